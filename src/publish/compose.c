#include "publish/compose.h"

#include "base/arena.h"
#include "text/cases.h"
#include "text/fonts.h"
#include "text/shape.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

static const len_t SIZE = LEN_PT(16);

struct real {
	struct fonts *fonts;
	struct diag *diag;
};

static const char *language(enum locale l)
{
	return l == LOCALE_ZH_TW ? "zh-TW" : l == LOCALE_ZH_HK ? "zh-HK" : "zh-CN";
}

/*
 * Sizes of the real fonts.  Only what the engine fixes itself can be compared
 * with the table's widths: a case with Western text, whose widths are the
 * font's own, says nothing here.
 */
static bool measure(void *context, struct arena *a, const char *text, struct cells *cells, enum locale locale,
    bool vertical)
{
	const struct real *r = context;
	struct text_style style = { .fonts = fonts_chain(r->fonts, "FangSong", 400, false, language(locale), NULL),
	    .size = SIZE, .cell = SIZE, .language = language(locale) };
	struct text_span span = { .style = &style };

	for (int i = 0; i < cells->n; i++) {
		enum cell_class c = cells->cell[i].class;

		if (c == CELL_LETTER || c == CELL_WMARK || c == CELL_SPACE || c == CELL_OBJECT)
			return false;
	}
	shape_cells(a, r->fonts, r->diag, text, cells, &span, 1, locale, vertical);
	return true;
}

static int run(const char *table, const struct cases_metrics *metrics, FILE *out, struct diag *diag)
{
	FILE *in = fopen(table, "r");
	int failed;

	if (in == NULL) {
		diag_report(diag, (struct pos){ .file = table }, PUBLISH_CANNOT_READ, g_strerror(errno));
		return -1;
	}
	failed = cases_run(in, out, metrics);
	fclose(in);
	return failed;
}

int compose_cases(const char *table, const char *roles, const char *folder, FILE *out, struct diag *diag)
{
	struct real real = { .diag = diag };
	struct cases_metrics metrics = { .measure = measure, .context = &real, .em = SIZE };
	int failed;

	if (roles == NULL)
		return run(table, NULL, out, diag);
	real.fonts = fonts_open(roles, folder, diag);
	if (real.fonts == NULL)
		return -1;
	failed = run(table, &metrics, out, diag);
	fonts_free(real.fonts);
	return failed;
}
