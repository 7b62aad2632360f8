/*
 * color.h - a colour as the author gave it
 *
 * Screens take r g b; a press takes c m y k when the author gave them.
 */
#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

struct color {
	uint8_t r, g, b, a;             /* a = 0: nothing is drawn */
	bool cmyk;                      /* c m y k are the author's, r g b derived */
	uint16_t c, m, y, k;            /* 1/1000 */
};

static inline bool color_same(struct color x, struct color y)
{
	return x.r == y.r && x.g == y.g && x.b == y.b && x.a == y.a && x.cmyk == y.cmyk &&
	    (!x.cmyk || (x.c == y.c && x.m == y.m && x.y == y.y && x.k == y.k));
}

#endif
