/*
 * compose - what setting a million Han characters costs next to shaping them
 *
 * The same paragraphs go once through HarfBuzz, as one run each, and once
 * through the line engine: classes and total fit.  The limit is on that ratio.
 * The engine's own way to glyphs, which stands where HarfBuzz would, is timed
 * apart and shown as well.  All is processor time of this process, the best of
 * nine; only ratios mean anything on a machine shared with others.  Exit status
 * 1 when the ratio is above the limit.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "text/compose.h"
#include "text/fonts.h"
#include "text/shape.h"

#include <glib.h>
#include <hb.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { CHARACTERS = 1000000, RUNS = 9 };

static const double LIMIT = 2.0;

static const char text[] =
    "为深入贯彻落实全面依法治国的决策部署，加快推进法治政府建设，根据《法治政府建设实施纲要》，结合本县实际，现提出以下意见。"
    "各级行政机关应当坚持“法定职责必须为、法无授权不可为”，健全依法决策机制；凡涉及公民、法人和其他组织权益的重大事项，"
    "都要经过公众参与、专家论证、风险评估、合法性审查和集体讨论决定——这是硬性要求，不得变通。"
    "县司法局（以下简称主管部门）负责组织实施，每年向县政府报告一次；工作不力、造成后果的，依法依规追究责任。";

struct bench {
	struct fonts *fonts;
	struct text_style style;
	const struct face *face;
	int times;              /* paragraphs */
};

static double seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static double shape_once(const struct bench *b)
{
	hb_blob_t *blob = hb_blob_create_from_file(b->face->file);
	hb_face_t *face = hb_face_create(blob, (unsigned)b->face->index);
	hb_font_t *font = hb_font_create(face);
	hb_buffer_t *buffer = hb_buffer_create();
	double begin;

	/* tables are read before the clock runs */
	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(font, buffer, NULL, 0);
	begin = seconds();
	for (int i = 0; i < b->times; i++) {
		hb_buffer_clear_contents(buffer);
		hb_buffer_add_utf8(buffer, text, -1, 0, -1);
		hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
		hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
		hb_buffer_set_language(buffer, hb_language_from_string("zh-cn", -1));
		hb_shape(font, buffer, NULL, 0);
	}
	begin = seconds() - begin;
	hb_buffer_destroy(buffer);
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return begin;
}

static len_t room(void *context, int line)
{
	(void)line;
	return *(const len_t *)context;
}

struct cost { double composing, glyphs; };

static struct cost compose_once(const struct bench *b, struct diag *diag, int *lines)
{
	struct arena *a = arena_new();
	struct text_span span = { .style = &b->style };
	struct compose_style s;
	len_t measure = 28 * b->style.size;
	double begin = seconds(), glyphs = 0;

	compose_profile('B', &s);
	s.indent = 2 * b->style.size;
	*lines = 0;
	for (int i = 0; i < b->times; i++) {
		struct cells cells = cells_classify(a, text, sizeof text - 1, LOCALE_ZH_CN, false);
		double before = seconds();

		shape_cells(a, b->fonts, diag, text, &cells, &span, 1, LOCALE_ZH_CN, false);
		glyphs += seconds() - before;
		*lines += compose(a, cells.cell, cells.n, &s, room, &measure).n;
		arena_reset(a);
	}
	begin = seconds() - begin;
	arena_free(a);
	return (struct cost){ begin - glyphs, glyphs };
}

int main(void)
{
	struct diag *diag = diag_new();
	struct bench b = { .fonts = fonts_open("fonts/roles.xml", "build/fonts", diag) };
	int characters = (int)g_utf8_strlen(text, -1), lines = 0;
	double shaping = 1e9;
	struct cost best = { 1e9, 1e9 };

	if (b.fonts == NULL)
		return 2;
	b.times = CHARACTERS / characters + 1;
	b.style = (struct text_style){ .fonts = fonts_chain(b.fonts, "SongTi", 400, false, "zh-CN", NULL), .size = 16000,
	    .language = "zh-CN", .kerning = true, .ligatures = true };
	b.face = chain_primary_han(b.style.fonts);
	for (int i = 0; i < RUNS && b.face != NULL; i++) {
		struct cost c = compose_once(&b, diag, &lines);

		best.composing = MIN(best.composing, c.composing);
		best.glyphs = MIN(best.glyphs, c.glyphs);
		shaping = MIN(shaping, shape_once(&b));
	}
	printf("%d characters in %d lines: HarfBuzz %.3f s; composed with total fit in %.3f s, ratio %.2f (at most %.1f);\n"
	    "glyphs besides %.3f s, both together %.2f times HarfBuzz\n", b.times * characters, lines, shaping,
	    best.composing, best.composing / shaping, LIMIT, best.glyphs, (best.composing + best.glyphs) / shaping);
	fonts_free(b.fonts);
	diag_free(diag);
	return best.composing <= LIMIT * shaping ? 0 : 1;
}
