/*
 * widths.h - what every cell of a paragraph measures, and what a line of them measures
 *
 * Each cell becomes a unit: its width after the style and its neighbours have
 * cut it, and what it may still give or take when a line is adjusted.  Units
 * add up: a line's measure is the difference of two running sums, corrected for
 * its first and last unit, so that a candidate line costs the same whatever its
 * length.  Where lines may end is not known in here.
 *
 * Order of adjustment: chinese-layout, section 8.
 */
#ifndef TEXT_WIDTHS_H
#define TEXT_WIDTHS_H

#include "text/compose.h"

enum shrink_tier {
	SHRINK_NONE,            /* of a unit: no blank to cut */
	SHRINK_OBJECT,          /* leaders give before anything else */
	SHRINK_SPACE,           /* Western word space */
	SHRINK_MIDDOT,          /* one-em interpunct */
	SHRINK_BRACKET,         /* blank of OP and CL */
	SHRINK_PAUSE,           /* ， 、 ； ： */
	SHRINK_GAP,             /* between Han and Western */
	SHRINK_STOP,            /* 。 ？ ！ */
	SHRINK_TIERS
};

enum stretch_tier {
	STRETCH_OBJECT,
	STRETCH_PAIR,           /* cut pairs back to whole cells */
	STRETCH_SPACE,
	STRETCH_GAP,
	STRETCH_REST,           /* every gap, without limit: counted in em */
	STRETCH_TIERS
};

enum {
	UNIT_BLANK = 1 << 0,    /* shows nothing at the edge of a line */
	UNIT_CLEAR = 1 << 1,    /* not there for its neighbours: hints, empty struts */
	UNIT_GAP = 1 << 2,      /* a Han–Western gap follows */
	UNIT_SPACE = 1 << 3,
	UNIT_OBJECT = 1 << 4,
	UNIT_TRIM_START = 1 << 5,
	UNIT_TRIM_END = 1 << 6,
	UNIT_HANG = 1 << 7,
	UNIT_LETTER = 1 << 8    /* gives and takes like a space, by letter-spacing after it */
};

struct unit {
	len_t width;            /* without the gap */
	len_t gap;              /* after it */
	len_t letter_space;     /* of its width: goes at the end of a line, unless a hyphen follows */
	len_t lead, trail;      /* blank it still has */
	len_t lead_pair, trail_pair;    /* cut for a neighbour: comes back when a line is broken there */
	len_t less, more;       /* how far a space, the gap, an object or a letter gives and takes */
	len_t spread;           /* weight of the place after it in STRETCH_REST: one em, or 0 */
	int16_t price;          /* of ending a line after it: breaks.h */
	uint8_t tier;           /* enum shrink_tier of lead and trail */
	uint16_t flags;
};

/*
 * Sums run over a paragraph and wrap around: only their differences within a
 * line count, and those fit, because a line's shares are no longer than it is.
 */
struct sums {
	int64_t natural;
	uint32_t give;          /* all of shrink together */
	uint32_t shrink[SHRINK_TIERS];
	uint32_t stretch[STRETCH_TIERS];
};

struct widths {
	struct unit *unit;
	int n;
	len_t em;               /* to judge by: of the first cell that has one */
	bool restore;           /* STRETCH_PAIR is open */
};

/* Units of the cells, with the prices of breaks. */
struct widths widths_of(struct arena *, const struct cell *, int n, const struct compose_style *);

/* A unit that is nothing but wide: most Han characters. */
static inline bool unit_is_plain(const struct unit *u)
{
	return u->tier == SHRINK_NONE && u->flags == 0;
}

/* The rest of sums_add, for units that are not plain. */
void sums_add_mark(struct sums *, const struct widths *, const struct unit *);

static inline void sums_add(struct sums *p, const struct widths *w, int unit)
{
	const struct unit *u = &w->unit[unit];

	p->natural += u->width + u->gap;
	p->stretch[STRETCH_REST] += (uint32_t)u->spread;
	if (!unit_is_plain(u))
		sums_add_mark(p, w, u);
}

/* From the sums before a line's first unit, or after its last one, to those at the line's edge. */
void sums_at_start(struct sums *, const struct widths *, int unit, bool trim);
void sums_at_end(struct sums *, const struct widths *, int unit, len_t hyphen);

/* What stands between the two edges. */
static inline void sums_between(const struct sums *start, const struct sums *end, struct sums *line)
{
	line->natural = end->natural - start->natural;
	line->give = end->give - start->give;
	for (int t = 0; t < SHRINK_TIERS; t++)
		line->shrink[t] = end->shrink[t] - start->shrink[t];
	for (int t = 0; t < STRETCH_TIERS; t++)
		line->stretch[t] = end->stretch[t] - start->stretch[t];
}

/* How much of its width a mark at the line's end keeps after the trim: what hanging it wins. */
len_t unit_hangs(const struct unit *);

/* First and last unit of cells [start, end) that show; false: there is none. */
bool widths_visible(const struct widths *, int start, int end, int *first, int *last);

#endif
