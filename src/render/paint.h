/*
 * paint.h - drawing with Cairo, for the formats that do
 *
 * PDF, PNG and SVG share everything between page_begin and page_end.  A
 * renderer's own struct begins with a struct paint, so that paint_text() and
 * the others can stand in its struct render_ops as they are.  Surfaces are the
 * renderer's.  Units on the Cairo side are points.
 *
 * Text is kept back and shown in one call as long as font and colour stay the
 * same: on a page of plain text that is once.
 */
#ifndef RENDER_PAINT_H
#define RENDER_PAINT_H

#include "render/image.h"
#include "render/render.h"

#include <cairo.h>
#include <glib.h>

struct paint {
	struct diag *diag;
	bool vector;            /* PDF, SVG: JPEG files go in as they are */
	double scale;           /* of the page's unit: device units to a point */
	cairo_t *cr;            /* of the page; lent */
	struct render_fonts *fonts;
	bool own_fonts;         /* ours to free */
	struct images *images;
	GArray *turns;          /* rotation of each pushed frame, all taken together */
	int turn;               /* of the present frame, quarters */

	struct color color;     /* set in cr, when has_color */
	bool has_color;
	cairo_scaled_font_t *set_font;  /* set in cr */

	/* text not yet shown */
	cairo_scaled_font_t *font;
	struct color text_color;
	cairo_glyph_t *glyph;
	cairo_text_cluster_t *cluster;
	int n_glyphs, n_clusters, room_glyphs, room_clusters;
	GString *text;
	const void *last_face;  /* what font was found for: see find_font() */
	int last_size, last_turn;
};

void paint_init(struct paint *, bool vector, double scale, struct render_fonts *, struct diag *);
void paint_clear(struct paint *);

/* A page begins: cr has its unit, as said to paint_init(), and origin set.  paint_end() shows what is kept back. */
void paint_begin(struct paint *, cairo_t *cr);
void paint_end(struct paint *);

/* As in struct render_ops. */
void paint_push(void *, len_t dx, len_t dy, int rotation, const struct rect *clip);
void paint_pop(void *);
void paint_text(void *, const struct glyph_run *);
void paint_fill(void *, struct rect, struct color);
void paint_line(void *, const struct rule *);
void paint_backdrop(void *, struct rect, const struct area_box *, struct pos);
void paint_image(void *, struct rect, const struct area_image *);

/* A cairo_write_func_t that appends to a GByteArray. */
cairo_status_t paint_write(void *array, const unsigned char *bytes, unsigned n);

/* Report what Cairo says went wrong; true if nothing did. */
bool paint_good(cairo_status_t, const char *format, struct diag *);

#endif
