/*
 * side_parts.h - the floats of a reference area that is being built
 *
 * Private to side.c (floats) and side_line.c (lines beside them).  Places count
 * from where the builder of the reference area began; labels and bodies of lists
 * have builders of their own, but the floats are their host's.
 */
#ifndef LAYOUT_SIDE_PARTS_H
#define LAYOUT_SIDE_PARTS_H

#include "layout/side.h"

/* How many floats may stand beside one another. */
enum { SIDES_MAX = 32 };

struct side {
	bool at_end;
	len_t top, bottom;
	len_t reach;                    /* from the edge it stands at to its other edge */
};

struct sides {
	struct stack *ruler;            /* measures the builder's items */
	guint measured;                 /* how many of them */
	struct side side[SIDES_MAX];    /* of a host: those that reach below the last place asked for */
	int n;
	len_t last_top;                 /* a later float stands no higher */
};

/* How far floats reach into the reference area. */
struct intrusion {
	len_t start, end;
};

/* Of the builder's host; made if there are none yet. */
struct sides *side_sides(struct builder *);

/* Where a box would stand that came next. */
len_t side_place(struct builder *);

/* The floats that reach below that place, and the place; NULL: there are none. */
struct sides *side_beside(struct builder *, len_t *y);

struct intrusion side_intrusion(const struct sides *, len_t top, len_t bottom);

/* Where the next float below a place ends; LEN_MAX: none does. */
len_t side_next_bottom(const struct sides *, len_t y);

/*
 * Put a float no higher than y.  Gives its item, whose place is y; for a label
 * or body of a list it is added to the host instead, where the item begins, and
 * its kind is ITEM_CUT.
 */
struct item side_put(struct builder *, const struct fo_node *, len_t y);

/* Of a flow that goes on from a place, floats anchored before it stand on earlier pages. */
bool side_is_past(struct builder *);

#endif
