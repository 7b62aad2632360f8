#include "layout/block.h"

#include "layout/builder.h"
#include "layout/marker.h"
#include "layout/note.h"
#include "layout/para.h"
#include "layout/row.h"
#include "layout/side.h"
#include "layout/stack.h"
#include "layout/table_marker.h"

/* ---- paragraphs ---- */

static struct price line_price(const struct builder *b, const struct fo_node *n, int line, int lines)
{
	struct price price = b->together;

	if (line < fo_integer(n, PROP_orphans) || lines - line < fo_integer(n, PROP_widows))
		price = price_max(price, (struct price){ PRICE_WIDOW, PRICE_WIDOW });
	return price;
}

static void add_lines(struct builder *b, const struct fo_node *n, const struct para *p, int run)
{
	for (int i = 0; i < p->n; i++) {
		if (i > 0) {
			struct item *cut = builder_add(b, ITEM_CUT);

			cut->cut.price = line_price(b, n, i, p->n);
			cut->cut.run = run;
			cut->cut.cells = p->line[i - 1].end;
		}
		for (int k = 0; k < p->line[i].n_aside; k++)
			builder_aside(b, &p->line[i].aside[k]);
		builder_box(b, p->line[i].area, p->line[i].area->bpd, p->line[i].notes);
	}
}

/* The paragraph was begun on a page of another width: the rest of it begins here. */
static int skip_begun(struct builder *b, const struct fo_node *block, int run)
{
	struct resume *r = b->resume;

	if (r == NULL || r->at != RESUME_LINE || r->node != block || r->run != run)
		return 0;
	b->cut = -1;
	builder_cut(b);
	r->item = b->cut;
	b->resumed = true;
	return r->cells;
}

static const struct fo_node *run_of_lines(struct builder *b, const struct fo_node *block, const struct fo_node *first,
    int run, bool continues, const struct fo_node **begun)
{
	struct para_request r = { .block = block, .first = first, .ipd = b->in->ipd, .continues = continues,
	    .takes_sides = true, .skip = skip_begun(b, block, run) };
	struct para p = side_lines(b, &r);

	if (p.n > 0 && continues) {
		struct item *cut = builder_cut(b);

		cut->cut.run = run;
	}
	add_lines(b, block, &p, run);
	*begun = p.begun;
	return p.next;
}

static void content(struct builder *b, const struct fo_node *block)
{
	const struct fo_node *n = block->first, *begun = block;
	guint before = b->items->len;
	int run = 0;

	while (n != NULL) {
		bool continues = b->items->len > before;

		if (n->elem != FO_float && para_is_inline(n)) {
			n = run_of_lines(b, block, n, ++run, continues, &begun);
		} else {
			if (n->elem == FO_float || !builder_inline_block(b, n, begun))
				builder_build(b, n);
			if (n->elem == FO_float && !continues)
				before = b->items->len;
			begun = NULL;
			n = para_following(n, block);
		}
	}
}

static void block(struct builder *b, const struct fo_node *n)
{
	struct outside save;

	builder_open(b, n, &save);
	content(b, n);
	builder_close(b, n, &save);
}

/* ---- all kinds ---- */

static void children(struct builder *b, const struct fo_node *n)
{
	for (const struct fo_node *child = n->first; child != NULL; child = child->next)
		builder_build(b, child);
}

/* A float between blocks hangs on a place without depth. */
static void float_block(struct builder *b, const struct fo_node *n)
{
	const struct note *note;

	if (note_is_side(n)) {
		side_float(b, n);
		return;
	}
	note = note_make(b->l, n);
	if (note != NULL)
		builder_box(b, NULL, 0, note);
	else
		children(b, n);
}

static void retrieved(struct builder *b, const struct fo_node *first)
{
	for (const struct fo_node *n = first; n != NULL; n = n->next)
		builder_build(b, n);
}

void builder_build(struct builder *b, const struct fo_node *n)
{
	if (++b->l->depth > LAYOUT_DEPTH_MAX) {
		diag_report(b->l->diag, n->pos, LAYOUT_TOO_DEEP, LAYOUT_DEPTH_MAX);
		b->l->depth--;
		return;
	}
	switch (n->elem) {
	case FO_block:
		block(b, n);
		break;
	case FO_block_container:
		builder_container(b, n);
		break;
	case FO_list_block:
		builder_list(b, n);
		break;
	case FO_table:
		builder_table(b, n);
		break;
	case FO_table_and_caption:
		builder_table_and_caption(b, n);
		break;
	case FO_TEXT:
	case FO_FOREIGN:
	case FO_marker:
		break;
	case FO_float:
		float_block(b, n);
		break;
	case FO_retrieve_marker:
		retrieved(b, marker_retrieve(b->l, n));
		break;
	case FO_retrieve_table_marker:
		retrieved(b, table_marker_retrieve(b->l, n));
		break;
	default:
		if (fo_elem_class(n->elem) == FO_CLASS_INLINE)
			block(b, n);    /* an inline where only blocks may be: reported, set as a block */
		else
			children(b, n);
	}
	b->l->depth--;
}

static struct flow *finish(struct builder *b)
{
	struct flow *f = ARENA_NEW(b->l->arena, struct flow);

	f->n = (int)b->items->len;
	f->item = arena_copy(b->l->arena, b->items->data, b->items->len * sizeof(struct item));
	f->ipd = b->ipd;
	g_array_free(b->items, TRUE);
	return f;
}

/* What the last object asks for after itself needs no page: nothing comes after it. */
static void drop_last_break(struct builder *b)
{
	if (b->cut >= 0)
		builder_cut(b)->cut.forced = b->begun;
}

struct flow *builder_flow(struct layout *l, const struct fo_node *first, const struct fo_node *end, len_t ipd,
    struct resume *resume)
{
	struct builder b = { .l = l, .items = g_array_new(FALSE, FALSE, sizeof(struct item)), .ipd = ipd, .cut = -1,
	    .resume = resume };

	for (const struct fo_node *n = first; n != end && n != NULL; n = n->next)
		builder_build(&b, n);
	if (end == NULL)
		drop_last_break(&b);
	return finish(&b);
}

/* A break at the very edge of a flow in a row is the row's. */
static enum break_class take_break(struct flow *f, bool at_end)
{
	enum break_class c = BREAK_NOT_FORCED;

	for (int k = 0; k < f->n; k++) {
		struct item *it = &f->item[at_end ? f->n - 1 - k : k];

		if (it->kind == ITEM_BOX || it->kind == ITEM_ROW)
			break;
		if (it->kind == ITEM_CUT) {
			c = MAX(c, it->cut.forced);
			it->cut.forced = BREAK_NOT_FORCED;
		}
	}
	return c;
}

/* The price of a cut before a node by the keep-with-previous of what begins with it. */
static struct price with_previous(const struct fo_node *n)
{
	struct price price = { PRICE_FREE, PRICE_FREE };

	for (n = n->first; n != NULL && n->elem != FO_TEXT; n = n->first) {
		while (n != NULL && n->elem == FO_marker)
			n = n->next;
		if (n == NULL || n->elem == FO_TEXT)
			break;
		if (fo_elem_class(n->elem) == FO_CLASS_BLOCK || n->elem == FO_list_item || n->elem == FO_table_row)
			price = price_max(price, builder_keep_price(n, PROP_keep_with_previous));
	}
	return price;
}

struct row_flow builder_row_flow(const struct builder *given, const struct fo_node *n)
{
	struct builder b = *given;
	struct row_flow content = { .with_previous = with_previous(n) };

	b.items = g_array_new(FALSE, FALSE, sizeof(struct item));
	b.cut = -1;
	b.resumed = b.resume != NULL && b.resume->at == RESUME_BEGIN;
	for (const struct fo_node *child = n->first; child != NULL; child = child->next)
		builder_build(&b, child);
	content.with_next = b.with_next;
	content.flow = finish(&b);
	content.before = take_break(content.flow, false);
	content.after = take_break(content.flow, true);
	return content;
}

struct flow *builder_inner(struct builder *outer, const struct fo_node *n, len_t ipd, struct price *with_next)
{
	struct builder b = { .l = outer->l, .items = g_array_new(FALSE, FALSE, sizeof(struct item)), .ipd = ipd,
	    .left = builder_left(outer), .together = outer->together, .cut = -1 };

	builder_build(&b, n);
	*with_next = b.with_next;
	return finish(&b);
}

struct flow *block_flow(struct layout *l, const struct fo_node *first, const struct fo_node *end, len_t ipd)
{
	return builder_flow(l, first, end, ipd, NULL);
}

len_t block_depth(struct layout *l, const struct flow *f)
{
	return stack_all(l->column, f, (struct cursor){ 0 }, flow_end(f), NULL, NULL);
}
