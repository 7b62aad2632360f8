/*
 * leader.c - space, rules, dots and repeated content
 *
 * Cycles of dots or content end at the leader's end, so that in a table of
 * contents they stand below each other; leader-alignment makes them count from
 * the reference area instead.
 */
#include "layout/leader.h"

#include "layout/percent.h"

#include <string.h>

/* Cycles of no width, or of nearly none, are not drawn without end. */
enum { CYCLES_MAX = 5000 };

/* ---- measure ---- */

/* Of a cycle's line, without half-leading. */
static len_t depth_of(const struct area *line)
{
	return line->bpd - line->lead_before - line->lead_after;
}

static void measure_content(struct para_parts *p, const struct fo_node *n, struct object *o)
{
	struct para_request r = { .block = n, .first = n->first, .ipd = p->req->ipd, .strip = true };
	struct para content = { 0 };

	/* XSL has no leaders in leaders: their cycles would multiply */
	if (n->first == NULL || p->req->strip || p->l->depth >= LAYOUT_DEPTH_MAX)
		return;
	p->l->depth++;
	content = para_set(p->l, &r);
	p->l->depth--;
	if (content.n == 0)
		return;
	o->area = content.line[0].area;
	o->baseline = content.line[0].baseline - o->area->lead_before;
}

/* Of the parent's width, as far as it is a percentage. */
static len_t cycle_width(const struct para_parts *p, const struct fo_node *n, len_t natural)
{
	if (fo_is(n, PROP_leader_pattern_width, KW_use_font_metrics))
		return natural;
	return len_max(fo_len(n, PROP_leader_pattern_width, p->req->ipd), natural);
}

void leader_measure(struct para_parts *p, const struct fo_node *n, const struct para_style *s,
    struct object *o)
{
	struct fo_space length = fo_space(n, PROP_leader_length, p->req->ipd);
	const struct compose_style *c = &p->style->compose;

	o->kind = OBJECT_LEADER;
	o->box = style_box(p->l, n, p->req->ipd);
	o->advance = length.opt;        /* borders and padding are in it */
	/* a leader gives and takes only where lines are justified */
	if (c->align == ALIGN_JUSTIFY || c->align_last == ALIGN_JUSTIFY) {
		o->stretch = len_max(length.max - length.opt, 0);
		o->shrink = len_max(length.opt - length.min, 0);
	}
	if (fo_is(n, PROP_leader_pattern, KW_rule))
		o->extent.above = fo_len(n, PROP_rule_thickness, 0);
	else if (fo_is(n, PROP_leader_pattern, KW_dots))
		o->extent.above = style_dot(p->l, s)->advance;
	else if (fo_is(n, PROP_leader_pattern, KW_use_content))
		measure_content(p, n, o);
	if (o->area == NULL)
		return;
	/* one cycle at least: content is never lost */
	o->advance = len_max(o->advance, cycle_width(p, n, o->area->ipd) + area_box_edge(o->box, EDGE_START) +
	    area_box_edge(o->box, EDGE_END));
	o->extent = (struct extent){ o->baseline, depth_of(o->area) - o->baseline };
}

/* ---- fill ---- */

struct filling {
	struct para_parts *p;
	const struct object *o;
	struct area *area;
	len_t x;                        /* of its content rectangle in the line */
	len_t above;                    /* of its content rectangle over the baseline */
};

static struct area *new_area(struct para_parts *p, const struct object *o, enum area_type type, size_t size)
{
	struct area *a = area_new(p->l->arena, type, size);

	style_area(a, o->node, true);
	a->box = o->box;
	a->is_first = a->is_last = true;
	return a;
}

static struct area *rule(struct para_parts *p, const struct object *o, len_t *above)
{
	const struct fo_node *n = o->node;
	struct area *a = new_area(p, o, AREA_LEADER, sizeof(struct area_leader));
	struct area_leader *r = (struct area_leader *)a;

	r->style = style_line(fo_keyword(n, PROP_rule_style));
	r->thickness = fo_len(n, PROP_rule_thickness, 0);
	r->color = o->in->style->color;
	r->offset = r->thickness / 2;
	a->bpd = *above = r->thickness;
	return a;
}

/* How many cycles fit, and where the first begins. */
static int cycles(const struct filling *f, len_t step, len_t *first)
{
	const struct fo_node *n = f->o->node;
	int count;

	if (step <= 0)
		return 0;
	if (fo_is(n, PROP_leader_alignment, KW_none)) {
		count = f->area->ipd / step;
		*first = f->area->ipd - count * step;
	} else {
		len_t from = f->x + percent_len(f->p->l, f->p->req->block, PROP_start_indent, f->p->req->ipd);
		len_t over = ((from % step) + step) % step;

		*first = over == 0 ? 0 : step - over;
		count = f->area->ipd > *first ? (f->area->ipd - *first) / step : 0;
	}
	return MIN(count, CYCLES_MAX);
}

static void dots(struct filling *f)
{
	struct arena *a = f->p->l->arena;
	const struct para_style *s = f->o->in->style;
	const struct style_mark *dot = style_dot(f->p->l, s);
	struct area_text *t;
	struct area_glyph *glyph;
	struct area_cluster *cluster;
	len_t step = cycle_width(f->p, f->o->node, dot->advance), first = 0;
	int n = cycles(f, step, &first);

	if (n == 0)
		return;
	t = AREA_NEW(a, area_text, AREA_TEXT);
	t->glyph = glyph = ARENA_ARRAY(a, n, struct area_glyph);
	t->cluster = cluster = ARENA_ARRAY(a, n, struct area_cluster);
	t->text = memset(arena_alloc(a, (size_t)n + 1), '.', (size_t)n);
	t->n_glyphs = t->n_clusters = t->bytes = n;
	for (int i = 0; i < n; i++) {
		glyph[i] = (struct area_glyph){ .id = dot->glyph, .x = i * step, .y = dot->dy };
		cluster[i] = (struct area_cluster){ 1, 1 };
	}
	t->face = dot->face;
	t->size = dot->size;
	t->color = s->color;
	t->baseline = f->above;
	t->area.x = first;
	t->area.ipd = n * step;
	t->area.bpd = f->above;
	t->area.pos = &f->o->node->pos;
	t->area.hidden = f->o->in->hidden;
	area_append(f->area, &t->area);
}

static size_t size_of(const struct area *a)
{
	switch (a->type) {
	case AREA_TEXT:
		return sizeof(struct area_text);
	case AREA_LEADER:
		return sizeof(struct area_leader);
	case AREA_IMAGE:
		return sizeof(struct area_image);
	case AREA_VIEWPORT:
		return sizeof(struct area_viewport);
	default:
		return sizeof(struct area);
	}
}

static void copy_children(struct arena *arena, struct area *to, const struct area *from)
{
	for (const struct area *c = from->first; c != NULL; c = c->next) {
		struct area *copy = arena_copy(arena, c, size_of(c));

		copy->first = copy->last = copy->next = NULL;
		copy_children(arena, copy, c);
		area_append(to, copy);
	}
}

static void blank(struct filling *f, len_t x, len_t ipd)
{
	struct area *space = area_new(f->p->l->arena, AREA_SPACE, sizeof *space);

	space->x = x;
	space->ipd = ipd;
	area_append(f->area, space);
}

static void content(struct filling *f)
{
	const struct area *line = f->o->area;
	len_t step = cycle_width(f->p, f->o->node, line->ipd), first = 0;
	int n = cycles(f, step, &first);

	/* counted from the reference area there may be room for none: one is shown all the same */
	if (n == 0) {
		n = 1;
		first = 0;
	}
	for (int i = 0; i < n; i++) {
		struct area *cycle = area_new(f->p->l->arena, AREA_INLINE, sizeof *cycle);

		cycle->x = first + i * step;
		cycle->ipd = line->ipd;
		cycle->bpd = depth_of(line);
		cycle->pos = &f->o->node->pos;
		copy_children(f->p->l->arena, cycle, line);
		for (struct area *c = cycle->first; c != NULL; c = c->next)
			c->y -= line->lead_before;
		area_append(f->area, cycle);
		if (step > line->ipd)
			blank(f, cycle->x + line->ipd, step - line->ipd);
	}
}

static struct area *filled(struct para_parts *p, const struct object *o, len_t x, len_t ipd, len_t *above)
{
	struct filling f = { .p = p, .o = o, .x = x };

	/* a dot's own area is as high as it is wide: no text is as low */
	f.above = *above = o->area != NULL ? o->baseline : style_dot(p->l, o->in->style)->advance;
	f.area = new_area(p, o, AREA_INLINE, sizeof(struct area));
	f.area->ipd = ipd;
	f.area->bpd = o->area != NULL ? depth_of(o->area) : f.above;
	if (o->area != NULL)
		content(&f);
	else
		dots(&f);
	return f.area;
}

/* As thick as a rule would be; where there was nothing to repeat, it hangs from the text's before edge. */
static struct area *blank_area(struct para_parts *p, const struct object *o, len_t *above)
{
	struct area *a = new_area(p, o, AREA_SPACE, sizeof *a);

	if (fo_is(o->node, PROP_leader_pattern, KW_space))
		a->bpd = *above = fo_len(o->node, PROP_rule_thickness, 0);
	else
		*above = o->in->style->metrics.ascent;
	return a;
}

struct area *leader_area(struct para_parts *p, const struct object *o, len_t x, len_t width, len_t *above)
{
	len_t start = area_box_edge(o->box, EDGE_START), ipd = len_max(width - start - area_box_edge(o->box, EDGE_END), 0);
	struct area *a;

	*above = 0;
	if (fo_is(o->node, PROP_leader_pattern, KW_rule))
		a = rule(p, o, above);
	else if (o->area != NULL || fo_is(o->node, PROP_leader_pattern, KW_dots))
		a = filled(p, o, x + start, ipd, above);
	else
		a = blank_area(p, o, above);
	a->ipd = ipd;
	*above += area_box_edge(o->box, EDGE_BEFORE);
	return a;
}
