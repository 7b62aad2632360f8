/*
 * document.h - FO documents for tests: text in, tree and findings out
 */
#ifndef TESTS_FO_DOCUMENT_H
#define TESTS_FO_DOCUMENT_H

#include "base/arena.h"
#include "base/diag.h"
#include "fo/tree.h"
#include "xml/load.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *a;
static struct diag *diag;
static xmlDoc *doc;

static void setup(void)
{
	a = arena_new();
	diag = diag_new();
	doc = NULL;
}

static void teardown(void)
{
	xml_free(doc);
	diag_free(diag);
	arena_free(a);
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

static inline int findings(void)
{
	struct finding f;
	int n = 0;

	while (diag_get(diag, n, &f))
		n++;
	return n;
}

/* The only finding so far, of this id. */
static inline struct finding only_finding(const char *id)
{
	struct finding f = { .id = "none", .text = "" };

	ck_assert_int_eq(findings(), 1);
	diag_get(diag, 0, &f);
	ck_assert_str_eq(f.id, id);
	return f;
}

static inline int run(Suite *s)
{
	SRunner *r = srunner_create(s);
	int failed;

	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
