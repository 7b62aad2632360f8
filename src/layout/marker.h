/*
 * marker.h - what the areas of a page say: ids, page numbers, markers
 *
 * When the flow's part of a page is final, its areas are walked once in their
 * order; static content follows when it is made.  Page references learn the
 * page's label; markers become what fo:retrieve-marker finds when the page's
 * static content is set afterwards.
 * An object that has no area of its own (a wrapper of blocks, a table-body)
 * counts as begun with the first area inside.
 */
#ifndef LAYOUT_MARKER_H
#define LAYOUT_MARKER_H

#include "layout/context.h"

struct marks *marks_new(struct arena *);
void marks_free(struct marks *);

/* A new round of layout: nothing has been seen yet. */
void marks_begin_round(struct marks *);

/* A new page, with the body as it will be printed; layout's label is the page's. */
void marks_page(struct layout *, const struct fo_node *page_sequence, struct area *body);

/* The rest of the same page, when all is on it: static content and fixed containers have ids, but no markers. */
void marks_outside(struct layout *, const struct area *page, const struct area *body);

/* Whether the object has markers. */
bool marker_has(const struct fo_node *);

/*
 * What stands in place of an fo:retrieve-marker on the page just marked: the
 * first of the marker's children, refined below the retrieving object; NULL
 * if there is none.
 */
const struct fo_node *marker_retrieve(struct layout *, const struct fo_node *);

/*
 * True, and reported, if an object that retrieves a marker is part of what such
 * an object retrieved: markers that fetch each other would never end.
 */
bool marker_is_nested(struct layout *, const struct fo_node *);

#endif
