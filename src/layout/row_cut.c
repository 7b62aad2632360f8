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
	len_t whole = w->top[i] + row_insets(w, c, row_kind_after(w, c, r, false), r) + part.depth;

	if (!part.at_end || part.depth == 0 || row_last_line(c) != r || whole <= room)
		return part;
	return cut_content(w, i, r, room, part.depth - 1, fresh);
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
static void cut_between(struct row_walk *w, int r, len_t depth, len_t room, struct cut *out)
{
	struct cursor *cell = cell_cursors(w, r);
	const struct row_line *line = &w->row->line[r];

	*out = (struct cut){ .at = { .cell = cell, .row = r }, .depth = depth, .price = line->before_price,
	    .forced = line->before_forced };
	for (int i = 0; i < row_first_cell(w->row, r); i++) {
		const struct row_cell *c = &w->row->cell[i];
		struct cut part;

		if (row_last_line(c) < r)
			continue;
		part = cut_cell(w, i, r - 1, room, false);
		cell[i] = part.at;
		if (part.depth > 0)
			out->depth = len_max(out->depth, w->top[i] + row_insets(w, c, ROW_BROKEN, r - 1) + part.depth);
	}
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
		depth = w->top[i] + row_insets(w, c, ROW_BROKEN, r) + part.depth;
		if (part.forced != BREAK_NOT_FORCED && (row_last_line(c) == r || depth <= w->y + line))
			least = len_min(least, depth);
	}
	return least;
}

/* Cut inside grid row r; false if a cell cannot begin there, or nothing would be left over. */
static bool cut_cells(struct row_walk *w, int r, len_t room, bool fresh, bool before_end, struct cut *out)
{
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
		left |= !part.at_end;
		out->overfull |= part.overfull;
		out->price = price_max(out->price, part.price);
		out->forced = MAX(out->forced, part.forced);
		need = len_max(need, w->top[i] - w->y + row_insets(w, c, ROW_BROKEN, r) + part.depth);
	}
	if (!some || !left)
		return false;
	need = len_max(need, len_min(row_bare_depth(w, r), room - w->y));
	out->at = (struct cursor){ .cell = cell, .row = r, .rest = true, .done = len_add(done, need) };
	out->depth = len_add(w->y, need);
	return true;
}

static bool cut_inside(struct row_walk *w, int r, len_t room, bool fresh, struct cut *out)
{
	return cut_cells(w, r, room, fresh, false, out) || cut_cells(w, r, room, fresh, true, out);
}

/* Whether a cut of that price is no worse than the best one above a grid row; NULL: there is none. */
static bool is_as_good(const struct row_walk *w, struct price price, enum break_class forced,
    const struct row_line *best)
{
	bool ends_page = w->part->ends_page;

	return best == NULL || forced != BREAK_NOT_FORCED ||
	    price_at(price, ends_page) <= price_at(best->before_price, ends_page);
}

/* Where to cut inside grid row r, if that is to be tried; else -1. */
static len_t inner_room(struct row_walk *w, int r, len_t depth, len_t room, bool fresh)
{
	len_t ends = forced_depth(w, r, depth, fresh);

	if (ends <= room)
		return len_min(len_max(ends, w->y + row_bare_depth(w, r)), room);
	return w->y + depth > room ? room : -1;
}

bool row_split(struct arena *arena, struct arena *scratch, const struct row_part *part, len_t room, bool fresh,
    struct cut *out)
{
	const struct row *row = part->row;
	struct row_part open_part = { .row = row, .from = part->from, .leading = part->leading,
	    .ends_page = part->ends_page };
	const struct row_line *best = NULL;
	len_t best_depth = 0, foot = 0;
	struct row_walk w;

	if (row->solid)
		return false;
	row_walk_begin(&w, arena, scratch, &open_part);
	for (int r = part->from.row; r < row->n_lines; r++) {
		const struct row_line *line = &row->line[r];
		bool begins = r == part->from.row;
		len_t depth, inner;

		if (!begins && foot <= room && is_as_good(&w, line->before_price, line->before_forced, best)) {
			best = line;
			best_depth = foot;
			if (line->before_forced != BREAK_NOT_FORCED)
				break;
		}
		row_walk_enter(&w, r);
		w.last = r;
		depth = row_line_depth(&w, r, false);
		inner = inner_room(&w, r, depth, room, fresh && begins);
		if (inner >= 0) {
			if (cut_inside(&w, r, inner, fresh && begins, out) && is_as_good(&w, out->price, out->forced, best))
				return true;
			break;
		}
		foot = w.y + row_line_depth(&w, r, true);
		row_walk_leave(&w, r, depth);
	}
	if (best == NULL)
		return false;
	cut_between(&w, (int)(best - row->line), best_depth,
	    best->before_forced != BREAK_NOT_FORCED ? best_depth : room, out);
	return true;
}
