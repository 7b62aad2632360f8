/*
 * grid.h - which column a table-cell stands in
 *
 * The initial value of column-number is the next column that no cell above
 * spans into.  The grid is followed while the tree is built, so that
 * from-table-column() finds its column.
 */
#ifndef FO_GRID_H
#define FO_GRID_H

struct arena;
struct fo_grid;
struct fo_style;

/* Columns, and rows spanned, beyond this are refused by the values of the properties. */
#define FO_COLUMNS_MAX 1000

struct fo_grid *fo_grid_new(struct arena *);

/* Columns are counted from 1; number 0: the next one. */
int fo_grid_column(struct fo_grid *, int number, int repeated, const struct fo_style *);
const struct fo_style *fo_grid_column_style(const struct fo_grid *, int number); /* NULL: none declared */

void fo_grid_part(struct fo_grid *);            /* a header, footer or body begins */
void fo_grid_row(struct fo_grid *);             /* a row begins */
int fo_grid_next(const struct fo_grid *);       /* where a cell without column-number will stand */
void fo_grid_cell(struct fo_grid *, int number, int columns, int rows);

/* For cells without rows: a cell that ends a row, or begins one, does so only where one has cells. */
void fo_grid_end_row(struct fo_grid *);

#endif
