/*
 * row_rim.c - collapsed borders of cells that span
 *
 * Such a border may change from square to square of the grid: each square that
 * the cell takes and that lies at its rim has an area with its piece of it.
 */
#include "layout/row_parts.h"

#include "base/arena.h"

#include <glib.h>

/* What of the border stands at a square of the grid. */
static void square_edges(const struct row_walk *w, const struct row_cell *c, int r, int column, int last,
    struct area_edge e[4])
{
	const struct row_rim *rim = c->rim;
	enum row_edge before = row_kind_before(w, c), after = row_kind_after(w, c, last, w->part->trailing);
	int line = r - c->row, cut = line * rim->cut_columns + MIN(column, rim->cut_columns - 1);

	if (r == row_first_line(w, c))
		e[EDGE_BEFORE] = before == ROW_BROKEN ? rim->cut_before[cut] : rim->before[column][before];
	if (r == last)
		e[EDGE_AFTER] = after == ROW_BROKEN ? rim->cut_after[cut] : rim->after[column][after];
	if (column == 0)
		e[EDGE_START] = rim->start[line];
	if (column == rim->columns - 1)
		e[EDGE_END] = rim->end[line];
	for (int i = 0; i < 4; i++)
		e[i].padding = 0;
}

static void rim_square(struct row_walk *w, const struct row_making *m, const struct row_cell *c, int r, int column,
    int last)
{
	struct area_box *box = ARENA_NEW(w->arena, struct area_box);
	len_t half[4], all = 0, left;
	struct area *a;

	square_edges(w, c, r, column, last, box->edge);
	for (int i = 0; i < 4; i++) {
		half[i] = box->edge[i].width / 2;
		all += box->edge[i].width;
	}
	if (all == 0)
		return;
	box->collapsed = true;
	left = half[c->level & 1 ? EDGE_END : EDGE_START];
	a = row_block_area(w, m, c->rim->x[column] - left, m->y + w->line_y[r] - half[EDGE_BEFORE],
	    c->rim->width[column] - half[EDGE_START] - half[EDGE_END],
	    w->line_y[r + 1] - w->line_y[r] - half[EDGE_BEFORE] - half[EDGE_AFTER]);
	a->box = box;
	a->level = c->level;
}

void row_rim_areas(struct row_walk *w, const struct row_making *m, const struct row_cell *c, int last)
{
	int first = row_first_line(w, c), columns = c->rim->columns;

	for (int r = first; r <= last; r++) {
		for (int i = 0; i < columns; i++) {
			int k = c->level & 1 ? columns - 1 - i : i;     /* from the left */

			if (r == first || r == last || k == 0 || k == columns - 1)
				rim_square(w, m, c, r, k, last);
		}
	}
}
