/* Roles of fonts, what serves them, and mistakes in their list. */
#include "text/fonts.h"

#include "../folder.h"

#include <fontconfig/fontconfig.h>

static struct fonts *fonts;

static void setup(void)
{
	folder_setup();
	fonts = fonts_open("fonts/roles.xml", "build/fonts", diag);
	ck_assert_ptr_nonnull(fonts);
}

static void teardown(void)
{
	fonts_free(fonts);
	folder_teardown();
}

static const struct chain *chain(const char *families, const char *language)
{
	return fonts_chain(fonts, families, 400, false, language, NULL);
}

static const char *western(const char *families)
{
	return chain_primary(chain(families, "zh-CN"))->family;
}

static const char *han(const char *families, const char *language)
{
	return chain_primary_han(chain(families, language))->family;
}

/* A list of fonts of its own, read with build/fonts as its folder; NULL when it is refused. */
static struct fonts *open_list(const char *list)
{
	return fonts_open(file("roles.xml", list), "build/fonts", diag);
}

START_TEST(all_declared_files_are_there)
{
	FILE *to = tmpfile();

	ck_assert_int_eq(diag_worst(diag), DIAG_NOTE);
	ck_assert(fonts_list(fonts, to));
	ck_assert_int_gt(ftell(to), 0);
	fclose(to);
}
END_TEST

START_TEST(every_role_has_its_face_in_every_locale)
{
	static const char *const wanted[][4] = {
		{ "FangSong",     "FandolFang",    "cwTeXFangSong", "cwTeXFangSong" },
		{ "KaiTi",        "FandolKai",     "TW-Kai",        "TW-Kai" },
		{ "HeiTi",        "Noto Sans SC",  "Noto Sans TC",  "Noto Sans TC" },
		{ "XiaoBiaoSong", "Noto Serif SC", "Noto Serif TC", "Noto Serif TC" },
		{ "SongTi",       "Noto Serif SC", "Noto Serif TC", "Noto Serif TC" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		ck_assert_str_eq(western(wanted[i][0]), "Liberation Serif");
		ck_assert_str_eq(han(wanted[i][0], "zh-CN"), wanted[i][1]);
		ck_assert_str_eq(han(wanted[i][0], NULL), wanted[i][1]);
		ck_assert_str_eq(han(wanted[i][0], "zh-TW"), wanted[i][2]);
	}
}
END_TEST

START_TEST(titles_are_bold_without_being_asked)
{
	ck_assert_int_eq(chain_primary_han(chain("XiaoBiaoSong", "zh-CN"))->weight, 700);
	ck_assert_int_eq(chain_primary(chain("XiaoBiaoSong", "zh-CN"))->weight, 400);
	ck_assert_int_eq(chain_primary_han(chain("SongTi", "zh-CN"))->weight, 400);
}
END_TEST

START_TEST(names_of_other_systems_find_the_role)
{
	ck_assert_str_eq(han("仿宋_GB2312", "zh-CN"), "FandolFang");
	ck_assert_str_eq(han("simhei", "zh-CN"), "Noto Sans SC");
	ck_assert_str_eq(han("方正小标宋简体", "zh-CN"), "Noto Serif SC");
	ck_assert_str_eq(western("Helvetica"), "Liberation Sans");
	ck_assert_str_eq(western("times NEW roman"), "Liberation Serif");
	ck_assert_str_eq(western("'Courier New', monospace"), "Liberation Mono");
}
END_TEST

START_TEST(the_first_family_gives_western_text_and_the_first_chinese_one_han)
{
	ck_assert_str_eq(western("Helvetica, FangSong"), "Liberation Sans");
	ck_assert_str_eq(han("Helvetica, FangSong", "zh-CN"), "FandolFang");
	ck_assert_str_eq(han("Helvetica", "zh-CN"), "Noto Sans SC");
	ck_assert_str_eq(western("FandolFang"), "FandolFang");
}
END_TEST

START_TEST(an_unknown_family_is_served_by_the_default)
{
	bool known = true;
	const struct chain *c = fonts_chain(fonts, "Gladiator", 400, false, "en", &known);

	ck_assert(!known);
	ck_assert_str_eq(chain_primary(c)->family, "Liberation Serif");
	fonts_chain(fonts, "serif", 400, false, "en", &known);
	ck_assert(known);
}
END_TEST

START_TEST(the_same_request_gives_the_same_chain)
{
	ck_assert_ptr_eq(chain("FangSong", "zh-CN"), chain("FangSong", "zh-CN"));
	ck_assert_ptr_ne(chain("FangSong", "zh-CN"), chain("KaiTi", "zh-CN"));
}
END_TEST

START_TEST(weight_and_style_choose_the_face)
{
	const struct face *f = chain_primary(fonts_chain(fonts, "Arial", 700, true, "en", NULL));

	ck_assert_int_eq(f->weight, 700);
	ck_assert(f->italic && !f->synthetic_slant);
	f = chain_primary(fonts_chain(fonts, "Arial", 600, false, "en", NULL));
	ck_assert_int_eq(f->weight, 700);
	f = chain_primary(fonts_chain(fonts, "Arial", 500, false, "en", NULL));
	ck_assert_int_eq(f->weight, 400);
	f = chain_primary_han(fonts_chain(fonts, "FangSong", 400, true, "zh-CN", NULL));
	ck_assert(f->synthetic_slant);
	f = chain_primary_han(fonts_chain(fonts, "FangSong", 400, false, "zh-CN", NULL));
	ck_assert(!f->synthetic_slant);
}
END_TEST

START_TEST(chinese_faces_have_the_em_box_and_western_ones_their_own)
{
	const struct face *f = chain_primary_han(chain("SongTi", "zh-CN"));

	ck_assert_int_eq(f->ascent, 880);
	ck_assert_int_eq(f->descent, 120);
	f = chain_primary(chain("serif", "en"));
	ck_assert_int_eq(f->ascent, 693);
	ck_assert_int_eq(f->descent, 216);
	ck_assert_int_gt(f->x_height, 400);
	ck_assert_int_gt(f->cap_height, f->x_height);
	ck_assert_int_gt(f->underline_position, 0);
}
END_TEST

START_TEST(a_missing_file_is_reported_at_its_place_unless_it_is_optional)
{
	struct fonts *own = open_list("<fonts default='a'>\n<file name='no-such.ttf' family='No'/>\n"
	    "<file name='nor-this.ttf' family='Nor' optional='yes'/>\n"
	    "<role name='a'><chain><use family='No'/><use family='Nor'/></chain></role></fonts>");

	ck_assert_ptr_nonnull(own);
	ck_assert_int_eq(diag_count(diag, DIAG_WARNING), 1);
	ck_assert_str_eq(finding_at(0).id, "TEXT_FONT_MISSING");
	ck_assert_int_eq(finding_at(0).pos.line, 2);
	ck_assert_ptr_nonnull(chain_primary(fonts_chain(own, "a", 400, false, NULL, NULL)));
	ck_assert_ptr_null(chain_primary_han(fonts_chain(own, "a", 400, false, NULL, NULL)));
	fonts_free(own);
}
END_TEST

START_TEST(other_libraries_see_the_declared_files_alone)
{
	FcFontSet *set;

	fonts_share(fonts);
	set = FcConfigGetFonts(NULL, FcSetSystem);
	ck_assert_int_eq(set ? set->nfont : 0, 0);
	set = FcConfigGetFonts(NULL, FcSetApplication);
	ck_assert_int_ge(set->nfont, 20);
	for (int i = 0; i < set->nfont; i++) {
		FcChar8 *file;

		ck_assert_int_eq(FcPatternGetString(set->fonts[i], FC_FILE, 0, &file), FcResultMatch);
		ck_assert(g_str_has_prefix((const char *)file, "build/fonts/"));
	}
}
END_TEST

/* The first file with a character that fontconfig offers, once the fonts are shared. */
static char *shared_file(const char *family, int weight, const char *language, FcChar32 ch)
{
	FcPattern *asked = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, FC_WEIGHT, FcTypeInteger, weight, FC_LANG,
	    FcTypeString, language, NULL);
	FcFontSet *offered;
	FcResult result;
	char *name = NULL;

	FcConfigSubstitute(NULL, asked, FcMatchPattern);
	FcDefaultSubstitute(asked);
	offered = FcFontSort(NULL, asked, FcTrue, NULL, &result);
	for (int i = 0; i < offered->nfont && name == NULL; i++) {
		FcCharSet *has;
		FcChar8 *file;

		ck_assert_int_eq(FcPatternGetCharSet(offered->fonts[i], FC_CHARSET, 0, &has), FcResultMatch);
		ck_assert_int_eq(FcPatternGetString(offered->fonts[i], FC_FILE, 0, &file), FcResultMatch);
		if (FcCharSetHasChar(has, ch))
			name = g_path_get_basename((const char *)file);
	}
	FcFontSetDestroy(offered);
	FcPatternDestroy(asked);
	return name;
}

static const struct {
	const char *family;
	int weight;
	const char *western, *han;
} shared[] = {
	{ "serif", FC_WEIGHT_REGULAR, "LiberationSerif-Regular.ttf", "NotoSerifSC-Regular.ttf" },
	{ "serif", FC_WEIGHT_BOLD, "LiberationSerif-Bold.ttf", "NotoSerifSC-Bold.ttf" },
	{ "sans-serif", FC_WEIGHT_REGULAR, "LiberationSans-Regular.ttf", "NotoSansSC-Medium.ttf" },
	{ "monospace", FC_WEIGHT_REGULAR, "LiberationMono-Regular.ttf", "NotoSerifSC-Regular.ttf" },
	{ "sim sun", FC_WEIGHT_REGULAR, "LiberationSerif-Regular.ttf", "NotoSerifSC-Regular.ttf" },
	{ "仿宋_GB2312", FC_WEIGHT_REGULAR, "LiberationSerif-Regular.ttf", "FandolFang-Regular.otf" },
	{ "小标宋", FC_WEIGHT_REGULAR, "LiberationSerif-Regular.ttf", "NotoSerifSC-Bold.ttf" },
	{ "no such family", FC_WEIGHT_REGULAR, "LiberationSerif-Regular.ttf", "NotoSerifSC-Regular.ttf" },
};

START_TEST(other_libraries_see_a_role_as_its_chain_in_any_language)
{
	static const char *const languages[] = { "en", "zh-tw", "ja" };

	fonts_share(fonts);
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		char *western = shared_file(shared[_i].family, shared[_i].weight, languages[i], 'A');
		char *han = shared_file(shared[_i].family, shared[_i].weight, languages[i], 0x5370);

		ck_assert_str_eq(western, shared[_i].western);
		ck_assert_str_eq(han, shared[_i].han);
		g_free(western);
		g_free(han);
	}
}
END_TEST

START_TEST(roles_that_go_on_in_a_circle_end)
{
	struct fonts *own = open_list("<fonts default='a'><file name='LiberationMono-Regular.ttf' family='M'/>"
	    "<role name='a'><chain><use family='M'/><then role='b'/></chain></role>"
	    "<role name='b'><chain><use family='M'/><then role='a'/></chain></role></fonts>");

	ck_assert_ptr_nonnull(own);
	ck_assert_str_eq(chain_primary(fonts_chain(own, "b", 400, false, NULL, NULL))->family, "M");
	fonts_free(own);
}
END_TEST

START_TEST(a_wrong_list_is_refused_with_its_place)
{
	static const char *const lists[] = {
		"", "<fonts", "<fonts/>", "<fonts default='a'/>", "<font default='a'/>",
		"<fonts default='a'>\n<file name='x'/></fonts>",
		"<fonts default='a'>\n<file name='x' family='X' optinal='yes'/></fonts>",
		"<fonts default='a'>\n<file name='x' family='X' weight='heavy'/></fonts>",
		"<fonts default='a'>\n<file name='x' family='X' han='perhaps'/></fonts>",
		"<fonts default='a'>\n<role name='a'/></fonts>",
		"<fonts default='a'>\n<role name='a'><chain><use family='Y'/></chain></role></fonts>",
		"<fonts default='a'>\n<role name='a'><chain><then role='z'/></chain></role></fonts>",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		struct finding f;
		int before = diag_count(diag, DIAG_FATAL);

		ck_assert_ptr_null(open_list(lists[i]));
		ck_assert_int_gt(diag_count(diag, DIAG_FATAL), before);
		f = finding_at(before);
		ck_assert_str_eq(f.id, "TEXT_FONT_LIST");
		ck_assert_ptr_nonnull(f.pos.file);
	}
	ck_assert_ptr_null(fonts_open("fonts/no-such-list.xml", "build/fonts", diag));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text/fonts");
	TCase *t = unit_case(s, "fonts", setup, teardown);

	tcase_add_test(t, all_declared_files_are_there);
	tcase_add_test(t, every_role_has_its_face_in_every_locale);
	tcase_add_test(t, titles_are_bold_without_being_asked);
	tcase_add_test(t, names_of_other_systems_find_the_role);
	tcase_add_test(t, the_first_family_gives_western_text_and_the_first_chinese_one_han);
	tcase_add_test(t, an_unknown_family_is_served_by_the_default);
	tcase_add_test(t, the_same_request_gives_the_same_chain);
	tcase_add_test(t, weight_and_style_choose_the_face);
	tcase_add_test(t, chinese_faces_have_the_em_box_and_western_ones_their_own);
	tcase_add_test(t, a_missing_file_is_reported_at_its_place_unless_it_is_optional);
	tcase_add_test(t, other_libraries_see_the_declared_files_alone);
	tcase_add_loop_test(t, other_libraries_see_a_role_as_its_chain_in_any_language, 0, (int)G_N_ELEMENTS(shared));
	tcase_add_test(t, roles_that_go_on_in_a_circle_end);
	tcase_add_test(t, a_wrong_list_is_refused_with_its_place);
	return unit_run(s);
}
