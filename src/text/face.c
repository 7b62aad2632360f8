#include "text/face.h"

#include <glib-object.h>
#include <hb-ot.h>

#define PAGES (0x110000 >> 8)

static const struct face_glyph none = { .known = 1, .inked = 1 };

void file_open(struct font_file *f)
{
	hb_blob_t *blob;
	hb_face_t *face;

	if (f->opened)
		return;
	f->opened = true;
	blob = hb_blob_create_from_file(f->path);
	face = hb_face_create(blob, (unsigned)f->index);
	hb_blob_destroy(blob);
	f->broken = !hb_face_get_glyph_count(face);
	f->upem = (int)hb_face_get_upem(face);
	f->hb = hb_font_create(face);
	hb_font_set_scale(f->hb, f->upem, f->upem);
	hb_font_make_immutable(f->hb);
	blob = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
	f->outlines = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	hb_face_destroy(face);
	f->page = g_new0(struct face_glyph *, PAGES);
}

void file_close(struct font_file *f)
{
	for (int i = 0; f->page && i < PAGES; i++)
		g_free(f->page[i]);
	g_free(f->page);
	if (f->pango)
		g_object_unref(f->pango);
	hb_font_destroy(f->hb);
	g_free(f->path);
	g_free(f);
}

static int16_t short_of(int n)
{
	return (int16_t)CLAMP(n, INT16_MIN, INT16_MAX);
}

static void measure_ink(struct font_file *f, struct face_glyph *g)
{
	hb_glyph_extents_t e;

	if (hb_font_get_glyph_extents(f->hb, g->id, &e) && e.width) {
		g->left = short_of(e.x_bearing);
		g->right = short_of(e.x_bearing + e.width);
		g->top = short_of(e.y_bearing);
		g->bottom = short_of(e.y_bearing + e.height);
	}
	g->inked = 1;
}

/*
 * Some fonts map rare ideographs to blank glyphs: to print a hole is to lose
 * the character.  Measuring a CFF outline means to run it, ten microseconds
 * for each, and no CFF font is known to do this: only TrueType is asked.
 */
static bool blank(struct font_file *f, struct face_glyph *g, uint32_t ch)
{
	if (ch < 0x2E80 || ch == 0x3000 || ch == 0x3164 || ch == 0xFFA0 || !f->outlines)
		return false;
	measure_ink(f, g);
	return g->left == g->right;
}

const struct face_glyph *file_look_up(struct font_file *f, uint32_t ch)
{
	struct face_glyph *g;
	hb_codepoint_t id;

	file_open(f);
	if (ch >= 0x110000 || f->broken)
		return &none;
	if (!f->page[ch >> 8])
		f->page[ch >> 8] = g_new0(struct face_glyph, 256);
	g = &f->page[ch >> 8][ch & 255];
	if (g->known)
		return g;
	g->known = 1;
	if (!hb_font_get_nominal_glyph(f->hb, ch, &id) || !id || id > UINT16_MAX)
		return g;
	g->id = (uint16_t)id;
	if (blank(f, g, ch))
		g->id = 0;
	else
		g->advance = short_of(hb_font_get_glyph_h_advance(f->hb, id));
	return g;
}

const struct face_glyph *file_inked(struct font_file *f, uint32_t ch)
{
	const struct face_glyph *g = file_glyph(f, ch);

	if (g->id && !g->inked)
		measure_ink(f, &f->page[ch >> 8][ch & 255]);
	return g;
}

static int share(const struct font_file *f, hb_ot_metrics_tag_t tag)
{
	hb_position_t n = 0;

	hb_ot_metrics_get_position_with_fallback(f->hb, tag, &n);
	return (int)len_scale(n, 1000, f->upem);
}

/* Of the em box: where it is given and no deeper than the em, what the font says for lines can be more. */
static bool typographic_box(const struct font_file *f, int *ascent, int *descent)
{
	enum { ASCENDER = 68, DESCENDER = 70, NEEDED = 72 };
	hb_blob_t *os2 = hb_face_reference_table(hb_font_get_face(f->hb), HB_TAG('O', 'S', '/', '2'));
	unsigned n;
	const unsigned char *b = (const unsigned char *)hb_blob_get_data(os2, &n);
	int up = 0, down = 0;

	if (n >= NEEDED) {
		up = (int16_t)(b[ASCENDER] << 8 | b[ASCENDER + 1]);
		down = -(int16_t)(b[DESCENDER] << 8 | b[DESCENDER + 1]);
	}
	hb_blob_destroy(os2);
	if (up <= 0 || down < 0 || up + down > f->upem)
		return false;
	*ascent = (int)len_scale(up, 1000, f->upem);
	*descent = (int)len_scale(down, 1000, f->upem);
	return true;
}

/* Line metrics of Chinese fonts are of no use (one has its descender above the baseline): the em box is. */
static void measure_box(struct font_face *f)
{
	struct face *face = &f->face;
	hb_font_extents_t e;

	face->ascent = 880;
	face->descent = 120;
	if (face->han || typographic_box(f->file, &face->ascent, &face->descent))
		return;
	if (hb_font_get_h_extents(f->file->hb, &e) && e.ascender > 0) {
		face->ascent = (int)len_scale(e.ascender, 1000, f->file->upem);
		face->descent = -(int)len_scale(e.descender, 1000, f->file->upem);
	}
}

void face_measure(struct font_face *f)
{
	struct face *face = &f->face;

	if (f->measured)
		return;
	f->measured = true;
	file_open(f->file);
	measure_box(f);
	face->x_height = share(f->file, HB_OT_METRICS_TAG_X_HEIGHT);
	face->cap_height = share(f->file, HB_OT_METRICS_TAG_CAP_HEIGHT);
	face->underline_position = -share(f->file, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
	face->underline_thickness = share(f->file, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
	if (face->underline_position <= 0)
		face->underline_position = 100;
	if (face->underline_thickness <= 0)
		face->underline_thickness = 50;
}
