/*
 * fo.c - any FO document comes out of layout and rendering, or is refused
 *
 * Bytes are loaded, refined, laid out and traced as `yinfa format` does.  What
 * must hold: no crash, no leak, no endless work.
 */
#include "area/area.h"
#include "base/arena.h"
#include "fo/tree.h"
#include "layout/layout.h"
#include "render/render.h"

#include "mutate.h"
#include "target.h"

static const char *const elements[] = {
#define ELEM(id, name, tier, state, cls, content) name,
#include "fo/elements.def"
#undef ELEM
};

static const char *const attributes[] = {
#define PROP(id, name, ...) name,
#include "fo/properties.def"
#undef PROP
	"id", "xml:lang", "border", "padding", "margin", "space-before", "font", "background"
};

static const char *const values[] = {
#define KEYWORD(id, name) name,
#include "fo/keywords.def"
#undef KEYWORD
	"0", "1", "2", "3", "7", "255", "-1", "1000", "100000", "2147483647", "-2147483648", "4294967296", "1e9", "0.5",
	"0pt", "1pt", "-1pt", "10pt", "100pt", "-100pt", "0.001pt", "20000pt", "2147483pt", "-2147483pt", "1e9pt", "1em",
	"-1em", "1000em", "0%", "1%", "50%", "100%", "1000%", "-50%", "1e9%", "0px", "3mm", "1in", "#fff", "#12345678",
	"red", "from-parent(width)", "inherited-property-value(font-size)", "proportional-column-width(1)",
	"proportional-column-width(0)", "1 div 0", "0 div 0", "10pt + 5%", "body-start()", "label-end()", "max(1pt, 2pt)",
	"from-table-column()", "1pt solid black", "100pt double red", "a", "b", "first", "body", "xsl-region-body",
	"xsl-region-before", "xsl-before-float-separator", "xsl-footnote-separator", "zh-CN", "FangSong", "SimHei",
	"url(data:image/png;base64,)", "internal", "#a", "一", "A", "i", "01"
};

static const struct names names = { elements, attributes, values, sizeof elements / sizeof *elements,
	sizeof attributes / sizeof *attributes, sizeof values / sizeof *values };

static void format(struct arena *a, xmlDoc *doc, struct diag *diag)
{
	static const struct layout_options o = { .max_pages = 50 };
	static const struct fo_options fo = { .source_file = "fuzz.fo" };
	const struct fo_node *root = fo_build(a, doc, &fo, diag);
	struct area_tree *tree = root == NULL ? NULL : layout_document(a, root, fonts, &o, diag);
	FILE *nowhere;

	if (tree == NULL)
		return;
	nowhere = fopen("/dev/null", "w");
	area_dump(tree, nowhere);
	diag_print(diag, nowhere, DIAG_TEXT, DIAG_NOTE);
	fclose(nowhere);
	render_tree(tree, &render_trace, "/dev/null", NULL, diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct xml_limits limits = { .allow_internal_dtd = true };
	struct arena *a = arena_new();
	struct diag *diag = diag_new();
	xmlDoc *doc = xml_load_memory("fuzz.fo", (const char *)data, size, &limits, diag);

	if (doc != NULL)
		format(a, doc, diag);
	xml_free(doc);
	diag_free(diag);
	arena_free(a);
	return 0;
}
