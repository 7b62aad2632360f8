/*
 * walk_rule.c - border styles taken apart into plain rules
 *
 * Double is two rules of a third each; groove and ridge are a dark and a light
 * half; inset and outset darken or lighten whole edges.
 */
#include "render/walk_parts.h"

static struct color tone(struct color c, bool light)
{
	struct color t = { .a = c.a };

	t.r = (uint8_t)(light ? c.r + (255 - c.r) * 2 / 5 : c.r * 3 / 5);
	t.g = (uint8_t)(light ? c.g + (255 - c.g) * 2 / 5 : c.g * 3 / 5);
	t.b = (uint8_t)(light ? c.b + (255 - c.b) * 2 / 5 : c.b * 3 / 5);
	return t;
}

/* A part of the rule: its middle moved by so much across, and so wide. */
static void part(struct walk *w, struct rule r, len_t move, len_t width, struct color c)
{
	bool level = r.y0 == r.y1;

	if (width <= 0 || c.a == 0)
		return;
	r.x0 = walk_plus(r.x0, level ? 0 : move);
	r.x1 = walk_plus(r.x1, level ? 0 : move);
	r.y0 = walk_plus(r.y0, level ? move : 0);
	r.y1 = walk_plus(r.y1, level ? move : 0);
	r.width = width;
	r.color = c;
	if (r.style != LINE_DOTTED && r.style != LINE_DASHED && r.style != LINE_WAVY)
		r.style = LINE_SOLID;
	w->ops->line(w->to, &r);
}

void walk_rule(struct walk *w, struct rule r, bool far)
{
	len_t half = r.width / 2, third = r.width / 3;

	if (w->ops->line == NULL || r.width <= 0 || r.color.a == 0 || (r.x0 == r.x1 && r.y0 == r.y1))
		return;
	switch (r.style) {
	case LINE_NONE:
		break;
	case LINE_SOLID:
	case LINE_DOTTED:
	case LINE_DASHED:
	case LINE_WAVY:
		part(w, r, 0, r.width, r.color);
		break;
	case LINE_DOUBLE:
		part(w, r, -third, third, r.color);
		part(w, r, third, third, r.color);
		break;
	case LINE_GROOVE:
	case LINE_RIDGE:
		part(w, r, -half / 2, half, tone(r.color, r.style == LINE_RIDGE));
		part(w, r, half / 2, half, tone(r.color, r.style == LINE_GROOVE));
		break;
	case LINE_INSET:
	case LINE_OUTSET:
		part(w, r, 0, r.width, tone(r.color, far == (r.style == LINE_INSET)));
		break;
	}
}
