#include "layout/inlines.h"

#include "layout/block.h"
#include "layout/refs.h"
#include "layout/stack.h"

/* ---- baselines ---- */

/* A baseline above the alphabetic one. */
static len_t baseline(enum fo_kw kw, const struct text_metrics *m)
{
	switch (kw) {
	case KW_middle:
		return m->x_height / 2;
	case KW_central:
		return (m->ascent - m->descent) / 2;
	case KW_before_edge:
	case KW_text_before_edge:
	case KW_top:
	case KW_text_top:
		return m->ascent;
	case KW_after_edge:
	case KW_text_after_edge:
	case KW_bottom:
	case KW_text_bottom:
	case KW_ideographic:
		return -m->descent;
	case KW_hanging:
		return len_scale(m->ascent, 8, 10);
	case KW_mathematical:
		return m->ascent / 2;
	default:
		return 0;
	}
}

/* What is raised stands on the height of the small letters; what is lowered, half below the line. */
static len_t baseline_shift(const struct fo_node *n, const struct para_style *own, const struct para_style *parent)
{
	switch (fo_keyword(n, PROP_baseline_shift)) {
	case KW_sub:
		return -own->metrics.x_height / 2;
	case KW_super:
		return parent->metrics.x_height;
	case KW_baseline:
		return 0;
	default:
		return fo_len(n, PROP_baseline_shift, parent->line_height);
	}
}

static enum hang hang_of(enum fo_kw kw)
{
	if (kw == KW_before_edge || kw == KW_top)
		return HANG_TOP;
	return kw == KW_after_edge || kw == KW_bottom ? HANG_BOTTOM : HANG_BASELINE;
}

/* The baseline of the parent that things are aligned at when nothing else is said. */
static enum fo_kw dominant(const struct para_style *parent)
{
	enum fo_kw kw = fo_keyword(parent->node, PROP_dominant_baseline);

	if (kw == KW_auto || kw == KW_use_script || kw == KW_no_change || kw == KW_reset_size)
		return KW_alphabetic;
	return kw;
}

static enum fo_kw aligned_at(const struct fo_node *n, const struct para_style *parent)
{
	enum fo_kw kw = fo_keyword(n, PROP_alignment_baseline);

	return kw == KW_auto || kw == KW_baseline ? dominant(parent) : kw;
}

len_t inline_shift(const struct fo_node *n, const struct para_style *own, const struct para_style *parent,
    enum hang *hang)
{
	enum fo_kw at = aligned_at(n, parent), adjust = fo_keyword(n, PROP_alignment_adjust);
	len_t shift = baseline_shift(n, own, parent), point;

	if (adjust == KW_none_of_them)
		point = fo_len(n, PROP_alignment_adjust, own->line_height);
	else
		point = baseline(adjust == KW_auto ? at : adjust, &own->metrics);
	*hang = hang_of(at);
	return *hang == HANG_BASELINE ? shift + baseline(at, &parent->metrics) - point : shift;
}

/* A box without text has its baselines at fixed shares of its height: XSL 1.1, 7.14.1. */
static len_t point_of(enum fo_kw kw, len_t height)
{
	switch (kw) {
	case KW_before_edge:
	case KW_text_before_edge:
	case KW_top:
	case KW_text_top:
		return height;
	case KW_middle:
	case KW_central:
	case KW_mathematical:
		return height / 2;
	case KW_hanging:
		return len_scale(height, 8, 10);
	case KW_alphabetic:
		return len_scale(height, 4, 10);
	case KW_ideographic:
		return len_scale(height, 3, 10);
	default:
		return 0;
	}
}

len_t inline_object_shift(const struct fo_node *n, struct extent *size, const struct para_style *parent,
    enum hang *hang)
{
	enum fo_kw at = aligned_at(n, parent), adjust = fo_keyword(n, PROP_alignment_adjust);
	len_t height = size->above + size->below, point;

	*hang = hang_of(at);
	if (adjust == KW_none_of_them)
		point = fo_len(n, PROP_alignment_adjust, height) - size->below;
	else if (adjust == KW_baseline || (adjust == KW_auto && (at == KW_alphabetic || at == KW_ideographic)))
		point = 0;
	else if (adjust == KW_auto)
		point = point_of(at, height) - size->below;
	else
		point = point_of(adjust, height) - size->below;
	if (*hang != HANG_BASELINE)
		return baseline_shift(n, parent, parent);
	return baseline_shift(n, parent, parent) + baseline(at, &parent->metrics) - point;
}

struct extent inline_extent(const struct para_style *s, bool with_leading)
{
	len_t above = s->metrics.ascent, below = s->metrics.descent;

	if (with_leading) {
		above += (s->line_height - above - below) / 2;
		below = s->line_height - above;
	}
	return (struct extent){ above, below };
}

/* ---- what they say ---- */

void inline_decoration(const struct fo_node *n, uint8_t *decoration, struct color color[DECORATIONS])
{
	/* in the order of DECORATION_* */
	static const struct {
		enum fo_kw on, off;
	} kinds[DECORATIONS] = {
		{ KW_underline, KW_no_underline }, { KW_overline, KW_no_overline },
		{ KW_line_through, KW_no_line_through },
	};
	enum fo_prop line = fo_specified(n, PROP_axf_text_line_color) ? PROP_axf_text_line_color : PROP_color;

	if (fo_is(n, PROP_text_decoration, KW_none)) {
		if (fo_specified(n, PROP_text_decoration))
			*decoration = 0;
		return;
	}
	for (int i = 0; i < DECORATIONS; i++) {
		if (fo_has_token(n, PROP_text_decoration, kinds[i].on)) {
			*decoration |= (uint8_t)(1 << i);
			color[i] = fo_color(n, line);
		} else if (fo_has_token(n, PROP_text_decoration, kinds[i].off)) {
			*decoration &= (uint8_t)~(1 << i);
		}
	}
}

const char *inline_link(struct layout *l, const struct fo_node *n)
{
	const char *inner, *outer;

	if (n->elem != FO_basic_link)
		return NULL;
	inner = fo_string(n, PROP_internal_destination);
	outer = fo_string(n, PROP_external_destination);
	if (inner != NULL && *inner != '\0')
		return arena_printf(l->arena, "#%s", inner);
	return outer != NULL && *outer != '\0' ? outer : NULL;
}

const char *inline_page_number(struct layout *l, const struct fo_node *n)
{
	if (n->elem == FO_page_number)
		return l->label != NULL ? l->label : refs_own_page(l->refs, n);
	return refs_cited_page(l->refs, n, fo_string(n, PROP_ref_id), n->elem == FO_page_number_citation_last);
}

uint32_t inline_direction(const struct fo_node *n)
{
	bool rtl = fo_is(n, PROP_direction, KW_rtl);

	if (fo_is(n, PROP_unicode_bidi, KW_bidi_override))
		return rtl ? 0x202E : 0x202D;
	if (fo_is(n, PROP_unicode_bidi, KW_embed))
		return rtl ? 0x202B : 0x202A;
	return 0;
}

/* ---- fo:inline-container ---- */

static len_t given(const struct fo_node *n, enum fo_prop p, len_t base, len_t otherwise)
{
	return fo_is(n, p, KW_auto) ? otherwise : len_max(fo_len(n, p, base), 0);
}

/* The baseline of the first line in it, from the before edge of the content; its foot if there is none. */
static bool first_baseline(const struct area *a, len_t y, len_t *found)
{
	for (const struct area *c = a->first; c != NULL; c = c->next) {
		len_t top = y + c->y + area_edge(c, EDGE_BEFORE);

		if (c->type == AREA_TEXT) {
			*found = top + ((const struct area_text *)c)->baseline;
			return true;
		}
		if (c->type != AREA_IMAGE && first_baseline(c, top, found))
			return true;
	}
	return false;
}

static void align_content(struct area *a, const struct fo_node *n, len_t depth)
{
	len_t left = a->bpd - depth, move = 0;

	if (fo_is(n, PROP_display_align, KW_after))
		move = left;
	else if (fo_is(n, PROP_display_align, KW_center))
		move = left / 2;
	for (struct area *c = a->first; c != NULL && move != 0; c = c->next)
		c->y += move;
}

void inline_container(struct para_parts *p, const struct fo_node *n, const struct para_style *around,
    struct object *o)
{
	struct layout *l = p->l;
	struct area_viewport *v = AREA_NEW(l->arena, area_viewport, AREA_VIEWPORT);
	len_t ipd = given(n, PROP_inline_progression_dimension, p->req->ipd, p->req->ipd), depth, first;
	struct flow *f;

	if (++l->depth > LAYOUT_DEPTH_MAX) {
		diag_report(l->diag, n->pos, LAYOUT_TOO_DEEP, LAYOUT_DEPTH_MAX);
		f = block_flow(l, NULL, NULL, ipd);
	} else {
		f = block_flow(l, n->first, NULL, ipd);
	}
	l->depth--;
	v->area.ipd = v->width = ipd;
	v->area.is_reference = v->area.is_first = v->area.is_last = true;
	v->area.pos = &n->pos;
	v->area.id = n->id;
	v->area.role = fo_string(n, PROP_role);
	v->area.box = style_box(l, n, p->req->ipd);
	v->clip = fo_is(n, PROP_overflow, KW_hidden);
	depth = stack_all(l->arena, f, (struct cursor){ 0 }, flow_end(f), &v->area, NULL);
	v->area.bpd = v->height = given(n, PROP_block_progression_dimension, 0, depth);
	align_content(&v->area, n, depth);
	o->kind = OBJECT_AREA;
	o->area = &v->area;
	o->advance = area_ipda(&v->area);
	if (first_baseline(&v->area, area_edge(&v->area, EDGE_BEFORE), &first)) {
		o->extent.above = first;
		o->extent.below = area_bpda(&v->area) - first;
	} else {
		o->extent.above = area_bpda(&v->area);
	}
	o->shift = inline_object_shift(n, &o->extent, around, &o->hang);
}
