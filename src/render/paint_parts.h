/*
 * paint_parts.h - drawing with Cairo: what its parts share
 *
 * Private to paint.c (a page's state, frames, fills), paint_text.c, paint_line.c
 * and paint_image.c.  Whatever draws shows the text kept back first, so that what
 * comes later lies above it.
 */
#ifndef RENDER_PAINT_PARTS_H
#define RENDER_PAINT_PARTS_H

#include "render/paint.h"

#define POINTS 0.001            /* of a millipoint */

/* Show the text kept back. */
void paint_flush(struct paint *);

void paint_set_color(struct paint *, struct color);

/* Cairo's own state is no longer what we remember. */
void paint_forget(struct paint *);

/* A new path of one rectangle. */
void paint_add_rect(cairo_t *, struct rect);

#endif
