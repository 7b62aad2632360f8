#include "fo/grid.h"

#include "base/arena.h"

#include <string.h>

struct fo_grid {
	const struct fo_style *column[FO_COLUMNS_MAX + 1];
	int next_column;
	int rows_left[FO_COLUMNS_MAX + 1];      /* that cells reach down, with the current one */
	int next;
	int cells;                              /* in the current row */
};

struct fo_grid *fo_grid_new(struct arena *a)
{
	struct fo_grid *g = ARENA_NEW(a, struct fo_grid);

	g->next_column = 1;
	g->next = 1;
	return g;
}

int fo_grid_column(struct fo_grid *g, int number, int repeated, const struct fo_style *style)
{
	if (number < 1)
		number = g->next_column;
	for (int i = number; i < number + repeated && i <= FO_COLUMNS_MAX; i++)
		g->column[i] = style;
	g->next_column = number + repeated;
	return number;
}

const struct fo_style *fo_grid_column_style(const struct fo_grid *g, int number)
{
	return number >= 1 && number <= FO_COLUMNS_MAX ? g->column[number] : NULL;
}

void fo_grid_part(struct fo_grid *g)
{
	memset(g->rows_left, 0, sizeof g->rows_left);
	g->next = 1;
	g->cells = 0;
}

void fo_grid_row(struct fo_grid *g)
{
	for (int i = 1; i <= FO_COLUMNS_MAX; i++)
		if (g->rows_left[i] > 0)
			g->rows_left[i]--;
	g->next = 1;
	g->cells = 0;
}

int fo_grid_next(const struct fo_grid *g)
{
	int n = g->next;

	while (n <= FO_COLUMNS_MAX && g->rows_left[n] > 0)
		n++;
	return n;
}

void fo_grid_cell(struct fo_grid *g, int number, int columns, int rows)
{
	for (int i = number; i < number + columns && i <= FO_COLUMNS_MAX; i++)
		g->rows_left[i] = rows;
	g->next = number + columns;
	g->cells++;
}

void fo_grid_end_row(struct fo_grid *g)
{
	if (g->cells > 0)
		fo_grid_row(g);
}
