/*
 * container.c - fo:block-container
 *
 * Three kinds: out of the stream (placed in the nearest reference area), in the
 * stream and of fixed depth or turned (one box), in the stream and as deep as
 * its content (a block that may be broken).
 */
#include "layout/align.h"
#include "layout/master.h"
#include "layout/side.h"
#include "layout/stack.h"
#include "layout/style.h"

static bool is_out_of_stream(const struct fo_node *n)
{
	return fo_is(n, PROP_absolute_position, KW_absolute) || fo_is(n, PROP_absolute_position, KW_fixed);
}

static len_t given(const struct fo_node *n, enum fo_prop p, len_t base, len_t otherwise)
{
	return fo_value_is(fo_get(n, p), KW_auto) ? otherwise : fo_len(n, p, base);
}

/* Counter-clockwise, in the frame around: by reference-orientation, and where vertical lines begin or end. */
static int turn_of(const struct layout *l, const struct fo_node *n)
{
	int turn = fo_integer(n, PROP_reference_orientation) % 360;

	if (node_is_vertical(n) && !l->vertical)
		turn += 270;
	else if (!node_is_vertical(n) && l->vertical)
		turn += 90;
	return (turn + 720) % 360;
}

/* The turned frame: its own ipd and bpd from the viewport's width and height; padding is in percent of base. */
static struct area_viewport *viewport(struct builder *b, const struct fo_node *n, len_t ipd, len_t bpd, len_t base)
{
	struct area_viewport *v = AREA_NEW(b->l->arena, area_viewport, AREA_VIEWPORT);
	int turn = turn_of(b->l, n);
	bool sideways = turn == 90 || turn == 270;

	v->rotation = turn;
	v->width = sideways ? bpd : ipd;
	v->height = sideways ? ipd : bpd;
	v->area.ipd = ipd;
	v->area.bpd = bpd;
	v->area.is_reference = true;
	v->area.is_first = v->area.is_last = true;
	style_area(&v->area, n, true);
	v->area.box = style_box_around(b->l, n, base, node_is_vertical(n) && !b->l->vertical);
	v->clip = fo_is(n, PROP_overflow, KW_hidden);
	return v;
}

/* Lay the content of a container out at once, in a reference area of its own: it will not be broken. */
static len_t fill_container(struct builder *b, const struct fo_node *n, struct area_viewport *v)
{
	struct area *inner = area_new(b->l->arena, AREA_BLOCK, sizeof *inner);
	len_t left, depth, shift, outside = b->l->reference_bpd;
	bool vertical = b->l->vertical;
	struct fill fill = { 0 };
	struct flow *f;

	b->l->reference_bpd = v->area.bpd;
	b->l->vertical = node_is_vertical(n);
	f = block_flow(b->l, n->first, NULL, v->area.ipd);
	b->l->reference_bpd = outside;
	b->l->vertical = vertical;

	inner->ipd = v->area.ipd;
	inner->is_reference = inner->is_first = inner->is_last = true;
	if (v->area.bpd > 0)
		fill = stack_squeeze(b->l->column, f, v->area.bpd);
	inner->bpd = stack_fill(b->l->arena, f, (struct cursor){ 0 }, flow_end(f), fill, inner, NULL);
	area_append(&v->area, inner);
	if (v->area.bpd == 0)
		return inner->bpd;
	left = v->area.bpd - inner->bpd;
	if (left < 0 && !v->clip)
		diag_report(b->l->diag, n->pos, LAYOUT_CONTAINER_OVERFLOW);
	depth = inner->bpd;
	inner->bpd += shift = align_shift(fo_keyword(n, PROP_display_align), left);
	align_lower(b->l->arena, inner, shift);
	return depth;
}

/* Width and height as the author gave them, in the frame of the parent; bpd 0: as deep as the content. */
static void container_size(const struct fo_node *n, len_t base, len_t *width, len_t *height)
{
	*width = given(n, PROP_inline_progression_dimension, base, 0);
	*height = given(n, PROP_block_progression_dimension, 0, 0);
}

/* ---- out of the stream ---- */

enum { UNSET = INT32_MIN };

/* One axis of a positioned container, from the left or the top. */
struct axis {
	len_t room;                     /* of what it stands in; 0: as deep as its content */
	len_t near, far;                /* from the edges there to those of the content rectangle; UNSET */
	len_t edges;                    /* its borders and padding */
};

/* What both offsets leave, or what the near one does; 0 where there is no telling. */
static len_t size_left(const struct axis *a, bool fills)
{
	if (a->room == 0 || (!fills && (a->near == UNSET || a->far == UNSET)))
		return 0;
	if (a->far == UNSET)
		return len_max(a->room - (a->near == UNSET ? 0 : a->near) - a->edges, 0);
	return len_max(a->room - a->far - (a->near == UNSET ? 0 : a->near), 0);
}

static len_t place_on(const struct axis *a, len_t size)
{
	if (a->near != UNSET)
		return a->near;
	return a->far != UNSET && a->room > 0 ? a->room - a->far - size : 0;
}

/* What makes the nearest reference area around: a container, a cell; NULL: none but the region. */
static const struct fo_node *reference_around(const struct fo_node *n)
{
	for (n = n->parent; n != NULL; n = n->parent) {
		if (n->elem == FO_block_container || n->elem == FO_inline_container || n->elem == FO_table_cell)
			return n;
	}
	return NULL;
}

static struct axis across_the_page(const struct builder *b, const struct fo_node *n, bool fixed)
{
	len_t room = fixed && b->l->region != NULL ? b->l->region->page_width : b->ipd;
	struct fo_edges e = fo_edges(n, b->ipd);

	return (struct axis){ room, given(n, PROP_left, room, UNSET), given(n, PROP_right, room, UNSET),
	    e.start.width + e.start.padding + e.end.width + e.end.padding };
}

/* In a cell the offset from the top counts from its padding. */
static struct axis down_the_page(const struct builder *b, const struct fo_node *n, bool fixed)
{
	const struct fo_node *around = fixed ? NULL : reference_around(n);
	struct fo_edges e = fo_edges(n, b->ipd);
	struct axis y = { .room = b->l->reference_bpd };

	if (fixed && b->l->region != NULL)
		y.room = b->l->region->page_height;
	else if (around != NULL && fo_value_is(fo_get(around, PROP_block_progression_dimension), KW_auto))
		y.room = 0;
	y.near = given(n, PROP_top, y.room, UNSET);
	y.far = given(n, PROP_bottom, y.room, UNSET);
	y.edges = e.before.width + e.before.padding + e.after.width + e.after.padding;
	if (around != NULL && around->elem == FO_table_cell && y.near != UNSET)
		y.near -= fo_edges(around, b->ipd).before.padding;
	return y;
}

/* Offsets are those of the content rectangle (XSL 1.1, 7.6), in the page or the nearest reference area. */
static void positioned(struct builder *b, const struct fo_node *n)
{
	bool fixed = fo_is(n, PROP_absolute_position, KW_fixed), sideways = turn_of(b->l, n) % 180 != 0;
	struct axis x = across_the_page(b, n, fixed), y = down_the_page(b, n, fixed);
	struct area_viewport *v;
	len_t ipd, bpd, depth;

	container_size(n, b->ipd, &ipd, &bpd);
	if (ipd == 0)
		ipd = size_left(sideways ? &y : &x, true);
	if (bpd == 0)
		bpd = size_left(sideways ? &x : &y, false);
	v = viewport(b, n, ipd, bpd, b->ipd);
	v->place = fixed ? PLACE_FIXED : PLACE_ABSOLUTE;
	depth = fill_container(b, n, v);
	if (bpd == 0)
		v->area.bpd = *(sideways ? &v->width : &v->height) = depth;
	v->area.x = place_on(&x, v->width) - area_left(&v->area);
	v->area.y = place_on(&y, v->height) - area_edge(&v->area, EDGE_BEFORE);
	/* a box without depth carries it there */
	builder_aside(b, &(struct item){ .kind = ITEM_BOX, .area = &v->area });
}

/* ---- in the stream ---- */

/* In the stream and of fixed depth, or turned: one box. */
static void solid_container(struct builder *b, const struct fo_node *n, len_t width, len_t height)
{
	const struct block *k;
	struct area_viewport *v;
	len_t depth;

	builder_before(b, n);
	k = builder_block(b, n);
	v = viewport(b, n, width > 0 ? width : k->ipd, height, builder_around(b));
	depth = fill_container(b, n, v);
	if (height == 0) {
		v->area.bpd = depth;
		*(v->rotation % 180 == 0 ? &v->height : &v->width) = depth;
	}
	v->area.x = k->rtl ? k->x + k->ipd - v->area.ipd : k->x;
	v->area.level = k->rtl;
	v->area.start_indent = k->start_indent;
	v->area.end_indent = k->end_indent;
	builder_box(b, &v->area, area_bpda(&v->area), NULL);
	builder_after(b, n);
}

/* In the stream and as deep as its content: a block that is a reference area, and may be broken. */
static void loose_container(struct builder *b, const struct fo_node *n, len_t width)
{
	struct outside save;
	struct side_outside outer;
	len_t ipd = b->ipd;

	builder_open(b, n, &save);
	if (width > 0)
		builder_narrow(b->in, width);
	b->in->is_reference = b->in->is_viewport = true;
	b->ipd = b->in->ipd;
	outer = side_enter(b);
	for (const struct fo_node *child = n->first; child != NULL; child = child->next)
		builder_build(b, child);
	side_leave(b, outer);
	b->ipd = ipd;
	builder_close(b, n, &save);
}

void builder_container(struct builder *b, const struct fo_node *n)
{
	len_t width, height;

	if (is_out_of_stream(n)) {
		positioned(b, n);
		return;
	}
	container_size(n, builder_around(b), &width, &height);
	if (width == 0 && node_is_vertical(n) != b->l->vertical && b->l->reference_bpd > 0)
		width = b->l->reference_bpd;    /* lines across those around: as long as there is room */
	if (height > 0 || turn_of(b->l, n) != 0)
		solid_container(b, n, width, height);
	else
		loose_container(b, n, width);
}
