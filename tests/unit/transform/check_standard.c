/* Where a style departs from the standard, and what is no departure. */
#include "transform/standard.h"

#include "../folder.h"

#include "xml/load.h"

#define XSL "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"

/* A standard that wants lines of 30pt ± 1pt, their half above a title, and black titles. */
static void setup(void)
{
	folder_setup();
	file("home/templates/memo/grammar.xsd", "<x/>");
	file("home/templates/memo/to-fo.xsl", XSL "<xsl:template match='/'/></xsl:stylesheet>");
	file("home/templates/common/standard.xsl", XSL "<xsl:template match='/' priority='9'><standard>"
	    "<row what='行距' clause='1' level='general' name='pitch' is='{$pitch}pt' wanted='30pt' within='1pt'/>"
	    "<row what='空距' clause='2' level='must' set='title' attribute='space-before' wanted='15pt'"
	    " xsl:use-attribute-sets='root title'/>"
	    "<row what='颜色' clause='3' level='habit' set='title' attribute='color' wanted=''"
	    " xsl:use-attribute-sets='root title'/>"
	    "</standard></xsl:template></xsl:stylesheet>");
	file("home/styles/gb9704/style.xsl", XSL
	    "<xsl:variable name='pitch' select='30'/><xsl:variable name='half' select='$pitch div 2'/>\n"
	    "<xsl:attribute-set name='root'/>"
	    "<xsl:attribute-set name='above'><xsl:attribute name='space-before'>"
	    "<xsl:value-of select=\"concat($half, 'pt')\"/></xsl:attribute></xsl:attribute-set>"
	    "<xsl:attribute-set name='title' use-attribute-sets='above'/></xsl:stylesheet>");
}

static bool check(const char *style)
{
	struct transform_request request = { .home = path_of("home"), .style = "house" };
	xmlDoc *source;
	bool good;

	file("home/styles/house/style.xsl", lent(g_strconcat(XSL "<xsl:import href='../gb9704/style.xsl'/>", style,
	    "</xsl:stylesheet>", NULL)));
	source = xml_load(file("in.xml", "<memo/>"), NULL, diag);
	good = standard_check_style(&request, source, diag);
	xml_free(source);
	return good;
}

START_TEST(a_style_that_changes_nothing_departs_nowhere)
{
	ck_assert(check(""));
	ck_assert_str_eq(findings(), "");
}
END_TEST

START_TEST(a_length_may_be_off_as_far_as_the_standard_allows)
{
	ck_assert(!check("\n <xsl:variable name='pitch' select='31'/>"));
	/* 31pt is a line's height yet, but 15.5pt are not 15pt */
	ck_assert_str_eq(findings(), "2:2 STANDARD_DEPARTS");
	ck_assert_str_eq(finding_at(0).text, "空距：应为15pt，这个样式是15.5pt（GB/T 9704 2）");
}
END_TEST

START_TEST(a_variable_is_reported_once_by_the_first_of_its_effects)
{
	ck_assert(check("\n <xsl:variable name='pitch' select='28'/>"));
	ck_assert_str_eq(findings(), "2:2 STANDARD_DEPARTS");
	ck_assert_str_eq(finding_at(0).text, "行距：应为30pt，这个样式是28pt（GB/T 9704 1）");
}
END_TEST

START_TEST(an_attribute_is_reported_where_it_stands)
{
	ck_assert(!check("\n<xsl:attribute-set name='above'>\n <xsl:attribute name='space-before'>5mm</xsl:attribute>\n"
	    " <xsl:attribute name='color'>blue</xsl:attribute></xsl:attribute-set>"));
	ck_assert_str_eq(findings(), "3:2 STANDARD_DEPARTS; 4:2 STANDARD_DEPARTS");
	ck_assert_str_eq(finding_at(0).text, "空距：应为15pt，这个样式是5mm（GB/T 9704 2）");
	ck_assert_str_eq(finding_at(1).text, "颜色：应为不另设，这个样式是blue（GB/T 9704 3）");
}
END_TEST

START_TEST(the_same_length_in_another_unit_is_no_departure)
{
	ck_assert(check("<xsl:attribute-set name='title'><xsl:attribute name='space-before'>5.2917mm</xsl:attribute>"
	    "<xsl:attribute name='color'>black</xsl:attribute></xsl:attribute-set>"));
	ck_assert_str_eq(findings(), "");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("transform/standard");
	TCase *tc = unit_case(s, "standard", setup, folder_teardown);

	tcase_add_test(tc, a_style_that_changes_nothing_departs_nowhere);
	tcase_add_test(tc, a_length_may_be_off_as_far_as_the_standard_allows);
	tcase_add_test(tc, a_variable_is_reported_once_by_the_first_of_its_effects);
	tcase_add_test(tc, an_attribute_is_reported_where_it_stands);
	tcase_add_test(tc, the_same_length_in_another_unit_is_no_departure);
	return unit_run(s);
}
