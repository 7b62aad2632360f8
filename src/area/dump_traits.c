/*
 * dump_traits.c - the dump's tags, and the attributes that any area may have
 */
#include "area/dump_parts.h"

#include <inttypes.h>
#include <string.h>

/* XML 1.0 has no place for most control characters, escaped or not. */
static bool is_xml(gunichar c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) || (c > 0xdfff && c < 0xfffe) ||
	    (c > 0xffff && c <= 0x10ffff);
}

void dump_put_text(FILE *to, const char *s, size_t n, bool attribute)
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

void dump_attr(struct dump *d, const char *name, const char *value)
{
	fprintf(d->to, " %s=\"", name);
	dump_put_text(d->to, value, strlen(value), true);
	fputc('"', d->to);
}

void dump_attr_len(struct dump *d, const char *name, int64_t value)
{
	fprintf(d->to, " %s=\"%" PRId64 "\"", name, value);
}

void dump_attr_len_unless_zero(struct dump *d, const char *name, int64_t value)
{
	if (value != 0)
		dump_attr_len(d, name, value);
}

void dump_attr_flag(struct dump *d, const char *name, bool value)
{
	if (value)
		dump_attr(d, name, "true");
}

void dump_begin(struct dump *d, const char *name)
{
	if (d->depth > 0)
		fprintf(d->to, "\n%*s>", d->depth < 40 ? d->depth : 40, "");
	fprintf(d->to, "<%s", name);
	d->depth++;
}

void dump_end(struct dump *d, const char *name)
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

static void put_shares(FILE *to, const int *c, int n, int max)
{
	for (int i = 0; i < n; i++) {
		if (i > 0)
			fputc(',', to);
		put_share(to, c[i], max);
	}
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
	put_shares(to, (int[]){ c.r, c.g, c.b }, 3, 255);
	if (c.a != 255) {
		fputs(",#alpha,", to);
		put_share(to, c.a, 255);
	}
	fputs(",#CMYK,,", to);
	put_shares(to, (int[]){ c.c, c.m, c.y, c.k }, 4, 1000);
	fputc(')', to);
}

void dump_attr_color(struct dump *d, const char *name, struct color c)
{
	fprintf(d->to, " %s=\"", name);
	put_color(d->to, c);
	fputc('"', d->to);
}

const char *dump_line_style(enum line_style s)
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
			fprintf(d->to, " border-%s=\"(%s,", edge[i], dump_line_style(e->style));
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
		dump_put_text(d->to, image, strlen(image), true);
		fprintf(d->to, ",repeat=%s", repeat[box->repeat]);
		put_picture_place(d, a);
	}
	fputc('"', d->to);
	if (box->background.a != 0)
		dump_attr_color(d, "bkg-color", box->background);
	if (box->image != NULL) {
		dump_attr(d, "bkg-img", image);
		dump_attr(d, "bkg-repeat", repeat[box->repeat]);
	}
}

void dump_sizes(struct dump *d, const struct area *a, len_t ipd, len_t bpd)
{
	len_t start = area_edge(a, EDGE_START), end_ = area_edge(a, EDGE_END);
	len_t before = area_edge(a, EDGE_BEFORE), after = area_edge(a, EDGE_AFTER);

	dump_attr_len(d, "ipd", ipd);
	dump_attr_len(d, "bpd", bpd);
	dump_attr_len_unless_zero(d, "level", a->level);
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

void dump_link(struct dump *d, const char *target)
{
	const struct area_page *page;

	if (target[0] != '#') {
		fputs(" external-link=\"newWindow=false,dest=", d->to);
		dump_put_text(d->to, target, strlen(target), true);
		fputc('"', d->to);
		return;
	}
	page = g_hash_table_lookup(d->page_of, target + 1);
	if (page != NULL)
		fprintf(d->to, " internal-link=\"(P%d,", page->number);
	else
		fputs(" internal-link=\"(,", d->to);
	dump_put_text(d->to, target + 1, strlen(target + 1), true);
	fputs(")\"", d->to);
}

void dump_traits(struct dump *d, const struct area *a)
{
	if (a->id != NULL)
		dump_attr(d, "prod-id", a->id);
	dump_attr_len_unless_zero(d, "space-before", a->space_before);
	dump_attr_len_unless_zero(d, "space-after", a->space_after);
	dump_attr_len_unless_zero(d, "start-indent", a->start_indent);
	dump_attr_len_unless_zero(d, "end-indent", a->end_indent);
	dump_attr_flag(d, "is-reference-area", a->is_reference);
	if (a->hidden)
		dump_attr(d, "visibility", "hidden");
	if (a->box != NULL)
		put_box(d, a);
	put_decoration(d, a);
	if (a->link != NULL)
		dump_link(d, a->link);
	if (a->role != NULL)
		dump_attr(d, "role", a->role);
}

void dump_put_area(struct dump *d, const struct area *a)
{
	dump_sizes(d, a, a->ipd, a->bpd);
	dump_traits(d, a);
}

void dump_margins(struct dump *d, const struct area *a)
{
	dump_attr_len_unless_zero(d, "space-start", (int64_t)a->start_indent - area_edge(a, EDGE_START));
	dump_attr_len_unless_zero(d, "space-end", (int64_t)a->end_indent - area_edge(a, EDGE_END));
}
