/*
 * total.c - total fit: the lines whose costs sum up to the least
 *
 * From every break that was reached, lines may start; at every break all of
 * them are tried as the line that ends here, and the cheapest ways are kept.
 * A start too far back dies, so that only about a line's worth of them is alive
 * and the work grows with the text alone.  Text for which that is not so, such
 * as a hundred thousand characters without width, is set by first fit.
 */
#include "text/search.h"

#include <string.h>

enum {
	COST_LINE = 1,                  /* of two ways that cost the same, the one with fewer lines */
	COST_ORPHAN = 5000 * 1000,
	COST_CONTRAST = 20 * 1000       /* a tight line beside a loose one */
};

#define COST_OVERFULL ((int64_t)1000 * 1000 * 1000 * 1000)

/* A break that was reached, and the break before it. */
struct reached {
	int end;                /* first cell after it */
	int back;               /* index of a struct reached; -1 */
};

/* A reached break from which lines may still start. */
struct node {
	struct sums at;         /* where its line starts; valid once first is known */
	int64_t cost;
	int first;              /* the first unit of its line that shows; -1: not met yet */
	int line;               /* number of its line; with even rooms only 0 or 1 */
	int reached;
	len_t room;
	uint8_t grade;          /* of the line before */
	bool dead;
};

enum {
	KEYS = 8,
	WORK_PER_CELL = 256,    /* starts looked at; a line of Chinese has some tens */
	WORK_MORE = 1 << 16,
	NODES_KEPT = 128        /* dead ones, before they make room */
};

/* The cheapest ways to one break, by line number and by the grade of the last line. */
struct ways {
	int n;
	int64_t least;
	struct way {
		int line;
		int64_t cost[GRADES];
		int back[GRADES];
	} way[KEYS];
};

struct search {
	const struct paragraph *p;
	const struct stretch *s;
	int64_t limit;          /* dearest line */
	int64_t loosest;        /* and the rest it has for each em of gaps, in 1/4096; 0: not told */
	int64_t lines;          /* how many there will be, about */
	len_t room;             /* of all lines but the first, if they are even */

	struct reached *reached;
	int n_reached, max_reached;
	struct node *node;      /* by position */
	int n_nodes, max_nodes;
	int head;               /* first node that is alive */
	int fresh;              /* first node whose line has not shown anything yet */
	int64_t floor;          /* no node that is alive costs less */
	int floor_head;         /* head when floor was found */

	int64_t work;           /* starts that may still be looked at */

	bool swallow;           /* a break that leaves an orphan was met: */
	struct sums swallow_at; /* the first of them */
};

static void add_way(struct ways *w, int line, enum grade grade, int64_t cost, int back)
{
	int k = 0;

	while (k < w->n && w->way[k].line != line)
		k++;
	if (k == KEYS)
		return;
	if (k == w->n) {
		w->way[w->n++] = (struct way){ line, { COST_NEVER, COST_NEVER, COST_NEVER }, { -1, -1, -1 } };
	}
	if (cost < w->way[k].cost[grade]) {
		w->way[k].cost[grade] = cost;
		w->way[k].back[grade] = back;
	}
	w->least = MIN(w->least, cost);
}

static void add_node(struct search *f, int end, int line, enum grade grade, int64_t cost, int back)
{
	struct node *n;

	if (f->n_reached == f->max_reached) {
		f->max_reached = f->max_reached * 2 + 256;
		f->reached = g_renew(struct reached, f->reached, f->max_reached);
	}
	if (f->n_nodes == f->max_nodes) {
		f->max_nodes = f->max_nodes * 2 + 256;
		f->node = g_renew(struct node, f->node, f->max_nodes);
	}
	n = &f->node[f->n_nodes++];
	n->cost = cost;
	n->first = -1;
	n->line = line;
	n->grade = (uint8_t)grade;
	n->dead = false;
	n->reached = f->n_reached;
	n->room = f->p->even && line > 0 ? f->room : paragraph_room(f->p, line, false);
	f->reached[f->n_reached++] = (struct reached){ end, back };
}

/*
 * A way is of no use if it is dearer than the cheapest by all that its grade can
 * ever save later, or not cheaper than one that ends evenly, which never costs.
 */
static void add_nodes(struct search *f, int end, const struct ways *w)
{
	for (int k = 0; k < w->n; k++) {
		const struct way *y = &w->way[k];
		int64_t least = MIN(MIN(y->cost[0], y->cost[1]), y->cost[2]);

		for (int g = 0; g < GRADES; g++)
			if (y->cost[g] < COST_NEVER && y->cost[g] < least + COST_CONTRAST
			    && (g == GRADE_EVEN || y->cost[g] < y->cost[GRADE_EVEN]))
				add_node(f, end, y->line, (enum grade)g, y->cost[g], y->back[g]);
	}
}

static int next_line(const struct search *f, int line)
{
	return f->p->even ? 1 : line + 1;
}

static int64_t contrast(const struct node *n, enum grade grade)
{
	return n->grade != grade && n->grade != GRADE_EVEN && grade != GRADE_EVEN ? COST_CONTRAST : 0;
}

/* Costs only grow along the paragraph, so an old floor stays true and need not be found each time. */
static int64_t floor_of(struct search *f)
{
	if (f->head < f->floor_head + 16)
		return f->floor;
	f->floor = COST_NEVER;
	for (int i = f->head; i < f->n_nodes; i++)
		f->floor = MIN(f->floor, f->node[i].cost);
	f->floor_head = f->head;
	return f->floor;
}

static void drop_dead(struct search *f)
{
	while (f->head < f->fresh && f->node[f->head].dead)
		f->head++;
	if (f->head > NODES_KEPT) {
		memmove(f->node, f->node + f->head, (size_t)(f->n_nodes - f->head) * sizeof *f->node);
		f->n_nodes -= f->head;
		f->fresh -= f->head;
		f->floor_head -= f->head;
		f->head = 0;
	}
}

/*
 * Most lines that are tried are too long or too loose by far: both are seen
 * here without a division.
 */
static inline int64_t excess(const struct node *n, const struct sums *end)
{
	return end->natural - n->at.natural - n->room - (int64_t)(uint32_t)(end->give - n->at.give);
}

static inline bool is_too_loose(const struct search *f, const struct node *n, const struct sums *end)
{
	int64_t slack = n->room - (end->natural - n->at.natural), spread;

	if (slack <= 0 || f->loosest == 0)
		return false;
	for (int t = STRETCH_OBJECT; t < STRETCH_REST; t++)
		slack -= (uint32_t)(end->stretch[t] - n->at.stretch[t]);
	spread = (uint32_t)(end->stretch[STRETCH_REST] - n->at.stretch[STRETCH_REST]);
	return slack * 4096 > MAX(spread, f->p->w.em) * f->loosest;
}

/* Lines from the oldest start to the newest: they get shorter, and looser. */
static void try_starts(struct search *f, const struct sums *end, int unit, int shown, struct ways *w)
{
	int64_t price = (int64_t)f->p->w.unit[unit].price * 1000 + COST_LINE, floor = floor_of(f);
	len_t hyphen = paragraph_hyphen(f->p, unit), hang = unit_hangs(&f->p->w.unit[shown]);

	for (int i = f->head; i < f->fresh; i++) {
		struct node *n = &f->node[i];
		struct verdict v;
		int64_t long_by;

		/* the second: were its line exact, it would cost too much (but another line number has its own future) */
		if (n->dead || (f->p->even && n->cost + price >= w->least + COST_CONTRAST))
			continue;
		long_by = excess(n, end);
		if (long_by > hang) {
			n->dead = long_by > hyphen;
			continue;
		}
		if (is_too_loose(f, n, end)) {
			if (f->p->even)
				break;
			continue;
		}
		cost_judge(f->p, &n->at, end, n->room, shown, LINE_INNER, &v);
		if (v.cost == COST_NEVER)
			continue;
		if (v.over < 0 && f->p->even && (v.cost > f->limit
		    || (w->n > 0 && v.cost + price + floor > w->least + COST_CONTRAST)))
			break;
		if (v.cost <= f->limit && n->cost + v.cost + price <= floor + f->limit)
			add_way(w, next_line(f, n->line), v.grade, n->cost + v.cost + price + contrast(n, v.grade),
			    n->reached);
	}
}

static int64_t overfull_cost(int64_t over)
{
	return COST_OVERFULL + MIN(over, LEN_PT(100000)) * 1000;
}

/* Nothing fits: the least of the evils. */
static void force_start(const struct search *f, const struct sums *end, struct ways *w)
{
	for (int i = f->head; i < f->fresh; i++) {
		const struct node *n = &f->node[i];
		int64_t over = MAX(end->natural - n->at.natural - n->room, 0);

		add_way(w, next_line(f, n->line), GRADE_EVEN,
		    n->cost + overfull_cost(over), n->reached);
	}
}

static bool all_dead(const struct search *f)
{
	for (int i = f->head; i < f->fresh; i++)
		if (!f->node[i].dead)
			return false;
	return true;
}

/* One break; false when there is no way on below the limit, or the work gets too much. */
static bool try_break(struct search *f, const struct walk *k, int unit)
{
	struct ways w;          /* cleared by need: this is done at every break */
	struct sums end = k->shown;

	w.n = 0;
	w.least = COST_NEVER;
	f->work -= f->fresh - f->head;
	if (f->work < 0)
		return false;
	sums_at_end(&end, &f->p->w, k->last, paragraph_hyphen(f->p, unit));
	if (!f->swallow && unit + 1 >= f->s->orphan) {
		f->swallow = true;
		f->swallow_at = end;
	}
	try_starts(f, &end, unit, k->last, &w);
	if (w.n == 0 && all_dead(f)) {
		if (f->limit < COST_NEVER)
			return false;
		force_start(f, &end, &w);
	}
	drop_dead(f);
	add_nodes(f, unit + 1, &w);
	return true;
}

/* The lines that start here now have a first unit. */
static void open_lines(struct search *f, const struct walk *k, int unit)
{
	for (; f->fresh < f->n_nodes; f->fresh++) {
		struct node *n = &f->node[f->fresh];

		n->first = unit;
		n->at = k->shown;
		sums_at_start(&n->at, &f->p->w, unit,
		    n->line == 0 ? f->p->style->trim_first : f->p->style->trim_start);
	}
}

static bool leaves_orphan(const struct search *f, const struct node *n, len_t room)
{
	return f->swallow && n->first < f->s->orphan && f->swallow_at.natural - n->at.natural <= room;
}

/* The best way to the end: an index into reached, or -1. */
static int try_end(const struct search *f, const struct sums *end, int64_t *cost, bool *clean)
{
	int best = -1;

	*cost = COST_NEVER;
	for (int i = f->head; i < f->fresh; i++) {
		const struct node *n = &f->node[i];
		len_t room = paragraph_room(f->p, n->line, true);
		struct verdict v;
		int64_t total;
		bool orphan = n->first >= f->s->orphan && n->reached != 0, forced;

		cost_judge(f->p, &n->at, end, room, f->s->last, kind_of_last(f->p, leaves_orphan(f, n, n->room)), &v);
		forced = v.cost == COST_NEVER;
		total = n->cost + COST_LINE + contrast(n, v.grade);
		total += forced ? overfull_cost(v.over) : v.cost;
		total += orphan ? COST_ORPHAN : 0;
		if (total < *cost) {
			*cost = total;
			best = n->reached;
			*clean = !orphan && !forced;
		}
	}
	return best;
}

/* The way to the end; clean: without an orphan and without a last line that does not fit. */
static int search(struct search *f, int64_t *cost, bool *clean)
{
	struct walk k = { .last = -1 };
	struct sums end;

	f->n_reached = f->n_nodes = f->head = f->fresh = f->floor_head = 0;
	f->floor = 0;
	f->swallow = false;
	add_node(f, f->s->start, f->p->even ? MIN(f->s->line, 1) : f->s->line, GRADE_EVEN, 0, -1);
	for (int i = f->s->start; i <= f->s->last; i++) {
		if (walk_on(&k, &f->p->w, i)) {
			open_lines(f, &k, i);
			sums_add(&k.shown, &f->p->w, i);
		}
		/* between two breaks something has to show, else they are one */
		if (i < f->s->last && f->p->w.unit[i].price >= 0 && f->fresh == f->n_nodes
		    && k.last >= 0 && !try_break(f, &k, i))
			return -1;
	}
	end = k.shown;
	sums_at_end(&end, &f->p->w, k.last, 0);
	return try_end(f, &end, cost, clean);
}

static void follow_back(const struct search *f, int from, GArray *ends)
{
	guint first = ends->len;

	for (int i = from; i > 0; i = f->reached[i].back)
		g_array_append_val(ends, f->reached[i].end);
	search_turn_round(ends, first);
	g_array_append_val(ends, f->s->end);
}

/*
 * First with no line dearer than a limit, and without ways that are dearer than
 * others near them by more than it: that keeps few breaks alive.  What is found
 * is the best of all if it costs no more than the limit, since every way that
 * was left out does; over many lines an average has to do.
 */
static bool is_good(const struct search *f, int64_t cost, bool clean)
{
	return f->limit == COST_NEVER || (clean && cost <= f->limit * (1 + f->lines / 8));
}

void fit_total(const struct paragraph *p, const struct stretch *s, GArray *ends)
{
	/* 100 (e / 0.05)^2 is 100, 400 and 2500 when e is 0.05, 0.1 and 0.25 em */
	static const int64_t limits[] = { 100 * 1000, 400 * 1000, 2500 * 1000, COST_NEVER };
	static const int64_t loosest[] = { 206, 411, 1025, 0 };
	struct search f = {
		.p = p, .s = s, .room = paragraph_room(p, 1, false),
		.lines = paragraph_natural(p, s->start, s->end) / MAX(paragraph_room(p, 1, false), p->w.em),
	};
	int best = -1;

	f.work = (int64_t)(s->end - s->start) * WORK_PER_CELL + WORK_MORE;
	for (size_t i = 0; i < G_N_ELEMENTS(limits) && f.work >= 0; i++) {
		bool clean = false;
		int64_t cost = 0;

		f.limit = limits[i];
		f.loosest = p->style->align == ALIGN_JUSTIFY ? loosest[i] : 0;
		best = search(&f, &cost, &clean);
		if (best >= 0 && is_good(&f, cost, clean))
			break;
	}
	if (best >= 0)
		follow_back(&f, best, ends);
	else
		fit_first(p, s, ends);
	g_free(f.reached);
	g_free(f.node);
}
