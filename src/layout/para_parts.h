/*
 * para_parts.h - a paragraph between collecting (collect.c), setting (para.c) and making lines (line.c)
 *
 * Private to these and to what makes single objects of a line.  Lives in the
 * paragraph's arena.
 */
#ifndef LAYOUT_PARA_PARTS_H
#define LAYOUT_PARA_PARTS_H

#include "layout/para.h"
#include "layout/style.h"

/* Above and below a baseline. */
struct extent {
	len_t above, below;
};

/* Where an object hangs: on a baseline, or at an edge of the line, whose place is known only with the line. */
enum hang { HANG_BASELINE, HANG_TOP, HANG_BOTTOM };

/* How much of a paragraph has been collected. */
struct collected {
	size_t text;
	guint spans, objects;
};

/* An inline object that is open, or the block itself (parent NULL). */
struct inline_context {
	const struct fo_node *node;
	struct inline_context *parent;
	const struct para_style *style;
	int depth;
	len_t shift;                    /* of its baseline above the line's, or above that of edged */
	struct inline_context *edged;   /* it or the object around it that hangs on an edge of the line; NULL */
	enum hang hang;
	struct extent extent;           /* what its text asks of a line's depth, the shift included */
	uint8_t decoration;             /* DECORATION_*, its own and inherited */
	struct color decoration_color[DECORATIONS];
	enum line_style line_style;     /* of it */
	len_t line_width;
	const struct area_box *box;     /* NULL: none */
	const char *link;
	enum {
		CONTEXT_NONE,           /* no area: a wrapper */
		CONTEXT_AREA,           /* an inline area */
		CONTEXT_LEAF            /* its text area has its id, borders and so on: fo:character, a page number */
	} kind;
	struct collected before;        /* the object, and after its start: */
	size_t begins;                  /* ... so many bytes of text */
	bool placed;                    /* has made its first area */
	bool no_break;
	bool hidden;

	/* in the line being made: */
	struct area *area;              /* its inline area, or its parent's; NULL: none yet */
	len_t left, top;                /* corner of that area's content rectangle in the line */
	bool has_start, has_end;        /* that area has these edges */
	len_t right;                    /* width of its right edge */
	const struct line *asked;       /* the line that has taken its extent into account */
	struct extent hanging;          /* edged: what hangs on it in this line */
	len_t drop;                     /* edged: its baseline above that of this line */
};

enum object_kind { OBJECT_STRUT, OBJECT_LEADER, OBJECT_AREA, OBJECT_NOTE };

/* What a U+FFFC in the text stands for, in their order. */
struct object {
	enum object_kind kind;
	struct inline_context *in;      /* itself, or for AREA what is around it */
	const struct fo_node *node;
	len_t advance, stretch, shrink;
	bool is_text;                   /* AREA: breaks and gaps as at a Han character */
	struct extent extent;           /* of what stands on the baseline: LEADER, AREA */
	len_t shift;                    /* AREA: of its baseline above that of its context */
	enum hang hang;                 /* AREA */
	int edge;                       /* STRUT: EDGE_START or EDGE_END */
	struct area *area;              /* AREA: ready made; LEADER: one cycle of its content, a line; NULL */
	len_t baseline;                 /* LEADER: of that line */
	const struct area_box *box;     /* LEADER */
	const struct note *note;        /* NOTE */
};

struct para_parts {
	struct layout *l;
	struct arena *arena;            /* gone when the lines are made */
	const struct para_request *req;
	const struct para_style *style; /* the block's */
	struct inline_context *block;
	enum fo_kw stacking;            /* line-stacking-strategy */
	bool shifts;                    /* line-height-shift-adjustment: consider-shifts */
	GString *text;
	GArray *spans;                  /* struct text_span */
	GPtrArray *contexts;            /* struct inline_context *, one for each span */
	GArray *objects;                /* struct object */
	bool has_sides;                 /* floats to stand beside the lines */
	bool has_content;               /* something that makes a line: not only the places of ids */
	bool has_depth;                 /* and one that has a depth: not only the anchors of notes */
	bool vertical;                  /* lines run down the page */
	bool annotated;                 /* bopomofo in it: room after every character */
	bool has_hyphens;               /* soft hyphens or words to be hyphenated */
	bool has_bidi;                  /* a level is not 0 */

	const struct fo_node *stop;     /* the block-level object that ended the run; NULL */
	const struct fo_node *begun;    /* the innermost object around it that has begun, or the block */

	struct cells cells;
	int skip;                       /* of them, set on earlier pages */
	struct shaped shaped;
	struct object **object_of;      /* for each cell; NULL: no object.  NULL if there are no objects at all */
	struct lines lines;
	int *order;                     /* with has_bidi: room for the cells of a line in visual order */
};

/* Collect the inline content; gives the block-level object that ended it, or NULL. */
const struct fo_node *collect(struct para_parts *);

/* Make the line area of line i. */
struct para_line line_make(struct para_parts *, int i);

static inline const struct para_style *style_of_request(struct layout *l, const struct para_request *r,
    const struct fo_node *n)
{
	const struct para_style *s = style_of(l, n);

	return r->scale > 0 || r->tracking != 0 ? style_altered(l, s, r->scale, r->tracking) : s;
}

static inline struct inline_context *context_at(const struct para_parts *p, int cell)
{
	return p->contexts->pdata[p->cells.cell[cell].span];
}

static inline const struct text_style *text_style_at(const struct para_parts *p, int cell)
{
	return g_array_index(p->spans, struct text_span, p->cells.cell[cell].span).style;
}

static inline const struct object *object_at(const struct para_parts *p, int cell)
{
	return p->object_of == NULL ? NULL : p->object_of[cell];
}

#endif
