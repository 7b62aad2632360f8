/*
 * extent.h - how narrow and how wide content can be
 *
 * For automatic table layout: the longest piece that cannot be broken, and all
 * on one line.  Estimates from the objects, without setting lines.
 */
#ifndef LAYOUT_EXTENT_H
#define LAYOUT_EXTENT_H

#include "layout/context.h"

struct extent {
	len_t least, greatest;
};

/* Of the children of a node; base: what percentages are of. */
struct extent extent_of(struct layout *, const struct fo_node *, len_t base);

#endif
