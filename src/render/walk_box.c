/*
 * walk_box.c - backgrounds and borders
 *
 * Corners are not mitred: the before and after edges have them.
 */
#include "render/walk_parts.h"

struct sides {
	const struct area_edge *top, *bottom, *left, *right;
};

static struct sides sides_of(const struct area *a)
{
	const struct area_edge *e = a->box->edge;
	bool rtl = a->level & 1;

	return (struct sides){ &e[EDGE_BEFORE], &e[EDGE_AFTER], &e[rtl ? EDGE_END : EDGE_START],
		&e[rtl ? EDGE_START : EDGE_END] };
}

static void draw_background(struct walk *w, const struct area *a, struct rect b)
{
	struct sides s = sides_of(a);

	b.x = walk_plus(b.x, s.left->width);
	b.y = walk_plus(b.y, s.top->width);
	b.w = walk_plus(b.w, -walk_plus(s.left->width, s.right->width));
	b.h = walk_plus(b.h, -walk_plus(s.top->width, s.bottom->width));
	if (b.w <= 0 || b.h <= 0)
		return;
	if (a->box->background.a != 0 && w->ops->fill != NULL)
		w->ops->fill(w->to, b, a->box->background);
	if (a->box->image == NULL)
		return;
	if (w->ops->backdrop != NULL)
		w->ops->backdrop(w->to, b, a->box, walk_place(a));
	else
		walk_left_out(w, &w->no_images, "pictures");
}

static bool edge_drawn(const struct area_edge *e)
{
	return e->style != LINE_NONE && e->width > 0 && e->color.a != 0 && !e->covered;
}

static void draw_edge(struct walk *w, const struct area_edge *e, struct rule r, bool far)
{
	if (!edge_drawn(e))
		return;
	r.width = e->width;
	r.style = e->style;
	r.color = e->color;
	walk_rule(w, r, far);
}

static void draw_borders(struct walk *w, const struct area *a, struct rect b)
{
	struct sides s = sides_of(a);
	len_t right = walk_plus(b.x, b.w), bottom = walk_plus(b.y, b.h);
	len_t y0 = walk_plus(b.y, s.top->width), y1 = walk_plus(bottom, -s.bottom->width);
	len_t y;

	y = walk_plus(b.y, s.top->width / 2);
	draw_edge(w, s.top, (struct rule){ .x0 = b.x, .x1 = right, .y0 = y, .y1 = y }, false);
	y = walk_plus(bottom, -(s.bottom->width / 2));
	draw_edge(w, s.bottom, (struct rule){ .x0 = b.x, .x1 = right, .y0 = y, .y1 = y }, true);
	y = walk_plus(b.x, s.left->width / 2);
	draw_edge(w, s.left, (struct rule){ .x0 = y, .x1 = y, .y0 = y0, .y1 = y1 }, false);
	y = walk_plus(right, -(s.right->width / 2));
	draw_edge(w, s.right, (struct rule){ .x0 = y, .x1 = y, .y0 = y0, .y1 = y1 }, true);
}

void walk_box(struct walk *w, const struct area *a, struct rect border)
{
	if (a->box == NULL || a->hidden)
		return;
	draw_background(w, a, border);
	draw_borders(w, a, border);
}
