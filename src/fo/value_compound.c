/*
 * value_compound.c - compounds: spaces, ranges, pairs, keeps, lengths with a conditionality
 *
 * A compound is made of a plain value, which all its components take, and then
 * changed by component.
 */
#include "fo/value_parts.h"

#include "base/arena.h"
#include "fo/split.h"

#include <glib.h>

/* A compound of n equal components; precedence and conditionality as they are by default. */
static const struct fo_value *spread(
    struct fo_env *env, enum fo_type type, const struct fo_value *each, int n)
{
	struct fo_value *v = value_new(env, type);
	struct fo_value *part = ARENA_ARRAY(env->arena, 5, struct fo_value);

	for (int i = 0; i < n; i++)
		part[i] = *each;
	if (type == V_SPACE)
		part[FO_PRECEDENCE].type = V_NUMBER;
	if (type == V_SPACE || type == V_COND) {
		part[type == V_SPACE ? FO_CONDITIONALITY : FO_COND_CONDITIONALITY].type = V_KEYWORD;
		part[type == V_SPACE ? FO_CONDITIONALITY : FO_COND_CONDITIONALITY].kw = KW_discard;
	}
	v->part = part;
	return v;
}

const struct fo_value *value_compound(
    struct fo_env *env, const struct fo_operand *o, enum fo_type type, int n)
{
	struct fo_value each;

	if (o->kind == OPERAND_VALUE && o->value->type == type)
		return o->value;
	if (!value_put_part(env, o, &each))
		return NULL;
	if (type == V_SPACE && each.type == V_KEYWORD)
		return fo_value_keyword(env->arena, each.kw);
	return spread(env, type, &each, n);
}

static bool to_keep(struct fo_env *env, const struct fo_operand *o, struct fo_value *v)
{
	if (o->kind == OPERAND_NUMBER && o->dim == 0) {
		*v = (struct fo_value){ .type = V_NUMBER };
		v->number = value_whole(o->v);
		return true;
	}
	return value_put_keyword(env, o, v);
}

const struct fo_value *value_keep(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value each;

	if (o->kind == OPERAND_VALUE && o->value->type == V_KEEP)
		return o->value;
	return to_keep(env, o, &each) ? spread(env, V_KEEP, &each, 3) : NULL;
}

const struct fo_value *value_range(struct fo_env *env, const char *const *part)
{
	static const struct fo_value zero = { .type = V_LENGTH };
	const struct fo_value *v = spread(env, V_RANGE, &zero, 3);

	for (int i = 0; i < 3; i++)
		fo_value_part(env, i, part[i], (struct fo_value *)&v->part[i]);
	return v;
}

static bool part_of_space(struct fo_env *env, int i, const struct fo_operand *o, struct fo_value *v)
{
	if (i == FO_PRECEDENCE && o->kind == OPERAND_NUMBER && o->dim == 0) {
		*v = (struct fo_value){ .type = V_NUMBER };
		v->number = (double)(long)CLAMP(o->v, -1e9, 1e9);
		return true;
	}
	if (i >= FO_PRECEDENCE) {
		enum fo_kw kw = o->kind == OPERAND_NAME ? fo_kw_find(o->s, o->n) : KW_none_of_them;

		*v = (struct fo_value){ .type = V_KEYWORD };
		v->kw = kw;
		return i == FO_PRECEDENCE ? kw == KW_force : kw == KW_discard || kw == KW_retain;
	}
	return o->kind == OPERAND_NUMBER && value_put_length(env, o, v);
}

static bool part_of(struct fo_env *env, int i, const struct fo_operand *o, struct fo_value *v)
{
	switch (fo_props[env->prop].grammar) {
	case G_SPACE: case G_LINE_HEIGHT:
		return part_of_space(env, i, o, v);
	case G_COND0:
		if (i == FO_COND_CONDITIONALITY)
			return part_of_space(env, FO_CONDITIONALITY, o, v);
		return value_put_part(env, o, v) && v->type == V_LENGTH;
	case G_KEEP:
		return to_keep(env, o, v);
	default:
		return value_put_part(env, o, v);
	}
}

bool fo_value_part(struct fo_env *env, int component, const char *text, struct fo_value *v)
{
	struct fo_value old = *v;
	struct fo_operand o;

	env->error = env->corrected = NULL;
	if (fo_expr(env, fo_trim(env->arena, text), &o) && part_of(env, component, &o, v))
		return true;
	*v = old;
	if (env->error == NULL)
		env->error = "is not known";
	return false;
}

struct fo_value *fo_value_compound(struct fo_env *env, const struct fo_value *v)
{
	static const struct fo_value zero = { .type = V_LENGTH };
	struct fo_value *copy = value_new(env, v->type);
	struct fo_value len = zero;

	if (v->type == V_SPACE || v->type == V_RANGE || v->type == V_COND || v->type == V_KEEP ||
	    v->type == V_PAIR) {
		copy->part = arena_copy(env->arena, v->part, 5 * sizeof *v->part);
		return copy;
	}
	if (v->type == V_LENGTH)
		len = *v;
	else if (env->prop == PROP_line_height)
		len.len = fo_round_len(env->em * (v->type == V_NUMBER ? v->number : 1.2));
	return (struct fo_value *)spread(env, V_SPACE, &len, 3);
}

static bool greater(const struct fo_value *a, const struct fo_value *b)
{
	if (a->type != V_LENGTH || b->type != V_LENGTH || (a->pct != 0 && a->len != 0) ||
	    (b->pct != 0 && b->len != 0))
		return false;
	if (a->pct != 0 || b->pct != 0)
		return a->len == 0 && b->len == 0 && a->pct > b->pct;
	return a->len > b->len;
}

void fo_value_order(struct fo_value *part, unsigned given)
{
	struct fo_value *min = &part[FO_MINIMUM], *opt = &part[FO_OPTIMUM], *max = &part[FO_MAXIMUM];
	bool has_min = given & 1U << FO_MINIMUM, has_opt = given & 1U << FO_OPTIMUM;
	bool has_max = given & 1U << FO_MAXIMUM;

	if (greater(min, max))
		*(has_min ? max : min) = *(has_min ? min : max);
	if (greater(opt, max)) {
		if (has_opt && !has_max)
			*max = *opt;
		else
			*opt = *max;
	} else if (greater(min, opt)) {
		if (has_min)
			*opt = *min;
		else
			*min = *opt;
	}
}
