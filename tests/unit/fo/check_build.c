/* The tree of formatting objects: what stands in it, what is repaired, what is refused. */
#include "fo/tree.h"

#include "document.h"

/* ---------------------------------------------------------------- the tree */

START_TEST(objects_and_text_stand_in_document_order)
{
	const struct fo_node *b = block_with("")->parent->first;

	ck_assert_int_eq(b->elem, FO_block);
	ck_assert_int_eq(b->number, 7);
	ck_assert_int_eq(b->first->elem, FO_TEXT);
	ck_assert_str_eq(b->first->text, "text");
	ck_assert_int_eq(b->first->number, 0);
	ck_assert_str_eq(fo_elem_name(b->elem), "block");
	ck_assert_int_eq(fo_elem_class(b->elem), FO_CLASS_BLOCK);
}
END_TEST

START_TEST(blanks_are_kept_in_paragraphs_and_dropped_between_them)
{
	const struct fo_node *f = flow_of(
	    " <fo:block> a <fo:inline> </fo:inline>\n</fo:block> \n <fo:block/> ");

	ck_assert_int_eq(f->first->elem, FO_block);
	ck_assert_ptr_eq(f->first->next, f->last);
	ck_assert_str_eq(f->first->first->text, " a ");
	ck_assert_str_eq(f->first->last->text, "\n");
	ck_assert_str_eq(f->first->first->next->first->text, " ");
}
END_TEST

START_TEST(the_author_s_place_comes_from_yf_pos)
{
	const struct fo_options options = { .source_file = "opinion.xml" };
	const struct fo_node *b;

	flow_of(
	    "<fo:block yf:pos='42:9'><fo:inline yf:pos='3:4:units.xml'>x</fo:inline><fo:inline>y</fo:inline>"
	    "</fo:block>");
	b = fo_build(a, doc, &options, diag)->last->last->first;
	ck_assert_str_eq(b->pos.file, "opinion.xml");
	ck_assert_int_eq(b->pos.line, 42);
	ck_assert_int_eq(b->pos.column, 9);
	ck_assert_str_eq(b->first->pos.file, "units.xml");
	ck_assert_int_eq(b->last->pos.line, 42);
	ck_assert_str_eq(findings(), "");
}
END_TEST

START_TEST(without_it_the_place_is_that_in_the_document)
{
	const struct fo_node *f = flow_of("<fo:block>\n <fo:block/></fo:block>");

	ck_assert_int_eq(f->first->first->next->pos.line, 3);
	ck_assert_int_eq(f->first->first->next->pos.column, 2);
}
END_TEST

START_TEST(pictures_are_kept_as_xml_with_their_namespaces)
{
	const struct fo_node *o = flow_of("<fo:block><fo:instream-foreign-object>"
					  "<s:svg xmlns:s='http://www.w3.org/2000/svg' "
					  "width='3'><s:g/></s:svg></fo:instream-foreign-object>"
					  "<fo:inline/></fo:block>")
				      ->first->first;

	ck_assert_int_eq(o->first->elem, FO_FOREIGN);
	ck_assert_str_eq(o->first->text,
	    "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" width=\"3\"><s:g/></s:svg>");
	ck_assert_str_eq(fo_attribute(o->first, "#name"), "svg");
	ck_assert_str_eq(fo_attribute(o->first, "width"), "3");
	ck_assert_int_eq(o->next->number - o->number, 3);
}
END_TEST

START_TEST(addresses_are_relative_to_xml_base)
{
	const struct fo_node *b = flow_of("<fo:block xml:base='img/'><fo:external-graphic src='a.png'/>"
					  "<fo:block xml:base='http://x.org/y/'><fo:external-graphic "
					  "src='url(b.png)'/></fo:block></fo:block>")
				      ->first;

	ck_assert_str_eq(fo_string(b->first, PROP_src), "img/a.png");
	ck_assert_str_eq(fo_string(b->last->first, PROP_src), "http://x.org/y/b.png");
}
END_TEST

START_TEST(cells_are_numbered_around_those_that_span_rows)
{
	const struct fo_node *body = flow_of("<fo:table><fo:table-body>"
	    "<fo:table-row><fo:table-cell number-rows-spanned='2'><fo:block/></fo:table-cell>"
	    "<fo:table-cell number-columns-spanned='2'><fo:block/></fo:table-cell>"
	    "<fo:table-cell><fo:block/></fo:table-cell></fo:table-row>"
	    "<fo:table-row><fo:table-cell><fo:block/></fo:table-cell></fo:table-row>"
	    "</fo:table-body></fo:table>")->first->first;

	ck_assert_int_eq(fo_integer(body->first->first, PROP_column_number), 1);
	ck_assert_int_eq(fo_integer(body->first->first->next, PROP_column_number), 2);
	ck_assert_int_eq(fo_integer(body->first->last, PROP_column_number), 4);
	ck_assert_int_eq(fo_integer(body->last->first, PROP_column_number), 2);
}
END_TEST

/* ---------------------------------------------------------------- repair */

START_TEST(text_in_a_flow_is_put_into_a_block)
{
	const struct fo_node *f = flow_of("a<fo:inline>b</fo:inline> <fo:inline>c</fo:inline><fo:block/>");

	ck_assert_int_eq(f->first->elem, FO_block);
	ck_assert_int_eq(f->first->number, 0);
	ck_assert_str_eq(f->first->first->text, "\na");
	ck_assert_str_eq(f->first->first->next->next->text, " ");
	ck_assert_int_eq(f->first->last->elem, FO_inline);
	ck_assert_ptr_eq(f->first->next, f->last);
	ck_assert_int_eq(found("FO_NOT_ALLOWED"), 1);
}
END_TEST

START_TEST(a_wrapper_takes_what_its_parent_takes)
{
	const struct fo_node *w = flow_of("<fo:wrapper color='red'>\n<fo:block>x</fo:block>\n</fo:wrapper>")
				      ->first;

	ck_assert_str_eq(findings(), "");
	ck_assert_ptr_eq(w->first, w->last);
	ck_assert_int_eq(w->first->elem, FO_block);
	w = flow_of("<fo:wrapper>loose</fo:wrapper>")->first;
	ck_assert_int_eq(w->first->elem, FO_block);
	w = flow_of("<fo:block><fo:wrapper>fine</fo:wrapper></fo:block>")->first->first;
	ck_assert_int_eq(w->first->elem, FO_TEXT);
}
END_TEST

START_TEST(what_is_missing_in_a_table_is_put_in)
{
	const struct fo_node *t = flow_of("<fo:table><fo:table-cell>x</fo:table-cell></fo:table>")->first;

	ck_assert_int_eq(t->first->elem, FO_table_body);
	ck_assert_int_eq(t->first->first->elem, FO_table_cell);
	ck_assert_int_eq(t->first->first->first->elem, FO_block);
	t = flow_of("<fo:table><fo:table-body>loose</fo:table-body></fo:table>")->first;
	ck_assert_int_eq(t->first->first->elem, FO_table_row);
	ck_assert_int_eq(t->first->first->first->elem, FO_table_cell);
	ck_assert_int_eq(fo_integer(t->first->first->first, PROP_column_number), 1);
}
END_TEST

START_TEST(text_in_a_footnote_is_its_citation)
{
	const struct fo_node *n = flow_of("<fo:block><fo:footnote>1<fo:footnote-body><fo:block>note</fo:block>"
					  "</fo:footnote-body></fo:footnote></fo:block>")->first->first;

	ck_assert_int_eq(n->first->elem, FO_inline);
	ck_assert_int_eq(n->last->elem, FO_footnote_body);
	ck_assert_int_eq(found("FO_NOT_ALLOWED"), 1);
}
END_TEST

START_TEST(an_object_where_nothing_helps_is_left_out_and_said)
{
	const struct fo_node *f = flow_of("<fo:block/><fo:region-body/>");

	ck_assert_ptr_eq(f->first, f->last);
	ck_assert_ptr_nonnull(
	    strstr(only_finding("FO_NOT_ALLOWED").text, "fo:region-body may not stand in fo:flow"));
}
END_TEST

START_TEST(an_object_too_late_is_taken)
{
	tree_of(ROOT_BEGIN
	    "><fo:layout-master-set><fo:simple-page-master master-name='p'><fo:region-before/>"
	    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence "
	    "master-reference='p'>"
	    "<fo:flow flow-name='xsl-region-body'><fo:block/></fo:flow></fo:page-sequence></fo:root>");
	only_finding("FO_ORDER");
}
END_TEST

START_TEST(unknown_objects_let_their_content_stand)
{
	const struct fo_node *b = flow_of("<fo:blok>x</fo:blok>")->first;

	ck_assert_int_eq(b->elem, FO_wrapper);
	ck_assert_str_eq(b->first->first->text, "x");
	ck_assert_int_eq(found("FO_UNKNOWN_ELEMENT"), 1);
}
END_TEST

START_TEST(extensions_that_are_not_ours_are_unsupported)
{
	const struct fo_node *b = flow_of("<fo:block axf:nonsense='1'><axf:form>x</axf:form></fo:block>")
				      ->first;

	ck_assert_int_eq(b->first->elem, FO_wrapper);
	ck_assert_int_eq(found("FO_UNSUPPORTED"), 2);
}
END_TEST

START_TEST(foreign_names_are_counted_only)
{
	struct finding f;

	flow_of("<fo:block xmlns:rx='urn:rx' rx:a='1' rx:b='2'/>");
	f = only_finding("FO_FOREIGN_NAMES");
	ck_assert_int_eq(f.level, DIAG_NOTE);
	ck_assert_ptr_nonnull(strstr(f.text, "0 elements, 2 attributes"));
}
END_TEST

START_TEST(speech_is_mentioned_once)
{
	flow_of("<fo:block volume='loud'/>\n<fo:block pitch='high'/>");
	ck_assert_int_eq(only_finding("FO_AURAL").level, DIAG_NOTE);
}
END_TEST

START_TEST(unknown_properties_are_named_with_their_place)
{
	struct finding f;

	flow_of("<fo:block/>\n  <fo:block colour='red'/>");
	f = only_finding("FO_UNKNOWN_PROPERTY");
	ck_assert_str_eq(f.text, "unknown property 'colour': ignored");
	ck_assert_int_eq(f.pos.line, 3);
	ck_assert_int_eq(f.pos.column, 3);
	ck_assert_int_eq(f.level, DIAG_UNSUPPORTED);
}
END_TEST

START_TEST(an_id_counts_once)
{
	const struct fo_node *f = flow_of("<fo:block id='x'/>\n<fo:block id='x'/>");

	ck_assert_str_eq(f->first->id, "x");
	ck_assert_ptr_null(f->last->id);
	ck_assert_str_eq(only_finding("FO_DUPLICATE_ID").text,
	    "the id 'x' is taken already in line 2: this one is ignored");
}
END_TEST

START_TEST(required_properties_are_missed)
{
	flow_of("<fo:block><fo:marker>x</fo:marker></fo:block>");
	ck_assert_int_eq(found("FO_MISSING_PROPERTY"), 1);
}
END_TEST

/* ---------------------------------------------------------------- no tree */

static void is_fatal(const char *text, const char *id)
{
	diag_free(diag);
	diag = diag_new();
	ck_assert_ptr_null(tree_of(text));
	ck_assert_msg(found(id) == 1, "%s", id);
	ck_assert_int_eq(diag_worst(diag), DIAG_ERROR);
}

START_TEST(what_cannot_be_formatted_has_no_tree)
{
	is_fatal("<book/>", "FO_ROOT");
	is_fatal(ROOT_BEGIN ">" MASTERS "</fo:root>", "FO_MISSING_CHILD");
	is_fatal(ROOT_BEGIN ">" MASTERS
			    "<fo:page-sequence master-reference='q'><fo:flow flow-name='xsl-region-body'>"
			    "<fo:block/></fo:flow></fo:page-sequence></fo:root>",
	    "FO_UNKNOWN_MASTER");
	is_fatal(ROOT_BEGIN ">" MASTERS
			    "<fo:page-sequence master-reference='p'><fo:flow><fo:block/></fo:flow>"
			    "</fo:page-sequence></fo:root>",
	    "FO_MISSING_PROPERTY");
	is_fatal(
	    ROOT_BEGIN ">" MASTERS "<fo:page-sequence master-reference='p'/></fo:root>", "FO_MISSING_CHILD");
}
END_TEST

/* Documents that stylesheets make may be deeper than any file may be. */
START_TEST(depth_has_a_bound)
{
	xmlNode *n;
	const struct fo_node *flow;
	int depth = 0;

	block_with("");
	n = xmlDocGetRootElement(doc)->last->last;
	for (int i = 0; i < 2000; i++)
		n = xmlNewChild(n, xmlDocGetRootElement(doc)->ns, (const xmlChar *)"block", NULL);
	flow = fo_build(a, doc, NULL, diag)->last->last;
	for (const struct fo_node *c = flow->last; c; c = c->last)
		depth++;
	ck_assert_int_lt(depth, 600);
	ck_assert_int_eq(found("FO_TOO_DEEP"), 1);
}
END_TEST

START_TEST(control_characters_become_spaces)
{
	const struct fo_node *b;

	block_with("");
	xmlNodeSetContent(xmlDocGetRootElement(doc)->last->last->last, NULL);
	xmlAddChild(xmlDocGetRootElement(doc)->last->last->last, xmlNewText((const xmlChar *)"a\001b\t"));
	b = fo_build(a, doc, NULL, diag)->last->last->first;
	ck_assert_str_eq(b->first->text, "a b\t");
	ck_assert_int_eq(found("FO_CONTROL_CHARACTER"), 1);
}
END_TEST

/* ---------------------------------------------------------------- dumps */

static char *dumped(void (*dump)(const struct fo_node *, FILE *), const struct fo_node *n)
{
	char *text = NULL, *copy;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	dump(n, f);
	fclose(f);
	copy = arena_strdup(a, text);
	free(text);
	return copy;
}

START_TEST(properties_are_dumped_by_number_name_and_value)
{
	const char *s = dumped(
	    fo_dump_properties, block_with("space-before='3pt' font-family='a, b' text-align='center'"));

	ck_assert_ptr_nonnull(strstr(s, "6\tspace-before.optimum\t3000mpt\tblock\n"));
	ck_assert_ptr_nonnull(strstr(s, "6\tfont-family\t[a, b]\tblock\n"));
	ck_assert_ptr_nonnull(strstr(s, "6\ttext-align\tCENTER\tblock\n"));
	ck_assert_ptr_nonnull(strstr(s, "6\tline-height\tNORMAL\tblock\n"));
}
END_TEST

START_TEST(the_tree_is_dumped_with_what_differs)
{
	const struct fo_node *f = flow_of(
	    "<fo:block padding-start='2pt' color='red' id='x'>a&lt;<fo:inline/></fo:block>");

	ck_assert_str_eq(dumped(fo_dump, f->first),
	    "<block pos=\"2:1\" padding-start=\"2pt\" color=\"#ff0000\" id=\"x\">\n"
	    "  <text>a&lt;</text>\n  <inline pos=\"2:55\"/>\n</block>\n");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("fo/build");
	TCase *tree = unit_case(s, "tree", setup, teardown);
	TCase *repair = unit_case(s, "repair", setup, teardown);
	TCase *none = unit_case(s, "no tree", setup, teardown);
	TCase *dumps = unit_case(s, "dumps", setup, teardown);

	tcase_add_test(tree, objects_and_text_stand_in_document_order);
	tcase_add_test(tree, blanks_are_kept_in_paragraphs_and_dropped_between_them);
	tcase_add_test(tree, the_author_s_place_comes_from_yf_pos);
	tcase_add_test(tree, without_it_the_place_is_that_in_the_document);
	tcase_add_test(tree, pictures_are_kept_as_xml_with_their_namespaces);
	tcase_add_test(tree, addresses_are_relative_to_xml_base);
	tcase_add_test(tree, cells_are_numbered_around_those_that_span_rows);
	tcase_add_test(repair, text_in_a_flow_is_put_into_a_block);
	tcase_add_test(repair, a_wrapper_takes_what_its_parent_takes);
	tcase_add_test(repair, what_is_missing_in_a_table_is_put_in);
	tcase_add_test(repair, text_in_a_footnote_is_its_citation);
	tcase_add_test(repair, an_object_where_nothing_helps_is_left_out_and_said);
	tcase_add_test(repair, an_object_too_late_is_taken);
	tcase_add_test(repair, unknown_objects_let_their_content_stand);
	tcase_add_test(repair, extensions_that_are_not_ours_are_unsupported);
	tcase_add_test(repair, foreign_names_are_counted_only);
	tcase_add_test(repair, speech_is_mentioned_once);
	tcase_add_test(repair, unknown_properties_are_named_with_their_place);
	tcase_add_test(repair, an_id_counts_once);
	tcase_add_test(repair, required_properties_are_missed);
	tcase_add_test(none, what_cannot_be_formatted_has_no_tree);
	tcase_add_test(none, depth_has_a_bound);
	tcase_add_test(none, control_characters_become_spaces);
	tcase_add_test(dumps, properties_are_dumped_by_number_name_and_value);
	tcase_add_test(dumps, the_tree_is_dumped_with_what_differs);
	return unit_run(s);
}
