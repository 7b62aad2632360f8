/*
 * line_text.c - text areas: glyphs, clusters and text of neighbours of one object and one face
 */
#include "layout/line_parts.h"

#include "layout/emphasis.h"
#include "text/fonts.h"

#include <string.h>

/* Bytes and glyphs that one cluster can count (struct area_cluster). */
#define CLUSTER_MAX UINT8_MAX

static int cell_end(const struct para_parts *p, int i)
{
	return i + 1 < p->cells.n ? p->cells.cell[i + 1].at : (int)p->text->len;
}

bool line_draws_nothing(const struct para_parts *p, int i)
{
	const struct cell *c = &p->cells.cell[i];

	if (c->class == CELL_LF || c->class == CELL_ZWSP || c->class == CELL_WJ)
		return true;
	if (c->class == CELL_SPACE || c->class == CELL_NBSP)
		return p->lines.advance[i] == 0;
	return c->ch >= 0x200E && c->ch <= 0x202E && (c->ch <= 0x200F || c->ch >= 0x202A);
}

int line_cell_at(const struct line_maker *m, int k)
{
	return m->order == NULL ? k : m->order[k];
}

/* Whether cell i may stand in one text area with cell first. */
static bool same_text(const struct para_parts *p, int first, int i)
{
	const struct cell *a = &p->cells.cell[first], *c = &p->cells.cell[i];

	if (((a->flags ^ c->flags) & CELL_UPRIGHT) != 0)
		return false;
	if (c->face != a->face || c->level != a->level || (p->object_of != NULL && p->object_of[i] != NULL))
		return false;
	if (c->span != a->span && (context_at(p, i) != context_at(p, first) ||
	    text_style_at(p, i)->size != text_style_at(p, first)->size))
		return false;
	return ((a->flags ^ c->flags) & CELL_CHINESE) == 0 ||
	    shape_glyph_size(text_style_at(p, i), c) == shape_glyph_size(text_style_at(p, first), a);
}

/* What goes into one text area: places [from, to) of the line's order. */
struct text_run {
	int from, to;
	int n_glyphs, n_clusters, n_bytes;
	int cluster_bytes;              /* of the last cluster */
	const struct style_mark *hyphen;
};

/*
 * Without a glyph of its own: the second half of a dash, of a ligature.  Its
 * text goes with the cluster before, or it would be lost when it is copied.
 */
static bool joins_cluster(const struct para_parts *p, int i, int *in_cluster)
{
	const struct cell *c = &p->cells.cell[i];
	int bytes = cell_end(p, i) - c->at;
	bool joins = *in_cluster > 0 && c->n_glyphs == 0 && (c->level & 1) == 0 && *in_cluster + bytes <= CLUSTER_MAX;

	*in_cluster = joins ? *in_cluster + bytes : bytes > CLUSTER_MAX ? 0 : bytes;
	return joins;
}

static void count_cell(const struct para_parts *p, int i, struct text_run *r)
{
	int bytes = cell_end(p, i) - p->cells.cell[i].at;

	r->n_glyphs += MIN(p->cells.cell[i].n_glyphs, CLUSTER_MAX);
	if (!joins_cluster(p, i, &r->cluster_bytes))
		r->n_clusters += 1 + (bytes - 1) / CLUSTER_MAX;
	r->n_bytes += bytes;
}

static bool is_last_drawn(const struct line_maker *m, int cell)
{
	for (int i = cell + 1; i < m->line->end; i++) {
		if (!line_draws_nothing(m->p, i) &&
		    !(object_at(m->p, i) != NULL && object_at(m->p, i)->kind == OBJECT_STRUT))
			return false;
	}
	return true;
}

static struct text_run find_run(const struct line_maker *m, int k)
{
	const struct para_parts *p = m->p;
	int first = line_cell_at(m, k), before = first;
	struct text_run r = { .from = k, .to = k };

	for (; r.to < m->line->end; r.to++) {
		int i = line_cell_at(m, r.to);

		if (r.to > k && (ABS(i - before) != 1 || !same_text(p, first, i)))
			break;
		before = i;
		if (!line_draws_nothing(p, i))
			count_cell(p, i, &r);
	}
	if (m->line->hyphen && (p->cells.cell[first].level & 1) == 0 && is_last_drawn(m, before)) {
		r.hyphen = style_hyphen(p->l, context_at(p, first)->style);
		if (r.hyphen->text == NULL)
			r.hyphen = NULL;
	}
	if (r.hyphen != NULL) {
		r.n_glyphs++;
		r.n_clusters++;
		r.n_bytes += (int)strlen(r.hyphen->text);
	}
	return r;
}

/* Where a run's glyphs, clusters and bytes are put. */
struct put {
	struct area_glyph *glyph;
	struct area_cluster *cluster;
	char *text;
	int cluster_bytes;              /* of the last cluster; 0: nothing may join it */
};

/* What is to the right on the page is up in the frame, and what is up there is back here. */
static void put_upright(const struct para_parts *p, int i, len_t pen, struct put *to)
{
	const struct cell *c = &p->cells.cell[i];
	len_t across = style_middle(context_at(p, i)->style);
	int first = i;

	while (first > 0 && p->cells.cell[first].flags & CELL_COMBINED)
		first--;
	if (first < i)          /* the line may have widened the first cell; the group stays together */
		pen -= p->lines.advance[first] - p->cells.cell[first].advance;
	for (int k = 0; k < MIN(c->n_glyphs, CLUSTER_MAX); k++) {
		const struct glyph *g = &p->shaped.glyph[c->glyph + k];

		*to->glyph++ = (struct area_glyph){ .id = g->id, .x = pen - g->dy, .y = across + g->dx };
		across = len_add(across, c->n_glyphs > 1 ? g->advance : 0);
	}
}

static void put_glyphs(const struct para_parts *p, int i, len_t pen, struct put *to)
{
	const struct cell *c = &p->cells.cell[i];
	int n = MIN(c->n_glyphs, CLUSTER_MAX);

	pen += p->lines.offset[i];
	if (c->flags & CELL_UPRIGHT) {
		put_upright(p, i, pen, to);
		return;
	}
	for (int k = 0; k < n; k++) {
		const struct glyph *g = &p->shaped.glyph[c->glyph + k];

		*to->glyph++ = (struct area_glyph){ .id = g->id, .x = pen + g->dx, .y = g->dy };
		pen = len_add(pen, g->advance);
	}
}

static void put_text(const struct para_parts *p, int i, struct put *to)
{
	const struct cell *c = &p->cells.cell[i];
	int bytes = cell_end(p, i) - c->at;

	memcpy(to->text, p->text->str + c->at, (size_t)bytes);
	to->text += bytes;
	if (joins_cluster(p, i, &to->cluster_bytes)) {
		to->cluster[-1].bytes = (uint8_t)(to->cluster[-1].bytes + bytes);
		return;
	}
	*to->cluster++ = (struct area_cluster){ (uint8_t)MIN(bytes, CLUSTER_MAX), (uint8_t)MIN(c->n_glyphs, CLUSTER_MAX) };
	for (bytes -= CLUSTER_MAX; bytes > 0; bytes -= CLUSTER_MAX)
		*to->cluster++ = (struct area_cluster){ .bytes = (uint8_t)MIN(bytes, CLUSTER_MAX) };
}

static void put_hyphen(const struct style_mark *mark, len_t pen, struct put *to)
{
	size_t bytes = strlen(mark->text);

	*to->glyph++ = (struct area_glyph){ .id = mark->glyph, .x = pen, .y = mark->dy };
	*to->cluster++ = (struct area_cluster){ (uint8_t)bytes, 1 };
	memcpy(to->text, mark->text, bytes);
	to->text += bytes;
}

/* Glyphs from left to right, clusters and text in reading order. */
static len_t fill_text(const struct line_maker *m, const struct text_run *r, bool backwards, struct put to)
{
	const struct para_parts *p = m->p;
	len_t pen = 0;

	for (int k = r->from; k < r->to; k++) {
		int i = line_cell_at(m, k);

		if (line_draws_nothing(p, i))
			continue;
		put_glyphs(p, i, pen, &to);
		pen = len_add(pen, p->lines.advance[i]);
		if (!backwards)
			put_text(p, i, &to);
	}
	for (int k = r->to; backwards && k-- > r->from;) {
		if (!line_draws_nothing(p, line_cell_at(m, k)))
			put_text(p, line_cell_at(m, k), &to);
	}
	if (r->hyphen != NULL) {
		put_hyphen(r->hyphen, pen, &to);
		pen = len_add(pen, r->hyphen->advance);
	}
	return pen;
}

/* The text area of a fo:character or a page number is the object's own area. */
static void own_text(struct inline_context *in, struct area *a)
{
	len_t start = area_box_edge(in->box, EDGE_START);

	if (in->placed)
		return;
	a->box = in->box;
	a->id = in->node->id;
	a->role = fo_string(in->node, PROP_role);
	a->is_first = a->is_last = true;
	a->x -= start;
	a->y -= area_box_edge(in->box, EDGE_BEFORE);
	in->placed = true;
}

static void add_emphasis(struct line_maker *m, const struct text_run *r)
{
	const struct para_parts *p = m->p;
	struct inline_context *in = m->in;
	len_t pen = m->x - in->left, baseline = m->baseline - line_shift_of(in) - in->top;

	for (int k = r->from; k < r->to; k++) {
		int i = line_cell_at(m, k);
		const struct cell *c = &p->cells.cell[i];

		if (line_draws_nothing(p, i))
			continue;
		if (emphasis_wants(in->style, c))
			area_append(in->area, emphasis_mark(p->l, in->style, in->decoration & DECORATION_UNDER,
			    pen + p->lines.offset[i] + c->advance / 2, baseline));
		pen = len_add(pen, p->lines.advance[i]);
	}
}

/* Letter-spacing as the line has it: what the first letter shows that is not the line's last. */
static len_t letter_space_in(const struct line_maker *m, const struct text_run *r)
{
	const struct para_parts *p = m->p;

	for (int k = r->from; k < r->to; k++) {
		int i = line_cell_at(m, k);
		const struct cell *c = &p->cells.cell[i];

		if (c->class < CELL_SPACE && (c->stretch > 0 || c->shrink > 0) && !is_last_drawn(m, i))
			return p->lines.advance[i] - c->advance + c->letter_space;
	}
	return context_at(p, line_cell_at(m, r->from))->style->text.letter_spacing;
}

/* By how much word-spacing and the line have widened word spaces: what the first one shows. */
static len_t word_space_in(const struct line_maker *m, const struct text_run *r)
{
	const struct para_parts *p = m->p;

	for (int k = r->from; k < r->to; k++) {
		int i = line_cell_at(m, k);
		const struct cell *c = &p->cells.cell[i];

		if ((c->ch == ' ' || c->ch == 0xA0) && !line_draws_nothing(p, i))
			return p->lines.advance[i] - c->advance + context_at(p, i)->style->word_spacing;
	}
	return context_at(p, line_cell_at(m, r->from))->style->word_spacing;
}

int line_add_text(struct line_maker *m, int k)
{
	struct para_parts *p = m->p;
	struct arena *arena = p->l->arena;
	struct inline_context *in = m->in;
	const struct para_style *s = in->style;
	const struct cell *c = &p->cells.cell[line_cell_at(m, k)];
	struct text_run r = find_run(m, k);
	struct area_text *t = AREA_NEW(arena, area_text, AREA_TEXT);
	struct put to = { ARENA_ARRAY(arena, r.n_glyphs, struct area_glyph),
		ARENA_ARRAY(arena, r.n_clusters, struct area_cluster), arena_alloc(arena, (size_t)r.n_bytes + 1), 0 };

	t->glyph = to.glyph;
	t->cluster = to.cluster;
	t->text = to.text;
	t->n_glyphs = r.n_glyphs;
	t->n_clusters = r.n_clusters;
	t->bytes = r.n_bytes;
	t->face = c->face;
	t->size = shape_glyph_size(text_style_at(p, line_cell_at(m, k)), c);
	t->color = s->color;
	t->baseline = s->metrics.ascent;
	t->backwards = c->level & 1;
	t->turn = c->flags & CELL_UPRIGHT ? TURN_LEFT : TURN_NONE;
	t->area.level = c->level;
	t->area.x = m->x - in->left;
	t->area.y = m->baseline - line_shift_of(in) - s->metrics.ascent - in->top;
	t->area.bpd = s->metrics.ascent + s->metrics.descent;
	t->area.pos = &in->node->pos;
	line_decorate(in, &t->area);
	t->letter_space = letter_space_in(m, &r);
	t->word_space = word_space_in(m, &r) - (t->letter_space - s->text.letter_spacing);
	t->area.ipd = fill_text(m, &r, t->backwards, to);
	if (in->kind == CONTEXT_LEAF)
		own_text(in, &t->area);
	area_append(in->area, &t->area);
	if (in->style->emphasis)
		add_emphasis(m, &r);
	m->x = len_add(m->x, t->area.ipd);
	return r.to;
}
