/*
 * table_width.c - how wide the columns are
 *
 * Lengths first, then percentages of the table, then proportional shares of
 * what is left; a column may have a length and a share.  In fixed layout a column without width has a share of one; in
 * automatic layout it gets between the least and the greatest width of what
 * stands in it.
 */
#include "layout/table.h"

#include "layout/extent.h"

#include <math.h>

static bool is_share(const struct table_column *c)
{
	return c->wanted != NULL && c->wanted->type == V_SHARE;
}

static bool is_automatic(const struct table *t)
{
	if (!fo_is(t->node, PROP_table_layout, KW_auto))
		return false;
	for (int i = 0; i < t->n_columns; i++) {
		if (t->column[i].wanted == NULL)
			return true;
	}
	return false;
}

/* ---- by content ---- */

static void widen(struct table *t, const struct table_cell *c, len_t least, len_t greatest)
{
	int open = 0;
	int64_t have_least = 0, have_greatest = 0;

	for (int i = c->column; i < c->column + c->columns; i++) {
		const struct table_column *k = &t->column[i];

		open += k->wanted == NULL;
		have_least += k->wanted == NULL ? k->least : k->width;
		have_greatest += k->wanted == NULL ? k->greatest : k->width;
	}
	for (int i = c->column; i < c->column + c->columns; i++) {
		struct table_column *k = &t->column[i];

		if (k->wanted != NULL)
			continue;
		if (have_least < least)
			k->least += (len_t)((least - have_least) / open);
		if (have_greatest < greatest)
			k->greatest += (len_t)((greatest - have_greatest) / open);
		k->greatest = len_max(k->greatest, k->least);
	}
}

static bool touches_automatic(const struct table *t, const struct table_cell *c)
{
	for (int i = c->column; i < c->column + c->columns; i++) {
		if (t->column[i].wanted == NULL)
			return true;
	}
	return false;
}

static void measure_cells(struct table *t, bool spanning)
{
	for (int i = 0; i < t->n_cells; i++) {
		const struct table_cell *c = t->cell[i];
		const struct fo_edges *e = &c->side.edges;
		struct extent x;
		len_t edges = e->start.padding + e->end.padding + 2 * t->gap_i;

		if (c->side.node == NULL || (c->columns > 1) != spanning || !touches_automatic(t, c))
			continue;
		x = extent_of(t->b->l, c->side.node, t->ipd);
		/* a collapsed border that wins may be wider than the cell's own: allow for all of both */
		edges += t->collapse ? len_max(e->start.width, e->end.width) : e->start.width + e->end.width;
		widen(t, c, x.least + edges, x.greatest + edges);
	}
}

static void set_automatic(struct table *t, len_t rest, bool stretch)
{
	int64_t least = 0, greatest = 0, spread;

	for (int i = 0; i < t->n_columns; i++) {
		if (t->column[i].wanted == NULL) {
			least += t->column[i].least;
			greatest += t->column[i].greatest;
		}
	}
	spread = greatest - least;
	for (int i = 0; i < t->n_columns; i++) {
		struct table_column *k = &t->column[i];

		if (k->wanted != NULL)
			continue;
		if (rest >= greatest)
			k->width = stretch && greatest > 0 ? len_scale(k->greatest, rest, greatest) : k->greatest;
		else if (rest > least && spread > 0)
			k->width = k->least + len_scale(k->greatest - k->least, rest - least, spread);
		else
			k->width = k->least;
	}
}

/* ---- all ---- */

static int64_t sum_of_lengths(struct table *t)
{
	int64_t sum = 0;

	for (int i = 0; i < t->n_columns; i++) {
		struct table_column *k = &t->column[i];

		if (k->wanted != NULL)
			k->width = len_max(fo_value_len(is_share(k) ? &k->wanted->part[FO_SHARE_LENGTH] : k->wanted, t->ipd), 0);
		sum += k->width;
	}
	return sum;
}

static double share(const struct table_column *c, bool automatic)
{
	if (is_share(c))
		return fmax(c->wanted->part[FO_SHARE_NUMBER].number, 0);
	return c->wanted == NULL && !automatic ? 1 : 0;
}

/* Shares in 1/1000, so that the same numbers come out everywhere. */
static void set_shares(struct table *t, len_t rest, bool automatic)
{
	int64_t sum = 0, so_far = 0;
	len_t given = 0;

	for (int i = 0; i < t->n_columns; i++)
		sum += (int64_t)(MIN(share(&t->column[i], automatic), 1e6) * 1000 + 0.5);
	for (int i = 0; i < t->n_columns && sum > 0; i++) {
		double s = share(&t->column[i], automatic);
		len_t width;

		if (s <= 0)
			continue;
		so_far += (int64_t)(MIN(s, 1e6) * 1000 + 0.5);
		width = len_scale(rest, so_far, sum) - given;
		t->column[i].width += width;
		given += width;
	}
}

static bool has_shares(const struct table *t)
{
	for (int i = 0; i < t->n_columns; i++) {
		if (is_share(&t->column[i]))
			return true;
	}
	return false;
}

static void place_columns(struct table *t)
{
	int64_t x = 0;

	for (int i = 0; i < t->n_columns; i++) {
		struct table_column *k = &t->column[i];

		k->x = t->rtl ? t->ipd - (len_t)x - k->width : (len_t)x;
		x = MIN(x + k->width, LEN_MAX / 4);
	}
	for (int i = 0; i < t->n_cells; i++) {
		struct table_cell *c = t->cell[i];
		const struct table_column *first = &t->column[c->column], *last = first + c->columns - 1;
		const struct table_column *left = t->rtl ? last : first, *right = t->rtl ? first : last;

		c->x = left->x;
		c->width = right->x + right->width - left->x;
	}
}

void table_widths(struct table *t, len_t room)
{
	bool automatic = is_automatic(t), width_given = !fo_is(t->node, PROP_inline_progression_dimension, KW_auto);
	int64_t sum = sum_of_lengths(t);

	if (automatic) {
		measure_cells(t, false);
		measure_cells(t, true);
		set_automatic(t, (len_t)MAX(t->ipd - sum, 0), width_given && !has_shares(t));
		sum = 0;
		for (int i = 0; i < t->n_columns; i++)
			sum += t->column[i].width;
		if (!width_given && !has_shares(t))
			t->ipd = (len_t)MIN(sum, LEN_MAX / 4);
	}
	set_shares(t, (len_t)MAX(t->ipd - sum, 0), automatic);
	if (sum > t->ipd)
		t->ipd = (len_t)MIN(sum, LEN_MAX / 4);
	if (t->ipd > room)
		diag_report(t->b->l->diag, t->node->pos, LAYOUT_TABLE_TOO_WIDE);
	place_columns(t);
}
