#include "transform/declaration.h"

#include "xml/load.h"
#include "xml/node.h"

#include <glib.h>
#include <string.h>

#define MAX_FILES 20
#define MAX_DEPTH 20    /* sets that use sets, variables computed from variables */

struct declarations {
	GPtrArray *files;       /* xmlDoc *, what wins first */
};

static bool is_xsl(const xmlNode *n, const char *name)
{
	return xml_is(n, XML_XSL_NS, name);
}

static bool is_named(const xmlNode *n, const char *name)
{
	char *is = xml_attribute(n, "name");
	bool same = g_strcmp0(is, name) == 0;

	g_free(is);
	return same;
}

/* ---- loading ---- */

static bool load(struct declarations *d, const char *path, struct diag *diag)
{
	xmlDoc *doc = d->files->len < MAX_FILES ? xml_load_as(path, xml_shown_path(path), NULL, diag) : NULL;
	char *folder;
	bool good = doc != NULL;

	if (doc == NULL)
		return d->files->len >= MAX_FILES;
	g_ptr_array_add(d->files, doc);
	folder = g_path_get_dirname(path);
	/* of several imports the last wins */
	for (const xmlNode *n = xmlDocGetRootElement(doc)->last; n != NULL && good; n = n->prev) {
		char *href = is_xsl(n, "import") || is_xsl(n, "include") ? xml_attribute(n, "href") : NULL;
		char *imported = href != NULL ? g_canonicalize_filename(href, folder) : NULL;

		good = imported == NULL || load(d, imported, diag);
		g_free(imported);
		g_free(href);
	}
	g_free(folder);
	return good;
}

static void free_file(void *doc)
{
	xml_free(doc);
}

struct declarations *declarations_load(const char *path, struct diag *diag)
{
	struct declarations *d = g_new0(struct declarations, 1);
	char *absolute = g_canonicalize_filename(path, NULL);
	bool good;

	d->files = g_ptr_array_new_with_free_func(free_file);
	good = load(d, absolute, diag);
	g_free(absolute);
	if (good)
		return d;
	declarations_free(d);
	return NULL;
}

void declarations_free(struct declarations *d)
{
	if (d == NULL)
		return;
	g_ptr_array_free(d->files, TRUE);
	g_free(d);
}

struct pos declarations_pos(const struct declarations *d)
{
	return xml_pos(xmlDocGetRootElement(d->files->pdata[0]));
}

/* ---- finding ---- */

/* What stands next at the top of a file after n, or else of the files after it; n NULL: the first of all, *file 0. */
static const xmlNode *next_at_top(const struct declarations *d, guint *file, const xmlNode *n)
{
	n = n != NULL ? n->next : xmlDocGetRootElement(d->files->pdata[0])->children;
	while (n == NULL && ++*file < d->files->len)
		n = xmlDocGetRootElement(d->files->pdata[*file])->children;
	return n;
}

const xmlNode *declaration_of_variable(const struct declarations *d, const char *name)
{
	const xmlNode *n = NULL;
	guint file = 0;

	while ((n = next_at_top(d, &file, n)) != NULL)
		if ((is_xsl(n, "variable") || is_xsl(n, "param")) && is_named(n, name))
			break;
	return n;
}

static const xmlNode *attribute_in(const xmlNode *set, const char *name)
{
	for (const xmlNode *n = set->last; n != NULL; n = n->prev)
		if (is_xsl(n, "attribute") && is_named(n, name))
			return n;
	return NULL;
}

static const xmlNode *find_attribute(const struct declarations *, const char *set, const char *name, int depth);

static const xmlNode *attribute_of_used(const struct declarations *d, const xmlNode *set, const char *name, int depth)
{
	char *list = xml_attribute(set, "use-attribute-sets");
	char **used = g_strsplit_set(list != NULL ? list : "", " \t\n", -1);
	const xmlNode *found = NULL;

	for (guint i = g_strv_length(used); i > 0 && found == NULL; i--)
		if (used[i - 1][0] != '\0')
			found = find_attribute(d, used[i - 1], name, depth + 1);
	g_strfreev(used);
	g_free(list);
	return found;
}

/* The set's own attributes win over those of the sets it uses, in each file. */
static const xmlNode *find_attribute(const struct declarations *d, const char *set, const char *name, int depth)
{
	const xmlNode *found = NULL, *n = NULL;
	guint file = 0;

	while (found == NULL && depth < MAX_DEPTH && (n = next_at_top(d, &file, n)) != NULL) {
		if (!is_xsl(n, "attribute-set") || !is_named(n, set))
			continue;
		found = attribute_in(n, name);
		if (found == NULL)
			found = attribute_of_used(d, n, name, depth);
	}
	return found;
}

const xmlNode *declaration_of_attribute(const struct declarations *d, const char *set, const char *name)
{
	return find_attribute(d, set, name, 0);
}

/* ---- causes ---- */

static const xmlNode *cause_in_expression(const struct declarations *, const char *expression, int depth);

static const xmlNode *find_cause(const struct declarations *d, const xmlNode *n, int depth)
{
	const xmlNode *found = NULL;

	if (n->type != XML_ELEMENT_NODE || depth > MAX_DEPTH)
		return NULL;
	for (const xmlAttr *a = n->properties; a != NULL && found == NULL; a = a->next)
		if (a->children != NULL && (strcmp((char *)a->name, "select") == 0 || strcmp((char *)a->name, "test") == 0))
			found = cause_in_expression(d, (char *)a->children->content, depth);
	for (const xmlNode *child = n->children; child != NULL && found == NULL; child = child->next)
		found = find_cause(d, child, depth + 1);
	return found;
}

/* The first variable named in an expression that the style's own file declares, or whose cause is there. */
static const xmlNode *cause_in_expression(const struct declarations *d, const char *expression, int depth)
{
	const xmlNode *found = NULL;

	for (const char *s = strchr(expression, '$'); s != NULL && found == NULL; s = strchr(s, '$')) {
		size_t n = strspn(++s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
		char *name = g_strndup(s, n);
		const xmlNode *variable = declaration_of_variable(d, name);

		if (variable != NULL && variable->doc == d->files->pdata[0])
			found = variable;
		else if (variable != NULL)
			found = find_cause(d, variable, depth + 1);
		g_free(name);
	}
	return found;
}

const xmlNode *declaration_cause(const struct declarations *d, const xmlNode *n)
{
	const xmlNode *found = n->doc == d->files->pdata[0] ? n : find_cause(d, n, 0);

	return found != NULL ? found : n;
}
