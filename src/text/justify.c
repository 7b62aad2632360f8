#include "text/justify.h"

#include <glib.h>

/* One tier's amount, dealt out member by member so that the parts sum up exactly. */
struct deal {
	int64_t used, of;       /* amount given and what all members could give */
	int64_t seen, given;
};

static len_t deal(struct deal *d, int64_t member)
{
	int64_t upto;

	if (d->used == 0 || d->of == 0 || member == 0)
		return 0;
	d->seen = MIN(d->seen + member, d->of);
	upto = d->used * d->seen / d->of - d->given;
	d->given += upto;
	return (len_t)upto;
}

struct adjust {
	struct deal shrink[SHRINK_TIERS], stretch[STRETCH_TIERS];
	bool hang;
};

static int64_t take(struct deal *d, int64_t wanted, int64_t available)
{
	d->of = available;
	d->used = MIN(wanted, available);
	return wanted - d->used;
}

static void plan_shrink(struct adjust *j, const struct sums *line, int64_t over)
{
	for (int t = SHRINK_OBJECT; t < SHRINK_TIERS; t++)
		over = take(&j->shrink[t], over, line->shrink[t]);
}

/* Word spaces beside a leader grow with it, each in proportion to what it can. */
static int64_t stretch_leaders(struct adjust *j, const struct sums *line, int64_t slack)
{
	int64_t leaders = line->stretch[STRETCH_OBJECT], spaces = line->stretch[STRETCH_SPACE];
	int64_t used = MIN(slack, leaders + spaces), by_leaders = used * leaders / (leaders + spaces);

	take(&j->stretch[STRETCH_OBJECT], by_leaders, leaders);
	take(&j->stretch[STRETCH_SPACE], used - by_leaders, spaces);
	return slack - used;
}

/* Only of a line that is justified. */
static void plan_stretch(struct adjust *j, const struct sums *line, int64_t slack)
{
	bool leaders = line->stretch[STRETCH_OBJECT] > 0;

	if (leaders)
		slack = stretch_leaders(j, line, slack);
	for (int t = STRETCH_PAIR; t < STRETCH_REST; t++) {
		if (t != STRETCH_SPACE || !leaders)
			slack = take(&j->stretch[t], slack, line->stretch[t]);
	}
	j->stretch[STRETCH_REST].of = line->stretch[STRETCH_REST];
	j->stretch[STRETCH_REST].used = line->stretch[STRETCH_REST] > 0 ? slack : 0;
}

/* A blank at the line's edge: it goes where it is trimmed, else it has the half that its pair took. */
static void end_at_edge(struct unit *u, len_t *blank, len_t *pair, bool trimmed)
{
	len_t more = trimmed ? -*blank : *pair;

	u->width += more;
	*blank += more;
	*pair = 0;
}

/* How one unit stands in this line: its pair may be broken and its blank trimmed by the line's edge. */
static struct unit unit_in_line(const struct paragraph *p, const struct line *l, int i, int first, int last, bool trim)
{
	struct unit u = p->w.unit[i];

	if (i == first && u.tier != SHRINK_NONE)
		end_at_edge(&u, &u.lead, &u.lead_pair, trim && (u.flags & UNIT_TRIM_START));
	if (i == last) {
		u.width -= l->hyphen ? 0 : u.letter_space;
		end_at_edge(&u, &u.trail, &u.trail_pair, u.flags & UNIT_TRIM_END);
		if (!(u.flags & UNIT_SPACE))
			u.spread = 0;
		if (u.flags & UNIT_GAP)
			u.gap = 0;
		if (u.flags & (UNIT_GAP | UNIT_LETTER))
			u.less = u.more = 0;
	}
	return u;
}

/* Blank in front of the ink that is not there any more moves the glyph back. */
static void set_unit(const struct paragraph *p, const struct unit *u, int i, struct adjust *j, len_t *advance,
    len_t *offset)
{
	len_t lead = deal(&j->shrink[u->tier], u->lead), trail = deal(&j->shrink[u->tier], u->trail);
	len_t lead_back = p->w.restore ? deal(&j->stretch[STRETCH_PAIR], u->lead_pair) : 0;
	len_t trail_back = p->w.restore ? deal(&j->stretch[STRETCH_PAIR], u->trail_pair) : 0;
	enum shrink_tier give = SHRINK_OBJECT;
	enum stretch_tier grow = STRETCH_OBJECT;

	if (u->flags & (UNIT_SPACE | UNIT_LETTER)) {
		give = SHRINK_SPACE;
		grow = STRETCH_SPACE;
	} else if (u->flags & UNIT_GAP) {
		give = SHRINK_GAP;
		grow = STRETCH_GAP;
	}
	advance[i] = u->width + u->gap - lead - trail + lead_back + trail_back
	    - deal(&j->shrink[give], u->less) + deal(&j->stretch[grow], u->more)
	    + deal(&j->stretch[STRETCH_REST], u->spread);
	if (u->tier != SHRINK_NONE && p->cell[i].lead > 0) {
		struct blank most = cell_blank(&p->cell[i], p->style->locale, p->style->vertical);
		len_t whole = MIN(p->cell[i].lead, len_scale(p->cell[i].em, most.lead, 1000));

		offset[i] = MIN(u->lead - lead + lead_back - whole, 0);
	}
}

static void line_sums(const struct paragraph *p, const struct line *l, int first, int last, bool trim,
    struct sums *line)
{
	struct sums from = { 0 }, to = { 0 };

	sums_at_start(&from, &p->w, first, trim);
	for (int i = first; i <= last; i++)
		sums_add(&to, &p->w, i);
	sums_at_end(&to, &p->w, last, l->hyphen ? p->style->hyphen : 0);
	sums_between(&from, &to, line);
}

static bool is_justified(const struct paragraph *p, const struct line *l)
{
	return (l->forced ? p->style->align_last : p->style->align) == ALIGN_JUSTIFY;
}

static struct adjust plan(const struct paragraph *p, struct line *l, const struct sums *line, int last)
{
	struct adjust j = { .hang = false };
	int64_t over = line->natural - l->room;
	bool justified = is_justified(p, l);

	if (over > line->give && unit_hangs(&p->w.unit[last]) > 0) {
		j.hang = true;
		over -= unit_hangs(&p->w.unit[last]);
	}
	l->overfull = over > line->give;
	if (over > 0 && (!l->overfull || (justified && line->natural < LEN_MAX)))
		plan_shrink(&j, line, over);
	else if (over < 0 && justified)
		plan_stretch(&j, line, -over);
	return j;
}

/* 纵中横: the first member stands for the group, and for the gap after it. */
static void gather(const struct paragraph *p, int i, len_t *advance)
{
	int first = i;

	while (first > 0 && (p->cell[first].flags & CELL_COMBINED))
		first--;
	if (first == i)
		return;
	advance[first] += advance[i];
	advance[i] = 0;
}

void justify_line(const struct paragraph *p, struct line *l, int number, len_t *advance, len_t *offset)
{
	int first, last;
	bool trim = paragraph_trims(p, number);
	int64_t width = 0;
	struct sums line;
	struct adjust j;

	if (!widths_visible(&p->w, l->start, l->end, &first, &last))
		return;
	line_sums(p, l, first, last, trim, &line);
	j = plan(p, l, &line, last);
	for (int i = first; i <= last; i++) {
		if (i < last && unit_is_plain(&p->w.unit[i])) {
			advance[i] = p->w.unit[i].width + deal(&j.stretch[STRETCH_REST], p->w.unit[i].spread);
		} else {
			struct unit u = unit_in_line(p, l, i, first, last, trim);

			set_unit(p, &u, i, &j, advance, offset);
		}
		if (i == last && j.hang)
			advance[i] = 0;
		width += advance[i];
		if (p->cell[i].flags & CELL_COMBINED)
			gather(p, i, advance);
	}
	width += l->hyphen ? p->style->hyphen : 0;
	l->width = (len_t)MIN(width, LEN_FAR);
}
