#include "layout/page.h"

#include "layout/page_parts.h"

#include "layout/block.h"
#include "layout/room.h"
#include "layout/stack.h"

/* After so many pages without the flow's region, or if none has it, it goes into whatever body there is. */
enum { EMPTY_MAX = 50 };

/* ---- how many pages ---- */

/* Parity that the next sequence's first number has, if it is fixed: -1 if not. */
static int next_parity(const struct fo_node *next)
{
	if (next == NULL)
		return -1;
	switch (fo_keyword(next, PROP_initial_page_number)) {
	case KW_auto:
		return -1;
	case KW_auto_odd:
		return 1;
	case KW_auto_even:
		return 0;
	default:
		return fo_integer(next, PROP_initial_page_number) % 2 != 0;
	}
}

/* Whether force-page-count asks for a blank page behind one that would be the last, after so many others. */
static bool wants_blank_page(const struct sequence *s, int last, int others)
{
	switch (fo_keyword(s->node, PROP_force_page_count)) {
	case KW_even:
		return others % 2 == 0;
	case KW_odd:
		return others % 2 != 0;
	case KW_end_on_even:
		return last % 2 != 0;
	case KW_end_on_odd:
		return last % 2 == 0;
	case KW_auto:
		return next_parity(s->next) >= 0 && next_parity(s->next) == (last % 2 != 0);
	default:
		return false;
	}
}

/* ---- the flow ---- */

/* What the sequence's place is in, while there is something left of it. */
static const struct flow *current_flow(const struct sequence *s)
{
	return s->at.flow != NULL ? s->at.flow : g_array_index(s->body.segments, struct segment, s->at.segment).flow;
}

/* Whether there is a body for the flow; none is reported. */
static bool find_body(const struct sequence *s)
{
	const char *name = fo_string(s->flow, PROP_flow_name);
	bool has = masters_have_body(s->pages->masters, &s->masters, name);

	if (!has)
		diag_report(s->l->diag, s->flow->pos, LAYOUT_FLOW_NOWHERE, name);
	return has;
}

/* A break ended the page before or stands where the next one begins: which parity does it want? */
static enum break_class wanted_parity(const struct sequence *s)
{
	if (s->at.segment >= s->body.segments->len)
		return s->forced;
	return MAX(s->forced, body_break(current_flow(s), s->at.at));
}

static bool parity_is_wrong(const struct sequence *s)
{
	enum break_class wanted = s->column_ipd == 0 ? BREAK_NOT_FORCED : wanted_parity(s);

	return (wanted == BREAK_ODD_PAGE && s->kind.folio % 2 == 0) ||
	    (wanted == BREAK_EVEN_PAGE && s->kind.folio % 2 != 0);
}

/* ---- pages ---- */

static void set_body(struct sequence *s, const struct region *body)
{
	s->body.region = body;
	s->body.rtl = node_is_rtl(s->flow) || node_is_rtl(body->node);
}

static void empty_page(struct sequence *s, struct page *p)
{
	page_begin(s, p, masters_next(s->pages->masters, &s->masters, s->kind, s->l->diag));
	set_body(s, &p->master->region[REGION_BODY]);
	body_make_empty(&s->body, &p->body->area);
}

static void blank_page(struct sequence *s)
{
	struct page p;

	s->kind.blank = true;
	empty_page(s, &p);
	page_end(s, &p);
	s->kind.blank = false;
}

/* Set the segments from one on. */
static void build_segments(struct sequence *s, const struct region *body, guint from)
{
	for (guint i = from; i < s->body.segments->len; i++) {
		struct segment *g = &g_array_index(s->body.segments, struct segment, i);

		g->flow = body_flow(s->l, body, g, NULL, NULL);
	}
	s->column_ipd = body->column_ipd;
}

static bool spans(const struct fo_node *n)
{
	return fo_is(n, PROP_span, KW_all);
}

static bool is_pinned(const struct fo_node *n)
{
	return n->elem != FO_TEXT && !fo_is(n, PROP_yf_pin, KW_none);
}

static void find_segments(struct sequence *s)
{
	const struct fo_node *first = s->flow->first;

	while (first != NULL) {
		struct segment g = { .first = first, .all_columns = spans(first) };
		const struct fo_node *n = first;

		while (n != NULL && !is_pinned(n) && spans(n) == g.all_columns)
			n = n->next;
		g.end = n;
		if (n != first)
			g_array_append_val(s->body.segments, g);
		if (n != NULL && is_pinned(n)) {
			s->pinned = n;
			n = n->next;
		}
		first = n;
	}
}

/*
 * The next page's columns have another width: what is left of the flow is set
 * anew from the place it has come to; false if no object says where that is.
 */
static bool change_width(struct sequence *s, const struct region *body)
{
	struct segment *g = &g_array_index(s->body.segments, struct segment, s->at.segment);
	struct cursor at = s->at.at;
	bool begun = !cursor_is_begin(at) || s->at.flow != NULL;
	struct flow *rest;

	if (s->at.segment >= s->body.segments->len)
		return true;
	if (begun) {
		rest = body_flow(s->l, body, g, current_flow(s), &at);
		if (rest == NULL)
			return false;
		g->flow = rest;
		s->at.at = at;
		s->at.flow = NULL;
	}
	build_segments(s, body, s->at.segment + begun);
	return true;
}

/* What the page takes of the flow, if that is all in one column. */
static bool in_one_column(const struct sequence *s, struct room_page *p)
{
	if (s->body.closed || s->body.region->columns > 1 || s->at.segment >= s->body.segments->len ||
	    s->at.notes->len > 0 || s->at.floats->len > 0)
		return false;
	*p = (struct room_page){ current_flow(s), s->at.at, s->body.region->bpd, s->kind.folio };
	return true;
}

static struct plan *plan_page(struct sequence *s, const struct page_master *m)
{
	const struct region *body = &m->region[REGION_BODY];
	struct room_page room;

	set_body(s, body);
	s->body.closed = s->has_body && s->empty < EMPTY_MAX &&
	    g_strcmp0(body->name, fo_string(s->flow, PROP_flow_name)) != 0;
	s->body.must = body->bpd > 0 || s->empty > 0;
	if (s->body.closed)
		return body_plan(&s->body, &s->at);
	if (s->column_ipd == 0)
		build_segments(s, body, 0);
	else if (s->column_ipd != body->column_ipd && !change_width(s, body))
		diag_report(s->l->diag, m->node->pos, LAYOUT_WIDTH_CHANGES);
	if (in_one_column(s, &room))
		rooms_plan(s->l, s->node, s->nth, &room);
	return body_plan(&s->body, &s->at);
}

static void make_flow_page(struct sequence *s, struct page *p, const struct page_master *m, struct plan *plan)
{
	struct room_page room;
	bool one_column;

	page_begin(s, p, m);
	s->body.region = &m->region[REGION_BODY];
	s->done = plan_is_done(plan);
	s->empty = plan_is_empty(plan) ? s->empty + 1 : 0;
	s->forced = plan_forced(plan);
	p->used = plan_used(plan);
	one_column = in_one_column(s, &room);
	body_make(&s->body, plan, &s->at, &p->body->area, &p->area->area);
	plan_free(plan);
	if (one_column && s->at.segment < s->body.segments->len && current_flow(s) == room.flow)
		rooms_planned(s->l, s->node, s->nth, &room, s->at.at, p->used);
}

/* How the flow is set, to go back to after a trial with another master. */
struct setting {
	GArray *segments;
	struct cursor at;
	const struct flow *flow;
	len_t column_ipd;
	bool closed, must;
};

static struct setting keep_setting(const struct sequence *s)
{
	struct setting k = { g_array_copy(s->body.segments), s->at.at, s->at.flow, s->column_ipd,
		s->body.closed, s->body.must };

	return k;
}

static void forget_setting(struct setting *k)
{
	g_array_free(k->segments, TRUE);
}

static void restore_setting(struct sequence *s, struct setting *k)
{
	g_array_free(s->body.segments, TRUE);
	s->body.segments = k->segments;
	s->at.at = k->at;
	s->at.flow = k->flow;
	s->column_ipd = k->column_ipd;
	s->body.closed = k->closed;
	s->body.must = k->must;
}

/* There is a master for an only page, other than that of a last one. */
static bool has_only_master(struct sequence *s, struct master_state state, const struct page_master *only)
{
	struct page_kind last = s->kind;

	last.first = false;
	last.last = true;
	return s->kind.first && masters_next(s->pages->masters, &state, last, s->l->diag) != only;
}

/* Without content, and if force-page-count asks for it another one: the last page of the sequence. */
static void end_with_blank(struct sequence *s, struct page *p)
{
	if (wants_blank_page(s, s->kind.folio, s->nth))
		blank_page(s);
	s->kind.last = s->kind.blank = true;
	empty_page(s, p);
	s->kind.last = s->kind.blank = false;
}

/*
 * A page of the flow.  If the rest fits it may be the last one: it is planned
 * again with the last page's master, and keeps its own if that one has not the
 * room; then a further page, without content, is the last.  Where there is a
 * master for an only page, a first page that it cannot hold is not an only one.
 */
static void flow_page(struct sequence *s, struct page *p)
{
	struct master_state masters = s->masters, state = masters;
	const struct page_master *m = masters_next(s->pages->masters, &s->masters, s->kind, s->l->diag), *last;
	struct page_kind as_last = s->kind;
	struct setting before;
	struct plan *plan, *again;
	bool only;

	plan = plan_page(s, m);
	if (s->nth == 0 && parity_is_wrong(s)) {
		plan_free(plan);
		s->masters = masters;
		blank_page(s);
		flow_page(s, p);
		return;
	}
	as_last.last = !wants_blank_page(s, s->kind.folio, s->nth);
	last = masters_next(s->pages->masters, &state, as_last, s->l->diag);
	only = has_only_master(s, masters, last);
	if (last == m || (!plan_is_done(plan) && !only)) {
		make_flow_page(s, p, m, plan);
		return;
	}
	before = keep_setting(s);
	again = plan_page(s, last);
	if (plan_is_done(again)) {
		forget_setting(&before);
		plan_free(plan);
		s->masters = state;
		make_flow_page(s, p, last, again);
		return;
	}
	plan_free(again);
	restore_setting(s, &before);
	make_flow_page(s, p, m, plan);
	if (!s->done || only)
		return;
	page_end(s, p);
	end_with_blank(s, p);
}

/* ---- the block at the foot of the last page ---- */

static struct flow *pinned_flow(struct sequence *s, const struct page *p)
{
	const struct region *body = &p->master->region[REGION_BODY];

	region_enter(s->l, body);
	return block_flow(s->l, s->pinned, s->pinned->next, body->ipd);
}

static void pin_to_foot(struct sequence *s, struct page *p, struct flow *f)
{
	struct area *a = area_new(s->l->arena, AREA_BLOCK, sizeof *a);
	len_t room = p->master->region[REGION_BODY].bpd;

	a->ipd = f->ipd;
	a->is_reference = true;
	a->y = room - block_depth(s->l, f);
	a->bpd = stack_all(s->l->arena, f, (struct cursor){ 0 }, flow_end(f), a, &p->area->area);
	area_append(&p->body->area, a);
	p->used = room;
}

/*
 * The last page of the flow is p, not ended yet.  If the pinned block does not
 * fit there, or that page is odd where an even one is wanted, blank pages
 * follow up to the one that bears it.
 */
static void pin(struct sequence *s, struct page *p)
{
	bool even = fo_is(s->pinned, PROP_yf_pin, KW_last_even_page);
	struct flow *f = pinned_flow(s, p);

	if (p->used + block_depth(s->l, f) <= p->master->region[REGION_BODY].bpd && !(even && s->kind.folio % 2 != 0)) {
		pin_to_foot(s, p, f);
		return;
	}
	page_end(s, p);
	/* behind a blank page it stands without a number (GB/T 9704-2012, 7.5) */
	for (; even && s->kind.folio % 2 != 0; s->kind.blank = true)
		blank_page(s);
	page_begin(s, p, masters_next(s->pages->masters, &s->masters, s->kind, s->l->diag));
	s->kind.blank = false;
	pin_to_foot(s, p, pinned_flow(s, p));
}

/* ---- counting ---- */

static int first_folio(const struct pages *ps, const struct fo_node *sequence)
{
	int next = ps->last_folio + 1;

	switch (fo_keyword(sequence, PROP_initial_page_number)) {
	case KW_auto:
		return next;
	case KW_auto_odd:
		return next % 2 != 0 ? next : next + 1;
	case KW_auto_even:
		return next % 2 == 0 ? next : next + 1;
	default:
		return MAX(fo_integer(sequence, PROP_initial_page_number), 1);
	}
}

static bool within_bounds(struct sequence *s)
{
	int most = s->l->options->max_pages > 0 ? s->l->options->max_pages : 100000;

	if ((int)s->pages->page->len < most)
		return true;
	if (!s->pages->too_many)
		diag_report(s->l->diag, s->node->pos, LAYOUT_TOO_MANY_PAGES, most);
	s->pages->too_many = true;
	return false;
}

static void make_pages(struct sequence *s)
{
	struct page p;

	find_segments(s);
	while (!s->done && within_bounds(s)) {
		if (parity_is_wrong(s))
			blank_page(s);
		flow_page(s, &p);
		if (s->done && s->pinned != NULL)
			pin(s, &p);
		page_end(s, &p);
	}
}

void page_sequence(struct layout *l, struct pages *ps, const struct fo_node *node, const struct fo_node *next)
{
	struct sequence s = { .l = l, .pages = ps, .node = node, .next = next };
	struct page last;

	s.body = (struct body_request){ .l = l, .segments = g_array_new(FALSE, FALSE, sizeof(struct segment)),
	    .note_separator = page_static_content(node, "xsl-footnote-separator"),
	    .float_separator = page_static_content(node, "xsl-before-float-separator") };
	s.at.notes = g_array_new(FALSE, FALSE, sizeof(struct waiting));
	s.at.floats = g_array_new(FALSE, FALSE, sizeof(struct waiting));
	for (const struct fo_node *n = node->first; n != NULL; n = n->next) {
		if (n->elem == FO_flow && s.flow == NULL)
			s.flow = n;
	}
	s.body.balance = s.flow != NULL && fo_is(s.flow, PROP_axf_column_fill, KW_balance);
	if (s.flow != NULL && masters_begin(ps->masters, node, &s.masters, l->diag)) {
		s.has_body = find_body(&s);
		s.kind = (struct page_kind){ .folio = first_folio(ps, node), .first = true };
		l->sequence = node;
		make_pages(&s);
		if (within_bounds(&s) && s.nth > 0 && wants_blank_page(&s, s.kind.folio - 1, s.nth - 1)) {
			end_with_blank(&s, &last);
			page_end(&s, &last);
		}
	}
	g_array_free(s.body.segments, TRUE);
	g_array_free(s.at.notes, TRUE);
	g_array_free(s.at.floats, TRUE);
}
