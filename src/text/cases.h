/*
 * cases.h - run a table of composition cases through the line engine
 *
 * The form of the table is that of chinese-layout, section 19: id, rule,
 * locale, text, measure, expected, source, separated by tabs.  The engine is
 * the one that sets pages; only the sizes of characters may be made up.
 */
#ifndef TEXT_CASES_H
#define TEXT_CASES_H

#include "text/cells.h"

#include <stdio.h>

struct arena;

/* Where sizes come from.  All cells of a case are of one size. */
struct cases_metrics {
	/*
	 * Fill in em, advance, lead and trail of the cells, as shape_cells does.
	 * False: leave the case out.  A case about widths is left out anyway where
	 * Western characters or the blanks of marks are not those of the table.
	 */
	bool (*measure)(void *context, struct arena *, const char *text, struct cells *, enum locale, bool vertical);
	void *context;
	len_t em;
};

/*
 * Print a line for each case that fails (id, wanted, got) and at last
 * "N passed, N failed".  metrics may be NULL: those of section 19.  Returns the
 * number of failures; a table without cases is one.
 */
int cases_run(FILE *in, FILE *out, const struct cases_metrics *metrics);

#endif
