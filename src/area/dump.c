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
#include "area/area.h"


#include <glib.h>
#include <inttypes.h>
#include <string.h>

/* Deeper trees end in an element cut: what nests so deep is not a document. */
#define DEPTH_MAX 2000

struct dump {
	FILE *to;
	len_t offset;           /* of the area being written, in its line or inline */
	int depth;
	GHashTable *page_of;    /* id -> its first struct area_page */
};

/* XML 1.0 has no place for most control characters, escaped or not. */
static bool is_xml(gunichar c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) || (c > 0xdfff && c < 0xfffe) ||
	    (c > 0xffff && c <= 0x10ffff);
}

static void put_text(FILE *to, const char *s, size_t n, bool attribute)
{
	const char *end = s + n;

	while (s < end) {
		gunichar c = g_utf8_get_char_validated(s, end - s);

		if ((int32_t)c < 0) {
			fputs("\xef\xbf\xbd", to);
			s++;
			continue;
		}
		if (c == '&')
			fputs("&amp;", to);
		else if (c == '<')
			fputs("&lt;", to);
		else if (c == '>')
			fputs("&gt;", to);
		else if (c == '"' && attribute)
			fputs("&quot;", to);
		else if ((attribute && (c == '\n' || c == '\t')) || c == '\r')
			fprintf(to, "&#%d;", (int)c);
		else if (!is_xml(c))
			fputs("\xef\xbf\xbd", to);
		else
			fwrite(s, 1, (size_t)(g_utf8_next_char(s) - s), to);
		s = g_utf8_next_char(s);
	}
}

static void attr(struct dump *d, const char *name, const char *value)
{
	fprintf(d->to, " %s=\"", name);
	put_text(d->to, value, strlen(value), true);
	fputc('"', d->to);
}

/* Sums of two lengths may be longer than one. */
static void attr_len(struct dump *d, const char *name, int64_t value)
{
	fprintf(d->to, " %s=\"%" PRId64 "\"", name, value);
}

static void attr_len_unless_zero(struct dump *d, const char *name, int64_t value)
{
	if (value != 0)
		attr_len(d, name, value);
}

static void attr_flag(struct dump *d, const char *name, bool value)
{
	if (value)
		attr(d, name, "true");
}

static void begin(struct dump *d, const char *name)
{
	if (d->depth > 0)
		fprintf(d->to, "\n%*s>", d->depth < 40 ? d->depth : 40, "");
	fprintf(d->to, "<%s", name);
	d->depth++;
}

static void end(struct dump *d, const char *name)
{
	d->depth--;
	fprintf(d->to, "></%s", name);
}

/* c / max to three decimals, at least one */
static void put_share(FILE *to, int c, int max)
{
	int t = (c * 1000 + max / 2) / max;

	fprintf(to, "%d.%d", t / 1000, t / 100 % 10);
	if (t % 100 != 0)
		fprintf(to, t % 10 != 0 ? "%02d" : "%d", t % 10 != 0 ? t % 100 : t / 10 % 10);
}

static void put_color(FILE *to, struct color c)
{
	if (!c.cmyk) {
		fprintf(to, "#%02x%02x%02x", c.r, c.g, c.b);
		if (c.a != 255)
			fprintf(to, "%02x", c.a);
		return;
	}
	fputs("fop-rgb-icc(", to);
	put_share(to, c.r, 255);
	fputc(',', to);
	put_share(to, c.g, 255);
	fputc(',', to);
	put_share(to, c.b, 255);
	if (c.a != 255) {
		fputs(",#alpha,", to);
		put_share(to, c.a, 255);
	}
	fputs(",#CMYK,,", to);
	put_share(to, c.c, 1000);
	fputc(',', to);
	put_share(to, c.m, 1000);
	fputc(',', to);
	put_share(to, c.y, 1000);
	fputc(',', to);
	put_share(to, c.k, 1000);
	fputc(')', to);
}

static void attr_color(struct dump *d, const char *name, struct color c)
{
	fprintf(d->to, " %s=\"", name);
	put_color(d->to, c);
	fputc('"', d->to);
}

static const char *style_name(enum line_style s)
{
	static const char *const names[] = { "none", "solid", "dotted", "dashed", "double", "groove", "ridge", "inset",
		"outset", "wavy" };

	return names[s];
}

/* Where the first background picture stands in the padding rectangle. */
static void put_picture_place(struct dump *d, const struct area *a)
{
	const struct area_box *b = a->box;
	const struct area_edge *e = b->edge;
	struct area_tile t = area_background(b, area_ipda(a) - e[EDGE_START].width - e[EDGE_END].width,
	    area_bpda(a) - e[EDGE_BEFORE].width - e[EDGE_AFTER].width);

	fprintf(d->to, ",horiz=%" PRId32 ",vertical=%" PRId32, t.x, t.y);
}

static void put_box(struct dump *d, const struct area *a)
{
	const struct area_box *box = a->box;
	static const char *const repeat[] = { "repeat", "repeat-x", "repeat-y", "no-repeat" };
	static const char *const edge[] = { "before", "after", "start", "end" };
	const char *image = box->image_uri != NULL ? box->image_uri : box->image;

	for (int i = 0; i < 4; i++) {
		const struct area_edge *e = &box->edge[i];

		if (e->style != LINE_NONE && e->width > 0) {
			fprintf(d->to, " border-%s=\"(%s,", edge[i], style_name(e->style));
			put_color(d->to, e->color);
			fprintf(d->to, ",%" PRId32 "%s)\"", e->width,
			    !box->collapsed ? "" : e->inner ? ",collapse-inner" : ",collapse-outer");
		}
		if (e->padding != 0)
			fprintf(d->to, " padding-%s=\"%" PRId32 "\"", edge[i], e->padding);
	}
	if (box->background.a == 0 && box->image == NULL)
		return;
	fputs(" background=\"", d->to);
	if (box->background.a != 0) {
		fputs("color=", d->to);
		put_color(d->to, box->background);
	}
	if (box->image != NULL) {
		fprintf(d->to, "%surl=", box->background.a != 0 ? "," : "");
		put_text(d->to, image, strlen(image), true);
		fprintf(d->to, ",repeat=%s", repeat[box->repeat]);
		put_picture_place(d, a);
	}
	fputc('"', d->to);
	if (box->background.a != 0)
		attr_color(d, "bkg-color", box->background);
	if (box->image != NULL) {
		attr(d, "bkg-img", image);
		attr(d, "bkg-repeat", repeat[box->repeat]);
	}
}

/* What every area has; ipd and bpd may be those of another frame than the area's own. */
static void put_sizes(struct dump *d, const struct area *a, len_t ipd, len_t bpd)
{
	len_t start = area_edge(a, EDGE_START), end_ = area_edge(a, EDGE_END);
	len_t before = area_edge(a, EDGE_BEFORE), after = area_edge(a, EDGE_AFTER);

	attr_len(d, "ipd", ipd);
	attr_len(d, "bpd", bpd);
	attr_len_unless_zero(d, "level", a->level);
	if (ipd != 0)
		fprintf(d->to, " ipda=\"%" PRId64 "\"", (int64_t)ipd + start + end_);
	if (bpd != 0)
		fprintf(d->to, " bpda=\"%" PRId64 "\"",
		    (int64_t)bpd + before + after + a->space_before + a->space_after);
	fprintf(d->to, " bap=\"%" PRId32 " %" PRId32 " %" PRId32 " %" PRId32 "\"", start, end_, before, after);
}

static void put_decoration(struct dump *d, const struct area *a)
{
	static const char *const name[] = { "underline", "overline", "through" };

	for (int i = 0; i < 3; i++) {
		if (!(a->decoration & 1 << i))
			continue;
		fprintf(d->to, " %s-score=\"true\" %s-score-color=\"", name[i], name[i]);
		put_color(d->to, a->decoration_color[i]);
		fputc('"', d->to);
	}
}

static void put_link(struct dump *d, const char *target)
{
	const struct area_page *page;

	if (target[0] != '#') {
		fputs(" external-link=\"newWindow=false,dest=", d->to);
		put_text(d->to, target, strlen(target), true);
		fputc('"', d->to);
		return;
	}
	page = g_hash_table_lookup(d->page_of, target + 1);
	if (page != NULL)
		fprintf(d->to, " internal-link=\"(P%d,", page->number);
	else
		fputs(" internal-link=\"(,", d->to);
	put_text(d->to, target + 1, strlen(target + 1), true);
	fputs(")\"", d->to);
}

static void put_traits(struct dump *d, const struct area *a)
{
	if (a->id != NULL)
		attr(d, "prod-id", a->id);
	attr_len_unless_zero(d, "space-before", a->space_before);
	attr_len_unless_zero(d, "space-after", a->space_after);
	attr_len_unless_zero(d, "start-indent", a->start_indent);
	attr_len_unless_zero(d, "end-indent", a->end_indent);
	attr_flag(d, "is-reference-area", a->is_reference);
	if (a->hidden)
		attr(d, "visibility", "hidden");
	if (a->box != NULL)
		put_box(d, a);
	put_decoration(d, a);
	if (a->link != NULL)
		put_link(d, a->link);
	if (a->role != NULL)
		attr(d, "role", a->role);
}

static void put_area(struct dump *d, const struct area *a)
{
	put_sizes(d, a, a->ipd, a->bpd);
	put_traits(d, a);
}

/* The indents less border and padding, where there are any. */
static void put_margins(struct dump *d, const struct area *a)
{
	attr_len_unless_zero(d, "space-start", (int64_t)a->start_indent - area_edge(a, EDGE_START));
	attr_len_unless_zero(d, "space-end", (int64_t)a->end_indent - area_edge(a, EDGE_END));
}

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
		begin(d, space ? "space" : "word");
		attr_len_unless_zero(d, "level", t->area.level);
		fputc('>', d->to);
		put_text(d->to, from, (size_t)(s - from), false);
		d->depth--;
		fputs(space ? "</space" : "</word", d->to);
	}
	g_free(visual);
}

static void dump_text(struct dump *d, const struct area_text *t)
{
	begin(d, "text");
	attr_len_unless_zero(d, "twsadjust", t->word_space);
	attr_len_unless_zero(d, "tlsadjust", t->letter_space);
	attr_len(d, "offset", d->offset);
	attr_len(d, "baseline", t->baseline);
	put_area(d, &t->area);
	attr_color(d, "color", t->color);
	attr_len(d, "font-size", t->size);
	put_words(d, t);
	end(d, "text");
}

static void dump_leader(struct dump *d, const struct area_leader *l)
{
	begin(d, "leader");
	put_area(d, &l->area);
	attr_color(d, "color", l->color);
	attr_len(d, "offset", d->offset);
	attr(d, "ruleStyle", style_name(l->style));
	attr_len(d, "ruleThickness", l->thickness);
	end(d, "leader");
}

static void put_pos(struct dump *d, int64_t x, int64_t y, len_t w, len_t h)
{
	fprintf(d->to, " pos=\"%" PRId64 " %" PRId64 " %" PRId32 " %" PRId32 "\"", x, y, w, h);
}

static void dump_image(struct dump *d, const struct area_image *i)
{
	const char *name = i->inline_xml != NULL ? "foreignObject" : "image";

	begin(d, "viewport");
	put_area(d, &i->area);
	attr_len(d, "offset", d->offset);
	put_pos(d, (int64_t)i->cx + area_left(&i->area), (int64_t)i->cy + area_edge(&i->area, EDGE_BEFORE), i->cw,
	    i->ch);
	attr_flag(d, "clip", i->clip);
	begin(d, name);
	attr_len(d, "ipd", i->cw);
	attr_len(d, "bpd", i->ch);
	if (i->area.id != NULL)
		attr(d, "prod-id", i->area.id);
	if (i->inline_xml != NULL) {
		attr(d, "ns", "http://www.w3.org/2000/svg");
		fprintf(d->to, ">%s", i->inline_xml);
		d->depth--;
		fprintf(d->to, "</%s", name);
	} else {
		attr(d, "url", i->path != NULL ? i->path : "");
		end(d, name);
	}
	end(d, "viewport");
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
	begin(d, "block");
	put_sizes(d, &reference, turned ? v->height : v->width, turned ? v->width : v->height);
	attr_flag(d, "is-reference-area", true);
	dump_children(d, &v->area);
	end(d, "block");
}

static void dump_viewport(struct dump *d, const struct area *parent, const struct area_viewport *v)
{
	bool in_line = among_inlines(parent);

	begin(d, in_line ? "viewport" : "block");
	put_sizes(d, &v->area, v->width, v->height);
	put_traits(d, &v->area);
	attr(d, "is-viewport-area", "true");
	if (in_line) {
		attr_len(d, "offset", d->offset);
		put_pos(d, area_left(&v->area), area_edge(&v->area, EDGE_BEFORE), v->width, v->height);
		attr_flag(d, "clip", v->clip);
		begin(d, "container");
		dump_reference(d, v);
		end(d, "container");
		end(d, "viewport");
		return;
	}
	put_margins(d, &v->area);
	if (v->place != PLACE_STACKED) {
		attr_len(d, "left-position", v->area.x + area_left(&v->area));
		attr_len(d, "top-position", v->area.y + area_edge(&v->area, EDGE_BEFORE));
		attr(d, "positioning", v->place == PLACE_FIXED ? "fixed" : "absolute");
	}
	put_ctm(d, v->rotation, v->width, v->height, 0, 0);
	attr_flag(d, "clipped", v->clip);
	dump_reference(d, v);
	end(d, "block");
}

static void dump_block(struct dump *d, const struct area *parent, const struct area *a)
{
	bool wrapped = parent->type == AREA_LINE;

	if (wrapped) {
		begin(d, "inlineblockparent");
		attr_len(d, "ipd", area_ipda(a));
		attr_len(d, "bpd", area_bpda(a));
		attr_len(d, "offset", d->offset);
	}
	begin(d, "block");
	put_area(d, a);
	if (!a->hidden)
		attr(d, "visibility", "visible");
	put_margins(d, a);
	if (a->placed) {
		attr_len_unless_zero(d, "left-offset", (int64_t)a->x + area_left(a) + parent->start_indent);
		attr_len_unless_zero(d, "top-offset", a->y);
		attr(d, "positioning", "absolute");
	}
	dump_children(d, a);
	end(d, "block");
	if (wrapped)
		end(d, "inlineblockparent");
}

static void dump_inline(struct dump *d, const struct area *a)
{
	bool blocks = a->first != NULL && a->first->type == AREA_BLOCK;
	const char *name = blocks ? "inlineblockparent" : "inlineparent";

	begin(d, name);
	put_area(d, a);
	attr_len(d, "offset", d->offset);
	dump_children(d, a);
	end(d, name);
}

static void dump_simple(struct dump *d, const struct area *a, const char *name)
{
	begin(d, name);
	put_area(d, a);
	if (a->type == AREA_SPACE)
		attr_len(d, "offset", d->offset);
	dump_children(d, a);
	end(d, name);
}

/* The other renderer's lines have their half-leading as space around them. */
static void dump_line(struct dump *d, const struct area *a)
{
	struct area inner = *a;

	inner.bpd -= a->lead_before + a->lead_after;
	inner.space_before = a->lead_before;
	inner.space_after = a->lead_after;
	begin(d, "lineArea");
	put_area(d, &inner);
	dump_children(d, a);
	end(d, "lineArea");
}

static void dump_notes(struct dump *d, const struct area *a)
{
	const char *name = a->type == AREA_FOOTNOTES ? "footnote" : "beforeFloat";

	begin(d, name);
	attr_len(d, "top-offset", a->y);
	dump_children(d, a);
	end(d, name);
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
	begin(d, "regionViewport");
	put_area(d, &own);
	attr(d, "is-viewport-area", "true");
	fprintf(d->to, " rect=\"%" PRId32 " %" PRId32 " %" PRId32 " %" PRId32 "\"", a->x, a->y, area_ipda(a),
	    area_bpda(a));
	attr_flag(d, "clipped", r->clip);
	begin(d, name[r->kind]);
	put_sizes(d, &reference, turned ? a->bpd : a->ipd, turned ? a->ipd : a->bpd);
	attr(d, "is-reference-area", "true");
	if (r->name != NULL)
		attr(d, "name", r->name);
	put_ctm(d, r->rotation, a->ipd, a->bpd, (int64_t)a->x + left, (int64_t)a->y + top);
	if (r->columns > 1) {
		attr_len(d, "columnGap", r->column_gap);
		attr_len(d, "columnCount", r->columns);
	}
	dump_children(d, a);
	end(d, name[r->kind]);
	end(d, "regionViewport");
}

/* Text and what holds it count from their content, viewports from their border. */
static len_t content_edge(const struct area *a)
{
	return a->type == AREA_INLINE || a->type == AREA_TEXT ? area_edge(a, EDGE_BEFORE) : 0;
}

static void dump_area(struct dump *d, const struct area *parent, const struct area *a)
{
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
		dump_simple(d, a, "mainReference");
		break;
	case AREA_SPAN:
		dump_simple(d, a, "span");
		break;
	case AREA_FLOW:
		dump_simple(d, a, "flow");
		break;
	case AREA_BLOCK:
		dump_block(d, parent, a);
		break;
	case AREA_VIEWPORT:
		dump_viewport(d, parent, (const struct area_viewport *)a);
		break;
	case AREA_FIXED:
		dump_viewport(d, parent, ((const struct area_fixed *)a)->stands);
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
	case AREA_SPACE:
		dump_simple(d, a, "space");
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
		begin(d, "cut");
		end(d, "cut");
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
	begin(d, "pageViewport");
	fprintf(d->to, " bounds=\"0 0 %" PRId32 " %" PRId32 "\" key=\"P%d\" nr=\"%d\"", p->area.ipd, p->area.bpd,
	    p->number, p->folio);
	attr(d, "formatted-nr", p->label != NULL ? p->label : "");
	if (p->master != NULL)
		attr(d, "simple-page-master-name", p->master);
	attr_flag(d, "blank", p->blank);
	begin(d, "page");
	dump_regions(d, &p->area);
	end(d, "page");
	end(d, "pageViewport");
}

static void dump_bookmarks(struct dump *d, const struct area_tree *t)
{
	int open = 0;

	begin(d, "bookmarkTree");
	for (int i = 0; i < t->n_bookmarks; i++) {
		const struct area_bookmark *b = &t->bookmark[i];

		for (; open >= b->level && open > 0; open--)
			end(d, "bookmark");
		if (open > DEPTH_MAX)
			continue;
		begin(d, "bookmark");
		attr(d, "title", b->title);
		attr(d, "show-children", b->open ? "true" : "false");
		put_link(d, b->target);
		open++;
	}
	for (; open > 0; open--)
		end(d, "bookmark");
	end(d, "bookmarkTree");
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
	begin(&d, "areaTree");
	attr(&d, "version", "2.0");
	if (t->n_bookmarks > 0)
		dump_bookmarks(&d, t);
	for (int i = 0; i < t->n_pages; i++) {
		const struct area_page *p = t->page[i];

		if (in_sequence && p->first_of_sequence)
			end(&d, "pageSequence");
		if (!in_sequence || p->first_of_sequence) {
			begin(&d, "pageSequence");
			if (p->language != NULL)
				attr(&d, "xml:lang", p->language);
		}
		in_sequence = true;
		dump_page(&d, p);
	}
	if (in_sequence)
		end(&d, "pageSequence");
	end(&d, "areaTree");
	fputs("\n>\n", to);
	g_hash_table_destroy(d.page_of);
}
