/*
 * row_walk.c - the walk down the grid rows of a part, and how deep they are
 */
#include "layout/row_parts.h"

#include "base/arena.h"

#include <stdlib.h>

/* ---- places ---- */

struct cursor row_from(const struct row_part *p, int i)
{
	return p->from.cell == NULL ? (struct cursor){ 0 } : p->from.cell[i];
}

struct cursor row_to(const struct row_part *p, int i)
{
	const struct cursor *to = p->to;

	return to == NULL || to->cell == NULL ? flow_end(p->row->cell[i].flow) : to->cell[i];
}

int row_last_line(const struct row_cell *c)
{
	return c->row + c->rows - 1;
}

int row_first_cell(const struct row *row, int r)
{
	return r < row->n_lines ? row->line[r].first_cell : row->n_cells;
}

/* ---- edges ---- */

bool row_has_begun(const struct row_walk *w, const struct row_cell *c)
{
	const struct cursor *from = &w->part->from;

	return c->row < from->row || (c->row == from->row && from->rest);
}

enum row_edge row_kind_before(const struct row_walk *w, const struct row_cell *c)
{
	if (row_has_begun(w, c))
		return ROW_BROKEN;
	return c->row == w->part->from.row && w->part->leading ? ROW_AT_CUT : ROW_INNER;
}

enum row_edge row_kind_after(const struct row_walk *w, const struct row_cell *c, int r, bool trailing)
{
	const struct cursor *to = w->part->to;

	if (row_last_line(c) > r || (to != NULL && to->rest && r == w->last))
		return ROW_BROKEN;
	return trailing && r == w->last ? ROW_AT_CUT : ROW_INNER;
}

int row_first_line(const struct row_walk *w, const struct row_cell *c)
{
	return c->row > w->part->from.row ? c->row : w->part->from.row;
}

const struct area_edge *row_edge_before(const struct row_walk *w, const struct row_cell *c)
{
	enum row_edge kind = row_kind_before(w, c);

	if (kind == ROW_BROKEN && c->rim != NULL)
		return &c->rim->broken_before[row_first_line(w, c) - c->row];
	return &c->before[kind];
}

const struct area_edge *row_edge_after(const struct row_cell *c, enum row_edge kind, int r)
{
	if (kind == ROW_BROKEN && c->rim != NULL)
		return &c->rim->broken_after[r - c->row];
	return &c->after[kind];
}

static len_t inset(const struct row_cell *c, const struct area_edge *e, len_t gap)
{
	return (c->collapsed ? e->width / 2 : e->width + gap) + e->padding;
}

len_t row_insets(const struct row_walk *w, const struct row_cell *c, enum row_edge after, int r)
{
	return inset(c, row_edge_before(w, c), c->gap_before[row_kind_before(w, c)]) +
	    inset(c, row_edge_after(c, after, r), c->gap_after[after]);
}

/* ---- depths ---- */

static len_t content_depth(struct row_walk *w, int i)
{
	const struct row_cell *c = &w->row->cell[i];
	struct cursor from = row_from(w->part, i), to = row_to(w->part, i);
	bool begins = cursor_is_begin(from);

	if (begins && cursor_is_end(to, c->flow))
		return len_add(c->depth, c->shift);
	return len_add(stack_measure(w->scratch, c->flow, from, to, w->part->most), begins ? c->shift : 0);
}

/* What of its own least depth a cell still wants. */
static len_t cell_least(const struct row_walk *w, int i)
{
	return len_max(w->row->cell[i].least - row_from(w->part, i).above, 0);
}

static len_t line_least(const struct row_walk *w, int r)
{
	len_t done = r == w->part->from.row ? w->part->from.done : 0;

	return len_max(w->row->line[r].least - done, 0);
}

len_t row_line_depth(struct row_walk *w, int r, bool trailing)
{
	len_t depth = line_least(w, r);

	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];
		len_t need;

		if (row_last_line(c) != r)
			continue;
		need = row_insets(w, c, row_kind_after(w, c, r, trailing), r);
		need = len_add(need, len_max(content_depth(w, i), cell_least(w, i)));
		depth = len_max(depth, need - (w->y - w->top[i]));
	}
	return depth;
}

len_t row_crossing_depth(struct row_walk *w, int r)
{
	len_t depth = 0;

	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];

		if (row_last_line(c) > r)
			depth = len_max(depth, len_add(row_insets(w, c, ROW_BROKEN, r), content_depth(w, i)) -
			    (w->y - w->top[i]));
	}
	return depth;
}

len_t row_bare_depth(const struct row_walk *w, int r)
{
	len_t depth = line_least(w, r);

	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];

		if (row_last_line(c) == r && c->rows == 1)
			depth = len_max(depth, len_add(row_insets(w, c, ROW_BROKEN, r), cell_least(w, i)));
	}
	return depth;
}

/* ---- the walk ---- */

static int by_column(const void *a, const void *b, void *row)
{
	const struct row_cell *x = &((const struct row *)row)->cell[*(const int *)a];
	const struct row_cell *y = &((const struct row *)row)->cell[*(const int *)b];

	return x->x < y->x ? -1 : x->x > y->x;
}

static void open_cells(struct row_walk *w, int from, int to, bool only_open)
{
	for (int i = from; i < to; i++) {
		if (only_open && row_last_line(&w->row->cell[i]) < w->part->from.row)
			continue;
		w->top[i] = w->y;
		w->open[w->n_open++] = i;
	}
}

void row_walk_begin(struct row_walk *w, struct arena *arena, struct arena *scratch, const struct row_part *part)
{
	const struct row *row = part->row;
	const struct cursor *to = part->to;

	*w = (struct row_walk){ .arena = arena, .scratch = scratch, .part = part, .row = row };
	w->last = row->n_lines - 1;
	if (to != NULL && to->cell != NULL)
		w->last = to->rest ? to->row : to->row - 1;
	w->line_y = ARENA_ARRAY(scratch, row->n_lines + 1, len_t);
	w->top = ARENA_ARRAY(scratch, row->n_cells + 1, len_t);
	w->open = ARENA_ARRAY(scratch, row->n_cells + 1, int);
	open_cells(w, 0, row_first_cell(row, part->from.row), true);
}

void row_walk_enter(struct row_walk *w, int r)
{
	int before = w->n_open;

	w->line_y[r] = w->y;
	open_cells(w, row_first_cell(w->row, r), row_first_cell(w->row, r + 1), false);
	if (before > 0 && w->n_open > before)
		qsort_r(w->open, (size_t)w->n_open, sizeof *w->open, by_column, (void *)w->row);
}

void row_walk_leave(struct row_walk *w, int r, len_t depth)
{
	int kept = 0;

	w->y = len_add(w->y, depth);
	w->line_y[r + 1] = w->y;
	for (int k = 0; k < w->n_open; k++) {
		if (row_last_line(&w->row->cell[w->open[k]]) > r)
			w->open[kept++] = w->open[k];
	}
	w->n_open = kept;
}
