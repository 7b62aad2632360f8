/*
 * dump.c - the area tree as XML
 *
 * The vocabulary is that of Apache FOP's area tree renderer, so that the checks
 * written for it can judge us.  Where the two trees differ the dump bridges:
 *
 *	a block among inlines	stands in an inlineblockparent
 *	a block-container	is a viewport block with a reference block in it,
 *				or, in a line, a viewport with a container
 *	a picture		is a viewport with an image or foreignObject
 *	a line			is as deep as its text, without half-leading
 *	a text			is cut into words and spaces
 *
 * Text content is compared as it is, so a line may end inside tags only: every
 * tag waits for its '>' until the next one begins.
 */
#include "area/dump_parts.h"

#include <glib.h>
#include <inttypes.h>
#include <string.h>

/* Deeper trees end in an element cut: what nests so deep is not a document. */
#define DEPTH_MAX 2000

static void dump_children(struct dump *, const struct area *);

static bool is_space(gunichar c)
{
	return c == 0x20 || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x3000 || c == 0xfeff;
}

/* The characters as they stand from left to right, where they are read from right to left; to be freed. */
static char *mirrored(const char *text, int bytes)
{
	char *valid = g_utf8_make_valid(text, bytes), *back = g_utf8_strreverse(valid, -1);
	GString *out = g_string_new(NULL);

	for (const char *s = back; *s != '\0'; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		g_unichar_get_mirror_char(c, &c);
		g_string_append_unichar(out, c);
	}
	g_free(valid);
	g_free(back);
	return g_string_free(out, FALSE);
}

/* A word of nothing but soft hyphens shows nothing. */
static bool is_shown(const char *s, const char *end)
{
	static const char soft_hyphen[] = { '\xC2', '\xAD' };

	while (end - s >= 2 && memcmp(s, soft_hyphen, 2) == 0)
		s += 2;
	return s < end;
}

static void put_words(struct dump *d, const struct area_text *t)
{
	char *visual = t->backwards ? mirrored(t->text, t->bytes) : NULL;
	const char *s = visual != NULL ? visual : t->text, *last = s + (visual != NULL ? (int)strlen(visual) : t->bytes);

	while (s < last) {
		const char *from = s;
		bool space = false;

		while (s < last) {
			gunichar c = g_utf8_get_char_validated(s, last - s);

			space = (int32_t)c >= 0 && is_space(c);
			if (space)
				break;
			s = (int32_t)c < 0 ? s + 1 : g_utf8_next_char(s);
		}
		if (space && s == from)
			s = g_utf8_next_char(s);
		else
			space = false;
		dump_begin(d, space ? "space" : "word");
		dump_attr_len_unless_zero(d, "level", t->area.level);
		fputc('>', d->to);
		if (is_shown(from, s))
			dump_put_text(d->to, from, (size_t)(s - from), false);
		d->depth--;
		fputs(space ? "</space" : "</word", d->to);
	}
	g_free(visual);
}

static void dump_text(struct dump *d, const struct area_text *t)
{
	dump_begin(d, "text");
	dump_attr_len_unless_zero(d, "twsadjust", t->word_space);
	dump_attr_len_unless_zero(d, "tlsadjust", t->letter_space);
	dump_attr_len(d, "offset", d->offset);
	dump_attr_len(d, "baseline", t->baseline);
	dump_put_area(d, &t->area);
	dump_attr_color(d, "color", t->color);
	dump_attr_len(d, "font-size", t->size);
	put_words(d, t);
	dump_end(d, "text");
}

static void dump_leader(struct dump *d, const struct area_leader *l)
{
	dump_begin(d, "leader");
	dump_put_area(d, &l->area);
	dump_attr_color(d, "color", l->color);
	dump_attr_len(d, "offset", d->offset);
	dump_attr(d, "ruleStyle", dump_line_style(l->style));
	dump_attr_len(d, "ruleThickness", l->thickness);
	dump_end(d, "leader");
}

static void put_pos(struct dump *d, int64_t x, int64_t y, len_t w, len_t h)
{
	fprintf(d->to, " pos=\"%" PRId64 " %" PRId64 " %" PRId32 " %" PRId32 "\"", x, y, w, h);
}

static void dump_image(struct dump *d, const struct area_image *i)
{
	const char *name = i->inline_xml != NULL ? "foreignObject" : "image";

	dump_begin(d, "viewport");
	dump_put_area(d, &i->area);
	dump_attr_len(d, "offset", d->offset);
	put_pos(d, (int64_t)i->cx + area_left(&i->area), (int64_t)i->cy + area_edge(&i->area, EDGE_BEFORE), i->cw,
	    i->ch);
	dump_attr_flag(d, "clip", i->clip);
	dump_begin(d, name);
	dump_attr_len(d, "ipd", i->cw);
	dump_attr_len(d, "bpd", i->ch);
	if (i->area.id != NULL)
		dump_attr(d, "prod-id", i->area.id);
	if (i->inline_xml != NULL) {
		dump_attr(d, "ns", "http://www.w3.org/2000/svg");
		fprintf(d->to, ">%s", i->inline_xml);
		d->depth--;
		fprintf(d->to, "</%s", name);
	} else {
		dump_attr(d, "url", i->path != NULL ? i->path : "");
		dump_end(d, name);
	}
	dump_end(d, "viewport");
}

/* The matrix that area_turn() applies, and then a shift. */
static void put_ctm(struct dump *d, int rotation, len_t width, len_t height, int64_t x, int64_t y)
{
	static const char *const turn[] = { "1.0 0.0 0.0 1.0", "0.0 -1.0 1.0 0.0", "-1.0 -0.0 0.0 -1.0",
		"0.0 1.0 -1.0 0.0" };
	len_t e = 0, f = 0;

	area_turn(rotation, width, height, &e, &f);
	fprintf(d->to, " ctm=\"[%s %" PRId64 ".0 %" PRId64 ".0]\"", turn[rotation / 90 & 3], e + x,
	    f + y);
}

static bool among_inlines(const struct area *parent)
{
	return parent->type == AREA_LINE || parent->type == AREA_INLINE;
}

/* The reference area inside a viewport, unless layout made one itself. */
static void dump_reference(struct dump *d, const struct area_viewport *v)
{
	bool turned = v->rotation == 90 || v->rotation == 270;
	struct area reference = { .type = AREA_BLOCK, .level = v->area.level };

	if (v->area.first != NULL && v->area.first == v->area.last && v->area.first->is_reference &&
	    v->area.first->pos == NULL) {
		dump_children(d, &v->area);
		return;
	}
	dump_begin(d, "block");
	dump_sizes(d, &reference, turned ? v->height : v->width, turned ? v->width : v->height);
	dump_attr_flag(d, "is-reference-area", true);
	dump_children(d, &v->area);
	dump_end(d, "block");
}

static void dump_viewport(struct dump *d, const struct area *parent, const struct area_viewport *v)
{
	bool in_line = among_inlines(parent);

	dump_begin(d, in_line ? "viewport" : "block");
	dump_sizes(d, &v->area, v->width, v->height);
	dump_traits(d, &v->area);
	dump_attr(d, "is-viewport-area", "true");
	if (in_line) {
		dump_attr_len(d, "offset", d->offset);
		put_pos(d, area_left(&v->area), area_edge(&v->area, EDGE_BEFORE), v->width, v->height);
		dump_attr_flag(d, "clip", v->clip);
		dump_begin(d, "container");
		dump_reference(d, v);
		dump_end(d, "container");
		dump_end(d, "viewport");
		return;
	}
	dump_margins(d, &v->area);
	if (v->place != PLACE_STACKED) {
		dump_attr_len(d, "left-position", v->area.x + area_left(&v->area));
		dump_attr_len(d, "top-position", v->area.y + area_edge(&v->area, EDGE_BEFORE));
		dump_attr(d, "positioning", v->place == PLACE_FIXED ? "fixed" : "absolute");
	}
	put_ctm(d, v->rotation, v->width, v->height, 0, 0);
	dump_attr_flag(d, "clipped", v->clip);
	dump_reference(d, v);
	dump_end(d, "block");
}

static void dump_block(struct dump *d, const struct area *parent, const struct area *a)
{
	bool wrapped = parent->type == AREA_LINE;

	if (wrapped) {
		dump_begin(d, "inlineblockparent");
		dump_attr_len(d, "ipd", area_ipda(a));
		dump_attr_len(d, "bpd", area_bpda(a));
		dump_attr_len(d, "offset", d->offset);
	}
	dump_begin(d, "block");
	dump_put_area(d, a);
	if (!a->hidden)
		dump_attr(d, "visibility", "visible");
	dump_margins(d, a);
	if (a->placed) {
		dump_attr_len_unless_zero(d, "left-offset", (int64_t)a->x + area_left(a) + parent->start_indent);
		dump_attr_len_unless_zero(d, "top-offset", a->y);
		dump_attr(d, "positioning", "absolute");
	}
	dump_children(d, a);
	dump_end(d, "block");
	if (wrapped)
		dump_end(d, "inlineblockparent");
}

static void dump_inline(struct dump *d, const struct area *a)
{
	bool blocks = a->first != NULL && a->first->type == AREA_BLOCK;
	const char *name = blocks ? "inlineblockparent" : "inlineparent";

	dump_begin(d, name);
	dump_put_area(d, a);
	dump_attr_len(d, "offset", d->offset);
	dump_children(d, a);
	dump_end(d, name);
}

static void dump_simple(struct dump *d, const struct area *a, const char *name)
{
	dump_begin(d, name);
	dump_put_area(d, a);
	if (a->type == AREA_SPACE)
		dump_attr_len(d, "offset", d->offset);
	dump_children(d, a);
	dump_end(d, name);
}

/* The other renderer's lines have their half-leading as space around them. */
static void dump_line(struct dump *d, const struct area *a)
{
	struct area inner = *a;

	inner.bpd -= a->lead_before + a->lead_after;
	inner.space_before = a->lead_before;
	inner.space_after = a->lead_after;
	dump_begin(d, "lineArea");
	dump_put_area(d, &inner);
	dump_children(d, a);
	dump_end(d, "lineArea");
}

static void dump_notes(struct dump *d, const struct area *a)
{
	const char *name = a->type == AREA_FOOTNOTES ? "footnote" : "beforeFloat";

	dump_begin(d, name);
	dump_attr_len(d, "top-offset", a->y);
	dump_children(d, a);
	dump_end(d, name);
}

static void dump_region(struct dump *d, const struct area_region *r)
{
	static const char *const name[] = { "regionBody", "regionBefore", "regionAfter", "regionStart", "regionEnd" };
	const struct area *a = &r->area;
	bool turned = r->rotation == 90 || r->rotation == 270;
	len_t left = area_left(a), top = area_edge(a, EDGE_BEFORE);

	struct area own = *a;   /* as the page's frame has it */
	const struct area reference = { .type = AREA_BLOCK };   /* inside it: no border, no padding */

	if (r->turned_with_page) {
		own.ipd = a->bpd;
		own.bpd = a->ipd;
	}
	dump_begin(d, "regionViewport");
	dump_put_area(d, &own);
	dump_attr(d, "is-viewport-area", "true");
	fprintf(d->to, " rect=\"%" PRId32 " %" PRId32 " %" PRId32 " %" PRId32 "\"", a->x, a->y, area_ipda(a),
	    area_bpda(a));
	dump_attr_flag(d, "clipped", r->clip);
	dump_begin(d, name[r->kind]);
	dump_sizes(d, &reference, turned ? a->bpd : a->ipd, turned ? a->ipd : a->bpd);
	dump_attr(d, "is-reference-area", "true");
	if (r->name != NULL)
		dump_attr(d, "name", r->name);
	put_ctm(d, r->rotation, a->ipd, a->bpd, (int64_t)a->x + left, (int64_t)a->y + top);
	if (r->columns > 1) {
		dump_attr_len(d, "columnGap", r->column_gap);
		dump_attr_len(d, "columnCount", r->columns);
	}
	dump_children(d, a);
	dump_end(d, name[r->kind]);
	dump_end(d, "regionViewport");
}

/* Text and what holds it count from their content, viewports from their border. */
static len_t content_edge(const struct area *a)
{
	return a->type == AREA_INLINE || a->type == AREA_TEXT ? area_edge(a, EDGE_BEFORE) : 0;
}

static void dump_area(struct dump *d, const struct area *parent, const struct area *a)
{
	static const char *const simple[] = { [AREA_MAIN] = "mainReference", [AREA_SPAN] = "span", [AREA_FLOW] = "flow",
		[AREA_SPACE] = "space" };

	d->offset = a->y + content_edge(a) - (parent->type == AREA_LINE ? parent->lead_before : 0);
	switch (a->type) {
	case AREA_PAGE:
		break;
	case AREA_REGION:
		dump_region(d, (const struct area_region *)a);
		break;
	case AREA_BEFORE_FLOATS:
	case AREA_FOOTNOTES:
		dump_notes(d, a);
		break;
	case AREA_MAIN:
	case AREA_SPAN:
	case AREA_FLOW:
	case AREA_SPACE:
		dump_simple(d, a, simple[a->type]);
		break;
	case AREA_BLOCK:
		dump_block(d, parent, a);
		break;
	case AREA_VIEWPORT:
		if (!((const struct area_viewport *)a)->anchored)
			dump_viewport(d, parent, (const struct area_viewport *)a);
		break;
	case AREA_ANCHOR:
		dump_viewport(d, parent, ((const struct area_anchor *)a)->stands);
		break;
	case AREA_LINE:
		dump_line(d, a);
		break;
	case AREA_INLINE:
		dump_inline(d, a);
		break;
	case AREA_TEXT:
		dump_text(d, (const struct area_text *)a);
		break;
	case AREA_LEADER:
		dump_leader(d, (const struct area_leader *)a);
		break;
	case AREA_IMAGE:
		dump_image(d, (const struct area_image *)a);
		break;
	}
}

static void dump_children(struct dump *d, const struct area *a)
{
	if (d->depth > DEPTH_MAX) {
		dump_begin(d, "cut");
		dump_end(d, "cut");
		return;
	}
	for (const struct area *c = a->first; c != NULL; c = c->next)
		dump_area(d, a, c);
}

/* Regions in the order of the other renderer, whatever order they were made in. */
static void dump_regions(struct dump *d, const struct area *page)
{
	static const enum area_region_kind order[] = { REGION_BEFORE, REGION_START, REGION_BODY, REGION_END,
		REGION_AFTER };

	for (int i = 0; i < 5; i++)
		for (const struct area *c = page->first; c != NULL; c = c->next)
			if (c->type == AREA_REGION && ((const struct area_region *)c)->kind == order[i])
				dump_region(d, (const struct area_region *)c);
}

static void dump_page(struct dump *d, const struct area_page *p)
{
	dump_begin(d, "pageViewport");
	fprintf(d->to, " bounds=\"0 0 %" PRId32 " %" PRId32 "\" key=\"P%d\" nr=\"%d\"", p->area.ipd, p->area.bpd,
	    p->number, p->folio);
	dump_attr(d, "formatted-nr", p->label != NULL ? p->label : "");
	if (p->master != NULL)
		dump_attr(d, "simple-page-master-name", p->master);
	dump_attr_flag(d, "blank", p->blank);
	dump_begin(d, "page");
	dump_regions(d, &p->area);
	dump_end(d, "page");
	dump_end(d, "pageViewport");
}

static void dump_bookmarks(struct dump *d, const struct area_tree *t)
{
	int open = 0;

	dump_begin(d, "bookmarkTree");
	for (int i = 0; i < t->n_bookmarks; i++) {
		const struct area_bookmark *b = &t->bookmark[i];

		for (; open >= b->level && open > 0; open--)
			dump_end(d, "bookmark");
		if (open > DEPTH_MAX)
			continue;
		dump_begin(d, "bookmark");
		dump_attr(d, "title", b->title);
		dump_attr(d, "show-children", b->open ? "true" : "false");
		dump_link(d, b->target);
		open++;
	}
	for (; open > 0; open--)
		dump_end(d, "bookmark");
	dump_end(d, "bookmarkTree");
}

static void find_ids(GHashTable *page_of, const struct area_page *p, const struct area *a, int depth)
{
	if (a->id != NULL && !g_hash_table_contains(page_of, a->id))
		g_hash_table_insert(page_of, (gpointer)a->id, (gpointer)p);
	if (depth < DEPTH_MAX)
		for (const struct area *c = a->first; c != NULL; c = c->next)
			find_ids(page_of, p, c, depth + 1);
}

static GHashTable *ids(const struct area_tree *t)
{
	GHashTable *page_of = g_hash_table_new(g_str_hash, g_str_equal);

	for (int i = 0; i < t->n_pages; i++) {
		const struct area_page *p = t->page[i];

		if (p->first_of_sequence && p->sequence_id != NULL && !g_hash_table_contains(page_of, p->sequence_id))
			g_hash_table_insert(page_of, (gpointer)p->sequence_id, (gpointer)p);
		find_ids(page_of, p, &p->area, 0);
	}
	return page_of;
}

void area_dump(const struct area_tree *t, FILE *to)
{
	struct dump d = { .to = to, .page_of = ids(t) };
	bool in_sequence = false;

	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", to);
	dump_begin(&d, "areaTree");
	dump_attr(&d, "version", "2.0");
	if (t->n_bookmarks > 0)
		dump_bookmarks(&d, t);
	for (int i = 0; i < t->n_pages; i++) {
		const struct area_page *p = t->page[i];

		if (in_sequence && p->first_of_sequence)
			dump_end(&d, "pageSequence");
		if (!in_sequence || p->first_of_sequence) {
			dump_begin(&d, "pageSequence");
			if (p->language != NULL)
				dump_attr(&d, "xml:lang", p->language);
		}
		in_sequence = true;
		dump_page(&d, p);
	}
	if (in_sequence)
		dump_end(&d, "pageSequence");
	dump_end(&d, "areaTree");
	fputs("\n>\n", to);
	g_hash_table_destroy(d.page_of);
}
