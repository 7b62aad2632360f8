/*
 * row.h - rows: flows that stand side by side
 *
 * A row of a flow (ITEM_ROW) is a label with its body or, of a table, the grid
 * rows that row spans join: mostly one.  Its cells are flows of their own.  It
 * may be cut between its grid rows or inside one; all cells are then cut at the
 * same height, as far as their lines allow.
 *
 * Nothing is known here of columns and of which border wins: the table
 * (table.h) has decided that for each kind of neighbour.
 */
#ifndef LAYOUT_ROW_H
#define LAYOUT_ROW_H

#include "layout/flow.h"
#include "layout/stack.h"

struct arena;

/* What lies beyond an edge of a cell. */
enum row_edge {
	ROW_INNER,      /* its neighbour, or the table's rim */
	ROW_AT_CUT,     /* the beginning or end of the page; the cell is whole there */
	ROW_BROKEN,     /* the same, and the cell goes on beyond it */
	ROW_EDGES
};

/* Collapsed borders of a cell that spans: one for each column or grid row along its rim. */
struct row_rim {
	int columns;
	const len_t *x, *width;                 /* of each column, from the left */
	struct area_edge (*before)[ROW_EDGES], (*after)[ROW_EDGES];     /* for each column */
	struct area_edge *start, *end;          /* for each grid row */
	struct area_edge *broken_before, *broken_after;         /* at a cut in each grid row: the widest */
	struct area_edge *cut_before, *cut_after;       /* the same, for each grid row and cut column */
	int cut_columns;                /* as many, or 1 where all have the first one's */
};

/* What a cell stands on, from the back. */
enum row_under { ROW_UNDER_COLUMN, ROW_UNDER_PART, ROW_UNDER_ROW, ROW_UNDERS };

struct row_ground {
	const struct area_box *box;     /* background alone, one for each column, part, row; NULL: none */
	len_t x, ipd;                   /* of the column, part, row */
};

struct row_cell {
	struct flow *flow;
	const struct fo_node *node;
	int row, rows;                  /* first grid row, and how many it spans */
	len_t x;                        /* left edge of the border rectangle; with a rim: of the padding rectangle */
	uint8_t level;                  /* of its area: odd where columns go from right to left */
	len_t ipd;                      /* content */
	const struct area_box *box;     /* the edges before and after are those of ROW_INNER; NULL: none */
	struct area_edge before[ROW_EDGES], after[ROW_EDGES];   /* with a rim: the widest */
	const struct row_rim *rim;      /* NULL: each border is the same all along */
	struct row_ground under[ROW_UNDERS];
	len_t gap_before[ROW_EDGES], gap_after[ROW_EDGES];      /* half of border-separation; 0 with the border at a cut */
	bool collapsed;                 /* half of a border lies in the grid square */
	enum fo_kw align;               /* display-align */
	len_t shift;                    /* moves its first lines down to the row's baseline */
	len_t depth;                    /* of the whole content, without shift */
	len_t least;                    /* of the content rectangle */
	bool forced;                    /* a break stands somewhere inside */
	struct price with_next;         /* of a cut between its last block and what comes after the cell */
};

/* A grid row. */
struct row_line {
	int first_cell;                 /* the first that begins here or later */
	len_t top;                      /* in the whole row */
	len_t least;
	struct price price;             /* of a cut inside */
	struct price before_price;      /* of a cut above it; of the first grid row no matter */
	enum break_class before_forced;
};

struct row {
	const struct fo_node *node;     /* by which it is found again at another width; NULL: it cannot be */
	struct row_line *line;
	int n_lines;
	struct row_cell *cell;          /* by grid row, then by column */
	int n_cells;
	bool solid;                     /* never cut inside: it nests too deep */
	bool is_list;                   /* cells keep their own depth; those that are over leave no area */
	bool forced;                    /* a break stands somewhere inside */
	len_t height;                   /* of it all between its neighbours */
	const struct note *notes;       /* cited in its cells, from top to bottom */
	const struct note *head_notes, *foot_notes;     /* of these, those of its table's header and footer */
};

struct row_picture;

/* A stretch of a row. */
struct row_part {
	const struct row *row;
	struct cursor from;
	const struct cursor *to;        /* NULL: to its end */
	len_t most;                     /* what is left of a cell is measured until it is more than this */
	bool leading, trailing;         /* it stands at the beginning, the end of a part of its table */
	struct row_picture **pictures;  /* behind its cells, to be placed when the table ends; NULL while measuring */
	bool ends_page;                 /* where it is cut the page ends, not only the column */
	bool again;                     /* ids and markers have their place: a header or footer repeated */
};

/* Rows that nest deeper are not cut inside: each level may ask the next one twice where it would be cut. */
#define ROW_DEPTH_MAX 10

/* Set what follows from the cells: depths, height, forced, notes. */
void row_complete(struct arena *, struct arena *scratch, struct row *);

/* Notes cited between two places of a row (to NULL: its end), from top to bottom. */
const struct note *row_notes(struct arena *, const struct row *, struct cursor from, const struct cursor *to);

/* What the header cites comes with the first row of a table, what the footer cites with the last; rows or NULL. */
void row_take_notes(struct arena *, struct row *, const struct flow *head, const struct flow *foot);

/* Depth of a part; makes its areas from y on if parent is not NULL. */
len_t row_put(struct arena *, const struct row_part *, struct area *parent, len_t y, struct area *page);

/* Background pictures have their place when the table's area on this page is complete. */
void row_place_pictures(struct row_picture *, const struct area *table);

/*
 * Cut a row from a place on so that its beginning fits the room; part.to and
 * part.trailing do not matter.  cut.at.item is not set.  False: it cannot be
 * cut, or it fits whole.  fresh: the column is empty; then some lines are taken
 * whatever the room.
 */
struct cut;
bool row_split(struct arena *, struct arena *scratch, const struct row_part *, len_t room, bool fresh, struct cut *);

/* Baseline of the first line of a flow, from its top; -1: there is none. */
len_t row_baseline(struct arena *scratch, const struct flow *);

#endif
