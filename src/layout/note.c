#include "layout/note.h"

#include "layout/block.h"

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

bool note_is_side(const struct fo_node *n)
{
	return n->elem == FO_float && !fo_is(n, PROP_float, KW_before) && !fo_is(n, PROP_float, KW_none);
}

const struct note *note_side(struct layout *l, const struct fo_node *n)
{
	struct note *note = ARENA_NEW(l->arena, struct note);

	note->node = n;
	note->is_side = true;
	return note;
}

void note_add(struct note_list *list, const struct note *n)
{
	if (n == NULL)
		return;
	if (list->first == NULL)
		list->first = n;
	else
		((struct note *)list->last)->next = n;
	while (n->next != NULL)
		n = n->next;
	list->last = n;
}
