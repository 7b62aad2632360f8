/*
 * fonts.h - the fonts of a document: roles, families, faces
 *
 * roles.xml declares every font file there is, and which families and roles
 * (仿宋 楷体 黑体 小标宋 宋体 and the generic names) they serve in which locale,
 * with the order of fallback.  Nothing else is ever opened: no font installed
 * by chance can change a page.  Font files live below a second folder
 * (build/fonts), named by the same file.
 *
 * A font set outlives documents; chains and faces belong to it and are lent.
 * A missing file is reported once and its face left out.
 */
#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include "base/len.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct diag;
struct fonts;

/* One face of one file.  Shares of an em are in 1/1000. */
struct face {
	const char *file;       /* path, as opened */
	int index;              /* in a collection */
	const char *family;     /* as declared */
	int weight;             /* 100 to 900 */
	bool italic;
	bool han;               /* a Chinese face: full-width cells, em box 880/120 */
	int scale;              /* glyphs are drawn at this share of the size; 1000 */
	int shift;              /* and raised by this much */
	int ascent, descent;    /* of the line's nominal box: of han 880/120, else the font's em box */
	int x_height, cap_height;
	int underline_position, underline_thickness;    /* position below the baseline, positive */
	bool synthetic_slant;   /* asked for italic, and the family has none: slanted */
};

/* An ordered list of faces for one request; the first that has a character serves it. */
struct chain;

/*
 * Open the declared set.  NULL only if roles.xml itself cannot be read or is
 * wrong: reported.  family and files are looked for below folder.
 */
struct fonts *fonts_open(const char *roles_xml, const char *folder, struct diag *);
void fonts_free(struct fonts *);

/*
 * The chain for a font-family list (comma separated or one name; roles,
 * families and generic names), weight 100..900, style, BCP 47 language.  Never
 * NULL: an unknown name falls back to the generic serif, and *known is false
 * (known may be NULL).  The same request gives the same chain.
 */
const struct chain *fonts_chain(struct fonts *, const char *families, int weight, bool italic,
    const char *language, bool *known);

const struct face *chain_primary(const struct chain *);         /* for Western text and line metrics */
const struct face *chain_primary_han(const struct chain *);     /* for Han and Chinese marks; may be NULL */

/* Print roles, the faces that serve them, and what is missing (`yinfa fonts`); true if nothing is missing. */
bool fonts_list(struct fonts *, FILE *);

/*
 * Show the declared files and roles, and nothing else, to libraries of this
 * process that ask fontconfig for fonts themselves (text in SVG pictures).  Reads every
 * file, so it is called only when such a picture is met.
 */
void fonts_share(struct fonts *);

#endif
