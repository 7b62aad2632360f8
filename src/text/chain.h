/*
 * chain.h - what a chain is inside text: faces in the order of fallback
 */
#ifndef TEXT_CHAIN_H
#define TEXT_CHAIN_H

#include "text/face.h"

#include <stdbool.h>

struct runs;

struct chain {
	struct font_face **face;        /* in order; at least one */
	int n;
	struct font_face **han;         /* the Chinese ones among them, in order */
	int n_han;
};

/* What shaping keeps between paragraphs; made at first use, freed with the fonts. */
struct runs *fonts_runs(struct fonts *);

#endif
