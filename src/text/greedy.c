/*
 * greedy.c - first fit: the longest line that fits, one after another
 *
 * Where lines are justified, a break that fits only when the line gives is
 * taken if it is the next one (推入, push-in) and the line had room left;
 * otherwise the line is stretched (推出, push-out).
 */
#include "text/search.h"

struct greedy {
	int first;              /* the first break */
	int fits;               /* the last break before which the line fits as it is; -1 */
	int next;               /* the break after that, if push-in or hanging makes it fit; -1 */
	int anywhere;           /* the last break inside a word that fits no line, while there is no other; -1 */
	bool full;              /* the line to fits leaves nothing over */
};

/* False when nothing further can fit. */
static bool greedy_note(const struct paragraph *p, const struct stretch *s, struct greedy *g, int i,
    const struct sums *start, const struct sums *end, int number, int shown)
{
	bool last = i == s->last, orphan = g->fits >= 0 && g->fits + 1 >= s->orphan;
	struct verdict v;

	cost_judge(p, start, end, paragraph_room(p, number, last), shown,
	    last ? kind_of_last(p, orphan) : LINE_INNER, &v);
	if (g->first < 0)
		g->first = i;
	if (p->w.unit[i].price == PRICE_ANYWHERE) {
		g->anywhere = v.over <= 0 ? i : g->anywhere;
		return v.over <= 0;
	}
	if (v.easy) {
		g->fits = i;
		g->next = -1;
		g->full = v.over >= 0;
	} else if (v.cost < COST_NEVER && g->next < 0) {
		g->next = i;
	}
	return v.cost < COST_NEVER || cost_excess(start, end, &v) <= paragraph_hyphen(p, i);
}

static int greedy_choice(const struct greedy *g)
{
	if (g->next >= 0 && !(g->fits >= 0 && g->full))
		return g->next;
	if (g->fits >= 0)
		return g->fits;
	return g->anywhere >= 0 ? g->anywhere : g->first;
}

/* The last cell of the line from start. */
static int greedy_end(const struct paragraph *p, const struct stretch *s, int start, int number)
{
	struct greedy g = { -1, -1, -1, -1, false };
	struct walk k = { .last = -1 };
	struct sums from = { 0 }, end;

	for (int i = start; i <= s->last; i++) {
		bool opening = k.last < 0;

		if (walk_on(&k, &p->w, i)) {
			if (opening) {
				from = k.shown;
				sums_at_start(&from, &p->w, i, paragraph_trims(p, number));
			}
			sums_add(&k.shown, &p->w, i);
		}
		if (k.last < 0 || (p->w.unit[i].price == BREAK_NEVER && i != s->last))
			continue;
		end = k.shown;
		sums_at_end(&end, &p->w, k.last, paragraph_hyphen(p, i));
		if (!greedy_note(p, s, &g, i, &from, &end, number, k.last))
			break;
	}
	return greedy_choice(&g);
}

void fit_first(const struct paragraph *p, const struct stretch *s, GArray *ends)
{
	int start = s->start, number = s->line;

	while (start <= s->last) {
		int end = greedy_end(p, s, start, number++);

		if (end == s->last)
			break;
		end++;
		g_array_append_val(ends, end);
		start = end;
	}
	g_array_append_val(ends, s->end);
}
