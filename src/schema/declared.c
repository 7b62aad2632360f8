#include "schema/declared.h"

#include "xml/load.h"
#include "xml/node.h"

#include <string.h>

#define XS_NS "http://www.w3.org/2001/XMLSchema"
#define MAX_PARTS 1000

static bool is_xs(const xmlNode *n, const char *name)
{
	return xml_is(n, XS_NS, name);
}

static bool has(const xmlNode *n, const char *attribute, const char *value)
{
	char *is = xml_attribute(n, attribute);
	bool same = g_strcmp0(is, value) == 0;

	g_free(is);
	return same;
}

/* ---- loading ---- */

static bool is_loaded(const declared_t *all, const char *path)
{
	char *uri = xml_uri_of_path(path);
	bool loaded = false;

	for (guint i = 0; i < all->len && !loaded; i++)
		loaded = strcmp((const char *)((xmlDoc *)all->pdata[i])->URL, uri) == 0;
	g_free(uri);
	return loaded;
}

static bool load_parts(declared_t *all, const char *path, xmlDoc *doc, struct diag *diag)
{
	char *folder = g_path_get_dirname(path);
	bool good = true;

	for (xmlNode *n = xmlDocGetRootElement(doc)->children; n != NULL; n = n->next) {
		bool is_part = is_xs(n, "include") || is_xs(n, "import") || is_xs(n, "redefine");
		char *location = is_part ? xml_attribute(n, "schemaLocation") : NULL, *part;

		if (location == NULL)
			continue;
		part = g_build_filename(folder, location, NULL);
		if (!is_loaded(all, part) && all->len < MAX_PARTS)
			good &= declared_load(all, part, diag);
		g_free(part);
		g_free(location);
	}
	g_free(folder);
	return good;
}

bool declared_load(declared_t *all, const char *path, struct diag *diag)
{
	xmlDoc *doc = xml_load_as(path, xml_shown_path(path), NULL, diag);

	if (doc == NULL)
		return false;
	g_ptr_array_add(all, doc);
	return load_parts(all, path, doc, diag);
}

/* ---- asking ---- */

/* The next declaration of a name after a node of the schema at *part; NULL node: the first. */
static xmlNode *next_declaration(const declared_t *all, guint *part, xmlNode *n, const char *what,
    const char *name)
{
	for (; *part < all->len; (*part)++, n = NULL) {
		xmlNode *root = xmlDocGetRootElement(all->pdata[*part]);

		for (n = n != NULL ? xml_next(n, root) : root; n != NULL; n = xml_next(n, root))
			if (is_xs(n, what) && has(n, "name", name))
				return n;
	}
	return NULL;
}

bool declared_has_element(const declared_t *all, const char *name)
{
	guint part = 0;

	return next_declaration(all, &part, NULL, "element", name) != NULL;
}

GPtrArray *declared_roots(const declared_t *all)
{
	GPtrArray *names = g_ptr_array_new();
	xmlNode *root = all->len > 0 ? xmlDocGetRootElement(all->pdata[0]) : NULL;

	for (xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next) {
		xmlAttr *name = is_xs(n, "element") ? xmlHasNsProp(n, BAD_CAST "name", NULL) : NULL;

		if (name != NULL && name->children != NULL)
			g_ptr_array_add(names, name->children->content);
	}
	return names;
}

static bool speaks(const xmlNode *documentation, enum words_lang lang)
{
	char *tag = xml_attribute_in(documentation, (const char *)XML_XML_NAMESPACE, "lang");
	bool same = tag != NULL && words_lang_of_tag(tag) == lang;

	g_free(tag);
	return same;
}

static char *own_words(const xmlNode *declaration, enum words_lang lang)
{
	const xmlNode *best = NULL;
	xmlChar *content;
	char *words;

	for (const xmlNode *a = declaration->children; a != NULL; a = a->next) {
		if (!is_xs(a, "annotation"))
			continue;
		for (const xmlNode *d = a->children; d != NULL; d = d->next)
			if (is_xs(d, "documentation") && (best == NULL || (speaks(d, lang) && !speaks(best, lang))))
				best = d;
	}
	if (best == NULL)
		return NULL;
	content = xmlNodeGetContent(best);
	words = g_strdup(g_strstrip((char *)content));
	xmlFree(content);
	return words;
}

/* What is said to the type of an element or attribute, named or within it. */
static char *type_words(const declared_t *all, xmlNode *declaration, enum words_lang lang)
{
	char *type = xml_attribute(declaration, "type");
	const char *colon = type != NULL ? strchr(type, ':') : NULL;
	char *words = NULL;

	if (type != NULL)
		words = declared_words(all, "simpleType", colon != NULL ? colon + 1 : type, lang);
	for (xmlNode *n = declaration->children; n != NULL && words == NULL; n = n->next)
		if (is_xs(n, "simpleType"))
			words = own_words(n, lang);
	g_free(type);
	return words;
}

char *declared_words(const declared_t *all, const char *what, const char *name, enum words_lang lang)
{
	guint part = 0;
	xmlNode *n = NULL;
	char *words = NULL;

	while (words == NULL && (n = next_declaration(all, &part, n, what, name)) != NULL) {
		words = own_words(n, lang);
		if (words == NULL && strcmp(what, "simpleType") != 0)
			words = type_words(all, n, lang);
	}
	return words;
}
