/*
 * marker_class.h - the markers of one class name, in the order of their areas
 *
 * They are looked for in a span first: a page for fo:retrieve-marker, a part of
 * a table for fo:retrieve-table-marker.  The one that the last span left stays
 * known (XSL 1.1, 6.13.6 and 6.13.7).
 */
#ifndef LAYOUT_MARKER_CLASS_H
#define LAYOUT_MARKER_CLASS_H

#include "fo/tree.h"

#include <stdbool.h>

/* "Any": whatever area of its object it is that begins or ends in the span. */
enum marker_place { FIRST_STARTING, FIRST_ANY, LAST_STARTING, LAST_ENDING, LAST_ANY, MARKER_PLACES };

struct marker_class {
	const struct fo_node *at[MARKER_PLACES];        /* in this span; NULL: none */
	const struct fo_node *before;                   /* the last one before it; NULL: none */
};

/* The first marker among a node and what follows it; markers come first, what follows them is not looked at. */
const struct fo_node *marker_next(const struct fo_node *);

/* An area of the marker's object begins; first: it is the object's first one. */
void marker_begin(struct marker_class *, const struct fo_node *marker, bool first);

/* It ends; last: it is the object's last one. */
void marker_end(struct marker_class *, const struct fo_node *marker, bool last);

/* A new span.  False: the one that is over had none, and the one before stays as it was. */
bool marker_turn(struct marker_class *);

/* By retrieve-position or retrieve-position-within-table; NULL: there is none in this span. */
const struct fo_node *marker_at(const struct marker_class *, enum fo_kw position);

#endif
