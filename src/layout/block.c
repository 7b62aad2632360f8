#include "layout/block.h"

#include "layout/builder.h"
#include "layout/note.h"
#include "layout/para.h"
#include "layout/stack.h"

/* ---- paragraphs ---- */

static int line_price(const struct builder *b, const struct fo_node *n, int line, int lines)
{
	int price = b->together;

	if (line < fo_integer(n, PROP_orphans) || lines - line < fo_integer(n, PROP_widows))
		price = MAX(price, PRICE_WIDOW);
	return price;
}

static void add_lines(struct builder *b, const struct fo_node *n, const struct para *p)
{
	for (int i = 0; i < p->n; i++) {
		if (i > 0) {
			struct item *cut = builder_add(b, ITEM_CUT);

			cut->cut.price = line_price(b, n, i, p->n);
			cut->cut.line = i;
			cut->cut.lines = p->n;
		}
		builder_box(b, p->line[i].area, p->line[i].area->bpd, p->line[i].notes);
	}
}

static void content(struct builder *b, const struct fo_node *block)
{
	const struct fo_node *n = block->first;
	struct block *k = b->in;
	bool continues = false;

	while (n != NULL) {
		if (n->elem == FO_float) {
			builder_build(b, n);
			n = para_following(n, block);
		} else if (para_is_inline(n)) {
			struct para_request r = { .block = block, .first = n, .ipd = k->ipd, .continues = continues };
			struct para p = para_set(b->l, &r);

			if (p.n > 0 && continues)
				builder_cut(b);
			add_lines(b, block, &p);
			continues |= p.n > 0;
			n = p.next;
		} else {
			builder_build(b, n);
			continues = true;
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
	const struct note *note = note_make(b->l, n);

	if (note != NULL)
		builder_box(b, NULL, 0, note);
	else
		children(b, n);
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
	case FO_TEXT:
	case FO_FOREIGN:
	case FO_marker:
		break;
	case FO_float:
		float_block(b, n);
		break;
	default:
		if (fo_elem_class(n->elem) == FO_CLASS_INLINE)
			block(b, n);    /* an inline where only blocks may be: reported, set as a block */
		else
			children(b, n);
	}
	b->l->depth--;
}

struct flow *block_flow(struct layout *l, const struct fo_node *first, const struct fo_node *end, len_t ipd)
{
	struct builder b = { .l = l, .items = g_array_new(FALSE, FALSE, sizeof(struct item)), .ipd = ipd, .cut = -1 };
	struct flow *f = ARENA_NEW(l->arena, struct flow);

	for (const struct fo_node *n = first; n != end && n != NULL; n = n->next)
		builder_build(&b, n);
	f->n = (int)b.items->len;
	f->item = arena_copy(l->arena, b.items->data, b.items->len * sizeof(struct item));
	f->ipd = ipd;
	g_array_free(b.items, TRUE);
	return f;
}

len_t block_depth(struct layout *l, const struct flow *f)
{
	return stack_all(l->column, f, (struct cursor){ 0 }, (struct cursor){ .item = f->n }, NULL, NULL);
}
