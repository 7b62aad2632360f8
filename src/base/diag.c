#include "base/diag.h"

#include "base/arena.h"

#include <glib.h>
#include <stdarg.h>
#include <string.h>

/* Every format in here is one of messages.def, never an author's text. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

struct entry {
	struct finding f;
	int order;
};

struct diag {
	struct arena *arena;
	GArray *entries;        /* struct entry, in the order of the report */
	GHashTable *seen;       /* "file:line:column:text" */
	int printed;            /* entries already printed */
	int dropped;            /* past DIAG_KEPT_MAX, not yet said */
	int count[DIAG_FATAL + 1];
};

static const struct {
	const char *id;
	enum diag_level level;
	const char *text;
} messages[] = {
#define MSG(id, level, text) { #id, DIAG_##level, text },
#include "base/messages.def"
#undef MSG
};

struct diag *diag_new(void)
{
	struct diag *d = g_new0(struct diag, 1);

	d->arena = arena_new();
	d->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	d->seen = g_hash_table_new(g_str_hash, g_str_equal);
	return d;
}

void diag_free(struct diag *d)
{
	if (d == NULL)
		return;
	g_hash_table_destroy(d->seen);
	g_array_free(d->entries, TRUE);
	arena_free(d->arena);
	g_free(d);
}

/* Only counted from here on: what a hostile document costs has an end. */
static bool full(struct diag *d, enum diag_level level)
{
	if (d->entries->len < DIAG_KEPT_MAX)
		return false;
	d->count[level]++;
	d->dropped++;
	return true;
}

/* Cut between two characters, so that a novel in an attribute is not quoted whole. */
static char *shortened(const char *text)
{
	size_t n = DIAG_TEXT_MAX;

	if (strnlen(text, n + 1) <= n)
		return g_strdup(text);
	while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
		n--;
	return g_strdup_printf("%.*s…", (int)n, text);
}

static void add(struct diag *d, struct pos pos, enum diag_level level, const char *id, const char *full_text)
{
	char *text = shortened(full_text);
	char *key = g_strdup_printf("%s:%d:%d:%d:%s", pos.file ? pos.file : "", pos.line, pos.column,
	    (int)level, text);
	struct entry e = { .f = { pos, level, NULL, NULL }, .order = (int)d->entries->len };

	if (!g_hash_table_contains(d->seen, key)) {
		g_hash_table_add(d->seen, arena_strdup(d->arena, key));
		e.f.pos.file = arena_strdup(d->arena, pos.file);
		e.f.id = arena_strdup(d->arena, id);
		e.f.text = arena_strdup(d->arena, text);
		g_array_append_val(d->entries, e);
		d->count[level]++;
	}
	g_free(key);
	g_free(text);
}

void diag_report(struct diag *d, struct pos pos, enum diag_id id, ...)
{
	va_list args;
	char *text;

	if (full(d, messages[id].level))
		return;
	va_start(args, id);
	text = g_strdup_vprintf(messages[id].text, args);
	va_end(args);
	add(d, pos, messages[id].level, messages[id].id, text);
	g_free(text);
}

void diag_report_rule(struct diag *d, struct pos pos, enum diag_level level, const char *id, const char *text)
{
	if (!full(d, level))
		add(d, pos, level, id, text);
}

int diag_count(const struct diag *d, enum diag_level level)
{
	return d->count[level];
}

enum diag_level diag_worst(const struct diag *d)
{
	int level = DIAG_FATAL;

	while (level > DIAG_NOTE && d->count[level] == 0)
		level--;
	return (enum diag_level)level;
}

bool diag_get(const struct diag *d, int index, struct finding *f)
{
	if (index < 0 || index >= (int)d->entries->len)
		return false;
	*f = g_array_index(d->entries, struct entry, index).f;
	return true;
}

const char *diag_level_name(enum diag_level level)
{
	static const char *const names[] = { "note", "warning", "unsupported", "error", "error" };

	return names[level];
}

static int by_place(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = g_strcmp0(x->f.pos.file, y->f.pos.file);

	if (c == 0)
		c = x->f.pos.line - y->f.pos.line;
	if (c == 0)
		c = x->f.pos.column - y->f.pos.column;
	return c != 0 ? c : x->order - y->order;
}

/*
 * Text for a terminal and for tools that read line by line: a control
 * character, which an attribute value may well hold, becomes \uXXXX.
 */
static void print_plain(FILE *to, const char *s)
{
	char *valid = g_utf8_make_valid(s, -1);

	for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
			fprintf(to, "\\u%04x", c);
		else
			fwrite(p, 1, (size_t)(g_utf8_next_char(p) - p), to);
	}
	g_free(valid);
}

static void print_text(FILE *to, const struct finding *f)
{
	if (f->pos.file != NULL) {
		print_plain(to, f->pos.file);
		fputc(':', to);
	}
	if (f->pos.line > 0)
		fprintf(to, "%d:", f->pos.line);
	if (f->pos.line > 0 && f->pos.column > 0)
		fprintf(to, "%d:", f->pos.column);
	fprintf(to, "%s%s: ", f->pos.file != NULL || f->pos.line > 0 ? " " : "", diag_level_name(f->level));
	print_plain(to, f->text);
	fprintf(to, " [%s]\n", f->id);
}

/* A JSON string; bytes that are not UTF-8 become U+FFFD. */
static void print_json_string(FILE *to, const char *s)
{
	char *valid = g_utf8_make_valid(s ? s : "", -1);

	fputc('"', to);
	for (const unsigned char *p = (const unsigned char *)valid; *p; p++) {
		if (*p == '"' || *p == '\\')
			fprintf(to, "\\%c", *p);
		else if (*p < 0x20)
			fprintf(to, "\\u%04x", *p);
		else
			fputc(*p, to);
	}
	fputc('"', to);
	g_free(valid);
}

static void print_json(FILE *to, const struct finding *f)
{
	fputs("{\"file\":", to);
	print_json_string(to, f->pos.file);
	fprintf(to, ",\"line\":%d,\"column\":%d,\"level\":\"%s\",\"id\":", f->pos.line, f->pos.column,
	    diag_level_name(f->level));
	print_json_string(to, f->id);
	fputs(",\"text\":", to);
	print_json_string(to, f->text);
	fputs("}\n", to);
}

static void print(FILE *to, enum diag_format format, const struct finding *f)
{
	if (format == DIAG_JSON)
		print_json(to, f);
	else
		print_text(to, f);
}

static void print_dropped(struct diag *d, FILE *to, enum diag_format format)
{
	char *text = g_strdup_printf(messages[DIAG_TOO_MANY].text, d->dropped);
	struct finding f = {
		.level = messages[DIAG_TOO_MANY].level,
		.id = messages[DIAG_TOO_MANY].id,
		.text = text,
	};

	print(to, format, &f);
	g_free(text);
	d->dropped = 0;
}

void diag_print(struct diag *d, FILE *to, enum diag_format format, enum diag_level at_least)
{
	size_t n = d->entries->len - (size_t)d->printed;

	if (n > 0) {
		struct entry *sorted = g_memdup2(&g_array_index(d->entries, struct entry, d->printed),
		    n * sizeof *sorted);

		qsort(sorted, n, sizeof *sorted, by_place);
		for (size_t i = 0; i < n; i++) {
			if (sorted[i].f.level >= at_least)
				print(to, format, &sorted[i].f);
		}
		g_free(sorted);
		d->printed += (int)n;
	}
	if (d->dropped > 0)
		print_dropped(d, to, format);
}
