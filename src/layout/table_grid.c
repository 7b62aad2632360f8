/*
 * table_grid.c - which square of the grid each cell has
 *
 * Rows are taken part by part; a cell without column-number, or with one that
 * is taken, goes to the next free square.  Spans end where their part ends.
 */
#include "layout/table.h"

#include "layout/percent.h"

#include <string.h>

/* Squares that cells may cover in all, beyond it spans are not looked at; and empty squares that get a cell. */
enum { COLUMNS_MAX = 1000, SQUARES_MAX = 4000000, GAPS_MAX = 20000 };

struct grid {
	struct table *t;
	GArray *parts, *rows;
	GPtrArray *cells;
	struct table_cell *over[COLUMNS_MAX + 1];       /* what covers each column of the row being filled */
	int end[COLUMNS_MAX];                   /* the row after its last */
	int next;                               /* where a cell without number goes */
	int columns, squares;
	bool has_row, too_large;
};

static struct table_row *current(struct grid *g)
{
	return &g_array_index(g->rows, struct table_row, g->rows->len - 1);
}

/* Percentages in the parts of a table are of its width. */
static struct table_side side_of(const struct table *t, const struct fo_node *n)
{
	percent_settle(t->b->l, n, t->ipd, t->ipd);
	return (struct table_side){ n, fo_edges(n, t->ipd), NULL };
}

static void begin_row(struct grid *g, const struct fo_node *n)
{
	struct table_row row = { .part = (int)g->parts->len - 1 };
	int r = (int)g->rows->len;

	if (n != NULL)
		row.side = side_of(g->t, n);
	for (int i = 0; i < g->columns; i++) {
		if (g->over[i] != NULL && g->end[i] <= r)
			g->over[i] = NULL;
		row.joined |= g->over[i] != NULL;
	}
	g_array_append_val(g->rows, row);
	g->next = 0;
	g->has_row = true;
}

static void end_row(struct grid *g)
{
	struct table_row *row;

	if (!g->has_row)
		return;
	row = current(g);
	row->n = g->columns;
	while (row->n > 0 && g->over[row->n - 1] == NULL)
		row->n--;
	row->at = arena_copy(g->t->arena, g->over, (size_t)(row->n + 1) * sizeof *row->at);
	row->known = g->columns;
	g->squares += row->n;
	g->has_row = false;
}

static bool is_free(const struct grid *g, int column, int columns)
{
	for (int i = column; i < column + columns && i < COLUMNS_MAX; i++) {
		if (g->over[i] != NULL)
			return false;
	}
	return column + columns <= COLUMNS_MAX;
}

static int find_place(struct grid *g, const struct fo_node *n, int *columns)
{
	int wanted = g->too_large ? 0 : fo_integer(n, PROP_column_number);
	int at = wanted > 0 ? wanted - 1 : g->next;

	if (is_free(g, at, *columns))
		return at;
	for (at = g->next; at < COLUMNS_MAX && g->over[at] != NULL; at++)
		;
	if (wanted > 0 && at != wanted - 1)
		diag_report(g->t->b->l->diag, n->pos, LAYOUT_CELLS_OVERLAP, wanted, at + 1);
	if (!is_free(g, at, *columns)) {
		if (at < COLUMNS_MAX && wanted > 0)
			diag_report(g->t->b->l->diag, n->pos, LAYOUT_SPAN_CUT, "columns");
		*columns = 1;
	}
	return at;
}

static void too_large(struct grid *g, const struct fo_node *n)
{
	if (!g->too_large)
		diag_report(g->t->b->l->diag, n->pos, LAYOUT_TABLE_TOO_LARGE, SQUARES_MAX);
	g->too_large = true;
}

static void add_cell(struct grid *g, const struct fo_node *n)
{
	struct table_cell *c = ARENA_NEW(g->t->arena, struct table_cell);

	if (g->squares > SQUARES_MAX)
		too_large(g, n);
	c->side = side_of(g->t, n);
	c->row = (int)g->rows->len - 1;
	c->rows = g->too_large ? 1 : MAX(fo_integer(n, PROP_number_rows_spanned), 1);
	c->columns = g->too_large ? 1 : CLAMP(fo_integer(n, PROP_number_columns_spanned), 1, COLUMNS_MAX);
	c->column = find_place(g, n, &c->columns);
	if (c->column >= COLUMNS_MAX) {         /* no square is left: a row of its own */
		end_row(g);
		begin_row(g, current(g)->side.node);
		c->row++;
		c->column = g->next;
	}
	for (int i = c->column; i < c->column + c->columns; i++) {
		g->over[i] = c;
		g->end[i] = c->row + c->rows;
	}
	g->next = c->column + c->columns;
	g->columns = MAX(g->columns, g->next);
	g_ptr_array_add(g->cells, c);
}

static void loose_cell(struct grid *g, const struct fo_node *n, bool *in_row)
{
	if (fo_is(n, PROP_starts_row, KW_true) || !g->has_row || !*in_row) {
		end_row(g);
		begin_row(g, NULL);
	}
	*in_row = !fo_is(n, PROP_ends_row, KW_true);
	add_cell(g, n);
}

/* Spans may not reach out of their part. */
static void end_part(struct grid *g, guint first_cell)
{
	int end = (int)g->rows->len;

	for (guint i = first_cell; i < g->cells->len; i++) {
		struct table_cell *c = g->cells->pdata[i];

		if (c->row + c->rows > end) {
			diag_report(g->t->b->l->diag, c->side.node->pos, LAYOUT_SPAN_CUT, "rows");
			c->rows = end - c->row;
		}
	}
	memset(g->over, 0, sizeof g->over);
}

static void add_part(struct grid *g, const struct fo_node *n)
{
	struct table_part part = { side_of(g->t, n), (int)g->rows->len, 0 };
	guint first_cell = g->cells->len;
	bool in_row = false;

	g_array_append_val(g->parts, part);
	for (const struct fo_node *child = n->first; child != NULL; child = child->next) {
		if (child->elem == FO_table_row) {
			end_row(g);
			begin_row(g, child);
			for (const struct fo_node *c = child->first; c != NULL; c = c->next) {
				if (c->elem == FO_table_cell)
					add_cell(g, c);
			}
			end_row(g);
		} else if (child->elem == FO_table_cell) {
			loose_cell(g, child, &in_row);
		}
	}
	end_row(g);
	end_part(g, first_cell);
	g_array_index(g->parts, struct table_part, g->parts->len - 1).n = (int)g->rows->len - part.first;
}

/* fo:table-column: several may be declared at once. */
static void add_columns(struct grid *g, struct table_column *column)
{
	int next = 0;

	for (const struct fo_node *n = g->t->node->first; n != NULL; n = n->next) {
		int at, last;

		if (n->elem != FO_table_column)
			continue;
		at = fo_integer(n, PROP_column_number) > 0 ? fo_integer(n, PROP_column_number) - 1 : next;
		last = at + MAX(fo_integer(n, PROP_number_columns_repeated), 1);
		for (next = at; next < last && next < COLUMNS_MAX; next++) {
			column[next].side = side_of(g->t, n);
			if (!fo_is(n, PROP_column_width, KW_auto))
				column[next].wanted = fo_get(n, PROP_column_width);
		}
		g->columns = MAX(g->columns, next);
	}
}

/*
 * Where borders collapse, a square without cell has them like any other: it
 * gets an empty cell, if its column is known by declaration or from a row up to
 * the next one.
 */
static void fill_row(struct grid *g, int r, int *left)
{
	struct table *t = g->t;
	struct table_row *row = &t->row[r];
	struct table_cell **at = ARENA_ARRAY(t->arena, row->known + 1, struct table_cell *);

	memcpy(at, row->at, (size_t)row->n * sizeof *at);
	for (int i = 0; i < row->known && *left > 0; i++) {
		struct table_cell *c;

		if (at[i] != NULL)
			continue;
		c = ARENA_NEW(t->arena, struct table_cell);
		*c = (struct table_cell){ .row = r, .rows = 1, .column = i, .columns = 1 };
		at[i] = c;
		g_ptr_array_add(g->cells, c);
		--*left;
	}
	row->at = at;
	row->n = row->known;
}

static void fill_gaps(struct grid *g)
{
	const struct table *t = g->t;
	int left = GAPS_MAX;

	for (int r = 0; r < t->n_rows; r++)
		t->row[r].known = t->row[MIN(r + 1, t->n_rows - 1)].known;
	for (int r = 0; r < t->n_rows && left > 0; r++) {
		bool gap = t->row[r].n < t->row[r].known;

		for (int i = 0; i < t->row[r].n && !gap; i++)
			gap = t->row[r].at[i] == NULL;
		if (gap)
			fill_row(g, r, &left);
	}
}

/* Without a column's own, its width is that of the first row's cell. */
static void widths_of_cells(struct table *t)
{
	for (int i = 0; i < t->n_cells && t->cell[i]->row == 0; i++) {
		const struct table_cell *c = t->cell[i];

		if (c->side.node != NULL && c->columns == 1 && t->column[c->column].wanted == NULL &&
		    !fo_is(c->side.node, PROP_inline_progression_dimension, KW_auto))
			t->column[c->column].wanted = fo_get(c->side.node, PROP_inline_progression_dimension);
	}
}

static int by_square(const void *a, const void *b)
{
	const struct table_cell *x = *(struct table_cell *const *)a, *y = *(struct table_cell *const *)b;

	return x->row != y->row ? (x->row < y->row ? -1 : 1) : (x->column > y->column) - (x->column < y->column);
}

/* What was collected, in the arena. */
static void *keep(struct arena *a, const void *data, guint n, size_t size)
{
	void *p = arena_array(a, n + 1, size);

	if (n > 0)
		memcpy(p, data, n * size);
	return p;
}

void table_grid(struct table *t)
{
	struct grid *g = g_new0(struct grid, 1);
	struct table_column *column = ARENA_ARRAY(t->arena, COLUMNS_MAX, struct table_column);

	g->t = t;
	g->parts = g_array_new(FALSE, FALSE, sizeof(struct table_part));
	g->rows = g_array_new(FALSE, FALSE, sizeof(struct table_row));
	g->cells = g_ptr_array_new();
	t->head = t->foot = -1;
	add_columns(g, column);
	for (const struct fo_node *n = t->node->first; n != NULL; n = n->next) {
		if (n->elem != FO_table_header && n->elem != FO_table_footer && n->elem != FO_table_body)
			continue;
		if (n->elem == FO_table_header)
			t->head = (int)g->parts->len;
		else if (n->elem == FO_table_footer)
			t->foot = (int)g->parts->len;
		add_part(g, n);
	}
	t->column = column;
	t->n_columns = MAX(g->columns, 1);
	t->n_parts = (int)g->parts->len;
	t->part = keep(t->arena, g->parts->data, g->parts->len, sizeof *t->part);
	t->n_rows = (int)g->rows->len;
	t->row = keep(t->arena, g->rows->data, g->rows->len, sizeof *t->row);
	if (t->collapse)
		fill_gaps(g);
	g_ptr_array_sort(g->cells, by_square);
	t->n_cells = (int)g->cells->len;
	t->cell = keep(t->arena, g->cells->pdata, g->cells->len, sizeof *t->cell);
	widths_of_cells(t);
	g_array_free(g->parts, TRUE);
	g_array_free(g->rows, TRUE);
	g_ptr_array_free(g->cells, TRUE);
	g_free(g);
}

struct table_cell *table_at(const struct table *t, int row, int column)
{
	const struct table_row *r = &t->row[row];

	return column >= 0 && column < r->n ? r->at[column] : NULL;
}
