/*
 * render.c - the walk over the area tree
 *
 * Positions are added up here, so that a renderer gets page coordinates; only
 * a turned or clipped area becomes a frame of its own (push, pop).  An area
 * draws its background, its borders and then its content, as XSL 1.1 orders.
 *
 * Border styles are taken apart into plain rules: double is two rules of a
 * third each; groove and ridge are a dark and a light half; inset and outset
 * darken or lighten whole edges.  Corners are not mitred: the before and after
 * edges have them.
 */
#include "render/render.h"

#include "text/fonts.h"

#include <glib.h>
#include <string.h>

/* Deeper areas are not drawn: the stack has an end. */
#define DEPTH_MAX 2000

struct walk {
	const struct render_ops *ops;
	void *to;
	struct diag *diag;
	GHashTable *seen;       /* ids that have their anchor */
	int depth;
	bool no_links, no_images, no_clip;      /* said already that the format lacks them */
};

/* Lengths of a hostile document may be anything: stop at the ends. */
static len_t plus(len_t a, len_t b)
{
	int64_t s = (int64_t)a + b;

	return (len_t)(s > LEN_MAX ? LEN_MAX : s < -LEN_MAX ? -LEN_MAX : s);
}

static struct pos place_of(const struct area *a)
{
	return a->pos != NULL ? *a->pos : (struct pos){ 0 };
}

static void left_out(struct walk *w, bool *said, const char *what)
{
	if (!*said)
		diag_report(w->diag, (struct pos){ 0 }, RENDER_NOT_IN_FORMAT, w->ops->name, what);
	*said = true;
}

/* --- rules ------------------------------------------------------------- */

static struct color tone(struct color c, bool light)
{
	struct color t = { .a = c.a };

	t.r = (uint8_t)(light ? c.r + (255 - c.r) * 2 / 5 : c.r * 3 / 5);
	t.g = (uint8_t)(light ? c.g + (255 - c.g) * 2 / 5 : c.g * 3 / 5);
	t.b = (uint8_t)(light ? c.b + (255 - c.b) * 2 / 5 : c.b * 3 / 5);
	return t;
}

/* A part of the rule: its middle moved by so much across, and so wide. */
static void part(struct walk *w, struct rule r, len_t move, len_t width, struct color c)
{
	bool level = r.y0 == r.y1;

	if (width <= 0 || c.a == 0)
		return;
	r.x0 = plus(r.x0, level ? 0 : move);
	r.x1 = plus(r.x1, level ? 0 : move);
	r.y0 = plus(r.y0, level ? move : 0);
	r.y1 = plus(r.y1, level ? move : 0);
	r.width = width;
	r.color = c;
	if (r.style != LINE_DOTTED && r.style != LINE_DASHED && r.style != LINE_WAVY)
		r.style = LINE_SOLID;
	w->ops->line(w->to, &r);
}

/* far: the after or right edge of a box, for the styles that throw shadows */
static void draw_rule(struct walk *w, struct rule r, bool far)
{
	len_t half = r.width / 2, third = r.width / 3;

	if (w->ops->line == NULL || r.width <= 0 || r.color.a == 0 || (r.x0 == r.x1 && r.y0 == r.y1))
		return;
	switch (r.style) {
	case LINE_NONE:
		break;
	case LINE_SOLID:
	case LINE_DOTTED:
	case LINE_DASHED:
	case LINE_WAVY:
		part(w, r, 0, r.width, r.color);
		break;
	case LINE_DOUBLE:
		part(w, r, -third, third, r.color);
		part(w, r, third, third, r.color);
		break;
	case LINE_GROOVE:
	case LINE_RIDGE:
		part(w, r, -half / 2, half, tone(r.color, r.style == LINE_RIDGE));
		part(w, r, half / 2, half, tone(r.color, r.style == LINE_GROOVE));
		break;
	case LINE_INSET:
	case LINE_OUTSET:
		part(w, r, 0, r.width, tone(r.color, far == (r.style == LINE_INSET)));
		break;
	}
}

static bool edge_drawn(const struct area_edge *e)
{
	return e->style != LINE_NONE && e->width > 0 && e->color.a != 0 && !e->covered;
}

static void draw_edge(struct walk *w, const struct area_edge *e, struct rule r, bool far)
{
	if (!edge_drawn(e))
		return;
	r.width = e->width;
	r.style = e->style;
	r.color = e->color;
	draw_rule(w, r, far);
}

/* --- boxes ------------------------------------------------------------- */

struct sides {
	const struct area_edge *top, *bottom, *left, *right;
};

static struct sides sides_of(const struct area *a)
{
	const struct area_edge *e = a->box->edge;
	bool rtl = a->level & 1;

	return (struct sides){ &e[EDGE_BEFORE], &e[EDGE_AFTER], &e[rtl ? EDGE_END : EDGE_START],
		&e[rtl ? EDGE_START : EDGE_END] };
}

static void draw_background(struct walk *w, const struct area *a, struct rect b)
{
	struct sides s = sides_of(a);

	b.x = plus(b.x, s.left->width);
	b.y = plus(b.y, s.top->width);
	b.w = plus(b.w, -plus(s.left->width, s.right->width));
	b.h = plus(b.h, -plus(s.top->width, s.bottom->width));
	if (b.w <= 0 || b.h <= 0)
		return;
	if (a->box->background.a != 0 && w->ops->fill != NULL)
		w->ops->fill(w->to, b, a->box->background);
	if (a->box->image == NULL)
		return;
	if (w->ops->backdrop != NULL)
		w->ops->backdrop(w->to, b, a->box, place_of(a));
	else
		left_out(w, &w->no_images, "pictures");
}

static void draw_borders(struct walk *w, const struct area *a, struct rect b)
{
	struct sides s = sides_of(a);
	len_t right = plus(b.x, b.w), bottom = plus(b.y, b.h);
	len_t y0 = plus(b.y, s.top->width), y1 = plus(bottom, -s.bottom->width);
	len_t y;

	y = plus(b.y, s.top->width / 2);
	draw_edge(w, s.top, (struct rule){ .x0 = b.x, .x1 = right, .y0 = y, .y1 = y }, false);
	y = plus(bottom, -(s.bottom->width / 2));
	draw_edge(w, s.bottom, (struct rule){ .x0 = b.x, .x1 = right, .y0 = y, .y1 = y }, true);
	y = plus(b.x, s.left->width / 2);
	draw_edge(w, s.left, (struct rule){ .x0 = y, .x1 = y, .y0 = y0, .y1 = y1 }, false);
	y = plus(right, -(s.right->width / 2));
	draw_edge(w, s.right, (struct rule){ .x0 = y, .x1 = y, .y0 = y0, .y1 = y1 }, true);
}

static void draw_box(struct walk *w, const struct area *a, struct rect border)
{
	if (a->box == NULL || a->hidden)
		return;
	draw_background(w, a, border);
	draw_borders(w, a, border);
}

/* --- text -------------------------------------------------------------- */

/* The first text in an inline: it lends its font to the inline's decoration. */
static const struct area_text *first_text(const struct area *a, len_t *y, int depth)
{
	for (const struct area *c = a->first; c != NULL && depth < DEPTH_MAX; c = c->next) {
		len_t down = plus(*y, plus(c->y, area_edge(c, EDGE_BEFORE)));
		const struct area_text *t = NULL;

		if (c->type == AREA_TEXT)
			t = (const struct area_text *)c;
		else if (c->type == AREA_INLINE)
			t = first_text(c, &down, depth + 1);
		if (t != NULL) {
			*y = down;
			return t;
		}
	}
	return NULL;
}

/* Below a Han character the line stands clear of its em box, as that of a name does. */
static int below(const struct face *f)
{
	return f->han ? MAX(f->underline_position, f->descent + 50) : f->underline_position;
}

/* bits of a's DECORATION_*, drawn with the font of t whose baseline is at y */
static void draw_decoration(struct walk *w, const struct area_text *t, int bits, const struct area *a, len_t x, len_t y)
{
	const struct face *f = t->face;
	len_t thick = len_max(len_scale(t->size, f->underline_thickness, 1000), 1);
	struct rule r = { .x0 = plus(x, a->gap_start), .x1 = plus(x, plus(a->ipd, -a->gap_end)), .width = thick,
		.style = LINE_SOLID };

	if (a->decoration_style != LINE_NONE)
		r.style = a->decoration_style;
	if (r.style == LINE_DOUBLE)
		r.width = 3 * thick;
	if (a->decoration_width > 0)
		r.width = a->decoration_width;
	if (bits & DECORATION_UNDER) {
		r.color = a->decoration_color[0];
		r.y0 = r.y1 = plus(y, len_scale(t->size, below(f), 1000));
		draw_rule(w, r, false);
	}
	if (bits & DECORATION_OVER) {
		r.color = a->decoration_color[1];
		r.y0 = r.y1 = plus(y, -len_scale(t->size, f->ascent, 1000));
		draw_rule(w, r, false);
	}
	if (bits & DECORATION_THROUGH) {
		r.color = a->decoration_color[2];
		/* a Han character is crossed in the middle, a Latin one through the x */
		int up = f->han ? (f->ascent - f->descent) / 2 : f->x_height / 2;

		r.y0 = r.y1 = plus(y, -len_scale(t->size, up, 1000));
		draw_rule(w, r, false);
	}
}

static void draw_text(struct walk *w, const struct area_text *t, len_t x, len_t y, int decorated)
{
	int bits = t->area.decoration & ~decorated;
	struct glyph_run run = {
		.face = t->face, .size = t->size, .x = x, .y = plus(y, t->baseline), .color = t->color,
		.glyph = t->glyph, .n_glyphs = t->n_glyphs, .cluster = t->cluster, .n_clusters = t->n_clusters,
		.text = t->text, .bytes = t->bytes,
		.turned = t->turn == TURN_LEFT, .backwards = t->backwards,
	};

	if (t->area.hidden)
		return;
	draw_decoration(w, t, bits & ~DECORATION_THROUGH, &t->area, x, run.y);
	if (t->n_glyphs > 0 && t->color.a != 0 && w->ops->text != NULL)
		w->ops->text(w->to, &run);
	draw_decoration(w, t, bits & DECORATION_THROUGH, &t->area, x, run.y);
}

static void draw_leader(struct walk *w, const struct area_leader *l, len_t x, len_t y)
{
	struct rule r = { .x0 = x, .x1 = plus(x, l->area.ipd), .width = l->thickness, .style = l->style,
		.color = l->color };

	r.y0 = r.y1 = plus(y, l->offset);
	if (!l->area.hidden)
		draw_rule(w, r, false);
}

/* --- areas ------------------------------------------------------------- */

static void draw_area(struct walk *, const struct area *, len_t x, len_t y, int decorated);

/* x, y: the corner of the content rectangle; decorated: lines that an inline around has drawn for all */
static void draw_children(struct walk *w, const struct area *a, len_t x, len_t y, int decorated)
{
	bool floats = false;

	if (w->depth >= DEPTH_MAX) {
		diag_report(w->diag, place_of(a), RENDER_TOO_DEEP, DEPTH_MAX);
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
	const struct area_text *t = bits != 0 ? first_text(a, &base, 0) : NULL;

	if (t == NULL) {
		draw_children(w, a, x, y, decorated);
		return;
	}
	base = plus(base, t->baseline);
	draw_decoration(w, t, bits & ~DECORATION_THROUGH, a, x, base);
	draw_children(w, a, x, y, decorated | bits);
	draw_decoration(w, t, bits & DECORATION_THROUGH, a, x, base);
}

/* The content of a viewport or region of w x h at x, y of the frame around. */
static void draw_frame(struct walk *w, const struct area *a, struct rect r, int rotation, bool clip)
{
	bool turned = rotation == 90 || rotation == 270;
	struct rect inner = { 0, 0, turned ? r.h : r.w, turned ? r.w : r.h };
	len_t dx = 0, dy = 0;

	if ((rotation == 0 && !clip) || w->ops->push == NULL) {
		if (rotation != 0 || clip)
			left_out(w, &w->no_clip, "turned or clipped areas");
		draw_children(w, a, r.x, r.y, 0);
		return;
	}
	area_turn(rotation, r.w, r.h, &dx, &dy);
	w->ops->push(w->to, plus(r.x, dx), plus(r.y, dy), rotation, clip ? &inner : NULL);
	draw_children(w, a, 0, 0, 0);
	w->ops->pop(w->to);
}

static void draw_image(struct walk *w, const struct area_image *i, len_t x, len_t y)
{
	struct rect r = { plus(x, i->cx), plus(y, i->cy), i->cw, i->ch };
	struct rect clip = { 0, 0, i->area.ipd, i->area.bpd };
	bool clipped = i->clip && w->ops->push != NULL;

	if (i->area.hidden || i->cw <= 0 || i->ch <= 0)
		return;
	if (w->ops->image == NULL) {
		left_out(w, &w->no_images, "pictures");
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
		left_out(w, &w->no_links, "links");
	else if (r.w > 0 && r.h > 0)
		w->ops->link(w->to, r, a->link, place_of(a));
}

static void draw_content(struct walk *w, const struct area *a, len_t x, len_t y, int decorated)
{
	const struct area_viewport *v = (const struct area_viewport *)a;
	const struct area_region *r = (const struct area_region *)a;

	switch (a->type) {
	case AREA_TEXT:
		draw_text(w, (const struct area_text *)a, x, y, decorated);
		break;
	case AREA_LEADER:
		draw_leader(w, (const struct area_leader *)a, x, y);
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
	struct rect border = { plus(x, a->x), plus(y, a->y), area_ipda(a), area_bpda(a) };
	len_t left = plus(border.x, area_left(a)), top = plus(border.y, area_edge(a, EDGE_BEFORE));
	bool structured = a->role != NULL && w->ops->struct_begin != NULL;

	if (structured)
		w->ops->struct_begin(w->to, a->role);
	if (a->id != NULL)
		draw_anchor(w, a->id, border.x, border.y);
	draw_box(w, a, border);
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
		left_out(w, &said, "bookmarks");
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

static const struct render_ops *const formats[] = { &render_pdf, &render_png, &render_svg, &render_trace };

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
	static const char *const names[] = { "pdf", "png", "svg", "trace", NULL };

	return names;
}
