#include "layout/body.h"

#include "layout/body_parts.h"

#include "layout/block.h"

void region_enter(struct layout *l, const struct region *r)
{
	l->region = r;
	l->reference_bpd = r->bpd;
	l->vertical = r->vertical;
}

/* ---- separators ---- */

struct flow *body_separator(struct layout *l, const struct fo_node *content, const struct region *region)
{
	if (content == NULL)
		return NULL;
	region_enter(l, region);
	return block_flow(l, content->first, NULL, region->ipd);
}

static len_t separator_depth(const struct body_request *r, const struct fo_node *content)
{
	struct flow *f = body_separator(r->l, content, r->region);

	return f == NULL ? 0 : block_depth(r->l, f);
}

/* ---- what waited ---- */

len_t body_rest_depth(struct layout *l, const struct waiting *w, len_t room)
{
	if (cursor_is_begin(w->at))
		return w->note->depth;
	return stack_measure(l->column, w->note->flow, w->at, flow_end(w->note->flow), room);
}

/* A float deeper than the page: what fits of it; the rest waits for the next one. */
static len_t cut_float(struct planner *p, const struct waiting *w, len_t room)
{
	struct layout *l = p->r->l;
	struct cut c = column_cut(l->arena, l->column, w->note->flow, w->at, len_max(room, 0), true, true);

	p->plan->float_cut = arena_copy(l->arena, &c, sizeof c);
	p->beside.floats_wait = !c.at_end;
	return c.depth;
}

/* Floats that waited for this page: as many as fit, and one in any case. */
static void plan_floats(struct planner *p)
{
	for (guint i = 0; i < p->at.floats->len && !p->beside.floats_wait; i++) {
		const struct waiting *w = &g_array_index(p->at.floats, struct waiting, i);
		len_t separator = p->beside.has_floats ? 0 : p->beside.float_separator;
		len_t depth = len_add(body_rest_depth(p->r->l, w, p->room), separator);

		if (i > 0 && len_add(p->plan->floats, depth) > p->room) {
			p->beside.floats_wait = true;
			return;
		}
		if (depth > p->room)
			depth = len_add(cut_float(p, w, p->room - separator), separator);
		p->beside.has_floats = true;
		p->plan->floats = len_add(p->plan->floats, depth);
		p->plan->n_floats++;
	}
}

static void reserve_notes(struct planner *p)
{
	if (p->at.notes->len == 0)
		return;
	p->beside.has_notes = true;
	p->reserved = p->beside.separator;
	for (guint i = 0; i < p->at.notes->len; i++)
		p->reserved = len_add(p->reserved,
		    body_rest_depth(p->r->l, &g_array_index(p->at.notes, struct waiting, i), p->room));
}

/* ---- the flow ---- */

struct flow *body_flow(struct layout *l, const struct region *r, struct segment *g, const struct flow *before,
    struct cursor *at)
{
	len_t ipd = g->all_columns ? r->ipd : r->column_ipd;
	struct flow *f;

	region_enter(l, r);
	l->note_ipd = r->ipd;
	if (before == NULL)
		f = block_flow(l, g->first, g->end, ipd);
	else
		f = block_rest(l, before, *at, &g->first, g->end, ipd, at);
	l->note_ipd = 0;
	return f;
}

const struct segment *planner_segment(const struct planner *p)
{
	return &g_array_index(p->r->segments, struct segment, p->at.segment);
}

/* Up to the last that was taken, in their order. */
GPtrArray *taken_in_order(const struct taken *last)
{
	GPtrArray *order = g_ptr_array_new();
	int n = 0;

	for (const struct taken *t = last; t != NULL; t = t->before)
		n++;
	g_ptr_array_set_size(order, n);
	for (const struct taken *t = last; t != NULL; t = t->before)
		order->pdata[--n] = (gpointer)t;
	return order;
}

static void take_one(struct planner *p, const struct taken *t)
{
	struct taken *copy = arena_copy(p->r->l->arena, t, sizeof *copy);

	copy->before = p->plan->taken;
	p->plan->taken = copy;
	if (copy->note->is_float && !copy->later) {
		p->plan->floats = len_add(p->plan->floats,
		    copy->note->depth + (p->beside.has_floats ? 0 : p->beside.float_separator));
		p->beside.has_floats = true;
	} else if (copy->note->is_float) {
		p->beside.floats_wait = true;
	}
}

static void take_all(struct planner *p, const struct part *part)
{
	for (int i = 0; i < part->n; i++) {
		GPtrArray *order = taken_in_order(part->cut[i].taken);

		for (guint j = 0; j < order->len; j++)
			take_one(p, order->pdata[j]);
		g_ptr_array_free(order, TRUE);
	}
}

/* Of what the cuts put aside, the part that stands below the text. */
static len_t notes_aside(const struct planner *p, const struct part *part, len_t floats_before)
{
	return part_aside(part) - (p->plan->floats - floats_before);
}

/* Notes carried over would fill the page: a line of text stands above them all the same. */
static void squeeze(struct planner *p, struct part *part)
{
	part->depth = part_cut(p, 0, 1, true, part);
	part->cut[0].overfull = part->depth > p->room - p->plan->floats;
}

/* Columns end together where what follows spans them, or where the author wants it so. */
static bool end_together(const struct planner *p)
{
	const struct segment *next = planner_segment(p) + 1;

	if (p->at.segment + 1 == p->r->segments->len)
		return p->r->balance;
	return next->all_columns && !fo_is(next->first, PROP_fox_disable_column_balancing, KW_true);
}

enum break_class body_break(const struct flow *f, struct cursor at)
{
	enum break_class c = BREAK_NOT_FORCED;

	for (int i = at.item; at.cell == NULL && i < f->n; i++) {
		if (f->item[i].kind == ITEM_BOX || f->item[i].kind == ITEM_ROW)
			break;
		if (f->item[i].kind == ITEM_CUT)
			c = MAX(c, f->item[i].cut.forced);
	}
	return c;
}

static bool is_over(const struct flow *f, struct cursor at)
{
	int i = at.item;

	while (at.cell == NULL && i < f->n && (f->item[i].kind == ITEM_CUT || f->item[i].kind == ITEM_SPACE))
		i++;
	return at.cell == NULL && i == f->n;
}

/* The flow goes on behind what stands on the page of the current segment; false if the page ends with it. */
static bool go_on(struct planner *p, const struct cut *last, struct place rest)
{
	p->plan->forced = last->forced;
	p->at.at = rest.at;
	p->at.flow = rest.flow;
	if (!last->at_end && !is_over(rest.flow, rest.at))
		return false;
	p->at.at = (struct cursor){ 0 };
	p->at.flow = NULL;
	p->at.segment++;
	return last->forced <= BREAK_COLUMN && p->at.segment < p->r->segments->len;
}

/* Put what fits of the current segment on the page; false when the page is over. */
static bool plan_segment(struct planner *p)
{
	const struct segment *g = planner_segment(p);
	int columns = g->all_columns ? 1 : p->r->region->columns;
	len_t room = p->room - p->plan->floats - p->reserved - p->plan->used, floats_before = p->plan->floats;
	bool fresh = p->r->must && p->plan->used == 0 && p->at.notes->len == 0 && p->plan->n_floats == 0;
	struct part *part = part_new(p->r->l->arena, columns);
	struct place from = { p->at.flow != NULL ? p->at.flow : g->flow, p->at.at };
	struct cut *last;

	p->plan->forced = body_break(from.flow, from.at);
	if (p->plan->parts->len > 0 && p->plan->forced > BREAK_COLUMN)
		return false;
	part->segment = p->at.segment;
	part->y = p->plan->used;
	part->from[0] = from;
	part->depth = part_cut(p, len_max(room, 0), columns, fresh, part);
	if (part->depth == 0 && p->plan->used == 0 && p->at.notes->len > 0)
		squeeze(p, part);
	if (columns > 1 && end_together(p) && part_holds_all(part))
		part_balance(p, room, columns, fresh, part);
	last = &part->cut[part->n - 1];
	if (!fresh && part->n == 1 && part->depth == 0 && !last->at_end)
		return false;
	if (p->plan->parts->len > 0 && part_price(part) > PRICE_FREE)
		return false;           /* it can begin on the next page without being cut there */
	g_ptr_array_add(p->plan->parts, part);
	take_all(p, part);
	p->reserved = len_add(p->reserved, notes_aside(p, part, floats_before));
	p->beside.has_notes |= p->reserved > 0;
	p->plan->used = len_add(p->plan->used, part->depth);
	return go_on(p, last, part->from[part->n]);
}

/* Whether notes or floats will be left for the next page. */
static bool leaves_notes(const struct planner *p)
{
	len_t room = p->room - p->plan->floats - p->plan->used;

	for (const struct taken *t = p->plan->taken; t != NULL; t = t->before) {
		if (t->later)
			return true;
	}
	if (p->plan->n_floats < p->at.floats->len || p->beside.floats_wait)
		return true;
	for (const struct taken *t = p->plan->taken; t != NULL; t = t->before)
		room = len_add(room, t->note->is_float ? 0 : -t->note->depth);
	for (guint i = 0; i < p->at.notes->len; i++)
		room = len_add(room, -body_rest_depth(p->r->l, &g_array_index(p->at.notes, struct waiting, i), p->room));
	return room - (p->beside.has_notes ? p->beside.separator : 0) < 0 && p->beside.has_notes;
}

struct plan *body_plan(const struct body_request *r, const struct progress *from)
{
	struct planner p = { .r = r, .at = *from, .room = r->region->bpd };

	p.plan = ARENA_NEW(r->l->arena, struct plan);
	p.plan->parts = g_ptr_array_new();
	p.beside.separator = separator_depth(r, r->note_separator);
	p.beside.float_separator = separator_depth(r, r->float_separator);
	plan_floats(&p);
	reserve_notes(&p);
	while (!r->closed && p.at.segment < r->segments->len && plan_segment(&p))
		;
	p.plan->after = p.at;
	p.plan->flow_done = p.at.segment >= r->segments->len;
	p.plan->notes_left = leaves_notes(&p);
	return p.plan;
}

void plan_free(struct plan *p)
{
	g_ptr_array_free(p->parts, TRUE);
}

bool plan_is_done(const struct plan *p)
{
	return p->flow_done && !p->notes_left;
}

bool plan_is_empty(const struct plan *p)
{
	return p->parts->len == 0;
}

enum break_class plan_forced(const struct plan *p)
{
	return p->forced;
}

len_t plan_used(const struct plan *p)
{
	return p->floats + p->used;
}

