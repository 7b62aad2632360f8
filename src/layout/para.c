#include "layout/para.h"

#include "layout/hyphen.h"
#include "layout/para_parts.h"
#include "layout/percent.h"

#include <string.h>

/* Wider than any line: nothing is broken in a strip. */
#define STRIP_ROOM (LEN_MAX / 4)

/* Room after every character where some have bopomofo beside them, 1/1000 em. */
#define ANNOTATION 500

static void fit_object(struct cell *c, const struct object *o)
{
	if (o->kind == OBJECT_STRUT || o->kind == OBJECT_NOTE)
		c->class = CELL_STRUT;
	/* what ends an inline, and a note's anchor, stay with what is before them */
	if (o->kind == OBJECT_NOTE || (o->kind == OBJECT_STRUT && o->edge == EDGE_END))
		c->flags |= CELL_NO_BREAK_BEFORE;
	c->advance = o->advance;
	c->stretch = o->stretch;
	c->shrink = o->shrink;
	c->em = o->in->style->text.size;
	if (o->is_text) {
		c->class = CELL_HAN;
		c->flags |= CELL_CHINESE;
	}
}

/* Where only the letters around it have a range, a space has its usual one and theirs (widths.c). */
static void fit_space(struct cell *c, const struct para_style *s)
{
	len_t space = c->advance - c->letter_space;
	bool only_letters = s->word_less == 0 && s->word_more == 0 && (c->shrink > 0 || c->stretch > 0);

	c->advance += s->word_spacing;
	c->shrink += only_letters ? space / 3 : s->word_less;
	c->stretch += only_letters ? space / 2 : s->word_more;
}

/* Tell the cells what their objects measure, and where no break may be. */
static void fit_cells(struct para_parts *p)
{
	const struct inline_context *before = NULL;
	guint k = 0;

	if (p->objects->len > 0)
		p->object_of = ARENA_ARRAY(p->arena, p->cells.n + 1, struct object *);
	for (int i = 0; i < p->cells.n; i++) {
		struct cell *c = &p->cells.cell[i];
		const struct inline_context *in = context_at(p, i);

		if (in->no_break && before != NULL && before->no_break)
			c->flags |= CELL_NO_BREAK_BEFORE;
		if (c->class == CELL_SPACE || c->class == CELL_NBSP)
			fit_space(c, in->style);
		if (c->class == CELL_OBJECT && k < p->objects->len) {
			p->object_of[i] = &g_array_index(p->objects, struct object, k++);
			fit_object(c, p->object_of[i]);
		}
		p->has_bidi |= c->level != 0;
		before = in;
	}
	if (p->has_bidi)
		p->order = ARENA_ARRAY(p->arena, p->cells.n, int);
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

	s.vertical = p->vertical;
	if (p->annotated && !p->vertical)
		s.annotation = ANNOTATION;
	if (p->req->scale > 0)
		s.orphan_cells = 0;
	if (p->has_hyphens)
		s.hyphen = style_hyphen(p->l, p->style)->advance;
	if (p->req->strip) {
		room = STRIP_ROOM;
		s.align = s.align_last = ALIGN_START;
	} else {
		s.indent = p->req->continues || p->skip > 0 ? 0 : percent_len(p->l, block, PROP_text_indent, room);
		s.last_end_indent = percent_len(p->l, block, PROP_last_line_end_indent, room);
	}
	if (fo_is(block, PROP_yf_line_shape, KW_balanced)) {
		bool shaped;

		cells_words(p->arena, &p->cells, p->text->str, p->text->len, s.locale);
		p->lines = compose_title(p->arena, p->cells.cell, p->cells.n, &s, room, &shaped);
		if (!shaped)
			diag_report(p->l->diag, block->pos, LAYOUT_TITLE_SHAPE);
		return;
	}
	if (p->req->room != NULL && !p->req->strip)
		p->lines = compose(p->arena, p->cells.cell, p->cells.n, &s, p->req->room, p->req->room_context);
	else
		p->lines = compose(p->arena, p->cells.cell, p->cells.n, &s, same_room, &room);
}

static void shape(struct para_parts *p)
{
	const struct compose_style *s = &p->style->compose;

	p->cells = cells_classify(p->arena, p->text->str, p->text->len, s->locale, p->vertical);
	p->shaped = shape_cells(p->arena, p->l->fonts, p->l->diag, p->text->str, &p->cells,
	    (const struct text_span *)p->spans->data, (int)p->spans->len, s->locale, p->vertical);
	fit_cells(p);
	if (!s->no_wrap && !p->req->strip)
		hyphen_words(p);
}

/* Lines on earlier pages have the first cells already; objects that began there begin no more. */
static void skip_cells(struct para_parts *p)
{
	p->skip = CLAMP(p->req->skip, 0, p->cells.n);
	for (int i = 0; i < p->skip; i++) {
		struct inline_context *in = context_at(p, i);

		for (; in != NULL && !in->placed; in = in->parent)
			in->placed = true;
	}
	p->cells.cell += p->skip;
	p->cells.n -= p->skip;
	if (p->object_of != NULL)
		p->object_of += p->skip;
}

static const struct note *find_sides(const struct para_parts *p)
{
	struct note *first = NULL, **end = &first;

	for (guint i = p->has_sides ? 0 : p->objects->len; i < p->objects->len; i++) {
		const struct object *o = &g_array_index(p->objects, struct object, i);

		if (o->kind == OBJECT_NOTE && o->note->is_side) {
			*end = arena_copy(p->l->arena, o->note, sizeof *o->note);
			(*end)->next = NULL;
			end = (struct note **)&(*end)->next;
		}
	}
	return first;
}

static struct para make_lines(struct para_parts *p)
{
	struct para out = { 0 };

	shape(p);
	skip_cells(p);
	if (p->cells.n == 0)
		return out;
	compose_lines(p);
	out.line = ARENA_ARRAY(p->l->arena, p->lines.n, struct para_line);
	out.n = p->req->strip ? MIN(p->lines.n, 1) : p->lines.n;
	for (int i = 0; i < out.n; i++) {
		out.line[i] = line_make(p, i);
		if (p->lines.line[i].overfull && p->req->room == NULL)
			diag_report(p->l->diag, p->req->block->pos, LAYOUT_LINE_OVERFULL);
	}
	return out;
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

static void measure(struct para_parts *p, len_t *least, len_t *greatest)
{
	len_t indent = p->req->continues ? 0 : percent_len(p->l, p->req->block, PROP_text_indent, p->req->ipd);

	shape(p);
	compose_extent(p->arena, p->cells.cell, p->cells.n, &p->style->compose, least, greatest);
	*greatest = len_add(*greatest, len_max(indent, 0));
}

/* Set the run, or only measure it. */
static struct para set(struct layout *l, const struct para_request *req, len_t *least, len_t *greatest)
{
	struct para_parts p = {
		.l = l, .arena = take_arena(l), .req = req, .style = style_of_request(l, req, req->block), .vertical = l->vertical,
		.stacking = fo_keyword(req->block, PROP_line_stacking_strategy),
		.shifts = fo_is(req->block, PROP_line_height_shift_adjustment, KW_consider_shifts),
		.text = g_string_new(NULL),
		.spans = g_array_new(FALSE, FALSE, sizeof(struct text_span)),
		.contexts = g_ptr_array_new(),
		.objects = g_array_new(FALSE, FALSE, sizeof(struct object)),
	};
	struct para out = { 0 };

	p.stop = collect(&p);
	if (p.has_content && least != NULL)
		measure(&p, least, greatest);
	else if (p.has_content)
		out = make_lines(&p);
	out.next = p.stop;
	out.begun = p.begun;
	out.sides = find_sides(&p);
	g_string_free(p.text, TRUE);
	g_array_free(p.spans, TRUE);
	g_ptr_array_free(p.contexts, TRUE);
	g_array_free(p.objects, TRUE);
	give_back_arena(l, p.arena);
	return out;
}

struct para para_set(struct layout *l, const struct para_request *req)
{
	return set(l, req, NULL, NULL);
}

const struct fo_node *para_extent(struct layout *l, const struct para_request *req, len_t *least, len_t *greatest)
{
	*least = *greatest = 0;
	return set(l, req, least, greatest).next;
}
