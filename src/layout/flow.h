/*
 * flow.h - a flow as a list of items, before it is cut into columns
 *
 * The block builder (block.h) turns the children of an fo:flow, of a cell, of a
 * note into such a list for one given width.  Line areas and other unbreakable
 * areas are boxes; between them stand the spaces of XSL 1.1 as they were
 * given, the places where a cut is allowed with its price, and the brackets
 * that open and close block areas.  A row is several lists side by side.
 *
 * Cutting (column.h) picks the place, stacking (stack.h) makes areas of what
 * lies between two places.  Here nothing is decided.
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "area/area.h"
#include "fo/tree.h"

#include <stdbool.h>

struct row;
struct flow;

/*
 * What is cited in a line but stands elsewhere: a footnote at the foot of the
 * page, a float at its top; or, without a flow of its own, a float beside the
 * lines (side.h), which takes it out of the list.
 */
struct note {
	const struct fo_node *node;
	bool is_float, is_side;
	struct flow *flow;
	len_t depth;                    /* natural */
	const struct note *next;        /* of the same line */
};

/* What a cut costs.  Keeps with a number lie between WIDOW and NEVER. */
enum {
	PRICE_FREE = 0,
	PRICE_WIDOW = 1000,     /* orphans or widows would be broken */
	PRICE_KEEP = 2000,      /* plus the strength, up to 7000 */
	PRICE_NEVER = 10000     /* a keep of strength always */
};

/*
 * It depends on what ends with it: between columns of a page only keeps within
 * the column are broken, at its end those within the page as well.
 */
struct price {
	int column, page;               /* page >= column */
};

static inline int price_at(struct price p, bool ends_page)
{
	return ends_page ? p.page : p.column;
}

static inline struct price price_max(struct price a, struct price b)
{
	return (struct price){ a.column > b.column ? a.column : b.column, a.page > b.page ? a.page : b.page };
}

enum break_class { BREAK_NOT_FORCED, BREAK_COLUMN, BREAK_PAGE, BREAK_ODD_PAGE, BREAK_EVEN_PAGE };

enum item_kind { ITEM_BOX, ITEM_SPACE, ITEM_CUT, ITEM_OPEN, ITEM_CLOSE, ITEM_ROW, ITEM_FLOAT };

/* Rows at the top and the foot of each part of a table. */
struct repeat {
	const struct flow *head, *foot; /* rows only; NULL: none */
	bool head_once, foot_once;      /* not at breaks */
	len_t foot_depth;               /* of the foot where a cut is */

	/* Where markers are retrieved: head or foot as they are for a part whose other areas are made; else NULL. */
	const struct flow *(*head_of)(const struct repeat *, const struct area *part);
	const struct flow *(*foot_of)(const struct repeat *, const struct area *part);
};

/* A block area to be: what each of its areas, one for each part it is broken into, is made from. */
struct block {
	const struct fo_node *node;     /* NULL: anonymous */
	struct block *parent;           /* NULL: the flow's own child */
	len_t x;                        /* left edge of the border rectangle in the parent's content rectangle */
	len_t left;                     /* of the content rectangle, in the reference area */
	len_t ipd;                      /* content */
	len_t start_indent, end_indent; /* for the dump */
	const struct area_box *box;     /* with all borders; NULL: none */
	const struct area_box *cut_box; /* the same with its edges before and after as a cut leaves them */
	bool rtl;                       /* its start edge is the right one */
	bool is_reference;              /* a block-container or table: indents count from it */
	bool is_viewport;               /* a block-container */
	bool placed;                    /* its first area has been made: id and markers belong there */
	len_t least_bpd;                /* of the content, 0: none */
	len_t grid;                     /* it begins at a multiple of this from the column's top; 0: anywhere */
	const struct repeat *repeat;    /* of a table; NULL: nothing is repeated */
};

struct item {
	enum item_kind kind;
	len_t size;                     /* BOX: depth of its border rectangle; FLOAT: its foot below this place */
	struct block *in;               /* innermost block open here */
	bool after;                     /* SPACE: a space-after, else a space-before */
	union {
		struct area *area;              /* BOX; FLOAT: beside what follows, y counts from this place */
		struct fo_space space;          /* SPACE */
		struct {                        /* CUT */
			struct price price;
			enum break_class forced;
			int run, cells;         /* within a block: before the cell of that run of lines;
			                           else run is 0; runs count from 1 */
		} cut;
		struct block *block;            /* OPEN, CLOSE */
		struct row *row;                /* ROW */
	};
	const struct note *note;        /* BOX: notes cited in it; NULL */
};

struct flow {
	struct item *item;
	int n;
	len_t ipd;
};

/* A place in a flow: before an item, or inside a row. */
struct cursor {
	int item;
	struct cursor *cell;            /* ITEM_ROW: a place in each cell; NULL: at its top */
	int row;                        /* grid row reached: cut above it or, when rest, inside it */
	bool rest;
	len_t done;                     /* depth of that grid row so far */
	len_t above;                    /* in a cell: depth of its content rectangle so far */
};

static inline struct cursor flow_end(const struct flow *f)
{
	return (struct cursor){ .item = f->n };
}

static inline bool cursor_is_begin(struct cursor c)
{
	return c.item == 0 && c.cell == NULL;
}

static inline bool cursor_is_end(struct cursor c, const struct flow *f)
{
	return c.item >= f->n && c.cell == NULL;
}

#endif
