#include "layout/column.h"

#include "base/arena.h"
#include "layout/row.h"
#include "layout/stack.h"

#include <string.h>

/* Of a row's notes, how many are looked at one by one. */
enum { NOTES_TRIED = 16 };

/* Where spaces can give way, how many cuts of a row that ask for it are offered. */
enum { SPLITS_TRIED = 8 };

/* Of the rows that fit whole but may not end the column, how many are cut inside to see. */
enum { ROWS_TRIED = 4 };

struct search {
	const struct search *begin;     /* as it was at first; NULL: no second search */
	struct arena *arena, *scratch;
	const struct flow *flow;
	struct cursor from;
	len_t room;
	bool fresh, ends_page;
	struct stack *stack;
	bool has_content;               /* a box has been taken */
	struct cut best;
	int64_t strain;                 /* of the best */
	bool found;
	len_t whole[ROWS_TRIED];        /* the depth behind each of the last rows since then, notes included */
	int n_whole;

	bool may_have_notes;
	const struct note *short_note;  /* of which no more than must stands here; NULL */
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
	s->aside = len_add(s->aside, depth);
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
	if (depth > left || n == s->short_note) {
		len_t room = n == s->short_note ? 0 : left - separator(s, n);
		struct cut part = column_cut(s->arena, s->scratch, n->flow, (struct cursor){ 0 }, room,
		    n == s->short_note, true);

		if ((part.depth == 0 || part.depth + separator(s, n) > left) && !must)
			return false;
		depth = part.depth == 0 ? 0 : part.depth + separator(s, n);
		s->beside.notes_wait = true;
	}
	s->beside.has_notes |= depth > 0;
	take(s, n, depth, depth == 0);
	return true;
}

/*
 * Take the notes of an item that stands, with it all being so deep; false, and
 * none is taken, if one of them cannot even begin here.  must: they wait then.
 */
static bool take_notes(struct search *s, const struct item *it, const struct note *n, len_t used, bool must)
{
	const struct taken *taken = s->taken;
	struct aside beside = s->beside;
	len_t aside = s->aside;
	bool first = true;

	for (; n != NULL && s->may_have_notes; n = n->next) {
		len_t left = s->room - s->aside - len_max(used, s->beside.before);

		/* of several notes of a line the first must begin on the page; the others may wait */
		if (n->is_float) {
			take_float(s, n, left);
		} else if (take_note(s, n, left, must || !first)) {
			first = it->kind == ITEM_ROW;
		} else {
			s->taken = taken;
			s->beside = beside;
			s->aside = aside;
			return false;
		}
	}
	return true;
}

static const struct note *notes_of(const struct search *s, const struct item *it)
{
	if (it->kind != ITEM_ROW)
		return it->note;
	if (s->from.cell != NULL && it == &s->flow->item[s->from.item])
		return row_notes(s->arena, it->row, s->from, NULL);
	return it->row->notes;
}

static len_t notes_depth(const struct search *s, const struct note *n)
{
	len_t depth = n == NULL ? 0 : separator(s, n);

	for (; n != NULL; n = n->next)
		depth = len_add(depth, n->depth);
	return depth;
}

/* ---- cuts ---- */

static struct cursor at_item(int item)
{
	return (struct cursor){ .item = item };
}

/* Spaces that have all they can take, and leave room all the same. */
static const int64_t LOOSE = INT64_MAX;

static struct elastic reach(const struct search *s)
{
	struct elastic e = stack_reach(s->stack);

	if (!s->may_have_notes || s->beside.rigid)
		e.shrink = e.stretch = 0;
	return e;
}

/* The least depth of what was taken, without notes. */
static len_t least(const struct search *s)
{
	struct elastic e = reach(s);

	return len_add(e.size, -e.shrink);
}

/* What notes leave of the room for text. */
static len_t text_room(const struct search *s)
{
	len_t room = len_add(s->room, -s->aside);

	return s->beside.text > 0 ? len_min(room, s->beside.text) : room;
}

static bool is_overfull(const struct search *s)
{
	return least(s) > text_room(s);
}

/* Of spaces that give or take a share r of what they can: (1 + 100 r³)², in millionths. */
static int64_t strain(len_t by, len_t of)
{
	int64_t r = of == 0 ? 0 : (int64_t)(by < 0 ? -by : by) * 1000 / of;
	int64_t f = 1000 + r * r * r / 10000;

	return f * f;
}

/*
 * Let the spaces of a column that is cut there fill it, or give way; gives how
 * well they do.  Where the flow or a break ends the column it need not be full.
 */
static int64_t fill(const struct search *s, struct cut *c, const struct elastic *e)
{
	len_t gap = len_add(s->room, -len_add(c->aside, c->depth));
	bool full = gap <= e->stretch;

	if (gap >= 0 && (c->at_end || c->forced != BREAK_NOT_FORCED))
		return strain(0, 0);
	c->fill.by = gap < 0 ? len_max(gap, -e->shrink) : len_min(gap, e->stretch);
	c->fill.of = gap < 0 ? e->shrink : e->stretch;
	c->depth = len_add(c->depth, c->fill.by);
	return full ? strain(c->fill.by, c->fill.of) : LOOSE;
}

static int cost(const struct search *s, const struct cut *c)
{
	return price_at(c->price, s->ends_page);
}

static void offer(struct search *s, struct cut c, const struct elastic *e)
{
	int64_t strain = fill(s, &c, e);
	int price = cost(s, &c), best = cost(s, &s->best);

	if (!s->found || price < best || (price == best && strain <= s->strain && s->short_note == NULL)) {
		s->best = c;
		s->strain = strain;
		s->found = true;
		if (price == PRICE_FREE)
			s->n_whole = 0;
	}
}

/* The flow or a break ends the column, unless it had to give way more than one that is followed by another. */
static struct cut finish(struct search *s, struct cut last, const struct elastic *e)
{
	int64_t own = fill(s, &last, e);
	bool better = s->found && cost(s, &s->best) == PRICE_FREE && s->strain != LOOSE &&
	    s->strain + strain(0, 0) < own;

	return better ? s->best : last;
}

/* Cut a row in what the notes of that part leave of the room; gives the part's notes. */
static bool split_beside(struct search *s, const struct item *it, struct cursor from, len_t room,
    struct cut *cut, const struct note **notes)
{
	struct cut c = { 0 };

	if (!stack_split(s->stack, s->arena, it, from, room, s->fresh && !s->has_content, s->ends_page, &c))
		return false;
	*cut = c;
	*notes = it->row->notes == NULL ? NULL : row_notes(s->arena, it->row, from, &c.at);
	return true;
}

/*
 * Where a row is cut depends on the notes of its part, and these on the cut:
 * try with room left for none of them, for the first, for the first two ...,
 * and take the deepest cut whose notes have room.
 */
static bool split_row(struct search *s, const struct item *it, struct cursor from, len_t room, struct cut *cut,
    const struct note **notes)
{
	const struct note *next = s->may_have_notes ? notes_of(s, it) : NULL, *some;
	len_t all = len_add(s->room, -s->aside), left = next == NULL ? 0 : all - separator(s, next);
	struct cut c;
	bool found = false;

	if (next == NULL)
		return split_beside(s, it, from, room, cut, notes);
	if (split_beside(s, it, from, room, &c, &some) && some == NULL) {
		*cut = c;
		*notes = some;
		found = true;
	}
	for (int i = 0; next != NULL; next = next->next, i++) {
		left = len_add(left, -next->depth);
		if (i >= NOTES_TRIED && next->next != NULL)
			continue;
		if (!split_beside(s, it, from, len_min(left, room), &c, &some) ||
		    len_max(c.depth, s->beside.before) + notes_depth(s, some) > all ||
		    (found && (cost(s, &c) > cost(s, cut) || c.depth < cut->depth)))
			continue;
		*cut = c;
		*notes = some;
		found = true;
	}
	return found;
}

/* A cut inside a row; true if it is a break, which ends the column. */
static bool offer_split(struct search *s, int i, const struct item *it, struct cut cut, const struct note *notes,
    const struct elastic *above)
{
	const struct taken *taken = s->taken;
	struct aside beside = s->beside;
	len_t aside = s->aside;

	take_notes(s, it, notes, cut.depth, true);
	cut.at.item = i;
	cut.aside = s->aside;
	cut.taken = s->taken;
	if (cut.forced != BREAK_NOT_FORCED) {
		s->best = cut;
		return true;
	}
	offer(s, cut, above);
	s->taken = taken;
	s->beside = beside;
	s->aside = aside;
	return false;
}

/* Cut inside a row, at first with all that the spaces above it can give; true if a break there ends the column. */
static bool offer_splits(struct search *s, int i, const struct item *it, struct cursor from)
{
	len_t room = text_room(s), more;
	struct elastic above;

	stack_settle(s->stack);
	above = reach(s);
	more = above.shrink;
	for (int tries = 0; tries < SPLITS_TRIED && more >= 0; tries++) {
		const struct note *notes;
		struct cut cut;

		if (split_row(s, it, from, len_add(room, more), &cut, &notes)) {
			if (offer_split(s, i, it, cut, notes, &above))
				return true;
			more = len_min(more, cut.depth - room) - 1;
		} else {
			more = more > 0 ? 0 : -1;
		}
	}
	return false;
}

static struct cut give_up(struct search *s, int from)
{
	/* nothing fits: go on to the next place where a cut is possible at all */
	for (int i = from; i < s->flow->n; i++) {
		const struct item *it = &s->flow->item[i];

		if (it->kind == ITEM_CUT && s->has_content)
			return (struct cut){ .at = at_item(i), .depth = stack_depth(s->stack), .price = it->cut.price,
			    .forced = it->cut.forced, .overfull = true, .beside = stack_is_beside(s->stack),
			    .aside = s->aside, .taken = s->taken };
		stack_item(s->stack, it);
		take_notes(s, it, notes_of(s, it), stack_depth(s->stack), true);
		s->has_content |= it->kind == ITEM_BOX || it->kind == ITEM_ROW;
	}
	return (struct cut){ .at = at_item(s->flow->n), .depth = stack_depth(s->stack), .at_end = true, .overfull = true,
	    .aside = s->aside, .taken = s->taken };
}

static struct cut search(struct search *);

static void add_whole(struct search *s)
{
	if (s->n_whole == ROWS_TRIED)
		memmove(s->whole, s->whole + 1, (size_t)--s->n_whole * sizeof *s->whole);
	s->whole[s->n_whole++] = len_add(least(s), s->aside);
}

/* There are rows that fit, but are kept with what does not: they may be cut inside, behind the best cut or for less. */
static struct cut best_cut(const struct search *s)
{
	for (int i = s->n_whole; s->begin != NULL && i-- > 0;) {
		struct search again = *s->begin;
		struct cut c;

		again.room = s->whole[i] - 1;
		again.beside.rigid = true;
		c = search(&again);
		if (c.at.cell == NULL || c.overfull || cost(s, &c) > cost(s, &s->best))
			continue;
		if (c.at.item >= s->best.at.item || cost(s, &c) < cost(s, &s->best))
			return c;
	}
	return s->best;
}

/* The item does not fit, or has notes that do not. */
static struct cut overflow(struct search *s, int i, bool of_notes)
{
	struct cut best;

	if (s->found) {
		best = best_cut(s);
		best.before_note = of_notes;
		return best;
	}
	if (!s->fresh || (of_notes && s->beside.before > 0))
		return (struct cut){ .at = s->from };
	take_notes(s, &s->flow->item[i], notes_of(s, &s->flow->item[i]), stack_depth(s->stack), true);
	return give_up(s, i + 1);
}

static struct cut end_of_flow(struct search *s)
{
	struct elastic e = reach(s);
	struct cut end = { .at = at_item(s->flow->n), .depth = e.size, .at_end = true, .overfull = is_overfull(s),
	    .aside = s->aside, .taken = s->taken };

	if (s->short_note != NULL && s->found && cost(s, &s->best) == PRICE_FREE)
		return s->best;
	return end.overfull && s->found ? best_cut(s) : finish(s, end, &e);
}

static struct cut search(struct search *s)
{
	bool inside = s->from.cell != NULL;

	s->stack = stack_begin(s->scratch, s->flow, s->from, NULL, NULL);
	stack_limit(s->stack, s->room);
	for (int i = s->from.item; i < s->flow->n; i++) {
		const struct item *it = &s->flow->item[i];

		if (it->kind == ITEM_CUT) {
			struct elastic e = reach(s);
			struct cut here = { .at = at_item(i), .depth = e.size, .price = it->cut.price,
			    .forced = it->cut.forced, .beside = stack_is_beside(s->stack), .aside = s->aside,
			    .taken = s->taken };

			if (here.forced != BREAK_NOT_FORCED && s->has_content)
				return finish(s, here, &e);
			if (s->has_content && !is_overfull(s))
				offer(s, here, &e);
			continue;
		}
		if (it->kind == ITEM_ROW) {
			struct cursor from = inside ? s->from : at_item(i);

			/* before a row that fits, this costs no more than the row itself */
			if (offer_splits(s, i, it, from))
				return s->best;
			stack_row(s->stack, it, from, NULL);
			inside = false;
		} else {
			stack_item(s->stack, it);
		}
		if (it->kind == ITEM_BOX || it->kind == ITEM_ROW) {
			s->has_content = true;
			if (is_overfull(s))
				return overflow(s, i, false);
			if (!take_notes(s, it, notes_of(s, it), least(s), false))
				return overflow(s, i, true);
		}
		if (it->kind == ITEM_ROW && s->begin != NULL)
			add_whole(s);
	}
	return end_of_flow(s);
}

struct cut column_cut(struct arena *arena, struct arena *scratch, const struct flow *flow, struct cursor from,
    len_t room, bool fresh, bool ends_page)
{
	struct search s = { .arena = arena, .scratch = scratch, .flow = flow, .from = from, .room = room,
	    .fresh = fresh, .ends_page = ends_page };

	return search(&s);
}

static const struct note *last_note(const struct taken *t)
{
	while (t != NULL && (t->later || t->note->is_float))
		t = t->before;
	return t == NULL ? NULL : t->note;
}

/*
 * Sooner than a keep is broken for the whole of the last note, that one goes on
 * on the next page; no more lines come before it than the keep asks for.
 */
struct cut column_cut_aside(struct arena *arena, struct arena *scratch, const struct flow *flow, struct cursor from,
    len_t room, bool fresh, bool ends_page, const struct aside *beside)
{
	const struct search begin = { .arena = arena, .scratch = scratch, .flow = flow, .from = from, .room = room,
	    .fresh = fresh, .ends_page = ends_page, .may_have_notes = true, .beside = *beside };
	struct search s = begin;
	struct cut c, shorter;

	s.begin = &begin;
	c = search(&s);
	if (c.at_end || c.forced != BREAK_NOT_FORCED || cost(&s, &c) == PRICE_FREE || last_note(c.taken) == NULL)
		return c;
	s = begin;
	s.begin = &begin;
	s.short_note = last_note(c.taken);
	shorter = search(&s);
	return cost(&s, &shorter) < cost(&s, &c) && !shorter.overfull ? shorter : c;
}
