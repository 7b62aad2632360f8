/*
 * property.h - the tables of objects and properties, as the rest of fo reads them
 *
 * Private to this folder.  All of it is constant.
 */
#ifndef FO_PROPERTY_H
#define FO_PROPERTY_H

#include "fo/tree.h"

/* The kinds of value.  Most take keywords besides; a 0 or 1 at the end is the least value allowed. */
enum fo_grammar {
	G_KEYWORD, G_KEYWORD_OR_STRING,
	G_LENGTH, G_LENGTH0,
	G_NUMBER, G_INTEGER, G_INTEGER0, G_INTEGER1,
	G_LENGTH_OR_NUMBER,
	G_ANGLE,                /* a number of degrees */
	G_STRING,               /* any text, as it stands */
	G_URI,                  /* url(...) or bare */
	G_CHAR,                 /* one character or none */
	G_LANGUAGE,             /* a code of language, country or script */
	G_COLOR,
	G_SPACE, G_RANGE, G_RANGE0, G_COND0, G_KEEP, G_PAIR,    /* compounds */
	G_LINE_HEIGHT, G_FONT_SIZE, G_FONT_WEIGHT, G_FAMILY,
	G_DECORATION,           /* words of which each may be negated */
	G_TOKENS, G_TOKENS_OR_STRING,                           /* words of the list, in any order */
	G_SHORTHAND,            /* stands for others (shorthand.h) */
	G_AURAL                 /* no effect */
};

/* What a percentage is of.  The first two are resolved by refinement. */
enum fo_percent {
	PERCENT_FONT_SIZE, PERCENT_LINE_HEIGHT,
	PERCENT_NONE, PERCENT_IPD, PERCENT_BPD, PERCENT_INTRINSIC, PERCENT_SELF
};

struct fo_prop_info {
	const char *name;
	int tier;               /* 0: aural */
	enum fo_state state;
	bool inherited;
	const char *initial;
	enum fo_grammar grammar;
	enum fo_percent percent;
	const char *keywords;   /* separated by spaces */
};

struct fo_elem_info {
	const char *name;
	int tier;
	enum fo_state state;
	enum fo_class cls;
	const char *content;
};

extern const struct fo_prop_info fo_props[PROP_COUNT];
extern const struct fo_elem_info fo_elems[FO_ELEM_COUNT];

/* "space-before"; size is the name's. */
bool fo_prop_find(const char *name, size_t size, enum fo_prop *);
/* "block"; FO_ELEM_COUNT if there is none. */
enum fo_elem fo_elem_find(const char *name);

/* The index of a component such as "minimum" in the values of a grammar; -1 if it has none of that name. */
int fo_component(enum fo_grammar, const char *name);
/* The other way; NULL past the last. */
const char *fo_component_name(enum fo_type, int index);

/*
 * Values that belong to one node: strings that are not inherited, and
 * column-number.  They take no part in the sharing of styles.
 */
bool fo_prop_is_own(enum fo_prop);

/* The keyword if it is one the property takes; KW_none_of_them if not. */
enum fo_kw fo_prop_keyword(enum fo_prop, const char *name, size_t size);

#endif
