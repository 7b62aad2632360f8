/* Where a flow is cut: hand-made items, 10 pt a line. */
#include "layout/column.h"

#include "../unit.h"

static struct arena *scratch;

static void setup(void)
{
	unit_setup();
	scratch = arena_new();
}

static void teardown(void)
{
	arena_free(scratch);
	unit_teardown();
}

static const len_t LINE = LEN_PT(10);

/* n lines with a free cut between each two: item 2i is line i, item 2i + 1 the cut behind it */
static struct flow *lines(int n)
{
	struct flow *f = ARENA_NEW(a, struct flow);

	f->n = 2 * n - 1;
	f->item = ARENA_ARRAY(a, f->n, struct item);
	for (int i = 0; i < f->n; i++)
		f->item[i] = i % 2 == 0 ? (struct item){ .kind = ITEM_BOX, .size = LINE } : (struct item){ .kind = ITEM_CUT };
	return f;
}

static struct cut cut(const struct flow *f, len_t room)
{
	return column_cut(a, scratch, f, (struct cursor){ 0 }, room, true, true);
}

START_TEST(as_many_lines_as_fit_stand_in_the_column)
{
	struct cut c = cut(lines(30), 22 * LINE);

	ck_assert_int_eq(c.at.item, 2 * 21 + 1);        /* behind the 22nd line */
	ck_assert_int_eq(c.depth, 22 * LINE);
	ck_assert(!c.at_end);
}
END_TEST

START_TEST(a_keep_within_the_page_holds_where_the_page_ends_with_the_column)
{
	struct flow *f = lines(10);
	struct cut in_page, at_end;

	f->item[2 * 3 + 1].cut.price.page = PRICE_NEVER;        /* behind the fourth line */
	in_page = column_cut(a, scratch, f, (struct cursor){ 0 }, 4 * LINE, true, false);
	at_end = column_cut(a, scratch, f, (struct cursor){ 0 }, 4 * LINE, true, true);

	ck_assert_int_eq(in_page.depth, 4 * LINE);
	ck_assert_int_eq(at_end.depth, 3 * LINE);
}
END_TEST

START_TEST(a_flow_that_fits_ends_there)
{
	struct cut c = cut(lines(3), 3 * LINE);

	ck_assert(c.at_end);
	ck_assert(!c.overfull);
}
END_TEST

START_TEST(a_heading_goes_to_the_next_page_with_its_text)
{
	struct flow *f = lines(6);
	struct cut c;

	f->item[2 * 3 + 1].cut.price = (struct price){ PRICE_NEVER, PRICE_NEVER };     /* the fourth line is a heading */
	c = cut(f, 4 * LINE);
	ck_assert_int_eq(c.at.item, 2 * 2 + 1);
}
END_TEST

START_TEST(a_keep_is_broken_only_when_nothing_is_cheaper)
{
	struct flow *f = lines(6);
	struct cut c;

	for (int i = 1; i < f->n; i += 2)
		f->item[i].cut.price = (struct price){ PRICE_NEVER, PRICE_NEVER };
	c = cut(f, 4 * LINE);
	ck_assert_int_eq(c.at.item, 2 * 3 + 1);
	ck_assert_int_eq(c.price.page, PRICE_NEVER);
}
END_TEST

START_TEST(a_widow_is_dearer_than_a_short_page)
{
	struct flow *f = lines(6);

	f->item[2 * 3 + 1].cut.price = (struct price){ PRICE_WIDOW, PRICE_WIDOW };
	ck_assert_int_eq(cut(f, 4 * LINE).at.item, 2 * 2 + 1);
}
END_TEST

START_TEST(a_forced_break_ends_the_column_however_much_room_there_is)
{
	struct flow *f = lines(6);
	struct cut c;

	f->item[3].cut.forced = BREAK_ODD_PAGE;
	c = cut(f, LEN_MAX);
	ck_assert_int_eq(c.at.item, 3);
	ck_assert_int_eq(c.forced, BREAK_ODD_PAGE);
}
END_TEST

START_TEST(a_break_at_the_top_of_a_fresh_column_is_satisfied)
{
	struct flow *f = lines(3);

	f->item[1].cut.forced = BREAK_PAGE;
	ck_assert(column_cut(a, scratch, f, (struct cursor){ .item = 1 }, LEN_MAX, true, true).at_end);
}
END_TEST

START_TEST(a_line_deeper_than_the_column_stands_all_the_same_and_is_said)
{
	struct cut c = cut(lines(3), LINE / 2);

	ck_assert_int_eq(c.at.item, 1);
	ck_assert(c.overfull);
}
END_TEST

START_TEST(a_column_that_is_not_fresh_may_take_nothing)
{
	struct cut c = column_cut(a, scratch, lines(3), (struct cursor){ 0 }, LINE / 2, false, true);

	ck_assert_int_eq(c.depth, 0);
	ck_assert_int_eq(c.at.item, 0);
	ck_assert(!c.at_end);
}
END_TEST

START_TEST(a_space_at_the_foot_needs_no_room)
{
	struct flow *f = lines(3);
	struct cut c;

	/* a space behind the second line, before the cut */
	f->item[3] = (struct item){ .kind = ITEM_SPACE, .space = { LINE, LINE, LINE, 0, true } };
	f->item[4] = (struct item){ .kind = ITEM_CUT };
	c = cut(f, 2 * LINE);
	ck_assert_int_eq(c.depth, 2 * LINE);
}
END_TEST

START_TEST(a_line_and_the_beginning_of_its_note_share_the_page)
{
	struct flow *f = lines(6), *note = lines(2);
	struct note n = { .flow = note, .depth = 2 * LINE };
	struct aside beside = { .separator = LINE };
	struct cut c;

	f->item[4].note = &n;                           /* the third line cites it */
	c = column_cut_aside(a, scratch, f, (struct cursor){ 0 }, 6 * LINE, true, true, &beside);
	ck_assert_int_eq(c.at.item, 2 * 2 + 1);         /* 3 lines, separator, 2 lines of the note */
	ck_assert_int_eq(c.aside, 3 * LINE);
	ck_assert_ptr_eq(c.taken->note, &n);
}
END_TEST

START_TEST(a_line_whose_note_cannot_begin_goes_to_the_next_page)
{
	struct flow *f = lines(6), *note = lines(2);
	struct note n = { .flow = note, .depth = 2 * LINE };
	struct aside beside = { .separator = LINE };

	f->item[4].note = &n;
	ck_assert_int_eq(column_cut_aside(a, scratch, f, (struct cursor){ 0 }, 4 * LINE, true, true, &beside).at.item,
	    2 * 1 + 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("layout/column");
	TCase *c = unit_case(s, "column", setup, teardown);

	tcase_add_test(c, as_many_lines_as_fit_stand_in_the_column);
	tcase_add_test(c, a_flow_that_fits_ends_there);
	tcase_add_test(c, a_keep_within_the_page_holds_where_the_page_ends_with_the_column);
	tcase_add_test(c, a_heading_goes_to_the_next_page_with_its_text);
	tcase_add_test(c, a_keep_is_broken_only_when_nothing_is_cheaper);
	tcase_add_test(c, a_widow_is_dearer_than_a_short_page);
	tcase_add_test(c, a_forced_break_ends_the_column_however_much_room_there_is);
	tcase_add_test(c, a_break_at_the_top_of_a_fresh_column_is_satisfied);
	tcase_add_test(c, a_line_deeper_than_the_column_stands_all_the_same_and_is_said);
	tcase_add_test(c, a_column_that_is_not_fresh_may_take_nothing);
	tcase_add_test(c, a_space_at_the_foot_needs_no_room);
	tcase_add_test(c, a_line_and_the_beginning_of_its_note_share_the_page);
	tcase_add_test(c, a_line_whose_note_cannot_begin_goes_to_the_next_page);
	return unit_run(s);
}
