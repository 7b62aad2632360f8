#include "layout/note.h"

#include "layout/block.h"
#include "layout/row.h"

const struct note *note_make(struct layout *l, const struct fo_node *n)
{
	struct note *note;

	if (n->elem == FO_float && !fo_is(n, PROP_float, KW_before))
		return NULL;
	if (l->note_ipd == 0 || l->in_note) {
		diag_report(l->diag, n->pos, LAYOUT_NOTE_MISPLACED);
		return NULL;
	}
	note = ARENA_NEW(l->arena, struct note);
	note->node = n;
	note->is_float = n->elem == FO_float;
	l->in_note = true;
	note->flow = block_flow(l, n->first, NULL, l->note_ipd);
	l->in_note = false;
	note->depth = block_depth(l, note->flow);
	return note;
}

const struct note *note_join(const struct note *a, const struct note *b)
{
	struct note *last = (struct note *)a;

	if (a == NULL)
		return b;
	while (last->next != NULL)
		last = (struct note *)last->next;
	last->next = b;
	return a;
}

static const struct note *copies(struct layout *l, const struct note *n)
{
	struct note *copy;

	if (n == NULL)
		return NULL;
	copy = arena_copy(l->arena, n, sizeof *n);
	copy->next = copies(l, n->next);
	return copy;
}

const struct note *note_collect(struct layout *l, const struct flow *f)
{
	const struct note *all = NULL;

	for (int i = 0; i < f->n; i++) {
		const struct item *it = &f->item[i];

		if (it->kind == ITEM_BOX && it->note != NULL)
			all = note_join(all, copies(l, it->note));
		else if (it->kind == ITEM_ROW && it->row->notes != NULL)
			all = note_join(all, copies(l, it->row->notes));
	}
	return all;
}
