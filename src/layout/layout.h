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

enum layout_may { LAYOUT_MAY, LAYOUT_MAY_NOT, LAYOUT_MISSING };

/* May a path be read?  With LAYOUT_MAY, *resolved is the path to open, g_freed by the caller. */
typedef enum layout_may layout_may_read(const void *access, const char *path, char **resolved);

struct layout_options {
	int max_pages;          /* a bound on hostile input; 0: 100,000 */
	int pixels_per_inch;    /* of pictures without a resolution; 0: 96 */
	layout_may_read *may_read;      /* which pictures may be read; NULL: none but those in data: URIs */
	const void *access;     /* its first argument */
	const char *base;       /* folder that relative picture paths start from */
	bool plain;             /* no kerning, no ligatures: for comparisons with other formatters */
};

struct area_tree *layout_document(struct arena *, const struct fo_node *root, struct fonts *,
    const struct layout_options *, struct diag *);

#endif
