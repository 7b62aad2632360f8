/*
 * render.c - the walk over the area tree
 *
 * Positions are added up here, so that a renderer gets page coordinates; only
 * a turned or clipped area becomes a frame of its own (push, pop).  An area
 * draws its background, its borders and then its content, as XSL 1.1 orders.
 */
#include "render/render.h"

#include "render/walk_parts.h"

#include <string.h>

/* --- areas ------------------------------------------------------------- */

static void draw_area(struct walk *, const struct area *, len_t x, len_t y, int decorated);

/* x, y: the corner of the content rectangle; decorated: lines that an inline around has drawn for all */
static void draw_children(struct walk *w, const struct area *a, len_t x, len_t y, int decorated)
{
	bool floats = false;

	if (w->depth >= WALK_DEPTH_MAX) {
		diag_report(w->diag, walk_place(a), RENDER_TOO_DEEP, WALK_DEPTH_MAX);
		return;
	}
	w->depth++;
	for (const struct area *c = a->first; c != NULL; c = c->next) {
		floats |= c->is_float;
		if (!c->is_float)
			draw_area(w, c, x, y, decorated);
	}
	for (const struct area *c = floats ? a->first : NULL; c != NULL; c = c->next) {
		if (c->is_float)
			draw_area(w, c, x, y, decorated);
	}
	w->depth--;
}

static void draw_inline(struct walk *w, const struct area *a, len_t x, len_t y, int decorated)
{
	int bits = a->hidden ? 0 : a->decoration & ~decorated;
	len_t base = y;
	const struct area_text *t = bits != 0 ? walk_first_text(a, &base) : NULL;

	if (t == NULL) {
		draw_children(w, a, x, y, decorated);
		return;
	}
	base = walk_plus(base, t->baseline);
	walk_decoration(w, t, bits & ~DECORATION_THROUGH, a, x, base);
	draw_children(w, a, x, y, decorated | bits);
	walk_decoration(w, t, bits & DECORATION_THROUGH, a, x, base);
}

/* The content of a viewport or region of w x h at x, y of the frame around. */
static void draw_frame(struct walk *w, const struct area *a, struct rect r, int rotation, bool clip)
{
	bool turned = rotation == 90 || rotation == 270;
	struct rect inner = { 0, 0, turned ? r.h : r.w, turned ? r.w : r.h };
	len_t dx = 0, dy = 0;

	if ((rotation == 0 && !clip) || w->ops->push == NULL) {
		if (rotation != 0 || clip)
			walk_left_out(w, &w->no_clip, "turned or clipped areas");
		draw_children(w, a, r.x, r.y, 0);
		return;
	}
	area_turn(rotation, r.w, r.h, &dx, &dy);
	w->ops->push(w->to, walk_plus(r.x, dx), walk_plus(r.y, dy), rotation, clip ? &inner : NULL);
	draw_children(w, a, 0, 0, 0);
	w->ops->pop(w->to);
}

static void draw_image(struct walk *w, const struct area_image *i, len_t x, len_t y)
{
	struct rect r = { walk_plus(x, i->cx), walk_plus(y, i->cy), i->cw, i->ch };
	struct rect clip = { 0, 0, i->area.ipd, i->area.bpd };
	bool clipped = i->clip && w->ops->push != NULL;

	if (i->area.hidden || i->cw <= 0 || i->ch <= 0)
		return;
	if (w->ops->image == NULL) {
		walk_left_out(w, &w->no_images, "pictures");
		return;
	}
	if (clipped) {
		w->ops->push(w->to, x, y, 0, &clip);
		r.x = i->cx;
		r.y = i->cy;
	}
	w->ops->image(w->to, r, i);
	if (clipped)
		w->ops->pop(w->to);
}

static void draw_anchor(struct walk *w, const char *id, len_t x, len_t y)
{
	if (w->ops->anchor != NULL && g_hash_table_add(w->seen, (gpointer)id))
		w->ops->anchor(w->to, id, x, y);
}

static void draw_link(struct walk *w, const struct area *a, struct rect r)
{
	if (w->ops->link == NULL)
		walk_left_out(w, &w->no_links, "links");
	else if (r.w > 0 && r.h > 0)
		w->ops->link(w->to, r, a->link, walk_place(a));
}

static void draw_content(struct walk *w, const struct area *a, len_t x, len_t y, int decorated)
{
	const struct area_viewport *v = (const struct area_viewport *)a;
	const struct area_region *r = (const struct area_region *)a;

	switch (a->type) {
	case AREA_TEXT:
		walk_text(w, (const struct area_text *)a, x, y, decorated);
		break;
	case AREA_LEADER:
		walk_leader(w, (const struct area_leader *)a, x, y);
		break;
	case AREA_IMAGE:
		draw_image(w, (const struct area_image *)a, x, y);
		break;
	case AREA_INLINE:
		draw_inline(w, a, x, y, decorated);
		break;
	case AREA_VIEWPORT:
		draw_frame(w, a, (struct rect){ x, y, v->width, v->height }, v->rotation, v->clip);
		break;
	case AREA_REGION:
		draw_frame(w, a, (struct rect){ x, y, a->ipd, a->bpd }, r->rotation, r->clip);
		break;
	default:
		draw_children(w, a, x, y, decorated);
	}
}

/* x, y: the content rectangle of the parent */
static void draw_area(struct walk *w, const struct area *a, len_t x, len_t y, int decorated)
{
	struct rect border = { walk_plus(x, a->x), walk_plus(y, a->y), area_ipda(a), area_bpda(a) };
	len_t left = walk_plus(border.x, area_left(a)), top = walk_plus(border.y, area_edge(a, EDGE_BEFORE));
	bool structured = a->role != NULL && w->ops->struct_begin != NULL;

	if (structured)
		w->ops->struct_begin(w->to, a->role);
	if (a->id != NULL)
		draw_anchor(w, a->id, border.x, border.y);
	walk_box(w, a, border);
	if (a->link != NULL)
		draw_link(w, a, border);
	draw_content(w, a, left, top, decorated);
	if (structured)
		w->ops->struct_end(w->to);
}

static void draw_page(struct walk *w, const struct area_page *p)
{
	const struct area *a = &p->area;

	w->ops->page_begin(w->to, p, a->ipd, a->bpd);
	if (p->first_of_sequence && p->sequence_id != NULL)
		draw_anchor(w, p->sequence_id, 0, 0);
	draw_area(w, a, 0, 0, 0);
	w->ops->page_end(w->to);
}

static void draw_bookmarks(struct walk *w, const struct area_tree *t)
{
	bool said = false;

	if (t->n_bookmarks > 0 && w->ops->bookmark == NULL)
		walk_left_out(w, &said, "bookmarks");
	else
		for (int i = 0; i < t->n_bookmarks; i++)
			w->ops->bookmark(w->to, &t->bookmark[i]);
}

/* --- documents --------------------------------------------------------- */

static const char *either(const char *said, const char *otherwise)
{
	return said != NULL ? said : otherwise;
}

struct drawing {
	const struct render_ops *ops;
	void *to;
};

struct drawing *render_draw(const struct area_tree *t, const struct render_ops *ops, const char *path,
    const struct render_info *info, struct diag *diag)
{
	struct render_info i = info != NULL ? *info : (struct render_info){ 0 };
	struct walk w = { .ops = ops, .diag = diag };
	struct drawing *d;

	i.title = either(i.title, t->title);
	i.author = either(i.author, t->author);
	i.subject = either(i.subject, t->subject);
	i.keywords = either(i.keywords, t->keywords);
	i.language = either(i.language, t->language);
	w.to = ops->open(path, &i, diag);
	if (w.to == NULL)
		return NULL;
	w.seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (int n = 0; n < t->n_pages; n++)
		draw_page(&w, t->page[n]);
	draw_bookmarks(&w, t);
	g_hash_table_destroy(w.seen);
	d = g_new(struct drawing, 1);
	*d = (struct drawing){ ops, w.to };
	return d;
}

bool render_write(struct drawing *d)
{
	bool good = d->ops->close(d->to);

	g_free(d);
	return good;
}

bool render_tree(const struct area_tree *t, const struct render_ops *ops, const char *path,
    const struct render_info *info, struct diag *diag)
{
	struct drawing *d = render_draw(t, ops, path, info, diag);

	return d != NULL && render_write(d);
}

#define FORMAT(name) &render_##name,
static const struct render_ops *const formats[] = { RENDER_FORMATS(FORMAT) };

const struct render_ops *render_find(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (dot != NULL)
		name = dot + 1;
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (g_ascii_strcasecmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

const char *const *render_names(void)
{
#define NAME(name) #name,
	static const char *const names[] = { RENDER_FORMATS(NAME) NULL };

	return names;
}
