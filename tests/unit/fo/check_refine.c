/* From properties as written to values: kinds, inheritance, shorthands, sides, mistakes. */
#include "fo/refine.h"

#include "document.h"

static len_t len(const struct fo_node *n, enum fo_prop p)
{
	return fo_len(n, p, 100000);
}

/* ---------------------------------------------------------------- kinds of value */

START_TEST(a_space_has_five_components)
{
	const struct fo_node *b = block_with("space-before='12pt' space-before.minimum='6pt' "
	    "space-before.conditionality='retain' space-before.precedence='force'");
	struct fo_space s = fo_space(b, PROP_space_before, 0);

	ck_assert_int_eq(s.min, 6000);
	ck_assert_int_eq(s.opt, 12000);
	ck_assert_int_eq(s.max, 12000);
	ck_assert_int_eq(s.precedence, FO_FORCE);
	ck_assert(!s.discard);
	s = fo_space(b, PROP_space_after, 0);
	ck_assert(s.opt == 0 && s.precedence == 0 && s.discard);
}
END_TEST

START_TEST(an_optimum_alone_lifts_the_maximum)
{
	struct fo_space s = fo_space(block_with("space-before.optimum='12pt'"), PROP_space_before, 0);

	ck_assert_int_eq(s.opt, 12000);
	ck_assert_int_eq(s.max, 12000);
}
END_TEST

START_TEST(keeps_have_three_contexts)
{
	const struct fo_node *b = block_with("keep-together='always' keep-with-next.within-page='7' "
	    "keep-with-previous.within-column='always'");

	ck_assert_int_eq(fo_keep(b, PROP_keep_together, FO_WITHIN_LINE), FO_KEEP_ALWAYS);
	ck_assert_int_eq(fo_keep(b, PROP_keep_together, FO_WITHIN_PAGE), FO_KEEP_ALWAYS);
	ck_assert_int_eq(fo_keep(b, PROP_keep_with_next, FO_WITHIN_PAGE), 7);
	ck_assert_int_eq(fo_keep(b, PROP_keep_with_next, FO_WITHIN_COLUMN), 0);
	ck_assert_int_eq(fo_keep(b, PROP_keep_with_previous, FO_WITHIN_COLUMN), FO_KEEP_ALWAYS);
}
END_TEST

START_TEST(a_line_height_that_is_a_number_is_inherited_as_a_number)
{
	const struct fo_node *outer = flow_of("<fo:block font-size='10pt' line-height='1.5'>"
	    "<fo:block font-size='20pt'>x</fo:block></fo:block>")->first;

	ck_assert_int_eq(fo_line_height(outer), 15000);
	ck_assert_int_eq(fo_line_height(outer->first), 30000);
}
END_TEST

START_TEST(a_line_height_in_em_is_inherited_as_a_length)
{
	const struct fo_node *outer = flow_of("<fo:block font-size='10pt' line-height='150%'>"
	    "<fo:block font-size='20pt'>x</fo:block></fo:block>")->first;

	ck_assert_int_eq(fo_line_height(outer->first), 15000);
	ck_assert_int_eq(fo_line_height(block_with("font-size='10pt'")), 12000);
}
END_TEST

START_TEST(font_size_has_keywords_and_is_relative_to_the_parents)
{
	ck_assert_int_eq(fo_font_size(block_with("")), 12000);
	ck_assert_int_eq(fo_font_size(block_with("font-size='x-large'")), 17280);
	ck_assert_int_eq(fo_font_size(block_with("font-size='larger'")), 14400);
	ck_assert_int_eq(fo_font_size(block_with("font-size='80%'")), 9600);
	ck_assert_int_eq(fo_font_size(block_with("font-size='2em'")), 24000);
	ck_assert_int_eq(len(block_with("text-indent='2em' font-size='16pt'"), PROP_text_indent), 32000);
}
END_TEST

START_TEST(bolder_and_lighter_look_at_the_parent)
{
	const struct fo_node *b = flow_of(
	    "<fo:block font-weight='bold'><fo:inline font-weight='bolder'>x</fo:inline>"
	    "<fo:inline font-weight='lighter'>y</fo:inline></fo:block>")
				      ->first;

	ck_assert_int_eq(fo_font_weight(b), 700);
	ck_assert_int_eq(fo_font_weight(b->first), 900);
	ck_assert_int_eq(fo_font_weight(b->last), 400);
}
END_TEST

START_TEST(families_are_a_list_without_quotes)
{
	ck_assert_str_eq(
	    fo_string(block_with("font-family=\"Times New Roman , '宋体',serif\""), PROP_font_family),
	    "Times New Roman,宋体,serif");
}
END_TEST

START_TEST(words_of_a_list_can_be_asked_for)
{
	const struct fo_node *b = block_with("axf:punctuation-trim='start-except-first  adjacent' "
	    "text-decoration='underline'");

	ck_assert(fo_has_token(b, PROP_axf_punctuation_trim, KW_adjacent));
	ck_assert(!fo_has_token(b, PROP_axf_punctuation_trim, KW_start));
	ck_assert(fo_has_token(b, PROP_text_decoration, KW_underline));
	ck_assert(fo_is(b, PROP_axf_line_break, KW_auto));
}
END_TEST

START_TEST(addresses_lose_their_wrapping)
{
	const struct fo_node
	    *b = flow_of("<fo:block><fo:external-graphic src=\"url('a b.png')\"/></fo:block>")->first;

	ck_assert_str_eq(fo_string(b->first, PROP_src), "a b.png");
	ck_assert(fo_specified(b->first, PROP_src));
}
END_TEST

START_TEST(a_column_may_have_a_share)
{
	const struct fo_node *t = flow_of(
	    "<fo:table><fo:table-column column-width='proportional-column-width(2)'/>"
	    "<fo:table-body><fo:table-cell><fo:block/></fo:table-cell></fo:table-body></fo:table>")
				      ->first;

	ck_assert_int_eq(fo_get(t->first, PROP_column_width)->type, V_SHARE);
	ck_assert_double_eq(fo_get(t->first, PROP_column_width)->part[FO_SHARE_NUMBER].number, 2);
}
END_TEST

/* ---------------------------------------------------------------- inheritance */

START_TEST(inherited_values_come_down_and_others_do_not)
{
	const struct fo_node *b = flow_of("<fo:block color='red' background-color='blue' text-align='center'>"
	    "<fo:block>x</fo:block></fo:block>")->first->first;

	ck_assert_int_eq(fo_color(b, PROP_color).r, 255);
	ck_assert_int_eq(fo_color(b, PROP_background_color).a, 0);
	ck_assert_int_eq(fo_keyword(b, PROP_text_align), KW_center);
	ck_assert(!fo_specified(b, PROP_color));
}
END_TEST

START_TEST(inherit_brings_down_what_is_not_inherited)
{
	const struct fo_node *b = flow_of(
	    "<fo:block padding-left='3pt' break-before='page'>"
	    "<fo:block padding-left='inherit' break-before=' inherit '>x</fo:block></fo:block>")
				      ->first->first;

	ck_assert_int_eq(len(b, PROP_padding_start), 3000);
	ck_assert_int_eq(fo_keyword(b, PROP_break_before), KW_page);
}
END_TEST

START_TEST(from_nearest_specified_value_passes_objects_that_say_nothing)
{
	const struct fo_node *b = flow_of("<fo:block space-before='9pt'><fo:block>"
	    "<fo:block space-before.optimum='1pt' start-indent='from-nearest-specified-value(space-before)'"
	    " padding-left='from-nearest-specified-value(provisional-label-separation)'>x"
	    "</fo:block></fo:block></fo:block>")->first->first->first;

	ck_assert_int_eq(len(b, PROP_padding_left), 6000);
	ck_assert_int_eq(len(b, PROP_start_indent), 9000);
}
END_TEST

START_TEST(colours_of_borders_follow_the_colour_of_the_object)
{
	const struct fo_node *b = flow_of("<fo:block color='#0000ff' border='1pt solid'>"
	    "<fo:block color='lime' border-top-style='solid'>x</fo:block></fo:block>")->first;

	ck_assert_int_eq(fo_color(b, PROP_border_left_color).b, 255);
	ck_assert_int_eq(fo_color(b->first, PROP_border_before_color).g, 255);
	ck_assert_int_eq(fo_color(b->first, PROP_axf_text_emphasis_color).g, 255);
}
END_TEST

START_TEST(text_align_last_answers_for_relative)
{
	ck_assert_int_eq(fo_text_align_last(block_with("text-align='justify'")), KW_start);
	ck_assert_int_eq(fo_text_align_last(block_with("text-align='end'")), KW_end);
	ck_assert_int_eq(
	    fo_text_align_last(block_with("text-align='left' text-align-last='justify'")), KW_justify);
	ck_assert_int_eq(fo_keyword(block_with("text-align='right'"), PROP_text_align), KW_end);
	ck_assert_int_eq(
	    fo_keyword(block_with("text-align='right' writing-mode='rl-tb'"), PROP_text_align), KW_start);
}
END_TEST

/* ---------------------------------------------------------------- shorthands */

START_TEST(the_more_precise_shorthand_wins)
{
	struct fo_edges e = fo_edges(block_with("border-top-width='4pt' border-left='3pt dashed red' "
	    "border='1pt solid blue' border-style='double'"), 0);

	ck_assert_int_eq(e.before.width, 4000);
	ck_assert_int_eq(e.before.style, KW_double);
	ck_assert_int_eq(e.before.color.b, 255);
	ck_assert_int_eq(e.start.width, 3000);
	ck_assert_int_eq(e.start.style, KW_dashed);
	ck_assert_int_eq(e.start.color.r, 255);
	ck_assert_int_eq(e.end.width, 1000);
}
END_TEST

START_TEST(a_border_without_style_has_no_width)
{
	struct fo_edges e = fo_edges(block_with("border-width='4pt' border-bottom-style='solid'"), 0);

	ck_assert_int_eq(e.before.width, 0);
	ck_assert_int_eq(e.after.width, 4000);
	ck_assert(e.after.width_discard);
	ck_assert_int_eq(fo_edges(block_with("border-style='solid'"), 0).start.width, 1000);
}
END_TEST

START_TEST(padding_takes_one_to_four_values)
{
	const struct fo_node *b = block_with("padding='1pt 2pt 3pt'");

	ck_assert_int_eq(len(b, PROP_padding_before), 1000);
	ck_assert_int_eq(len(b, PROP_padding_end), 2000);
	ck_assert_int_eq(len(b, PROP_padding_after), 3000);
	ck_assert_int_eq(len(b, PROP_padding_start), 2000);
}
END_TEST

START_TEST(font_is_taken_apart)
{
	const struct fo_node *b = block_with("font=\"italic bold 14pt/20pt 'Liberation Serif', serif\"");

	ck_assert_int_eq(fo_font_size(b), 14000);
	ck_assert_int_eq(fo_line_height(b), 20000);
	ck_assert_int_eq(fo_font_weight(b), 700);
	ck_assert(fo_is(b, PROP_font_style, KW_italic));
	ck_assert_str_eq(fo_string(b, PROP_font_family), "Liberation Serif,serif");
}
END_TEST

START_TEST(background_is_taken_apart_in_any_order)
{
	const struct fo_node *b = block_with("background=\"no-repeat url('a.png') fixed #ff0000 left 2pt\"");

	ck_assert_int_eq(fo_color(b, PROP_background_color).r, 255);
	ck_assert_str_eq(fo_string(b, PROP_background_image), "a.png");
	ck_assert(fo_is(b, PROP_background_repeat, KW_no_repeat));
	ck_assert(fo_is(b, PROP_background_attachment, KW_fixed));
	ck_assert_int_eq(fo_len(b, PROP_background_position_vertical, 0), LEN_PT(2));
	ck_assert_str_eq(findings(), "");
}
END_TEST

START_TEST(names_of_css_become_those_of_xsl)
{
	const struct fo_node *b = block_with("page-break-before='always' page-break-after='avoid' "
	    "page-break-inside='avoid' white-space='pre' vertical-align='super' position='absolute'");

	ck_assert(fo_is(b, PROP_break_before, KW_page));
	ck_assert_int_eq(fo_keep(b, PROP_keep_with_next, FO_WITHIN_PAGE), FO_KEEP_ALWAYS);
	ck_assert_int_eq(fo_keep(b, PROP_keep_together, FO_WITHIN_PAGE), FO_KEEP_ALWAYS);
	ck_assert_int_eq(fo_keep(b, PROP_keep_together, FO_WITHIN_LINE), 0);
	ck_assert(fo_is(b, PROP_linefeed_treatment, KW_preserve));
	ck_assert(fo_is(b, PROP_wrap_option, KW_no_wrap));
	ck_assert(fo_is(b, PROP_baseline_shift, KW_super));
	ck_assert(fo_is(b, PROP_absolute_position, KW_absolute));
}
END_TEST

START_TEST(language_and_country_come_from_xml_lang)
{
	const struct fo_node *b = block_with("xml:lang='zh-Hans-CN'");

	ck_assert_str_eq(fo_string(b, PROP_language), "zh");
	ck_assert_str_eq(fo_string(b, PROP_script), "Hans");
	ck_assert_str_eq(fo_string(b, PROP_country), "CN");
	ck_assert_str_eq(fo_string(block_with("xml:lang='en' country='GB'"), PROP_country), "GB");
}
END_TEST

/* ---------------------------------------------------------------- corresponding properties */

START_TEST(sides_are_edges_by_writing_mode)
{
	const struct fo_node *b = block_with("padding-left='1pt' padding-top='2pt'");

	ck_assert_int_eq(len(b, PROP_padding_start), 1000);
	ck_assert_int_eq(len(b, PROP_padding_before), 2000);
	b = block_with("writing-mode='rl' padding-left='1pt'");
	ck_assert_int_eq(len(b, PROP_padding_end), 1000);
	b = block_with("writing-mode='tb-rl' padding-left='1pt' padding-top='2pt' width='3pt'");
	ck_assert_int_eq(len(b, PROP_padding_after), 1000);
	ck_assert_int_eq(len(b, PROP_padding_start), 2000);
	ck_assert_int_eq(len(b, PROP_block_progression_dimension), 3000);
}
END_TEST

START_TEST(an_absolute_name_wins_but_not_from_a_shorthand)
{
	ck_assert_int_eq(len(block_with("padding-start='1pt' padding-left='2pt'"), PROP_padding_start), 2000);
	ck_assert_int_eq(len(block_with("padding-start='1pt' padding='2pt'"), PROP_padding_start), 1000);
	ck_assert_int_eq(len(block_with("padding-start='1pt' padding='2pt'"), PROP_padding_left), 1000);
}
END_TEST

START_TEST(conditionality_stands_beside_a_shorthand)
{
	struct fo_edges e = fo_edges(
	    block_with("border='2pt solid' border-before-width.conditionality='retain' "
		       "padding-before.conditionality='retain' padding='1pt'"),
	    0);

	ck_assert_int_eq(e.before.width, 2000);
	ck_assert(!e.before.width_discard && e.after.width_discard);
	ck_assert_int_eq(e.before.padding, 1000);
	ck_assert(!e.before.padding_discard);
}
END_TEST

START_TEST(a_margin_adds_up_to_an_indent)
{
	const struct fo_node *b = flow_of(
	    "<fo:block start-indent='10pt'>"
	    "<fo:block margin-left='5pt' padding-left='2pt' border-left='1pt solid'>"
	    "<fo:block-container margin-left='4pt'><fo:block/></fo:block-container></fo:block></fo:block>")
				      ->first->first;

	ck_assert_int_eq(len(b, PROP_start_indent), 18000);
	ck_assert_int_eq(len(b->first, PROP_start_indent), 4000);
	ck_assert_int_eq(len(b, PROP_end_indent), 0);
}
END_TEST

START_TEST(a_margin_in_percent_stays_symbolic)
{
	const struct fo_value *v = fo_get(
	    block_with("margin-left='10%' padding-left='2pt'"), PROP_start_indent);

	ck_assert_int_eq(v->type, V_INDENT);
	ck_assert_int_eq(v->part[FO_INDENT_OWN].pct, 10000);
	ck_assert_int_eq(v->part[FO_INDENT_OWN].len, 2000);
}
END_TEST

START_TEST(a_margin_above_is_a_space_that_stays)
{
	struct fo_space s = fo_space(block_with("margin-top='5pt'"), PROP_space_before, 0);

	ck_assert_int_eq(s.opt, 5000);
	ck_assert(!s.discard);
	s = fo_space(block_with("margin='5pt' space-before='7pt'"), PROP_space_before, 0);
	ck_assert_int_eq(s.opt, 7000);
}
END_TEST

START_TEST(width_is_a_dimension_with_limits)
{
	const struct fo_node *b = block_with("width='50pt' max-width='40pt'");

	ck_assert_int_eq(len(b, PROP_inline_progression_dimension), 40000);
	ck_assert_int_eq(len(b, PROP_width), 40000);
	ck_assert(fo_is(b, PROP_height, KW_auto));
	b = block_with("block-progression-dimension.minimum='10pt'");
	ck_assert_int_eq(fo_space(b, PROP_block_progression_dimension, 0).min, 10000);
	ck_assert(fo_is(b, PROP_block_progression_dimension, KW_auto));
}
END_TEST

START_TEST(a_negative_dimension_is_none)
{
	ck_assert_int_eq(len(block_with("height='-10pt'"), PROP_block_progression_dimension), 0);
	only_finding("FO_CORRECTED_VALUE");
}
END_TEST

START_TEST(lists_know_where_their_label_ends)
{
	const struct fo_node *item = flow_of("<fo:list-block start-indent='10pt' "
	    "provisional-distance-between-starts='30pt' provisional-label-separation='4pt'><fo:list-item>"
	    "<fo:list-item-label end-indent='label-end()'><fo:block>1</fo:block></fo:list-item-label>"
	    "<fo:list-item-body start-indent='body-start()'><fo:block>x</fo:block></fo:list-item-body>"
	    "</fo:list-item></fo:list-block>")->first->first;

	ck_assert_int_eq(len(item->first, PROP_end_indent), 64000);
	ck_assert_int_eq(len(item->last, PROP_start_indent), 40000);
}
END_TEST

START_TEST(cells_ask_their_column)
{
	const struct fo_node *row = flow_of("<fo:table><fo:table-column text-align='center'/>"
	    "<fo:table-column text-align='end'/><fo:table-body><fo:table-row>"
	    "<fo:table-cell text-align='from-table-column()'><fo:block/></fo:table-cell>"
	    "<fo:table-cell text-align='from-table-column(text-align)'><fo:block/></fo:table-cell>"
	    "</fo:table-row></fo:table-body></fo:table>")->first->last->first;

	ck_assert_int_eq(fo_keyword(row->first, PROP_text_align), KW_center);
	ck_assert_int_eq(fo_keyword(row->last, PROP_text_align), KW_end);
}
END_TEST

/* ---------------------------------------------------------------- sharing */

START_TEST(equal_objects_share_a_style_whatever_their_ids)
{
	const struct fo_node *f = flow_of("<fo:block id='a' color='red'>x</fo:block>"
	    "<fo:block id='b' color='red'>y</fo:block><fo:block color='blue'>z</fo:block>");

	ck_assert_ptr_eq(f->first->style, f->first->next->style);
	ck_assert_ptr_ne(f->first->style, f->last->style);
	ck_assert_str_eq(f->first->next->id, "b");
	ck_assert_str_eq(fo_string(f->first->next, PROP_id), "b");
	ck_assert_ptr_null(fo_string(f->last, PROP_id));
	ck_assert_ptr_eq(f->first->first->style, f->first->style);
}
END_TEST

START_TEST(a_shared_mistake_is_told_at_every_place)
{
	flow_of("<fo:block color='rot'>x</fo:block>\n<fo:block color='rot'>y</fo:block>");
	ck_assert_int_eq(found("FO_BAD_VALUE"), 2);
}
END_TEST

START_TEST(thousands_of_equal_objects_take_little_memory)
{
	char *s = arena_alloc(a, 2000 * 80 + 1);
	size_t n = 0, before;
	const struct fo_node *f;

	for (int i = 0; i < 2000; i++)
		n += (size_t)sprintf(
		    s + n, "<fo:block id='i%d' color='red' space-before='1pt'>x</fo:block>", i);
	f = flow_of(s);
	before = arena_used(a);
	fo_build(a, doc, NULL, diag);
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_lt((arena_used(a) - before) / 4000, 300);
}
END_TEST

START_TEST(a_marker_is_refined_again_where_it_is_retrieved)
{
	const struct fo_node *f = flow_of(
	    "<fo:block color='red' font-size='10pt'><fo:marker marker-class-name='m'>"
	    "<fo:inline font-size='2em'>x</fo:inline>y</fo:marker></fo:block><fo:block "
	    "color='lime'>z</fo:block>");
	const struct fo_node *copy = fo_rebase(a, f->first->first->first, f->last, diag);

	ck_assert_int_eq(copy->elem, FO_inline);
	ck_assert_int_eq(fo_color(copy, PROP_color).g, 255);
	ck_assert_int_eq(fo_font_size(copy), 24000);
	ck_assert_int_eq(fo_color(copy->first, PROP_color).g, 255);
	ck_assert_str_eq(copy->next->text, "y");
	ck_assert_int_eq(fo_font_size(f->first->first->first), 20000);
	ck_assert_ptr_eq(copy->parent, f->last);
}
END_TEST

/* ---------------------------------------------------------------- mistakes */

START_TEST(a_wrong_keyword_lists_the_right_ones)
{
	struct finding f;

	block_with("break-before='pgae'");
	f = only_finding("FO_BAD_VALUE");
	ck_assert_str_eq(f.text,
	    "break-before: 'pgae' is not known: expected one of auto, column, page, even-page, "
	    "odd-page: using auto");
	ck_assert_int_eq(f.level, DIAG_ERROR);
	ck_assert_int_eq(f.pos.line, 2);
	ck_assert_int_eq(f.pos.column, 1);
}
END_TEST

START_TEST(a_wrong_value_leaves_the_inherited_one)
{
	const struct fo_node *b = flow_of("<fo:block font-size='20pt'><fo:block font-size='big'>x</fo:block>"
	    "</fo:block>")->first->first;

	ck_assert_int_eq(fo_font_size(b), 20000);
	ck_assert_ptr_nonnull(strstr(only_finding("FO_BAD_VALUE").text, "using 20pt"));
}
END_TEST

START_TEST(a_wrong_shorthand_is_ignored_as_a_whole)
{
	ck_assert_int_eq(fo_edges(block_with("border='1pt sold red'"), 0).before.width, 0);
	only_finding("FO_BAD_SHORTHAND");
}
END_TEST

START_TEST(a_wrong_component_is_named)
{
	block_with("space-before.optimum='wide'");
	ck_assert_ptr_nonnull(strstr(only_finding("FO_BAD_VALUE").text, "space-before.optimum: 'wide'"));
}
END_TEST

START_TEST(long_values_are_cut_in_messages_between_characters)
{
	char value[600] = "";

	for (int i = 0; i < 150; i++)
		strcat(value, "宋");
	block_with(arena_printf(a, "break-before='%s'", value));
	ck_assert_uint_lt(strlen(only_finding("FO_BAD_VALUE").text), 200);
}
END_TEST

/* Every property with values that fit others: nothing breaks, and every answer is of a known type. */
START_TEST(any_value_may_stand_at_any_property)
{
	static const char *const values[] = {
		"12pt",
		"50%",
		"auto",
		"-3",
		"'s'",
		"#fff",
		"inherit",
		"",
		"a b c d e",
		"url(x)",
		"1 2pt",
		"from-parent()",
		"from-table-column()",
		"label-end()",
		"proportional-column-width(1)",
		"normal",
		"1e9",
		"99999999999pt",
		"from-parent(space-before)",
		"from-parent(font-family)",
		"from-parent(keep-together)",
	};
	char *attributes = arena_alloc(a, 100000);

	for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
		const struct fo_node *b;
		size_t n = 0;

		for (int p = 0; p < PROP_COUNT; p += 2 + (int)(v % 2)) {
			const char *name = fo_prop_name((enum fo_prop)p);

			n += (size_t)sprintf(attributes + n, "%s=\"%s\" ", name, values[v]);
		}
		b = block_with(attributes);
		for (int p = 0; p < PROP_COUNT; p++) {
			ck_assert(fo_get(b, (enum fo_prop)p)->type <= V_INDENT);
			fo_space(b, (enum fo_prop)p, 1000);
			fo_len(b, (enum fo_prop)p, 1000);
		}
		fo_edges(b, 1000);
		fo_line_height(b);
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("fo/refine");
	TCase *kinds = unit_case(s, "kinds of value", setup, teardown);
	TCase *inherit = unit_case(s, "inheritance", setup, teardown);
	TCase *shorthands = unit_case(s, "shorthands", setup, teardown);
	TCase *sides = unit_case(s, "corresponding properties", setup, teardown);
	TCase *sharing = unit_case(s, "sharing", setup, teardown);
	TCase *mistakes = unit_case(s, "mistakes", setup, teardown);

	tcase_add_test(kinds, a_space_has_five_components);
	tcase_add_test(kinds, an_optimum_alone_lifts_the_maximum);
	tcase_add_test(kinds, keeps_have_three_contexts);
	tcase_add_test(kinds, a_line_height_that_is_a_number_is_inherited_as_a_number);
	tcase_add_test(kinds, a_line_height_in_em_is_inherited_as_a_length);
	tcase_add_test(kinds, font_size_has_keywords_and_is_relative_to_the_parents);
	tcase_add_test(kinds, bolder_and_lighter_look_at_the_parent);
	tcase_add_test(kinds, families_are_a_list_without_quotes);
	tcase_add_test(kinds, words_of_a_list_can_be_asked_for);
	tcase_add_test(kinds, addresses_lose_their_wrapping);
	tcase_add_test(kinds, a_column_may_have_a_share);
	tcase_add_test(inherit, inherited_values_come_down_and_others_do_not);
	tcase_add_test(inherit, inherit_brings_down_what_is_not_inherited);
	tcase_add_test(inherit, from_nearest_specified_value_passes_objects_that_say_nothing);
	tcase_add_test(inherit, colours_of_borders_follow_the_colour_of_the_object);
	tcase_add_test(inherit, text_align_last_answers_for_relative);
	tcase_add_test(shorthands, the_more_precise_shorthand_wins);
	tcase_add_test(shorthands, a_border_without_style_has_no_width);
	tcase_add_test(shorthands, padding_takes_one_to_four_values);
	tcase_add_test(shorthands, font_is_taken_apart);
	tcase_add_test(shorthands, background_is_taken_apart_in_any_order);
	tcase_add_test(shorthands, names_of_css_become_those_of_xsl);
	tcase_add_test(shorthands, language_and_country_come_from_xml_lang);
	tcase_add_test(sides, sides_are_edges_by_writing_mode);
	tcase_add_test(sides, an_absolute_name_wins_but_not_from_a_shorthand);
	tcase_add_test(sides, conditionality_stands_beside_a_shorthand);
	tcase_add_test(sides, a_margin_adds_up_to_an_indent);
	tcase_add_test(sides, a_margin_in_percent_stays_symbolic);
	tcase_add_test(sides, a_margin_above_is_a_space_that_stays);
	tcase_add_test(sides, width_is_a_dimension_with_limits);
	tcase_add_test(sides, a_negative_dimension_is_none);
	tcase_add_test(sides, lists_know_where_their_label_ends);
	tcase_add_test(sides, cells_ask_their_column);
	tcase_add_test(sharing, equal_objects_share_a_style_whatever_their_ids);
	tcase_add_test(sharing, a_shared_mistake_is_told_at_every_place);
	tcase_add_test(sharing, thousands_of_equal_objects_take_little_memory);
	tcase_add_test(sharing, a_marker_is_refined_again_where_it_is_retrieved);
	tcase_add_test(mistakes, a_wrong_keyword_lists_the_right_ones);
	tcase_add_test(mistakes, a_wrong_value_leaves_the_inherited_one);
	tcase_add_test(mistakes, a_wrong_shorthand_is_ignored_as_a_whole);
	tcase_add_test(mistakes, a_wrong_component_is_named);
	tcase_add_test(mistakes, long_values_are_cut_in_messages_between_characters);
	tcase_add_test(mistakes, any_value_may_stand_at_any_property);
	return unit_run(s);
}
