/*
 * pdfdoc.h - what makes pages a PDF document
 *
 * Cairo draws pages, fonts and pictures; its own calls for links, outlines and
 * labels are unsafe (they lose Chinese names, write malformed dates and broken
 * cross-references).  So they are collected here while the pages are drawn, and
 * written afterwards through libqpdf into the finished bytes.
 *
 * Coordinates are PDF's: points, y upwards from the page's lower edge.
 */
#ifndef RENDER_PDFDOC_H
#define RENDER_PDFDOC_H

#include "render/render.h"

#include <glib.h>

struct pdfdoc;

struct pdfdoc *pdfdoc_new(const struct render_info *);
void pdfdoc_free(struct pdfdoc *);

/* In the order of the pages; all that follows belongs to the last one. */
void pdfdoc_page(struct pdfdoc *, int folio, const char *label);
void pdfdoc_link(struct pdfdoc *, double x0, double y0, double x1, double y1, const char *target,
    struct pos);
void pdfdoc_anchor(struct pdfdoc *, const char *id, double x, double y);
void pdfdoc_bookmark(struct pdfdoc *, const struct area_bookmark *);

/*
 * The whole document from the pages that Cairo wrote, in new memory; NULL after
 * a fault, which is reported.  Links that lead nowhere are reported and left out.
 */
GByteArray *pdfdoc_finish(struct pdfdoc *, const GByteArray *pages, struct diag *);

#endif
