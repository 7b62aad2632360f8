/*
 * table.h - a table on its way from objects to rows
 *
 * Private to those who build tables: table_grid.c finds the square of each
 * cell, table_width.c the widths of the columns, table_border.c the borders,
 * table.c makes rows (row.h) of it all.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/builder.h"
#include "layout/row.h"

/* Borders of a row, a part, a column, the table; NULL where there is no such object. */
struct table_side {
	const struct fo_node *node;
	struct fo_edges edges;
	const struct area_box *background;      /* alone; NULL: none */
};

struct table_column {
	struct table_side side;         /* node: the fo:table-column; NULL: none was given */
	const struct fo_value *wanted;  /* column-width, or the width of a cell of the first row; NULL: auto */
	len_t least, greatest;          /* of the contents, in automatic layout */
	len_t x, width;
};

struct table_cell {
	struct table_side side;         /* node NULL: a square that no cell covers */
	int row, rows, column, columns; /* rows count over the whole table */
	len_t x, width;                 /* of its grid squares; x from the left */
};

struct table_row {
	struct table_side side;         /* node: the fo:table-row; NULL: cells stand in the part itself */
	int part;
	struct table_cell **at;         /* what covers each column; NULL: nothing */
	int n;                          /* as far as cells stand */
	int known;                      /* columns declared, or in use up to the next row */
	bool joined;                    /* to the row before, by a cell that spans */
};

/* Header, footer or body. */
struct table_part {
	struct table_side side;
	int first, n;                   /* rows */
};

struct table {
	struct builder *b;
	struct arena *arena;
	const struct fo_node *node;
	struct table_side side;
	bool collapse, by_precedence;
	bool rtl;                       /* the first column is the rightmost */
	len_t gap_i, gap_b;             /* half of border-separation */
	len_t ipd;

	struct table_column *column;
	int n_columns;
	struct table_part *part;        /* header, footer, bodies in the order of the source */
	int n_parts;
	struct table_row *row;
	int n_rows;
	struct table_cell **cell;       /* by row, then by column */
	int n_cells;
	bool head_once, foot_once;
	int head, foot;                 /* parts; -1: none */
};

/* Find all parts, rows, cells and columns. */
void table_grid(struct table *);
struct table_cell *table_at(const struct table *, int row, int column);

/* Widths and places of columns and cells; room is what the table may fill. */
void table_widths(struct table *, len_t room);

/* Box, edges and rim of a cell. */
void table_borders(struct table *, const struct table_cell *, struct row_cell *);

#endif
