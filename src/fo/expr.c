/*
 * expr.c - literals and operators of expressions, by recursive descent
 */
#include "fo/expr.h"

#include "fo/expr_parts.h"

#include "base/arena.h"
#include "fo/split.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool expr_fail(struct fo_parser *ps, const char *why)
{
	if (ps->env->error == NULL)
		ps->env->error = why;
	return false;
}

void expr_skip_space(struct fo_parser *ps)
{
	while (fo_is_blank(*ps->p))
		ps->p++;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

bool expr_in_name(char c)
{
	return starts_name(c) || is_digit(c) || c == '-' || c == '.' || c == ':';
}

/*
 * Digits beyond what a double holds do not matter; the power of ten is applied
 * once, so that 0.1 and 12.345 come out as the nearest double.
 */
const char *fo_scan_number(const char *s, double *v)
{
	const char *start = s;
	double whole = 0, scale = 1;
	bool any = false;

	for (; is_digit(*s); s++, any = true)
		whole = whole * 10 + (*s - '0');
	if (*s == '.' && is_digit(s[1])) {
		for (s++; is_digit(*s); s++, any = true) {
			if (scale < 1e15) {
				whole = whole * 10 + (*s - '0');
				scale *= 10;
			}
		}
	} else if (*s == '.' && any) {
		s++;
	}
	*v = whole / scale;
	return any ? s : start;
}

len_t fo_round_len(double v)
{
	if (v >= (double)LEN_MAX)
		return LEN_MAX;
	if (v <= -(double)LEN_MAX)
		return -LEN_MAX;
	return (len_t)(v < 0 ? v - 0.5 : v + 0.5);
}

struct fo_operand expr_number(double v, int dim)
{
	return (struct fo_operand){ .kind = OPERAND_NUMBER, .v = v, .dim = dim };
}

static double per_unit(const struct fo_env *env, const char *u, size_t n, int *dim)
{
	const struct { const char *name; double size; } units[] = {
		{ "pt", 1000 }, { "mm", 72000 / 25.4 }, { "cm", 720000 / 25.4 }, { "in", 72000 },
		{ "pc", 12000 }, { "em", env->em }, { "px", 72000.0 / env->pixels_per_inch },
		{ "mpt", 1 },
	};

	*dim = 1;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strlen(units[i].name) == n && memcmp(units[i].name, u, n) == 0)
			return units[i].size;
	*dim = 0;
	if (n == 3 && memcmp(u, "deg", 3) == 0)
		return 1;
	if (n == 4 && memcmp(u, "grad", 4) == 0)
		return 0.9;
	if (n == 3 && memcmp(u, "rad", 3) == 0)
		return 180 / 3.14159265358979323846;
	return 0;
}

static size_t word_size(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z'))
		n++;
	return n;
}

/* True if a unit follows after white space: a common slip that deserves words of its own. */
static bool loose_unit(const struct fo_parser *ps)
{
	const char *s = ps->p;
	int dim;
	size_t n;

	while (fo_is_blank(*s))
		s++;
	n = s == ps->p ? 0 : word_size(s);
	return n > 0 && !expr_in_name(s[n]) && s[n] != '(' && per_unit(ps->env, s, n, &dim) != 0;
}

static bool fail_loose_unit(struct fo_parser *ps, const char *start)
{
	const char *unit = ps->p + strspn(ps->p, FO_BLANKS);

	return expr_fail(ps, arena_printf(ps->env->arena, "has a space before the unit: expected %.*s%.*s",
	    (int)(ps->p - start), start, (int)word_size(unit), unit));
}

static bool scan_numeric(struct fo_parser *ps, struct fo_operand *r)
{
	const char *start = ps->p;
	double v, size;
	size_t n;
	int dim;

	ps->p = fo_scan_number(ps->p, &v);
	if (*ps->p == '%') {
		ps->p++;
		*r = (struct fo_operand){ .kind = OPERAND_NUMBER, .dim = 1, .pct = v, .percent = true };
		return true;
	}
	n = word_size(ps->p);
	if (n == 0) {
		*r = expr_number(v, 0);
		return !loose_unit(ps) || fail_loose_unit(ps, start);
	}
	size = per_unit(ps->env, ps->p, n, &dim);
	if (size == 0 && !(dim == 1 && n == 2))
		return expr_fail(ps, "has an unknown unit");
	ps->p += n;
	*r = expr_number(v * size, dim);
	return true;
}

static bool scan_string(struct fo_parser *ps, struct fo_operand *r)
{
	char quote = *ps->p++;
	const char *end = strchr(ps->p, quote);

	if (end == NULL)
		return expr_fail(ps, "has an open quote");
	*r = (struct fo_operand){ .kind = OPERAND_STRING, .s = ps->p, .n = (size_t)(end - ps->p) };
	ps->p = end + 1;
	return true;
}

static bool scan_hash_color(struct fo_parser *ps, struct fo_operand *r)
{
	size_t n = 1;

	while (expr_in_name(ps->p[n]))
		n++;
	r->kind = OPERAND_COLOR;
	if (!fo_color_find(ps->p, n, &r->color))
		return expr_fail(ps, "is not a colour: expected #rgb or #rrggbb");
	ps->p += n;
	return true;
}

/* ---------------------------------------------------------------- operators */

static bool primary(struct fo_parser *ps, struct fo_operand *r)
{
	const char *s = ps->p;
	size_t n = 0;

	if (*s == '(') {
		ps->p++;
		if (!expr_sum(ps, r))
			return false;
		expr_skip_space(ps);
		if (*ps->p != ')')
			return expr_fail(ps, "has an open parenthesis");
		ps->p++;
		return true;
	}
	if (is_digit(*s) || (*s == '.' && is_digit(s[1])))
		return scan_numeric(ps, r);
	if (*s == '"' || *s == '\'')
		return scan_string(ps, r);
	if (*s == '#')
		return scan_hash_color(ps, r);
	if (!starts_name(*s))
		return expr_fail(ps, *s ? "cannot be understood" : "ends too early");
	while (expr_in_name(s[n]))
		n++;
	ps->p += n;
	if (*ps->p == '(')
		return expr_call(ps, s, n, r);
	*r = (struct fo_operand){ .kind = OPERAND_NAME, .s = s, .n = n };
	return true;
}

static bool numeric(struct fo_parser *ps, const struct fo_operand *o)
{
	return o->kind == OPERAND_NUMBER || expr_fail(ps, "computes with something that is no number");
}

static bool unary(struct fo_parser *ps, struct fo_operand *r)
{
	bool minus = false, sign = false;

	expr_skip_space(ps);
	for (; *ps->p == '-' || *ps->p == '+'; sign = true) {
		minus ^= *ps->p++ == '-';
		expr_skip_space(ps);
	}
	if (!primary(ps, r) || (sign && !numeric(ps, r)))
		return false;
	if (minus) {
		r->v = -r->v;
		r->pct = -r->pct;
		r->share = -r->share;
	}
	return true;
}

static bool multiply(struct fo_parser *ps, struct fo_operand *a, const struct fo_operand *b)
{
	if (a->pct != 0 && b->dim != 0 && b->percent) {
		/* 50% * 50%: the second is a fraction */
		a->v *= b->pct / 100;
		a->pct *= b->pct / 100;
		a->share *= b->pct / 100;
		return true;
	}
	if ((a->share != 0 && b->dim != 0) || (b->share != 0 && a->dim != 0) || (a->pct != 0 && b->dim != 0) || (b->pct != 0 && a->dim != 0))
		return expr_fail(ps, "multiplies two lengths");
	*a = (struct fo_operand){ .kind = OPERAND_NUMBER, .dim = a->dim + b->dim, .v = a->v * b->v,
		.pct = a->pct != 0 ? a->pct * b->v : b->pct * a->v,
		.share = a->share != 0 ? a->share * b->v : b->share * a->v, .percent = a->percent || b->percent };
	return true;
}

static bool divide(struct fo_parser *ps, struct fo_operand *a, const struct fo_operand *b)
{
	if (b->percent && a->percent && b->pct != 0) {
		*a = expr_number(a->pct / b->pct, 0);
		return true;
	}
	if (b->pct != 0 || b->share != 0)
		return expr_fail(ps, "divides by a percentage");
	if (b->v == 0)
		return expr_fail(ps, "divides by zero");
	if ((a->pct != 0 || a->share != 0) && b->dim != 0)
		return expr_fail(ps, "divides a percentage by a length");
	a->v /= b->v;
	a->pct /= b->v;
	a->share /= b->v;
	a->dim -= b->dim;
	return true;
}

static bool modulo(struct fo_parser *ps, struct fo_operand *a, const struct fo_operand *b)
{
	if (a->pct != 0 || b->pct != 0 || a->share != 0 || b->share != 0 || a->dim != b->dim)
		return expr_fail(ps, "takes mod of different kinds");
	if (b->v == 0)
		return expr_fail(ps, "divides by zero");
	a->v = fmod(a->v, b->v);
	return true;
}

/* "div" and "mod" are operators only as words of their own. */
static bool word_operator(struct fo_parser *ps, const char *word)
{
	if (strncmp(ps->p, word, 3) != 0 || expr_in_name(ps->p[3]))
		return false;
	ps->p += 3;
	return true;
}

static bool product(struct fo_parser *ps, struct fo_operand *r)
{
	struct fo_operand b;

	if (!unary(ps, r))
		return false;
	for (;;) {
		bool (*apply)(struct fo_parser *, struct fo_operand *, const struct fo_operand *);

		expr_skip_space(ps);
		if (*ps->p == '*') {
			ps->p++;
			apply = multiply;
		} else if (word_operator(ps, "div")) {
			apply = divide;
		} else if (word_operator(ps, "mod")) {
			apply = modulo;
		} else {
			return true;
		}
		if (!numeric(ps, r) || !unary(ps, &b) || !numeric(ps, &b) || !apply(ps, r, &b))
			return false;
		if (!isfinite(r->v) || !isfinite(r->pct) || !isfinite(r->share) || abs(r->dim) > 8)
			return expr_fail(ps, "is out of bounds");
	}
}

bool expr_sum(struct fo_parser *ps, struct fo_operand *r)
{
	struct fo_operand b;

	if (++ps->depth > FO_EXPR_DEPTH_MAX)
		return expr_fail(ps, "is nested too deeply");
	if (!product(ps, r))
		return false;
	for (;;) {
		int sign;

		expr_skip_space(ps);
		if (*ps->p != '+' && *ps->p != '-')
			break;
		sign = *ps->p++ == '+' ? 1 : -1;
		if (!numeric(ps, r) || !product(ps, &b) || !numeric(ps, &b))
			return false;
		if (r->dim != b.dim)
			return expr_fail(ps, "adds a length and a number");
		r->v += sign * b.v;
		r->pct += sign * b.pct;
		r->share += sign * b.share;
		r->percent = r->percent && b.percent;
	}
	ps->depth--;
	return true;
}

bool fo_expr(struct fo_env *env, const char *text, struct fo_operand *r)
{
	struct fo_parser ps = { .env = env, .p = text };

	*r = (struct fo_operand){ .kind = OPERAND_NUMBER };
	if (strnlen(text, FO_EXPR_SIZE_MAX + 1) > FO_EXPR_SIZE_MAX)
		return expr_fail(&ps, "is too long");
	if (!expr_sum(&ps, r))
		return false;
	expr_skip_space(&ps);
	return *ps.p == '\0' || expr_fail(&ps, "has something left over at its end");
}
