/*
 * han.c - Chinese cells of horizontal lines
 *
 * A Han character or a Chinese mark takes the cell its class has, and its
 * glyph stands in the middle of it whatever advance the font gives.  Nothing
 * is shaped but dashes.  The ink of a mark tells which blank may be cut.
 */
#include "text/chain.h"
#include "text/shaper.h"

#include <glib.h>
#include <hb.h>

/* Marks that Latin fonts have too, and some Chinese fonts only as Latin fonts do. */
static bool shared_mark(uint32_t ch)
{
	switch (ch) {
	case 0x00B7: case 0x2013: case 0x2014: case 0x2018: case 0x2019: case 0x201C: case 0x201D:
	case 0x2025: case 0x2026: case 0x2027: case 0x22EF: case 0x2E3A:
		return true;
	default:
		return false;
	}
}

static bool variation_selector(uint32_t ch)
{
	return (ch >= 0xFE00 && ch <= 0xFE0F) || (ch >= 0xE0100 && ch <= 0xE01EF);
}

struct font_face *han_face(struct shaper *s, uint32_t ch)
{
	const struct chain *chain = s->style->fonts;
	bool shared = shared_mark(ch);

	for (int i = 0; i < chain->n_han; i++)
		if ((!shared || chain->han[i]->marks) && shaper_serves(s, chain->han[i], ch))
			return chain->han[i];
	for (int i = 0; i < chain->n; i++)
		if (shaper_serves(s, chain->face[i], ch))
			return chain->face[i];
	return NULL;
}

static len_t width_of(const struct shaper *s, const struct cell *c)
{
	return c->class == CELL_HAN ? s->em : len_scale(s->em, cell_width(c, s->locale), 1000);
}

len_t han_into_half(len_t left, len_t right, len_t half, bool second)
{
	len_t ink = right - left, margin = (half - ink) / 2;

	if (ink > half)
		return 0;
	if (second)
		return left < half ? half + margin - left : 0;
	return right > half ? margin - left : 0;
}

static bool is_mark(const struct cell *c)
{
	return (c->class >= CELL_OP && c->class <= CELL_SOL) && c->class != CELL_STX;
}

/* What may be cut: as much as the class allows and the ink leaves free. */
static void set_blanks(const struct shaper *s, struct cell *c, struct glyph *g, len_t left, len_t right)
{
	bool taiwan = s->locale == LOCALE_ZH_TW || s->locale == LOCALE_ZH_HK;
	struct blank blank = cell_blank(c, s->locale, s->vertical);
	len_t move = 0;

	if (!taiwan && blank.lead == 500)
		move = han_into_half(left, right, c->advance - c->em / 2, true);
	else if (!taiwan && blank.trail == 500)
		move = han_into_half(left, right, c->em / 2, false);
	g->dx += move;
	c->lead = CLAMP(left + move, 0, (len_t)((int64_t)c->em * blank.lead / 1000));
	c->trail = CLAMP(c->advance - right - move, 0, (len_t)((int64_t)c->em * blank.trail / 1000));
}

/* A mark's ink decides where it stands in its cell and what may be cut. */
static void place_mark(struct shaper *s, struct cell *c, struct glyph *g, struct font_file *file, len_t size)
{
	const struct face_glyph *ink = file_inked(file, c->ch);
	len_t left = g->dx + file_len(file, ink->left, size), right = g->dx + file_len(file, ink->right, size);

	switch (c->class) {
	case CELL_MD:
	case CELL_SOL:
	case CELL_CON:
	case CELL_DASH:
		g->dx += (c->advance - right - left) / 2;
		left += (c->advance - right - left) / 2;
		right = c->advance - left;
		break;
	default:
		break;
	}
	set_blanks(s, c, g, left, right);
}

/* A variation sequence the face knows, or else the character alone. */
static uint32_t varied(const struct shaper *s, int i, const struct font_file *file, uint32_t id)
{
	const char *next = g_utf8_next_char(s->text + s->cell[i].at);
	hb_codepoint_t other;

	if (next < s->text + shaper_cell_end(s, i) && variation_selector(g_utf8_get_char(next)) &&
	    hb_font_get_variation_glyph(file->hb, s->cell[i].ch, g_utf8_get_char(next), &other) && other)
		return other;
	return id;
}

static int utf8_size(uint32_t ch)
{
	return ch < 0x80 ? 1 : ch < 0x800 ? 2 : ch < 0x10000 ? 3 : 4;
}

/* A tone mark or the like on a Han character: drawn over it, in the same cell. */
static void add_combining(struct shaper *s, int i, const struct font_face *f, len_t size)
{
	const char *end = s->text + shaper_cell_end(s, i);

	for (const char *p = g_utf8_next_char(s->text + s->cell[i].at); p < end; p = g_utf8_next_char(p)) {
		uint32_t ch = g_utf8_get_char(p);
		const struct face_glyph *ink;
		struct glyph *g;

		if (shaper_ignorable(ch))
			continue;
		ink = file_inked(f->file, ch);
		if (!ink->id) {
			diag_report(s->diag, s->span->pos, TEXT_NO_GLYPH, ch);
			continue;
		}
		g = shaper_add(s, &s->cell[i]);
		*g = (struct glyph){ .id = ink->id };
		g->dx = -s->em / 2 - file_len(f->file, (ink->left + ink->right) / 2, size);
		g->dy = len_scale(s->style->size, f->face.shift, 1000);
	}
}

void han_set(struct shaper *s, int i)
{
	struct cell *c = &s->cell[i];
	struct font_face *f = han_face(s, c->ch);
	const struct face_glyph *from;
	struct glyph *g;
	len_t size;

	c->em = s->em;
	if (!f) {
		c->advance = width_of(s, c);
		c->face = chain_primary(s->style->fonts);
		if (!shaper_ignorable(c->ch) && c->class != CELL_IDSPACE)
			shaper_add_missing(s, c, c->ch, c->face, c->advance);
		shaper_space(c, s->style);
		return;
	}
	from = file_glyph(f->file, c->ch);
	size = shaper_size(s->style, c, &f->face);
	c->face = &f->face;
	c->advance = width_of(s, c);
	g = shaper_add(s, c);
	*g = (struct glyph){ .id = from->id, .advance = c->advance };
	g->dx = (c->advance - file_len(f->file, from->advance, size)) / 2;
	g->dy = f->face.shift ? len_scale(s->style->size, f->face.shift, 1000) : 0;
	if (is_mark(c))
		place_mark(s, c, g, f->file, size);
	if (shaper_cell_end(s, i) > c->at + utf8_size(c->ch)) {
		g->id = varied(s, i, f->file, g->id);
		add_combining(s, i, f, size);
	}
	shaper_space(c, s->style);
}

/* dashes */

/* Dashes that the font joins itself; 0 if it has no one glyph for them. */
static uint32_t dash_ligature(struct shaper *s, const struct font_face *f, int n, len_t size)
{
	hb_buffer_t *b = hb_buffer_create();
	const char *language = s->style->language ? s->style->language : "zh-cn";
	hb_glyph_info_t *info;
	hb_glyph_position_t *pos;
	uint32_t id = 0;
	unsigned count;

	for (int i = 0; i < n; i++)
		hb_buffer_add(b, 0x2014, (unsigned)i);
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_buffer_set_script(b, HB_SCRIPT_HAN);
	hb_buffer_set_language(b, hb_language_from_string(language, -1));
	hb_shape(f->file->hb, b, NULL, 0);
	info = hb_buffer_get_glyph_infos(b, &count);
	pos = hb_buffer_get_glyph_positions(b, NULL);
	if (count == 1 && abs(file_len(f->file, pos->x_advance, size) - n * size) < size / 50)
		id = info->codepoint;
	hb_buffer_destroy(b);
	return id;
}

/* Each rule begins a hair before the last one ends, and the whole stands in the middle of its cells. */
static void overlap(struct shaper *s, struct cell *c, int n, len_t left, len_t right, len_t size)
{
	len_t width = right - left - size / 100, start = (n * s->em - n * width) / 2;

	for (int k = 0; k < n; k++)
		if (c[k].face == c->face && c[k].n_glyphs)
			s->glyph[c[k].glyph].dx = start + k * width - left - k * c->advance;
}

/* Cells of one dash, already set one by one: join them to a rule without a gap. */
static void join_dash(struct shaper *s, struct cell *c, int n)
{
	const struct font_face *f = (const struct font_face *)(const void *)c->face;
	const struct face_glyph *ink = file_inked(f->file, c->ch);
	struct glyph *g = &s->glyph[c->glyph];
	len_t size = shaper_size(s->style, c, c->face);
	uint32_t id;

	if (ink->left <= 0 && ink->right >= f->file->upem)
		return;
	id = c->ch == 0x2014 ? dash_ligature(s, f, n, size) : 0;
	if (!id) {
		overlap(s, c, n, file_len(f->file, ink->left, size), file_len(f->file, ink->right, size), size);
		return;
	}
	g->id = id;
	g->advance = n * s->em;
	g->dx = (n * s->em - n * size) / 2;
	for (int k = 1; k < n; k++)
		c[k].n_glyphs = 0;
}

void han_join_dashes(struct shaper *s, int from, int end)
{
	for (int i = from, n; i < end; i += n) {
		struct cell *c = &s->cell[i];

		n = 1;
		if (c->class != CELL_DASH)
			continue;
		while (i + n < end && c[n].class == CELL_DASH && c[n].flags & CELL_JOINED)
			n++;
		if (n == 1 || c->n_glyphs != 1 || s->glyph[c->glyph].id == GLYPH_MISSING)
			continue;
		if (c->flags & CELL_UPRIGHT)
			column_join_dash(s, i, n);
		else
			join_dash(s, c, n);
	}
}
