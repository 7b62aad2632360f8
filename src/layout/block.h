/*
 * block.h - turn block-level objects into the items of a flow
 *
 * Knows the objects of XSL-FO and the width they are set at; knows neither
 * pages nor columns.  Lists, tables and notes are flows of their own.
 */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/context.h"
#include "layout/flow.h"

/*
 * The items of the children of a node from first to before end (NULL: all), in
 * a reference area of width ipd.  The node itself makes no block.  Belongs to
 * the document's arena.
 */
struct flow *block_flow(struct layout *, const struct fo_node *first, const struct fo_node *end, len_t ipd);

/*
 * What is left of a flow at a place, set anew from there: at another width, or
 * without the floats that stay behind.  first, end: what the flow was made of.
 * NULL: no object says where that is.
 */
struct flow *block_rest(struct layout *, const struct flow *, struct cursor at, const struct fo_node **first,
    const struct fo_node *end, len_t ipd, struct cursor *from);

/* Natural depth of a whole flow. */
len_t block_depth(struct layout *, const struct flow *);

#endif
