/*
 * image.h - picture files as Cairo and librsvg draw them
 *
 * Each file is read and decoded once for each output; what is wrong with it is
 * said once.  GIF shows its first frame.  Units on the Cairo side are points.
 */
#ifndef RENDER_IMAGE_H
#define RENDER_IMAGE_H

#include "render/render.h"

#include <cairo.h>

struct images;
struct image;

/* vector: JPEG files go into the output as they are. */
struct images *images_new(bool vector, struct diag *);
void images_free(struct images *);

/* A picture by its path or data: URI, or from XML in the document; NULL after a message. */
struct image *image_find(struct images *, const char *path, const char *xml, struct pos);

/* Fill the rectangle with it; one that cannot be drawn, which is reported, is not tried again. */
void image_draw(const struct images *, struct image *, cairo_t *, struct rect, struct pos);

#endif
