/*
 * para_parts.h - a paragraph between collecting (para.c) and making lines (line.c)
 *
 * Private to those two.  Lives in the paragraph's arena.
 */
#ifndef LAYOUT_PARA_PARTS_H
#define LAYOUT_PARA_PARTS_H

#include "layout/para.h"
#include "layout/style.h"

/* An inline object that is open, or the block itself (parent NULL). */
struct inline_context {
	const struct fo_node *node;
	struct inline_context *parent;
	const struct para_style *style;
	int depth;
	len_t shift;                    /* of its baseline above the line's */
	uint8_t decoration;             /* DECORATION_*, its own and inherited */
	struct color decoration_color;
	const struct area_box *box;     /* NULL: none */
	const char *link;
	bool is_area;                   /* makes an inline area; a wrapper does not */
	bool placed;                    /* has made its first area */
	bool no_break;

	/* in the line being made: */
	struct area *area;              /* its inline area, or of a wrapper its parent's; NULL: none yet */
	len_t left, top;                /* corner of that area's content rectangle in the line */
};

enum object_kind { OBJECT_STRUT, OBJECT_LEADER, OBJECT_IMAGE, OBJECT_NOTE };

/* What a U+FFFC in the text stands for, in their order. */
struct object {
	enum object_kind kind;
	struct inline_context *in;
	const struct fo_node *node;
	len_t advance, stretch, shrink;
	len_t ascent, descent;          /* of what stands on the baseline */
	struct area *area;              /* IMAGE: ready made */
	const struct note *note;        /* NOTE */
};

struct para_parts {
	struct layout *l;
	struct arena *arena;            /* gone when the lines are made */
	const struct para_request *req;
	const struct para_style *style; /* the block's */
	GString *text;
	GArray *spans;                  /* struct text_span */
	GPtrArray *contexts;            /* struct inline_context *, one for each span */
	GArray *objects;                /* struct object */

	struct cells cells;
	struct shaped shaped;
	struct object **object_of;      /* for each cell; NULL: no object */
	struct lines lines;
};

/* Make the line area of line i. */
struct para_line line_make(struct para_parts *, int i);

#endif
