#include "layout/side.h"

#include "layout/side_parts.h"

#include "layout/block.h"
#include "layout/extent.h"
#include "layout/stack.h"
#include "layout/style.h"

/* ---- places ---- */

static struct builder *host_of(struct builder *b)
{
	while (b->host != NULL)
		b = b->host;
	return b;
}

static struct sides *own_sides(struct builder *b)
{
	static const struct flow empty;

	if (b->sides == NULL) {
		b->sides = ARENA_NEW(b->l->arena, struct sides);
		b->sides->ruler = stack_begin(b->l->arena, &empty, (struct cursor){ 0 }, NULL, NULL);
	}
	return b->sides;
}

struct sides *side_sides(struct builder *b)
{
	return own_sides(host_of(b));
}

len_t side_place(struct builder *b)
{
	struct sides *s = own_sides(b);

	for (; s->measured < b->items->len; s->measured++)
		stack_item(s->ruler, &g_array_index(b->items, struct item, s->measured));
	return len_add(stack_place(s->ruler), b->host != NULL ? side_place(b->host) : 0);
}

/* Forget the floats that end above a place. */
static void forget(struct sides *s, len_t y)
{
	int n = 0;

	for (int i = 0; i < s->n; i++) {
		if (s->side[i].bottom > y)
			s->side[n++] = s->side[i];
	}
	s->n = n;
}

struct sides *side_beside(struct builder *b, len_t *y)
{
	struct sides *s = host_of(b)->sides;

	if (s == NULL || s->n == 0)
		return NULL;
	*y = side_place(b);
	forget(s, *y);
	return s->n == 0 ? NULL : s;
}

struct intrusion side_intrusion(const struct sides *s, len_t top, len_t bottom)
{
	struct intrusion in = { 0 };

	for (int i = 0; i < s->n; i++) {
		const struct side *f = &s->side[i];
		len_t *reach = f->at_end ? &in.end : &in.start;

		if (f->top < bottom && f->bottom > top)
			*reach = len_max(*reach, f->reach);
	}
	return in;
}

len_t side_next_bottom(const struct sides *s, len_t y)
{
	len_t next = LEN_MAX;

	for (int i = 0; i < s->n; i++) {
		if (s->side[i].bottom > y)
			next = len_min(next, s->side[i].bottom);
	}
	return next;
}

/* The page is not known yet, and with it the widths beside: inside and outside are those of one bound at its start. */
static bool is_end(const struct fo_node *n, enum fo_kw side)
{
	if (side == KW_end || side == KW_outside)
		return true;
	return side == (node_is_rtl(n) ? KW_left : KW_right);
}

/* Below the floats that clear names. */
static len_t clear_of(const struct sides *s, const struct fo_node *n, len_t y)
{
	enum fo_kw kw = fo_keyword(n, PROP_clear);

	for (int i = 0; kw != KW_none && i < s->n; i++) {
		if (kw == KW_both || s->side[i].at_end == is_end(n, kw))
			y = len_max(y, s->side[i].bottom);
	}
	return y;
}

/* ---- floats ---- */

/* How far borders and padding of blocks stick out of the reference area. */
static struct intrusion overhang(const struct area *a)
{
	struct intrusion out = { 0 };

	for (const struct area *c = a->first; c != NULL; c = c->next) {
		if (c->type != AREA_BLOCK)
			continue;
		out.start = len_max(out.start, -c->x);
		out.end = len_max(out.end, c->x + area_ipda(c) - a->ipd);
	}
	return out;
}

/* The float's content, as wide as it wants but no wider than where it stands. */
static struct area *float_area(struct layout *l, const struct fo_node *n, len_t ipd)
{
	struct area *a = area_new(l->arena, AREA_BLOCK, sizeof *a);
	struct extent e = extent_of(l, n, ipd);
	bool in_note = l->in_note;
	struct flow *f;

	a->ipd = len_min(e.greatest, len_max(ipd, e.least));
	style_area(a, n, true);
	a->is_reference = a->is_first = a->is_last = a->placed = a->is_float = true;
	l->in_note = true;
	f = block_flow(l, n->first, NULL, a->ipd);
	l->in_note = in_note;
	a->bpd = stack_all(l->arena, f, (struct cursor){ 0 }, flow_end(f), a, NULL);
	return a;
}

/* Where it fits: beside those that stand already, else lower; what intrudes has a bottom further down. */
static struct side fit(const struct sides *s, len_t y, len_t width, len_t depth, bool at_end, len_t ipd)
{
	struct intrusion in = side_intrusion(s, y, len_add(y, depth));

	while ((in.start > 0 || in.end > 0) && in.start + in.end + width > ipd) {
		y = side_next_bottom(s, y);
		in = side_intrusion(s, y, len_add(y, depth));
	}
	return (struct side){ .at_end = at_end, .top = y, .bottom = len_add(y, depth),
	    .reach = (at_end ? in.end : in.start) + width };
}

struct item side_put(struct builder *b, const struct fo_node *n, len_t y)
{
	struct builder *host = host_of(b);
	struct sides *s = side_sides(b);
	struct area *a = float_area(b->l, n, host->ipd);
	struct intrusion out = overhang(a);
	bool at_end = is_end(n, fo_keyword(n, PROP_float));
	len_t width = a->ipd + out.start + out.end, room = b->l->reference_bpd, depth = a->bpd;
	struct side f;
	struct item it = { .kind = ITEM_FLOAT, .area = a };

	if (room > 0 && depth > room) {
		diag_report(b->l->diag, n->pos, LAYOUT_FLOAT_OVERFLOW);
		depth = room;
	}
	forget(s, y);
	if (s->n == SIDES_MAX) {        /* below them all */
		for (int i = 0; i < s->n; i++)
			s->last_top = len_max(s->last_top, s->side[i].bottom);
		s->n = 0;
	}
	f = fit(s, clear_of(s, n, len_max(y, s->last_top)), width, depth, at_end, host->ipd);
	s->side[s->n++] = f;
	s->last_top = f.top;
	a->x = (at_end != node_is_rtl(n) ? host->ipd - f.reach : f.reach - width) + out.start;
	if (host != b)
		y = side_place(host);
	a->y = f.top - y;
	it.size = f.bottom - y;
	if (host != b) {
		builder_aside(host, &it);
		it.kind = ITEM_CUT;
	}
	return it;
}

bool side_is_past(struct builder *b)
{
	while (b->resume == NULL && b->host != NULL)
		b = b->host;
	return b->resume != NULL && !b->resumed;
}

void side_float(struct builder *b, const struct fo_node *n)
{
	struct item it;

	builder_reach(b, n);
	if (side_is_past(b))
		return;
	it = side_put(b, n, side_place(b));
	if (it.kind == ITEM_FLOAT)
		builder_aside(b, &it);
}

/* ---- what stands beside them ---- */

static void fill_gap(struct builder *b, len_t depth)
{
	if (depth > 0)
		builder_aside(b, &(struct item){ .kind = ITEM_BOX, .size = depth });
}

void side_clear(struct builder *b, const struct fo_node *n)
{
	len_t y;
	struct sides *s;

	if (fo_is(n, PROP_clear, KW_none) || (s = side_beside(b, &y)) == NULL)
		return;
	fill_gap(b, clear_of(s, n, y) - y);
}

static bool is_displaced(const struct fo_node *n)
{
	switch (fo_keyword(n, PROP_intrusion_displace)) {
	case KW_block:
		return true;
	case KW_auto:
		return n->elem == FO_table || n->elem == FO_block_container;
	default:
		return false;
	}
}

/* The border rectangle's width if the author gave one for the content; 0: what there is. */
static len_t given_width(const struct builder *b, const struct fo_node *n)
{
	return fo_is(n, PROP_inline_progression_dimension, KW_auto) ? 0 :
	    fo_len(n, PROP_inline_progression_dimension, builder_around(b));
}

void side_displace(struct builder *b, const struct fo_node *n, struct block *k)
{
	len_t y, width;
	struct sides *s;
	struct intrusion in;

	if (host_of(b)->sides == NULL || !is_displaced(n) || (s = side_beside(b, &y)) == NULL)
		return;
	width = given_width(b, n);
	for (;;) {
		len_t next = side_next_bottom(s, y);

		in = next == LEN_MAX ? (struct intrusion){ 0 } : side_intrusion(s, y, LEN_MAX);
		in.start = len_max(in.start - b->across - k->start_indent, 0);
		in.end = len_max(in.end - k->end_indent, 0);
		if (next == LEN_MAX || b->ipd - k->start_indent - k->end_indent - in.start - in.end >= len_max(width, 1))
			break;
		fill_gap(b, next - y);
		y = next;
	}
	k->start_indent += in.start;
	k->end_indent += in.end;
}

len_t side_across(struct builder *b)
{
	len_t y;
	struct sides *s = side_beside(b, &y);

	return s == NULL ? 0 : len_max(side_intrusion(s, y, LEN_MAX).start - b->across, 0);
}

struct side_outside side_enter(struct builder *b)
{
	struct side_outside outer = { b->sides, b->host, b->across };

	b->sides = NULL;
	b->host = NULL;
	b->across = 0;
	return outer;
}

void side_leave(struct builder *b, struct side_outside outer)
{
	len_t y, foot = 0;
	struct sides *s = side_beside(b, &y);

	for (int i = 0; s != NULL && i < s->n; i++)
		foot = len_max(foot, s->side[i].bottom);
	if (s != NULL)
		fill_gap(b, foot - y);
	b->sides = outer.sides;
	b->host = outer.host;
	b->across = outer.across;
}
