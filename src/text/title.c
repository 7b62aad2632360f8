/*
 * title.c - the lines of a title
 *
 * A title is turned by sense, and its lines form a trapezoid or a rhombus
 * (GB/T 9704-2012, 7.3.1; chinese-layout, section 11): of all ways to set it in
 * the fewest lines, the one with the most even widths that has such a shape.
 * If there is none, one line more is tried, then the shape is given up.
 *
 * A title has few words, so ways are simply searched through; a text with more
 * words or lines than the bounds below is no title and is set as a paragraph.
 */
#include "text/compose.h"

#include "base/arena.h"
#include "text/fit.h"
#include "text/justify.h"

#include <string.h>

enum {
	WORDS_MAX = 96,
	LINES_MAX = 12,
	LAST_LINE_LEAST = 3,    /* characters */
	BLOCK_EM = 2            /* two lines that differ by less are a block, no trapezoid */
};

#define COST_NEVER INT64_MAX

struct title {
	struct paragraph p;
	len_t room;
	int turn[WORDS_MAX + 1];        /* cells at which a line may start; the first is 0, the last n */
	int n;                          /* pieces between them */
	int64_t mean;                   /* width of a line if all were alike */
};

static len_t title_room(void *context, int line)
{
	(void)line;
	return *(const len_t *)context;
}

/* ---- where a title may be turned ---- */

static int next_shown(const struct title *t, int i)
{
	while (i < t->p.w.n && (t->p.w.unit[i].flags & UNIT_BLANK))
		i++;
	return i;
}

static int characters_from(const struct title *t, int i)
{
	int count = 0;

	for (; i < t->p.w.n; i++)
		count += t->p.cell[i].class == CELL_HAN || t->p.cell[i].class == CELL_LETTER
		    || t->p.cell[i].class == CELL_DIGIT;
	return count;
}

/* How fine the pieces are: what stands in brackets is whole, words are whole, or nothing is. */
enum fineness { BRACKETS_WHOLE, WORDS_WHOLE, ANY_BREAK };

/* May a line start at cell i, inside so many brackets?  的 belongs to what precedes it. */
static bool turns_at(const struct title *t, int i, int depth, enum fineness fine)
{
	int shown = next_shown(t, i);
	const struct cell *c = &t->p.cell[shown];

	if (t->p.w.unit[i - 1].price < 0 || shown >= t->p.w.n)
		return false;
	if (t->p.cell[i - 1].class == CELL_ZWSP)
		return !(t->p.cell[i - 1].flags & CELL_HYPHEN_AFTER);
	if (fine == ANY_BREAK)
		return true;
	return (c->flags & CELL_WORD_START) && c->ch != 0x7684 && (depth <= 0 || fine == WORDS_WHOLE)
	    && characters_from(t, shown) >= LAST_LINE_LEAST;
}

static bool find_turns(struct title *t, enum fineness fine)
{
	int depth = 0;

	t->n = 0;
	t->turn[0] = 0;
	for (int i = 1; i <= t->p.w.n; i++) {
		depth += (t->p.cell[i - 1].class == CELL_OP) - (t->p.cell[i - 1].class == CELL_CL);
		if (i < t->p.w.n && !turns_at(t, i, depth, fine))
			continue;
		if (t->n == WORDS_MAX)
			return false;
		t->turn[++t->n] = i;
	}
	return true;
}

static int64_t width(const struct title *t, int from, int to)
{
	return paragraph_width(&t->p, t->turn[from], t->turn[to], from);
}

/* The fewest lines; 0: some piece is too wide. */
static int fewest_lines(const struct title *t)
{
	int lines = 0;

	for (int from = 0; from < t->n; lines++) {
		int to = from;

		while (to < t->n && width(t, from, to + 1) <= t->room)
			to++;
		if (to == from)
			return 0;
		from = to;
	}
	return lines;
}

/* ---- the shape ---- */

/* How the lines so far follow one another in width: wider, then narrower. */
enum phase { PHASE_FLAT, PHASE_WIDER, PHASE_NARROWER, PHASES };

/* A way to set the first lines; the last of them runs from piece i to piece j. */
struct way {
	int64_t cost;           /* unevenness; COST_NEVER: there is none */
	int16_t before;         /* piece at which the line before starts */
	uint8_t phase;          /* of the lines before this one */
};

struct table {
	const struct title *t;
	int lines;
	bool shaped;
	struct way *way;
};

static struct way *way_at(const struct table *tab, int line, int i, int j, int phase)
{
	size_t side = (size_t)tab->t->n + 1;

	return &tab->way[(((size_t)line * side + (size_t)i) * side + (size_t)j) * PHASES + (size_t)phase];
}

/*
 * The phase of a line of width b after one of width a, or -1.  Lines that only
 * grow or only shrink are a trapezoid, a peak is a rhombus; lines of one width
 * are a block.
 */
static int step(const struct table *tab, int64_t a, int64_t b, int phase)
{
	int64_t difference = b < a ? a - b : b - a;

	if (!tab->shaped)
		return PHASE_FLAT;
	if (tab->lines == 2 && difference < (int64_t)BLOCK_EM * tab->t->p.w.em)
		return -1;
	if (b > a)
		return phase == PHASE_NARROWER ? -1 : PHASE_WIDER;
	return b < a ? PHASE_NARROWER : phase;
}

static int64_t unevenness(const struct title *t, int64_t w)
{
	int64_t d = (w - t->mean) / 16;

	return d * d;
}

/* All lines of this number from piece j on, after the one from i to j. */
static void extend(const struct table *tab, int line, int i, int j)
{
	const struct title *t = tab->t;
	int64_t a = width(t, i, j);

	for (int to = j + 1; to <= t->n && width(t, j, to) <= t->room; to++) {
		int64_t b = width(t, j, to);

		for (int phase = 0; phase < PHASES; phase++) {
			const struct way *w = way_at(tab, line - 1, i, j, phase);
			int next = step(tab, a, b, phase);
			struct way *to_way;

			if (w->cost == COST_NEVER || next < 0)
				continue;
			to_way = way_at(tab, line, j, to, next);
			if (w->cost + unevenness(t, b) <= to_way->cost)
				*to_way = (struct way){ w->cost + unevenness(t, b), (int16_t)i, (uint8_t)phase };
		}
	}
}

static void fill(const struct table *tab)
{
	const struct title *t = tab->t;
	size_t ways = (size_t)tab->lines * (size_t)(t->n + 1) * (size_t)(t->n + 1) * PHASES;

	for (size_t k = 0; k < ways; k++)
		tab->way[k].cost = COST_NEVER;
	for (int j = 1; j <= t->n && width(t, 0, j) <= t->room; j++)
		way_at(tab, 0, 0, j, PHASE_FLAT)->cost = unevenness(t, width(t, 0, j));
	for (int line = 1; line < tab->lines; line++)
		for (int i = 0; i < t->n; i++)
			for (int j = i + 1; j < t->n && width(t, i, j) <= t->room; j++)
				extend(tab, line, i, j);
}

/* The pieces at which the lines start, and the end; false when no way has the shape. */
static bool best_way(const struct table *tab, int *start)
{
	const struct title *t = tab->t;
	int64_t least = COST_NEVER;
	int i = 0, j = t->n, phase = 0;

	for (int from = 0; from < t->n; from++) {
		for (int p = 0; p < PHASES; p++) {
			int64_t cost = way_at(tab, tab->lines - 1, from, t->n, p)->cost;

			if (cost >= least || (tab->shaped && tab->lines > 1 && p == PHASE_FLAT))
				continue;
			least = cost;
			i = from;
			phase = p;
		}
	}
	if (least == COST_NEVER)
		return false;
	for (int line = tab->lines - 1; line >= 0; line--) {
		const struct way *w = way_at(tab, line, i, j, phase);

		start[line + 1] = j;
		j = i;
		i = w->before;
		phase = w->phase;
	}
	start[0] = 0;
	return true;
}

static bool balance(struct arena *a, struct title *t, int lines, bool shaped, int *start)
{
	struct table tab = { t, lines, shaped, NULL };

	if (lines > LINES_MAX || lines > t->n)
		return false;
	t->mean = width(t, 0, t->n) / lines;
	tab.way = ARENA_ARRAY(a, (size_t)lines * (size_t)(t->n + 1) * (size_t)(t->n + 1) * PHASES, struct way);
	fill(&tab);
	return best_way(&tab, start);
}

/* ---- the lines ---- */

static struct lines lines_from(struct arena *a, const struct title *t, const int *start, int n)
{
	struct lines ls = {
		.n = n,
		.line = ARENA_ARRAY(a, n, struct line),
		.advance = ARENA_ARRAY(a, t->p.w.n + 1, len_t),
		.offset = ARENA_ARRAY(a, t->p.w.n + 1, len_t),
	};

	for (int i = 0; i < n; i++) {
		struct line *l = &ls.line[i];

		l->start = t->turn[start[i]];
		l->end = t->turn[start[i + 1]];
		l->forced = i == n - 1;
		l->room = t->room;
		justify_line(&t->p, l, i, ls.advance, ls.offset);
	}
	return ls;
}

static bool has_forced_breaks(const struct cell *cell, int n)
{
	for (int i = 0; i < n - 1; i++)
		if (cell[i].class == CELL_LF)
			return true;
	return false;
}

static struct compose_style title_style(const struct compose_style *style)
{
	struct compose_style s = *style;

	if (s.align == ALIGN_JUSTIFY)
		s.align = ALIGN_CENTER;
	if (s.align_last == ALIGN_JUSTIFY)
		s.align_last = s.align;
	s.indent = s.last_end_indent = 0;
	return s;
}

/* The coarsest pieces that are narrow enough, and the fewest lines of them; 0: there is nothing to balance. */
static int find_pieces(struct title *t, enum fineness *fine)
{
	for (*fine = BRACKETS_WHOLE; ; (*fine)++) {
		int lines = find_turns(t, *fine) ? fewest_lines(t) : 0;

		if (lines > 0 || *fine == ANY_BREAK)
			return lines;
	}
}

/* The number of lines, whose pieces are then in start; 0: this is no title. */
static int shape_title(struct arena *a, struct title *t, int *start, bool *shaped)
{
	enum fineness fine;
	int lines = find_pieces(t, &fine);

	*shaped = lines == 1;
	if (lines == 1) {
		start[0] = 0;
		start[1] = t->n;
	}
	if (lines <= 1)
		return lines;
	*shaped = true;
	for (int more = 0; more < 2 && fine != ANY_BREAK; more++)
		if (balance(a, t, lines + more, true, start))
			return lines + more;
	*shaped = false;
	return balance(a, t, lines, false, start) ? lines : 0;
}

struct lines compose_title(struct arena *a, const struct cell *cell, int n, const struct compose_style *style,
    len_t room, bool *shaped)
{
	struct compose_style *s = arena_copy(a, style, sizeof *style);
	struct title *t = ARENA_NEW(a, struct title);
	int start[LINES_MAX + 2], lines;

	*s = title_style(style);
	*shaped = true;
	t->room = room;
	t->p = paragraph_of(a, cell, n, s, title_room, &t->room);
	if (n == 0 || has_forced_breaks(cell, n))
		return compose(a, cell, n, s, title_room, &room);       /* the author's own lines */
	lines = shape_title(a, t, start, shaped);
	return lines > 0 ? lines_from(a, t, start, lines) : compose(a, cell, n, s, title_room, &room);
}
