/*
 * trace.c - a renderer that writes down the calls it gets
 *
 * The expected files under tests/regress/render are its output.  It is also the
 * shortest complete renderer: start a new one from a copy of this file.  One
 * call, one line; lengths in points; text as UTF-8 in quotes, after the family,
 * the size and the place where each cluster begins.
 */
#include "render/render.h"

#include "render/output.h"
#include "text/fonts.h"
#include "text/shape.h"

#include <glib.h>
#include <string.h>

struct trace {
	GString *s;
	struct output *output;
};

static void put_len(GString *s, len_t l)
{
	char buf[LEN_FORMAT_SIZE];

	g_string_append_c(s, ' ');
	g_string_append(s, len_format(buf, l));
}

static void put_rect(GString *s, struct rect r)
{
	put_len(s, r.x);
	put_len(s, r.y);
	put_len(s, r.w);
	put_len(s, r.h);
}

static void put_color(GString *s, struct color c)
{
	if (c.cmyk)
		g_string_append_printf(s, " cmyk(%d,%d,%d,%d)", c.c, c.m, c.y, c.k);
	else
		g_string_append_printf(s, " #%02x%02x%02x", c.r, c.g, c.b);
	if (c.a != 255)
		g_string_append_printf(s, "/%d", c.a);
}

static void put_string(GString *s, const char *text, int n)
{
	g_string_append(s, " \"");
	for (int i = 0; i < n; i++) {
		if (text[i] == '"' || text[i] == '\\')
			g_string_append_c(s, '\\');
		if ((unsigned char)text[i] < 0x20)
			g_string_append_printf(s, "\\x%02x", text[i]);
		else
			g_string_append_c(s, text[i]);
	}
	g_string_append_c(s, '"');
}

static void put_name(GString *s, const char *text)
{
	put_string(s, text, (int)strlen(text));
}

static void *trace_open(const char *path, const struct render_info *info, struct diag *diag)
{
	struct trace *t = g_new(struct trace, 1);

	t->s = g_string_new(NULL);
	t->output = output_new(path, render_trace.name, diag);
	if (info->title != NULL) {
		g_string_append(t->s, "title");
		put_name(t->s, info->title);
		g_string_append_c(t->s, '\n');
	}
	return t;
}

static bool trace_close(void *to)
{
	struct trace *t = to;
	bool good = output_add(t->output, t->s->str, t->s->len);

	good = output_finish(t->output, good);
	g_string_free(t->s, TRUE);
	g_free(t);
	return good;
}

static void trace_page_begin(void *to, const struct area_page *page, len_t w, len_t h)
{
	GString *s = ((struct trace *)to)->s;

	g_string_append_printf(s, "page %d", page->number);
	put_len(s, w);
	put_len(s, h);
	if (page->label != NULL)
		put_name(s, page->label);
	g_string_append_c(s, '\n');
}

static void trace_page_end(void *to)
{
	g_string_append(((struct trace *)to)->s, "page-end\n");
}

static void trace_push(void *to, len_t dx, len_t dy, int rotation, const struct rect *clip)
{
	GString *s = ((struct trace *)to)->s;

	g_string_append(s, "push");
	put_len(s, dx);
	put_len(s, dy);
	g_string_append_printf(s, " %d", rotation);
	if (clip != NULL) {
		g_string_append(s, " clip");
		put_rect(s, *clip);
	}
	g_string_append_c(s, '\n');
}

static void trace_pop(void *to)
{
	g_string_append(((struct trace *)to)->s, "pop\n");
}

static void trace_text(void *to, const struct glyph_run *run)
{
	GString *s = ((struct trace *)to)->s;
	const struct area_glyph *g = run->glyph;
	bool missing = false;

	g_string_append(s, "text");
	put_len(s, run->x);
	put_len(s, run->y);
	put_name(s, run->face->family != NULL ? run->face->family : "");
	put_len(s, run->size);
	put_color(s, run->color);
	put_string(s, run->text, run->bytes);
	g_string_append(s, " at");
	for (int i = 0, n = 0; i < run->n_clusters && n < run->n_glyphs; n += run->cluster[i++].glyphs)
		put_len(s, g[n].x);
	for (int i = 0; i < run->n_glyphs; i++)
		missing |= g[i].id == GLYPH_MISSING;
	g_string_append(s, run->turned ? " turned" : "");
	g_string_append(s, run->backwards ? " backwards" : "");
	g_string_append(s, missing ? " missing\n" : "\n");
}

static void trace_fill(void *to, struct rect r, struct color c)
{
	GString *s = ((struct trace *)to)->s;

	g_string_append(s, "fill");
	put_rect(s, r);
	put_color(s, c);
	g_string_append_c(s, '\n');
}

static void trace_line(void *to, const struct rule *r)
{
	GString *s = ((struct trace *)to)->s;

	g_string_append(s, "line");
	put_len(s, r->x0);
	put_len(s, r->y0);
	put_len(s, r->x1);
	put_len(s, r->y1);
	put_len(s, r->width);
	put_color(s, r->color);
	if (r->style != LINE_SOLID)
		g_string_append(s, r->style == LINE_DOTTED ? " dotted" : r->style == LINE_WAVY ? " wavy" : " dashed");
	g_string_append_c(s, '\n');
}

static void trace_backdrop(void *to, struct rect r, const struct area_box *box, struct pos pos)
{
	GString *s = ((struct trace *)to)->s;

	(void)pos;
	g_string_append(s, "backdrop");
	put_rect(s, r);
	put_name(s, box->image);
	g_string_append_c(s, '\n');
}

static void trace_image(void *to, struct rect r, const struct area_image *image)
{
	GString *s = ((struct trace *)to)->s;

	g_string_append(s, "image");
	put_rect(s, r);
	put_name(s, image->path != NULL ? image->path : "");
	if (image->alt != NULL)
		put_name(s, image->alt);
	g_string_append_c(s, '\n');
}

static void trace_link(void *to, struct rect r, const char *target, struct pos pos)
{
	GString *s = ((struct trace *)to)->s;

	(void)pos;
	g_string_append(s, "link");
	put_rect(s, r);
	put_name(s, target);
	g_string_append_c(s, '\n');
}

static void trace_anchor(void *to, const char *id, len_t x, len_t y)
{
	GString *s = ((struct trace *)to)->s;

	g_string_append(s, "anchor");
	put_name(s, id);
	put_len(s, x);
	put_len(s, y);
	g_string_append_c(s, '\n');
}

static void trace_bookmark(void *to, const struct area_bookmark *b)
{
	GString *s = ((struct trace *)to)->s;

	g_string_append_printf(s, "bookmark %d%s", b->level, b->open ? "" : " closed");
	put_name(s, b->title);
	put_name(s, b->target);
	g_string_append_c(s, '\n');
}

static void trace_struct_begin(void *to, const char *role)
{
	g_string_append_printf(((struct trace *)to)->s, "begin %s\n", role);
}

static void trace_struct_end(void *to)
{
	g_string_append(((struct trace *)to)->s, "end\n");
}

const struct render_ops render_trace = {
	.name = "trace",
	.open = trace_open, .close = trace_close,
	.page_begin = trace_page_begin, .page_end = trace_page_end,
	.push = trace_push, .pop = trace_pop,
	.text = trace_text, .fill = trace_fill, .line = trace_line,
	.backdrop = trace_backdrop, .image = trace_image,
	.link = trace_link, .anchor = trace_anchor, .bookmark = trace_bookmark,
	.struct_begin = trace_struct_begin, .struct_end = trace_struct_end,
};
