/*
 * table.c - from the grid of a table to rows of a flow
 *
 * The table is a block; its body is rows (row.h) with places to cut between
 * them.  Grid rows that a spanning cell joins make one row.  Header and footer
 * are rows, too, that stand outside the flow: the stack puts them at the top
 * and the foot of each part of the table.
 */
#include "layout/table.h"

#include "layout/style.h"
#include "layout/table_marker.h"

/* What a row wants of its neighbours. */
struct wants {
	enum break_class before, after;
	struct price with_previous, with_next;
};

/* ---- one row ---- */

static struct price keep_together(const struct table *t, const struct table_row *row)
{
	const struct fo_node *n = row->side.node;

	return n == NULL ? t->b->together : price_max(t->b->together, builder_keep_price(n, PROP_keep_together));
}

static bool is_blank(const struct flow *f)
{
	for (int i = 0; i < f->n; i++) {
		if (f->item[i].kind == ITEM_BOX || f->item[i].kind == ITEM_ROW)
			return false;
	}
	return true;
}

/* empty-cells="hide": the room of border and padding is kept, nothing is drawn. */
static void hide(struct arena *a, struct row_cell *c)
{
	struct area_box *box;

	for (int kind = 0; kind < ROW_EDGES; kind++)
		c->before[kind].style = c->after[kind].style = LINE_NONE;
	if (c->box == NULL)
		return;
	box = arena_copy(a, c->box, sizeof *box);
	for (int i = 0; i < 4; i++)
		box->edge[i].style = LINE_NONE;
	box->background = (struct color){ 0 };
	box->image = NULL;
	c->box = box;
}

/* Depth that the author asked for, of the cell or of its row; a percentage is of what he asked for of the table. */
static len_t asked_depth(const struct table *t, const struct fo_node *n)
{
	const struct fo_value *v = fo_get(n, PROP_block_progression_dimension);
	len_t whole = fo_len(t->node, PROP_block_progression_dimension, 0);

	if (v->type == V_RANGE)
		return len_max(fo_value_len(&v->part[FO_MINIMUM], whole), fo_value_len(&v->part[FO_OPTIMUM], whole));
	return fo_value_len(v, whole);
}

static void grounds(const struct table *t, const struct table_cell *from, struct row_cell *c)
{
	const struct table_row *row = &t->row[from->row];
	const struct table_column *column = &t->column[from->column];

	c->under[ROW_UNDER_COLUMN] = (struct row_ground){ column->side.background, column->x, column->width };
	c->under[ROW_UNDER_PART] = (struct row_ground){ t->part[row->part].side.background, 0, t->ipd };
	c->under[ROW_UNDER_ROW] = (struct row_ground){ row->side.background, 0, t->ipd };
}

static void make_cell(struct table *t, const struct table_cell *from, int first_row, struct row *r,
    struct wants *wants)
{
	struct resume *resume = builder_cell_resume(t->b, r);
	struct row_cell *c = &r->cell[r->n_cells++];
	const struct table_row *row = &t->row[from->row];
	struct wants *first = &wants[from->row - first_row], *last = first + from->rows - 1;
	/* a row keeps its own grid row together, not those that its cells span; a cell is no object to be kept */
	struct price together = from->rows == 1 ? keep_together(t, row) : t->b->together;
	struct row_flow content = { 0 };
	struct builder sub;

	c->node = from->side.node;
	c->row = from->row - first_row;
	c->rows = from->rows;
	table_borders(t, from, c);
	if (from->side.node != NULL) {
		sub = (struct builder){ .l = t->b->l, .ipd = c->ipd, .together = together, .resume = resume };
		content = builder_row_flow(&sub, from->side.node);
		c->align = fo_keyword(from->side.node, PROP_display_align);
		c->least = asked_depth(t, from->side.node);
	} else {
		content.flow = ARENA_NEW(t->b->l->arena, struct flow);
	}
	c->flow = content.flow;
	c->with_next = content.with_next;
	if (c->rows == 1 && row->side.node != NULL)
		c->least = len_max(c->least, asked_depth(t, row->side.node));
	grounds(t, from, c);
	if (!t->collapse && from->side.node != NULL && fo_is(from->side.node, PROP_empty_cells, KW_hide) &&
	    is_blank(c->flow))
		hide(t->b->l->arena, c);
	first->before = MAX(first->before, content.before);
	first->with_previous = price_max(first->with_previous, content.with_previous);
	last->after = MAX(last->after, content.after);
	last->with_next = price_max(last->with_next, content.with_next);
}

/* Between rows that a cell spans a row's breaks have no effect (XSL 1.1, 7.20.1 and 7.20.2); those in cells have. */
static void row_wants(const struct table *t, int r, struct wants *w)
{
	const struct fo_node *n = t->row[r].side.node;

	if (n == NULL)
		return;
	if (!t->row[r].joined)
		w->before = MAX(w->before, builder_break(n, PROP_break_before));
	if (r + 1 == t->n_rows || !t->row[r + 1].joined)
		w->after = MAX(w->after, builder_break(n, PROP_break_after));
	w->with_previous = price_max(w->with_previous, builder_keep_price(n, PROP_keep_with_previous));
	w->with_next = price_max(w->with_next, builder_keep_price(n, PROP_keep_with_next));
}

static void make_line(const struct table *t, int first_row, int i, struct row *r, const struct wants *wants)
{
	const struct table_row *row = &t->row[first_row + i];
	struct row_line *line = &r->line[i];

	line->price = keep_together(t, row);
	if (row->side.node != NULL)
		line->least = asked_depth(t, row->side.node);
	if (i == 0)
		return;
	line->before_price = price_max(t->b->together, price_max(wants[i].with_previous, wants[i - 1].with_next));
	line->before_forced = MAX(wants[i].before, wants[i - 1].after);
}

/* display-align="auto" and relative-align="baseline": first lines of a row stand on one line. */
static bool wants_baseline(const struct row_cell *c)
{
	return c->node != NULL && fo_is(c->node, PROP_relative_align, KW_baseline) &&
	    fo_is(c->node, PROP_display_align, KW_auto);
}

static void share_baselines(struct table *t, struct row *r)
{
	struct arena *scratch = t->b->l->column;
	len_t *line = ARENA_ARRAY(scratch, r->n_cells + 1, len_t), *lowest = ARENA_ARRAY(scratch, r->n_lines, len_t);

	for (int i = 0; i < r->n_cells; i++) {
		const struct row_cell *c = &r->cell[i];
		const struct area_edge *e = &c->before[ROW_INNER];

		line[i] = wants_baseline(c) ? row_baseline(scratch, c->flow) : -1;
		if (line[i] < 0)
			continue;
		line[i] += e->padding + (c->collapsed ? e->width / 2 : e->width);
		lowest[c->row] = len_max(lowest[c->row], line[i]);
	}
	for (int i = 0; i < r->n_cells; i++) {
		if (line[i] >= 0)
			r->cell[i].shift = lowest[r->cell[i].row] - line[i];
	}
}

/* The object of a row, unless it has more cells than a row takes and this one is not its first. */
static const struct fo_node *row_node(const struct table *t, int r)
{
	const struct fo_node *n = t->row[r].side.node;

	return r > 0 && t->row[r - 1].side.node == n ? NULL : n;
}

/* Grid rows from first to before end; cells from *cell on. */
static struct row *make_row(struct table *t, int first, int end, int *cell, struct wants *outer)
{
	struct arena *a = t->b->l->arena;
	struct row *r = ARENA_NEW(a, struct row);
	struct wants *wants = ARENA_ARRAY(t->arena, end - first, struct wants);
	int n = 0;

	while (*cell + n < t->n_cells && t->cell[*cell + n]->row < end)
		n++;
	r->node = row_node(t, first);
	if (r->node == NULL && n > 0)
		r->node = t->cell[*cell]->side.node;
	r->solid = t->b->l->rows > ROW_DEPTH_MAX;
	r->n_lines = end - first;
	r->line = ARENA_ARRAY(a, r->n_lines, struct row_line);
	r->cell = ARENA_ARRAY(a, n + 1, struct row_cell);
	for (int i = 0; i < r->n_lines; i++) {
		r->line[i].first_cell = r->n_cells;
		row_wants(t, first + i, &wants[i]);
		for (; *cell < t->n_cells && t->cell[*cell]->row == first + i; ++*cell)
			make_cell(t, t->cell[*cell], first, r, wants);
	}
	for (int i = 0; i < r->n_lines; i++)
		make_line(t, first, i, r, wants);
	share_baselines(t, r);
	row_complete(t->b->l->arena, t->b->l->column, r);
	*outer = (struct wants){ wants[0].before, wants[end - first - 1].after, wants[0].with_previous,
	    wants[end - first - 1].with_next };
	return r;
}

static int group_end(const struct table *t, int r)
{
	const struct table_part *p = &t->part[t->row[r].part];

	for (r++; r < p->first + p->n && t->row[r].joined; r++)
		;
	return r;
}

static int first_cell_of(const struct table *t, int row)
{
	int low = 0, high = t->n_cells;

	while (low < high) {
		int middle = (low + high) / 2;

		if (t->cell[middle]->row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- header and footer ---- */

static struct flow *repeated(struct table *t, int part)
{
	const struct table_part *p;
	struct flow *f = ARENA_NEW(t->b->l->arena, struct flow);
	int cell;

	if (part < 0 || t->part[part].n == 0)
		return NULL;
	p = &t->part[part];
	cell = first_cell_of(t, p->first);
	f->ipd = t->ipd;
	f->item = ARENA_ARRAY(t->b->l->arena, p->n, struct item);
	for (int r = p->first; r < p->first + p->n; r = group_end(t, r)) {
		struct wants ignored;

		f->item[f->n++] = (struct item){ .kind = ITEM_ROW, .in = t->b->in,
			.row = make_row(t, r, group_end(t, r), &cell, &ignored) };
	}
	return f;
}

/* A table whose header or footer is set anew for each part outlives the builder. */
struct live_repeat {
	struct repeat repeat;
	struct table table;
	struct builder builder;
	struct table_marks *marks;
	const struct area *part;        /* the one last looked at */
};

static const struct flow *set_again(const struct repeat *r, const struct area *part, int which)
{
	struct live_repeat *live = (struct live_repeat *)r;
	struct layout *l = live->table.b->l;
	struct table_marks *outer = l->table_marks;
	const struct flow *f;

	if (live->part != part)
		table_marks_part(live->marks, part);
	live->part = part;
	l->table_marks = live->marks;
	f = repeated(&live->table, which);
	l->table_marks = outer;
	return f;
}

static const struct flow *head_of(const struct repeat *r, const struct area *part)
{
	return set_again(r, part, ((const struct live_repeat *)r)->table.head);
}

static const struct flow *foot_of(const struct repeat *r, const struct area *part)
{
	return set_again(r, part, ((const struct live_repeat *)r)->table.foot);
}

static bool retrieves(const struct table *t, int part)
{
	return part >= 0 && table_marker_wanted(t->part[part].side.node);
}

static void make_live(struct table *t, struct live_repeat *live)
{
	live->marks = table_marks_new(t->b->l, t->node);
	live->builder = *t->b;
	live->builder.items = NULL;
	live->table = *t;
	live->table.b = &live->builder;
	if (retrieves(t, t->head))
		live->repeat.head_of = head_of;
	if (retrieves(t, t->foot))
		live->repeat.foot_of = foot_of;
}

static const struct repeat *make_repeat(struct table *t)
{
	struct live_repeat *live = ARENA_NEW(t->b->l->arena, struct live_repeat);
	struct table_marks *outer = t->b->l->table_marks;
	struct repeat *r = &live->repeat;

	if (retrieves(t, t->head) || retrieves(t, t->foot))
		make_live(t, live);
	t->b->l->table_marks = live->marks;
	r->head = repeated(t, t->head);
	r->foot = repeated(t, t->foot);
	t->b->l->table_marks = outer;
	r->head_once = t->head_once;
	r->foot_once = t->foot_once;
	for (int i = 0; r->foot != NULL && i < r->foot->n; i++) {
		struct row_part p = { .row = r->foot->item[i].row, .leading = i == 0 };

		r->foot_depth = len_add(r->foot_depth, row_put(t->b->l->column, &p, NULL, 0, NULL));
	}
	return r->head == NULL && r->foot == NULL ? NULL : r;
}

/* ---- the body ---- */

/* All bodies, one after the other; gives the break after the last row, which is the table's to make. */
static enum break_class bodies(struct table *t)
{
	struct builder *b = t->b;
	const struct repeat *repeat = b->in->repeat;
	struct row *last = NULL;
	struct wants w = { 0 };

	for (int i = 0; i < t->n_parts; i++) {
		const struct table_part *p = &t->part[i];
		int cell = first_cell_of(t, p->first);

		if (i == t->head || i == t->foot)
			continue;
		for (int r = p->first; r < p->first + p->n; r = group_end(t, r)) {
			enum break_class after = w.after;
			struct row *row = make_row(t, r, group_end(t, r), &cell, &w);

			if (b->items->len > 0)
				builder_cut(b);
			builder_raise(b, w.with_previous);
			builder_force(b, MAX(after, w.before));
			builder_row(b, row);
			b->with_next = w.with_next;
			if (last == NULL && repeat != NULL)
				row_take_notes(b->l->arena, row, repeat->head, NULL);
			last = row;
		}
	}
	if (last != NULL && repeat != NULL)
		row_take_notes(b->l->arena, last, NULL, repeat->foot);
	return w.after;
}

/* ---- the table ---- */

static const struct area_box *background(struct table *t, const struct fo_node *n)
{
	const struct area_box *own = n == NULL ? NULL : style_box(t->b->l, n, t->ipd);
	struct area_box *box;

	if (own == NULL || (own->background.a == 0 && own->image == NULL))
		return NULL;
	box = arena_copy(t->b->l->arena, own, sizeof *box);
	for (int i = 0; i < 4; i++)
		box->edge[i] = (struct area_edge){ 0 };
	return box;
}

static void backgrounds(struct table *t)
{
	for (int i = 0; i < t->n_columns; i++) {
		struct table_side *s = &t->column[i].side, *before = i > 0 ? &t->column[i - 1].side : NULL;

		s->background = before != NULL && s->node == before->node ? before->background : background(t, s->node);
	}
	for (int i = 0; i < t->n_parts; i++)
		t->part[i].side.background = background(t, t->part[i].side.node);
	for (int i = 0; i < t->n_rows; i++)
		t->row[i].side.background = background(t, t->row[i].side.node);
}

/* Where borders collapse the table has none of its own, and no padding. */
static void bare(struct table *t, struct block *k, const struct fo_edges *e)
{
	k->box = background(t, t->node);
	k->x += t->rtl ? e->end.width + e->end.padding : e->start.width + e->start.padding;
	k->cut_box = k->box;
}

static void size_table(struct table *t, struct block *k, len_t parent_ipd)
{
	len_t room = k->ipd;

	if (!fo_is(t->node, PROP_inline_progression_dimension, KW_auto))
		t->ipd = len_max(fo_len(t->node, PROP_inline_progression_dimension, parent_ipd), 0);
	else
		t->ipd = room;
	table_grid(t);
	table_widths(t, room);
	builder_narrow(k, t->ipd);
}

static void set_model(struct table *t)
{
	const struct fo_value *gap = fo_get(t->node, PROP_border_separation);

	t->collapse = !fo_is(t->node, PROP_border_collapse, KW_separate);
	t->by_precedence = fo_is(t->node, PROP_border_collapse, KW_collapse_with_precedence);
	t->rtl = node_is_rtl(t->node);
	t->head_once = fo_is(t->node, PROP_table_omit_header_at_break, KW_true);
	t->foot_once = fo_is(t->node, PROP_table_omit_footer_at_break, KW_true);
	if (t->collapse)
		return;
	t->gap_i = (gap->type == V_PAIR ? fo_value_len(&gap->part[FO_PAIR_INLINE], 0) : fo_value_len(gap, 0)) / 2;
	t->gap_b = (gap->type == V_PAIR ? fo_value_len(&gap->part[FO_PAIR_BLOCK], 0) : fo_value_len(gap, 0)) / 2;
}

static bool has_retrieval(const struct fo_node *table)
{
	for (const struct fo_node *n = table->first; n != NULL; n = n->next) {
		if ((n->elem == FO_table_header || n->elem == FO_table_footer) && table_marker_wanted(n))
			return true;
	}
	return false;
}

void builder_table(struct builder *b, const struct fo_node *n)
{
	bool lives = has_retrieval(n);
	struct table t = { .b = b, .arena = lives ? b->l->arena : arena_new(), .node = n };
	struct outside save;
	enum break_class after;
	len_t around = builder_around(b);

	if (++b->l->rows == ROW_DEPTH_MAX + 1)
		diag_report(b->l->diag, n->pos, LAYOUT_ROWS_TOO_DEEP, ROW_DEPTH_MAX);
	builder_open(b, n, &save);
	set_model(&t);
	t.side = (struct table_side){ n, fo_edges(n, around), NULL };
	size_table(&t, b->in, around);
	if (t.collapse)
		bare(&t, b->in, &t.side.edges);
	backgrounds(&t);
	b->in->repeat = make_repeat(&t);
	after = bodies(&t);
	builder_close(b, n, &save);
	builder_force(b, after);
	b->l->rows--;
	if (!lives)
		arena_free(t.arena);
}

/* The caption stands above the table, or below it where it is to. */
static void caption(struct builder *b, const struct fo_node *n)
{
	struct outside save;

	builder_open(b, n, &save);
	for (const struct fo_node *child = n->first; child != NULL; child = child->next)
		builder_build(b, child);
	builder_close(b, n, &save);
}

void builder_table_and_caption(struct builder *b, const struct fo_node *n)
{
	bool below = fo_is(n, PROP_caption_side, KW_after) || fo_is(n, PROP_caption_side, KW_bottom);
	struct outside save;

	builder_open(b, n, &save);
	for (int second = 0; second < 2; second++) {
		for (const struct fo_node *child = n->first; child != NULL; child = child->next) {
			if (child->elem == FO_table_caption && below == (second == 1))
				caption(b, child);
			else if (child->elem != FO_table_caption && below == (second == 0))
				builder_build(b, child);
		}
	}
	builder_close(b, n, &save);
}
