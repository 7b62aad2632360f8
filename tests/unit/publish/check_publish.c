/* One document's way, and many: what is made, what is left alone. */
#include "publish/batch.h"
#include "publish/home.h"
#include "publish/job.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

static char *folder;
static struct diag *d;

static void setup(void)
{
	folder = g_dir_make_tmp("publish-XXXXXX", NULL);
	d = diag_new();
}

static void teardown(void)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		g_unlink(path);
		g_free(path);
	}
	g_dir_close(dir);
	g_rmdir(folder);
	g_free(folder);
	diag_free(d);
}

static char *file(const char *name, const char *text)
{
	char *path = g_build_filename(folder, name, NULL);

	if (text != NULL)
		g_file_set_contents(path, text, -1, NULL);
	return path;
}

static bool make(const char *source, const char *target)
{
	const char *const formats[] = { "trace", NULL };
	struct job j = { .source = source, .formats = formats, .output = target };
	struct services *s = services_new(".", NULL);
	bool fine = job_run(s, &j, d);

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
	char *target = file("out.trace", NULL), *text = NULL;
	struct finding f;

	ck_assert(make("templates/opinion/sample.xml", target));
	ck_assert_msg(!diag_get(d, 0, &f), "a finding: %s", diag_get(d, 0, &f) ? f.text : "");
	ck_assert(g_file_get_contents(target, &text, NULL, NULL));
	ck_assert_ptr_nonnull(g_strstr_len(text, -1, "page 1 595.276 841.89"));
	g_free(text);
	g_free(target);
}
END_TEST

START_TEST(a_document_with_an_error_leaves_its_older_output_alone)
{
	char *source = file("bad.xml", "<opinion xml:lang=\"zh-CN\"><nothing/></opinion>\n");
	char *target = file("out.trace", "older"), *text = NULL;
	struct finding f;

	ck_assert(!make(source, target));
	ck_assert_int_eq(diag_worst(d), DIAG_ERROR);
	ck_assert(diag_get(d, 0, &f));
	ck_assert_str_eq(f.pos.file, source);
	ck_assert_int_eq(f.pos.line, 1);
	ck_assert(g_file_get_contents(target, &text, NULL, NULL));
	ck_assert_str_eq(text, "older");
	g_free(text);
	g_free(source);
	g_free(target);
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
	char *list = file("publish.xml", "<publish>\n\t<document style=\"gb9704\"/>\n\t<paper/>\n</publish>\n");
	struct batch_options o = { .home = ".", .program = "/bin/false", .folder = folder, .quiet = true };
	struct finding f;

	ck_assert_int_eq(batch_publish(list, &o, d), 0);
	ck_assert(diag_get(d, 0, &f));
	ck_assert_str_eq(f.id, "PUBLISH_NO_SOURCE");
	ck_assert_int_eq(f.pos.line, 2);
	ck_assert(diag_get(d, 1, &f));
	ck_assert_str_eq(f.id, "PUBLISH_UNKNOWN_ELEMENT");
	ck_assert_int_eq(f.pos.line, 3);
	g_free(list);
}
END_TEST

START_TEST(a_document_that_cannot_be_made_is_reported_and_the_others_go_on)
{
	char *list = file("publish.xml", "<publish/>\n"), *one = file("one.xml", "<a/>"), *two = file("two.xml", "<a/>");
	struct batch_options o = { .home = ".", .program = "/nowhere/yinfa", .folder = folder, .quiet = true };

	ck_assert_int_eq(batch_publish(list, &o, d), 3);
	ck_assert_int_eq(diag_count(d, DIAG_FATAL), 2);
	g_free(list);
	g_free(one);
	g_free(two);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("publish");
	TCase *c = tcase_create("publish");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, home_is_where_the_templates_are);
	tcase_add_test(c, the_sample_of_a_kind_is_made_without_a_finding);
	tcase_add_test(c, a_document_with_an_error_leaves_its_older_output_alone);
	tcase_add_test(c, several_formats_go_into_a_folder_under_the_documents_name);
	tcase_add_test(c, a_list_that_is_wrong_is_said_with_its_place);
	tcase_add_test(c, a_document_that_cannot_be_made_is_reported_and_the_others_go_on);
	suite_add_tcase(s, c);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
