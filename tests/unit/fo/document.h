/*
 * document.h - FO documents for tests: text in, tree and findings out
 */
#ifndef TESTS_FO_DOCUMENT_H
#define TESTS_FO_DOCUMENT_H

#include "fo/tree.h"
#include "xml/load.h"

#include "../unit.h"

static xmlDoc *doc;

static void setup(void)
{
	unit_setup();
	doc = NULL;
}

static void teardown(void)
{
	xml_free(doc);
	unit_teardown();
}

/* The document as it stands; line 1 is the first line of text. */
static inline const struct fo_node *tree_of(const char *text)
{
	xml_free(doc);
	doc = xml_load_memory("case.fo", text, strlen(text), NULL, diag);
	ck_assert_ptr_nonnull(doc);
	return fo_build(a, doc, NULL, diag);
}

#define ROOT_BEGIN "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'" \
	" xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions'" \
	" xmlns:fox='http://xmlgraphics.apache.org/fop/extensions' xmlns:yf='urn:yinfa:fo'"
#define MASTERS "<fo:layout-master-set><fo:simple-page-master master-name='p'><fo:region-body/>" \
	"</fo:simple-page-master></fo:layout-master-set>"

/* The flow of a document whose flow holds this; on one line, so that places can be told. */
static inline const struct fo_node *flow_of(const char *content)
{
	const struct fo_node *root = tree_of(arena_printf(a, ROOT_BEGIN ">" MASTERS
	    "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>\n%s</fo:flow>"
	    "</fo:page-sequence></fo:root>", content));

	ck_assert_ptr_nonnull(root);
	return root->last->last;
}

/* The first block of such a document; attributes as they stand in its tag. */
static inline const struct fo_node *block_with(const char *attributes)
{
	return flow_of(arena_printf(a, "<fo:block %s>text</fo:block>", attributes))->first;
}

/* The only finding so far, of this id. */
static inline struct finding only_finding(const char *id)
{
	struct finding f = finding_at(0);

	ck_assert_str_eq(findings(), arena_printf(a, "%d:%d %s", f.pos.line, f.pos.column, id));
	return f;
}

#endif
