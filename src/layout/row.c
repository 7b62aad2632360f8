/*
 * row.c - measure rows, and put parts of them
 */
#include "layout/row.h"

#include "layout/row_parts.h"

/* ---- parts ---- */

static len_t depth_in_part(struct row_walk *w, int r)
{
	const struct cursor *from = &w->part->from, *to = w->part->to;
	len_t depth;

	if (to != NULL && to->rest && r == w->last)     /* cut inside it */
		return to->done - (to->row == from->row ? from->done : 0);
	depth = row_line_depth(w, r, w->part->trailing);
	if (to != NULL && to->cell != NULL && r == w->last)
		depth = len_max(depth, row_crossing_depth(w, r));
	return depth;
}

len_t row_put(struct arena *arena, const struct row_part *part, struct area *parent, len_t y,
    struct area *page)
{
	struct row_making m = { .parent = parent, .y = y, .page = page };
	bool whole = part->from.cell == NULL && part->to == NULL;
	struct row_walk w;

	if (parent == NULL && whole && !part->leading && !part->trailing)
		return part->row->height;
	row_walk_begin(&w, arena, arena, part);
	for (int r = part->from.row; r <= w.last; r++) {
		len_t depth;

		row_walk_enter(&w, r);
		depth = depth_in_part(&w, r);
		w.line_y[r + 1] = len_add(w.y, depth);
		if (parent != NULL)
			row_line_areas(&w, &m, r);
		row_walk_leave(&w, r, depth);
	}
	return w.y;
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
	struct row_walk w;

	for (int i = 0; i < row->n_cells; i++) {
		struct row_cell *c = &row->cell[i];

		c->depth = stack_all(scratch, c->flow, (struct cursor){ 0 }, flow_end(c->flow), NULL, NULL);
		c->forced = !row->solid && has_break(c->flow);
		row->forced |= c->forced;
	}
	for (int r = 1; r < row->n_lines; r++)
		row->forced |= !row->solid && row->line[r].before_forced != BREAK_NOT_FORCED;
	row_walk_begin(&w, scratch, scratch, &all);
	for (int r = 0; r < row->n_lines; r++) {
		row_walk_enter(&w, r);
		row->line[r].top = w.y;
		row_walk_leave(&w, r, row_line_depth(&w, r, false));
	}
	row->height = w.y;
	row->notes = row_notes(arena, row, (struct cursor){ 0 }, NULL);
}

/* ---- baselines ---- */

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
