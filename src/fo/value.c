#include "fo/value.h"

#include "base/arena.h"
#include "fo/grid.h"

#include <glib.h>
#include <string.h>

#define THIN   500
#define MEDIUM 1000
#define THICK  2000
#define FONT_SIZE_MEDIUM 12000.0

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *fo_trim(struct arena *a, const char *s)
{
	size_t n;

	while (is_space(*s))
		s++;
	n = strlen(s);
	if (n == 0 || !is_space(s[n - 1]))
		return s;
	while (n > 0 && is_space(s[n - 1]))
		n--;
	return arena_strndup(a, s, n);
}

/* The size of the part at s: white space and commas within parentheses and quotes belong to it. */
static size_t part_size(const char *s)
{
	size_t n = 0;
	int open = 0;

	for (; s[n] && (open > 0 || !is_space(s[n])); n++) {
		if (s[n] == '(') {
			open++;
		} else if (s[n] == ')') {
			open--;
		} else if (s[n] == '\'' || s[n] == '"') {
			const char *end = strchr(s + n + 1, s[n]);

			if (end == NULL)
				return n + strlen(s + n);
			n = (size_t)(end - s);
		}
	}
	return n;
}

int fo_split(struct arena *a, const char *s, const char **part, int most)
{
	int count = 0;

	for (;;) {
		size_t n;

		while (is_space(*s))
			s++;
		if (*s == '\0')
			return count;
		if (count == most)
			return most + 1;
		n = part_size(s);
		part[count++] = arena_strndup(a, s, n);
		s += n;
	}
}

static struct fo_value *value_new(struct fo_env *env, enum fo_type type)
{
	struct fo_value *v = ARENA_NEW(env->arena, struct fo_value);

	v->type = type;
	return v;
}

struct fo_value *fo_value_keyword(struct arena *a, enum fo_kw kw)
{
	struct fo_value *v = ARENA_NEW(a, struct fo_value);

	v->type = V_KEYWORD;
	v->kw = kw;
	return v;
}

struct fo_value *fo_value_length(struct arena *a, len_t len, int32_t pct)
{
	struct fo_value *v = ARENA_NEW(a, struct fo_value);

	v->type = V_LENGTH;
	v->len = len;
	v->pct = pct;
	return v;
}

static const struct fo_value *string(struct fo_env *env, const char *s, size_t n)
{
	struct fo_value *v = value_new(env, V_STRING);

	v->str = arena_strndup(env->arena, s, n);
	return v;
}

static const struct fo_value *number(struct fo_env *env, double d)
{
	struct fo_value *v = value_new(env, V_NUMBER);

	v->number = d;
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

static bool to_length(struct fo_env *env, const struct fo_operand *o, struct fo_value *v)
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
static bool to_keyword(struct fo_env *env, const struct fo_operand *o, struct fo_value *v)
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
static bool to_part(struct fo_env *env, const struct fo_operand *o, struct fo_value *v)
{
	if (o->kind == OPERAND_NUMBER)
		return to_length(env, o, v);
	return to_keyword(env, o, v);
}

/* proportional-column-width() and what is added to it */
static const struct fo_value *column_share(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value *v = value_new(env, V_SHARE), *part = ARENA_ARRAY(env->arena, 2, struct fo_value);
	struct fo_operand added = *o;

	added.share = 0;
	part[FO_SHARE_NUMBER] = (struct fo_value){ .type = V_NUMBER, .number = o->share };
	v->part = part;
	return to_length(env, &added, &part[FO_SHARE_LENGTH]) ? v : NULL;
}

static const struct fo_value *length(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value *v = value_new(env, V_LENGTH);

	if (o->kind == OPERAND_NUMBER && o->share != 0 && env->prop == PROP_column_width)
		return column_share(env, o);
	if (o->kind == OPERAND_VALUE && (o->value->type == V_RANGE || o->value->type == V_SPACE)) {
		const struct fo_value *part = &o->value->part[FO_OPTIMUM];
		struct fo_operand inner = { .kind = OPERAND_VALUE, .value = part };

		if (part->type == V_LENGTH)
			return part;
		return to_keyword(env, &inner, v) ? v : NULL;
	}
	return to_part(env, o, v) ? v : NULL;
}

static const struct fo_value *spread(
    struct fo_env *env, enum fo_type type, const struct fo_value *each, int n)
{
	struct fo_value *v = value_new(env, type);
	struct fo_value *part = ARENA_ARRAY(env->arena, 5, struct fo_value);

	for (int i = 0; i < n; i++)
		part[i] = *each;
	if (type == V_SPACE)
		part[FO_PRECEDENCE].type = V_NUMBER;
	if (type == V_SPACE || type == V_COND) {
		part[type == V_SPACE ? FO_CONDITIONALITY : FO_COND_CONDITIONALITY].type = V_KEYWORD;
		part[type == V_SPACE ? FO_CONDITIONALITY : FO_COND_CONDITIONALITY].kw = KW_discard;
	}
	v->part = part;
	return v;
}

static const struct fo_value *compound(
    struct fo_env *env, const struct fo_operand *o, enum fo_type type, int n)
{
	struct fo_value each;

	if (o->kind == OPERAND_VALUE && o->value->type == type)
		return o->value;
	if (!to_part(env, o, &each))
		return NULL;
	if (type == V_SPACE && each.type == V_KEYWORD)
		return fo_value_keyword(env->arena, each.kw);
	return spread(env, type, &each, n);
}

static bool to_keep(struct fo_env *env, const struct fo_operand *o, struct fo_value *v)
{
	if (o->kind == OPERAND_NUMBER && o->dim == 0) {
		*v = (struct fo_value){ .type = V_NUMBER };
		v->number = (double)(int)CLAMP(o->v < 0 ? o->v - 0.5 : o->v + 0.5, -1e9, 1e9);
		return true;
	}
	return to_keyword(env, o, v);
}

static const struct fo_value *keep(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value each;

	if (o->kind == OPERAND_VALUE && o->value->type == V_KEEP)
		return o->value;
	return to_keep(env, o, &each) ? spread(env, V_KEEP, &each, 3) : NULL;
}

static const struct fo_value *keyword(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value *v = value_new(env, V_KEYWORD);

	return to_keyword(env, o, v) ? v : NULL;
}

static const struct fo_value *plain_number(struct fo_env *env, const struct fo_operand *o)
{
	if (o->kind != OPERAND_NUMBER)
		return keyword(env, o);
	if (o->dim != 0 && !o->percent) {
		env->error = "is a length";
		return NULL;
	}
	return number(env, o->percent ? o->pct / 100 : o->v);
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
	d = CLAMP(o->v < 0 ? o->v - 0.5 : o->v + 0.5, -1e9, 1e9);
	d = (double)(long)d;
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
	return number(env, d);
}

static const struct fo_value *line_height(struct fo_env *env, const struct fo_operand *o)
{
	if (o->kind == OPERAND_VALUE && o->value->type == V_SPACE)
		return o->value;
	if (o->kind != OPERAND_NUMBER || o->dim != 0)
		return length(env, o);
	return o->v < 0 ? NULL : number(env, o->v);
}

/* The nearest of the sizes that lie a factor of 1.2 apart: what is larger or smaller goes on from it. */
static double nearest_step(double size)
{
	double factor = size < FONT_SIZE_MEDIUM ? 1 / 1.2 : 1.2, step = FONT_SIZE_MEDIUM, next = step;

	do {
		step = next;
		next = fo_round_len(step * factor);
	} while (next != step && (factor > 1 ? next < size : next > size));     /* of 2 mpt a sixth rounds to nothing */
	return ABS(step - size) <= ABS(size - next) ? step : next;
}

static const struct fo_value *font_size(struct fo_env *env, const struct fo_operand *o)
{
	static const struct { enum fo_kw kw; double factor; } sizes[] = {
		{ KW_xx_small, 1 / 1.728 }, { KW_x_small, 1 / 1.44 }, { KW_small, 1 / 1.2 }, { KW_medium, 1 },
		{ KW_large, 1.2 }, { KW_x_large, 1.44 }, { KW_xx_large, 1.728 },
	};
	struct fo_value v;

	if (o->kind == OPERAND_NUMBER)
		return length(env, o);
	if (!to_keyword(env, o, &v) || v.type != V_KEYWORD)
		return NULL;
	if (v.kw == KW_larger || v.kw == KW_smaller) {
		double step = nearest_step(env->em);

		return fo_value_length(env->arena, fo_round_len(v.kw == KW_larger ? step * 1.2 : step / 1.2), 0);
	}
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (sizes[i].kw == v.kw)
			return fo_value_length(
			    env->arena, fo_round_len(FONT_SIZE_MEDIUM * sizes[i].factor), 0);
	return NULL;
}

/* bolder and lighter stay words: only refinement knows the parent's weight */
static const struct fo_value *font_weight(struct fo_env *env, const struct fo_operand *o)
{
	struct fo_value v;

	if (o->kind == OPERAND_NUMBER && o->dim == 0 && o->v >= 1 && o->v <= 1000)
		return number(env, o->v);
	if (!to_keyword(env, o, &v))
		return NULL;
	if (v.kw == KW_normal || v.kw == KW_bold)
		return number(env, v.kw == KW_bold ? 700 : 400);
	return fo_value_keyword(env->arena, v.kw);
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

static bool is_text(enum fo_grammar g)
{
	return g == G_STRING || g == G_URI || g == G_CHAR || g == G_LANGUAGE || g == G_FAMILY ||
	       g == G_TOKENS || g == G_DECORATION || g == G_TOKENS_OR_STRING;
}

/* The text of another property. */
static const struct fo_value *other_text(struct fo_env *env, const struct fo_operand *o)
{
	if (o->kind == OPERAND_VALUE && o->value->type == V_STRING && o->value->str &&
	    is_text(fo_props[env->prop].grammar))
		return o->value;
	return keyword(env, o);
}

static const struct fo_value *quoted_or_keyword(struct fo_env *env, const struct fo_operand *o)
{
	if (o->kind == OPERAND_VALUE && o->value->type == V_STRING && o->value->str)
		return o->value;
	return o->kind == OPERAND_STRING ? string(env, o->s, o->n) : keyword(env, o);
}

static const struct fo_value *from_operand(struct fo_env *env, const struct fo_operand *o)
{
	switch (fo_props[env->prop].grammar) {
	case G_LENGTH: case G_LENGTH0: return length(env, o);
	case G_NUMBER: case G_ANGLE: return plain_number(env, o);
	case G_INTEGER: return integer(env, o, -1000000000);
	case G_INTEGER0: return integer(env, o, 0);
	case G_INTEGER1: return integer(env, o, 1);
	case G_LENGTH_OR_NUMBER:
		return o->kind == OPERAND_NUMBER && o->dim == 0 ? number(env, o->v) : length(env, o);
	case G_COLOR: return color(env, o);
	case G_SPACE: return compound(env, o, V_SPACE, 3);
	case G_RANGE: case G_RANGE0: return compound(env, o, V_RANGE, 3);
	case G_COND0: return compound(env, o, V_COND, 1);
	case G_PAIR: return compound(env, o, V_PAIR, 2);
	case G_KEEP: return keep(env, o);
	case G_LINE_HEIGHT: return line_height(env, o);
	case G_FONT_SIZE: return font_size(env, o);
	case G_FONT_WEIGHT: return font_weight(env, o);
	case G_KEYWORD_OR_STRING: return quoted_or_keyword(env, o);
	default: return other_text(env, o);
	}
}

/* ---------------------------------------------------------------- values that are text */

static const struct fo_value *text_keyword(struct fo_env *env, const char *s)
{
	enum fo_kw kw = fo_prop_keyword(env->prop, s, strlen(s));

	return kw == KW_none_of_them ? NULL : fo_value_keyword(env->arena, kw);
}

static const struct fo_value *plain_string(struct fo_env *env, const char *s)
{
	const struct fo_value *v = text_keyword(env, s);
	size_t n = strlen(s);

	if (v)
		return v;
	if (n >= 2 && (*s == '\'' || *s == '"') && strchr(s + 1, *s) == s + n - 1)
		return string(env, s + 1, n - 2);
	return string(env, s, n);
}

static const struct fo_value *uri(struct fo_env *env, const char *s)
{
	size_t n = strlen(s);

	if (n >= 5 && g_ascii_strncasecmp(s, "url(", 4) == 0 && s[n - 1] == ')')
		s = fo_trim(env->arena, arena_strndup(env->arena, s + 4, n - 5));
	return plain_string(env, s);
}

static const struct fo_value *character(struct fo_env *env, const char *s)
{
	const struct fo_value *v;

	if (*s && strcmp(s, "'") != 0 && strcmp(s, "\"") != 0) {
		v = plain_string(env, s);
		if (v->type == V_KEYWORD || g_utf8_strlen(v->str, -1) <= 1)
			return v;
		return NULL;
	}
	return string(env, s, strlen(s));
}

/* Codes of language and country: letters, digits and hyphens. */
static const struct fo_value *language(struct fo_env *env, const char *s)
{
	const struct fo_value *v = plain_string(env, s);

	if (v->type == V_KEYWORD)
		return v;
	if (*v->str == '\0' ||
	    v->str[strspn(v->str, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")])
		return NULL;
	return v;
}

/* a, 'b c' ,d  ->  "a,b c,d" */
static const struct fo_value *family(struct fo_env *env, const char *s)
{
	GString *out = g_string_new(NULL);
	const struct fo_value *v;

	while (*s) {
		size_t n;

		while (is_space(*s) || *s == ',')
			s++;
		if (*s == '\0')
			break;
		if (out->len > 0)
			g_string_append_c(out, ',');
		if ((*s == '\'' || *s == '"') && strchr(s + 1, *s)) {
			n = strcspn(s + 1, (char[]){ *s, '\0' });
			g_string_append_len(out, s + 1, (gssize)n);
			s += n + 2;
			continue;
		}
		n = strcspn(s, ",");
		g_string_append_len(out, s, (gssize)n);
		s += n;
		while (out->len > 0 && is_space(out->str[out->len - 1]))
			g_string_truncate(out, out->len - 1);
	}
	v = out->len ? string(env, out->str, out->len) : NULL;
	g_string_free(out, TRUE);
	return v;
}

#define TOKENS_MAX 16

/* Words of the list: one alone is a keyword, several are a string of them with single spaces. */
static const struct fo_value *tokens(struct fo_env *env, const char *s)
{
	const char *part[TOKENS_MAX];
	int n = fo_split(env->arena, s, part, TOKENS_MAX);
	GString *out;
	const struct fo_value *v;

	if (n == 1 || n > TOKENS_MAX)
		return n == 1 ? text_keyword(env, part[0]) : NULL;
	for (int i = 0; i < n; i++)
		if (text_keyword(env, part[i]) == NULL)
			return NULL;
	out = g_string_new(NULL);
	for (int i = 0; i < n; i++)
		g_string_append_printf(out, "%s%s", i ? " " : "", part[i]);
	v = out->len ? string(env, out->str, out->len) : NULL;
	g_string_free(out, TRUE);
	return v;
}

static const struct fo_value *tokens_or_string(struct fo_env *env, const char *s)
{
	const struct fo_value *v = tokens(env, s);

	if (v || *s == '\0')
		return v;
	if (*s == '\'' || *s == '"' || g_utf8_strlen(s, -1) == 1)
		return plain_string(env, s);
	return NULL;
}

/* Values that need others than the attribute itself are written as functions also where text is meant. */
static bool is_reference(const char *s)
{
	return g_str_has_prefix(s, "from-parent(") || g_str_has_prefix(s, "from-nearest-specified-value(") ||
	    g_str_has_prefix(s, "from-table-column(") || g_str_has_prefix(s, "inherited-property-value(") ||
	    g_str_has_prefix(s, "merge-property-values(") || g_str_has_prefix(s, "system-font(");
}

static const struct fo_value *by_text(struct fo_env *env, const char *s)
{
	switch (fo_props[env->prop].grammar) {
	case G_STRING: return plain_string(env, s);
	case G_URI: return uri(env, s);
	case G_CHAR: return character(env, s);
	case G_LANGUAGE: return language(env, s);
	case G_FAMILY: return family(env, s);
	case G_TOKENS: case G_DECORATION: return tokens(env, s);
	case G_TOKENS_OR_STRING: return tokens_or_string(env, s);
	default: return NULL;
	}
}

/* Only initial values are written like this: the three of leader-length. */
static const struct fo_value *initial_range(struct fo_env *env, const char *const *part)
{
	static const struct fo_value zero = { .type = V_LENGTH };
	const struct fo_value *v = spread(env, V_RANGE, &zero, 3);

	for (int i = 0; i < 3; i++)
		fo_value_part(env, i, part[i], (struct fo_value *)&v->part[i]);
	return v;
}

const struct fo_value *fo_value_parse(struct fo_env *env, const char *text)
{
	enum fo_grammar g = fo_props[env->prop].grammar;
	const struct fo_value *v = NULL;
	const char *part[3];
	struct fo_operand o;

	env->error = env->corrected = NULL;
	if (g == G_CHAR && text[0] && text[1] == '\0')
		return string(env, text, 1);    /* a space is a character, too */
	text = fo_trim(env->arena, text);
	if (is_text(g) && !is_reference(text)) {
		v = by_text(env, text);
		return v ? v : refuse(env, "is not known");
	}
	if (g == G_RANGE && env->self == NULL && fo_split(env->arena, text, part, 3) == 3)
		return initial_range(env, part);
	if (!fo_expr(env, text, &o))
		return refuse(env, "is not known");
	v = from_operand(env, &o);
	return v ? v : refuse(env, o.kind == OPERAND_NAME ? "is not known" : "is of the wrong kind");
}

/* ---------------------------------------------------------------- components */

static bool part_of_space(struct fo_env *env, int i, const struct fo_operand *o, struct fo_value *v)
{
	if (i == FO_PRECEDENCE && o->kind == OPERAND_NUMBER && o->dim == 0) {
		*v = (struct fo_value){ .type = V_NUMBER };
		v->number = (double)(long)CLAMP(o->v, -1e9, 1e9);
		return true;
	}
	if (i >= FO_PRECEDENCE) {
		enum fo_kw kw = o->kind == OPERAND_NAME ? fo_kw_find(o->s, o->n) : KW_none_of_them;

		*v = (struct fo_value){ .type = V_KEYWORD };
		v->kw = kw;
		return i == FO_PRECEDENCE ? kw == KW_force : kw == KW_discard || kw == KW_retain;
	}
	return o->kind == OPERAND_NUMBER && to_length(env, o, v);
}

static bool part_of(struct fo_env *env, int i, const struct fo_operand *o, struct fo_value *v)
{
	switch (fo_props[env->prop].grammar) {
	case G_SPACE: case G_LINE_HEIGHT:
		return part_of_space(env, i, o, v);
	case G_COND0:
		if (i == FO_COND_CONDITIONALITY)
			return part_of_space(env, FO_CONDITIONALITY, o, v);
		return to_part(env, o, v) && v->type == V_LENGTH;
	case G_KEEP:
		return to_keep(env, o, v);
	default:
		return to_part(env, o, v);
	}
}

bool fo_value_part(struct fo_env *env, int component, const char *text, struct fo_value *v)
{
	struct fo_value old = *v;
	struct fo_operand o;

	env->error = env->corrected = NULL;
	if (fo_expr(env, fo_trim(env->arena, text), &o) && part_of(env, component, &o, v))
		return true;
	*v = old;
	if (env->error == NULL)
		env->error = "is not known";
	return false;
}

struct fo_value *fo_value_compound(struct fo_env *env, const struct fo_value *v)
{
	static const struct fo_value zero = { .type = V_LENGTH };
	struct fo_value *copy = value_new(env, v->type);
	struct fo_value len = zero;

	if (v->type == V_SPACE || v->type == V_RANGE || v->type == V_COND || v->type == V_KEEP ||
	    v->type == V_PAIR) {
		copy->part = arena_copy(env->arena, v->part, 5 * sizeof *v->part);
		return copy;
	}
	if (v->type == V_LENGTH)
		len = *v;
	else if (env->prop == PROP_line_height)
		len.len = fo_round_len(env->em * (v->type == V_NUMBER ? v->number : 1.2));
	return (struct fo_value *)spread(env, V_SPACE, &len, 3);
}

static bool greater(const struct fo_value *a, const struct fo_value *b)
{
	if (a->type != V_LENGTH || b->type != V_LENGTH || (a->pct != 0 && a->len != 0) ||
	    (b->pct != 0 && b->len != 0))
		return false;
	if (a->pct != 0 || b->pct != 0)
		return a->len == 0 && b->len == 0 && a->pct > b->pct;
	return a->len > b->len;
}

void fo_value_order(struct fo_value *part, unsigned given)
{
	struct fo_value *min = &part[FO_MINIMUM], *opt = &part[FO_OPTIMUM], *max = &part[FO_MAXIMUM];
	bool has_min = given & 1U << FO_MINIMUM, has_opt = given & 1U << FO_OPTIMUM;
	bool has_max = given & 1U << FO_MAXIMUM;

	if (greater(min, max))
		*(has_min ? max : min) = *(has_min ? min : max);
	if (greater(opt, max)) {
		if (has_opt && !has_max)
			*max = *opt;
		else
			*opt = *max;
	} else if (greater(min, opt)) {
		if (has_min)
			*opt = *min;
		else
			*min = *opt;
	}
}

/* ---------------------------------------------------------------- back to text */

static const char *length_text(struct arena *a, const struct fo_value *v)
{
	char len[LEN_FORMAT_SIZE], pct[LEN_FORMAT_SIZE];

	len_format(len, v->len);
	len_format(pct, v->pct);
	if (v->pct == 0)
		return arena_printf(a, "%spt", len);
	return v->len ? arena_printf(a, "%s%%%s%spt", pct, v->len > 0 ? "+" : "", len)
		      : arena_printf(a, "%s%%", pct);
}

static const char *color_text(struct arena *a, struct color c)
{
	if (c.a == 0)
		return "transparent";
	if (c.cmyk)
		return arena_printf(a, "cmyk(%d.%d%%, %d.%d%%, %d.%d%%, %d.%d%%)", c.c / 10, c.c % 10,
		    c.m / 10, c.m % 10, c.y / 10, c.y % 10, c.k / 10, c.k % 10);
	return arena_printf(a, "#%02x%02x%02x", c.r, c.g, c.b);
}

/* Up to three decimals, without the locale. */
static const char *number_text(struct arena *a, double d)
{
	char s[LEN_FORMAT_SIZE];

	if (d > 2e6 || d < -2e6)
		return arena_printf(a, "%lld", (long long)d);
	return arena_strdup(a, len_format(s, fo_round_len(d * 1000)));
}

static const char *share_text(struct arena *a, const struct fo_value *v)
{
	const struct fo_value *added = &v->part[FO_SHARE_LENGTH];

	return arena_printf(a, "proportional-column-width(%s)%s%s", number_text(a, v->part[FO_SHARE_NUMBER].number),
	    added->len != 0 || added->pct != 0 ? " + " : "",
	    added->len != 0 || added->pct != 0 ? length_text(a, added) : "");
}

const char *fo_value_text(struct arena *a, const struct fo_value *v)
{
	switch (v->type) {
	case V_KEYWORD: return fo_kw_name(v->kw);
	case V_LENGTH: return length_text(a, v);
	case V_NUMBER: return number_text(a, v->number);
	case V_STRING: return v->str ? v->str : "";
	case V_COLOR: return color_text(a, v->color);
	case V_SHARE: return share_text(a, v);
	case V_SPACE: case V_RANGE: return fo_value_text(a, &v->part[FO_OPTIMUM]);
	default: return fo_value_text(a, &v->part[0]);
	}
}
