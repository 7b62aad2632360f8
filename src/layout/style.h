/*
 * style.h - what properties mean to the text stage
 *
 * Translates the refined properties of an object into the shaper's and the line
 * breaker's terms.  Objects that share a fo_style share the translation.
 */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "layout/context.h"
#include "text/compose.h"
#include "text/shape.h"

/* The nominal box of a font at a size: what text-altitude and text-depth are by default. */
struct text_metrics {
	len_t ascent, descent, x_height;
};

/* A character that layout itself draws: a hyphen at a break inside a word, the dot of a leader. */
struct style_mark {
	const struct face *face;
	uint32_t glyph;
	len_t advance, dy, size;
	const char *text;               /* UTF-8 */
};

struct para_style {
	struct text_style text;
	struct text_metrics metrics;
	struct compose_style compose;   /* indents not set */
	len_t line_height;
	struct color color;
	enum fo_kw transform;           /* text-transform */
	bool small_caps;
	bool emphasis;                  /* marks at each character: emphasis.h */
	bool rtl;                       /* writing-mode: lines run from right to left */
	bool hyphenate;
	uint8_t remain, push;           /* letters before and after a hyphen, at least */
	len_t word_spacing;             /* added to every word space, */
	len_t word_less, word_more;     /* ... and how far that may go in justified lines; 0, 0: as the space itself */
	const struct fo_node *node;     /* of the first object that had it: for messages and what is rarely asked */

	/* made when first asked for */
	const struct style_mark *hyphen, *dot, *mark;
	struct text_style *small;
	struct para_style *red;
};

const struct para_style *style_of(struct layout *, const struct fo_node *);

/* From the baseline up to the middle of vertical lines, where upright characters stand. */
static inline len_t style_middle(const struct para_style *s)
{
	return (s->metrics.ascent - s->metrics.descent) / 2;
}

/* The same at a share of its size, 1/1000, on a line as deep as its letters, with more between characters. */
const struct para_style *style_altered(struct layout *, const struct para_style *, int scale, len_t tracking);

/* The same a size smaller, for letters that small capitals stand for. */
const struct text_style *style_small_caps(struct layout *, const struct para_style *);

/* The same in red: marks of what is missing. */
const struct para_style *style_red(struct layout *, const struct para_style *);

const struct style_mark *style_hyphen(struct layout *, const struct para_style *);
const struct style_mark *style_dot(struct layout *, const struct para_style *);

/* The first character of the text at another size: a mark of emphasis. */
const struct style_mark *style_emphasis(struct layout *, const struct para_style *, const char *text, len_t size);

enum line_style style_line(enum fo_kw);

/* Border, padding and background; NULL when there is nothing to draw or to keep clear. */
const struct area_box *style_box(struct layout *, const struct fo_node *, len_t base);

/* The same for a viewport that stands upright although the lines in it are vertical: its before edge is at the right. */
const struct area_box *style_box_around(struct layout *, const struct fo_node *, len_t base, bool vertical);
struct area_edge style_edge(const struct fo_edge *);

/* The box of a part of an inline object that has been broken up: an edge it lacks is nothing.  NULL stays NULL. */
const struct area_box *style_box_part(struct arena *, const struct area_box *whole, bool start, bool end);

/* By visibility: its areas take room and draw nothing.  Only rows and columns could collapse. */
static inline bool style_is_hidden(const struct fo_node *n)
{
	return fo_is(n, PROP_visibility, KW_hidden) || fo_is(n, PROP_visibility, KW_collapse);
}

/* What any area has of its object: place, structure type, visibility; the first one also the id. */
void style_area(struct area *, const struct fo_node *, bool first);

#endif
