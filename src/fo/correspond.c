#include "fo/correspond.h"

#include "base/arena.h"
#include "fo/value.h"

#include <string.h>

enum side { TOP, RIGHT, BOTTOM, LEFT };
enum edge { BEFORE, AFTER, START, END };

struct work {
	struct fo_env *env;
	struct fo_style *s;
	const struct fo_givens *g;
	const enum side *side;          /* of each edge */
};

#define EDGES(prefix, suffix) { PROP_##prefix##_before##suffix, PROP_##prefix##_after##suffix, \
	PROP_##prefix##_start##suffix, PROP_##prefix##_end##suffix }
#define SIDES(prefix, suffix) { PROP_##prefix##_top##suffix, PROP_##prefix##_right##suffix, \
	PROP_##prefix##_bottom##suffix, PROP_##prefix##_left##suffix }

static const enum fo_prop edge_style[] = EDGES(border, _style), side_style[] = SIDES(border, _style);
static const enum fo_prop edge_color[] = EDGES(border, _color), side_color[] = SIDES(border, _color);
static const enum fo_prop edge_width[] = EDGES(border, _width), side_width[] = SIDES(border, _width);
static const enum fo_prop edge_padding[] = EDGES(padding, ), side_padding[] = SIDES(padding, );
static const enum fo_prop side_margin[] = SIDES(margin, );

static const enum side *sides_of(enum fo_kw writing_mode)
{
	static const enum side lr_tb[] = { TOP, BOTTOM, LEFT, RIGHT };
	static const enum side rl_tb[] = { TOP, BOTTOM, RIGHT, LEFT };
	static const enum side tb_rl[] = { RIGHT, LEFT, TOP, BOTTOM };
	static const enum side tb_lr[] = { LEFT, RIGHT, TOP, BOTTOM };

	switch (writing_mode) {
	case KW_rl: case KW_rl_tb: return rl_tb;
	case KW_tb: case KW_tb_rl: return tb_rl;
	case KW_tb_lr: return tb_lr;
	default: return lr_tb;
	}
}

static bool has_part(const struct work *w, enum fo_prop p, int component)
{
	for (int i = 0; i < w->g->part_count; i++)
		if (w->g->part[i].prop == p &&
		    (component == FO_WHOLE || w->g->part[i].component == component))
			return true;
	return false;
}

static bool given(const struct work *w, enum fo_prop p)
{
	return w->g->whole[p].text != NULL;
}

/* An absolute property wins; one that comes only of a shorthand loses against an explicit relative one. */
static bool absolute_wins(const struct work *w, enum fo_prop absolute, enum fo_prop relative)
{
	bool rel = (given(w, relative) && !w->g->whole[relative].shorthand) ||
		   has_part(w, relative, FO_WHOLE);

	if (!given(w, absolute))
		return false;
	return !w->g->whole[absolute].shorthand || !rel;
}

static void mark(struct work *w, enum fo_prop p)
{
	w->s->specified[p / 64] |= (uint64_t)1 << p % 64;
}

static void share(struct work *w, enum fo_prop a, enum fo_prop b, const struct fo_value *v)
{
	w->s->value[a] = w->s->value[b] = v;
	if (fo_style_specified(w->s, a) || fo_style_specified(w->s, b)) {
		mark(w, a);
		mark(w, b);
	}
}

/* The length is the absolute one's; a component that only the relative name has stays. */
static const struct fo_value *merge_conditional(struct work *w, enum fo_prop absolute, enum fo_prop relative)
{
	const struct fo_value *a = w->s->value[absolute], *r = w->s->value[relative];
	struct fo_value *v;

	if (a->type != V_COND || r->type != V_COND || !has_part(w, relative, FO_WHOLE))
		return a;
	v = fo_value_compound(w->env, a);
	if (has_part(w, relative, FO_COND_CONDITIONALITY))
		((struct fo_value *)v->part)[FO_COND_CONDITIONALITY] = r->part[FO_COND_CONDITIONALITY];
	if (has_part(w, relative, FO_COND_LENGTH))
		((struct fo_value *)v->part)[FO_COND_LENGTH] = r->part[FO_COND_LENGTH];
	return v;
}

static void pair_edges(struct work *w, const enum fo_prop *edge, const enum fo_prop *side)
{
	for (int e = BEFORE; e <= END; e++) {
		enum fo_prop rel = edge[e], abs = side[w->side[e]];

		/* a component beside a shorthand or an absolute name does not replace it */
		if (given(w, abs) &&
		    (!w->g->whole[abs].shorthand || !given(w, rel) || w->g->whole[rel].shorthand))
			share(w, rel, abs, merge_conditional(w, abs, rel));
		else
			share(w, rel, abs, w->s->value[rel]);
	}
}

/* Without a style there is no border. */
static void drop_widths(struct work *w)
{
	static const struct fo_value zero[2] = {
		{ .type = V_LENGTH }, { .type = V_KEYWORD, .kw = KW_discard }
	};
	static const struct fo_value none = { .type = V_COND, .part = zero };

	for (int e = BEFORE; e <= END; e++) {
		const struct fo_value *style = w->s->value[edge_style[e]];

		if (style->kw == KW_none || style->kw == KW_hidden)
			w->s->value[edge_width[e]] = w->s->value[side_width[w->side[e]]] = &none;
	}
}

/* ---------------------------------------------------------------- indents and margins */

bool fo_opens_reference_area(enum fo_elem e)
{
	switch (e) {
	case FO_block_container: case FO_inline_container: case FO_title:
	case FO_table_cell: case FO_table_caption:
	case FO_simple_page_master: case FO_region_body: case FO_region_before: case FO_region_after:
	case FO_region_start: case FO_region_end:
		return true;
	default:
		return false;
	}
}

static void add(const struct fo_value *v, int64_t *len, int64_t *pct)
{
	if (v->type == V_COND || v->type == V_INDENT)
		v = &v->part[0];
	if (v->type == V_LENGTH) {
		*len += v->len;
		*pct += v->pct;
	}
}

static int32_t clamp32(int64_t v)
{
	return v > INT32_MAX ? INT32_MAX : v < -INT32_MAX ? -INT32_MAX : (int32_t)v;
}

/* The sum of two lengths of which the one may be in percent of something else than the other. */
static const struct fo_value *indent_value(struct work *w, const struct fo_value *all, const struct fo_value *own)
{
	struct fo_value *v, *part;

	if (all->pct == 0 && own->pct == 0)
		return all;
	v = ARENA_NEW(w->env->arena, struct fo_value);
	part = ARENA_ARRAY(w->env->arena, 2, struct fo_value);
	part[FO_INDENT_ALL] = *all;
	part[FO_INDENT_OWN] = *own;
	*v = (struct fo_value){ .type = V_INDENT, .part = part };
	return v;
}

/* indent = inherited indent (not of a reference area) + margin + padding + border */
static void margin_to_indent(struct work *w, enum edge e, enum fo_prop indent)
{
	enum fo_prop margin = side_margin[w->side[e]];
	struct arena *a = w->env->arena;
	int64_t len = 0, pct = 0;
	const struct fo_value *own;

	if (!absolute_wins(w, margin, indent))
		return;
	add(w->s->value[margin], &len, &pct);
	add(w->s->value[edge_padding[e]], &len, &pct);
	add(w->s->value[edge_width[e]], &len, &pct);
	own = fo_value_length(a, clamp32(len), clamp32(pct));
	if (!fo_opens_reference_area(w->s->elem))
		add(w->s->parent->value[indent], &len, &pct);
	w->s->value[indent] = indent_value(w, fo_value_length(a, clamp32(len), clamp32(pct)), own);
	mark(w, indent);
}

/* A margin is a space that stays at the edge of a page. */
static void margin_to_space(struct work *w, enum edge e, enum fo_prop space)
{
	enum fo_prop margin = side_margin[w->side[e]];
	static const struct fo_value zero = { .type = V_LENGTH };
	struct fo_value *v, *part;

	if (!absolute_wins(w, margin, space))
		return;
	v = fo_value_compound(w->env, w->s->value[margin]->type == V_LENGTH ? w->s->value[margin] : &zero);
	part = (struct fo_value *)v->part;
	part[FO_CONDITIONALITY].kw = KW_retain;
	w->s->value[space] = v;
	mark(w, space);
}

static void indent_to_margin(struct work *w, enum edge e, enum fo_prop relative)
{
	enum fo_prop margin = side_margin[w->side[e]];
	const struct fo_value *v = w->s->value[relative];

	if (absolute_wins(w, margin, relative) || !fo_style_specified(w->s, relative))
		return;
	w->s->value[margin] = v->type == V_SPACE ? &v->part[FO_OPTIMUM] : v;
	mark(w, margin);
}

static void margins(struct work *w)
{
	switch (w->s->elem) {
	case FO_simple_page_master: case FO_region_body: case FO_region_before: case FO_region_after:
	case FO_region_start: case FO_region_end:
		indent_to_margin(w, BEFORE, PROP_space_before);
		indent_to_margin(w, AFTER, PROP_space_after);
		indent_to_margin(w, START, PROP_start_indent);
		indent_to_margin(w, END, PROP_end_indent);
		return;
	default:
		break;
	}
	if (fo_elems[w->s->elem].cls == FO_CLASS_INLINE) {
		margin_to_space(w, START, PROP_space_start);
		margin_to_space(w, END, PROP_space_end);
		return;
	}
	margin_to_space(w, BEFORE, PROP_space_before);
	margin_to_space(w, AFTER, PROP_space_after);
	margin_to_indent(w, START, PROP_start_indent);
	margin_to_indent(w, END, PROP_end_indent);
}

/* ---------------------------------------------------------------- dimensions */

static const struct fo_value *as_range(struct work *w, const struct fo_value *v)
{
	struct fo_value *r = ARENA_NEW(w->env->arena, struct fo_value);
	struct fo_value *part = ARENA_ARRAY(w->env->arena, 5, struct fo_value);

	for (int i = 0; i < 3; i++)
		part[i] = *v;
	r->type = V_RANGE;
	r->part = part;
	return r;
}

static void limit(struct work *w, enum fo_prop dim, enum fo_prop p, int component, unsigned *bits)
{
	const struct fo_value *v = w->s->value[p];
	struct fo_value *r;

	if (v->type != V_LENGTH)
		return;
	w->env->prop = dim;
	r = fo_value_compound(w->env, w->s->value[dim]);
	((struct fo_value *)r->part)[component] = *v;
	w->s->value[dim] = r;
	*bits |= 1U << component;
	mark(w, dim);
}

static void dimension(
    struct work *w, enum fo_prop dim, enum fo_prop absolute, enum fo_prop min, enum fo_prop max)
{
	bool wins = absolute_wins(w, absolute, dim);
	unsigned bits = wins || fo_style_specified(w->s, dim) ? 1U << FO_OPTIMUM : 0;
	unsigned limits = 0;

	if (wins) {
		w->s->value[dim] = as_range(w, w->s->value[absolute]);
		mark(w, dim);
	}
	limit(w, dim, min, FO_MINIMUM, &limits);
	limit(w, dim, max, FO_MAXIMUM, &limits);
	if (limits)
		fo_value_order((struct fo_value *)w->s->value[dim]->part, bits | limits);
	if (w->s->value[dim]->type == V_RANGE)
		w->s->value[absolute] = &w->s->value[dim]->part[FO_OPTIMUM];
	if (fo_style_specified(w->s, dim))
		mark(w, absolute);
}

void fo_correspond(struct fo_env *env, struct fo_style *s, const struct fo_givens *g)
{
	enum fo_kw mode = s->value[PROP_writing_mode]->kw;
	struct work w = { .env = env, .s = s, .g = g, .side = sides_of(mode) };
	bool lying = mode != KW_tb_rl && mode != KW_tb_lr;

	pair_edges(&w, edge_style, side_style);
	pair_edges(&w, edge_color, side_color);
	pair_edges(&w, edge_width, side_width);
	pair_edges(&w, edge_padding, side_padding);
	drop_widths(&w);
	margins(&w);
	dimension(&w, PROP_inline_progression_dimension, lying ? PROP_width : PROP_height,
	    lying ? PROP_min_width : PROP_min_height, lying ? PROP_max_width : PROP_max_height);
	dimension(&w, PROP_block_progression_dimension, lying ? PROP_height : PROP_width,
	    lying ? PROP_min_height : PROP_min_width, lying ? PROP_max_height : PROP_max_width);
}
