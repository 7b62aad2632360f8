#include "layout/ruby.h"

#include "text/fonts.h"

#include <string.h>

/* Shares of the size of the base, in thousandths. */
enum {
	HALF = 500,             /* lines of a 割注 */
	APART = 250,            /* readings of neighbours keep so much between them */
	SYMBOL = 300,           /* bopomofo */
	BESIDE = 40,            /* between a character and its bopomofo */
	NEUTRAL_UP = 67         /* the dot of the neutral tone above the column */
};

/* ---- strips ---- */

struct strip {
	struct area *area;      /* a line; NULL: nothing in it */
	len_t baseline, width;
	int n;                  /* characters */
};

static void collect_text(const struct fo_node *n, GString *s, int depth)
{
	for (n = n == NULL ? NULL : n->first; n != NULL && depth < LAYOUT_DEPTH_MAX; n = n->next) {
		if (n->elem == FO_TEXT)
			g_string_append_len(s, n->text, (gssize)n->text_size);
		else
			collect_text(n, s, depth + 1);
	}
}

/* The text of an object, without what is blank at either end.  For g_free. */
static char *text_of(const struct fo_node *n)
{
	GString *s = g_string_new(NULL);

	collect_text(n, s, 0);
	return g_strstrip(g_string_free(s, FALSE));
}

static struct para set(struct para_parts *p, const struct para_request *r)
{
	struct para content = { 0 };

	if (r->block == NULL || r->first == NULL)
		return content;
	if (p->l->depth >= LAYOUT_DEPTH_MAX) {
		diag_report(p->l->diag, r->block->pos, LAYOUT_TOO_DEEP, LAYOUT_DEPTH_MAX);
		return content;
	}
	p->l->depth++;
	content = para_set(p->l, r);
	p->l->depth--;
	return content;
}

static struct strip set_strip(struct para_parts *p, const struct fo_node *n, int scale, len_t tracking)
{
	struct para_request r = { .block = n, .first = n == NULL ? NULL : n->first, .ipd = p->req->ipd, .strip = true,
		.continues = true, .scale = scale, .tracking = tracking };
	struct para content = set(p, &r);
	struct strip s = { 0 };
	char *text = text_of(n);

	s.n = (int)g_utf8_strlen(text, -1);
	g_free(text);
	if (content.n == 0)
		return s;
	s.area = content.line[0].area;
	s.baseline = content.line[0].baseline;
	s.width = s.area->ipd;
	return s;
}

/* ---- the object ---- */

static struct area *begin(struct para_parts *p, const struct fo_node *n, const struct para_style *s, struct object *o)
{
	struct area *a = area_new(p->l->arena, AREA_INLINE, sizeof *a);

	style_area(a, n, true);
	a->is_first = a->is_last = true;
	a->bpd = s->metrics.ascent + s->metrics.descent;
	o->kind = OBJECT_AREA;
	o->area = a;
	o->is_text = true;
	o->extent = (struct extent){ s->metrics.ascent, s->metrics.descent };
	return a;
}

/* A line with its baseline so far above that of the object. */
static void place(struct area *a, const struct para_style *s, const struct strip *line, len_t x, len_t above)
{
	if (line->area == NULL)
		return;
	line->area->x = x;
	line->area->y = s->metrics.ascent - above - line->baseline;
	area_append(a, line->area);
}

/* ---- bopomofo ---- */

static bool is_tone(gunichar c)
{
	return c == 0x2CA || c == 0x2C7 || c == 0x2CB || c == 0x2D9 || c == 0x2EA || c == 0x2EB;
}

static bool is_symbol(gunichar c)
{
	return (c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31BF);
}

static bool is_bopomofo(const char *text)
{
	bool symbols = false;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		symbols |= is_symbol(c);
		if (!is_symbol(c) && !is_tone(c) && c != ' ' && c != 0x3000)
			return false;
	}
	return symbols;
}

/* Where symbols are put: a square of one em each for the base characters. */
struct column {
	struct para_parts *p;
	const struct para_style *base;
	struct area *parent;
	const struct text_style *style; /* of a symbol */
	len_t start;                    /* of the base character's cell in the line */
};

/* One glyph; right and down from the left top corner of the base's cell to the left top of its own. */
static void put_symbol(struct column *c, const char *text, int bytes, len_t right, len_t down)
{
	struct layout *l = c->p->l;
	const struct para_style *s = c->base;
	struct text_span span = { .style = c->style, .pos = c->parent->pos == NULL ? s->node->pos : *c->parent->pos };
	char *copy = arena_strndup(l->arena, text, (size_t)bytes);
	struct cells cells = cells_classify(l->arena, copy, (size_t)bytes, LOCALE_ZH_TW, false);
	struct shaped shaped = shape_cells(l->arena, l->fonts, l->diag, copy, &cells, &span, 1, LOCALE_ZH_TW, false);
	struct area_text *t = AREA_NEW(l->arena, area_text, AREA_TEXT);
	struct area_glyph *g = ARENA_NEW(l->arena, struct area_glyph);
	struct area_cluster *cluster = ARENA_NEW(l->arena, struct area_cluster);
	len_t top = len_scale(c->style->size, 880, 1000);

	if (cells.n != 1 || shaped.n != 1)
		return;
	g->id = shaped.glyph[0].id;
	right += shaped.glyph[0].dx;
	down += top - shaped.glyph[0].dy;
	/* from the text area's start on its baseline, which is the base's */
	g->x = c->p->vertical ? down : right;
	g->y = c->p->vertical ? style_middle(s) - s->text.size / 2 + right :
	    len_scale(s->text.size, 880, 1000) - down;
	cluster->bytes = (uint8_t)bytes;
	cluster->glyphs = 1;
	t->face = cells.cell[0].face;
	t->size = shape_glyph_size(c->style, &cells.cell[0]);
	t->color = s->color;
	t->turn = c->p->vertical ? TURN_LEFT : TURN_NONE;
	t->baseline = s->metrics.ascent;
	t->glyph = g;
	t->cluster = cluster;
	t->n_glyphs = t->n_clusters = 1;
	t->text = copy;
	t->bytes = bytes;
	t->area.pos = &s->node->pos;
	t->area.x = c->start;
	t->area.bpd = s->metrics.ascent + s->metrics.descent;
	area_append(c->parent, &t->area);
}

/* One syllable, [text, end). */
static void put_syllable(struct column *c, const char *text, const char *end)
{
	len_t size = c->base->text.size, symbol = c->style->size, beside = size + len_scale(size, BESIDE, 1000);
	len_t down, last;
	int n = 0;

	for (const char *s = text; s < end; s = g_utf8_next_char(s))
		n += is_symbol(g_utf8_get_char(s));
	down = (size - n * symbol) / 2;
	last = down + (n - 1) * symbol;
	for (const char *s = text; s < end; s = g_utf8_next_char(s)) {
		gunichar ch = g_utf8_get_char(s);
		int bytes = (int)(g_utf8_next_char(s) - s);

		if (ch == 0x2D9) {
			put_symbol(c, s, bytes, beside + symbol / 3,
			    (size - n * symbol) / 2 - len_scale(size, NEUTRAL_UP, 1000) - symbol / 4);
		} else if (is_tone(ch)) {
			put_symbol(c, s, bytes, beside + symbol, last);
		} else if (is_symbol(ch)) {
			put_symbol(c, s, bytes, beside, down);
			down += symbol;
		}
	}
}

static void bopomofo(struct para_parts *p, const struct fo_node *base, const char *text,
    const struct para_style *around, struct object *o)
{
	const struct para_style *s = style_of(p->l, base);
	len_t size = s->text.size, tracking = p->vertical ? 0 : size / 2;
	struct strip line = set_strip(p, base, 0, tracking);
	struct text_style *symbol = arena_copy(p->l->arena, &s->text, sizeof s->text);
	struct column c = { .p = p, .base = s, .parent = o->area, .style = symbol };

	symbol->size = len_scale(size, SYMBOL, 1000);
	symbol->cell = symbol->letter_spacing = 0;
	symbol->language = "zh-TW";
	p->annotated = true;
	place(o->area, around, &line, 0, 0);
	o->advance = line.width;
	for (int i = 0; i < line.n && *text != '\0'; i++) {
		const char *end = text;

		while (*end != '\0' && *end != ' ')
			end = g_utf8_next_char(end);
		c.start = i * (size + tracking);
		put_syllable(&c, text, end);
		for (text = end; *text == ' '; text++)
			;
	}
}

/* ---- a reading over the base ---- */

static int ruby_scale(const struct fo_node *n, len_t size)
{
	const struct fo_value *v = fo_get(n, PROP_axf_ruby_font_size);
	double share = v->type == V_NUMBER ? v->number : size > 0 ? (double)fo_value_len(v, size) / size : 0.5;

	return share >= 0.1 && share <= 1 ? (int)(share * 1000 + 0.5) : 500;
}

static bool is_han(const char *text)
{
	gunichar c = g_utf8_get_char(text);

	return c >= 0x2E80 && g_unichar_iswide(c);
}

static void reading(struct para_parts *p, const struct fo_node *n, const struct fo_node *base,
    const struct fo_node *text, bool spread, const struct para_style *around, struct object *o)
{
	const struct para_style *s = style_of(p->l, base);
	int scale = ruby_scale(n, s->text.size);
	struct strip line = set_strip(p, base, 0, 0), over = set_strip(p, text, scale, 0);
	len_t wanted = over.width + (spread ? 0 : len_scale(s->text.size, APART, 1000));
	len_t offset = fo_len(n, PROP_axf_ruby_offset, s->text.size), above;

	if (wanted > line.width && line.n > 0)
		line = set_strip(p, base, 0, (wanted - line.width) / line.n);
	else if (spread && over.n > 0 && over.width < line.width)
		over = set_strip(p, text, scale, (line.width - over.width) / over.n);
	o->advance = len_max(wanted, line.width);
	above = s->metrics.ascent + len_scale(s->metrics.descent, scale, 1000) + offset;
	if (fo_is(n, PROP_axf_ruby_position, KW_after))
		above = -(s->metrics.descent + len_scale(s->metrics.ascent, scale, 1000) + offset);
	place(o->area, around, &line, (o->advance - line.width) / 2, 0);
	place(o->area, around, &over, (o->advance - over.width) / 2, above);
}

void ruby_object(struct para_parts *p, const struct fo_node *n, const struct para_style *around, struct object *o)
{
	const struct fo_node *base = NULL, *text = NULL;
	char *reads;

	begin(p, n, around, o);
	for (const struct fo_node *c = n->first; c != NULL; c = c->next) {
		if (c->elem == FO_axf_ruby_base)
			base = c;
		else if (c->elem == FO_axf_ruby_text)
			text = c;
	}
	reads = text_of(text);
	if (base != NULL && is_bopomofo(reads))
		bopomofo(p, base, reads, around, o);
	else if (base != NULL)
		reading(p, n, base, text, is_han(reads), around, o);
	o->area->ipd = o->advance;
	g_free(reads);
}

/* ---- 割注 ---- */

static struct para set_in_two(struct para_parts *p, const struct fo_node *n, len_t size, len_t *width)
{
	struct para_request r = { .block = n, .first = n->first, .continues = true, .scale = HALF };
	struct strip all = set_strip(p, n, HALF, 0);
	len_t step = len_max(size / 2, 1000), least = (all.width + 1) / 2;
	struct para lines = { 0 };

	*width = (least + step - 1) / step * step;
	for (int i = 0; i < 16; i++, *width += step) {
		r.ipd = *width;
		lines = set(p, &r);
		if (lines.n <= 2)
			break;
	}
	return lines;
}

void ruby_warichu(struct para_parts *p, const struct fo_node *n, const struct para_style *around, struct object *o)
{
	const struct para_style *s = style_of(p->l, n);
	struct para lines;
	len_t middle = style_middle(s);

	begin(p, n, around, o);
	lines = set_in_two(p, n, s->text.size, &o->advance);
	o->area->ipd = o->advance;
	for (int i = 0; i < lines.n; i++) {
		struct strip line = { .area = lines.line[i].area, .baseline = lines.line[i].baseline };
		len_t above = middle + len_scale(s->metrics.descent, HALF, 1000) - i * s->text.size / 2;

		place(o->area, around, &line, 0, above);
	}
}
