/*
 * unseen.h - text and pictures that lie outside the sheet
 *
 * An overflow that is allowed, or spaces and indents less than nothing, may put
 * content where no one sees it.  Layout does as it is told; here it is said.
 */
#ifndef LAYOUT_UNSEEN_H
#define LAYOUT_UNSEEN_H

#include "area/area.h"

/* The first of each page, once for each place.  What an area with hidden overflow cuts off was asked for. */
void unseen_report(const struct area_tree *, struct diag *);

#endif
