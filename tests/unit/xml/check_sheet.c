/* Stylesheets: places of what they make, mistakes, what they may read. */
#include "xml/sheet.h"

#include "places.h"

#include "xml/load.h"

#include <unistd.h>

static const char *roots[2];
static struct xml_access access_below;
static struct sheet *sheet;
static xmlDoc *source, *result;

static void setup(void)
{
	folder_setup();
	roots[0] = folder;
	access_below.roots = roots;
	sheet = NULL;
	source = result = NULL;
}

static void teardown(void)
{
	xml_free(result);
	xml_free(source);
	sheet_free(sheet);
	folder_teardown();
}

/* A module of the folder; body stands in its xsl:stylesheet. */
static const char *module(const char *name, const char *body)
{
	char *text = g_strconcat("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
	    " xmlns:fo='http://www.w3.org/1999/XSL/Format' xmlns:exsl='http://exslt.org/common'"
	    " exclude-result-prefixes='exsl'>\n", body, "</xsl:stylesheet>", NULL);
	const char *path = file(name, text);

	g_free(text);
	return path;
}

static xmlDoc *run_with(const char *body, const char *const *params)
{
	sheet = sheet_load(module("main.xsl", body), &access_below, diag);
	source = xml_load(file("in.xml", "<doc>\n <p>一</p>\n <p>二</p>\n</doc>"), NULL, diag);
	result = sheet != NULL ? sheet_run(sheet, source, params, diag) : NULL;
	return result;
}

static xmlDoc *run(const char *body)
{
	return run_with(body, NULL);
}

static const char *content(void)
{
	xmlChar *all = result != NULL ? xmlNodeGetContent((xmlNode *)result) : NULL;
	char *copy = g_strdup((char *)all);

	xmlFree(all);
	return copy != NULL ? lent(copy) : "";
}

/* ---- places ---- */

START_TEST(a_literal_element_has_the_place_of_what_it_was_made_for)
{
	run("<xsl:template match='/doc'><fo:root><xsl:apply-templates select='p'/></fo:root></xsl:template>"
	    "<xsl:template match='p'><fo:block><fo:inline/></fo:block></xsl:template>");
	ck_assert_str_eq(findings(), "");
	ck_assert_str_eq(places_in(result), "root 1:1; block 2:2; inline 2:2; block 3:2; inline 3:2");
	ck_assert_str_eq(xml_pos(xmlDocGetRootElement(result)).file, path_of("in.xml"));
}
END_TEST

START_TEST(the_place_also_stands_in_an_attribute)
{
	xmlChar *value;

	run("<xsl:template match='/doc'><fo:root/></xsl:template>");
	value = xmlGetNsProp(xmlDocGetRootElement(result), BAD_CAST "pos", BAD_CAST XML_YINFA_NS);
	ck_assert_str_eq((char *)value, "1:1");
	xmlFree(value);
}
END_TEST

START_TEST(imported_and_included_modules_are_stamped)
{
	module("sub/a.xsl", "<xsl:include href='b.xsl'/><xsl:template match='doc'><fo:root><xsl:apply-templates select='p'/></fo:root></xsl:template>");
	module("sub/b.xsl", "<xsl:template match='p'><fo:block/></xsl:template>");
	run("<xsl:import href='sub/a.xsl'/>");
	ck_assert_str_eq(places_in(result), "root 1:1; block 2:2; block 3:2");
}
END_TEST

START_TEST(elements_that_are_not_literal_stand_where_their_parent_does)
{
	run("<xsl:template match='/doc'><xsl:for-each select='p[2]'><fo:block><xsl:element name='fo:inline'>"
	    "<fo:leader/></xsl:element><svg/><xsl:copy-of select='.'/></fo:block></xsl:for-each></xsl:template>");
	ck_assert_str_eq(places_in(result), "block 3:2; inline 3:2; leader 3:2; svg 3:2; p 3:2");
}
END_TEST

START_TEST(attribute_sets_and_attributes_are_left_alone)
{
	run("<xsl:attribute-set name='s'><xsl:attribute name='font-size'>3pt</xsl:attribute></xsl:attribute-set>"
	    "<xsl:template match='/doc'><fo:root xsl:use-attribute-sets='s' id='a'/></xsl:template>");
	ck_assert_str_eq(places_in(result), "root 1:1");
	ck_assert_ptr_nonnull(xmlHasProp(xmlDocGetRootElement(result), BAD_CAST "font-size"));
	ck_assert_ptr_nonnull(xmlHasProp(xmlDocGetRootElement(result), BAD_CAST "id"));
}
END_TEST

START_TEST(what_a_variable_holds_keeps_its_place)
{
	run("<xsl:template match='/doc'><xsl:variable name='v'><xsl:for-each select='p'><fo:block/></xsl:for-each>"
	    "</xsl:variable><fo:root><xsl:copy-of select='$v'/></fo:root></xsl:template>");
	ck_assert_str_eq(places_in(result), "root 1:1; block 2:2; block 3:2");
}
END_TEST

START_TEST(made_for_a_node_of_a_variable_it_stands_where_its_parent_does)
{
	run("<xsl:template match='/doc'><xsl:variable name='v'><i/><i/></xsl:variable><fo:root>"
	    "<xsl:for-each select='exsl:node-set($v)/i'><fo:block/></xsl:for-each></fo:root></xsl:template>");
	ck_assert_str_eq(findings(), "");
	ck_assert_str_eq(places_in(result), "root 1:1; block 1:1; block 1:1");
	ck_assert_ptr_null(xmlHasNsProp(xmlDocGetRootElement(result)->children, BAD_CAST "pos", BAD_CAST XML_YINFA_NS));
}
END_TEST

START_TEST(an_element_made_for_another_document_names_that_file)
{
	file("other.xml", "<x>\n\n  <y/></x>");
	run("<xsl:template match='/doc'><fo:root><xsl:for-each select=\"document('other.xml')//y\"><fo:block/>"
	    "</xsl:for-each></fo:root></xsl:template>");
	ck_assert_str_eq(places_in(result), "root 1:1; block 3:3");
	ck_assert_str_eq(xml_pos(xmlDocGetRootElement(result)->children).file, path_of("other.xml"));
}
END_TEST

START_TEST(a_document_may_have_any_name)
{
	file("意见 1.xml", "<x><y>甲</y></x>");
	file("sub/乙.xml", "<x><y>乙</y></x>");
	file("list.xml", "<l><f>sub/乙.xml</f><f>意见%201.xml</f></l>");
	run("<xsl:template match='/doc'><r><xsl:copy-of select=\"document('意见 1.xml')//y\"/>"
	    "<xsl:copy-of select=\"document('乙.xml', document('sub/乙.xml'))//y\"/>"
	    "<xsl:copy-of select=\"document(document('list.xml')//f)//y\"/></r></xsl:template>");
	ck_assert_str_eq(findings(), "");
	ck_assert_str_eq(content(), "甲乙乙甲");
}
END_TEST

START_TEST(data_at_the_top_of_a_stylesheet_is_not_stamped)
{
	run("<my:data xmlns:my='urn:my'><fo:block/></my:data>"
	    "<xsl:template match='/doc'><fo:root xmlns:my='urn:my'><xsl:copy-of select=\"document('')//my:data/*\"/>"
	    "</fo:root></xsl:template>");
	ck_assert_str_eq(places_in(result), "root 1:1; block 1:1");
}
END_TEST

START_TEST(a_stylesheet_that_is_one_element_is_stamped)
{
	const char *text = "<fo:root xsl:version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
	    " xmlns:fo='http://www.w3.org/1999/XSL/Format'><xsl:for-each select='//p'><fo:block/></xsl:for-each></fo:root>";

	sheet = sheet_load_memory("s.xsl", text, strlen(text), &access_below, diag);
	source = xml_load(file("in.xml", "\n<doc>\n <p/></doc>"), NULL, diag);
	result = sheet_run(sheet, source, NULL, diag);
	ck_assert_str_eq(places_in(result), "root 2:1; block 3:2");
}
END_TEST

/* ---- what is given ---- */

START_TEST(parameters_are_strings_whatever_they_hold)
{
	const char *params[] = { "a", "it's \"印发\"", "b", "1 + 1", NULL };

	run_with("<xsl:param name='a'/><xsl:param name='b'/><xsl:template match='/'>"
	    "<r><xsl:value-of select='$a'/>|<xsl:value-of select='$b'/></r></xsl:template>", params);
	ck_assert_str_eq(content(), "it's \"印发\"|1 + 1");
	ck_assert(sheet_has_param(sheet, "a"));
	ck_assert(!sheet_has_param(sheet, "c"));
}
END_TEST

START_TEST(exslt_without_the_clock_is_there)
{
	run("<xsl:template match='/'><r xmlns:str='http://exslt.org/strings' xmlns:math='http://exslt.org/math'"
	    " xmlns:set='http://exslt.org/sets' xmlns:d='http://exslt.org/dates-and-times'>"
	    "<xsl:value-of select=\"count(str:tokenize('a b'))\"/><xsl:value-of select='count(set:distinct(//p))'/>"
	    "<xsl:value-of select='math:max(str:tokenize(\"3 7\"))'/>"
	    "<xsl:value-of select=\"function-available('d:date-time')\"/></r></xsl:template>");
	ck_assert_str_eq(content(), "227false");
}
END_TEST

/* ---- what is said ---- */

START_TEST(a_message_becomes_a_note_at_the_source)
{
	run("<xsl:template match='/'><xsl:for-each select='//p[2]'><xsl:message>看这里</xsl:message></xsl:for-each>"
	    "<r/></xsl:template>");
	ck_assert_str_eq(findings(), "3:2 SHEET_MESSAGE");
	ck_assert_str_eq(finding_at(0).text, "看这里");
	ck_assert_ptr_nonnull(result);
}
END_TEST

START_TEST(a_message_that_terminates_is_an_error)
{
	run("<xsl:template match='/'><xsl:message terminate='yes'>no</xsl:message><r/></xsl:template>");
	ck_assert_str_eq(findings(), "1:1 SHEET_TERMINATED");
	ck_assert_ptr_null(result);
}
END_TEST

static const struct {
	const char *body;
	int line;
	const char *says;
} mistakes[] = {
	{ "<xsl:template match='/'>\n<xsl:value-of select='foo(.)'/></xsl:template>", 3, "foo" },
	{ "<xsl:template match='/'>\n<xsl:value-of select='$nix'/></xsl:template>", 3, "nix" },
	{ "<xsl:template match='/'>\n<xsl:value-of select='a['/></xsl:template>", 3, "a[" },
	{ "<xsl:template match='/'>\n<xsl:call-template name='nix'/></xsl:template>", 3, "nix" },
	{ "\n<xsl:import href='nix.xsl'/>", 3, "no such file" },
	{ "\n<xsl:include href='/etc/passwd'/>", 3, "below the project" },
	{ "\n<xsl:import href='http://localhost/a.xsl'/>", 3, "not a local file" },
	{ "\n<xsl:import href='main.xsl'/>", 3, "recursion" },
	{ "<xsl:template match='/'>\n<xsl:nix/></xsl:template>", 3, "nix" },
};

START_TEST(a_mistake_in_a_stylesheet_is_reported_there)
{
	run(mistakes[_i].body);
	ck_error_at(path_of("main.xsl"), mistakes[_i].line, mistakes[_i].says);
}
END_TEST

START_TEST(a_stylesheet_that_is_not_well_formed_is_reported)
{
	ck_assert_ptr_null(run("<xsl:template>"));
	ck_assert_ptr_nonnull(strstr(findings(), "XML_TAG_MISMATCH"));
}
END_TEST

START_TEST(a_document_is_not_a_stylesheet)
{
	sheet = sheet_load(file("a.xml", "<a/>"), &access_below, diag);
	ck_assert_ptr_null(sheet);
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 1);
}
END_TEST

/* ---- bounds ---- */

START_TEST(endless_templates_are_stopped)
{
	run("<xsl:template match='/'><xsl:apply-templates select='.'/></xsl:template>");
	ck_assert_str_eq(findings(), "2:25 SHEET_TOO_DEEP");
}
END_TEST

static const struct {
	const char *select, *findings;
} files[] = {
	{ "document('/etc/passwd')", "2:29 SHEET_FILE_REFUSED" },
	{ "document('../../../../../../etc/passwd')", "2:29 SHEET_FILE_REFUSED" },
	{ "document('link.xml')", "2:29 SHEET_FILE_REFUSED" },
	{ "document('nix.xml')", "2:29 SHEET_FILE_MISSING" },
	{ "document('bad.xml')", "1:4 XML_TAG_MISMATCH" },
	{ "document('entity.xml')", "1:51 XML_ENTITY_EXTERNAL" },
};

START_TEST(only_files_below_the_declared_folders_are_read)
{
	const char *body = lent(g_strdup_printf("<xsl:template match='/'><r>.<xsl:copy-of select=\"%s\"/></r></xsl:template>",
	    files[_i].select));

	ck_assert_int_eq(symlink("/etc/passwd", path_of("link.xml")), 0);
	file("bad.xml", "<a></b>");
	file("entity.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]><a>&x;</a>");
	run(body);
	ck_assert_str_eq(findings(), files[_i].findings);
	ck_assert_str_eq(content(), ".");
}
END_TEST

START_TEST(nothing_comes_from_the_network)
{
	run("<xsl:template match='/'><r><xsl:copy-of select=\"document('http://localhost/a.xml')\"/></r></xsl:template>");
	ck_assert_int_gt(diag_count(diag, DIAG_ERROR), 0);
}
END_TEST

START_TEST(a_stylesheet_writes_no_file)
{
	const char *path = path_of("out.xml");

	run(lent(g_strdup_printf("<xsl:template match='/'><xsl:document href='%s'>"
	    "<a/></xsl:document><r/></xsl:template>", path)));
	ck_assert_int_gt(diag_count(diag, DIAG_ERROR), 0);
	ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(a_sheet_can_be_run_again)
{
	xmlDoc *again;

	run("<xsl:template match='/'><fo:root/></xsl:template>");
	again = sheet_run(sheet, source, NULL, diag);
	ck_assert_ptr_nonnull(again);
	xml_free(again);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("xml/sheet");
	TCase *tc = unit_case(s, "sheet", setup, teardown);

	tcase_add_test(tc, a_literal_element_has_the_place_of_what_it_was_made_for);
	tcase_add_test(tc, the_place_also_stands_in_an_attribute);
	tcase_add_test(tc, imported_and_included_modules_are_stamped);
	tcase_add_test(tc, elements_that_are_not_literal_stand_where_their_parent_does);
	tcase_add_test(tc, attribute_sets_and_attributes_are_left_alone);
	tcase_add_test(tc, what_a_variable_holds_keeps_its_place);
	tcase_add_test(tc, made_for_a_node_of_a_variable_it_stands_where_its_parent_does);
	tcase_add_test(tc, an_element_made_for_another_document_names_that_file);
	tcase_add_test(tc, a_document_may_have_any_name);
	tcase_add_test(tc, data_at_the_top_of_a_stylesheet_is_not_stamped);
	tcase_add_test(tc, a_stylesheet_that_is_one_element_is_stamped);
	tcase_add_test(tc, parameters_are_strings_whatever_they_hold);
	tcase_add_test(tc, exslt_without_the_clock_is_there);
	tcase_add_test(tc, a_message_becomes_a_note_at_the_source);
	tcase_add_test(tc, a_message_that_terminates_is_an_error);
	tcase_add_loop_test(tc, a_mistake_in_a_stylesheet_is_reported_there, 0, (int)G_N_ELEMENTS(mistakes));
	tcase_add_test(tc, a_stylesheet_that_is_not_well_formed_is_reported);
	tcase_add_test(tc, a_document_is_not_a_stylesheet);
	tcase_add_test(tc, endless_templates_are_stopped);
	tcase_add_loop_test(tc, only_files_below_the_declared_folders_are_read, 0, (int)G_N_ELEMENTS(files));
	tcase_add_test(tc, nothing_comes_from_the_network);
	tcase_add_test(tc, a_stylesheet_writes_no_file);
	tcase_add_test(tc, a_sheet_can_be_run_again);
	return unit_run(s);
}
