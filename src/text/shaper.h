/*
 * shaper.h - what the parts of shape.c share while one paragraph is shaped
 *
 * shape.c goes through the spans and shapes Western runs; han.c sets Chinese
 * cells in horizontal lines, column.c the upright ones of vertical lines.
 */
#ifndef TEXT_SHAPER_H
#define TEXT_SHAPER_H

#include "text/face.h"
#include "text/shape.h"

struct shaper {
	struct arena *arena;
	struct runs *runs;
	struct diag *diag;
	const char *text;
	int n_text;
	struct cell *cell;
	int n;
	const struct text_span *spans;
	int n_spans;
	enum locale locale;
	bool vertical;
	struct glyph *glyph;            /* grows; copied into the arena at the end */
	int n_glyphs, room;

	/* of the span at hand */
	const struct text_span *span;
	const struct text_style *style;
	len_t em, western;              /* cell width; size of Western text */
	const char *features;
};

/* shape.c */

/* One more glyph at the end of a cell; the cell is the last that was given any. */
struct glyph *shaper_add(struct shaper *, struct cell *);
void shaper_add_missing(struct shaper *, struct cell *, uint32_t ch, const struct face *, len_t width);
void shaper_space(struct cell *, const struct text_style *);    /* add the letter-spacing */

int shaper_cell_end(const struct shaper *, int i);              /* byte after cell i */
len_t shaper_size(const struct text_style *, const struct cell *, const struct face *);
bool shaper_serves(struct shaper *, struct font_face *, uint32_t ch);
bool shaper_ignorable(uint32_t ch);                             /* draws nothing and takes no room */

/* han.c */

void han_set(struct shaper *, int i);
void han_join_dashes(struct shaper *, int from, int end);
/* The face for a Chinese cell's character; NULL: there is none. */
struct font_face *han_face(struct shaper *, uint32_t ch);
/*
 * How far to move ink that lies from..to in its cell into the first or second
 * half of the cell: ？ and ！ stand in the middle in some fonts, and the
 * standard wants them at the left (GB/T 15834-2011, 5.1.2).
 */
len_t han_into_half(len_t from, len_t to, len_t half, bool second);

/* column.c */

/* False: the font has no upright form of it; the cell is set as in a horizontal line and turned. */
bool column_set(struct shaper *, int i);
void column_join_dash(struct shaper *, int i, int n);
/* 纵中横: cells shaped as in a horizontal line, put side by side into the first one's cell. */
void column_combine(struct shaper *, int from, int end);

#endif
