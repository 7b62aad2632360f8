#include "publish/job.h"

#include "area/area.h"
#include "base/arena.h"
#include "fo/tree.h"
#include "layout/layout.h"
#include "publish/repair.h"
#include "render/render.h"
#include "schema/schema.h"
#include "text/fonts.h"
#include "transform/standard.h"
#include "transform/transform.h"
#include "xml/access.h"
#include "xml/load.h"
#include "xml/sheet.h"

#include <errno.h>
#include <glib.h>
#include <libxml/tree.h>
#include <string.h>
#include <time.h>

struct services {
	const char *home;
	char *roles, *font_folder;
	const char *roots[2];
	struct xml_access access;
	struct fonts *fonts;            /* opened when first asked for */
	struct render_fonts *drawn_with;        /* its faces are those of fonts */
	struct schemas *schemas;
};

struct services *services_new(const char *home, const char *roles)
{
	struct services *s = g_new0(struct services, 1);

	s->home = home;
	s->roles = roles != NULL ? g_strdup(roles) : g_build_filename(home, "fonts", "roles.xml", NULL);
	s->font_folder = g_build_filename(home, "build", "fonts", NULL);
	s->roots[0] = home;
	s->access.roots = s->roots;
	s->schemas = schemas_new(&s->access);
	return s;
}

void services_free(struct services *s)
{
	if (s == NULL)
		return;
	if (s->drawn_with != NULL)
		render_fonts_free(s->drawn_with);
	if (s->fonts != NULL)
		fonts_free(s->fonts);
	schemas_free(s->schemas);
	g_free(s->roles);
	g_free(s->font_folder);
	g_free(s);
}

static bool has_errors(const struct diag *d)
{
	return diag_worst(d) >= DIAG_ERROR;
}

/* ---- the stages' clock ---- */

struct clock {
	const struct job *job;
	struct diag *diag;
	struct timespec last;
};

static void lap(struct clock *c, const char *stage)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	if (c->job->timing && stage != NULL) {
		double ms = (double)(now.tv_sec - c->last.tv_sec) * 1e3 + (double)(now.tv_nsec - c->last.tv_nsec) / 1e6;

		diag_report(c->diag, (struct pos){ 0 }, TIMING, stage, ms);
	}
	c->last = now;
}

/* ---- source to FO document ---- */

static bool check(struct services *s, xmlDoc *doc, struct diag *diag)
{
	char *grammar = transform_kind_file(s->home, doc, "grammar.xsd", diag);
	char *rules = grammar == NULL ? NULL : transform_kind_file(s->home, doc, "rules.sch", diag);

	if (grammar != NULL)
		schema_check_structure(s->schemas, doc, grammar, diag);
	if (rules != NULL)
		schema_check_rules(s->schemas, doc, rules, diag);
	g_free(grammar);
	g_free(rules);
	return !has_errors(diag);
}

bool job_check(struct services *s, const char *source, struct diag *diag)
{
	xmlDoc *doc = xml_load(source, NULL, diag);
	bool fine = doc != NULL && check(s, doc, diag);

	xml_free(doc);
	return fine;
}

bool job_fix(struct services *s, const char *source, bool write, FILE *show, struct diag *diag)
{
	struct repair_request r = { .path = source, .home = s->home, .write = write, .show = show };

	return repair_file(s->schemas, &r, diag) && job_check(s, source, diag);
}

static bool check_style(struct services *s, const char *style, const char *source, const char *const *params,
    struct diag *diag)
{
	struct transform_request r = { .home = s->home, .style = style, .params = params };
	xmlDoc *doc = xml_load(source, NULL, diag);
	bool fine = doc != NULL && standard_check_style(&r, doc, diag);

	xml_free(doc);
	return fine;
}

bool job_check_style(struct services *s, const char *style, const char *source, const char *const *params,
    struct diag *diag)
{
	/* one kind of each form that the standard knows */
	static const char *const kinds[] = { "notice", "letter", "order", "minutes", NULL };
	bool fine = true;

	if (source != NULL)
		return check_style(s, style, source, params, diag);
	for (const char *const *kind = kinds; *kind != NULL && fine; kind++) {
		char *sample = g_build_filename(s->home, "templates", *kind, "sample.xml", NULL);

		fine = check_style(s, style, sample, params, diag) || !has_errors(diag);
		g_free(sample);
	}
	return fine;
}

/* The folders below which an author's stylesheet and its FO may read: two lists, one after the other. */
static const char **join_roots(const char *const *first, const char *const *more)
{
	GPtrArray *all = g_ptr_array_new();

	for (; *first != NULL; first++)
		g_ptr_array_add(all, (gpointer)*first);
	for (; more != NULL && *more != NULL; more++)
		g_ptr_array_add(all, (gpointer)*more);
	g_ptr_array_add(all, NULL);
	return (const char **)g_ptr_array_free(all, FALSE);
}

static xmlDoc *run_sheet(struct services *s, const struct job *j, xmlDoc *source, struct diag *diag)
{
	char *here = g_path_get_dirname(j->sheet), *there = g_path_get_dirname(j->source);
	const char **roots = join_roots((const char *const[]){ here, there, s->home, NULL }, j->roots);
	struct xml_access access = { roots };
	struct sheet *sheet = sheet_load(j->sheet, &access, diag);
	xmlDoc *made = NULL;

	if (sheet != NULL) {
		transform_check_params(sheet, j->params, diag);
		made = sheet_run(sheet, source, j->params, diag);
	}
	sheet_free(sheet);
	g_free(roots);
	g_free(here);
	g_free(there);
	return made;
}

static xmlDoc *own_templates(struct services *s, const struct job *j, xmlDoc *source, struct diag *diag)
{
	char *there = g_path_get_dirname(j->source);
	const char *const roots[] = { there, NULL };
	struct transform_request r = { .home = s->home, .view = j->view, .style = j->style, .params = j->params,
	    .roots = roots };
	xmlDoc *made = NULL;

	if (check(s, source, diag))
		made = transform_to_fo(&r, source, diag);
	g_free(there);
	return made;
}

static xmlDoc *fo_document(struct services *s, const struct job *j, struct clock *clock, struct diag *diag)
{
	struct xml_limits limits = { .allow_internal_dtd = j->is_fo, .foreign = j->is_fo };
	xmlDoc *source = xml_load(j->source, &limits, diag), *made;

	lap(clock, "load");
	if (source == NULL || (j->is_fo && j->sheet == NULL))
		return source;
	if (j->dump == DUMP_XML) {
		xmlDocDump(j->dump_to, source);
		xml_free(source);
		return NULL;
	}
	made = j->sheet != NULL ? run_sheet(s, j, source, diag) : own_templates(s, j, source, diag);
	lap(clock, "transform");
	xml_free(source);
	return made;
}

/* ---- FO document to files ---- */

static bool write_dump(const char *path, struct diag *diag, void (*dump)(const void *, FILE *), const void *what)
{
	FILE *f = fopen(path, "w");
	bool fine = f != NULL;

	if (fine) {
		dump(what, f);
		fine = ferror(f) == 0;
		fine = fclose(f) == 0 && fine;
	}
	if (!fine)
		diag_report(diag, (struct pos){ 0 }, PUBLISH_CANNOT_WRITE, path, g_strerror(errno));
	return fine;
}

static void dump_area(const void *tree, FILE *f)
{
	area_dump(tree, f);
}

static void dump_properties(const void *root, FILE *f)
{
	fo_dump_properties(root, f);
}

static bool is_folder(const struct job *j)
{
	return g_str_has_suffix(j->output, "/") || g_file_test(j->output, G_FILE_TEST_IS_DIR) ||
	    (j->formats[0] != NULL && j->formats[1] != NULL);
}

char *job_target(const struct job *j, const char *format)
{
	char *name, *dot, *file, *target;

	if (!is_folder(j))
		return g_strdup(j->output);
	name = g_path_get_basename(j->source);
	dot = strrchr(name, '.');
	if (dot != NULL)
		*dot = '\0';
	file = g_strdup_printf("%s.%s", name, format);
	target = g_build_filename(j->output, file, NULL);
	g_free(name);
	g_free(file);
	return target;
}

/* All formats, into *drawn. */
static bool draw_all(struct services *s, const struct job *j, const struct area_tree *tree, GPtrArray *drawn, struct diag *diag)
{
	struct render_info info = { .title = tree->title, .author = tree->author, .subject = tree->subject,
	    .keywords = tree->keywords, .language = tree->language, .dpi = 0 };
	bool fine = true;

	if (s->drawn_with == NULL)
		s->drawn_with = render_fonts_new();
	info.fonts = s->drawn_with;
	if (is_folder(j))
		g_mkdir_with_parents(j->output, 0777);  /* where that fails, writing says so */
	for (const char *const *f = j->formats; *f != NULL; f++) {
		char *target = job_target(j, *f);
		struct drawing *d = render_draw(tree, render_find(*f), target, &info, diag);

		if (d != NULL)
			g_ptr_array_add(drawn, d);
		fine &= d != NULL;
		g_free(target);
	}
	return fine;
}

static bool write_all(GPtrArray *drawn)
{
	bool fine = true;

	for (guint i = 0; i < drawn->len; i++)
		fine &= render_write(drawn->pdata[i]);
	return fine;
}

/* Dumps are written at once; of the other formats *drawn is still to be written. */
static bool draw(struct services *s, const struct job *j, const struct area_tree *tree, GPtrArray *drawn, struct diag *diag)
{
	bool fine = true;

	if (j->dump == DUMP_AREA) {
		area_dump(tree, j->dump_to);
		return true;
	}
	if (j->dump == DUMP_TRACE)
		return render_tree(tree, &render_trace, "-", NULL, diag);
	if (j->area_tree != NULL)
		fine &= write_dump(j->area_tree, diag, dump_area, tree);
	if (j->output != NULL)
		fine &= draw_all(s, j, tree, drawn, diag);
	return fine;
}

static enum layout_may may_read(const void *access, const char *path, char **resolved)
{
	switch (xml_access_path(access, path, resolved)) {
	case XML_MAY:
		return LAYOUT_MAY;
	case XML_MISSING:
		return LAYOUT_MISSING;
	default:
		return LAYOUT_MAY_NOT;
	}
}

static struct area_tree *lay_out(struct services *s, const struct job *j, struct arena *a, const struct fo_node *root,
    struct diag *diag)
{
	char *base = g_path_get_dirname(j->source);
	const char **roots = join_roots((const char *const[]){ base, s->home, NULL }, j->roots);
	const struct xml_access access = { roots };
	struct layout_options o = { .pixels_per_inch = j->dpi, .may_read = may_read, .access = &access, .base = base,
	    .plain = j->plain };
	struct area_tree *tree = NULL;

	if (s->fonts == NULL)
		s->fonts = fonts_open(s->roles, s->font_folder, diag);
	if (s->fonts != NULL)
		tree = layout_document(a, root, s->fonts, &o, diag);
	g_free(roots);
	g_free(base);
	return tree;
}

/* Dumps of the FO tree; true when there is nothing else to do. */
static bool dump_tree(const struct job *j, const struct fo_node *root, struct diag *diag)
{
	if (j->dump == DUMP_FO)
		fo_dump(root, j->dump_to);
	else if (j->dump == DUMP_PROPERTIES)
		fo_dump_properties(root, j->dump_to);
	if (j->properties != NULL)
		write_dump(j->properties, diag, dump_properties, root);
	return j->dump == DUMP_FO || j->dump == DUMP_PROPERTIES ||
	    (j->properties != NULL && j->output == NULL && j->area_tree == NULL && j->dump == DUMP_NONE);
}

bool job_run(struct services *s, const struct job *j, struct diag *diag)
{
	struct clock clock = { .job = j, .diag = diag };
	struct fo_options fo = { .pixels_per_inch = j->dpi, .source_file = g_intern_string(j->source) };
	struct arena *a = arena_new();
	const struct fo_node *root = NULL;
	struct area_tree *tree = NULL;
	GPtrArray *drawn = g_ptr_array_new();
	bool fine = false;
	xmlDoc *doc;

	lap(&clock, NULL);
	doc = fo_document(s, j, &clock, diag);
	if (doc != NULL)
		root = fo_build(a, doc, &fo, diag);
	xml_free(doc);
	lap(&clock, "refine");
	if (root != NULL && dump_tree(j, root, diag)) {
		fine = true;
	} else if (root != NULL) {
		tree = lay_out(s, j, a, root, diag);
		lap(&clock, "layout");
	}
	/* an error in an office's document leaves its older output alone; other people's FO is shown as far as it goes */
	if (tree != NULL && (j->is_fo || !has_errors(diag))) {
		fine = draw(s, j, tree, drawn, diag);
		lap(&clock, "draw");
	}
	arena_free(a);
	fine &= write_all(drawn);
	g_ptr_array_free(drawn, TRUE);
	lap(&clock, "write");
	return fine || j->dump == DUMP_XML;
}
