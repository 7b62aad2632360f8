#include "text/fit.h"

#include "base/arena.h"
#include "text/breaks.h"

#include <glib.h>

#include <string.h>

enum {
	COST_LINE = 1,                  /* of two ways that cost the same, the one with fewer lines */
	COST_ORPHAN = 5000 * 1000,
	COST_CONTRAST = 20 * 1000,      /* a tight line beside a loose one */
	COST_HANG = 10 * 1000,
	COST_RAGGED = 10 * 1000,        /* of one em left over, squared for more */
	PRICE_ANYWHERE = 10001,         /* of a break inside a word that fits no line: above all others */
	LINES_ASKED_MAX = 100000        /* how far a caller's rooms are compared */
};

#define COST_NEVER    (INT64_MAX / 4)
#define COST_OVERFULL ((int64_t)1000 * 1000 * 1000 * 1000)

/* ---- the cost of one line ---- */

enum grade { GRADE_EVEN, GRADE_TIGHT, GRADE_LOOSE, GRADES };

enum line_kind { LINE_INNER, LINE_LAST, LINE_SWALLOW };

struct verdict {
	int64_t cost;           /* COST_NEVER: does not fit */
	int64_t over;           /* natural width less room */
	enum grade grade;
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
static void judge(const struct paragraph *p, const struct sums *start, const struct sums *end, len_t room,
    int last_unit, enum line_kind kind, struct verdict *v)
{
	bool justified = is_justified(p, kind);
	int64_t over = end->natural - start->natural - room;

	v->over = over;
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
		v->cost += ragged_cost(p, MAX(-over - AT(stretch[STRETCH_OBJECT]), 0));
}

/* How far the line is beyond all that it could give. */
static int64_t excess(const struct sums *start, const struct sums *end, const struct verdict *v)
{
	return v->over - AT(give);
}

/* ---- rooms ---- */

static len_t hyphen_at(const struct paragraph *p, int unit)
{
	return p->cell[unit].flags & CELL_HYPHEN_AFTER ? p->style->hyphen : 0;
}

len_t paragraph_indent(const struct paragraph *p, int line)
{
	return line == 0 ? p->style->indent : 0;
}

len_t paragraph_room(const struct paragraph *p, int line, bool last)
{
	int64_t room;

	if (p->room == NULL)
		return LEN_MAX;
	room = (int64_t)p->room(p->context, line) - paragraph_indent(p, line)
	    - (last ? p->style->last_end_indent : 0);
	return (len_t)CLAMP(room, 0, LEN_MAX);
}

len_t paragraph_width(const struct paragraph *p, int start, int end, int number)
{
	struct sums from = { 0 }, to = { 0 }, line;
	int first, last;

	if (!widths_visible(&p->w, start, end, &first, &last))
		return 0;
	sums_at_start(&from, &p->w, first, paragraph_trims(p, number));
	for (int i = first; i <= last; i++)
		sums_add(&to, &p->w, i);
	sums_at_end(&to, &p->w, last, hyphen_at(p, end - 1));
	sums_between(&from, &to, &line);
	return (len_t)CLAMP(line.natural, 0, LEN_MAX);
}

bool paragraph_trims(const struct paragraph *p, int line)
{
	return line == 0 ? p->style->trim_first : p->style->trim_start;
}

static int64_t natural_width(const struct widths *w, int start, int end)
{
	int64_t sum = 0;

	for (int i = start; i < end; i++)
		sum += w->unit[i].width + w->unit[i].gap;
	return sum;
}

static bool has_even_rooms(const struct paragraph *p)
{
	len_t first = p->room(p->context, 0);
	int64_t lines = natural_width(&p->w, 0, p->w.n) / MAX(first, p->w.em) * 5 / 4 + 4;

	for (int i = 1; i < MIN(lines, LINES_ASKED_MAX); i++)
		if (p->room(p->context, i) != first)
			return false;
	return true;
}

/* Open the pieces that fit no line at every cell. */
static void break_anywhere(struct paragraph *p)
{
	len_t room = MIN(paragraph_room(p, 0, false), paragraph_room(p, 1, false));
	int start = 0;

	for (int i = 0; i < p->w.n; i++) {
		if (p->w.unit[i].price == BREAK_NEVER)
			continue;
		if (paragraph_width(p, start, i + 1, 1) > room)
			for (int k = start; k < i; k++)
				if (p->w.unit[k].price == BREAK_NEVER && !cell_is_blank(&p->cell[k + 1])
				    && !(p->cell[k + 1].flags & (CELL_JOINED | CELL_COMBINED)))
					p->w.unit[k].price = PRICE_ANYWHERE;
		start = i + 1;
	}
}

struct paragraph paragraph_of(struct arena *a, const struct cell *cell, int n, const struct compose_style *style,
    compose_room *room, void *context)
{
	struct paragraph p = { cell, widths_of(a, cell, n, style), style, room, context, true };

	if (room == NULL)
		return p;
	p.even = has_even_rooms(&p);
	if (style->break_anywhere && !style->no_wrap)
		break_anywhere(&p);
	return p;
}

/* ---- a stretch of cells between two forced breaks ---- */

struct stretch {
	int start, end;         /* cells */
	int last;               /* the last one that shows; start - 1: none does */
	int line;               /* number of its first line */
	int orphan;             /* a last line that starts here or later is an orphan */
};

static int weight_in_last_line(const struct cell *c)
{
	switch (c->class) {
	case CELL_HAN: case CELL_EN: case CELL_LETTER: case CELL_DIGIT:
		return c->flags & CELL_COMBINED ? 0 : 1;
	case CELL_OBJECT:
		return 1 << 16;         /* never alone */
	default:
		return 0;
	}
}

static struct stretch next_stretch(const struct paragraph *p, int start, int line)
{
	struct stretch s = { .start = start, .line = line };
	int first, count = 0;

	s.end = start;
	while (p->w.unit[s.end++].price != BREAK_FORCED)
		;
	if (!widths_visible(&p->w, s.start, s.end, &first, &s.last))
		s.last = start - 1;
	s.orphan = s.last + 1;
	while (p->style->orphan_cells > 0 && s.orphan > first
	    && (count += weight_in_last_line(&p->cell[s.orphan - 1])) < p->style->orphan_cells)
		s.orphan--;
	if (p->style->orphan_cells <= 0)
		s.orphan = s.end;
	return s;
}

/* Sums after the last unit that shows, and beyond it over the blanks, as a stretch is walked through. */
struct walk {
	struct sums shown, blanks;
	bool in_blanks;
	int last;
};

/* True when the unit shows; *before is then where a line that starts with it starts. */
static bool walk_on(struct walk *k, const struct widths *w, int unit)
{
	if (w->unit[unit].flags & UNIT_BLANK) {
		if (!k->in_blanks)
			k->blanks = k->shown;
		k->in_blanks = true;
		sums_add(&k->blanks, w, unit);
		return false;
	}
	if (k->in_blanks)
		k->shown = k->blanks;
	k->in_blanks = false;
	k->last = unit;
	return true;
}

/* ---- first fit ---- */

struct greedy {
	int first;              /* the first break */
	int fits;               /* the last break before which the line fits as it is; -1 */
	int next;               /* the break after that, if push-in or hanging makes it fit; -1 */
	int anywhere;           /* the last break inside a word that fits no line, while there is no other; -1 */
	bool full;              /* the line to fits leaves nothing over */
};

/*
 * A last line is squeezed only where it would otherwise leave an orphan.
 * Without that rule it gives like any other.
 */
static enum line_kind kind_of_last(const struct paragraph *p, bool leaves_orphan)
{
	bool squeeze = p->style->orphan_cells > 0 ? leaves_orphan : p->style->align == ALIGN_JUSTIFY;

	return squeeze ? LINE_SWALLOW : LINE_LAST;
}

/* False when nothing further can fit. */
static bool greedy_note(const struct paragraph *p, const struct stretch *s, struct greedy *g, int i,
    const struct sums *start, const struct sums *end, int number, int shown)
{
	bool last = i == s->last, orphan = g->fits >= 0 && g->fits + 1 >= s->orphan;
	struct verdict v;

	judge(p, start, end, paragraph_room(p, number, last), shown, last ? kind_of_last(p, orphan) : LINE_INNER, &v);
	if (g->first < 0)
		g->first = i;
	if (p->w.unit[i].price == PRICE_ANYWHERE) {
		g->anywhere = v.over <= 0 ? i : g->anywhere;
		return v.over <= 0;
	}
	if (v.cost < COST_NEVER && v.over <= AT(shrink[SHRINK_OBJECT])) {
		g->fits = i;
		g->next = -1;
		g->full = v.over >= 0;
	} else if (v.cost < COST_NEVER && g->next < 0) {
		g->next = i;
	}
	return v.cost < COST_NEVER || excess(start, end, &v) <= hyphen_at(p, i);
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
		sums_at_end(&end, &p->w, k.last, hyphen_at(p, i));
		if (!greedy_note(p, s, &g, i, &from, &end, number, k.last))
			break;
	}
	return greedy_choice(&g);
}

static void fit_first(const struct paragraph *p, const struct stretch *s, GArray *ends)
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

/* ---- total fit ---- */

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
	ALIVE_MAX = 4096,       /* lines that could start at more places are none */
	NODES_KEPT = 1024       /* dead ones, before they make room */
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
	while (f->head < f->fresh && (f->node[f->head].dead || f->fresh - f->head > ALIVE_MAX))
		f->head++;
	if (f->head > NODES_KEPT) {
		memmove(f->node, f->node + f->head, (size_t)(f->n_nodes - f->head) * sizeof *f->node);
		f->n_nodes -= f->head;
		f->fresh -= f->head;
		f->floor_head -= f->head;
		f->head = 0;
	}
}

/* Lines from the oldest start to the newest: they get shorter, and looser. */
static void try_starts(struct search *f, const struct sums *end, int unit, int shown, struct ways *w)
{
	int64_t price = (int64_t)f->p->w.unit[unit].price * 1000 + COST_LINE, floor = floor_of(f);
	len_t hyphen = hyphen_at(f->p, unit);

	for (int i = f->head; i < f->fresh; i++) {
		struct node *n = &f->node[i];
		struct verdict v;

		if (n->dead)
			continue;
		judge(f->p, &n->at, end, n->room, shown, LINE_INNER, &v);
		if (v.cost == COST_NEVER) {
			n->dead = excess(&n->at, end, &v) > hyphen;
			continue;
		}
		if (v.over < 0 && f->p->even && (v.cost > f->limit
		    || (w->n > 0 && v.cost + price + floor > w->least + COST_CONTRAST)))
			break;
		if (v.cost <= f->limit)
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

/* One break; false when the first pass finds no way on. */
static bool try_break(struct search *f, const struct walk *k, int unit)
{
	struct ways w;          /* cleared by need: this is done at every break */
	struct sums end = k->shown;

	w.n = 0;
	w.least = COST_NEVER;
	sums_at_end(&end, &f->p->w, k->last, hyphen_at(f->p, unit));
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

		judge(f->p, &n->at, end, room, f->s->last, kind_of_last(f->p, leaves_orphan(f, n, n->room)), &v);
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
	for (guint a = first, b = ends->len; b > a + 1; a++) {
		int swap = g_array_index(ends, int, a);

		b--;
		g_array_index(ends, int, a) = g_array_index(ends, int, b);
		g_array_index(ends, int, b) = swap;
	}
	g_array_append_val(ends, f->s->end);
}

/*
 * First with no line dearer than a limit, which keeps few breaks alive.  What
 * is found is the best of all if it costs no more than the limit, since any
 * other way has a line that does; over many lines an average has to do.
 */
static bool is_good(const struct search *f, int64_t cost, bool clean)
{
	return f->limit == COST_NEVER || (clean && cost <= f->limit * (1 + f->lines / 8));
}

static void fit_total(const struct paragraph *p, const struct stretch *s, GArray *ends)
{
	static const int64_t limits[] = { 300 * 1000, 2500 * 1000, COST_NEVER };
	struct search f = {
		.p = p, .s = s, .room = paragraph_room(p, 1, false),
		.lines = natural_width(&p->w, s->start, s->end) / MAX(paragraph_room(p, 1, false), p->w.em),
	};
	int best = -1;

	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
		bool clean = false;
		int64_t cost = 0;

		f.limit = limits[i];
		best = search(&f, &cost, &clean);
		if (best >= 0 && is_good(&f, cost, clean))
			break;
	}
	follow_back(&f, best, ends);
	g_free(f.reached);
	g_free(f.node);
}

/* ---- all stretches ---- */

static void note_lines(const struct paragraph *p, struct line *line, const GArray *ends)
{
	int start = 0;

	for (int i = 0; i < (int)ends->len; i++) {
		int end = g_array_index(ends, int, i);

		line[i].start = start;
		line[i].end = end;
		line[i].forced = p->w.unit[end - 1].price == BREAK_FORCED;
		line[i].hyphen = !line[i].forced && hyphen_at(p, end - 1) > 0;
		line[i].indent = paragraph_indent(p, i);
		line[i].room = p->room == NULL ? paragraph_width(p, start, end, i)
		    : paragraph_room(p, i, line[i].forced);
		start = end;
	}
}

struct line *fit_lines(struct arena *a, const struct paragraph *p, int *n_lines)
{
	GArray *ends = g_array_new(FALSE, FALSE, sizeof(int));
	struct line *line;

	for (int start = 0; start < p->w.n; ) {
		struct stretch s = next_stretch(p, start, (int)ends->len);

		if (s.last < s.start)
			g_array_append_val(ends, s.end);
		else if (p->style->total_fit)
			fit_total(p, &s, ends);
		else
			fit_first(p, &s, ends);
		start = s.end;
	}
	*n_lines = (int)ends->len;
	line = ARENA_ARRAY(a, ends->len + 1, struct line);
	note_lines(p, line, ends);
	g_array_free(ends, TRUE);
	return line;
}
