/*
 * list.c - fo:list-block
 *
 * Each item is a block with one row in it: the label beside the body.  Both lie
 * over the whole content rectangle of the item; their indents, usually
 * label-end() and body-start(), are inherited by the blocks in them and keep
 * them apart.
 */
#include "layout/builder.h"
#include "layout/percent.h"
#include "layout/row.h"
#include "layout/side.h"
#include "layout/style.h"

struct item_parts {
	struct builder *b;
	struct row *row;
	enum break_class before, after;
	struct price with_previous, with_next;
	len_t across;                   /* what a float at its start takes from the item */
};

static void add_part(struct item_parts *p, const struct fo_node *n)
{
	struct builder *b = p->b;
	struct resume *resume = builder_cell_resume(b, p->row);
	struct row_cell *c = &p->row->cell[p->row->n_cells++];
	bool rtl = b->in->rtl;
	struct price together = price_max(b->together, builder_keep_price(n, PROP_keep_together));
	struct builder sub = { .l = b->l, .ipd = b->ipd - p->across, .left = builder_left(b), .together = together,
	    .host = b, .across = p->across, .resume = resume };
	struct row_flow content;

	percent_settle(b->l, n, b->in->ipd, sub.ipd);
	content = builder_row_flow(&sub, n);
	*c = (struct row_cell){ .flow = content.flow, .node = n, .rows = 1, .x = rtl ? 0 : p->across,
	    .level = rtl, .ipd = b->in->ipd - p->across };
	p->before = MAX(p->before, content.before);
	p->after = MAX(p->after, content.after);
	p->with_previous = price_max(p->with_previous, content.with_previous);
	p->with_next = price_max(p->with_next, content.with_next);
}

/* relative-align="baseline": the first lines of label and body stand on one baseline. */
static void share_baseline(struct builder *b, const struct fo_node *item, struct row *r)
{
	len_t lowest = -1, *line = ARENA_ARRAY(b->l->column, r->n_cells, len_t);

	if (!fo_is(item, PROP_relative_align, KW_baseline))
		return;
	for (int i = 0; i < r->n_cells; i++) {
		line[i] = row_baseline(b->l->column, r->cell[i].flow);
		lowest = len_max(lowest, line[i]);
	}
	for (int i = 0; i < r->n_cells; i++)
		r->cell[i].shift = line[i] < 0 ? 0 : lowest - line[i];
}

static void item(struct builder *b, const struct fo_node *n)
{
	struct row *r = ARENA_NEW(b->l->arena, struct row);
	struct item_parts p = { .b = b, .row = r };
	struct outside save;

	builder_open(b, n, &save);
	p.across = side_across(b);
	r->node = n;
	r->is_list = true;
	r->solid = b->l->rows > ROW_DEPTH_MAX;
	r->n_lines = 1;
	r->line = ARENA_NEW(b->l->arena, struct row_line);
	r->line->price = b->together;
	r->cell = ARENA_ARRAY(b->l->arena, 2, struct row_cell);
	for (const struct fo_node *child = n->first; child != NULL; child = child->next) {
		if ((child->elem == FO_list_item_label || child->elem == FO_list_item_body) && r->n_cells < 2)
			add_part(&p, child);
	}
	share_baseline(b, n, r);
	row_complete(b->l->arena, b->l->column, r);
	builder_raise(b, p.with_previous);
	builder_force(b, p.before);
	builder_row(b, r);
	builder_close(b, n, &save);
	b->with_next = price_max(b->with_next, p.with_next);
	builder_force(b, p.after);
}

void builder_list(struct builder *b, const struct fo_node *n)
{
	struct outside save;

	if (++b->l->rows == ROW_DEPTH_MAX + 1)
		diag_report(b->l->diag, n->pos, LAYOUT_ROWS_TOO_DEEP, ROW_DEPTH_MAX);
	builder_open(b, n, &save);
	for (const struct fo_node *child = n->first; child != NULL; child = child->next) {
		if (child->elem == FO_list_item)
			item(b, child);
	}
	builder_close(b, n, &save);
	b->l->rows--;
}
