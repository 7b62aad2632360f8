#include "layout/unseen.h"

#include <string.h>

/* Areas deeper than this are not drawn, and the renderer says so. */
#define DEPTH_MAX 2000

/* A region or viewport with a frame of its own; its content rectangle is given in the frame around. */
struct frame {
	const struct frame *around;     /* NULL: the sheet's */
	len_t x, y, width, height;
	int rotation;
};

static const struct area *find(const struct area_page *, const struct area *, const struct frame *, len_t x, len_t y,
    int depth);

static void to_sheet(const struct frame *f, len_t *x, len_t *y)
{
	for (; f != NULL; f = f->around) {
		area_turn(f->rotation, f->width, f->height, x, y);
		*x = len_add(*x, f->x);
		*y = len_add(*y, f->y);
	}
}

/* From a to b, and where the sheet ends. */
static bool is_outside(len_t a, len_t b, len_t end)
{
	len_t low = len_min(a, b), high = len_max(a, b);

	return low >= end || (low < 0 && high <= 0);
}

static bool is_blank(const struct area_text *t)
{
	return t->n_glyphs == 0 || t->color.a == 0 || (int)strspn(t->text, " ") >= t->bytes;
}

/* It would draw something, were it on the sheet. */
static bool draws(const struct area *a)
{
	if (a->hidden)
		return false;
	return a->type == AREA_IMAGE || (a->type == AREA_TEXT && !is_blank((const struct area_text *)a));
}

/* x, y: the corner of its border rectangle */
static bool is_unseen(const struct area_page *p, const struct area *a, const struct frame *f, len_t x, len_t y)
{
	len_t x1 = len_add(x, area_ipda(a)), y1 = len_add(y, area_bpda(a));

	if (!draws(a))
		return false;
	to_sheet(f, &x, &y);
	to_sheet(f, &x1, &y1);
	return is_outside(x, x1, p->area.ipd) || is_outside(y, y1, p->area.bpd);
}

/* The first below an area whose content rectangle begins at x, y; NULL. */
static const struct area *find_below(const struct area_page *p, const struct area *a, const struct frame *f, len_t x,
    len_t y, int depth)
{
	const struct area *found = NULL;

	for (const struct area *c = a->first; c != NULL && found == NULL && depth < DEPTH_MAX; c = c->next)
		found = find(p, c, f, len_add(x, c->x), len_add(y, c->y), depth + 1);
	return found;
}

static const struct area *find_in_frame(const struct area_page *p, const struct area *a, struct frame f, bool clip,
    int depth)
{
	return clip ? NULL : find_below(p, a, &f, 0, 0, depth);
}

static const struct area *find(const struct area_page *p, const struct area *a, const struct frame *f, len_t x, len_t y,
    int depth)
{
	const struct area_viewport *v = (const struct area_viewport *)a;
	const struct area_region *r = (const struct area_region *)a;
	len_t left = len_add(x, area_left(a)), top = len_add(y, area_edge(a, EDGE_BEFORE));

	if (is_unseen(p, a, f, x, y))
		return a;
	switch (a->type) {
	case AREA_VIEWPORT:
		return find_in_frame(p, a, (struct frame){ f, left, top, v->width, v->height, v->rotation }, v->clip, depth);
	case AREA_REGION:
		return find_in_frame(p, a, (struct frame){ f, left, top, a->ipd, a->bpd, r->rotation }, r->clip, depth);
	default:
		return find_below(p, a, f, left, top, depth);
	}
}

void unseen_report(const struct area_tree *t, struct diag *diag)
{
	for (int i = 0; i < t->n_pages; i++) {
		const struct area_page *p = t->page[i];
		const struct area *a = find(p, &p->area, NULL, 0, 0, 0);

		if (a != NULL)
			diag_report(diag, a->pos != NULL ? *a->pos : (struct pos){ 0 }, LAYOUT_UNSEEN);
	}
}
