/*
 * collect_text.c - characters, and white space among them
 *
 * White space is treated as it comes: linefeed-treatment, then white-space-collapse
 * among characters that are siblings (XSL 1.1, 7.16.12 with 4.2.4), then, over the
 * borders of inlines, white-space-treatment at forced breaks; what stands at breaks
 * the line breaker chooses is its business.
 */
#include "layout/collect_parts.h"

enum {
	REPLACEMENT = 0xFFFD, NO_BREAK_SPACE = 0xA0, SOFT_HYPHEN = 0xAD, ZERO_WIDTH_SPACE = 0x200B
};

/* ---- appending ---- */

static void begin_span(struct collector *c, bool small)
{
	struct text_span s = { .start = (int)c->p->text->len, .pos = c->in->node->pos };

	if (c->span_open && c->span_small == small)
		return;
	s.style = small ? style_small_caps(c->p->l, c->in->style) : &c->in->style->text;
	g_array_append_val(c->p->spans, s);
	g_ptr_array_add(c->p->contexts, c->in);
	c->span_open = true;
	c->span_small = small;
}

void collect_character(struct collector *c, gunichar ch)
{
	begin_span(c, false);
	g_string_append_unichar(c->p->text, ch);
}

void collect_content(struct collector *c)
{
	c->p->has_content = c->p->has_depth = true;
	c->at_start = c->after_space = false;
	c->trailing = 0;
}

/* ---- taking spaces back ---- */

/* Take back the last space of the text; struts of inlines may stand behind it. */
static void erase_space(struct collector *c)
{
	GString *t = c->p->text;
	size_t at = t->len;

	while (at > 0 && t->str[--at] != ' ')
		;
	g_string_erase(t, (gssize)at, 1);
	for (guint i = c->p->spans->len; i-- > 0;) {
		struct text_span *s = &g_array_index(c->p->spans, struct text_span, i);

		if (s->start <= (int)at)
			break;
		s->start--;
	}
	for (struct inline_context *in = c->in; in != NULL; in = in->parent) {
		in->begins -= in->begins > at;
		in->before.text -= in->before.text > at;
	}
}

void collect_erase_trailing(struct collector *c)
{
	for (; c->trailing > 0; c->trailing--)
		erase_space(c);
	c->after_space = false;
}

void collect_end_line(struct collector *c)
{
	int n = c->trailing;

	collect_erase_trailing(c);
	for (int i = 0; c->keep_last && i < n; i++)
		collect_character(c, NO_BREAK_SPACE);
}

/* ---- letters ---- */

/* A line feed in the source between two of these is no word space: no blank stands between Han characters. */
static bool is_wide(gunichar ch)
{
	return ch >= 0x1100 && g_unichar_iswide(ch) && g_unichar_get_script(ch) != G_UNICODE_SCRIPT_HANGUL;
}

static void before_ordinary(struct collector *c, gunichar ch)
{
	if (c->trailing > 0 && c->spaces_had_lf && c->delete_in_han && is_wide(c->last) && is_wide(ch))
		collect_erase_trailing(c);
	collect_content(c);
	c->last = ch;
}

static gunichar transformed(struct collector *c, gunichar ch)
{
	enum fo_kw transform = c->in->style->transform;
	bool letter = g_unichar_isalnum(ch), inner = c->in_word;

	c->in_word = letter || (inner && (ch == '\'' || ch == 0x2019 || g_unichar_ismark(ch)));
	if (transform == KW_uppercase)
		return g_unichar_toupper(ch);
	if (transform == KW_lowercase)
		return g_unichar_tolower(ch);
	return transform == KW_capitalize && letter && !inner ? g_unichar_totitle(ch) : ch;
}

/* Letters that text-transform or small-caps may change. */
static void cased(struct collector *c, gunichar ch)
{
	bool small = false;

	if (ch == 0xDF && c->in->style->transform == KW_uppercase) {
		cased(c, 'S');
		ch = 'S';
	}
	ch = transformed(c, ch);
	if (c->in->style->small_caps && g_unichar_islower(ch)) {
		ch = g_unichar_toupper(ch);
		small = true;
	}
	before_ordinary(c, ch);
	begin_span(c, small);
	g_string_append_unichar(c->p->text, ch);
}

static void ordinary(struct collector *c, gunichar ch)
{
	if (ch == OBJECT_CHARACTER)
		ch = REPLACEMENT;
	if (ch == SOFT_HYPHEN)
		c->p->has_hyphens = true;
	before_ordinary(c, ch);
	collect_character(c, ch);
}

/* ---- white space ---- */

static void forced_break(struct collector *c)
{
	collect_end_line(c);
	collect_character(c, '\n');
	collect_content(c);
	c->at_start = true;
	c->last = 0;
}

static void space(struct collector *c, bool is_lf)
{
	c->in_word = false;
	if (c->drop_spaces || (c->at_start && !c->keep_first))
		return;
	c->spaces_had_lf = is_lf || (c->spaces_had_lf && c->trailing > 0);
	if (c->collapse && c->after_space)
		return;
	c->after_space = c->collapse;
	c->p->has_content = c->p->has_depth = true;
	if (c->at_start) {
		collect_character(c, NO_BREAK_SPACE);      /* a space would vanish there */
	} else {
		collect_character(c, ' ');
		c->trailing++;
	}
}

static void linefeed(struct collector *c)
{
	switch (c->linefeeds) {
	case KW_preserve:
		forced_break(c);
		break;
	case KW_ignore:
		break;
	case KW_treat_as_zero_width_space:
		ordinary(c, ZERO_WIDTH_SPACE);
		break;
	default:
		space(c, true);
	}
}

static void read_white_space(struct collector *c, const struct fo_node *n)
{
	enum fo_kw treatment;

	if (c->text != NULL && c->text->style == n->style && n->elem == FO_TEXT && c->text->elem == FO_TEXT) {
		c->text = n;
		return;
	}
	c->text = n;
	treatment = fo_keyword(n, PROP_white_space_treatment);
	c->drop_spaces = treatment == KW_ignore;
	c->keep_first = treatment == KW_preserve || treatment == KW_ignore_if_before_linefeed;
	c->keep_last = treatment == KW_preserve || treatment == KW_ignore_if_after_linefeed;
	c->collapse = fo_is(n, PROP_white_space_collapse, KW_true);
	c->delete_in_han = fo_is(n, PROP_yf_linefeed_in_han, KW_delete);
	c->linefeeds = fo_keyword(n, PROP_linefeed_treatment);
}

/* ---- a text ---- */

static bool is_plain(const char *s)
{
	unsigned char b = (unsigned char)*s;

	/* U+00AD is C2 AD, U+FFFC is EF BF BC: what begins like them is looked at closely */
	return b > ' ' && b != 0xC2 && b != 0xEF;
}

static const char *plain_run(struct collector *c, const char *s, const char *end)
{
	const char *from = s;

	while (s < end && is_plain(s))
		s = g_utf8_next_char(s);
	if (s == from)
		return s;
	before_ordinary(c, g_utf8_get_char(from));
	begin_span(c, false);
	g_string_append_len(c->p->text, from, s - from);
	c->last = g_utf8_get_char(g_utf8_prev_char(s));
	return s;
}

void collect_text(struct collector *c, const struct fo_node *n, const char *s, const char *end)
{
	const struct para_style *style = c->in->style;
	bool is_cased = style->transform != KW_none || style->small_caps;

	read_white_space(c, n);
	while (s < end) {
		gunichar ch;

		if (!is_cased) {
			s = plain_run(c, s, end);
			if (s >= end)
				break;
		}
		ch = g_utf8_get_char(s);
		s = g_utf8_next_char(s);
		if (ch == '\n')
			linefeed(c);
		else if (ch == ' ' || ch == '\t' || ch == '\r')
			space(c, false);
		else if (is_cased && ch != OBJECT_CHARACTER && ch != SOFT_HYPHEN)
			cased(c, ch);
		else
			ordinary(c, ch);
	}
}
