/*
 * rest.c - what is left of a flow, set anew from a place on
 *
 * The place is described by the objects it is before or in, the objects are
 * built again, and the place is looked up in what comes out.  In a row every
 * cell has a place of its own.
 */
#include "layout/block.h"

#include "layout/builder.h"
#include "layout/row.h"

static const struct fo_node *object_of(const struct item *it)
{
	if (it->kind == ITEM_OPEN)
		return it->block->node;
	if (it->kind == ITEM_FLOAT)
		return node_of(it->area);
	return it->kind == ITEM_ROW ? it->row->node : NULL;
}

/* ---- describe ---- */

static bool describe(struct arena *, const struct flow *, struct cursor, struct resume *);

static bool describe_in_row(struct arena *a, const struct row *row, const struct cursor *cell, struct resume *r)
{
	*r = (struct resume){ .at = RESUME_ROW, .node = row->node, .item = -1 };
	r->cell = ARENA_ARRAY(a, row->n_cells, struct resume);
	r->n_cells = row->n_cells;
	for (int i = 0; i < row->n_cells; i++) {
		if (!describe(a, row->cell[i].flow, cell[i], &r->cell[i]))
			return false;
	}
	return row->node != NULL;
}

static bool describe(struct arena *a, const struct flow *f, struct cursor at, struct resume *r)
{
	const struct item *cut;

	*r = (struct resume){ .at = RESUME_BEGIN, .item = -1 };
	if (cursor_is_begin(at))
		return true;
	if (cursor_is_end(at, f)) {
		r->at = RESUME_END;
		return true;
	}
	cut = &f->item[at.item];
	if (at.cell != NULL)
		return describe_in_row(a, cut->row, at.cell, r);
	if (cut->kind != ITEM_CUT)
		return false;
	if (cut->cut.run > 0) {
		*r = (struct resume){ .at = RESUME_LINE, .node = cut->in->node, .run = cut->cut.run,
			.cells = cut->cut.cells, .item = -1 };
		return true;
	}
	r->at = RESUME_OBJECT;
	for (int i = at.item; i < f->n && r->node == NULL && f->item[i].kind != ITEM_BOX; i++)
		r->node = object_of(&f->item[i]);
	return r->node != NULL;
}

/* ---- look up ---- */

/* The cut before an object. */
static int find_object(const struct flow *f, const struct fo_node *n)
{
	int cut = 0;

	for (int i = 0; i < f->n; i++) {
		if (f->item[i].kind == ITEM_CUT)
			cut = i;
		else if (object_of(&f->item[i]) == n)
			return cut;
	}
	return -1;
}

static int find_row(const struct flow *f, const struct fo_node *n)
{
	for (int i = 0; i < f->n; i++) {
		if (f->item[i].kind == ITEM_ROW && f->item[i].row->node == n)
			return i;
	}
	return -1;
}

static struct cursor look_up(struct arena *, const struct flow *, const struct resume *, struct cursor old);

static struct cursor look_up_in_row(struct arena *a, const struct flow *f, const struct resume *r, struct cursor old)
{
	struct cursor at = old;
	const struct row *row;

	at.item = find_row(f, r->node);
	if (at.item < 0)
		return (struct cursor){ 0 };
	row = f->item[at.item].row;
	at.cell = ARENA_ARRAY(a, row->n_cells + 1, struct cursor);
	for (int i = 0; i < MIN(row->n_cells, r->n_cells); i++)
		at.cell[i] = look_up(a, row->cell[i].flow, &r->cell[i], old.cell[i]);
	return at;
}

static struct cursor look_up(struct arena *a, const struct flow *f, const struct resume *r, struct cursor old)
{
	int item = 0;

	if (r->at == RESUME_END)
		return flow_end(f);
	if (r->at == RESUME_ROW)
		return look_up_in_row(a, f, r, old);
	if (r->at == RESUME_LINE)
		item = r->item;
	else if (r->at == RESUME_OBJECT)
		item = find_object(f, r->node);
	return (struct cursor){ .item = MAX(item, 0), .above = old.above };
}

struct flow *block_rest(struct layout *l, const struct flow *f, struct cursor at, const struct fo_node **first,
    const struct fo_node *end, len_t ipd, struct cursor *from)
{
	const struct fo_node *child;
	struct resume r;
	struct flow *rest;

	if (!describe(l->arena, f, at, &r))
		return NULL;
	for (child = r.node; child != NULL && child->parent != (*first)->parent;)
		child = child->parent;
	if (child == NULL)
		return NULL;
	rest = builder_flow(l, child, end, ipd, &r);
	*first = child;
	*from = look_up(l->arena, rest, &r, at);
	return rest;
}

struct resume *builder_cell_resume(const struct builder *b, const struct row *row)
{
	const struct resume *r = b->resume;

	if (r == NULL || r->at != RESUME_ROW || r->node != row->node || row->n_cells >= r->n_cells)
		return NULL;
	return &r->cell[row->n_cells];
}
