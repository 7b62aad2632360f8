#include "schema/rules.h"

#include "xml/load.h"
#include "xml/node.h"
#include "xml/sheet.h"

#include <glib.h>
#include <string.h>

/* schematron.xsl, made an object by the Makefile */
extern const char schematron_xsl[];
extern const unsigned schematron_xsl_size;

struct rules_compiler {
	struct sheet *sheet;
	const struct xml_access *access;
};

struct rules {
	struct sheet *sheet;
};

struct rules_compiler *rules_compiler_new(const struct xml_access *access, struct diag *diag)
{
	struct rules_compiler *c = g_new0(struct rules_compiler, 1);

	c->access = access;
	c->sheet = sheet_load_memory("schematron.xsl", schematron_xsl, schematron_xsl_size, access, diag);
	if (c->sheet != NULL)
		return c;
	g_free(c);
	return NULL;
}

void rules_compiler_free(struct rules_compiler *c)
{
	if (c == NULL)
		return;
	sheet_free(c->sheet);
	g_free(c);
}

struct rules *rules_load(const struct rules_compiler *c, const char *path, struct diag *diag)
{
	struct rules *rules;
	int errors = diag_count(diag, DIAG_ERROR);
	xmlDoc *schema = xml_load(path, NULL, diag);
	xmlDoc *made = schema != NULL ? sheet_run(c->sheet, schema, NULL, diag) : NULL;
	struct sheet *sheet = NULL;

	if (made != NULL && diag_count(diag, DIAG_ERROR) == errors) {
		/* document() in the rules, and errors in them, are those of the schema */
		xmlFree((xmlChar *)made->URL);
		made->URL = xmlStrdup(schema->URL);
		sheet = sheet_load_doc(made, c->access, diag);
	} else {
		xml_free(made);
	}
	xml_free(schema);
	if (sheet == NULL)
		return NULL;
	rules = g_new0(struct rules, 1);
	rules->sheet = sheet;
	return rules;
}

void rules_free(struct rules *rules)
{
	if (rules == NULL)
		return;
	sheet_free(rules->sheet);
	g_free(rules);
}

/* ---- findings ---- */

/*
 * White space as a reader wants it: one space for any run, none at the ends,
 * and none where a line was turned next to a Chinese character or mark.
 */
static char *tidy(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *s = text; *s != '\0'; ) {
		size_t blank = strspn(s, " \t\r\n");
		bool turned = memchr(s, '\n', blank) != NULL;
		bool wide = (unsigned char)s[blank] >= 0xE2
		    || (out->len > 0 && (unsigned char)out->str[out->len - 1] >= 0x80);

		s += blank;
		if (*s == '\0')
			break;
		if (blank > 0 && out->len > 0 && !(turned && wide))
			g_string_append_c(out, ' ');
		for (; *s != '\0' && strchr(" \t\r\n", *s) == NULL; s++)
			g_string_append_c(out, *s);
	}
	return g_string_free(out, FALSE);
}

static enum diag_level level_of(const char *name)
{
	if (strcmp(name, "note") == 0)
		return DIAG_NOTE;
	return strcmp(name, "warning") == 0 ? DIAG_WARNING : DIAG_ERROR;
}

struct found {
	struct pos pos;
	const xmlNode *finding;
	int order;
};

/* By place; at one place as the rules stand. */
static int by_place(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	int c = g_strcmp0(x->pos.file, y->pos.file);

	if (c == 0)
		c = x->pos.line - y->pos.line;
	if (c == 0)
		c = x->pos.column - y->pos.column;
	return c != 0 ? c : x->order - y->order;
}

/* True if it was an error. */
static bool report(const struct found *f, struct diag *diag)
{
	char *id = xml_attribute(f->finding, "id"), *level = xml_attribute(f->finding, "level");
	xmlChar *content = xmlNodeGetContent(f->finding);
	char *text = tidy((char *)content);
	enum diag_level l = level_of(level);

	diag_report_rule(diag, f->pos, l, id, text);
	g_free(text);
	xmlFree(content);
	g_free(level);
	g_free(id);
	return l == DIAG_ERROR;
}

xmlDoc *rules_findings(const struct rules *rules, xmlDoc *doc, struct diag *diag)
{
	return sheet_run(rules->sheet, doc, NULL, diag);
}

bool rules_check(const struct rules *rules, xmlDoc *doc, struct diag *diag)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct found));
	int errors = diag_count(diag, DIAG_ERROR);
	xmlDoc *findings = rules_findings(rules, doc, diag);
	bool good = findings != NULL && diag_count(diag, DIAG_ERROR) == errors;
	xmlNode *root = xmlDocGetRootElement(findings);

	for (xmlNode *n = xmlFirstElementChild(root); n != NULL; n = xmlNextElementSibling(n)) {
		struct found f = { xml_pos(n), n, (int)all->len };

		g_array_append_val(all, f);
	}
	g_array_sort(all, by_place);
	for (guint i = 0; i < all->len; i++)
		if (report(&g_array_index(all, struct found, i), diag))
			good = false;
	g_array_free(all, TRUE);
	xml_free(findings);
	return good;
}
