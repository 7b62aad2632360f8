/*
 * row_area.c - the areas of cells
 */
#include "layout/row_parts.h"

#include "base/arena.h"
#include "layout/align.h"
#include "layout/style.h"

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

struct area *row_block_area(struct row_walk *w, const struct row_making *m, len_t x, len_t y, len_t ipd, len_t bpd)
{
	struct area *a = area_new(w->arena, AREA_BLOCK, sizeof *a);

	a->x = x;
	a->y = y;
	a->ipd = ipd;
	a->bpd = len_max(bpd, 0);
	a->placed = !w->row->is_list;
	area_append(m->parent, a);
	return a;
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

/* The area of a cell down to the foot of grid row r, without its content, behind it what it stands on. */
static struct area *cell_area(struct row_walk *w, const struct row_making *m, const struct row_cell *c, int r)
{
	enum row_edge kind = row_kind_after(w, c, r, w->part->trailing);
	const struct area_edge *before = row_edge_before(w, c), *after = row_edge_after(c, kind, r);
	const struct area_box *box = with_edges(w->arena, c, before, after);
	len_t top = w->top[c - w->row->cell], depth = w->line_y[r + 1] - top;
	struct area *a = area_new(w->arena, AREA_BLOCK, sizeof *a);

	a->x = c->x;
	a->y = m->y + top + c->gap_before[row_kind_before(w, c)];
	if (c->rim != NULL) {
		a->y = m->y + top + before->width / 2;
		row_rim_areas(w, m, c, r);
		box = padding_box(w->arena, box);
	} else if (c->collapsed) {
		a->y = m->y + top - before->width / 2;
	}
	a->ipd = c->ipd;
	a->bpd = len_max(depth - row_insets(w, c, kind, r), 0);
	a->box = box;
	a->level = c->level;
	a->is_reference = a->placed = !w->row->is_list;
	a->is_first = !row_has_begun(w, c);
	if (c->node != NULL)
		style_area(a, c->node, a->is_first && !w->part->again);
	row_ground_areas(w, m, c, a, box);
	area_append(m->parent, a);
	return a;
}

static void put_cell(struct row_walk *w, const struct row_making *m, int i, int r)
{
	const struct row_cell *c = &w->row->cell[i];
	struct cursor from = row_from(w->part, i), to = row_to(w->part, i);
	struct area *a = cell_area(w, m, c, r);
	len_t content = stack_all(w->arena, c->flow, from, to, a, m->page);
	len_t shift = cursor_is_begin(from) ? c->shift : 0;

	a->is_last = cursor_is_end(to, c->flow);
	if (w->row->is_list)
		a->bpd = content + shift;
	align_lower(w->arena, a, len_max(align_shift(c->align, a->bpd - content), shift));
}

void row_line_areas(struct row_walk *w, const struct row_making *m, int r)
{
	for (int k = 0; k < w->n_open; k++) {
		int i = w->open[k];
		const struct row_cell *c = &w->row->cell[i];
		struct cursor from = row_from(w->part, i);

		if (row_last_line(c) != r && r != w->last)
			continue;
		if (w->row->is_list && row_has_begun(w, c) && cursor_is_end(from, c->flow))
			continue;
		put_cell(w, m, i, r);
	}
}
