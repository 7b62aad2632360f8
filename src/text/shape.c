#include "text/shape.h"

#include "base/arena.h"
#include "text/chain.h"
#include "text/face.h"
#include "text/fonts.h"
#include "text/runs.h"

#include <glib.h>
#include <hb.h>
#include <string.h>

struct shaper {
	struct arena *arena;
	struct fonts *fonts;
	struct runs *runs;
	struct diag *diag;
	const char *text;
	int n_text;
	struct cell *cell;
	int n;
	const struct text_span *spans;
	int n_spans;
	enum locale locale;
	bool vertical;
	struct glyph *glyph;            /* grows; copied into the arena at the end */
	int n_glyphs, room;

	/* of the span at hand */
	const struct text_span *span;
	const struct text_style *style;
	len_t em, western;              /* cell width; size of Western text */
	const char *features;
};

/* glyphs */

static struct glyph *add_glyph(struct shaper *s)
{
	if (s->n_glyphs == s->room) {
		s->room = s->room ? s->room + s->room / 2 : 64;
		s->glyph = g_renew(struct glyph, s->glyph, s->room);
	}
	return &s->glyph[s->n_glyphs++];
}

static struct glyph *add_to_cell(struct shaper *s, struct cell *c)
{
	if (!c->n_glyphs)
		c->glyph = s->n_glyphs;
	if (c->n_glyphs < UINT16_MAX)
		c->n_glyphs++;
	return add_glyph(s);
}

/* The cell stays as wide as its character would be, so that the page does not move when the font is there. */
static void add_missing(struct shaper *s, struct cell *c, uint32_t ch, const struct face *face, len_t width)
{
	struct glyph *g = add_to_cell(s, c);

	*g = (struct glyph){ .id = GLYPH_MISSING, .advance = width };
	c->face = face;
	diag_report(s->diag, s->span->pos, TEXT_NO_GLYPH, ch);
}

static len_t size_in(const struct text_style *style, const struct cell *c, const struct face *face)
{
	len_t western = style->cell ? style->cell : style->size;
	len_t size = c->flags & CELL_CHINESE ? style->size : western;

	return face && face->scale != 1000 ? len_scale(size, face->scale, 1000) : size;
}

len_t shape_glyph_size(const struct text_style *style, const struct cell *c)
{
	return size_in(style, c, c->face);
}

/* characters */

static int cell_end(const struct shaper *s, int i)
{
	return i + 1 < s->n ? s->cell[i + 1].at : s->n_text;
}

static bool in_cells(const struct cell *c)
{
	return c->flags & CELL_CHINESE;
}

static bool ignorable(uint32_t ch)
{
	return ch < 0x20 || (ch >= 0x7F && ch < 0xA0) || ch == 0xAD || ch == 0x034F || ch == 0x061C ||
	    (ch >= 0x115F && ch <= 0x1160) || (ch >= 0x17B4 && ch <= 0x17B5) || (ch >= 0x180B && ch <= 0x180F) ||
	    (ch >= 0x200B && ch <= 0x200F) || (ch >= 0x2028 && ch <= 0x202E) || (ch >= 0x2060 && ch <= 0x206F) ||
	    ch == 0x3164 || (ch >= 0xFE00 && ch <= 0xFE0F) || ch == 0xFEFF || ch == 0xFFA0 ||
	    (ch >= 0xFFF0 && ch <= 0xFFF8) || (ch >= 0x1BCA0 && ch <= 0x1BCA3) || (ch >= 0x1D173 && ch <= 0x1D17A) ||
	    (ch >= 0xE0000 && ch <= 0xE0FFF);
}

static bool variation_selector(uint32_t ch)
{
	return (ch >= 0xFE00 && ch <= 0xFE0F) || (ch >= 0xE0100 && ch <= 0xE01EF);
}

/* Codes of nobody: what a Chinese font draws there differs from font to font. */
static bool private_use(uint32_t ch)
{
	return (ch >= 0xE000 && ch <= 0xF8FF) || ch >= 0xF0000;
}

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

/* faces */

static bool serves(struct shaper *s, struct font_face *f, uint32_t ch)
{
	if (private_use(ch) && f->face.han)
		return false;
	if (file_glyph(f->file, ch)->id)
		return true;
	if (f->file->broken)
		diag_report(s->diag, (struct pos){0}, TEXT_FONT_BROKEN, f->file->path);
	return false;
}

static struct font_face *chinese_face(struct shaper *s, const struct chain *chain, uint32_t ch)
{
	bool shared = shared_mark(ch);

	for (int i = 0; i < chain->n_han; i++)
		if ((!shared || chain->han[i]->marks) && serves(s, chain->han[i], ch))
			return chain->han[i];
	for (int i = 0; i < chain->n; i++)
		if (serves(s, chain->face[i], ch))
			return chain->face[i];
	return NULL;
}

static bool serves_all(struct shaper *s, struct font_face *f, const char *from, const char *end)
{
	for (const char *p = from; p < end; p = g_utf8_next_char(p)) {
		uint32_t ch = g_utf8_get_char(p);

		if (!ignorable(ch) && !serves(s, f, ch))
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
	const char *from = s->text + s->cell[i].at, *end = s->text + cell_end(s, i);

	for (int k = 0; k < chain->n; k++)
		if (serves_cluster(s, chain->face[k], from, end))
			return chain->face[k];
	for (int k = 0; k < chain->n && g_utf8_next_char(from) < end; k++)
		if (serves(s, chain->face[k], s->cell[i].ch))
			return chain->face[k];
	return NULL;
}

/* Chinese cells */

static len_t width_of(const struct shaper *s, const struct cell *c)
{
	return c->class == CELL_HAN ? s->em : len_scale(s->em, cell_width(c, s->locale), 1000);
}

/*
 * Give the ink the half of the cell where it belongs, should the font have it
 * elsewhere: ？ and ！ stand in the middle in some fonts, and the standard
 * wants them at the left (GB/T 15834-2011, 5.1.2).  left and right are the
 * ink's edges in the cell; the answer is how far to move it.
 */
static len_t into_half(len_t left, len_t right, len_t half, bool second)
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
		move = into_half(left, right, c->advance - c->em / 2, true);
	else if (!taiwan && blank.trail == 500)
		move = into_half(left, right, c->em / 2, false);
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

	if (next < s->text + cell_end(s, i) && variation_selector(g_utf8_get_char(next)) &&
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
	const char *end = s->text + cell_end(s, i);

	for (const char *p = g_utf8_next_char(s->text + s->cell[i].at); p < end; p = g_utf8_next_char(p)) {
		uint32_t ch = g_utf8_get_char(p);
		const struct face_glyph *ink;
		struct glyph *g;

		if (ignorable(ch))
			continue;
		ink = file_inked(f->file, ch);
		if (!ink->id) {
			diag_report(s->diag, s->span->pos, TEXT_NO_GLYPH, ch);
			continue;
		}
		g = add_to_cell(s, &s->cell[i]);
		*g = (struct glyph){ .id = ink->id };
		g->dx = -s->em / 2 - file_len(f->file, (ink->left + ink->right) / 2, size);
		g->dy = len_scale(s->style->size, f->face.shift, 1000);
	}
}

static void set_chinese(struct shaper *s, int i)
{
	struct cell *c = &s->cell[i];
	struct font_face *f = chinese_face(s, s->style->fonts, c->ch);
	const struct face_glyph *from;
	struct glyph *g;
	len_t size;

	c->em = s->em;
	if (!f) {
		c->advance = width_of(s, c);
		c->face = chain_primary(s->style->fonts);
		if (!ignorable(c->ch) && c->class != CELL_IDSPACE)
			add_missing(s, c, c->ch, c->face, c->advance);
		c->advance += s->style->letter_spacing;
		return;
	}
	from = file_glyph(f->file, c->ch);
	size = size_in(s->style, c, &f->face);
	c->face = &f->face;
	c->advance = width_of(s, c);
	g = add_to_cell(s, c);
	*g = (struct glyph){ .id = from->id, .advance = c->advance };
	g->dx = (c->advance - file_len(f->file, from->advance, size)) / 2;
	g->dy = f->face.shift ? len_scale(s->style->size, f->face.shift, 1000) : 0;
	if (is_mark(c))
		place_mark(s, c, g, f->file, size);
	if (cell_end(s, i) > c->at + utf8_size(c->ch)) {
		g->id = varied(s, i, f->file, g->id);
		add_combining(s, i, f, size);
	}
	c->advance += s->style->letter_spacing;
}

/* dashes */

/* Dashes that the font joins itself; 0 if it has no one glyph for them. */
static uint32_t dash_ligature(struct shaper *s, const struct font_face *f, int n, len_t size)
{
	hb_buffer_t *b = hb_buffer_create();
	hb_glyph_info_t *info;
	hb_glyph_position_t *pos;
	uint32_t id = 0;
	unsigned count;

	for (int i = 0; i < n; i++)
		hb_buffer_add(b, 0x2014, (unsigned)i);
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_buffer_set_script(b, HB_SCRIPT_HAN);
	hb_buffer_set_language(b, hb_language_from_string(s->style->language ? s->style->language : "zh-cn", -1));
	hb_shape(f->file->hb, b, NULL, 0);
	info = hb_buffer_get_glyph_infos(b, &count);
	pos = hb_buffer_get_glyph_positions(b, NULL);
	if (count == 1 && abs(file_len(f->file, pos->x_advance, size) - n * size) < size / 50)
		id = info->codepoint;
	hb_buffer_destroy(b);
	return id;
}

/* Cells of one dash, already set one by one: join them to a rule without a gap. */
static void join_dash(struct shaper *s, int i, int n)
{
	struct cell *c = &s->cell[i];
	const struct font_face *f = (const struct font_face *)(const void *)c->face;
	const struct face_glyph *ink = file_inked(f->file, c->ch);
	len_t size = size_in(s->style, c, c->face), left, width, start;
	uint32_t id;

	if (c->n_glyphs != 1 || s->glyph[c->glyph].id == GLYPH_MISSING)
		return;
	if (ink->left <= 0 && ink->right >= f->file->upem)
		return;
	id = c->ch == 0x2014 ? dash_ligature(s, f, n, size) : 0;
	if (id) {
		s->glyph[c->glyph].id = id;
		s->glyph[c->glyph].advance = n * s->em;
		s->glyph[c->glyph].dx = (n * s->em - n * size) / 2;
		for (int k = 1; k < n; k++)
			c[k].n_glyphs = 0;
		return;
	}
	/* each rule begins a hair before the last one ends */
	left = file_len(f->file, ink->left, size);
	width = file_len(f->file, ink->right, size) - left - size / 100;
	start = (n * s->em - n * width) / 2;
	for (int k = 0; k < n; k++)
		if (c[k].face == c->face && c[k].n_glyphs)
			s->glyph[c[k].glyph].dx = start + k * width - left - k * s->em;
}

static void join_dashes(struct shaper *s, int from, int end)
{
	for (int i = from; i < end; i++) {
		int n = 1;

		while (i + n < end && s->cell[i + n].class == CELL_DASH && s->cell[i + n].flags & CELL_JOINED)
			n++;
		if (n > 1 && s->cell[i].class == CELL_DASH)
			join_dash(s, i, n);
		i += n - 1;
	}
}

/* Western runs */

static const char *features_of(struct shaper *s, const struct text_style *style)
{
	bool ligatures = style->ligatures && !style->letter_spacing;
	const char *off = !style->kerning && !ligatures ? "kern=0,liga=0,clig=0"
	    : !style->kerning ? "kern=0" : !ligatures ? "liga=0,clig=0" : NULL;

	if (!off || !style->features)
		return off ? off : style->features;
	return arena_printf(s->arena, "%s,%s", off, style->features);
}

static void put_glyph(struct shaper *s, struct cell *c, const struct run_glyph *from, const struct font_face *f,
    len_t size)
{
	struct glyph *g;

	if (from->id == RUN_MISSING) {
		add_missing(s, c, from->ch, &f->face, s->em);
		c->advance += s->em;
		return;
	}
	g = add_to_cell(s, c);
	g->id = from->id;
	g->advance = file_len(f->file, from->advance, size);
	g->dx = file_len(f->file, from->dx, size);
	g->dy = file_len(f->file, from->dy, size) + (f->face.shift ? len_scale(size, f->face.shift, 1000) : 0);
	c->advance += g->advance;
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

static void shape_run(struct shaper *s, int from, int end, struct font_face *f)
{
	struct run run = {
		.file = f->file, .text = s->text, .n_text = s->n_text,
		.start = s->cell[from].at, .end = cell_end(s, end - 1),
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
	for (int i = from; i < end; i++)
		if (s->cell[i].n_glyphs)
			s->cell[i].advance += s->style->letter_spacing;
}

static bool in_run(const struct cell *c)
{
	return c->class < CELL_ZWSP && !in_cells(c) && !ignorable(c->ch);
}

/* The run of one face that begins at cell i, or the one missing character; returns the cell after it. */
static int set_western(struct shaper *s, int i, int end)
{
	struct font_face *f = western_face(s, i);
	int from = i;

	if (!f) {
		struct cell *c = &s->cell[i];

		c->em = s->em;
		add_missing(s, c, c->ch, chain_primary(s->style->fonts), s->em);
		c->advance = s->em + s->style->letter_spacing;
		return i + 1;
	}
	for (i++; i < end && in_run(&s->cell[i]); i++)
		if (s->cell[i].level != s->cell[from].level || western_face(s, i) != f)
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
			set_chinese(s, i++);
		else if (in_run(c))
			i = set_western(s, i, end);
		else
			set_blank(s, &s->cell[i++]);
	}
	join_dashes(s, from, end);
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
		.arena = arena, .fonts = fonts, .runs = fonts_runs(fonts), .diag = diag,
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
