/*
 * space.h - what is left of the spaces that meet between two areas
 *
 * XSL 1.1, 4.3.1: all space-specifiers between two areas, with no border,
 * padding, line or reference-area edge between them, are resolved as one
 * sequence.  Nothing else than the specifiers is known in here.
 */
#ifndef LAYOUT_SPACE_H
#define LAYOUT_SPACE_H

#include "base/len.h"
#include "fo/values.h"

#include <stdbool.h>

/* A depth, and by how much the spaces in it may give way and grow. */
struct elastic {
	len_t size, shrink, stretch;
};

/*
 * Write what each of the n specifiers keeps into left[0..n-1] and return their
 * sum.  at_start, at_end: the sequence touches that edge of a reference area,
 * where conditional spaces are discarded.
 */
struct elastic space_resolve(const struct fo_space *, int n, bool at_start, bool at_end, struct elastic *left);

/* So much is added to all spaces together (taken away, if negative), of what they can take (give). */
struct fill {
	len_t by, of;
};

/* The depth of one space with its share. */
len_t space_filled(const struct elastic *, struct fill);

#endif
