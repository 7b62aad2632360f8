/*
 * master.h - page masters and which of them makes the next page
 *
 * Geometry of XSL 1.1, 6.4: the body's rectangle comes from its own margins
 * alone, the side regions take their extent from the page's content rectangle.
 * Knows no content.
 */
#ifndef LAYOUT_MASTER_H
#define LAYOUT_MASTER_H

#include "area/area.h"
#include "fo/tree.h"

struct arena;
struct diag;

struct region {
	const struct fo_node *node;     /* NULL: the master has no such region; a body it has */
	const char *name;
	len_t x, y, width, height;      /* border rectangle on the page */
	len_t page_width, page_height;  /* of its page */
	len_t ipd, bpd;                 /* of the content, in its own frame */
	int rotation;                   /* that of the page included */
	bool turned_with_page;          /* the page lies on its side */
	bool vertical;                  /* lines run down the page: part of the rotation */
	int columns;
	len_t column_gap, column_ipd;
	const struct area_box *box;
};

struct page_master {
	const struct fo_node *node;
	const char *name;
	len_t width, height;
	struct region region[REGION_END + 1];
};

struct masters;

/* Read the layout-master-set; findings (a name twice, none at all) are reported. */
struct masters *masters_read(struct arena *, const struct fo_node *root, struct diag *);

/* What is known of a page before it is made. */
struct page_kind {
	int folio;
	bool first, last, blank;
};

/* How far a page-sequence has come in its page-sequence-master. */
struct master_state {
	const struct fo_node *sequence;         /* fo:page-sequence-master; NULL: a simple one rules */
	const struct page_master *simple;
	const struct fo_node *specifier;        /* current child of sequence */
	int used;                               /* pages it has made */
};

/* Begin a page-sequence; false (reported) if it names no master. */
bool masters_begin(const struct masters *, const struct fo_node *page_sequence, struct master_state *, struct diag *);

/*
 * The master of the next page; the state goes on.  Never NULL: where nothing
 * matches, that is reported and the last resort is the first master.
 */
const struct page_master *masters_next(const struct masters *, struct master_state *, struct page_kind, struct diag *);

/* One of the masters a page-sequence may use has a body of this name. */
bool masters_have_body(const struct masters *, const struct master_state *, const char *name);

void masters_free(struct masters *);

#endif
