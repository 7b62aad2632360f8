#include "layout/page.h"

#include "layout/block.h"
#include "layout/column.h"
#include "layout/number.h"
#include "layout/refs.h"
#include "layout/stack.h"
#include "layout/style.h"

#include <string.h>

/* A run of the flow's children with the same value of span. */
struct segment {
	const struct fo_node *first, *end;
	bool all_columns;
	struct flow *flow;
};

/* One page-sequence on its way. */
struct sequence {
	struct layout *l;
	struct pages *pages;
	const struct fo_node *node, *flow;
	const struct fo_node *pinned;           /* block with yf:pin; NULL */
	struct master_state masters;
	struct page_kind kind;                  /* of the page being made */
	GArray *segments;
	guint segment;                          /* reached */
	struct cursor at;                       /* in its flow */
	enum break_class forced;                /* what ended the page before */
	len_t column_ipd;                       /* the segments are built for */
	bool done;
};

/* A page being made. */
struct page {
	struct area_page *area;
	const struct page_master *master;
	struct area_region *body;
	struct area *main;
	len_t used;                             /* of the body, from its top */
};

/* ---- areas of a page ---- */

static struct area_region *region_area(struct layout *l, const struct region *r, int kind)
{
	struct area_region *a = AREA_NEW(l->arena, area_region, AREA_REGION);

	a->kind = (enum area_region_kind)kind;
	a->name = r->name;
	a->rotation = r->rotation;
	a->columns = r->columns;
	a->column_gap = r->column_gap;
	a->clip = fo_is(r->node, PROP_overflow, KW_hidden) || fo_is(r->node, PROP_overflow, KW_scroll);
	a->area.x = r->x;
	a->area.y = r->y;
	a->area.ipd = r->ipd;
	a->area.bpd = r->bpd;
	a->area.is_reference = true;
	a->area.box = style_box(l, r->node, r->ipd);
	a->area.pos = &r->node->pos;
	return a;
}

static struct area *child_area(struct layout *l, struct area *parent, enum area_type type, len_t ipd)
{
	struct area *a = area_new(l->arena, type, sizeof *a);

	a->ipd = ipd;
	a->is_reference = true;
	area_append(parent, a);
	return a;
}

static void placed(void *context, const struct fo_node *n, struct area *a)
{
	struct layout *l = context;

	(void)a;
	refs_record(l->refs, n, l->label);
}

static void begin_page(struct sequence *s, struct page *p, const struct page_master *m)
{
	struct layout *l = s->l;

	memset(p, 0, sizeof *p);
	p->master = m;
	p->area = AREA_NEW(l->arena, area_page, AREA_PAGE);
	p->area->area.ipd = m->width;
	p->area->area.bpd = m->height;
	p->area->area.pos = &m->node->pos;
	p->area->area.box = style_box(l, m->node, m->width);
	p->area->number = (int)s->pages->page->len + 1;
	p->area->folio = s->kind.folio;
	p->area->label = number_format(l->arena, s->kind.folio, fo_string(s->node, PROP_format));
	p->area->master = m->name;
	p->area->blank = s->kind.blank;
	p->area->first_of_sequence = s->kind.first;
	p->area->sequence_id = s->kind.first ? s->node->id : NULL;
	p->area->language = fo_string(s->node, PROP_language);
	l->folio = s->kind.folio;
	l->label = p->area->label;
	if (s->kind.first)
		refs_record(l->refs, s->node, l->label);
	if (m->region[REGION_BODY].node == NULL)
		return;
	p->body = region_area(l, &m->region[REGION_BODY], REGION_BODY);
	p->main = child_area(l, &p->body->area, AREA_MAIN, p->body->area.ipd);
}

static const struct fo_node *static_content(const struct sequence *s, const char *region)
{
	for (const struct fo_node *n = s->node->first; n != NULL; n = n->next) {
		if (n->elem == FO_static_content && g_strcmp0(fo_string(n, PROP_flow_name), region) == 0)
			return n;
	}
	return NULL;
}

static void align(struct area *region, const struct fo_node *n, len_t depth)
{
	len_t left = region->bpd - depth, move = 0;

	if (fo_is(n, PROP_display_align, KW_after))
		move = left;
	else if (fo_is(n, PROP_display_align, KW_center))
		move = left / 2;
	for (struct area *a = region->first; a != NULL && move != 0; a = a->next)
		a->y += move;
}

static void side_region(struct sequence *s, struct page *p, int kind)
{
	const struct region *r = &p->master->region[kind];
	const struct fo_node *content = r->node == NULL ? NULL : static_content(s, r->name);
	struct stack_events events = { placed, s->l };
	struct area_region *a;
	struct flow *f;
	len_t depth;

	if (r->node == NULL)
		return;
	a = region_area(s->l, r, kind);
	area_append(&p->area->area, &a->area);
	if (content == NULL)
		return;
	f = block_flow(s->l, content->first, NULL, r->ipd);
	depth = stack_all(s->l->arena, f, (struct cursor){ 0 }, (struct cursor){ .item = f->n }, &a->area, &events);
	align(&a->area, r->node, depth);
	if (depth > r->bpd && fo_is(r->node, PROP_overflow, KW_error_if_overflow))
		diag_report(s->l->diag, content->pos, LAYOUT_REGION_OVERFLOW, r->name);
}

static void end_page(struct sequence *s, struct page *p)
{
	struct layout *l = s->l;

	for (int kind = REGION_BEFORE; kind <= REGION_START; kind++)
		side_region(s, p, kind);
	if (p->body != NULL) {
		area_append(&p->area->area, &p->body->area);
		align(p->main, p->master->region[REGION_BODY].node, p->used);
		p->main->bpd = p->body->area.bpd;
	}
	side_region(s, p, REGION_END);
	g_ptr_array_add(s->pages->page, p->area);
	s->pages->last_folio = s->kind.folio;
	s->kind.folio++;
	s->kind.first = false;
	l->folio = 0;
	l->label = NULL;
	arena_reset(l->column);
}

/* ---- the body ---- */

static void report_cut(struct sequence *s, const struct flow *f, const struct cut *c)
{
	const struct block *in = c->at.item < f->n ? f->item[c->at.item].in : NULL;
	struct pos pos = in != NULL && in->node != NULL ? in->node->pos : s->flow->pos;

	if (c->overfull)
		diag_report(s->l->diag, pos, LAYOUT_COLUMN_OVERFULL);
	else if (!c->at_end && c->price >= PRICE_NEVER && c->forced == BREAK_NOT_FORCED)
		diag_report(s->l->diag, pos, LAYOUT_KEEP_BROKEN);
}

static void make_column(struct sequence *s, struct area *span, const struct flow *f, struct cursor from,
    struct cursor to, len_t x)
{
	struct stack_events events = { placed, s->l };
	struct area *column = child_area(s->l, span, AREA_FLOW, f->ipd);

	column->x = x;
	column->bpd = stack_all(s->l->arena, f, from, to, column, &events);
	span->bpd = len_max(span->bpd, column->bpd);
}

/* Cut one segment into the columns left on the page; gives the depth of the deepest. */
static len_t cut_columns(struct sequence *s, const struct flow *f, struct cursor from, len_t room, int columns,
    bool fresh, struct cut *cut, int *n)
{
	len_t depth = 0;

	for (*n = 0; *n < columns;) {
		struct cut *c = &cut[*n];

		*c = column_cut(s->l->arena, s->l->column, f, from, room, fresh);
		depth = len_max(depth, c->depth);
		++*n;
		from = c->at;
		if (c->at_end || c->forced > BREAK_COLUMN)
			break;
	}
	return depth;
}

/* The least depth at which the segment's rest fits the columns: columns that end together. */
static len_t balance(struct sequence *s, const struct flow *f, struct cursor from, len_t room, int columns, bool fresh,
    struct cut *cut, int *n)
{
	len_t low = 0, high = room;

	while (high - low > 500) {
		len_t middle = low + (high - low) / 2;

		cut_columns(s, f, from, middle, columns, fresh, cut, n);
		if (cut[*n - 1].at_end && !cut[*n - 1].overfull)
			high = middle;
		else
			low = middle;
	}
	return cut_columns(s, f, from, high, columns, fresh, cut, n);
}

/* Put what fits of the current segment on the page; false when the page is over. */
static bool fill_segment(struct sequence *s, struct page *p)
{
	const struct segment *g = &g_array_index(s->segments, struct segment, s->segment);
	const struct region *body = &p->master->region[REGION_BODY];
	int columns = g->all_columns ? 1 : body->columns, n;
	struct cut *cut = ARENA_ARRAY(s->l->column, columns, struct cut);
	len_t room = body->bpd - p->used;
	bool fresh = p->used == 0, columns_end = s->segment + 1 < s->segments->len || true;
	struct cursor from = s->at;
	struct area *span;
	len_t depth;

	depth = cut_columns(s, g->flow, from, room, columns, fresh, cut, &n);
	if (columns > 1 && columns_end && cut[n - 1].at_end && !cut[n - 1].overfull)
		depth = balance(s, g->flow, from, depth, columns, fresh, cut, &n);
	if (!fresh && n == 1 && cut[0].depth == 0 && !cut[0].at_end)
		return false;
	span = child_area(s->l, p->main, AREA_SPAN, body->ipd);
	span->y = p->used;
	for (int i = 0; i < n; i++) {
		report_cut(s, g->flow, &cut[i]);
		make_column(s, span, g->flow, from, cut[i].at, i * (body->column_ipd + body->column_gap));
		from = cut[i].at;
	}
	p->used += depth;
	s->at = from;
	s->forced = cut[n - 1].forced;
	if (!cut[n - 1].at_end)
		return false;
	s->at = (struct cursor){ 0 };
	s->segment++;
	return s->segment < s->segments->len;
}

static void fill_body(struct sequence *s, struct page *p)
{
	s->forced = BREAK_NOT_FORCED;
	if (p->main == NULL)
		return;
	while (s->segment < s->segments->len && fill_segment(s, p))
		;
	s->done = s->segment >= s->segments->len;
}

/* A forced break stands at the very place where the next page begins: which parity does it want? */
static enum break_class wanted_parity(const struct sequence *s)
{
	enum break_class wanted = BREAK_NOT_FORCED;
	const struct flow *f;

	if (s->segment >= s->segments->len)
		return wanted;
	f = g_array_index(s->segments, struct segment, s->segment).flow;
	for (int i = s->at.item; i < f->n && f->item[i].kind != ITEM_BOX && f->item[i].kind != ITEM_ROW; i++) {
		if (f->item[i].kind == ITEM_CUT && f->item[i].cut.forced > wanted)
			wanted = f->item[i].cut.forced;
	}
	return wanted;
}

static bool parity_is_wrong(const struct sequence *s)
{
	enum break_class wanted = wanted_parity(s);

	return (wanted == BREAK_ODD_PAGE && s->kind.folio % 2 == 0) ||
	    (wanted == BREAK_EVEN_PAGE && s->kind.folio % 2 != 0);
}

/* ---- pages ---- */

static void blank_page(struct sequence *s)
{
	struct page p;

	s->kind.blank = true;
	begin_page(s, &p, masters_next(s->pages->masters, &s->masters, s->kind, s->l->diag));
	end_page(s, &p);
	s->kind.blank = false;
}

static void build_segments(struct sequence *s, len_t column_ipd, len_t whole_ipd)
{
	for (guint i = 0; i < s->segments->len; i++) {
		struct segment *g = &g_array_index(s->segments, struct segment, i);

		g->flow = block_flow(s->l, g->first, g->end, g->all_columns ? whole_ipd : column_ipd);
	}
	s->column_ipd = column_ipd;
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
			g_array_append_val(s->segments, g);
		if (n != NULL && is_pinned(n)) {
			s->pinned = n;
			n = n->next;
		}
		first = n;
	}
}

/* A page of the flow: laid out again with the last page's master if it turns out to be the last. */
static void flow_page(struct sequence *s, struct page *p)
{
	struct master_state masters = s->masters;
	const struct page_master *m = masters_next(s->pages->masters, &s->masters, s->kind, s->l->diag);
	const struct page_master *last;
	struct sequence before = *s;
	struct page_kind as_last = s->kind;

	if (s->column_ipd == 0)
		build_segments(s, m->region[REGION_BODY].column_ipd, m->region[REGION_BODY].ipd);
	else if (s->column_ipd != m->region[REGION_BODY].column_ipd)
		diag_report(s->l->diag, m->node->pos, LAYOUT_WIDTH_CHANGES);
	before = *s;
	begin_page(s, p, m);
	fill_body(s, p);
	if (!s->done)
		return;
	as_last.last = true;
	last = masters_next(s->pages->masters, &masters, as_last, s->l->diag);
	if (last == m)
		return;
	before.masters = masters;
	*s = before;
	begin_page(s, p, last);
	fill_body(s, p);
}

/* ---- the block at the foot of the last page ---- */

static void pin_to_foot(struct sequence *s, struct page *p, struct flow *f, len_t depth)
{
	struct stack_events events = { placed, s->l };
	struct area *span, *column;

	span = child_area(s->l, p->main, AREA_SPAN, p->body->area.ipd);
	span->y = p->body->area.bpd - depth;
	column = child_area(s->l, span, AREA_FLOW, f->ipd);
	column->bpd = span->bpd = stack_all(s->l->arena, f, (struct cursor){ 0 }, (struct cursor){ .item = f->n }, column,
	    &events);
}

/*
 * The last page of the flow is p, not ended yet.  If the pinned block does not
 * fit there, or that page is odd where an even one is wanted, blank pages
 * follow up to the one that bears it.
 */
static void pin(struct sequence *s, struct page *p)
{
	bool even = fo_is(s->pinned, PROP_yf_pin, KW_last_even_page);
	struct flow *f = block_flow(s->l, s->pinned, s->pinned->next, p->body->area.ipd);
	len_t depth = block_depth(s->l, f);

	if (p->used + depth > p->body->area.bpd || (even && s->kind.folio % 2 != 0)) {
		end_page(s, p);
		while (even && s->kind.folio % 2 != 0)
			blank_page(s);
		s->kind.blank = true;
		begin_page(s, p, masters_next(s->pages->masters, &s->masters, s->kind, s->l->diag));
		s->kind.blank = false;
		f = block_flow(s->l, s->pinned, s->pinned->next, p->body->area.ipd);
	}
	pin_to_foot(s, p, f, depth);
	p->used = p->body->area.bpd;
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

static bool wants_blank_page(const struct sequence *s, int pages, const struct fo_node *next)
{
	int last = s->kind.folio - 1;

	switch (fo_keyword(s->node, PROP_force_page_count)) {
	case KW_even:
		return pages % 2 != 0;
	case KW_odd:
		return pages % 2 == 0;
	case KW_end_on_even:
		return last % 2 != 0;
	case KW_end_on_odd:
		return last % 2 == 0;
	case KW_auto:
		return next_parity(next) >= 0 && next_parity(next) == (last % 2 != 0);
	default:
		return false;
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
		struct page_kind kind = s->kind;

		if (s->column_ipd != 0 && parity_is_wrong(s))
			blank_page(s);
		flow_page(s, &p);
		if (s->done && s->pinned != NULL && p.body != NULL)
			pin(s, &p);
		(void)kind;
		end_page(s, &p);
	}
}

void page_sequence(struct layout *l, struct pages *ps, const struct fo_node *node, const struct fo_node *next)
{
	struct sequence s = { .l = l, .pages = ps, .node = node, .segments = g_array_new(FALSE, FALSE, sizeof(struct segment)) };
	int before = (int)ps->page->len;

	for (const struct fo_node *n = node->first; n != NULL; n = n->next) {
		if (n->elem == FO_flow)
			s.flow = n;
	}
	if (s.flow != NULL && masters_begin(ps->masters, node, &s.masters, l->diag)) {
		s.kind = (struct page_kind){ .folio = first_folio(ps, node), .first = true };
		l->sequence = node;
		make_pages(&s);
		if (within_bounds(&s) && wants_blank_page(&s, (int)ps->page->len - before, next))
			blank_page(&s);
	}
	g_array_free(s.segments, TRUE);
}
