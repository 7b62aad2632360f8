/*
 * row_note.c - which notes are cited in a stretch of a row, from top to bottom
 */
#include "layout/row_parts.h"

#include "base/arena.h"
#include "layout/note.h"

#include <glib.h>

struct cited {
	const struct note *note;
	len_t y;                /* of its line, about */
	guint order;
};

static void add_notes(GArray *all, const struct note *n, len_t y)
{
	for (; n != NULL; n = n->next) {
		struct cited c = { n, y, all->len };

		g_array_append_val(all, c);
	}
}

static void notes_of_row(GArray *all, const struct row *, struct cursor from, const struct cursor *to, len_t y);

static void notes_of_flow(GArray *all, const struct flow *f, struct cursor from, struct cursor to, len_t y)
{
	for (int i = from.item; i < to.item || (i == to.item && to.cell != NULL); i++) {
		const struct item *it = &f->item[i];

		if (it->kind == ITEM_ROW) {
			notes_of_row(all, it->row, i == from.item ? from : (struct cursor){ 0 },
			    i == to.item ? &to : NULL, y);
			y = len_add(y, it->row->height);
		} else if (it->kind == ITEM_SPACE) {
			y = len_add(y, it->space.opt);
		} else if (it->kind == ITEM_BOX) {
			add_notes(all, it->note, y);
			y = len_add(y, it->size);
		}
	}
}

static void notes_of_row(GArray *all, const struct row *row, struct cursor from, const struct cursor *to,
    len_t y)
{
	struct row_part part = { .row = row, .from = from, .to = to };

	if (from.cell == NULL)
		add_notes(all, row->head_notes, y);
	for (int i = 0; i < row->n_cells; i++) {
		const struct row_cell *c = &row->cell[i];
		int line = MAX(c->row, from.row);

		notes_of_flow(all, c->flow, row_from(&part, i), row_to(&part, i),
		    y + row->line[line].top - row->line[from.row].top);
	}
	if (to == NULL)
		add_notes(all, row->foot_notes, len_add(y, row->height));
}

static int by_depth(gconstpointer a, gconstpointer b)
{
	const struct cited *x = a, *y = b;

	return x->y != y->y ? (x->y < y->y ? -1 : 1) : (x->order > y->order) - (x->order < y->order);
}

const struct note *row_notes(struct arena *a, const struct row *row, struct cursor from,
    const struct cursor *to)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct cited));
	const struct note *first = NULL;

	notes_of_row(all, row, from, to, 0);
	g_array_sort(all, by_depth);
	for (guint i = all->len; i-- > 0;) {
		struct note *copy = arena_copy(a, g_array_index(all, struct cited, i).note, sizeof *copy);

		copy->next = first;
		first = copy;
	}
	g_array_free(all, TRUE);
	return first;
}

static const struct note *notes_of_rows(struct arena *a, const struct flow *rows)
{
	struct note_list all = { NULL, NULL };

	for (int i = 0; rows != NULL && i < rows->n; i++)
		note_add(&all, row_notes(a, rows->item[i].row, (struct cursor){ 0 }, NULL));
	return all.first;
}

void row_take_notes(struct arena *a, struct row *row, const struct flow *head, const struct flow *foot)
{
	if (head != NULL)
		row->head_notes = notes_of_rows(a, head);
	if (foot != NULL)
		row->foot_notes = notes_of_rows(a, foot);
	row->notes = row_notes(a, row, (struct cursor){ 0 }, NULL);
}
