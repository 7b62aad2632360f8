/*
 * value.h - from the text of an attribute to a typed value, by the grammar of its property
 *
 * Nothing is known here of shorthands, inheritance or other properties.  Values
 * belong to the arena, that of the fo_env where there is one.
 */
#ifndef FO_VALUE_H
#define FO_VALUE_H

#include "fo/expr.h"

/*
 * The value of env->prop.  NULL: env->error says why, as part of a sentence
 * that begins with the text.  A value out of bounds is corrected, and
 * env->corrected says to what.
 */
const struct fo_value *fo_value_parse(struct fo_env *, const char *text);

/* One component of a compound, put into *part; false as above. */
bool fo_value_part(struct fo_env *, int component, const char *text, struct fo_value *part);

/*
 * A compound as a copy that may be changed, made of a plain value if need be:
 * "normal" becomes a space of 0pt, a line-height its optimum.
 */
struct fo_value *fo_value_compound(struct fo_env *, const struct fo_value *);

/*
 * Bring minimum, optimum and maximum into order; given: a bit for each that the
 * author gave, which wins over one that is there by default.
 */
void fo_value_order(struct fo_value *parts, unsigned given);

/* As an author would write it: for messages and dumps.  In the arena. */
const char *fo_value_text(struct arena *, const struct fo_value *);

/* Values made by themselves; the string is copied. */
struct fo_value *fo_value_keyword(struct arena *, enum fo_kw);
struct fo_value *fo_value_length(struct arena *, len_t len, int32_t pct);
struct fo_value *fo_value_number(struct arena *, double);
struct fo_value *fo_value_string(struct arena *, const char *, size_t);

#endif
