/*
 * area.h - the area tree: what stands where on which page
 *
 * Layout writes it once, from page to glyph; nothing changes it afterwards.
 * Renderers see it through render.h, tests through the dump.  No decision is
 * taken in here.
 *
 * Every area has four nested rectangles (XSL 1.1, 4.2.3): content, padding,
 * border, spacing.  x and y give the before-start corner of the border
 * rectangle in the content rectangle of the parent; ipd and bpd are the size of
 * the content rectangle.  Millipoints; y grows downwards.  All in one arena.
 *
 * x always counts from the left and y from the top of a frame, whatever the
 * writing-mode: the page's frame or, inside a turned region or viewport, that
 * area's own (see area_turn()).  Where the level is odd, the start edge is the
 * right one.
 */
#ifndef AREA_AREA_H
#define AREA_AREA_H

#include "base/color.h"
#include "base/diag.h"
#include "base/len.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct arena;
struct face;

enum area_type {
	AREA_PAGE,              /* page-viewport and page-reference: struct area_page */
	AREA_REGION,            /* region-viewport and region-reference: struct area_region */
	AREA_BEFORE_FLOATS,     /* before-float-reference */
	AREA_MAIN,              /* main-reference */
	AREA_SPAN,
	AREA_FLOW,              /* normal-flow-reference: a column */
	AREA_FOOTNOTES,         /* footnote-reference */
	AREA_BLOCK,             /* block, also of tables, cells, lists */
	AREA_VIEWPORT,          /* block-container: struct area_viewport */
	AREA_ANCHOR,            /* where one that stands elsewhere was met, for the dump: struct area_anchor */
	AREA_LINE,
	AREA_INLINE,            /* inline parent: borders, links, decoration */
	AREA_TEXT,              /* struct area_text */
	AREA_SPACE,             /* inline space, and what else takes room and draws nothing */
	AREA_LEADER,            /* a rule: struct area_leader */
	AREA_IMAGE              /* struct area_image: viewport with the scaled content */
};

enum line_style { LINE_NONE, LINE_SOLID, LINE_DOTTED, LINE_DASHED, LINE_DOUBLE, LINE_GROOVE, LINE_RIDGE, LINE_INSET,
	LINE_OUTSET, LINE_WAVY /* decorations only */ };

struct area_edge {
	len_t width, padding;   /* as used here, after conditionality */
	enum line_style style;
	struct color color;
	bool inner;             /* collapsed: between two cells, not at the table's rim: for the dump */
	bool covered;           /* collapsed: a neighbour's border of the same rank is drawn in its place */
};

enum { EDGE_BEFORE, EDGE_AFTER, EDGE_START, EDGE_END };

struct area_box {
	struct area_edge edge[4];
	struct color background;        /* of the padding rectangle */
	const char *image;              /* background picture: path; NULL */
	const char *image_uri;          /* the same as the author names it, for the dump; NULL: as the path */
	enum { REPEAT_BOTH, REPEAT_X, REPEAT_Y, REPEAT_NONE } repeat;
	len_t image_width, image_height;        /* 0: as the padding rectangle */
	struct { len_t len; int32_t pct; } image_x, image_y;    /* its position; pct: 1/1000 % of the room left over */
	bool collapsed;                 /* half of each border lies outside the cell's own grid square;
	                                   geometry as ever: x and y are the border rectangle's */
};

enum { DECORATION_UNDER = 1 << 0, DECORATION_OVER = 1 << 1, DECORATION_THROUGH = 1 << 2, DECORATIONS = 3 };

struct area {
	enum area_type type;
	bool is_first, is_last;         /* first or last area of its formatting object */
	bool is_reference;
	bool placed;                    /* put at x, y without stacking (cells, list labels): for the dump */
	bool is_float;                  /* beside what stands after it in its parent: drawn over their backgrounds */
	bool hidden;                    /* visibility: takes room, draws nothing; its children may */
	uint8_t decoration;             /* of inlines and texts: DECORATION_*; an inline's goes for all in it */
	uint8_t level;                  /* of embedding; 0: none was resolved */
	len_t x, y, ipd, bpd;
	len_t space_before, space_after;        /* as resolved, for the dump */
	len_t start_indent, end_indent;         /* for the dump */
	len_t turned;                           /* of lines: their text is so much further right where the page is bound at its end */
	len_t lead_before, lead_after;          /* of lines: half-leading in their depth, for the dump */
	const struct area_box *box;     /* NULL: no border, padding, background */
	const struct pos *pos;          /* of the formatting object; NULL: generated */
	const char *id;                 /* of the formatting object; its first area on the first page counts; NULL */
	const char *role;               /* structure type; NULL */
	const char *link;               /* "#id" or a URI; NULL */
	struct color decoration_color[DECORATIONS];     /* of each bit */
	enum line_style decoration_style;       /* NONE: solid */
	len_t decoration_width;         /* 0: as the face has it */
	len_t gap_start, gap_end;       /* decoration stays clear of its neighbour's */
	struct area *first, *last, *next;
};

struct area_page {
	struct area area;               /* ipd, bpd: the sheet */
	int number;                     /* counted from 1 over the document */
	int folio;                      /* the page number the author sees */
	const char *label;              /* folio, formatted */
	const char *master;             /* simple-page-master's name */
	bool blank;
	bool first_of_sequence;
	const char *sequence_id;
	const char *language;           /* of the page-sequence */
};

enum area_region_kind { REGION_BODY, REGION_BEFORE, REGION_AFTER, REGION_START, REGION_END };

struct area_region {
	struct area area;               /* ipd, bpd: of the viewport, in the page's frame; content is turned */
	enum area_region_kind kind;
	const char *name;
	bool clip;
	bool turned_with_page; /* the page lies on its side: for the dump */
	int rotation;                   /* 0, 90, 180, 270 counter-clockwise */
	int columns;
	len_t column_gap;
};

struct area_viewport {
	struct area area;               /* ipd, bpd: of the content's own frame, see area_turn() */
	enum { PLACE_STACKED, PLACE_ABSOLUTE, PLACE_FIXED } place;
	bool anchored;                  /* an AREA_ANCHOR in another area says where it was met */
	bool clip;
	int rotation;
	len_t width, height;            /* of the viewport, in the parent's frame, content rectangle */
};

struct area_anchor {
	struct area area;               /* no extent */
	const struct area_viewport *stands;
};

struct area_glyph {
	uint32_t id;                    /* GLYPH_MISSING: a box with the code point */
	len_t x, y;                     /* from the text area's start on the baseline; y upwards */
};

/* One cluster: so many bytes of text are these glyphs. */
struct area_cluster {
	uint8_t bytes, glyphs;
};

struct area_text {
	struct area area;               /* y to y + bpd: the nominal box; baseline below y */
	const struct face *face;
	len_t size;                     /* at which glyphs are drawn */
	len_t baseline;                 /* from the area's before edge */
	struct color color;
	const struct area_glyph *glyph;
	const struct area_cluster *cluster;
	int n_glyphs, n_clusters;
	const char *text;               /* UTF-8, in reading order */
	int bytes;
	enum { TURN_NONE, TURN_LEFT } turn;     /* upright in a frame that lies on its right side (vertical lines): each
	                                   glyph is turned counter-clockwise about its origin */
	bool backwards;                 /* glyphs run right to left */
	len_t letter_space, word_space; /* added while justifying or by letter-spacing: for the dump */
};

struct area_leader {
	struct area area;
	enum line_style style;
	len_t thickness;
	len_t offset;                   /* of the rule's middle, from the area's before edge */
	struct color color;
};

struct area_image {
	struct area area;               /* the viewport */
	const char *path;               /* of a file, or NULL */
	const char *inline_xml;         /* SVG given in the document, or NULL */
	len_t cx, cy, cw, ch;           /* content rectangle in the viewport */
	bool clip;
	const char *alt;                /* alternative text; NULL */
};

struct area_bookmark {
	const char *title, *target;     /* "#id" or a URI */
	int level;                      /* from 1 */
	bool open;
	struct pos pos;                 /* of the author's words */
};

struct area_tree {
	struct area_page **page;
	int n_pages;
	struct area_bookmark *bookmark;
	int n_bookmarks;
	const char *title, *author, *subject, *keywords, *language;     /* of the document; NULL */
};

/* A new area of the given size in bytes (of the struct that the type asks for), without a parent. */
struct area *area_new(struct arena *, enum area_type, size_t size);
#define AREA_NEW(arena, type, which) ((struct type *)area_new((arena), (which), sizeof(struct type)))

/* Where the first background picture stands in a padding rectangle of that size. */
struct area_tile { len_t x, y, width, height; };
struct area_tile area_background(const struct area_box *, len_t width, len_t height);

void area_append(struct area *parent, struct area *child);

/* A viewport that is put at a place and takes no part in the stacking around it. */
bool area_is_positioned(const struct area *);

/* Border and padding at an edge; 0 without a box. */
len_t area_edge(const struct area *, int edge);
/* The same of a box; NULL: 0. */
len_t area_box_edge(const struct area_box *, int edge);
/* Border and padding at the left side: of the start edge, or of the end edge where the level is odd. */
len_t area_left(const struct area *);
/* Extent of the border rectangle in the frame of the parent, of viewports too. */
len_t area_ipda(const struct area *);
len_t area_bpda(const struct area *);

/*
 * Frames.  A viewport or region of width w and height h whose content is turned
 * counter-clockwise by 0, 90, 180 or 270 degrees holds a frame of its own, w x h
 * or, at 90 and 270, h x w.  Its before-start corner lies at
 *
 *	0    0, 0	left top	x = u       y = v
 *	90   0, h	left bottom	x = v       y = h - u
 *	180  w, h	right bottom	x = w - u   y = h - v
 *	270  w, 0	right top	x = w - v   y = u
 *
 * of the viewport's content rectangle; u, v is a point of the inner frame and
 * x, y the same point of the outer one.  area_turn() turns u, v given in *x, *y
 * into x, y.
 */
void area_turn(int rotation, len_t width, len_t height, len_t *x, len_t *y);

/*
 * A dump of the whole tree as XML, in the vocabulary of Apache FOP's area tree
 * (pageViewport/page/regionViewport/regionBody/mainReference/span/flow/block/
 * lineArea/text), positions in millipoints.
 */
void area_dump(const struct area_tree *, FILE *);

#endif
