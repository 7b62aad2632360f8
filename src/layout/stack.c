#include "layout/stack.h"

#include "base/arena.h"
#include "layout/column.h"
#include "layout/row.h"
#include "layout/style.h"

#include <glib.h>
#include <string.h>

enum { PENDING_MAX = 64, OPEN_FEW = 8 };

/* What waits for the spaces around it to be settled. */
struct pending {
	enum item_kind kind;            /* SPACE, OPEN, CLOSE, FLOAT */
	bool after;                     /* SPACE: a space-after */
	struct fo_space space;
	struct block *block;
	struct area *area;              /* FLOAT: beside what follows */
	len_t size;                     /* FLOAT: its foot below this place */
};

struct open {
	struct block *block;
	struct area *area;              /* NULL when measuring */
	len_t top;                      /* of its content, from the stack's beginning */
	bool continued;
	struct row_picture *pictures;   /* behind the cells of a table */
	len_t head;                     /* where a head that is made last has its place; measured: head_of */
};

struct stack {
	struct arena *arena;
	struct area *root;              /* NULL: measure only */
	struct area *page;              /* for fixed containers; NULL */
	len_t most;                     /* measured until it is more than this */
	struct pending pending[PENDING_MAX];
	int n_pending;
	struct open *open;
	int n_open, max_open;
	struct open few[OPEN_FEW];      /* as many as a cell ever needs */
	struct fill fill;               /* of the spaces */
	len_t y, shrink, stretch;       /* depth so far, and what its spaces can give and take */
	len_t foot;                     /* of the floats so far */
	bool at_start;                  /* nothing but spaces yet */
	len_t space;                    /* before what comes next: for the dump */
	struct area *closed;            /* block just closed, whose space-after may follow; NULL */

	struct row_part part;           /* the last row: its areas wait to know whether a cut follows; row NULL: none */
	len_t row_y;
	bool leading;                   /* the next row is the first of a part of its table */
};

static struct area *parent_area(const struct stack *s)
{
	return s->n_open > 0 ? s->open[s->n_open - 1].area : s->root;
}

static len_t parent_top(const struct stack *s)
{
	return s->n_open > 0 ? s->open[s->n_open - 1].top : 0;
}

static len_t depth_before(const struct block *b, bool first)
{
	return area_box_edge(first ? b->box : b->cut_box, EDGE_BEFORE);
}

static len_t depth_after(const struct block *b, bool last)
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
	a->y = s->y - parent_top(s);
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
	area_append(parent_area(s), a);
	return a;
}

/* Make the areas of the row that waits. */
static void write_row(struct stack *s, bool trailing)
{
	struct open *o = s->n_open > 0 ? &s->open[s->n_open - 1] : NULL;
	len_t top = o != NULL ? o->top : 0;

	if (s->part.row == NULL)
		return;
	s->part.trailing = trailing;
	s->part.pictures = o != NULL ? &o->pictures : NULL;
	if (s->root != NULL || trailing)
		s->y = len_add(s->row_y, row_put(s->arena, &s->part, parent_area(s), s->row_y - top, s->page));
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

static void push(struct stack *s, struct block *b, bool first)
{
	struct open *o;

	write_row(s, false);
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
	s->y = len_add(s->y, depth_before(b, first));
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

static void pop(struct stack *s, bool last)
{
	struct open *o = &s->open[s->n_open - 1];

	write_row(s, !last);
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
	s->y = len_add(s->y, depth_after(o->block, last));
	s->closed = o->area;
	s->n_open--;
}

/* A resolved space belongs to the block just closed, or to what comes next. */
static void move_down(struct stack *s, len_t space, bool after)
{
	s->y = len_add(s->y, space);
	if (after && s->closed != NULL)
		s->closed->space_after = len_add(s->closed->space_after, space);
	else
		s->space = len_add(s->space, space);
}

/* The nearest reference area, and where its content begins. */
static struct area *reference_area(const struct stack *s, len_t *top)
{
	struct area *reference = s->root;

	*top = 0;
	for (int i = 0; i < s->n_open; i++) {
		if (s->open[i].block->is_reference) {
			reference = s->open[i].area;
			*top = s->open[i].top;
		}
	}
	return reference;
}

static void put_float(struct stack *s, const struct pending *p)
{
	struct area *reference, *a;
	len_t top;

	s->foot = len_max(s->foot, len_add(s->y, p->size));
	if (s->root == NULL)
		return;
	reference = reference_area(s, &top);
	a = arena_copy(s->arena, p->area, sizeof *p->area);
	a->y += s->y - top;
	area_append(reference, a);
}

/* Resolve what waits; then open and close blocks and move down as it says. */
static void settle(struct stack *s, bool at_end)
{
	struct fo_space spaces[PENDING_MAX];
	struct elastic left[PENDING_MAX], sum;
	int n = 0, k = 0;

	for (int i = 0; i < s->n_pending; i++) {
		if (s->pending[i].kind == ITEM_SPACE)
			spaces[n++] = s->pending[i].space;
	}
	sum = space_resolve(spaces, n, s->at_start, at_end, left);
	s->shrink = len_add(s->shrink, sum.shrink);
	s->stretch = len_add(s->stretch, sum.stretch);
	for (int i = 0; i < s->n_pending; i++) {
		struct pending *p = &s->pending[i];

		if (p->kind == ITEM_SPACE)
			move_down(s, space_filled(&left[k++], s->fill), p->after);
		else if (p->kind == ITEM_OPEN)
			push(s, p->block, true);
		else if (p->kind == ITEM_FLOAT)
			put_float(s, p);
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
	if (depth_before(b, false) > 0)
		s->at_start = false;
}

static void begin(struct stack *s, struct arena *a, const struct flow *flow, struct cursor from, struct area *parent,
    struct area *page)
{
	*s = (struct stack){ .arena = a, .root = parent, .page = page, .most = LEN_MAX, .open = s->few,
		.max_open = OPEN_FEW, .at_start = true };
	if (from.item < flow->n)
		reopen(s, flow->item[from.item].in);
}

struct stack *stack_begin(struct arena *a, const struct flow *flow, struct cursor from, struct area *parent,
    struct area *page)
{
	struct stack *s = ARENA_NEW(a, struct stack);

	begin(s, a, flow, from, parent, page);
	return s;
}

void stack_limit(struct stack *s, len_t most)
{
	s->most = most;
}

/* A positioned container keeps its place in the nearest reference area, a fixed one on the page. */
static bool place_aside(struct stack *s, struct area *a)
{
	struct area_viewport *v = (struct area_viewport *)a;
	struct area *reference;
	len_t top;

	if (!area_is_positioned(a))
		return false;
	reference = v->place == PLACE_FIXED && s->page != NULL ? s->page : reference_area(s, &top);
	v->anchored = reference != parent_area(s);
	if (v->anchored) {
		struct area_anchor *met = AREA_NEW(s->arena, area_anchor, AREA_ANCHOR);

		met->stands = v;
		area_append(parent_area(s), &met->area);
	}
	area_append(reference, a);
	return true;
}

static void put(struct stack *s, struct area *a, len_t depth)
{
	settle(s, false);
	write_row(s, false);
	if (s->root != NULL && a != NULL && !place_aside(s, a)) {
		a->y = s->y - parent_top(s);
		a->space_before = s->space;
		area_append(parent_area(s), a);
	}
	s->y = len_add(s->y, depth);
	s->space = 0;
	s->closed = s->root == NULL ? NULL : a;
}

/* A border, padding, or row is a fence: spaces before it are settled. */
static void fence(struct stack *s, const struct block *b, int edge)
{
	bool rows = b->repeat != NULL && (edge == EDGE_BEFORE ? b->repeat->head : b->repeat->foot) != NULL;

	if (area_box_edge(b->box, edge) != 0 || rows)
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
	case ITEM_FLOAT:
		wait(s, (struct pending){ .kind = ITEM_FLOAT, .area = it->area, .size = it->size });
		break;
	case ITEM_CUT:
		break;
	}
}

/* ---- rows ---- */

void stack_settle(struct stack *s)
{
	settle(s, false);
	write_row(s, false);
}

void stack_row(struct stack *s, const struct item *it, struct cursor from, const struct cursor *to)
{
	stack_settle(s);
	s->part = (struct row_part){ .row = it->row, .from = from, .to = to, .most = s->most, .leading = s->leading };
	s->row_y = s->y;
	s->leading = false;
	s->y = len_add(s->y, row_put(s->arena, &s->part, NULL, 0, NULL));
}

bool stack_split(struct stack *s, struct arena *arena, const struct item *it, struct cursor from, len_t room,
    bool fresh, bool ends_page, struct cut *cut)
{
	struct row_part part = { .row = it->row, .from = from, .ends_page = ends_page };
	len_t above;

	stack_settle(s);
	part.leading = s->leading;
	above = stack_depth(s);
	if (above > room || !row_split(arena, s->arena, &part, room - above, fresh, cut))
		return false;
	cut->depth = len_add(cut->depth, above);
	return true;
}

/* ---- the whole ---- */

/* How much deeper the last row gets where a cut follows it. */
static len_t trailing_row(struct stack *s)
{
	struct row_part p = s->part;

	if (p.row == NULL || p.row->is_list)
		return 0;
	p.trailing = true;
	return row_put(s->arena, &p, NULL, 0, NULL) - (s->y - s->row_y);
}

struct elastic stack_reach(struct stack *s)
{
	struct fo_space spaces[PENDING_MAX] = { 0 };
	struct elastic left[PENDING_MAX], reach;
	len_t foot = s->foot;
	int n = 0, level = 0, lowest = 0;       /* of nesting, against what is open */

	for (int i = 0; i < s->n_pending; i++) {
		if (s->pending[i].kind == ITEM_SPACE)
			spaces[n++] = s->pending[i].space;
		else if (s->pending[i].kind == ITEM_FLOAT)
			foot = len_max(foot, len_add(s->y, s->pending[i].size));
		else
			level += s->pending[i].kind == ITEM_OPEN ? 1 : -1;
		lowest = MIN(lowest, level);
	}
	reach = space_resolve(spaces, n, s->at_start, true, left);
	reach.size = len_add(reach.size, s->y);
	reach.shrink = len_add(reach.shrink, s->shrink);
	reach.stretch = len_add(reach.stretch, s->stretch);
	for (int i = 0; i < s->n_open + lowest; i++) {
		const struct block *b = s->open[i].block;

		reach.size = len_add(reach.size, depth_after(b, false));
		if (b->repeat != NULL && b->repeat->foot != NULL && !b->repeat->foot_once)
			reach.size = len_add(reach.size, b->repeat->foot_depth);
	}
	if (lowest == 0)
		reach.size = len_add(reach.size, trailing_row(s));
	reach.size = len_max(reach.size, foot);
	return reach;
}

len_t stack_depth(struct stack *s)
{
	return stack_reach(s).size;
}

len_t stack_place(const struct stack *s)
{
	struct stack copy = *s;

	copy.open = arena_copy(s->arena, s->open, (size_t)s->max_open * sizeof *s->open);
	settle(&copy, false);
	write_row(&copy, false);
	return copy.y;
}

bool stack_is_beside(const struct stack *s)
{
	return s->foot > s->y;
}

len_t stack_end(struct stack *s)
{
	settle(s, true);
	while (s->n_open > 0)
		pop(s, false);
	return len_max(s->y, s->foot);
}

/* The last row keeps the place it is cut at. */
static void walk(struct stack *s, const struct flow *flow, struct cursor from, const struct cursor *to)
{
	for (int i = from.item; (i < to->item || (i == to->item && to->cell != NULL)) && s->y <= s->most; i++) {
		const struct item *it = &flow->item[i];
		bool begins = i == from.item && from.cell != NULL, ends = i == to->item && to->cell != NULL;

		if (begins || ends)
			stack_row(s, it, begins ? from : (struct cursor){ .item = i }, ends ? to : NULL);
		else
			stack_item(s, it);
	}
}

len_t stack_fill(struct arena *a, const struct flow *flow, struct cursor from, struct cursor to, struct fill fill,
    struct area *parent, struct area *page)
{
	struct stack stack;

	begin(&stack, a, flow, from, parent, page);
	stack.fill = fill;
	walk(&stack, flow, from, &to);
	return stack_end(&stack);
}

len_t stack_all(struct arena *a, const struct flow *flow, struct cursor from, struct cursor to, struct area *parent,
    struct area *page)
{
	return stack_fill(a, flow, from, to, (struct fill){ 0 }, parent, page);
}

len_t stack_measure(struct arena *scratch, const struct flow *flow, struct cursor from, struct cursor to, len_t most)
{
	struct stack stack;

	begin(&stack, scratch, flow, from, NULL, NULL);
	stack.most = most;
	walk(&stack, flow, from, &to);
	return stack_end(&stack);
}

static struct elastic measure(struct arena *scratch, const struct flow *flow, struct cursor from, struct cursor to)
{
	struct stack stack;

	begin(&stack, scratch, flow, from, NULL, NULL);
	walk(&stack, flow, from, &to);
	return stack_reach(&stack);
}

struct fill stack_squeeze(struct arena *scratch, const struct flow *flow, len_t room)
{
	struct elastic e = measure(scratch, flow, (struct cursor){ 0 }, flow_end(flow));

	if (e.size <= room || e.shrink == 0)
		return (struct fill){ 0 };
	return (struct fill){ len_max(room - e.size, -e.shrink), e.shrink };
}

struct fill stack_stretch(struct arena *scratch, const struct flow *flow, struct cursor from, struct cursor to,
    len_t room)
{
	struct elastic e = measure(scratch, flow, from, to);

	if (e.size >= room || e.stretch == 0)
		return (struct fill){ 0 };
	return (struct fill){ len_min(room - e.size, e.stretch), e.stretch };
}
