/*
 * line.h - for tests of the line engine: cells with made-up sizes
 *
 * Han characters and Chinese marks are one em of 10 pt, Western ones half,
 * a space a quarter, as in the case table.
 */
#ifndef TESTS_TEXT_LINE_H
#define TESTS_TEXT_LINE_H

#include "text/compose.h"

#include "../unit.h"

#define EM LEN_PT(10)

static inline struct cells cells_of(const char *text, enum locale l, bool vertical)
{
	struct cells cs = cells_classify(a, text, strlen(text), l, vertical);

	for (int i = 0; i < cs.n; i++) {
		struct cell *c = &cs.cell[i];
		struct blank b = cell_blank(c, l, vertical);

		c->em = EM;
		c->lead = b.lead * EM / 1000;
		c->trail = b.trail * EM / 1000;
		if (c->class == CELL_SPACE || c->class == CELL_NBSP)
			c->advance = EM / 4;
		else if (c->flags & CELL_CHINESE || c->class == CELL_HAN)
			c->advance = cell_width(c, l) * EM / 1000;
		else if (c->class != CELL_ZWSP && c->class != CELL_WJ && c->class != CELL_LF)
			c->advance = EM / 2;
	}
	return cs;
}

/* English, ragged, the longest line that fits: what every word processor does */
static inline struct compose_style english(void)
{
	return (struct compose_style){ .locale = LOCALE_OTHER, .level = BREAK_BASIC };
}

static inline struct compose_style chinese(char profile)
{
	struct compose_style s;

	ck_assert(compose_profile(profile, &s));
	return s;
}

static inline len_t same_room(void *context, int line)
{
	(void)line;
	return *(const len_t *)context;
}

/* The lines as text, with | between them. */
static inline const char *text_of(const char *text, const struct cells *cs, const struct lines *ls)
{
	char *to = arena_alloc(a, strlen(text) * 2 + 2), *out = to;

	for (int i = 0; i < ls->n; i++) {
		int from = cs->cell[ls->line[i].start].at;
		int end = ls->line[i].end < cs->n ? cs->cell[ls->line[i].end].at : (int)strlen(text);

		if (i > 0)
			*out++ = '|';
		memcpy(out, text + from, (size_t)(end - from));
		out += end - from;
	}
	return to;
}

static inline const char *set(const char *text, const struct compose_style *s, len_t room)
{
	struct cells cs = cells_of(text, s->locale, s->vertical);
	struct lines ls = compose(a, cs.cell, cs.n, s, same_room, &room);

	return text_of(text, &cs, &ls);
}

#endif
