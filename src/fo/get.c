/*
 * get.c - what layout asks of a node
 */
#include "fo/refine.h"

#include <string.h>

const struct fo_value *fo_get(const struct fo_node *n, enum fo_prop p)
{
	if (n->elem == FO_TEXT && n->parent)
		n = n->parent;
	for (const struct fo_own *o = n->own_values; o; o = o->next)
		if (o->prop == p)
			return o->value;
	return n->style->value[p];
}

bool fo_specified(const struct fo_node *n, enum fo_prop p)
{
	const char *name = fo_prop_name(p);

	if (n->elem == FO_TEXT)
		return false;
	if (!fo_prop_is_own(p))
		return fo_style_specified(n->style, p);
	for (const char *const *o = n->own; o && o[0]; o += 2)
		if (strcmp(o[0], name) == 0)
			return true;
	return false;
}

const char *fo_attribute(const struct fo_node *n, const char *name)
{
	for (const char *const *o = n->own; o && o[0]; o += 2)
		if (strcmp(o[0], name) == 0)
			return o[1];
	return NULL;
}

bool fo_value_is(const struct fo_value *v, enum fo_kw kw)
{
	if (v->type == V_RANGE || v->type == V_SPACE)
		v = &v->part[FO_OPTIMUM];
	return v->type == V_KEYWORD && v->kw == kw;
}

enum fo_kw fo_keyword(const struct fo_node *n, enum fo_prop p)
{
	const struct fo_value *v = fo_get(n, p);

	return v->type == V_KEYWORD ? v->kw : KW_none_of_them;
}

bool fo_is(const struct fo_node *n, enum fo_prop p, enum fo_kw kw)
{
	return fo_value_is(fo_get(n, p), kw);
}

static len_t resolve(const struct fo_value *v, len_t base)
{
	int64_t sum = v->pct ? (int64_t)v->len + len_scale(base, v->pct, 100000) : v->len;

	return sum > FO_LEN_MAX ? FO_LEN_MAX : sum < -FO_LEN_MAX ? -FO_LEN_MAX : (len_t)sum;
}

len_t fo_value_len(const struct fo_value *v, len_t base)
{
	switch (v->type) {
	case V_LENGTH: return resolve(v, base);
	case V_SPACE: case V_RANGE: return fo_value_len(&v->part[FO_OPTIMUM], base);
	case V_COND: case V_PAIR: case V_INDENT: return fo_value_len(&v->part[0], base);
	default: return 0;
	}
}

len_t fo_len(const struct fo_node *n, enum fo_prop p, len_t base)
{
	return fo_value_len(fo_get(n, p), base);
}

double fo_number(const struct fo_node *n, enum fo_prop p)
{
	const struct fo_value *v = fo_get(n, p);

	return v->type == V_NUMBER ? v->number : 0;
}

int fo_integer(const struct fo_node *n, enum fo_prop p)
{
	double d = fo_number(n, p);

	return (int)(d < 0 ? d - 0.5 : d + 0.5);
}

const char *fo_string(const struct fo_node *n, enum fo_prop p)
{
	const struct fo_value *v = fo_get(n, p);

	return v->type == V_STRING ? v->str : NULL;
}

struct color fo_color(const struct fo_node *n, enum fo_prop p)
{
	const struct fo_value *v = fo_get(n, p);

	return v->type == V_COLOR ? v->color : (struct color){ 0 };
}

struct fo_space fo_space(const struct fo_node *n, enum fo_prop p, len_t base)
{
	const struct fo_value *v = fo_get(n, p);
	struct fo_space s = { 0 };

	if (v->type == V_SPACE || v->type == V_RANGE) {
		s.min = fo_value_len(&v->part[FO_MINIMUM], base);
		s.opt = fo_value_len(&v->part[FO_OPTIMUM], base);
		s.max = fo_value_len(&v->part[FO_MAXIMUM], base);
	} else {
		s.min = s.opt = s.max = fo_value_len(v, base);
	}
	if (v->type == V_SPACE) {
		const struct fo_value *precedence = &v->part[FO_PRECEDENCE];

		s.precedence = precedence->type == V_NUMBER ? (int)precedence->number : FO_FORCE;
		s.discard = v->part[FO_CONDITIONALITY].kw == KW_discard;
	}
	return s;
}

int fo_keep(const struct fo_node *n, enum fo_prop p, enum fo_within within)
{
	const struct fo_value *v = fo_get(n, p);

	if (v->type != V_KEEP)
		return 0;
	v = &v->part[within];
	if (v->type == V_NUMBER)
		return v->number < 0 ? 0 : (int)v->number;
	return v->kw == KW_always ? FO_KEEP_ALWAYS : 0;
}

len_t fo_font_size(const struct fo_node *n)
{
	return len_min(fo_get(n, PROP_font_size)->len, FO_LEN_MAX);     /* sizes in em multiply */
}

len_t fo_line_height(const struct fo_node *n)
{
	const struct fo_value *v = fo_get(n, PROP_line_height);

	if (v->type == V_LENGTH || v->type == V_SPACE)
		return fo_value_len(v, 0);
	/* a number is kept with three decimals: 1.2 of 12 pt is 14.4 pt on every machine */
	return len_scale(fo_font_size(n), v->type == V_NUMBER ? fo_round_len(v->number * 1000) : 1200, 1000);
}

int fo_font_weight(const struct fo_node *n)
{
	return fo_integer(n, PROP_font_weight);
}

enum fo_kw fo_text_align_last(const struct fo_node *n)
{
	enum fo_kw last = fo_keyword(n, PROP_text_align_last), align;

	if (last != KW_relative)
		return last;
	align = fo_keyword(n, PROP_text_align);
	return align == KW_justify || align == KW_none_of_them ? KW_start : align;
}

bool fo_has_token(const struct fo_node *n, enum fo_prop p, enum fo_kw token)
{
	const struct fo_value *v = fo_get(n, p);
	const char *name = fo_kw_name(token), *s;
	size_t size = strlen(name);

	if (v->type != V_STRING || v->str == NULL)
		return fo_value_is(v, token);
	for (s = v->str; (s = strstr(s, name)) != NULL; s += size)
		if ((s == v->str || s[-1] == ' ') && (s[size] == ' ' || s[size] == '\0'))
			return true;
	return false;
}

static bool discards(const struct fo_value *v)
{
	return v->type != V_COND || v->part[FO_COND_CONDITIONALITY].kw == KW_discard;
}

static struct fo_edge edge(const struct fo_node *n, enum fo_prop width, enum fo_prop style,
    enum fo_prop color, enum fo_prop padding, len_t base)
{
	return (struct fo_edge){
		.width = fo_len(n, width, base),
		.padding = fo_len(n, padding, base),
		.style = fo_keyword(n, style),
		.color = fo_color(n, color),
		.width_discard = discards(fo_get(n, width)),
		.padding_discard = discards(fo_get(n, padding)),
	};
}

#define EDGE(e) edge(n, PROP_border_##e##_width, PROP_border_##e##_style, PROP_border_##e##_color, \
	PROP_padding_##e, base)

struct fo_edges fo_edges(const struct fo_node *n, len_t base)
{
	return (struct fo_edges){ EDGE(before), EDGE(after), EDGE(start), EDGE(end) };
}
