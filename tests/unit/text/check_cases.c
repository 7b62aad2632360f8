/* The tables of composition cases, run through the engine that sets pages. */
#include "text/cases.h"

#include "../unit.h"

/* What cases_run prints about a table; the caller frees it. */
static char *run(FILE *table, int *failed)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(table);
	*failed = cases_run(table, out, NULL);
	fclose(out);
	fclose(table);
	return text;
}

static char *run_text(const char *table, int *failed)
{
	return run(fmemopen((void *)(uintptr_t)table, strlen(table), "r"), failed);
}

static void all_pass(const char *path, const char *last_line)
{
	int failed;
	char *out = run(fopen(path, "r"), &failed);

	ck_assert_str_eq(out, last_line);
	ck_assert_int_eq(failed, 0);
	free(out);
}

START_TEST(all_cases_of_the_layout_notes_pass)
{
	all_pass("tests/regress/text/chinese-layout-cases.tsv", "182 passed, 0 failed\n");
}
END_TEST

START_TEST(all_further_cases_pass)
{
	all_pass("tests/regress/text/further-cases.tsv", "109 passed, 0 failed\n");
}
END_TEST

START_TEST(a_case_that_fails_says_what_was_wanted_and_what_came)
{
	int failed;
	char *out = run_text("id\trule\tlocale\ttext\tmeasure\texpected\tsource\n"
	    "A1\tB/x\tzh-CN\t甲）（乙\t-\tadv: 1 1 1 1\tno rule\n"
	    "A2\tG/x\tzh-CN\t甲，乙\tmin\tlines: 甲⏎，乙\tno rule\n"
	    "A3\tB/x\tzh-CN\t甲乙\t-\tadv: 1 1\tfine\n", &failed);

	ck_assert_str_eq(out, "A1\twanted adv: 1 1 1 1\tgot adv: 1 0.5 1 1\n"
	    "A2\twanted lines: 甲⏎，乙\tgot lines: 甲，⏎乙\n"
	    "1 passed, 2 failed\n");
	ck_assert_int_eq(failed, 2);
	free(out);
}
END_TEST

START_TEST(a_line_that_is_no_case_fails)
{
	int failed;
	char *out = run_text("A1\tB/x\tzh-CN\n", &failed);

	ck_assert_str_eq(out, "A1\tnot a case: 3 fields\n0 passed, 1 failed\n");
	ck_assert_int_eq(failed, 1);
	free(out);
}
END_TEST

START_TEST(an_unknown_profile_fails)
{
	int failed;
	char *out = run_text("A1\tQ/x\tzh-CN\t甲\t-\tadv: 1\tx\n", &failed);

	ck_assert_str_eq(out, "A1\tunknown profile 'Q'\n0 passed, 1 failed\n");
	free(out);
}
END_TEST

START_TEST(an_empty_table_is_a_failure)
{
	int failed;
	char *out = run_text("id\trule\tlocale\ttext\tmeasure\texpected\tsource\n", &failed);

	ck_assert_int_eq(failed, 1);
	free(out);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text/cases");
	TCase *c = unit_case(s, "cases", NULL, NULL);

	tcase_add_test(c, all_cases_of_the_layout_notes_pass);
	tcase_add_test(c, all_further_cases_pass);
	tcase_add_test(c, a_case_that_fails_says_what_was_wanted_and_what_came);
	tcase_add_test(c, a_line_that_is_no_case_fails);
	tcase_add_test(c, an_unknown_profile_fails);
	tcase_add_test(c, an_empty_table_is_a_failure);
	return unit_run(s);
}
