/*
 * row_background.c - what is painted behind cells: columns, parts, rows
 *
 * XSL 1.1, 7.8, with CSS 2, 17.5.1: none of these makes an area of its own;
 * each shows through the cells that stand on it.  A colour needs no more than
 * that.  A picture has its place in the whole rectangle of its column, part or
 * row on this page, which is known when the last row is made; so such pictures
 * are listed, and placed then.
 */
#include "layout/row_parts.h"

#include "base/arena.h"

#include <glib.h>

/* One cell's share of a picture. */
struct row_picture {
	struct row_picture *next;
	struct area *area;              /* padding rectangle of the cell */
	struct area_box *box;           /* its own */
	const struct area_box *of;      /* by which shares of one picture know one another */
	bool full_depth;                /* as deep as the table */
	len_t x, ipd, top, foot;        /* what is known of the rectangle, in the table's content rectangle */
};

static struct row_picture *share(struct row_walk *w, const struct row_making *m, const struct row_cell *c, int under,
    struct area *a)
{
	const struct row_ground *g = &c->under[under];
	struct row_picture *p = ARENA_NEW(w->arena, struct row_picture);
	int first = row_first_line(w, c), end = MIN(row_last_line(c), w->last) + 1;

	if (under == ROW_UNDER_ROW && first == c->row)
		end = first + 1;
	*p = (struct row_picture){ .area = a, .box = arena_copy(w->arena, g->box, sizeof *g->box), .of = g->box,
		.full_depth = under == ROW_UNDER_COLUMN, .x = g->x, .ipd = g->ipd,
		.top = m->y + w->line_y[first], .foot = m->y + w->line_y[end] };
	a->box = p->box;
	return p;
}

void row_ground_areas(struct row_walk *w, const struct row_making *m, const struct row_cell *c,
    const struct area *cell, const struct area_box *box)
{
	len_t before = box == NULL ? 0 : box->edge[EDGE_BEFORE].width;
	len_t left = box == NULL ? 0 : box->edge[c->level & 1 ? EDGE_END : EDGE_START].width;
	len_t padding_i = box == NULL ? 0 : box->edge[EDGE_START].padding + box->edge[EDGE_END].padding;
	len_t padding_b = box == NULL ? 0 : box->edge[EDGE_BEFORE].padding + box->edge[EDGE_AFTER].padding;

	for (int i = 0; i < ROW_UNDERS; i++) {
		const struct area_box *under = c->under[i].box;
		struct area *a;

		if (under == NULL)
			continue;
		a = row_block_area(w, m, cell->x + left, cell->y + before, cell->ipd + padding_i,
		    cell->bpd + padding_b);
		a->box = under;
		if (under->image != NULL) {
			struct row_picture *p = share(w, m, c, i, a);

			p->next = *w->part->pictures;
			*w->part->pictures = p;
		}
	}
}

/* The rectangle of all shares of a picture together: top and foot. */
static GHashTable *extents(struct row_picture *all, len_t depth)
{
	GHashTable *extents = g_hash_table_new(NULL, NULL);

	for (struct row_picture *p = all; p != NULL; p = p->next) {
		struct row_picture *sum = g_hash_table_lookup(extents, p->of);

		if (p->full_depth) {
			p->top = 0;
			p->foot = depth;
		}
		if (sum == NULL) {
			g_hash_table_insert(extents, (void *)p->of, p);
			continue;
		}
		sum->top = len_min(sum->top, p->top);
		sum->foot = len_max(sum->foot, p->foot);
	}
	return extents;
}

void row_place_pictures(struct row_picture *all, const struct area *table)
{
	GHashTable *sums;

	if (all == NULL)
		return;
	sums = extents(all, table->bpd);
	for (struct row_picture *p = all; p != NULL; p = p->next) {
		const struct row_picture *sum = g_hash_table_lookup(sums, p->of);
		struct area_tile t = area_background(p->of, p->ipd, sum->foot - sum->top);

		p->box->image_width = t.width;
		p->box->image_height = t.height;
		p->box->image_x.len = p->x + t.x - p->area->x;
		p->box->image_y.len = sum->top + t.y - p->area->y;
		p->box->image_x.pct = p->box->image_y.pct = 0;
	}
	g_hash_table_destroy(sums);
}
