#include "publish/repair.h"

#include "render/output.h"
#include "schema/fix.h"
#include "schema/schema.h"
#include "transform/transform.h"
#include "xml/load.h"
#include "xml/words.h"

#include <glib.h>
#include <libxml/tree.h>
#include <string.h>

#define MAX_ROUNDS 20   /* what is repaired may uncover what else is to be */

/* A file on its way: its bytes as they are now, and all that was done to them. */
struct work {
	struct schemas *schemas;
	const struct repair_request *request;
	struct diag *diag;
	enum words_lang lang;
	GByteArray *bytes;
	GPtrArray *done;        /* struct repair * */
};

static struct pos whole_file(const struct work *w)
{
	return (struct pos){ .file = g_intern_string(w->request->path) };
}

/* ---- repairing ---- */

static GPtrArray *find_repairs(struct work *w, xmlDoc *doc)
{
	char *rules = transform_kind_file(w->request->home, doc, "rules.sch", w->diag);
	struct source source;
	GPtrArray *repairs = NULL;

	w->lang = words_lang(doc);
	if (rules != NULL
	    && source_copy(&source, w->request->path, (char *)w->bytes->data, w->bytes->len, w->bytes->len, w->lang,
	        w->diag)) {
		repairs = schema_repairs(w->schemas, doc, &source, rules, w->diag);
		source_clear(&source);
	}
	g_free(rules);
	return repairs;
}

static bool apply(struct work *w, GPtrArray *repairs)
{
	GByteArray *made = edit_apply((char *)w->bytes->data, w->bytes->len,
	    (const struct edit *const *)repairs->pdata, repairs->len);

	if (made == NULL) {
		words_report(w->diag, whole_file(w), w->lang, WORD_REPAIR_ENCODING);
		return false;
	}
	g_byte_array_unref(w->bytes);
	w->bytes = made;
	g_ptr_array_set_free_func(repairs, NULL);
	g_ptr_array_extend_and_steal(w->done, g_ptr_array_ref(repairs));
	return true;
}

/* One time round.  False: reported; *changed says whether there was something to do. */
static bool repair_once(struct work *w, bool *changed)
{
	xmlDoc *doc = xml_load_memory(w->request->path, (char *)w->bytes->data, w->bytes->len, NULL, w->diag);
	GPtrArray *repairs = doc != NULL ? find_repairs(w, doc) : NULL;
	bool good = repairs != NULL;

	*changed = good && repairs->len > 0;
	if (*changed)
		good = apply(w, repairs);
	if (repairs != NULL)
		g_ptr_array_unref(repairs);
	xml_free(doc);
	return good;
}

static bool repair_all(struct work *w)
{
	bool good = true, changed = true;

	for (int i = 0; i < MAX_ROUNDS && good && changed; i++)
		good = repair_once(w, &changed);
	if (good && changed)
		words_report(w->diag, whole_file(w), w->lang, WORD_REPAIR_ENDLESS);
	return good && !changed;
}

/* ---- showing ---- */

/* The end of the line at s, behind its LF, CR LF or CR. */
static const char *line_end(const char *s)
{
	s += strcspn(s, "\r\n");
	if (*s == '\r' && s[1] == '\n')
		s++;
	return *s != '\0' ? s + 1 : s;
}

static void show_line(FILE *to, char sign, const char *line, const char *end)
{
	fprintf(to, "%c%.*s", sign, (int)(end - line), line);
	if (end == line || (end[-1] != '\n' && end[-1] != '\r'))
		fputs("\n\\ No newline at end of file\n", to);
	else if (end[-1] == '\r')
		putc('\n', to);
}

static gint by_line(gconstpointer a, gconstpointer b)
{
	const struct repair *const *x = a, *const *y = b;

	return ((*x)->pos.line > (*y)->pos.line) - ((*x)->pos.line < (*y)->pos.line);
}

/* Did the same rule change something in this line before? */
static bool is_named(const struct work *w, guint nth)
{
	const struct repair *r = w->done->pdata[nth];

	while (nth-- > 0) {
		const struct repair *other = w->done->pdata[nth];

		if (other->pos.line != r->pos.line)
			return false;
		if (strcmp(other->rule, r->rule) == 0)
			return true;
	}
	return false;
}

/* Of what was done, in the order of lines: the part from *next on that is about this line. */
static void show_reasons(const struct work *w, int line, guint *next)
{
	const char *between = " ";

	for (; *next < w->done->len; ++*next) {
		const struct repair *r = w->done->pdata[*next];

		if (r->pos.line > line)
			return;
		if (r->pos.line < line || is_named(w, *next))
			continue;
		fprintf(w->request->show, "%s%d:%d %s%s%s", between, line, r->pos.column, r->rule,
		    r->clause[0] != '\0' ? ", " : "", r->clause);
		between = "; ";
	}
}

/* No repair adds or takes away a line, so the two texts go side by side. */
static void show_changes(const struct work *w, const char *was, const char *is)
{
	FILE *to = w->request->show;
	int line = 1;
	guint next = 0;

	g_ptr_array_sort(w->done, by_line);     /* which keeps the order within a line */
	fprintf(to, "--- %s\n+++ %s\n", w->request->path, w->request->path);
	for (; *was != '\0' && *is != '\0'; line++) {
		const char *was_end = line_end(was), *is_end = line_end(is);

		if (was_end - was != is_end - is || memcmp(was, is, (size_t)(is_end - is)) != 0) {
			fprintf(to, "@@ -%d +%d @@", line, line);
			show_reasons(w, line, &next);
			putc('\n', to);
			show_line(to, '-', was, was_end);
			show_line(to, '+', is, is_end);
		}
		was = was_end;
		is = is_end;
	}
}

static void show(const struct work *w, const char *bytes, size_t size)
{
	struct source was, is;

	if (!source_copy(&was, w->request->path, bytes, size, size, w->lang, w->diag))
		return;
	if (source_copy(&is, w->request->path, (char *)w->bytes->data, w->bytes->len, w->bytes->len, w->lang,
	        w->diag)) {
		show_changes(w, was.bytes, is.bytes);
		source_clear(&is);
	}
	source_clear(&was);
}

/* ---- the file ---- */

static bool write_back(const struct work *w)
{
	struct output *o = output_new(w->request->path, "", w->diag);

	output_add(o, w->bytes->data, w->bytes->len);
	return output_finish(o, true);
}

static bool finish(const struct work *w, const char *bytes, size_t size)
{
	bool good = !w->request->write || write_back(w);

	if (!good)
		return false;
	show(w, bytes, size);
	words_report(w->diag, whole_file(w), w->lang, w->request->write ? WORD_REPAIR_DONE : WORD_REPAIR_POSSIBLE,
	    (int)w->done->len);
	return true;
}

bool repair_file(struct schemas *schemas, const struct repair_request *request, struct diag *diag)
{
	struct work w = { .schemas = schemas, .request = request, .diag = diag };
	GError *error = NULL;
	char *bytes;
	gsize size;
	bool good;

	if (!g_file_test(request->path, G_FILE_TEST_IS_REGULAR)
	    || !g_file_get_contents(request->path, &bytes, &size, &error)) {
		diag_report(diag, whole_file(&w), XML_CANNOT_READ, error != NULL ? error->message : "it is no file");
		g_clear_error(&error);
		return false;
	}
	w.bytes = g_byte_array_append(g_byte_array_sized_new((guint)size + 1), (guint8 *)bytes, (guint)size);
	w.done = g_ptr_array_new_with_free_func(repair_free);
	good = repair_all(&w) && (w.done->len == 0 || finish(&w, bytes, size));
	g_ptr_array_unref(w.done);
	g_byte_array_unref(w.bytes);
	g_free(bytes);
	return good;
}
