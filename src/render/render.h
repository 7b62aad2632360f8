/*
 * render.h - turn an area tree into a file
 *
 * A renderer is one file that fills in one struct render_ops.  It never sees
 * the area tree: render_tree() walks it and makes these calls in reading
 * order, in page coordinates (origin top left, y downwards, millipoints):
 *
 *	open { page_begin { push pop text fill line backdrop image link anchor struct_begin struct_end }
 *	    page_end } { bookmark } close
 *
 * push and pop nest, so do struct_begin and struct_end; between push and pop
 * coordinates are those of the frame pushed.  An entry may be NULL;
 * render_tree() then reports, once per document, what the format left out.
 *
 * Output goes to a file beside the target, is synced, and takes the target's
 * name when it is complete: an older output stays untouched after a failure.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "area/area.h"
#include "base/color.h"
#include "base/diag.h"
#include "base/len.h"

#include <stdbool.h>

struct rect { len_t x, y, w, h; };

struct glyph_run {
	const struct face *face;
	len_t size;
	len_t x, y;                     /* start of the baseline */
	struct color color;
	const struct area_glyph *glyph; /* positions from x, y; their y upwards; lent until page_end */
	const struct area_cluster *cluster;
	int n_glyphs, n_clusters;
	const char *text;
	int bytes;
	bool turned;                    /* each glyph is turned counter-clockwise about its origin (upright in vertical lines) */
	bool backwards;
};

struct rule {
	len_t x0, y0, x1, y1;           /* the middle of the rule; horizontal or vertical */
	len_t width;
	enum line_style style;          /* SOLID, DOTTED, DASHED, WAVY only: others come as several */
	struct color color;
};

/* Fonts that stay open from document to document: many small ones are then much quicker. */
struct render_fonts;

struct render_fonts *render_fonts_new(void);
void render_fonts_free(struct render_fonts *);

/* What the document says of itself. */
struct render_info {
	const char *title, *author, *subject, *keywords, *language;     /* NULL: not said */
	int dpi;                        /* of pixel formats; 0: 150 */
	struct render_fonts *fonts;     /* the faces drawn with must outlive it; NULL: opened anew */
};

struct render_ops {
	const char *name;               /* of the format; also the file extension */
	bool one_file_per_page;         /* PNG and SVG */

	void *(*open)(const char *path, const struct render_info *, struct diag *);     /* NULL: reported */
	bool  (*close)(void *);                                 /* false: reported; frees */
	void  (*page_begin)(void *, const struct area_page *, len_t w, len_t h);
	void  (*page_end)(void *);

	void  (*push)(void *, len_t dx, len_t dy, int rotation, const struct rect *clip);
		/* move the origin, turn counter-clockwise by 0, 90, 180, 270, clip (NULL: not);
		   the clip is given in the new frame */
	void  (*pop)(void *);

	void  (*text)(void *, const struct glyph_run *);
	void  (*fill)(void *, struct rect, struct color);
	void  (*line)(void *, const struct rule *);
	void  (*backdrop)(void *, struct rect, const struct area_box *, struct pos);    /* its picture, repeated */
	void  (*image)(void *, struct rect, const struct area_image *); /* the content rectangle: may be clipped */
	void  (*link)(void *, struct rect, const char *target, struct pos);     /* "#id" or a URI */
	void  (*anchor)(void *, const char *id, len_t x, len_t y);      /* each id once */
	void  (*bookmark)(void *, const struct area_bookmark *);
	void  (*struct_begin)(void *, const char *role);        /* for accessible PDF */
	void  (*struct_end)(void *);
};

/* All formats; NAME is render_NAME of NAME.c. */
#define RENDER_FORMATS(FORMAT) FORMAT(pdf) FORMAT(png) FORMAT(svg) FORMAT(trace)

extern const struct render_ops render_pdf, render_png, render_svg, render_trace;

/* By name or file extension; NULL if there is none.  render_names lists them, NULL at the end. */
const struct render_ops *render_find(const char *name);
const char *const *render_names(void);

/*
 * Draw the tree for path ("-": standard output); a format with one file a page
 * makes NAME-1.EXT, NAME-2.EXT ... and, with one page only, NAME.EXT.  What info
 * does not say, the tree may; info may be NULL.  NULL after a failure, which is
 * reported.  The result stands by itself: the tree may go before it is written,
 * and with a long document should, because writing takes as much room again.
 */
struct drawing;
struct drawing *render_draw(const struct area_tree *, const struct render_ops *, const char *path,
    const struct render_info *, struct diag *);

/* Put it in place and free it.  False after a failure, which is reported; no target is touched then. */
bool render_write(struct drawing *);

/* Both. */
bool render_tree(const struct area_tree *, const struct render_ops *, const char *path, const struct render_info *,
    struct diag *);

#endif
