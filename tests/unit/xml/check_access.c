/* Which files a document may read. */
#include "xml/access.h"

#include "../folder.h"

#include <unistd.h>

static const char *roots[2];
static struct xml_access access_below;

static void setup(void)
{
	folder_setup();
	roots[0] = path_of("in");
	access_below.roots = roots;
	file("in/a.xml", "a");
	file("out/b.xml", "b");
	file("inside.xml", "c");
}

static enum xml_may may(const char *path)
{
	char *real;
	enum xml_may answer = xml_access_path(&access_below, path, &real);

	ck_assert_int_eq(real != NULL, answer == XML_MAY);
	g_free(real);
	return answer;
}

START_TEST(a_file_below_a_root_may_be_read)
{
	ck_assert_int_eq(may(path_of("in/a.xml")), XML_MAY);
	ck_assert_int_eq(may(lent(g_strconcat(folder, "/out/../in/a.xml", NULL))), XML_MAY);
}
END_TEST

START_TEST(a_file_elsewhere_may_not)
{
	ck_assert_int_eq(may(path_of("out/b.xml")), XML_MAY_NOT);
	ck_assert_int_eq(may("/etc/passwd"), XML_MAY_NOT);
	ck_assert_int_eq(may(lent(g_strconcat(folder, "/in/../out/b.xml", NULL))), XML_MAY_NOT);
}
END_TEST

START_TEST(a_folder_whose_name_only_begins_like_a_root_is_elsewhere)
{
	ck_assert_int_eq(may(path_of("inside.xml")), XML_MAY_NOT);
}
END_TEST

START_TEST(a_link_leads_to_where_it_points)
{
	ck_assert_int_eq(symlink("../out/b.xml", path_of("in/link.xml")), 0);
	ck_assert_int_eq(symlink("../out", path_of("in/links")), 0);
	ck_assert_int_eq(may(path_of("in/link.xml")), XML_MAY_NOT);
	ck_assert_int_eq(may(lent(g_strconcat(folder, "/in/links/b.xml", NULL))), XML_MAY_NOT);
}
END_TEST

START_TEST(a_missing_file_is_missing_only_below_a_root)
{
	ck_assert_int_eq(may(lent(g_strconcat(folder, "/in/no/such.xml", NULL))), XML_MISSING);
	ck_assert_int_eq(may(lent(g_strconcat(folder, "/out/no-such.xml", NULL))), XML_MAY_NOT);
}
END_TEST

START_TEST(without_roots_nothing_may_be_read)
{
	char *real;

	ck_assert_int_eq(xml_access_path(NULL, path_of("in/a.xml"), &real), XML_MAY_NOT);
	ck_assert_int_eq(xml_access_path(&(struct xml_access){ NULL }, path_of("in/a.xml"), &real), XML_MAY_NOT);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("xml/access");
	TCase *tc = unit_case(s, "access", setup, folder_teardown);

	tcase_add_test(tc, a_file_below_a_root_may_be_read);
	tcase_add_test(tc, a_file_elsewhere_may_not);
	tcase_add_test(tc, a_folder_whose_name_only_begins_like_a_root_is_elsewhere);
	tcase_add_test(tc, a_link_leads_to_where_it_points);
	tcase_add_test(tc, a_missing_file_is_missing_only_below_a_root);
	tcase_add_test(tc, without_roots_nothing_may_be_read);
	return unit_run(s);
}
