#include "text/runs.h"

#include "text/face.h"
#include "text/pangofont.h"

#include <glib.h>
#include <string.h>

/* Runs of at most this many bytes are remembered, so many of them. */
#define WORD_SIZE_MAX 24
#define WORDS_MAX 20000

struct word {
	struct font_file *file;
	const char *language, *features;        /* interned */
	uint8_t n_text, n;
	char text[WORD_SIZE_MAX];
	struct run_glyph glyph[];
};

struct runs {
	PangoContext *context;
	PangoAttrList *no_attributes;
	PangoGlyphString *shaped;
	GArray *out;                    /* struct run_glyph */
	GHashTable *words;              /* struct word, its own key */
	GHashTable *features;           /* interned string -> GSList of one PangoAttribute */
};

static guint word_hash(const void *key)
{
	const struct word *w = key;
	guint h = GPOINTER_TO_UINT(w->file) * 31u + GPOINTER_TO_UINT(w->features);

	for (int i = 0; i < w->n_text; i++)
		h = h * 33u + (unsigned char)w->text[i];
	return h;
}

static gboolean word_equal(const void *a, const void *b)
{
	const struct word *v = a, *w = b;

	return v->file == w->file && v->language == w->language && v->features == w->features &&
	    v->n_text == w->n_text && !memcmp(v->text, w->text, v->n_text);
}

static void features_free(void *list)
{
	g_slist_free_full(list, (GDestroyNotify)pango_attribute_destroy);
}

struct runs *runs_new(void)
{
	struct runs *r = g_new0(struct runs, 1);

	r->context = faces_context();
	r->no_attributes = pango_attr_list_new();
	r->shaped = pango_glyph_string_new();
	r->out = g_array_new(FALSE, FALSE, sizeof(struct run_glyph));
	r->words = g_hash_table_new_full(word_hash, word_equal, g_free, NULL);
	r->features = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, features_free);
	return r;
}

void runs_free(struct runs *r)
{
	if (!r)
		return;
	g_hash_table_destroy(r->features);
	g_hash_table_destroy(r->words);
	g_array_free(r->out, TRUE);
	pango_glyph_string_free(r->shaped);
	pango_attr_list_unref(r->no_attributes);
	g_object_unref(r->context);
	g_free(r);
}

static GSList *features_list(struct runs *r, const char *features)
{
	GSList *list;
	PangoAttribute *attribute;

	if (!features)
		return NULL;
	list = g_hash_table_lookup(r->features, features);
	if (list)
		return list;
	attribute = pango_attr_font_features_new(features);
	list = g_slist_prepend(NULL, attribute);
	g_hash_table_insert(r->features, (char *)g_intern_string(features), list);
	return list;
}

/* Latin letters, digits and general punctuation: no itemisation can find anything else in it. */
static bool plain(const char *s, int n)
{
	const unsigned char *p = (const unsigned char *)s, *end = p + n;

	while (p < end) {
		if (*p < 0x80)
			p++;
		else if (*p >= 0xC2 && *p <= 0xC9)
			p += 2;
		else if (*p == 0xE2 && p + 1 < end && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xA7)
			p += 3;
		else
			return false;
	}
	return true;
}

static void collect(struct runs *r, int offset)
{
	const PangoGlyphString *s = r->shaped;

	for (int i = 0; i < s->num_glyphs; i++) {
		const PangoGlyphInfo *from = &s->glyphs[i];
		struct run_glyph g = { .id = from->glyph, .cluster = offset + s->log_clusters[i],
			.advance = from->geometry.width, .dx = from->geometry.x_offset, .dy = -from->geometry.y_offset };

		if (g.id == PANGO_GLYPH_EMPTY)
			continue;
		if (g.id & PANGO_GLYPH_UNKNOWN_FLAG) {
			g.ch = g.id & ~PANGO_GLYPH_UNKNOWN_FLAG;
			g.id = RUN_MISSING;
		}
		g_array_append_val(r->out, g);
	}
}

static void shape_item(struct runs *r, const struct run *run, int start, int n, PangoAnalysis *analysis)
{
	GSList *kept = analysis->extra_attrs;

	analysis->extra_attrs = features_list(r, run->features);
	pango_shape_full(run->text + start, n, run->text, run->n_text, analysis, r->shaped);
	analysis->extra_attrs = kept;
	collect(r, start - run->start);
}

/*
 * The text's own language, or English where Western text stands in Chinese.
 * Pango would otherwise look for a likely language in the environment, and
 * some letters have forms of their own in some languages.
 */
static PangoLanguage *language_of(const struct run *run)
{
	bool chinese = run->language && !g_ascii_strncasecmp(run->language, "zh", 2);

	return pango_language_from_string(run->language && !chinese ? run->language : "en");
}

static void shape_plain(struct runs *r, const struct run *run)
{
	PangoAnalysis analysis = {
		.font = faces_pango_font(run->file),
		.level = (guint8)run->level,
		.script = PANGO_SCRIPT_LATIN,
		.language = language_of(run),
	};

	shape_item(r, run, run->start, run->end - run->start, &analysis);
}

static void shape_items(struct runs *r, const struct run *run)
{
	bool odd = run->level & 1;
	GList *items;

	faces_context_use(r->context, run->file);
	pango_context_set_language(r->context, language_of(run));
	/* from the run on: Pango counts all characters before it, each time */
	items = pango_itemize_with_base_dir(r->context, odd ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR,
	    run->text + run->start, 0, run->end - run->start, r->no_attributes, NULL);
	if (odd)
		items = g_list_reverse(items);
	for (GList *l = items; l; l = l->next) {
		PangoItem *item = l->data;

		item->analysis.level = (guint8)run->level;
		item->analysis.language = language_of(run);
		shape_item(r, run, run->start + item->offset, item->length, &item->analysis);
	}
	g_list_free_full(items, (GDestroyNotify)pango_item_free);
}

static struct word word_of(const struct run *run)
{
	struct word w = { .file = run->file, .language = g_intern_string(run->language),
		.features = g_intern_string(run->features), .n_text = (uint8_t)(run->end - run->start) };

	memcpy(w.text, run->text + run->start, w.n_text);
	return w;
}

static void remember(struct runs *r, const struct word *key)
{
	struct word *w;

	if (r->out->len > UINT8_MAX || g_hash_table_size(r->words) >= WORDS_MAX)
		return;
	w = g_malloc0(sizeof *w + r->out->len * sizeof *w->glyph);
	*w = *key;
	w->n = (uint8_t)r->out->len;
	memcpy(w->glyph, r->out->data, r->out->len * sizeof *w->glyph);
	g_hash_table_add(r->words, w);
}

const struct run_glyph *runs_shape(struct runs *r, const struct run *run, int *n)
{
	bool is_plain = !run->level && plain(run->text + run->start, run->end - run->start);
	bool is_word = is_plain && run->end - run->start <= WORD_SIZE_MAX;
	struct word key;

	if (is_word) {
		const struct word *w;

		key = word_of(run);
		w = g_hash_table_lookup(r->words, &key);
		if (w) {
			*n = w->n;
			return w->glyph;
		}
	}
	g_array_set_size(r->out, 0);
	if (is_plain)
		shape_plain(r, run);
	else
		shape_items(r, run);
	if (is_word)
		remember(r, &key);
	*n = (int)r->out->len;
	return (const struct run_glyph *)(void *)r->out->data;
}

/* Whether anything in the text may run from right to left, or say so. */
static bool any_rtl(const char *text, int n)
{
	const unsigned char *p = (const unsigned char *)text, *end = p + n;

	for (; p < end; p++) {
		if (*p < 0xD6 || (*p > 0xE0 && *p != 0xE2 && *p < 0xEF))
			continue;
		if (*p < 0xE0)
			return true;
		if (end - p < 3)
			break;
		if (*p == 0xE0 && p[1] <= 0xA3)
			return true;
		if (*p == 0xF0 && (p[1] == 0x9E || (p[1] == 0x90 && p[2] >= 0xA0)))
			return true;
		if (*p == 0xE2 && ((p[1] == 0x80 && (p[2] == 0x8F || (p[2] >= 0xAA && p[2] <= 0xAE))) ||
		    (p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9)))
			return true;
		if (*p == 0xEF && p[1] >= 0xAC && p[1] <= 0xBB)
			return true;
	}
	return false;
}

uint8_t *runs_levels(const char *text, int n, bool rtl)
{
	PangoDirection direction = rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;

	if (!n || (!rtl && !any_rtl(text, n)))
		return NULL;
	return pango_log2vis_get_embedding_levels(text, n, &direction);
}
