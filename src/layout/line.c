/*
 * line.c - the area tree of one line
 *
 * First the line's depth: line-stacking-strategy and half-leading as XSL 1.1,
 * 4.5 and 7.15 have them; what hangs on an edge of the line counts last.  Then
 * its cells from left to right, reordered where levels say so.  Inline areas
 * open and close as the objects of the cells change; neighbours of one object
 * and one face become one text area.
 */
#include "layout/emphasis.h"
#include "layout/inlines.h"
#include "layout/leader.h"
#include "layout/note.h"
#include "layout/para_parts.h"

#include "text/fonts.h"

#include <string.h>

/* Between the lines of two names, 1/1000 of the size. */
#define NAMES_APART 200

struct line_maker {
	struct para_parts *p;
	const struct line *line;
	const int *order;               /* cells from left to right; NULL: as they are */
	struct area *area;
	struct inline_context *in;      /* innermost open one */
	len_t x;                        /* pen, from the line area's left */
	len_t baseline;                 /* from its before edge */
	struct extent content;          /* of what stands in it, around the baseline */
	const struct note *notes;
	struct area *closed;            /* the inline area that ended last, and where */
	len_t closed_at;
};

static len_t edge_width(const struct area_box *box, int edge)
{
	return box == NULL ? 0 : box->edge[edge].width + box->edge[edge].padding;
}

/* Of a context's baseline above that of the line. */
static len_t shift_of(const struct inline_context *in)
{
	return in->shift + (in->edged != NULL ? in->edged->drop : 0);
}

/* ---- depth ---- */

static void widen(struct extent *e, struct extent by)
{
	e->above = len_max(e->above, by.above);
	e->below = len_max(e->below, by.below);
}

static struct extent moved(struct extent e, len_t up)
{
	return (struct extent){ e.above + up, e.below - up };
}

/* What hangs on edges of the line, found while its depth is measured. */
struct edged {
	struct inline_context *context[16];     /* more count as standing on the baseline */
	int n;
	struct extent top, bottom;      /* the deepest: below the top edge, above the bottom edge */
};

static struct extent *extent_for(struct edged *w, struct extent *line, struct inline_context *in)
{
	struct inline_context *e = in->edged;

	if (e == NULL)
		return line;
	for (int i = 0; i < w->n; i++) {
		if (w->context[i] == e)
			return &e->hanging;
	}
	if (w->n == (int)G_N_ELEMENTS(w->context))
		return line;
	w->context[w->n++] = e;
	e->hanging = (struct extent){ 0 };
	e->drop = 0;
	return &e->hanging;
}

static void widen_by_object(struct edged *w, struct extent *line, const struct object *o)
{
	len_t depth = o->extent.above + o->extent.below;

	if (o->kind != OBJECT_AREA && o->kind != OBJECT_LEADER)
		return;
	if (o->hang == HANG_TOP)
		w->top.below = len_max(w->top.below, depth);
	else if (o->hang == HANG_BOTTOM)
		w->bottom.above = len_max(w->bottom.above, depth);
	else
		widen(extent_for(w, line, o->in), moved(o->extent, o->in->shift + o->shift));
}

/* The edges settle when all that stands on baselines is known: first what hangs from the top. */
static void settle_edged(struct edged *w, struct extent *line)
{
	for (int i = 0; i < w->n; i++) {
		const struct inline_context *e = w->context[i];
		len_t depth = e->hanging.above + e->hanging.below;

		if (e->hang == HANG_TOP)
			w->top.below = len_max(w->top.below, depth);
		else
			w->bottom.above = len_max(w->bottom.above, depth);
	}
	line->below = len_max(line->below, w->top.below - line->above);
	line->above = len_max(line->above, w->bottom.above - line->below);
	for (int i = 0; i < w->n; i++) {
		struct inline_context *e = w->context[i];

		e->drop = e->hang == HANG_TOP ? line->above - e->hanging.above : e->hanging.below - line->below;
	}
}

/* Of the block's own text; where lines do not stack by what they hold, as far as its line-height leaves room. */
static struct extent own_extent(const struct para_parts *p)
{
	struct extent text = inline_extent(p->style, false), line = inline_extent(p->style, true);

	if (p->stacking == KW_max_height)
		return text;
	return (struct extent){ len_min(text.above, line.above), len_min(text.below, line.below) };
}

/* What the line's content takes; what hangs on an edge hangs on that of this. */
static struct extent content_extent(struct para_parts *p, const struct line *line)
{
	struct inline_context *last = p->block;
	struct extent e = own_extent(p);
	struct edged w = { .n = 0 };

	for (int i = line->start; i < line->end; i++) {
		struct inline_context *in = context_at(p, i);

		if (in != last && in->asked != line && in->parent != NULL) {
			widen(extent_for(&w, &e, in), in->extent);
			in->asked = line;
		}
		last = in;
		if (object_at(p, i) != NULL)
			widen_by_object(&w, &e, object_at(p, i));
	}
	settle_edged(&w, &e);
	return e;
}

/*
 * With half-leading: under max-height a space around all that the line holds
 * (XSL 1.1, 4.5), under line-height tall content uses up that of the block's text.
 */
static struct extent line_extent(const struct para_parts *p, struct extent content)
{
	struct extent text = inline_extent(p->style, false), e = inline_extent(p->style, true);

	if (p->stacking == KW_max_height)
		return (struct extent){ content.above + e.above - text.above, content.below + e.below - text.below };
	if (p->stacking == KW_line_height)
		widen(&e, content);
	return e;
}

/* ---- inline areas ---- */

/* Borders, padding and background of one part of an inline that lines have broken up. */
static const struct area_box *part_box(struct line_maker *m, const struct inline_context *in)
{
	const struct area_box *whole = in->box;
	struct area_box *box;
	bool lacks_start = !in->has_start && edge_width(whole, EDGE_START) != 0;
	bool lacks_end = !in->has_end && edge_width(whole, EDGE_END) != 0;

	if (!lacks_start && !lacks_end)
		return whole;
	box = arena_copy(m->p->l->arena, whole, sizeof *box);
	if (lacks_start)
		memset(&box->edge[EDGE_START], 0, sizeof box->edge[EDGE_START]);
	if (lacks_end)
		memset(&box->edge[EDGE_END], 0, sizeof box->edge[EDGE_END]);
	return box;
}

/* The strut at which the part begins, if it begins with one: its left edge. */
static len_t left_edge(const struct inline_context *in, const struct object *o)
{
	return o != NULL && o->kind == OBJECT_STRUT && o->in == in && o->edge >= 0 ? o->advance : 0;
}

/* Lines below two names that adjoin leave a gap between them. */
static void part_lines(struct line_maker *m, const struct inline_context *in, struct area *a)
{
	uint8_t own = in->decoration & (uint8_t)~in->parent->decoration & DECORATION_UNDER;

	if (own == 0 || m->closed == NULL || m->closed_at != m->x || !(m->closed->decoration & own))
		return;
	a->gap_start = m->closed->gap_end = len_scale(in->style->text.size, NAMES_APART, 2000);
}

/* Where an object ends a decoration, those around it do not draw it over all that is in them. */
static void end_decoration(const struct inline_context *in)
{
	for (const struct inline_context *up = in->parent; up != NULL && up->parent != NULL; up = up->parent) {
		if (up->area != NULL)
			up->area->decoration &= (uint8_t)~(up->decoration & ~in->decoration);
	}
}

static void open_inline(struct line_maker *m, struct inline_context *in, int cell)
{
	const struct inline_context *up = in->parent;
	const struct para_style *s = in->style;
	struct area *a;

	m->in = in;
	in->has_start = in->has_end = false;
	in->right = 0;
	end_decoration(in);
	if (in->kind != CONTEXT_AREA) {
		in->area = up->area;
		in->left = up->left;
		in->top = up->top;
		return;
	}
	a = area_new(m->p->l->arena, AREA_INLINE, sizeof *a);
	in->area = a;
	a->pos = &in->node->pos;
	a->role = fo_string(in->node, PROP_role);
	a->link = in->link;
	a->is_first = !in->placed;
	a->id = in->placed ? NULL : in->node->id;
	a->hidden = in->hidden;
	a->level = m->p->cells.cell[cell].level;
	a->decoration = in->decoration;
	memcpy(a->decoration_color, in->decoration_color, sizeof a->decoration_color);
	a->decoration_style = in->line_style;
	a->decoration_width = in->line_width;
	part_lines(m, in, a);
	in->placed = true;
	in->top = m->baseline - shift_of(in) - s->metrics.ascent;
	a->bpd = s->metrics.ascent + s->metrics.descent;
	a->x = m->x - up->left;
	a->y = in->top - edge_width(in->box, EDGE_BEFORE) - up->top;
	in->left = m->x + left_edge(in, object_at(m->p, cell));
	area_append(up->area, a);
}

/* A block inside the object ended the run of lines: it goes on after that. */
static bool stopped_in(const struct para_parts *p, const struct inline_context *in)
{
	for (const struct fo_node *n = p->stop; n != NULL && n != p->req->block; n = n->parent) {
		if (n == in->node)
			return true;
	}
	return false;
}

/* Whether the object goes on in the next line. */
static bool continues(const struct line_maker *m, const struct inline_context *in)
{
	const struct inline_context *next;

	if (m->line->end >= m->p->cells.n)
		return stopped_in(m->p, in);
	for (next = context_at(m->p, m->line->end); next != NULL && next->depth >= in->depth; next = next->parent) {
		if (next == in)
			return true;
	}
	return false;
}

/* A link is as tall as what stands in it: one may click on all of a picture. */
static void cover(struct area *a)
{
	len_t top = 0, bottom = a->bpd;

	for (const struct area *c = a->first; c != NULL; c = c->next) {
		if (c->type == AREA_SPACE)
			continue;
		top = len_min(top, c->y);
		bottom = len_max(bottom, c->y + area_bpda(c));
	}
	for (struct area *c = a->first; c != NULL && top < 0; c = c->next)
		c->y = len_add(c->y, -top);
	a->y = len_add(a->y, top);
	a->bpd = bottom - top;
}

static void close_inline(struct line_maker *m)
{
	struct inline_context *in = m->in;

	if (in->kind == CONTEXT_AREA) {
		if (in->link != NULL)
			cover(in->area);
		in->area->box = part_box(m, in);
		in->area->is_last = !continues(m, in);
		in->area->ipd = m->x - in->left - in->right;
		m->closed = in->area;
		m->closed_at = m->x;
	}
	in->area = NULL;
	m->in = in->parent;
}

static void open_down_to(struct line_maker *m, struct inline_context *in, const struct inline_context *from,
    int cell)
{
	if (in == from)
		return;
	open_down_to(m, in->parent, from, cell);
	open_inline(m, in, cell);
}

static void go_to_context(struct line_maker *m, struct inline_context *to, int cell)
{
	const struct inline_context *up = to;

	while (m->in->depth > up->depth)
		close_inline(m);
	while (up->depth > m->in->depth)
		up = up->parent;
	while (up != m->in) {
		close_inline(m);
		up = up->parent;
	}
	open_down_to(m, to, m->in, cell);
}

/* ---- text ---- */

static int cell_end(const struct para_parts *p, int i)
{
	return i + 1 < p->cells.n ? p->cells.cell[i + 1].at : (int)p->text->len;
}

/* Hints about breaks and direction, and what vanished at the edge of the line. */
static bool draws_nothing(const struct para_parts *p, int i)
{
	const struct cell *c = &p->cells.cell[i];

	if (c->class == CELL_LF || c->class == CELL_ZWSP || c->class == CELL_WJ)
		return true;
	if (c->class == CELL_SPACE || c->class == CELL_NBSP)
		return p->lines.advance[i] == 0;
	return c->ch >= 0x200E && c->ch <= 0x202E && (c->ch <= 0x200F || c->ch >= 0x202A);
}

static int cell_at(const struct line_maker *m, int k)
{
	return m->order == NULL ? k : m->order[k];
}

/* Whether cell i may stand in one text area with cell first. */
static bool same_text(const struct para_parts *p, int first, int i)
{
	const struct cell *a = &p->cells.cell[first], *c = &p->cells.cell[i];

	if (((a->flags ^ c->flags) & CELL_UPRIGHT) != 0)
		return false;
	if (c->face != a->face || c->level != a->level || (p->object_of != NULL && p->object_of[i] != NULL))
		return false;
	if (c->span != a->span && (context_at(p, i) != context_at(p, first) ||
	    text_style_at(p, i)->size != text_style_at(p, first)->size))
		return false;
	return ((a->flags ^ c->flags) & CELL_CHINESE) == 0 ||
	    shape_glyph_size(text_style_at(p, i), c) == shape_glyph_size(text_style_at(p, first), a);
}

/* What goes into one text area: places [from, to) of the line's order. */
struct text_run {
	int from, to;
	int n_glyphs, n_clusters, n_bytes;
	int cluster_bytes;              /* of the last cluster */
	const struct style_mark *hyphen;
};

/*
 * Without a glyph of its own: the second half of a dash, of a ligature.  Its
 * text goes with the cluster before, or it would be lost when it is copied.
 */
static bool joins_cluster(const struct para_parts *p, int i, int *in_cluster)
{
	const struct cell *c = &p->cells.cell[i];
	int bytes = cell_end(p, i) - c->at;
	bool joins = *in_cluster > 0 && c->n_glyphs == 0 && (c->level & 1) == 0 && *in_cluster + bytes <= 255;

	*in_cluster = joins ? *in_cluster + bytes : bytes > 255 ? 0 : bytes;
	return joins;
}

static void count_cell(const struct para_parts *p, int i, struct text_run *r)
{
	int bytes = cell_end(p, i) - p->cells.cell[i].at;

	r->n_glyphs += MIN(p->cells.cell[i].n_glyphs, 255);
	if (!joins_cluster(p, i, &r->cluster_bytes))
		r->n_clusters += 1 + (bytes - 1) / 255;
	r->n_bytes += bytes;
}

static bool is_last_drawn(const struct line_maker *m, int cell)
{
	for (int i = cell + 1; i < m->line->end; i++) {
		if (!draws_nothing(m->p, i) &&
		    !(object_at(m->p, i) != NULL && object_at(m->p, i)->kind == OBJECT_STRUT))
			return false;
	}
	return true;
}

static struct text_run find_run(const struct line_maker *m, int k)
{
	const struct para_parts *p = m->p;
	int first = cell_at(m, k), before = first;
	struct text_run r = { .from = k, .to = k };

	for (; r.to < m->line->end; r.to++) {
		int i = cell_at(m, r.to);

		if (r.to > k && (ABS(i - before) != 1 || !same_text(p, first, i)))
			break;
		before = i;
		if (!draws_nothing(p, i))
			count_cell(p, i, &r);
	}
	if (m->line->hyphen && (p->cells.cell[first].level & 1) == 0 && is_last_drawn(m, before)) {
		r.hyphen = style_hyphen(p->l, context_at(p, first)->style);
		if (r.hyphen->text == NULL)
			r.hyphen = NULL;
	}
	if (r.hyphen != NULL) {
		r.n_glyphs++;
		r.n_clusters++;
		r.n_bytes += (int)strlen(r.hyphen->text);
	}
	return r;
}

/* Where a run's glyphs, clusters and bytes are put. */
struct put {
	struct area_glyph *glyph;
	struct area_cluster *cluster;
	char *text;
	int cluster_bytes;              /* of the last cluster; 0: nothing may join it */
};

/* What is to the right on the page is up in the frame, and what is up there is back here. */
static void put_upright(const struct para_parts *p, int i, len_t pen, struct put *to)
{
	const struct cell *c = &p->cells.cell[i];
	len_t across = style_middle(context_at(p, i)->style);
	int first = i;

	while (first > 0 && p->cells.cell[first].flags & CELL_COMBINED)
		first--;
	if (first < i)          /* the line may have widened the first cell; the group stays together */
		pen -= p->lines.advance[first] - p->cells.cell[first].advance;
	for (int k = 0; k < MIN(c->n_glyphs, 255); k++) {
		const struct glyph *g = &p->shaped.glyph[c->glyph + k];

		*to->glyph++ = (struct area_glyph){ .id = g->id, .x = pen - g->dy, .y = across + g->dx };
		across = len_add(across, c->n_glyphs > 1 ? g->advance : 0);
	}
}

static void put_glyphs(const struct para_parts *p, int i, len_t pen, struct put *to)
{
	const struct cell *c = &p->cells.cell[i];
	int n = MIN(c->n_glyphs, 255);

	pen += p->lines.offset[i];
	if (c->flags & CELL_UPRIGHT) {
		put_upright(p, i, pen, to);
		return;
	}
	for (int k = 0; k < n; k++) {
		const struct glyph *g = &p->shaped.glyph[c->glyph + k];

		*to->glyph++ = (struct area_glyph){ .id = g->id, .x = pen + g->dx, .y = g->dy };
		pen = len_add(pen, g->advance);
	}
}

static void put_text(const struct para_parts *p, int i, struct put *to)
{
	const struct cell *c = &p->cells.cell[i];
	int bytes = cell_end(p, i) - c->at;

	memcpy(to->text, p->text->str + c->at, (size_t)bytes);
	to->text += bytes;
	if (joins_cluster(p, i, &to->cluster_bytes)) {
		to->cluster[-1].bytes = (uint8_t)(to->cluster[-1].bytes + bytes);
		return;
	}
	*to->cluster++ = (struct area_cluster){ (uint8_t)MIN(bytes, 255), (uint8_t)MIN(c->n_glyphs, 255) };
	for (bytes -= 255; bytes > 0; bytes -= 255)
		*to->cluster++ = (struct area_cluster){ .bytes = (uint8_t)MIN(bytes, 255) };
}

static void put_hyphen(const struct style_mark *mark, len_t pen, struct put *to)
{
	size_t bytes = strlen(mark->text);

	*to->glyph++ = (struct area_glyph){ .id = mark->glyph, .x = pen, .y = mark->dy };
	*to->cluster++ = (struct area_cluster){ (uint8_t)bytes, 1 };
	memcpy(to->text, mark->text, bytes);
	to->text += bytes;
}

/* Glyphs from left to right, clusters and text in reading order. */
static len_t fill_text(const struct line_maker *m, const struct text_run *r, bool backwards, struct put to)
{
	const struct para_parts *p = m->p;
	len_t pen = 0;

	for (int k = r->from; k < r->to; k++) {
		int i = cell_at(m, k);

		if (draws_nothing(p, i))
			continue;
		put_glyphs(p, i, pen, &to);
		pen = len_add(pen, p->lines.advance[i]);
		if (!backwards)
			put_text(p, i, &to);
	}
	for (int k = r->to; backwards && k-- > r->from;) {
		if (!draws_nothing(p, cell_at(m, k)))
			put_text(p, cell_at(m, k), &to);
	}
	if (r->hyphen != NULL) {
		put_hyphen(r->hyphen, pen, &to);
		pen = len_add(pen, r->hyphen->advance);
	}
	return pen;
}

/* The text area of a fo:character or a page number is the object's own area. */
static void own_text(struct line_maker *m, struct inline_context *in, struct area *a)
{
	len_t start = edge_width(in->box, EDGE_START);

	if (in->placed)
		return;
	a->box = in->box;
	a->id = in->node->id;
	a->role = fo_string(in->node, PROP_role);
	a->is_first = a->is_last = true;
	a->x -= start;
	a->y -= edge_width(in->box, EDGE_BEFORE);
	in->placed = true;
	(void)m;
}

static void add_emphasis(struct line_maker *m, const struct text_run *r)
{
	const struct para_parts *p = m->p;
	struct inline_context *in = m->in;
	len_t pen = m->x - in->left, baseline = m->baseline - shift_of(in) - in->top;

	for (int k = r->from; k < r->to; k++) {
		int i = cell_at(m, k);
		const struct cell *c = &p->cells.cell[i];

		if (draws_nothing(p, i))
			continue;
		if (emphasis_wants(in->style, c))
			area_append(in->area, emphasis_mark(p->l, in->style, in->decoration & DECORATION_UNDER,
			    pen + p->lines.offset[i] + c->advance / 2, baseline));
		pen = len_add(pen, p->lines.advance[i]);
	}
}

/* By how much word-spacing and the line have widened word spaces: what the first one shows. */
static len_t word_space_in(const struct line_maker *m, const struct text_run *r)
{
	const struct para_parts *p = m->p;

	for (int k = r->from; k < r->to; k++) {
		int i = cell_at(m, k);
		const struct cell *c = &p->cells.cell[i];

		if ((c->ch == ' ' || c->ch == 0xA0) && !draws_nothing(p, i))
			return p->lines.advance[i] - c->advance + context_at(p, i)->style->word_spacing;
	}
	return 0;
}

static int add_text(struct line_maker *m, int k)
{
	struct para_parts *p = m->p;
	struct arena *arena = p->l->arena;
	struct inline_context *in = m->in;
	const struct para_style *s = in->style;
	const struct cell *c = &p->cells.cell[cell_at(m, k)];
	struct text_run r = find_run(m, k);
	struct area_text *t = AREA_NEW(arena, area_text, AREA_TEXT);
	struct put to = { ARENA_ARRAY(arena, r.n_glyphs, struct area_glyph),
		ARENA_ARRAY(arena, r.n_clusters, struct area_cluster), arena_alloc(arena, (size_t)r.n_bytes + 1), 0 };

	t->glyph = to.glyph;
	t->cluster = to.cluster;
	t->text = to.text;
	t->n_glyphs = r.n_glyphs;
	t->n_clusters = r.n_clusters;
	t->bytes = r.n_bytes;
	t->face = c->face;
	t->size = shape_glyph_size(text_style_at(p, cell_at(m, k)), c);
	t->color = s->color;
	t->baseline = s->metrics.ascent;
	t->backwards = c->level & 1;
	t->turn = c->flags & CELL_UPRIGHT ? TURN_LEFT : TURN_NONE;
	t->area.level = c->level;
	t->area.x = m->x - in->left;
	t->area.y = m->baseline - shift_of(in) - s->metrics.ascent - in->top;
	t->area.bpd = s->metrics.ascent + s->metrics.descent;
	t->area.pos = &in->node->pos;
	t->area.hidden = in->hidden;
	t->area.decoration = in->decoration;
	memcpy(t->area.decoration_color, in->decoration_color, sizeof t->area.decoration_color);
	t->area.decoration_style = in->line_style;
	t->area.decoration_width = in->line_width;
	t->letter_space = s->text.letter_spacing;
	t->word_space = word_space_in(m, &r);
	t->area.ipd = fill_text(m, &r, t->backwards, to);
	if (in->kind == CONTEXT_LEAF)
		own_text(m, in, &t->area);
	area_append(in->area, &t->area);
	if (in->style->emphasis)
		add_emphasis(m, &r);
	m->x = len_add(m->x, t->area.ipd);
	return r.to;
}

/* ---- objects ---- */

static void add_space(struct line_maker *m, len_t width)
{
	struct area *a;

	if (width == 0)
		return;
	a = area_new(m->p->l->arena, AREA_SPACE, sizeof *a);
	a->x = m->x - m->in->left;
	a->ipd = width;
	area_append(m->in->area, a);
	m->x = len_add(m->x, width);
}

static void add_strut(struct line_maker *m, const struct object *o, len_t width)
{
	struct inline_context *in = m->in;

	if (o->edge == EDGE_START)
		in->has_start = true;
	else if (o->edge == EDGE_END)
		in->has_end = true;
	if (o->edge >= 0 && in->area != NULL && m->x >= in->left)
		in->right = width;
	m->x = len_add(m->x, width);
}

static void add_leader(struct line_maker *m, const struct object *o, len_t width, uint8_t level)
{
	len_t above;
	struct area *a = leader_area(m->p, o, m->x, width, &above);

	a->x = m->x - m->in->left;
	a->y = m->baseline - shift_of(m->in) - above - m->in->top;
	a->level = level;
	area_append(m->in->area, a);
	m->x = len_add(m->x, width);
}

static void add_area(struct line_maker *m, const struct object *o, len_t width, uint8_t level)
{
	len_t top = m->baseline - shift_of(m->in) - o->shift - o->extent.above;

	if (o->hang == HANG_TOP)
		top = m->baseline - m->content.above;
	else if (o->hang == HANG_BOTTOM)
		top = m->baseline + m->content.below - o->extent.above - o->extent.below;
	o->area->x = m->x - m->in->left;
	o->area->y = top - m->in->top;
	o->area->level = level;
	area_append(m->in->area, o->area);
	m->x = len_add(m->x, width);
}

static void add_object(struct line_maker *m, const struct object *o, len_t width, uint8_t level)
{
	switch (o->kind) {
	case OBJECT_STRUT:
		add_strut(m, o, width);
		break;
	case OBJECT_LEADER:
		add_leader(m, o, width, level);
		break;
	case OBJECT_AREA:
		add_area(m, o, width, level);
		break;
	case OBJECT_NOTE:
		m->notes = note_join(m->notes, o->note);
		break;
	}
}

static void add_cells(struct line_maker *m)
{
	struct para_parts *p = m->p;

	for (int k = m->line->start; k < m->line->end;) {
		int i = cell_at(m, k);
		const struct object *o = object_at(p, i);

		if (o == NULL && draws_nothing(p, i)) {
			k++;
			continue;
		}
		if (m->in != context_at(p, i))
			go_to_context(m, context_at(p, i), i);
		if (o == NULL && p->cells.cell[i].face != NULL) {
			k = add_text(m, k);
			continue;
		}
		if (o != NULL)
			add_object(m, o, p->lines.advance[i], p->cells.cell[i].level);
		else
			add_space(m, p->lines.advance[i]);
		k++;
	}
}

/* ---- the line ---- */

/* Cells of the line from left to right: UAX 9, rule L2. */
static const int *visual_order(struct para_parts *p, const struct line *line)
{
	int highest = 0;

	if (!p->has_bidi)
		return NULL;
	for (int i = line->start; i < line->end; i++) {
		p->order[i] = i;
		highest = MAX(highest, p->cells.cell[i].level);
	}
	for (int level = highest; level > 0; level--) {
		for (int i = line->start, end; i < line->end; i = end + 1) {
			for (end = i; end < line->end && p->cells.cell[p->order[end]].level >= level; end++)
				;
			for (int a = i, b = end - 1; a < b; a++, b--) {
				int t = p->order[a];

				p->order[a] = p->order[b];
				p->order[b] = t;
			}
		}
	}
	return p->order;
}

/* Where the text begins, from the line's start edge. */
static len_t aligned_start(const struct para_parts *p, const struct line *line)
{
	enum compose_align a = line->forced ? p->style->compose.align_last : p->style->compose.align;
	len_t left_over = line->room - line->width;

	if (left_over <= 0 || a == ALIGN_START || a == ALIGN_JUSTIFY || p->req->strip)
		return line->indent;
	return line->indent + (a == ALIGN_CENTER ? left_over / 2 : left_over);
}

/* The half-leading at its edges is what the text of the block, or all that stands in the line, leaves free there. */
static struct area *line_area(const struct para_parts *p, struct extent e)
{
	struct area *a = area_new(p->l->arena, AREA_LINE, sizeof *a);
	struct extent text = inline_extent(p->style, false), line = inline_extent(p->style, true);
	bool around_all = p->stacking == KW_max_height;

	a->bpd = e.above + e.below;
	a->lead_before = around_all || e.above == line.above ? line.above - text.above : 0;
	a->lead_after = around_all || e.below == line.below ? line.below - text.below : 0;
	return a;
}

struct para_line line_make(struct para_parts *p, int i)
{
	const struct line *line = &p->lines.line[i];
	struct extent content = content_extent(p, line), e = line_extent(p, content);
	struct inline_context *block = p->block;
	struct line_maker m = {
		.p = p, .line = line, .baseline = e.above, .content = content, .order = visual_order(p, line),
		.area = line_area(p, e), .in = block,
	};

	m.area->ipd = p->req->strip ? line->width : p->req->room == NULL ? p->req->ipd :
	    p->req->room(p->req->room_context, i);
	m.area->is_first = i == 0 && p->skip == 0;
	m.area->is_last = i == p->lines.n - 1;
	m.area->pos = &p->req->block->pos;
	m.area->start_indent = aligned_start(p, line);
	m.area->end_indent = m.area->ipd - m.area->start_indent - line->width;
	m.x = p->style->rtl ? m.area->end_indent : m.area->start_indent;
	m.area->level = p->style->rtl ? 1 : 0;
	block->area = m.area;
	block->left = block->top = 0;
	add_cells(&m);
	while (m.in != block)
		close_inline(&m);
	return (struct para_line){ .area = m.area, .baseline = e.above, .notes = m.notes,
		.end = p->skip + line->end, .overfull = line->overfull };
}
