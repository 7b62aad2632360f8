/*
 * shape.h - from classified cells to glyphs
 *
 * Han characters and Chinese marks take the role's cell as advance and their
 * glyph from a per-face cache; all else is itemised and shaped by Pango in runs
 * of one face.  Shared code points that cells.h found Chinese stay in the
 * Chinese face.  A character that no face of the chain has is reported as an
 * error (TEXT_NO_GLYPH) with the place of its span, and drawn as a box with its
 * code point, one em wide.
 *
 * In vertical lines the pen runs down the middle of the line.  Where a cell is
 * CELL_UPRIGHT it stands at the cell's top, and dx (to the right) and dy
 * (upwards) are as on the page.  All other cells are shaped as in a horizontal
 * line, to be turned clockwise: brackets too when the font has no upright form.
 */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "base/diag.h"
#include "text/cells.h"

struct arena;
struct fonts;
struct chain;
struct face;

struct glyph {
	uint32_t id;            /* in its face; GLYPH_MISSING for the drawn box */
	len_t advance;          /* as shaped, letter-spacing not included */
	len_t dx, dy;           /* from the pen; dy upwards, the face's shift included */
};

#define GLYPH_MISSING 0xFFFFFFFFu

struct text_style {
	const struct chain *fonts;
	len_t size;             /* font size */
	len_t cell;             /* advance of a Han cell; Western text is set at this size; 0: the size */
	const char *language;   /* BCP 47, or NULL */
	len_t letter_spacing;   /* added after every cell, not after the last of a line */
	len_t letter_less, letter_more; /* how far that may go in justified lines */
	bool kerning, ligatures;        /* Western text */
	const char *features;   /* OpenType features as Pango reads them; NULL */
	bool rtl;               /* base direction of the paragraph is right to left: the first span's counts */
};

/* A stretch of the paragraph with one style: bytes from start to the next span's start. */
struct text_span {
	int start;
	const struct text_style *style;
	struct pos pos;         /* for messages */
};

struct shaped {
	struct glyph *glyph;
	int n;
};

/*
 * Fill in face, glyphs, em, advance, lead and trail of the cells, and span.
 * Objects and struts are left as they are.  spans[0].start is 0.
 */
struct shaped shape_cells(struct arena *, struct fonts *, struct diag *, const char *text, struct cells *,
    const struct text_span *spans, int n_spans, enum locale, bool vertical);

/* The size at which a cell's glyphs are drawn: size or cell width, times the face's scale. */
len_t shape_glyph_size(const struct text_style *, const struct cell *);

#endif
