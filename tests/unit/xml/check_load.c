/* Places of elements, encodings, entities, and what is not loaded. */
#include "xml/load.h"

#include "places.h"

#include "xml/access.h"

#include <stdlib.h>

static xmlDoc *doc;

static void setup(void)
{
	folder_setup();
	doc = NULL;
}

static void teardown(void)
{
	xml_free(doc);
	folder_teardown();
}

static xmlDoc *load_bytes(const char *bytes, size_t size, const struct xml_limits *limits)
{
	xml_free(doc);
	doc = xml_load_memory("文件.xml", bytes, size, limits, diag);
	return doc;
}

static xmlDoc *load(const char *text)
{
	return load_bytes(text, strlen(text), NULL);
}

/* ---- places ---- */

static const struct {
	const char *text, *places;
} placed[] = {
	{ "<a><b/><c/></a>", "a 1:1; b 1:4; c 1:8" },
	{ "\xEF\xBB\xBF<a><b/></a>", "a 1:1; b 1:4" },
	{ "<a>\n\t<b/>\n</a>", "a 1:1; b 2:2" },
	{ "<a>\r\n <b/>\r\n<c/></a>", "a 1:1; b 2:2; c 3:1" },
	{ "<a>\r<b/></a>", "a 1:1; b 2:1" },
	{ "<a>印发𠀀<b/></a>", "a 1:1; b 1:7" },
	{ "<a\n x='1'\n y='2>'\n><b\n/><c/></a>", "a 1:1; b 4:2; c 5:3" },
	{ "<a><!-- <x> --><b/><?p <y>?><c/></a>", "a 1:1; b 1:16; c 1:29" },
	{ "<a><![CDATA[<x>]]><b/>&lt;<c/></a>", "a 1:1; b 1:19; c 1:27" },
	{ "<?xml version='1.0'?>\n<!-- é -->\n<a/>", "a 3:1" },
	{ "<!DOCTYPE a>\n<a/>", "a 2:1" },
};

START_TEST(every_element_has_the_place_of_its_tag)
{
	ck_assert_ptr_nonnull(load(placed[_i].text));
	ck_assert_str_eq(places_in(doc), placed[_i].places);
	ck_assert_str_eq(xml_pos(xmlDocGetRootElement(doc)).file, "文件.xml");
}
END_TEST

START_TEST(places_hold_in_a_large_file_with_long_and_short_lines)
{
	GString *text = g_string_new("<a>");
	const xmlNode *n;
	int i = 0, wrong = 0;

	/* one line of two million characters, then half a million lines */
	for (int k = 0; k < 200000; k++)
		g_string_append(text, "<b x='印发'/>");
	for (int k = 0; k < 500000; k++)
		g_string_append(text, "\n <c>意见</c>");
	g_string_append(text, "</a>");
	ck_assert_ptr_nonnull(load_bytes(text->str, text->len, NULL));
	for (n = xmlDocGetRootElement(doc)->children; n != NULL; n = n->next) {
		struct pos pos = xml_pos(n);

		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (i < 200000)
			wrong += pos.line != 1 || pos.column != 4 + i * 11;
		else
			wrong += pos.line != i - 200000 + 2 || pos.column != 2;
		i++;
	}
	ck_assert_int_eq(i, 700000);
	ck_assert_int_eq(wrong, 0);
	g_string_free(text, TRUE);
}
END_TEST

START_TEST(a_text_or_attribute_stands_where_its_element_does)
{
	const xmlNode *e;

	load("\n <a b='1'>x</a>");
	e = xmlDocGetRootElement(doc);
	ck_assert_int_eq(xml_pos(e->children).column, 2);
	ck_assert_int_eq(xml_pos((const xmlNode *)e->properties).line, 2);
	ck_assert_int_eq(xml_pos((const xmlNode *)doc).line, 2);
}
END_TEST

START_TEST(a_made_element_stands_where_its_parent_does)
{
	load("\n<a/>");
	ck_assert_int_eq(xml_pos(xmlNewChild(xmlDocGetRootElement(doc), NULL, BAD_CAST "b", NULL)).line, 2);
}
END_TEST

/* ---- encodings ---- */

static void load_in(const char *encoding, const char *text)
{
	gsize size;
	char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, &size, NULL);

	ck_assert_ptr_nonnull(bytes);
	load_bytes(bytes, size, NULL);
	g_free(bytes);
}

static const struct {
	const char *encoding, *declaration;
} encodings[] = {
	{ "GB18030", "GBK" }, { "GB18030", "gb2312" }, { "GB18030", "GB18030" }, { "BIG5", "Big5" },
	{ "UTF-16", "UTF-16" }, { "UTF-16LE", "UTF-16" }, { "UTF-16BE", "UTF-16" }, { "UTF-32", "UTF-32" },
	{ "UTF-8", "utf-8" }, { "UTF-8", "UTF-16" },
};

START_TEST(a_hyphen_is_what_comes_in)
{
	ck_assert_ptr_nonnull(freopen(file("in.xml", "<a>\n<b/></a>"), "r", stdin));
	doc = xml_load("-", NULL, diag);
	ck_assert_ptr_nonnull(doc);
	ck_assert_int_eq(xml_pos(xmlDocGetRootElement(doc)->children->next).line, 2);
	ck_assert_str_eq(xml_file(doc), "-");
}
END_TEST

START_TEST(the_declared_encoding_is_read)
{
	const char *text = lent(g_strdup_printf("<?xml version=\"1.0\" encoding=\"%s\"?>\n<a>中文<b/></a>",
	    encodings[_i].declaration));

	load_in(encodings[_i].encoding, text);
	ck_assert_str_eq(findings(), "");
	ck_assert_str_eq(places_in(doc), "a 2:1; b 2:6");
	ck_assert_str_eq((char *)xmlDocGetRootElement(doc)->children->content, "中文");
}
END_TEST

START_TEST(bytes_of_another_encoding_are_reported_where_they_stand)
{
	load("<a>\n 中\xD6\xD0</a>");
	ck_assert_ptr_null(doc);
	ck_assert_str_eq(findings(), "2:3 XML_BAD_BYTES_UTF8");
	ck_assert_ptr_nonnull(strstr(finding_at(0).text, "0xD6"));
}
END_TEST

START_TEST(bytes_wrong_in_a_declared_encoding_are_reported)
{
	load("<?xml version='1.0' encoding='GBK'?>\n<a>\xD6\xD0\xFF</a>");
	ck_assert_str_eq(findings(), "2:5 XML_BAD_BYTES");
}
END_TEST

START_TEST(a_nul_is_reported)
{
	load_bytes("<a>\0</a>", 8, NULL);
	ck_assert_str_eq(findings(), "1:4 XML_BAD_CHAR");
}
END_TEST

START_TEST(an_unknown_encoding_is_named)
{
	load("<?xml version='1.0' encoding='KLINGON'?><a/>");
	ck_assert_str_eq(findings(), "1:1 XML_ENCODING_UNKNOWN");
	ck_assert_ptr_nonnull(strstr(finding_at(0).text, "KLINGON"));
}
END_TEST

/* ---- faults ---- */

static const struct {
	const char *text, *findings, *says;
} faults[] = {
	{ "<a>\n <b>\n</c></a>", "3:1 XML_TAG_MISMATCH", "结束标签</c>与第2行第2列的开始标签<b>不配对" },
	{ "<x:a xmlns:x='u'>\n</b>", "2:1 XML_TAG_MISMATCH", "<x:a>" },
	{ "<a xml:lang='en'>\n</b>", "2:1 XML_TAG_MISMATCH", "the end tag </b> does not match line 1 column 1: <a>" },
	{ "<a>\n<b>\n", "3:1 XML_TAG_UNENDED", "第2行第1列的元素<b>没有结束标签" },
	{ "<a>&foo; &bar;</a>", "1:4 XML_ENTITY_UNKNOWN; 1:10 XML_ENTITY_UNKNOWN", "“&foo;”" },
	{ "<a>R & D</a>", "1:6 XML_BAD_AMPERSAND", "&amp;" },
	{ "<a>R&D</a>", "1:5 XML_ENTITY_NO_SEMICOLON", "&amp;" },
	{ "<a>1 < 2</a>", "1:6 XML_BAD_LT", "&lt;" },
	{ "<a x='1' y='2' x='3'/>", "1:16 XML_ATTRIBUTE_TWICE", "属性 x " },
	{ "<a x=1/>", "1:6 XML_ATTRIBUTE_UNQUOTED", "引号" },
	{ "<a x/>", "1:5 XML_ATTRIBUTE_NO_VALUE", "x=\"……\"" },
	{ "<a x='<'/>", "1:7 XML_ATTRIBUTE_LT", "&lt;" },
	{ "<a>\x01</a>", "1:4 XML_BAD_CHAR", "U+0001" },
	{ "<a>&#1;</a>", "1:4 XML_BAD_CHAR", "U+0001" },
	{ "<a>&#x;</a>", "1:4 XML_BAD_REFERENCE", "" },
	{ "<a>&#9a;</a>", "1:4 XML_BAD_REFERENCE", "" },
	{ "", "1:1 XML_EMPTY", "" },
	{ "印发", "1:1 XML_EMPTY", "" },
	{ "<a/>\n<b/>", "2:1 XML_CONTENT_AFTER_ROOT", "" },
	{ "<a>\n<!-- ", "2:1 XML_COMMENT_UNENDED", "" },
	{ "<a><!-- -- --></a>", "1:9 XML_COMMENT_DASHES", "" },
	{ "<a>\n <![CDATA[ ", "2:2 XML_CDATA_UNENDED", "" },
	{ "<a>]]></a>", "1:4 XML_CDATA_END", "" },
	{ "<a>\n <?x ", "2:2 XML_PI_UNENDED", "" },
	{ "\n<?xml version='1.0'?><a/>", "2:1 XML_DECLARATION_PLACE", "" },
	{ "<a\n<b/>", "1:1 XML_TAG_BROKEN", "<a>" },
	{ "<a><fo:b/></a>", "1:4 XML_PREFIX_UNKNOWN", "“fo”" },
};

START_TEST(a_file_that_is_not_well_formed_is_explained)
{
	ck_assert_ptr_null(load(faults[_i].text));
	ck_assert_str_eq(findings(), faults[_i].findings);
	ck_assert_msg(strstr(finding_at(0).text, faults[_i].says) != NULL, "'%s' does not say '%s'", finding_at(0).text, faults[_i].says);
}
END_TEST

START_TEST(a_missing_file_is_reported)
{
	const char *path = path_of("no-such.xml");

	ck_assert_ptr_null(xml_load(path, NULL, diag));
	ck_assert_str_eq(findings(), "0:0 XML_CANNOT_READ");
	ck_assert_str_eq(finding_at(0).pos.file, path);
	ck_assert_int_eq(finding_at(0).level, DIAG_ERROR);
}
END_TEST

START_TEST(a_folder_is_not_a_file)
{
	ck_assert_ptr_null(xml_load(folder, NULL, diag));
	ck_assert_str_eq(findings(), "0:0 XML_CANNOT_READ");
}
END_TEST

/* ---- bounds ---- */

START_TEST(a_file_above_the_bound_is_not_read)
{
	const char *path = file("a.xml", "<a>0123456789</a>");
	struct xml_limits limits = { .max_bytes = 16 };

	ck_assert_ptr_null(xml_load(path, &limits, diag));
	ck_assert_str_eq(findings(), "0:0 XML_FILE_TOO_LARGE");
	limits.max_bytes = 17;
	doc = xml_load(path, &limits, diag);
	ck_assert_ptr_nonnull(doc);
}
END_TEST

static char *nested(int depth)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < depth; i++)
		g_string_append(text, "<a>");
	for (int i = 0; i < depth; i++)
		g_string_append(text, "</a>");
	return g_string_free(text, FALSE);
}

START_TEST(ten_thousand_elements_deep_is_too_deep)
{
	ck_assert_ptr_null(load(lent(nested(10000))));
	ck_assert_str_eq(findings(), "1:751 XML_TOO_DEEP");
}
END_TEST

START_TEST(the_deepest_that_is_allowed_loads)
{
	ck_assert_ptr_nonnull(load(lent(nested(250))));
	ck_assert_ptr_null(load(lent(nested(251))));
}
END_TEST

START_TEST(an_endless_attribute_is_too_long)
{
	char *text = g_malloc(11000000);

	memset(text, 'x', 11000000);
	memcpy(text, "<a x='", 6);
	memcpy(text + 11000000 - 3, "'/>", 3);
	ck_assert_ptr_null(load_bytes(text, 11000000, NULL));
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 1);
	ck_assert_ptr_nonnull(strstr(findings(), "XML_TOO_LONG"));
	g_free(text);
}
END_TEST

/* ---- declarations and entities ---- */

static const struct {
	const char *text, *findings;
} dtds[] = {
	{ "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>\n<a/>", "1:1 XML_DTD_EXTERNAL" },
	{ "<!DOCTYPE a PUBLIC 'x' 'http://localhost/x.dtd'>\n<a/>", "1:1 XML_DTD_EXTERNAL" },
	{ "<!DOCTYPE a [\n <!ENTITY x SYSTEM '/etc/passwd'>]>\n<a>&x;</a>", "2:2 XML_ENTITY_EXTERNAL" },
	{ "<!DOCTYPE a [\n <!ENTITY % x SYSTEM '/etc/passwd'> %x;]>\n<a/>", "2:2 XML_ENTITY_EXTERNAL" },
	{ "<!DOCTYPE a [<!ENTITY x SYSTEM 'x.gif' NDATA gif>]>\n<a/>", "1:14 XML_ENTITY_EXTERNAL" },
	{ "<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>", "1:14 XML_DTD" },
	{ "<!DOCTYPE a [\n<!ATTLIST a b CDATA 'c'>]>\n<a/>", "2:1 XML_DTD" },
	{ "<!DOCTYPE a [\n<!ELEMENT a EMPTY>]>\n<a/>", "2:1 XML_DTD" },
};

START_TEST(declarations_are_refused_in_an_authors_document)
{
	ck_assert_ptr_null(load(dtds[_i].text));
	ck_assert_str_eq(findings(), dtds[_i].findings);
}
END_TEST

START_TEST(internal_entities_are_expanded_where_they_are_allowed)
{
	static const struct xml_limits limits = { .allow_internal_dtd = true };
	const char *text = "<!DOCTYPE a [<!ENTITY x 'y<b/>'>]>\n<a>\n &x;</a>";

	ck_assert_ptr_nonnull(load_bytes(text, strlen(text), &limits));
	ck_assert_str_eq(places_in(doc), "a 2:1; b 3:2");
}
END_TEST

START_TEST(an_external_dtd_is_then_named_and_not_read)
{
	static const struct xml_limits limits = { .allow_internal_dtd = true };
	const char *dtd = file("a.dtd", "<!ENTITY x 'y'>");
	const char *text = lent(g_strdup_printf("<!DOCTYPE a SYSTEM '%s'>\n<a/>", dtd));

	ck_assert_ptr_nonnull(load_bytes(text, strlen(text), &limits));
	ck_assert_str_eq(findings(), "1:1 XML_DTD_UNREAD");
	text = lent(g_strdup_printf("<!DOCTYPE a SYSTEM '%s'>\n<a>&x;</a>", dtd));
	ck_assert_ptr_null(load_bytes(text, strlen(text), &limits));
	ck_assert_ptr_nonnull(strstr(findings(), "2:4 XML_ENTITY_UNKNOWN"));
}
END_TEST

START_TEST(an_external_entity_is_refused_even_then)
{
	static const struct xml_limits limits = { .allow_internal_dtd = true };

	ck_assert_ptr_null(load_bytes(dtds[2].text, strlen(dtds[2].text), &limits));
	ck_assert_str_eq(findings(), dtds[2].findings);
}
END_TEST

START_TEST(entities_that_grow_without_bound_are_stopped)
{
	static const struct xml_limits limits = { .allow_internal_dtd = true };
	GString *text = g_string_new("<!DOCTYPE a [<!ENTITY e0 'ha'>");

	for (int i = 1; i < 20; i++) {
		g_string_append_printf(text, "<!ENTITY e%d '", i);
		for (int k = 0; k < 10; k++)
			g_string_append_printf(text, "&e%d;", i - 1);
		g_string_append(text, "'>");
	}
	g_string_append(text, "]>\n<a>&e19;</a>");
	ck_assert_ptr_null(load_bytes(text->str, text->len, &limits));
	ck_assert_str_eq(findings(), "2:4 XML_ENTITY_LOOP");
	g_string_free(text, TRUE);
}
END_TEST

START_TEST(an_entity_that_names_itself_is_stopped)
{
	static const struct xml_limits limits = { .allow_internal_dtd = true };
	const char *text = "<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]>\n<a>&x;</a>";

	ck_assert_ptr_null(load_bytes(text, strlen(text), &limits));
	ck_assert_str_eq(findings(), "2:4 XML_ENTITY_LOOP");
}
END_TEST

START_TEST(entities_of_a_file_below_the_declared_folder_are_read)
{
	const char *roots[] = { folder, NULL };
	struct xml_access access = { roots };
	struct xml_limits limits = { .allow_internal_dtd = true, .entities = &access };
	const char *path;

	file("e.ent", "<!ENTITY x 'y'>");
	path = file("a.xml", "<!DOCTYPE a [<!ENTITY % e SYSTEM 'e.ent'> %e;]>\n<a>&x;</a>");
	doc = xml_load(path, &limits, diag);
	ck_assert_ptr_nonnull(doc);
	ck_assert_str_eq((char *)xmlDocGetRootElement(doc)->children->content, "y");
	xml_free(doc);

	path = file("b.xml", "<!DOCTYPE a [<!ENTITY % e SYSTEM '/etc/passwd'> %e;]>\n<a>&x;</a>");
	doc = xml_load(path, &limits, diag);
	ck_assert_ptr_null(doc);
	ck_assert_ptr_nonnull(strstr(findings(), "XML_ENTITY_EXTERNAL"));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("xml/load");
	TCase *tc = unit_case(s, "load", setup, teardown);

	tcase_set_timeout(tc, 0);
	tcase_add_loop_test(tc, every_element_has_the_place_of_its_tag, 0, (int)G_N_ELEMENTS(placed));
	tcase_add_test(tc, places_hold_in_a_large_file_with_long_and_short_lines);
	tcase_add_test(tc, a_text_or_attribute_stands_where_its_element_does);
	tcase_add_test(tc, a_made_element_stands_where_its_parent_does);
	tcase_add_test(tc, a_hyphen_is_what_comes_in);
	tcase_add_loop_test(tc, the_declared_encoding_is_read, 0, (int)G_N_ELEMENTS(encodings));
	tcase_add_test(tc, bytes_of_another_encoding_are_reported_where_they_stand);
	tcase_add_test(tc, bytes_wrong_in_a_declared_encoding_are_reported);
	tcase_add_test(tc, a_nul_is_reported);
	tcase_add_test(tc, an_unknown_encoding_is_named);
	tcase_add_loop_test(tc, a_file_that_is_not_well_formed_is_explained, 0, (int)G_N_ELEMENTS(faults));
	tcase_add_test(tc, a_missing_file_is_reported);
	tcase_add_test(tc, a_folder_is_not_a_file);
	tcase_add_test(tc, a_file_above_the_bound_is_not_read);
	tcase_add_test(tc, ten_thousand_elements_deep_is_too_deep);
	tcase_add_test(tc, the_deepest_that_is_allowed_loads);
	tcase_add_test(tc, an_endless_attribute_is_too_long);
	tcase_add_loop_test(tc, declarations_are_refused_in_an_authors_document, 0, (int)G_N_ELEMENTS(dtds));
	tcase_add_test(tc, internal_entities_are_expanded_where_they_are_allowed);
	tcase_add_test(tc, an_external_dtd_is_then_named_and_not_read);
	tcase_add_test(tc, an_external_entity_is_refused_even_then);
	tcase_add_test(tc, entities_that_grow_without_bound_are_stopped);
	tcase_add_test(tc, an_entity_that_names_itself_is_stopped);
	tcase_add_test(tc, entities_of_a_file_below_the_declared_folder_are_read);
	return unit_run(s);
}
