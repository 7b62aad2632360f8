#include "layout/hyphen.h"

#include "layout/para_parts.h"

#include <hyphen.h>
#include <string.h>

#define FOLDER "/usr/share/hyphen"

enum { WORD_MAX = 80 };         /* longer ones are no words */

struct patterns {
	HyphenDict *dict;       /* NULL: there are none */
};

struct hyphens {
	GHashTable *language;   /* tag -> struct patterns */
};

static void patterns_free(gpointer data)
{
	struct patterns *p = data;

	if (p->dict != NULL)
		hnj_hyphen_free(p->dict);
	g_free(p);
}

struct hyphens *hyphens_new(void)
{
	struct hyphens *h = g_new0(struct hyphens, 1);

	h->language = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, patterns_free);
	return h;
}

void hyphens_free(struct hyphens *h)
{
	g_hash_table_destroy(h->language);
	g_free(h);
}

/* ---- patterns ---- */

static HyphenDict *load(const char *name)
{
	char *path = g_strdup_printf(FOLDER "/hyph_%s.dic", name);
	HyphenDict *dict = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load(path) : NULL;

	g_free(path);
	return dict;
}

/* en-GB: the patterns of en_GB, else those of en */
static HyphenDict *find(const char *tag)
{
	char *name = g_strdup(tag), *dash = strchr(name, '-');
	HyphenDict *dict;

	if (dash != NULL)
		*dash = '_';
	dict = load(name);
	if (dict == NULL && dash != NULL) {
		*dash = '\0';
		dict = load(name);
	}
	g_free(name);
	return dict;
}

static bool is_tag(const char *tag)
{
	for (const char *s = tag; *s != '\0'; s++) {
		if (!g_ascii_isalnum(*s) && *s != '-')
			return false;
	}
	return *tag != '\0';
}

/* Languages whose lines break anywhere. */
static bool needs_none(const char *tag)
{
	return g_str_has_prefix(tag, "zh") || g_str_has_prefix(tag, "ja") || g_str_has_prefix(tag, "ko");
}

static HyphenDict *patterns_of(struct layout *l, const struct para_style *s)
{
	const char *tag = s->text.language;
	struct patterns *p;

	if (tag == NULL || !is_tag(tag) || needs_none(tag))
		return NULL;
	p = g_hash_table_lookup(l->hyphens->language, tag);
	if (p == NULL) {
		p = g_new0(struct patterns, 1);
		p->dict = find(tag);
		g_hash_table_insert(l->hyphens->language, g_strdup(tag), p);
		if (p->dict == NULL)
			diag_report(l->diag, s->node->pos, LAYOUT_NO_HYPHENATION, tag, FOLDER);
	}
	return p->dict;
}

/* ---- words ---- */

struct word {
	const struct para_style *style;
	struct cell *cell;
	int n;
};

/* In lower case and the patterns' own charset; NULL if it has no such letters. */
static char *spell(const struct word *w, const HyphenDict *d)
{
	GString *s = g_string_sized_new(32);
	char *converted;

	for (int i = 0; i < w->n; i++)
		g_string_append_unichar(s, g_unichar_tolower(w->cell[i].ch));
	if (d->utf8)
		return g_string_free(s, FALSE);
	converted = g_convert(s->str, (gssize)s->len, d->cset, "UTF-8", NULL, NULL, NULL);
	g_string_free(s, TRUE);
	return converted;
}

static void free_changes(char **rep, int *pos, int *cut, int n)
{
	for (int i = 0; rep != NULL && i < n; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}

static bool break_word(const struct word *w, HyphenDict *d)
{
	char marks[WORD_MAX * 4 + 8] = "";
	char *spelt = spell(w, d), **rep = NULL;
	int *pos = NULL, *cut = NULL;
	bool some = false;

	if (spelt == NULL || strlen(spelt) > WORD_MAX * 4 ||
	    hnj_hyphen_hyphenate2(d, spelt, (int)strlen(spelt), marks, NULL, &rep, &pos, &cut) != 0) {
		g_free(spelt);
		return false;
	}
	/* a break that changes the spelling is left alone */
	for (int i = w->style->remain - 1; i < w->n - w->style->push; i++) {
		if ((marks[i] & 1) && (rep == NULL || rep[i] == NULL)) {
			w->cell[i].flags |= CELL_HYPHEN_AFTER;
			some = true;
		}
	}
	free_changes(rep, pos, cut, (int)strlen(spelt));
	g_free(spelt);
	return some;
}

static bool is_letter(const struct cell *c)
{
	return c->class == CELL_LETTER && g_unichar_isalpha(c->ch);
}

void hyphen_words(struct para_parts *p)
{
	for (int i = 0, end; i < p->cells.n; i = end) {
		struct inline_context *in = context_at(p, i);
		struct word w = { .style = in->style, .cell = &p->cells.cell[i] };
		HyphenDict *d;

		end = i + 1;
		if (!is_letter(w.cell) || !w.style->hyphenate || in->no_break)
			continue;
		while (end < p->cells.n && is_letter(&p->cells.cell[end]) && context_at(p, end) == in)
			end++;
		w.n = end - i;
		if (w.n < w.style->remain + w.style->push || w.n > WORD_MAX)
			continue;
		d = patterns_of(p->l, w.style);
		if (d != NULL && break_word(&w, d))
			p->has_hyphens = true;
	}
}
