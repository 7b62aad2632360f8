#include "text/compose.h"

#include "base/arena.h"
#include "text/breaks.h"
#include "text/fit.h"
#include "text/justify.h"

#include <string.h>

/* ---- profiles ---- */

static const struct compose_style book = {
	.locale = LOCALE_ZH_CN, .level = BREAK_GB, .width = WIDTH_QUANJIAO,
	.trim_pairs = true, .trim_end = true, .trim_start = true, .trim_first = true,
	.gap = 250, .gap_min = 125, .gap_max = 500, .space_min = 250, .space_max = 500,
	.align = ALIGN_JUSTIFY, .align_last = ALIGN_START, .spread_han = true,
	.orphan_cells = 2, .total_fit = true,
};

static void official(struct compose_style *s)
{
	s->trim_start = s->trim_first = false;
	s->restore_pairs = true;
	s->gap = s->gap_min = 0;
	s->gap_max = 250;
}

static void plain(struct compose_style *s)
{
	s->level = BREAK_BASIC;
	s->width = WIDTH_PLAIN;
	s->trim_pairs = s->trim_end = s->trim_start = s->trim_first = false;
}

bool compose_profile(char letter, struct compose_style *s)
{
	*s = book;
	switch (letter) {
	case 'G':
		official(s);
		return true;
	case 'B':
		return true;
	case 'S':
		s->level = BREAK_STRICT;
		return true;
	case 'K':
		s->width = WIDTH_KAIMING;
		return true;
	case 'H':
		s->width = WIDTH_BANJIAO;
		return true;
	case 'E':
		s->width = WIDTH_HANGMOBANJIAO;
		return true;
	case 'P':
		plain(s);
		s->gap = s->gap_min = s->gap_max = 0;
		return true;
	case 'N':
		s->hang = true;
		return true;
	case 'T':
		plain(s);
		s->locale = LOCALE_ZH_TW;
		s->gap_min = s->gap;
		return true;
	case 'X':
		s->level = BREAK_BASIC;
		s->locale = LOCALE_ZH_HK;
		return true;
	case 'V':
		s->vertical = true;
		return true;
	case 'W':
		s->level = BREAK_BASIC;
		s->locale = LOCALE_ZH_TW;
		s->vertical = true;
		return true;
	default:
		return false;
	}
}

/* ---- lines ---- */

static struct lines lines_of(struct arena *a, const struct paragraph *p)
{
	struct lines ls = { 0 };

	ls.advance = ARENA_ARRAY(a, p->w.n + 1, len_t);
	ls.offset = ARENA_ARRAY(a, p->w.n + 1, len_t);
	ls.line = fit_lines(a, p, &ls.n);
	for (int i = 0; i < ls.n; i++)
		justify_line(p, &ls.line[i], i, ls.advance, ls.offset);
	return ls;
}

struct lines compose(struct arena *a, const struct cell *cell, int n, const struct compose_style *style,
    compose_room *room, void *context)
{
	struct paragraph p = paragraph_of(a, cell, n, style, room, context);

	return lines_of(a, &p);
}

struct lines compose_natural(struct arena *a, const struct cell *cell, int n, const struct compose_style *style,
    bool edges)
{
	struct compose_style s = *style;
	struct paragraph p;

	s.no_wrap = true;
	s.indent = s.last_end_indent = 0;
	s.align = s.align_last = ALIGN_START;
	s.trim_start = s.trim_first = edges && s.trim_start;
	s.trim_end &= edges;
	p = paragraph_of(a, cell, n, &s, NULL, NULL);
	return lines_of(a, &p);
}

bool *compose_breaks(struct arena *a, const struct cell *cell, int n, const struct compose_style *style)
{
	bool *permitted = ARENA_ARRAY(a, n + 1, bool);
	int16_t *price = ARENA_ARRAY(a, n + 1, int16_t);

	breaks_price(a, cell, n, style, price);
	for (int i = 0; i < n; i++)
		permitted[i] = price[i] != BREAK_NEVER;
	return permitted;
}

/* ---- extent ---- */

void compose_extent(struct arena *a, const struct cell *cell, int n, const struct compose_style *style,
    len_t *least, len_t *greatest)
{
	struct paragraph p = paragraph_of(a, cell, n, style, NULL, NULL);
	int piece = 0, whole = 0;

	*least = *greatest = 0;
	for (int i = 0; i < n; i++) {
		len_t indent = piece == 0 ? style->indent : 0;

		if (p.w.unit[i].price == BREAK_NEVER)
			continue;
		*least = len_max(*least, paragraph_width(&p, piece, i + 1, piece) + indent);
		piece = i + 1;
		if (p.w.unit[i].price != BREAK_FORCED)
			continue;
		indent = whole == 0 ? style->indent : 0;
		*greatest = len_max(*greatest, paragraph_width(&p, whole, i + 1, whole) + indent);
		whole = i + 1;
	}
}
