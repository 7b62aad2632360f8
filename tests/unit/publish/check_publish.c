/* One document's way, and many: what is made, what is left alone. */
#include "publish/batch.h"
#include "publish/home.h"
#include "publish/job.h"

#include "../folder.h"

static bool make(const char *source, const char *target)
{
	const char *const formats[] = { "trace", NULL };
	struct job j = { .source = source, .formats = formats, .output = target };
	struct services *s = services_new(".", NULL);
	bool fine = job_run(s, &j, diag);

	services_free(s);
	return fine;
}

START_TEST(home_is_where_the_templates_are)
{
	char *home;

	g_setenv("YINFA_HOME", ".", TRUE);
	home = home_find();
	ck_assert_ptr_nonnull(home);
	g_free(home);
	g_setenv("YINFA_HOME", folder, TRUE);
	ck_assert_ptr_null(home_find());
	g_unsetenv("YINFA_HOME");
}
END_TEST

START_TEST(the_sample_of_a_kind_is_made_without_a_finding)
{
	const char *target = path_of("out.trace");
	char *text = NULL;

	ck_assert(make("templates/opinion/sample.xml", target));
	ck_assert_str_eq(findings(), "");
	ck_assert(g_file_get_contents(target, &text, NULL, NULL));
	ck_assert_ptr_nonnull(g_strstr_len(text, -1, "page 1 595.276 841.89"));
	g_free(text);
}
END_TEST

START_TEST(a_parameter_that_the_stylesheet_does_not_declare_is_said)
{
	const char *const formats[] = { "trace", NULL }, *const params[] = { "color", "blue", "colour", "red", NULL };
	const char *sheet = file("a.xsl",
	    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
	    "<xsl:param name='colour'/><xsl:template match='/'/></xsl:stylesheet>");
	struct job j = { .source = file("a.xml", "<a/>"), .is_fo = true, .sheet = sheet, .formats = formats,
	    .output = path_of("out.trace"), .params = params };
	struct services *s = services_new(".", NULL);

	job_run(s, &j, diag);
	services_free(s);
	ck_assert_str_eq(finding_at(0).id, "TRANSFORM_UNKNOWN_PARAM");
	ck_assert_ptr_nonnull(strstr(finding_at(0).text, "'color'"));
	ck_assert_str_ne(finding_at(1).id, "TRANSFORM_UNKNOWN_PARAM");
}
END_TEST

START_TEST(a_document_with_an_error_leaves_its_older_output_alone)
{
	const char *source = file("bad.xml", "<opinion xml:lang=\"zh-CN\"><nothing/></opinion>\n");
	const char *target = file("out.trace", "older");
	char *text = NULL;

	ck_assert(!make(source, target));
	ck_assert_int_eq(diag_worst(diag), DIAG_ERROR);
	ck_assert_str_eq(finding_at(0).pos.file, source);
	ck_assert_int_eq(finding_at(0).pos.line, 1);
	ck_assert(g_file_get_contents(target, &text, NULL, NULL));
	ck_assert_str_eq(text, "older");
	g_free(text);
}
END_TEST

START_TEST(several_formats_go_into_a_folder_under_the_documents_name)
{
	const char *const formats[] = { "pdf", "png", NULL };
	struct job j = { .source = "content/plan.v2.xml", .formats = formats, .output = "out" };
	char *target = job_target(&j, "png");

	ck_assert_str_eq(target, "out/plan.v2.png");
	g_free(target);
}
END_TEST

START_TEST(a_list_that_is_wrong_is_said_with_its_place)
{
	const char *list = file("publish.xml", "<publish>\n\t<document style=\"gb9704\"/>\n\t<paper/>\n</publish>\n");
	struct batch_options o = { .home = ".", .program = "/bin/false", .folder = folder, .quiet = true };

	ck_assert_int_eq(batch_publish(list, &o, diag), 0);
	ck_assert_str_eq(findings(), "2:2 PUBLISH_NO_SOURCE; 3:2 PUBLISH_UNKNOWN_ELEMENT");
}
END_TEST

START_TEST(a_document_that_cannot_be_made_is_reported_and_the_others_go_on)
{
	const char *list = file("publish.xml", "<publish/>\n");
	struct batch_options o = { .home = ".", .program = "/nowhere/yinfa", .folder = folder, .quiet = true };

	file("one.xml", "<a/>");
	file("two.xml", "<a/>");
	ck_assert_int_eq(batch_publish(list, &o, diag), 3);
	ck_assert_int_eq(diag_count(diag, DIAG_FATAL), 2);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("publish");
	TCase *c = unit_case(s, "publish", folder_setup, folder_teardown);

	tcase_set_timeout(c, 60);
	tcase_add_test(c, home_is_where_the_templates_are);
	tcase_add_test(c, the_sample_of_a_kind_is_made_without_a_finding);
	tcase_add_test(c, a_parameter_that_the_stylesheet_does_not_declare_is_said);
	tcase_add_test(c, a_document_with_an_error_leaves_its_older_output_alone);
	tcase_add_test(c, several_formats_go_into_a_folder_under_the_documents_name);
	tcase_add_test(c, a_list_that_is_wrong_is_said_with_its_place);
	tcase_add_test(c, a_document_that_cannot_be_made_is_reported_and_the_others_go_on);
	return unit_run(s);
}
