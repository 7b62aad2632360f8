/* A document finds its template, view and style by name; its parameters reach them. */
#include "transform/transform.h"

#include "../folder.h"

#include "xml/load.h"

#define XSL "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'" \
	" xmlns:fo='http://www.w3.org/1999/XSL/Format'>"

static xmlDoc *source, *result;

static void setup(void)
{
	folder_setup();
	source = result = NULL;
	file("home/templates/memo/grammar.xsd", "<x/>");
	file("home/templates/memo/to-fo.xsl", XSL "<xsl:param name='copy'/>"
	    "<xsl:attribute-set name='look'><xsl:attribute name='color'>template</xsl:attribute></xsl:attribute-set>"
	    "<xsl:template match='/memo'><fo:root id='{$copy}' xsl:use-attribute-sets='look'/></xsl:template></xsl:stylesheet>");
	file("home/templates/memo/envelope.xsl", XSL
	    "<xsl:template match='/memo'><fo:root id='envelope'/></xsl:template></xsl:stylesheet>");
	file("home/templates/decision/grammar.xsd", "<x/>");
	file("home/templates/common/head.xsl", "<x/>");
	file("home/styles/gb9704/style.xsl", XSL
	    "<xsl:attribute-set name='look'><xsl:attribute name='color'>style</xsl:attribute></xsl:attribute-set>"
	    "</xsl:stylesheet>");
	file("home/styles/plain/style.xsl", XSL "</xsl:stylesheet>");
	file("home/styles/empty/readme", "");
}

static void teardown(void)
{
	xml_free(result);
	xml_free(source);
	folder_teardown();
}

static xmlDoc *transform(const char *text, struct transform_request request)
{
	request.home = path_of("home");
	source = xml_load(file("in.xml", text), NULL, diag);
	result = transform_to_fo(&request, source, diag);
	return result;
}

static const char *attribute(const char *name)
{
	xmlChar *value = xmlGetProp(xmlDocGetRootElement(result), BAD_CAST name);
	char *copy = g_strdup((char *)value);

	xmlFree(value);
	return copy != NULL ? lent(copy) : "";
}

START_TEST(the_root_element_says_the_kind)
{
	ck_assert_ptr_nonnull(transform("\n<memo/>", (struct transform_request){ 0 }));
	ck_assert_str_eq(findings(), "");
	ck_assert_int_eq(xml_pos(xmlDocGetRootElement(result)).line, 2);
}
END_TEST

START_TEST(the_style_wins_over_the_template)
{
	transform("<memo/>", (struct transform_request){ 0 });
	ck_assert_str_eq(attribute("color"), "style");
}
END_TEST

START_TEST(another_style_leaves_what_it_does_not_name)
{
	transform("<memo/>", (struct transform_request){ .style = "plain" });
	ck_assert_str_eq(attribute("color"), "template");
}
END_TEST

START_TEST(a_view_is_a_stylesheet_of_the_kind)
{
	transform("<memo/>", (struct transform_request){ .view = "envelope" });
	ck_assert_str_eq(attribute("id"), "envelope");
}
END_TEST

START_TEST(parameters_reach_the_template)
{
	const char *params[] = { "copy", "'x'", NULL };

	transform("<memo/>", (struct transform_request){ .params = params });
	ck_assert_str_eq(attribute("id"), "'x'");
}
END_TEST

START_TEST(a_parameter_no_template_knows_is_a_warning)
{
	const char *params[] = { "cpoy", "x", NULL };

	ck_assert_ptr_nonnull(transform("<memo/>", (struct transform_request){ .params = params }));
	ck_assert_str_eq(findings(), "0:0 TRANSFORM_UNKNOWN_PARAM");
}
END_TEST

START_TEST(an_unknown_kind_is_told_with_those_there_are)
{
	ck_assert_ptr_null(transform("\n <letter/>", (struct transform_request){ 0 }));
	ck_assert_str_eq(findings(), "2:2 TRANSFORM_UNKNOWN_KIND");
	ck_assert_str_eq(finding_at(0).text, "没有名为“letter”的文种：现有 decision, memo");
}
END_TEST

START_TEST(an_unknown_style_is_told_with_those_there_are)
{
	ck_assert_ptr_null(transform("<memo/>", (struct transform_request){ .style = "empty" }));
	ck_assert_str_eq(findings(), "0:0 TRANSFORM_UNKNOWN_STYLE");
	ck_assert_ptr_nonnull(strstr(finding_at(0).text, "gb9704, plain"));
}
END_TEST

START_TEST(an_unknown_view_is_told_with_those_there_are)
{
	ck_assert_ptr_null(transform("<memo/>", (struct transform_request){ .view = "label" }));
	ck_assert_str_eq(findings(), "0:0 TRANSFORM_UNKNOWN_VIEW");
	ck_assert_ptr_nonnull(strstr(finding_at(0).text, "envelope, to-fo"));
}
END_TEST

static const char *const paths[] = { "../memo", "..", "/etc", "memo/../memo", "Memo", "", "备忘", "a_b", "-a" };

START_TEST(a_path_is_not_a_name)
{
	ck_assert(!transform_is_name(paths[_i]));
	ck_assert_ptr_null(transform("<memo/>", (struct transform_request){ .style = paths[_i] }));
	xml_free(source);
	ck_assert_ptr_null(transform("<memo/>", (struct transform_request){ .view = paths[_i] }));
	xml_free(source);
	ck_assert_ptr_null(transform("<memo/>", (struct transform_request){ .kind = paths[_i] }));
}
END_TEST

START_TEST(a_home_with_odd_characters_is_still_found)
{
	struct transform_request request = { .home = path_of("家 & \"100%\"") };

	file("家 & \"100%\"/templates/memo/grammar.xsd", "<x/>");
	file("家 & \"100%\"/templates/memo/to-fo.xsl", XSL "<xsl:template match='/'><fo:root/></xsl:template></xsl:stylesheet>");
	file("家 & \"100%\"/styles/gb9704/style.xsl", XSL "</xsl:stylesheet>");
	source = xml_load(file("in.xml", "<memo/>"), NULL, diag);
	result = transform_to_fo(&request, source, diag);
	ck_assert_str_eq(findings(), "");
	ck_assert_ptr_nonnull(result);
}
END_TEST

START_TEST(kinds_views_and_styles_are_listed_sorted)
{
	char **kinds = transform_kinds(path_of("home"));
	char **views = transform_views(path_of("home"), "memo");
	char **styles = transform_styles(path_of("home"));
	char **none = transform_styles(path_of("nowhere"));

	ck_assert_str_eq(lent(g_strjoinv(" ", kinds)), "decision memo");
	ck_assert_str_eq(lent(g_strjoinv(" ", views)), "envelope to-fo");
	ck_assert_str_eq(lent(g_strjoinv(" ", styles)), "gb9704 plain");
	ck_assert_ptr_null(none[0]);
	g_strfreev(kinds);
	g_strfreev(views);
	g_strfreev(styles);
	g_strfreev(none);
}
END_TEST

START_TEST(the_files_of_a_kind_are_found)
{
	char *path;

	source = xml_load(file("in.xml", "<memo/>"), NULL, diag);
	path = transform_kind_file(path_of("home"), source, "rules.sch", diag);
	ck_assert_str_eq(path, path_of("home/templates/memo/rules.sch"));
	g_free(path);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("transform/transform");
	TCase *tc = unit_case(s, "transform", setup, teardown);

	tcase_add_test(tc, the_root_element_says_the_kind);
	tcase_add_test(tc, the_style_wins_over_the_template);
	tcase_add_test(tc, another_style_leaves_what_it_does_not_name);
	tcase_add_test(tc, a_view_is_a_stylesheet_of_the_kind);
	tcase_add_test(tc, parameters_reach_the_template);
	tcase_add_test(tc, a_parameter_no_template_knows_is_a_warning);
	tcase_add_test(tc, an_unknown_kind_is_told_with_those_there_are);
	tcase_add_test(tc, an_unknown_style_is_told_with_those_there_are);
	tcase_add_test(tc, an_unknown_view_is_told_with_those_there_are);
	tcase_add_loop_test(tc, a_path_is_not_a_name, 0, (int)G_N_ELEMENTS(paths));
	tcase_add_test(tc, a_home_with_odd_characters_is_still_found);
	tcase_add_test(tc, kinds_views_and_styles_are_listed_sorted);
	tcase_add_test(tc, the_files_of_a_kind_are_found);
	return unit_run(s);
}
