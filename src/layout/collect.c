/*
 * collect.c - the characters of a paragraph and what stands among them
 *
 * Walks inline objects in document order.  White space is treated on the way:
 * linefeed-treatment, then white-space-collapse among characters that are
 * siblings (XSL 1.1, 7.16.12 with 4.2.4), then, over the borders of inlines,
 * white-space-treatment at forced breaks; what stands at breaks the line breaker
 * chooses is its business.
 */
#include "layout/graphic.h"
#include "layout/inlines.h"
#include "layout/leader.h"
#include "layout/marker.h"
#include "layout/note.h"
#include "layout/para_parts.h"
#include "layout/ruby.h"
#include "layout/table_marker.h"

#include <string.h>

enum {
	OBJECT_CHARACTER = 0xFFFC, REPLACEMENT = 0xFFFD, NO_BREAK_SPACE = 0xA0, SOFT_HYPHEN = 0xAD,
	ZERO_WIDTH_SPACE = 0x200B, POP_DIRECTION = 0x202C
};

struct collector {
	struct para_parts *p;
	struct inline_context *in;
	bool at_start;          /* of the paragraph, or after a forced break */
	bool after_space;       /* the sibling before is a collapsed space */
	int trailing;           /* spaces since the last character that is none */
	bool spaces_had_lf;     /* a line feed was among what they stand for */
	bool in_word;           /* for text-transform="capitalize" */
	gunichar last;          /* the last character that is no space */
	bool span_open, span_small;     /* small: letters that are drawn as small capitals */

	/* of the text node being read */
	const struct fo_node *text;
	bool drop_spaces, keep_first, keep_last;        /* white-space-treatment: all, at a line's start, at its end */
	bool collapse, delete_in_han;
	enum fo_kw linefeeds;
};

bool para_is_inline(const struct fo_node *n)
{
	switch (n->elem) {
	case FO_TEXT: case FO_footnote_body:
	case FO_marker: case FO_FOREIGN:        /* nothing of a line, and no end of it */
		return true;
	default:
		return fo_elem_class(n->elem) == FO_CLASS_INLINE || fo_elem_class(n->elem) == FO_CLASS_NEUTRAL;
	}
}

const struct fo_node *para_following(const struct fo_node *n, const struct fo_node *block)
{
	while (n != block && n->next == NULL)
		n = n->parent;
	return n == block ? NULL : n->next;
}

/* ---- characters ---- */

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

/* From here on there is a line to be made. */
static void content(struct collector *c)
{
	c->p->has_content = true;
	c->at_start = c->after_space = false;
	c->trailing = 0;
}

static void append(struct collector *c, gunichar ch)
{
	begin_span(c, false);
	g_string_append_unichar(c->p->text, ch);
}

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

static void erase_trailing(struct collector *c)
{
	for (; c->trailing > 0; c->trailing--)
		erase_space(c);
	c->after_space = false;
}

/* A line feed in the source between two of these is no word space: no blank stands between Han characters. */
static bool is_wide(gunichar ch)
{
	return ch >= 0x1100 && g_unichar_iswide(ch) && g_unichar_get_script(ch) != G_UNICODE_SCRIPT_HANGUL;
}

static void before_ordinary(struct collector *c, gunichar ch)
{
	if (c->trailing > 0 && c->spaces_had_lf && c->delete_in_han && is_wide(c->last) && is_wide(ch))
		erase_trailing(c);
	content(c);
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
	append(c, ch);
}

/* The line ends: its last spaces go, or are kept where they would vanish. */
static void end_line(struct collector *c)
{
	int n = c->trailing;

	erase_trailing(c);
	for (int i = 0; c->keep_last && i < n; i++)
		append(c, NO_BREAK_SPACE);
}

static void forced_break(struct collector *c)
{
	end_line(c);
	append(c, '\n');
	content(c);
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
	c->p->has_content = true;
	if (c->at_start) {
		append(c, NO_BREAK_SPACE);      /* a space would vanish there */
	} else {
		append(c, ' ');
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

static void characters(struct collector *c, const struct fo_node *n, const char *s, const char *end)
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

static void generated(struct collector *c, const struct fo_node *n, const char *text)
{
	characters(c, n, text, text + strlen(text));
}

/* ---- objects ---- */

static void object(struct collector *c, struct object o)
{
	o.in = c->in;
	append(c, OBJECT_CHARACTER);
	g_array_append_val(c->p->objects, o);
	if (o.kind == OBJECT_NOTE && o.note->is_side)
		c->p->has_sides = true;
	else
		c->p->has_content |= o.kind != OBJECT_STRUT || o.advance != 0;
	if (o.kind != OBJECT_STRUT && o.kind != OBJECT_NOTE) {
		content(c);
		c->in_word = false;
		c->last = OBJECT_CHARACTER;
	}
}

static void strut(struct collector *c, int edge)
{
	len_t width = area_box_edge(c->in->box, edge);
	bool marks = edge == EDGE_START && c->in->kind == CONTEXT_AREA &&
	    (c->in->node->id != NULL || marker_has(c->in->node));

	if (width != 0 || marks)
		object(c, (struct object){ .kind = OBJECT_STRUT, .node = c->in->node, .advance = width, .edge = edge });
}

static void inline_space(struct collector *c, const struct fo_node *n, enum fo_prop p)
{
	len_t width = fo_space(n, p, c->p->req->ipd).opt;

	if (width != 0)
		object(c, (struct object){ .kind = OBJECT_STRUT, .node = n, .advance = width, .edge = -1 });
}

/* ---- inline objects ---- */

static int kind_of(const struct fo_node *n)
{
	switch (n->elem) {
	case FO_wrapper:
		return n->id != NULL || marker_has(n) ? CONTEXT_AREA : CONTEXT_NONE;
	case FO_character:
	case FO_page_number:
	case FO_page_number_citation:
	case FO_page_number_citation_last:
		return CONTEXT_LEAF;
	case FO_leader:
	case FO_footnote:
		return CONTEXT_NONE;
	default:
		return n->elem != FO_TEXT && fo_elem_class(n->elem) == FO_CLASS_NEUTRAL ? CONTEXT_NONE : CONTEXT_AREA;
	}
}

static bool forbids_breaks(const struct fo_node *n)
{
	return (fo_specified(n, PROP_keep_together) &&
	    fo_keep(n, PROP_keep_together, FO_WITHIN_LINE) == FO_KEEP_ALWAYS) ||
	    (fo_specified(n, PROP_wrap_option) && fo_is(n, PROP_wrap_option, KW_no_wrap));
}

static void place_context(const struct para_parts *p, struct inline_context *in,
    const struct inline_context *up)
{
	in->shift = up->shift + inline_shift(in->node, in->style, up->style, &in->hang);
	if (p->vertical && in->hang == HANG_BASELINE)   /* another size stands on the same middle */
		in->shift = len_add(in->shift, style_middle(up->style) - style_middle(in->style));
	in->edged = up->edged;
	if (in->hang != HANG_BASELINE) {
		in->edged = in;
		in->shift = len_add(in->shift, -up->shift);
	}
	in->extent = inline_extent(in->style, p->stacking == KW_line_height);
	if (p->shifts || in->edged != NULL) {
		in->extent.above = len_add(in->extent.above, in->shift);
		in->extent.below = len_add(in->extent.below, -in->shift);
	}
}

/* What an underline looks like: that of a name is straight, that of a title waves. */
static void line_form(const struct fo_node *n, struct inline_context *in)
{
	in->line_style = style_line(fo_keyword(n, PROP_axf_text_line_style));
	in->line_width = fo_is(n, PROP_axf_text_line_width, KW_auto) ? 0 :
	    len_max(fo_len(n, PROP_axf_text_line_width, in->style->text.size), 0);
}

static struct inline_context *context(struct collector *c, const struct fo_node *n)
{
	struct inline_context *in = ARENA_NEW(c->p->arena, struct inline_context), *up = c->in;

	in->node = n;
	in->parent = up;
	in->style = up == NULL ? c->p->style : style_of_request(c->p->l, c->p->req, n);
	in->hidden = style_is_hidden(n);
	if (up != NULL) {
		in->kind = kind_of(n);
		in->depth = up->depth + 1;
		in->box = in->kind == CONTEXT_NONE ? NULL : style_box(c->p->l, n, c->p->req->ipd);
		in->link = inline_link(c->p->l, n);
		in->no_break = up->no_break || forbids_breaks(n);
		in->decoration = up->decoration;
		memcpy(in->decoration_color, up->decoration_color, sizeof in->decoration_color);
		in->line_style = up->line_style;
		in->line_width = up->line_width;
		place_context(c->p, in, up);
	}
	inline_decoration(n, &in->decoration, in->decoration_color);
	if (!fo_is(n, PROP_text_decoration, KW_none))
		line_form(n, in);
	return in;
}

static struct collected collected(const struct para_parts *p)
{
	return (struct collected){ p->text->len, p->spans->len, p->objects->len };
}

static void take_back(struct para_parts *p, const struct collected *to)
{
	g_string_truncate(p->text, to->text);
	g_array_set_size(p->spans, to->spans);
	g_ptr_array_set_size(p->contexts, (gint)to->spans);
	g_array_set_size(p->objects, to->objects);
}

/* Spaces before and after the border of an object are no siblings; an fo:character is one itself. */
static void begin_siblings(struct collector *c, const struct fo_node *n)
{
	if (n->elem != FO_character)
		c->after_space = false;
}

static void enter(struct collector *c, const struct fo_node *n, bool again)
{
	struct collected before = collected(c->p);
	gunichar direction = inline_direction(n);

	begin_siblings(c, n);
	if (!again)
		inline_space(c, n, PROP_space_start);
	c->in = context(c, n);
	c->in->before = before;
	c->span_open = false;
	c->in->placed = again;
	if (!again)
		strut(c, EDGE_START);
	if (direction != 0)
		append(c, direction);
	c->in->begins = c->p->text->len;
}

/* Nothing has come since its start. */
static bool is_empty(const struct collector *c)
{
	return c->p->text->len == c->in->begins;
}

static void leave(struct collector *c)
{
	const struct fo_node *n = c->in->node;

	if (inline_direction(n) != 0)
		append(c, POP_DIRECTION);
	if (!c->in->placed || !is_empty(c))     /* else a block in it had its end */
		strut(c, EDGE_END);
	c->in = c->in->parent;
	c->span_open = false;
	begin_siblings(c, n);
	inline_space(c, n, PROP_space_end);
}

static void text_leaf(struct collector *c, const struct fo_node *n, const char *text)
{
	enter(c, n, false);
	generated(c, n, text);
	leave(c);
}

static void leader(struct collector *c, const struct fo_node *n)
{
	struct object o = { .node = n };

	enter(c, n, false);
	leader_measure(c->p, n, c->in->style, &o);
	c->in->extent = (struct extent){ 0 };   /* its object says */
	object(c, o);
	leave(c);
}

static void picture(struct collector *c, const struct fo_node *n)
{
	struct object o = { .node = n };

	inline_space(c, n, PROP_space_start);
	if (n->elem == FO_axf_ruby)
		ruby_object(c->p, n, c->in->style, &o);
	else if (n->elem == FO_inline)
		ruby_warichu(c->p, n, c->in->style, &o);
	else if (n->elem == FO_inline_container)
		inline_container(c->p, n, c->in->style, &o);
	else
		graphic_object(c->p->l, n, c->p->req->ipd, c->in->style, &o);
	object(c, o);
	inline_space(c, n, PROP_space_end);
}

/* What is not done and has nothing in it that could stand in its place. */
static bool is_hole(const struct fo_node *n)
{
	return n->first == NULL && fo_elem_class(n->elem) == FO_CLASS_INLINE && fo_elem_state(n->elem) == FO_STATE_N;
}

static void mark_hole(struct collector *c, const struct fo_node *n)
{
	enter(c, n, false);
	c->in->style = style_red(c->p->l, c->in->style);
	generated(c, n, arena_printf(c->p->arena, "[fo:%s]", fo_elem_name(n->elem)));
	leave(c);
}

static bool note(struct collector *c, const struct fo_node *n)
{
	struct object o = { .kind = OBJECT_NOTE, .node = n };

	if (note_is_side(n))
		o.note = c->p->req->takes_sides ? note_side(c->p->l, n) : NULL;
	else
		o.note = note_make(c->p->l, n);
	if (o.note != NULL)
		object(c, o);
	return o.note != NULL;
}

/* Objects without inline children of their own; false: n is entered. */
static bool leaf(struct collector *c, const struct fo_node *n)
{
	switch (n->elem) {
	case FO_inline:
		if (!fo_is(n, PROP_yf_warichu, KW_true))
			return false;
		picture(c, n);
		return true;
	case FO_TEXT:
		characters(c, n, n->text, n->text + n->text_size);
		return true;
	case FO_character:
		text_leaf(c, n, fo_string(n, PROP_character) ? fo_string(n, PROP_character) : "");
		return true;
	case FO_page_number:
	case FO_page_number_citation:
	case FO_page_number_citation_last:
		text_leaf(c, n, inline_page_number(c->p->l, n));
		return true;
	case FO_leader:
		leader(c, n);
		return true;
	case FO_axf_ruby:
	case FO_external_graphic:
	case FO_instream_foreign_object:
	case FO_inline_container:
		picture(c, n);
		return true;
	case FO_footnote_body:
	case FO_float:
		return note(c, n);
	case FO_marker:
	case FO_FOREIGN:
		return true;
	default:
		if (!is_hole(n))
			return false;
		mark_hole(c, n);
		return true;
	}
}

static const struct fo_node *first_child(struct collector *c, const struct fo_node *n)
{
	if (n->elem == FO_retrieve_table_marker)
		return table_marker_retrieve(c->p->l, n);
	return n->elem == FO_retrieve_marker ? marker_retrieve(c->p->l, n) : n->first;
}

/* Walk in document order until a block-level object or the block's end. */
static const struct fo_node *walk(struct collector *c, const struct fo_node *n)
{
	const struct fo_node *block = c->p->req->block;

	while (n != NULL) {
		if (!para_is_inline(n))
			return n;
		if (!leaf(c, n)) {
			const struct fo_node *child = first_child(c, n);

			enter(c, n, false);
			if (child != NULL) {
				n = child;
				continue;
			}
			leave(c);
		}
		while (n != block && n->next == NULL) {
			n = n->parent;
			if (n != block)
				leave(c);
		}
		n = n == block ? NULL : n->next;
	}
	return NULL;
}

static void open_ancestors(struct collector *c, const struct fo_node *n)
{
	if (n == c->p->req->block)
		return;
	open_ancestors(c, n->parent);
	enter(c, n, true);
}

/* A block-level object follows: what it is the first in begins with it, and no space stands before it. */
static void end_before_block(struct collector *c)
{
	struct para_parts *p = c->p;

	erase_trailing(c);
	while (c->in->parent != NULL && !c->in->placed && is_empty(c)) {
		take_back(p, &c->in->before);
		c->in = c->in->parent;
	}
	p->has_content &= p->text->len > 0;
	p->begun = c->in->node;
}

const struct fo_node *collect(struct para_parts *p)
{
	struct collector c = { .p = p, .at_start = true };
	const struct para_request *r = p->req;
	const struct fo_node *stop;

	c.in = p->block = context(&c, r->block);
	if (r->first->parent != r->block)
		open_ancestors(&c, r->first->parent);
	stop = walk(&c, r->first);
	if (stop != NULL)
		end_before_block(&c);
	end_line(&c);
	return stop;
}
