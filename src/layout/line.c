/*
 * line.c - the area tree of one line
 *
 * Walks the cells of a line from start to end.  Inline areas open and close as
 * the objects of the cells change; cells of one object and one face become one
 * text area.  Depth: line-stacking-strategy and half-leading as XSL 1.1, 4.5
 * and 7.15 have them.
 */
#include "layout/note.h"
#include "layout/para_parts.h"

#include "text/fonts.h"

#include <string.h>

struct line_maker {
	struct para_parts *p;
	const struct line *line;
	struct area *area;
	struct inline_context *in;      /* innermost open one */
	struct area_text *text;         /* being filled; NULL */
	struct inline_context *text_in;
	len_t x;                        /* pen, from the line area's start */
	len_t baseline;                 /* from its before edge */
	const struct note *notes;

	/* buffers of the text area being filled */
	GArray *glyphs, *clusters;
	int text_from, text_to;
	len_t text_x;
};

/* ---- depth ---- */

struct extent {
	len_t above, below;             /* of the baseline */
};

static void widen(struct extent *e, len_t above, len_t below)
{
	e->above = len_max(e->above, above);
	e->below = len_max(e->below, below);
}

static struct extent with_half_leading(const struct para_style *s)
{
	len_t above = s->metrics.ascent + (s->line_height - s->metrics.ascent - s->metrics.descent) / 2;

	return (struct extent){ above, s->line_height - above };
}

static void widen_by_context(struct extent *e, const struct inline_context *in, bool own_leading, bool shifts)
{
	struct extent own = { in->style->metrics.ascent, in->style->metrics.descent };
	len_t shift = shifts ? in->shift : 0;

	if (own_leading)
		own = with_half_leading(in->style);
	widen(e, own.above + shift, own.below - shift);
}

static struct extent line_extent(struct para_parts *p, const struct line *line)
{
	const struct fo_node *block = p->req->block;
	enum fo_kw strategy = fo_keyword(block, PROP_line_stacking_strategy);
	bool shifts = fo_is(block, PROP_line_height_shift_adjustment, KW_consider_shifts);
	struct extent e = with_half_leading(p->style);

	if (strategy == KW_font_height)
		return e;
	for (int i = line->start; i < line->end; i++) {
		const struct inline_context *in = p->contexts->pdata[p->cells.cell[i].span];
		const struct object *o = p->object_of[i];

		if (in->parent != NULL)
			widen_by_context(&e, in, strategy == KW_line_height, shifts);
		if (o != NULL && o->kind != OBJECT_STRUT)
			widen(&e, o->ascent + in->shift, o->descent - in->shift);
	}
	return e;
}

/* ---- inline areas ---- */

static void flush_text(struct line_maker *m)
{
	struct area_text *t = m->text;
	struct arena *a = m->p->l->arena;

	if (t == NULL)
		return;
	t->glyph = arena_copy(a, m->glyphs->data, m->glyphs->len * sizeof(struct area_glyph));
	t->n_glyphs = (int)m->glyphs->len;
	t->cluster = arena_copy(a, m->clusters->data, m->clusters->len * sizeof(struct area_cluster));
	t->n_clusters = (int)m->clusters->len;
	t->bytes = m->text_to - m->text_from;
	t->text = arena_strndup(a, m->p->text->str + m->text_from, (size_t)t->bytes);
	t->area.ipd = m->x - m->text_x;
	m->text = NULL;
}

/* Borders, padding and background of one part of an inline that lines have broken up. */
static const struct area_box *inline_part(struct line_maker *m, const struct area_box *whole, bool first, bool last)
{
	struct area_box *box;

	if (whole == NULL || (first && last))
		return whole;
	box = arena_copy(m->p->l->arena, whole, sizeof *box);
	if (!first)
		memset(&box->edge[EDGE_START], 0, sizeof box->edge[EDGE_START]);
	if (!last)
		memset(&box->edge[EDGE_END], 0, sizeof box->edge[EDGE_END]);
	return box;
}

static void open_inline(struct line_maker *m, struct inline_context *in)
{
	const struct inline_context *up = in->parent;
	const struct para_style *s = in->style;
	struct area *a;
	len_t before;

	flush_text(m);
	m->in = in;
	if (!in->is_area) {
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
	a->decoration = in->decoration;
	a->decoration_color = in->decoration_color;
	a->box = inline_part(m, in->box, !in->placed, true);
	in->placed = true;
	before = area_edge(a, EDGE_BEFORE);
	in->top = m->baseline - in->shift - s->metrics.ascent;
	a->bpd = s->metrics.ascent + s->metrics.descent;
	a->x = m->x - up->left;
	a->y = in->top - before - up->top;
	in->left = m->x + area_edge(a, EDGE_START);
	area_append(up->area, a);
}

static void close_inline(struct line_maker *m, bool last)
{
	struct inline_context *in = m->in;

	flush_text(m);
	if (in->is_area) {
		if (!last)
			in->area->box = inline_part(m, in->box, in->area->is_first, false);
		in->area->is_last = last;
		in->area->ipd = m->x - in->left - area_edge(in->area, EDGE_END);
	}
	in->area = NULL;
	m->in = in->parent;
}

static void open_down_to(struct line_maker *m, struct inline_context *in, const struct inline_context *from)
{
	if (in == from)
		return;
	open_down_to(m, in->parent, from);
	open_inline(m, in);
}

static void go_to_context(struct line_maker *m, struct inline_context *to)
{
	const struct inline_context *up = to;

	while (m->in->depth > up->depth)
		close_inline(m, true);
	while (up->depth > m->in->depth)
		up = up->parent;
	while (up != m->in) {
		close_inline(m, true);
		up = up->parent;
	}
	open_down_to(m, to, m->in);
}

/* ---- cells ---- */

static int cell_end(const struct para_parts *p, int i)
{
	return i + 1 < p->cells.n ? p->cells.cell[i + 1].at : (int)p->text->len;
}

static void begin_text(struct line_maker *m, const struct cell *c)
{
	struct inline_context *in = m->in;
	struct area_text *t = AREA_NEW(m->p->l->arena, area_text, AREA_TEXT);
	const struct para_style *s = in->style;

	t->face = c->face;
	t->size = shape_glyph_size(&s->text, c);
	t->color = s->color;
	t->baseline = s->metrics.ascent;
	t->area.x = m->x - in->left;
	t->area.y = m->baseline - in->shift - s->metrics.ascent - in->top;
	t->area.bpd = s->metrics.ascent + s->metrics.descent;
	t->area.pos = &in->node->pos;
	t->area.decoration = in->decoration;
	t->area.decoration_color = in->decoration_color;
	area_append(in->area, &t->area);
	m->text = t;
	m->text_in = in;
	m->text_from = m->text_to = c->at;
	m->text_x = m->x;
	g_array_set_size(m->glyphs, 0);
	g_array_set_size(m->clusters, 0);
}

static void add_glyphs(struct line_maker *m, const struct cell *c, len_t offset, int end)
{
	struct area_cluster cluster = { .bytes = (uint8_t)MIN(end - c->at, 255), .glyphs = (uint8_t)MIN(c->n_glyphs, 255) };
	len_t pen = m->x - m->text_x + offset;

	for (int k = 0; k < cluster.glyphs; k++) {
		const struct glyph *g = &m->p->shaped.glyph[c->glyph + k];
		struct area_glyph placed = { .id = g->id, .x = pen + g->dx, .y = g->dy };

		g_array_append_val(m->glyphs, placed);
		pen += g->advance;
	}
	g_array_append_val(m->clusters, cluster);
	for (int rest = end - c->at - cluster.bytes; rest > 0; rest -= 255) {
		cluster = (struct area_cluster){ .bytes = (uint8_t)MIN(rest, 255) };
		g_array_append_val(m->clusters, cluster);
	}
	m->text_to = end;
}

static void add_text(struct line_maker *m, const struct cell *c, int i)
{
	const struct para_style *s = m->in->style;

	if (m->text == NULL || m->text_in != m->in || m->text->face != c->face || m->text_to != c->at ||
	    m->text->size != shape_glyph_size(&s->text, c)) {
		flush_text(m);
		begin_text(m, c);
	}
	add_glyphs(m, c, m->p->lines.offset[i], cell_end(m->p, i));
	m->x += m->p->lines.advance[i];
}

static void add_space(struct line_maker *m, len_t width)
{
	struct area *a;

	flush_text(m);
	if (width == 0)
		return;
	a = area_new(m->p->l->arena, AREA_SPACE, sizeof *a);
	a->x = m->x - m->in->left;
	a->ipd = width;
	area_append(m->in->area, a);
	m->x += width;
}

static void add_rule(struct line_maker *m, const struct object *o, len_t width)
{
	const struct fo_node *n = o->node;
	struct area_leader *r = AREA_NEW(m->p->l->arena, area_leader, AREA_LEADER);

	flush_text(m);
	r->style = LINE_SOLID;
	if (fo_is(n, PROP_rule_style, KW_dotted))
		r->style = LINE_DOTTED;
	else if (fo_is(n, PROP_rule_style, KW_dashed))
		r->style = LINE_DASHED;
	else if (fo_is(n, PROP_rule_style, KW_double))
		r->style = LINE_DOUBLE;
	else if (fo_is(n, PROP_rule_style, KW_none))
		r->style = LINE_NONE;
	r->thickness = fo_len(n, PROP_rule_thickness, 0);
	r->color = o->in->style->color;
	r->area.x = m->x - m->in->left;
	r->area.ipd = width;
	r->area.bpd = r->thickness;
	r->area.y = m->baseline - m->in->shift - r->thickness - m->in->top;
	r->offset = r->thickness / 2;
	r->area.pos = &n->pos;
	area_append(m->in->area, &r->area);
	m->x += width;
}

/* Dots: as many as fit, ending at the leader's end so that those of several lines stand below each other. */
static void add_dots(struct line_maker *m, const struct object *o, len_t width)
{
	struct layout *l = m->p->l;
	const struct para_style *s = o->in->style;
	struct text_span span = { .style = &s->text, .pos = o->node->pos };
	struct cells cells = cells_classify(m->p->arena, ".", 1, LOCALE_OTHER, false);
	struct shaped shaped = shape_cells(m->p->arena, l->fonts, l->diag, ".", &cells, &span, 1, LOCALE_OTHER, false);
	len_t step = fo_is(o->node, PROP_leader_pattern_width, KW_use_font_metrics) ? cells.cell[0].advance :
	    fo_len(o->node, PROP_leader_pattern_width, width);
	int n;

	step = len_max(step, cells.cell[0].advance);
	n = step > 0 && shaped.n > 0 ? width / step : 0;
	if (n == 0) {
		add_space(m, width);
		return;
	}
	add_space(m, width - n * step);
	flush_text(m);
	begin_text(m, &cells.cell[0]);
	for (int i = 0; i < n; i++) {
		struct area_glyph g = { .id = shaped.glyph[0].id, .x = i * step, .y = shaped.glyph[0].dy };
		struct area_cluster c = { 1, 1 };

		g_array_append_val(m->glyphs, g);
		g_array_append_val(m->clusters, c);
	}
	m->x += n * step;
	m->text->area.ipd = n * step;
	m->text->n_glyphs = m->text->n_clusters = m->text->bytes = n;
	m->text->glyph = arena_copy(l->arena, m->glyphs->data, (size_t)n * sizeof(struct area_glyph));
	m->text->cluster = arena_copy(l->arena, m->clusters->data, (size_t)n * sizeof(struct area_cluster));
	m->text->text = memset(arena_alloc(l->arena, (size_t)n + 1), '.', (size_t)n);
	m->text = NULL;
}

static void add_object(struct line_maker *m, const struct object *o, len_t width)
{
	switch (o->kind) {
	case OBJECT_STRUT:
		flush_text(m);
		m->x += width;
		break;
	case OBJECT_LEADER:
		if (fo_is(o->node, PROP_leader_pattern, KW_rule))
			add_rule(m, o, width);
		else if (fo_is(o->node, PROP_leader_pattern, KW_dots))
			add_dots(m, o, width);
		else
			add_space(m, width);
		break;
	case OBJECT_IMAGE:
		flush_text(m);
		o->area->x = m->x - m->in->left;
		o->area->y = m->baseline - m->in->shift - o->ascent - m->in->top;
		area_append(m->in->area, o->area);
		m->x += width;
		break;
	case OBJECT_NOTE:
		m->notes = note_join(m->notes, o->note);
		break;
	}
}

static bool draws_nothing(const struct cell *c)
{
	return c->class == CELL_LF || c->class == CELL_ZWSP || c->class == CELL_WJ;
}

static void add_cells(struct line_maker *m)
{
	struct para_parts *p = m->p;

	for (int i = m->line->start; i < m->line->end; i++) {
		const struct cell *c = &p->cells.cell[i];
		bool is_space = c->class == CELL_SPACE || c->class == CELL_NBSP;

		if (m->in != p->contexts->pdata[c->span])
			go_to_context(m, p->contexts->pdata[c->span]);
		if (p->object_of[i] != NULL)
			add_object(m, p->object_of[i], p->lines.advance[i]);
		else if (draws_nothing(c) || (is_space && p->lines.advance[i] == 0))
			flush_text(m);
		else if (c->face == NULL)
			add_space(m, p->lines.advance[i]);
		else
			add_text(m, c, i);
	}
}

static len_t aligned_start(const struct para_parts *p, const struct line *line)
{
	enum compose_align a = line->forced ? p->style->compose.align_last : p->style->compose.align;
	len_t left_over = line->room - line->width;

	if (left_over <= 0 || a == ALIGN_START || a == ALIGN_JUSTIFY)
		return line->indent;
	return line->indent + (a == ALIGN_CENTER ? left_over / 2 : left_over);
}

struct para_line line_make(struct para_parts *p, int i)
{
	const struct line *line = &p->lines.line[i];
	struct extent e = line_extent(p, line);
	struct inline_context *block = p->contexts->pdata[0];
	struct line_maker m = {
		.p = p, .line = line, .baseline = e.above,
		.area = area_new(p->l->arena, AREA_LINE, sizeof(struct area)),
		.glyphs = g_array_new(FALSE, FALSE, sizeof(struct area_glyph)),
		.clusters = g_array_new(FALSE, FALSE, sizeof(struct area_cluster)),
	};

	while (block->parent != NULL)
		block = block->parent;
	m.area->ipd = p->req->ipd;
	m.area->bpd = e.above + e.below;
	m.area->is_first = i == 0;
	m.area->is_last = i == p->lines.n - 1;
	m.area->pos = &p->req->block->pos;
	m.x = m.area->start_indent = aligned_start(p, line);
	m.in = block;
	block->area = m.area;
	block->left = block->top = 0;
	add_cells(&m);
	flush_text(&m);
	while (m.in != block)
		close_inline(&m, false);
	g_array_free(m.glyphs, TRUE);
	g_array_free(m.clusters, TRUE);
	return (struct para_line){ .area = m.area, .notes = m.notes };
}
