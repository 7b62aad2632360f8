/*
 * refine_parts.h - refinement: what its parts share
 *
 * Private to refine.c (who shares a style, initial values), refine_style.c (making
 * one) and refine_adjust.c (values that depend on the parent or the object).  All
 * that is made belongs to the refiner's arena; what is wrong becomes a problem of
 * the style, and nothing here fails.
 */
#ifndef FO_REFINE_PARTS_H
#define FO_REFINE_PARTS_H

#include "fo/refine.h"

struct fo_refiner {
	struct arena *arena;
	int pixels_per_inch;
	struct fo_style *base;          /* initial values */
	struct fo_style **bucket;
	uint32_t buckets, count;        /* buckets is a power of two */
};

/* ---- refine.c ---- */

/* A finding about a value, in front of *list; a long text is shown by its beginning. */
void refine_problem(struct arena *, struct fo_problem **list, enum diag_id, const char *name, const char *text,
    const char *why, const char *now);

/* The word inherit, alone. */
bool refine_is_inherit(const char *text);

/* In millipoints: what em and percentages of the line-height refer to. */
double refine_font_size(const struct fo_style *);
double refine_line_height(const struct fo_style *);

/* ---- refine_style.c ---- */

/* A new style that nobody shares yet; the attributes are copied.  column may be NULL. */
struct fo_style *refine_style(struct fo_refiner *, const struct fo_style *parent, enum fo_elem,
    const struct fo_attr *, int count, const struct fo_sources *);

/* ---- refine_adjust.c ---- */

/* Initial values that depend on the object: names of regions, precedence of a table's borders. */
void refine_initial_of_object(struct fo_style *);

/* The value that the author's one becomes: of relative weights, short names of modes and the like. */
const struct fo_value *refine_adjusted(struct fo_style *, enum fo_prop, const struct fo_value *);

#endif
