#include "fo/property.h"

#include <stdlib.h>
#include <string.h>

#define BORDER_STYLES "none hidden dotted dashed solid double groove ridge inset outset"
#define BORDER_WIDTHS "thin medium thick"
#define YES true
#define NO  false

const struct fo_prop_info fo_props[PROP_COUNT] = {
#define PROP(id, name, tier, state, inherited, initial, grammar, percent, keywords)                          \
	[PROP_##id] = { name, tier, FO_STATE_##state, inherited, initial, G_##grammar, PERCENT_##percent,    \
		keywords },
#include "fo/properties.def"
#undef PROP
};

const struct fo_elem_info fo_elems[FO_ELEM_COUNT] = {
	[FO_TEXT] = { "#text", 1, FO_STATE_D, FO_CLASS_INLINE, "" },
	[FO_FOREIGN] = { "#foreign", 1, FO_STATE_D, FO_CLASS_OTHER, "" },
#define ELEM(id, name, tier, state, cls, content) \
	[FO_##id] = { name, tier, FO_STATE_##state, FO_CLASS_##cls, content },
#include "fo/elements.def"
#undef ELEM
};

static const char *const keywords[KW_COUNT] = {
#define KEYWORD(id, name) [KW_##id] = name,
#include "fo/keywords.def"
#undef KEYWORD
};

const char *fo_elem_name(enum fo_elem e)
{
	return fo_elems[e].name;
}

enum fo_class fo_elem_class(enum fo_elem e)
{
	return fo_elems[e].cls;
}

enum fo_state fo_elem_state(enum fo_elem e)
{
	return fo_elems[e].state;
}

const char *fo_prop_name(enum fo_prop p)
{
	return fo_props[p].name;
}

const char *fo_kw_name(enum fo_kw k)
{
	return keywords[k] ? keywords[k] : "";
}

static int compare(const char *name, size_t size, const char *entry)
{
	int c = strncmp(name, entry, size);

	return c ? c : entry[size] ? -1 : 0;
}

enum fo_kw fo_kw_find(const char *name, size_t size)
{
	int low = KW_none_of_them + 1, high = KW_COUNT - 1;

	while (low <= high) {
		int mid = (low + high) / 2, c = compare(name, size, keywords[mid]);

		if (c == 0)
			return (enum fo_kw)mid;
		if (c < 0)
			high = mid - 1;
		else
			low = mid + 1;
	}
	return KW_none_of_them;
}

/* Names are looked up for distinct sets of attributes only: a walk over the table is fast enough. */
bool fo_prop_find(const char *name, size_t size, enum fo_prop *p)
{
	for (int i = 0; i < PROP_COUNT; i++) {
		if (fo_props[i].name[0] == name[0] && compare(name, size, fo_props[i].name) == 0) {
			*p = (enum fo_prop)i;
			return true;
		}
	}
	return false;
}

enum fo_elem fo_elem_find(const char *name)
{
	int e = FO_FOREIGN + 1;

	while (e < FO_ELEM_COUNT && strcmp(fo_elems[e].name, name) != 0)
		e++;
	return (enum fo_elem)e;
}

static const char *const space_parts[] = { "minimum", "optimum", "maximum", "precedence", "conditionality",
	NULL };
static const char *const range_parts[] = { "minimum", "optimum", "maximum", NULL };
static const char *const cond_parts[] = { "length", "conditionality", NULL };
static const char *const keep_parts[] = { "within-line", "within-column", "within-page", NULL };
static const char *const pair_parts[] = {
	"inline-progression-direction", "block-progression-direction", NULL
};

static const char *const *parts_of(enum fo_type t)
{
	static const char *const none[] = { NULL };

	switch (t) {
	case V_SPACE: return space_parts;
	case V_RANGE: return range_parts;
	case V_COND: return cond_parts;
	case V_KEEP: return keep_parts;
	case V_PAIR: return pair_parts;
	default: return none;
	}
}

static enum fo_type type_of(enum fo_grammar g)
{
	switch (g) {
	case G_SPACE: case G_LINE_HEIGHT: return V_SPACE;
	case G_RANGE: case G_RANGE0: return V_RANGE;
	case G_COND0: return V_COND;
	case G_KEEP: return V_KEEP;
	case G_PAIR: return V_PAIR;
	default: return V_KEYWORD;
	}
}

int fo_component(enum fo_grammar g, const char *name)
{
	const char *const *parts = parts_of(type_of(g));

	for (int i = 0; parts[i]; i++)
		if (strcmp(parts[i], name) == 0)
			return i;
	return -1;
}

const char *fo_component_name(enum fo_type t, int index)
{
	return parts_of(t)[index];
}

bool fo_prop_is_own(enum fo_prop p)
{
	const struct fo_prop_info *i = &fo_props[p];

	return p == PROP_column_number ||
	    (!i->inherited && (i->grammar == G_STRING || i->grammar == G_URI || i->grammar == G_CHAR));
}

/* True if the word is in a list of words separated by spaces. */
static bool listed(const char *list, const char *word, size_t size)
{
	for (const char *s = list; *s; ) {
		size_t n = strcspn(s, " ");

		if (n == size && memcmp(s, word, n) == 0)
			return true;
		s += n + (s[n] == ' ');
	}
	return false;
}

enum fo_kw fo_prop_keyword(enum fo_prop p, const char *name, size_t size)
{
	if (size == 0 || !listed(fo_props[p].keywords, name, size))
		return KW_none_of_them;
	return fo_kw_find(name, size);
}
