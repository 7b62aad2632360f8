/*
 * expr.h - the expressions of property values (XSL 1.1, section 5.9)
 *
 * Numbers, lengths, percentages, strings, names, colours and functions, with
 * + - * div mod and parentheses.  What an expression means where it stands (a
 * keyword? a length?) is not known here: value.h.
 *
 * Lengths are counted in floating millipoints while they are computed and are
 * rounded once, by whoever takes the result.
 */
#ifndef FO_EXPR_H
#define FO_EXPR_H

#include "fo/property.h"

struct arena;
struct fo_style;

enum fo_operand_kind {
	OPERAND_NUMBER,         /* v + pct percent + shares, times a length to the power dim */
	OPERAND_STRING,         /* s, n: a literal */
	OPERAND_NAME,           /* s, n: a keyword, or the name of something */
	OPERAND_COLOR,
	OPERAND_VALUE           /* value: of another property, neither number nor colour */
};

struct fo_operand {
	enum fo_operand_kind kind;
	int dim;                /* 0: a number; 1: a length in millipoints */
	double v, pct;          /* pct: percent, only where dim is 1 */
	double share;           /* of proportional-column-width(), likewise */
	bool percent;           /* a bare percentage: a fraction where a number is wanted */
	const char *s;
	size_t n;
	struct color color;
	const struct fo_value *value;
};

/* What an expression is evaluated against. */
struct fo_env {
	struct arena *arena;
	enum fo_prop prop;              /* whose value it is */
	const struct fo_style *self;    /* being made: its parent and ancestors are complete */
	const struct fo_value *column;  /* from-table-column(): the value there; NULL: no column */
	const struct fo_value *region;  /* from-page-master-region(), likewise */
	double em;                      /* the font size that em refers to */
	double line_height;             /* the parent's, for percentages of it */
	int pixels_per_inch;
	const char *error;              /* why not, as part of a sentence; in the arena or constant */
	const char *corrected;          /* what a value out of bounds became: "0pt" */
};

/* Values longer than this are refused, deeper nesting too. */
#define FO_EXPR_SIZE_MAX  4096
#define FO_EXPR_DEPTH_MAX 64

/* The whole text must be one expression; false: env->error says what is wrong. */
bool fo_expr(struct fo_env *, const char *text, struct fo_operand *);

/* #rgb, #rrggbb or one of the names; false if it is neither. */
bool fo_color_find(const char *text, size_t size, struct color *);

/* A decimal number without sign, as in XSL; the end of it, or text if there is none. */
const char *fo_scan_number(const char *text, double *);

/* Clamped to what a len_t holds. */
len_t fo_round_len(double);

#endif
