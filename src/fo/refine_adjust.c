/*
 * refine_adjust.c - values that depend on the parent or on the object
 */
#include "fo/refine_parts.h"

#include "fo/value.h"

#include <string.h>

/* As in CSS: bolder and lighter reach the next weight that fonts really have. */
static double relative_weight(double parent, bool bolder)
{
	if (bolder)
		return parent < 350 ? 400 : parent < 550 ? 700 : 900;
	return parent < 550 ? 100 : parent < 750 ? 400 : 700;
}

static const struct fo_value *weight(struct fo_style *s, const struct fo_value *v)
{
	double parent = s->parent->value[PROP_font_weight]->number;

	if (v->type != V_KEYWORD)
		return v;
	return fo_value_number(s->refiner->arena, relative_weight(parent, v->kw == KW_bolder));
}

/* Short names of the modes, and the modes that none of the tiers has. */
static const struct fo_value *writing_mode(struct fo_style *s, const struct fo_value *v)
{
	switch (v->kw) {
	case KW_lr: return fo_value_keyword(s->refiner->arena, KW_lr_tb);
	case KW_rl: return fo_value_keyword(s->refiner->arena, KW_rl_tb);
	case KW_tb: return fo_value_keyword(s->refiner->arena, KW_tb_rl);
	case KW_lr_tb: case KW_rl_tb: case KW_tb_rl: case KW_tb_lr:
		return v;
	default:
		refine_problem(s->refiner->arena, &s->problems, FO_BAD_VALUE, "writing-mode", fo_kw_name(v->kw),
		    "is not supported", "lr-tb");
		return fo_value_keyword(s->refiner->arena, KW_lr_tb);
	}
}

static const struct fo_value *orientation(struct fo_style *s, const struct fo_value *v)
{
	struct arena *a = s->refiner->arena;
	int turns;

	if (v->type != V_NUMBER)
		return v;
	turns = (int)v->number % 360;
	if (turns % 90 != 0) {
		refine_problem(a, &s->problems, FO_BAD_VALUE, "reference-orientation", fo_value_text(a, v),
		    "is not a multiple of 90", "0");
		return fo_value_number(a, 0);
	}
	return v->number >= 0 && v->number < 360 ? v : fo_value_number(a, (turns + 360) % 360);
}

/* text-align: left and right are start and end of lines that run left to right */
static const struct fo_value *alignment(struct fo_style *s, const struct fo_value *v)
{
	bool rtl = s->value[PROP_writing_mode]->kw == KW_rl_tb;

	if (v->kw == KW_left)
		return fo_value_keyword(s->refiner->arena, rtl ? KW_end : KW_start);
	if (v->kw == KW_right)
		return fo_value_keyword(s->refiner->arena, rtl ? KW_start : KW_end);
	return v;
}

const struct fo_value *refine_adjusted(struct fo_style *s, enum fo_prop p, const struct fo_value *v)
{
	switch (p) {
	case PROP_font_weight: return weight(s, v);
	case PROP_writing_mode: return writing_mode(s, v);
	case PROP_reference_orientation: return orientation(s, v);
	case PROP_text_align: case PROP_text_align_last: return v->type == V_KEYWORD ? alignment(s, v) : v;
	default: return v;
	}
}

static const char *initial_region(enum fo_elem e)
{
	switch (e) {
	case FO_region_body: return "xsl-region-body";
	case FO_region_before: return "xsl-region-before";
	case FO_region_after: return "xsl-region-after";
	case FO_region_start: return "xsl-region-start";
	case FO_region_end: return "xsl-region-end";
	default: return NULL;
	}
}

static int initial_precedence(enum fo_elem e)
{
	switch (e) {
	case FO_table: return 6;
	case FO_table_cell: return 5;
	case FO_table_column: return 4;
	case FO_table_row: return 3;
	case FO_table_body: return 2;
	case FO_table_header: return 1;
	default: return 0;
	}
}

void refine_initial_of_object(struct fo_style *s)
{
	const char *name = initial_region(s->elem);
	int precedence = initial_precedence(s->elem);

	if (name)
		s->value[PROP_region_name] = fo_value_string(s->refiner->arena, name, strlen(name));
	if (precedence || s->elem == FO_table_footer) {
		const struct fo_value *v = fo_value_number(s->refiner->arena, precedence);

		s->value[PROP_border_before_precedence] = s->value[PROP_border_after_precedence] = v;
		s->value[PROP_border_start_precedence] = s->value[PROP_border_end_precedence] = v;
	}
}
