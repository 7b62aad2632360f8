/*
 * align.h - display-align: where content stands that does not fill its area
 */
#ifndef LAYOUT_ALIGN_H
#define LAYOUT_ALIGN_H

#include "area/area.h"
#include "fo/tree.h"

struct arena;

/* How far down display-align moves content where so much room is left below it; none: not at all. */
len_t align_shift(enum fo_kw display_align, len_t left);

/*
 * Move what is stacked in an area down; what is positioned in it stays.  An
 * area that draws nothing stands above it then and takes the room: for the dump.
 */
void align_lower(struct arena *, struct area *, len_t by);

#endif
