/*
 * font.h - font files as Cairo wants them
 *
 * A set holds each face open and each font (a face at a size) ready for as long
 * as it lives; Cairo keeps outlines with them.  What is returned belongs to it.
 */
#ifndef RENDER_FONT_H
#define RENDER_FONT_H

#include "render/render.h"

#include <cairo.h>
#include <glib.h>

#define FONT_TURNED 4

struct font_key {
	const struct face *face;
	len_t size;
	int turn;               /* quarters of the frame counter-clockwise; FONT_TURNED: and glyphs counter-clockwise */
	double scale;           /* of the page: device units to a point */
};

/* NULL: the face cannot be opened. */
cairo_scaled_font_t *font_find(struct render_fonts *, const struct font_key *);

/* The glyph of a character, 0 when there is none.  Slow: for a few at most. */
unsigned font_glyph(struct render_fonts *, const struct face *, gunichar);

#endif
