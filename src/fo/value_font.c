/*
 * value_font.c - font-size, font-weight and line-height: values whose words stand for numbers
 */
#include "fo/value_parts.h"

#include <glib.h>

#define FONT_SIZE_MEDIUM 12000.0

const struct fo_value *value_line_height(struct fo_env *env, const struct fo_operand *o)
{
	if (o->kind == OPERAND_VALUE && o->value->type == V_SPACE)
		return o->value;
	if (o->kind != OPERAND_NUMBER || o->dim != 0)
		return value_length(env, o);
	return o->v < 0 ? NULL : fo_value_number(env->arena, o->v);
}

/* The nearest of the sizes that lie a factor of 1.2 apart: what is larger or smaller goes on from it. */
static double nearest_step(double size)
{
	double factor = size < FONT_SIZE_MEDIUM ? 1 / 1.2 : 1.2, step = FONT_SIZE_MEDIUM, next = step;

	do {
		step = next;
		next = fo_round_len(step * factor);
	} while (next != step && (factor > 1 ? next < size : next > size));     /* of 2 mpt a sixth rounds to nothing */
	return ABS(step - size) <= ABS(size - next) ? step : next;
}

const struct fo_value *value_font_size(struct fo_env *env, const struct fo_operand *o)
{
	static const struct { enum fo_kw kw; double factor; } sizes[] = {
		{ KW_xx_small, 1 / 1.728 }, { KW_x_small, 1 / 1.44 }, { KW_small, 1 / 1.2 }, { KW_medium, 1 },
		{ KW_large, 1.2 }, { KW_x_large, 1.44 }, { KW_xx_large, 1.728 },
	};
	struct fo_value v;

	if (o->kind == OPERAND_NUMBER)
		return value_length(env, o);
	if (!value_put_keyword(env, o, &v) || v.type != V_KEYWORD)
		return NULL;
	if (v.kw == KW_larger || v.kw == KW_smaller) {
		double step = nearest_step(env->em);

		return fo_value_length(env->arena, fo_round_len(v.kw == KW_larger ? step * 1.2 : step / 1.2), 0);
	}
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (sizes[i].kw == v.kw)
			return fo_value_length(
			    env->arena, fo_round_len(FONT_SIZE_MEDIUM * sizes[i].factor), 0);
	return NULL;
}

/* bolder and lighter stay words: only refinement knows the parent's weight */
const struct fo_value *value_font_weight(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value v;

	if (o->kind == OPERAND_NUMBER && o->dim == 0 && o->v >= 1 && o->v <= 1000)
		return fo_value_number(env->arena, o->v);
	if (!value_put_keyword(env, o, &v))
		return NULL;
	if (v.kw == KW_normal || v.kw == KW_bold)
		return fo_value_number(env->arena, v.kw == KW_bold ? 700 : 400);
	return fo_value_keyword(env->arena, v.kw);
}
