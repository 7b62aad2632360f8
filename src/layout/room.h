/*
 * room.h - room for what must not stand alone, such as a seal below the end of its text
 *
 * A block with yf:keep-lines keeps so many of the lines before it on its page.
 * Where the page has no room for it, its keep takes them along and leaves the
 * page before short.  Then the lines of the last pages may be set closer or
 * wider apart, within the minimum and maximum of their line-height, so that all
 * stands on one page or the page before is all but full (GB/T 9704-2012, 7.3.5.5).
 *
 * A round of layout shows where this is so and what would help; the next one
 * does it.
 */
#ifndef LAYOUT_ROOM_H
#define LAYOUT_ROOM_H

#include "layout/flow.h"

struct layout;
struct rooms;

struct rooms *rooms_new(struct arena *);
void rooms_free(struct rooms *);

void rooms_begin_round(struct rooms *);

/* Whether this round did all that was found to help. */
bool rooms_settled(const struct rooms *);

/* A page's share of a flow in one column. */
struct room_page {
	const struct flow *flow;
	struct cursor from;
	len_t depth;                    /* of the body */
	int folio;
};

/* The nth page of a sequence is about to be planned: set its lines as the round before found. */
void rooms_plan(struct layout *, const struct fo_node *sequence, int nth, const struct room_page *);

/* That page takes the flow up to a place and uses so much of its depth. */
void rooms_planned(struct layout *, const struct fo_node *sequence, int nth, const struct room_page *, struct cursor to,
    len_t used);

/* Say what was done. */
void rooms_report(const struct rooms *, struct diag *);

#endif
