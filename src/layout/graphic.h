/*
 * graphic.h - pictures: where they are, how large they are, how they sit in their viewport
 *
 * A picture is asked for its natural size once; it is decoded by the renderer.
 * Files are read only where the caller's options allow it.
 */
#ifndef LAYOUT_GRAPHIC_H
#define LAYOUT_GRAPHIC_H

#include "layout/context.h"

struct graphics;
struct object;
struct para_style;

struct graphics *graphics_new(void);
void graphics_free(struct graphics *);

/* fo:external-graphic and fo:instream-foreign-object as an object of a line of that width. */
void graphic_object(struct layout *, const struct fo_node *, len_t line, const struct para_style *around,
    struct object *);

/* background-image with its place. */
void graphic_background(struct layout *, const struct fo_node *, struct area_box *);

#endif
