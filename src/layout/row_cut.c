/*
 * row_cut.c - cut rows between their grid rows or inside one
 *
 * Cuts between grid rows are looked for as far as the room goes.  Inside the
 * grid row that does not fit a cut is taken if that costs no more.
 */
#include "layout/row_parts.h"

#include "base/arena.h"
#include "layout/column.h"

#include <glib.h>

/* Cut a cell at so much of the part's depth, and its content after no more than most. */
static struct cut cut_content(struct row_walk *w, int i, int r, len_t room, len_t most, bool fresh)
{
	const struct row_cell *c = &w->row->cell[i];
	struct cursor from = row_from(w->part, i);
	len_t edges = row_insets(w, c, ROW_BROKEN, r) + (cursor_is_begin(from) ? c->shift : 0);

	if (cursor_is_end(from, c->flow))
		return (struct cut){ .at = from, .at_end = true };
	room = len_max(room, w->top[i]) - w->top[i] - edges;
	return column_cut(w->arena, w->scratch, c->flow, from, len_min(room, most), fresh, w->part->ends_page);
}

static struct cut cut_cell(struct row_walk *w, int i, int r, len_t room, bool fresh)
{
	return cut_content(w, i, r, room, LEN_MAX, fresh);
}

/* The same inside the grid row it ends in, so that something is left: its border after may be what has no room. */
static struct cut cut_cell_before_end(struct row_walk *w, int i, int r, len_t room, bool fresh)
{
	const struct row_cell *c = &w->row->cell[i];
	struct cut part = cut_cell(w, i, r, room, fresh);
	len_t whole = len_add(len_add(w->top[i], row_insets(w, c, row_kind_after(w, c, r, false), r)), part.depth);

	if (!part.at_end || part.depth == 0 || row_last_line(c) != r || whole <= room)
		return part;
	return cut_content(w, i, r, room, part.depth - 1, fresh);
}

static const struct price never = { PRICE_NEVER, PRICE_NEVER };

/* How deep a cell is, cut inside grid row r or at its foot after so much of its content. */
static len_t cut_depth(const struct row_walk *w, int i, int r, len_t content)
{
	return len_add(len_add(w->top[i], row_insets(w, &w->row->cell[i], ROW_BROKEN, r)), content);
}

/* How deep a cell begun in this part is at least: it is not cut above that unless a page is too small. */
static len_t least_depth(const struct row_walk *w, int i, int r)
{
	len_t least = w->row->cell[i].least;

	return least > 0 && !row_has_begun(w, &w->row->cell[i]) ? cut_depth(w, i, r, least) : 0;
}

/* After a cut of the part at so much of its depth. */
static void note_above(const struct row_walk *w, int i, int r, len_t depth, struct cursor *at)
{
	at->above = len_add(row_from(w->part, i).above, len_max(depth - cut_depth(w, i, r, 0), 0));
}

/* A place in each cell for a cut at grid row r: those that begin above it are over as yet. */
static struct cursor *cell_cursors(struct row_walk *w, int r)
{
	struct cursor *cell = ARENA_ARRAY(w->arena, w->row->n_cells + 1, struct cursor);

	for (int i = 0; i < row_first_cell(w->row, r); i++)
		cell[i] = flow_end(w->row->cell[i].flow);
	return cell;
}

/*
 * Cut above grid row r, which lies at depth: cells across it are cut there, or
 * further down where there is more room than grid row r can use.
 */
static void cut_between(struct row_walk *w, int r, struct price price, len_t depth, len_t room,
    struct cut *out)
{
	struct cursor *cell = cell_cursors(w, r);
	int end = row_first_cell(w->row, r);

	*out = (struct cut){ .at = { .cell = cell, .row = r }, .depth = depth, .price = price,
	    .forced = w->row->line[r].before_forced };
	for (int i = 0; i < end; i++) {
		struct cut part;

		if (row_last_line(&w->row->cell[i]) < r)
			continue;
		part = cut_cell(w, i, r - 1, room, false);
		cell[i] = part.at;
		if (part.depth > 0)
			out->depth = len_max(out->depth, cut_depth(w, i, r - 1, part.depth));
		out->depth = len_max(out->depth, len_min(least_depth(w, i, r - 1), room));
	}
	for (int i = 0; i < end; i++) {
		if (row_last_line(&w->row->cell[i]) >= r)
			note_above(w, i, r - 1, out->depth, &cell[i]);
	}
}

/* What a cut above grid row r, which has just been reached, costs. */
static struct price between_price(const struct row_walk *w, int r, len_t room)
{
	struct price price = w->row->line[r].before_price;

	for (int k = 0; k < w->n_open; k++) {
		if (least_depth(w, w->open[k], r - 1) > room)
			price = never;
	}
	return price;
}

/* The least depth at which a break in a cell ends grid row r, so deep without it; LEN_MAX: none does. */
static len_t forced_depth(struct row_walk *w, int r, len_t line, bool fresh)
{
	len_t least = LEN_MAX;

	for (int k = 0; k < w->n_open && w->row->forced; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];
		struct cut part;
		len_t depth;

		if (!c->forced)
			continue;
		part = cut_cell(w, i, r, LEN_FAR, fresh);
		depth = cut_depth(w, i, r, part.depth);
		if (part.forced != BREAK_NOT_FORCED && (row_last_line(c) == r || depth <= len_add(w->y, line)))
			least = len_min(least, depth);
	}
	return least;
}

enum strictness { STRICT, BEFORE_END, LOOSE };

/*
 * Cut inside grid row r; false if a cell cannot begin there, or nothing would be
 * left of those that end in it (loose: of those that go on below it neither).
 */
static bool cut_cells(struct row_walk *w, int r, len_t room, bool fresh, enum strictness how, struct cut *out)
{
	bool before_end = how == BEFORE_END, loose = how == LOOSE;
	struct cursor *cell = cell_cursors(w, r);
	len_t need = 0, done = r == w->part->from.row ? w->part->from.done : 0;
	bool some = false, left = false;

	*out = (struct cut){ .price = w->row->line[r].price };
	for (int i = 0; i < row_first_cell(w->row, r); i++) {
		if (row_last_line(&w->row->cell[i]) >= r)
			cell[i] = row_from(w->part, i);
	}
	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];
		struct cursor from = row_from(w->part, i);
		struct cut part = before_end ? cut_cell_before_end(w, i, r, room, fresh) :
		    cut_cell(w, i, r, room, fresh);

		if (part.depth == 0 && !part.at_end && c->row == r && cursor_is_begin(from))
			return false;
		cell[i] = part.at;
		some |= part.depth > 0;
		left |= !part.at_end && (loose || part.forced != BREAK_NOT_FORCED || row_last_line(c) == r);
		out->overfull |= part.overfull;
		out->price = price_max(out->price, part.price);
		if (part.at_end && !cursor_is_end(from, c->flow))
			out->price = price_max(out->price, c->with_next);
		if (least_depth(w, i, r) > room)
			out->price = never;
		out->forced = MAX(out->forced, part.forced);
		need = len_max(need, cut_depth(w, i, r, part.depth) - w->y);
		need = len_max(need, len_min(least_depth(w, i, r), room) - w->y);
	}
	if (!some || !left)
		return false;
	need = len_max(need, len_min(row_bare_depth(w, r), room - w->y));
	out->at = (struct cursor){ .cell = cell, .row = r, .rest = true, .done = len_add(done, need) };
	out->depth = len_add(w->y, need);
	for (int k = 0; k < w->n_open; k++)
		note_above(w, w->open[k], r, out->depth, &cell[w->open[k]]);
	return true;
}

static bool cut_inside(struct row_walk *w, int r, len_t room, bool fresh, struct cut *out)
{
	return cut_cells(w, r, room, fresh, STRICT, out) || cut_cells(w, r, room, fresh, BEFORE_END, out) ||
	    (fresh && cut_cells(w, r, room, fresh, LOOSE, out));
}

/* The best cut above a grid row so far. */
struct best {
	int row;                /* 0: there is none */
	struct price price;
	len_t depth;
};

static bool is_as_good(const struct row_walk *w, struct price price, enum break_class forced, const struct best *best)
{
	bool ends_page = w->part->ends_page;

	return best->row == 0 || forced != BREAK_NOT_FORCED ||
	    price_at(price, ends_page) <= price_at(best->price, ends_page);
}

/* Where to cut inside grid row r, if that is to be tried; else -1. */
static len_t inner_room(struct row_walk *w, int r, len_t depth, len_t room, bool fresh)
{
	len_t ends = forced_depth(w, r, depth, fresh);

	if (ends <= room)
		return len_min(len_max(ends, len_add(w->y, row_bare_depth(w, r))), room);
	return len_add(w->y, depth) > room ? room : -1;
}

/* Take the cut above grid row r, which lies at foot, if it is none the worse. */
static void offer_between(const struct row_walk *w, int r, len_t foot, len_t room, struct best *best)
{
	struct price price = between_price(w, r, room);

	if (foot <= room && is_as_good(w, price, w->row->line[r].before_forced, best))
		*best = (struct best){ r, price, foot };
}

bool row_split(struct arena *arena, struct arena *scratch, const struct row_part *part, len_t room, bool fresh,
    struct cut *out)
{
	const struct row *row = part->row;
	struct row_part open_part = { .row = row, .from = part->from, .most = room, .leading = part->leading,
	    .ends_page = part->ends_page };
	struct best best = { 0 };
	bool forced = false;
	len_t foot = 0;
	struct row_walk w;

	if (row->solid)
		return false;
	row_walk_begin(&w, arena, scratch, &open_part);
	for (int r = part->from.row; r < row->n_lines; r++) {
		bool begins = r == part->from.row;
		len_t depth, inner;

		if (!begins)
			offer_between(&w, r, foot, room, &best);
		forced = !begins && best.row == r && row->line[r].before_forced != BREAK_NOT_FORCED;
		if (forced)
			break;
		row_walk_enter(&w, r);
		w.last = r;
		depth = row_line_depth(&w, r, false);
		inner = inner_room(&w, r, depth, room, fresh && begins);
		if (inner >= 0) {
			if (cut_inside(&w, r, inner, fresh && begins, out) &&
			    is_as_good(&w, out->price, out->forced, &best))
				return true;
			break;
		}
		foot = len_add(w.y, row_line_depth(&w, r, true));
		row_walk_leave(&w, r, depth);
	}
	if (best.row == 0)
		return false;
	cut_between(&w, best.row, best.price, best.depth, forced ? best.depth : room, out);
	return true;
}
