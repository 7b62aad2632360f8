#include "area/area.h"

#include "base/arena.h"

struct area *area_new(struct arena *arena, enum area_type type, size_t size)
{
	struct area *a = arena_alloc(arena, size);

	a->type = type;
	return a;
}

void area_append(struct area *parent, struct area *child)
{
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

/* Lengths of a hostile document may be anything: stop at the ends. */
static len_t sum(int64_t a, len_t b, len_t c)
{
	a += (int64_t)b + c;
	return (len_t)(a > LEN_MAX ? LEN_MAX : a < -LEN_MAX ? -LEN_MAX : a);
}

bool area_is_positioned(const struct area *a)
{
	return a->type == AREA_VIEWPORT && ((const struct area_viewport *)a)->place != PLACE_STACKED;
}

len_t area_box_edge(const struct area_box *box, int edge)
{
	return box != NULL ? sum(0, box->edge[edge].width, box->edge[edge].padding) : 0;
}

len_t area_edge(const struct area *a, int edge)
{
	return area_box_edge(a->box, edge);
}

len_t area_left(const struct area *a)
{
	return area_edge(a, a->level & 1 ? EDGE_END : EDGE_START);
}

len_t area_ipda(const struct area *a)
{
	len_t w = a->type == AREA_VIEWPORT ? ((const struct area_viewport *)a)->width : a->ipd;

	return sum(w, area_edge(a, EDGE_START), area_edge(a, EDGE_END));
}

len_t area_bpda(const struct area *a)
{
	len_t h = a->type == AREA_VIEWPORT ? ((const struct area_viewport *)a)->height : a->bpd;

	return sum(h, area_edge(a, EDGE_BEFORE), area_edge(a, EDGE_AFTER));
}

struct area_tile area_background(const struct area_box *b, len_t width, len_t height)
{
	struct area_tile t = { .width = b->image_width > 0 ? b->image_width : width,
		.height = b->image_height > 0 ? b->image_height : height };

	t.x = sum((int64_t)(width - t.width) * b->image_x.pct / 100000, b->image_x.len, 0);
	t.y = sum((int64_t)(height - t.height) * b->image_y.pct / 100000, b->image_y.len, 0);
	return t;
}

void area_turn(int rotation, len_t width, len_t height, len_t *x, len_t *y)
{
	len_t u = *x, v = *y;

	switch (rotation) {
	case 90:
		*x = v;
		*y = sum(height, -u, 0);
		break;
	case 180:
		*x = sum(width, -u, 0);
		*y = sum(height, -v, 0);
		break;
	case 270:
		*x = sum(width, -v, 0);
		*y = u;
		break;
	}
}
