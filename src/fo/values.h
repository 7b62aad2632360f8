/*
 * values.h - the typed values of refined properties
 *
 * A length may have a fixed part and a part in percent of something only
 * layout knows; a compound keeps its components as values of their own.
 * Lengths are millipoints, percentages 1/1000 of a percent.
 */
#ifndef FO_VALUES_H
#define FO_VALUES_H

#include "base/color.h"
#include "base/len.h"

#include <stdbool.h>
#include <stdint.h>

enum fo_prop {
#define PROP(id, ...) PROP_##id,
#include "fo/properties.def"
#undef PROP
	PROP_COUNT
};

enum fo_kw {
	KW_none_of_them,        /* the value is not a keyword */
#define KEYWORD(id, name) KW_##id,
#include "fo/keywords.def"
#undef KEYWORD
	KW_COUNT
};

enum fo_type {
	V_KEYWORD, /* kw */
	V_LENGTH,  /* len + pct */
	V_NUMBER,  /* number; integers too */
	V_STRING,  /* str: names, URIs, font-family lists (comma separated, quotes removed); may be NULL */
	V_COLOR,   /* color */
	V_SPACE,   /* part[0..4]: minimum optimum maximum precedence conditionality */
	V_RANGE,   /* part[0..2]: minimum optimum maximum; each V_LENGTH or the keyword auto */
	V_COND,    /* part[0..1]: length conditionality */
	V_KEEP,    /* part[0..2]: within-line within-column within-page */
	V_PAIR,    /* part[0..1]: inline- and block-progression-direction (border-separation) */
	V_SHARE,   /* part[0..1]: shares (a number), length to add: proportional-column-width(2) + 1cm */
	V_INDENT   /* part[0..1]: an indent by a margin where something is in percent: all of it, what is the object's own */
};

struct fo_value {
	enum fo_type type;
	union {
		enum fo_kw kw;
		struct { len_t len; int32_t pct; };     /* pct: 1/1000 % */
		double number;
		const char *str;
		struct color color;
		const struct fo_value *part;
	};
};

enum { FO_MINIMUM, FO_OPTIMUM, FO_MAXIMUM, FO_PRECEDENCE, FO_CONDITIONALITY };
enum { FO_COND_LENGTH, FO_COND_CONDITIONALITY };
enum { FO_PAIR_INLINE, FO_PAIR_BLOCK };
enum { FO_SHARE_NUMBER, FO_SHARE_LENGTH };
enum { FO_INDENT_ALL, FO_INDENT_OWN };
enum fo_within { FO_WITHIN_LINE, FO_WITHIN_COLUMN, FO_WITHIN_PAGE };

/* No length is longer (35 m), so that layout may add some of them without looking. */
#define FO_LEN_MAX LEN_PT(100000)

#define FO_KEEP_ALWAYS INT32_MAX
#define FO_FORCE INT32_MAX      /* space precedence */

/* A space-specifier with its percentages resolved. */
struct fo_space {
	len_t min, opt, max;
	int precedence;         /* FO_FORCE: force */
	bool discard;           /* conditionality */
};

/* Borders and padding of the four relative edges; widths are 0 where the style is none or hidden. */
struct fo_edge {
	len_t width, padding;
	enum fo_kw style;
	struct color color;
	bool width_discard, padding_discard;    /* conditionality: gone at a break */
};
struct fo_edges { struct fo_edge before, after, start, end; };

#endif
