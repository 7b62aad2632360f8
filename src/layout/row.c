/*
 * row.c - measure, cut and make the areas of rows
 *
 * One walk goes down the grid rows of a part.  A cell counts where it ends: a
 * grid row is as deep as what ends in it needs, so that what a spanning cell
 * has too much falls to its last row.  Cells make their areas there, too.
 */
#include "layout/row.h"

#include "base/arena.h"
#include "layout/align.h"
#include "layout/column.h"
#include "layout/style.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

struct walk {
	struct arena *arena, *scratch;
	const struct row_part *part;
	const struct row *row;
	int last;               /* last grid row of the part */
	len_t y;                /* top of the grid row reached, from the part's */
	len_t *line_y;          /* of each grid row so far, and the foot of the last */
	len_t *top;             /* of each cell that has begun */
	int *open, n_open;      /* cells that have begun and not ended, by column */
};

/* ---- places ---- */

static bool is_begin(const struct cursor *c)
{
	return c->item == 0 && c->cell == NULL;
}

static bool is_end(const struct cursor *c, const struct flow *f)
{
	return c->item >= f->n && c->cell == NULL;
}

static struct cursor end_of(const struct flow *f)
{
	return (struct cursor){ .item = f->n };
}

static struct cursor from_of(const struct walk *w, int i)
{
	return w->part->from.cell == NULL ? (struct cursor){ 0 } : w->part->from.cell[i];
}

static struct cursor to_of(const struct walk *w, int i)
{
	const struct cursor *to = w->part->to;

	return to == NULL || to->cell == NULL ? end_of(w->row->cell[i].flow) : to->cell[i];
}

static int last_line(const struct row_cell *c)
{
	return c->row + c->rows - 1;
}

/* ---- edges ---- */

static bool begun_before(const struct walk *w, const struct row_cell *c)
{
	const struct cursor *from = &w->part->from;

	return c->row < from->row || (c->row == from->row && from->rest);
}

static enum row_edge kind_before(const struct walk *w, const struct row_cell *c)
{
	if (begun_before(w, c))
		return ROW_BROKEN;
	return c->row == w->part->from.row && w->part->leading ? ROW_AT_CUT : ROW_INNER;
}

/* At the foot of grid row r; trailing: that is the end of the part of the table. */
static enum row_edge kind_after(const struct walk *w, const struct row_cell *c, int r, bool trailing)
{
	const struct cursor *to = w->part->to;

	if (last_line(c) > r || (to != NULL && to->rest && r == w->last))
		return ROW_BROKEN;
	return trailing && r == w->last ? ROW_AT_CUT : ROW_INNER;
}

static int first_here(const struct walk *w, const struct row_cell *c)
{
	return c->row > w->part->from.row ? c->row : w->part->from.row;
}

static const struct area_edge *edge_before(const struct walk *w, const struct row_cell *c)
{
	enum row_edge kind = kind_before(w, c);

	if (kind == ROW_BROKEN && c->rim != NULL)
		return &c->rim->broken_before[first_here(w, c) - c->row];
	return &c->before[kind];
}

static const struct area_edge *edge_after(const struct row_cell *c, enum row_edge kind, int r)
{
	if (kind == ROW_BROKEN && c->rim != NULL)
		return &c->rim->broken_after[r - c->row];
	return &c->after[kind];
}

/* From the grid square to the content rectangle. */
static len_t inset(const struct row_cell *c, const struct area_edge *e)
{
	return (c->collapsed ? e->width / 2 : e->width + c->gap) + e->padding;
}

/* ---- depths ---- */

static len_t content_depth(struct walk *w, int i)
{
	const struct row_cell *c = &w->row->cell[i];
	struct cursor from = from_of(w, i), to = to_of(w, i);
	bool begins = is_begin(&from);

	if (begins && is_end(&to, c->flow))
		return c->depth + c->shift;
	return stack_all(w->scratch, c->flow, from, to, NULL, NULL) + (begins ? c->shift : 0);
}

/* What of its own least depth a cell still wants. */
static len_t least_depth(const struct walk *w, const struct row_cell *c)
{
	return begun_before(w, c) ? len_max(c->least - w->part->from.done, 0) : c->least;
}

static len_t line_least(const struct walk *w, int r)
{
	len_t done = r == w->part->from.row ? w->part->from.done : 0;

	return len_max(w->row->line[r].least - done, 0);
}

/* Depth of grid row r if all that ends in it is whole. */
static len_t line_depth(struct walk *w, int r, bool trailing)
{
	len_t depth = line_least(w, r);

	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];
		len_t need;

		if (last_line(c) != r)
			continue;
		need = inset(c, edge_before(w, c)) + inset(c, edge_after(c, kind_after(w, c, r, trailing), r));
		need = len_add(need, len_max(content_depth(w, i), least_depth(w, c)));
		depth = len_max(depth, need - (w->y - w->top[i]));
	}
	return depth;
}

/* Depth that grid row r needs for cells that go on below it and are cut at its foot. */
static len_t crossing_depth(struct walk *w, int r)
{
	len_t depth = 0;

	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];

		if (last_line(c) > r)
			depth = len_max(depth, inset(c, edge_before(w, c)) + content_depth(w, i) +
			    inset(c, edge_after(c, ROW_BROKEN, r)) - (w->y - w->top[i]));
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

static void open_cells(struct walk *w, int from, int to, bool over_rows)
{
	for (int i = from; i < to; i++) {
		if (over_rows && last_line(&w->row->cell[i]) < w->part->from.row)
			continue;
		w->top[i] = w->y;
		w->open[w->n_open++] = i;
	}
}

static int first_cell(const struct row *row, int line)
{
	return line < row->n_lines ? row->line[line].first_cell : row->n_cells;
}

static void walk_begin(struct walk *w, struct arena *arena, struct arena *scratch, const struct row_part *part)
{
	const struct row *row = part->row;
	const struct cursor *to = part->to;

	*w = (struct walk){ .arena = arena, .scratch = scratch, .part = part, .row = row };
	w->last = row->n_lines - 1;
	if (to != NULL && to->cell != NULL)
		w->last = to->rest ? to->row : to->row - 1;
	w->line_y = ARENA_ARRAY(scratch, row->n_lines + 1, len_t);
	w->top = ARENA_ARRAY(scratch, row->n_cells + 1, len_t);
	w->open = ARENA_ARRAY(scratch, row->n_cells + 1, int);
	open_cells(w, 0, first_cell(row, part->from.row), true);
}

static void walk_enter(struct walk *w, int r)
{
	int before = w->n_open;

	w->line_y[r] = w->y;
	open_cells(w, first_cell(w->row, r), first_cell(w->row, r + 1), false);
	if (before > 0 && w->n_open > before)
		qsort_r(w->open, (size_t)w->n_open, sizeof *w->open, by_column, (void *)w->row);
}

static void walk_leave(struct walk *w, int r, len_t depth)
{
	int kept = 0;

	w->y = len_add(w->y, depth);
	w->line_y[r + 1] = w->y;
	for (int k = 0; k < w->n_open; k++) {
		if (last_line(&w->row->cell[w->open[k]]) > r)
			w->open[kept++] = w->open[k];
	}
	w->n_open = kept;
}

/* ---- areas ---- */

static const struct area_box *with_edges(struct arena *a, const struct row_cell *c,
    const struct area_edge *before, const struct area_edge *after)
{
	const struct area_box *box = c->box;
	struct area_box *copy;

	if (before == &c->before[ROW_INNER] && after == &c->after[ROW_INNER])
		return box;
	if (box == NULL && before->width == 0 && before->padding == 0 && after->width == 0 && after->padding == 0)
		return NULL;
	copy = box == NULL ? ARENA_NEW(a, struct area_box) : arena_copy(a, box, sizeof *box);
	copy->collapsed = c->collapsed;
	copy->edge[EDGE_BEFORE] = *before;
	copy->edge[EDGE_AFTER] = *after;
	return copy;
}

static struct area *block_area(struct walk *w, struct area *parent, len_t x, len_t y, len_t ipd, len_t bpd)
{
	struct area *a = area_new(w->arena, AREA_BLOCK, sizeof *a);

	a->x = x;
	a->y = y;
	a->ipd = ipd;
	a->bpd = len_max(bpd, 0);
	a->placed = !w->row->is_list;
	area_append(parent, a);
	return a;
}

struct making {
	struct area *parent;
	len_t y;                /* of the part in the parent */
	const struct stack_events *events;
};

/* A picture behind a row is placed in the row; each cell shows what of it lies in the cell. */
static const struct area_box *row_picture(struct walk *w, const struct making *m, const struct row_cell *c,
    const struct area_box *row, const struct area *cell)
{
	len_t y = m->y + w->line_y[c->row];
	struct area_tile t = area_background(row, m->parent->ipd, w->line_y[c->row + 1] - w->line_y[c->row]);
	struct area_box *copy = arena_copy(w->arena, row, sizeof *copy);

	copy->image_width = t.width;
	copy->image_height = t.height;
	copy->image_x.len = t.x - cell->x;
	copy->image_y.len = t.y - (cell->y - y);
	copy->image_x.pct = copy->image_y.pct = 0;
	return copy;
}

/* The backgrounds of column, part and row in the padding rectangle of a cell. */
static void backgrounds(struct walk *w, const struct making *m, const struct row_cell *c,
    const struct area *cell, const struct area_box *box)
{
	len_t before = box == NULL ? 0 : box->edge[EDGE_BEFORE].width;
	len_t left = box == NULL ? 0 : box->edge[c->level & 1 ? EDGE_END : EDGE_START].width;
	len_t padding_i = box == NULL ? 0 : box->edge[EDGE_START].padding + box->edge[EDGE_END].padding;
	len_t padding_b = box == NULL ? 0 : box->edge[EDGE_BEFORE].padding + box->edge[EDGE_AFTER].padding;

	for (int i = 0; i < 3; i++) {
		struct area *a;

		if (c->under[i] == NULL)
			continue;
		a = block_area(w, m->parent, cell->x + left, cell->y + before, cell->ipd + padding_i, cell->bpd + padding_b);
		a->box = i == 2 && c->under[i]->image != NULL ? row_picture(w, m, c, c->under[i], a) : c->under[i];
	}
}

/* The piece of a spanning cell's border around one square of the grid. */
static void rim_square(struct walk *w, const struct making *m, const struct row_cell *c, int r, int column,
    bool is_first, int last)
{
	const struct row_rim *rim = c->rim;
	struct area_box *box = ARENA_NEW(w->arena, struct area_box);
	struct area_edge *e = box->edge;
	enum row_edge before = kind_before(w, c), after = kind_after(w, c, last, w->part->trailing);
	struct area *a;
	len_t start, end, above, below;

	if (is_first)
		e[EDGE_BEFORE] = before == ROW_BROKEN ? rim->broken_before[r - c->row] : rim->before[column][before];
	if (r == last)
		e[EDGE_AFTER] = after == ROW_BROKEN ? rim->broken_after[r - c->row] : rim->after[column][after];
	if (column == 0)
		e[EDGE_START] = rim->start[r - c->row];
	if (column == rim->columns - 1)
		e[EDGE_END] = rim->end[r - c->row];
	for (int i = 0; i < 4; i++)
		e[i].padding = 0;
	if (e[0].width + e[1].width + e[2].width + e[3].width == 0)
		return;
	box->collapsed = true;
	start = e[EDGE_START].width / 2;
	end = e[EDGE_END].width / 2;
	above = e[EDGE_BEFORE].width / 2;
	below = e[EDGE_AFTER].width / 2;
	a = block_area(w, m->parent, rim->x[column] - (c->level & 1 ? end : start), m->y + w->line_y[r] - above,
	    rim->width[column] - start - end, w->line_y[r + 1] - w->line_y[r] - above - below);
	a->box = box;
	a->level = c->level;
}

static void rim_areas(struct walk *w, const struct making *m, const struct row_cell *c, int last)
{
	int first = first_here(w, c), columns = c->rim->columns;

	for (int r = first; r <= last; r++) {
		for (int i = 0; i < columns; i++) {
			int k = c->level & 1 ? columns - 1 - i : i;     /* from the left */

			if (r == first || r == last || k == 0 || k == columns - 1)
				rim_square(w, m, c, r, k, r == first, last);
		}
	}
}

/* The box of a cell whose border stands in areas of its own. */
static const struct area_box *padding_box(struct arena *a, const struct area_box *box)
{
	struct area_box *copy;

	if (box == NULL)
		return NULL;
	copy = arena_copy(a, box, sizeof *box);
	for (int i = 0; i < 4; i++)
		copy->edge[i] = (struct area_edge){ .padding = box->edge[i].padding };
	return copy;
}

static void cell_area(struct walk *w, const struct making *m, int i, int r)
{
	const struct row_cell *c = &w->row->cell[i];
	struct cursor from = from_of(w, i), to = to_of(w, i);
	const struct area_edge *before = edge_before(w, c);
	const struct area_edge *after = edge_after(c, kind_after(w, c, r, w->part->trailing), r);
	const struct area_box *box = with_edges(w->arena, c, before, after);
	len_t above = w->top[i], below = w->line_y[r + 1], y, content, shift;
	struct area *a;

	y = m->y + above + (c->rim != NULL ? before->width / 2 : c->collapsed ? -(before->width / 2) : c->gap);
	if (c->rim != NULL) {
		rim_areas(w, m, c, r);
		box = padding_box(w->arena, box);
	}
	a = area_new(w->arena, AREA_BLOCK, sizeof *a);
	a->x = c->x;
	a->y = y;
	a->ipd = c->ipd;
	a->bpd = len_max(below - above - inset(c, before) - inset(c, after), 0);
	a->box = box;
	a->level = c->level;
	a->is_reference = a->placed = !w->row->is_list;
	a->is_first = !begun_before(w, c);
	a->is_last = is_end(&to, c->flow);
	backgrounds(w, m, c, a, box);
	area_append(m->parent, a);
	if (c->node != NULL) {
		a->pos = &c->node->pos;
		a->role = fo_string(c->node, PROP_role);
		a->hidden = style_is_hidden(c->node);
		a->id = a->is_first && !w->part->again ? c->node->id : NULL;
	}
	content = stack_all(w->arena, c->flow, from, to, a, m->events);
	shift = is_begin(&from) ? c->shift : 0;
	if (w->row->is_list)
		a->bpd = content + shift;
	align_lower(w->arena, a, len_max(align_shift(c->align, a->bpd - content), shift));
}

/* All cells that end in grid row r, or stop there because the part does. */
static void line_areas(struct walk *w, const struct making *m, int r)
{
	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];
		struct cursor from = from_of(w, i);

		if (last_line(c) != r && r != w->last)
			continue;
		if (w->row->is_list && begun_before(w, c) && is_end(&from, c->flow))
			continue;
		cell_area(w, m, i, r);
	}
}

/* Depth of the last grid row, where the part is cut inside it. */
static len_t cut_line_depth(const struct walk *w)
{
	const struct cursor *to = w->part->to;

	return to->done - (to->row == w->part->from.row ? w->part->from.done : 0);
}

len_t row_put(struct arena *arena, const struct row_part *part, struct area *parent, len_t y,
    const struct stack_events *events)
{
	struct making m = { .parent = parent, .y = y, .events = events };
	bool whole = part->from.cell == NULL && part->to == NULL;
	struct walk w;

	if (parent == NULL && whole && !part->leading && !part->trailing)
		return part->row->height;
	walk_begin(&w, arena, arena, part);
	for (int r = part->from.row; r <= w.last; r++) {
		len_t depth;

		walk_enter(&w, r);
		depth = part->to != NULL && part->to->rest && r == w.last ? cut_line_depth(&w) :
		    line_depth(&w, r, part->trailing);
		if (part->to != NULL && !part->to->rest && part->to->cell != NULL && r == w.last)
			depth = len_max(depth, crossing_depth(&w, r));
		w.line_y[r + 1] = len_add(w.y, depth);
		if (parent != NULL)
			line_areas(&w, &m, r);
		walk_leave(&w, r, depth);
	}
	return w.y;
}

/* ---- cutting ---- */

/* Cut a cell at so much of the part's depth. */
static struct cut cut_cell(struct walk *w, int i, int r, len_t room, bool fresh)
{
	const struct row_cell *c = &w->row->cell[i];
	struct cursor from = from_of(w, i);
	len_t edges = inset(c, edge_before(w, c)) + inset(c, edge_after(c, ROW_BROKEN, r)) +
	    (is_begin(&from) ? c->shift : 0);

	if (is_end(&from, c->flow))
		return (struct cut){ .at = from, .at_end = true };
	return column_cut(w->arena, w->scratch, c->flow, from, len_max(room, w->top[i]) - w->top[i] - edges, fresh);
}

static struct cursor *cell_cursors(struct walk *w, int r)
{
	struct cursor *cell = ARENA_ARRAY(w->arena, w->row->n_cells + 1, struct cursor);

	for (int i = 0; i < first_cell(w->row, r); i++)
		cell[i] = end_of(w->row->cell[i].flow);
	return cell;
}

/*
 * Cut above grid row r, which lies at depth: cells across it are cut there, or
 * further down where there is more room than grid row r can use.
 */
static void cut_between(struct walk *w, int r, len_t depth, len_t room, struct cut *out)
{
	struct cursor *cell = cell_cursors(w, r);
	const struct row_line *line = &w->row->line[r];

	*out = (struct cut){ .at = { .cell = cell, .row = r }, .depth = depth, .price = line->before_price,
	    .forced = line->before_forced };
	for (int i = 0; i < first_cell(w->row, r); i++) {
		const struct row_cell *c = &w->row->cell[i];
		struct cut part;

		if (last_line(c) < r)
			continue;
		part = cut_cell(w, i, r - 1, room, false);
		cell[i] = part.at;
		if (part.depth > 0)
			out->depth = len_max(out->depth, w->top[i] + inset(c, edge_before(w, c)) + part.depth +
			    inset(c, edge_after(c, ROW_BROKEN, r - 1)));
	}
}

/* The least depth at which a break in a cell ends grid row r, so deep without it; LEN_MAX: none does. */
static len_t forced_depth(struct walk *w, int r, len_t line, bool fresh)
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
		depth = w->top[i] + inset(c, edge_before(w, c)) + part.depth + inset(c, edge_after(c, ROW_BROKEN, r));
		if (part.forced != BREAK_NOT_FORCED && (last_line(c) == r || depth <= w->y + line))
			least = len_min(least, depth);
	}
	return least;
}

/* What the cells ending in grid row r want at least, without their content. */
static len_t bare_depth(const struct walk *w, int r)
{
	len_t depth = line_least(w, r);

	for (int k = 0; k < w->n_open; k++) {
		const struct row_cell *c = &w->row->cell[w->open[k]];

		if (last_line(c) == r && c->rows == 1)
			depth = len_max(depth, inset(c, edge_before(w, c)) + least_depth(w, c) +
			    inset(c, edge_after(c, ROW_BROKEN, r)));
	}
	return depth;
}

/* Cut inside grid row r; false if a cell cannot begin there, or nothing would be left over. */
static bool cut_inside(struct walk *w, int r, len_t room, bool fresh, struct cut *out)
{
	struct cursor *cell = cell_cursors(w, r);
	len_t need = 0, done = r == w->part->from.row ? w->part->from.done : 0;
	bool some = false, left = false;

	*out = (struct cut){ .price = w->row->line[r].price };
	for (int i = 0; i < w->row->n_cells; i++)
		if (i < first_cell(w->row, r) && last_line(&w->row->cell[i]) >= r)
			cell[i] = from_of(w, i);
	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];
		struct cursor from = from_of(w, i);
		struct cut part = cut_cell(w, i, r, room, fresh);

		if (part.depth == 0 && !part.at_end && c->row == r && is_begin(&from))
			return false;
		cell[i] = part.at;
		some |= part.depth > 0;
		left |= !part.at_end;
		out->overfull |= part.overfull;
		if (part.price > out->price)
			out->price = part.price;
		if (part.forced > out->forced)
			out->forced = part.forced;
		need = len_max(need, w->top[i] - w->y + inset(c, edge_before(w, c)) + part.depth +
		    inset(c, edge_after(c, ROW_BROKEN, r)));
	}
	if (!some || !left)
		return false;
	need = len_max(need, len_min(bare_depth(w, r), room - w->y));
	out->at = (struct cursor){ .cell = cell, .row = r, .rest = true, .done = len_add(done, need) };
	out->depth = len_add(w->y, need);
	return true;
}

bool row_split(struct arena *arena, struct arena *scratch, const struct row_part *part, len_t room, bool fresh,
    struct cut *out)
{
	struct row_part open_part = { .row = part->row, .from = part->from, .leading = part->leading };
	int best = -1;
	len_t best_depth = 0, foot = 0;
	bool forced;
	struct walk w;

	if (part->row->solid)
		return false;
	walk_begin(&w, arena, scratch, &open_part);
	for (int r = part->from.row; r < part->row->n_lines; r++) {
		const struct row_line *line = &part->row->line[r];
		len_t depth, ends;

		if (r > part->from.row && foot <= room && (best < 0 || line->before_forced != BREAK_NOT_FORCED ||
		    line->before_price <= part->row->line[best].before_price)) {
			best = r;
			best_depth = foot;
		}
		if (r > part->from.row && line->before_forced != BREAK_NOT_FORCED && best == r)
			break;
		walk_enter(&w, r);
		w.last = r;
		depth = line_depth(&w, r, false);
		ends = forced_depth(&w, r, depth, fresh && r == part->from.row);
		if (ends <= room || w.y + depth > room) {
			len_t at = ends > room ? room : len_min(len_max(ends, w.y + bare_depth(&w, r)), room);

			if (cut_inside(&w, r, at, fresh && r == part->from.row, out) && (best < 0 ||
			    out->forced != BREAK_NOT_FORCED || out->price <= part->row->line[best].before_price))
				return true;
			break;
		}
		foot = w.y + line_depth(&w, r, true);
		walk_leave(&w, r, depth);
	}
	if (best < 0)
		return false;
	forced = part->row->line[best].before_forced != BREAK_NOT_FORCED;
	cut_between(&w, best, best_depth, forced ? best_depth : room, out);
	return true;
}

/* ---- notes ---- */

struct cited {
	const struct note *note;
	len_t y;                /* of its line, about */
	guint order;
};

static void notes_of_row(GArray *all, const struct row *, struct cursor from, const struct cursor *to, len_t y);

static void notes_of_flow(GArray *all, const struct flow *f, struct cursor from, struct cursor to, len_t y)
{
	for (int i = from.item; i < to.item || (i == to.item && to.cell != NULL); i++) {
		const struct item *it = &f->item[i];

		if (it->kind == ITEM_ROW) {
			notes_of_row(all, it->row, i == from.item ? from : (struct cursor){ 0 }, i == to.item ? &to : NULL, y);
			y = len_add(y, it->row->height);
		} else if (it->kind == ITEM_SPACE) {
			y = len_add(y, it->space.opt);
		} else if (it->kind == ITEM_BOX) {
			for (const struct note *n = it->note; n != NULL; n = n->next) {
				struct cited c = { n, y, all->len };

				g_array_append_val(all, c);
			}
			y = len_add(y, it->size);
		}
	}
}

static void notes_of_row(GArray *all, const struct row *row, struct cursor from, const struct cursor *to,
    len_t y)
{
	struct row_part part = { .row = row, .from = from, .to = to };
	struct walk w = { .part = &part, .row = row };

	for (int i = 0; i < row->n_cells; i++) {
		const struct row_cell *c = &row->cell[i];
		int line = MAX(c->row, from.row);

		notes_of_flow(all, c->flow, from_of(&w, i), to_of(&w, i), y + row->line[line].top - row->line[from.row].top);
	}
}

static int by_depth(gconstpointer a, gconstpointer b)
{
	const struct cited *x = a, *y = b;

	return x->y != y->y ? (x->y < y->y ? -1 : 1) : (x->order > y->order) - (x->order < y->order);
}

const struct note *row_notes(struct arena *a, const struct row *row, struct cursor from,
    const struct cursor *to)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct cited));
	const struct note *first = NULL;

	notes_of_row(all, row, from, to, 0);
	g_array_sort(all, by_depth);
	for (guint i = all->len; i-- > 0;) {
		struct note *copy = arena_copy(a, g_array_index(all, struct cited, i).note, sizeof *copy);

		copy->next = first;
		first = copy;
	}
	g_array_free(all, TRUE);
	return first;
}

/* ---- before layout ---- */

static bool has_break(const struct flow *f)
{
	for (int i = 0; i < f->n; i++) {
		const struct item *it = &f->item[i];

		if (it->kind == ITEM_CUT && it->cut.forced != BREAK_NOT_FORCED)
			return true;
		if (it->kind == ITEM_ROW && it->row->forced)
			return true;
	}
	return false;
}

void row_complete(struct arena *arena, struct arena *scratch, struct row *row)
{
	struct row_part all = { .row = row };
	struct walk w;

	for (int i = 0; i < row->n_cells; i++) {
		struct row_cell *c = &row->cell[i];

		c->depth = stack_all(scratch, c->flow, (struct cursor){ 0 }, end_of(c->flow), NULL, NULL);
		c->forced = !row->solid && has_break(c->flow);
		row->forced |= c->forced;
	}
	for (int r = 1; r < row->n_lines; r++)
		row->forced |= !row->solid && row->line[r].before_forced != BREAK_NOT_FORCED;
	walk_begin(&w, scratch, scratch, &all);
	for (int r = 0; r < row->n_lines; r++) {
		walk_enter(&w, r);
		row->line[r].top = w.y;
		walk_leave(&w, r, line_depth(&w, r, false));
	}
	row->height = w.y;
	row->notes = row_notes(arena, row, (struct cursor){ 0 }, NULL);
}

static const struct area_text *first_text(const struct area *a, len_t *y)
{
	for (const struct area *c = a->first; c != NULL; c = c->next) {
		len_t down = *y + c->y + area_edge(c, EDGE_BEFORE);
		const struct area_text *t = c->type == AREA_TEXT ? (const struct area_text *)c :
		    c->type == AREA_INLINE ? first_text(c, &down) : NULL;

		if (t != NULL) {
			*y = down;
			return t;
		}
	}
	return NULL;
}

len_t row_baseline(struct arena *scratch, const struct flow *f)
{
	struct stack *s = stack_begin(scratch, f, (struct cursor){ 0 }, NULL, NULL);

	for (int i = 0; i < f->n && f->item[i].kind != ITEM_ROW; i++) {
		const struct item *it = &f->item[i];
		const struct area_text *t;
		len_t y = 0;

		stack_item(s, it);
		if (it->kind != ITEM_BOX || it->area->type != AREA_LINE)
			continue;
		t = first_text(it->area, &y);
		return stack_depth(s) - it->size + y + (t != NULL ? t->baseline : it->size);
	}
	return -1;
}
