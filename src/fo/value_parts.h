/*
 * value_parts.h - from operands to values: what the grammars share
 *
 * Private to value.c (plain values, and which grammar is whose), value_compound.c,
 * value_font.c and value_string.c.  Values belong to env->arena.  What returns
 * NULL or false has found that the text is no value of env->prop; env->error then
 * says why, if it is not just "is not known".
 */
#ifndef FO_VALUE_PARTS_H
#define FO_VALUE_PARTS_H

#include "fo/value.h"

/* ---- value.c ---- */

struct fo_value *value_new(struct fo_env *, enum fo_type);

/*
 * An operand put into *v: a length; a keyword of the property (thin, medium and
 * thick become widths); either.
 */
bool value_put_length(struct fo_env *, const struct fo_operand *, struct fo_value *v);
bool value_put_keyword(struct fo_env *, const struct fo_operand *, struct fo_value *v);
bool value_put_part(struct fo_env *, const struct fo_operand *, struct fo_value *v);

/* A length or a keyword, also one out of a range or space. */
const struct fo_value *value_length(struct fo_env *, const struct fo_operand *);

/* The whole number next to d, at most 10^9. */
double value_whole(double d);

/* ---- value_compound.c ---- */

/* Compounds: every one of the first n components the operand; the value of another property as a whole. */
const struct fo_value *value_compound(struct fo_env *, const struct fo_operand *, enum fo_type, int n);
const struct fo_value *value_keep(struct fo_env *, const struct fo_operand *);

/* Minimum, optimum and maximum written one after another.  Only the initial value of leader-length is. */
const struct fo_value *value_range(struct fo_env *, const char *const *part);

/* ---- value_font.c ---- */

const struct fo_value *value_font_size(struct fo_env *, const struct fo_operand *);
const struct fo_value *value_font_weight(struct fo_env *, const struct fo_operand *);
const struct fo_value *value_line_height(struct fo_env *, const struct fo_operand *);

/* ---- value_string.c ---- */

/* Is the text itself the value, not an expression? */
bool value_is_text(enum fo_grammar);
/* The value of such a grammar. */
const struct fo_value *value_by_text(struct fo_env *, const char *text);

#endif
