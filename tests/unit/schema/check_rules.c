/* Schematron rules: what fires, where and how it is said. */
#include "schema/schema.h"

#include "../folder.h"

#include "xml/access.h"
#include "xml/load.h"

static const char *roots[2];
static struct xml_access access_below;
static struct schemas *schemas;

static void setup(void)
{
	folder_setup();
	roots[0] = folder;
	access_below.roots = roots;
	schemas = schemas_new(&access_below);
}

static void teardown(void)
{
	schemas_free(schemas);
	folder_teardown();
}

static const char *schema(const char *name, const char *body)
{
	char *text = g_strconcat("<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt'>\n", body,
	    "</schema>", NULL);
	const char *path = file(name, text);

	g_free(text);
	return path;
}

/* Rules against a document of five lines, unless another is given. */
static bool check_doc(const char *body, const char *text)
{
	xmlDoc *doc = xml_load_memory("doc.xml", text, strlen(text), NULL, diag);
	bool good;

	ck_assert_ptr_nonnull(doc);
	good = schema_check_rules(schemas, doc, schema("rules.sch", body), diag);
	xml_free(doc);
	return good;
}

static bool check(const char *body)
{
	return check_doc(body, "<doc>\n <p n='1'>甲</p>\n <p n='2'>乙</p>\n <q><p n='3'>丙</p></q>\n</doc>");
}

START_TEST(an_assert_reports_what_is_not_so)
{
	ck_assert(!check("<pattern><rule context='p'><assert id='p.one' test='@n = 1'>n应为1</assert></rule></pattern>"));
	ck_assert_str_eq(findings(), "3:2 p.one; 4:5 p.one");
	ck_assert_str_eq(finding_at(0).text, "n应为1");
}
END_TEST

START_TEST(a_report_reports_what_is_so)
{
	check("<pattern><rule context='p'><report id='p.one' test='@n = 1'>x</report></rule></pattern>");
	ck_assert_str_eq(findings(), "2:2 p.one");
}
END_TEST

START_TEST(the_first_matching_rule_of_a_pattern_fires)
{
	check("<pattern><rule context=\"p[@n = '2']\"><report id='first' test='true()'>x</report></rule>"
	    "<rule context='q/p'><report id='second' test='true()'>x</report></rule>"
	    "<rule context='p'><report id='third' test='true()'>x</report></rule>"
	    "<rule context='q | p'><report id='fourth' test='true()'>x</report></rule></pattern>");
	ck_assert_str_eq(findings(), "2:2 third; 3:2 first; 4:2 fourth; 4:5 second");
}
END_TEST

START_TEST(every_pattern_sees_every_node_in_document_order)
{
	check("<pattern><rule context='q'><report id='a' test='true()'>x</report></rule></pattern>"
	    "<pattern><rule context='p'><report id='b' test='true()'>x</report></rule></pattern>");
	ck_assert_str_eq(findings(), "2:2 b; 3:2 b; 4:2 a; 4:5 b");
}
END_TEST

START_TEST(a_rule_may_be_about_attributes_texts_and_the_document)
{
	check("<pattern><rule context='@n[. = 3]'><report id='attribute' test='true()'>x</report></rule>"
	    "<rule context=\"text()[. = '乙']\"><report id='text' test='true()'>x</report></rule>"
	    "<rule context='/'><report id='document' test='true()'>x</report></rule></pattern>");
	ck_assert_str_eq(findings(), "1:1 document; 3:2 text; 4:5 attribute");
}
END_TEST

START_TEST(roles_are_levels)
{
	static const enum diag_level levels[] = { DIAG_ERROR, DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

	ck_assert(!check("<pattern><rule context='/doc'><report id='a' test='true()'>1</report>"
	    "<report id='b' role='error' test='true()'>2</report><report id='c' role='warning' test='true()'>3</report>"
	    "<report id='d' role='advice' test='true()'>4</report></rule></pattern>"));
	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(finding_at(i).level, levels[i]);
}
END_TEST

START_TEST(a_warning_is_no_failure)
{
	ck_assert(check("<pattern><rule context='/doc' role='warning'><report id='a' test='true()'>1</report></rule></pattern>"));
	ck_assert_int_eq(diag_count(diag, DIAG_WARNING), 1);
}
END_TEST

START_TEST(lets_are_seen_in_schema_pattern_and_rule)
{
	check("<let name='all' value='count(//p)'/><pattern><let name='first' value=\"//p[1]/@n\"/>"
	    "<rule context='q'><let name='own' value='count(p)'/><let name='next' value='$own + 1'/>"
	    "<report id='x' test='true()'><value-of select='$all'/>-<value-of select='$first'/>-"
	    "<value-of select='$own'/>-<value-of select='$next'/></report></rule></pattern>");
	ck_assert_str_eq(finding_at(0).text, "3-1-1-2");
}
END_TEST

START_TEST(a_text_holds_names_values_and_emphasis)
{
	check("<pattern><rule context='q'><report id='x' test='true()'>在<name/>与<name path='..'/>里："
	    "<emph>“<value-of select='p'/>”</emph><span class='a'>&lt;{x}&gt;</span></report></rule></pattern>");
	ck_assert_str_eq(finding_at(0).text, "在q与doc里：“丙”<{x}>");
}
END_TEST

START_TEST(a_text_may_be_broken_over_lines)
{
	check("<pattern><rule context='q'><report id='x' test='true()'>\n  日期\n  应写全，\n  see the\n  rule </report></rule></pattern>");
	ck_assert_str_eq(finding_at(0).text, "日期应写全，see the rule");
}
END_TEST

START_TEST(prefixes_are_declared_by_ns)
{
	check_doc("<ns prefix='f' uri='urn:f'/><pattern><rule context='f:a'>"
	    "<report id='x' test='f:b'>x</report></rule></pattern>", "<a xmlns='urn:f'>\n<a><b/></a></a>");
	ck_assert_str_eq(findings(), "2:1 x");
}
END_TEST

START_TEST(functions_of_exslt_can_be_used)
{
	check("<ns prefix='str' uri='http://exslt.org/strings'/><pattern><rule context='/doc'>"
	    "<report id='x' test=\"count(str:tokenize('a b')) = 2\">x</report></rule></pattern>");
	ck_assert_str_eq(findings(), "1:1 x");
}
END_TEST

START_TEST(current_is_the_node_of_the_rule)
{
	check("<pattern><rule context='q'><report id='x' test=\"//*[name() = name(current())]/p\">x</report></rule></pattern>");
	ck_assert_str_eq(findings(), "4:2 x");
}
END_TEST

START_TEST(an_abstract_rule_is_used_where_it_is_named)
{
	check("<pattern><rule abstract='true' id='numbered'><let name='n' value='@n'/>"
	    "<assert id='n' test='$n &gt; 1'>n is <value-of select='$n'/></assert></rule>"
	    "<rule context='p'><extends rule='numbered'/><report id='own' test='@n = 3'>x</report></rule></pattern>");
	ck_assert_str_eq(findings(), "2:2 n; 4:5 own");
	ck_assert_str_eq(finding_at(0).text, "n is 1");
}
END_TEST

START_TEST(diagnostics_follow_the_text)
{
	check("<pattern><rule context='q'><report id='x' test='true()' diagnostics='d'>错。</report></rule></pattern>"
	    "<diagnostics><diagnostic id='d'>应为“<value-of select='p'/>”</diagnostic>"
	    "<diagnostic id='dd'>no</diagnostic></diagnostics>");
	ck_assert_str_eq(finding_at(0).text, "错。应为“丙”");
}
END_TEST

START_TEST(a_subject_is_where_the_finding_stands)
{
	check("<pattern><rule context='/doc'><report id='x' subject='q/p' test='true()'>x</report>"
	    "<report id='y' subject='nix' test='true()'>y</report></rule></pattern>");
	ck_assert_str_eq(findings(), "1:1 y; 4:5 x");
}
END_TEST

START_TEST(keys_of_xslt_can_be_used)
{
	check("<xsl:key xmlns:xsl='http://www.w3.org/1999/XSL/Transform' name='n' match='p' use='@n'/>"
	    "<pattern><rule context='q'><report id='x' test=\"key('n', '2')\">x</report></rule></pattern>");
	ck_assert_str_eq(findings(), "4:2 x");
}
END_TEST

START_TEST(patterns_and_rules_can_be_included)
{
	file("inc/pattern.sch", "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'><include href='rule.sch'/>"
	    "<rule context='p'><report id='p' test='true()'>x</report></rule></pattern>");
	file("inc/rule.sch", "<rule xmlns='http://purl.oclc.org/dsdl/schematron' context='q/p'>"
	    "<report id='q.p' test='true()'>x</report></rule>");
	check("<include href='inc/pattern.sch'/>");
	ck_assert_str_eq(findings(), "2:2 p; 3:2 p; 4:5 q.p");
}
END_TEST

START_TEST(rules_may_ask_other_documents_below_the_declared_folders)
{
	file("units.xml", "<units><u>甲</u></units>");
	check("<pattern><rule context='p'><assert id='unit' test=\". = document('units.xml')/units/u\">x</assert></rule></pattern>");
	ck_assert_str_eq(findings(), "3:2 unit; 4:5 unit");
}
END_TEST

/* ---- mistakes in the rules ---- */

static const struct {
	const char *body;
	int line;
	const char *says;
} mistakes[] = {
	{ "<pattern>\n<rule context='p'><asert id='x' test='1'>x</asert></rule></pattern>", 3, "asert" },
	{ "\n<phase id='x'/>", 3, "phase" },
	{ "\n<nix xmlns='urn:nix'/>", 3, "nix" },
	{ "<pattern>\n<assert id='x' test='1'>x</assert></pattern>", 3, "assert" },
	{ "<pattern><rule context='p'><assert id='x' test='0'>\n<b/></assert></rule></pattern>", 3, "'b'" },
	{ "<pattern>\n<rule><assert id='x' test='1'>x</assert></rule></pattern>", 3, "context" },
	{ "<pattern><rule context='p'>\n<assert id='x'>x</assert></rule></pattern>", 3, "test" },
	{ "<pattern><rule context='p'>\n<assert test='1'>x</assert></rule></pattern>", 3, "id" },
	{ "<pattern><rule context='p'>\n<assert id='x' role='fatal' test='1'>x</assert></rule></pattern>", 3, "fatal" },
	{ "<pattern><rule context='p'>\n<extends rule='nix'/></rule></pattern>", 3, "nix" },
	{ "\n<pattern abstract='true'/>", 3, "abstract" },
	{ "\n<include href='nix.sch'/>", 3, "nix.sch" },
	{ "\n<include href='/etc/passwd'/>", 3, "/etc/passwd" },
	{ "<pattern><rule context='p'>\n<assert id='x' test='a['>x</assert></rule></pattern>", 3, "a[" },
	{ "<pattern>\n<rule context='p['><assert id='x' test='1'>x</assert></rule></pattern>", 3, "p[" },
	{ "<pattern><rule context='p'>\n<assert id='x' test='foo(.)'>x</assert></rule></pattern>", 3, "foo" },
	{ "<pattern><rule context='p'>\n<assert id='x' test='$nix'>x</assert></rule></pattern>", 3, "nix" },
	{ "<pattern><rule context='p'><assert id='x' test='0'>x\n<fix xmlns='urn:yinfa:fo' match='a'/>"
	  "</assert></rule></pattern>", 3, "yf:fix takes" },
	{ "<pattern><rule context='p'><assert id='x' test='0'>x\n<fix xmlns='urn:yinfa:fo' match='a' by='b' with='c'/>"
	  "</assert></rule></pattern>", 3, "yf:fix takes" },
};

START_TEST(a_mistake_in_the_rules_is_an_error_there)
{
	ck_assert(!check(mistakes[_i].body));
	ck_error_at(path_of("rules.sch"), mistakes[_i].line, mistakes[_i].says);
}
END_TEST

START_TEST(rules_in_another_query_language_are_refused)
{
	const char *path = file("x.sch", "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'/>");
	xmlDoc *doc = xml_load_memory("doc.xml", "<a/>", 4, NULL, diag);

	ck_assert(!schema_check_rules(schemas, doc, path, diag));
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 1);
	xml_free(doc);
}
END_TEST

START_TEST(a_mistake_in_an_included_file_is_reported_there)
{
	file("inc.sch", "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'>\n<ruel/></pattern>");
	ck_assert(!check("<include href='inc.sch'/>"));
	ck_error_at(path_of("inc.sch"), 2, "ruel");
}
END_TEST

START_TEST(files_that_include_each_other_end_in_an_error)
{
	file("a.sch", "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'><include href='b.sch'/></pattern>");
	file("b.sch", "<rule xmlns='http://purl.oclc.org/dsdl/schematron' context='p'><include href='b.sch'/></rule>");
	ck_assert(!check("<include href='a.sch'/>"));
	ck_assert_int_gt(diag_count(diag, DIAG_ERROR), 0);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("schema/rules");
	TCase *tc = unit_case(s, "rules", setup, teardown);

	tcase_add_test(tc, an_assert_reports_what_is_not_so);
	tcase_add_test(tc, a_report_reports_what_is_so);
	tcase_add_test(tc, the_first_matching_rule_of_a_pattern_fires);
	tcase_add_test(tc, every_pattern_sees_every_node_in_document_order);
	tcase_add_test(tc, a_rule_may_be_about_attributes_texts_and_the_document);
	tcase_add_test(tc, roles_are_levels);
	tcase_add_test(tc, a_warning_is_no_failure);
	tcase_add_test(tc, lets_are_seen_in_schema_pattern_and_rule);
	tcase_add_test(tc, a_text_holds_names_values_and_emphasis);
	tcase_add_test(tc, a_text_may_be_broken_over_lines);
	tcase_add_test(tc, prefixes_are_declared_by_ns);
	tcase_add_test(tc, functions_of_exslt_can_be_used);
	tcase_add_test(tc, current_is_the_node_of_the_rule);
	tcase_add_test(tc, an_abstract_rule_is_used_where_it_is_named);
	tcase_add_test(tc, diagnostics_follow_the_text);
	tcase_add_test(tc, a_subject_is_where_the_finding_stands);
	tcase_add_test(tc, keys_of_xslt_can_be_used);
	tcase_add_test(tc, patterns_and_rules_can_be_included);
	tcase_add_test(tc, rules_may_ask_other_documents_below_the_declared_folders);
	tcase_add_loop_test(tc, a_mistake_in_the_rules_is_an_error_there, 0, (int)G_N_ELEMENTS(mistakes));
	tcase_add_test(tc, rules_in_another_query_language_are_refused);
	tcase_add_test(tc, a_mistake_in_an_included_file_is_reported_there);
	tcase_add_test(tc, files_that_include_each_other_end_in_an_error);
	return unit_run(s);
}
