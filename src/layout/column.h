/*
 * column.h - where a flow is cut so that its beginning fits a column
 *
 * First fit with look-back: the last cut of the lowest price that still fits.
 * Keeps, orphans and widows are prices (flow.h); a keep is broken only when
 * there is nothing cheaper, and that is said.  Content is never dropped: what
 * is deeper than a whole column overflows, which is said as well.
 */
#ifndef LAYOUT_COLUMN_H
#define LAYOUT_COLUMN_H

#include "layout/flow.h"

struct arena;

struct cut {
	struct cursor at;
	len_t depth;                    /* of what stands before it */
	int price;
	enum break_class forced;        /* what ended the column, if it was a break */
	bool at_end;                    /* the flow ends here */
	bool overfull;                  /* deeper than the room */
};

/*
 * Cut a flow from a place on.  room may be LEN_MAX.  When fresh, the column is
 * empty: a forced break at its very top is satisfied, and at least one box is
 * taken whatever the room; else the cut may be at the very beginning (depth 0).
 * scratch is only used meanwhile, the cut itself belongs to arena.
 */
struct cut column_cut(struct arena *arena, struct arena *scratch, const struct flow *, struct cursor from, len_t room,
    bool fresh);

#endif
