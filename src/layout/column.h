/*
 * column.h - where a flow is cut so that its beginning fits a column
 *
 * First fit with look-back: of the cuts that fit the one of the lowest price;
 * of those the one at which the spaces fill the column with the least strain,
 * and where they cannot, the last.
 * Keeps, orphans and widows are prices (flow.h); a keep is broken only when
 * there is nothing cheaper, and that is said.  Content is never dropped: what
 * is deeper than a whole column overflows, which is said as well.
 */
#ifndef LAYOUT_COLUMN_H
#define LAYOUT_COLUMN_H

#include "layout/flow.h"
#include "layout/space.h"

struct arena;

/* A note that came with the flow before a cut. */
struct taken {
	const struct note *note;
	bool later;                     /* has no room here: it goes to the next page */
	const struct taken *before;     /* the one taken before it; NULL */
};

/* What shares the page with the flow. */
struct aside {
	len_t separator, float_separator;       /* depth of what stands between notes, floats and the text */
	bool has_notes, has_floats;     /* some are on the page already: their separator is paid */
	bool notes_wait, floats_wait;   /* one waits for the next page: later ones wait too */
	bool rigid;                     /* spaces keep their optimum */
	len_t text;                     /* the text may be so deep, however much room there is; 0: any depth */
	len_t before;                   /* the deepest of the columns before stands in so much of the room; 0: none */
};

struct cut {
	struct cursor at;
	len_t depth;                    /* of what stands before it, as its spaces are filled */
	struct fill fill;
	struct price price;
	enum break_class forced;        /* what ended the column, if it was a break */
	bool at_end;                    /* the flow ends here */
	bool overfull;                  /* deeper than the room */
	bool before_note;               /* a note of what follows had no room */
	bool beside;                    /* what follows was set beside a float, which stays behind */
	len_t aside;                    /* depth of the notes and floats taken, with separators */
	const struct taken *taken;      /* the last one; NULL */
};

/*
 * Cut a flow from a place on.  room may be LEN_FAR.  When fresh, the column is
 * empty: a forced break at its very top is satisfied, and at least one box is
 * taken whatever the room; else the cut may be at the very beginning (depth 0).
 * ends_page: with the column the page ends, which says what a cut costs.
 * scratch is only used meanwhile, the cut itself belongs to arena.
 */
struct cut column_cut(struct arena *arena, struct arena *scratch, const struct flow *, struct cursor from, len_t room,
    bool fresh, bool ends_page);

/*
 * The same where notes may stand beside the flow: a line that cites one fits
 * only if the beginning of the note fits too.  The room is shared.
 */
struct cut column_cut_aside(struct arena *arena, struct arena *scratch, const struct flow *, struct cursor from,
    len_t room, bool fresh, bool ends_page, const struct aside *);

#endif
