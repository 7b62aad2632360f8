#include "layout/para.h"

#include "layout/inlines.h"
#include "layout/note.h"
#include "layout/para_parts.h"

#include <string.h>

enum { OBJECT_CHARACTER = 0xFFFC, REPLACEMENT = 0xFFFD, NO_BREAK_SPACE = 0xA0, ZERO_WIDTH_SPACE = 0x200B };

/* The white-space state while characters are collected. */
struct collector {
	struct para_parts *p;
	struct inline_context *in;
	bool at_start;          /* of the paragraph, or after a forced break */
	bool after_space;       /* the last character is a collapsed space */
	bool space_had_lf;      /* ... and a line feed was among what it stands for */
	gunichar last;          /* the last character that is not such a space */
	gunichar before_space;
	bool span_open;
	const struct fo_node *stop;
};

bool para_is_inline(const struct fo_node *n)
{
	return n->elem == FO_TEXT || n->elem == FO_footnote_body || fo_elem_class(n->elem) == FO_CLASS_INLINE ||
	    fo_elem_class(n->elem) == FO_CLASS_NEUTRAL;
}

const struct fo_node *para_following(const struct fo_node *n, const struct fo_node *block)
{
	while (n != block && n->next == NULL)
		n = n->parent;
	return n == block ? NULL : n->next;
}

/* ---- characters ---- */

static void begin_span(struct collector *c)
{
	struct text_span s = { .start = (int)c->p->text->len, .style = &c->in->style->text, .pos = c->in->node->pos };

	if (c->span_open)
		return;
	g_array_append_val(c->p->spans, s);
	g_ptr_array_add(c->p->contexts, c->in);
	c->span_open = true;
}

static void append(struct collector *c, gunichar ch)
{
	begin_span(c);
	g_string_append_unichar(c->p->text, ch);
}

/* Take a collapsed space back, if nothing stands behind it. */
static void take_back_space(struct collector *c)
{
	GString *t = c->p->text;

	c->after_space = false;
	if (t->len == 0 || t->str[t->len - 1] != ' ')
		return;
	g_string_truncate(t, t->len - 1);
	for (guint i = c->p->spans->len; i-- > 0;) {
		struct text_span *s = &g_array_index(c->p->spans, struct text_span, i);

		if (s->start <= (int)t->len)
			break;
		s->start = (int)t->len;
	}
}

/* A line feed in the source between two of these is no word space: no blank stands between Han characters. */
static bool is_wide(gunichar ch)
{
	return ch != 0 && g_unichar_iswide(ch) && g_unichar_get_script(ch) != G_UNICODE_SCRIPT_HANGUL;
}

static void ordinary(struct collector *c, const struct fo_node *n, gunichar ch)
{
	if (c->after_space && c->space_had_lf && is_wide(c->before_space) && is_wide(ch) &&
	    fo_is(n, PROP_yf_linefeed_in_han, KW_delete))
		take_back_space(c);
	append(c, ch);
	c->after_space = false;
	c->at_start = false;
	c->last = ch;
}

static void forced_break(struct collector *c, const struct fo_node *n)
{
	if (c->after_space && !fo_is(n, PROP_white_space_treatment, KW_preserve))
		take_back_space(c);
	append(c, '\n');
	c->after_space = false;
	c->at_start = true;
	c->last = 0;
}

static void space(struct collector *c, const struct fo_node *n, bool is_lf)
{
	bool keep = fo_is(n, PROP_white_space_treatment, KW_preserve);

	if (fo_is(n, PROP_white_space_collapse, KW_true)) {
		if (c->after_space) {
			c->space_had_lf |= is_lf;
			return;
		}
		if (c->at_start && !keep)
			return;
		c->before_space = c->last;
		append(c, ' ');
		c->after_space = true;
		c->space_had_lf = is_lf;
		return;
	}
	if (c->at_start && !keep)
		return;
	append(c, c->at_start ? NO_BREAK_SPACE : ' ');  /* kept at a line's start, where a space would vanish */
}

static void linefeed(struct collector *c, const struct fo_node *n)
{
	switch (fo_keyword(n, PROP_linefeed_treatment)) {
	case KW_preserve:
		forced_break(c, n);
		break;
	case KW_ignore:
		break;
	case KW_treat_as_zero_width_space:
		ordinary(c, n, ZERO_WIDTH_SPACE);
		break;
	default:
		space(c, n, true);
	}
}

static void characters(struct collector *c, const struct fo_node *n)
{
	const char *end = n->text + n->text_size;

	for (const char *s = n->text; s < end; s = g_utf8_next_char(s)) {
		gunichar ch = g_utf8_get_char(s);

		if (ch == '\n')
			linefeed(c, n);
		else if (ch == ' ' || ch == '\t' || ch == '\r')
			space(c, n, false);
		else
			ordinary(c, n, ch == OBJECT_CHARACTER ? REPLACEMENT : ch);
	}
}

/* Characters that are not the author's: page numbers. */
static void generated(struct collector *c, const struct fo_node *n, const char *text)
{
	for (const char *s = text; *s != '\0'; s = g_utf8_next_char(s))
		ordinary(c, n, g_utf8_get_char(s));
}

static void object(struct collector *c, struct object o)
{
	o.in = c->in;
	append(c, OBJECT_CHARACTER);
	g_array_append_val(c->p->objects, o);
	if (o.kind != OBJECT_STRUT && o.kind != OBJECT_NOTE) {
		c->after_space = false;
		c->at_start = false;
		c->last = OBJECT_CHARACTER;
	}
}

static void strut(struct collector *c, int edge)
{
	const struct area_box *b = c->in->box;
	len_t width = b == NULL ? 0 : b->edge[edge].width + b->edge[edge].padding;

	if (width != 0 || (edge == EDGE_START && c->in->node->id != NULL))
		object(c, (struct object){ .kind = OBJECT_STRUT, .node = c->in->node, .advance = width });
}

/* ---- inline objects ---- */

static struct inline_context *context(struct collector *c, const struct fo_node *n)
{
	struct inline_context *in = ARENA_NEW(c->p->arena, struct inline_context);

	in->node = n;
	in->parent = c->in;
	in->style = style_of(c->p->l, n);
	if (c->in == NULL)
		return in;
	in->depth = c->in->depth + 1;
	in->shift = c->in->shift + inline_shift(n, c->in->style);
	in->box = style_box(c->p->l, n, c->p->req->ipd);
	in->link = inline_link(c->p->l, n);
	in->is_area = n->elem != FO_wrapper;
	in->no_break = c->in->no_break || (fo_specified(n, PROP_keep_together) &&
	    fo_keep(n, PROP_keep_together, FO_WITHIN_LINE) == FO_KEEP_ALWAYS) ||
	    (fo_specified(n, PROP_wrap_option) && fo_is(n, PROP_wrap_option, KW_no_wrap));
	in->decoration = c->in->decoration;
	in->decoration_color = c->in->decoration_color;
	inline_decoration(n, &in->decoration, &in->decoration_color);
	return in;
}

static void enter(struct collector *c, const struct fo_node *n, bool again)
{
	c->in = context(c, n);
	c->span_open = false;
	c->in->placed = again;
	if (!again)
		strut(c, EDGE_START);
}

static void leave(struct collector *c)
{
	strut(c, EDGE_END);
	c->in = c->in->parent;
	c->span_open = false;
}

/* Objects without inline children of their own; false: n is entered. */
static bool leaf(struct collector *c, const struct fo_node *n)
{
	struct layout *l = c->p->l;
	struct object o = { .node = n };

	switch (n->elem) {
	case FO_TEXT:
		characters(c, n);
		return true;
	case FO_character:
		enter(c, n, false);
		generated(c, n, fo_string(n, PROP_character) ? fo_string(n, PROP_character) : "");
		leave(c);
		return true;
	case FO_page_number:
	case FO_page_number_citation:
	case FO_page_number_citation_last:
		enter(c, n, false);
		generated(c, n, inline_page_number(l, n));
		leave(c);
		return true;
	case FO_leader:
		enter(c, n, false);
		inline_leader(l, n, c->p->req->ipd, &o);
		object(c, o);
		leave(c);
		return true;
	case FO_footnote_body:
	case FO_float:
		o.kind = OBJECT_NOTE;
		o.note = note_make(l, n);
		if (o.note != NULL)
			object(c, o);
		return o.note != NULL;
	case FO_marker:
	case FO_FOREIGN:
		return true;
	default:
		return false;
	}
}

/* Walk in document order until a block-level object or the block's end. */
static void collect(struct collector *c, const struct fo_node *n)
{
	const struct fo_node *block = c->p->req->block;

	while (n != NULL) {
		if (!para_is_inline(n)) {
			c->stop = n;
			return;
		}
		if (!leaf(c, n)) {
			enter(c, n, false);
			if (n->first != NULL) {
				n = n->first;
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
}

static void open_ancestors(struct collector *c, const struct fo_node *n)
{
	if (n == c->p->req->block)
		return;
	open_ancestors(c, n->parent);
	enter(c, n, true);
}

/* ---- setting ---- */

/* Tell the cells what their objects measure, and where no break may be. */
static void fit_cells(struct para_parts *p)
{
	guint k = 0;

	p->object_of = ARENA_ARRAY(p->arena, p->cells.n + 1, struct object *);
	for (int i = 0; i < p->cells.n; i++) {
		struct cell *c = &p->cells.cell[i];
		const struct inline_context *in = p->contexts->pdata[c->span];
		struct object *o;

		if (in->no_break && i > 0) {
			const struct inline_context *before = p->contexts->pdata[c[-1].span];

			if (before->no_break)
				c->flags |= CELL_NO_BREAK_BEFORE;
		}
		if (c->class != CELL_OBJECT || k >= p->objects->len)
			continue;
		o = &g_array_index(p->objects, struct object, k++);
		p->object_of[i] = o;
		if (o->kind == OBJECT_STRUT || o->kind == OBJECT_NOTE)
			c->class = CELL_STRUT;
		c->advance = o->advance;
		c->stretch = o->stretch;
		c->shrink = o->shrink;
		c->em = in->style->text.size;
	}
}

static len_t same_room(void *context, int line)
{
	(void)line;
	return *(const len_t *)context;
}

static void compose_lines(struct para_parts *p)
{
	struct compose_style s = p->style->compose;
	const struct fo_node *block = p->req->block;
	len_t room = p->req->ipd;

	s.indent = p->req->continues ? 0 : fo_len(block, PROP_text_indent, room);
	s.last_end_indent = fo_len(block, PROP_last_line_end_indent, room);
	if (fo_is(block, PROP_yf_line_shape, KW_balanced)) {
		bool shaped;

		p->lines = compose_title(p->arena, p->cells.cell, p->cells.n, &s, room, &shaped);
		if (!shaped)
			diag_report(p->l->diag, block->pos, LAYOUT_TITLE_SHAPE);
		return;
	}
	p->lines = compose(p->arena, p->cells.cell, p->cells.n, &s, same_room, &room);
}

static void shape(struct para_parts *p)
{
	const struct compose_style *s = &p->style->compose;

	p->cells = cells_classify(p->arena, p->text->str, p->text->len, s->locale, s->vertical);
	p->shaped = shape_cells(p->arena, p->l->fonts, p->l->diag, p->text->str, &p->cells,
	    (const struct text_span *)p->spans->data, (int)p->spans->len, s->locale, s->vertical);
	fit_cells(p);
}

static struct para make_lines(struct para_parts *p)
{
	struct para out = { 0 };

	shape(p);
	compose_lines(p);
	out.line = ARENA_ARRAY(p->l->arena, p->lines.n, struct para_line);
	out.n = p->lines.n;
	for (int i = 0; i < out.n; i++) {
		out.line[i] = line_make(p, i);
		if (p->lines.line[i].overfull)
			diag_report(p->l->diag, p->req->block->pos, LAYOUT_LINE_OVERFULL);
	}
	return out;
}

static bool is_empty(const struct para_parts *p)
{
	return p->text->len == 0;
}

/* A paragraph may be set while another is being collected: the notes it cites. */
static struct arena *take_arena(struct layout *l)
{
	struct arena *a = l->para != NULL ? l->para : arena_new();

	l->para = NULL;
	return a;
}

static void give_back_arena(struct layout *l, struct arena *a)
{
	if (l->para != NULL) {
		arena_free(a);
		return;
	}
	arena_reset(a);
	l->para = a;
}

struct para para_set(struct layout *l, const struct para_request *req)
{
	struct para_parts p = {
		.l = l, .arena = take_arena(l), .req = req, .style = style_of(l, req->block),
		.text = g_string_new(NULL),
		.spans = g_array_new(FALSE, FALSE, sizeof(struct text_span)),
		.contexts = g_ptr_array_new(),
		.objects = g_array_new(FALSE, FALSE, sizeof(struct object)),
	};
	struct collector c = { .p = &p, .at_start = true };
	struct para out = { 0 };

	c.in = context(&c, req->block);
	inline_decoration(req->block, &c.in->decoration, &c.in->decoration_color);
	if (req->first->parent != req->block)
		open_ancestors(&c, req->first->parent);
	collect(&c, req->first);
	if (c.after_space)
		take_back_space(&c);
	if (!is_empty(&p))
		out = make_lines(&p);
	out.next = c.stop;
	g_string_free(p.text, TRUE);
	g_array_free(p.spans, TRUE);
	g_ptr_array_free(p.contexts, TRUE);
	g_array_free(p.objects, TRUE);
	give_back_arena(l, p.arena);
	return out;
}
