/*
 * body_areas.c - the areas of a page's body, as its plan says
 */
#include "layout/body_parts.h"

static struct area *child_area(struct layout *l, struct area *parent, enum area_type type, len_t ipd)
{
	struct area *a = area_new(l->arena, type, sizeof *a);

	a->ipd = ipd;
	a->is_reference = true;
	area_append(parent, a);
	return a;
}

static void report_cut(const struct body_request *r, const struct flow *f, const struct cut *c, bool ends_page)
{
	const struct block *in = c->at.item < f->n ? f->item[c->at.item].in : NULL;
	struct pos pos = r->region->node->pos;

	if (in == NULL && c->at.item < f->n && c->at.item + 1 < f->n && f->item[c->at.item + 1].kind == ITEM_OPEN)
		in = f->item[c->at.item + 1].block;
	if (in != NULL && in->node != NULL)
		pos = in->node->pos;
	if (c->overfull)
		diag_report(r->l->diag, pos, LAYOUT_COLUMN_OVERFULL);
	else if (!c->at_end && price_at(c->price, ends_page) >= PRICE_NEVER && c->forced == BREAK_NOT_FORCED)
		diag_report(r->l->diag, pos, LAYOUT_KEEP_BROKEN);
}

static struct area *column_area(const struct body_request *r, struct area *span, int i, len_t ipd)
{
	struct area *column = child_area(r->l, span, AREA_FLOW, ipd);

	column->level = r->rtl;
	column->x = i * (r->region->column_ipd + r->region->column_gap);
	if (r->rtl)
		column->x = r->region->ipd - column->x - column->ipd;
	return column;
}

static struct area *span_area(const struct body_request *r, struct area *main)
{
	struct area *span = child_area(r->l, main, AREA_SPAN, r->region->ipd);

	span->level = r->rtl;
	return span;
}

static void make_part(const struct body_request *r, const struct part *part, struct area *main,
    struct area *page)
{
	const struct segment *g = &g_array_index(r->segments, struct segment, part->segment);
	struct area *span = span_area(r, main);

	span->y = part->y;
	span->bpd = part->depth;
	for (int i = 0; i < part->n; i++) {
		struct area *column = column_area(r, span, i, part->from[i].flow->ipd);

		report_cut(r, part->from[i].flow, &part->cut[i], i == part->n - 1);
		column->bpd = stack_fill(r->l->arena, part->from[i].flow, part->from[i].at, part->cut[i].at,
		    part->cut[i].fill, column, page);
	}
	for (int i = part->n; !g->all_columns && i < r->region->columns; i++)
		column_area(r, span, i, r->region->column_ipd);
}

static struct area *main_area(const struct body_request *r, struct area *region)
{
	struct area *main = child_area(r->l, region, AREA_MAIN, r->region->ipd);

	main->bpd = r->region->bpd;
	return main;
}

static void make_empty_span(const struct body_request *r, struct area *main)
{
	struct area *span = span_area(r, main);

	for (int i = 0; i < r->region->columns; i++)
		column_area(r, span, i, r->region->column_ipd);
}

void body_make_empty(const struct body_request *r, struct area *region)
{
	make_empty_span(r, main_area(r, region));
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

static void make_floats(const struct body_request *r, const struct plan *plan, const GArray *now,
    struct area *region, struct area *page)
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
	put_all_below(l, a, body_separator(l, r->float_separator, r->region), page);
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
	put_separator(l, a, body_separator(l, r->note_separator, r->region), page);
	for (guint i = 0; i < now->len; i++) {
		struct waiting w = g_array_index(now, struct waiting, i);
		bool waits = later->len > 0, alone = plan->parts->len == 0 && i == 0;

		if (!waits && body_rest_depth(l, &w, room) <= room - a->bpd) {
			put_below(l, a, w.note->flow, w.at, flow_end(w.note->flow), page);
			continue;
		}
		if (!waits) {
			struct cut c = column_cut(l->arena, l->column, w.note->flow, w.at, room - a->bpd, alone, true);

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
	GPtrArray *order = taken_in_order(plan->taken);

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
	main = main_area(r, region);
	main->y = plan->floats;
	if (plan->parts->len == 0)
		make_empty_span(r, main);
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
