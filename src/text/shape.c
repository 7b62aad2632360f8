/*
 * shape.c - from cells to glyphs, span by span; runs of Western text
 */
#include "text/shape.h"

#include "base/arena.h"
#include "text/chain.h"
#include "text/runs.h"
#include "text/shaper.h"

#include <glib.h>
#include <string.h>

/* glyphs */

static struct glyph *add_glyph(struct shaper *s)
{
	if (s->n_glyphs == s->room) {
		s->room = s->room ? s->room + s->room / 2 : 64;
		s->glyph = g_renew(struct glyph, s->glyph, s->room);
	}
	return &s->glyph[s->n_glyphs++];
}

struct glyph *shaper_add(struct shaper *s, struct cell *c)
{
	if (!c->n_glyphs)
		c->glyph = s->n_glyphs;
	if (c->n_glyphs < UINT16_MAX)
		c->n_glyphs++;
	return add_glyph(s);
}

/* The cell stays as wide as its character would be, so that the page does not move when the font is there. */
void shaper_add_missing(struct shaper *s, struct cell *c, uint32_t ch, const struct face *face, len_t width)
{
	struct glyph *g = shaper_add(s, c);

	*g = (struct glyph){ .id = GLYPH_MISSING, .advance = width };
	c->face = face;
	diag_report(s->diag, s->span->pos, TEXT_NO_GLYPH, ch);
}

void shaper_space(struct cell *c, const struct text_style *style)
{
	c->letter_space = style->letter_spacing;
	c->advance += c->letter_space;
	c->shrink = style->letter_less;
	c->stretch = style->letter_more;
}

len_t shaper_size(const struct text_style *style, const struct cell *c, const struct face *face)
{
	len_t western = style->cell ? style->cell : style->size;
	len_t size = c->flags & CELL_CHINESE ? style->size : western;

	return face && face->scale != 1000 ? len_scale(size, face->scale, 1000) : size;
}

len_t shape_glyph_size(const struct text_style *style, const struct cell *c)
{
	return shaper_size(style, c, c->face);
}

/* characters */

int shaper_cell_end(const struct shaper *s, int i)
{
	return i + 1 < s->n ? s->cell[i + 1].at : s->n_text;
}

static bool in_cells(const struct cell *c)
{
	return c->flags & CELL_CHINESE;
}

bool shaper_ignorable(uint32_t ch)
{
	return ch < 0x20 || (ch >= 0x7F && ch < 0xA0) || ch == 0xAD || ch == 0x034F || ch == 0x061C ||
	    (ch >= 0x115F && ch <= 0x1160) || (ch >= 0x17B4 && ch <= 0x17B5) || (ch >= 0x180B && ch <= 0x180F) ||
	    (ch >= 0x200B && ch <= 0x200F) || (ch >= 0x2028 && ch <= 0x202E) || (ch >= 0x2060 && ch <= 0x206F) ||
	    ch == 0x3164 || (ch >= 0xFE00 && ch <= 0xFE0F) || ch == 0xFEFF || ch == 0xFFA0 ||
	    (ch >= 0xFFF0 && ch <= 0xFFF8) || (ch >= 0x1BCA0 && ch <= 0x1BCA3) || (ch >= 0x1D173 && ch <= 0x1D17A) ||
	    (ch >= 0xE0000 && ch <= 0xE0FFF);
}

/* Codes of nobody: what a Chinese font draws there differs from font to font. */
static bool private_use(uint32_t ch)
{
	return (ch >= 0xE000 && ch <= 0xF8FF) || ch >= 0xF0000;
}

/* faces */

/*
 * Some Chinese fonts show the letters of all scripts as single signs.  Where
 * letters join or change places such signs would be a wrong text.
 */
static bool joining_script(uint32_t ch)
{
	return (ch >= 0x0590 && ch < 0x10A0) || (ch >= 0x1780 && ch < 0x18B0) || (ch >= 0x1A00 && ch < 0x1C50) ||
	    (ch >= 0xA800 && ch < 0xABFF) || (ch >= 0xFB1D && ch < 0xFE00) || (ch >= 0xFE70 && ch < 0xFEFF);
}

bool shaper_serves(struct shaper *s, struct font_face *f, uint32_t ch)
{
	if (f->face.han && (private_use(ch) || joining_script(ch)))
		return false;
	if (file_glyph(f->file, ch)->id) {
		if (!f->measured)
			face_measure(f);        /* others will read its metrics */
		return true;
	}
	if (f->file->broken)
		diag_report(s->diag, (struct pos){0}, TEXT_FONT_BROKEN, f->file->path);
	return false;
}

static bool serves_all(struct shaper *s, struct font_face *f, const char *from, const char *end)
{
	for (const char *p = from; p < end; p = g_utf8_next_char(p)) {
		uint32_t ch = g_utf8_get_char(p);

		if (!shaper_ignorable(ch) && !shaper_serves(s, f, ch))
			return false;
	}
	return true;
}

/* A face has e with an accent when it has the two, or the letter that is both. */
static bool serves_cluster(struct shaper *s, struct font_face *f, const char *from, const char *end)
{
	char *composed;
	bool all;

	if (serves_all(s, f, from, end))
		return true;
	if (g_utf8_next_char(from) >= end)
		return false;
	composed = g_utf8_normalize(from, end - from, G_NORMALIZE_NFC);
	all = composed && serves_all(s, f, composed, composed + strlen(composed));
	g_free(composed);
	return all;
}

static struct font_face *western_face(struct shaper *s, int i)
{
	const struct chain *chain = s->style->fonts;
	const char *from = s->text + s->cell[i].at, *end = s->text + shaper_cell_end(s, i);

	for (int k = 0; k < chain->n; k++)
		if (serves_cluster(s, chain->face[k], from, end))
			return chain->face[k];
	for (int k = 0; k < chain->n && g_utf8_next_char(from) < end; k++)
		if (shaper_serves(s, chain->face[k], s->cell[i].ch))
			return chain->face[k];
	return NULL;
}

/* Western runs */

static const char *features_of(struct shaper *s, const struct text_style *style)
{
	bool spaced = style->letter_spacing != 0 || style->letter_less > 0 || style->letter_more > 0;
	bool ligatures = style->ligatures && !spaced;
	const char *off = !style->kerning && !ligatures ? "kern=0,liga=0,clig=0"
	    : !style->kerning ? "kern=0" : !ligatures ? "liga=0,clig=0" : NULL;

	if (!off || !style->features)
		return off ? off : style->features;
	return arena_printf(s->arena, "%s,%s", off, style->features);
}

static void put_glyph(struct shaper *s, struct cell *c, const struct run_glyph *from,
    const struct font_face *f, len_t size)
{
	struct glyph *g;

	if (from->id == RUN_MISSING) {
		shaper_add_missing(s, c, from->ch, &f->face, s->em);
		c->advance = len_add(c->advance, s->em);
		return;
	}
	g = shaper_add(s, c);
	g->id = from->id;
	g->advance = file_len(f->file, from->advance, size);
	g->dx = file_len(f->file, from->dx, size);
	g->dy = file_len(f->file, from->dy, size) + (f->face.shift ? len_scale(size, f->face.shift, 1000) : 0);
	c->advance = len_add(c->advance, g->advance);
}

/* The cell of [from, end) that holds the byte at; cells are in the order of the text. */
static int cell_at(const struct shaper *s, int from, int end, int at)
{
	while (end - from > 1) {
		int middle = from + (end - from) / 2;

		if (s->cell[middle].at <= at)
			from = middle;
		else
			end = middle;
	}
	return from;
}

/* Letters that share one glyph: it stands in the first of them, and no line breaks between. */
static void bind_ligatures(struct shaper *s, int from, int end)
{
	for (int i = from + 1; i < end; i++)
		if (!s->cell[i].n_glyphs && s->cell[i].class <= CELL_WMARK)
			s->cell[i].flags |= CELL_NO_BREAK_BEFORE;
}

/* A hyphen between Chinese takes half a cell. */
static void centre_hyphen(struct shaper *s, struct cell *c)
{
	len_t width = len_scale(s->em, cell_width(c, s->locale), 1000);

	if (c->n_glyphs != 1)
		return;
	s->glyph[c->glyph].dx += (width - c->advance) / 2;
	c->advance = width;
}

static void shape_run(struct shaper *s, int from, int end, struct font_face *f)
{
	struct run run = {
		.file = f->file, .text = s->text, .n_text = s->n_text,
		.start = s->cell[from].at, .end = shaper_cell_end(s, end - 1),
		.level = s->cell[from].level, .language = s->style->language, .features = s->features,
	};
	len_t size = f->face.scale == 1000 ? s->western : len_scale(s->western, f->face.scale, 1000);
	int n;
	const struct run_glyph *g = runs_shape(s->runs, &run, &n);

	for (int i = from; i < end; i++) {
		s->cell[i].face = &f->face;
		s->cell[i].em = s->em;
		s->cell[i].advance = 0;
	}
	for (int i = 0; i < n; i++)
		put_glyph(s, &s->cell[cell_at(s, from, end, run.start + g[i].cluster)], &g[i], f, size);
	bind_ligatures(s, from, end);
	if (s->cell[from].class == CELL_CON)
		centre_hyphen(s, &s->cell[from]);
	for (int i = from; i < end; i++)
		if (s->cell[i].n_glyphs)
			shaper_space(&s->cell[i], s->style);
}

static bool in_run(const struct cell *c)
{
	return c->class < CELL_ZWSP && !in_cells(c) && !shaper_ignorable(c->ch);
}

static bool same_run(const struct cell *a, const struct cell *b)
{
	return a->level == b->level && !((a->flags ^ b->flags) & CELL_UPRIGHT);
}

/* The run of one face that begins at cell i, or the one missing character; returns the cell after it. */
static int set_western(struct shaper *s, int i, int end)
{
	struct font_face *f = western_face(s, i);
	int from = i;

	if (!f) {
		struct cell *c = &s->cell[i];

		c->em = s->em;
		shaper_add_missing(s, c, c->ch, chain_primary(s->style->fonts), s->em);
		c->advance = s->em;
		shaper_space(c, s->style);
		return i + 1;
	}
	for (i++; i < end && in_run(&s->cell[i]); i++)
		if (!same_run(&s->cell[from], &s->cell[i]) || western_face(s, i) != f)
			break;
	shape_run(s, from, i, f);
	return i;
}

/* spans */

static void enter_span(struct shaper *s, int span)
{
	s->span = &s->spans[span];
	s->style = s->span->style;
	s->em = s->western = s->style->cell ? s->style->cell : s->style->size;
	s->features = features_of(s, s->style);
}

static int span_end(const struct shaper *s, int span, int i)
{
	int start = span + 1 < s->n_spans ? s->spans[span + 1].start : INT_MAX;

	while (i < s->n && s->cell[i].at < start)
		i++;
	return i;
}

static void set_blank(struct shaper *s, struct cell *c)
{
	c->em = s->em;
	c->advance = 0;
	c->face = chain_primary(s->style->fonts);
}

/* The whole of what is not set in cells from cell i on; returns the cell after it. */
static int set_other(struct shaper *s, int i, int end)
{
	int from = i, group = i + 1;

	if (!(s->cell[i].flags & CELL_UPRIGHT))
		return set_western(s, i, end);
	while (group < end && s->cell[group].flags & CELL_COMBINED && in_run(&s->cell[group]))
		group++;
	while (i < group)
		i = set_western(s, i, group);
	column_combine(s, from, group);
	return group;
}

static void set_cell(struct shaper *s, int i)
{
	if (!(s->cell[i].flags & CELL_UPRIGHT) || !column_set(s, i))
		han_set(s, i);
}

static void set_span(struct shaper *s, int from, int end, int span)
{
	for (int i = from; i < end; i++) {
		struct cell *c = &s->cell[i];

		c->span = (uint16_t)span;
		if (c->class == CELL_OBJECT || c->class == CELL_STRUT)
			continue;
		c->glyph = s->n_glyphs;
		c->n_glyphs = 0;
		c->lead = c->trail = 0;
	}
	for (int i = from; i < end;) {
		struct cell *c = &s->cell[i];

		if (c->class == CELL_OBJECT || c->class == CELL_STRUT)
			i++;
		else if (in_cells(c))
			set_cell(s, i++);
		else if (in_run(c))
			i = set_other(s, i, end);
		else
			set_blank(s, &s->cell[i++]);
	}
	han_join_dashes(s, from, end);
}

static void set_levels(struct shaper *s)
{
	uint8_t *levels = runs_levels(s->text, s->n_text, s->n_spans && s->spans[0].style->rtl);
	const char *p = s->text;
	int k = 0;

	for (int i = 0; i < s->n; i++) {
		s->cell[i].level = 0;
		for (; levels && p < s->text + s->cell[i].at; k++)
			p = g_utf8_next_char(p);
		if (levels)
			s->cell[i].level = levels[k];
	}
	g_free(levels);
}

struct shaped shape_cells(struct arena *arena, struct fonts *fonts, struct diag *diag, const char *text,
    struct cells *cells, const struct text_span *spans, int n_spans, enum locale locale, bool vertical)
{
	struct shaper s = {
		.arena = arena, .runs = fonts_runs(fonts), .diag = diag,
		.text = text, .n_text = (int)strlen(text), .cell = cells->cell, .n = cells->n,
		.spans = spans, .n_spans = n_spans, .locale = locale, .vertical = vertical,
		.room = cells->n + 16, .glyph = g_new(struct glyph, cells->n + 16),
	};
	struct shaped shaped;

	set_levels(&s);
	for (int span = 0, i = 0; span < n_spans && i < s.n; span++) {
		int end = span_end(&s, span, i);

		enter_span(&s, span);
		set_span(&s, i, end, span);
		i = end;
	}
	shaped.n = s.n_glyphs;
	shaped.glyph = arena_copy(arena, s.glyph, (size_t)s.n_glyphs * sizeof *s.glyph);
	g_free(s.glyph);
	return shaped;
}
