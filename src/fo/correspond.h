/*
 * correspond.h - top, right, bottom, left and before, after, start, end
 *
 * The last step of refinement: absolute and relative properties are brought to
 * agree, by writing-mode (XSL 1.1, section 5.3), so that layout may ask for
 * either.  reference-orientation turns both together and plays no part.
 */
#ifndef FO_CORRESPOND_H
#define FO_CORRESPOND_H

#include "fo/shorthand.h"

/* values: those of the style being made; in it all that was given is in its place. */
void fo_correspond(struct fo_env *, struct fo_style *, const struct fo_givens *);

/* True if the object opens a reference area: its indents count from a new edge. */
bool fo_opens_reference_area(enum fo_elem);

#endif
