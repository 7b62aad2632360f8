/*
 * table_border.c - the borders of cells, separate or collapsed
 *
 * Where borders collapse, all that meet on an edge of the grid compete (XSL
 * 1.1, 6.7.10): hidden suppresses, the wider wins, then the style, then the
 * inner object, then the side that comes first; with precedence, the numbers
 * rule before all else but hidden.  The edges before and after are decided
 * three times: beside the neighbour, where the cell is the first or last of a
 * page, and where it is broken there.  At a cut, objects that go on beyond it
 * compete only if their border is to be retained.
 */
#include "layout/table.h"

#include "layout/style.h"

#include <string.h>

enum holder { HOLDER_CELL, HOLDER_ROW, HOLDER_PART, HOLDER_COLUMN, HOLDER_TABLE };

/* The best so far of those that meet on an edge. */
struct contest {
	const struct table *t;
	const struct fo_edge *best;
	enum holder holder;
	int precedence;
	bool hidden;
};

static int style_rank(enum fo_kw style)
{
	static const enum fo_kw order[] = { KW_inset, KW_groove, KW_outset, KW_ridge, KW_dotted, KW_dashed, KW_solid,
		KW_double };

	for (int i = 0; i < (int)G_N_ELEMENTS(order); i++) {
		if (order[i] == style)
			return i;
	}
	return -1;
}

static int precedence(const struct fo_node *n, enum fo_prop p, enum holder holder)
{
	static const int initial[] = { [HOLDER_TABLE] = 6, [HOLDER_CELL] = 5, [HOLDER_COLUMN] = 4, [HOLDER_ROW] = 3,
		[HOLDER_PART] = 2 };

	if (fo_is(n, p, KW_force))
		return INT32_MAX;
	if (!fo_is(n, p, KW_auto))
		return fo_integer(n, p);
	if (n->elem == FO_table_header)
		return 1;
	return n->elem == FO_table_footer ? 0 : initial[holder];
}

static bool beats(const struct contest *c, const struct fo_edge *e, enum holder holder, int number)
{
	int old, new;

	if (c->best == NULL)
		return true;
	if (c->t->by_precedence && number != c->precedence)
		return number > c->precedence;
	old = style_rank(c->best->style);
	new = style_rank(e->style);
	if ((old < 0) != (new < 0))
		return old < 0;
	if (e->width != c->best->width)
		return e->width > c->best->width;
	return old != new ? new > old : holder < c->holder;
}

static void compete(struct contest *c, const struct fo_node *n, const struct fo_edges *edges, int edge,
    enum holder holder)
{
	static const enum fo_prop numbers[] = { [EDGE_BEFORE] = PROP_border_before_precedence,
		[EDGE_AFTER] = PROP_border_after_precedence, [EDGE_START] = PROP_border_start_precedence,
		[EDGE_END] = PROP_border_end_precedence };
	const struct fo_edge *e = edge == EDGE_BEFORE ? &edges->before : edge == EDGE_AFTER ? &edges->after :
	    edge == EDGE_START ? &edges->start : &edges->end;
	int number = c->t->by_precedence ? precedence(n, numbers[edge], holder) : 0;

	c->hidden |= e->style == KW_hidden;
	if (beats(c, e, holder, number)) {
		c->best = e;
		c->holder = holder;
		c->precedence = number;
	}
}

static void compete_side(struct contest *c, const struct table_side *s, int edge, enum holder holder)
{
	if (s->node != NULL)
		compete(c, s->node, &s->edges, edge, holder);
}

/* Beyond a cut: only what is to be retained there. */
static void compete_retained(struct contest *c, const struct table_side *s, int edge, enum holder holder)
{
	if (s->node != NULL && !(edge == EDGE_BEFORE ? s->edges.before : s->edges.after).width_discard)
		compete(c, s->node, &s->edges, edge, holder);
}

static struct area_edge winner(const struct contest *c, bool inner)
{
	struct area_edge e = { .inner = inner };

	if (c->hidden || c->best == NULL)
		return e;
	e = style_edge(c->best);
	e.padding = 0;
	e.inner = inner;
	return e;
}

/* ---- which rows meet ---- */

static int last_row(const struct table_cell *c)
{
	return c->row + c->rows - 1;
}

/* The row that stands above a row, over the parts: header, bodies, footer; -1: the table's edge. */
static int row_above(const struct table *t, int r)
{
	int part = t->row[r].part;

	if (r > t->part[part].first)
		return r - 1;
	if (part == t->head)
		return -1;
	for (int p = part == t->foot ? t->n_parts - 1 : part - 1; p >= 0; p--) {
		if (p != t->head && p != t->foot && t->part[p].n > 0)
			return t->part[p].first + t->part[p].n - 1;
	}
	if (t->head >= 0 && t->part[t->head].n > 0)
		return t->part[t->head].first + t->part[t->head].n - 1;
	return -1;
}

static int row_below(const struct table *t, int r)
{
	int part = t->row[r].part, p;

	if (r + 1 < t->part[part].first + t->part[part].n)
		return r + 1;
	if (part == t->foot)
		return -1;
	for (p = part == t->head ? 0 : part + 1; p < t->n_parts; p++) {
		if (p != t->head && p != t->foot && t->part[p].n > 0)
			return t->part[p].first;
	}
	if (t->foot >= 0 && t->part[t->foot].n > 0)
		return t->part[t->foot].first;
	return -1;
}

static bool first_in_part(const struct table *t, int r)
{
	return r == t->part[t->row[r].part].first;
}

static bool last_in_part(const struct table *t, int r)
{
	const struct table_part *p = &t->part[t->row[r].part];

	return r == p->first + p->n - 1;
}

/* The lower edge of row r in a column: cell, row, part. */
static void from_above(struct contest *c, int r, int column)
{
	const struct table *t = c->t;
	const struct table_cell *cell = table_at(t, r, column);

	if (cell != NULL && last_row(cell) == r)
		compete_side(c, &cell->side, EDGE_AFTER, HOLDER_CELL);
	compete_side(c, &t->row[r].side, EDGE_AFTER, HOLDER_ROW);
	if (last_in_part(t, r))
		compete_side(c, &t->part[t->row[r].part].side, EDGE_AFTER, HOLDER_PART);
}

static void from_below(struct contest *c, int r, int column)
{
	const struct table *t = c->t;
	const struct table_cell *cell = table_at(t, r, column);

	if (cell != NULL && cell->row == r)
		compete_side(c, &cell->side, EDGE_BEFORE, HOLDER_CELL);
	compete_side(c, &t->row[r].side, EDGE_BEFORE, HOLDER_ROW);
	if (first_in_part(t, r))
		compete_side(c, &t->part[t->row[r].part].side, EDGE_BEFORE, HOLDER_PART);
}

/*
 * Two sides meet on an edge.  Where they are equal each cell keeps its own
 * border, but only that of the side that comes first is drawn.
 */
static struct area_edge meet(const struct contest *first, const struct contest *second, bool want_second)
{
	const struct contest *w = want_second ? second : first, *other = want_second ? first : second;
	struct contest hidden = { .hidden = first->hidden || second->hidden };
	struct area_edge e;
	bool better = other->best != NULL && beats(w, other->best, other->holder, other->precedence);
	bool worse = w->best != NULL && beats(other, w->best, w->holder, w->precedence);

	if (hidden.hidden)
		return winner(&hidden, true);
	e = winner(better ? other : w, true);
	e.covered = want_second && !better && !worse;
	return e;
}

/* Between two rows, as the cell above or below has it; -1: beyond the table's rim. */
static struct area_edge between_rows(const struct table *t, int above, int below, int column, bool for_below)
{
	struct contest up = { .t = t }, down = { .t = t }, *c = above < 0 ? &down : &up;
	int rim = above < 0 ? EDGE_BEFORE : EDGE_AFTER;

	if (above >= 0)
		from_above(&up, above, column);
	if (below >= 0)
		from_below(&down, below, column);
	if (above >= 0 && below >= 0)
		return meet(&up, &down, for_below);
	compete_side(c, &t->column[column].side, rim, HOLDER_COLUMN);
	compete_side(c, &t->side, rim, HOLDER_TABLE);
	return winner(c, false);
}

static bool is_repeated(const struct table *t, int r)
{
	return t->row[r].part == t->head || t->row[r].part == t->foot;
}

/*
 * What row r meets at a cut: for the body the header or footer that is repeated
 * there; for those the first or last row of the body, which stands for whatever
 * row comes next; -1: nothing.
 */
static int facing_row(const struct table *t, int r, int edge)
{
	int repeated = edge == EDGE_BEFORE ? t->head : t->foot;

	if (is_repeated(t, r))
		return edge == EDGE_BEFORE ? row_above(t, r) : row_below(t, r);
	if (repeated < 0 || t->part[repeated].n == 0 || (edge == EDGE_BEFORE ? t->head_once : t->foot_once))
		return -1;
	return edge == EDGE_BEFORE ? t->part[repeated].first + t->part[repeated].n - 1 : t->part[repeated].first;
}

/* Row r where a page ends or begins; broken: the row's cell goes on beyond it; part_ends: its part does not. */
static void from_cut(struct contest *c, const struct table_cell *cell, int r, int edge, bool broken, bool part_ends)
{
	const struct table *t = c->t;
	const struct table_row *row = &t->row[r];

	if (broken) {
		compete_retained(c, &cell->side, edge, HOLDER_CELL);
		compete_retained(c, &row->side, edge, HOLDER_ROW);
	} else {
		if (cell != NULL)
			compete_side(c, &cell->side, edge, HOLDER_CELL);
		compete_side(c, &row->side, edge, HOLDER_ROW);
	}
	if (part_ends)
		compete_side(c, &t->part[row->part].side, edge, HOLDER_PART);
	else
		compete_retained(c, &t->part[row->part].side, edge, HOLDER_PART);
}

static struct area_edge at_cut(const struct table *t, const struct table_cell *cell, int r, int column,
    int edge, bool broken)
{
	struct contest c = { .t = t }, other = { .t = t };
	int facing = facing_row(t, r, edge), opposite = edge == EDGE_BEFORE ? EDGE_AFTER : EDGE_BEFORE;
	bool part_ends = !broken && (edge == EDGE_BEFORE ? first_in_part(t, r) : last_in_part(t, r));

	from_cut(&c, cell, r, edge, broken, part_ends);
	if (facing < 0) {
		compete_retained(&c, &t->column[column].side, edge, HOLDER_COLUMN);
		compete_retained(&c, &t->side, edge, HOLDER_TABLE);
		return winner(&c, false);
	}
	from_cut(&other, table_at(t, facing, column), facing, opposite, false, is_repeated(t, facing));
	return edge == EDGE_BEFORE ? meet(&other, &c, true) : meet(&c, &other, false);
}

/* The edge in row r between a column and the one before it, as the cell on one of the sides has it. */
static struct area_edge between_columns(const struct table *t, int r, int column, bool for_right)
{
	struct contest left = { .t = t }, right = { .t = t }, *c = column == 0 ? &right : &left;
	const struct table_cell *l = table_at(t, r, column - 1), *k = table_at(t, r, column);
	int rim = column == 0 ? EDGE_START : EDGE_END;

	if (l != NULL)
		compete_side(&left, &l->side, EDGE_END, HOLDER_CELL);
	if (k != NULL)
		compete_side(&right, &k->side, EDGE_START, HOLDER_CELL);
	if (column > 0)
		compete_side(&left, &t->column[column - 1].side, EDGE_END, HOLDER_COLUMN);
	if (column < t->n_columns)
		compete_side(&right, &t->column[column].side, EDGE_START, HOLDER_COLUMN);
	if (column > 0 && column < t->n_columns)
		return meet(&left, &right, for_right);
	compete_side(c, &t->row[r].side, rim, HOLDER_ROW);
	compete_side(c, &t->part[t->row[r].part].side, rim, HOLDER_PART);
	compete_side(c, &t->side, rim, HOLDER_TABLE);
	return winner(c, false);
}

/* ---- cells ---- */

static void widest(struct area_edge *e, const struct area_edge *other)
{
	if (other->width > e->width)
		*e = *other;
}

static void paddings(struct row_cell *out, const struct fo_edges *e)
{
	for (int kind = 0; kind < ROW_EDGES; kind++) {
		bool broken = kind == ROW_BROKEN;

		out->before[kind].padding = broken && e->before.padding_discard ? 0 : e->before.padding;
		out->after[kind].padding = broken && e->after.padding_discard ? 0 : e->after.padding;
	}
}

/* Half of border-separation belongs to the border: it goes where that is discarded. */
static void separate(const struct table *t, const struct table_cell *c, struct row_cell *out)
{
	struct area_edge before = style_edge(&c->side.edges.before), after = style_edge(&c->side.edges.after);
	struct area_edge none = { 0 };

	for (int kind = 0; kind < ROW_EDGES; kind++) {
		bool no_before = kind == ROW_BROKEN && c->side.edges.before.width_discard;
		bool no_after = kind == ROW_BROKEN && c->side.edges.after.width_discard;

		out->before[kind] = no_before ? none : before;
		out->after[kind] = no_after ? none : after;
		out->gap_before[kind] = no_before ? 0 : t->gap_b;
		out->gap_after[kind] = no_after ? 0 : t->gap_b;
	}
	paddings(out, &c->side.edges);
}

static void column_edges(const struct table *t, const struct table_cell *c, int column,
    struct area_edge *before, struct area_edge *after)
{
	int last = last_row(c);

	before[ROW_INNER] = between_rows(t, row_above(t, c->row), c->row, column, true);
	after[ROW_INNER] = between_rows(t, last, row_below(t, last), column, false);
	before[ROW_AT_CUT] = at_cut(t, c, c->row, column, EDGE_BEFORE, false);
	after[ROW_AT_CUT] = at_cut(t, c, last, column, EDGE_AFTER, false);
}

/* Squares of one cell whose edges at a cut are told apart. */
enum { CUT_SQUARES_MAX = 4096 };

/* The edges of a cell at a cut in each of its grid rows. */
static void cut_edges(const struct table *t, const struct table_cell *c, struct row_rim *rim)
{
	struct arena *a = t->b->l->arena;
	int n = (int64_t)c->rows * c->columns <= CUT_SQUARES_MAX ? c->columns : 1;

	rim->cut_columns = n;
	rim->cut_before = arena_array(a, (size_t)c->rows * (size_t)n, sizeof *rim->cut_before);
	rim->cut_after = arena_array(a, (size_t)c->rows * (size_t)n, sizeof *rim->cut_after);
	rim->broken_before = ARENA_ARRAY(a, c->rows, struct area_edge);
	rim->broken_after = ARENA_ARRAY(a, c->rows, struct area_edge);
	for (int i = 0; i < c->rows; i++) {
		struct area_edge *before = &rim->broken_before[i], *after = &rim->broken_after[i];

		for (int k = 0; k < n; k++) {
			rim->cut_before[i * n + k] = at_cut(t, c, c->row + i, c->column + k, EDGE_BEFORE, true);
			rim->cut_after[i * n + k] = at_cut(t, c, c->row + i, c->column + k, EDGE_AFTER, true);
			widest(before, &rim->cut_before[i * n + k]);
			widest(after, &rim->cut_after[i * n + k]);
		}
		before->padding = c->side.edges.before.padding_discard ? 0 : c->side.edges.before.padding;
		after->padding = c->side.edges.after.padding_discard ? 0 : c->side.edges.after.padding;
	}
}

/* All along the rim of a cell that spans, square by square. */
static struct row_rim *rim(const struct table *t, const struct table_cell *c, struct row_cell *out,
    struct area_edge *start, struct area_edge *end)
{
	struct arena *a = t->b->l->arena;
	struct row_rim *rim = ARENA_NEW(a, struct row_rim);
	len_t *width = ARENA_ARRAY(a, c->columns, len_t), *x = ARENA_ARRAY(a, c->columns, len_t);

	rim->columns = c->columns;
	rim->x = x;
	rim->width = width;
	rim->before = arena_array(a, (size_t)c->columns, sizeof *rim->before);
	rim->after = arena_array(a, (size_t)c->columns, sizeof *rim->after);
	rim->start = ARENA_ARRAY(a, c->rows, struct area_edge);
	rim->end = ARENA_ARRAY(a, c->rows, struct area_edge);
	cut_edges(t, c, rim);
	for (int i = 0; i < c->columns; i++) {
		x[i] = t->column[c->column + i].x;
		width[i] = t->column[c->column + i].width;
		column_edges(t, c, c->column + i, rim->before[i], rim->after[i]);
		for (int kind = 0; kind < ROW_BROKEN; kind++) {
			widest(&out->before[kind], &rim->before[i][kind]);
			widest(&out->after[kind], &rim->after[i][kind]);
		}
	}
	for (int i = 0; i < c->rows; i++) {
		rim->start[i] = between_columns(t, c->row + i, c->column, true);
		rim->end[i] = between_columns(t, c->row + i, c->column + c->columns, false);
		widest(start, &rim->start[i]);
		widest(end, &rim->end[i]);
	}
	return rim;
}

static void collapsed(const struct table *t, const struct table_cell *c, struct row_cell *out,
    struct area_edge *start, struct area_edge *end)
{
	out->collapsed = true;
	if (c->rows > 1 || c->columns > 1) {
		out->rim = rim(t, c, out, start, end);
	} else {
		column_edges(t, c, c->column, out->before, out->after);
		*start = between_columns(t, c->row, c->column, true);
		*end = between_columns(t, c->row, c->column + 1, false);
		out->before[ROW_BROKEN] = at_cut(t, c, c->row, c->column, EDGE_BEFORE, true);
		out->after[ROW_BROKEN] = at_cut(t, c, c->row, c->column, EDGE_AFTER, true);
	}
	paddings(out, &c->side.edges);
}

static bool is_bare(const struct area_box *b)
{
	for (int i = 0; i < 4; i++) {
		if (b->edge[i].width != 0 || b->edge[i].padding != 0)
			return false;
	}
	return b->background.a == 0 && b->image == NULL;
}

void table_borders(struct table *t, const struct table_cell *c, struct row_cell *out)
{
	const struct area_box *own = c->side.node == NULL ? NULL : style_box(t->b->l, c->side.node, t->ipd);
	struct area_box box = { 0 };
	struct area_edge *start = &box.edge[EDGE_START], *end = &box.edge[EDGE_END], *left = t->rtl ? end : start;

	if (own != NULL)
		box = *own;
	if (t->collapse) {
		*start = *end = (struct area_edge){ 0 };
		collapsed(t, c, out, start, end);
		box.collapsed = true;
	} else {
		separate(t, c, out);
	}
	start->padding = c->side.edges.start.padding;
	end->padding = c->side.edges.end.padding;
	box.edge[EDGE_BEFORE] = out->before[ROW_INNER];
	box.edge[EDGE_AFTER] = out->after[ROW_INNER];
	if (t->collapse) {
		out->x = c->x + (out->rim != NULL ? left->width / 2 : -(left->width / 2));
		out->ipd = c->width - start->width / 2 - end->width / 2;
	} else {
		out->x = c->x + t->gap_i;
		out->ipd = c->width - 2 * t->gap_i - start->width - end->width;
	}
	out->level = t->rtl;
	out->ipd = len_max(out->ipd - start->padding - end->padding, 0);
	if (!is_bare(&box))
		out->box = arena_copy(t->b->l->arena, &box, sizeof box);
}
