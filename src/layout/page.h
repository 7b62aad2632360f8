/*
 * page.h - lay out one page-sequence after another into pages
 *
 * Chooses masters, fills the columns of the body, adds static content and
 * blank pages.  What is put on a page is not touched again.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "layout/context.h"
#include "layout/master.h"

struct pages {
	GPtrArray *page;                /* struct area_page * */
	const struct masters *masters;
	int last_folio;                 /* 0 before the first page */
	bool too_many;                  /* the bound was hit: reported */
};

/* next: the page-sequence that follows, for force-page-count; NULL at the end. */
void page_sequence(struct layout *, struct pages *, const struct fo_node *sequence, const struct fo_node *next);

#endif
