/* Documents against an XSD: every fault is explained at its place. */
#include "schema/schema.h"

#include "../folder.h"

#include "xml/load.h"

#define XSD "tests/unit/schema/data/plan.xsd"

static struct schemas *schemas;

static void setup(void)
{
	folder_setup();
	schemas = schemas_new(NULL);
}

static void teardown(void)
{
	schemas_free(schemas);
	folder_teardown();
}

static bool check_with(const char *text, const char *xsd)
{
	xmlDoc *doc = xml_load_memory("plan.xml", text, strlen(text), NULL, diag);
	bool good;

	ck_assert_ptr_nonnull(doc);
	good = schema_check_structure(schemas, doc, xsd, diag);
	xml_free(doc);
	return good;
}

static bool check(const char *text)
{
	return check_with(text, XSD);
}

#define STEP "<step id='a'><name>甲</name></step>"

START_TEST(a_document_of_its_kind_has_no_findings)
{
	ck_assert(check("<plan level='省级'><title>规划</title><date>2024年5月10日</date>" STEP "</plan>"));
	ck_assert_str_eq(findings(), "");
}
END_TEST

static const struct {
	const char *text, *findings, *says;
} faults[] = {
	/* elements */
	{ "<plan>\n<titel/></plan>", "2:1 SCHEMA_UNKNOWN", "没有名为<titel>的元素：此处应为 <title>" },
	{ "<plan>\n<date/></plan>", "2:1 SCHEMA_UNEXPECTED", "<date>不应出现在这里：此处应为 <title>" },
	{ "<plan><title/><date>2024年5月10日</date>\n <title/></plan>", "2:2 SCHEMA_UNEXPECTED",
	  "此处应为 <due>、<code>或<step>" },
	{ "<plan><title/><date>2024年5月10日</date>" STEP "\n <title/></plan>", "2:2 SCHEMA_UNEXPECTED",
	  "此处应为 <step>" },
	{ "<plan><title/><date>2024年5月10日</date><step id='a'><name>甲</name><line/>\n<name/></step></plan>",
	  "2:1 SCHEMA_UNEXPECTED_END", "<step>的内容到此应已结束" },
	{ "<plan><title/><date>2024年5月10日</date><step id='a'><name>甲</name><line/>\n<nix/></step></plan>",
	  "2:1 SCHEMA_UNKNOWN_END", "没有名为<nix>的元素" },
	{ "\n<plan><title/></plan>", "2:1 SCHEMA_CHILD_MISSING", "<plan>的内容不完整：还应有 <date>" },
	{ " <memo/>", "1:2 SCHEMA_ROOT", "根元素不能是<memo>：应为 <plan>" },
	{ "<x:plan xmlns:x='urn:x'/>", "1:1 SCHEMA_ROOT", "" },
	{ "<plan>印发<title/><date>2024年5月10日</date>" STEP "</plan>", "1:1 SCHEMA_TEXT_REFUSED", "<plan>" },
	{ "<plan><title><b/></title><date>2024年5月10日</date>" STEP "</plan>", "1:7 SCHEMA_CHILDREN_REFUSED", "<title>" },
	{ "<plan><title/><date>2024年5月10日</date><step id='a'><name>甲</name>\n<line>x</line></step></plan>",
	  "2:1 SCHEMA_EMPTY_ONLY", "<line>" },
	/* attributes */
	{ "<plan colour='red'><title/><date>2024年5月10日</date>" STEP "</plan>", "1:1 SCHEMA_ATTRIBUTE_UNKNOWN",
	  "<plan>没有名为 colour 的属性" },
	{ "<plan><title/><date>2024年5月10日</date><step>\n<name>甲</name></step></plan>",
	  "1:38 SCHEMA_ATTRIBUTE_MISSING", "<step>缺少属性 id" },
	{ "<plan level='县级'><title/><date>2024年5月10日</date>" STEP "</plan>", "1:1 SCHEMA_ATTRIBUTE_VALUE",
	  "<plan>的属性 level 的值“县级”不符合要求：应为 国家级、省级或市级" },
	{ "<plan year='x'><title/><date>2024年5月10日</date>" STEP "</plan>", "1:1 SCHEMA_ATTRIBUTE_VALUE", "应为整数" },
	/* values */
	{ "<plan><title/>\n<date>2024-5-10</date>" STEP "</plan>", "2:1 SCHEMA_VALUE",
	  "<date>的内容“2024-5-10”不符合要求：应为日期，如2024年5月10日" },
	{ "<plan><title/><date>2024年5月10日</date><due>\n2026-02-30 </due>" STEP "</plan>", "1:38 SCHEMA_VALUE",
	  "<due>的内容“2026-02-30”不符合要求：应为日期，如 2026-02-28" },
	{ "<plan><title/><date>2024年5月10日</date><code>ab</code>" STEP "</plan>", "1:38 SCHEMA_VALUE",
	  "应为两个大写字母" },
	{ "<plan xml:lang='en'><title/><date>2024年5月10日</date><code>ab</code>" STEP "</plan>", "1:52 SCHEMA_VALUE",
	  "<code>: the content 'ab' will not do: two capitals" },
	{ "<plan><title/><date>2024年5月10日</date><step id='a'><name/></step></plan>", "1:51 SCHEMA_VALUE", "不能为空" },
	{ "<plan><title/><date>2024年5月10日</date><step id='a'><name>一二三四五六</name></step></plan>",
	  "1:51 SCHEMA_VALUE", "长度不符" },
	{ "<plan><title/><date>2024年5月10日</date><step id='a'><name>甲</name><number>x</number></step></plan>",
	  "1:65 SCHEMA_VALUE", "应符合式样 [0-9]+" },
	{ "<plan><title/><date>2024年5月10日</date>" STEP "\n" STEP "</plan>", "2:1 SCHEMA_KEY", "“a”：步骤的编号不能重复" },
	/* all of them */
	{ "<plan colour='red' level='x'><title/>\n<date>x</date>\n<step id='a'><name/></step></plan>",
	  "1:1 SCHEMA_ATTRIBUTE_VALUE; 1:1 SCHEMA_ATTRIBUTE_UNKNOWN; 2:1 SCHEMA_VALUE; 3:14 SCHEMA_VALUE", "level" },
};

START_TEST(a_wrong_structure_is_explained)
{
	ck_assert(!check(faults[_i].text));
	ck_assert_str_eq(findings(), faults[_i].findings);
	ck_assert_msg(strstr(finding_at(0).text, faults[_i].says) != NULL, "'%s' does not say '%s'", finding_at(0).text, faults[_i].says);
}
END_TEST

START_TEST(any_document_may_say_its_language)
{
	ck_assert(check("<plan xml:lang='zh-CN'><title/><date>2024年5月10日</date>" STEP "</plan>"));
	ck_assert_str_eq(findings(), "");
}
END_TEST

START_TEST(a_schema_the_author_points_to_is_not_followed)
{
	const char *xsd = file("own.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:x'>"
	    "<xs:element name='plan'/></xs:schema>");
	const char *text = lent(g_strdup_printf("<plan xmlns='urn:x' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
	    " xsi:schemaLocation='urn:x %s'/>", xsd));

	ck_assert(!check(text));
	ck_assert_str_eq(findings(), "1:1 SCHEMA_ROOT");
}
END_TEST

START_TEST(a_hint_for_editors_is_no_fault)
{
	ck_assert(check("<plan xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
	    " xsi:noNamespaceSchemaLocation='../plan.xsd'><title/><date>2024年5月10日</date>" STEP "</plan>"));
	ck_assert_str_eq(findings(), "");
}
END_TEST

START_TEST(a_long_value_is_shown_shortened)
{
	check("<plan><title/><date>一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三</date>"
	    STEP "</plan>");
	ck_assert_str_eq(findings(), "1:15 SCHEMA_VALUE");
	ck_assert_ptr_nonnull(strstr(finding_at(0).text, "九十……”"));
}
END_TEST

START_TEST(a_schema_that_is_missing_is_reported)
{
	ck_assert(!check_with("<plan/>", "tests/unit/schema/data/no-such.xsd"));
	ck_assert_str_eq(findings(), "0:0 XML_CANNOT_READ");
}
END_TEST

START_TEST(a_schema_that_is_wrong_is_reported_at_its_line)
{
	const char *xsd = file("bad.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n"
	    " <xs:element name='a' type='nix'/></xs:schema>");

	ck_assert(!check_with("<plan/>", xsd));
	ck_assert_str_eq(findings(), "2:2 SCHEMA_BROKEN");
	ck_assert_str_eq(finding_at(0).pos.file, xsd);
}
END_TEST

START_TEST(a_schema_serves_many_documents)
{
	for (int i = 0; i < 3; i++)
		ck_assert(check("<plan><title/><date>2024年5月10日</date>" STEP "</plan>"));
	ck_assert(!check("<plan/>"));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("schema/structure");
	TCase *tc = unit_case(s, "structure", setup, teardown);

	tcase_add_test(tc, a_document_of_its_kind_has_no_findings);
	tcase_add_loop_test(tc, a_wrong_structure_is_explained, 0, (int)G_N_ELEMENTS(faults));
	tcase_add_test(tc, any_document_may_say_its_language);
	tcase_add_test(tc, a_schema_the_author_points_to_is_not_followed);
	tcase_add_test(tc, a_hint_for_editors_is_no_fault);
	tcase_add_test(tc, a_long_value_is_shown_shortened);
	tcase_add_test(tc, a_schema_that_is_missing_is_reported);
	tcase_add_test(tc, a_schema_that_is_wrong_is_reported_at_its_line);
	tcase_add_test(tc, a_schema_serves_many_documents);
	return unit_run(s);
}
