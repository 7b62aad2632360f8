/* Total fit of whole paragraphs, by the breaks that come out. */
#include "line.h"

/* Ragged or justified Western text, set as a whole; letters 5 pt wide, spaces 2.5. */
static struct compose_style western(enum compose_align align)
{
	struct compose_style s = english();

	s.total_fit = true;
	s.align = align;
	return s;
}

static struct cells hyphenated(const char *text)
{
	struct cells cs = cells_of(text, LOCALE_OTHER, false);

	/* a break after every second letter of a word */
	for (int i = 1; i + 2 < cs.n; i++)
		if (cs.cell[i - 1].class == CELL_LETTER && cs.cell[i].class == CELL_LETTER &&
		    cs.cell[i + 1].class == CELL_LETTER && !(cs.cell[i - 1].flags & CELL_HYPHEN_AFTER))
			cs.cell[i].flags |= CELL_HYPHEN_AFTER;
	return cs;
}

static const char *set_hyphenated(const char *text, const struct compose_style *s, len_t room)
{
	struct cells cs = hyphenated(text);
	struct lines ls = compose(a, cs.cell, cs.n, s, same_room, &room);

	return text_of(text, &cs, &ls);
}

START_TEST(ragged_lines_are_even_rather_than_full)
{
	struct compose_style s = western(ALIGN_START);

	/* 12.5, 12.5 and 0 pt are left over, where first fit leaves 0, 25 and 0 */
	ck_assert_str_eq(set("aaaa bbb cc ddddd eeeeeeeeee", &s, LEN_PT(50)), "aaaa bbb |cc ddddd |eeeeeeeeee");
	s.total_fit = false;
	ck_assert_str_eq(set("aaaa bbb cc ddddd eeeeeeeeee", &s, LEN_PT(50)), "aaaa bbb cc |ddddd |eeeeeeeeee");
}
END_TEST

START_TEST(ragged_lines_before_a_justified_one_are_not_squeezed)
{
	struct compose_style s = western(ALIGN_START);

	/* three words are 55 pt long, and their spaces could give 1.67 */
	s.align_last = ALIGN_JUSTIFY;
	ck_assert_ptr_null(strstr(set("aaaa bbbb cc dddd eeee f", &s, LEN_PT(54.5)), "cc |dddd eeee"));
	s.align = ALIGN_JUSTIFY;
	ck_assert_str_eq(set("aaaa bbbb cc dddd eeee f", &s, LEN_PT(54.5)), "aaaa bbbb cc |dddd eeee f");
}
END_TEST

START_TEST(words_are_broken_only_if_lines_cannot_do_without)
{
	struct compose_style s = western(ALIGN_START);

	s.hyphenates = true;
	s.hyphen = LEN_PT(5);
	ck_assert_str_eq(set_hyphenated("aaaaaaaa bbbbbbbb", &s, LEN_PT(50)), "aaaaaaaa |bbbbbbbb");
	ck_assert_str_eq(set_hyphenated("aaaaa bbbbbbbb", &s, LEN_PT(50)), "aaaaa bb|bbbbbb");
}
END_TEST

START_TEST(a_ladder_of_hyphens_has_an_end)
{
	struct compose_style s = western(ALIGN_START);
	static const char text[] = "aaaaaaaaaaaaaaaaaaaa bb";

	s.hyphenates = true;
	s.hyphen = LEN_PT(5);
	ck_assert_str_eq(set_hyphenated(text, &s, LEN_PT(36)), "aaaaaa|aaaaaa|aaaaaa|aa bb");
	s.hyphen_ladder = 1;
	ck_assert_ptr_null(strstr(set_hyphenated("aaaa bbbbbbbbb cccccccc", &s, LEN_PT(36)), "b|bbbb|"));
}
END_TEST

START_TEST(one_word_that_fits_no_line_does_not_take_others_along)
{
	struct compose_style s = western(ALIGN_JUSTIFY);

	ck_assert_str_eq(set("an incomprehensible word", &s, LEN_PT(40)), "an |incomprehensible |word");
	ck_assert_str_eq(set("incomprehensible incomprehensible", &s, LEN_PT(40)),
	    "incomprehensible |incomprehensible");
}
END_TEST

START_TEST(a_long_text_without_width_is_set_all_the_same)
{
	struct compose_style s = western(ALIGN_JUSTIFY);
	int n = 20000;
	char *text = arena_alloc(a, 2 * (size_t)n + 1);
	struct cells cs;
	struct lines ls;
	len_t room = LEN_PT(10);

	for (int i = 0; i < 2 * n; i++)
		text[i] = i % 2 ? ' ' : 'x';
	text[2 * n] = '\0';
	cs = cells_classify(a, text, 2 * (size_t)n, LOCALE_OTHER, false);
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.line[ls.n - 1].end, cs.n);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text/knuth");
	TCase *c = unit_case(s, "knuth", unit_setup, unit_teardown);

	tcase_set_timeout(c, 60);
	tcase_add_test(c, ragged_lines_are_even_rather_than_full);
	tcase_add_test(c, ragged_lines_before_a_justified_one_are_not_squeezed);
	tcase_add_test(c, words_are_broken_only_if_lines_cannot_do_without);
	tcase_add_test(c, a_ladder_of_hyphens_has_an_end);
	tcase_add_test(c, one_word_that_fits_no_line_does_not_take_others_along);
	tcase_add_test(c, a_long_text_without_width_is_set_all_the_same);
	return unit_run(s);
}
