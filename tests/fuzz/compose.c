/*
 * compose.c - any text is classified, shaped and cut into lines
 *
 * The first bytes choose the profile, the locale, the size and the measure; the
 * rest is the text.  What must hold: no crash, no endless work, every cell in
 * just one line.
 */
#include "base/arena.h"
#include "text/compose.h"
#include "text/shape.h"

#include "target.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const char profiles[] = "ABCDEFGHIJKLMNOPQRSTUVWX";
static const char *const families[] = { "SongTi", "FangSong", "Times", "no-such-font" };
static const char *const languages[] = { "zh-CN", "zh-TW", "en", "ar" };

static len_t room(void *context, int line)
{
	(void)line;
	return *(const len_t *)context;
}

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void look(const struct lines *ls, int n)
{
	int at = 0;

	for (int i = 0; i < ls->n; i++) {
		must(ls->line[i].start == at && ls->line[i].end > at && ls->line[i].end <= n);
		at = ls->line[i].end;
	}
	must(at == n);
}

struct choice {
	uint8_t profile, language, family, indent;
	uint16_t size, measure;         /* of the font in 1/8 pt; in em/64 */
};

static void set(struct arena *a, const struct choice *c, const char *text, size_t n, struct diag *diag)
{
	const char *language = languages[c->language % G_N_ELEMENTS(languages)];
	enum locale locale = locale_from_tag(language);
	struct text_style style = { .size = c->size * 125, .language = language, .kerning = c->family & 64,
		.ligatures = c->family & 128 };
	struct text_span span = { .style = &style };
	struct compose_style s = { 0 };
	len_t measure = (len_t)((int64_t)style.size * c->measure / 64);
	struct cells cells;
	struct lines lines;

	style.fonts = fonts_chain(fonts, families[c->family % G_N_ELEMENTS(families)], 400, false, language, NULL);
	if (!compose_profile(profiles[c->profile % (sizeof profiles - 1)], &s))
		compose_profile('B', &s);
	s.indent = (c->indent - 128) * (style.size / 16);
	cells = cells_classify(a, text, n, locale, s.vertical);
	shape_cells(a, fonts, diag, text, &cells, &span, 1, locale, s.vertical);
	lines = compose(a, cells.cell, cells.n, &s, room, &measure);
	look(&lines, cells.n);
	lines = compose_natural(a, cells.cell, cells.n, &s, c->indent & 1);
	look(&lines, cells.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *diag = diag_new();
	struct choice c = { 0 };
	char *text;

	if (size > sizeof c) {
		memcpy(&c, data, sizeof c);
		text = g_utf8_make_valid((const char *)data + sizeof c, (gssize)(size - sizeof c));
		set(a, &c, text, strlen(text), diag);
		g_free(text);
	}
	diag_free(diag);
	arena_free(a);
	return 0;
}
