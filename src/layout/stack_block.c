/*
 * stack_block.c - blocks that open and close in a stack
 *
 * Each part that cuts leave of a block has an area with its own edges; that of a
 * table begins and ends with its header and footer.
 */
#include "layout/stack_parts.h"

#include "base/arena.h"
#include "layout/style.h"

#include <string.h>

struct area *stack_parent(const struct stack *s)
{
	return s->n_open > 0 ? s->open[s->n_open - 1].area : s->root;
}

len_t stack_parent_top(const struct stack *s)
{
	return s->n_open > 0 ? s->open[s->n_open - 1].top : 0;
}

len_t stack_depth_before(const struct block *b, bool first)
{
	return area_box_edge(first ? b->box : b->cut_box, EDGE_BEFORE);
}

len_t stack_depth_after(const struct block *b, bool last)
{
	return area_box_edge(last ? b->box : b->cut_box, EDGE_AFTER);
}

/* The box of one part: with the edges that a cut leaves. */
static const struct area_box *part_box(const struct stack *s, const struct block *b, bool first, bool last)
{
	struct area_box *box;

	if (b->box == NULL || (first && last))
		return b->box;
	box = arena_copy(s->arena, b->box, sizeof *box);
	if (!first)
		box->edge[EDGE_BEFORE] = b->cut_box->edge[EDGE_BEFORE];
	if (!last)
		box->edge[EDGE_AFTER] = b->cut_box->edge[EDGE_AFTER];
	return box;
}

static struct area *block_area(struct stack *s, struct block *b, bool first)
{
	struct area *a = b->is_viewport ? &AREA_NEW(s->arena, area_viewport, AREA_VIEWPORT)->area :
	    area_new(s->arena, AREA_BLOCK, sizeof *a);

	a->x = b->x;
	a->y = s->y - stack_parent_top(s);
	a->ipd = b->ipd;
	a->space_before = first ? s->space : 0;
	a->level = b->rtl;
	a->start_indent = b->start_indent;
	a->end_indent = b->end_indent;
	a->is_first = first;
	a->is_reference = b->is_reference;
	a->box = part_box(s, b, first, true);
	if (b->node != NULL)
		style_area(a, b->node, !b->placed);
	b->placed = true;
	area_append(stack_parent(s), a);
	return a;
}

void stack_write_row(struct stack *s, bool trailing)
{
	struct open *o = s->n_open > 0 ? &s->open[s->n_open - 1] : NULL;
	len_t top = o != NULL ? o->top : 0;

	if (s->part.row == NULL)
		return;
	s->part.trailing = trailing;
	s->part.pictures = o != NULL ? &o->pictures : NULL;
	if (s->root != NULL || trailing)
		s->y = len_add(s->row_y, row_put(s->arena, &s->part, stack_parent(s), s->row_y - top, s->page));
	s->part.row = NULL;
	s->space = 0;
	s->closed = NULL;
}

/* The rows of a header or a footer from y on; at a cut unless it is the table's own beginning and end. */
static len_t repeated_rows(struct stack *s, const struct flow *f, len_t y, bool head, bool whole, bool make)
{
	struct open *o = &s->open[s->n_open - 1];
	int last = f->n - 1;

	for (int i = 0; i <= last; i++) {
		struct row_part p = { .row = f->item[i].row, .again = !whole, .pictures = &o->pictures };

		p.leading = !whole && !head && i == 0;
		p.trailing = !whole && head && i == last;
		y = len_add(y, row_put(s->arena, &p, make ? o->area : NULL, y - o->top, s->page));
	}
	return y;
}

static bool has_head(const struct open *o)
{
	const struct repeat *r = o->block->repeat;

	return r != NULL && r->head != NULL && (!o->continued || !r->head_once);
}

static void put_head(struct stack *s)
{
	struct open *o = &s->open[s->n_open - 1];

	o->head = s->y;
	if (has_head(o))
		s->y = repeated_rows(s, o->block->repeat->head, s->y, true, !o->continued,
		    o->block->repeat->head_of == NULL);
}

/* The foot, and a head that had to wait for what stands between. */
static void put_foot(struct stack *s, bool last)
{
	struct open *o = &s->open[s->n_open - 1];
	const struct repeat *r = o->block->repeat;
	len_t y = s->y;

	if (has_head(o) && r->head_of != NULL && o->area != NULL)
		repeated_rows(s, r->head_of(r, o->area), o->head, true, !o->continued, true);
	if (r == NULL || r->foot == NULL || (!last && r->foot_once))
		return;
	s->y = repeated_rows(s, r->foot, y, false, last, r->foot_of == NULL);
	if (r->foot_of != NULL && o->area != NULL)
		repeated_rows(s, r->foot_of(r, o->area), y, false, last, true);
}

/* Down to the next line of the grid; a hundredth of a point below one is on it. */
static void snap(struct stack *s, len_t grid)
{
	len_t above = s->y > LEN_PT(0.01) && grid > 0 ? (s->y - LEN_PT(0.01)) % grid + LEN_PT(0.01) : 0;
	len_t down = above > LEN_PT(0.01) ? grid - above : 0;

	s->y = len_add(s->y, down);
	s->space += down;
}

void stack_push(struct stack *s, struct block *b, bool first)
{
	struct open *o;

	stack_write_row(s, false);
	if (s->n_open == s->max_open) {
		struct open *more = ARENA_ARRAY(s->arena, 4 * s->max_open, struct open);

		memcpy(more, s->open, (size_t)s->n_open * sizeof *more);
		s->open = more;
		s->max_open *= 4;
	}
	if (first)
		snap(s, b->grid);
	o = &s->open[s->n_open];
	o->block = b;
	o->continued = !first;
	o->pictures = NULL;
	o->area = s->root == NULL ? NULL : block_area(s, b, first);
	s->y = len_add(s->y, stack_depth_before(b, first));
	o->top = s->y;
	s->n_open++;
	s->space = 0;
	s->closed = NULL;
	s->leading = !first;
	put_head(s);
}

static void viewport_size(struct area_viewport *v)
{
	v->width = v->area.ipd;
	v->height = v->area.bpd;
}

void stack_pop(struct stack *s, bool last)
{
	struct open *o = &s->open[s->n_open - 1];

	stack_write_row(s, !last);
	put_foot(s, last);
	if (last && o->block->least_bpd > s->y - o->top)
		s->y = len_add(o->top, o->block->least_bpd);
	if (o->area != NULL) {
		o->area->bpd = s->y - o->top;
		row_place_pictures(o->pictures, o->area);
		if (o->block->is_viewport)
			viewport_size((struct area_viewport *)o->area);
		o->area->is_last = last;
		o->area->box = part_box(s, o->block, !o->continued, last);
	}
	s->y = len_add(s->y, stack_depth_after(o->block, last));
	s->closed = o->area;
	s->n_open--;
}
