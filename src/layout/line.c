/*
 * line.c - the area tree of one line
 *
 * When its depth is known (line_depth.c), its cells follow from left to right,
 * reordered where levels say so.  Inline areas open and close as the objects of
 * the cells change; neighbours of one object and one face become one text area
 * (line_text.c).
 */
#include "layout/line_parts.h"

#include "layout/inlines.h"
#include "layout/leader.h"
#include "layout/note.h"

/* Between the lines of two names, 1/1000 of the size. */
#define NAMES_APART 200

/* ---- inline areas ---- */

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
	style_area(a, in->node, !in->placed);
	a->link = in->link;
	a->is_first = !in->placed;
	line_decorate(in, a);
	a->level = m->p->cells.cell[cell].level;
	part_lines(m, in, a);
	in->placed = true;
	in->top = m->baseline - line_shift_of(in) - s->metrics.ascent;
	a->bpd = s->metrics.ascent + s->metrics.descent;
	a->x = m->x - up->left;
	a->y = in->top - area_box_edge(in->box, EDGE_BEFORE) - up->top;
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

/* How far what stands in an inline area reaches, from the top of its content. */
static void reach(const struct area *a, len_t y, len_t *top, len_t *bottom)
{
	for (const struct area *c = a->first; c != NULL; c = c->next) {
		if (c->type == AREA_SPACE)
			continue;
		*top = len_min(*top, len_add(y, c->y));
		*bottom = len_max(*bottom, len_add(y, len_add(c->y, area_bpda(c))));
		if (c->type == AREA_INLINE)
			reach(c, len_add(y, len_add(c->y, area_edge(c, EDGE_BEFORE))), top, bottom);
	}
}

/* A link is as tall as what stands in it: one may click on all of a picture. */
static void cover(struct area *a)
{
	len_t top = 0, bottom = 0;

	reach(a, 0, &top, &bottom);
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
		in->area->box = style_box_part(m->p->l->arena, in->box, in->has_start, in->has_end);
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
	a->y = m->baseline - line_shift_of(m->in) - above - m->in->top;
	a->level = level;
	area_append(m->in->area, a);
	m->x = len_add(m->x, width);
}

static void add_area(struct line_maker *m, const struct object *o, len_t width, uint8_t level)
{
	len_t top = m->baseline - line_shift_of(m->in) - o->shift - o->extent.above;

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
		note_add(&m->notes, o->note);
		break;
	}
}

static void add_cells(struct line_maker *m)
{
	struct para_parts *p = m->p;

	for (int k = m->line->start; k < m->line->end;) {
		int i = line_cell_at(m, k);
		const struct object *o = object_at(p, i);

		if (o == NULL && line_draws_nothing(p, i)) {
			k++;
			continue;
		}
		if (m->in != context_at(p, i))
			go_to_context(m, context_at(p, i), i);
		if (o == NULL && p->cells.cell[i].face != NULL) {
			k = line_add_text(m, k);
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

/* What is too long takes more than there is; a mark that hangs does not count. */
static len_t left_over_in(const struct line *line)
{
	len_t left_over = line->room - line->width;

	return left_over > 0 || line->overfull ? left_over : 0;
}

/* Where the text begins, from the line's start edge: what is too long runs over the edges it is not aligned to. */
static len_t aligned_start(const struct para_parts *p, const struct line *line)
{
	enum compose_align a = line->forced ? p->style->compose.align_last : p->style->compose.align;
	len_t left_over = left_over_in(line);

	if (a == ALIGN_START || a == ALIGN_JUSTIFY || p->req->strip)
		return line->indent;
	return line->indent + (a == ALIGN_CENTER ? left_over / 2 : left_over);
}

/* How much further right the text stands where the page is bound at its end: inside and outside change sides. */
static len_t turned(const struct para_parts *p, const struct line *line)
{
	const struct fo_node *n = p->req->block;
	enum fo_kw kw = line->forced ? fo_text_align_last(n) : fo_keyword(n, PROP_text_align);
	len_t left_over = left_over_in(line);

	if ((kw != KW_inside && kw != KW_outside) || left_over == 0 || p->vertical || p->req->strip)
		return 0;
	p->l->has_binding = true;
	return (kw == KW_inside) != p->style->rtl ? left_over : -left_over;
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
	struct extent content = line_content_extent(p, line), e = line_extent(p, content);
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
	m.area->turned = turned(p, line);
	m.x = p->style->rtl ? m.area->end_indent : m.area->start_indent;
	m.area->level = p->style->rtl ? 1 : 0;
	block->area = m.area;
	block->left = block->top = 0;
	add_cells(&m);
	while (m.in != block)
		close_inline(&m);
	return (struct para_line){ .area = m.area, .baseline = e.above, .notes = m.notes.first,
		.end = p->skip + line->end, .overfull = line->overfull };
}
