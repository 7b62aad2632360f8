/* Sizes and places of areas by hand, and the dump that shows them. */
#include "area/area.h"

#include "../unit.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>

/* border 1, 2, 3, 4 pt and padding 10, 20, 30, 40 pt at before, after, start, end */
static struct area_box *uneven_box(void)
{
	struct area_box *b = ARENA_NEW(a, struct area_box);

	for (int i = 0; i < 4; i++)
		b->edge[i] = (struct area_edge){ .width = 1000 * (i + 1),
			.padding = 10000 * (i + 1),
			.style = LINE_SOLID,
			.color = { .a = 255 } };
	return b;
}

static struct area *block(len_t ipd, len_t bpd)
{
	struct area *b = area_new(a, AREA_BLOCK, sizeof *b);

	b->ipd = ipd;
	b->bpd = bpd;
	return b;
}

START_TEST(an_area_without_a_box_has_no_edges)
{
	struct area *b = block(1000, 2000);

	ck_assert_int_eq(area_edge(b, EDGE_START), 0);
	ck_assert_int_eq(area_ipda(b), 1000);
	ck_assert_int_eq(area_bpda(b), 2000);
}
END_TEST

START_TEST(the_border_rectangle_adds_border_and_padding)
{
	struct area *b = block(100000, 200000);

	b->box = uneven_box();
	ck_assert_int_eq(area_edge(b, EDGE_AFTER), 22000);
	ck_assert_int_eq(area_ipda(b), 100000 + 33000 + 44000);
	ck_assert_int_eq(area_bpda(b), 200000 + 11000 + 22000);
}
END_TEST

START_TEST(the_left_edge_is_the_end_edge_from_right_to_left)
{
	struct area *b = block(0, 0);

	b->box = uneven_box();
	ck_assert_int_eq(area_left(b), 33000);
	b->level = 1;
	ck_assert_int_eq(area_left(b), 44000);
}
END_TEST

START_TEST(lengths_beyond_reason_stop_at_the_end)
{
	struct area *b = block(LEN_MAX, LEN_MAX);

	b->box = uneven_box();
	ck_assert_int_eq(area_ipda(b), LEN_MAX);
}
END_TEST

START_TEST(a_viewport_takes_the_room_of_its_turned_content)
{
	struct area_viewport *v = AREA_NEW(a, area_viewport, AREA_VIEWPORT);

	v->rotation = 90;
	v->width = v->area.bpd = 120000;
	v->height = v->area.ipd = 80000;
	ck_assert_int_eq(area_ipda(&v->area), 120000);
	ck_assert_int_eq(area_bpda(&v->area), 80000);
}
END_TEST

/* a viewport of 120 x 80 pt; the inner point (10, 5) */
static const struct {
	int rotation;
	len_t x, y;
} turned[] = { { 0, 10, 5 }, { 90, 5, 70 }, { 180, 110, 75 }, { 270, 115, 10 } };

START_TEST(a_turned_frame_begins_at_its_turned_corner)
{
	len_t x = 10, y = 5;

	area_turn(turned[_i].rotation, 120, 80, &x, &y);
	ck_assert_int_eq(x, turned[_i].x);
	ck_assert_int_eq(y, turned[_i].y);
}
END_TEST

START_TEST(children_stand_in_the_order_they_came)
{
	struct area *p = block(0, 0), *one = block(1, 0), *two = block(2, 0);

	area_append(p, one);
	area_append(p, two);
	ck_assert_ptr_eq(p->first, one);
	ck_assert_ptr_eq(one->next, two);
	ck_assert_ptr_eq(p->last, two);
	ck_assert_ptr_null(two->next);
}
END_TEST

/* --- the dump ---------------------------------------------------------- */

static struct area_tree tree;
static struct area_page *page;
static struct area *flow;

/* one A6-like page with a body region and one column */
static void setup_page(void)
{
	struct area_region *body;
	struct area *main_, *span;

	unit_setup();
	tree = (struct area_tree){ .n_pages = 1, .page = arena_array(a, 1, sizeof *tree.page) };
	page = tree.page[0] = AREA_NEW(a, area_page, AREA_PAGE);
	page->number = 1;
	page->folio = 4;
	page->label = "iv";
	page->master = "even";
	page->area.ipd = 300000;
	page->area.bpd = 400000;
	body = AREA_NEW(a, area_region, AREA_REGION);
	body->name = "xsl-region-body";
	body->area.x = 20000;
	body->area.y = 30000;
	body->area.ipd = 260000;
	body->area.bpd = 340000;
	main_ = area_new(a, AREA_MAIN, sizeof *main_);
	span = area_new(a, AREA_SPAN, sizeof *span);
	flow = area_new(a, AREA_FLOW, sizeof *flow);
	main_->is_reference = span->is_reference = flow->is_reference = true;
	flow->ipd = 260000;
	area_append(&page->area, &body->area);
	area_append(&body->area, main_);
	area_append(main_, span);
	area_append(span, flow);
}

/* what the XPath expression says of the dump */
static char *asked(const char *expression)
{
	static char answer[256];
	char *xml = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&xml, &n);
	xmlDocPtr doc;
	xmlXPathContextPtr context;
	xmlXPathObjectPtr o;
	xmlChar *s;

	area_dump(&tree, f);
	fclose(f);
	doc = xmlReadMemory(xml, (int)n, "dump.xml", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	ck_assert_msg(doc != NULL, "not well-formed: %s", xml);
	context = xmlXPathNewContext(doc);
	o = xmlXPathEval((const xmlChar *)expression, context);
	ck_assert_ptr_nonnull(o);
	s = xmlXPathCastToString(o);
	strncpy(answer, (const char *)s, sizeof answer - 1);
	xmlFree(s);
	xmlXPathFreeObject(o);
	xmlXPathFreeContext(context);
	xmlFreeDoc(doc);
	free(xml);
	return answer;
}

#define ck_asked(expression, expected) ck_assert_str_eq(asked(expression), expected)

static struct area_text *text_in_a_line(const char *s)
{
	struct area *line = area_new(a, AREA_LINE, sizeof *line);
	struct area_text *t = AREA_NEW(a, area_text, AREA_TEXT);

	area_append(flow, line);
	area_append(line, &t->area);
	t->text = s;
	t->bytes = (int)strlen(s);
	t->size = 12000;
	t->color = (struct color){ .r = 255, .a = 255 };
	t->baseline = 9000;
	return t;
}

START_TEST(a_page_says_its_number_size_and_master)
{
	ck_asked("/areaTree/pageSequence/pageViewport/@bounds", "0 0 300000 400000");
	ck_asked("//pageViewport/@nr", "4");
	ck_asked("//pageViewport/@formatted-nr", "iv");
	ck_asked("//pageViewport/@key", "P1");
	ck_asked("//pageViewport/@simple-page-master-name", "even");
	ck_asked("//page/regionViewport/@rect", "20000 30000 260000 340000");
	ck_asked("//regionBody/@ctm", "[1.0 0.0 0.0 1.0 20000.0 30000.0]");
	ck_asked("//regionBody/mainReference/span/flow/@ipd", "260000");
}
END_TEST

START_TEST(a_region_turned_clockwise_begins_at_its_right_top)
{
	struct area_region *body = (struct area_region *)page->area.first;

	body->rotation = 270;
	ck_asked("//regionBody/@ctm", "[0.0 1.0 -1.0 0.0 280000.0 30000.0]");
	ck_asked("//regionBody/@ipd", "340000");
}
END_TEST

START_TEST(regions_stand_in_a_fixed_order)
{
	struct area_region *before = AREA_NEW(a, area_region, AREA_REGION);

	before->kind = REGION_BEFORE;
	area_append(&page->area, &before->area);
	ck_asked("name(//page/regionViewport[1]/*)", "regionBefore");
	ck_asked("name(//page/regionViewport[2]/*)", "regionBody");
}
END_TEST

START_TEST(a_block_says_its_borders_spaces_and_indents)
{
	struct area *b = block(100000, 50000);

	area_append(flow, b);
	b->box = uneven_box();
	b->space_before = 6000;
	b->start_indent = 40000;
	b->id = "intro";
	ck_asked("//flow/block/@bpda", "89000"); /* 50 + 11 + 22 + 6 pt */
	ck_asked("//flow/block/@bap", "33000 44000 11000 22000");
	ck_asked("//flow/block/@border-start", "(solid,#000000,3000)");
	ck_asked("//flow/block/@padding-end", "40000");
	ck_asked("//flow/block/@space-before", "6000");
	ck_asked("//flow/block/@space-after", "");
	ck_asked("//flow/block/@space-start", "7000"); /* 40 - 33 pt */
	ck_asked("//flow/block/@prod-id", "intro");
	ck_asked("//flow/block/@left-offset", "");
}
END_TEST

START_TEST(a_cell_says_where_its_content_stands)
{
	struct area *cell = block(94000, 14400);
	struct area_box *box = ARENA_NEW(a, struct area_box);

	area_append(flow, cell);
	for (int i = 0; i < 4; i++)
		box->edge[i] = (struct area_edge){
			.width = 6000, .style = LINE_SOLID, .color = { .a = 255 }
		};
	box->collapsed = true;
	box->edge[EDGE_END].inner = true;
	cell->box = box;
	cell->placed = true;
	cell->x = cell->y = -3000; /* half the rule lies outside */
	ck_asked("//flow/block/@left-offset", "3000");
	ck_asked("//flow/block/@top-offset", "-3000");
	ck_asked("//flow/block/@ipda", "106000");
	ck_asked("//flow/block/@border-start", "(solid,#000000,6000,collapse-outer)");
	ck_asked("//flow/block/@border-end", "(solid,#000000,6000,collapse-inner)");
}
END_TEST

START_TEST(a_turned_container_is_a_viewport_with_a_reference_area)
{
	struct area_viewport *v = AREA_NEW(a, area_viewport, AREA_VIEWPORT);

	area_append(flow, &v->area);
	v->rotation = 90;
	v->width = 120000;
	v->height = 80000;
	area_append(&v->area, block(80000, 14400));
	ck_asked("//flow/block/@ctm", "[0.0 -1.0 1.0 0.0 0.0 80000.0]");
	ck_asked("//flow/block/@ipd", "120000");
	ck_asked("//flow/block/@is-viewport-area", "true");
	ck_asked("//flow/block/block/@is-reference-area", "true");
	ck_asked("//flow/block/block/@ipd", "80000");
	ck_asked("//flow/block/block/block/@bpd", "14400");
}
END_TEST

START_TEST(a_container_out_of_the_flow_says_its_position)
{
	struct area_viewport *v = AREA_NEW(a, area_viewport, AREA_VIEWPORT);

	area_append(flow, &v->area);
	v->place = PLACE_ABSOLUTE;
	v->area.x = 109000;
	v->area.y = 57000;
	ck_asked("//flow/block/@left-position", "109000");
	ck_asked("//flow/block/@top-position", "57000");
	ck_asked("//flow/block/@positioning", "absolute");
}
END_TEST

START_TEST(text_is_cut_into_words_and_spaces)
{
	text_in_a_line("one two\xc2\xa0 3");
	ck_asked("count(//text/word)", "3");
	ck_asked("count(//text/space)", "3");
	ck_asked("//text/word[2]", "two");
	ck_asked("string(//lineArea)", "one two\xc2\xa0 3"); /* nothing between the tags */
	ck_asked("//text/@baseline", "9000");
	ck_asked("//text/@font-size", "12000");
	ck_asked("//text/@color", "#ff0000");
}
END_TEST

START_TEST(any_text_gives_well_formed_xml)
{
	text_in_a_line("a<b>&\"\x01\xff]]>");
	ck_asked("string(//word)", "a<b>&\"\xef\xbf\xbd\xef\xbf\xbd]]>");
}
END_TEST

START_TEST(decoration_is_said_with_its_colour)
{
	struct area_text *t = text_in_a_line("x");

	t->area.decoration = DECORATION_UNDER | DECORATION_THROUGH;
	t->area.decoration_color[0] = t->area.decoration_color[2] = (struct color){ .b = 255, .a = 255 };
	ck_asked("//text/@underline-score", "true");
	ck_asked("//text/@underline-score-color", "#0000ff");
	ck_asked("//text/@through-score", "true");
	ck_asked("//text/@overline-score", "");
}
END_TEST

START_TEST(a_link_names_the_page_of_its_target)
{
	struct area_text *t = text_in_a_line("x");
	struct area *b = block(0, 0);

	b->id = "there";
	area_append(flow, b);
	t->area.link = "#there";
	ck_asked("//text/@internal-link", "(P1,there)");
	t->area.link = "https://example.org/?a=1&b=2";
	ck_asked("substring-after(//text/@external-link, 'dest=')", "https://example.org/?a=1&b=2");
}
END_TEST

START_TEST(a_block_in_a_line_stands_in_an_inlineblockparent)
{
	struct area *line = area_new(a, AREA_LINE, sizeof *line);
	struct area *within = area_new(a, AREA_INLINE, sizeof *within);

	area_append(flow, line);
	area_append(line, within);
	area_append(within, block(337891, 14400));
	ck_asked("//lineArea/inlineblockparent/block/@ipd", "337891");
}
END_TEST

START_TEST(a_picture_says_where_it_stands_in_its_viewport)
{
	struct area_image *i = AREA_NEW(a, area_image, AREA_IMAGE);
	struct area *line = area_new(a, AREA_LINE, sizeof *line);

	area_append(flow, line);
	area_append(line, &i->area);
	i->area.box = uneven_box();
	i->area.ipd = 20000;
	i->path = "seal.png";
	i->cw = i->ch = 40000;
	i->clip = true;
	ck_asked("//viewport/@pos", "33000 11000 40000 40000");
	ck_asked("//viewport/@clip", "true");
	ck_asked("//viewport/image/@url", "seal.png");
	i->inline_xml = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
	ck_asked("local-name(//viewport/foreignObject/*)", "svg");
}
END_TEST

START_TEST(bookmarks_nest_by_their_level)
{
	struct area_bookmark marks[] = { { "One", "#a", 1, true, { 0 } }, { "One, first", "#b", 2, false, { 0 } },
		{ "Two", "#c", 1, false, { 0 } } };

	tree.bookmark = marks;
	tree.n_bookmarks = 3;
	ck_asked("//bookmarkTree/bookmark[1]/bookmark/@title", "One, first");
	ck_asked("//bookmarkTree/bookmark[2]/@title", "Two");
	ck_asked("//bookmarkTree/bookmark[1]/@show-children", "true");
	ck_asked("//bookmarkTree/bookmark[2]/@show-children", "false");
}
END_TEST

START_TEST(colours_of_the_press_keep_their_inks)
{
	text_in_a_line("x")->color = (struct color){ 153, 153, 102, 255, true, 0, 0, 200, 400 };
	ck_asked("//text/@color", "fop-rgb-icc(0.6,0.6,0.4,#CMYK,,0.0,0.0,0.2,0.4)");
}
END_TEST

START_TEST(areas_may_nest_beyond_reason)
{
	struct area *at = flow;

	for (int i = 0; i < 100000; i++) {
		struct area *b = block(0, 0);

		area_append(at, b);
		at = b;
	}
	ck_asked("count(//flow/block)", "1");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("area");
	TCase *t = unit_case(s, "areas", unit_setup, unit_teardown);
	TCase *d = unit_case(s, "dump", setup_page, unit_teardown);

	tcase_add_test(t, an_area_without_a_box_has_no_edges);
	tcase_add_test(t, the_border_rectangle_adds_border_and_padding);
	tcase_add_test(t, the_left_edge_is_the_end_edge_from_right_to_left);
	tcase_add_test(t, lengths_beyond_reason_stop_at_the_end);
	tcase_add_test(t, a_viewport_takes_the_room_of_its_turned_content);
	tcase_add_loop_test(t, a_turned_frame_begins_at_its_turned_corner, 0, 4);
	tcase_add_test(t, children_stand_in_the_order_they_came);
	tcase_add_test(d, a_page_says_its_number_size_and_master);
	tcase_add_test(d, a_region_turned_clockwise_begins_at_its_right_top);
	tcase_add_test(d, regions_stand_in_a_fixed_order);
	tcase_add_test(d, a_block_says_its_borders_spaces_and_indents);
	tcase_add_test(d, a_cell_says_where_its_content_stands);
	tcase_add_test(d, a_turned_container_is_a_viewport_with_a_reference_area);
	tcase_add_test(d, a_container_out_of_the_flow_says_its_position);
	tcase_add_test(d, text_is_cut_into_words_and_spaces);
	tcase_add_test(d, any_text_gives_well_formed_xml);
	tcase_add_test(d, decoration_is_said_with_its_colour);
	tcase_add_test(d, a_link_names_the_page_of_its_target);
	tcase_add_test(d, a_block_in_a_line_stands_in_an_inlineblockparent);
	tcase_add_test(d, a_picture_says_where_it_stands_in_its_viewport);
	tcase_add_test(d, bookmarks_nest_by_their_level);
	tcase_add_test(d, colours_of_the_press_keep_their_inks);
	tcase_add_test(d, areas_may_nest_beyond_reason);
	return unit_run(s);
}
