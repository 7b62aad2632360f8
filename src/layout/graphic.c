/*
 * graphic.c - the viewport and the scaled content of a picture
 *
 * XSL 1.1, 6.6.5: the content is as large as content-width, content-height and
 * scaling make it of the picture's natural size; the viewport as large as
 * width and height say, else as the content; text-align and display-align
 * place one in the other.
 */
#include "layout/graphic.h"

#include "area/picture.h"
#include "layout/inlines.h"
#include "text/fonts.h"

#include <string.h>

struct picture {
	struct picture_info info;
	bool usable;
};

struct graphics {
	GHashTable *picture;            /* path as resolved, or NULL-terminated XML -> struct picture */
};

struct graphics *graphics_new(void)
{
	struct graphics *g = g_new0(struct graphics, 1);

	g->picture = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return g;
}

void graphics_free(struct graphics *g)
{
	g_hash_table_destroy(g->picture);
	g_free(g);
}

/* ---- where it is ---- */

/* A URI without its escapes, if it can be a path; NULL for other schemes. */
static char *local_path(const char *uri)
{
	char *scheme = g_uri_parse_scheme(uri), *path;

	if (scheme != NULL && g_ascii_strcasecmp(scheme, "file") != 0) {
		g_free(scheme);
		return NULL;
	}
	if (scheme != NULL && uri[strlen("file:")] == '/')
		path = g_filename_from_uri(uri, NULL, NULL);
	else    /* file:name is no URI by the book, but written often enough */
		path = g_uri_unescape_string(uri + (scheme != NULL ? strlen("file:") : 0), NULL);
	g_free(scheme);
	return path != NULL ? path : g_strdup(uri);
}

static char *folder_of(const struct layout *l)
{
	return g_strdup(l->options->base != NULL ? l->options->base : ".");
}

/* xml:base names a document or, with a slash at its end, a folder. */
static char *base_of(struct layout *l, const struct fo_node *n)
{
	char *own = n->base_uri == NULL ? NULL : local_path(n->base_uri), *folder, *whole, *base = folder_of(l);

	if (own == NULL)
		return base;
	folder = g_str_has_suffix(own, "/") ? g_strdup(own) : g_path_get_dirname(own);
	whole = g_path_is_absolute(folder) ? g_strdup(folder) : g_build_filename(base, folder, NULL);
	g_free(own);
	g_free(folder);
	g_free(base);
	return whole;
}

static const char *allowed(struct layout *l, const struct fo_node *n, const char *path, const char *uri)
{
	enum layout_may may = LAYOUT_MAY_NOT;
	char *resolved = NULL;
	const char *kept;

	if (l->options->may_read != NULL)
		may = l->options->may_read(l->options->access, path, &resolved);
	if (may == LAYOUT_MAY_NOT)
		diag_report(l->diag, n->pos, LAYOUT_PICTURE_REFUSED, uri);
	else if (may == LAYOUT_MISSING)
		diag_report(l->diag, n->pos, LAYOUT_PICTURE_MISSING, uri);
	kept = may == LAYOUT_MAY ? arena_strdup(l->arena, resolved) : NULL;
	g_free(resolved);
	return kept;
}

/* The path to open, or a data: URI as it is; NULL after a message.  src comes with its base. */
static const char *find(struct layout *l, const struct fo_node *n, const char *uri, bool has_base)
{
	char *path, *base, *whole;
	const char *found;

	if (uri == NULL || *uri == '\0') {
		diag_report(l->diag, n->pos, LAYOUT_PICTURE_MISSING, "");
		return NULL;
	}
	if (g_ascii_strncasecmp(uri, "data:", 5) == 0)
		return uri;
	path = local_path(uri);
	if (path == NULL) {
		diag_report(l->diag, n->pos, LAYOUT_PICTURE_REFUSED, uri);
		return NULL;
	}
	base = has_base ? folder_of(l) : base_of(l, n);
	whole = g_path_is_absolute(path) ? g_strdup(path) : g_build_filename(base, path, NULL);
	found = allowed(l, n, whole, uri);
	g_free(path);
	g_free(base);
	g_free(whole);
	return found;
}

/* ---- what it is ---- */

static const char *short_name(struct layout *l, const char *path)
{
	return strlen(path) > 100 ? arena_printf(l->arena, "%.60s...", path) : path;
}

static const struct picture *probe(struct layout *l, const struct fo_node *n, const char *path,
    const char *xml)
{
	const char *key = path != NULL ? path : xml, *error = NULL;
	struct picture *p = g_hash_table_lookup(l->graphics->picture, key);

	if (p != NULL)
		return p;
	p = g_new0(struct picture, 1);
	g_hash_table_insert(l->graphics->picture, g_strdup(key), p);
	if (path != NULL)
		error = picture_probe_file(path, &p->info);
	else if (!picture_probe(xml, strlen(xml), &p->info))
		error = "it is no SVG";
	p->usable = error == NULL;
	if (p->usable && p->info.has_text)
		fonts_share(l->fonts);
	if (error != NULL)
		diag_report(l->diag, n->pos, LAYOUT_PICTURE_UNREADABLE, path != NULL ? short_name(l, path) : "here", error);
	return p;
}

static const char *foreign(const struct fo_node *n)
{
	for (const struct fo_node *c = n->first; c != NULL; c = c->next) {
		if (c->elem == FO_FOREIGN && c->text != NULL)
			return c->text;
	}
	return NULL;
}

/* ---- how large it is ---- */

struct sizes {
	const struct fo_node *node;
	len_t line;
	len_t natural[2];               /* width, height */
	len_t viewport[2], content[2];  /* -1: not known yet */
};

enum { WIDTH, HEIGHT };

/* Percentages of a depth nobody knows count as auto. */
static bool is_given(const struct fo_value *v, len_t base)
{
	if (v->type == V_RANGE)
		v = &v->part[FO_OPTIMUM];
	return v->type == V_LENGTH && (v->pct == 0 || base > 0);
}

static len_t clamp(const struct fo_node *n, enum fo_prop p, len_t base, len_t size)
{
	const struct fo_value *v = fo_get(n, p);

	if (v->type != V_RANGE)
		return size;
	if (is_given(&v->part[FO_MAXIMUM], base))
		size = len_min(size, fo_value_len(&v->part[FO_MAXIMUM], base));
	if (is_given(&v->part[FO_MINIMUM], base))
		size = len_max(size, fo_value_len(&v->part[FO_MINIMUM], base));
	return size;
}

static void given_viewport(struct sizes *s, int i, enum fo_prop p, len_t base)
{
	s->viewport[i] = is_given(fo_get(s->node, p), base) ? clamp(s->node, p, base, fo_len(s->node, p, base)) : -1;
}

/* What the content is to fit into where the viewport has no size of its own. */
static len_t room(const struct sizes *s, int i)
{
	if (i == HEIGHT)
		return clamp(s->node, PROP_block_progression_dimension, 0, s->natural[i]);
	return clamp(s->node, PROP_inline_progression_dimension, s->line, len_min(s->natural[i], s->line));
}

static void given_content(struct sizes *s, int i, enum fo_prop p)
{
	len_t fit = s->viewport[i] >= 0 ? s->viewport[i] : room(s, i);

	switch (fo_keyword(s->node, p)) {
	case KW_auto:
		s->content[i] = -1;
		break;
	case KW_scale_to_fit:
		s->content[i] = s->viewport[i] < 0 && fit == s->natural[i] ? -1 : fit;
		break;
	case KW_scale_down_to_fit:
		s->content[i] = len_min(s->natural[i], fit);
		break;
	case KW_scale_up_to_fit:
		s->content[i] = len_max(s->natural[i], fit);
		break;
	default:
		s->content[i] = fo_len(s->node, p, s->natural[i]);
	}
}

/* One factor for both: that of the only side that is given, whatever scaling says, or the smaller one. */
static void scale_uniformly(struct sizes *s)
{
	int by = s->content[WIDTH] < 0 ? HEIGHT : WIDTH;

	if (s->content[WIDTH] >= 0 && s->content[HEIGHT] >= 0 && (int64_t)s->content[HEIGHT] * s->natural[WIDTH] <
	    (int64_t)s->content[WIDTH] * s->natural[HEIGHT])
		by = HEIGHT;
	if (s->natural[by] > 0)
		s->content[!by] = len_scale(s->natural[!by], s->content[by], s->natural[by]);
}

static void fill_in(struct sizes *s)
{
	const struct fo_node *n = s->node;

	given_viewport(s, WIDTH, PROP_inline_progression_dimension, s->line);
	given_viewport(s, HEIGHT, PROP_block_progression_dimension, 0);
	given_content(s, WIDTH, PROP_content_width);
	given_content(s, HEIGHT, PROP_content_height);
	if (s->content[WIDTH] < 0 && s->content[HEIGHT] < 0)
		memcpy(s->content, s->natural, sizeof s->content);
	else if (fo_is(n, PROP_scaling, KW_uniform) || s->content[WIDTH] < 0 || s->content[HEIGHT] < 0)
		scale_uniformly(s);
	for (int i = 0; i < 2; i++) {
		if (s->content[i] < 0)
			s->content[i] = s->natural[i];
	}
	if (s->viewport[WIDTH] < 0)
		s->viewport[WIDTH] = clamp(n, PROP_inline_progression_dimension, s->line, s->content[WIDTH]);
	if (s->viewport[HEIGHT] < 0)
		s->viewport[HEIGHT] = clamp(n, PROP_block_progression_dimension, 0, s->content[HEIGHT]);
}

static len_t offset(enum fo_kw kw, len_t left_over, bool rtl)
{
	switch (kw) {
	case KW_center:
		return left_over / 2;
	case KW_end:
		return rtl ? 0 : left_over;
	case KW_right:
	case KW_after:
	case KW_outside:
		return left_over;
	case KW_start:
	case KW_justify:
		return rtl ? left_over : 0;
	default:
		return 0;
	}
}

static void place_content(struct layout *l, const struct sizes *s, bool rtl, struct area_image *i)
{
	const struct fo_node *n = s->node;
	bool spills = s->content[WIDTH] > s->viewport[WIDTH] || s->content[HEIGHT] > s->viewport[HEIGHT];

	i->area.ipd = s->viewport[WIDTH];
	i->area.bpd = s->viewport[HEIGHT];
	i->cw = s->content[WIDTH];
	i->ch = s->content[HEIGHT];
	i->cx = offset(fo_keyword(n, PROP_text_align), i->area.ipd - i->cw, rtl);
	i->cy = offset(fo_keyword(n, PROP_display_align), i->area.bpd - i->ch, false);
	i->clip = fo_is(n, PROP_overflow, KW_hidden) || fo_is(n, PROP_overflow, KW_scroll);
	if (spills && fo_is(n, PROP_overflow, KW_error_if_overflow))
		diag_report(l->diag, n->pos, LAYOUT_PICTURE_OVERFLOW);
}

static const char *alternative(const struct fo_node *n)
{
	const char *alt = fo_string(n, PROP_fox_alt_text);

	if (alt == NULL || *alt == '\0')
		alt = fo_string(n, PROP_axf_alttext);
	return alt != NULL && *alt != '\0' ? alt : NULL;
}

static int pixels_per_inch(const struct layout *l)
{
	return l->options->pixels_per_inch > 0 ? l->options->pixels_per_inch : 96;
}

static void take_natural(struct layout *l, const struct picture *p, struct sizes *s)
{
	if (p != NULL && p->usable)
		picture_natural(&p->info, pixels_per_inch(l), &s->natural[WIDTH], &s->natural[HEIGHT]);
}

void graphic_object(struct layout *l, const struct fo_node *n, len_t line, const struct para_style *around,
    struct object *o)
{
	struct area_image *i = AREA_NEW(l->arena, area_image, AREA_IMAGE);
	struct sizes s = { .node = n, .line = line };
	const struct picture *p = NULL;

	if (n->elem == FO_instream_foreign_object)
		i->inline_xml = foreign(n);
	else
		i->path = find(l, n, fo_string(n, PROP_src), true);
	if (i->path != NULL || i->inline_xml != NULL)
		p = probe(l, n, i->path, i->inline_xml);
	take_natural(l, p, &s);
	fill_in(&s);
	place_content(l, &s, around->rtl, i);
	if (p == NULL || !p->usable)
		i->path = i->inline_xml = NULL;
	i->alt = alternative(n);
	i->area.box = style_box(l, n, line);
	style_area(&i->area, n, true);
	i->area.is_first = i->area.is_last = true;
	o->kind = OBJECT_AREA;
	o->area = &i->area;
	o->advance = area_ipda(&i->area);
	o->extent.above = area_bpda(&i->area);
	o->shift = inline_object_shift(n, &o->extent, around, &o->hang);
}

/* ---- backgrounds ---- */

static void background_place(const struct fo_node *n, enum fo_prop p, len_t *len, int32_t *pct)
{
	const struct fo_value *v = fo_get(n, p);

	*len = 0;
	switch (fo_keyword(n, p)) {
	case KW_center:
		*pct = 50000;
		break;
	case KW_right:
	case KW_bottom:
		*pct = 100000;
		break;
	default:
		*len = v->type == V_LENGTH ? v->len : 0;
		*pct = v->type == V_LENGTH ? v->pct : 0;
	}
}

void graphic_background(struct layout *l, const struct fo_node *n, struct area_box *box)
{
	const char *uri = fo_string(n, PROP_background_image);
	const struct picture *p;

	box->image = uri == NULL || *uri == '\0' ? NULL : find(l, n, uri, false);
	p = box->image == NULL ? NULL : probe(l, n, box->image, NULL);
	if (p == NULL || !p->usable) {
		box->image = NULL;
		return;
	}
	box->image_uri = uri;
	switch (fo_keyword(n, PROP_background_repeat)) {
	case KW_repeat_x:
		box->repeat = REPEAT_X;
		break;
	case KW_repeat_y:
		box->repeat = REPEAT_Y;
		break;
	case KW_no_repeat:
		box->repeat = REPEAT_NONE;
		break;
	default:
		box->repeat = REPEAT_BOTH;
	}
	picture_natural(&p->info, pixels_per_inch(l), &box->image_width, &box->image_height);
	background_place(n, PROP_background_position_horizontal, &box->image_x.len, &box->image_x.pct);
	background_place(n, PROP_background_position_vertical, &box->image_y.len, &box->image_y.pct);
}
