/*
 * pdfdoc_parts.h - what the parts of a PDF document share
 *
 * Private to pdfdoc.c, to the files of one part each, pdfdoc_target.c (places and
 * URIs that links lead to), pdfdoc_link.c, pdfdoc_outline.c and pdfdoc_label.c, and
 * to pdfdoc_object.c, which serves them.  Each part keeps what it collects in an
 * array of its own kind, which pdfdoc.c frees, and adds it to the file at the end.
 * Objects of qpdf live as long as q.
 */
#ifndef RENDER_PDFDOC_PARTS_H
#define RENDER_PDFDOC_PARTS_H

#include "render/pdfdoc.h"

#include <qpdf/qpdf-c.h>

struct pdfdoc {
	char *title, *author, *subject, *keywords, *language;
	GArray *links, *anchors, *bookmarks, *labels;   /* of their part's own structs */
	GHashTable *anchor_of;  /* id -> index in anchors + 1 */
	/* while finishing */
	qpdf_data q;
	qpdf_oh *page;
	struct diag *diag;
};

/* ---- pdfdoc_object.c ---- */

/* An empty array whose elements clear is called for when they go. */
GArray *pdfdoc_array(size_t size, GDestroyNotify clear);

void pdfdoc_set(struct pdfdoc *, qpdf_oh dict, const char *key, qpdf_oh value);
void pdfdoc_set_text(struct pdfdoc *, qpdf_oh dict, const char *key, const char *utf8);        /* NULL or "": not */

/* Points as PDF has them, with two decimals: 1/280 mm is enough to click on.  Returns buf. */
char *pdfdoc_number(char buf[LEN_FORMAT_SIZE], double points);

/* ---- one part each ---- */

GArray *pdfdoc_anchors_new(void);
GArray *pdfdoc_links_new(void);
GArray *pdfdoc_bookmarks_new(void);
GArray *pdfdoc_labels_new(void);

/* The page that is being drawn, counted from 0. */
int pdfdoc_page_index(const struct pdfdoc *);

/* Give the annotation or bookmark its way, "#id" or a URI; false: there is none, reported. */
bool pdfdoc_set_target(struct pdfdoc *, qpdf_oh dict, const char *target, struct pos);

void pdfdoc_add_names(struct pdfdoc *, qpdf_oh root);   /* so that other documents can point here: FILE.pdf#id */
void pdfdoc_add_links(struct pdfdoc *);
void pdfdoc_add_outline(struct pdfdoc *, qpdf_oh root);
void pdfdoc_add_labels(struct pdfdoc *, qpdf_oh root);

#endif
