/* Text becomes cells: classes, quotes by their language, clusters. */
#include "text/cells.h"

#include "line.h"

/* One letter for each class, in the order of enum cell_class. */
static const char *classes(const char *text, enum locale l)
{
	static const char letter[] = "HOCPcsXMNDESpoeLdWwngzjfbt";
	struct cells cs = cells_classify(a, text, strlen(text), l, false);
	char *to = arena_alloc(a, (size_t)cs.n + 1);

	for (int i = 0; i < cs.n; i++)
		to[i] = letter[cs.cell[i].class];
	return to;
}

static const char *zh(const char *text) { return classes(text, LOCALE_ZH_CN); }
static const char *en(const char *text) { return classes(text, LOCALE_OTHER); }

/* x where the flag is set */
static const char *flags(const char *text, enum locale l, bool vertical, int flag)
{
	struct cells cs = cells_classify(a, text, strlen(text), l, vertical);
	char *to = arena_alloc(a, (size_t)cs.n + 1);

	for (int i = 0; i < cs.n; i++)
		to[i] = cs.cell[i].flags & flag ? 'x' : '.';
	return to;
}

START_TEST(a_language_tag_tells_the_locale)
{
	ck_assert_int_eq(locale_from_tag(NULL), LOCALE_OTHER);
	ck_assert_int_eq(locale_from_tag(""), LOCALE_OTHER);
	ck_assert_int_eq(locale_from_tag("en-GB"), LOCALE_OTHER);
	ck_assert_int_eq(locale_from_tag("zhx"), LOCALE_OTHER);
	ck_assert_int_eq(locale_from_tag("zh"), LOCALE_ZH_CN);
	ck_assert_int_eq(locale_from_tag("zh-CN"), LOCALE_ZH_CN);
	ck_assert_int_eq(locale_from_tag("ZH-Hans-CN"), LOCALE_ZH_CN);
	ck_assert_int_eq(locale_from_tag("zh-SG"), LOCALE_ZH_CN);
	ck_assert_int_eq(locale_from_tag("zh_TW"), LOCALE_ZH_TW);
	ck_assert_int_eq(locale_from_tag("zh-Hant"), LOCALE_ZH_TW);
	ck_assert_int_eq(locale_from_tag("zh-Hant-HK"), LOCALE_ZH_HK);
	ck_assert_int_eq(locale_from_tag("zh-MO"), LOCALE_ZH_HK);
}
END_TEST

START_TEST(chinese_marks_have_classes_of_their_own)
{
	ck_assert_str_eq(zh("甲（乙）"), "HOHC");
	ck_assert_str_eq(zh("，、：；。．？！"), "PPccssss");
	ck_assert_str_eq(zh("《〈「『【〖〔［｛"), "OOOOOOOOO");
	ck_assert_str_eq(zh("》〉」』】〗〕］｝"), "CCCCCCCCC");
	ck_assert_str_eq(zh("‼⁉①⑴㈠々〇"), "XXeeeHH");
}
END_TEST

START_TEST(quotes_are_chinese_when_anything_around_them_is)
{
	ck_assert_str_eq(zh("所谓“专网”"), "HHOHHC");
	ck_assert_str_eq(zh("用“Linux”编"), "HOLLLLLCH");
	ck_assert_str_eq(zh("see “中” x"), "LLLwOHCwL");
	ck_assert_str_eq(zh("see “it” x"), "LLLwWLLWwL");
	ck_assert_str_eq(zh("“2024”"), "OddddC");
	ck_assert_str_eq(zh("‘何谓“三农”’"), "OHHOHHCC");
}
END_TEST

START_TEST(quotes_of_another_language_are_western)
{
	ck_assert_str_eq(en("see “it” x"), "LLLwWLLWwL");
	ck_assert_str_eq(en("see “中” x"), "LLLwWHWwL");
	ck_assert_str_eq(en("中“文”字"), "HOHCH");
}
END_TEST

START_TEST(an_apostrophe_between_letters_is_western)
{
	ck_assert_str_eq(zh("他说it’s好"), "HHLLWLH");
	ck_assert_str_eq(zh("‘it’s’好"), "OLLWLCH");
}
END_TEST

START_TEST(a_quote_without_its_mate_looks_at_its_neighbours)
{
	ck_assert_str_eq(zh("甲”乙"), "HCH");
	ck_assert_str_eq(zh("a”b“c"), "LWLWL");
	ck_assert_str_eq(zh("甲“‘乙”"), "HOOHC");
}
END_TEST

START_TEST(dashes_and_dots_depend_on_their_neighbours)
{
	ck_assert_str_eq(zh("京—津"), "HNH");
	ck_assert_str_eq(zh("京——津"), "HDDH");
	ck_assert_str_eq(zh("A—B"), "LWL");
	ck_assert_str_eq(zh("A——B"), "LDDL");
	ck_assert_str_eq(en("A——B"), "LWWL");
	ck_assert_str_eq(zh("甲⸺乙"), "HDH");
	ck_assert_str_eq(zh("第1—3条"), "HdNdH");
	ck_assert_str_eq(zh("a…b"), "LWL");
	ck_assert_str_eq(zh("甲……乙⋯⋯"), "HEEHEE");
	ck_assert_str_eq(zh("甲·A"), "HML");
	ck_assert_str_eq(zh("l·l"), "LWL");
	ck_assert_str_eq(zh("甲–乙A–B"), "HNHLWL");
}
END_TEST

START_TEST(signs_belong_to_numbers)
{
	ck_assert_str_eq(zh("￥100"), "pddd");
	ck_assert_str_eq(zh("5%"), "do");
	ck_assert_str_eq(zh("3-5"), "dWd");
	ck_assert_str_eq(zh("为-5"), "Hpd");
	ck_assert_str_eq(zh("30℃"), "ddo");
	ck_assert_str_eq(zh("C++"), "LWW");
	ck_assert_str_eq(zh("$x"), "WL");
	ck_assert_str_eq(zh("1\xE2\x80\x89" "286"), "dnddd");  /* thin space */
}
END_TEST

START_TEST(a_solidus_is_chinese_beside_chinese_only)
{
	ck_assert_str_eq(zh("甲/乙"), "HSH");
	ck_assert_str_eq(zh("GB/T"), "LLWL");
	ck_assert_str_eq(zh("“甲”/“乙”"), "OHCSOHC");
}
END_TEST

START_TEST(a_cluster_is_one_cell)
{
	ck_assert_str_eq(zh("e\xCC\x81"), "L");                 /* e with an acute accent */
	ck_assert_str_eq(zh("葛\xF3\xA0\x84\x80城"), "HH");     /* variation selector */
	ck_assert_str_eq(zh("👨\xE2\x80\x8D👩"), "H");            /* joined emoji */
	ck_assert_str_eq(zh("🇨🇳🇨🇳"), "HH");                     /* two flags */
	ck_assert_str_eq(zh("\r\n甲"), "fH");
}
END_TEST

START_TEST(the_second_half_of_a_dash_is_joined_to_the_first)
{
	ck_assert_str_eq(flags("甲——乙……", LOCALE_ZH_CN, false, CELL_JOINED), "..x..x");
	ck_assert_str_eq(flags("…………", LOCALE_ZH_CN, false, CELL_JOINED), ".x.x");
	ck_assert_str_eq(flags("京—津", LOCALE_ZH_CN, false, CELL_JOINED), "...");
}
END_TEST

START_TEST(a_soft_hyphen_may_draw_a_hyphen)
{
	ck_assert_str_eq(flags("ab\xC2\xAD" "c", LOCALE_OTHER, false, CELL_HYPHEN_AFTER), "..x.");
}
END_TEST

START_TEST(soft_hyphens_without_a_letter_are_a_word_that_is_not_hyphenated)
{
	ck_assert_str_eq(flags("\xC2\xAD a \xC2\xAD\xC2\xAD b\xC2\xAD", LOCALE_OTHER, false, CELL_HYPHEN_AFTER), "........x");
}
END_TEST

START_TEST(short_numbers_stand_upright_in_vertical_text)
{
	ck_assert_str_eq(flags("十2月12日", LOCALE_ZH_CN, true, CELL_UPRIGHT), "xxxxxx");
	ck_assert_str_eq(flags("十2月12日", LOCALE_ZH_CN, true, CELL_COMBINED), "....x.");
	ck_assert_str_eq(flags("365天", LOCALE_ZH_CN, true, CELL_COMBINED), ".xx.");
	ck_assert_str_eq(flags("2024年", LOCALE_ZH_CN, true, CELL_UPRIGHT), "....x");
	ck_assert_str_eq(flags("A和AB和A4", LOCALE_ZH_CN, true, CELL_UPRIGHT), "xx..x..");
	ck_assert_str_eq(flags("好？！", LOCALE_ZH_TW, true, CELL_COMBINED), "..x");
	ck_assert_str_eq(flags("12", LOCALE_ZH_CN, false, CELL_COMBINED), "..");
}
END_TEST

START_TEST(broken_input_is_cut_somewhere)
{
	const char bytes[] = "\x80\x80\xE4\xB8\xFF\xFE甲\xF0";
	struct cells cs = cells_classify(a, bytes, sizeof bytes - 1, LOCALE_ZH_CN, true);

	ck_assert_int_gt(cs.n, 0);
	for (int i = 1; i < cs.n; i++)
		ck_assert_int_gt(cs.cell[i].at, cs.cell[i - 1].at);
	ck_assert_int_eq(cells_classify(a, "", 0, LOCALE_ZH_CN, false).n, 0);
}
END_TEST

START_TEST(endless_quotes_and_marks_are_settled_all_the_same)
{
	enum { N = 30000 };
	static char text[N * 3 + 1];

	for (int i = 0; i < N; i++)
		memcpy(text + 3 * i, i % 3 == 0 ? "“" : i % 3 == 1 ? "…" : "‘", 3);
	ck_assert_uint_eq(strlen(zh(text)), N);
	ck_assert_ptr_null(strpbrk(zh(text), "Ww"));
}
END_TEST

/* The title with | before every word */
static const char *words(const char *text)
{
	struct cells cs = cells_classify(a, text, strlen(text), LOCALE_ZH_CN, false);
	char *to = arena_alloc(a, strlen(text) * 2 + 1), *out = to;

	cells_words(a, &cs, text, strlen(text), LOCALE_ZH_CN);
	for (int i = 0; i < cs.n; i++) {
		int end = i + 1 < cs.n ? cs.cell[i + 1].at : (int)strlen(text);

		if (i > 0 && cs.cell[i].flags & CELL_WORD_START)
			*out++ = '|';
		memcpy(out, text + cs.cell[i].at, (size_t)(end - cs.cell[i].at));
		out += end - cs.cell[i].at;
	}
	return to;
}

START_TEST(titles_are_made_of_words)
{
	ck_assert_str_eq(words("关于进一步优化营商环境的实施意见"), "关于|进一步|优化|营商环境的|实施意见");
	ck_assert_str_eq(words("做好2024年义务教育工作"), "做好|2024年|义务教育|工作");
	ck_assert_str_eq(words("某某市人民政府关于加强建设的通知"), "某某市|人民政府|关于|加强|建设的|通知");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text/cells");
	TCase *c = unit_case(s, "cells", unit_setup, unit_teardown);

	tcase_add_test(c, a_language_tag_tells_the_locale);
	tcase_add_test(c, chinese_marks_have_classes_of_their_own);
	tcase_add_test(c, quotes_are_chinese_when_anything_around_them_is);
	tcase_add_test(c, quotes_of_another_language_are_western);
	tcase_add_test(c, an_apostrophe_between_letters_is_western);
	tcase_add_test(c, a_quote_without_its_mate_looks_at_its_neighbours);
	tcase_add_test(c, dashes_and_dots_depend_on_their_neighbours);
	tcase_add_test(c, signs_belong_to_numbers);
	tcase_add_test(c, a_solidus_is_chinese_beside_chinese_only);
	tcase_add_test(c, a_cluster_is_one_cell);
	tcase_add_test(c, the_second_half_of_a_dash_is_joined_to_the_first);
	tcase_add_test(c, a_soft_hyphen_may_draw_a_hyphen);
	tcase_add_test(c, soft_hyphens_without_a_letter_are_a_word_that_is_not_hyphenated);
	tcase_add_test(c, short_numbers_stand_upright_in_vertical_text);
	tcase_add_test(c, broken_input_is_cut_somewhere);
	tcase_add_test(c, endless_quotes_and_marks_are_settled_all_the_same);
	tcase_add_test(c, titles_are_made_of_words);
	return unit_run(s);
}
