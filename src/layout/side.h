/*
 * side.h - side floats: where they stand, and what lines leave free beside them
 *
 * A float stands at the start or end edge of the reference area its anchor is
 * in, no higher than the line of the anchor, beside earlier floats if there is
 * room, else below them (XSL 1.1, 6.12.2, after CSS 2.1, 9.5.1).  Lines beside
 * it are shorter.  So lines are set while it is known how far below the float
 * they come: the builder measures its items once it has met a float.  A column
 * that ends beside a float has the rest of the flow set anew (body.c).
 *
 * Without floats nothing here does anything.  Private to those who build flows.
 */
#ifndef LAYOUT_SIDE_H
#define LAYOUT_SIDE_H

#include "layout/builder.h"
#include "layout/para.h"

/* Set a run of lines, with the floats that stand and those that are anchored in it. */
struct para side_lines(struct builder *, struct para_request *);

/* A float between blocks. */
void side_float(struct builder *, const struct fo_node *);

/* clear: what begins now moves below the floats that it names. */
void side_clear(struct builder *, const struct fo_node *);

/* intrusion-displace="block", also of what is a reference area: it stands beside the floats, or below them. */
void side_displace(struct builder *, const struct fo_node *, struct block *);

/* Of what floats at the start take, the part that a list item which begins now leaves to them all along. */
len_t side_across(struct builder *);

/* A reference area in the stream has floats of its own, and holds them. */
struct side_outside {
	struct sides *sides;
	struct builder *host;
	len_t across;
};
struct side_outside side_enter(struct builder *);
void side_leave(struct builder *, struct side_outside);

#endif
