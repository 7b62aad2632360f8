/*
 * leader.h - fo:leader: how long it may be, and what fills it
 *
 * Private to the paragraph.
 */
#ifndef LAYOUT_LEADER_H
#define LAYOUT_LEADER_H

#include "layout/para_parts.h"

/* Length and depth; percentages are of the line. */
void leader_measure(struct para_parts *, const struct fo_node *, const struct para_style *, struct object *);

/*
 * The area of a leader that got the given width (of the border rectangle) and
 * begins at x of the line.  The caller places it; *above says how far its
 * border rectangle rises above the baseline.
 */
struct area *leader_area(struct para_parts *, const struct object *, len_t x, len_t width, len_t *above);

#endif
