/*
 * inline_block.c - a block-level object inside an inline one
 *
 * It ends the line before it and begins the line after it.  Each of its lines
 * stands in an area of the inline object, and that in a line area of its own,
 * so that the object's borders, background and link go on around it: the start
 * edge at the object's first area, the end edge at its last.  The block has the
 * width that these edges leave.
 *
 * The block is built as a flow of its own; what stands between two of its cuts
 * becomes one box of the flow around it.  Flows with rows, or with what is
 * placed elsewhere, join the flow around as they are.
 */
#include "layout/builder.h"
#include "layout/inlines.h"
#include "layout/note.h"
#include "layout/stack.h"
#include "layout/style.h"

#include <string.h>

/* An inline object around the block; the innermost first. */
struct around {
	const struct fo_node *node;
	const struct area_box *box;     /* whole; NULL */
	bool first, last;               /* nothing of it before the block, or after it */
};

struct wrapping {
	struct builder *b;
	GArray *around;                 /* struct around */
	struct flow *flow;
	len_t ipd;                      /* inside the innermost */
	bool rtl;
	bool begun;                     /* a piece has been made */
};

/* ---- the objects around ---- */

static bool is_blank(const struct fo_node *n)
{
	if (n->elem == FO_marker)
		return true;
	if (n->elem != FO_TEXT || !fo_is(n, PROP_white_space_collapse, KW_true))
		return false;
	for (size_t i = 0; i < n->text_size; i++)
		if (strchr(" \t\r\n", n->text[i]) == NULL)
			return false;
	return true;
}

static bool is_last_child(const struct fo_node *n)
{
	for (n = n->next; n != NULL && is_blank(n); n = n->next)
		;
	return n == NULL;
}

/* Gives the width that is left for the block in the reference area. */
static len_t find_around(struct wrapping *w, const struct fo_node *n, const struct fo_node *begun)
{
	const struct builder *b = w->b;
	len_t ipd = b->ipd;
	bool last = true, has_begun = begun == NULL;

	for (; n->parent != NULL && n->parent != b->in->node; n = n->parent) {
		struct around a = { .node = n->parent };

		last = last && is_last_child(n);
		has_begun |= n->parent == begun;
		a.first = !has_begun;
		a.last = last;
		if (fo_elem_class(n->parent->elem) != FO_CLASS_INLINE)
			continue;
		a.box = style_box(b->l, n->parent, b->in->ipd);
		ipd -= (a.first ? area_box_edge(a.box, EDGE_START) : 0) + (a.last ? area_box_edge(a.box, EDGE_END) : 0);
		g_array_append_val(w->around, a);
	}
	return len_max(ipd, 0);
}

/* ---- one piece ---- */

static struct area *inline_area(const struct wrapping *w, const struct around *o, bool last_piece)
{
	struct layout *l = w->b->l;
	struct area *a = area_new(l->arena, AREA_INLINE, sizeof *a);

	a->is_first = o->first && !w->begun;
	a->is_last = o->last && last_piece;
	style_area(a, o->node, a->is_first);
	a->link = inline_link(l, o->node);
	a->level = w->rtl ? 1 : 0;
	a->box = style_box_part(l->arena, o->box, a->is_first, a->is_last);
	return a;
}

/* Items [from, to) as one line that cannot be cut. */
static void add_piece(struct wrapping *w, int from, int to, bool last_piece)
{
	struct arena *arena = w->b->l->arena;
	struct area *line = area_new(arena, AREA_LINE, sizeof *line), *child = NULL;
	struct note_list notes = { NULL, NULL };

	for (guint i = 0; i < w->around->len; i++) {
		struct area *a = inline_area(w, &g_array_index(w->around, struct around, i), last_piece);

		if (child == NULL) {
			a->ipd = w->ipd;
			a->bpd = stack_all(arena, w->flow, (struct cursor){ .item = from }, (struct cursor){ .item = to }, a, NULL);
		} else {
			a->ipd = area_ipda(child);
			a->bpd = area_bpda(child);
			area_append(a, child);
		}
		child = a;
	}
	line->ipd = area_ipda(child);
	line->bpd = area_bpda(child);
	line->pos = &w->b->in->node->pos;
	area_append(line, child);
	for (int i = from; i < to; i++)
		if (w->flow->item[i].kind == ITEM_BOX)
			note_add(&notes, w->flow->item[i].note);
	builder_box(w->b, line, line->bpd, notes.first);
	w->begun = true;
}

/* ---- the flow ---- */

/* Only lines and what is like them can be wrapped. */
static bool is_plain(const struct flow *f)
{
	bool shows = false;

	for (int i = 0; i < f->n; i++) {
		const struct item *it = &f->item[i];

		if (it->kind == ITEM_ROW)
			return false;
		if (it->kind != ITEM_BOX)
			continue;
		if (it->area != NULL && area_is_positioned(it->area))
			return false;
		shows = true;
	}
	return shows;
}

static int last_box(const struct flow *f)
{
	int i = f->n - 1;

	while (i >= 0 && f->item[i].kind != ITEM_BOX)
		i--;
	return i;
}

static void add_cut(struct builder *b, const struct item *it)
{
	struct item *cut = builder_cut(b);

	cut->cut.price = price_max(cut->cut.price, it->cut.price);
	cut->cut.forced = MAX(cut->cut.forced, it->cut.forced);
}

static void add_space(struct builder *b, const struct item *it)
{
	struct item *space = builder_add(b, ITEM_SPACE);

	space->space = it->space;
	space->after = it->after;
}

static void add_pieces(struct wrapping *w)
{
	const struct flow *f = w->flow;
	int last = last_box(f);

	for (int i = 0; i < f->n;) {
		const struct item *it = &f->item[i];
		int end = i, next;

		if (it->kind == ITEM_CUT || it->kind == ITEM_SPACE) {
			if (it->kind == ITEM_CUT)
				add_cut(w->b, it);
			else
				add_space(w->b, it);
			i++;
			continue;
		}
		while (end < f->n && (f->item[end].kind != ITEM_CUT || end > last))
			end++;
		for (next = end; f->item[end - 1].kind == ITEM_SPACE || f->item[end - 1].kind == ITEM_CUT;)
			end--;
		add_piece(w, i, end, end > last);
		i = end < next ? end : next;
	}
}

/* The items as they are, inside what is open around them. */
static void splice(struct builder *b, const struct flow *f)
{
	for (int i = 0; i < f->n; i++) {
		struct item *it = &f->item[i];

		if (it->in == NULL)
			it->in = b->in;
		if (it->kind == ITEM_OPEN && it->block->parent == NULL)
			it->block->parent = b->in;
		if (it->kind == ITEM_CUT) {
			guint n = b->items->len;

			add_cut(b, it);
			if (b->items->len > n)  /* a new one: what is open there opens again after it */
				g_array_index(b->items, struct item, n).in = it->in;
			continue;
		}
		g_array_append_val(b->items, *it);
		if (it->kind == ITEM_BOX || it->kind == ITEM_ROW)
			b->cut = -1;
	}
}

bool builder_inline_block(struct builder *b, const struct fo_node *n, const struct fo_node *begun)
{
	struct wrapping w = { .b = b, .around = g_array_new(FALSE, FALSE, sizeof(struct around)),
		.rtl = style_of(b->l, b->in->node)->rtl };
	len_t ipd = find_around(&w, n, begun);

	if (w.around->len == 0) {
		g_array_free(w.around, TRUE);
		return false;
	}
	w.ipd = len_max(b->in->ipd - (b->ipd - ipd), 0);
	if (b->items->len > 0)
		builder_cut(b);
	b->with_next = (struct price){ 0 };
	w.flow = builder_inner(b, n, ipd, &b->with_next);
	if (is_plain(w.flow))
		add_pieces(&w);
	else
		splice(b, w.flow);
	g_array_free(w.around, TRUE);
	return true;
}
