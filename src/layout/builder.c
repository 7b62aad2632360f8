#include "layout/builder.h"

#include "layout/percent.h"
#include "layout/row.h"
#include "layout/side.h"
#include "layout/style.h"

/* ---- items ---- */

struct item *builder_add(struct builder *b, enum item_kind kind)
{
	struct item it = { .kind = kind, .in = b->in };

	g_array_append_val(b->items, it);
	return &g_array_index(b->items, struct item, b->items->len - 1);
}

void builder_space(struct builder *b, const struct fo_node *n, enum fo_prop p)
{
	struct fo_space s = fo_space(n, p, percent_base(b->l, n, builder_around(b)));
	struct item *it;

	if (s.opt == 0 && s.precedence == 0)
		return;
	it = builder_add(b, ITEM_SPACE);
	it->space = s;
	it->after = p == PROP_space_after;
}

void builder_box(struct builder *b, struct area *a, len_t size, const struct note *notes)
{
	struct item *it = builder_add(b, ITEM_BOX);

	it->area = a;
	it->size = size;
	it->note = notes;
	b->cut = -1;
	b->with_next = (struct price){ 0 };
}

void builder_row(struct builder *b, struct row *r)
{
	builder_reach(b, r->node);
	builder_add(b, ITEM_ROW)->row = r;
	b->cut = -1;
	b->with_next = (struct price){ 0 };
}

void builder_aside(struct builder *b, const struct item *aside)
{
	struct item *it = builder_add(b, aside->kind);

	it->area = aside->area;
	it->size = aside->size;
}

void builder_reach(struct builder *b, const struct fo_node *n)
{
	const struct resume *r = b->resume;

	b->resumed |= r != NULL && (r->at == RESUME_OBJECT || r->at == RESUME_ROW) && r->node == n;
}

/* ---- keeps and breaks ---- */

static int price_of(int strength)
{
	if (strength == 0)
		return PRICE_FREE;
	return strength == FO_KEEP_ALWAYS ? PRICE_NEVER : PRICE_KEEP + MIN(strength, 7000);
}

struct price builder_keep_price(const struct fo_node *n, enum fo_prop p)
{
	int column = price_of(fo_keep(n, p, FO_WITHIN_COLUMN));

	return (struct price){ column, MAX(column, price_of(fo_keep(n, p, FO_WITHIN_PAGE))) };
}

enum break_class builder_break(const struct fo_node *n, enum fo_prop p)
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
struct item *builder_cut(struct builder *b)
{
	struct item *it;

	if (b->cut < 0) {
		it = builder_add(b, ITEM_CUT);
		it->cut.price = price_max(b->together, b->with_next);
		b->cut = (int)b->items->len - 1;
		b->begun = BREAK_NOT_FORCED;
	}
	return &g_array_index(b->items, struct item, b->cut);
}

void builder_force(struct builder *b, enum break_class c)
{
	struct item *it;

	if (c == BREAK_NOT_FORCED)
		return;
	it = builder_cut(b);
	it->cut.forced = MAX(it->cut.forced, c);
}

void builder_raise(struct builder *b, struct price price)
{
	if (b->cut >= 0) {
		struct item *it = &g_array_index(b->items, struct item, b->cut);

		it->cut.price = price_max(it->cut.price, price);
	}
}

/* ---- blocks ---- */

len_t builder_around(const struct builder *b)
{
	return b->in == NULL ? b->ipd : b->in->ipd;
}

len_t builder_left(const struct builder *b)
{
	if (b->in == NULL)
		return b->left;
	return b->in->is_reference ? 0 : b->in->left;
}

void builder_narrow(struct block *k, len_t ipd)
{
	len_t less = k->ipd - ipd;

	k->end_indent += less;
	k->ipd = ipd;
	if (k->rtl) {
		k->x += less;
		k->left += less;
	}
}

/* Border and padding of an edge that a cut makes: only what is to be retained. */
static void discard(struct area_edge *e, const struct fo_edge *f)
{
	if (f->width_discard)
		*e = (struct area_edge){ .padding = e->padding };
	if (f->padding_discard)
		e->padding = 0;
}

static const struct area_box *box_at_cut(struct builder *b, const struct area_box *box, const struct fo_edges *e)
{
	struct area_box *cut;

	if (box == NULL)
		return NULL;
	cut = arena_copy(b->l->arena, box, sizeof *box);
	discard(&cut->edge[EDGE_BEFORE], &e->before);
	discard(&cut->edge[EDGE_AFTER], &e->after);
	return cut;
}

/*
 * From which side the object's place counts.  The writing-mode of a table or
 * container turns what is in it; it goes to the right only where all that
 * stands around it does so too.
 */
static bool stands_right(const struct fo_node *n)
{
	bool turns = n->elem == FO_table || n->elem == FO_block_container;

	return node_is_rtl(n) && (!turns || n->parent == NULL || node_is_rtl(n->parent));
}

struct block *builder_block(struct builder *b, const struct fo_node *n)
{
	struct block *k = ARENA_NEW(b->l->arena, struct block);
	len_t base = percent_base(b->l, n, builder_around(b));
	struct fo_edges e = fo_edges(n, base);
	const struct fo_edge *left = node_is_rtl(n) ? &e.end : &e.start;

	k->node = n;
	k->parent = b->in;
	percent_settle(b->l, n, builder_around(b), b->ipd);
	k->start_indent = percent_len(b->l, n, PROP_start_indent, b->ipd);
	k->end_indent = percent_len(b->l, n, PROP_end_indent, b->ipd);
	side_displace(b, n, k);
	k->ipd = len_max(b->ipd - k->start_indent - k->end_indent, 0);
	k->end_indent = b->ipd - k->start_indent - k->ipd;      /* overconstrained: XSL 1.1, 5.3.4 */
	k->rtl = stands_right(n);
	k->left = k->rtl ? k->end_indent : k->start_indent;
	k->x = k->left - builder_left(b) - left->width - left->padding;
	k->grid = fo_len(n, PROP_yf_line_grid, 0);
	k->box = style_box(b->l, n, base);
	k->cut_box = box_at_cut(b, k->box, &e);
	return k;
}

void builder_before(struct builder *b, const struct fo_node *n)
{
	if (b->items->len > 0)
		builder_cut(b);
	builder_raise(b, builder_keep_price(n, PROP_keep_with_previous));
	builder_force(b, builder_break(n, PROP_break_before));
	if (b->cut >= 0)
		b->begun = builder_cut(b)->cut.forced;
	builder_space(b, n, PROP_space_before);
	side_clear(b, n);
}

void builder_after(struct builder *b, const struct fo_node *n)
{
	builder_space(b, n, PROP_space_after);
	b->with_next = price_max(b->with_next, builder_keep_price(n, PROP_keep_with_next));
	builder_force(b, builder_break(n, PROP_break_after));
}

/*
 * yf:keep-lines: the keep with what stands before holds that many lines of it.
 * The further away a cut is, the less it costs.
 */
static void keep_lines(struct builder *b, const struct fo_node *n)
{
	struct price price = builder_keep_price(n, PROP_keep_with_previous);
	int lines = fo_integer(n, PROP_yf_keep_lines);

	for (int i = (int)b->items->len - 1; i >= 0 && lines > 0; i--) {
		struct item *it = &g_array_index(b->items, struct item, i);

		if (it->kind == ITEM_BOX || it->kind == ITEM_ROW) {
			lines--;
			price.column--;
			price.page--;
		} else if (it->kind == ITEM_CUT && it->cut.forced != BREAK_NOT_FORCED) {
			return;
		} else if (it->kind == ITEM_CUT) {
			it->cut.price = price_max(it->cut.price, price);
		}
	}
}

void builder_open(struct builder *b, const struct fo_node *n, struct outside *save)
{
	struct block *k;

	*save = (struct outside){ .together = b->together, .in = b->in };
	builder_reach(b, n);
	builder_before(b, n);
	keep_lines(b, n);
	k = builder_block(b, n);
	builder_add(b, ITEM_OPEN)->block = k;
	b->in = k;
	b->together = price_max(b->together, builder_keep_price(n, PROP_keep_together));
}

void builder_close(struct builder *b, const struct fo_node *n, const struct outside *save)
{
	builder_add(b, ITEM_CLOSE)->block = b->in;
	b->in = save->in;
	b->together = save->together;
	builder_after(b, n);
}
