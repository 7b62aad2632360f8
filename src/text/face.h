/*
 * face.h - one face of one font file: opened at first use, glyphs looked up once
 *
 * A file is mapped into memory and read by HarfBuzz alone, in font units
 * without hinting, so that no size and no machine changes an advance.  What was
 * asked once is kept: a flat table from code point to glyph, filled page by
 * page.  Pango gets the same face through pangofont.h.
 *
 * Used inside text only; HarfBuzz types stop here.
 */
#ifndef TEXT_FACE_H
#define TEXT_FACE_H

#include "text/fonts.h"

#include <hb.h>

/* Glyph of one code point; lengths in font units, ink measured from the origin, y upwards. */
struct face_glyph {
	uint16_t id;            /* 0: the face has no such character, or only a blank in its place */
	uint8_t  known, inked;  /* looked up; ink measured */
	int16_t  advance;
	int16_t  left, right, bottom, top;
};

struct font_file {
	char *path;
	int index;
	bool opened, broken;    /* broken: there, but no font; it has no characters */
	bool outlines;          /* TrueType: measuring ink costs nothing */
	hb_font_t *hb;          /* scale: font units */
	int upem;
	struct face_glyph **page;
	void *pango;            /* PangoFont, owned; pangofont.h */
};

/* A face as chains hold it: a file, upright or slanted, with or without its marks. */
struct font_face {
	struct face face;       /* first: others see only this */
	struct font_file *file;
	bool marks;             /* its shared marks are full-width: it may serve “ ” — … · in Chinese */
	bool measured;          /* the metrics in face are filled in */
};

void file_open(struct font_file *);
void file_close(struct font_file *);

/* Open the file if need be and fill in ascent, descent and so on. */
void face_measure(struct font_face *);

const struct face_glyph *file_look_up(struct font_file *, uint32_t ch);

/* The glyph of ch; its id is 0 if there is none.  Never NULL. */
static inline const struct face_glyph *file_glyph(struct font_file *f, uint32_t ch)
{
	if (f->page && ch < 0x110000 && f->page[ch >> 8] && f->page[ch >> 8][ch & 255].known)
		return &f->page[ch >> 8][ch & 255];
	return file_look_up(f, ch);
}

/* The same with its ink measured. */
const struct face_glyph *file_inked(struct font_file *, uint32_t ch);

/* Font units to a length at a size. */
static inline len_t file_len(const struct font_file *f, int64_t units, len_t size)
{
	return len_scale(size, units, f->upem);
}

#endif
