/*
 * knuth.c - lines of Western text, after Knuth and Plass
 *
 * Text without one Chinese cell has no tiers of adjustment, only word spaces;
 * so a line's cost is the classical one: 1 + 100 r^3 and the price of the break,
 * squared, where r is the share of its stretch or shrink that a line needs.
 * Lines that are not justified get a stretch of fixed size at their end.
 *
 * As other formatters of XSL have it, so that lines end where theirs do: first
 * with r up to 1 and no hyphens; then with hyphens or, where there are none,
 * with r up to 5; at last with r up to 20, and where even that does not reach,
 * with the least of the evils.
 */
#include "text/search.h"

enum {
	FILL = 10008,                   /* stretch at the end of a ragged line: three spaces of 12 pt */
	ONE = 4096,                     /* of r */
	R_MOST = 40,                    /* beyond it all lines are equally bad */
	PRICE_FLAGGED = 50,             /* of a hyphen of the patterns */
	PRICE_SOFT = 1,                 /* of a soft hyphen, and of a break without a space */
	DEMERITS_FITNESS = 50,          /* a tight line beside a loose one */
	DEMERITS_FLAGGED = 50,          /* two hyphens on end */
	DEMERITS_UNIT = ONE,            /* 1 in the formula above */
	FITNESSES = 4,
	WORK_PER_PLACE = 512,
	SOFT_HYPHEN = 0xAD
};

#define DEMERITS_NEVER (INT64_MAX / 4)

/* What stands before a place, as far as the beginning. */
struct measure {
	int64_t natural, stretch, shrink;
};

/* Where a line may end. */
struct place {
	int unit;                       /* the last cell before it */
	struct measure end, start;      /* of the line that ends here, of the one that starts here */
	int price;
	bool flagged;                   /* by a hyphen of the patterns */
};

/* A line that ends at a place, and the best way to it. */
struct node {
	int place, line, fitness, back; /* line: how many there are up to here */
	int64_t demerits;
	bool stretched;
};

struct knuth {
	const struct paragraph *p;
	const struct stretch *s;
	GArray *places, *nodes;         /* struct place, struct node; the first of each is the beginning */
	GArray *active, *next, *fresh;  /* int: nodes, by line and place */
	int64_t work;

	/* this attempt */
	int threshold;
	bool force;

	/* of what was found too long or too short; -1: none */
	int too_long, too_short, deactivated, forced;
};

struct best {
	int64_t demerits[FITNESSES];
	int from[FITNESSES];
	bool stretched[FITNESSES];
};

static struct place *place_at(const struct knuth *f, int i)
{
	return &g_array_index(f->places, struct place, i);
}

static struct node *node_at(const struct knuth *f, int i)
{
	return &g_array_index(f->nodes, struct node, i);
}

/* ---- places ---- */

static struct measure measure_of(const struct sums *s)
{
	return (struct measure){ s->natural, (int64_t)s->stretch[STRETCH_OBJECT] + s->stretch[STRETCH_SPACE],
	    (int64_t)s->shrink[SHRINK_OBJECT] + s->shrink[SHRINK_SPACE] };
}

static void add_place(struct knuth *f, const struct walk *k, int unit)
{
	const struct paragraph *p = f->p;
	const struct cell *c = &p->cell[unit];
	bool inner = unit < f->s->last, soft = c->ch == SOFT_HYPHEN;
	struct sums end = k->shown;
	struct place at = { .unit = unit };

	sums_at_end(&end, &p->w, k->last, inner ? paragraph_hyphen(p, unit) : 0);
	at.end = measure_of(&end);
	at.flagged = inner && (c->flags & CELL_HYPHEN_AFTER) && !soft;
	if (at.flagged)
		at.price = PRICE_FLAGGED;
	else if (inner && !soft)
		at.price = MAX(p->w.unit[unit].price, c->class == CELL_SPACE ? 0 : PRICE_SOFT);
	else if (inner)
		at.price = PRICE_SOFT;
	g_array_append_val(f->places, at);
}

static void find_places(struct knuth *f)
{
	const struct widths *w = &f->p->w;
	struct walk k = { .last = -1 };
	struct place beginning = { .unit = f->s->start - 1 };
	bool opened = false;

	g_array_append_val(f->places, beginning);
	for (int i = f->s->start; i <= f->s->last; i++) {
		if (walk_on(&k, w, i)) {
			if (!opened)
				place_at(f, (int)f->places->len - 1)->start = measure_of(&k.shown);
			opened = true;
			sums_add(&k.shown, w, i);
		}
		if (opened && i < f->s->last && w->unit[i].price >= 0) {
			add_place(f, &k, i);
			opened = false;
		}
	}
	add_place(f, &k, f->s->last);
}

/* ---- one line ---- */

/* A candidate: from a node to a place. */
struct candidate {
	int64_t left;                   /* room less natural width */
	int64_t r;                      /* of ONE */
	bool fits;                      /* within shrink and threshold */
};

static int64_t fill_of(const struct knuth *f, bool last, len_t room, int64_t spaces)
{
	const struct compose_style *s = f->p->style;

	if (s->align_last == ALIGN_JUSTIFY)
		return spaces;          /* of lines before the last, too: ragged ones as well */
	if (s->align == ALIGN_CENTER)
		return 2 * FILL;
	if (last)
		return room + (s->align == ALIGN_JUSTIFY ? spaces : 0);
	return s->align == ALIGN_JUSTIFY ? spaces : FILL;
}

static int64_t ratio(int64_t of, int64_t by)
{
	return by <= 0 || of / by >= R_MOST ? R_MOST * ONE : of * ONE / by;
}

static struct candidate judge(const struct knuth *f, const struct node *from, const struct place *to, bool last)
{
	const struct measure *a = &place_at(f, from->place)->start, *b = &to->end;
	len_t room = paragraph_room(f->p, f->s->line + from->line, last);
	int64_t spaces = (int64_t)(uint32_t)(b->stretch - a->stretch), give = (int64_t)(uint32_t)(b->shrink - a->shrink);
	struct candidate c = { .left = room - (b->natural - a->natural) };

	if (c.left >= 0) {
		int64_t fill = fill_of(f, last, room, spaces);

		c.r = c.left == 0 ? 0 : ratio(c.left, fill);
		c.fits = c.left <= fill * f->threshold;
		return c;
	}
	if (f->p->style->align != ALIGN_JUSTIFY)
		give = 0;               /* nor does the last line, if it is justified alone */
	c.r = -ratio(-c.left, give);
	c.fits = -c.left <= give;
	return c;
}

static int fitness_of(int64_t r)
{
	return r < -ONE / 2 ? 0 : r <= ONE / 2 ? 1 : r <= ONE ? 2 : 3;
}

/* As many lines on end as may have a hyphen have one. */
static bool ladder_is_full(const struct knuth *f, const struct node *n)
{
	int most = f->p->style->hyphen_ladder, count = 0;

	for (; most > 0 && count < most && place_at(f, n->place)->flagged; n = node_at(f, n->back))
		count++;
	return most > 0 && count == most;
}

static int64_t demerits_of(const struct knuth *f, const struct node *from, const struct place *to, int64_t r)
{
	int64_t a = r < 0 ? -r : r, f64 = 64 + ((100 * (a * a / ONE) * a) >> 18), demerits;

	f64 += 64 * (int64_t)to->price;
	demerits = f64 * f64;
	if (to->flagged && place_at(f, from->place)->flagged)
		demerits += DEMERITS_FLAGGED * DEMERITS_UNIT + (ladder_is_full(f, from) ? DEMERITS_NEVER / 2 : 0);
	if (ABS(fitness_of(r) - from->fitness) > 1)
		demerits += DEMERITS_FITNESS * DEMERITS_UNIT;
	return MIN(demerits + from->demerits, DEMERITS_NEVER);
}

/* ---- all lines to one place ---- */

static int add_node(struct knuth *f, struct node n)
{
	g_array_append_val(f->nodes, n);
	return (int)f->nodes->len - 1;
}

static int better(const struct knuth *f, int a, int b)
{
	return a >= 0 && node_at(f, a)->demerits < node_at(f, b)->demerits ? a : b;
}

static int further(const struct knuth *f, int a, int b)
{
	int way = a < 0 ? 1 : node_at(f, b)->place - node_at(f, a)->place;

	return way > 0 || (way == 0 && node_at(f, b)->demerits < node_at(f, a)->demerits) ? b : a;
}

static void note_forced(struct knuth *f, const struct candidate *c, struct node n)
{
	int *kept = c->left < 0 ? &f->too_long : &f->too_short;

	if (*kept < 0 || n.demerits <= node_at(f, *kept)->demerits)
		*kept = add_node(f, n);
}

/* One start; false: it is too far back from here on. */
static bool try_start(struct knuth *f, int from, int to, bool last, struct best *best)
{
	const struct node *start = node_at(f, from);
	const struct place *end = place_at(f, to);
	struct candidate c = judge(f, start, end, last);
	int64_t demerits = demerits_of(f, start, end, c.r);
	int fitness = fitness_of(c.r);

	if (c.fits && demerits <= best->demerits[fitness]) {
		best->demerits[fitness] = demerits;
		best->from[fitness] = from;
		best->stretched[fitness] = c.left > 0;
	} else if (!c.fits && f->force) {
		note_forced(f, &c, (struct node){ to, start->line + 1, fitness, from, demerits, c.left > 0 });
	}
	return !last && (c.fits || c.left > 0);
}

static void add_best(struct knuth *f, const struct best *best, int to, int line)
{
	int64_t most = DEMERITS_NEVER;

	for (int i = 0; i < FITNESSES; i++)
		most = MIN(most, best->demerits[i] + DEMERITS_FITNESS * DEMERITS_UNIT);
	for (int i = 0; i < FITNESSES; i++) {
		int n;

		if (best->from[i] < 0 || best->demerits[i] > most)
			continue;
		n = add_node(f, (struct node){ to, line, i, best->from[i], best->demerits[i], best->stretched[i] });
		g_array_append_val(f->fresh, n);
	}
}

static void move_all(GArray *from, GArray *to)
{
	if (from->len > 0)
		g_array_append_vals(to, from->data, from->len);
	g_array_set_size(from, 0);
}

/* Starts of one line number after another; what they reach belongs behind the starts of the next number. */
static void try_place(struct knuth *f, int to, bool last)
{
	GArray *swap;

	f->too_long = f->deactivated = -1;
	for (guint i = 0; i < f->active->len; ) {
		int line = node_at(f, g_array_index(f->active, int, i))->line;
		struct best best = { { DEMERITS_NEVER, DEMERITS_NEVER, DEMERITS_NEVER, DEMERITS_NEVER }, { -1, -1, -1, -1 },
		    { false } };

		if (f->fresh->len > 0 && node_at(f, g_array_index(f->fresh, int, 0))->line < line)
			move_all(f->fresh, f->next);
		for (; i < f->active->len; i++) {
			int from = g_array_index(f->active, int, i);

			if (node_at(f, from)->line != line)
				break;
			if (try_start(f, from, to, last, &best))
				g_array_append_val(f->next, from);
			else
				f->deactivated = further(f, f->deactivated, from);
		}
		move_all(f->fresh, f->next);
		add_best(f, &best, to, line + 1);
	}
	move_all(f->fresh, f->next);
	f->work -= f->active->len;
	g_array_set_size(f->active, 0);
	swap = f->active;
	f->active = f->next;
	f->next = swap;
}

/* ---- the whole ---- */

/* No line reaches further: go on from the last good one, from one too short, or from one too long. */
static int recover(struct knuth *f)
{
	int from;

	if (f->deactivated >= 0 && f->deactivated != f->forced) {
		if (node_at(f, f->deactivated)->stretched)
			f->too_short = f->deactivated;
		else
			f->too_long = f->deactivated;
	}
	from = f->too_short >= 0 && node_at(f, f->too_short)->place != node_at(f, f->forced)->place ? f->too_short :
	    f->too_long;
	if (from < 0)
		return -1;
	node_at(f, from)->demerits = 0;
	g_array_append_val(f->active, from);
	f->forced = from;
	f->too_short = f->too_long = -1;
	return from;
}

static int best_active(const struct knuth *f)
{
	int best = -1;

	for (guint i = 0; i < f->active->len; i++)
		best = better(f, best, g_array_index(f->active, int, i));
	return best;
}

/* The last node of the best way, or -1. */
static int attempt(struct knuth *f, int threshold, bool hyphens, bool force)
{
	int first, n = (int)f->places->len;

	f->threshold = threshold;
	f->force = force;
	g_array_set_size(f->nodes, 0);
	g_array_set_size(f->active, 0);
	first = add_node(f, (struct node){ .fitness = 1, .back = -1 });
	g_array_append_val(f->active, first);
	f->too_short = f->too_long = f->deactivated = -1;
	f->forced = first;
	for (int to = 1; to < n; to++) {
		if (place_at(f, to)->flagged && !hyphens)
			continue;
		try_place(f, to, to == n - 1);
		if (f->work < 0)
			return -1;
		if (f->active->len == 0) {
			int from = force ? recover(f) : -1;

			if (from < 0)
				return -1;
			to = node_at(f, from)->place;
		}
	}
	return best_active(f);
}

static int search(struct knuth *f)
{
	bool hyphens = f->p->style->hyphenates;
	int best = attempt(f, 1, false, false);

	if (best < 0)
		best = attempt(f, hyphens ? 1 : 5, hyphens, false);
	return best < 0 ? attempt(f, 20, hyphens, true) : best;
}

static void follow_back(const struct knuth *f, int from, GArray *ends)
{
	guint first = ends->len;

	for (; node_at(f, from)->back >= 0; from = node_at(f, from)->back) {
		int end = place_at(f, node_at(f, from)->place)->unit + 1;

		end = end > f->s->last ? f->s->end : end;
		g_array_append_val(ends, end);
	}
	search_turn_round(ends, first);
}

bool fit_is_western(const struct paragraph *p, const struct stretch *s)
{
	for (int i = s->start; i < s->end; i++) {
		const struct cell *c = &p->cell[i];

		if ((c->flags & CELL_CHINESE) || (c->class < CELL_LETTER && !cell_is_western(c)) || c->class == CELL_IDSPACE)
			return false;
	}
	return !p->style->break_anywhere;
}

void fit_knuth(const struct paragraph *p, const struct stretch *s, GArray *ends)
{
	struct knuth f = { .p = p, .s = s };
	int best;

	f.places = g_array_new(FALSE, FALSE, sizeof(struct place));
	f.nodes = g_array_new(FALSE, FALSE, sizeof(struct node));
	f.active = g_array_new(FALSE, FALSE, sizeof(int));
	f.next = g_array_new(FALSE, FALSE, sizeof(int));
	f.fresh = g_array_new(FALSE, FALSE, sizeof(int));
	find_places(&f);
	f.work = (int64_t)f.places->len * WORK_PER_PLACE;
	best = search(&f);
	if (best >= 0)
		follow_back(&f, best, ends);
	else
		fit_first(p, s, ends);
	g_array_free(f.places, TRUE);
	g_array_free(f.nodes, TRUE);
	g_array_free(f.active, TRUE);
	g_array_free(f.next, TRUE);
	g_array_free(f.fresh, TRUE);
}
