/* Glyphs and advances of cells in the fonts of the roles. */
#include "text/shape.h"

#include "text/fonts.h"

#include "../unit.h"

#include <glib.h>
#include <hb.h>
#include <locale.h>

#define EM LEN_PT(16)

static struct fonts *fonts;
static struct cells cells;
static struct shaped shaped;
static struct text_style style;

static void setup(void)
{
	unit_setup();
	fonts = fonts_open("fonts/roles.xml", "build/fonts", diag);
	ck_assert_ptr_nonnull(fonts);
	style = (struct text_style){ .size = EM, .language = "zh-CN", .kerning = true, .ligatures = true };
}

static void teardown(void)
{
	fonts_free(fonts);
	unit_teardown();
}

static void shape_in(const char *text, const char *family, const char *language, bool vertical)
{
	struct text_span span = { .start = 0, .style = &style, .pos = { "a.xml", 3, 7 } };
	enum locale locale = locale_from_tag(language);

	style.language = language;
	style.fonts = fonts_chain(fonts, family, 400, false, language, NULL);
	cells = cells_classify(a, text, strlen(text), locale, vertical);
	shaped = shape_cells(a, fonts, diag, text, &cells, &span, 1, locale, vertical);
}

static void shape(const char *text)
{
	shape_in(text, "FangSong", "zh-CN", false);
}

static len_t width(void)
{
	len_t sum = 0;

	for (int i = 0; i < cells.n; i++)
		sum += cells.cell[i].advance;
	return sum;
}

static bool served_by(int i, const char *family)
{
	return !strcmp(cells.cell[i].face->family, family);
}

/* What HarfBuzz finds in the file itself. */
static uint32_t nominal(const struct face *face, uint32_t ch)
{
	hb_blob_t *blob = hb_blob_create_from_file(face->file);
	hb_face_t *f = hb_face_create(blob, (unsigned)face->index);
	hb_font_t *font = hb_font_create(f);
	hb_codepoint_t id = 0;

	hb_font_get_nominal_glyph(font, ch, &id);
	hb_font_destroy(font);
	hb_face_destroy(f);
	hb_blob_destroy(blob);
	return id;
}

START_TEST(a_han_character_is_one_cell_of_the_first_chinese_face)
{
	shape("印发");
	ck_assert_int_eq(cells.n, 2);
	ck_assert_int_eq(width(), 2 * EM);
	ck_assert(served_by(0, "FandolFang"));
	ck_assert_uint_eq(shaped.glyph[cells.cell[0].glyph].id, nominal(cells.cell[0].face, 0x5370));
	ck_assert_int_eq(shaped.glyph[0].dx, 0);
	ck_assert_int_eq(shaped.glyph[0].dy, 1200);     /* FandolFang sits 0.075 em low */
}
END_TEST

START_TEST(a_cell_narrower_than_the_size_keeps_the_glyph_in_its_middle)
{
	style.cell = LEN_PT(15.792);
	shape("印2024");
	ck_assert_int_eq(cells.cell[0].advance, 15792);
	ck_assert_int_eq(shaped.glyph[0].dx, -104);
	ck_assert_int_eq(cells.cell[1].advance, 7896);  /* two digits fill one cell */
	ck_assert_int_eq(shape_glyph_size(&style, &cells.cell[0]), EM);
	ck_assert_int_eq(shape_glyph_size(&style, &cells.cell[1]), 15792);
}
END_TEST

START_TEST(characters_of_names_come_from_the_supplement)
{
	shape("堃喆旻翀璟赟");
	for (int i = 0; i < cells.n; i++) {
		ck_assert(served_by(i, "LXGW WenKai"));
		ck_assert_int_eq(cells.cell[i].face->weight, 300);
		ck_assert_int_eq(cells.cell[i].face->ascent, 880);
		ck_assert_int_eq(cells.cell[i].advance, EM);
	}
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 0);
}
END_TEST

/* 6,763 characters: all of GB 2312, in the order of its rows. */
static char *gb2312(void)
{
	GString *text = g_string_new(NULL);

	for (int row = 0xB0; row <= 0xF7; row++)
		for (int k = 0xA1; k <= 0xFE; k++) {
			char code[2] = { (char)row, (char)k };
			char *ch = g_convert(code, 2, "UTF-8", "GB2312", NULL, NULL, NULL);

			if (ch)
				g_string_append(text, ch);
			g_free(ch);
		}
	return g_string_free(text, FALSE);
}

START_TEST(every_role_has_all_of_gb_2312_in_one_face)
{
	static const char *const roles[] = { "FangSong", "KaiTi", "HeiTi", "XiaoBiaoSong", "SongTi" };
	char *text = gb2312();

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		shape_in(text, roles[i], "zh-CN", false);
		ck_assert_int_eq(cells.n, 6763);
		for (int k = 0; k < cells.n; k++)
			ck_assert_ptr_eq(cells.cell[k].face, cells.cell[0].face);
	}
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 0);
	g_free(text);
}
END_TEST

START_TEST(rare_characters_of_names_and_places_are_in_every_chain)
{
	static const char *const roles[] = { "FangSong", "KaiTi", "HeiTi", "XiaoBiaoSong", "SongTi" };

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		shape_in("堃喆旻翀璟珺琇昇犇曌㛃䶮𬭎𫓧𨭎𠅤", roles[i], "zh-CN", false);
		shape_in("堃喆旻翀璟珺琇昇犇曌㛃䶮𬭎𫓧𨭎𠅤", roles[i], "zh-TW", false);
	}
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 0);
}
END_TEST

START_TEST(dashes_dots_and_quotes_take_whole_cells_in_every_role)
{
	static const char *const roles[] = { "FangSong", "KaiTi", "HeiTi", "XiaoBiaoSong", "SongTi" };

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		shape_in("中—中", roles[i], "zh-CN", false);
		ck_assert_int_eq(width(), 3 * EM);
		shape_in("中——中", roles[i], "zh-CN", false);
		ck_assert_int_eq(width(), 4 * EM);
		shape_in("中……中", roles[i], "zh-CN", false);
		ck_assert_int_eq(width(), 4 * EM);
		shape_in("“中”", roles[i], "zh-CN", false);
		ck_assert_int_eq(width(), 3 * EM);
		ck_assert(cells.cell[0].face->han);
		shape_in("中·中", roles[i], "zh-CN", false);
		ck_assert_int_eq(width(), 2 * EM + EM / 2);
	}
}
END_TEST

START_TEST(marks_have_half_a_cell_to_give_on_the_side_without_ink)
{
	static const char *const roles[] = { "FangSong", "KaiTi", "HeiTi", "XiaoBiaoSong", "SongTi" };

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		shape_in("（中），“中”。《中》：中？！；、", roles[i], "zh-CN", false);
		for (int k = 0; k < cells.n; k++) {
			const struct cell *c = &cells.cell[k];

			ck_assert_int_eq(c->lead, c->class == CELL_OP ? EM / 2 : 0);
			ck_assert_int_eq(c->trail, c->class == CELL_HAN || c->class == CELL_OP ? 0 : EM / 2);
		}
	}
}
END_TEST

START_TEST(centred_marks_of_taiwan_give_a_quarter_on_both_sides)
{
	shape_in("中，中？", "SongTi", "zh-TW", false);
	ck_assert(served_by(1, "Noto Serif TC"));
	ck_assert_int_eq(cells.cell[1].lead, EM / 4);
	ck_assert_int_eq(cells.cell[1].trail, EM / 4);
	ck_assert_int_eq(cells.cell[3].lead + cells.cell[3].trail, 0);
}
END_TEST

START_TEST(western_text_in_chinese_is_set_in_the_western_face)
{
	shape("执行GB/T 9704—2012标准");
	ck_assert(served_by(2, "Liberation Serif"));
	ck_assert(served_by(7, "Liberation Serif"));
	for (int i = 0; i < cells.n; i++)
		if (cells.cell[i].class == CELL_DIGIT)
			ck_assert_int_eq(cells.cell[i].advance, EM / 2);
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 0);
}
END_TEST

START_TEST(kerning_draws_letters_together_unless_switched_off)
{
	len_t kerned;

	shape("AVAVAV");
	kerned = width();
	style.kerning = false;
	shape("AVAVAV");
	ck_assert_int_lt(kerned, width());
}
END_TEST

START_TEST(a_ligature_stands_in_its_first_letter_and_is_not_broken)
{
	shape_in("fi", "Noto Serif SC", "zh-CN", false);
	ck_assert_int_eq(shaped.n, 1);
	ck_assert_int_eq(cells.cell[0].n_glyphs, 1);
	ck_assert_int_eq(cells.cell[1].n_glyphs, 0);
	ck_assert_int_eq(cells.cell[1].advance, 0);
	ck_assert(cells.cell[1].flags & CELL_NO_BREAK_BEFORE);
	style.ligatures = false;
	shape_in("fi", "Noto Serif SC", "zh-CN", false);
	ck_assert_int_eq(shaped.n, 2);
}
END_TEST

START_TEST(letter_spacing_is_added_to_every_cell_and_undoes_ligatures)
{
	shape("中中");
	style.letter_spacing = LEN_PT(2);
	shape("中中");
	ck_assert_int_eq(width(), 2 * (EM + LEN_PT(2)));
	ck_assert_int_eq(shaped.glyph[0].advance, EM);
	shape_in("fi", "Noto Serif SC", "zh-CN", false);
	ck_assert_int_eq(shaped.n, 2);
}
END_TEST

START_TEST(letters_that_a_line_may_space_form_no_ligature)
{
	style.letter_less = LEN_PT(1);
	shape_in("fi", "Noto Serif SC", "zh-CN", false);
	ck_assert_int_eq(shaped.n, 2);
	style.letter_less = 0;
	style.letter_more = LEN_PT(1);
	shape_in("fi", "Noto Serif SC", "zh-CN", false);
	ck_assert_int_eq(shaped.n, 2);
}
END_TEST

START_TEST(a_letter_with_its_accent_is_one_cell)
{
	shape("e\xCC\x81x");
	ck_assert_int_eq(cells.n, 2);
	ck_assert_int_gt(cells.cell[0].advance, 0);
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 0);
}
END_TEST

START_TEST(hebrew_runs_from_right_to_left)
{
	shape_in("ab אבג cd", "serif", "en", false);
	ck_assert_int_eq(cells.cell[0].level, 0);
	ck_assert_int_eq(cells.cell[3].level, 1);
	ck_assert_int_eq(cells.cell[8].level, 0);
	ck_assert_int_eq(cells.cell[3].n_glyphs, 1);
	ck_assert_uint_eq(shaped.glyph[cells.cell[3].glyph].id, nominal(cells.cell[3].face, 0x5D0));
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 0);
}
END_TEST

START_TEST(a_character_without_a_glyph_is_an_error_at_its_place)
{
	shape("中\xF4\x80\x80\x80\xF0\x92\x80\x80x");     /* private use U+100000, cuneiform U+12000 */
	ck_assert_str_eq(findings(), "3:7 TEXT_NO_GLYPH; 3:7 TEXT_NO_GLYPH");
	ck_assert_uint_eq(shaped.glyph[cells.cell[1].glyph].id, GLYPH_MISSING);
	ck_assert_int_eq(cells.cell[1].advance, EM);
	ck_assert_ptr_nonnull(cells.cell[1].face);
}
END_TEST

/* cwTeXFangSong has a glyph without ink for ﹘ */
START_TEST(a_blank_in_place_of_a_character_is_passed_over)
{
	shape_in("中\uFE58", "FangSong", "zh-TW", false);
	ck_assert(served_by(0, "cwTeXFangSong"));
	ck_assert(!served_by(1, "cwTeXFangSong"));
	ck_assert_str_eq(findings(), "");
}
END_TEST

START_TEST(what_has_no_shape_is_no_error)
{
	shape("中\xE2\x80\x8B\xE2\x81\xA0\xC2\xAD文\xEF\xB8\x80");     /* ZWSP, WJ, SHY, VS1 */
	ck_assert_int_eq(width(), 2 * EM);
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 0);
}
END_TEST

START_TEST(objects_are_left_to_the_caller)
{
	struct text_span span = { .start = 0, .style = &style };
	const char *text = "中\xEF\xBF\xBC";

	style.fonts = fonts_chain(fonts, "FangSong", 400, false, "zh-CN", NULL);
	cells = cells_classify(a, text, strlen(text), LOCALE_ZH_CN, false);
	cells.cell[1].advance = 77;
	shaped = shape_cells(a, fonts, diag, text, &cells, &span, 1, LOCALE_ZH_CN, false);
	ck_assert_int_eq(cells.cell[1].advance, 77);
}
END_TEST

START_TEST(no_locale_and_no_fontconfig_of_the_machine_changes_a_glyph)
{
	static const uint32_t letters[] = { 0x431, 0x433, 0x434, 0x43F, 0x442 };

	/* Serbian has italic forms of its own for these: they must not come from the environment */
	setenv("LANGUAGE", "sr", 1);
	setenv("PANGO_LANGUAGE", "sr", 1);
	setenv("LC_ALL", "de_DE.UTF-8", 1);
	setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf", 1);
	setlocale(LC_ALL, "");
	style.fonts = fonts_chain(fonts, "serif", 400, true, "en", NULL);
	style.language = "en";
	cells = cells_classify(a, "бгдпт", 10, LOCALE_OTHER, false);
	shaped = shape_cells(a, fonts, diag, "бгдпт", &cells,
	    &(struct text_span){ .style = &style }, 1, LOCALE_OTHER, false);
	for (int i = 0; i < cells.n; i++)
		ck_assert_uint_eq(shaped.glyph[cells.cell[i].glyph].id, nominal(cells.cell[i].face, letters[i]));
	style.language = "sr";
	shaped = shape_cells(a, fonts, diag, "бгдпт", &cells,
	    &(struct text_span){ .style = &style }, 1, LOCALE_OTHER, false);
	ck_assert_uint_ne(shaped.glyph[cells.cell[1].glyph].id, nominal(cells.cell[1].face, letters[1]));
}
END_TEST

START_TEST(upright_cells_of_vertical_lines_have_their_vertical_forms)
{
	shape_in("中，（5月", "SongTi", "zh-CN", true);
	ck_assert_int_eq(shaped.glyph[cells.cell[0].glyph].dx, -EM / 2);
	ck_assert_int_eq(shaped.glyph[cells.cell[0].glyph].dy, -EM * 88 / 100);
	ck_assert_uint_ne(shaped.glyph[cells.cell[1].glyph].id, nominal(cells.cell[1].face, 0xFF0C));
	ck_assert_int_eq(cells.cell[1].trail, EM / 2);
	ck_assert_int_eq(cells.cell[2].lead, EM / 2);
	ck_assert_int_eq(cells.cell[3].advance, EM);
	ck_assert_int_eq(shaped.glyph[cells.cell[3].glyph].dx, -EM / 4);        /* a digit in the middle */
}
END_TEST

START_TEST(a_bracket_without_a_vertical_form_is_turned)
{
	shape_in("“中”", "FangSong", "zh-CN", true);
	ck_assert(!(cells.cell[0].flags & CELL_UPRIGHT));
	ck_assert(cells.cell[1].flags & CELL_UPRIGHT);
	ck_assert_int_eq(cells.cell[0].lead, EM / 2);
}
END_TEST

START_TEST(digits_side_by_side_share_one_cell_of_a_vertical_line)
{
	shape_in("12月", "SongTi", "zh-CN", true);
	ck_assert_int_eq(cells.cell[0].advance, EM);
	ck_assert_int_eq(cells.cell[1].advance, 0);
	ck_assert_int_eq(shaped.glyph[cells.cell[0].glyph].dx, -EM / 2);
	ck_assert_int_eq(shaped.glyph[cells.cell[1].glyph].dx, 0);
	ck_assert_int_eq(width(), 2 * EM);
}
END_TEST

START_TEST(a_dash_of_two_is_one_rule_without_a_gap)
{
	shape_in("中——中", "SongTi", "zh-CN", false);   /* the font joins them */
	ck_assert_int_eq(cells.cell[1].n_glyphs, 1);
	ck_assert_int_eq(cells.cell[2].n_glyphs, 0);
	ck_assert_int_eq(shaped.glyph[cells.cell[1].glyph].advance, 2 * EM);
	shape_in("中——中", "FangSong", "zh-CN", false); /* each fills its cell */
	ck_assert_int_eq(cells.cell[2].n_glyphs, 1);
	ck_assert_int_eq(shaped.glyph[cells.cell[2].glyph].dx, 0);
}
END_TEST

START_TEST(signs_for_letters_of_joining_scripts_are_not_used)
{
	shape_in("\xE0\xA4\xA8", "KaiTi", "zh-TW", false);    /* Devanagari, which TW-Kai has as single signs */
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 1);
}
END_TEST

START_TEST(each_span_has_its_own_size)
{
	struct text_style small = { .size = LEN_PT(9), .kerning = true };
	const char *text = "中中";
	struct text_span spans[2] = { { .start = 0, .style = &style }, { .start = 3, .style = &small } };

	style.fonts = small.fonts = fonts_chain(fonts, "FangSong", 400, false, "zh-CN", NULL);
	cells = cells_classify(a, text, strlen(text), LOCALE_ZH_CN, false);
	shape_cells(a, fonts, diag, text, &cells, spans, 2, LOCALE_ZH_CN, false);
	ck_assert_int_eq(cells.cell[0].advance, EM);
	ck_assert_int_eq(cells.cell[1].advance, LEN_PT(9));
	ck_assert_int_eq(cells.cell[1].span, 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text/shape");
	TCase *t = unit_case(s, "shape", setup, teardown);

	tcase_add_test(t, a_han_character_is_one_cell_of_the_first_chinese_face);
	tcase_add_test(t, a_cell_narrower_than_the_size_keeps_the_glyph_in_its_middle);
	tcase_add_test(t, characters_of_names_come_from_the_supplement);
	tcase_add_test(t, every_role_has_all_of_gb_2312_in_one_face);
	tcase_add_test(t, rare_characters_of_names_and_places_are_in_every_chain);
	tcase_add_test(t, dashes_dots_and_quotes_take_whole_cells_in_every_role);
	tcase_add_test(t, marks_have_half_a_cell_to_give_on_the_side_without_ink);
	tcase_add_test(t, centred_marks_of_taiwan_give_a_quarter_on_both_sides);
	tcase_add_test(t, western_text_in_chinese_is_set_in_the_western_face);
	tcase_add_test(t, kerning_draws_letters_together_unless_switched_off);
	tcase_add_test(t, a_ligature_stands_in_its_first_letter_and_is_not_broken);
	tcase_add_test(t, letter_spacing_is_added_to_every_cell_and_undoes_ligatures);
	tcase_add_test(t, letters_that_a_line_may_space_form_no_ligature);
	tcase_add_test(t, a_letter_with_its_accent_is_one_cell);
	tcase_add_test(t, hebrew_runs_from_right_to_left);
	tcase_add_test(t, a_character_without_a_glyph_is_an_error_at_its_place);
	tcase_add_test(t, a_blank_in_place_of_a_character_is_passed_over);
	tcase_add_test(t, what_has_no_shape_is_no_error);
	tcase_add_test(t, objects_are_left_to_the_caller);
	tcase_add_test(t, each_span_has_its_own_size);
	tcase_add_test(t, no_locale_and_no_fontconfig_of_the_machine_changes_a_glyph);
	tcase_add_test(t, upright_cells_of_vertical_lines_have_their_vertical_forms);
	tcase_add_test(t, a_bracket_without_a_vertical_form_is_turned);
	tcase_add_test(t, digits_side_by_side_share_one_cell_of_a_vertical_line);
	tcase_add_test(t, a_dash_of_two_is_one_rule_without_a_gap);
	tcase_add_test(t, signs_for_letters_of_joining_scripts_are_not_used);
	return unit_run(s);
}
