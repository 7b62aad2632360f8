/*
 * main.c - the command line
 *
 * A table of commands, each with its options; what they do stands in publish.
 * Messages go to stderr, results to files or stdout.
 *
 * Exit status: 0 fine, 1 warnings turned errors by --strict, 2 errors in a
 * document, 3 wrong use or the machine's fault.
 */
#include "base/diag.h"
#include "fo/tree.h"
#include "publish/batch.h"
#include "publish/compose.h"
#include "publish/home.h"
#include "publish/job.h"
#include "render/render.h"
#include "schema/catalog.h"
#include "text/fonts.h"
#include "transform/transform.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define VERSION "0.1"

enum { EXIT_FINE = 0, EXIT_STRICT = 1, EXIT_DOCUMENT = 2, EXIT_USE = 3 };

struct options {
	/* for all commands */
	gboolean quiet, strict;
	char *message_format;
	/* of single ones */
	char *view, *style, *types, *output, **params, **roots, *dump, *sheet, *area_tree, *properties, *roles, *cases;
	int dpi, jobs;
	gboolean plain, timing, support, fix, dry_run, rules;
	char **files;
};

struct call {
	struct options o;
	struct diag *diag;
	char *home, *program;
};

static int use(const char *text, ...) __attribute__((format(printf, 1, 2)));

static int use(const char *text, ...)
{
	va_list args;

	va_start(args, text);
	fprintf(stderr, "yinfa: ");
	vfprintf(stderr, text, args);
	fprintf(stderr, "; see yinfa --help\n");
	va_end(args);
	return EXIT_USE;
}

static int status_of(const struct call *c)
{
	switch (diag_worst(c->diag)) {
	case DIAG_FATAL:
		return EXIT_USE;
	case DIAG_ERROR:
		return EXIT_DOCUMENT;
	case DIAG_UNSUPPORTED:
	case DIAG_WARNING:
		return c->o.strict ? EXIT_STRICT : EXIT_FINE;
	default:
		return EXIT_FINE;
	}
}

static bool message_format(const struct call *c, enum diag_format *f)
{
	*f = g_strcmp0(c->o.message_format, "json") == 0 ? DIAG_JSON : DIAG_TEXT;
	return *f == DIAG_JSON || c->o.message_format == NULL || g_str_equal(c->o.message_format, "text");
}

static void print_messages(const struct call *c)
{
	enum diag_format format;

	message_format(c, &format);
	diag_print(c->diag, stderr, format, c->o.quiet ? DIAG_ERROR : DIAG_NOTE);
}

static const char *only_file(const struct call *c)
{
	return c->o.files != NULL && c->o.files[0] != NULL && c->o.files[1] == NULL ? c->o.files[0] : NULL;
}

/* ---- commands ---- */

static void report_no_kind(const struct call *c, const char *kind)
{
	char **kinds = transform_kinds(c->home), *list = g_strjoinv(", ", kinds);

	diag_report(c->diag, (struct pos){ 0 }, PUBLISH_NO_KIND, kind, list);
	g_strfreev(kinds);
	g_free(list);
}

static int command_new(struct call *c)
{
	const char *kind = only_file(c);
	char *path, *text = NULL;

	if (kind == NULL)
		return use("new takes the name of one kind of document");
	path = g_build_filename(c->home, "templates", kind, "sample.xml", NULL);
	if (!transform_is_name(kind) || !g_file_get_contents(path, &text, NULL, NULL))
		report_no_kind(c, kind);
	else
		fputs(text, stdout);
	g_free(text);
	g_free(path);
	return status_of(c);
}

static char **split_params(char **given)
{
	GPtrArray *list = g_ptr_array_new();

	for (char **p = given; p != NULL && *p != NULL; p++) {
		char *equals = strchr(*p, '=');

		if (equals == NULL || equals == *p) {
			g_ptr_array_add(list, NULL);
			g_strfreev((char **)g_ptr_array_free(list, FALSE));
			return NULL;
		}
		g_ptr_array_add(list, g_strndup(*p, (gsize)(equals - *p)));
		g_ptr_array_add(list, g_strdup(equals + 1));
	}
	g_ptr_array_add(list, NULL);
	return (char **)g_ptr_array_free(list, FALSE);
}

static void check_one(struct call *c, struct services *s, const char *path, const char *const *params)
{
	if (c->o.fix)
		job_fix(s, path, !c->o.dry_run, stdout, c->diag);
	else
		job_check(s, path, c->diag);
	if (c->o.style != NULL)
		job_check_style(s, c->o.style, path, params, c->diag);
	fflush(stdout);
	print_messages(c);
}

/* The rules of the kinds that are named, or of all. */
static int list_rules(struct call *c)
{
	GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	char **all = transform_kinds(c->home), **kinds = c->o.files != NULL ? c->o.files : all;

	for (char **kind = kinds; *kind != NULL; kind++) {
		char *path = g_build_filename(c->home, "templates", *kind, "rules.sch", NULL);

		if (g_strv_contains((const char *const *)all, *kind))
			catalog_print(path, ids, stdout, c->diag);
		else
			report_no_kind(c, *kind);
		g_free(path);
	}
	g_strfreev(all);
	g_hash_table_destroy(ids);
	return status_of(c);
}

static int command_check(struct call *c)
{
	char **params;
	struct services *s;

	if (c->o.rules)
		return list_rules(c);
	if (c->o.files == NULL && c->o.style == NULL)
		return use("check takes documents, or a style");
	if (c->o.dry_run && !c->o.fix)
		return use("--dry-run goes with --fix");
	params = split_params(c->o.params);
	if (params == NULL)
		return use("a parameter is NAME=VALUE");
	s = services_new(c->home, NULL);
	if (c->o.files == NULL)
		job_check_style(s, c->o.style, NULL, (const char *const *)params, c->diag);
	for (char **f = c->o.files; f != NULL && *f != NULL; f++)
		check_one(c, s, *f, (const char *const *)params);
	services_free(s);
	g_strfreev(params);
	return status_of(c);
}

static bool find_dump(const char *name, enum dump *dump)
{
	static const char *const names[] = { "", "xml", "fo", "properties", "area", "trace", NULL };

	for (int i = 1; name != NULL && names[i] != NULL; i++) {
		if (g_str_equal(name, names[i])) {
			*dump = (enum dump)i;
			return true;
		}
	}
	return name == NULL;
}

/* Formats as the author names them, or by the ending of the output's name. */
static char **find_formats(const struct call *c)
{
	const char *dot = c->o.output != NULL ? strrchr(c->o.output, '.') : NULL;

	if (c->o.types != NULL)
		return g_strsplit_set(c->o.types, ", ", 0);
	if (dot != NULL && strchr(dot, '/') == NULL)
		return g_strsplit(dot + 1, ",", 0);
	return g_strsplit("pdf", ",", 0);
}

static int check_formats(char **formats)
{
	for (char **f = formats; *f != NULL; f++) {
		if (render_find(*f) == NULL) {
			char *names = g_strjoinv(", ", (char **)render_names());

			use("no format is called '%s'; there are %s", *f, names);
			g_free(names);
			return EXIT_USE;
		}
	}
	return EXIT_FINE;
}

static int run_job(struct call *c, struct job *j)
{
	char **params = split_params(c->o.params), **formats = find_formats(c);
	struct services *s;
	int status = EXIT_USE;

	j->dump_to = stdout;
	j->params = (const char *const *)params;
	j->formats = (const char *const *)formats;
	if (params == NULL)
		use("a parameter is NAME=VALUE");
	else if (!find_dump(c->o.dump, &j->dump))
		use("no stage is called '%s'", c->o.dump);
	else
		status = check_formats(formats);
	if (status == EXIT_FINE) {
		s = services_new(c->home, c->o.roles);
		if (!job_run(s, j, c->diag) && diag_worst(c->diag) < DIAG_ERROR)
			diag_report(c->diag, (struct pos){ .file = j->source }, PUBLISH_INCOMPLETE);
		services_free(s);
		status = status_of(c);
	}
	g_strfreev(params);
	g_strfreev(formats);
	return status;
}

static int command_build(struct call *c)
{
	struct job j = { .source = only_file(c), .view = c->o.view, .style = c->o.style, .output = c->o.output,
	    .area_tree = c->o.area_tree, .properties = c->o.properties, .timing = c->o.timing };

	if (j.source == NULL)
		return use("build takes one document");
	if (j.output == NULL && c->o.dump == NULL)
		j.output = "./";
	return run_job(c, &j);
}

static int command_format(struct call *c)
{
	struct job j = { .source = only_file(c), .is_fo = true, .sheet = c->o.sheet,
	    .roots = (const char *const *)c->o.roots, .output = c->o.output, .area_tree = c->o.area_tree,
	    .properties = c->o.properties, .dpi = c->o.dpi, .plain = c->o.plain, .timing = c->o.timing };

	if (c->o.support) {
		fo_list_support(stdout);
		return EXIT_FINE;
	}
	if (j.source == NULL)
		return use("format takes one document");
	if (j.output == NULL && j.area_tree == NULL && j.properties == NULL && c->o.dump == NULL)
		return use("format needs -o, --area-tree, --dump-properties or --dump");
	return run_job(c, &j);
}

static int command_publish(struct call *c)
{
	struct batch_options o = { .home = c->home, .program = c->program, .folder = c->o.output, .jobs = c->o.jobs,
	    .quiet = c->o.quiet };
	char *list = c->o.files != NULL ? g_strdup(c->o.files[0]) : g_build_filename(c->home, "content", "publish.xml", NULL);
	int status = batch_publish(list, &o, c->diag);

	g_free(list);
	return MAX(status, status_of(c));
}

static int command_fonts(struct call *c)
{
	char *roles = c->o.roles != NULL ? g_strdup(c->o.roles) : g_build_filename(c->home, "fonts", "roles.xml", NULL);
	char *folder = g_build_filename(c->home, "build", "fonts", NULL);
	struct fonts *f = fonts_open(roles, folder, c->diag);
	bool complete = f != NULL && fonts_list(f, stdout);

	if (f != NULL)
		fonts_free(f);
	g_free(roles);
	g_free(folder);
	return complete ? status_of(c) : MAX(status_of(c), EXIT_USE);
}

static int command_compose(struct call *c)
{
	char *folder = g_build_filename(c->home, "build", "fonts", NULL);
	int failed;

	if (c->o.cases == NULL) {
		g_free(folder);
		return use("compose needs --cases");
	}
	failed = compose_cases(c->o.cases, c->o.roles, folder, stdout, c->diag);
	g_free(folder);
	return failed > 0 ? EXIT_DOCUMENT : status_of(c);
}

/* ---- the table of commands ---- */

enum { NEW = 1, CHECK = 2, BUILD = 4, FORMAT = 8, PUBLISH = 16, FONTS = 32, COMPOSE = 64, ALL = 127 };

struct option {
	int commands;
	const char *name;
	char letter;            /* 0: none */
	GOptionArg type;
	size_t field;           /* of struct options: where the value goes */
	const char *summary, *value;
};

#define OPTION(commands, name, letter, type, field, summary, value) \
	{ commands, name, letter, G_OPTION_ARG_##type, offsetof(struct options, field), summary, value },

static const struct option option_table[] = {
	OPTION(ALL, "quiet", 'q', NONE, quiet, "errors only", NULL)
	OPTION(ALL, "strict", 0, NONE, strict, "warnings give exit status 1", NULL)
	OPTION(ALL, "format", 0, STRING, message_format, "of messages: text or json", "F")
	OPTION(BUILD, "view", 'v', STRING, view, "view of the kind (to-fo)", "VIEW")
	OPTION(BUILD | CHECK, "style", 's', STRING, style,
	    "style (gb9704); check: where it departs from GB/T 9704", "STYLE")
	OPTION(BUILD | FORMAT, "types", 't', STRING, types, "formats: pdf,png,svg,...", "LIST")
	OPTION(BUILD | FORMAT | PUBLISH, "output", 'o', FILENAME, output, "where to; -: standard output", "FILE|DIR")
	OPTION(BUILD | CHECK | FORMAT, "param", 'p', STRING_ARRAY, params, "stylesheet parameter", "NAME=VALUE")
	OPTION(BUILD | FORMAT, "dump", 0, STRING, dump,
	    "xml, fo, properties, area or trace, to stdout", "STAGE")
	OPTION(BUILD | FORMAT, "area-tree", 0, FILENAME, area_tree, "write the area tree", "FILE")
	OPTION(BUILD | FORMAT, "dump-properties", 0, FILENAME, properties,
	    "write the refined properties", "FILE")
	OPTION(BUILD | FORMAT, "timing", 0, NONE, timing, "say what each stage took", NULL)
	OPTION(CHECK, "fix", 0, NONE, fix, "put right what leaves no choice, and show each change", NULL)
	OPTION(CHECK, "dry-run", 0, NONE, dry_run, "with --fix: show the changes, write nothing", NULL)
	OPTION(CHECK, "rules", 0, NONE, rules, "list the rules of all kinds, or of those named", NULL)
	OPTION(FORMAT, "xslt", 0, FILENAME, sheet, "stylesheet that makes the FO document", "SHEET")
	OPTION(FORMAT, "root", 0, FILENAME_ARRAY, roots,
	    "a further folder the stylesheet may read below; several times", "DIR")
	OPTION(FORMAT, "dpi", 0, INT, dpi, "pixels of an inch (96)", "N")
	OPTION(FORMAT, "plain", 0, NONE, plain, "no kerning, no ligatures", NULL)
	OPTION(FORMAT, "version-info", 0, NONE, support, "the subset of XSL-FO that is done", NULL)
	OPTION(COMPOSE, "cases", 0, FILENAME, cases, "table of cases", "FILE.tsv")
	OPTION(BUILD | FORMAT | FONTS | COMPOSE, "fonts", 0, FILENAME, roles, "list of fonts", "ROLES.xml")
	OPTION(PUBLISH, "jobs", 'j', INT, jobs, "processes at once", "N")
	OPTION(ALL, G_OPTION_REMAINING, 0, FILENAME_ARRAY, files, NULL, NULL)
};

#undef OPTION

static const struct command {
	const char *name, *arguments, *summary;
	int bit;
	int (*run)(struct call *);
} commands[] = {
	{ "new", "KIND", "a sample to start from, on standard output", NEW, command_new },
	{ "check", "[-s STYLE] FILE...", "validate; --fix puts right what leaves no choice", CHECK, command_check },
	{ "build", "FILE", "make a document's files", BUILD, command_build },
	{ "format", "IN.fo|IN.xml|-", "format an XSL-FO document", FORMAT, command_format },
	{ "publish", "[content/publish.xml]", "make everything that is out of date", PUBLISH, command_publish },
	{ "compose", "", "try the line engine with a table of cases", COMPOSE, command_compose },
	{ "fonts", "", "the roles, what serves them, what is missing", FONTS, command_fonts },
};

static int help(FILE *to)
{
	fprintf(to, "yinfa %s - from structured documents to print-ready pages\n\n", VERSION);
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		fprintf(to, "  yinfa %-8s %-22s %s\n", commands[i].name, commands[i].arguments, commands[i].summary);
	fprintf(to, "\nyinfa COMMAND --help lists the options of a command.\n"
	    "Exit status: 0 fine, 1 warnings under --strict, 2 errors in a document, 3 wrong use or the machine's fault.\n");
	return to == stdout ? EXIT_FINE : EXIT_USE;
}

static bool parse_options(const struct command *cmd, struct options *o, int *argc, char ***argv)
{
	GOptionContext *context = g_option_context_new(cmd->arguments);
	char *name = g_strconcat("yinfa ", cmd->name, NULL);
	GOptionEntry entries[G_N_ELEMENTS(option_table) + 1] = { 0 };
	GError *error = NULL;
	int n = 0;
	bool fine;

	for (size_t i = 0; i < G_N_ELEMENTS(option_table); i++) {
		const struct option *t = &option_table[i];

		if (t->commands & cmd->bit)
			entries[n++] = (GOptionEntry){ t->name, t->letter, 0, t->type, (char *)o + t->field, t->summary,
				t->value };
	}
	g_set_prgname(name);    /* what the help begins with */
	g_free(name);
	g_option_context_add_main_entries(context, entries, NULL);
	g_option_context_set_summary(context, cmd->summary);
	fine = g_option_context_parse(context, argc, argv, &error);
	if (!fine)
		use("%s", error->message);
	g_clear_error(&error);
	g_option_context_free(context);
	return fine;
}

static void free_options(struct options *o)
{
	char **strings[] = { &o->message_format, &o->view, &o->style, &o->types, &o->output, &o->dump, &o->sheet,
		&o->area_tree, &o->properties, &o->roles, &o->cases };

	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		g_free(*strings[i]);
	g_strfreev(o->params);
	g_strfreev(o->roots);
	g_strfreev(o->files);
}

static int run(const struct command *cmd, const struct options *o)
{
	struct call c = { .o = *o, .diag = diag_new(), .home = home_find(),
	    .program = g_file_read_link("/proc/self/exe", NULL) };
	enum diag_format format;
	int status;

	if (!message_format(&c, &format))
		status = use("messages are text or json, not '%s'", o->message_format);
	else if (c.home == NULL)
		status = use("templates, styles and fonts are not found: set YINFA_HOME to their folder");
	else
		status = cmd->run(&c);
	print_messages(&c);
	if (fflush(stdout) != 0 || ferror(stdout))
		status = use("cannot write to standard output");
	diag_free(c.diag);
	g_free(c.home);
	g_free(c.program);
	return status;
}

int main(int argc, char **argv)
{
	const struct command *cmd = NULL;
	struct options given = { 0 };
	int status;

	if (argc < 2 || g_str_equal(argv[1], "--help") || g_str_equal(argv[1], "-h"))
		return help(argc < 2 ? stderr : stdout);
	if (g_str_equal(argv[1], "--version")) {
		printf("yinfa %s\n", VERSION);
		return EXIT_FINE;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		if (g_str_equal(argv[1], commands[i].name))
			cmd = &commands[i];
	}
	if (cmd == NULL)
		return use("there is no command '%s'", argv[1]);
	argc--;
	argv++;
	if (!parse_options(cmd, &given, &argc, &argv)) {
		free_options(&given);
		return EXIT_USE;
	}
	status = run(cmd, &given);
	free_options(&given);
	return status;
}
