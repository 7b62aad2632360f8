#include "layout/column.h"

#include "base/arena.h"
#include "layout/stack.h"

struct search {
	struct arena *arena, *scratch;
	const struct flow *flow;
	struct cursor from;
	len_t room;
	bool fresh;
	struct stack *stack;
	bool has_content;               /* a box has been taken */
	struct cut best;
	bool found;
};

static len_t edges(const struct area_box *box)
{
	return box == NULL ? 0 : box->edge[EDGE_BEFORE].width + box->edge[EDGE_BEFORE].padding +
	    box->edge[EDGE_AFTER].width + box->edge[EDGE_AFTER].padding;
}

static struct cursor at_item(int item)
{
	return (struct cursor){ .item = item };
}

static void offer(struct search *s, struct cut c)
{
	if (!s->found || c.price <= s->best.price) {
		s->best = c;
		s->found = true;
	}
}

/* How far each cell of a row goes in so much room; false if nothing would stand on this side. */
static bool split_row(struct search *s, int i, const struct row *r, struct cursor from, len_t room, struct cut *cut)
{
	struct cursor *cell = ARENA_ARRAY(s->arena, r->n_cells, struct cursor);
	bool some = false, rest = false;
	int price = r->price;

	for (int k = 0; k < r->n_cells; k++) {
		const struct row_cell *c = &r->cell[k];
		struct cursor at = from.cell == NULL ? at_item(0) : from.cell[k];
		struct cut part;

		if (at.item >= c->flow->n && at.cell == NULL) {
			cell[k] = at;
			continue;
		}
		part = column_cut(s->arena, s->scratch, c->flow, at, room - edges(c->box), false);
		if (part.depth == 0 && !part.at_end)
			return false;   /* a cell that cannot begin here holds its row back */
		cell[k] = part.at;
		some |= part.depth > 0;
		rest |= !part.at_end;
		if (part.price > price)
			price = part.price;
	}
	*cut = (struct cut){ .at = { .item = i, .cell = cell, .rest = true }, .price = price };
	return some && rest;
}

static void offer_split(struct search *s, int i, const struct item *it, struct cursor from)
{
	struct cut cut;
	len_t above = stack_depth(s->stack);

	if (above > s->room || !split_row(s, i, it->row, from, s->room - above, &cut))
		return;
	cut.depth = above + row_depth(s->scratch, it->row, from, &cut.at);
	offer(s, cut);
}

static struct cut give_up(struct search *s, int from)
{
	/* nothing fits: go on to the next place where a cut is possible at all */
	for (int i = from; i < s->flow->n; i++) {
		const struct item *it = &s->flow->item[i];

		if (it->kind == ITEM_CUT && s->has_content)
			return (struct cut){ .at = at_item(i), .depth = stack_depth(s->stack), .price = it->cut.price,
			    .forced = it->cut.forced, .overfull = true };
		stack_item(s->stack, it);
		s->has_content |= it->kind == ITEM_BOX || it->kind == ITEM_ROW;
	}
	return (struct cut){ .at = at_item(s->flow->n), .depth = stack_depth(s->stack), .at_end = true, .overfull = true };
}

static struct cut overflow(struct search *s, int i)
{
	if (s->found)
		return s->best;
	if (!s->fresh)
		return (struct cut){ .at = s->from, .price = PRICE_FREE };
	return give_up(s, i + 1);
}

static struct cut search(struct search *s)
{
	bool inside = s->from.cell != NULL;

	for (int i = s->from.item; i < s->flow->n; i++) {
		const struct item *it = &s->flow->item[i];

		if (it->kind == ITEM_CUT) {
			struct cut here = { .at = at_item(i), .depth = stack_depth(s->stack), .price = it->cut.price,
			    .forced = it->cut.forced };

			if (here.forced != BREAK_NOT_FORCED && s->has_content)
				return here;
			if (s->has_content && here.depth <= s->room)
				offer(s, here);
			continue;
		}
		if (it->kind == ITEM_ROW) {
			struct cursor from = inside ? s->from : at_item(i);

			if (stack_depth(s->stack) + row_depth(s->scratch, it->row, from, NULL) > s->room)
				offer_split(s, i, it, from);
			stack_row(s->stack, it, from, NULL);
			inside = false;
		} else {
			stack_item(s->stack, it);
		}
		if (it->kind == ITEM_BOX || it->kind == ITEM_ROW) {
			s->has_content = true;
			if (stack_depth(s->stack) > s->room)
				return overflow(s, i);
		}
	}
	if (stack_depth(s->stack) > s->room && s->found)
		return s->best;
	return (struct cut){ .at = at_item(s->flow->n), .depth = stack_depth(s->stack), .at_end = true,
	    .overfull = stack_depth(s->stack) > s->room };
}

struct cut column_cut(struct arena *arena, struct arena *scratch, const struct flow *flow, struct cursor from,
    len_t room, bool fresh)
{
	struct search s = { .arena = arena, .scratch = scratch, .flow = flow, .from = from, .room = room,
	    .fresh = fresh };

	s.stack = stack_begin(scratch, flow, from, NULL, NULL);
	return search(&s);
}
