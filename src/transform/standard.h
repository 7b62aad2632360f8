/*
 * standard.h - where a style departs from the standard
 *
 * templates/common/standard.xsl says what the standard wants and what the
 * style gives.  What differs is reported at the place in the style that is
 * the cause: the attribute, or the variable it is computed from.  A cause is
 * reported once, by the first of its effects.
 */
#ifndef TRANSFORM_STANDARD_H
#define TRANSFORM_STANDARD_H

#include "transform/transform.h"

/* False if the style could not be looked at, or breaks what the standard wants without softening. */
bool standard_check_style(const struct transform_request *, xmlDoc *source, struct diag *);

#endif
