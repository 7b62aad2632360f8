/* Total fit against the simplest means there are: all ways to break short paragraphs. */
#include "text/cost.h"

#include "line.h"
#include "text/breaks.h"

enum { COST_CONTRAST = 20 * 1000, COST_LINE = 1, TEXTS = 1500 };

static len_t stairs(void *context, int line)
{
	return *(const len_t *)context + line % 3 * EM;
}

/* The line of cells [start, end) and what it adds to the cost of a way. */
static int64_t cost_of_line(const struct paragraph *p, int start, int end, int number, enum grade before,
    struct verdict *v)
{
	struct sums from = { 0 }, to = { 0 };
	bool last = end == p->w.n;
	int first, shown;

	if (!widths_visible(&p->w, start, end, &first, &shown))
		return COST_NEVER;
	sums_at_start(&from, &p->w, first, paragraph_trims(p, number));
	for (int i = first; i <= shown; i++)
		sums_add(&to, &p->w, i);
	sums_at_end(&to, &p->w, shown, 0);
	cost_judge(p, &from, &to, paragraph_room(p, number, last), shown, last ? LINE_SWALLOW : LINE_INNER, v);
	if (v->cost == COST_NEVER)
		return COST_NEVER;
	return v->cost + COST_LINE + (last ? 0 : (int64_t)p->w.unit[end - 1].price * 1000)
	    + (before != v->grade && before != GRADE_EVEN && v->grade != GRADE_EVEN ? COST_CONTRAST : 0);
}

/* The cheapest of all ways from start on. */
static int64_t cheapest(const struct paragraph *p, int start, int number, enum grade before)
{
	int64_t least = COST_NEVER;

	for (int end = start + 1; end <= p->w.n; end++) {
		struct verdict v;
		int64_t cost;

		if (p->w.unit[end - 1].price == BREAK_NEVER)
			continue;
		cost = cost_of_line(p, start, end, number, before, &v);
		if (cost < COST_NEVER && end < p->w.n)
			cost += cheapest(p, end, number + 1, v.grade);
		if (cost < least)
			least = cost;
	}
	return least;
}

static int64_t cost_of_lines(const struct paragraph *p)
{
	int n;
	const struct line *line = fit_lines(a, p, &n);
	int64_t sum = 0;
	enum grade before = GRADE_EVEN;

	for (int i = 0; i < n; i++) {
		struct verdict v;

		sum += cost_of_line(p, line[i].start, line[i].end, i, before, &v);
		before = v.grade;
	}
	return sum;
}

/* Some text, the same at every run. */
static const char *some_text(unsigned *seed)
{
	static const char *const pieces[] = {
		"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "，", "。", "“", "”", "（", "）", "A", "12", "ok ", "——", "·", "！",
	};
	char *text = arena_alloc(a, 128);
	int n = 4 + (int)((*seed >> 16) % 11);

	while (n-- > 0) {
		*seed = *seed * 1103515245 + 12345;
		strcat(text, pieces[(*seed >> 16) % 3 > 0 ? (*seed >> 20) % 8 : (*seed >> 20) % 20]);
	}
	return text;
}

static void compare(compose_room *room)
{
	static const char profiles[] = "GBSKENTX";
	unsigned seed = 1;
	int compared = 0;

	for (int i = 0; i < TEXTS; i++) {
		struct compose_style s = chinese(profiles[i % 8]);
		const char *text = some_text(&seed);
		struct cells cs = cells_of(text, s.locale, false);
		len_t width = (len_t)(6 + seed % 13) * EM / 2;
		struct paragraph p;
		int64_t least;

		s.orphan_cells = 0;
		s.indent = i % 3 * EM / 2;
		p = paragraph_of(a, cs.cell, cs.n, &s, room, &width);
		least = cheapest(&p, 0, 0, GRADE_EVEN);
		if (least >= COST_NEVER)
			continue;       /* something fits no line */
		ck_assert_msg(cost_of_lines(&p) == least, "%s in %d", text, width);
		compared++;
	}
	ck_assert_int_gt(compared, TEXTS / 2);
}

START_TEST(no_way_is_cheaper_than_total_fit)
{
	compare(same_room);
}
END_TEST

START_TEST(nor_is_there_one_when_every_line_has_its_own_room)
{
	compare(stairs);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("text/total");
	TCase *c = unit_case(s, "total", unit_setup, unit_teardown);

	tcase_set_timeout(c, 120);
	tcase_add_test(c, no_way_is_cheaper_than_total_fit);
	tcase_add_test(c, nor_is_there_one_when_every_line_has_its_own_room);
	return unit_run(s);
}
