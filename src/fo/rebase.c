/*
 * rebase.c - a copy of objects below another parent, refined anew: what a marker becomes where it is retrieved
 */
#include "fo/build_parts.h"

#include "base/arena.h"

static void rebase(struct arena *a, const struct fo_node *from, struct fo_node *parent,
    const struct fo_style *style, struct diag *diag, struct fo_node **last);

static struct fo_node *copy_of(struct arena *a, const struct fo_node *from, struct fo_node *parent,
    const struct fo_style *style, struct diag *diag)
{
	struct fo_node *n = arena_copy(a, from, sizeof *from), *last = NULL;

	n->parent = parent;
	n->first = n->last = n->next = n->prev = NULL;
	n->style = style;
	if (n->elem != FO_TEXT && n->elem != FO_FOREIGN) {
		n->style = fo_refine(
		    style->refiner, style, n->elem, from->style->attrs, from->style->attr_count, NULL);
		build_report(NULL, diag, n->pos, n->style->problems);
	}
	for (const struct fo_node *c = from->first; c; c = c->next)
		rebase(a, c, n, n->style, diag, &last);
	return n;
}

static void rebase(struct arena *a, const struct fo_node *from, struct fo_node *parent,
    const struct fo_style *style, struct diag *diag, struct fo_node **last)
{
	struct fo_node *n = copy_of(a, from, parent, style, diag);

	n->prev = *last;
	if (*last)
		(*last)->next = n;
	else
		parent->first = n;
	*last = parent->last = n;
}

const struct fo_node *fo_rebase(
    struct arena *a, const struct fo_node *first_child, const struct fo_node *parent, struct diag *diag)
{
	struct fo_node *first = NULL, *last = NULL;

	for (const struct fo_node *c = first_child; c; c = c->next) {
		/* the parent only lends its style: its own children stay what they are */
		struct fo_node *n = copy_of(a, c, (struct fo_node *)parent, parent->style, diag);

		n->prev = last;
		if (last)
			last->next = n;
		else
			first = n;
		last = n;
	}
	return first;
}
