/*
 * style.h - what properties mean to the text stage
 *
 * Translates the refined properties of an object into the shaper's and the line
 * breaker's terms.  Objects that share a fo_style share the translation.
 */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "layout/context.h"
#include "text/compose.h"
#include "text/shape.h"

/* The nominal box of a font at a size: what text-altitude and text-depth are by default. */
struct text_metrics {
	len_t ascent, descent;
};

struct para_style {
	struct text_style text;
	struct text_metrics metrics;
	struct compose_style compose;   /* indents not set */
	len_t line_height;
	struct color color;
};

const struct para_style *style_of(struct layout *, const struct fo_node *);

/* Border, padding and background; NULL when there is nothing to draw or to keep clear. */
const struct area_box *style_box(struct layout *, const struct fo_node *, len_t base);



#endif
