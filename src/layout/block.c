#include "layout/block.h"

#include "layout/column.h"
#include "layout/para.h"
#include "layout/stack.h"
#include "layout/style.h"

#include <string.h>

struct builder {
	struct layout *l;
	GArray *items;
	struct block *in;               /* innermost open block */
	len_t ipd;                      /* of the reference area */
	int together;                   /* price of a cut by the keep-together of what is open */
	int with_next;                  /* price of the next cut by keep-with-next of what was closed */
	int cut;                        /* index of the last cut with no box since; -1 */
};

static void build(struct builder *, const struct fo_node *);

/* ---- items ---- */

static struct item *add(struct builder *b, enum item_kind kind)
{
	struct item it = { .kind = kind, .in = b->in };

	g_array_append_val(b->items, it);
	return &g_array_index(b->items, struct item, b->items->len - 1);
}

static void add_space(struct builder *b, const struct fo_node *n, enum fo_prop p)
{
	struct fo_space s = fo_space(n, p, b->ipd);

	if (s.opt != 0 || s.precedence != 0)
		add(b, ITEM_SPACE)->space = s;
}

static void add_box(struct builder *b, struct area *a, len_t size, const struct note *notes)
{
	struct item *it = add(b, ITEM_BOX);

	it->area = a;
	it->size = size;
	it->note = notes;
	b->cut = -1;
	b->with_next = 0;
}

/* ---- keeps and breaks ---- */

static int keep_price(const struct fo_node *n, enum fo_prop p)
{
	int strength = MAX(fo_keep(n, p, FO_WITHIN_PAGE), fo_keep(n, p, FO_WITHIN_COLUMN));

	if (strength == 0)
		return PRICE_FREE;
	return strength == FO_KEEP_ALWAYS ? PRICE_NEVER : PRICE_KEEP + MIN(strength, 7000);
}

static enum break_class break_class(const struct fo_node *n, enum fo_prop p)
{
	switch (fo_keyword(n, p)) {
	case KW_column:
		return BREAK_COLUMN;
	case KW_page:
		return BREAK_PAGE;
	case KW_odd_page:
		return BREAK_ODD_PAGE;
	case KW_even_page:
		return BREAK_EVEN_PAGE;
	default:
		return BREAK_NOT_FORCED;
	}
}

/* Between two neighbours: one cut, whose price the objects on both sides raise. */
static struct item *add_cut(struct builder *b)
{
	struct item *it;

	if (b->cut < 0) {
		it = add(b, ITEM_CUT);
		it->cut.price = MAX(b->together, b->with_next);
		b->cut = (int)b->items->len - 1;
	}
	return &g_array_index(b->items, struct item, b->cut);
}

static void force_cut(struct builder *b, enum break_class c)
{
	struct item *it;

	if (c == BREAK_NOT_FORCED)
		return;
	it = add_cut(b);
	it->cut.forced = MAX(it->cut.forced, c);
}

static void raise_cut(struct builder *b, int price)
{
	if (b->cut >= 0) {
		struct item *it = &g_array_index(b->items, struct item, b->cut);

		it->cut.price = MAX(it->cut.price, price);
	}
}

/* ---- paragraphs ---- */

static int line_price(const struct builder *b, const struct fo_node *n, int line, int lines)
{
	int price = b->together;

	if (line < fo_integer(n, PROP_orphans) || lines - line < fo_integer(n, PROP_widows))
		price = MAX(price, PRICE_WIDOW);
	return price;
}

static void add_lines(struct builder *b, const struct fo_node *n, const struct para *p)
{
	for (int i = 0; i < p->n; i++) {
		if (i > 0) {
			struct item *cut = add(b, ITEM_CUT);

			cut->cut.price = line_price(b, n, i, p->n);
			cut->cut.line = i;
			cut->cut.lines = p->n;
		}
		add_box(b, p->line[i].area, p->line[i].area->bpd, p->line[i].notes);
	}
}

/* ---- blocks ---- */

/* Where the content rectangle starts in the reference area: of the reference area itself 0. */
static len_t parent_start(const struct builder *b)
{
	return b->in == NULL || b->in->is_reference ? 0 : b->in->start_indent;
}

static struct block *new_block(struct builder *b, const struct fo_node *n)
{
	struct block *k = ARENA_NEW(b->l->arena, struct block);
	struct fo_edges e = fo_edges(n, b->ipd);

	k->node = n;
	k->parent = b->in;
	k->start_indent = fo_len(n, PROP_start_indent, b->ipd);
	k->end_indent = fo_len(n, PROP_end_indent, b->ipd);
	k->ipd = len_max(b->ipd - k->start_indent - k->end_indent, 0);
	k->x = k->start_indent - parent_start(b) - e.start.width - e.start.padding;
	k->box = style_box(b->l, n, b->ipd);
	k->before_discard = e.before.width_discard && (e.before.padding == 0 || e.before.padding_discard);
	k->after_discard = e.after.width_discard && (e.after.padding == 0 || e.after.padding_discard);
	return k;
}

static void content(struct builder *b, const struct fo_node *block)
{
	const struct fo_node *n = block->first;
	struct block *k = b->in;
	bool continues = false;

	while (n != NULL) {
		if (para_is_inline(n)) {
			struct para_request r = { .block = block, .first = n, .ipd = k->ipd, .continues = continues };
			struct para p = para_set(b->l, &r);

			if (p.n > 0 && continues)
				add_cut(b);
			add_lines(b, block, &p);
			continues |= p.n > 0;
			n = p.next;
		} else {
			build(b, n);
			continues = true;
			n = para_following(n, block);
		}
	}
}

struct outside {
	int together, with_next_inside;
	struct block *in;
};

static void open_block(struct builder *b, const struct fo_node *n, struct outside *save)
{
	struct item *it;
	struct block *k;

	*save = (struct outside){ .together = b->together, .in = b->in };
	if (b->items->len > 0)
		add_cut(b);
	raise_cut(b, keep_price(n, PROP_keep_with_previous));
	force_cut(b, break_class(n, PROP_break_before));
	add_space(b, n, PROP_space_before);
	k = new_block(b, n);
	it = add(b, ITEM_OPEN);
	it->block = k;
	b->in = k;
	b->together = MAX(b->together, keep_price(n, PROP_keep_together));
}

static void close_block(struct builder *b, const struct fo_node *n, const struct outside *save)
{
	add(b, ITEM_CLOSE)->block = b->in;
	b->in = save->in;
	b->together = save->together;
	add_space(b, n, PROP_space_after);
	b->with_next = MAX(b->with_next, keep_price(n, PROP_keep_with_next));
	if (break_class(n, PROP_break_after) != BREAK_NOT_FORCED)
		force_cut(b, break_class(n, PROP_break_after));
}

static void block(struct builder *b, const struct fo_node *n)
{
	struct outside save;

	open_block(b, n, &save);
	content(b, n);
	close_block(b, n, &save);
}

/* ---- block-containers ---- */

static bool is_positioned(const struct fo_node *n)
{
	return fo_is(n, PROP_absolute_position, KW_absolute) || fo_is(n, PROP_absolute_position, KW_fixed);
}

static len_t given(const struct fo_node *n, enum fo_prop p, len_t base, len_t otherwise)
{
	return fo_value_is(fo_get(n, p), KW_auto) ? otherwise : fo_len(n, p, base);
}

/* The turned frame: its own ipd and bpd from the viewport's width and height. */
static struct area_viewport *viewport(struct builder *b, const struct fo_node *n, len_t ipd, len_t bpd)
{
	struct area_viewport *v = AREA_NEW(b->l->arena, area_viewport, AREA_VIEWPORT);
	int turn = ((fo_integer(n, PROP_reference_orientation) % 360) + 360) % 360;
	bool sideways = turn == 90 || turn == 270;

	v->rotation = turn;
	v->width = sideways ? bpd : ipd;
	v->height = sideways ? ipd : bpd;
	v->area.ipd = ipd;
	v->area.bpd = bpd;
	v->area.is_reference = true;
	v->area.is_first = v->area.is_last = true;
	v->area.pos = &n->pos;
	v->area.id = n->id;
	v->area.role = fo_string(n, PROP_role);
	v->area.box = style_box(b->l, n, b->ipd);
	v->clip = fo_is(n, PROP_overflow, KW_hidden);
	return v;
}

/* Lay the content of a container out at once: it will not be broken. */
static len_t fill_container(struct builder *b, const struct fo_node *n, struct area_viewport *v)
{
	struct flow *f = block_flow(b->l, n->first, NULL, v->area.ipd);
	len_t depth = stack_all(b->l->arena, f, (struct cursor){ 0 }, (struct cursor){ .item = f->n }, &v->area, NULL);
	len_t left = v->area.bpd - depth, move = 0;

	if (v->area.bpd == 0)
		return depth;
	if (left < 0 && !v->clip)
		diag_report(b->l->diag, n->pos, LAYOUT_CONTAINER_OVERFLOW);
	if (fo_is(n, PROP_display_align, KW_after))
		move = left;
	else if (fo_is(n, PROP_display_align, KW_center))
		move = left / 2;
	for (struct area *a = v->area.first; move > 0 && a != NULL; a = a->next)
		a->y += move;
	return depth;
}

/* Width and height as the author gave them, in the frame of the parent; bpd 0: as deep as the content. */
static void container_size(const struct builder *b, const struct fo_node *n, len_t *width, len_t *height)
{
	*width = given(n, PROP_inline_progression_dimension, b->ipd, 0);
	*height = given(n, PROP_block_progression_dimension, 0, 0);
}

/*
 * Out of the stream: placed in the nearest reference area.  A box without depth
 * carries it there.
 */
static void positioned(struct builder *b, const struct fo_node *n)
{
	len_t width, height, left = given(n, PROP_left, b->ipd, 0), top = given(n, PROP_top, 0, 0);
	struct area_viewport *v;
	len_t depth;

	container_size(b, n, &width, &height);
	if (width == 0)
		width = len_max(b->ipd - left - given(n, PROP_right, b->ipd, 0), 0);
	v = viewport(b, n, width, height);
	v->place = fo_is(n, PROP_absolute_position, KW_fixed) ? PLACE_FIXED : PLACE_ABSOLUTE;
	depth = fill_container(b, n, v);
	if (height == 0)
		v->area.bpd = v->height = depth;
	v->area.x = left;
	v->area.y = top;
	if (b->items->len > 0)
		add_cut(b);
	add_box(b, &v->area, 0, NULL);
}

/* In the stream and of fixed depth, or turned: one box. */
static void solid_container(struct builder *b, const struct fo_node *n, len_t width, len_t height)
{
	struct outside save;
	struct area_viewport *v;
	len_t depth;

	open_block(b, n, &save);
	v = viewport(b, n, width > 0 ? width : b->in->ipd, height);
	depth = fill_container(b, n, v);
	if (height == 0)
		v->area.bpd = v->height = depth;
	v->area.box = NULL;     /* the block around it has it */
	add_box(b, &v->area, v->height, NULL);
	close_block(b, n, &save);
}

/* In the stream and as deep as its content: a block that is a reference area, and may be broken. */
static void loose_container(struct builder *b, const struct fo_node *n, len_t width)
{
	struct outside save;
	len_t ipd = b->ipd;

	open_block(b, n, &save);
	if (width > 0)
		b->in->ipd = width;
	b->in->is_reference = true;
	b->ipd = b->in->ipd;
	for (const struct fo_node *child = n->first; child != NULL; child = child->next)
		build(b, child);
	b->ipd = ipd;
	close_block(b, n, &save);
}

static void container(struct builder *b, const struct fo_node *n)
{
	len_t width, height;

	if (is_positioned(n)) {
		positioned(b, n);
		return;
	}
	container_size(b, n, &width, &height);
	if (height > 0 || fo_integer(n, PROP_reference_orientation) != 0)
		solid_container(b, n, width, height);
	else
		loose_container(b, n, width);
}

/* ---- all kinds ---- */

static void children(struct builder *b, const struct fo_node *n)
{
	for (const struct fo_node *child = n->first; child != NULL; child = child->next)
		build(b, child);
}

static void build(struct builder *b, const struct fo_node *n)
{
	if (++b->l->depth > LAYOUT_DEPTH_MAX) {
		diag_report(b->l->diag, n->pos, LAYOUT_TOO_DEEP, LAYOUT_DEPTH_MAX);
		b->l->depth--;
		return;
	}
	switch (n->elem) {
	case FO_block:
		block(b, n);
		break;
	case FO_block_container:
		container(b, n);
		break;
	case FO_TEXT:
	case FO_FOREIGN:
	case FO_marker:
		break;
	default:
		if (fo_elem_class(n->elem) == FO_CLASS_INLINE)
			block(b, n);    /* an inline where only blocks may be: reported, set as a block */
		else
			children(b, n);
	}
	b->l->depth--;
}

struct flow *block_flow(struct layout *l, const struct fo_node *first, const struct fo_node *end, len_t ipd)
{
	struct builder b = { .l = l, .items = g_array_new(FALSE, FALSE, sizeof(struct item)), .ipd = ipd, .cut = -1 };
	struct flow *f = ARENA_NEW(l->arena, struct flow);

	for (const struct fo_node *n = first; n != end && n != NULL; n = n->next)
		build(&b, n);
	f->n = (int)b.items->len;
	f->item = arena_copy(l->arena, b.items->data, b.items->len * sizeof(struct item));
	f->ipd = ipd;
	g_array_free(b.items, TRUE);
	return f;
}

len_t block_depth(struct layout *l, const struct flow *f)
{
	return stack_all(l->column, f, (struct cursor){ 0 }, (struct cursor){ .item = f->n }, NULL, NULL);
}
