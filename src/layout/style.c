#include "layout/style.h"

#include "layout/graphic.h"
#include "text/fonts.h"

#include <string.h>

enum {
	HYPHEN_PRICE = 20,      /* of breaking a word, as a share of a line's badness */
	SMALL_CAPS = 800        /* size of small capitals, 1/1000 */
};

/* Language tag of a node: "zh-CN"; NULL when the language is none. */
static const char *language_tag(struct layout *l, const struct fo_node *n)
{
	const char *language = fo_string(n, PROP_language), *country = fo_string(n, PROP_country);

	if (language == NULL || *language == '\0')
		return NULL;
	if (country == NULL || *country == '\0')
		return language;
	return arena_printf(l->arena, "%s-%s", language, country);
}

static void text_style(struct layout *l, const struct fo_node *n, const char *tag, struct text_style *t)
{
	bool known, italic = fo_is(n, PROP_font_style, KW_italic) || fo_is(n, PROP_font_style, KW_oblique);
	const char *families = fo_string(n, PROP_font_family);
	struct fo_space letter;

	if (families == NULL)
		families = "serif";
	t->fonts = fonts_chain(l->fonts, families, fo_font_weight(n), italic, tag, &known);
	if (!known && g_hash_table_add(l->unknown_fonts, (gpointer)families))
		diag_report(l->diag, n->pos, TEXT_UNKNOWN_FONT, families);
	t->size = fo_font_size(n);
	letter = fo_space(n, PROP_letter_spacing, t->size);
	t->cell = fo_is(n, PROP_yf_cell_width, KW_auto) ? 0 : fo_len(n, PROP_yf_cell_width, t->size);
	t->language = tag;
	t->letter_spacing = letter.opt;
	t->letter_less = len_max(letter.opt - letter.min, 0);
	t->letter_more = len_max(letter.max - letter.opt, 0);
	t->kerning = !l->options->plain && !fo_is(n, PROP_axf_kerning_mode, KW_none);
	t->ligatures = !l->options->plain;
	t->rtl = node_is_rtl(n);
}

/* Chinese text hangs on the em box of its own face, all else on the Western one. */
static struct text_metrics metrics_of(const struct text_style *t, enum locale locale)
{
	const struct face *f = chain_primary(t->fonts), *han = chain_primary_han(t->fonts);

	if (locale != LOCALE_OTHER && han != NULL)
		f = han;
	return (struct text_metrics){ len_scale(t->size, f->ascent, 1000), len_scale(t->size, f->descent, 1000),
		len_scale(t->size, f->x_height, 1000) };
}

static enum compose_align alignment(enum fo_kw kw, bool rtl)
{
	switch (kw) {
	case KW_center:
		return ALIGN_CENTER;
	case KW_left:
		return rtl ? ALIGN_END : ALIGN_START;
	case KW_right:
		return rtl ? ALIGN_START : ALIGN_END;
	case KW_end:
	case KW_outside:
		return ALIGN_END;
	case KW_justify:
		return ALIGN_JUSTIFY;
	default:
		return ALIGN_START;
	}
}

static enum width_style width_style(const struct fo_node *n, enum locale locale)
{
	switch (fo_keyword(n, PROP_yf_punctuation_style)) {
	case KW_plain:
		return WIDTH_PLAIN;
	case KW_quanjiao:
		return WIDTH_QUANJIAO;
	case KW_kaiming:
		return WIDTH_KAIMING;
	case KW_banjiao:
		return WIDTH_BANJIAO;
	case KW_hangmobanjiao:
		return WIDTH_HANGMOBANJIAO;
	default:
		return locale == LOCALE_ZH_CN || locale == LOCALE_ZH_HK ? WIDTH_QUANJIAO : WIDTH_PLAIN;
	}
}

static bool trims(const struct fo_node *n, enum fo_kw token, bool automatic)
{
	if (fo_has_token(n, PROP_axf_punctuation_trim, KW_auto))
		return automatic;
	return fo_has_token(n, PROP_axf_punctuation_trim, token) || fo_has_token(n, PROP_axf_punctuation_trim, KW_all);
}

static void marks(const struct fo_node *n, struct compose_style *c)
{
	c->width = width_style(n, c->locale);
	c->trim_pairs = trims(n, KW_adjacent, true);
	c->trim_end = trims(n, KW_end, true) || trims(n, KW_allow_end, true) || trims(n, KW_end_except_fullstop, true);
	c->trim_first = trims(n, KW_start, false);
	c->trim_start = c->trim_first || trims(n, KW_start_except_first, true);
	c->hang = fo_has_token(n, PROP_axf_hanging_punctuation, KW_allow_end) ||
	    fo_has_token(n, PROP_axf_hanging_punctuation, KW_force_end) ||
	    fo_has_token(n, PROP_axf_hanging_punctuation, KW_last);
	c->restore_pairs = !fo_is(n, PROP_yf_grid, KW_off);
	c->snap = fo_is(n, PROP_yf_grid, KW_snap);
}

/* The gap's range (chinese-layout, section 7): a style without a gap may still open one when it justifies. */
static void gaps(const struct fo_node *n, len_t size, struct compose_style *c)
{
	len_t width = fo_is(n, PROP_axf_text_autospace_width, KW_auto) ? size / 4 :
	    fo_len(n, PROP_axf_text_autospace_width, size);

	if (c->locale == LOCALE_OTHER || fo_has_token(n, PROP_axf_text_autospace, KW_none) || size <= 0)
		return;
	c->gap = (int)((int64_t)width * 1000 / size);
	c->gap_min = c->gap / 2;
	c->gap_max = c->gap == 0 ? 250 : MAX(c->gap, 500);
}

static void breaks(const struct fo_node *n, struct compose_style *c)
{
	c->level = c->locale == LOCALE_ZH_CN ? BREAK_GB : BREAK_BASIC;
	if (fo_has_token(n, PROP_axf_line_break, KW_strict))
		c->level = BREAK_STRICT;
	else if (fo_has_token(n, PROP_axf_line_break, KW_loose))
		c->level = BREAK_BASIC;
	else if (fo_has_token(n, PROP_axf_line_break, KW_anywhere))
		c->level = BREAK_NONE;
	c->total_fit = !fo_has_token(n, PROP_axf_line_break, KW_line);
	c->no_start = fo_string(n, PROP_axf_append_non_starter_characters);
	c->no_end = fo_string(n, PROP_axf_append_non_end_of_line_characters);
	c->break_anywhere = fo_is(n, PROP_axf_word_wrap, KW_break_word);
	c->no_wrap = fo_is(n, PROP_wrap_option, KW_no_wrap);
	c->orphan_cells = fo_is(n, PROP_axf_avoid_widow_words, KW_true) ? 2 : 0;
}

static void compose_style(const struct fo_node *n, const char *tag, len_t size, struct compose_style *c)
{
	c->locale = locale_from_tag(tag);
	breaks(n, c);
	marks(n, c);
	gaps(n, size, c);
	c->align = alignment(fo_keyword(n, PROP_text_align), node_is_rtl(n));
	c->align_last = alignment(fo_text_align_last(n), node_is_rtl(n));
	c->spread_words_only = fo_is(n, PROP_axf_text_justify, KW_inter_word);
	c->spread_han = !c->spread_words_only;
	c->hyphen_penalty = HYPHEN_PRICE;
	c->hyphenates = fo_is(n, PROP_hyphenate, KW_true);
	c->hyphen_ladder = fo_is(n, PROP_hyphenation_ladder_count, KW_no_limit) ? 0 :
	    fo_integer(n, PROP_hyphenation_ladder_count);
}

static void words(const struct fo_node *n, struct para_style *s)
{
	int remain = fo_integer(n, PROP_hyphenation_remain_character_count);
	int push = fo_integer(n, PROP_hyphenation_push_character_count);
	struct fo_space word = fo_space(n, PROP_word_spacing, s->text.size);

	s->transform = fo_keyword(n, PROP_text_transform);
	s->emphasis = !fo_has_token(n, PROP_axf_text_emphasis_style, KW_none);
	s->small_caps = fo_is(n, PROP_font_variant, KW_small_caps);
	s->rtl = node_is_rtl(n);
	s->hyphenate = fo_is(n, PROP_hyphenate, KW_true);
	s->remain = (uint8_t)CLAMP(remain, 1, 100);
	s->push = (uint8_t)CLAMP(push, 1, 100);
	s->word_spacing = word.opt;
	s->word_less = len_max(word.opt - word.min, 0);
	s->word_more = len_max(word.max - word.opt, 0);
}

const struct para_style *style_of(struct layout *l, const struct fo_node *n)
{
	struct para_style *s = g_hash_table_lookup(l->styles, n->style);
	const char *tag;

	if (s != NULL)
		return s;
	s = ARENA_NEW(l->arena, struct para_style);
	tag = language_tag(l, n);
	text_style(l, n, tag, &s->text);
	compose_style(n, tag, s->text.cell > 0 ? s->text.cell : s->text.size, &s->compose);
	s->metrics = metrics_of(&s->text, s->compose.locale);
	s->line_height = fo_line_height(n);
	s->color = fo_color(n, PROP_color);
	s->node = n;
	words(n, s);
	g_hash_table_insert(l->styles, (gpointer)n->style, s);
	return s;
}

const struct text_style *style_small_caps(struct layout *l, const struct para_style *style)
{
	struct para_style *s = (struct para_style *)style;      /* the cache is ours */

	if (s->small == NULL) {
		s->small = arena_copy(l->arena, &s->text, sizeof s->text);
		s->small->size = len_scale(s->text.size, SMALL_CAPS, 1000);
	}
	return s->small;
}

const struct para_style *style_red(struct layout *l, const struct para_style *style)
{
	struct para_style *s = (struct para_style *)style;

	if (s->red == NULL) {
		s->red = arena_copy(l->arena, s, sizeof *s);
		s->red->color = (struct color){ .r = 255, .a = 255 };
	}
	return s->red;
}

const struct para_style *style_altered(struct layout *l, const struct para_style *style, int scale, len_t tracking)
{
	struct para_style *s = arena_copy(l->arena, style, sizeof *s);
	struct text_metrics *m = &s->metrics;

	s->hyphen = s->dot = s->mark = NULL;
	s->emphasis = s->emphasis && scale <= 0;
	s->small = NULL;
	s->red = NULL;
	s->text.letter_spacing += tracking;
	if (scale <= 0)
		return s;
	s->text.size = len_scale(s->text.size, scale, 1000);
	s->text.cell = len_scale(s->text.cell, scale, 1000);
	s->text.letter_spacing = tracking;
	s->text.letter_less = s->text.letter_more = 0;
	*m = (struct text_metrics){ len_scale(m->ascent, scale, 1000), len_scale(m->descent, scale, 1000),
		len_scale(m->x_height, scale, 1000) };
	s->line_height = m->ascent + m->descent;
	return s;
}

static bool shape_mark(struct layout *l, const struct para_style *s, const char *text,
    struct style_mark *mark)
{
	struct text_span span = { .style = &s->text, .pos = s->node->pos };
	struct cells cells = cells_classify(l->arena, text, strlen(text), LOCALE_OTHER, false);
	struct shaped shaped;

	shaped = shape_cells(l->arena, l->fonts, l->diag, text, &cells, &span, 1, LOCALE_OTHER, false);
	if (shaped.n != 1 || cells.n != 1)
		return false;
	*mark = (struct style_mark){ .face = cells.cell[0].face, .glyph = shaped.glyph[0].id,
		.advance = cells.cell[0].advance - cells.cell[0].letter_space, .dy = shaped.glyph[0].dy, .text = text,
		.size = shape_glyph_size(&s->text, &cells.cell[0]) };
	return true;
}

const struct style_mark *style_hyphen(struct layout *l, const struct para_style *style)
{
	struct para_style *s = (struct para_style *)style;
	const char *given = fo_string(s->node, PROP_hyphenation_character);
	struct style_mark *mark;

	if (s->hyphen != NULL)
		return s->hyphen;
	mark = ARENA_NEW(l->arena, struct style_mark);
	if (given == NULL || *given == '\0' || !shape_mark(l, s, given, mark) ||
	    mark->face != chain_primary(s->text.fonts))
		shape_mark(l, s, "-", mark);
	s->hyphen = mark;
	return mark;
}

const struct style_mark *style_dot(struct layout *l, const struct para_style *style)
{
	struct para_style *s = (struct para_style *)style;
	struct style_mark *mark;

	if (s->dot == NULL) {
		mark = ARENA_NEW(l->arena, struct style_mark);
		shape_mark(l, s, ".", mark);
		s->dot = mark;
	}
	return s->dot;
}

const struct style_mark *style_emphasis(struct layout *l, const struct para_style *style, const char *text, len_t size)
{
	struct para_style *s = (struct para_style *)style;
	struct style_mark *mark;
	struct para_style small = *style;
	const char *first;

	if (s->mark != NULL)
		return s->mark;
	mark = ARENA_NEW(l->arena, struct style_mark);
	small.text.size = size;
	small.text.cell = small.text.letter_spacing = 0;
	first = g_utf8_get_char(text) == 0 ? "•" : arena_strndup(l->arena, text, (size_t)(g_utf8_next_char(text) - text));
	shape_mark(l, &small, first, mark);
	s->mark = mark;
	return mark;
}

enum line_style style_line(enum fo_kw kw)
{
	switch (kw) {
	case KW_solid: return LINE_SOLID;
	case KW_dotted: return LINE_DOTTED;
	case KW_dashed: return LINE_DASHED;
	case KW_double: return LINE_DOUBLE;
	case KW_groove: return LINE_GROOVE;
	case KW_ridge: return LINE_RIDGE;
	case KW_inset: return LINE_INSET;
	case KW_outset: return LINE_OUTSET;
	case KW_wavy: return LINE_WAVY;
	default: return LINE_NONE;
	}
}

struct area_edge style_edge(const struct fo_edge *e)
{
	return (struct area_edge){ .width = e->width, .padding = e->padding, .style = style_line(e->style),
	    .color = e->color };
}

static bool is_bare(const struct area_box *box)
{
	for (int i = 0; i < 4; i++) {
		if (box->edge[i].width != 0 || box->edge[i].padding != 0)
			return false;
	}
	return box->background.a == 0 && box->image == NULL;
}

const struct area_box *style_box(struct layout *l, const struct fo_node *n, len_t base)
{
	struct fo_edges e = fo_edges(n, base);
	struct area_box box = {
		.edge = {
			[EDGE_BEFORE] = style_edge(&e.before), [EDGE_AFTER] = style_edge(&e.after),
			[EDGE_START] = style_edge(&e.start), [EDGE_END] = style_edge(&e.end),
		},
		.background = fo_color(n, PROP_background_color),
	};

	if (fo_string(n, PROP_background_image) != NULL)
		graphic_background(l, n, &box);
	return is_bare(&box) ? NULL : arena_copy(l->arena, &box, sizeof box);
}

const struct area_box *style_box_around(struct layout *l, const struct fo_node *n, len_t base, bool vertical)
{
	const struct area_box *in = style_box(l, n, base);
	struct area_box *out;

	if (in == NULL || !vertical)
		return in;
	out = arena_copy(l->arena, in, sizeof *in);
	out->edge[EDGE_BEFORE] = in->edge[EDGE_START];
	out->edge[EDGE_END] = in->edge[EDGE_BEFORE];
	out->edge[EDGE_AFTER] = in->edge[EDGE_END];
	out->edge[EDGE_START] = in->edge[EDGE_AFTER];
	return out;
}

const struct area_box *style_box_part(struct arena *arena, const struct area_box *whole, bool start, bool end)
{
	struct area_box *box;
	bool lacks_start = !start && area_box_edge(whole, EDGE_START) != 0;
	bool lacks_end = !end && area_box_edge(whole, EDGE_END) != 0;

	if (!lacks_start && !lacks_end)
		return whole;
	box = arena_copy(arena, whole, sizeof *box);
	if (lacks_start)
		box->edge[EDGE_START] = (struct area_edge){ 0 };
	if (lacks_end)
		box->edge[EDGE_END] = (struct area_edge){ 0 };
	return box;
}

void style_area(struct area *a, const struct fo_node *n, bool first)
{
	a->pos = &n->pos;
	a->role = fo_string(n, PROP_role);
	a->hidden = style_is_hidden(n);
	a->id = first ? n->id : NULL;
}
