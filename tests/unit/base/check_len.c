/* Lengths in millipoints: rounding, bounds, and how they are written. */
#include "base/len.h"

#include "../unit.h"

/* what len_format says of len */
static const char *formatted(len_t len)
{
	static char buf[LEN_FORMAT_SIZE];

	memset(buf, 'x', sizeof buf);
	ck_assert_ptr_eq(len_format(buf, len), buf);
	return buf;
}

START_TEST(points_and_millimetres_are_whole_millipoints)
{
	ck_assert_int_eq(LEN_PT(16), 16000);
	ck_assert_int_eq(LEN_PT(0.0004), 0);
	ck_assert_int_eq(LEN_PT(0.0005), 1);
	ck_assert_int_eq(LEN_MM(25.4), 72000);
	ck_assert_int_eq(LEN_MM(210), 595276);          /* A4 is 210 mm x 297 mm */
	ck_assert_int_eq(LEN_MM(297), 841890);
	ck_assert_int_eq(LEN_MM(156), 442205);          /* 版心 */
}
END_TEST

START_TEST(negative_constants_are_rounded_like_positive_ones)
{
	ck_assert_int_eq(LEN_PT(-0.0005), -1);
	ck_assert_int_eq(LEN_PT(-1.5), -1500);
	ck_assert_int_eq(LEN_MM(-156), -LEN_MM(156));
}
END_TEST

START_TEST(scaling_rounds_halves_away_from_zero)
{
	ck_assert_int_eq(len_scale(5, 1, 2), 3);
	ck_assert_int_eq(len_scale(-5, 1, 2), -3);
	ck_assert_int_eq(len_scale(5, -1, 2), -3);
	ck_assert_int_eq(len_scale(4, 1, 3), 1);
	ck_assert_int_eq(len_scale(5, 1, 3), 2);
	ck_assert_int_eq(len_scale(-5, 1, 3), -2);
	ck_assert_int_eq(len_scale(0, 7, 3), 0);
}
END_TEST

START_TEST(scaling_does_not_overflow_on_the_way)
{
	ck_assert_int_eq(len_scale(LEN_MAX, 1000000, 1000000), LEN_MAX);
	ck_assert_int_eq(len_scale(-LEN_MAX, 1000000, 1000000), -LEN_MAX);
	ck_assert_int_eq(len_scale(LEN_MAX, 1, 2), 1073741824);
}
END_TEST

START_TEST(scaling_stops_at_the_longest_length)
{
	ck_assert_int_eq(len_scale(LEN_MAX, 2, 1), LEN_MAX);
	ck_assert_int_eq(len_scale(LEN_MAX, -2, 1), -LEN_MAX);
	ck_assert_int_eq(len_scale(LEN_MAX, INT64_MAX, 1), LEN_MAX);
	ck_assert_int_eq(len_scale(-2, INT64_MAX, 1), -LEN_MAX);
	ck_assert_int_eq(len_scale(3, INT64_MAX, INT64_MAX), 3);
}
END_TEST

START_TEST(a_sum_that_grows_stops_far_away_and_comes_back)
{
	ck_assert_int_eq(len_add(LEN_PT(1), LEN_PT(2)), LEN_PT(3));
	ck_assert_int_eq(len_add(LEN_FAR, LEN_PT(1)), LEN_FAR);
	ck_assert_int_eq(len_add(-LEN_FAR, -LEN_MAX), -LEN_FAR);
	ck_assert_int_eq(len_add(LEN_FAR, -LEN_PT(1)), LEN_FAR - LEN_PT(1));
}
END_TEST

START_TEST(the_28_cells_fill_the_official_line)
{
	len_t sum = 0;

	for (int i = 0; i < 28; i++)
		sum += len_scale(LEN_MM(156), i + 1, 28) - len_scale(LEN_MM(156), i, 28);
	ck_assert_int_eq(sum, LEN_MM(156));
}
END_TEST

START_TEST(the_lesser_and_the_greater_length_are_chosen)
{
	ck_assert_int_eq(len_min(-1, 2), -1);
	ck_assert_int_eq(len_min(2, -1), -1);
	ck_assert_int_eq(len_max(-1, 2), 2);
	ck_assert_int_eq(len_max(2, -1), 2);
	ck_assert_int_eq(len_max(2, 2), 2);
}
END_TEST

static const struct {
	len_t len;
	const char *text;
} forms[] = {
	{ 0, "0" },
	{ 12000, "12" },
	{ 100000, "100" },              /* zeros before the point stay */
	{ 29611, "29.611" },
	{ 500, "0.5" },
	{ -500, "-0.5" },
	{ 1, "0.001" },
	{ -1, "-0.001" },
	{ 10, "0.01" },
	{ 1050, "1.05" },
	{ -12340, "-12.34" },
	{ LEN_MAX, "2147483.647" },
	{ INT32_MIN, "-2147483.648" },
};

START_TEST(a_length_is_written_in_points_without_trailing_zeros)
{
	ck_assert_str_eq(formatted(forms[_i].len), forms[_i].text);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("base/len");
	TCase *t = unit_case(s, "len", NULL, NULL);

	tcase_add_test(t, points_and_millimetres_are_whole_millipoints);
	tcase_add_test(t, negative_constants_are_rounded_like_positive_ones);
	tcase_add_test(t, scaling_rounds_halves_away_from_zero);
	tcase_add_test(t, scaling_does_not_overflow_on_the_way);
	tcase_add_test(t, scaling_stops_at_the_longest_length);
	tcase_add_test(t, a_sum_that_grows_stops_far_away_and_comes_back);
	tcase_add_test(t, the_28_cells_fill_the_official_line);
	tcase_add_test(t, the_lesser_and_the_greater_length_are_chosen);
	tcase_add_loop_test(t, a_length_is_written_in_points_without_trailing_zeros,
	    0, (int)(sizeof forms / sizeof *forms));
	return unit_run(s);
}
