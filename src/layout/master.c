#include "layout/master.h"

#include "base/arena.h"
#include "base/diag.h"
#include "layout/context.h"

#include <glib.h>
#include <string.h>

struct masters {
	struct arena *arena;
	GPtrArray *simple;                      /* struct page_master * */
	const struct fo_node *set;
};

static const len_t A4_WIDTH = LEN_MM(210), A4_HEIGHT = LEN_MM(297);

static len_t sheet(const struct fo_node *n, enum fo_prop p, len_t otherwise)
{
	return fo_keyword(n, p) == KW_none_of_them ? fo_len(n, p, otherwise) : otherwise;
}

static const char *default_name(enum fo_elem e)
{
	switch (e) {
	case FO_region_body: return "xsl-region-body";
	case FO_region_before: return "xsl-region-before";
	case FO_region_after: return "xsl-region-after";
	case FO_region_start: return "xsl-region-start";
	default: return "xsl-region-end";
	}
}

static int region_kind(enum fo_elem e)
{
	switch (e) {
	case FO_region_body: return REGION_BODY;
	case FO_region_before: return REGION_BEFORE;
	case FO_region_after: return REGION_AFTER;
	case FO_region_start: return REGION_START;
	case FO_region_end: return REGION_END;
	default: return -1;
	}
}

struct frame { len_t x, y, width, height; };

/* Percentages of margins and extents are of the page. */
static struct frame shrink(struct frame f, const struct fo_node *n, struct frame page)
{
	len_t left = fo_len(n, PROP_margin_left, page.width), right = fo_len(n, PROP_margin_right, page.width);
	len_t top = fo_len(n, PROP_margin_top, page.height), bottom = fo_len(n, PROP_margin_bottom, page.height);

	return (struct frame){ f.x + left, f.y + top, len_max(f.width - left - right, 0),
	    len_max(f.height - top - bottom, 0) };
}

static len_t extent(const struct page_master *m, int kind, len_t base)
{
	const struct fo_node *n = m->region[kind].node;

	return n == NULL ? 0 : fo_len(n, PROP_extent, base);
}

static bool precedes(const struct page_master *m, int kind)
{
	return m->region[kind].node != NULL && fo_is(m->region[kind].node, PROP_precedence, KW_true);
}

/* The rectangle of a side region in the page's content rectangle, with the start edge at the left. */
static struct frame side(const struct page_master *m, int kind, struct frame f, struct frame page)
{
	len_t before = extent(m, REGION_BEFORE, page.height), after = extent(m, REGION_AFTER, page.height);
	len_t start = extent(m, REGION_START, page.width), end = extent(m, REGION_END, page.width);

	if (kind == REGION_BEFORE || kind == REGION_AFTER) {
		len_t depth = kind == REGION_BEFORE ? before : after;

		if (!precedes(m, kind)) {
			f.x += start;
			f.width = len_max(f.width - start - end, 0);
		}
		f.y = kind == REGION_BEFORE ? f.y : f.y + f.height - depth;
		f.height = depth;
		return f;
	}
	if (precedes(m, REGION_BEFORE)) {
		f.y += before;
		f.height -= before;
	}
	if (precedes(m, REGION_AFTER))
		f.height -= after;
	f.x = kind == REGION_START ? f.x : f.x + f.width - end;
	f.width = kind == REGION_START ? start : end;
	f.height = len_max(f.height, 0);
	return f;
}

/* The same where the start edge is the right one. */
static struct frame mirrored_side(const struct page_master *m, int kind, struct frame f, struct frame page)
{
	struct frame left = side(m, kind, f, page);

	left.x = 2 * f.x + f.width - left.x - left.width;
	return left;
}

/* A side region of a page whose lines are vertical: before is at the right, start at the top. */
static struct frame vertical_side(const struct page_master *m, int kind, struct frame f, struct frame page)
{
	struct frame logical = { 0, 0, f.height, f.width }, sheet_turned = { 0, 0, page.height, page.width };

	logical = side(m, kind, logical, sheet_turned);
	return (struct frame){ f.x + f.width - logical.y - logical.height, f.y + logical.x, logical.height,
	    logical.width };
}

static int quarter_turns(const struct fo_node *n)
{
	return ((fo_integer(n, PROP_reference_orientation) / 90 % 4) + 4) % 4;
}

/* A rectangle of the page's turned frame, on the sheet. */
static struct frame on_sheet(struct frame f, int turns, len_t width, len_t height)
{
	switch (turns) {
	case 1:
		return (struct frame){ f.y, height - f.x - f.width, f.height, f.width };
	case 2:
		return (struct frame){ width - f.x - f.width, height - f.y - f.height, f.width, f.height };
	case 3:
		return (struct frame){ width - f.y - f.height, f.x, f.height, f.width };
	default:
		return f;
	}
}

/* A rectangle of the sheet, in the page's turned frame.  The page's margins lie on the sheet. */
static struct frame in_page(struct frame f, int turns, len_t width, len_t height)
{
	bool on_side = turns % 2 != 0;

	return on_sheet(f, (4 - turns) % 4, on_side ? height : width, on_side ? width : height);
}

/* f: in the page's own frame, which may be turned on the sheet. */
static void place(struct region *r, const struct page_master *m, struct frame f)
{
	int page = quarter_turns(m->node), own = quarter_turns(r->node);

	r->vertical = node_is_vertical(r->node);
	own = (own + (r->vertical ? 3 : 0)) % 4;
	r->rotation = (page + own) % 4 * 90;
	r->turned_with_page = page % 2 != 0;
	r->ipd = own % 2 != 0 ? f.height : f.width;
	r->bpd = own % 2 != 0 ? f.width : f.height;
	f = on_sheet(f, page, m->width, m->height);
	r->x = f.x;
	r->y = f.y;
	r->page_width = m->width;
	r->page_height = m->height;
	r->width = f.width;
	r->height = f.height;
}

static void columns(struct region *r)
{
	r->columns = MAX(fo_integer(r->node, PROP_column_count), 1);
	r->column_gap = r->columns > 1 ? fo_len(r->node, PROP_column_gap, r->ipd) : 0;
	r->column_ipd = (r->ipd - (r->columns - 1) * r->column_gap) / r->columns;
}

static struct page_master *read_simple(struct arena *a, const struct fo_node *n)
{
	struct page_master *m = ARENA_NEW(a, struct page_master);
	struct frame page, content;

	m->node = n;
	m->name = fo_string(n, PROP_master_name);
	m->width = sheet(n, PROP_page_width, A4_WIDTH);
	m->height = sheet(n, PROP_page_height, A4_HEIGHT);
	page = (struct frame){ 0, 0, m->width, m->height };
	content = in_page(shrink(page, n, page), quarter_turns(n), m->width, m->height);
	page = in_page(page, quarter_turns(n), m->width, m->height);
	for (const struct fo_node *c = n->first; c != NULL; c = c->next) {
		int kind = region_kind(c->elem);

		if (kind >= 0 && m->region[kind].node == NULL) {
			m->region[kind].node = c;
			m->region[kind].name = fo_string(c, PROP_region_name);
			if (m->region[kind].name == NULL || *m->region[kind].name == '\0')
				m->region[kind].name = default_name(c->elem);
		}
	}
	for (int kind = 0; kind <= REGION_END; kind++) {
		struct region *r = &m->region[kind];

		if (r->node == NULL)
			continue;
		if (kind == REGION_BODY)
			place(r, m, shrink(content, r->node, page));
		else if (node_is_vertical(n))
			place(r, m, vertical_side(m, kind, content, page));
		else if (node_is_rtl(n))
			place(r, m, mirrored_side(m, kind, content, page));
		else
			place(r, m, side(m, kind, content, page));
		columns(r);
	}
	return m;
}

struct masters *masters_read(struct arena *a, const struct fo_node *root, struct diag *diag)
{
	struct masters *ms = ARENA_NEW(a, struct masters);

	(void)diag;
	ms->arena = a;
	ms->simple = g_ptr_array_new();
	for (const struct fo_node *n = root->first; n != NULL; n = n->next) {
		if (n->elem == FO_layout_master_set)
			ms->set = n;
	}
	for (const struct fo_node *n = ms->set ? ms->set->first : NULL; n != NULL; n = n->next) {
		if (n->elem == FO_simple_page_master)
			g_ptr_array_add(ms->simple, read_simple(a, n));
	}
	return ms;
}

void masters_free(struct masters *ms)
{
	g_ptr_array_free(ms->simple, TRUE);
}

static const struct page_master *find_simple(const struct masters *ms, const char *name)
{
	for (guint i = 0; i < ms->simple->len; i++) {
		const struct page_master *m = ms->simple->pdata[i];

		if (g_strcmp0(m->name, name) == 0)
			return m;
	}
	return NULL;
}

static const struct fo_node *find_sequence(const struct masters *ms, const char *name)
{
	for (const struct fo_node *n = ms->set->first; n != NULL; n = n->next) {
		if (n->elem == FO_page_sequence_master && g_strcmp0(fo_string(n, PROP_master_name), name) == 0)
			return n;
	}
	return NULL;
}

bool masters_begin(const struct masters *ms, const struct fo_node *ps, struct master_state *s, struct diag *diag)
{
	const char *name = fo_string(ps, PROP_master_reference);

	*s = (struct master_state){ 0 };
	if (ms->set != NULL && ms->simple->len > 0) {
		s->simple = find_simple(ms, name);
		s->sequence = s->simple != NULL ? NULL : find_sequence(ms, name);
	}
	if (s->sequence != NULL)
		s->specifier = s->sequence->first;
	if (s->simple != NULL || s->sequence != NULL)
		return true;
	diag_report(diag, ps->pos, LAYOUT_NO_MASTER, name ? name : "");
	return false;
}

static bool condition_holds(const struct fo_node *c, struct page_kind k)
{
	enum fo_kw parity = fo_keyword(c, PROP_odd_or_even), blank = fo_keyword(c, PROP_blank_or_not_blank);
	bool odd = k.folio % 2 != 0;

	if ((parity == KW_odd && !odd) || (parity == KW_even && odd))
		return false;
	if ((blank == KW_blank && !k.blank) || (blank == KW_not_blank && k.blank))
		return false;
	switch (fo_keyword(c, PROP_page_position)) {
	case KW_first:
		return k.first;
	case KW_last:
		return k.last;
	case KW_only:
		return k.first && k.last;
	case KW_rest:
		return !k.first && !k.last;
	default:
		return true;
	}
}

/* The name that a specifier gives for such a page; NULL if it has none. */
static const char *specified(const struct fo_node *s, struct page_kind k)
{
	if (s->elem != FO_repeatable_page_master_alternatives)
		return fo_string(s, PROP_master_reference);
	for (const struct fo_node *c = s->first; c != NULL; c = c->next) {
		if (c->elem == FO_conditional_page_master_reference && condition_holds(c, k))
			return fo_string(c, PROP_master_reference);
	}
	return NULL;
}

static bool is_used_up(const struct fo_node *specifier, int used)
{
	if (specifier->elem == FO_single_page_master_reference)
		return used >= 1;
	if (fo_is(specifier, PROP_maximum_repeats, KW_no_limit))
		return false;
	return used >= fo_integer(specifier, PROP_maximum_repeats);
}

/* Go on to the specifier that makes the next page; past the last one it is used again, as an error. */
static void advance(struct master_state *s, struct diag *diag)
{
	while (s->specifier != NULL && is_used_up(s->specifier, s->used)) {
		if (s->specifier->next == NULL) {
			diag_report(diag, s->sequence->pos, LAYOUT_MASTERS_USED_UP, fo_string(s->sequence, PROP_master_name));
			return;
		}
		s->specifier = s->specifier->next;
		s->used = 0;
	}
}

static bool has_body(const struct masters *ms, const char *master, const char *name)
{
	const struct page_master *m = find_simple(ms, master);

	return m != NULL && g_strcmp0(m->region[REGION_BODY].name, name) == 0;
}

bool masters_have_body(const struct masters *ms, const struct master_state *s, const char *name)
{
	if (s->simple != NULL)
		return has_body(ms, s->simple->name, name);
	for (const struct fo_node *n = s->sequence->first; n != NULL; n = n->next) {
		if (has_body(ms, fo_string(n, PROP_master_reference), name))
			return true;
		for (const struct fo_node *c = n->first; c != NULL; c = c->next)
			if (has_body(ms, fo_string(c, PROP_master_reference), name))
				return true;
	}
	return false;
}

const struct page_master *masters_next(const struct masters *ms, struct master_state *s, struct page_kind k,
    struct diag *diag)
{
	const struct page_master *m = NULL;
	const char *name;

	if (s->simple != NULL)
		return s->simple;
	advance(s, diag);
	name = s->specifier == NULL ? NULL : specified(s->specifier, k);
	s->used++;
	if (name != NULL)
		m = find_simple(ms, name);
	if (m == NULL) {
		diag_report(diag, s->sequence->pos, LAYOUT_NO_MASTER_MATCHES, fo_string(s->sequence, PROP_master_name), k.folio);
		m = ms->simple->pdata[0];
	}
	return m;
}
