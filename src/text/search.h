/*
 * search.h - what all ways of choosing lines have in common
 *
 * A paragraph falls into stretches between forced breaks, and each is searched
 * for itself: by greedy.c line after line, by total.c or, without Chinese, by
 * knuth.c as a whole.  All walk through the units with running sums.
 */
#ifndef TEXT_SEARCH_H
#define TEXT_SEARCH_H

#include "text/breaks.h"
#include "text/cost.h"

#include <glib.h>

enum {
	PRICE_ANYWHERE = 10001          /* of a break inside a word that fits no line: above all others */
};

struct stretch {
	int start, end;         /* cells */
	int last;               /* the last one that shows; start - 1: none does */
	int line;               /* number of its first line */
	int orphan;             /* a last line that starts here or later is an orphan */
};

/* Append the ends of the stretch's lines, as int: the first cell after each. */
void fit_first(const struct paragraph *, const struct stretch *, GArray *ends);
void fit_total(const struct paragraph *, const struct stretch *, GArray *ends);
void fit_knuth(const struct paragraph *, const struct stretch *, GArray *ends);

/* Ends that were found from the back, from the first of them on, come into their order. */
void search_turn_round(GArray *ends, guint first);

/* Is there not one Chinese cell in the stretch, so that fit_knuth() may set it? */
bool fit_is_western(const struct paragraph *, const struct stretch *);

/*
 * A last line is squeezed only where it would otherwise leave an orphan.
 * Without that rule it gives like any other.
 */
static inline enum line_kind kind_of_last(const struct paragraph *p, bool leaves_orphan)
{
	bool squeeze = p->style->orphan_cells > 0 ? leaves_orphan : p->style->align == ALIGN_JUSTIFY;

	return squeeze ? LINE_SWALLOW : LINE_LAST;
}

/* Sums after the last unit that shows, and beyond it over the blanks, as a stretch is walked through. */
struct walk {
	struct sums shown, blanks;
	bool in_blanks;
	int last;
};

/* True when the unit shows: shown is then where a line that starts with it starts, and the caller adds it. */
static inline bool walk_on(struct walk *k, const struct widths *w, int unit)
{
	if (w->unit[unit].flags & UNIT_BLANK) {
		if (!k->in_blanks)
			k->blanks = k->shown;
		k->in_blanks = true;
		sums_add(&k->blanks, w, unit);
		return false;
	}
	if (k->in_blanks)
		k->shown = k->blanks;
	k->in_blanks = false;
	k->last = unit;
	return true;
}

#endif
