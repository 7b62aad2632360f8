/*
 * body_parts.h - a page's share of a flow while it is planned
 *
 * Private to body.c (what stands on the page), body_columns.c (where the
 * columns of a span end) and body_areas.c (its areas).
 */
#ifndef LAYOUT_BODY_PARTS_H
#define LAYOUT_BODY_PARTS_H

#include "layout/body.h"

/* A place in the flow that a segment was set as last. */
struct place {
	const struct flow *flow;
	struct cursor at;
};

/* One segment's share of the page. */
struct part {
	guint segment;
	struct place *from;             /* where each column begins, and, behind the last one, what is left */
	struct cut *cut;
	int n;                          /* columns */
	len_t y, depth;
};

struct plan {
	GPtrArray *parts;               /* struct part * */
	struct progress after;          /* notes and floats not set: body_make finds them */
	enum break_class forced;
	len_t floats, used;             /* depth of the floats; of the text */
	guint n_floats;                 /* of those that waited, how many stand here */
	const struct cut *float_cut;    /* where the only one of them is cut, being deeper than the page; NULL */
	const struct taken *taken;
	bool flow_done;
	bool notes_left;
};

struct planner {
	const struct body_request *r;
	struct plan *plan;
	struct progress at;
	struct aside beside;
	len_t room;                     /* of the body */
	len_t reserved;                 /* of it for notes that are on the page already */
};

/* How deep the rest of a note or float is; more than the room, if it is, and no matter how much. */
len_t body_rest_depth(struct layout *, const struct waiting *, len_t room);

/* What stands between notes or floats and the text; NULL: nothing. */
struct flow *body_separator(struct layout *, const struct fo_node *content, const struct region *);

/* What the flow has come to. */
const struct segment *planner_segment(const struct planner *);

/* What was taken up to the last, in its order. */
GPtrArray *taken_in_order(const struct taken *last);

/* ---- columns ---- */

struct part *part_new(struct arena *, int columns);

/* Depth of what the columns put aside. */
len_t part_aside(const struct part *);

/*
 * Cut a segment into columns, from part->from[0] on; gives the depth of the
 * deepest.  Notes of all columns stand below all of them.
 */
len_t part_cut(struct planner *, len_t room, int columns, bool fresh, struct part *);

/* What the dearest of its cuts costs. */
int part_price(const struct part *);

/* All that is left of the segment stands in the columns. */
bool part_holds_all(const struct part *);

/* Let the columns of such a part end together. */
void part_balance(struct planner *, len_t room, int columns, bool fresh, struct part *);

#endif
