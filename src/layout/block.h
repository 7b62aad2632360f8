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
 * A place in a flow that can be found again in the same flow at another width:
 * before an object, or before a cell of a run of lines of a block.
 */
struct resume {
	const struct fo_node *node;     /* the object, or the block */
	int run, cells;                 /* run 0: before the object */
	int item;                       /* where it is in the flow that was built */
};

/* The place of a cursor; false if it is inside a row. */
bool block_resume(const struct flow *, struct cursor, struct resume *);

/* As block_flow; of a paragraph that the place is in, what stands before it is left out. */
struct flow *block_flow_from(struct layout *, const struct fo_node *first, const struct fo_node *end, len_t ipd,
    struct resume *);

/* The item of the place in the flow built from it; -1 if it is not there. */
int block_find(const struct flow *, const struct resume *);

/* Natural depth of a whole flow. */
len_t block_depth(struct layout *, const struct flow *);

#endif
