/*
 * expr_parts.h - evaluating an expression: what operators and functions share
 *
 * Private to expr.c and expr_function.c.  What returns bool is false where the
 * expression is wrong; then env->error says why.
 */
#ifndef FO_EXPR_PARTS_H
#define FO_EXPR_PARTS_H

#include "fo/expr.h"

struct fo_parser {
	struct fo_env *env;
	const char *p;          /* what is left of the text */
	int depth;              /* of parentheses and arguments */
};

/* False, always: the first reason is kept. */
bool expr_fail(struct fo_parser *, const char *why);

void expr_skip_space(struct fo_parser *);
bool expr_in_name(char);

/* v times a length in millipoints to the power dim. */
struct fo_operand expr_number(double v, int dim);

/* An expression, as far as it goes: an argument, or what stands in parentheses. */
bool expr_sum(struct fo_parser *, struct fo_operand *);

/* A function by name and its arguments; p is at the opening parenthesis. */
bool expr_call(struct fo_parser *, const char *name, size_t n, struct fo_operand *);

#endif
