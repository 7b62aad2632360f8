/*
 * fo.c - any FO document comes out of layout and rendering, or is refused
 *
 * Bytes are loaded, refined, laid out and traced as `yinfa format` does.  What
 * must hold: no crash, no leak, no endless work.
 */
#include "area/area.h"
#include "base/arena.h"
#include "fo/property.h"
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

/* What takes several objects, or attributes that agree. */
#define NOTE "<fo:footnote><fo:inline>*</fo:inline><fo:footnote-body><fo:block>note</fo:block></fo:footnote-body></fo:footnote>"
#define CELL(attributes) "<fo:table-cell " attributes "><fo:block>cell</fo:block></fo:table-cell>"
#define ROW(content) "<fo:table-row>" content "</fo:table-row>"

static const char *const structures[] = {
	NOTE,
	"<fo:block>text" NOTE NOTE " and text</fo:block>",
	"<fo:float float='before'><fo:block>float</fo:block></fo:float>",
	"<fo:float float='start'><fo:block-container width='20pt' height='30pt'><fo:block>a</fo:block></fo:block-container></fo:float>",
	"<fo:float float='end'><fo:block start-indent='0pt' end-indent='50pt'>float" NOTE "</fo:block></fo:float>",
	"<fo:block clear='both'/>",
	"<fo:block span='all'>over all columns</fo:block>",
	"<fo:block keep-with-next='always'>head</fo:block>",
	"<fo:block keep-together.within-column='5' orphans='3' widows='3'>a b c d e f g h i j k l m n o p q r s t u v</fo:block>",
	"<fo:block break-before='page'>next page</fo:block><fo:block break-after='column'/>",
	"<fo:marker marker-class-name='a'>marked</fo:marker>",
	"<fo:retrieve-marker retrieve-class-name='a' retrieve-boundary='document'/>",
	"<fo:block-container reference-orientation='90' width='50pt' height='50pt'><fo:block>turned</fo:block></fo:block-container>",
	"<fo:block-container absolute-position='absolute' top='5pt' left='5pt' width='50pt'><fo:block>placed</fo:block></fo:block-container>",
	"<fo:block-container writing-mode='tb-rl' height='60pt'><fo:block>縦書き</fo:block></fo:block-container>",
	"<fo:inline-container width='40pt'><fo:block>inside</fo:block></fo:inline-container>",
	"<fo:table table-layout='fixed' width='100%'><fo:table-column column-width='proportional-column-width(1)' "
	"number-columns-repeated='3'/><fo:table-header>" ROW(CELL("number-columns-spanned='3'")) "</fo:table-header><fo:table-footer>"
	ROW(CELL("") CELL("number-columns-spanned='2'")) "</fo:table-footer><fo:table-body>" ROW(CELL("number-rows-spanned='2'")
	CELL("") CELL("border='1pt solid black'")) ROW(CELL("number-columns-spanned='2'")) "</fo:table-body></fo:table>",
	"<fo:table border-collapse='separate' border-separation='2pt'><fo:table-body>" ROW(CELL("number-rows-spanned='3'") CELL(""))
	ROW(CELL("display-align='after'")) ROW(CELL("")) "</fo:table-body></fo:table>",
	ROW(CELL("") CELL("number-rows-spanned='2'")),
	CELL("number-columns-spanned='2' padding='3pt' background-color='red'"),
	"<fo:table-header>" ROW(CELL("")) "</fo:table-header>",
	"<fo:retrieve-table-marker retrieve-class-name='a'/>",
	"<fo:list-block><fo:list-item><fo:list-item-label end-indent='label-end()'><fo:block>1</fo:block></fo:list-item-label>"
	"<fo:list-item-body start-indent='body-start()'><fo:block>item" NOTE "</fo:block></fo:list-item-body></fo:list-item></fo:list-block>",
	"<fo:leader leader-pattern='dots' leader-length.maximum='100%'/><fo:page-number-citation ref-id='a'/>",
	"<fo:leader leader-pattern='use-content'>ab</fo:leader>",
	"<fo:basic-link internal-destination='a'>link</fo:basic-link>",
	"<fo:external-graphic src='url(data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2230%22 height=%2220%22/%3E)' "
	"content-width='scale-to-fit' width='25pt'/>",
	"<fo:instream-foreign-object><svg xmlns='http://www.w3.org/2000/svg' width='10' height='90'/></fo:instream-foreign-object>",
	"<fo:bidi-override direction='rtl' unicode-bidi='embed'>שלום abc</fo:bidi-override>",
	"<fo:change-bar-begin change-bar-class='c' change-bar-style='solid'/>", "<fo:change-bar-end change-bar-class='c'/>",
	"<fo:static-content flow-name='xsl-footnote-separator'><fo:block><fo:leader leader-pattern='rule'/></fo:block></fo:static-content>",
	"<fo:static-content flow-name='xsl-before-float-separator'><fo:block>---</fo:block></fo:static-content>",
	"<fo:static-content flow-name='xsl-region-before'><fo:block><fo:page-number/></fo:block></fo:static-content>",
	"<fo:bookmark-tree><fo:bookmark internal-destination='a'><fo:bookmark-title>a</fo:bookmark-title></fo:bookmark></fo:bookmark-tree>",
	"<fo:simple-page-master master-name='b' page-width='150pt' page-height='70pt'><fo:region-body column-count='2'/>"
	"<fo:region-before extent='10pt'/></fo:simple-page-master>",
	"<fo:page-sequence-master master-name='a'><fo:repeatable-page-master-alternatives><fo:conditional-page-master-reference "
	"master-reference='b' page-position='last'/><fo:conditional-page-master-reference master-reference='p' odd-or-even='odd'/>"
	"<fo:conditional-page-master-reference master-reference='b'/></fo:repeatable-page-master-alternatives></fo:page-sequence-master>",
};

static const char *words(unsigned attribute)
{
	return fo_props[attribute].keywords;
}

#define COUNT(array) (sizeof (array) / sizeof *(array))

static const struct names names = { .element = elements, .n_elements = COUNT(elements), .attribute = attributes,
	.n_attributes = COUNT(attributes), .words = words, .value = values, .n_values = COUNT(values),
	.structure = structures, .n_structures = COUNT(structures) };

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
