/* What was reported, kept once, counted and printed in order. */
#include "base/diag.h"

#include "../unit.h"

static struct pos at(const char *file, int line, int column)
{
	return (struct pos){ file, line, column };
}

static void rule(struct pos pos, enum diag_level level, const char *text)
{
	diag_report_rule(diag, pos, level, "plan.rule", text);
}

/* What diag_print writes. */
static const char *printed(enum diag_format format, enum diag_level at_least)
{
	static char text[4096];
	FILE *to = fmemopen(text, sizeof text, "w");

	ck_assert_ptr_nonnull(to);
	text[0] = '\0';
	diag_print(diag, to, format, at_least);
	ck_assert_int_ge(ftell(to), 0);
	fclose(to);
	return text;
}

START_TEST(nothing_reported_is_nothing_to_print)
{
	struct finding f;

	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_NOTE), "");
	ck_assert_str_eq(printed(DIAG_JSON, DIAG_NOTE), "");
	ck_assert_int_eq(diag_worst(diag), DIAG_NOTE);
	ck_assert(!diag_get(diag, 0, &f));
	ck_assert(!diag_get(diag, -1, &f));
	diag_free(NULL);
}
END_TEST

START_TEST(a_message_of_the_list_is_filled_in)
{
	struct finding f;

	diag_report(diag, at("a.xml", 3, 9), DIAG_TOO_MANY, 7);
	ck_assert(diag_get(diag, 0, &f));
	ck_assert_str_eq(f.pos.file, "a.xml");
	ck_assert_int_eq(f.pos.line, 3);
	ck_assert_int_eq(f.pos.column, 9);
	ck_assert_int_eq(f.level, DIAG_WARNING);
	ck_assert_str_eq(f.id, "DIAG_TOO_MANY");
	ck_assert_str_eq(f.text, "too many findings: 7 more are not shown");
	ck_assert(!diag_get(diag, 1, &f));
}
END_TEST

START_TEST(a_diag_owns_what_it_was_told)
{
	char file[] = "a.xml", id[] = "plan.date", text[] = "年份应使用六角括号〔〕";
	struct finding f;

	diag_report_rule(diag, at(file, 1, 1), DIAG_ERROR, id, text);
	memset(file, 'x', sizeof file - 1);
	memset(id, 'x', sizeof id - 1);
	memset(text, 'x', sizeof text - 1);
	ck_assert(diag_get(diag, 0, &f));
	ck_assert_str_eq(f.pos.file, "a.xml");
	ck_assert_str_eq(f.id, "plan.date");
	ck_assert_str_eq(f.text, "年份应使用六角括号〔〕");
}
END_TEST

START_TEST(levels_are_counted_and_the_worst_is_known)
{
	rule(at("a.xml", 1, 1), DIAG_NOTE, "n");
	ck_assert_int_eq(diag_worst(diag), DIAG_NOTE);
	rule(at("a.xml", 1, 1), DIAG_UNSUPPORTED, "u");
	rule(at("a.xml", 2, 1), DIAG_UNSUPPORTED, "u");
	ck_assert_int_eq(diag_worst(diag), DIAG_UNSUPPORTED);
	rule(at("a.xml", 1, 1), DIAG_WARNING, "w");
	ck_assert_int_eq(diag_worst(diag), DIAG_UNSUPPORTED);
	rule(at("a.xml", 1, 1), DIAG_ERROR, "e");
	ck_assert_int_eq(diag_worst(diag), DIAG_ERROR);
	rule(at("a.xml", 1, 1), DIAG_FATAL, "f");
	ck_assert_int_eq(diag_worst(diag), DIAG_FATAL);
	ck_assert_int_eq(diag_count(diag, DIAG_NOTE), 1);
	ck_assert_int_eq(diag_count(diag, DIAG_UNSUPPORTED), 2);
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 1);
}
END_TEST

START_TEST(the_same_text_at_the_same_place_is_kept_once)
{
	for (int i = 0; i < 3; i++)
		rule(at("a.xml", 1, 1), DIAG_ERROR, "e");
	rule(at("a.xml", 1, 2), DIAG_ERROR, "e");
	rule(at("b.xml", 1, 1), DIAG_ERROR, "e");
	rule(at("a.xml", 1, 1), DIAG_ERROR, "another");
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 4);
}
END_TEST

START_TEST(a_warning_does_not_hide_an_error_of_the_same_text)
{
	rule(at("a.xml", 1, 1), DIAG_WARNING, "same");
	rule(at("a.xml", 1, 1), DIAG_ERROR, "same");
	ck_assert_int_eq(diag_worst(diag), DIAG_ERROR);
}
END_TEST

START_TEST(findings_are_printed_in_the_order_of_the_places)
{
	rule(at("b.xml", 1, 1), DIAG_ERROR, "6");
	rule(at("a.xml", 10, 1), DIAG_ERROR, "5");
	rule(at("a.xml", 9, 12), DIAG_ERROR, "4");
	rule(at("a.xml", 9, 2), DIAG_ERROR, "z first told");
	rule(at("a.xml", 9, 2), DIAG_WARNING, "a told later");
	rule(at(NULL, 0, 0), DIAG_ERROR, "1");
	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_NOTE),
	    "error: 1 [plan.rule]\n"
	    "a.xml:9:2: error: z first told [plan.rule]\n"
	    "a.xml:9:2: warning: a told later [plan.rule]\n"
	    "a.xml:9:12: error: 4 [plan.rule]\n"
	    "a.xml:10:1: error: 5 [plan.rule]\n"
	    "b.xml:1:1: error: 6 [plan.rule]\n");
}
END_TEST

START_TEST(what_is_unknown_of_a_place_is_left_out)
{
	rule(at("a.xml", 0, 5), DIAG_ERROR, "e");
	rule(at("a.xml", 7, 0), DIAG_FATAL, "f");
	rule(at("b.xml", 8, 5), DIAG_UNSUPPORTED, "u");
	rule(at("c.xml", 0, 0), DIAG_NOTE, "n");
	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_NOTE),
	    "a.xml: error: e [plan.rule]\n"
	    "a.xml:7: error: f [plan.rule]\n"
	    "b.xml:8:5: unsupported: u [plan.rule]\n"
	    "c.xml: note: n [plan.rule]\n");
}
END_TEST

START_TEST(a_finding_is_printed_once)
{
	rule(at("b.xml", 1, 1), DIAG_ERROR, "first");
	ck_assert_str_ne(printed(DIAG_TEXT, DIAG_NOTE), "");
	rule(at("a.xml", 1, 1), DIAG_ERROR, "second");
	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_NOTE), "a.xml:1:1: error: second [plan.rule]\n");
	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_NOTE), "");
}
END_TEST

START_TEST(findings_below_the_level_asked_for_are_not_printed)
{
	rule(at("a.xml", 1, 1), DIAG_NOTE, "n");
	rule(at("a.xml", 2, 1), DIAG_WARNING, "w");
	rule(at("a.xml", 3, 1), DIAG_UNSUPPORTED, "u");
	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_UNSUPPORTED), "a.xml:3:1: unsupported: u [plan.rule]\n");
}
END_TEST

START_TEST(one_finding_is_one_line_whatever_the_author_wrote)
{
	rule(at("a\n.xml", 1, 1), DIAG_ERROR, "'x\ny' \x1b[31m \xc2\x9b 31m \xe2\x80\xa8 \xff 〔%s〕");
	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_NOTE),
	    "a\\u000a.xml:1:1: error: 'x\\u000ay' \\u001b[31m \\u009b 31m \\u2028 \xef\xbf\xbd 〔%s〕 [plan.rule]\n");
}
END_TEST

START_TEST(json_has_one_object_a_line)
{
	rule(at("a.xml", 3, 9), DIAG_ERROR, "“一” \"2\" \\ \n\t \xff");
	rule(at(NULL, 0, 0), DIAG_FATAL, "");
	ck_assert_str_eq(printed(DIAG_JSON, DIAG_NOTE),
	    "{\"file\":\"\",\"line\":0,\"column\":0,\"level\":\"error\",\"id\":\"plan.rule\",\"text\":\"\"}\n"
	    "{\"file\":\"a.xml\",\"line\":3,\"column\":9,\"level\":\"error\",\"id\":\"plan.rule\","
	    "\"text\":\"“一” \\\"2\\\" \\\\ \\u000a\\u0009 \xef\xbf\xbd\"}\n");
}
END_TEST

START_TEST(past_the_limit_findings_are_counted_and_their_number_is_said)
{
	struct finding f;

	for (int i = 0; i < DIAG_KEPT_MAX; i++)
		rule(at("a.xml", i + 1, 1), DIAG_WARNING, "w");
	rule(at("b.xml", 1, 1), DIAG_ERROR, "e");
	diag_report(diag, at("b.xml", 2, 1), DIAG_TOO_MANY, 1);
	ck_assert(diag_get(diag, DIAG_KEPT_MAX - 1, &f));
	ck_assert(!diag_get(diag, DIAG_KEPT_MAX, &f));
	ck_assert_int_eq(diag_count(diag, DIAG_WARNING), DIAG_KEPT_MAX + 1);
	ck_assert_int_eq(diag_worst(diag), DIAG_ERROR);
	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_ERROR),
	    "warning: too many findings: 2 more are not shown [DIAG_TOO_MANY]\n");
	ck_assert_str_eq(printed(DIAG_TEXT, DIAG_NOTE), "");
}
END_TEST

START_TEST(a_very_long_text_is_cut_between_two_characters)
{
	char text[3 * DIAG_TEXT_MAX + 1];
	struct finding f;

	for (int i = 0; i < DIAG_TEXT_MAX; i++)
		memcpy(text + 3 * i, "文", 3);
	text[3 * DIAG_TEXT_MAX] = '\0';
	rule(at("a.xml", 1, 1), DIAG_ERROR, text);
	ck_assert(diag_get(diag, 0, &f));
	ck_assert_uint_eq(strlen(f.text), DIAG_TEXT_MAX / 3 * 3 + strlen("…"));
	ck_assert_str_eq(f.text + DIAG_TEXT_MAX / 3 * 3 - 3, "文…");
}
END_TEST

START_TEST(every_level_has_a_name)
{
	ck_assert_str_eq(diag_level_name(DIAG_NOTE), "note");
	ck_assert_str_eq(diag_level_name(DIAG_WARNING), "warning");
	ck_assert_str_eq(diag_level_name(DIAG_UNSUPPORTED), "unsupported");
	ck_assert_str_eq(diag_level_name(DIAG_ERROR), "error");
	ck_assert_str_eq(diag_level_name(DIAG_FATAL), "error");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("base/diag");
	TCase *t = unit_case(s, "diag", unit_setup, unit_teardown);

	tcase_add_test(t, nothing_reported_is_nothing_to_print);
	tcase_add_test(t, a_message_of_the_list_is_filled_in);
	tcase_add_test(t, a_diag_owns_what_it_was_told);
	tcase_add_test(t, levels_are_counted_and_the_worst_is_known);
	tcase_add_test(t, the_same_text_at_the_same_place_is_kept_once);
	tcase_add_test(t, a_warning_does_not_hide_an_error_of_the_same_text);
	tcase_add_test(t, findings_are_printed_in_the_order_of_the_places);
	tcase_add_test(t, what_is_unknown_of_a_place_is_left_out);
	tcase_add_test(t, a_finding_is_printed_once);
	tcase_add_test(t, findings_below_the_level_asked_for_are_not_printed);
	tcase_add_test(t, one_finding_is_one_line_whatever_the_author_wrote);
	tcase_add_test(t, json_has_one_object_a_line);
	tcase_add_test(t, past_the_limit_findings_are_counted_and_their_number_is_said);
	tcase_add_test(t, a_very_long_text_is_cut_between_two_characters);
	tcase_add_test(t, every_level_has_a_name);
	return unit_run(s);
}
