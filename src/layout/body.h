/*
 * body.h - what of a flow goes onto the body of one page
 *
 * A plan says where the flow is cut, into which spans and columns, and which
 * floats and notes stand on the page; it changes nothing, so that a page can
 * be planned with one master after another.  Then body_make makes the areas.
 */
#ifndef LAYOUT_BODY_H
#define LAYOUT_BODY_H

#include "layout/column.h"
#include "layout/context.h"
#include "layout/master.h"
#include "layout/stack.h"

/* A run of the flow's children with the same value of span. */
struct segment {
	const struct fo_node *first, *end;
	bool all_columns;
	struct flow *flow;
};

/* A note or float that is still to come, or its rest. */
struct waiting {
	const struct note *note;
	struct cursor at;
};

/* How far a flow has come. */
struct progress {
	guint segment;
	struct cursor at;
	const struct flow *flow;        /* that at is in, if what is left of the segment was set anew; NULL: the segment's */
	GArray *notes, *floats;         /* struct waiting */
};

struct body_request {
	struct layout *l;
	const struct region *region;
	GArray *segments;               /* struct segment */
	const struct fo_node *note_separator, *float_separator;  /* static contents; NULL */
	bool rtl;                       /* columns follow one another from right to left */
	bool balance;                   /* columns end together at the end of the flow, too */
	bool closed;                    /* this page's body is another flow's: nothing of ours stands in it */
	bool must;                      /* an empty page takes something of the flow, though it has not the room */
};

/* What is set from now on stands in this region. */
void region_enter(struct layout *, const struct region *);

/*
 * Set a segment for the columns of a region; of a flow it was set as before,
 * only what is left at a place, which is moved there.  NULL: no object says where that is.
 */
struct flow *body_flow(struct layout *, const struct region *, struct segment *, const struct flow *before,
    struct cursor *);

/* The break that stands between a place and the next that is to be set. */
enum break_class body_break(const struct flow *, struct cursor);

struct plan;

struct plan *body_plan(const struct body_request *, const struct progress *);
void plan_free(struct plan *);

bool plan_is_done(const struct plan *);                 /* nothing of the flow, no note is left */
enum break_class plan_forced(const struct plan *);      /* the break that ended the page */
bool plan_is_empty(const struct plan *);                /* the page takes nothing of the flow */
len_t plan_used(const struct plan *);                   /* depth of all, notes not included */

/* Make the areas below the body's region area, fixed containers below the page; the progress goes on. */
void body_make(const struct body_request *, const struct plan *, struct progress *, struct area *region,
    struct area *page);

/* Of a page without content: its columns are empty. */
void body_make_empty(const struct body_request *, struct area *region);

#endif
