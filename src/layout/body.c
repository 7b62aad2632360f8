#include "layout/body.h"

#include "layout/block.h"

#include <string.h>

/* A place in the flow that a segment was set as last. */
struct place {
	const struct flow *flow;
	struct cursor at;
};

/* One segment's share of the page. */
struct part {
	guint segment;
	struct place *from;             /* where each column begins, and, behind the last one, what is left */
	struct cut *cut;
	int n;                          /* columns */
	len_t y, depth;
};

struct plan {
	GPtrArray *parts;               /* struct part * */
	struct progress after;          /* notes and floats not set: body_make finds them */
	enum break_class forced;
	len_t floats, used;             /* depth of the floats; of the text */
	guint n_floats;                 /* of those that waited, how many stand here */
	const struct cut *float_cut;    /* where the only one of them is cut, being deeper than the page; NULL */
	const struct taken *taken;
	bool flow_done;
	bool notes_left;
};

struct planner {
	const struct body_request *r;
	struct plan *plan;
	struct progress at;
	struct aside beside;
	len_t room;                     /* of the body */
	len_t reserved;                 /* of it for notes that are on the page already */
};

/* ---- separators ---- */

static struct flow *separator_flow(struct layout *l, const struct fo_node *content, const struct region *region)
{
	if (content == NULL)
		return NULL;
	l->vertical = region->vertical;
	return block_flow(l, content->first, NULL, region->ipd);
}

static len_t separator_depth(const struct body_request *r, const struct fo_node *content)
{
	struct flow *f = separator_flow(r->l, content, r->region);

	return f == NULL ? 0 : block_depth(r->l, f);
}

/* ---- what waited ---- */

static len_t rest_depth(struct layout *l, const struct waiting *w)
{
	if (cursor_is_begin(w->at))
		return w->note->depth;
	return stack_all(l->column, w->note->flow, w->at, flow_end(w->note->flow), NULL, NULL);
}

/* A float deeper than the page: what fits of it; the rest waits for the next one. */
static len_t cut_float(struct planner *p, const struct waiting *w, len_t room)
{
	struct layout *l = p->r->l;
	struct cut c = column_cut(l->arena, l->column, w->note->flow, w->at, len_max(room, 0), true);

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
		len_t depth = len_add(rest_depth(p->r->l, w), separator);

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
		p->reserved = len_add(p->reserved, rest_depth(p->r->l, &g_array_index(p->at.notes, struct waiting, i)));
}

/* ---- columns ---- */

static void see_taken(struct aside *beside, const struct taken *t)
{
	for (; t != NULL; t = t->before) {
		if (t->note->is_float) {
			beside->has_floats |= !t->later;
			beside->floats_wait |= t->later;
		} else {
			beside->has_notes |= !t->later;
			beside->notes_wait |= t->later;
		}
	}
}

struct flow *body_flow(struct layout *l, const struct region *r, struct segment *g, const struct flow *before,
    struct cursor *at)
{
	len_t ipd = g->all_columns ? r->ipd : r->column_ipd;
	struct flow *f;

	l->note_ipd = r->ipd;
	l->region = r;
	l->reference_bpd = r->bpd;
	l->vertical = r->vertical;
	if (before == NULL)
		f = block_flow(l, g->first, g->end, ipd);
	else
		f = block_rest(l, before, *at, &g->first, g->end, ipd, at);
	l->note_ipd = 0;
	return f;
}

static const struct segment *segment_of(const struct planner *p)
{
	return &g_array_index(p->r->segments, struct segment, p->at.segment);
}

/* Behind a cut; what was set beside a float is set anew if it goes on without it. */
static struct place behind(struct planner *p, const struct flow *f, const struct cut *c)
{
	struct segment g = *segment_of(p);
	struct place rest = { f, c->at };

	if (c->beside)
		rest.flow = body_flow(p->r->l, p->r->region, &g, f, &rest.at);
	return rest.flow != NULL ? rest : (struct place){ f, c->at };
}

/* Cut one segment into columns; gives the depth of the deepest. */
static len_t cut_columns(struct planner *p, len_t room, int columns, bool fresh, struct part *part)
{
	struct layout *l = p->r->l;
	struct aside beside = p->beside;
	len_t depth = 0;

	for (part->n = 0; part->n < columns;) {
		struct place from = part->from[part->n];
		struct cut *c = &part->cut[part->n++];

		*c = column_cut_aside(l->arena, l->column, from.flow, from.at, room, fresh, &beside);
		depth = len_max(depth, c->depth);
		see_taken(&beside, c->taken);
		part->from[part->n] = behind(p, from.flow, c);
		if (c->at_end || c->forced > BREAK_COLUMN)
			break;
	}
	return depth;
}

static len_t aside_depth(const struct part *part)
{
	len_t depth = 0;

	for (int i = 0; i < part->n; i++)
		depth = len_add(depth, part->cut[i].aside);
	return depth;
}

/* Notes of all columns stand below all of them: what they take is taken from every column. */
static len_t cut_with_notes(struct planner *p, len_t room, int columns, bool fresh, struct part *part)
{
	len_t depth = cut_columns(p, room, columns, fresh, part), aside;

	if (columns == 1)
		return depth;
	for (int round = 0; round < 3 && (aside = aside_depth(part)) > 0 && depth + aside > room; round++)
		depth = cut_columns(p, len_max(room - aside, 0), columns, fresh, part);
	return depth;
}

static bool all_fits(const struct part *part)
{
	return part->cut[part->n - 1].at_end && !part->cut[part->n - 1].overfull;
}

static int dearest(const struct part *part)
{
	int price = 0;

	for (int i = 0; i + 1 < part->n; i++)
		price = MAX(price, part->cut[i].forced != BREAK_NOT_FORCED ? 0 : part->cut[i].price);
	return price;
}

/* What a cut into columns found, to go back to. */
static void copy_part(struct part *to, const struct part *from, int columns)
{
	memcpy(to->cut, from->cut, (size_t)columns * sizeof *to->cut);
	memcpy(to->from, from->from, (size_t)(columns + 1) * sizeof *to->from);
	to->n = from->n;
	to->depth = from->depth;
}

static struct part *new_part(struct arena *a, int columns)
{
	struct part *part = ARENA_NEW(a, struct part);

	part->cut = ARENA_ARRAY(a, columns, struct cut);
	part->from = ARENA_ARRAY(a, columns + 1, struct place);
	return part;
}

/*
 * The least depth at which the segment's rest and its notes fit the columns,
 * with no keep broken that was not broken already: columns that end together.
 */
static void balance(struct planner *p, len_t room, int columns, bool fresh, struct part *part)
{
	struct part *trial = new_part(p->r->l->column, columns);
	len_t low = 0, high = part->depth;
	int price = dearest(part);

	p->beside.rigid = true;
	copy_part(trial, part, columns);
	while (high - low > 100) {
		len_t middle = low + (high - low) / 2;

		p->beside.text = middle;
		trial->depth = cut_columns(p, room, columns, fresh, trial);
		if (all_fits(trial) && dearest(trial) <= price && trial->depth + aside_depth(trial) <= room) {
			copy_part(part, trial, columns);
			high = middle;
		} else {
			low = middle;
		}
	}
	p->beside.rigid = false;
	p->beside.text = 0;
}

/* Up to the last that was taken, in their order. */
static GPtrArray *in_order(const struct taken *last)
{
	GPtrArray *order = g_ptr_array_new();

	for (const struct taken *t = last; t != NULL; t = t->before)
		g_ptr_array_add(order, (gpointer)t);
	for (guint i = 0, j = order->len; i + 1 < j; i++) {
		gpointer swap = order->pdata[i];

		order->pdata[i] = order->pdata[--j];
		order->pdata[j] = swap;
	}
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
		GPtrArray *order = in_order(part->cut[i].taken);

		for (guint j = 0; j < order->len; j++)
			take_one(p, order->pdata[j]);
		g_ptr_array_free(order, TRUE);
	}
}

/* Of what the cuts put aside, the part that stands below the text. */
static len_t notes_aside(const struct planner *p, const struct part *part, len_t floats_before)
{
	return aside_depth(part) - (p->plan->floats - floats_before);
}

/* Notes carried over would fill the page: a line of text stands above them all the same. */
static void squeeze(struct planner *p, struct part *part)
{
	part->depth = cut_columns(p, 0, 1, true, part);
	part->cut[0].overfull = part->depth > p->room - p->plan->floats;
}

/* Put what fits of the current segment on the page; false when the page is over. */
static bool plan_segment(struct planner *p)
{
	const struct segment *g = segment_of(p);
	int columns = g->all_columns ? 1 : p->r->region->columns;
	len_t room = p->room - p->plan->floats - p->reserved - p->plan->used, floats_before = p->plan->floats;
	bool fresh = p->r->must && p->plan->used == 0 && p->at.notes->len == 0 && p->plan->n_floats == 0;
	struct part *part = new_part(p->r->l->arena, columns);
	struct cut *last;

	part->segment = p->at.segment;
	part->y = p->plan->used;
	part->from[0] = (struct place){ p->at.flow != NULL ? p->at.flow : g->flow, p->at.at };
	part->depth = cut_with_notes(p, len_max(room, 0), columns, fresh, part);
	if (part->depth == 0 && p->plan->used == 0 && p->at.notes->len > 0)
		squeeze(p, part);
	if (columns > 1 && p->r->balance && all_fits(part))
		balance(p, room, columns, fresh, part);
	last = &part->cut[part->n - 1];
	if (!fresh && part->n == 1 && part->depth == 0 && !last->at_end)
		return false;
	g_ptr_array_add(p->plan->parts, part);
	take_all(p, part);
	p->reserved = len_add(p->reserved, notes_aside(p, part, floats_before));
	p->beside.has_notes |= p->reserved > 0;
	p->plan->used = len_add(p->plan->used, part->depth);
	p->plan->forced = last->forced;
	p->at.at = part->from[part->n].at;
	p->at.flow = part->from[part->n].flow;
	if (!last->at_end)
		return false;
	p->at.at = (struct cursor){ 0 };
	p->at.flow = NULL;
	p->at.segment++;
	return p->at.segment < p->r->segments->len;
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
		room = len_add(room, -rest_depth(p->r->l, &g_array_index(p->at.notes, struct waiting, i)));
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

/* ---- areas ---- */

static struct area *child_area(struct layout *l, struct area *parent, enum area_type type, len_t ipd)
{
	struct area *a = area_new(l->arena, type, sizeof *a);

	a->ipd = ipd;
	a->is_reference = true;
	area_append(parent, a);
	return a;
}

static void report_cut(const struct body_request *r, const struct flow *f, const struct cut *c)
{
	const struct block *in = c->at.item < f->n ? f->item[c->at.item].in : NULL;
	struct pos pos = r->region->node->pos;

	if (in == NULL && c->at.item < f->n && c->at.item + 1 < f->n && f->item[c->at.item + 1].kind == ITEM_OPEN)
		in = f->item[c->at.item + 1].block;
	if (in != NULL && in->node != NULL)
		pos = in->node->pos;
	if (c->overfull)
		diag_report(r->l->diag, pos, LAYOUT_COLUMN_OVERFULL);
	else if (!c->at_end && c->price >= PRICE_NEVER && c->forced == BREAK_NOT_FORCED)
		diag_report(r->l->diag, pos, LAYOUT_KEEP_BROKEN);
}

static void make_part(const struct body_request *r, const struct part *part, struct area *main,
    struct area *page)
{
	struct area *span = child_area(r->l, main, AREA_SPAN, r->region->ipd);

	span->level = r->rtl;
	span->y = part->y;
	span->bpd = part->depth;
	for (int i = 0; i < part->n; i++) {
		struct area *column = child_area(r->l, span, AREA_FLOW, part->from[i].flow->ipd);

		report_cut(r, part->from[i].flow, &part->cut[i]);
		column->level = r->rtl;
		column->x = i * (r->region->column_ipd + r->region->column_gap);
		if (r->rtl)
			column->x = r->region->ipd - column->x - column->ipd;
		column->bpd = stack_fill(r->l->arena, part->from[i].flow, part->from[i].at, part->cut[i].at,
		    part->cut[i].fill, column, page);
	}
}

/* A flow put below what the area holds already. */
static void put_below(struct layout *l, struct area *a, const struct flow *f, struct cursor from, struct cursor to,
    struct area *page)
{
	struct area *last = a->last;
	len_t depth = stack_all(l->arena, f, from, to, a, page);

	for (struct area *b = last == NULL ? a->first : last->next; b != NULL; b = b->next)
		b->y = len_add(b->y, a->bpd);
	a->bpd = len_add(a->bpd, depth);
}

static void put_all_below(struct layout *l, struct area *a, const struct flow *f, struct area *page)
{
	if (f != NULL)
		put_below(l, a, f, (struct cursor){ 0 }, flow_end(f), page);
}

static void make_floats(const struct body_request *r, const struct plan *plan, const GArray *now, struct area *region,
    struct area *page)
{
	struct layout *l = r->l;
	struct area *a;

	if (now->len == 0)
		return;
	a = child_area(l, region, AREA_BEFORE_FLOATS, r->region->ipd);
	for (guint i = 0; i < now->len; i++) {
		const struct waiting *w = &g_array_index(now, struct waiting, i);
		const struct flow *f = w->note->flow;

		if (i == 0 && plan->float_cut != NULL && plan->float_cut->overfull)
			diag_report(l->diag, w->note->node->pos, LAYOUT_FLOAT_OVERFLOW);
		put_below(l, a, f, w->at, i == 0 && plan->float_cut != NULL ? plan->float_cut->at : flow_end(f), page);
	}
	put_all_below(l, a, separator_flow(l, r->float_separator, r->region), page);
}

static void put_separator(struct layout *l, struct area *a, const struct flow *f, struct area *page)
{
	struct area *b;

	if (f == NULL)
		return;
	b = area_new(l->arena, AREA_BLOCK, sizeof *b);
	b->ipd = f->ipd;
	put_all_below(l, b, f, page);
	a->bpd = len_add(a->bpd, b->bpd);
	area_append(a, b);
}

/* Notes in their order; the first that does not fit whole is cut, its rest and the others wait. */
static void make_notes(const struct body_request *r, const struct plan *plan, const GArray *now, GArray *later,
    struct area *region, struct area *page)
{
	struct layout *l = r->l;
	len_t room = r->region->bpd - plan_used(plan);
	struct area *a;

	if (now->len == 0)
		return;
	a = area_new(l->arena, AREA_FOOTNOTES, sizeof *a);
	a->ipd = r->region->ipd;
	a->is_reference = true;
	put_separator(l, a, separator_flow(l, r->note_separator, r->region), page);
	for (guint i = 0; i < now->len; i++) {
		struct waiting w = g_array_index(now, struct waiting, i);
		bool waits = later->len > 0, alone = plan->parts->len == 0 && i == 0;

		if (!waits && rest_depth(l, &w) <= room - a->bpd) {
			put_below(l, a, w.note->flow, w.at, flow_end(w.note->flow), page);
			continue;
		}
		if (!waits) {
			struct cut c = column_cut(l->arena, l->column, w.note->flow, w.at, room - a->bpd, alone);

			if (c.depth > 0)
				put_below(l, a, w.note->flow, w.at, c.at, page);
			w.at = c.at;
			if (c.at_end)
				continue;
		}
		g_array_append_val(later, w);
	}
	a->y = r->region->bpd - a->bpd;
	area_append(region, a);
}

/* Those taken on this page, in their order, by kind and fate. */
static void sort_taken(const struct plan *plan, GArray *floats, GArray *notes, GArray *floats_later)
{
	GPtrArray *order = in_order(plan->taken);

	for (guint i = 0; i < order->len; i++) {
		const struct taken *t = order->pdata[i];
		struct waiting w = { .note = t->note };

		g_array_append_val(!t->note->is_float ? notes : t->later ? floats_later : floats, w);
	}
	g_ptr_array_free(order, TRUE);
}

static GArray *first_waiting(const GArray *a, guint n)
{
	GArray *some = g_array_new(FALSE, FALSE, sizeof(struct waiting));

	g_array_append_vals(some, a->data, n);
	return some;
}

void body_make(const struct body_request *r, const struct plan *plan, struct progress *at, struct area *region,
    struct area *page)
{
	GArray *floats = first_waiting(at->floats, plan->n_floats), *notes = first_waiting(at->notes, at->notes->len);
	GArray *notes_later = first_waiting(at->notes, 0), *floats_later = first_waiting(at->floats, 0);
	struct area *main;

	if (plan->float_cut != NULL && !plan->float_cut->at_end) {
		struct waiting rest = { g_array_index(floats, struct waiting, 0).note, plan->float_cut->at };

		g_array_append_val(floats_later, rest);
	}
	for (guint i = plan->n_floats; i < at->floats->len; i++)
		g_array_append_val(floats_later, g_array_index(at->floats, struct waiting, i));
	sort_taken(plan, floats, notes, floats_later);
	make_floats(r, plan, floats, region, page);
	main = child_area(r->l, region, AREA_MAIN, r->region->ipd);
	main->y = plan->floats;
	main->bpd = r->region->bpd;
	for (guint i = 0; i < plan->parts->len; i++)
		make_part(r, plan->parts->pdata[i], main, page);
	make_notes(r, plan, notes, notes_later, region, page);
	g_array_free(at->floats, TRUE);
	g_array_free(at->notes, TRUE);
	g_array_free(floats, TRUE);
	g_array_free(notes, TRUE);
	at->segment = plan->after.segment;
	at->at = plan->after.at;
	at->flow = plan->after.flow;
	at->floats = floats_later;
	at->notes = notes_later;
}
