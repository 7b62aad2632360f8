#include "text/cases.h"

#include "base/arena.h"
#include "text/breaks.h"
#include "text/compose.h"

#include <glib.h>

#include <stdlib.h>
#include <string.h>

enum { FIELDS = 7, FAKE_EM = LEN_PT(20) };

enum field { F_ID, F_RULE, F_LOCALE, F_TEXT, F_MEASURE, F_EXPECTED, F_SOURCE };

struct test {
	struct arena *a;
	const struct cases_metrics *metrics;
	char **field;

	char *text;             /* without the signs of the table */
	struct cells cells;
	int *group;             /* 割注: characters of the group that cell i stands for, or 0 */
	struct compose_style style;
	GString *got;
};

/* ---- the made-up metrics of section 19 ---- */

static len_t fake_width(const struct cell *c, enum locale l, len_t em)
{
	switch (c->class) {
	case CELL_ZWSP: case CELL_WJ: case CELL_LF:
		return 0;
	case CELL_SPACE: case CELL_NBSP:
		return em / 4;
	}
	if (c->flags & CELL_CHINESE)
		return len_scale(em, cell_width(c, l), 1000);
	return c->class == CELL_HAN ? em : em / 2;
}

static bool fake_measure(void *context, struct arena *a, const char *text, struct cells *cs, enum locale l,
    bool vertical)
{
	len_t em = *(const len_t *)context;

	(void)a;
	(void)text;
	for (int i = 0; i < cs->n; i++) {
		struct cell *c = &cs->cell[i];
		struct blank b = cell_blank(c, l, vertical);

		c->em = em;
		c->advance = c->flags & CELL_COMBINED ? 0 : c->flags & CELL_UPRIGHT ? len_max(fake_width(c, l, em),
		    c->flags & CELL_CHINESE ? 0 : em) : fake_width(c, l, em);
		c->lead = len_scale(em, b.lead, 1000);
		c->trail = len_scale(em, b.trail, 1000);
	}
	return true;
}

/* ---- from a line of the table to cells ---- */

static const char *rule_name(const struct test *t)
{
	const char *slash = strchr(t->field[F_RULE], '/');

	return slash != NULL ? slash + 1 : "";
}

/*
 * The text without {…} of 割注 and | of titles.  Each group becomes an object;
 * what was found is kept by byte offset until the cells are known.
 */
static void read_text(struct test *t, GArray *groups, GArray *turns)
{
	GString *text = g_string_new(NULL);
	bool title = t->field[F_MEASURE][0] == 'T';

	for (const char *s = t->field[F_TEXT]; *s != '\0'; s = g_utf8_next_char(s)) {
		const char *end = *s == '{' ? strchr(s, '}') : NULL;
		int at = (int)text->len;

		if (title && *s == '|') {
			g_array_append_val(turns, at);
		} else if (end != NULL && strstr(t->field[F_RULE], "warichu") != NULL) {
			int pair[2] = { at, (int)g_utf8_strlen(s + 1, end - s - 1) };

			g_array_append_vals(groups, pair, 2);
			g_string_append(text, "\xEF\xBF\xBC");
			s = end;
		} else {
			g_string_append_len(text, s, g_utf8_next_char(s) - s);
		}
	}
	t->text = arena_strdup(t->a, text->str);
	g_string_free(text, TRUE);
}

static void mark_cells(struct test *t, const GArray *groups, const GArray *turns)
{
	t->group = ARENA_ARRAY(t->a, t->cells.n + 1, int);
	for (int i = 0; i < t->cells.n; i++) {
		struct cell *c = &t->cells.cell[i];

		for (guint k = 0; k < turns->len; k++)
			if (g_array_index(turns, int, k) == c->at)
				c->flags |= CELL_WORD_START;
		for (guint k = 0; k + 1 < groups->len; k += 2)
			if (g_array_index(groups, int, k) == c->at)
				t->group[i] = g_array_index(groups, int, k + 1);
	}
}

/* 割注: two lines of half the size */
static void size_groups(struct test *t)
{
	for (int i = 0; i < t->cells.n; i++) {
		struct cell *c = &t->cells.cell[i];

		if (t->group[i] > 0) {
			c->em = t->metrics->em;
			c->advance = (t->group[i] + 1) / 2 * (c->em / 2);
			c->lead = c->trail = 0;
		}
	}
}

static bool near(len_t a, len_t b, len_t em)
{
	return a - b <= em / 50 && b - a <= em / 50;
}

/*
 * Can these fonts tell whether the widths are right?  Not where Western
 * characters are not half an em, or a mark has less blank than is to be cut.
 * Chinese cells have to measure what the table says: that is put to the test.
 */
static bool can_tell(const struct test *t)
{
	for (int i = 0; i < t->cells.n; i++) {
		const struct cell *c = &t->cells.cell[i];
		struct blank b = cell_blank(c, t->style.locale, t->style.vertical);
		len_t em = t->metrics->em;

		if (c->lead < len_scale(em, b.lead, 1050) || c->trail < len_scale(em, b.trail, 1050))
			return false;
		if (!(c->flags & (CELL_CHINESE | CELL_UPRIGHT)) && t->group[i] == 0
		    && !near(c->advance, fake_width(c, t->style.locale, em), em))
			return false;
	}
	return true;
}

static bool prepare(struct test *t)
{
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(int)), *turns = g_array_new(FALSE, FALSE, sizeof(int));
	const struct cases_metrics *m = t->metrics;
	bool fine;

	if (strncmp(rule_name(t), "zhuyin", 6) == 0) {
		t->style.vertical = strstr(rule_name(t), ".v") != NULL;
		t->style.annotation = t->style.vertical ? 0 : 500;
	}
	t->style.locale = locale_from_tag(t->field[F_LOCALE]);
	read_text(t, groups, turns);
	t->cells = cells_classify(t->a, t->text, strlen(t->text), t->style.locale, t->style.vertical);
	mark_cells(t, groups, turns);
	fine = m->measure(m->context, t->a, t->text, &t->cells, t->style.locale, t->style.vertical);
	size_groups(t);
	g_array_free(groups, TRUE);
	g_array_free(turns, TRUE);
	return fine && (strcmp(t->field[F_MEASURE], "min") == 0 || can_tell(t));
}

/* ---- what the engine makes of it ---- */

struct rooms {
	len_t room;
};

static len_t room_of(void *context, int line)
{
	(void)line;
	return ((const struct rooms *)context)->room;
}

/* "28/2": measure and first-line indent in em */
static len_t read_em(const struct test *t, const char *s, char **end)
{
	return (len_t)(g_ascii_strtod(s, end) * t->metrics->em + 0.5);
}

static int byte_end(const struct test *t, int cell)
{
	return cell + 1 < t->cells.n ? t->cells.cell[cell + 1].at : (int)strlen(t->text);
}

static void print_cells(struct test *t, int start, int end)
{
	while (start < end && cell_is_blank(&t->cells.cell[start]))
		start++;
	while (end > start && cell_is_blank(&t->cells.cell[end - 1]))
		end--;
	if (start < end)
		g_string_append_len(t->got, t->text + t->cells.cell[start].at,
		    byte_end(t, end - 1) - t->cells.cell[start].at);
}

static void print_lines(struct test *t, const struct lines *ls)
{
	for (int i = 0; i < ls->n; i++) {
		g_string_append(t->got, i > 0 ? "⏎" : "");
		print_cells(t, ls->line[i].start, ls->line[i].end);
	}
}

static void print_all_breaks(struct test *t)
{
	const bool *permitted = compose_breaks(t->a, t->cells.cell, t->cells.n, &t->style);
	int start = 0;

	for (int i = 0; i < t->cells.n; i++) {
		if (!permitted[i])
			continue;
		g_string_append(t->got, start > 0 ? "⏎" : "");
		print_cells(t, start, i + 1);
		start = i + 1;
	}
}

static void compose_paragraph(struct test *t)
{
	char *end;
	struct rooms r = { read_em(t, t->field[F_MEASURE], &end) };
	struct lines ls;

	if (*end == '/')
		t->style.indent = read_em(t, end + 1, &end);
	ls = compose(t->a, t->cells.cell, t->cells.n, &t->style, room_of, &r);
	print_lines(t, &ls);
}

static void compose_a_title(struct test *t)
{
	bool shaped;
	char *end;
	len_t room = read_em(t, t->field[F_MEASURE] + 1, &end);
	struct lines ls = compose_title(t->a, t->cells.cell, t->cells.n, &t->style, room, &shaped);

	print_lines(t, &ls);
}

/* One value for each code point; what a cluster holds beside its first takes no room. */
static void print_advances(struct test *t, const struct lines *ls)
{
	for (int i = 0; i < t->cells.n; i++) {
		const char *s = t->text + t->cells.cell[i].at, *end = t->text + byte_end(t, i);

		g_string_append_printf(t->got, " %d", ls->advance[i]);
		for (s = g_utf8_next_char(s); s < end; s = g_utf8_next_char(s))
			g_string_append(t->got, " 0");
	}
}

static void measure_line(struct test *t)
{
	const char *measure = t->field[F_MEASURE];
	char *end;
	struct rooms r = { read_em(t, measure, &end) };
	struct lines ls;

	if (*measure == '-' || strcmp(measure, "line") == 0) {
		ls = compose_natural(t->a, t->cells.cell, t->cells.n, &t->style, *measure != '-');
	} else {
		t->style.no_wrap = true;
		t->style.align_last = ALIGN_JUSTIFY;
		ls = compose(t->a, t->cells.cell, t->cells.n, &t->style, room_of, &r);
	}
	print_advances(t, &ls);
}

/* ---- wanted and got ---- */

static bool same_advances(const struct test *t, const char *wanted, const char *got)
{
	double em = t->metrics->em;

	for (;;) {
		char *w, *g;
		double x = g_ascii_strtod(wanted, &w), y = g_ascii_strtod(got, &g) / em;

		if (w == wanted || g == got)
			return w == wanted && g == got;
		if (x - y > 0.0011 || y - x > 0.0011)
			return false;
		wanted = w;
		got = g;
	}
}

/* Hints of the author and U+200B do not show. */
static char *without_hints(struct arena *a, const char *s)
{
	char *to = arena_strdup(a, s), *out = to;

	for (; *s != '\0'; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);
		gsize n = (gsize)(g_utf8_next_char(s) - s);

		if (c != 0x200B && c != 0x2060 && c != 0xFEFF && c != 0xAD) {
			memcpy(out, s, n);
			out += n;
		}
	}
	*out = '\0';
	return to;
}

static char *in_em(const struct test *t, const char *advances)
{
	GString *s = g_string_new("adv:");
	char *copy;

	for (char *end; *advances != '\0'; advances = end) {
		char buffer[32];
		double v = g_ascii_strtod(advances, &end) / t->metrics->em;

		if (end == advances)
			break;
		g_string_append_printf(s, " %s", g_ascii_formatd(buffer, sizeof buffer, "%.5g", v));
	}
	copy = arena_strdup(t->a, s->str);
	g_string_free(s, TRUE);
	return copy;
}

enum result { PASSED, FAILED, LEFT_OUT };

static enum result run(struct test *t, FILE *out)
{
	const char *wanted = t->field[F_EXPECTED];
	const char *measure = t->field[F_MEASURE];
	bool advances = g_str_has_prefix(wanted, "adv:"), fine;

	if (!compose_profile(t->field[F_RULE][0], &t->style)) {
		fprintf(out, "%s\tunknown profile '%.1s'\n", t->field[F_ID], t->field[F_RULE]);
		return FAILED;
	}
	if (!prepare(t))
		return LEFT_OUT;
	if (advances)
		measure_line(t);
	else if (strcmp(measure, "min") == 0)
		print_all_breaks(t);
	else if (*measure == 'T')
		compose_a_title(t);
	else
		compose_paragraph(t);
	fine = advances ? same_advances(t, wanted + 4, t->got->str)
	    : strcmp(without_hints(t->a, g_str_has_prefix(wanted, "lines: ") ? wanted + 7 : wanted),
		without_hints(t->a, t->got->str)) == 0;
	if (!fine)
		fprintf(out, "%s\twanted %s\tgot %s%s\n", t->field[F_ID], wanted, advances ? "" : "lines: ",
		    advances ? in_em(t, t->got->str) : t->got->str);
	return fine ? PASSED : FAILED;
}

static enum result run_fields(char **field, FILE *out, const struct cases_metrics *metrics)
{
	struct test t = { .a = arena_new(), .metrics = metrics, .field = field, .got = g_string_new(NULL) };
	enum result r = run(&t, out);

	g_string_free(t.got, TRUE);
	arena_free(t.a);
	return r;
}

/* A case, or a line that is none: the head of the table, a comment, an empty line. */
static void run_line(char *text, FILE *out, const struct cases_metrics *metrics, int count[])
{
	char **field;

	g_strchomp(text);
	if (*text == '\0' || *text == '#' || g_str_has_prefix(text, "id\t"))
		return;
	field = g_strsplit(text, "\t", FIELDS);
	if (g_strv_length(field) > F_EXPECTED && g_utf8_validate(text, -1, NULL)) {
		count[run_fields(field, out, metrics)]++;
	} else {
		fprintf(out, "%s\tnot a case: %d fields\n", field[0], (int)g_strv_length(field));
		count[FAILED]++;
	}
	g_strfreev(field);
}

int cases_run(FILE *in, FILE *out, const struct cases_metrics *metrics)
{
	len_t em = FAKE_EM;
	const struct cases_metrics fake = { fake_measure, &em, em };
	int count[3] = { 0 };
	char *text = NULL;
	size_t size = 0;

	while (getline(&text, &size, in) >= 0)
		run_line(text, out, metrics != NULL ? metrics : &fake, count);
	free(text);
	if (count[PASSED] + count[FAILED] + count[LEFT_OUT] == 0) {
		fprintf(out, "no cases in the table\n");
		count[FAILED]++;
	}
	fprintf(out, "%d passed, %d failed\n", count[PASSED], count[FAILED]);
	return count[FAILED];
}
