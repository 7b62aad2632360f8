/*
 * paint_text.c - text, kept back and shown in as few calls as can be; what is missing in a font
 */
#include "render/paint_parts.h"

#include "render/font.h"
#include "text/fonts.h"
#include "text/shape.h"

#define FONT_MAX 30000          /* device units: FreeType counts to 32767 */

/* ---- fonts ---- */

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
		paint_flush(p);
	p->font = font;
	p->last_face = face;
	p->last_size = size;
	p->last_turn = k.turn;
	return font != NULL;
}

/* ---- keeping back ---- */

static void show(struct paint *p, cairo_text_cluster_flags_t flags)
{
	if (p->n_clusters == 0)
		return;
	paint_set_color(p, p->text_color);
	if (p->set_font != p->font)
		cairo_set_scaled_font(p->cr, p->font);
	p->set_font = p->font;
	cairo_show_text_glyphs(p->cr, p->text->str, (int)p->text->len, p->glyph, p->n_glyphs, p->cluster,
	    p->n_clusters, flags);
	p->n_glyphs = p->n_clusters = 0;
	g_string_truncate(p->text, 0);
}

void paint_flush(struct paint *p)
{
	show(p, 0);
}

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

/* ---- without a glyph ---- */

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
	paint_flush(p);
	paint_set_color(p, run->color);
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

/* ---- a run ---- */

void paint_text(void *to, const struct glyph_run *run)
{
	struct paint *p = to;

	if (run->size <= 0 || run->n_clusters <= 0)
		return;
	if (p->n_clusters > 0 && !color_same(p->text_color, run->color))
		paint_flush(p);
	p->text_color = run->color;
	if (any_missing(run)) {
		draw_pieces(p, run);
		return;
	}
	if (!find_font(p, run->face, run->size, run->turned))
		return;
	if (run->backwards)
		paint_flush(p);
	keep_back(p, run, (struct stretch){ 0, run->n_clusters, 0, run->n_glyphs, 0, run->bytes });
	if (run->backwards)
		show(p, CAIRO_TEXT_CLUSTER_FLAG_BACKWARD);
}
