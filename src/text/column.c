/*
 * column.c - upright cells of vertical lines
 *
 * The pen runs down the middle of the line and stands at the top of the cell.
 * A glyph is put so that its em box fills the cell, whatever vertical metrics
 * the font has or lacks; its form is the one HarfBuzz finds for vertical text.
 * Brackets, quotes and dashes of which the font has no such form are not
 * upright after all: turned with the Western text they look as they should.
 */
#include "text/shaper.h"

#include <glib.h>
#include <hb.h>

/* From the top of the em box to the baseline, 1/1000 em. */
#define EM_TOP 880

static hb_buffer_t *shaped_down(struct shaper *s, const struct font_face *f, uint32_t ch, int n)
{
	hb_buffer_t *b = hb_buffer_create();
	const char *language = s->style->language ? s->style->language : "zh-cn";

	for (int i = 0; i < n; i++)
		hb_buffer_add(b, ch, (unsigned)i);
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_direction(b, HB_DIRECTION_TTB);
	hb_buffer_set_script(b, HB_SCRIPT_HAN);
	hb_buffer_set_language(b, hb_language_from_string(language, -1));
	hb_shape(f->file->hb, b, NULL, 0);
	return b;
}

static uint32_t vertical_form(struct shaper *s, const struct font_face *f, uint32_t ch)
{
	hb_buffer_t *b = shaped_down(s, f, ch, 1);
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
	uint32_t id = n ? info->codepoint : 0;

	hb_buffer_destroy(b);
	return id;
}

static bool turns(const struct cell *c)
{
	return c->class == CELL_OP || c->class == CELL_CL || c->class == CELL_DASH || c->class == CELL_ELL ||
	    c->class == CELL_CON;
}

/* Ink of any glyph at a size, from its origin. */
static struct ink {
	len_t left, right, top, bottom;
} ink_of(const struct font_file *f, uint32_t id, len_t size)
{
	hb_glyph_extents_t e = { 0 };

	hb_font_get_glyph_extents(f->hb, id, &e);
	return (struct ink){ file_len(f, e.x_bearing, size), file_len(f, e.x_bearing + e.width, size),
		file_len(f, e.y_bearing, size), file_len(f, e.y_bearing + e.height, size) };
}

/* As han.c does in horizontal lines: a mark of the mainland has its ink in one half of the cell. */
static void set_blanks(const struct shaper *s, struct cell *c, struct glyph *g, const struct ink *ink)
{
	bool taiwan = s->locale == LOCALE_ZH_TW || s->locale == LOCALE_ZH_HK;
	struct blank blank = cell_blank(c, s->locale, true);
	len_t above = -(g->dy + ink->top), below = -(g->dy + ink->bottom), move = 0;

	if (!taiwan && blank.lead == 500)
		move = han_into_half(above, below, c->advance - c->em / 2, true);
	else if (!taiwan && blank.trail == 500)
		move = han_into_half(above, below, c->em / 2, false);
	g->dy -= move;
	c->lead = CLAMP(above + move, 0, (len_t)((int64_t)c->em * blank.lead / 1000));
	c->trail = CLAMP(c->advance - below - move, 0, (len_t)((int64_t)c->em * blank.trail / 1000));
}

/* ！ and ？ side by side in one cell, as in Taiwan. */
static void pair_up(struct shaper *s, int i, struct glyph *g)
{
	struct cell *c = &s->cell[i];

	if (c->flags & CELL_COMBINED && i > 0) {
		g->dx += s->em / 4;
		g->dy += c[-1].advance;
		c->advance = 0;
	} else if (i + 1 < s->n && c[1].flags & CELL_COMBINED) {
		g->dx -= s->em / 4;
	} else {
		return;
	}
	c->lead = c->trail = 0;
}

static void place(struct shaper *s, int i, struct glyph *g, const struct font_face *f)
{
	struct cell *c = &s->cell[i];
	len_t size = shaper_size(s->style, c, &f->face);
	struct ink ink;

	g->dx = -file_len(f->file, hb_font_get_glyph_h_advance(f->file->hb, g->id), size) / 2;
	g->dy = len_scale(s->style->size, f->face.shift - EM_TOP, 1000) - (c->advance - s->style->size) / 2;
	if (c->class == CELL_HAN)
		return;
	ink = ink_of(f->file, g->id, size);
	if (c->class == CELL_MD) {
		g->dx = -(ink.left + ink.right) / 2;
		g->dy = -(c->advance + ink.top + ink.bottom) / 2;
	}
	set_blanks(s, c, g, &ink);
	pair_up(s, i, g);
}

bool column_set(struct shaper *s, int i)
{
	struct cell *c = &s->cell[i];
	struct font_face *f = han_face(s, c->ch);
	struct glyph *g;
	uint32_t id;

	if (!f)
		return false;
	id = vertical_form(s, f, c->ch);
	if (turns(c) && id == file_glyph(f->file, c->ch)->id) {
		c->flags &= (uint8_t)~CELL_UPRIGHT;
		return false;
	}
	c->em = s->em;
	c->face = &f->face;
	c->advance = len_scale(s->em, cell_width(c, s->locale), 1000);
	g = shaper_add(s, c);
	*g = (struct glyph){ .id = id, .advance = c->advance };
	place(s, i, g, f);
	if (c->advance)
		shaper_space(c, s->style);
	return true;
}

void column_join_dash(struct shaper *s, int i, int n)
{
	struct cell *c = &s->cell[i];
	const struct font_face *f = (const struct font_face *)(const void *)c->face;
	len_t size = shaper_size(s->style, c, c->face), height, start;
	hb_buffer_t *b = shaped_down(s, f, c->ch, n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, NULL);
	struct glyph *g = &s->glyph[c->glyph];
	struct ink ink = ink_of(f->file, g->id, size);

	if (hb_buffer_get_length(b) == 1) {
		g->id = hb_buffer_get_glyph_infos(b, NULL)->codepoint;
		g->dx = file_len(f->file, pos->x_offset, size);
		g->dy = file_len(f->file, pos->y_offset, size);
		g->advance = n * s->em;
		for (int k = 1; k < n; k++)
			c[k].n_glyphs = 0;
	} else {
		height = ink.top - ink.bottom - size / 100;
		start = -(n * s->em - n * height) / 2 - ink.top;
		for (int k = 0; k < n; k++)
			if (c[k].face == c->face && c[k].n_glyphs)
				s->glyph[c[k].glyph].dy = start - k * height + k * c->advance;
	}
	hb_buffer_destroy(b);
}

void column_combine(struct shaper *s, int from, int end)
{
	struct cell *c = s->cell;
	len_t width = 0, x, down = len_scale(s->western, -EM_TOP, 1000);

	for (int i = from; i < end; i++)
		width += c[i].advance - c[i].letter_space;
	x = -width / 2;
	for (int i = from; i < end; i++) {
		len_t advance = c[i].advance - c[i].letter_space;

		for (int k = 0; k < c[i].n_glyphs; k++) {
			s->glyph[c[i].glyph + k].dx += x;
			s->glyph[c[i].glyph + k].dy += down + (i > from ? c[from].advance : 0);
		}
		/* further glyphs of a cell follow their advances; the next cell begins where this one ends */
		x += advance;
		c[i].advance = c[i].letter_space = 0;
		if (i == from) {
			c[i].advance = s->em;
			shaper_space(&c[i], s->style);
		}
	}
}
