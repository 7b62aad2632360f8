/*
 * row_parts.h - the walk down the grid rows of a part of a row
 *
 * Private to row.c (measuring and putting), row_cut.c, row_area.c with
 * row_background.c and row_rim.c, and row_note.c.
 *
 * One walk serves them all.  A cell is open from the grid row it begins in to
 * the one it ends in, and counts where it ends: a grid row is as deep as what
 * ends in it needs, so that what a spanning cell has too much falls to its last
 * row.  Cells make their areas there, too.
 *
 *	row_walk_begin { row_walk_enter ... row_walk_leave }
 *
 * Below, i is the index of a cell, r that of a grid row.
 */
#ifndef LAYOUT_ROW_PARTS_H
#define LAYOUT_ROW_PARTS_H

#include "layout/row.h"

struct row_walk {
	struct arena *arena, *scratch;
	const struct row_part *part;
	const struct row *row;
	int last;               /* last grid row of the part */
	len_t y;                /* top of the grid row reached, from the part's */
	len_t *line_y;          /* of each grid row so far, and the foot of the last */
	len_t *top;             /* of each cell that has begun */
	int *open, n_open;      /* cells that have begun and not ended, by column */
};

/* Cells that an earlier part has left open are open from the beginning. */
void row_walk_begin(struct row_walk *, struct arena *, struct arena *scratch, const struct row_part *);
void row_walk_enter(struct row_walk *, int r);
void row_walk_leave(struct row_walk *, int r, len_t depth);

/* ---- places: where a part begins and ends in a cell ---- */

struct cursor row_from(const struct row_part *, int i);
struct cursor row_to(const struct row_part *, int i);

/* The grid row a cell ends in. */
int row_last_line(const struct row_cell *);

/* The first grid row of the part that a cell stands in. */
int row_first_line(const struct row_walk *, const struct row_cell *);

/* The first cell that begins in a grid row or later. */
int row_first_cell(const struct row *, int r);

/* ---- edges: what lies beyond them in this part, and their borders ---- */

/* The cell began in an earlier part. */
bool row_has_begun(const struct row_walk *, const struct row_cell *);

/* after: at the foot of grid row r; trailing: that is the end of the part of the table. */
enum row_edge row_kind_before(const struct row_walk *, const struct row_cell *);
enum row_edge row_kind_after(const struct row_walk *, const struct row_cell *, int r, bool trailing);

const struct area_edge *row_edge_before(const struct row_walk *, const struct row_cell *);
const struct area_edge *row_edge_after(const struct row_cell *, enum row_edge after, int r);

/* From the grid square to the content rectangle, before and after together. */
len_t row_insets(const struct row_walk *, const struct row_cell *, enum row_edge after, int r);

/* ---- depths of a grid row that has been entered ---- */

/* If all that ends in it is whole. */
len_t row_line_depth(struct row_walk *, int r, bool trailing);

/* What the cells that go on below it need, cut at its foot. */
len_t row_crossing_depth(struct row_walk *, int r);

/* What the cells ending in it want at least, without their content. */
len_t row_bare_depth(const struct row_walk *, int r);

/* ---- areas ---- */

struct row_making {
	struct area *parent;
	len_t y;                /* of the part in the parent */
	struct area *page;      /* for fixed containers: stack.h */
};

/* Of all cells that end in grid row r, or stop there because the part does. */
void row_line_areas(struct row_walk *, const struct row_making *, int r);

/* Of what is painted behind a cell whose area, with that box, comes next: row_background.c */
void row_ground_areas(struct row_walk *, const struct row_making *, const struct row_cell *, const struct area *cell,
    const struct area_box *);

/* Of the border of a cell that spans, square by square, down to its last grid row in this part. */
void row_rim_areas(struct row_walk *, const struct row_making *, const struct row_cell *, int last);

/* A block area at a place of the parent, so big. */
struct area *row_block_area(struct row_walk *, const struct row_making *, len_t x, len_t y, len_t ipd, len_t bpd);

#endif
