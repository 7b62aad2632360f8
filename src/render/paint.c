#include "render/paint.h"

#include "render/font.h"
#include "render/image.h"
#include "text/fonts.h"
#include "text/shape.h"

#include <math.h>
#include <string.h>

#define POINTS 0.001            /* of a millipoint */
#define TILES_MAX 10000
#define FONT_MAX 30000          /* device units: FreeType counts to 32767 */

/* --- life -------------------------------------------------------------- */

void paint_init(struct paint *p, bool vector, double scale, struct render_fonts *fonts, struct diag *diag)
{
	*p = (struct paint){ .diag = diag, .vector = vector, .scale = scale, .fonts = fonts };
	p->own_fonts = fonts == NULL;
	if (p->own_fonts)
		p->fonts = render_fonts_new();
	p->images = images_new(vector, diag);
	p->turns = g_array_new(FALSE, FALSE, sizeof(int));
	p->text = g_string_new(NULL);
}

void paint_clear(struct paint *p)
{
	if (p->own_fonts)
		render_fonts_free(p->fonts);
	images_free(p->images);
	g_array_free(p->turns, TRUE);
	g_string_free(p->text, TRUE);
	g_free(p->glyph);
	g_free(p->cluster);
}

cairo_status_t paint_write(void *array, const unsigned char *bytes, unsigned n)
{
	g_byte_array_append(array, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

bool paint_good(cairo_status_t status, const char *format, struct diag *diag)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	diag_report(diag, (struct pos){ 0 }, RENDER_INTERNAL, format, cairo_status_to_string(status));
	return false;
}

/* --- state ------------------------------------------------------------- */

static void set_color(struct paint *p, struct color c)
{
	if (p->has_color && color_same(p->color, c))
		return;
	if (c.a == 255)
		cairo_set_source_rgb(p->cr, c.r / 255.0, c.g / 255.0, c.b / 255.0);
	else
		cairo_set_source_rgba(p->cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
	p->color = c;
	p->has_color = true;
}

/* Cairo's own state is no longer what we remember. */
static void forget(struct paint *p)
{
	p->has_color = false;
	p->set_font = NULL;
}

static void show(struct paint *p, cairo_text_cluster_flags_t flags)
{
	if (p->n_clusters == 0)
		return;
	set_color(p, p->text_color);
	if (p->set_font != p->font)
		cairo_set_scaled_font(p->cr, p->font);
	p->set_font = p->font;
	cairo_show_text_glyphs(p->cr, p->text->str, (int)p->text->len, p->glyph, p->n_glyphs, p->cluster,
	    p->n_clusters, flags);
	p->n_glyphs = p->n_clusters = 0;
	g_string_truncate(p->text, 0);
}

static void flush(struct paint *p)
{
	show(p, 0);
}

void paint_begin(struct paint *p, cairo_t *cr)
{
	p->cr = cr;
	p->turn = 0;
	g_array_set_size(p->turns, 0);
	forget(p);
}

void paint_end(struct paint *p)
{
	flush(p);
}

static void add_rect(cairo_t *cr, struct rect r)
{
	cairo_new_path(cr);
	cairo_rectangle(cr, r.x * POINTS, r.y * POINTS, r.w * POINTS, r.h * POINTS);
}

void paint_push(void *to, len_t dx, len_t dy, int rotation, const struct rect *clip)
{
	struct paint *p = to;

	flush(p);
	cairo_save(p->cr);
	cairo_translate(p->cr, dx * POINTS, dy * POINTS);
	if (rotation != 0) {
		/* exact, where sin and cos would leave 1e-17 in the output */
		static const cairo_matrix_t quarter[] = { { 1, 0, 0, 1, 0, 0 }, { 0, -1, 1, 0, 0, 0 },
			{ -1, 0, 0, -1, 0, 0 }, { 0, 1, -1, 0, 0, 0 } };

		cairo_transform(p->cr, &quarter[rotation / 90 & 3]);
	}
	if (clip != NULL) {
		add_rect(p->cr, *clip);
		cairo_clip(p->cr);
	}
	g_array_append_val(p->turns, p->turn);
	p->turn = (p->turn + rotation / 90) & 3;
	p->last_face = NULL;
}

void paint_pop(void *to)
{
	struct paint *p = to;

	flush(p);
	cairo_restore(p->cr);
	forget(p);
	p->turn = g_array_index(p->turns, int, p->turns->len - 1);
	g_array_set_size(p->turns, p->turns->len - 1);
	p->last_face = NULL;
}

/* --- fonts ------------------------------------------------------------- */

static cairo_scaled_font_t *open_font(struct paint *p, const struct font_key *k)
{
	cairo_scaled_font_t *font = NULL;
	char size[LEN_FORMAT_SIZE];

	if (k->size * POINTS * p->scale > FONT_MAX)
		diag_report(p->diag, (struct pos){ 0 }, RENDER_TEXT_TOO_LARGE, len_format(size, k->size));
	else if ((font = font_find(p->fonts, k)) == NULL)
		diag_report(p->diag, (struct pos){ 0 }, RENDER_FONT_UNREADABLE, k->face->file);
	return font;
}

/* Make this the font of the text kept back; false if it cannot be opened. */
static bool find_font(struct paint *p, const struct face *face, len_t size, bool turned)
{
	struct font_key k = { face, size, p->turn | (turned ? FONT_TURNED : 0), p->scale };
	cairo_scaled_font_t *font;

	if (p->last_face == face && p->last_size == size && p->last_turn == k.turn)
		return p->font != NULL;
	font = open_font(p, &k);
	if (font != p->font)
		flush(p);
	p->font = font;
	p->last_face = face;
	p->last_size = size;
	p->last_turn = k.turn;
	return font != NULL;
}

/* --- text -------------------------------------------------------------- */

static void make_room(struct paint *p, int glyphs, int clusters)
{
	if (p->n_glyphs + glyphs > p->room_glyphs) {
		p->room_glyphs = (p->n_glyphs + glyphs) * 2 + 1024;
		p->glyph = g_renew(cairo_glyph_t, p->glyph, p->room_glyphs);
	}
	if (p->n_clusters + clusters > p->room_clusters) {
		p->room_clusters = (p->n_clusters + clusters) * 2 + 1024;
		p->cluster = g_renew(cairo_text_cluster_t, p->cluster, p->room_clusters);
	}
}

/* A stretch of a run: clusters from c0, glyphs from g0, text from b0 */
struct stretch {
	int c0, clusters, g0, glyphs, b0, bytes;
};

static void keep_back(struct paint *p, const struct glyph_run *run, struct stretch s)
{
	cairo_glyph_t *to;
	cairo_text_cluster_t *cluster;

	make_room(p, s.glyphs, s.clusters);
	to = p->glyph + p->n_glyphs;
	for (int i = 0; i < s.glyphs; i++) {
		const struct area_glyph *g = &run->glyph[s.g0 + i];

		to[i].index = g->id;
		to[i].x = ((double)run->x + g->x) * POINTS;
		to[i].y = ((double)run->y - g->y) * POINTS;
	}
	cluster = p->cluster + p->n_clusters;
	for (int i = 0; i < s.clusters; i++) {
		cluster[i].num_bytes = run->cluster[s.c0 + i].bytes;
		cluster[i].num_glyphs = run->cluster[s.c0 + i].glyphs;
	}
	g_string_append_len(p->text, run->text + s.b0, s.bytes);
	p->n_glyphs += s.glyphs;
	p->n_clusters += s.clusters;
}

/* The code in two rows of digits, as outlines: it is a picture, not text. */
static void draw_code(struct paint *p, const struct face *face, gunichar c, double x, double y, double em)
{
	cairo_glyph_t glyph[8];
	char digits[16];
	int n = g_snprintf(digits, sizeof digits, c > 0xffff ? "%06X" : "%04X", c & 0xffffff), across = n / 2;

	cairo_set_font_face(p->cr, cairo_scaled_font_get_font_face(p->font));
	cairo_set_font_size(p->cr, em * 1.4 / (across + 1));
	for (int i = 0; i < n; i++)
		glyph[i] = (cairo_glyph_t){ font_glyph(p->fonts, face, (gunichar)digits[i]),
			x + em * (0.07 + 0.9 / across * (i % across)), y - em * (i < across ? 0.44 : 0.02) };
	cairo_new_path(p->cr);
	cairo_glyph_path(p->cr, glyph, n);
	cairo_fill(p->cr);
	p->set_font = NULL;
}

/* U+FDD0, U+FFFE and their like are no characters, for good: Cairo refuses text that has them. */
static bool is_text(const char *s, int bytes)
{
	for (const char *end = s + bytes; s < end; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
			return false;
	}
	return true;
}

/*
 * A character without a glyph: its code in a frame of one em.  A blank glyph
 * stands for it in the text, so that it still copies out right; what is no
 * character becomes U+FFFD there.
 */
static void draw_missing(struct paint *p, const struct glyph_run *run, struct stretch s)
{
	struct area_glyph blank = run->glyph[s.g0];
	struct area_cluster one = { (uint8_t)s.bytes, 1 };
	struct glyph_run text = *run;
	gunichar c = g_utf8_get_char_validated(run->text + s.b0, s.bytes);
	double x = ((double)run->x + blank.x) * POINTS, y = ((double)run->y - blank.y) * POINTS;
	double em = run->size * POINTS;

	if (!find_font(p, run->face, run->size, run->turned))
		return;
	blank.id = font_glyph(p->fonts, run->face, ' ');
	text.glyph = &blank;
	text.cluster = &one;
	text.text += s.b0;
	if (!is_text(text.text, s.bytes)) {
		text.text = "\xEF\xBF\xBD";
		one.bytes = 3;
	}
	keep_back(p, &text, (struct stretch){ 0, 1, 0, 1, 0, one.bytes });
	flush(p);
	set_color(p, run->color);
	draw_code(p, run->face, (int32_t)c < 0 ? 0xfffd : c, x, y, em);
	cairo_new_path(p->cr);
	cairo_set_dash(p->cr, NULL, 0, 0);
	cairo_set_line_width(p->cr, em / 40);
	cairo_rectangle(p->cr, x + em * 0.03, y - em * 0.85, em * 0.94, em * 0.94);
	cairo_stroke(p->cr);
}

static bool wants_box(const struct glyph_run *run, int glyph)
{
	return run->glyph[glyph].id == GLYPH_MISSING;
}

/* Text with missing glyphs, piece by piece. */
static void draw_pieces(struct paint *p, const struct glyph_run *run)
{
	struct stretch s = { 0 };

	while (s.c0 < run->n_clusters) {
		bool missing = run->cluster[s.c0].glyphs > 0 && wants_box(run, s.g0);

		s.clusters = s.glyphs = s.bytes = 0;
		while (s.c0 + s.clusters < run->n_clusters) {
			const struct area_cluster *c = &run->cluster[s.c0 + s.clusters];

			bool next = c->glyphs > 0 && wants_box(run, s.g0 + s.glyphs);

			if (next != missing || (missing && s.clusters > 0))
				break;
			s.clusters++;
			s.glyphs += c->glyphs;
			s.bytes += c->bytes;
		}
		if (missing)
			draw_missing(p, run, s);
		else if (find_font(p, run->face, run->size, run->turned))
			keep_back(p, run, s);
		s.c0 += s.clusters;
		s.g0 += s.glyphs;
		s.b0 += s.bytes;
	}
}

static bool any_missing(const struct glyph_run *run)
{
	for (int i = 0; i < run->n_glyphs; i++)
		if (wants_box(run, i))
			return true;
	return false;
}

void paint_text(void *to, const struct glyph_run *run)
{
	struct paint *p = to;

	if (run->size <= 0 || run->n_clusters <= 0)
		return;
	if (p->n_clusters > 0 && !color_same(p->text_color, run->color))
		flush(p);
	p->text_color = run->color;
	if (any_missing(run)) {
		draw_pieces(p, run);
		return;
	}
	if (!find_font(p, run->face, run->size, run->turned))
		return;
	if (run->backwards)
		flush(p);
	keep_back(p, run, (struct stretch){ 0, run->n_clusters, 0, run->n_glyphs, 0, run->bytes });
	if (run->backwards)
		show(p, CAIRO_TEXT_CLUSTER_FLAG_BACKWARD);
}

/* --- shapes ------------------------------------------------------------ */

void paint_fill(void *to, struct rect r, struct color c)
{
	struct paint *p = to;

	flush(p);
	set_color(p, c);
	add_rect(p->cr, r);
	cairo_fill(p->cr);
}

/* Dots and dashes are spread so that the rule begins and ends with a whole one. */
static void set_dashes(cairo_t *cr, enum line_style style, double length, double width)
{
	double on = style == LINE_DOTTED ? 0 : 3 * width;
	double pitch = style == LINE_DOTTED ? 2 * width : 5 * width;
	double gaps = floor((length - on) / pitch + 0.5);
	double dash[2];

	if (gaps < 1 || gaps > 100000) {
		cairo_set_dash(cr, NULL, 0, 0);
		return;
	}
	dash[0] = on;
	dash[1] = (length - on) / gaps - on;
	cairo_set_dash(cr, dash, 2, 0);
}

static void broken_line(struct paint *p, const struct rule *r)
{
	bool level = r->y0 == r->y1, dotted = r->style == LINE_DOTTED;
	double x0 = r->x0 * POINTS, y0 = r->y0 * POINTS, x1 = r->x1 * POINTS, y1 = r->y1 * POINTS;
	double width = r->width * POINTS, half = dotted ? width / 2 : 0;

	/* round dots reach half a width beyond the ends of the line */
	x0 += level ? half : 0;
	x1 -= level ? half : 0;
	y0 += level ? 0 : half;
	y1 -= level ? 0 : half;
	if (x1 < x0 || y1 < y0)
		return;
	cairo_save(p->cr);
	set_dashes(p->cr, r->style, level ? x1 - x0 : y1 - y0, width);
	cairo_set_line_cap(p->cr, dotted ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	cairo_set_line_width(p->cr, width);
	cairo_new_path(p->cr);
	cairo_move_to(p->cr, x0, y0);
	cairo_line_to(p->cr, x1, y1);
	cairo_stroke(p->cr);
	cairo_restore(p->cr);
}

/* Whole waves from end to end, as high as three widths of the pen. */
static void wavy_line(struct paint *p, const struct rule *r)
{
	bool level = r->y0 == r->y1;
	double width = r->width * POINTS, length = (level ? (double)r->x1 - r->x0 : (double)r->y1 - r->y0) * POINTS;
	int halves = (int)CLAMP(length / (width * 3.5) + 0.5, 1, 100000);
	double half = length / halves, high = width * 2.6;      /* of the handles: the curve is 3/4 as high */

	cairo_save(p->cr);
	cairo_translate(p->cr, r->x0 * POINTS, r->y0 * POINTS);
	if (!level)
		cairo_rotate(p->cr, G_PI / 2);
	cairo_new_path(p->cr);
	cairo_move_to(p->cr, 0, 0);
	for (int i = 0; i < halves; i++) {
		double x = i * half, y = i % 2 ? high : -high;

		cairo_curve_to(p->cr, x + half * 0.36, y, x + half * 0.64, y, x + half, 0);
	}
	cairo_set_line_cap(p->cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_width(p->cr, width);
	cairo_set_dash(p->cr, NULL, 0, 0);
	cairo_stroke(p->cr);
	cairo_restore(p->cr);
}

void paint_line(void *to, const struct rule *r)
{
	struct paint *p = to;
	double x = r->x0 * POINTS, y = r->y0 * POINTS, width = r->width * POINTS;
	bool level = r->y0 == r->y1;

	flush(p);
	set_color(p, r->color);
	if (r->style == LINE_DOTTED || r->style == LINE_DASHED) {
		broken_line(p, r);
		return;
	}
	if (r->style == LINE_WAVY) {
		wavy_line(p, r);
		return;
	}
	/* a filled rectangle is the rule exactly, in any viewer */
	cairo_new_path(p->cr);
	if (level)
		cairo_rectangle(p->cr, x, y - width / 2, ((double)r->x1 - r->x0) * POINTS, width);
	else
		cairo_rectangle(p->cr, x - width / 2, y, width, ((double)r->y1 - r->y0) * POINTS);
	cairo_fill(p->cr);
}

/* --- pictures ---------------------------------------------------------- */

void paint_image(void *to, struct rect r, const struct area_image *image)
{
	struct paint *p = to;
	struct pos pos = image->area.pos != NULL ? *image->area.pos : (struct pos){ 0 };
	struct image *i;

	if (image->path == NULL && image->inline_xml == NULL)
		return;
	flush(p);
	i = image_find(p->images, image->path, image->inline_xml, pos);
	if (i == NULL)
		return;
	image_draw(p->images, i, p->cr, r, pos);
	forget(p);
}

/* The first tile at or before the edge, when one lies at start. */
static int64_t first_tile(int64_t start, int64_t edge, int64_t size, bool repeat)
{
	if (!repeat)
		return start;
	start = edge + (start - edge) % size;
	return start > edge ? start - size : start;
}

static void draw_tiles(struct paint *p, struct image *i, struct rect r, const struct area_box *box,
    struct pos pos)
{
	struct area_tile first = area_background(box, r.w, r.h);
	int64_t w = first.width, h = first.height, x1 = (int64_t)r.x + r.w, y1 = (int64_t)r.y + r.h;
	bool across = box->repeat == REPEAT_BOTH || box->repeat == REPEAT_X;
	bool down = box->repeat == REPEAT_BOTH || box->repeat == REPEAT_Y;
	int64_t tiles = (across ? r.w / w + 2 : 1) * (down ? r.h / h + 2 : 1);

	if (tiles > TILES_MAX) {
		char n[32];

		g_snprintf(n, sizeof n, "%" G_GINT64_FORMAT, tiles);
		diag_report(p->diag, pos, RENDER_PICTURE_TILES, box->image, n);
		across = down = false;
	}
	for (int64_t y = first_tile((int64_t)r.y + first.y, r.y, h, down); y < y1; y += h) {
		for (int64_t x = first_tile((int64_t)r.x + first.x, r.x, w, across); x < x1; x += w) {
			struct rect tile = { (len_t)x, (len_t)y, (len_t)w, (len_t)h };

			image_draw(p->images, i, p->cr, tile, pos);
			if (!across)
				break;
		}
		if (!down)
			break;
	}
}

void paint_backdrop(void *to, struct rect r, const struct area_box *box, struct pos pos)
{
	struct paint *p = to;
	struct image *i;

	flush(p);
	i = image_find(p->images, box->image, NULL, pos);
	if (i == NULL || r.w <= 0 || r.h <= 0)
		return;
	cairo_save(p->cr);
	add_rect(p->cr, r);
	cairo_clip(p->cr);
	draw_tiles(p, i, r, box, pos);
	cairo_restore(p->cr);
	forget(p);
}
