#include "text/cost.h"

#include <glib.h>

enum {
	COST_HANG = 10 * 1000,
	COST_RAGGED = 10 * 1000         /* of one em left over, squared for more */
};

/* a / b in 1/4096; a few em are far within 32 bits, where division is several times faster. */
static int64_t ratio(int64_t a, int64_t b)
{
	if (a < 1 << 19 && b <= INT32_MAX)
		return (uint32_t)a * 4096u / (uint32_t)b;
	return a * 4096 / b;
}

static int64_t square_cost(int64_t used, int64_t of, int weight)
{
	int64_t r = ratio(used, of);

	return (weight * 1000 * r * r) >> 24;
}

/* What a line between two sums can give or take at one tier. */
#define AT(field) ((int64_t)(uint32_t)(end->field - start->field))

static int64_t shrink_cost(const struct sums *start, const struct sums *end, int64_t over, enum grade *grade)
{
	static const int weight[SHRINK_TIERS] = {
		[SHRINK_SPACE] = 2, [SHRINK_MIDDOT] = 4, [SHRINK_BRACKET] = 4, [SHRINK_PAUSE] = 6,
		[SHRINK_GAP] = 8, [SHRINK_STOP] = 16,
	};
	int64_t object = AT(shrink[SHRINK_OBJECT]), cost = 0;

	over -= MIN(over, object);
	if (over * 2 > AT(give) - object)
		*grade = GRADE_TIGHT;
	for (int t = SHRINK_OBJECT + 1; t < SHRINK_TIERS && over > 0; t++) {
		int64_t range = AT(shrink[t]), used = MIN(over, range);

		if (used > 0)
			cost += square_cost(used, range, weight[t]);
		over -= used;
	}
	return cost;
}

/* e em in each gap: 100 (e / 0.05)^2; all beyond 16 em is the same */
static int64_t rest_cost(int64_t rest, int64_t spread, enum grade *grade)
{
	int64_t e = MIN(ratio(rest, spread), 1 << 16);

	if (e * 20 > 4096)
		*grade = GRADE_LOOSE;
	return (e * e * 40000 >> 12) * 1000 >> 12;
}

static int64_t stretch_cost(const struct paragraph *p, const struct sums *start, const struct sums *end,
    int64_t slack, enum grade *grade)
{
	static const int weight[STRETCH_TIERS] = { [STRETCH_PAIR] = 1, [STRETCH_SPACE] = 2, [STRETCH_GAP] = 4 };
	int64_t cost = 0;

	slack -= MIN(slack, AT(stretch[STRETCH_OBJECT]));
	for (int t = STRETCH_PAIR; t < STRETCH_REST && slack > 0; t++) {
		int64_t range = AT(stretch[t]), used = MIN(slack, range);

		if (used > 0)
			cost += square_cost(used, range, weight[t]);
		slack -= used;
	}
	if (slack > 0)
		cost += rest_cost(slack, MAX(AT(stretch[STRETCH_REST]), p->w.em), grade);
	return cost;
}

static int64_t ragged_cost(const struct paragraph *p, int64_t slack)
{
	int64_t e = MIN(slack * 64 / p->w.em, 1 << 16);

	return COST_RAGGED * e * e / 4096;
}

static bool is_justified(const struct paragraph *p, enum line_kind kind)
{
	return (kind == LINE_INNER ? p->style->align : p->style->align_last) == ALIGN_JUSTIFY;
}

/* The line from start to end, whose last unit is given.  Only what a line needs is looked up: this is asked most. */
void cost_judge(const struct paragraph *p, const struct sums *start, const struct sums *end, len_t room,
    int last_unit, enum line_kind kind, struct verdict *v)
{
	bool justified = is_justified(p, kind);
	int64_t over = end->natural - start->natural - room;

	v->over = over;
	v->easy = over <= 0 || over <= AT(shrink[SHRINK_OBJECT]);
	v->cost = 0;
	v->grade = GRADE_EVEN;
	if (over > 0) {
		int64_t give = justified || kind == LINE_SWALLOW ? AT(give) : AT(shrink[SHRINK_OBJECT]);

		if (over > give) {
			over -= unit_hangs(&p->w.unit[last_unit]);
			v->cost = over > give || over == v->over ? COST_NEVER : COST_HANG;
		}
		if (over > 0 && v->cost != COST_NEVER)
			v->cost += shrink_cost(start, end, over, &v->grade);
	}
	if (over >= 0 || v->cost == COST_NEVER)
		return;
	if (justified)
		v->cost += stretch_cost(p, start, end, -over, &v->grade);
	else if (kind == LINE_INNER)
		v->cost += ragged_cost(p, -over);
}
