/* Resolution of spaces that meet (XSL 1.1, 4.3.1). */
#include "layout/space.h"

#include "../unit.h"

static struct fo_space discarded(len_t opt)
{
	return (struct fo_space){ opt, opt, opt, 0, true };
}

static struct fo_space retained(len_t opt)
{
	return (struct fo_space){ opt, opt, opt, 0, false };
}

static struct fo_space strong(len_t opt, int precedence)
{
	return (struct fo_space){ opt, opt, opt, precedence, true };
}

START_TEST(of_two_spaces_the_larger_counts_and_they_do_not_add_up)
{
	struct fo_space s[] = { discarded(LEN_PT(12)), discarded(LEN_PT(6)) };
	struct elastic left[2];

	ck_assert_int_eq(space_resolve(s, 2, false, false, left).size, LEN_PT(12));
	ck_assert_int_eq(left[0].size, LEN_PT(12));
	ck_assert_int_eq(left[1].size, 0);
}
END_TEST

START_TEST(forcing_spaces_add_up_and_silence_the_others)
{
	struct fo_space s[] = { strong(LEN_PT(3), FO_FORCE), discarded(LEN_PT(20)), strong(LEN_PT(4), FO_FORCE) };
	struct elastic left[3];

	ck_assert_int_eq(space_resolve(s, 3, false, false, left).size, LEN_PT(7));
	ck_assert_int_eq(left[1].size, 0);
}
END_TEST

START_TEST(a_higher_precedence_beats_a_larger_space)
{
	struct fo_space s[] = { strong(LEN_PT(20), 0), strong(LEN_PT(5), 2) };
	struct elastic left[2];

	ck_assert_int_eq(space_resolve(s, 2, false, false, left).size, LEN_PT(5));
}
END_TEST

START_TEST(discarded_spaces_vanish_at_the_top_up_to_one_that_is_retained)
{
	struct fo_space s[] = { discarded(LEN_PT(9)), retained(LEN_PT(4)), discarded(LEN_PT(2)) };
	struct elastic left[3];

	ck_assert_int_eq(space_resolve(s, 3, true, false, left).size, LEN_PT(4));
	ck_assert_int_eq(left[0].size, 0);
	ck_assert_int_eq(space_resolve(s, 1, true, false, left).size, 0);
}
END_TEST

START_TEST(discarded_spaces_vanish_at_the_foot_too)
{
	struct fo_space s[] = { retained(LEN_PT(4)), discarded(LEN_PT(9)) };
	struct elastic left[2];

	ck_assert_int_eq(space_resolve(s, 2, false, true, left).size, LEN_PT(4));
	ck_assert_int_eq(left[1].size, 0);
}
END_TEST

START_TEST(no_space_is_no_space)
{
	struct elastic left[1];

	ck_assert_int_eq(space_resolve(NULL, 0, true, true, left).size, 0);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("layout/space");
	TCase *c = unit_case(s, "space", NULL, NULL);

	tcase_add_test(c, of_two_spaces_the_larger_counts_and_they_do_not_add_up);
	tcase_add_test(c, forcing_spaces_add_up_and_silence_the_others);
	tcase_add_test(c, a_higher_precedence_beats_a_larger_space);
	tcase_add_test(c, discarded_spaces_vanish_at_the_top_up_to_one_that_is_retained);
	tcase_add_test(c, discarded_spaces_vanish_at_the_foot_too);
	tcase_add_test(c, no_space_is_no_space);
	return unit_run(s);
}
