/*
 * walk_parts.h - the walk over the area tree: what its parts share
 *
 * Private to render.c (areas, frames, pages), walk_box.c, walk_rule.c and
 * walk_text.c.  Coordinates are those of the frame in which the area stands.
 * Nothing in here fails; what the format cannot do is said once.
 */
#ifndef RENDER_WALK_PARTS_H
#define RENDER_WALK_PARTS_H

#include "render/render.h"

#include <glib.h>

/* Deeper areas are not drawn: the stack has an end. */
#define WALK_DEPTH_MAX 2000

struct walk {
	const struct render_ops *ops;
	void *to;
	struct diag *diag;
	GHashTable *seen;       /* ids that have their anchor */
	int depth;
	bool no_links, no_images, no_clip;      /* said already that the format lacks them */
};

/* The sum; lengths of a hostile document may be anything: it stops at the ends. */
static inline len_t walk_plus(len_t a, len_t b)
{
	int64_t s = (int64_t)a + b;

	return (len_t)(s > LEN_MAX ? LEN_MAX : s < -LEN_MAX ? -LEN_MAX : s);
}

/* Where the author wrote what makes the area. */
static inline struct pos walk_place(const struct area *a)
{
	return a->pos != NULL ? *a->pos : (struct pos){ 0 };
}

/* Say, if it is not said, that the format has no such thing. */
static inline void walk_left_out(struct walk *w, bool *said, const char *what)
{
	if (!*said)
		diag_report(w->diag, (struct pos){ 0 }, RENDER_NOT_IN_FORMAT, w->ops->name, what);
	*said = true;
}

/* ---- walk_rule.c ---- */

/* A rule of any style; far: the after or right edge of a box, for the styles that throw shadows. */
void walk_rule(struct walk *, struct rule, bool far);

/* ---- walk_box.c ---- */

/* Background and borders of an area, if it has any. */
void walk_box(struct walk *, const struct area *, struct rect border);

/* ---- walk_text.c ---- */

/* The first text in an inline, which lends its font to the inline's decoration; *y is moved down to its corner. */
const struct area_text *walk_first_text(const struct area *, len_t *y);

/* Lines with an area's text; bits: which DECORATION_*; y: the baseline of t, whose font they take. */
void walk_decoration(struct walk *, const struct area_text *t, int bits, const struct area *, len_t x, len_t y);

/* x, y: the corner of the content rectangle; decorated: lines that an inline around has drawn for all. */
void walk_text(struct walk *, const struct area_text *, len_t x, len_t y, int decorated);
void walk_leader(struct walk *, const struct area_leader *, len_t x, len_t y);

#endif
