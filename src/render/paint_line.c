/*
 * paint_line.c - rules: solid, dotted, dashed, wavy
 */
#include "render/paint_parts.h"

#include <math.h>

/* Dots and dashes are spread so that the rule begins and ends with a whole one. */
static void set_dashes(cairo_t *cr, enum line_style style, double length, double width)
{
	double on = style == LINE_DOTTED ? 0 : 3 * width;
	double pitch = style == LINE_DOTTED ? 2 * width : 5 * width;
	double gaps = floor((length - on) / pitch + 0.5);
	double dash[2];

	if (gaps < 1 || gaps > 100000) {
		cairo_set_dash(cr, NULL, 0, 0);
		return;
	}
	dash[0] = on;
	dash[1] = (length - on) / gaps - on;
	cairo_set_dash(cr, dash, 2, 0);
}

static void broken_line(struct paint *p, const struct rule *r)
{
	bool level = r->y0 == r->y1, dotted = r->style == LINE_DOTTED;
	double x0 = r->x0 * POINTS, y0 = r->y0 * POINTS, x1 = r->x1 * POINTS, y1 = r->y1 * POINTS;
	double width = r->width * POINTS, half = dotted ? width / 2 : 0;

	/* round dots reach half a width beyond the ends of the line */
	x0 += level ? half : 0;
	x1 -= level ? half : 0;
	y0 += level ? 0 : half;
	y1 -= level ? 0 : half;
	if (x1 < x0 || y1 < y0)
		return;
	cairo_save(p->cr);
	set_dashes(p->cr, r->style, level ? x1 - x0 : y1 - y0, width);
	cairo_set_line_cap(p->cr, dotted ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	cairo_set_line_width(p->cr, width);
	cairo_new_path(p->cr);
	cairo_move_to(p->cr, x0, y0);
	cairo_line_to(p->cr, x1, y1);
	cairo_stroke(p->cr);
	cairo_restore(p->cr);
}

/* Whole waves from end to end, as high as three widths of the pen. */
static void wavy_line(struct paint *p, const struct rule *r)
{
	bool level = r->y0 == r->y1;
	double width = r->width * POINTS, length = (level ? (double)r->x1 - r->x0 : (double)r->y1 - r->y0) * POINTS;
	int halves = (int)CLAMP(length / (width * 3.5) + 0.5, 1, 100000);
	double half = length / halves, high = width * 2.6;      /* of the handles: the curve is 3/4 as high */

	cairo_save(p->cr);
	cairo_translate(p->cr, r->x0 * POINTS, r->y0 * POINTS);
	if (!level)
		cairo_rotate(p->cr, G_PI / 2);
	cairo_new_path(p->cr);
	cairo_move_to(p->cr, 0, 0);
	for (int i = 0; i < halves; i++) {
		double x = i * half, y = i % 2 ? high : -high;

		cairo_curve_to(p->cr, x + half * 0.36, y, x + half * 0.64, y, x + half, 0);
	}
	cairo_set_line_cap(p->cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_width(p->cr, width);
	cairo_set_dash(p->cr, NULL, 0, 0);
	cairo_stroke(p->cr);
	cairo_restore(p->cr);
}

void paint_line(void *to, const struct rule *r)
{
	struct paint *p = to;
	double x = r->x0 * POINTS, y = r->y0 * POINTS, width = r->width * POINTS;
	bool level = r->y0 == r->y1;

	paint_flush(p);
	paint_set_color(p, r->color);
	if (r->style == LINE_DOTTED || r->style == LINE_DASHED) {
		broken_line(p, r);
		return;
	}
	if (r->style == LINE_WAVY) {
		wavy_line(p, r);
		return;
	}
	/* a filled rectangle is the rule exactly, in any viewer */
	cairo_new_path(p->cr);
	if (level)
		cairo_rectangle(p->cr, x, y - width / 2, ((double)r->x1 - r->x0) * POINTS, width);
	else
		cairo_rectangle(p->cr, x - width / 2, y, width, ((double)r->y1 - r->y0) * POINTS);
	cairo_fill(p->cr);
}
