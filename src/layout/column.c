#include "layout/column.h"

#include "base/arena.h"
#include "layout/row.h"
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

	bool may_have_notes;
	struct aside beside;            /* state of the page so far */
	len_t aside;                    /* depth of what was taken */
	const struct taken *taken;
};

/* ---- notes ---- */

static void take(struct search *s, const struct note *n, len_t depth, bool later)
{
	struct taken *t = ARENA_NEW(s->arena, struct taken);

	*t = (struct taken){ .note = n, .later = later, .before = s->taken };
	s->taken = t;
	s->aside += depth;
}

static len_t separator(const struct search *s, const struct note *n)
{
	if (n->is_float)
		return s->beside.has_floats ? 0 : s->beside.float_separator;
	return s->beside.has_notes ? 0 : s->beside.separator;
}

static void take_float(struct search *s, const struct note *n, len_t left)
{
	len_t depth = n->depth + separator(s, n);

	if (s->beside.floats_wait || depth > left) {
		s->beside.floats_wait = true;
		take(s, n, 0, true);
		return;
	}
	s->beside.has_floats = true;
	take(s, n, depth, false);
}

static bool take_note(struct search *s, const struct note *n, len_t left, bool must)
{
	len_t depth = n->depth + separator(s, n);

	if (s->beside.notes_wait) {
		if (must)
			take(s, n, 0, true);
		return must;
	}
	if (depth > left) {
		struct cut part = column_cut(s->arena, s->scratch, n->flow, (struct cursor){ 0 }, left - separator(s, n), false);

		if (part.depth == 0 && !must)
			return false;
		depth = part.depth == 0 ? 0 : part.depth + separator(s, n);
		s->beside.notes_wait = true;
	}
	s->beside.has_notes |= depth > 0;
	take(s, n, depth, depth == 0);
	return true;
}

/* Take the notes of a line that stands; false, and none is taken, if one of them cannot even begin here. */
static bool take_notes(struct search *s, const struct note *n, bool must)
{
	const struct taken *taken = s->taken;
	struct aside beside = s->beside;
	len_t aside = s->aside;

	bool first = true;

	for (; n != NULL && s->may_have_notes; n = n->next) {
		len_t left = s->room - s->aside - stack_depth(s->stack);

		/* of several notes the first must begin on the page; the others may wait */
		if (n->is_float) {
			take_float(s, n, left);
		} else if (take_note(s, n, left, must || !first)) {
			first = false;
		} else {
			s->taken = taken;
			s->beside = beside;
			s->aside = aside;
			return false;
		}
	}
	return true;
}

static const struct note *notes_of(const struct item *it)
{
	return it->kind == ITEM_ROW ? it->row->notes : it->note;
}

static len_t notes_depth(const struct note *n)
{
	len_t depth = 0;

	for (; n != NULL; n = n->next)
		depth += n->depth;
	return depth;
}

/* ---- cuts ---- */

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

/* Cut inside a row; true if a break there ends the column. */
static bool offer_split(struct search *s, int i, const struct item *it, struct cursor from)
{
	struct cut cut = { 0 };
	len_t left = s->room - s->aside - notes_depth(it->row->notes);

	if (!stack_split(s->stack, s->arena, it, from, left, s->fresh && !s->has_content, &cut))
		return false;
	take_notes(s, it->row->notes, true);
	cut.at.item = i;
	cut.aside = s->aside;
	cut.taken = s->taken;
	if (cut.forced != BREAK_NOT_FORCED) {
		s->best = cut;
		return true;
	}
	offer(s, cut);
	return false;
}

static struct cut give_up(struct search *s, int from)
{
	/* nothing fits: go on to the next place where a cut is possible at all */
	for (int i = from; i < s->flow->n; i++) {
		const struct item *it = &s->flow->item[i];

		if (it->kind == ITEM_CUT && s->has_content)
			return (struct cut){ .at = at_item(i), .depth = stack_depth(s->stack), .price = it->cut.price,
			    .forced = it->cut.forced, .overfull = true, .aside = s->aside, .taken = s->taken };
		stack_item(s->stack, it);
		take_notes(s, notes_of(it), true);
		s->has_content |= it->kind == ITEM_BOX || it->kind == ITEM_ROW;
	}
	return (struct cut){ .at = at_item(s->flow->n), .depth = stack_depth(s->stack), .at_end = true, .overfull = true,
	    .aside = s->aside, .taken = s->taken };
}

static struct cut overflow(struct search *s, int i)
{
	if (s->found)
		return s->best;
	if (!s->fresh)
		return (struct cut){ .at = s->from, .price = PRICE_FREE };
	take_notes(s, notes_of(&s->flow->item[i]), true);
	return give_up(s, i + 1);
}

static struct cut search(struct search *s)
{
	bool inside = s->from.cell != NULL;

	for (int i = s->from.item; i < s->flow->n; i++) {
		const struct item *it = &s->flow->item[i];

		if (it->kind == ITEM_CUT) {
			struct cut here = { .at = at_item(i), .depth = stack_depth(s->stack), .price = it->cut.price,
			    .forced = it->cut.forced, .aside = s->aside, .taken = s->taken };

			if (here.forced != BREAK_NOT_FORCED && s->has_content)
				return here;
			if (s->has_content && here.depth + s->aside <= s->room)
				offer(s, here);
			continue;
		}
		if (it->kind == ITEM_ROW) {
			struct cursor from = inside ? s->from : at_item(i);

			/* before a row that fits, this costs no more than the row itself */
			if (offer_split(s, i, it, from))
				return s->best;
			stack_row(s->stack, it, from, NULL);
			inside = false;
		} else {
			stack_item(s->stack, it);
		}
		if (it->kind == ITEM_BOX || it->kind == ITEM_ROW) {
			s->has_content = true;
			if (stack_depth(s->stack) + s->aside > s->room || !take_notes(s, notes_of(it), false))
				return overflow(s, i);
		}
	}
	if (stack_depth(s->stack) + s->aside > s->room && s->found)
		return s->best;
	return (struct cut){ .at = at_item(s->flow->n), .depth = stack_depth(s->stack), .at_end = true,
	    .overfull = stack_depth(s->stack) + s->aside > s->room, .aside = s->aside, .taken = s->taken };
}

struct cut column_cut(struct arena *arena, struct arena *scratch, const struct flow *flow, struct cursor from,
    len_t room, bool fresh)
{
	struct search s = { .arena = arena, .scratch = scratch, .flow = flow, .from = from, .room = room,
	    .fresh = fresh };

	s.stack = stack_begin(scratch, flow, from, NULL, NULL);
	return search(&s);
}

struct cut column_cut_aside(struct arena *arena, struct arena *scratch, const struct flow *flow, struct cursor from,
    len_t room, bool fresh, const struct aside *beside)
{
	struct search s = { .arena = arena, .scratch = scratch, .flow = flow, .from = from, .room = room,
	    .fresh = fresh, .may_have_notes = true, .beside = *beside };

	s.stack = stack_begin(scratch, flow, from, NULL, NULL);
	return search(&s);
}
