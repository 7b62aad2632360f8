/*
 * walk_text.c - text, the lines drawn with it, and leaders
 */
#include "render/walk_parts.h"

#include "text/fonts.h"

static const struct area_text *text_in(const struct area *a, len_t *y, int depth)
{
	for (const struct area *c = a->first; c != NULL && depth < WALK_DEPTH_MAX; c = c->next) {
		len_t down = walk_plus(*y, walk_plus(c->y, area_edge(c, EDGE_BEFORE)));
		const struct area_text *t = NULL;

		if (c->type == AREA_TEXT)
			t = (const struct area_text *)c;
		else if (c->type == AREA_INLINE)
			t = text_in(c, &down, depth + 1);
		if (t != NULL) {
			*y = down;
			return t;
		}
	}
	return NULL;
}

const struct area_text *walk_first_text(const struct area *a, len_t *y)
{
	return text_in(a, y, 0);
}

/* Below a Han character the line stands clear of its em box, as that of a name does. */
static int below(const struct face *f)
{
	return f->han ? MAX(f->underline_position, f->descent + 50) : f->underline_position;
}

void walk_decoration(struct walk *w, const struct area_text *t, int bits, const struct area *a, len_t x, len_t y)
{
	const struct face *f = t->face;
	/* under, over, through: a Han character is crossed in the middle, a Latin one through the x */
	const int up[DECORATIONS] = { -below(f), f->ascent, f->han ? (f->ascent - f->descent) / 2 : f->x_height / 2 };
	len_t thick = len_max(len_scale(t->size, f->underline_thickness, 1000), 1);
	struct rule r = { .x0 = walk_plus(x, a->gap_start), .x1 = walk_plus(x, walk_plus(a->ipd, -a->gap_end)),
		.width = thick, .style = LINE_SOLID };

	if (a->decoration_style != LINE_NONE)
		r.style = a->decoration_style;
	if (r.style == LINE_DOUBLE)
		r.width = 3 * thick;
	if (a->decoration_width > 0)
		r.width = a->decoration_width;
	for (int i = 0; i < DECORATIONS; i++) {
		if ((bits & 1 << i) == 0)
			continue;
		r.color = a->decoration_color[i];
		r.y0 = r.y1 = walk_plus(y, -len_scale(t->size, up[i], 1000));
		walk_rule(w, r, false);
	}
}

void walk_text(struct walk *w, const struct area_text *t, len_t x, len_t y, int decorated)
{
	int bits = t->area.decoration & ~decorated;
	struct glyph_run run = {
		.face = t->face, .size = t->size, .x = x, .y = walk_plus(y, t->baseline), .color = t->color,
		.glyph = t->glyph, .n_glyphs = t->n_glyphs, .cluster = t->cluster, .n_clusters = t->n_clusters,
		.text = t->text, .bytes = t->bytes,
		.turned = t->turn == TURN_LEFT, .backwards = t->backwards,
	};

	if (t->area.hidden)
		return;
	walk_decoration(w, t, bits & ~DECORATION_THROUGH, &t->area, x, run.y);
	if (t->n_glyphs > 0 && t->color.a != 0 && w->ops->text != NULL)
		w->ops->text(w->to, &run);
	walk_decoration(w, t, bits & DECORATION_THROUGH, &t->area, x, run.y);
}

void walk_leader(struct walk *w, const struct area_leader *l, len_t x, len_t y)
{
	struct rule r = { .x0 = x, .x1 = walk_plus(x, l->area.ipd), .width = l->thickness, .style = l->style,
		.color = l->color };

	r.y0 = r.y1 = walk_plus(y, l->offset);
	if (!l->area.hidden)
		walk_rule(w, r, false);
}
