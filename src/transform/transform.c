#include "transform/transform.h"

#include "xml/load.h"
#include "xml/sheet.h"
#include "xml/words.h"

#include <glib.h>
#include <string.h>

#define DEFAULT_VIEW  "to-fo"
#define DEFAULT_STYLE "gb9704"

bool transform_is_name(const char *name)
{
	if (name == NULL || !g_ascii_islower(*name) || strlen(name) > 100)
		return false;
	while (g_ascii_islower(*name) || g_ascii_isdigit(*name) || *name == '-')
		name++;
	return *name == '\0';
}

/* ---- what there is ---- */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Entries of a folder that are names after the suffix is taken off, and that have the file, if it is given. */
static char **entries(const char *folder, const char *suffix, const char *file)
{
	GPtrArray *names = g_ptr_array_new();
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *entry;

	while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL) {
		char *name = g_str_has_suffix(entry, suffix)
		    ? g_strndup(entry, strlen(entry) - strlen(suffix)) : NULL;
		char *path = g_build_filename(folder, entry, file, NULL);

		if (transform_is_name(name) && g_file_test(path, G_FILE_TEST_IS_REGULAR))
			g_ptr_array_add(names, g_steal_pointer(&name));
		g_free(path);
		g_free(name);
	}
	if (dir != NULL)
		g_dir_close(dir);
	if (names->len > 0)
		qsort(names->pdata, names->len, sizeof *names->pdata, by_name);
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

char **transform_kinds(const char *home)
{
	char *folder = g_build_filename(home, "templates", NULL);
	char **names = entries(folder, "", "grammar.xsd");

	g_free(folder);
	return names;
}

char **transform_styles(const char *home)
{
	char *folder = g_build_filename(home, "styles", NULL);
	char **names = entries(folder, "", "style.xsl");

	g_free(folder);
	return names;
}

char **transform_views(const char *home, const char *kind)
{
	char *folder = g_build_filename(home, "templates", kind, NULL);
	char **names = transform_is_name(kind) ? entries(folder, ".xsl", NULL) : g_new0(char *, 1);

	g_free(folder);
	return names;
}

/* ---- finding it ---- */

/* NULL if name is one of the list, else the list as one string to g_free; the list is freed. */
static char *unless_in(char **list, const char *name)
{
	char *all = NULL;

	if (!g_strv_contains((const char *const *)list, name))
		all = g_strjoinv(", ", list);
	g_strfreev(list);
	return all;
}

static bool is_view_or_style(char **list, const char *name, enum diag_id id, struct diag *diag)
{
	char *all = unless_in(list, name);

	if (all == NULL)
		return true;
	diag_report(diag, (struct pos){ 0 }, id, name, all);
	g_free(all);
	return false;
}

/* An author who writes a wrong root element is told in the document's language. */
static bool is_kind(const char *home, const char *kind, xmlDoc *source, struct diag *diag)
{
	char *all = unless_in(transform_kinds(home), kind);

	if (all == NULL)
		return true;
	words_report(diag, xml_pos((xmlNode *)source), words_lang(source), WORD_TRANSFORM_UNKNOWN_KIND, kind, all);
	g_free(all);
	return false;
}

static const char *root_name(xmlDoc *source)
{
	const xmlNode *root = xmlDocGetRootElement(source);

	return root != NULL ? (const char *)root->name : "";
}

char *transform_kind_file(const char *home, xmlDoc *source, const char *file, struct diag *diag)
{
	const char *kind = root_name(source);

	if (!is_kind(home, kind, source, diag))
		return NULL;
	return g_build_filename(home, "templates", kind, file, NULL);
}

/* ---- doing it ---- */

static void add_import(GString *driver, char *path)
{
	char *uri = xml_uri_of_path(path);

	/* an escaped URI holds nothing that XML would have to escape */
	g_string_append_printf(driver, "<xsl:import href=\"%s\"/>", uri);
	g_free(uri);
	g_free(path);
}

/* What is imported last wins. */
static GString *write_driver(const char *home, const char *kind, const char *view, const char *style, bool standard)
{
	GString *driver = g_string_new("<xsl:stylesheet version=\"1.0\""
	    " xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">");
	char *view_file = g_strconcat(view, ".xsl", NULL);

	add_import(driver, g_build_filename(home, "templates", kind, view_file, NULL));
	add_import(driver, g_build_filename(home, "styles", style, "style.xsl", NULL));
	if (standard)
		add_import(driver, g_build_filename(home, "templates", "common", "standard.xsl", NULL));
	g_string_append(driver, "</xsl:stylesheet>");
	g_free(view_file);
	return driver;
}

static GPtrArray *all_roots(const struct transform_request *request)
{
	GPtrArray *roots = g_ptr_array_new();

	g_ptr_array_add(roots, (char *)request->home);
	for (const char *const *root = request->roots; root != NULL && *root != NULL; root++)
		g_ptr_array_add(roots, (char *)*root);
	g_ptr_array_add(roots, NULL);
	return roots;
}

void transform_check_params(const struct sheet *sheet, const char *const *params, struct diag *diag)
{
	for (; params != NULL && params[0] != NULL; params += 2)
		if (!sheet_has_param(sheet, params[0]))
			diag_report(diag, (struct pos){ 0 }, TRANSFORM_UNKNOWN_PARAM, params[0]);
}

static xmlDoc *transform(const struct transform_request *request, xmlDoc *source, bool standard, struct diag *diag)
{
	const char *kind = request->kind != NULL ? request->kind : root_name(source);
	const char *view = request->view != NULL ? request->view : DEFAULT_VIEW;
	const char *style = request->style != NULL ? request->style : DEFAULT_STYLE;
	GPtrArray *roots;
	struct xml_access access;
	GString *driver;
	struct sheet *sheet;
	xmlDoc *result;

	if (!is_kind(request->home, kind, source, diag)
	    || !is_view_or_style(transform_views(request->home, kind), view, TRANSFORM_UNKNOWN_VIEW, diag)
	    || !is_view_or_style(transform_styles(request->home), style, TRANSFORM_UNKNOWN_STYLE, diag))
		return NULL;
	roots = all_roots(request);
	access.roots = (const char *const *)roots->pdata;
	driver = write_driver(request->home, kind, view, style, standard);
	sheet = sheet_load_memory("yinfa.xsl", driver->str, driver->len, &access, diag);
	g_string_free(driver, TRUE);
	if (sheet != NULL)
		transform_check_params(sheet, request->params, diag);
	result = sheet != NULL ? sheet_run(sheet, source, request->params, diag) : NULL;
	sheet_free(sheet);
	g_ptr_array_free(roots, TRUE);
	return result;
}

xmlDoc *transform_to_fo(const struct transform_request *request, xmlDoc *source, struct diag *diag)
{
	return transform(request, source, false, diag);
}

xmlDoc *transform_to_standard(const struct transform_request *request, xmlDoc *source, struct diag *diag)
{
	return transform(request, source, true, diag);
}
