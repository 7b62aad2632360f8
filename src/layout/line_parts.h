/*
 * line_parts.h - a line while its areas are made
 *
 * Private to line.c (inline areas, objects, the line itself), line_depth.c and
 * line_text.c.  Below, cell is the index of a cell in its paragraph, k a place
 * in the order in which the line shows them.
 */
#ifndef LAYOUT_LINE_PARTS_H
#define LAYOUT_LINE_PARTS_H

#include "layout/note.h"
#include "layout/para_parts.h"

#include <string.h>

struct line_maker {
	struct para_parts *p;
	const struct line *line;
	const int *order;               /* cells from left to right; NULL: as they are */
	struct area *area;
	struct inline_context *in;      /* innermost open one */
	len_t x;                        /* pen, from the line area's left */
	len_t baseline;                 /* from its before edge */
	struct extent content;          /* of what stands in it, around the baseline */
	struct note_list notes;
	struct area *closed;            /* the inline area that ended last, and where */
	len_t closed_at;
};

/* Of a context's baseline above that of the line. */
static inline len_t line_shift_of(const struct inline_context *in)
{
	return in->shift + (in->edged != NULL ? in->edged->drop : 0);
}

/* What is drawn along an area of the context: XSL 1.1, 7.17.4. */
static inline void line_decorate(const struct inline_context *in, struct area *a)
{
	a->hidden = in->hidden;
	a->decoration = in->decoration;
	memcpy(a->decoration_color, in->decoration_color, sizeof a->decoration_color);
	a->decoration_style = in->line_style;
	a->decoration_width = in->line_width;
}

/* ---- line_depth.c: around the baseline ---- */

/* What the line's content takes; what hangs on an edge hangs on that of this. */
struct extent line_content_extent(struct para_parts *, const struct line *);

/* The same with half-leading. */
struct extent line_extent(const struct para_parts *, struct extent content);

/* ---- line_text.c ---- */

int line_cell_at(const struct line_maker *, int k);

/* Hints about breaks and direction, and what vanished at the edge of the line. */
bool line_draws_nothing(const struct para_parts *, int cell);

/* The text area that begins at k, in the innermost open inline; gives the place after it. */
int line_add_text(struct line_maker *, int k);

#endif
