/*
 * value.c - which grammar is whose; plain values; what was expected instead
 */
#include "fo/value.h"

#include "fo/value_parts.h"

#include "base/arena.h"
#include "fo/grid.h"
#include "fo/split.h"

#include <glib.h>
#include <string.h>

#define THIN   500
#define MEDIUM 1000
#define THICK  2000

/* ---------------------------------------------------------------- values by themselves */

static struct fo_value *new_value(struct arena *a, enum fo_type type)
{
	struct fo_value *v = ARENA_NEW(a, struct fo_value);

	v->type = type;
	return v;
}

struct fo_value *value_new(struct fo_env *env, enum fo_type type)
{
	return new_value(env->arena, type);
}

struct fo_value *fo_value_keyword(struct arena *a, enum fo_kw kw)
{
	struct fo_value *v = new_value(a, V_KEYWORD);

	v->kw = kw;
	return v;
}

struct fo_value *fo_value_length(struct arena *a, len_t len, int32_t pct)
{
	struct fo_value *v = new_value(a, V_LENGTH);

	v->len = len;
	v->pct = pct;
	return v;
}

struct fo_value *fo_value_number(struct arena *a, double d)
{
	struct fo_value *v = new_value(a, V_NUMBER);

	v->number = d;
	return v;
}

struct fo_value *fo_value_string(struct arena *a, const char *s, size_t n)
{
	struct fo_value *v = new_value(a, V_STRING);

	v->str = arena_strndup(a, s, n);
	return v;
}

/* ---------------------------------------------------------------- what was expected */

static const char *expected(enum fo_grammar g)
{
	switch (g) {
	case G_LENGTH: case G_LENGTH0: case G_SPACE: case G_RANGE: case G_RANGE0: case G_COND0: case G_PAIR:
	case G_FONT_SIZE:
		return "a length such as 12pt";
	case G_LINE_HEIGHT: case G_LENGTH_OR_NUMBER:
		return "a length such as 12pt or a number";
	case G_NUMBER: case G_ANGLE:
		return "a number";
	case G_INTEGER: case G_INTEGER0: case G_INTEGER1: case G_KEEP:
		return "a whole number";
	case G_FONT_WEIGHT:
		return "100 to 900";
	case G_COLOR:
		return "a colour such as #c00000 or red";
	case G_CHAR:
		return "one character";
	case G_KEYWORD_OR_STRING: case G_TOKENS_OR_STRING:
		return "a quoted string";
	default:
		return "";
	}
}

/* "is not known: expected a length such as 12pt, or one of auto, none" */
static const struct fo_value *refuse(struct fo_env *env, const char *why)
{
	const struct fo_prop_info *info = &fo_props[env->prop];
	GString *s = g_string_new(env->error ? env->error : why);
	const char *what = expected(info->grammar);

	if (strstr(s->str, "expected") == NULL && (*what || *info->keywords)) {
		g_string_append_printf(s, ": expected %s", what);
		if (*info->keywords) {
			g_string_append(s, strchr(info->keywords, ' ') ? *what ? ", or one of " : "one of " :
			    *what ? " or " : "");
			for (const char *k = info->keywords; *k; k++)
				g_string_append(s, *k == ' ' ? ", " : (char[]){ *k, '\0' });
		}
	}
	env->error = arena_strdup(env->arena, s->str);
	g_string_free(s, TRUE);
	return NULL;
}

/* ---------------------------------------------------------------- operands to values */

static len_t border_width(enum fo_kw kw)
{
	switch (kw) {
	case KW_thin: return THIN;
	case KW_medium: return MEDIUM;
	case KW_thick: return THICK;
	default: return -1;
	}
}

static bool never_negative(enum fo_grammar g)
{
	return g == G_LENGTH0 || g == G_RANGE0 || g == G_COND0 || g == G_FONT_SIZE || g == G_LINE_HEIGHT;
}

bool value_put_length(struct fo_env *env, const struct fo_operand *o, struct fo_value *v)
{
	const struct fo_prop_info *info = &fo_props[env->prop];
	double len = o->v, pct = o->pct;

	if (o->share != 0) {
		env->error = "has a share of a table's width, which has no meaning here";
		return false;
	}
	if (o->dim != 1 && !(o->dim == 0 && o->v == 0)) {
		env->error = o->dim == 0 ? "has no unit"
					 : "multiplies or divides lengths into something else";
		return false;
	}
	if (pct != 0 && info->percent <= PERCENT_LINE_HEIGHT) {
		len += pct / 100 * (info->percent == PERCENT_FONT_SIZE ? env->em : env->line_height);
		pct = 0;
	} else if (o->percent && info->percent == PERCENT_NONE) {
		env->error = "is a percentage, which has no meaning here";
		return false;
	}
	if (never_negative(info->grammar) && (len < 0 || pct < 0) && len <= 0 && pct <= 0) {
		len = pct = 0;
		env->error = "is negative";
		env->corrected = "0pt";
	}
	if (len > FO_LEN_MAX || len < -FO_LEN_MAX) {
		env->error = "is longer than any sheet";
		env->corrected = len > 0 ? "100000pt" : "-100000pt";
		len = len > 0 ? FO_LEN_MAX : -FO_LEN_MAX;
	}
	if (pct > 2e6 || pct < -2e6)
		pct = pct > 0 ? 2e6 : -2e6;
	*v = (struct fo_value){ .type = V_LENGTH };
	v->len = fo_round_len(len);
	v->pct = (int32_t)(pct * 1000 + (pct < 0 ? -0.5 : 0.5));
	return true;
}

/* A keyword as it is stored: widths and some others become what they mean. */
bool value_put_keyword(struct fo_env *env, const struct fo_operand *o, struct fo_value *v)
{
	enum fo_kw kw = KW_none_of_them;

	if (o->kind == OPERAND_NAME)
		kw = fo_prop_keyword(env->prop, o->s, o->n);
	else if (o->kind == OPERAND_VALUE && o->value->type == V_KEYWORD)
		kw = fo_prop_keyword(env->prop, fo_kw_name(o->value->kw), strlen(fo_kw_name(o->value->kw)));
	if (kw == KW_none_of_them)
		return false;
	if (border_width(kw) >= 0 && fo_props[env->prop].grammar != G_FONT_SIZE) {
		*v = (struct fo_value){ .type = V_LENGTH };
		v->len = border_width(kw);
		return true;
	}
	*v = (struct fo_value){ .type = V_KEYWORD };
	v->kw = kw;
	return true;
}

/* A length or one of the property's keywords. */
bool value_put_part(struct fo_env *env, const struct fo_operand *o, struct fo_value *v)
{
	if (o->kind == OPERAND_NUMBER)
		return value_put_length(env, o, v);
	return value_put_keyword(env, o, v);
}

/* proportional-column-width() and what is added to it */
static const struct fo_value *column_share(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value *v = value_new(env, V_SHARE), *part = ARENA_ARRAY(env->arena, 2, struct fo_value);
	struct fo_operand added = *o;

	added.share = 0;
	part[FO_SHARE_NUMBER] = (struct fo_value){ .type = V_NUMBER, .number = o->share };
	v->part = part;
	return value_put_length(env, &added, &part[FO_SHARE_LENGTH]) ? v : NULL;
}

const struct fo_value *value_length(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value *v = value_new(env, V_LENGTH);

	if (o->kind == OPERAND_NUMBER && o->share != 0 && env->prop == PROP_column_width)
		return column_share(env, o);
	if (o->kind == OPERAND_VALUE && (o->value->type == V_RANGE || o->value->type == V_SPACE)) {
		const struct fo_value *part = &o->value->part[FO_OPTIMUM];
		struct fo_operand inner = { .kind = OPERAND_VALUE, .value = part };

		if (part->type == V_LENGTH)
			return part;
		return value_put_keyword(env, &inner, v) ? v : NULL;
	}
	return value_put_part(env, o, v) ? v : NULL;
}

static const struct fo_value *keyword(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value *v = value_new(env, V_KEYWORD);

	return value_put_keyword(env, o, v) ? v : NULL;
}

static const struct fo_value *plain_number(struct fo_env *env, const struct fo_operand *o)
{
	if (o->kind != OPERAND_NUMBER)
		return keyword(env, o);
	if (o->dim != 0 && !o->percent) {
		env->error = "is a length";
		return NULL;
	}
	return fo_value_number(env->arena, o->percent ? o->pct / 100 : o->v);
}

double value_whole(double d)
{
	return (double)(long)CLAMP(d < 0 ? d - 0.5 : d + 0.5, -1e9, 1e9);
}

static bool is_of_grid(enum fo_prop p)
{
	return p == PROP_column_number || p == PROP_number_columns_repeated ||
	       p == PROP_number_columns_spanned || p == PROP_number_rows_spanned || p == PROP_column_count;
}

static const struct fo_value *integer(struct fo_env *env, const struct fo_operand *o, int least)
{
	double d;

	if (o->kind != OPERAND_NUMBER || o->dim != 0)
		return o->kind == OPERAND_NUMBER ? NULL : keyword(env, o);
	d = value_whole(o->v);
	if (d < least) {
		d = least;
		env->error = "is too small";
		env->corrected = least ? "1" : "0";
	}
	if (is_of_grid(env->prop) && d > FO_COLUMNS_MAX) {
		d = FO_COLUMNS_MAX;
		env->error = "is too large";
		env->corrected = "1000";
	}
	return fo_value_number(env->arena, d);
}

static const struct fo_value *color(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value *v = value_new(env, V_COLOR);

	if (o->kind == OPERAND_COLOR) {
		v->color = o->color;
		return v;
	}
	if (o->kind != OPERAND_NAME)
		return NULL;
	if ((o->n == 11 && memcmp(o->s, "transparent", 11) == 0) || fo_color_find(o->s, o->n, &v->color))
		return v;
	return keyword(env, o);
}

/* The text of another property. */
static const struct fo_value *other_text(struct fo_env *env, const struct fo_operand *o)
{
	if (o->kind == OPERAND_VALUE && o->value->type == V_STRING && o->value->str &&
	    value_is_text(fo_props[env->prop].grammar))
		return o->value;
	return keyword(env, o);
}

static const struct fo_value *quoted_or_keyword(struct fo_env *env, const struct fo_operand *o)
{
	if (o->kind == OPERAND_VALUE && o->value->type == V_STRING && o->value->str)
		return o->value;
	return o->kind == OPERAND_STRING ? fo_value_string(env->arena, o->s, o->n) : keyword(env, o);
}

/* ---------------------------------------------------------------- by the property's grammar */

static const struct fo_value *from_operand(struct fo_env *env, const struct fo_operand *o)
{
	switch (fo_props[env->prop].grammar) {
	case G_LENGTH: case G_LENGTH0: return value_length(env, o);
	case G_NUMBER: case G_ANGLE: return plain_number(env, o);
	case G_INTEGER: return integer(env, o, -1000000000);
	case G_INTEGER0: return integer(env, o, 0);
	case G_INTEGER1: return integer(env, o, 1);
	case G_LENGTH_OR_NUMBER:
		return o->kind == OPERAND_NUMBER && o->dim == 0 ? fo_value_number(env->arena, o->v)
								: value_length(env, o);
	case G_COLOR: return color(env, o);
	case G_SPACE: return value_compound(env, o, V_SPACE, 3);
	case G_RANGE: case G_RANGE0: return value_compound(env, o, V_RANGE, 3);
	case G_COND0: return value_compound(env, o, V_COND, 1);
	case G_PAIR: return value_compound(env, o, V_PAIR, 2);
	case G_KEEP: return value_keep(env, o);
	case G_LINE_HEIGHT: return value_line_height(env, o);
	case G_FONT_SIZE: return value_font_size(env, o);
	case G_FONT_WEIGHT: return value_font_weight(env, o);
	case G_KEYWORD_OR_STRING: return quoted_or_keyword(env, o);
	default: return other_text(env, o);
	}
}

/* Values that need others than the attribute itself are written as functions also where text is meant. */
static bool is_reference(const char *s)
{
	return g_str_has_prefix(s, "from-parent(") || g_str_has_prefix(s, "from-nearest-specified-value(") ||
	    g_str_has_prefix(s, "from-table-column(") || g_str_has_prefix(s, "from-page-master-region(") ||
	    g_str_has_prefix(s, "inherited-property-value(") ||
	    g_str_has_prefix(s, "merge-property-values(") || g_str_has_prefix(s, "system-font(");
}

const struct fo_value *fo_value_parse(struct fo_env *env, const char *text)
{
	enum fo_grammar g = fo_props[env->prop].grammar;
	const struct fo_value *v = NULL;
	const char *part[3];
	struct fo_operand o;

	env->error = env->corrected = NULL;
	if (g == G_CHAR && text[0] && text[1] == '\0')
		return fo_value_string(env->arena, text, 1);    /* a space is a character, too */
	text = fo_trim(env->arena, text);
	if (value_is_text(g) && !is_reference(text)) {
		v = value_by_text(env, text);
		return v ? v : refuse(env, "is not known");
	}
	if (g == G_RANGE && env->self == NULL && fo_split(env->arena, text, part, 3) == 3)
		return value_range(env, part);
	if (!fo_expr(env, text, &o))
		return refuse(env, "is not known");
	v = from_operand(env, &o);
	return v ? v : refuse(env, o.kind == OPERAND_NAME ? "is not known" : "is of the wrong kind");
}
