/* Paragraphs into lines by the rules of Chinese and Western text. */
#include "text/compose.h"

#include "line.h"

static const char story[] =
    "In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the "
    "youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her "
    "face. Close by the king's castle lay a great dark forest, and under an old lime-tree in the forest was a well, "
    "and when the day was very warm, the king's child went out into the forest and sat down by the side of the cool "
    "fountain; and when she was bored she took a golden ball, and threw it up on high and caught it.";

static const char order[] =
    "一、提高认识，加强领导。各级人民政府要把档案工作纳入本地区国民经济和社会发展规划，明确分管负责同志，定期听取汇报，"
    "及时研究解决“重使用、轻管理”等突出问题。2024年5月底前，按照GB/T 9704要求报送《工作方案》（含附件），联系人："
    "张三，电话：010-12345678；逾期不报的，予以通报……";

/* ---- English ---- */

/* The lines of plain text at so many half ems, by the simplest means: words and spaces. */
static const char *by_words(const char *text, int halves)
{
	char *to = arena_strdup(a, text);
	int line = 0, width = 0;        /* first byte and quarter ems so far */
	int turn = -1;                  /* the space before which the line fitted */

	for (int i = 0; ; i++) {
		bool end = to[i] == '\0';

		if ((end || to[i] == ' ' || to[i - (i > 0)] == '-') && i > line) {
			if (width <= 2 * halves)
				turn = i;
			else if (turn > line) {
				int at = to[turn] == ' ' ? turn : turn - 1;

				to[at] = to[at] == ' ' ? '|' : '=';
				i = at;
				line = at + 1;
				width = 0;
				turn = -1;
				continue;
			}
		}
		if (end)
			return to;
		width += to[i] == ' ' ? 1 : 2;
	}
}

/* In the form of by_words: the space before a turn is the turn, a hyphen before it is = */
static const char *spaces_dropped(const char *lines)
{
	char *to = arena_strdup(a, lines), *out = to;

	for (; *lines != '\0'; lines++) {
		if (*lines == ' ' && lines[1] == '|')
			continue;
		if (*lines == '-' && lines[1] == '|')
			*out++ = '=', lines++;
		else
			*out++ = *lines;
	}
	*out = '\0';
	return to;
}

START_TEST(first_fit_of_ragged_english_is_the_longest_line_that_fits)
{
	struct compose_style s = english();

	for (int halves = 12; halves < 90; halves++)
		ck_assert_str_eq(spaces_dropped(set(story, &s, halves * EM / 2)), by_words(story, halves));
}
END_TEST

START_TEST(total_fit_of_justified_english_is_more_even_than_first_fit)
{
	struct compose_style s = english();
	struct cells cs = cells_of(story, LOCALE_OTHER, false);
	int64_t uneven[2] = { 0, 0 };

	s.align = ALIGN_JUSTIFY;
	for (len_t room = 14 * EM; room < 40 * EM; room += EM) {
		for (int total = 0; total < 2; total++) {
			struct lines ls;

			s.total_fit = total;
			ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
			for (int i = 0; i < cs.n; i++)
				if (cs.cell[i].class == CELL_SPACE && ls.advance[i] > EM / 4)
					uneven[total] += (int64_t)(ls.advance[i] - EM / 4) * (ls.advance[i] - EM / 4);
		}
	}
	ck_assert_int_lt(uneven[1], uneven[0] / 10 * 8);
}
END_TEST

START_TEST(a_hyphen_turns_words_but_not_numbers_and_signs)
{
	struct compose_style s = english();

	ck_assert_str_eq(set("well-known", &s, 3 * EM), "well-|known");
	ck_assert_str_eq(set("a -verbose", &s, 4 * EM), "a |-verbose");
	ck_assert_str_eq(set("ISO 2-34", &s, 2 * EM), "ISO |2-34");
}
END_TEST

START_TEST(a_soft_hyphen_is_drawn_only_where_the_line_ends)
{
	struct compose_style s = english();
	struct cells cs = cells_of("co\xC2\xADoperate", LOCALE_OTHER, false);
	len_t room = 4 * EM;
	struct lines ls;

	s.hyphen = EM / 2;
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.n, 2);
	ck_assert(ls.line[0].hyphen);
	ck_assert_int_eq(ls.line[0].width, 3 * EM / 2);
	ck_assert(!ls.line[1].hyphen);
	room = 10 * EM;
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.n, 1);
	ck_assert(!ls.line[0].hyphen);
	ck_assert_int_eq(ls.line[0].width, 9 * EM / 2);
}
END_TEST

START_TEST(a_hyphen_that_does_not_fit_any_more_is_no_break)
{
	struct compose_style s = english();

	s.hyphen = EM / 2;
	ck_assert_str_eq(set("a co\xC2\xADop", &s, 7 * EM / 4), "a |co\xC2\xAD|op");
}
END_TEST

/* ---- rooms, indents, forced breaks ---- */

static len_t stairs(void *context, int line)
{
	(void)context;
	return (len_t)(4 + line) * EM;
}

START_TEST(every_line_may_have_a_room_of_its_own)
{
	static const char text[] = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰";
	struct cells cs = cells_of(text, LOCALE_ZH_CN, false);
	struct compose_style s = chinese('G');

	for (int total = 0; total < 2; total++) {
		struct lines ls;

		s.total_fit = total;
		ls = compose(a, cs.cell, cs.n, &s, stairs, NULL);
		ck_assert_str_eq(text_of(text, &cs, &ls), "甲乙丙丁|戊己庚辛壬|癸子丑寅卯辰");
		ck_assert_int_eq(ls.line[2].room, 6 * EM);
	}
}
END_TEST

START_TEST(indents_belong_to_the_first_and_the_last_line)
{
	struct compose_style s = chinese('G');

	s.indent = -EM;
	ck_assert_str_eq(set("甲乙丙丁戊己庚辛", &s, 4 * EM), "甲乙丙丁戊|己庚辛");
	s.indent = EM;
	ck_assert_str_eq(set("甲乙丙丁戊己庚辛", &s, 4 * EM), "甲乙丙|丁戊己庚|辛");
	s.indent = 0;
	s.last_end_indent = 2 * EM;
	s.orphan_cells = 0;
	ck_assert_str_eq(set("甲乙丙丁戊己庚", &s, 4 * EM), "甲乙丙|丁戊己|庚");
}
END_TEST

START_TEST(a_forced_break_ends_a_line_and_may_leave_one_empty)
{
	struct compose_style s = chinese('G');
	struct cells cs = cells_of("甲乙\n\n丙", LOCALE_ZH_CN, false);
	len_t room = 8 * EM;
	struct lines ls = compose(a, cs.cell, cs.n, &s, same_room, &room);

	ck_assert_int_eq(ls.n, 3);
	ck_assert(ls.line[0].forced);
	ck_assert_int_eq(ls.line[0].width, 2 * EM);
	ck_assert_int_eq(ls.line[1].width, 0);
	ck_assert_int_eq(ls.line[2].start, 4);
}
END_TEST

START_TEST(nothing_makes_no_line)
{
	struct compose_style s = chinese('G');
	len_t room = EM, least, greatest;

	ck_assert_int_eq(compose(a, NULL, 0, &s, same_room, &room).n, 0);
	ck_assert_int_eq(compose_natural(a, NULL, 0, &s, true).n, 0);
	compose_extent(a, NULL, 0, &s, &least, &greatest);
	ck_assert_int_eq(greatest, 0);
}
END_TEST

START_TEST(spaces_at_the_edges_of_a_line_take_no_room)
{
	struct compose_style s = english();
	struct cells cs = cells_of(" ab  cd ", LOCALE_OTHER, false);
	len_t room = EM;
	struct lines ls = compose(a, cs.cell, cs.n, &s, same_room, &room);

	ck_assert_int_eq(ls.n, 2);
	for (int i = 0; i < cs.n; i++)
		ck_assert_int_eq(ls.advance[i], cs.cell[i].class == CELL_SPACE ? 0 : EM / 2);
	ck_assert_int_eq(ls.line[1].end, cs.n);
}
END_TEST

/* ---- what does not fit ---- */

START_TEST(a_word_that_fits_no_line_sticks_out_alone)
{
	struct compose_style s = english();
	static const char text[] = "an incomprehensible word";
	struct cells cs = cells_of(text, LOCALE_OTHER, false);
	len_t room = 4 * EM;

	for (int total = 0; total < 2; total++) {
		struct lines ls;

		s.total_fit = total;
		ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
		ck_assert_str_eq(text_of(text, &cs, &ls), "an |incomprehensible |word");
		ck_assert(!ls.line[0].overfull);
		ck_assert(ls.line[1].overfull);
		ck_assert_int_eq(ls.line[1].width, 8 * EM);
	}
}
END_TEST

START_TEST(a_word_is_broken_anywhere_only_if_it_fits_no_line)
{
	struct compose_style s = english();

	s.break_anywhere = true;
	ck_assert_str_eq(set("an incomprehensible word", &s, 4 * EM), "an |incompre|hensible |word");
	s.total_fit = true;
	ck_assert_str_eq(set("incomprehensible word", &s, 4 * EM), "incompre|hensible |word");
}
END_TEST

START_TEST(without_wrapping_there_is_one_line)
{
	struct compose_style s = chinese('G');

	s.no_wrap = true;
	ck_assert_str_eq(set("甲乙丙丁 戊己\n庚辛", &s, 2 * EM), "甲乙丙丁 戊己\n|庚辛");
}
END_TEST

START_TEST(no_room_at_all_is_no_reason_to_fail)
{
	struct compose_style s = chinese('G');

	ck_assert_str_eq(set("甲乙，丙", &s, 0), "甲|乙，|丙");
	ck_assert_str_eq(set("甲乙，丙", &s, -EM), "甲|乙，|丙");
	s.total_fit = false;
	ck_assert_str_eq(set("甲乙，丙", &s, 0), "甲|乙，|丙");
}
END_TEST

/* ---- objects ---- */

START_TEST(a_leader_fills_a_justified_line)
{
	struct compose_style s = chinese('G');
	struct cells cs = cells_of("总则\xEF\xBF\xBC" "12", LOCALE_ZH_CN, false);
	len_t room = 20 * EM;
	struct lines ls;

	s.align_last = ALIGN_START;
	cs.cell[2].advance = EM;
	cs.cell[2].shrink = EM;
	cs.cell[2].stretch = LEN_MAX;
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.n, 1);
	ck_assert_int_eq(ls.advance[2], EM);
	s.align_last = ALIGN_JUSTIFY;
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.n, 1);
	ck_assert_int_eq(ls.advance[2], 17 * EM);
	ck_assert_int_eq(ls.line[0].width, room);
	room = 7 * EM / 2;
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.n, 1);
	ck_assert_int_eq(ls.advance[2], EM / 2);
}
END_TEST

START_TEST(two_leaders_share)
{
	struct compose_style s = english();
	struct cells cs = cells_of("\xEF\xBF\xBC" "a\xEF\xBF\xBC", LOCALE_OTHER, false);
	len_t room = 10 * EM;
	struct lines ls;

	s.align_last = ALIGN_JUSTIFY;
	cs.cell[0].stretch = cs.cell[2].stretch = 100 * EM;
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.n, 1);
	ck_assert_int_eq(ls.advance[0], ls.advance[2]);
	ck_assert_int_eq(ls.line[0].width, room);
}
END_TEST

START_TEST(the_edge_of_an_inline_stays_with_its_text)
{
	struct compose_style s = chinese('G');
	struct cells cs = cells_of("甲aa乙丙", LOCALE_ZH_CN, false);
	bool *may;

	cs.cell[1] = (struct cell){ .class = CELL_STRUT, .flags = CELL_NO_BREAK_AFTER, .advance = EM };
	cs.cell[2] = (struct cell){ .class = CELL_STRUT, .flags = CELL_NO_BREAK_BEFORE, .advance = EM };
	may = compose_breaks(a, cs.cell, cs.n, &s);
	ck_assert(may[0] && !may[1] && may[2] && may[3]);
}
END_TEST

START_TEST(an_edge_without_width_lets_marks_meet)
{
	struct compose_style s = chinese('B');
	struct cells cs = cells_of("甲）a（乙", LOCALE_ZH_CN, false);
	struct lines ls;

	cs.cell[2] = (struct cell){ .class = CELL_STRUT };
	ls = compose_natural(a, cs.cell, cs.n, &s, false);
	ck_assert_int_eq(ls.advance[1], EM / 2);
	cs.cell[2].advance = 1;
	ls = compose_natural(a, cs.cell, cs.n, &s, false);
	ck_assert_int_eq(ls.advance[1], EM);
}
END_TEST

START_TEST(the_caller_may_forbid_breaks)
{
	struct compose_style s = chinese('G');
	struct cells cs = cells_of("甲乙丙丁", LOCALE_ZH_CN, false);
	bool *may;

	cs.cell[1].flags |= CELL_NO_BREAK_BEFORE;
	cs.cell[2].flags |= CELL_NO_BREAK_AFTER;
	may = compose_breaks(a, cs.cell, cs.n, &s);
	ck_assert(!may[0] && may[1] && !may[2] && may[3]);
}
END_TEST

/* ---- the style's own rules ---- */

START_TEST(further_characters_may_be_kept_from_the_edges)
{
	struct compose_style s = chinese('G');

	s.no_start = "丙";
	s.no_end = "甲号";
	ck_assert_str_eq(set("甲乙丙号丁", &s, EM), "甲乙丙|号丁");
}
END_TEST

START_TEST(at_no_level_a_mark_starts_lines_but_runs_hold)
{
	struct compose_style s = chinese('P');

	s.level = BREAK_NONE;
	s.orphan_cells = 0;
	ck_assert_str_eq(set("甲，——乙", &s, EM), "甲|，|——|乙");
}
END_TEST

START_TEST(a_trimmed_opening_mark_moves_its_glyph_back)
{
	struct compose_style s = chinese('B');
	struct cells cs = cells_of("“甲”“乙”", LOCALE_ZH_CN, false);
	struct lines ls = compose_natural(a, cs.cell, cs.n, &s, true);

	ck_assert_int_eq(ls.offset[0], -EM / 2);        /* its blank stands before its ink */
	ck_assert_int_eq(ls.offset[2], 0);              /* ” loses what stands behind it */
	ck_assert_int_eq(ls.offset[3], 0);
}
END_TEST

START_TEST(a_font_with_less_blank_is_cut_less)
{
	struct compose_style s = chinese('B');
	struct cells cs = cells_of("甲）（乙）", LOCALE_ZH_CN, false);
	struct lines ls;

	cs.cell[1].trail = EM * 2 / 5;
	cs.cell[4].trail = 0;
	ls = compose_natural(a, cs.cell, cs.n, &s, true);
	ck_assert_int_eq(ls.advance[1], EM * 3 / 5);
	ck_assert_int_eq(ls.advance[4], EM);
}
END_TEST

START_TEST(marks_of_different_size_do_not_cut_each_other)
{
	struct compose_style s = chinese('B');
	struct cells cs = cells_of("甲）（乙", LOCALE_ZH_CN, false);

	cs.cell[2].em = EM * 6 / 5;
	ck_assert_int_eq(compose_natural(a, cs.cell, cs.n, &s, false).advance[1], EM);
	cs.cell[2].em = EM * 11 / 10;
	ck_assert_int_eq(compose_natural(a, cs.cell, cs.n, &s, false).advance[1], EM / 2);
}
END_TEST

START_TEST(a_cut_pair_is_whole_again_where_a_line_breaks_it)
{
	struct compose_style s = chinese('G');
	struct cells cs = cells_of("甲乙丙）（丁戊", LOCALE_ZH_CN, false);
	len_t room = 9 * EM / 2;
	struct lines ls = compose(a, cs.cell, cs.n, &s, same_room, &room);

	ck_assert_int_eq(ls.n, 2);
	ck_assert_int_eq(ls.line[0].end, 4);
	ck_assert_int_eq(ls.line[0].width, room);       /* 3.5 em and stretch */
	ck_assert_int_eq(ls.advance[4], EM);            /* 公文 keep the cell at line start */
}
END_TEST

START_TEST(words_alone_may_spread)
{
	struct compose_style s = chinese('B');
	struct cells cs = cells_of("甲乙 丙丁", LOCALE_ZH_CN, false);
	len_t room = 6 * EM;
	struct lines ls;

	s.align_last = ALIGN_JUSTIFY;
	s.spread_words_only = true;
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.advance[0], EM);
	ck_assert_int_eq(ls.advance[2], 2 * EM);
	s.spread_words_only = s.spread_han = false;
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_eq(ls.advance[2], 2 * EM);
}
END_TEST

START_TEST(first_fit_pushes_in_before_it_pushes_out)
{
	struct compose_style s = chinese('G');

	s.total_fit = false;
	ck_assert_str_eq(set("甲乙，丙丁戊己庚辛壬，子丑寅卯", &s, 10 * EM), "甲乙，丙丁戊己庚辛壬，|子丑寅卯");
	ck_assert_str_eq(set("甲乙丙丁戊己庚辛壬癸，子丑寅卯", &s, 10 * EM), "甲乙丙丁戊己庚辛壬|癸，子丑寅卯");
	ck_assert_str_eq(set("甲乙丙丁，戊己庚辛壬。", &s, 10 * EM), "甲乙丙丁，戊己庚辛壬。");
}
END_TEST

START_TEST(the_extent_is_the_longest_piece_and_the_whole)
{
	struct compose_style s = english();
	struct cells cs = cells_of("to be is\nincredible", LOCALE_OTHER, false);
	len_t least, greatest;

	compose_extent(a, cs.cell, cs.n, &s, &least, &greatest);
	ck_assert_int_eq(least, 5 * EM);
	ck_assert_int_eq(greatest, 5 * EM);
	cs = cells_of("to be or not to be", LOCALE_OTHER, false);
	s.indent = EM;
	compose_extent(a, cs.cell, cs.n, &s, &least, &greatest);
	ck_assert_int_eq(least, 2 * EM);
	ck_assert_int_eq(greatest, EM + 13 * EM / 2 + 5 * EM / 4);
}
END_TEST

START_TEST(western_text_can_be_brought_back_on_the_grid)
{
	struct compose_style s = chinese('G');
	struct cells cs = cells_of("第5条共2024项，A级（B）型", LOCALE_ZH_CN, false);
	struct lines ls;
	len_t x = 0;

	s.snap = true;
	ls = compose_natural(a, cs.cell, cs.n, &s, false);
	for (int i = 0; i < cs.n; i++) {
		if (cs.cell[i].class == CELL_HAN && cs.cell[i].ch != 0x578B)    /* 型 follows （B） */
			ck_assert_int_eq(x % EM, 0);
		x += ls.advance[i];
	}
	ck_assert_int_eq(ls.advance[0], EM * 5 / 4);
	ck_assert_int_eq(ls.advance[1], EM * 3 / 4);
	ck_assert_int_eq(ls.advance[3], EM);
	ck_assert_int_eq(ls.advance[10], EM);           /* nothing beside the comma */
}
END_TEST

/* ---- all styles, all widths ---- */

static void check_lines(const struct cells *cs, const struct lines *ls, const struct compose_style *s)
{
	int at = 0;

	for (int i = 0; i < ls->n; i++) {
		const struct line *l = &ls->line[i];
		len_t width = 0;

		ck_assert_int_eq(l->start, at);
		ck_assert_int_gt(l->end, l->start);
		for (at = l->start; at < l->end; at++) {
			ck_assert_int_ge(ls->advance[at], 0);
			width += ls->advance[at];
		}
		ck_assert_int_eq(l->width, width);
		ck_assert_int_eq(l->forced, i == ls->n - 1);
		if (l->overfull)
			ck_assert_int_gt(l->width, l->room);
		else if (s->align == ALIGN_JUSTIFY && !l->forced && l->end - l->start > 12)
			ck_assert_int_eq(l->width, l->room);
		else
			ck_assert_int_le(l->width, l->room);
	}
	ck_assert_int_eq(at, cs->n);
}

START_TEST(lines_hold_all_text_and_fill_their_room)
{
	static const char profiles[] = "GBSKHEPNTXVW";

	for (const char *p = profiles; *p != '\0'; p++) {
		struct compose_style s = chinese(*p);
		struct cells cs = cells_of(order, s.locale, s.vertical);

		s.indent = 2 * EM;
		for (len_t room = 9 * EM; room < 40 * EM; room += 7777) {
			for (int total = 0; total < 2; total++) {
				struct lines ls;

				s.total_fit = total;
				ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
				check_lines(&cs, &ls, &s);
			}
		}
	}
}
END_TEST

START_TEST(a_text_of_a_hundred_thousand_cells_is_one_paragraph)
{
	enum { TIMES = 500 };
	size_t n = strlen(order);
	char *text = arena_alloc(a, n * TIMES + 1);
	struct compose_style s = chinese('G');
	len_t room = 28 * EM;
	struct cells cs;
	struct lines ls;

	for (int i = 0; i < TIMES; i++)
		memcpy(text + n * (size_t)i, order, n);
	cs = cells_of(text, LOCALE_ZH_CN, false);
	ls = compose(a, cs.cell, cs.n, &s, same_room, &room);
	ck_assert_int_gt(ls.n, cs.n / 33);
	check_lines(&cs, &ls, &s);
}
END_TEST

START_TEST(absurd_sizes_do_no_harm)
{
	struct compose_style s = chinese('G');
	len_t room = LEN_MAX;
	struct cells cs = cells_of(order, LOCALE_ZH_CN, false);

	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < cs.n; i++) {
			struct cell *c = &cs.cell[i];

			c->em = c->advance = round == 0 ? LEN_MAX : round == 1 ? -LEN_MAX : 0;
			c->lead = c->trail = c->stretch = c->shrink = LEN_MAX;
		}
		s.gap_max = s.space_max = INT32_MAX;
		s.indent = -LEN_MAX;
		s.hyphen = LEN_MAX;
		ck_assert_int_gt(compose(a, cs.cell, cs.n, &s, same_room, &room).n, 0);
		s.no_wrap = true;
		ck_assert_int_eq(compose(a, cs.cell, cs.n, &s, same_room, &room).n, 1);
		s.no_wrap = false;
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text/compose");
	TCase *c = unit_case(s, "compose", unit_setup, unit_teardown);

	tcase_set_timeout(c, 60);
	tcase_add_test(c, first_fit_of_ragged_english_is_the_longest_line_that_fits);
	tcase_add_test(c, total_fit_of_justified_english_is_more_even_than_first_fit);
	tcase_add_test(c, a_hyphen_turns_words_but_not_numbers_and_signs);
	tcase_add_test(c, a_soft_hyphen_is_drawn_only_where_the_line_ends);
	tcase_add_test(c, a_hyphen_that_does_not_fit_any_more_is_no_break);
	tcase_add_test(c, every_line_may_have_a_room_of_its_own);
	tcase_add_test(c, indents_belong_to_the_first_and_the_last_line);
	tcase_add_test(c, a_forced_break_ends_a_line_and_may_leave_one_empty);
	tcase_add_test(c, nothing_makes_no_line);
	tcase_add_test(c, spaces_at_the_edges_of_a_line_take_no_room);
	tcase_add_test(c, a_word_that_fits_no_line_sticks_out_alone);
	tcase_add_test(c, a_word_is_broken_anywhere_only_if_it_fits_no_line);
	tcase_add_test(c, without_wrapping_there_is_one_line);
	tcase_add_test(c, no_room_at_all_is_no_reason_to_fail);
	tcase_add_test(c, a_leader_fills_a_justified_line);
	tcase_add_test(c, two_leaders_share);
	tcase_add_test(c, the_edge_of_an_inline_stays_with_its_text);
	tcase_add_test(c, an_edge_without_width_lets_marks_meet);
	tcase_add_test(c, the_caller_may_forbid_breaks);
	tcase_add_test(c, further_characters_may_be_kept_from_the_edges);
	tcase_add_test(c, at_no_level_a_mark_starts_lines_but_runs_hold);
	tcase_add_test(c, a_trimmed_opening_mark_moves_its_glyph_back);
	tcase_add_test(c, a_font_with_less_blank_is_cut_less);
	tcase_add_test(c, marks_of_different_size_do_not_cut_each_other);
	tcase_add_test(c, a_cut_pair_is_whole_again_where_a_line_breaks_it);
	tcase_add_test(c, words_alone_may_spread);
	tcase_add_test(c, first_fit_pushes_in_before_it_pushes_out);
	tcase_add_test(c, western_text_can_be_brought_back_on_the_grid);
	tcase_add_test(c, the_extent_is_the_longest_piece_and_the_whole);
	tcase_add_test(c, lines_hold_all_text_and_fill_their_room);
	tcase_add_test(c, a_text_of_a_hundred_thousand_cells_is_one_paragraph);
	tcase_add_test(c, absurd_sizes_do_no_harm);
	return unit_run(s);
}
