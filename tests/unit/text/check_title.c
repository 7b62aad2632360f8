/* The shapes of 标题 of several lines. */
#include "text/compose.h"

#include "line.h"

/* A title whose words are parted by /, in lines of so many em; * in front when it has no shape. */
static const char *title(const char *words, int em)
{
	struct compose_style s = chinese('G');
	char *text = arena_alloc(a, strlen(words) + 1), *out = text;
	struct cells cs;
	struct lines ls;
	bool shaped, *start = arena_alloc(a, strlen(words) + 1);

	for (; *words != '\0'; words++) {
		if (*words == '/')
			start[out - text] = true;
		else
			*out++ = *words;
	}
	cs = cells_of(text, LOCALE_ZH_CN, false);
	for (int i = 0; i < cs.n; i++)
		if (start[cs.cell[i].at])
			cs.cell[i].flags |= CELL_WORD_START;
	ls = compose_title(a, cs.cell, cs.n, &s, em * EM, &shaped);
	return arena_printf(a, "%s%s", shaped ? "" : "*", text_of(text, &cs, &ls));
}

START_TEST(a_title_that_fits_is_one_line)
{
	ck_assert_str_eq(title("关于/同意/设立/某某/经济开发区的/批复", 20), "关于同意设立某某经济开发区的批复");
	ck_assert_str_eq(title("", 20), "");
}
END_TEST

START_TEST(two_lines_differ_so_that_they_are_no_block)
{
	/* 8 and 8 would be even */
	ck_assert_str_eq(title("甲乙丙丁/戊己庚辛/壬癸子丑/寅卯辰巳", 12), "甲乙丙丁|戊己庚辛壬癸子丑寅卯辰巳");
	ck_assert_str_eq(title("甲乙丙丁戊/己庚辛壬癸子丑", 8), "甲乙丙丁戊|己庚辛壬癸子丑");
}
END_TEST

START_TEST(three_lines_have_no_waist)
{
	ck_assert_str_eq(title("甲乙丙丁/戊己庚辛壬癸/子丑寅卯", 6), "甲乙丙丁|戊己庚辛壬癸|子丑寅卯");
	ck_assert_str_eq(title("甲乙丙丁戊己/庚辛壬癸/子丑寅卯辰巳", 6), "*甲乙丙丁戊己|庚辛壬癸|子丑寅卯辰巳");
}
END_TEST

START_TEST(a_block_becomes_one_line_more_if_that_has_a_shape)
{
	ck_assert_str_eq(title("甲乙丙/丁戊己庚/辛壬癸/子丑寅卯", 7), "甲乙丙|丁戊己庚|辛壬癸子丑寅卯");
}
END_TEST

START_TEST(four_lines_grow_then_shrink)
{
	ck_assert_str_eq(title("甲乙丙/丁戊己庚辛/壬癸子丑寅卯/辰巳午未", 6), "甲乙丙|丁戊己庚辛|壬癸子丑寅卯|辰巳午未");
	ck_assert_str_eq(title("甲乙丙丁戊/己庚辛/壬癸子丑寅卯/辰巳午未", 6), "*甲乙丙丁戊|己庚辛|壬癸子丑寅卯|辰巳午未");
}
END_TEST

START_TEST(the_last_line_has_three_characters_and_none_begins_with_de)
{
	ck_assert_str_eq(title("甲乙丙丁/戊己庚辛/壬癸", 8), "甲乙丙丁|戊己庚辛壬癸");
	ck_assert_str_eq(title("甲乙丙丁戊己庚/辛/的通知", 8), "甲乙丙丁戊己庚|辛的通知");
}
END_TEST

START_TEST(a_book_title_stays_whole_if_a_line_holds_it)
{
	ck_assert_str_eq(title("关于/印发/《某某/管理/办法》的/通知/的/函件", 12), "关于印发|《某某管理办法》的|通知的函件");
	ck_assert_str_eq(title("关于/印发/《某某省/某某市/某某县/管理/办法》的/通知", 10),
	    "关于印发《某某省|某某市某某县管理|办法》的通知");
}
END_TEST

START_TEST(the_author_may_turn_a_title_anywhere)
{
	ck_assert_str_eq(title("甲乙\n丙丁戊己", 20), "甲乙\n|丙丁戊己");
	ck_assert_str_eq(title("甲乙丙\xE2\x80\x8B丁戊己庚辛壬", 7), "甲乙丙\xE2\x80\x8B|丁戊己庚辛壬");
}
END_TEST

START_TEST(a_word_longer_than_the_line_is_broken_and_the_lines_only_balanced)
{
	ck_assert_str_eq(title("甲乙丙丁戊己庚辛壬", 5), "*甲乙丙丁|戊己庚辛壬");
}
END_TEST

START_TEST(a_text_too_long_for_a_title_still_has_lines)
{
	enum { N = 3000 };
	static char words[N * 4 + 1];

	for (int i = 0; i < N; i++)
		memcpy(words + 4 * i, "甲/", 4);
	ck_assert_int_eq(title(words, 20)[0], '*');
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text/title");
	TCase *c = unit_case(s, "title", unit_setup, unit_teardown);

	tcase_add_test(c, a_title_that_fits_is_one_line);
	tcase_add_test(c, two_lines_differ_so_that_they_are_no_block);
	tcase_add_test(c, three_lines_have_no_waist);
	tcase_add_test(c, a_block_becomes_one_line_more_if_that_has_a_shape);
	tcase_add_test(c, four_lines_grow_then_shrink);
	tcase_add_test(c, the_last_line_has_three_characters_and_none_begins_with_de);
	tcase_add_test(c, a_book_title_stays_whole_if_a_line_holds_it);
	tcase_add_test(c, the_author_may_turn_a_title_anywhere);
	tcase_add_test(c, a_word_longer_than_the_line_is_broken_and_the_lines_only_balanced);
	tcase_add_test(c, a_text_too_long_for_a_title_still_has_lines);
	return unit_run(s);
}
