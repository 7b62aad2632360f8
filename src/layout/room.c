#include "layout/room.h"

#include "base/arena.h"
#include "layout/builder.h"
#include "layout/column.h"
#include "layout/context.h"
#include "layout/row.h"

#include <limits.h>

enum {
	PAGES_MAX = 3,          /* so many pages may be respaced, */
	STEP = 100,             /* in steps of so much */
	LINES_MAX = 200,        /* no block wants more lines before it: so far each page's end is looked beyond */
	FLOW_MAX = 100000       /* items; lines of a longer flow are not respaced, since it may have no lines to stop at */
};

/* A block that wants lines before it: from the item that opens it to where the next page may begin. */
struct held {
	const struct fo_node *node;
	int open, end;
	int lines;
};

/* What is known of one page-sequence. */
struct room {
	const struct fo_node *sequence;
	struct room_page page[PAGES_MAX];       /* the last ones planned; the newest first */
	bool decided, done;
	int first, first_folio;         /* the nth page from which lines are respaced */
	len_t more;                     /* added to the distance of lines; 0: nothing helps */
	const struct fo_node *held;
	len_t pitch;
	int folio;                      /* of the page where room was missing */
	len_t blank;                    /* at the foot of it */
	bool alone;                     /* nothing stands with it */
};

struct rooms {
	struct arena *arena;
	GHashTable *of;                 /* fo_node -> room */
	GPtrArray *in_order;
	bool settled;
};

struct rooms *rooms_new(struct arena *a)
{
	struct rooms *r = ARENA_NEW(a, struct rooms);

	r->arena = a;
	r->of = g_hash_table_new(NULL, NULL);
	r->in_order = g_ptr_array_new();
	return r;
}

void rooms_free(struct rooms *r)
{
	g_hash_table_destroy(r->of);
	g_ptr_array_free(r->in_order, TRUE);
}

void rooms_begin_round(struct rooms *r)
{
	r->settled = true;
	for (guint i = 0; i < r->in_order->len; i++)
		((struct room *)g_ptr_array_index(r->in_order, i))->done = false;
}

bool rooms_settled(const struct rooms *r)
{
	return r->settled;
}

static struct room *room_of(struct rooms *r, const struct fo_node *sequence)
{
	struct room *room = g_hash_table_lookup(r->of, sequence);

	if (room == NULL) {
		room = ARENA_NEW(r->arena, struct room);
		room->sequence = sequence;
		g_hash_table_insert(r->of, (void *)sequence, room);
		g_ptr_array_add(r->in_order, room);
	}
	return room;
}

/* ---- lines ---- */

static bool is_line(const struct item *it)
{
	return it->kind == ITEM_BOX && it->area != NULL && it->area->type == AREA_LINE;
}

/* Distance of lines at its least and at its most; false if it is fixed. */
static bool line_bounds(const struct fo_node *n, struct fo_space *s)
{
	const struct fo_value *v = n == NULL ? NULL : fo_get(n, PROP_line_height);

	if (v == NULL || v->type != V_SPACE)
		return false;
	*s = fo_space(n, PROP_line_height, fo_font_size(n));
	return s->min < s->opt || s->max > s->opt;
}

static bool is_elastic(const struct item *it)
{
	struct fo_space s;

	return is_line(it) && line_bounds(node_of(it->area), &s);
}

static bool stands_for_line(const struct item *it)
{
	return is_line(it) || it->kind == ITEM_ROW;
}

/* Lines before an item, counted from a place; those in rows as well. */
static int lines_between(const struct flow *f, struct cursor from, int to)
{
	int lines = 0;

	for (int i = from.item; i < to; i++)
		lines += stands_for_line(&f->item[i]);
	return lines;
}

/* As if lines were so much further apart: for column_cut only. */
static void pretend(const struct flow *f, int from, int to, len_t more)
{
	for (int i = from; i < to; i++) {
		if (is_elastic(&f->item[i]))
			f->item[i].size = f->item[i].area->bpd + more;
	}
}

static void respace(const struct flow *f, int from, int to, len_t more)
{
	for (int i = from; i < to; i++) {
		struct area *line = f->item[i].area;

		if (!is_elastic(&f->item[i]))
			continue;
		line->bpd += more;
		line->lead_before += more / 2;
		line->lead_after += more - more / 2;
		for (struct area *a = line->first; a != NULL; a = a->next)
			a->y += more / 2;
		f->item[i].size = line->bpd;
	}
}

/* ---- what is held ---- */

/* The cut behind a block that the keeps of what follows leave cheap. */
static int end_of_held(const struct flow *f, int open)
{
	const struct block *b = f->item[open].block;
	int i = open + 1;

	while (i < f->n && !(f->item[i].kind == ITEM_CLOSE && f->item[i].block == b))
		i++;
	while (i < f->n && !(f->item[i].kind == ITEM_CUT && f->item[i].cut.price.page < PRICE_KEEP))
		i++;
	return i;
}

/* The first from a place on, with no more than so many lines before it. */
static bool find_held(const struct flow *f, int from, int lines, struct held *h)
{
	for (int i = from; i < f->n && lines >= 0; i++) {
		const struct fo_node *n = f->item[i].kind == ITEM_OPEN ? f->item[i].block->node : NULL;

		lines -= stands_for_line(&f->item[i]);
		if (n != NULL && fo_integer(n, PROP_yf_keep_lines) > 0) {
			*h = (struct held){ n, i, end_of_held(f, i), fo_integer(n, PROP_yf_keep_lines) };
			return true;
		}
	}
	return false;
}

static bool has_notes(const struct flow *f, int from, int to)
{
	for (int i = from; i < to; i++) {
		if (f->item[i].note != NULL || (f->item[i].kind == ITEM_ROW && f->item[i].row->notes != NULL))
			return true;
	}
	return false;
}

/* ---- what would help ---- */

/* A page may end a line early, as before a heading. */
static len_t short_page(len_t pitch)
{
	return pitch + pitch / 2;
}

/*
 * Plan the newest pages anew, the oldest of them first.  Good: the block stands whole on a page with its lines, and the
 * page before ends no more than a line early.
 */
static bool is_good(struct layout *l, const struct room *r, int pages, const struct held *h)
{
	const struct flow *f = r->page[0].flow;
	struct cursor at = r->page[pages - 1].from;
	len_t blank = 0;

	for (int i = pages - 1; i >= -1; i--) {
		len_t depth = r->page[MAX(i, 0)].depth;
		struct cut c = column_cut(l->column, l->column, f, at, depth, true, true);
		int lines = lines_between(f, at, h->open);

		if (c.at_end || c.at.item >= h->end)
			return !c.overfull && lines >= h->lines && (lines > h->lines || blank < short_page(r->pitch));
		if (c.at.item > h->open)
			return false;
		blank = depth - c.depth;
		at = c.at;
	}
	return false;
}

static bool try_spacing(struct layout *l, struct room *r, int nth, int pages, const struct held *h, len_t more)
{
	const struct room_page *first = &r->page[pages - 1];
	bool good;

	pretend(first->flow, first->from.item, h->open, more);
	good = is_good(l, r, pages, h);
	pretend(first->flow, first->from.item, h->open, 0);
	if (good) {
		r->more = more;
		r->first = nth - pages + 1;
		r->first_folio = first->folio;
	}
	return good;
}

/* Lines that are set wider fill the page before, as far as they may. */
static void widen_further(struct layout *l, struct room *r, int nth, int pages, const struct held *h, len_t most)
{
	while (r->more > 0 && r->more + STEP <= most && try_spacing(l, r, nth, pages, h, r->more + STEP))
		;
}

/* The least change of the fewest pages that helps; closer before wider. */
static void find_spacing(struct layout *l, struct room *r, int nth, const struct held *h)
{
	struct fo_space s;

	if (!line_bounds(h->node, &s))
		return;
	r->pitch = s.opt;
	for (int pages = 1; pages <= PAGES_MAX && r->page[pages - 1].flow == r->page[0].flow; pages++) {
		for (len_t d = STEP; s.opt - d >= s.min || s.opt + d <= s.max; d += STEP) {
			if (s.opt - d >= s.min && try_spacing(l, r, nth, pages, h, -d))
				return;
			if (s.opt + d <= s.max && try_spacing(l, r, nth, pages, h, d)) {
				widen_further(l, r, nth, pages, h, s.max - s.opt);
				return;
			}
		}
	}
}

/* ---- pages ---- */

void rooms_plan(struct layout *l, const struct fo_node *sequence, int nth, const struct room_page *p)
{
	struct room *r = room_of(l->rooms, sequence);
	struct held h;

	if (!r->decided || r->done || r->more == 0 || nth != r->first || !find_held(p->flow, p->from.item, INT_MAX, &h))
		return;
	respace(p->flow, p->from.item, h.open, r->more);
	r->done = true;
}

static void remember(struct room *r, const struct room_page *p)
{
	for (int i = PAGES_MAX - 1; i > 0; i--)
		r->page[i] = r->page[i - 1];
	r->page[0] = *p;
}

void rooms_planned(struct layout *l, const struct fo_node *sequence, int nth, const struct room_page *p,
    struct cursor to, len_t used)
{
	struct room *r = room_of(l->rooms, sequence);
	struct held h;
	int lines;

	if (r->decided || p->flow->n > FLOW_MAX)
		return;
	remember(r, p);
	if (!find_held(p->flow, to.item, LINES_MAX, &h) || has_notes(p->flow, p->from.item, h.end))
		return;
	lines = lines_between(p->flow, to, h.open);
	r->pitch = fo_line_height(h.node);
	if (lines > h.lines || (lines == h.lines && p->depth - used < short_page(r->pitch)))
		return;
	r->decided = true;
	r->held = h.node;
	r->folio = p->folio;
	r->blank = p->depth - used;
	r->alone = lines == 0;
	find_spacing(l, r, nth, &h);
	if (r->more != 0)
		l->rooms->settled = false;
}

/* ---- what is said ---- */

static void report(const struct room *r, struct diag *d)
{
	char was[LEN_FORMAT_SIZE], is[LEN_FORMAT_SIZE];

	if (r->more != 0)
		diag_report(d, r->held->pos, LAYOUT_LINES_RESPACED, r->folio, len_format(is, r->pitch + r->more),
		    len_format(was, r->pitch), r->first_folio);
	else if (r->alone)
		diag_report(d, r->held->pos, LAYOUT_STANDS_ALONE, r->folio);
	else if (r->blank >= short_page(r->pitch))
		diag_report(d, r->held->pos, LAYOUT_ENDS_EARLY, r->folio, len_format(is, r->blank));
}

void rooms_report(const struct rooms *r, struct diag *d)
{
	for (guint i = 0; i < r->in_order->len; i++) {
		const struct room *room = g_ptr_array_index(r->in_order, i);

		if (room->decided)
			report(room, d);
	}
}
