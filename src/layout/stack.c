#include "layout/stack.h"

#include "layout/stack_parts.h"

#include "base/arena.h"
#include "layout/column.h"

#include <glib.h>

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
			stack_push(s, p->block, true);
		else if (p->kind == ITEM_FLOAT)
			put_float(s, p);
		else
			stack_pop(s, true);
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
	stack_push(s, b, false);
	if (stack_depth_before(b, false) > 0)
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
	v->anchored = reference != stack_parent(s);
	if (v->anchored) {
		struct area_anchor *met = AREA_NEW(s->arena, area_anchor, AREA_ANCHOR);

		met->stands = v;
		area_append(stack_parent(s), &met->area);
	}
	area_append(reference, a);
	return true;
}

static void put(struct stack *s, struct area *a, len_t depth)
{
	settle(s, false);
	stack_write_row(s, false);
	if (s->root != NULL && a != NULL && !place_aside(s, a)) {
		a->y = s->y - stack_parent_top(s);
		a->space_before = s->space;
		area_append(stack_parent(s), a);
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
	stack_write_row(s, false);
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

		reach.size = len_add(reach.size, stack_depth_after(b, false));
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
	stack_write_row(&copy, false);
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
		stack_pop(s, false);
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
