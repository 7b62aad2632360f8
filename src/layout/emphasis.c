#include "layout/emphasis.h"

#include "text/cells.h"

#include <string.h>

/* Shares of the size of the text, in thousandths. */
enum {
	DOT = 360,              /* of a mark's own size: width of a dot */
	GAP = 60,               /* between the em box and the mark */
	PAST_LINE = 190         /* room for a line between both */
};

bool emphasis_wants(const struct para_style *s, const struct cell *c)
{
	if (!s->emphasis || c->n_glyphs == 0)
		return false;
	switch (c->class) {
	case CELL_HAN: case CELL_EN: case CELL_LETTER: case CELL_DIGIT:
		return !(c->flags & CELL_COMBINED);
	case CELL_PRE: case CELL_POST:
		return !fo_has_token(s->node, PROP_axf_text_emphasis_skip, KW_symbols);
	default:
		/* marks and spaces never have a dot in Chinese */
		return false;
	}
}

/* The character that stands for the style; NULL: a filled dot, which is drawn. */
static const char *mark_text(const struct fo_node *n)
{
	static const struct {
		enum fo_kw kw;
		const char *filled, *open;
	} marks[] = {
		{ KW_double_circle, "◉", "◎" }, { KW_circle, "●", "○" }, { KW_triangle, "▲", "△" },
		{ KW_sesame, "﹅", "﹆" }, { KW_dot, NULL, "◦" },
	};
	bool open = fo_has_token(n, PROP_axf_text_emphasis_style, KW_open);

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (fo_has_token(n, PROP_axf_text_emphasis_style, marks[i].kw))
			return open ? marks[i].open : marks[i].filled;
	}
	if (open || fo_has_token(n, PROP_axf_text_emphasis_style, KW_filled))
		return open ? "◦" : NULL;
	return fo_string(n, PROP_axf_text_emphasis_style);
}

static len_t mark_size(const struct para_style *s)
{
	const struct fo_value *v = fo_get(s->node, PROP_axf_text_emphasis_font_size);
	double size = v->type == V_NUMBER ? v->number * s->text.size : fo_value_len(v, s->text.size);

	return (len_t)CLAMP(size, 0.0, 2.0 * s->text.size);
}

static len_t offset(const struct para_style *s)
{
	const struct fo_value *v = fo_get(s->node, PROP_axf_text_emphasis_offset);

	return v->type == V_NUMBER ? (len_t)CLAMP(v->number * s->text.size, -1e6, 1e6) : fo_value_len(v, s->text.size);
}

/* Below in horizontal Chinese, at the right in vertical lines; what the author says goes before. */
static bool stands_before(struct layout *l, const struct para_style *s)
{
	if (!fo_specified(s->node, PROP_axf_text_emphasis_position) && s->compose.locale != LOCALE_OTHER)
		return l->vertical;
	return fo_is(s->node, PROP_axf_text_emphasis_position, KW_before);
}

static struct area *drawn_dot(struct layout *l, len_t width, struct color color)
{
	struct area_leader *dot = AREA_NEW(l->arena, area_leader, AREA_LEADER);

	dot->area.ipd = dot->area.bpd = dot->thickness = width;
	dot->offset = width / 2;
	dot->style = LINE_DOTTED;
	dot->color = color;
	return &dot->area;
}

/* A mark that is a character; it has no text of its own to be copied with the sentence. */
static struct area *written_mark(struct layout *l, const struct para_style *s, const char *text, len_t size,
    struct color color)
{
	const struct style_mark *mark = style_emphasis(l, s, text, size);
	struct area_text *t = AREA_NEW(l->arena, area_text, AREA_TEXT);
	struct area_glyph *g = ARENA_NEW(l->arena, struct area_glyph);
	struct area_cluster *cluster = ARENA_NEW(l->arena, struct area_cluster);

	t->area.ipd = mark->advance;
	t->area.bpd = size;
	t->baseline = len_scale(size, 880, 1000);
	g->id = mark->glyph;
	g->y = mark->dy;
	if (l->vertical) {
		t->turn = TURN_LEFT;
		g->x = mark->advance / 2 + len_scale(size, 380, 1000);
		g->y = len_scale(size, 380, 1000) - mark->advance / 2;
	}
	cluster->glyphs = 1;
	t->glyph = g;
	t->cluster = cluster;
	t->n_glyphs = mark->face != NULL;
	t->n_clusters = t->n_glyphs;
	t->face = mark->face;
	t->size = mark->size;
	t->color = color;
	t->text = "";
	return &t->area;
}

struct area *emphasis_mark(struct layout *l, const struct para_style *s, bool lined, len_t x, len_t y)
{
	const char *text = mark_text(s->node);
	len_t size = mark_size(s), gap = len_scale(s->text.size, GAP, 1000) + offset(s);
	struct color color = fo_color(s->node, PROP_axf_text_emphasis_color);
	struct area *a;

	if (text == NULL)
		a = drawn_dot(l, len_scale(size, DOT, 1000), color);
	else
		a = written_mark(l, s, text, size, color);
	a->pos = &s->node->pos;
	a->x = x - a->ipd / 2;
	if (stands_before(l, s))
		a->y = y - s->metrics.ascent - gap - a->bpd;
	else
		a->y = y + s->metrics.descent + gap + (lined ? len_scale(s->text.size, PAST_LINE, 1000) : 0);
	return a;
}
