/*
 * collect.c - the characters of a paragraph and what stands among them
 *
 * Walks inline objects in document order, up to a block-level one or the block's
 * end.
 */
#include "layout/collect_parts.h"

#include "layout/graphic.h"
#include "layout/inlines.h"
#include "layout/leader.h"
#include "layout/marker.h"
#include "layout/note.h"
#include "layout/ruby.h"
#include "layout/table_marker.h"

#include <string.h>

#define POP_DIRECTION 0x202C

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

static void generated(struct collector *c, const struct fo_node *n, const char *text)
{
	collect_text(c, n, text, text + strlen(text));
}

/* ---- objects ---- */

static void object(struct collector *c, struct object o)
{
	bool is_mark = o.kind == OBJECT_STRUT && o.advance == 0;

	o.in = c->in;
	collect_character(c, OBJECT_CHARACTER);
	g_array_append_val(c->p->objects, o);
	if (o.kind == OBJECT_NOTE && o.note->is_side)
		c->p->has_sides = true;
	else
		c->p->has_content |= !is_mark;
	c->p->has_depth |= !is_mark && o.kind != OBJECT_NOTE;
	if (o.kind != OBJECT_STRUT && o.kind != OBJECT_NOTE) {
		collect_content(c);
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
	c->in = collect_context(c, n);
	c->in->before = before;
	c->span_open = false;
	c->in->placed = again;
	if (!again)
		strut(c, EDGE_START);
	if (direction != 0)
		collect_character(c, direction);
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
		collect_character(c, POP_DIRECTION);
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
		collect_text(c, n, n->text, n->text + n->text_size);
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

	collect_erase_trailing(c);
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

	c.in = p->block = collect_context(&c, r->block);
	if (r->first->parent != r->block)
		open_ancestors(&c, r->first->parent);
	stop = walk(&c, r->first);
	if (stop != NULL)
		end_before_block(&c);
	collect_end_line(&c);
	return stop;
}
