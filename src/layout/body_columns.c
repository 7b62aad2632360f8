/*
 * body_columns.c - where the columns of a span end
 *
 * Each column takes what it can hold (column.h).  What it costs to end one
 * depends on whether the page ends with it; so where the last column would
 * break a keep within the page, an earlier one may be the page's last.
 */
#include "layout/body_parts.h"

#include <string.h>

/* How often the columns are cut anew for one more note, and how many lines on it may be cited. */
enum { ROUNDS = 8, LINES_AHEAD = 4 };

/* Of so many columns each is levelled for itself; more than these are together as deep as they must be. */
enum { LEVELLED = 24 };

static void see_taken(struct aside *beside, const struct taken *t)
{
	for (; t != NULL; t = t->before) {
		if (t->note->is_float) {
			beside->has_floats |= !t->later;
			beside->floats_wait |= t->later;
		} else {
			beside->has_notes |= !t->later;
			beside->notes_wait |= t->later;
		}
	}
}

/* Behind a cut; what was set beside a float is set anew if it goes on without it. */
static struct place behind(struct planner *p, const struct flow *f, const struct cut *c)
{
	struct segment g = *planner_segment(p);
	struct place rest = { f, c->at };

	if (c->beside)
		rest.flow = body_flow(p->r->l, p->r->region, &g, f, &rest.at);
	return rest.flow != NULL ? rest : (struct place){ f, c->at };
}

/* What a cut into columns found, to go back to. */
static void copy_part(struct part *to, const struct part *from, int columns)
{
	memcpy(to->cut, from->cut, (size_t)columns * sizeof *to->cut);
	memcpy(to->from, from->from, (size_t)(columns + 1) * sizeof *to->from);
	to->n = from->n;
	to->depth = from->depth;
}

struct part *part_new(struct arena *a, int columns)
{
	struct part *part = ARENA_NEW(a, struct part);

	part->cut = ARENA_ARRAY(a, columns, struct cut);
	part->from = ARENA_ARRAY(a, columns + 1, struct place);
	return part;
}

bool part_holds_all(const struct part *part)
{
	return part->cut[part->n - 1].at_end && !part->cut[part->n - 1].overfull;
}

len_t part_aside(const struct part *part)
{
	len_t depth = 0;

	for (int i = 0; i < part->n; i++)
		depth = len_add(depth, part->cut[i].aside);
	return depth;
}

/* Cut column i, with what stands on the page before it. */
static struct cut cut_column(struct planner *p, const struct part *part, int i, len_t room, bool fresh,
    bool ends_page)
{
	struct layout *l = p->r->l;
	struct aside beside = p->beside;

	for (int k = 0; k < i; k++) {
		see_taken(&beside, part->cut[k].taken);
		beside.before = len_max(beside.before, part->cut[k].depth);
		room = len_add(room, -part->cut[k].aside);
	}
	return column_cut_aside(l->arena, l->column, part->from[i].flow, part->from[i].at, room, fresh, ends_page,
	    &beside);
}

static void end_column(struct planner *p, struct part *part, struct cut c)
{
	int i = part->n++;

	part->cut[i] = c;
	part->from[i + 1] = behind(p, part->from[i].flow, &c);
}

/*
 * The page would end inside what is kept within it, though not within a column,
 * or notes or what stands above leave the last column too little: it ends after
 * an earlier column, and the others stay empty, if that breaks less.
 */
static void end_sooner(struct planner *p, len_t room, bool fresh, struct part *part)
{
	const struct cut *last = &part->cut[part->n - 1];
	int price = last->price.page;

	if (last->at_end || last->forced != BREAK_NOT_FORCED ||
	    (price == last->price.column && fresh && !last->before_note))
		return;
	for (int i = part->n - 2; i >= 0; i--) {
		struct cut c = cut_column(p, part, i, room, fresh, true);

		if (c.overfull || c.price.page >= price)
			continue;
		price = c.price.page;
		part->n = i;
		end_column(p, part, c);
	}
}

/* Each column from one on takes what it can hold; gives the depth of the deepest of all. */
static len_t cut_columns(struct planner *p, len_t room, int first, int columns, bool fresh, struct part *part)
{
	len_t depth = 0;

	for (part->n = first; part->n < columns;) {
		struct cut c = cut_column(p, part, part->n, room, fresh, part->n == columns - 1);

		end_column(p, part, c);
		if (c.at_end || c.forced > BREAK_COLUMN)
			break;
	}
	end_sooner(p, room, fresh, part);
	for (int i = 0; i < part->n; i++)
		depth = len_max(depth, part->cut[i].depth);
	return depth;
}

/* Of the lines that come next, the first note cited. */
static const struct note *next_note(const struct place *rest)
{
	int lines = 0;

	for (int i = rest->at.item; i < rest->flow->n && lines < LINES_AHEAD; i++) {
		if (rest->flow->item[i].note != NULL)
			return rest->flow->item[i].note;
		lines += rest->flow->item[i].kind == ITEM_BOX;
	}
	return NULL;
}

static bool is_behind(const struct place *a, const struct place *b)
{
	return a->flow == b->flow && a->at.item > b->at.item;
}

/*
 * The notes of all columns stand below all of them.  Where one has no room
 * because the columns before are too deep, they may all hold more if those end
 * higher up.
 */
static void make_room(struct planner *p, len_t room, int columns, bool fresh, struct part *part)
{
	struct part *trial = part_new(p->r->l->column, columns);

	copy_part(trial, part, columns);
	for (int round = 0; round < ROUNDS; round++) {
		const struct note *next = part_holds_all(part) ? NULL : next_note(&part->from[part->n]);
		len_t separator = part_aside(part) > 0 || p->beside.has_notes ? 0 : p->beside.separator;

		if (next == NULL || next->is_float)
			break;
		p->beside.text = room - part_aside(part) - separator - next->depth;
		if (p->beside.text <= 0)
			break;
		trial->depth = cut_columns(p, room, 0, columns, fresh, trial);
		if (!is_behind(&trial->from[trial->n], &part->from[part->n]))
			break;
		copy_part(part, trial, columns);
	}
	p->beside.text = 0;
}

len_t part_cut(struct planner *p, len_t room, int columns, bool fresh, struct part *part)
{
	part->depth = cut_columns(p, room, 0, columns, fresh, part);
	if (columns > 1)
		make_room(p, room, columns, fresh, part);
	return part->depth;
}

int part_price(const struct part *part)
{
	int price = PRICE_FREE;

	for (int i = 0; i < part->n; i++) {
		const struct cut *c = &part->cut[i];

		if (!c->at_end && c->forced == BREAK_NOT_FORCED)
			price = MAX(price, price_at(c->price, i == part->n - 1));
	}
	return price;
}

/* ---- columns that end together ---- */

/* Spaces of all columns but the last take what they can, as in a column that is full. */
static void stretch(struct planner *p, len_t room, struct part *part)
{
	for (int i = 0; i + 1 < part->n; i++) {
		struct cut *c = &part->cut[i];

		if (c->forced != BREAK_NOT_FORCED)
			continue;
		c->fill = stack_stretch(p->r->l->column, part->from[i].flow, part->from[i].at, c->at, room);
		c->depth = len_add(c->depth, c->fill.by);
		part->depth = len_max(part->depth, c->depth);
	}
}

/* Of the columns from one on, the deepest. */
static len_t depth_from(const struct part *part, int first)
{
	len_t depth = 0;

	for (int i = first; i < part->n; i++)
		depth = len_max(depth, part->cut[i].depth);
	return depth;
}

/*
 * Find the least depth at which the columns from one on hold what they held,
 * and its notes, with no keep broken that was not broken already.
 */
static void level(struct planner *p, len_t room, int first, int columns, bool fresh, struct part *part)
{
	struct part *trial = part_new(p->r->l->column, columns);
	len_t low = 0, high = depth_from(part, first);
	int price = part_price(part);

	copy_part(trial, part, columns);
	while (high - low > 100) {
		len_t middle = low + (high - low) / 2;

		p->beside.text = middle;
		trial->depth = cut_columns(p, room, first, columns, fresh, trial);
		if (part_holds_all(trial) && part_price(trial) <= price && trial->depth + part_aside(trial) <= room) {
			copy_part(part, trial, columns);
			high = middle;
		} else {
			low = middle;
		}
	}
	p->beside.text = 0;
}

/* The first is as deep as it must be; so is the next one with what is left, and so on. */
void part_balance(struct planner *p, len_t room, int columns, bool fresh, struct part *part)
{
	p->beside.rigid = true;
	for (int first = 0; first < columns - 1 && first < part->n && first < LEVELLED; first++)
		level(p, room, first, columns, fresh, part);
	p->beside.rigid = false;
	stretch(p, room - part_aside(part), part);
}
