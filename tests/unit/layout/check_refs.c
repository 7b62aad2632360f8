/* Page numbers that are cited before or after their page is made. */
#include "layout/refs.h"

#include "../unit.h"

static struct refs *refs;
static const struct fo_node citation = { .elem = FO_page_number_citation };
static const struct fo_node target = { .elem = FO_block, .id = "t" };

static void setup(void)
{
	unit_setup();
	refs = refs_new(a, diag);
	refs_begin_round(refs);
}

static void teardown(void)
{
	refs_free(refs);
	unit_teardown();
}

START_TEST(a_page_cited_before_it_is_made_takes_a_second_round)
{
	ck_assert_str_eq(refs_cited_page(refs, &citation, "t", false), "00");
	refs_record(refs, &target, "iv");
	ck_assert(!refs_settled(refs));

	refs_begin_round(refs);
	ck_assert_str_eq(refs_cited_page(refs, &citation, "t", false), "iv");
	refs_record(refs, &target, "iv");
	ck_assert(refs_settled(refs));
	refs_report(refs);
	ck_assert_int_eq(diag_worst(diag), DIAG_NOTE);
}
END_TEST

START_TEST(the_last_page_of_an_object_is_that_of_its_last_area)
{
	refs_record(refs, &target, "1");
	refs_record(refs, &target, "2");
	refs_begin_round(refs);
	ck_assert_str_eq(refs_cited_page(refs, &citation, "t", false), "1");
	ck_assert_str_eq(refs_cited_page(refs, &citation, "t", true), "2");
}
END_TEST

START_TEST(a_target_that_is_not_there_is_reported_and_does_not_hold_up_layout)
{
	refs_cited_page(refs, &citation, "nowhere", false);
	ck_assert(refs_settled(refs));
	refs_report(refs);
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 1);
}
END_TEST

START_TEST(a_page_that_moves_in_the_last_round_is_a_warning)
{
	refs_record(refs, &target, "1");
	refs_begin_round(refs);
	refs_cited_page(refs, &citation, "t", false);
	refs_record(refs, &target, "2");
	ck_assert(!refs_settled(refs));
	refs_report(refs);
	ck_assert_int_eq(diag_count(diag, DIAG_WARNING), 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("layout/refs");
	TCase *t = unit_case(s, "pages", setup, teardown);

	tcase_add_test(t, a_page_cited_before_it_is_made_takes_a_second_round);
	tcase_add_test(t, the_last_page_of_an_object_is_that_of_its_last_area);
	tcase_add_test(t, a_target_that_is_not_there_is_reported_and_does_not_hold_up_layout);
	tcase_add_test(t, a_page_that_moves_in_the_last_round_is_a_warning);
	return unit_run(s);
}
