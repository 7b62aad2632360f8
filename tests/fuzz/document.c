/*
 * document.c - any author's document is checked, and set if it passes
 *
 * Samples and content with elements moved and values changed go the way of
 * `yinfa build`: structure, rules, template, refinement, layout.  A document
 * that the checks refuse is transformed all the same: a template must not
 * depend on them to end.
 */
#include "base/arena.h"
#include "fo/tree.h"
#include "layout/layout.h"
#include "schema/schema.h"
#include "transform/transform.h"
#include "xml/access.h"

#include "mutate.h"
#include "target.h"

#include <glib.h>

/* Names that several kinds have. */
static const char *const elements[] = {
	"title", "body", "p", "organ", "head", "remark", "to", "signer", "section", "office", "name", "item",
	"issue", "imprint", "date", "caption", "attachments", "tail", "secrecy", "row", "emph",
	"document-number", "copy-number", "br", "article", "annex", "urgency", "unit", "total", "table",
	"specimen", "small", "signature", "serial", "sent", "send", "ruby", "reprinter", "reprinted",
	"reading", "printer", "printed", "present", "point", "person", "part", "page", "observers", "note",
	"mark"
};
static const char *const attributes[] = {
	"align", "alt", "bound", "columns", "country", "form", "height", "id", "lang", "last", "lines",
	"mark", "marks", "mode", "numbered", "of", "orientation", "percent", "rows", "run-in", "seal",
	"sealed", "separate", "shows", "src", "to", "width"
};
static const char *const values[] = { "", "0", "1", "-1", "2", "2147483648", "1e9", "2026-02-30", "2026-12-31",
	"0000-00-00", "a", "#a", "../../etc/passwd", "10mm", "100%", "特急", "一", "zh-CN" };

static const struct names names = { .element = elements, .n_elements = G_N_ELEMENTS(elements),
	.attribute = attributes, .n_attributes = G_N_ELEMENTS(attributes),
	.value = values, .n_values = G_N_ELEMENTS(values) };

static const char *const roots[] = { ".", NULL };
static const struct xml_access access_here = { roots };
static struct schemas *schemas;

static void check(xmlDoc *doc, struct diag *diag)
{
	char *grammar = transform_kind_file(".", doc, "grammar.xsd", diag);
	char *rules = grammar == NULL ? NULL : transform_kind_file(".", doc, "rules.sch", diag);

	if (schemas == NULL)
		schemas = schemas_new(&access_here);
	if (grammar != NULL)
		schema_check_structure(schemas, doc, grammar, diag);
	if (rules != NULL)
		schema_check_rules(schemas, doc, rules, diag);
	g_free(grammar);
	g_free(rules);
}

static void format(xmlDoc *source, struct diag *diag)
{
	static const struct layout_options o = { .max_pages = 50 };
	const struct transform_request request = { .home = ".", .roots = roots };
	struct fo_options fo = { .source_file = "fuzz.xml" };
	xmlDoc *doc = transform_to_fo(&request, source, diag);
	struct arena *a = arena_new();
	const struct fo_node *root = doc == NULL ? NULL : fo_build(a, doc, &fo, diag);

	xml_free(doc);
	if (root != NULL)
		layout_document(a, root, fonts, &o, diag);
	arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diag *diag = diag_new();
	xmlDoc *doc = xml_load_memory("fuzz.xml", (const char *)data, size, NULL, diag);

	if (doc != NULL) {
		check(doc, diag);
		format(doc, diag);
	}
	xml_free(doc);
	diag_free(diag);
	return 0;
}
