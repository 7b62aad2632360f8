/*
 * fit.h - choose where the lines of a paragraph end
 *
 * First fit takes the longest line that fits, one after another, with push-in
 * before push-out.  Total fit weighs all lines together: every line has a cost
 * (how far each tier of adjustment is used, the price of its break, a last line
 * of one character), and the sum is least.  Both work on units (widths.h) and
 * know no fonts.
 */
#ifndef TEXT_FIT_H
#define TEXT_FIT_H

#include "text/widths.h"

struct paragraph {
	const struct cell *cell;
	struct widths w;
	const struct compose_style *style;
	compose_room *room;     /* NULL: every line has what it needs */
	void *context;
	bool even;              /* all lines but the first have the same room */
};

struct paragraph paragraph_of(struct arena *, const struct cell *, int n, const struct compose_style *,
    compose_room *, void *context);

/* Room of a line without its indents. */
len_t paragraph_room(const struct paragraph *, int line, bool last);

/* What a hyphen adds to a line that ends after this unit. */
len_t paragraph_hyphen(const struct paragraph *, int unit);

/* Is the opening mark that begins this line trimmed? */
bool paragraph_trims(const struct paragraph *, int line);

/* Natural width of cells [start, end) as a line of that number: edges trimmed, hyphen included. */
len_t paragraph_width(const struct paragraph *, int start, int end, int line);

/* All units [start, end) after one another, gaps and blanks included. */
int64_t paragraph_natural(const struct paragraph *, int start, int end);

/* The lines with start, end, indent, room and forced set. */
struct line *fit_lines(struct arena *, const struct paragraph *, int *n_lines);

#endif
