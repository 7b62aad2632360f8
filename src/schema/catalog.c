#include "schema/catalog.h"

#include "xml/load.h"
#include "xml/node.h"

#include <libxml/tree.h>
#include <string.h>

#define SCH_NS    "http://purl.oclc.org/dsdl/schematron"
#define MAX_DEPTH 250   /* of elements and included files */

struct catalog {
	GHashTable *ids;
	FILE *to;
	struct diag *diag;
};

/* ---- one rule ---- */

/* Of the nearest element, from the rule upwards, that names one. */
static char *clause(const xmlNode *n)
{
	for (; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent) {
		char *value = xml_attribute_in(n, XML_YINFA_NS, "clause");

		if (value != NULL)
			return value;
	}
	return g_strdup("-");
}

static bool has_fix(const xmlNode *rule)
{
	for (const xmlNode *n = rule->children; n != NULL; n = n->next)
		if (xml_is(n, XML_YINFA_NS, "fix"))
			return true;
	return false;
}

/* Its words in one line. */
static char *words(const xmlNode *rule)
{
	GString *text = g_string_new(NULL);

	for (const xmlNode *n = rule->children; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE)
			for (const char *s = (const char *)n->content; *s != '\0'; s++)
				if (!g_ascii_iscntrl(*s))
					g_string_append_c(text, *s);
		if (xml_is(n, SCH_NS, "value-of") && !g_str_has_suffix(text->str, "…"))
			g_string_append(text, "…");
	}
	return g_strstrip(g_string_free(text, FALSE));
}

static void print_rule(const struct catalog *c, const xmlNode *rule)
{
	char *id = xml_attribute_or(rule, "id", "-"), *level = xml_attribute_or(rule, "role", "error");
	char *of = clause(rule), *text = words(rule);

	if (!g_hash_table_contains(c->ids, id)) {
		g_hash_table_add(c->ids, g_strdup(id));
		fprintf(c->to, "%s\t%s\t%s\t%s\t%s\n", id, strcmp(level, "advice") == 0 ? "note" : level, of,
		    has_fix(rule) ? "fix" : "-", text);
	}
	g_free(text);
	g_free(of);
	g_free(level);
	g_free(id);
}

/* ---- files ---- */

static bool print_file(const struct catalog *, const char *path, int depth);

static bool print_element(const struct catalog *c, const xmlNode *n, const char *folder, int depth)
{
	bool good = depth < MAX_DEPTH;

	if (xml_is(n, SCH_NS, "include") && good) {
		char *href = xml_attribute_or(n, "href", ""), *path = g_build_filename(folder, href, NULL);

		good = print_file(c, path, depth + 1);
		g_free(path);
		g_free(href);
	} else if (xml_is(n, SCH_NS, "assert") || xml_is(n, SCH_NS, "report")) {
		print_rule(c, n);
	} else {
		for (const xmlNode *child = n->children; child != NULL && good; child = child->next)
			good = print_element(c, child, folder, depth + 1);
	}
	return good;
}

static bool print_file(const struct catalog *c, const char *path, int depth)
{
	xmlDoc *doc = xml_load_as(path, xml_shown_path(path), NULL, c->diag);
	char *folder = g_path_get_dirname(path);
	bool good = doc != NULL && print_element(c, xmlDocGetRootElement(doc), folder, depth);

	xml_free(doc);
	g_free(folder);
	return good;
}

bool catalog_print(const char *sch_path, GHashTable *ids, FILE *to, struct diag *diag)
{
	struct catalog c = { ids, to, diag };

	return print_file(&c, sch_path, 0);
}
