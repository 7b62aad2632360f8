#include "text/widths.h"

#include "base/arena.h"
#include "text/breaks.h"

#include <limits.h>

/* No single cell, gap or leader is longer: keeps the sums of a line within their type. */
#define UNIT_MAX (1 << 24)

static len_t clamp(len_t l)
{
	return l < 0 ? 0 : l > UNIT_MAX ? UNIT_MAX : l;
}

static len_t share(len_t em, int thousandths)
{
	return clamp(len_scale(em, thousandths, 1000));
}

/* ---- one cell ---- */

static bool is_full_stop(const struct cell *c)
{
	return c->class == CELL_ST;
}

static uint8_t tier_of(const struct cell *c)
{
	switch (c->class) {
	case CELL_OP: case CELL_CL:
		return SHRINK_BRACKET;
	case CELL_PS: case CELL_COL:
		return SHRINK_PAUSE;
	case CELL_ST:
		return SHRINK_STOP;
	case CELL_MD:
		return SHRINK_MIDDOT;
	default:
		return SHRINK_NONE;
	}
}

/* Do the blanks of marks count at all? */
static bool adjusts(const struct compose_style *s)
{
	return s->width != WIDTH_PLAIN && s->annotation == 0;
}

/* 开明式 and 半角式: the blank is gone wherever the mark stands. */
static bool cut_by_style(const struct cell *c, const struct compose_style *s)
{
	if (c->class == CELL_MD)
		return false;
	return s->width == WIDTH_BANJIAO || (s->width == WIDTH_KAIMING && !is_full_stop(c));
}

static void measure_mark(struct unit *u, const struct cell *c, const struct compose_style *s)
{
	struct blank most = cell_blank(c, s->locale, s->vertical);

	u->tier = tier_of(c);
	u->lead = len_min(clamp(c->lead), share(c->em, most.lead));
	u->trail = len_min(clamp(c->trail), share(c->em, most.trail));
	if (u->lead + u->trail > u->width)
		u->lead = u->trail = 0;
	if (cut_by_style(c, s)) {
		u->width -= u->lead + u->trail;
		u->lead = u->trail = 0;
	}
	if (c->class == CELL_OP)
		u->flags |= UNIT_TRIM_START;
	else if (c->class != CELL_MD && u->lead == 0 && s->trim_end)
		u->flags |= UNIT_TRIM_END;      /* a centred mark keeps its cell */
	if (s->hang && (c->class == CELL_PS || c->ch == 0x3002) && u->lead == 0)
		u->flags |= UNIT_HANG;
}

static bool has_range(const struct cell *c)
{
	return c->stretch > 0 || c->shrink > 0;
}

static void measure_space(struct unit *u, const struct cell *c, const struct compose_style *s)
{
	len_t least = s->space_min > 0 ? share(c->em, s->space_min) : u->width * 2 / 3;
	len_t most = s->space_max > 0 ? share(c->em, s->space_max) : u->width * 3 / 2;

	u->flags |= c->class == CELL_SPACE ? UNIT_BLANK : 0;
	if (c->ch != ' ' && c->ch != '\t' && c->ch != 0xA0)
		return;                 /* spaces of a given width keep it */
	u->flags |= UNIT_SPACE;
	u->less = len_max(u->width - least, 0);
	u->more = len_max(most - u->width, 0);
	if (has_range(c)) {
		u->less = len_min(clamp(c->shrink), u->width);
		u->more = clamp(c->stretch);
	}
	u->spread = clamp(c->em);
}

static void measure_object(struct unit *u, const struct cell *c)
{
	u->flags |= UNIT_OBJECT;
	u->less = len_min(clamp(c->shrink), u->width);
	u->more = clamp(c->stretch);
}

static void measure_letter(struct unit *u, const struct cell *c)
{
	u->flags |= UNIT_LETTER;
	u->less = len_min(clamp(c->shrink), u->width);
	u->more = clamp(c->stretch);
}

static bool has_annotation(const struct cell *c)
{
	return (c->flags & CELL_CHINESE) && !(c->flags & CELL_COMBINED);
}

static void measure(struct unit *u, const struct cell *c, const struct compose_style *s)
{
	u->width = clamp(c->advance);
	if (s->annotation > 0 && has_annotation(c))
		u->width = clamp(u->width + share(c->em, s->annotation));
	switch (c->class) {
	case CELL_OP: case CELL_CL: case CELL_PS: case CELL_COL: case CELL_ST: case CELL_MD:
		if (adjusts(s))
			measure_mark(u, c, s);
		break;
	case CELL_SPACE: case CELL_NBSP:
		measure_space(u, c, s);
		break;
	case CELL_ZWSP: case CELL_WJ: case CELL_LF:
		u->flags |= UNIT_BLANK | UNIT_CLEAR;
		u->width = 0;
		break;
	case CELL_OBJECT:
		measure_object(u, c);
		break;
	case CELL_STRUT:
		u->flags |= c->advance == 0 ? UNIT_CLEAR | UNIT_BLANK : 0;
		break;
	}
	if (c->class < CELL_SPACE && has_range(c))
		measure_letter(u, c);
}

/* ---- two neighbours ---- */

static bool is_bracket(const struct cell *c)
{
	return c->class == CELL_OP || c->class == CELL_CL;
}

/* A mark whose blank may face another's; —— and …… have none and never cut (4.1). */
static bool is_mark(const struct cell *c)
{
	return c->class >= CELL_OP && c->class <= CELL_MD;
}

static bool same_size(const struct cell *a, const struct cell *b)
{
	int64_t x = a->em, y = b->em;

	return x * 10 <= y * 11 && y * 10 <= x * 11;
}

/* A half blank, or what a font leaves of it. */
static bool is_half(len_t blank, len_t em)
{
	return blank > 0 && blank >= em / 10 * 3;
}

/* Together two marks lose half an em: the first gives it if it can (4.1). */
static void cut_pair(struct unit *u, const struct cell *a, struct unit *v, const struct cell *b)
{
	if (!is_mark(a) || !is_mark(b) || (!is_bracket(a) && !is_bracket(b)) || !same_size(a, b))
		return;
	if (is_half(u->trail, a->em)) {
		u->trail_pair = u->trail;
		u->width -= u->trail;
		u->trail = 0;
	} else if (is_half(v->lead, b->em)) {
		v->lead_pair = v->lead;
		v->width -= v->lead;
		v->lead = 0;
	}
}

/* 开明式: the earlier of two marks is half, a stop too. */
static void cut_stop(struct unit *u, const struct cell *a, const struct cell *b)
{
	if (a->class != CELL_ST || !is_mark(b) || b->class == CELL_MD || !same_size(a, b))
		return;
	u->trail_pair = u->trail;
	u->width -= u->trail;
	u->trail = 0;
}

static bool is_gap_western(const struct cell *c)
{
	return cell_is_western(c) && c->class != CELL_WMARK && !(c->flags & CELL_UPRIGHT);
}

/* A currency sign opens a number and a percent sign closes it; inside there is no gap. */
static bool has_gap(const struct cell *a, const struct cell *b)
{
	return (a->class == CELL_HAN && is_gap_western(b)) || (is_gap_western(a) && b->class == CELL_HAN);
}

static void set_gap(struct unit *u, const struct cell *a, const struct cell *b, const struct compose_style *s)
{
	len_t em = a->class == CELL_HAN ? a->em : b->em;

	u->flags = (uint16_t)((u->flags | UNIT_GAP) & ~UNIT_LETTER);
	u->gap = share(em, s->gap);
	u->less = len_max(u->gap - share(em, s->gap_min), 0);
	u->more = len_max(share(em, s->gap_max) - u->gap, 0);
}

static bool is_tight(const struct cell *c)
{
	return c->class == CELL_CON || c->class == CELL_SOL || c->class == CELL_SPACE || c->class == CELL_NBSP
	    || c->class == CELL_STRUT;
}

static bool in_western(const struct cell *c)
{
	return !(c->flags & (CELL_CHINESE | CELL_UPRIGHT)) && c->class >= CELL_PRE && c->class <= CELL_WMARK;
}

static bool in_number(const struct cell *c)
{
	return c->class == CELL_DIGIT || c->class == CELL_PRE || c->class == CELL_POST;
}

/* May justification open the place between two cells? */
static bool may_spread(const struct cell *a, const struct cell *b, const struct compose_style *s)
{
	if (s->spread_words_only || is_tight(a) || is_tight(b) || (b->flags & (CELL_JOINED | CELL_COMBINED)))
		return false;
	if ((a->class == CELL_DASH || a->class == CELL_ELL) && a->class == b->class)
		return false;
	if (in_western(a) && (in_western(b) || b->class == CELL_OBJECT))
		return false;
	if ((a->class == CELL_OBJECT && in_western(b)) || (in_number(a) && in_number(b)))
		return false;
	return s->spread_han || in_western(a) || in_western(b);
}

static void join(struct unit *u, const struct cell *a, struct unit *v, const struct cell *b,
    const struct compose_style *s)
{
	if (a->class == CELL_HAN && b->class == CELL_HAN) {
		if (s->spread_han && !s->spread_words_only)
			u->spread = clamp(a->em);
		return;
	}
	if (is_mark(a) && is_mark(b) && adjusts(s)) {
		if (s->trim_pairs && s->width != WIDTH_HANGMOBANJIAO)
			cut_pair(u, a, v, b);
		if (s->trim_pairs && s->width == WIDTH_KAIMING)
			cut_stop(u, a, b);
	} else if (has_gap(a, b)) {
		set_gap(u, a, b, s);
	}
	if (may_spread(a, b, s))
		u->spread = clamp(a->em > 0 ? a->em : b->em);
}

/* ---- the grid ---- */

/*
 * Western text between first and last gets side gaps, half an em each at most,
 * with which it takes a whole number of cells (chinese-layout, section 6).
 */
static void snap_span(struct widths *w, const struct cell *cell, int before, int first, int last, int after)
{
	bool left = before >= 0 && has_gap(&cell[before], &cell[first]);
	bool right = after < w->n && has_gap(&cell[last], &cell[after]);
	len_t em = left ? cell[before].em : right ? cell[after].em : 0;
	int64_t width = 0;
	len_t rest;

	if (em <= 0)
		return;
	for (int i = first; i <= last; i++)
		width += w->unit[i].width;
	rest = (len_t)((em - width % em) % em);
	if (left && right)
		w->unit[before].gap = rest / 2;
	if (left != right && rest > em / 2)
		rest = 0;
	if (left && !right)
		w->unit[before].gap = rest;
	if (right)
		w->unit[last].gap = left ? rest - rest / 2 : rest;
}

static bool in_span(const struct cell *c, const struct unit *u)
{
	return in_western(c) || (u->flags & (UNIT_SPACE | UNIT_CLEAR));
}

static void snap_spans(struct widths *w, const struct cell *cell)
{
	for (int i = 0; i < w->n; i++) {
		int first = i, last = i;

		if (!in_western(&cell[i]))
			continue;
		for (; i < w->n && in_span(&cell[i], &w->unit[i]); i++)
			if (in_western(&cell[i]))
				last = i;
		snap_span(w, cell, first - 1, first, last, last + 1);
	}
}

/* ---- runs ---- */

static bool is_shout(const struct cell *c)
{
	return c->ch == 0xFF01 || c->ch == 0xFF1F;
}

/*
 * ？！ take one em together and three of them two (GB/T 15834, 5.1.2), in every
 * style that adjusts: no pair cut, because no justification gives it back.
 */
static void cut_shouts(struct widths *w, const struct cell *cell, int end, int n)
{
	for (int i = end - n; i < end - n % 2; i++) {
		struct unit *u = &w->unit[i];

		if (!(cell[i].flags & CELL_COMBINED)) {
			u->width -= u->trail;
			u->trail = 0;
		}
	}
}

static void measure_shouts(struct widths *w, const struct cell *cell)
{
	for (int i = 0; i < w->n; ) {
		int n = 0;

		while (i + n < w->n && is_shout(&cell[i + n]))
			n++;
		if (n > 1)
			cut_shouts(w, cell, i + n, n);
		i += n + 1;
	}
}

static len_t em_of(const struct cell *cell, int n)
{
	for (int i = 0; i < n; i++)
		if (cell[i].em > 0)
			return clamp(cell[i].em);
	return LEN_PT(10);
}

struct widths widths_of(struct arena *a, const struct cell *cell, int n, const struct compose_style *s)
{
	struct widths w = { ARENA_ARRAY(a, n + 1, struct unit), n, em_of(cell, n), s->restore_pairs };
	int16_t *price = ARENA_ARRAY(a, n + 1, int16_t);
	bool shouts = false;
	int before = -1;

	breaks_price(a, cell, n, s, price);
	for (int i = 0; i < n; i++) {
		w.unit[i].price = price[i];
		w.unit[i].letter_space = clamp(cell[i].advance) - clamp(cell[i].advance - cell[i].letter_space);
		if (cell[i].class == CELL_HAN && s->annotation == 0 && !has_range(&cell[i])) {
			w.unit[i].width = clamp(cell[i].advance);
			continue;
		}
		measure(&w.unit[i], &cell[i], s);
		shouts |= is_shout(&cell[i]);
	}
	if (shouts && adjusts(s))
		measure_shouts(&w, cell);
	for (int i = 0; i < n; i++) {
		if (w.unit[i].flags & UNIT_CLEAR)
			continue;
		if (before >= 0)
			join(&w.unit[before], &cell[before], &w.unit[i], &cell[i], s);
		before = i;
	}
	if (s->snap)
		snap_spans(&w, cell);
	return w;
}

/* ---- sums ---- */

static inline void add_shrink(struct sums *p, enum shrink_tier tier, len_t l)
{
	p->shrink[tier] += (uint32_t)l;
	p->give += (uint32_t)l;
}

void sums_add_mark(struct sums *p, const struct widths *w, const struct unit *u)
{
	if (u->flags & (UNIT_SPACE | UNIT_LETTER | UNIT_GAP | UNIT_OBJECT)) {
		bool space = u->flags & (UNIT_SPACE | UNIT_LETTER), gap = u->flags & UNIT_GAP;

		add_shrink(p, space ? SHRINK_SPACE : gap ? SHRINK_GAP : SHRINK_OBJECT, u->less);
		p->stretch[space ? STRETCH_SPACE : gap ? STRETCH_GAP : STRETCH_OBJECT] += (uint32_t)u->more;
	}
	if (u->tier != SHRINK_NONE) {
		add_shrink(p, u->tier, u->lead + u->trail);
		if (w->restore)
			p->stretch[STRETCH_PAIR] += (uint32_t)(u->lead_pair + u->trail_pair);
	}
}

/* The pair is broken: its cut comes back, as a blank that is trimmed or kept in reserve. */
void sums_at_start(struct sums *p, const struct widths *w, int unit, bool trim)
{
	const struct unit *u = &w->unit[unit];

	if (u->tier == SHRINK_NONE)
		return;
	if (w->restore)
		p->stretch[STRETCH_PAIR] += (uint32_t)u->lead_pair;
	if (trim && (u->flags & UNIT_TRIM_START)) {
		p->natural += u->lead;
		add_shrink(p, u->tier, u->lead);
	} else {
		p->natural -= u->lead_pair;
		add_shrink(p, u->tier, -u->lead_pair);
	}
}

void sums_at_end(struct sums *p, const struct widths *w, int unit, len_t hyphen)
{
	const struct unit *u = &w->unit[unit];

	p->natural += hyphen - u->gap - (hyphen > 0 ? 0 : u->letter_space);
	/* the gap behind it goes; a no-break space at the end is a blank itself, and stays */
	if (!(u->flags & UNIT_SPACE))
		p->stretch[STRETCH_REST] -= (uint32_t)u->spread;
	if (u->flags & UNIT_GAP) {
		add_shrink(p, SHRINK_GAP, -u->less);
		p->stretch[STRETCH_GAP] -= (uint32_t)u->more;
	}
	if (u->flags & UNIT_LETTER) {
		add_shrink(p, SHRINK_SPACE, -u->less);
		p->stretch[STRETCH_SPACE] -= (uint32_t)u->more;
	}
	if (u->tier == SHRINK_NONE)
		return;
	if (w->restore)
		p->stretch[STRETCH_PAIR] -= (uint32_t)u->trail_pair;
	if (u->flags & UNIT_TRIM_END) {
		p->natural -= u->trail;
		add_shrink(p, u->tier, -u->trail);
	} else {
		p->natural += u->trail_pair;
		add_shrink(p, u->tier, u->trail_pair);
	}
}

len_t unit_hangs(const struct unit *u)
{
	return u->flags & UNIT_HANG ? u->width - (u->flags & UNIT_TRIM_END ? u->trail : -u->trail_pair) : 0;
}

bool widths_visible(const struct widths *w, int start, int end, int *first, int *last)
{
	while (start < end && (w->unit[start].flags & UNIT_BLANK))
		start++;
	while (end > start && (w->unit[end - 1].flags & UNIT_BLANK))
		end--;
	*first = start;
	*last = end - 1;
	return start < end;
}
