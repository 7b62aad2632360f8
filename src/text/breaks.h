/*
 * breaks.h - where a line may end
 *
 * Every place between two cells gets a price: forbidden, forced, or how much
 * the breaker dislikes to end a line there.  Decided by the classes of the two
 * neighbours, the level of the style (chinese-layout, section 3), runs that are
 * never split and the author's hints.  Widths are not known in here.
 */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include "text/compose.h"

#define BREAK_NEVER  (-1)
#define BREAK_FORCED (-2)       /* after a CELL_LF */

/* price[i]: of ending a line after cell i.  The last cell's is BREAK_FORCED. */
void breaks_price(struct arena *, const struct cell *, int n, const struct compose_style *, int16_t *price);

/* A cell at which a line shows nothing when it stands at its edge: spaces, hints and forced breaks. */
static inline bool cell_is_blank(const struct cell *c)
{
	return c->class == CELL_SPACE || c->class == CELL_ZWSP || c->class == CELL_WJ || c->class == CELL_LF;
}

#endif
