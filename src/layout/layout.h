/*
 * layout.h - from the FO tree to the area tree
 *
 * Page-sequences are laid out in order.  Page numbers that are cited before
 * they are known settle in at most three rounds; a fourth is a warning.  All
 * results belong to the arena; fonts and tree are only read.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "area/area.h"
#include "fo/tree.h"

struct arena;
struct fonts;

struct layout_options {
	int max_pages;          /* a bound on hostile input; 0: 100,000 */
	int pixels_per_inch;    /* of pictures without a resolution; 0: 96 */
	const char *const *roots;       /* folders pictures may be read from; NULL at the end */
	const char *base;       /* folder that relative picture paths start from */
	bool plain;             /* no kerning, no ligatures: for comparisons with other formatters */
};

struct area_tree *layout_document(struct arena *, const struct fo_node *root, struct fonts *,
    const struct layout_options *, struct diag *);

#endif
