#include "layout/align.h"

len_t align_shift(enum fo_kw display_align, len_t left)
{
	if (left <= 0)
		return 0;
	return display_align == KW_after ? left : display_align == KW_center ? left / 2 : 0;
}

static void prepend_space(struct arena *arena, struct area *a, len_t depth)
{
	struct area *space = area_new(arena, AREA_BLOCK, sizeof *space);

	space->ipd = a->ipd;
	space->bpd = depth;
	space->next = a->first;
	a->first = space;
	if (a->last == NULL)
		a->last = space;
}

void align_lower(struct arena *arena, struct area *a, len_t by)
{
	if (by == 0)
		return;
	for (struct area *child = a->first; child != NULL; child = child->next) {
		if (!area_is_positioned(child))
			child->y = len_add(child->y, by);
	}
	prepend_space(arena, a, by);
}
