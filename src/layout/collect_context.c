/*
 * collect_context.c - what an inline object hands down to the text in it
 */
#include "layout/collect_parts.h"

#include "layout/inlines.h"
#include "layout/marker.h"

#include <string.h>

static int kind_of(const struct fo_node *n)
{
	switch (n->elem) {
	case FO_wrapper:
		return n->id != NULL || marker_has(n) ? CONTEXT_AREA : CONTEXT_NONE;
	case FO_character:
	case FO_page_number:
	case FO_page_number_citation:
	case FO_page_number_citation_last:
		return CONTEXT_LEAF;
	case FO_leader:
	case FO_footnote:
		return CONTEXT_NONE;
	default:
		return n->elem != FO_TEXT && fo_elem_class(n->elem) == FO_CLASS_NEUTRAL ? CONTEXT_NONE : CONTEXT_AREA;
	}
}

static bool forbids_breaks(const struct fo_node *n)
{
	return (fo_specified(n, PROP_keep_together) &&
	    fo_keep(n, PROP_keep_together, FO_WITHIN_LINE) == FO_KEEP_ALWAYS) ||
	    (fo_specified(n, PROP_wrap_option) && fo_is(n, PROP_wrap_option, KW_no_wrap));
}

static void place_context(const struct para_parts *p, struct inline_context *in,
    const struct inline_context *up)
{
	in->shift = up->shift + inline_shift(in->node, in->style, up->style, &in->hang);
	if (p->vertical && in->hang == HANG_BASELINE)   /* another size stands on the same middle */
		in->shift = len_add(in->shift, style_middle(up->style) - style_middle(in->style));
	in->edged = up->edged;
	if (in->hang != HANG_BASELINE) {
		in->edged = in;
		in->shift = len_add(in->shift, -up->shift);
	}
	in->extent = inline_extent(in->style, p->stacking == KW_line_height);
	if (p->shifts || in->edged != NULL) {
		in->extent.above = len_add(in->extent.above, in->shift);
		in->extent.below = len_add(in->extent.below, -in->shift);
	}
}

/* What an underline looks like: that of a name is straight, that of a title waves. */
static void line_form(const struct fo_node *n, struct inline_context *in)
{
	in->line_style = style_line(fo_keyword(n, PROP_axf_text_line_style));
	in->line_width = fo_is(n, PROP_axf_text_line_width, KW_auto) ? 0 :
	    len_max(fo_len(n, PROP_axf_text_line_width, in->style->text.size), 0);
}

/* What an object adds to the decoration around it. */
static void decorate(const struct fo_node *n, struct inline_context *in)
{
	inline_decoration(n, &in->decoration, in->decoration_color);
	if (!fo_is(n, PROP_text_decoration, KW_none))
		line_form(n, in);
}

/* Decoration is not inherited, but it is drawn through all text inside, that of blocks, too (CSS 2, 16.3.1). */
static void decorate_from_outside(const struct fo_node *n, struct inline_context *in)
{
	if (n == NULL)
		return;
	decorate_from_outside(n->parent, in);
	decorate(n, in);
}

struct inline_context *collect_context(struct collector *c, const struct fo_node *n)
{
	struct inline_context *in = ARENA_NEW(c->p->arena, struct inline_context), *up = c->in;

	in->node = n;
	in->parent = up;
	in->style = up == NULL ? c->p->style : style_of_request(c->p->l, c->p->req, n);
	in->hidden = style_is_hidden(n);
	if (up != NULL) {
		in->kind = kind_of(n);
		in->depth = up->depth + 1;
		in->box = in->kind == CONTEXT_NONE ? NULL : style_box(c->p->l, n, c->p->req->ipd);
		in->link = inline_link(c->p->l, n);
		in->no_break = up->no_break || forbids_breaks(n);
		in->decoration = up->decoration;
		memcpy(in->decoration_color, up->decoration_color, sizeof in->decoration_color);
		in->line_style = up->line_style;
		in->line_width = up->line_width;
		place_context(c->p, in, up);
	} else if (c->p->req->scale <= 0) {     /* small text beside or between the lines of other text has its own */
		decorate_from_outside(n->parent, in);
	}
	decorate(n, in);
	return in;
}
