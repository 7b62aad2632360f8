#include "fo/shorthand.h"

#include "base/arena.h"
#include "fo/split.h"

#include <glib.h>
#include <string.h>

const char fo_initial[] = "initial";

struct shorthand;

struct job {
	struct arena *arena;
	struct fo_givens *givens;
	const struct shorthand *sh;
	const char *part[16];           /* the text, split */
	int n;
	const char *error;
};

struct shorthand {
	enum fo_prop prop;
	bool (*expand)(struct job *);
	enum fo_prop target[12];        /* edges: top right bottom left; others as their function says */
};

static void set(struct job *j, enum fo_prop p, const char *text)
{
	struct fo_given *g = &j->givens->whole[p];

	if (g->text == NULL || g->shorthand)
		*g = (struct fo_given){ text, true };
}

static void set_part(struct job *j, enum fo_prop p, int component, const char *text)
{
	j->givens->part[j->givens->part_count++] = (struct fo_attr){ p, component, text };
}

static bool is(const char *s, const char *what)
{
	return strcmp(s, what) == 0;
}

static bool refuse(struct job *j, const char *why)
{
	j->error = why;
	return false;
}

/* One to four values: top, right, bottom, left; a missing one is that of the opposite edge. */
static bool edges(struct job *j)
{
	const int from[4][4] = { { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 } };

	if (j->n > 4)
		return refuse(j, "has more than four values");
	for (int i = 0; i < 4; i++)
		set(j, j->sh->target[i], j->part[from[j->n - 1][i]]);
	return true;
}

/* ---------------------------------------------------------------- border */

enum { STYLE, COLOR, WIDTH, NOT_BORDER };

static int border_kind(const char *s)
{
	struct color c;

	if (fo_prop_keyword(PROP_border_top_style, s, strlen(s)) != KW_none_of_them)
		return STYLE;
	if (fo_color_find(s, strlen(s), &c) || is(s, "transparent") || g_str_has_prefix(s, "rgb") ||
	    g_str_has_prefix(s, "cmyk(") || g_str_has_prefix(s, "system-color("))
		return COLOR;
	if (fo_prop_keyword(PROP_border_top_width, s, strlen(s)) != KW_none_of_them ||
	    strchr("0123456789.+-(", *s))
		return WIDTH;
	return NOT_BORDER;
}

/* Style, colour and width in any order; targets: one to four edges with these three. */
static bool border(struct job *j)
{
	const char *value[3] = { NULL };

	for (int i = 0; i < j->n; i++) {
		int kind = border_kind(j->part[i]);

		if (kind == NOT_BORDER || value[kind])
			return refuse(j, "is not known: expected a width, a style and a colour");
		value[kind] = j->part[i];
	}
	for (int i = 0; i < 12 && (i == 0 || j->sh->target[i]); i++) {
		enum fo_prop p = j->sh->target[i];

		set(j, p, value[i % 3] ? value[i % 3] : fo_initial);
	}
	return true;
}

static bool border_spacing(struct job *j)
{
	if (j->n > 2)
		return refuse(j, "has more than two values");
	set_part(j, PROP_border_separation, FO_PAIR_INLINE, j->part[0]);
	set_part(j, PROP_border_separation, FO_PAIR_BLOCK, j->part[j->n - 1]);
	return true;
}

/* ---------------------------------------------------------------- background */

static bool background_place(struct job *j, int first, int n)
{
	const char *h = j->part[first], *v = n > 1 ? j->part[first + 1] : NULL;

	if (is(h, "top") || is(h, "bottom") || (v && (is(v, "left") || is(v, "right")))) {
		const char *swap = v ? v : "center";

		v = h;
		h = swap;
	}
	set(j, PROP_background_position_horizontal, h);
	set(j, PROP_background_position_vertical, v ? v : is(h, "left") || is(h, "right") ? "center" : "50%");
	return true;
}

static bool background_position(struct job *j)
{
	return j->n <= 2 ? background_place(j, 0, j->n) : refuse(j, "has more than two values");
}

static bool background_one(struct job *j, const char *s)
{
	size_t n = strlen(s);

	if (border_kind(s) == COLOR)
		set(j, PROP_background_color, s);
	else if (g_str_has_prefix(s, "url(") || is(s, "none"))
		set(j, PROP_background_image, s);
	else if (fo_prop_keyword(PROP_background_repeat, s, n) != KW_none_of_them)
		set(j, PROP_background_repeat, s);
	else if (fo_prop_keyword(PROP_background_attachment, s, n) != KW_none_of_them)
		set(j, PROP_background_attachment, s);
	else
		return false;
	return true;
}

static bool background(struct job *j)
{
	int first = -1, places = 0;

	for (int i = 0; j->sh->target[i]; i++)
		set(j, j->sh->target[i], fo_initial);
	for (int i = 0; i < j->n; i++) {
		if (background_one(j, j->part[i]))
			continue;
		if (places++ == 0)
			first = i;
		else if (i != first + 1)
			return refuse(
			    j, "is not known: expected a colour, url(...) and the place of the picture");
	}
	return places == 0 || background_place(j, first, places);
}

/* ---------------------------------------------------------------- font */

/* The fonts of a desktop: there is none, so they are what nobody asked for. */
static bool system_font(struct job *j)
{
	static const char *const names[] = { "caption", "icon", "menu", "message-box", "small-caption", "status-bar" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!is(j->part[0], names[i]))
			continue;
		for (int k = 0; j->sh->target[k]; k++)
			set(j, j->sh->target[k], fo_initial);
		return true;
	}
	return refuse(j, "is not known: expected at least a size and a family");
}

/* style, variant and weight in any order, size with line-height, the rest is the family */
static bool font(struct job *j)
{
	int i = 0;
	char *slash;
	GString *family;

	if (j->n == 1)
		return system_font(j);
	for (int k = 0; k < 4; k++)
		set(j, j->sh->target[k], "normal");
	for (; i < j->n; i++) {
		const char *s = j->part[i];
		bool weight = strspn(s, "0123456789") == 3 && s[3] == '\0';

		if (is(s, "normal"))
			continue;
		if (fo_prop_keyword(PROP_font_style, s, strlen(s)) != KW_none_of_them)
			set(j, PROP_font_style, s);
		else if (fo_prop_keyword(PROP_font_variant, s, strlen(s)) != KW_none_of_them)
			set(j, PROP_font_variant, s);
		else if (weight || fo_prop_keyword(PROP_font_weight, s, strlen(s)) != KW_none_of_them)
			set(j, PROP_font_weight, s);
		else
			break;
	}
	if (i + 1 >= j->n)
		return refuse(j, "is not known: expected at least a size and a family");
	slash = strchr(j->part[i], '/');
	if (slash)
		set(j, PROP_line_height, slash[1] ? slash + 1 : j->part[++i]);
	set(j, PROP_font_size, slash ? arena_strndup(j->arena, j->part[i - !slash[1]],
	    (size_t)(slash - j->part[i - !slash[1]])) : j->part[i]);
	family = g_string_new(NULL);
	while (++i < j->n)
		g_string_append_printf(family, "%s%s", family->len ? " " : "", j->part[i]);
	set(j, PROP_font_family, arena_strdup(j->arena, family->str));
	g_string_free(family, TRUE);
	return true;
}

/* ---------------------------------------------------------------- words of CSS */

static bool page_break(struct job *j, enum fo_prop brk, enum fo_prop keep)
{
	static const struct { const char *word, *brk; } words[] = {
		{ "auto", "auto" }, { "always", "page" }, { "left", "even-page" }, { "right", "odd-page" },
	};

	if (is(j->part[0], "avoid")) {
		set_part(j, keep, FO_WITHIN_COLUMN, "always");
		set_part(j, keep, FO_WITHIN_PAGE, "always");
		return true;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (is(j->part[0], words[i].word)) {
			set(j, brk, words[i].brk);
			return true;
		}
	}
	return refuse(j, "is not known: expected one of auto, always, avoid, left, right");
}

static bool page_break_before(struct job *j)
{
	return page_break(j, PROP_break_before, PROP_keep_with_previous);
}

static bool page_break_after(struct job *j)
{
	return page_break(j, PROP_break_after, PROP_keep_with_next);
}

static bool page_break_inside(struct job *j)
{
	if (!is(j->part[0], "avoid") && !is(j->part[0], "auto"))
		return refuse(j, "is not known: expected auto or avoid");
	/* not within-line: the lines of the object may break */
	set_part(j, PROP_keep_together, FO_WITHIN_COLUMN, is(j->part[0], "avoid") ? "always" : "auto");
	set_part(j, PROP_keep_together, FO_WITHIN_PAGE, is(j->part[0], "avoid") ? "always" : "auto");
	return true;
}

static bool position(struct job *j)
{
	const char *s = j->part[0];

	if (!is(s, "static") && !is(s, "relative") && !is(s, "absolute") && !is(s, "fixed"))
		return refuse(j, "is not known: expected one of static, relative, absolute, fixed");
	set(j, PROP_relative_position, is(s, "relative") ? s : "static");
	set(j, PROP_absolute_position, is(s, "absolute") || is(s, "fixed") ? s : "auto");
	return true;
}

static bool white_space(struct job *j)
{
	static const char *const meaning[3][5] = {
		{ "normal", "treat-as-space", "true", "ignore-if-surrounding-linefeed", "wrap" },
		{ "pre", "preserve", "false", "preserve", "no-wrap" },
		{ "nowrap", "treat-as-space", "true", "ignore-if-surrounding-linefeed", "no-wrap" },
	};

	for (int i = 0; i < 3; i++) {
		if (!is(j->part[0], meaning[i][0]))
			continue;
		for (int k = 0; k < 4; k++)
			set(j, j->sh->target[k], meaning[i][k + 1]);
		return true;
	}
	return refuse(j, "is not known: expected one of normal, pre, nowrap");
}

static bool vertical_align(struct job *j)
{
	static const struct { const char *word, *baseline, *shift;
	} words[] = {
		{ "baseline", "baseline", "baseline" },
		{ "middle", "middle", "baseline" },
		{ "sub", "baseline", "sub" },
		{ "super", "baseline", "super" },
		{ "top", "before-edge", "baseline" },
		{ "bottom", "after-edge", "baseline" },
		{ "text-top", "text-before-edge", "baseline" },
		{ "text-bottom", "text-after-edge", "baseline" },
	};
	const char *baseline = "baseline", *shift = j->part[0];

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (is(j->part[0], words[i].word)) {
			baseline = words[i].baseline;
			shift = words[i].shift;
		}
	}
	set(j, PROP_alignment_baseline, baseline);
	set(j, PROP_alignment_adjust, "auto");
	set(j, PROP_baseline_shift, shift);
	set(j, PROP_dominant_baseline, "auto");
	return true;
}

static bool size(struct job *j)
{
	if (j->n > 2)
		return refuse(j, "has more than two values");
	if (is(j->part[0], "landscape") || is(j->part[0], "portrait")) {
		set(j, PROP_page_width, is(j->part[0], "landscape") ? "297mm" : "210mm");
		set(j, PROP_page_height, is(j->part[0], "landscape") ? "210mm" : "297mm");
		return true;
	}
	set(j, PROP_page_width, j->part[0]);
	set(j, PROP_page_height, j->part[j->n - 1]);
	return true;
}

/* zh-Hans-CN: the parts are told apart by their length */
static bool xml_lang(struct job *j)
{
	char **sub = g_strsplit_set(j->part[0], "-_", 8);
	const char *country = "none";

	set(j, PROP_language, sub[0] && *sub[0] ? arena_strdup(j->arena, sub[0]) : "none");
	for (int i = 1; sub[0] && sub[i]; i++) {
		size_t n = strlen(sub[i]);

		if (n == 1)
			break;  /* what follows is an extension */
		if (n == 4)
			set(j, PROP_script, arena_strdup(j->arena, sub[i]));
		else if (n == 2 || n == 3)
			country = arena_strdup(j->arena, sub[i]);
	}
	set(j, PROP_country, country);
	g_strfreev(sub);
	return true;
}

/* ---------------------------------------------------------------- the table */

#define EDGE(e) PROP_border_##e##_style, PROP_border_##e##_color, PROP_border_##e##_width
#define FOUR(a, b) PROP_##a##_top##b, PROP_##a##_right##b, PROP_##a##_bottom##b, PROP_##a##_left##b

/* The less precise first: a later one overwrites what an earlier one has set. */
static const struct shorthand shorthands[] = {
	{ PROP_font, font,
	    { PROP_font_style, PROP_font_variant, PROP_font_weight, PROP_line_height, PROP_font_size,
		PROP_font_family } },
	{ PROP_background, background,
	    { PROP_background_color, PROP_background_image, PROP_background_repeat,
		PROP_background_attachment, PROP_background_position_horizontal,
		PROP_background_position_vertical } },
	{ PROP_background_position, background_position,
	    { PROP_background_position_horizontal, PROP_background_position_vertical } },
	{ PROP_border, border, { EDGE(top), EDGE(right), EDGE(bottom), EDGE(left) } },
	{ PROP_border_style, edges, { FOUR(border, _style) } },
	{ PROP_border_color, edges, { FOUR(border, _color) } },
	{ PROP_border_width, edges, { FOUR(border, _width) } },
	{ PROP_border_top, border, { EDGE(top) } },
	{ PROP_border_right, border, { EDGE(right) } },
	{ PROP_border_bottom, border, { EDGE(bottom) } },
	{ PROP_border_left, border, { EDGE(left) } },
	{ PROP_border_spacing, border_spacing, { PROP_border_separation } },
	{ PROP_margin, edges, { FOUR(margin, ) } },
	{ PROP_padding, edges, { FOUR(padding, ) } },
	{ PROP_page_break_before, page_break_before, { PROP_break_before, PROP_keep_with_previous } },
	{ PROP_page_break_after, page_break_after, { PROP_break_after, PROP_keep_with_next } },
	{ PROP_page_break_inside, page_break_inside, { PROP_keep_together } },
	{ PROP_position, position, { PROP_absolute_position, PROP_relative_position } },
	{ PROP_size, size, { PROP_page_width, PROP_page_height } },
	{ PROP_vertical_align, vertical_align,
	    { PROP_alignment_baseline, PROP_alignment_adjust, PROP_baseline_shift, PROP_dominant_baseline } },
	{ PROP_white_space, white_space,
	    { PROP_linefeed_treatment, PROP_white_space_collapse, PROP_white_space_treatment,
		PROP_wrap_option } },
	{ PROP_xml_lang, xml_lang, { PROP_language, PROP_country } },
	{ PROP_fox_bleed, edges, { FOUR(axf_bleed, ) } },
	{ PROP_axf_bleed, edges, { FOUR(axf_bleed, ) } },
	{ PROP_fox_crop_offset, edges, { FOUR(axf_crop_offset, ) } },
	{ PROP_axf_crop_offset, edges, { FOUR(axf_crop_offset, ) } },
};

static void inherit_all(struct job *j)
{
	for (int i = 0; i < 12 && (i == 0 || j->sh->target[i]); i++)
		set(j, j->sh->target[i], "inherit");
}

static void expand(struct job *j, const char *text, struct fo_problem **list)
{
	struct fo_problem *p;

	j->n = fo_split(j->arena, text, j->part, 16);
	j->error = NULL;
	if (j->n == 1 && is(j->part[0], "inherit")) {
		inherit_all(j);
		return;
	}
	if (j->n == 0 && j->sh->prop == PROP_xml_lang)
		j->part[j->n++] = "";
	if (j->n == 0 || j->n > 16)
		refuse(j, j->n ? "has too many values" : "is empty");
	else if (j->sh->expand(j))
		return;
	p = ARENA_NEW(j->arena, struct fo_problem);
	*p = (struct fo_problem){ .next = *list, .id = FO_BAD_SHORTHAND,
		.args = { fo_props[j->sh->prop].name, arena_strndup(j->arena, text, 60), j->error } };
	*list = p;
}

void fo_expand(struct arena *a, struct fo_givens *givens, const struct fo_attr *attr, int count,
    struct fo_problem **list)
{
	struct job j = { .arena = a, .givens = givens };
	const char *text[PROP_COUNT] = { NULL };
	bool any = false;

	for (int i = 0; i < count; i++) {
		if (fo_props[attr[i].prop].grammar == G_SHORTHAND) {
			text[attr[i].prop] = attr[i].text;
			any = true;
		}
	}
	for (size_t i = 0; any && i < sizeof shorthands / sizeof *shorthands; i++) {
		j.sh = &shorthands[i];
		if (text[j.sh->prop])
			expand(&j, text[j.sh->prop], list);
	}
}
