#include "layout/stack.h"

#include "base/arena.h"
#include "layout/space.h"

#include <glib.h>
#include <string.h>

enum { PENDING_MAX = 64, OPEN_STEP = 32 };

/* What waits for the spaces around it to be settled. */
struct pending {
	enum item_kind kind;            /* SPACE, OPEN, CLOSE */
	bool after;                     /* SPACE: a space-after */
	struct fo_space space;
	struct block *block;
};

struct open {
	struct block *block;
	struct area *area;              /* NULL when measuring */
	len_t top;                      /* of its content, from the stack's beginning */
	bool continued;
};

struct stack {
	struct arena *arena;
	const struct stack_events *events;
	struct area *root;              /* NULL: measure only */
	struct pending pending[PENDING_MAX];
	int n_pending;
	struct open *open;
	int n_open, max_open;
	len_t y;
	bool at_start;                  /* nothing but spaces yet */
	len_t space;                    /* before what comes next: for the dump */
	struct area *closed;            /* block just closed, whose space-after may follow; NULL */
};

static len_t edge_depth(const struct area_box *box, int edge)
{
	return box == NULL ? 0 : box->edge[edge].width + box->edge[edge].padding;
}

static struct area *parent_area(const struct stack *s)
{
	return s->n_open > 0 ? s->open[s->n_open - 1].area : s->root;
}

static len_t parent_top(const struct stack *s)
{
	return s->n_open > 0 ? s->open[s->n_open - 1].top : 0;
}

/* The box of one part: without the edges that a cut discards. */
static const struct area_box *part_box(const struct stack *s, const struct block *b, bool first, bool last)
{
	bool no_before = !first && b->before_discard, no_after = !last && b->after_discard;
	struct area_box *box;

	if (b->box == NULL || (!no_before && !no_after))
		return b->box;
	box = arena_copy(s->arena, b->box, sizeof *box);
	if (no_before)
		memset(&box->edge[EDGE_BEFORE], 0, sizeof box->edge[EDGE_BEFORE]);
	if (no_after)
		memset(&box->edge[EDGE_AFTER], 0, sizeof box->edge[EDGE_AFTER]);
	return box;
}

static struct area *block_area(struct stack *s, struct block *b, bool first)
{
	struct area *a = b->is_viewport ? &AREA_NEW(s->arena, area_viewport, AREA_VIEWPORT)->area :
	    area_new(s->arena, AREA_BLOCK, sizeof *a);

	a->x = b->x;
	a->y = s->y - parent_top(s);
	a->ipd = b->ipd;
	a->space_before = first ? s->space : 0;
	a->start_indent = b->start_indent;
	a->end_indent = b->end_indent;
	a->is_first = first;
	a->is_reference = b->is_reference;
	a->box = part_box(s, b, first, true);
	if (b->node != NULL) {
		a->pos = &b->node->pos;
		a->role = fo_string(b->node, PROP_role);
		if (!b->placed) {
			a->id = b->node->id;
			if (s->events != NULL)
				s->events->placed(s->events->context, b->node, a);
		}
	}
	b->placed = true;
	area_append(parent_area(s), a);
	return a;
}

static void push(struct stack *s, struct block *b, bool first)
{
	struct open *o;

	if (s->n_open == s->max_open) {
		struct open *more = ARENA_ARRAY(s->arena, s->max_open + OPEN_STEP, struct open);

		if (s->n_open > 0)
			memcpy(more, s->open, (size_t)s->n_open * sizeof *more);
		s->open = more;
		s->max_open += OPEN_STEP;
	}
	o = &s->open[s->n_open];
	o->block = b;
	o->continued = !first;
	o->area = s->root == NULL ? NULL : block_area(s, b, first);
	if (first || !b->before_discard)
		s->y += edge_depth(b->box, EDGE_BEFORE);
	o->top = s->y;
	s->n_open++;
	s->space = 0;
	s->closed = NULL;
}

static void viewport_size(struct area_viewport *v)
{
	v->width = v->area.ipd;
	v->height = v->area.bpd;
}

static void pop(struct stack *s, bool last)
{
	struct open *o = &s->open[s->n_open - 1];

	if (last && o->block->least_bpd > s->y - o->top)
		s->y = o->top + o->block->least_bpd;
	if (o->area != NULL) {
		o->area->bpd = s->y - o->top;
		if (o->block->is_viewport)
			viewport_size((struct area_viewport *)o->area);
		o->area->is_last = last;
		o->area->box = part_box(s, o->block, !o->continued, last);
	}
	if (last || !o->block->after_discard)
		s->y += edge_depth(o->block->box, EDGE_AFTER);
	s->closed = o->area;
	s->n_open--;
}

/* A resolved space belongs to the block just closed, or to what comes next. */
static void move_down(struct stack *s, len_t space, bool after)
{
	s->y += space;
	if (after && s->closed != NULL)
		s->closed->space_after += space;
	else
		s->space += space;
}

/* Resolve what waits; then open and close blocks and move down as it says. */
static void settle(struct stack *s, bool at_end)
{
	struct fo_space spaces[PENDING_MAX];
	len_t left[PENDING_MAX];
	int n = 0, k = 0;

	for (int i = 0; i < s->n_pending; i++) {
		if (s->pending[i].kind == ITEM_SPACE)
			spaces[n++] = s->pending[i].space;
	}
	space_resolve(spaces, n, s->at_start, at_end, left);
	for (int i = 0; i < s->n_pending; i++) {
		struct pending *p = &s->pending[i];

		if (p->kind == ITEM_SPACE)
			move_down(s, left[k++], p->after);
		else if (p->kind == ITEM_OPEN)
			push(s, p->block, true);
		else
			pop(s, true);
	}
	s->n_pending = 0;
	s->at_start = false;
}

static void wait(struct stack *s, struct pending p)
{
	if (s->n_pending == PENDING_MAX)        /* deeper than any page shows: settle early */
		settle(s, false);
	s->pending[s->n_pending++] = p;
}

/* Open again what a cut left open, outermost first. */
static void reopen(struct stack *s, struct block *b)
{
	if (b == NULL)
		return;
	reopen(s, b->parent);
	push(s, b, false);
	if (!b->before_discard && edge_depth(b->box, EDGE_BEFORE) > 0)
		s->at_start = false;
}

struct stack *stack_begin(struct arena *a, const struct flow *flow, struct cursor from, struct area *parent,
    const struct stack_events *events)
{
	struct stack *s = ARENA_NEW(a, struct stack);

	s->arena = a;
	s->root = parent;
	s->events = events;
	s->at_start = true;
	if (from.item < flow->n)
		reopen(s, flow->item[from.item].in);
	return s;
}

/* A positioned container keeps its place in the nearest reference area. */
static bool place_aside(struct stack *s, struct area *a)
{
	struct area *reference = s->root;

	if (a->type != AREA_VIEWPORT || ((struct area_viewport *)a)->place == PLACE_STACKED)
		return false;
	for (int i = 0; i < s->n_open; i++) {
		if (s->open[i].block->is_reference)
			reference = s->open[i].area;
	}
	area_append(reference, a);
	return true;
}

static void put(struct stack *s, struct area *a, len_t depth)
{
	settle(s, false);
	if (s->root != NULL && a != NULL && !place_aside(s, a)) {
		a->y = s->y - parent_top(s);
		a->space_before = s->space;
		area_append(parent_area(s), a);
	}
	s->y += depth;
	s->space = 0;
	s->closed = s->root == NULL ? NULL : a;
}

/* A border or padding is a fence: spaces before it are settled. */
static void fence(struct stack *s, const struct block *b, int edge)
{
	if (edge_depth(b->box, edge) != 0)
		settle(s, false);
}

void stack_item(struct stack *s, const struct item *it)
{
	switch (it->kind) {
	case ITEM_BOX:
		put(s, it->area, it->size);
		break;
	case ITEM_SPACE:
		wait(s, (struct pending){ .kind = ITEM_SPACE, .space = it->space, .after = it->after });
		break;
	case ITEM_OPEN:
		fence(s, it->block, EDGE_BEFORE);
		wait(s, (struct pending){ .kind = ITEM_OPEN, .block = it->block });
		fence(s, it->block, EDGE_BEFORE);
		break;
	case ITEM_CLOSE:
		if (it->block->least_bpd > 0)
			settle(s, false);
		fence(s, it->block, EDGE_AFTER);
		wait(s, (struct pending){ .kind = ITEM_CLOSE, .block = it->block });
		fence(s, it->block, EDGE_AFTER);
		break;
	case ITEM_ROW:
		stack_row(s, it, (struct cursor){ 0 }, NULL);
		break;
	case ITEM_CUT:
		break;
	}
}

/* ---- rows ---- */

static struct cursor cell_place(const struct cursor *row, int i)
{
	return row->cell == NULL ? (struct cursor){ 0 } : row->cell[i];
}

static struct cursor cell_end(const struct row_cell *c, const struct cursor *to, int i)
{
	return to == NULL || to->cell == NULL ? (struct cursor){ .item = c->flow->n } : to->cell[i];
}

static len_t cell_depth(struct arena *a, const struct row_cell *c, struct cursor from, struct cursor to)
{
	return edge_depth(c->box, EDGE_BEFORE) + stack_all(a, c->flow, from, to, NULL, NULL) +
	    edge_depth(c->box, EDGE_AFTER);
}

len_t row_depth(struct arena *a, const struct row *r, struct cursor from, const struct cursor *to)
{
	len_t depth = 0;

	if (from.cell == NULL && to == NULL)
		return r->height;
	for (int i = 0; i < r->n_cells; i++)
		depth = len_max(depth, cell_depth(a, &r->cell[i], cell_place(&from, i), cell_end(&r->cell[i], to, i)));
	return depth;
}

/* Where the content of a lower cell begins. */
static len_t align_offset(const struct row_cell *c, len_t room, len_t content)
{
	if (c->align == KW_after)
		return room - content;
	if (c->align == KW_center)
		return (room - content) / 2;
	return c->baseline;
}

static void cell_area(struct stack *s, struct area *row, const struct row_cell *c, struct cursor from,
    struct cursor to, len_t depth)
{
	struct area *a = area_new(s->arena, AREA_BLOCK, sizeof *a);
	len_t content, offset;

	a->x = c->x;
	a->ipd = c->ipd;
	a->box = c->box;
	a->is_reference = true;
	a->is_first = from.item == 0;
	a->is_last = to.item == c->flow->n;
	a->bpd = depth - edge_depth(c->box, EDGE_BEFORE) - edge_depth(c->box, EDGE_AFTER);
	if (c->node != NULL) {
		a->pos = &c->node->pos;
		a->role = fo_string(c->node, PROP_role);
		if (a->is_first) {
			a->id = c->node->id;
			if (s->events != NULL)
				s->events->placed(s->events->context, c->node, a);
		}
	}
	content = stack_all(s->arena, c->flow, from, to, a, s->events);
	offset = align_offset(c, a->bpd, content);
	for (struct area *child = a->first; offset != 0 && child != NULL; child = child->next)
		child->y += offset;
	area_append(row, a);
}

void stack_row(struct stack *s, const struct item *it, struct cursor from, const struct cursor *to)
{
	const struct row *r = it->row;
	len_t depth = row_depth(s->arena, r, from, to);
	struct area *a = NULL;

	if (s->root != NULL) {
		a = area_new(s->arena, AREA_BLOCK, sizeof *a);
		a->bpd = depth;
		a->ipd = it->in != NULL ? it->in->ipd : 0;
		if (r->node != NULL)
			a->pos = &r->node->pos;
		for (int i = 0; i < r->n_cells; i++)
			cell_area(s, a, &r->cell[i], cell_place(&from, i), cell_end(&r->cell[i], to, i), depth);
	}
	put(s, a, depth);
}

/* ---- the whole ---- */

len_t stack_depth(struct stack *s)
{
	struct fo_space spaces[PENDING_MAX];
	len_t left[PENDING_MAX], depth = s->y;
	int n = 0, level = 0, lowest = 0;       /* of nesting, against what is open */

	for (int i = 0; i < s->n_pending; i++) {
		if (s->pending[i].kind == ITEM_SPACE)
			spaces[n++] = s->pending[i].space;
		else
			level += s->pending[i].kind == ITEM_OPEN ? 1 : -1;
		lowest = MIN(lowest, level);
	}
	depth += space_resolve(spaces, n, s->at_start, true, left);
	for (int i = 0; i < s->n_open + lowest; i++) {
		if (!s->open[i].block->after_discard)
			depth += edge_depth(s->open[i].block->box, EDGE_AFTER);
	}
	return depth;
}

len_t stack_end(struct stack *s)
{
	settle(s, true);
	while (s->n_open > 0)
		pop(s, false);
	return s->y;
}

len_t stack_all(struct arena *a, const struct flow *flow, struct cursor from, struct cursor to, struct area *parent,
    const struct stack_events *events)
{
	struct stack *s = stack_begin(a, flow, from, parent, events);

	for (int i = from.item; i < to.item || (i == to.item && to.cell != NULL); i++) {
		const struct item *it = &flow->item[i];
		bool begins = i == from.item && from.cell != NULL, ends = i == to.item && to.cell != NULL;

		if (begins || ends)
			stack_row(s, it, begins ? from : (struct cursor){ .item = i }, ends ? &to : NULL);
		else
			stack_item(s, it);
	}
	return stack_end(s);
}
