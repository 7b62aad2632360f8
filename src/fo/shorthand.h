/*
 * shorthand.h - properties that stand for others
 *
 * A shorthand is taken apart into texts for the properties it stands for; what
 * the texts mean is not known here.
 */
#ifndef FO_SHORTHAND_H
#define FO_SHORTHAND_H

#include "fo/refine.h"

/* What the author gave for one object, by property. */
struct fo_given {
	const char *text;       /* NULL: nothing */
	bool shorthand;         /* only by a shorthand */
};

struct fo_givens {
	struct fo_given whole[PROP_COUNT];
	struct fo_attr *part;   /* components; those of shorthands first */
	int part_count;         /* room is for the author's and FO_SHORTHAND_PARTS more */
};

#define FO_SHORTHAND_PARTS 16

/* This very text, not one that is equal to it: the initial value. */
extern const char fo_initial[];

/*
 * Take apart all shorthands of the attributes, the less precise first.  What is
 * there already and was given by itself stays.  Problems are put into the list.
 */
void fo_expand(
    struct arena *, struct fo_givens *, const struct fo_attr *, int count, struct fo_problem **list);

#endif
