/* Depths and cuts of table rows, with cells made by hand. */
#include "layout/row.h"

#include "../unit.h"

#include "layout/column.h"

/* Lines are 10 pt deep and nothing else: depths can be counted. */
enum { LINE = 10000 };

/* So many lines, with a cut between two of them; forced: a page break before that line, counted from 0. */
static struct flow *lines(int n, int forced)
{
	struct flow *f = ARENA_NEW(a, struct flow);

	f->item = ARENA_ARRAY(a, 2 * n, struct item);
	for (int i = 0; i < n; i++) {
		if (i > 0) {
			f->item[f->n].kind = ITEM_CUT;
			f->item[f->n++].cut.forced = i == forced ? BREAK_PAGE : BREAK_NOT_FORCED;
		}
		f->item[f->n] = (struct item){ .kind = ITEM_BOX, .size = LINE };
		f->item[f->n++].area = area_new(a, AREA_LINE, sizeof(struct area));
	}
	return f;
}

static struct row *row_of(int n_lines, int n_cells)
{
	struct row *r = ARENA_NEW(a, struct row);

	r->n_lines = n_lines;
	r->line = ARENA_ARRAY(a, n_lines, struct row_line);
	r->n_cells = n_cells;
	r->cell = ARENA_ARRAY(a, n_cells, struct row_cell);
	for (int i = 0; i < n_cells; i++)
		r->cell[i] = (struct row_cell){ .rows = 1, .x = i * 100, .ipd = 100, .flow = lines(1, -1) };
	return r;
}

/* All of a row, until it is cut. */
static struct row_part part_of(const struct row *r)
{
	return (struct row_part){ .row = r, .most = LEN_FAR };
}

static struct area *areas(const struct row_part *p, len_t *depth)
{
	struct area *parent = area_new(a, AREA_BLOCK, sizeof *parent);

	*depth = row_put(a, p, parent, 0, NULL);
	return parent;
}

static int count(const struct area *parent)
{
	int n = 0;

	for (const struct area *c = parent->first; c != NULL; c = c->next)
		n++;
	return n;
}

static len_t depth_of(const struct row *r, struct cursor from, const struct cursor *to)
{
	struct row_part part = part_of(r);
	len_t depth;

	part.from = from;
	part.to = to;
	areas(&part, &depth);
	return depth;
}

/* ---- depths ---- */

START_TEST(a_row_is_as_deep_as_its_deepest_cell)
{
	struct row *r = row_of(1, 2);

	r->cell[1].flow = lines(3, -1);
	row_complete(a, a, r);
	ck_assert_int_eq(r->height, 3 * LINE);
}
END_TEST

START_TEST(half_of_a_collapsed_border_lies_in_the_row)
{
	struct row *r = row_of(1, 1);

	r->cell[0].collapsed = true;
	r->cell[0].before[ROW_INNER].width = 4000;
	r->cell[0].after[ROW_INNER].width = 2000;
	row_complete(a, a, r);
	ck_assert_int_eq(r->height, LINE + 2000 + 1000);
}
END_TEST

START_TEST(separate_borders_lie_in_the_row_with_their_gap)
{
	struct row *r = row_of(1, 1);

	for (int kind = 0; kind < ROW_EDGES; kind++)
		r->cell[0].gap_before[kind] = r->cell[0].gap_after[kind] = 1500;
	r->cell[0].before[ROW_INNER] = (struct area_edge){ .width = 2000, .padding = 3000 };
	row_complete(a, a, r);
	ck_assert_int_eq(r->height, LINE + 2 * 1500 + 2000 + 3000);
}
END_TEST

START_TEST(the_surplus_of_a_spanning_cell_goes_to_its_last_row)
{
	struct row *r = row_of(2, 3);
	struct row_part all = part_of(r);
	struct area *parent;
	len_t depth;

	r->line[1].first_cell = 2;
	r->cell[0].rows = 2;
	r->cell[0].flow = lines(5, -1);
	r->cell[2].row = 1;
	row_complete(a, a, r);
	ck_assert_int_eq(r->height, 5 * LINE);
	ck_assert_int_eq(r->line[1].top, LINE);

	parent = areas(&all, &depth);
	ck_assert_int_eq(count(parent), 3);
	ck_assert_int_eq(parent->last->y, LINE);
	ck_assert_int_eq(parent->last->bpd, 4 * LINE);
}
END_TEST

START_TEST(content_is_set_lower_by_display_align)
{
	struct row *r = row_of(1, 2);
	struct row_part all = part_of(r);
	len_t depth;
	struct area *parent;

	r->cell[0].flow = lines(3, -1);
	r->cell[1].align = KW_after;
	row_complete(a, a, r);
	parent = areas(&all, &depth);
	ck_assert_int_eq(parent->last->last->y, 2 * LINE);
}
END_TEST

/* ---- cuts ---- */

START_TEST(all_cells_are_cut_at_the_same_height)
{
	struct row *r = row_of(1, 2);
	struct row_part part = part_of(r), rest = part_of(r);
	struct cut cut;
	len_t depth;

	r->cell[0].flow = lines(5, -1);
	r->cell[1].flow = lines(4, -1);
	row_complete(a, a, r);
	ck_assert(row_split(a, a, &part, 3 * LINE + 1, false, &cut));
	ck_assert_int_eq(cut.depth, 3 * LINE);

	ck_assert_int_eq(depth_of(r, (struct cursor){ 0 }, &cut.at), 3 * LINE);
	rest.from = cut.at;
	ck_assert_int_eq(count(areas(&rest, &depth)), 2);
	ck_assert_int_eq(depth, 2 * LINE);
}
END_TEST

START_TEST(a_row_that_fits_is_not_cut)
{
	struct row *r = row_of(1, 2);
	struct row_part part = part_of(r);
	struct cut cut;

	row_complete(a, a, r);
	ck_assert(!row_split(a, a, &part, LINE, false, &cut));
}
END_TEST

START_TEST(a_cell_that_cannot_begin_holds_its_row_back)
{
	struct row *r = row_of(1, 2);
	struct row_part part = part_of(r);
	struct cut cut;

	r->cell[0].flow = lines(5, -1);
	r->cell[1].flow = lines(1, -1);
	r->cell[1].flow->item[0].size = 4 * LINE;
	row_complete(a, a, r);
	ck_assert(!row_split(a, a, &part, 2 * LINE, false, &cut));
	ck_assert(row_split(a, a, &part, 2 * LINE, true, &cut));        /* an empty page takes something */
}
END_TEST

START_TEST(a_keep_of_the_row_is_the_price_of_a_cut_in_it)
{
	struct row *r = row_of(1, 1);
	struct row_part part = part_of(r);
	struct cut cut;

	r->cell[0].flow = lines(5, -1);
	r->line[0].price = (struct price){ PRICE_NEVER, PRICE_NEVER };
	row_complete(a, a, r);
	ck_assert(row_split(a, a, &part, 2 * LINE, false, &cut));
	ck_assert_int_eq(cut.price.page, PRICE_NEVER);
}
END_TEST

START_TEST(a_break_in_a_cell_cuts_its_row_though_there_is_room)
{
	struct row *r = row_of(1, 2);
	struct row_part part = part_of(r);
	struct cut cut;

	r->cell[0].flow = lines(3, 1);
	r->cell[1].flow = lines(3, -1);
	row_complete(a, a, r);
	ck_assert(r->forced);
	ck_assert(row_split(a, a, &part, 100 * LINE, false, &cut));
	ck_assert_int_eq(cut.forced, BREAK_PAGE);
	ck_assert_int_eq(cut.depth, LINE);      /* the other cell ends there, too */
}
END_TEST

START_TEST(joined_rows_are_cut_between_where_the_next_cannot_begin)
{
	struct row *r = row_of(2, 3);
	struct row_part part = part_of(r);
	struct cut cut;

	r->line[1].first_cell = 2;
	r->cell[0].rows = 2;
	r->cell[0].flow = lines(6, -1);
	r->cell[2].row = 1;
	r->cell[2].flow->item[0].size = 3 * LINE;
	row_complete(a, a, r);
	ck_assert(row_split(a, a, &part, 3 * LINE, false, &cut));
	ck_assert_int_eq(cut.at.row, 1);
	ck_assert(!cut.at.rest);
	ck_assert_int_eq(cut.depth, 3 * LINE);  /* the cell across uses the room */

	ck_assert_int_eq(depth_of(r, (struct cursor){ 0 }, &cut.at), 3 * LINE);
	ck_assert_int_eq(depth_of(r, cut.at, NULL), 3 * LINE);
}
END_TEST

START_TEST(edges_at_a_cut_are_those_given_for_it)
{
	struct row *r = row_of(1, 1);
	struct row_part part = { .row = r, .most = LEN_FAR, .leading = true };
	struct cut cut;

	r->cell[0].flow = lines(4, -1);
	r->cell[0].before[ROW_AT_CUT].width = 1000;
	r->cell[0].after[ROW_BROKEN].width = 2000;
	r->cell[0].before[ROW_BROKEN].width = 3000;
	row_complete(a, a, r);
	ck_assert(row_split(a, a, &part, 2 * LINE + 3000, false, &cut));
	ck_assert_int_eq(cut.depth, 1000 + 2 * LINE + 2000);
	ck_assert_int_eq(depth_of(r, cut.at, NULL), 3000 + 2 * LINE);
}
END_TEST

START_TEST(a_depth_asked_for_is_not_asked_for_again_after_a_cut)
{
	struct row *r = row_of(1, 1);
	struct row_part part = part_of(r);
	struct cut cut;

	r->cell[0].flow = lines(2, 1);
	r->cell[0].least = 5 * LINE;
	row_complete(a, a, r);
	ck_assert_int_eq(r->height, 5 * LINE);
	ck_assert(row_split(a, a, &part, 20 * LINE, false, &cut));
	ck_assert_int_eq(cut.depth, 5 * LINE);
	ck_assert_int_eq(depth_of(r, cut.at, NULL), LINE);
}
END_TEST

START_TEST(rows_that_nest_too_deep_stay_whole)
{
	struct row *r = row_of(1, 1);
	struct row_part part = part_of(r);
	struct cut cut;

	r->solid = true;
	r->cell[0].flow = lines(5, 2);
	row_complete(a, a, r);
	ck_assert(!r->forced);
	ck_assert(!row_split(a, a, &part, 2 * LINE, true, &cut));
}
END_TEST

/* ---- notes ---- */

START_TEST(notes_of_a_part_come_from_top_to_bottom)
{
	struct note note[3] = { { .depth = 1 }, { .depth = 2 }, { .depth = 3 } };
	struct row *r = row_of(1, 2);
	struct row_part part = part_of(r);
	const struct note *n;
	struct cut cut;

	r->cell[0].flow = lines(3, -1);
	r->cell[1].flow = lines(3, -1);
	r->cell[0].flow->item[2].note = &note[1];       /* second line */
	r->cell[0].flow->item[4].note = &note[2];       /* third */
	r->cell[1].flow->item[0].note = &note[0];       /* first */
	row_complete(a, a, r);
	for (n = r->notes; n != NULL && n->next != NULL; n = n->next)
		ck_assert_int_lt(n->depth, n->next->depth);
	ck_assert_int_eq(n->depth, 3);

	ck_assert(row_split(a, a, &part, 2 * LINE, false, &cut));
	n = row_notes(a, r, (struct cursor){ 0 }, &cut.at);
	ck_assert_int_eq(n->depth, 1);
	ck_assert_int_eq(n->next->depth, 2);
	ck_assert_ptr_null(n->next->next);
	n = row_notes(a, r, cut.at, NULL);
	ck_assert_int_eq(n->depth, 3);
	ck_assert_ptr_null(n->next);
}
END_TEST

/* ---- in a flow ---- */

static struct flow *one_row(struct row *r, struct block *in)
{
	struct flow *f = ARENA_NEW(a, struct flow);

	f->n = 3;
	f->item = ARENA_ARRAY(a, 3, struct item);
	f->item[0] = (struct item){ .kind = ITEM_OPEN, .block = in };
	f->item[1] = (struct item){ .kind = ITEM_ROW, .row = r, .in = in };
	f->item[2] = (struct item){ .kind = ITEM_CLOSE, .block = in, .in = in };
	return f;
}

static struct flow *rows_only(struct row *r)
{
	struct flow *f = ARENA_NEW(a, struct flow);

	f->n = 1;
	f->item = ARENA_NEW(a, struct item);
	f->item[0] = (struct item){ .kind = ITEM_ROW, .row = r };
	return f;
}

START_TEST(head_and_foot_take_their_room_in_each_part)
{
	struct row *r = row_of(1, 1), *head = row_of(1, 1), *foot = row_of(1, 1);
	struct repeat repeat = { 0 };
	struct block table = { .is_reference = true, .repeat = &repeat };
	struct flow *f;
	struct cut cut;

	r->cell[0].flow = lines(6, -1);
	row_complete(a, a, r);
	row_complete(a, a, head);
	row_complete(a, a, foot);
	repeat = (struct repeat){ .head = rows_only(head), .foot = rows_only(foot), .foot_depth = LINE };
	f = one_row(r, &table);

	cut = column_cut(a, a, f, (struct cursor){ 0 }, 5 * LINE, true, true);
	ck_assert_int_eq(cut.depth, 5 * LINE);          /* head, three lines, foot */
	cut = column_cut(a, a, f, cut.at, 100 * LINE, true, true);
	ck_assert(cut.at_end);
	ck_assert_int_eq(cut.depth, 5 * LINE);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("layout/row");
	TCase *t = unit_case(s, "rows", unit_setup, unit_teardown);

	tcase_add_test(t, a_row_is_as_deep_as_its_deepest_cell);
	tcase_add_test(t, half_of_a_collapsed_border_lies_in_the_row);
	tcase_add_test(t, separate_borders_lie_in_the_row_with_their_gap);
	tcase_add_test(t, the_surplus_of_a_spanning_cell_goes_to_its_last_row);
	tcase_add_test(t, content_is_set_lower_by_display_align);
	tcase_add_test(t, all_cells_are_cut_at_the_same_height);
	tcase_add_test(t, a_row_that_fits_is_not_cut);
	tcase_add_test(t, a_cell_that_cannot_begin_holds_its_row_back);
	tcase_add_test(t, a_keep_of_the_row_is_the_price_of_a_cut_in_it);
	tcase_add_test(t, a_break_in_a_cell_cuts_its_row_though_there_is_room);
	tcase_add_test(t, joined_rows_are_cut_between_where_the_next_cannot_begin);
	tcase_add_test(t, edges_at_a_cut_are_those_given_for_it);
	tcase_add_test(t, a_depth_asked_for_is_not_asked_for_again_after_a_cut);
	tcase_add_test(t, rows_that_nest_too_deep_stay_whole);
	tcase_add_test(t, notes_of_a_part_come_from_top_to_bottom);
	tcase_add_test(t, head_and_foot_take_their_room_in_each_part);
	return unit_run(s);
}
