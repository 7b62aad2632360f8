/*
 * value_string.c - values that are text: strings, URIs, names, lists of words
 *
 * The text is not evaluated; quotes around it are taken off.  A keyword of the
 * property is a keyword all the same.
 */
#include "fo/value_parts.h"

#include "base/arena.h"
#include "fo/split.h"

#include <glib.h>
#include <string.h>

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
		return fo_value_string(env->arena, s + 1, n - 2);
	return fo_value_string(env->arena, s, n);
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
	return fo_value_string(env->arena, s, strlen(s));
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

		while (fo_is_blank(*s) || *s == ',')
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
		while (out->len > 0 && fo_is_blank(out->str[out->len - 1]))
			g_string_truncate(out, out->len - 1);
	}
	v = out->len ? fo_value_string(env->arena, out->str, out->len) : NULL;
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
	v = out->len ? fo_value_string(env->arena, out->str, out->len) : NULL;
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

/* How the text of a grammar is read; NULL: it is an expression. */
static const struct fo_value *(*const reader[])(struct fo_env *, const char *) = {
	[G_STRING] = plain_string,
	[G_URI] = uri,
	[G_CHAR] = character,
	[G_LANGUAGE] = language,
	[G_FAMILY] = family,
	[G_TOKENS] = tokens,
	[G_DECORATION] = tokens,
	[G_TOKENS_OR_STRING] = tokens_or_string,
	[G_AURAL] = NULL        /* the last there is */
};

bool value_is_text(enum fo_grammar g)
{
	return reader[g] != NULL;
}

const struct fo_value *value_by_text(struct fo_env *env, const char *s)
{
	return reader[fo_props[env->prop].grammar](env, s);
}
