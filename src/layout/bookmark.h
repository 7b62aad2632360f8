/*
 * bookmark.h - the document's outline and what it says of itself
 */
#ifndef LAYOUT_BOOKMARK_H
#define LAYOUT_BOOKMARK_H

#include "layout/context.h"

/* fo:bookmark-tree, or where there is none the objects with axf:outline-level. */
void bookmark_outline(struct layout *, const struct fo_node *root, struct area_tree *);

/* The first area of an object in the outline that has no id gets one. */
void bookmark_anchor(struct layout *, const struct fo_node *, struct area *);

/* Title, author and so on from XMP metadata, axf:document-info, fo:title. */
void bookmark_info(struct layout *, const struct fo_node *root, struct area_tree *);

#endif
