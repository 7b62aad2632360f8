/*
 * line_depth.c - how far a line reaches above and below its baseline
 *
 * line-stacking-strategy and half-leading as XSL 1.1, 4.5 and 7.15 have them;
 * what hangs on an edge of the line counts last.
 */
#include "layout/line_parts.h"

#include "layout/inlines.h"

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

struct extent line_content_extent(struct para_parts *p, const struct line *line)
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
 * A line with nothing but the anchors of notes has no depth.
 */
struct extent line_extent(const struct para_parts *p, struct extent content)
{
	struct extent text = inline_extent(p->style, false), e = inline_extent(p->style, true);

	if (!p->has_depth)
		return (struct extent){ 0 };
	if (p->stacking == KW_max_height)
		return (struct extent){ content.above + e.above - text.above, content.below + e.below - text.below };
	if (p->stacking == KW_line_height)
		widen(&e, content);
	return e;
}
