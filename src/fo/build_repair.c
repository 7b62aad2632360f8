/*
 * build_repair.c - where a child goes, and what is put in where it may not stand
 */
#include "fo/build_parts.h"

#include "base/arena.h"
#include "fo/value.h"

#include <string.h>

void build_open(struct fo_builder *b, struct fo_frame *f, struct fo_frame *up, struct fo_node *n)
{
	bool transparent = n->elem == FO_wrapper || n->elem == FO_multi_case || n->elem == FO_multi_toggle;

	*f = (struct fo_frame){ .node = n, .up = up, .match = fo_match_begin(b->contents, n->elem) };
	if (up == NULL)
		return;
	f->authored = up->authored;
	f->grid = up->grid;
	f->column = up->column;
	if (transparent)
		f->blocks_only = up->blocks_only ||
				 (!fo_content_takes(b->contents, up->node->elem, FO_TEXT) &&
				     fo_content_takes(b->contents, up->node->elem, FO_block));
}

/* What has to be put in between an object and a child that it does not take; FO_ELEM_COUNT: nothing helps. */
static enum fo_elem missing_between(struct fo_builder *b, const struct fo_frame *f, enum fo_elem child)
{
	enum fo_class c = fo_elem_class(child);
	bool content = c != FO_CLASS_OTHER;

	if (content && (f->blocks_only || fo_content_takes(b->contents, f->node->elem, FO_block)))
		return c == FO_CLASS_INLINE ? FO_block : FO_ELEM_COUNT;
	switch (f->node->elem) {
	case FO_table:
		return content || child == FO_table_row || child == FO_table_cell ? FO_table_body
										  : FO_ELEM_COUNT;
	case FO_table_header: case FO_table_footer: case FO_table_body:
		return content || child == FO_table_cell ? FO_table_row : FO_ELEM_COUNT;
	case FO_table_row:
		return content ? FO_table_cell : FO_ELEM_COUNT;
	case FO_list_block:
		return content || child == FO_list_item_label || child == FO_list_item_body ? FO_list_item
											    : FO_ELEM_COUNT;
	case FO_list_item:
		return content ? FO_list_item_body : FO_ELEM_COUNT;
	case FO_table_and_caption:
		return content || child == FO_table_row || child == FO_table_body ? FO_table : FO_ELEM_COUNT;
	case FO_footnote:
		return c == FO_CLASS_INLINE ? FO_inline : content ? FO_footnote_body : FO_ELEM_COUNT;
	default:
		return FO_ELEM_COUNT;
	}
}

static bool is_part_of_table(enum fo_elem e)
{
	return e == FO_table_header || e == FO_table_footer || e == FO_table_body;
}

void build_enter_table(struct fo_builder *b, struct fo_frame *f)
{
	enum fo_elem e = f->node->elem;

	if (e == FO_table) {
		f->grid = fo_grid_new(b->arena);
		f->column = NULL;
	} else if (f->grid && is_part_of_table(e)) {
		fo_grid_part(f->grid);
	} else if (f->grid && e == FO_table_row) {
		fo_grid_row(f->grid);
	}
}

void build_own_number(struct fo_builder *b, struct fo_node *n, int number)
{
	struct fo_own *o = ARENA_NEW(b->arena, struct fo_own);
	const struct fo_value *v = fo_value_number(b->arena, number);

	*o = (struct fo_own){ .prop = PROP_column_number, .value = v, .next = n->own_values };
	n->own_values = o;
}

static struct fo_frame *put_in(struct fo_builder *b, struct fo_frame *f, enum fo_elem e, struct pos pos)
{
	struct fo_frame *g = ARENA_NEW(b->arena, struct fo_frame);
	struct fo_node *n = build_append(b->arena, f->node, e, pos);

	n->style = fo_refine(b->refiner, f->node->style, e, NULL, 0, NULL);
	build_open(b, g, f, n);
	build_enter_table(b, g);
	if (e == FO_table_cell && g->grid) {
		int column = fo_grid_next(g->grid);

		build_own_number(b, n, column);
		fo_grid_cell(g->grid, column, 1, 1);
	}
	f->put_in = g;
	return g;
}

/* A wrapper takes what the object around it takes: that one is named. */
static const char *refusing(const struct fo_frame *f)
{
	while (f->blocks_only)
		f = f->up;
	return fo_elem_name(f->node->elem);
}

static const char *consequence(struct fo_builder *b, enum fo_elem wrapper)
{
	if (wrapper == FO_ELEM_COUNT)
		return "left out";
	return arena_printf(b->arena, "put into a fo:%s", fo_elem_name(wrapper));
}

static enum fo_fit fit(struct fo_frame *f, enum fo_elem child)
{
	/* the bars cross the structure: they may begin and end anywhere */
	if (child == FO_change_bar_begin || child == FO_change_bar_end)
		return FIT_OK;
	if (f->blocks_only && fo_elem_class(child) == FO_CLASS_INLINE)
		return FIT_NOT;
	return fo_match_child(&f->match, child);
}

struct fo_frame *build_place(struct fo_builder *b, struct fo_frame *f, enum fo_elem child, struct pos pos)
{
	enum fo_elem wrapper;

	if (f->put_in && f->node->last == f->put_in->node && fo_elem_class(child) == FO_CLASS_INLINE) {
		struct fo_frame *g = build_place(b, f->put_in, child, pos);

		if (g)
			return g;
	}
	switch (fit(f, child)) {
	case FIT_OK:
		return f;
	case FIT_LATE:
		diag_report(b->diag, pos, FO_ORDER, fo_elem_name(child), fo_elem_name(f->node->elem));
		return f;
	default:
		break;
	}
	wrapper = missing_between(b, f, child);
	if (wrapper == FO_ELEM_COUNT && fo_elem_class(child) == FO_CLASS_BLOCK &&
	    fo_content_takes(b->contents, f->node->elem, FO_inline)) {
		diag_report(b->diag, pos, FO_NOT_ALLOWED, build_qualified(b, child), fo_elem_name(f->node->elem),
		    "taken as it stands");
		return f;
	}
	diag_report(b->diag, pos, FO_NOT_ALLOWED, build_qualified(b, child), refusing(f), consequence(b, wrapper));
	if (wrapper == FO_ELEM_COUNT)
		return NULL;
	fit(f, wrapper);
	return build_place(b, put_in(b, f, wrapper, pos), child, pos);
}

void build_check_complete(struct fo_builder *b, const struct fo_frame *f)
{
	const char *missing = fo_match_missing(&f->match);
	struct pos pos = f->node->pos;
	enum fo_elem e = f->node->elem;

	if (missing == NULL)
		return;
	if (e == FO_root || e == FO_layout_master_set || e == FO_page_sequence ||
	    e == FO_simple_page_master) {
		b->fatal = true;
		diag_report(b->diag, pos, FO_MISSING_CHILD, fo_elem_name(e), missing, "nothing is formatted");
		return;
	}
	/* what has no block in it makes no area, and that is what many authors mean */
	if (strcmp(missing, "block") == 0)
		return;
	diag_report(b->diag, pos, FO_MISSING_CHILD, fo_elem_name(e), missing, "taken as it stands");
}
