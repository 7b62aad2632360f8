#include "text/fit.h"

#include "base/arena.h"
#include "text/breaks.h"
#include "text/search.h"

#include <glib.h>

enum { LINES_ASKED_MAX = 100000 };      /* how far a caller's rooms are compared */

/* ---- one line ---- */

len_t paragraph_hyphen(const struct paragraph *p, int unit)
{
	return p->cell[unit].flags & CELL_HYPHEN_AFTER ? p->style->hyphen : 0;
}

static len_t indent(const struct paragraph *p, int line)
{
	return line == 0 ? p->style->indent : 0;
}

len_t paragraph_room(const struct paragraph *p, int line, bool last)
{
	int64_t room;

	if (p->room == NULL)
		return LEN_MAX;
	room = (int64_t)p->room(p->context, line) - indent(p, line)
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
	sums_at_end(&to, &p->w, last, paragraph_hyphen(p, end - 1));
	sums_between(&from, &to, &line);
	return (len_t)CLAMP(line.natural, 0, LEN_FAR);
}

bool paragraph_trims(const struct paragraph *p, int line)
{
	return line == 0 ? p->style->trim_first : p->style->trim_start;
}

int64_t paragraph_natural(const struct paragraph *p, int start, int end)
{
	int64_t sum = 0;

	for (int i = start; i < end; i++)
		sum += p->w.unit[i].width + p->w.unit[i].gap;
	return sum;
}

/* ---- the whole ---- */

static bool has_even_rooms(const struct paragraph *p)
{
	len_t first = p->room(p->context, 0);
	int64_t lines = paragraph_natural(p, 0, p->w.n) / MAX(first, p->w.em) * 5 / 4 + 4;

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

/* ---- its stretches ---- */

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

void search_turn_round(GArray *ends, guint first)
{
	for (guint a = first, b = ends->len; b > a + 1; a++) {
		int swap = g_array_index(ends, int, a);

		b--;
		g_array_index(ends, int, a) = g_array_index(ends, int, b);
		g_array_index(ends, int, b) = swap;
	}
}

static void note_lines(const struct paragraph *p, struct line *line, const GArray *ends)
{
	int start = 0;

	for (int i = 0; i < (int)ends->len; i++) {
		int end = g_array_index(ends, int, i);

		line[i].start = start;
		line[i].end = end;
		line[i].forced = p->w.unit[end - 1].price == BREAK_FORCED;
		line[i].hyphen = !line[i].forced && paragraph_hyphen(p, end - 1) > 0;
		line[i].indent = indent(p, i);
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
		else if (p->style->total_fit && fit_is_western(p, &s))
			fit_knuth(p, &s, ends);
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
