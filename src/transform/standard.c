#include "transform/standard.h"

#include "transform/declaration.h"
#include "xml/load.h"
#include "xml/node.h"
#include "xml/words.h"

#include <glib.h>
#include <string.h>

#define DEFAULT_STYLE "gb9704"

/* ---- comparing ---- */

/* In points; false if it is no length of an absolute unit. */
static bool length(const char *text, double *points)
{
	static const struct {
		const char *unit;
		double points;
	} units[] = { { "pt", 1 }, { "mm", 72 / 25.4 }, { "cm", 72 / 2.54 }, { "in", 72 } };
	char *end;
	double n = g_ascii_strtod(text, &end);

	for (size_t i = 0; end != text && i < G_N_ELEMENTS(units); i++) {
		if (strcmp(end, units[i].unit) == 0) {
			*points = n * units[i].points;
			return true;
		}
	}
	return false;
}

/* Does a value say what is so without it? */
static bool says_nothing(const char *is)
{
	static const char *const nothing[] = { "", "0pt", "0mm", "0", "normal", "black", "#000000", "auto", NULL };

	return g_strv_contains(nothing, is);
}

/* Words that are as good as each other have a | between them. */
static bool is_one_of(const char *is, const char *wanted)
{
	char **words = g_strsplit(wanted, "|", -1);
	bool found = false;

	for (char **w = words; *w != NULL; w++)
		found |= g_ascii_strcasecmp(is, *w) == 0;
	g_strfreev(words);
	return found;
}

static bool agrees(const char *is, const char *wanted, const char *within)
{
	double a, b, room = 0;

	if (wanted[0] == '\0')
		return says_nothing(is);
	if (within != NULL)
		length(within, &room);
	if (length(is, &a) && length(wanted, &b))
		return ABS(a - b) <= room + 0.005;
	return is_one_of(is, wanted);
}

/* ---- reporting ---- */

/* A length at most a thousandth long, so that what is computed can be read. */
static char *readable(const char *value, enum words_lang lang)
{
	char *end, number[G_ASCII_DTOSTR_BUF_SIZE];
	double n = g_ascii_strtod(value, &end);

	if (value[0] == '\0')
		return words_text(lang, WORD_STANDARD_NONE);
	if (end == value || strlen(end) > 2)
		return g_strndup(value, strcspn(value, "|"));
	return g_strconcat(g_ascii_formatd(number, sizeof number, "%.5g", n), end, NULL);
}

static enum diag_level level_of(const char *level)
{
	if (strcmp(level, "must") == 0)
		return DIAG_ERROR;
	return strcmp(level, "general") == 0 ? DIAG_WARNING : DIAG_NOTE;
}

static enum diag_level report(const xmlNode *row, struct pos pos, const char *is, enum words_lang lang,
    struct diag *diag)
{
	char *what = xml_attribute(row, "what"), *wanted = xml_attribute(row, "wanted"), *clause = xml_attribute(row, "clause");
	char *level = xml_attribute(row, "level"), *should = readable(wanted, lang), *found = readable(is, lang);
	char *text = words_text(lang, WORD_STANDARD_DEPARTS, what, should, found, clause);
	enum diag_level l = level_of(level);

	diag_report_rule(diag, pos, l, "STANDARD_DEPARTS", text);
	g_free(text);
	g_free(found);
	g_free(should);
	g_free(level);
	g_free(clause);
	g_free(wanted);
	g_free(what);
	return l;
}

/* ---- rows ---- */

struct comparison {
	struct declarations *declarations;
	GHashTable *causes;     /* const xmlNode *, of what is reported already */
	enum words_lang lang;
	struct diag *diag;
	bool good;
};

static const xmlNode *cause(const struct comparison *c, const xmlNode *row)
{
	char *name = xml_attribute(row, "name"), *set = xml_attribute(row, "set"), *what = xml_attribute(row, "attribute");
	const xmlNode *found = name != NULL ? declaration_of_variable(c->declarations, name)
	    : declaration_of_attribute(c->declarations, set, what);

	if (found == NULL && name == NULL)
		found = declaration_of_attribute(c->declarations, "root", what);
	g_free(what);
	g_free(set);
	g_free(name);
	return found != NULL ? declaration_cause(c->declarations, found) : NULL;
}

static void compare(struct comparison *c, const xmlNode *row)
{
	char *which = xml_attribute(row, "attribute"), *wanted = xml_attribute(row, "wanted"), *within = xml_attribute(row, "within");
	char *is = xml_attribute(row, which != NULL ? which : "is");

	if (wanted != NULL && !agrees(is != NULL ? is : "", wanted, within)) {
		const xmlNode *at = cause(c, row);

		if (at == NULL || g_hash_table_add(c->causes, (gpointer)at))
			c->good &= report(row, at != NULL ? xml_pos(at) : declarations_pos(c->declarations),
			    is != NULL ? is : "", c->lang, c->diag) < DIAG_ERROR;
	}
	g_free(is);
	g_free(within);
	g_free(wanted);
	g_free(which);
}

static void compare_all(struct comparison *c, const xmlDoc *table)
{
	xmlNode *root = xmlDocGetRootElement(table);

	for (xmlNode *row = xmlFirstElementChild(root); row != NULL; row = xmlNextElementSibling(row))
		compare(c, row);
}

bool standard_check_style(const struct transform_request *request, xmlDoc *source, struct diag *diag)
{
	const char *style = request->style != NULL ? request->style : DEFAULT_STYLE;
	struct comparison c = { .lang = words_lang(source), .diag = diag, .good = true };
	xmlDoc *table = transform_to_standard(request, source, diag);
	char *path;

	if (table == NULL)
		return false;
	path = g_build_filename(request->home, "styles", style, "style.xsl", NULL);
	c.declarations = declarations_load(path, diag);
	c.causes = g_hash_table_new(NULL, NULL);
	if (c.declarations != NULL)
		compare_all(&c, table);
	g_hash_table_destroy(c.causes);
	declarations_free(c.declarations);
	g_free(path);
	xml_free(table);
	return c.good;
}
