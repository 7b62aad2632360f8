#include "layout/binding.h"

static void turn_line(struct area *line)
{
	for (struct area *a = line->first; a != NULL; a = a->next)
		a->x = len_add(a->x, line->turned);
	/* to the right is away from the start, unless lines run from there */
	line->start_indent = len_add(line->start_indent, line->level & 1 ? -line->turned : line->turned);
	line->end_indent = len_add(line->end_indent, line->level & 1 ? line->turned : -line->turned);
}

static void turn(struct area *parent, bool at_end, bool rtl)
{
	for (struct area *a = parent->first; a != NULL; a = a->next) {
		if (a->turned != 0 && at_end != ((a->level & 1) != rtl))
			turn_line(a);
		turn(a, at_end, rtl);
	}
}

void binding_turn(const struct layout *l, const struct fo_node *sequence, struct area_page *page)
{
	if (l->has_binding)
		turn(&page->area, page->folio % 2 == 0, node_is_rtl(sequence));
}
