/*
 * picture.h - what a picture file says of itself
 *
 * Layout asks for the natural size, renderers for the format, before anything is
 * decoded.  PNG, JPEG, GIF, BMP, TIFF and SVG are known; of EMF the size, nobody
 * can draw it.  Nothing but the bytes given is read: no other file, no network.
 */
#ifndef AREA_PICTURE_H
#define AREA_PICTURE_H

#include "base/len.h"

#include <stdbool.h>
#include <stddef.h>

enum picture_format { PICTURE_UNKNOWN, PICTURE_PNG, PICTURE_JPEG, PICTURE_GIF, PICTURE_BMP, PICTURE_TIFF,
	PICTURE_EMF, PICTURE_SVG };

#define PICTURE_NOT_KNOWN "it is none of PNG, JPEG, GIF, BMP, TIFF, SVG"

/* Bigger files are not read at all. */
#define PICTURE_BYTES_MAX (256 << 20)

struct picture_info {
	enum picture_format format;
	int width, height;      /* pixels; of SVG: CSS pixels, rounded */
	len_t natural_width, natural_height;    /* by the file's own resolution, else 72 pixels an inch, SVG 96 */
	int assumed;            /* that 72 or 96; 0: the file has a resolution or lengths of its own */
	bool has_text;          /* SVG: may need fonts */
};

/* Natural size where so many pixels make an inch unless the file says better. */
void picture_natural(const struct picture_info *, int pixels_per_inch, len_t *width, len_t *height);

/* False if the bytes are no picture, or a broken one; format then says what it seemed to be. */
bool picture_probe(const void *bytes, size_t n, struct picture_info *);

/* The same of a file; NULL or what is wrong, in English. */
const char *picture_probe_file(const char *path, struct picture_info *);

/* The whole file, or what a data: URI holds, to be freed with g_free; NULL: *error says why. */
char *picture_read(const char *path, size_t *n, const char **error);

#endif
