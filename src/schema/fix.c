#include "schema/fix.h"

#include "schema/convert.h"
#include "xml/node.h"
#include "xml/pos.h"
#include "xml/textmap.h"

#include <string.h>

/* One yf:fix at work on one text. */
struct fixing {
	struct source *source;
	struct diag *diag;
	const xmlNode *finding;
	const struct textmap *map;
	GPtrArray *repairs;
	guint matches;
};

void repair_free(void *repair)
{
	struct repair *r = repair;

	g_free(r->edit.text);
	g_free(r->rule);
	g_free(r->clause);
	g_free(r);
}

/* ---- from a stretch of text to an edit of the source ---- */

/* As XML wants it in a text or, within quotes, in a value. */
static char *escaped(const char *text, bool literal)
{
	return literal ? g_strdup(text) : g_markup_escape_text(text, -1);
}

/*
 * Bytes from..to of the text become something else: as an edit, or NULL if
 * nothing changes or if a tag or a line's end is in the way.  What both have
 * in common at their ends stays untouched.
 */
static struct repair *replacement(const struct fixing *f, size_t from, size_t to, const char *by)
{
	const char *text = f->map->text->str;
	const struct textmap_char *first, *end;
	struct repair *r;
	size_t left = strlen(by);
	char *middle;

	while (from < to && left > 0 && g_utf8_get_char(text + from) == g_utf8_get_char(by)) {
		size_t n = (size_t)(g_utf8_next_char(by) - by);

		from += n, by += n, left -= n;
	}
	while (from < to && left > 0) {
		const char *a = g_utf8_prev_char(text + to), *b = g_utf8_prev_char(by + left);

		if (g_utf8_get_char(a) != g_utf8_get_char(b))
			break;
		to = (size_t)(a - text);
		left = (size_t)(b - by);
	}
	first = textmap_char(f->map, from);
	end = textmap_char(f->map, to);
	if ((from == to && left == 0) || memchr(text + from, '\n', to - from) != NULL || memchr(by, '\n', left) != NULL
	    || (from < to && (end - 1)->run != first->run))
		return NULL;
	if (from == to && from > 0)
		end = first--;  /* what comes in between stands next to what is before it */
	r = g_new0(struct repair, 1);
	r->edit.from = from == to && from > 0 ? first->to : first->from;
	r->edit.to = from == to ? r->edit.from : (end - 1)->to;
	middle = g_strndup(by, left);
	r->edit.text = escaped(middle, first->literal);
	r->edit.may_refer = !first->literal;
	g_free(middle);
	return r;
}

/* ---- one match ---- */

/*
 * The next piece of a template: text up to a group, or to its end; the group's number, 0 at the end.  \N only,
 * any other backslash stands for the character behind it.
 */
static int next_group(const char **by, GString *piece)
{
	g_string_truncate(piece, 0);
	for (; **by != '\0'; (*by)++) {
		if (**by == '\\' && (*by)[1] != '\0') {
			(*by)++;
			if (g_ascii_isdigit(**by))
				return *(*by)++ - '0';
		}
		g_string_append_c(piece, **by);
	}
	return 0;
}

/* Keep the groups, change what is between them; false if a part cannot be changed. */
static bool fill_template(const struct fixing *f, const GMatchInfo *match, const char *by, GPtrArray *made)
{
	GString *piece = g_string_new(NULL);
	int at, end, group;
	bool good = g_match_info_fetch_pos(match, 0, &at, &end);

	do {
		int from = end, to = end;
		struct repair *r;

		group = next_group(&by, piece);
		if (group > 0)
			good &= g_match_info_fetch_pos(match, group, &from, &to) && from >= at;
		if (!good)
			break;
		r = replacement(f, (size_t)at, (size_t)from, piece->str);
		if (r != NULL)
			g_ptr_array_add(made, r);
		else
			good = strlen(piece->str) == (size_t)(from - at)
			    && memcmp(piece->str, f->map->text->str + at, piece->len) == 0;
		at = to;
	} while (good && group > 0);
	g_string_free(piece, TRUE);
	return good;
}

static void convert_match(const struct fixing *f, const GMatchInfo *match, const char *as, GPtrArray *made)
{
	char *text = g_match_info_fetch(match, 0), *by = convert_text(text, as);
	struct repair *r = NULL;
	int from, to;

	if (by != NULL && g_match_info_fetch_pos(match, 0, &from, &to))
		r = replacement(f, (size_t)from, (size_t)to, by);
	if (r != NULL)
		g_ptr_array_add(made, r);
	g_free(by);
	g_free(text);
}

static void take(const struct fixing *f, struct repair *r)
{
	r->match = f->matches;
	r->pos = source_pos(f->source, r->edit.from);
	r->rule = xml_attribute(f->finding, "id");
	r->clause = xml_attribute_or(f->finding, "clause", "");
	g_ptr_array_add(f->repairs, r);
}

static void fix_match(struct fixing *f, const GMatchInfo *match, const char *by, const char *as)
{
	GPtrArray *made = g_ptr_array_new_with_free_func(repair_free);
	bool good = true;

	f->matches++;
	if (by != NULL)
		good = fill_template(f, match, by, made);
	else
		convert_match(f, match, as, made);
	for (guint i = 0; good && i < made->len; i++)
		take(f, made->pdata[i]);
	if (good)
		g_ptr_array_set_free_func(made, NULL);
	g_ptr_array_free(made, TRUE);
}

/* ---- all findings ---- */

static void fix_text(struct fixing *f, const char *pattern, const char *by, const char *as)
{
	GError *error = NULL;
	GRegex *regex = g_regex_new(pattern, 0, 0, &error);
	GMatchInfo *match = NULL;

	if (regex != NULL && g_regex_match_full(regex, f->map->text->str, -1, 0, 0, &match, &error))
		do
			fix_match(f, match, by, as);
		while (g_match_info_next(match, &error));
	if (error != NULL) {
		diag_report(f->diag, xml_pos(f->finding), SCHEMA_BROKEN, error->message);
		g_error_free(error);
	}
	if (match != NULL)
		g_match_info_free(match);
	if (regex != NULL)
		g_regex_unref(regex);
}

static void apply_fix(struct fixing *f, const xmlNode *fix)
{
	struct pos pos = xml_pos(f->finding);
	size_t start = source_offset(f->source, pos.line, pos.column);
	char *pattern = xml_attribute(fix, "match"), *by = xml_attribute(fix, "by"), *as = xml_attribute(fix, "as");
	char *name = xml_attribute(fix, "attribute");
	struct textmap *map = name != NULL ? textmap_of_attribute(f->source, start, name)
	    : textmap_of_element(f->source, start);

	f->map = map;
	if (map != NULL)
		fix_text(f, pattern, by, as);
	textmap_free(map);
	g_free(pattern);
	g_free(by);
	g_free(as);
	g_free(name);
}

static int by_place(const void *a, const void *b)
{
	const struct repair *const *x = a, *const *y = b;

	if ((*x)->edit.from != (*y)->edit.from)
		return (*x)->edit.from < (*y)->edit.from ? -1 : 1;
	return ((*x)->edit.to > (*y)->edit.to) - ((*x)->edit.to < (*y)->edit.to);
}

/*
 * The matches that give way, as a set: of two that overlap, the one found
 * later.  The first of all never does, so that each time something is done.
 */
static GHashTable *giving_way(const GPtrArray *sorted)
{
	GHashTable *set = g_hash_table_new(NULL, NULL);
	GPtrArray *kept = g_ptr_array_new();

	for (guint i = 0; i < sorted->len; i++) {
		const struct repair *r = sorted->pdata[i];
		bool stays = true;

		while (stays && kept->len > 0) {
			const struct repair *last = kept->pdata[kept->len - 1];

			if (r->edit.from >= last->edit.to && r->edit.from != last->edit.from)
				break;
			stays = r->match < last->match;
			g_hash_table_add(set, GUINT_TO_POINTER(stays ? last->match : r->match));
			if (stays)
				g_ptr_array_set_size(kept, (gint)kept->len - 1);
		}
		if (stays)
			g_ptr_array_add(kept, (gpointer)r);
	}
	g_ptr_array_free(kept, TRUE);
	return set;
}

/* In the order of the source; what overlaps an earlier one waits for the next time. */
static GPtrArray *sorted_apart(GPtrArray *repairs)
{
	GPtrArray *apart = g_ptr_array_new_with_free_func(repair_free);
	GHashTable *waiting;

	g_ptr_array_sort(repairs, by_place);
	waiting = giving_way(repairs);
	for (guint i = 0; i < repairs->len; i++) {
		struct repair *r = repairs->pdata[i];

		if (g_hash_table_contains(waiting, GUINT_TO_POINTER(r->match)))
			repair_free(r);
		else
			g_ptr_array_add(apart, r);
	}
	g_hash_table_destroy(waiting);
	g_ptr_array_free(repairs, TRUE);
	return apart;
}

GPtrArray *fix_collect(const xmlDoc *findings, struct source *source, struct diag *diag)
{
	struct fixing f = { .source = source, .diag = diag, .repairs = g_ptr_array_new() };
	const xmlNode *root = xmlDocGetRootElement(findings);

	for (const xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next) {
		f.finding = n;
		for (const xmlNode *fix = n->children; fix != NULL; fix = fix->next)
			if (fix->type == XML_ELEMENT_NODE && strcmp((const char *)fix->name, "fix") == 0)
				apply_fix(&f, fix);
	}
	return sorted_apart(f.repairs);
}
