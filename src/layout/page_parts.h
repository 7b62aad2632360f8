/*
 * page_parts.h - a page-sequence while its pages are made
 *
 * Private to page.c (which pages there are, and what of the flow each takes) and
 * page_area.c (a page's areas, without what its body takes of the flow).
 */
#ifndef LAYOUT_PAGE_PARTS_H
#define LAYOUT_PAGE_PARTS_H

#include "layout/body.h"
#include "layout/page.h"

/* One page-sequence on its way. */
struct sequence {
	struct layout *l;
	struct pages *pages;
	const struct fo_node *node, *flow;
	const struct fo_node *next;             /* the sequence that follows; NULL */
	const struct fo_node *pinned;           /* block with yf:pin; NULL */
	bool has_body;                          /* some page can have the body that the flow is for */
	struct master_state masters;
	struct page_kind kind;                  /* of the page being made */
	struct body_request body;
	struct progress at;
	len_t column_ipd;                       /* the segments are built for; 0: not built */
	int nth;                                /* pages made */
	int empty;                              /* pages in a row that took nothing of the flow */
	bool done;
	enum break_class forced;                /* what ended the page before */
};

/* A page being made. */
struct page {
	struct area_page *area;
	const struct page_master *master;
	struct area_region *body;
	len_t used;                             /* of the body, from its top */
};

/* ---- page_area.c ---- */

/* A page by this master, with its body; layout's folio and label are the page's from now on. */
void page_begin(struct sequence *, struct page *, const struct page_master *);

/* Its body is full: markers are taken, static content set; it is one of the document's pages and counted. */
void page_end(struct sequence *, struct page *);

/* The static content for a region, by the region's name; NULL if the sequence has none. */
const struct fo_node *page_static_content(const struct fo_node *sequence, const char *region);

#endif
