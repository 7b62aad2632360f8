/*
 * side_line.c - runs of lines beside floats
 *
 * A run is set a piece at a time.  A piece is taken to begin at a place and to
 * have lines of the block's own depth; its lines are accepted as long as they
 * come to stand where that said.  At the first one that does not, or that has
 * a float anchored in it, the rest is set anew from there.
 */
#include "layout/side_parts.h"

#include "layout/note.h"
#include "layout/style.h"

/* How often one run of lines is set anew. */
enum { ROUNDS_MAX = 200 };

/* A run of lines being set, a piece at a time. */
struct setter {
	struct builder *b;
	struct para_request *r;
	struct sides *sides;
	enum fo_kw displace;
	len_t top;                      /* of the piece */
	len_t y;                        /* of the next line */
	len_t first, depth;             /* what its first line and any other is taken to be deep */
	GArray *line;                   /* struct para_line: accepted */
	GArray *aside;                  /* struct item: to stand before the next one */
	GPtrArray *placed;              /* floats */
	int rounds;
};

/* What floats take of the lines between two places. */
static struct intrusion taken(const struct setter *s, len_t top, len_t bottom)
{
	const struct block *k = s->b->in;
	struct intrusion in = { 0 };

	if (s->displace == KW_none)
		return in;
	in = s->displace == KW_indent ? side_intrusion(s->sides, s->top, LEN_MAX) : side_intrusion(s->sides, top, bottom);
	if (!k->is_reference) {
		in.start -= k->start_indent;
		in.end -= k->end_indent;
	}
	in.start = len_max(in.start - s->b->across, 0);
	in.end = len_max(in.end, 0);
	return in;
}

static struct intrusion taken_at(const struct setter *s, int line)
{
	len_t top = s->top;

	if (line > 0)
		top = len_add(len_add(top, s->first), len_scale(s->depth, line - 1, 1));
	return taken(s, top, len_add(top, line == 0 ? s->first : s->depth));
}

static len_t room_of_line(void *setter, int line)
{
	const struct setter *s = setter;
	struct intrusion in = taken_at(s, line);

	return len_max(s->r->ipd - in.start - in.end, 0);
}

static bool is_placed(const struct setter *s, const struct note *n)
{
	return g_ptr_array_find(s->placed, n->node, NULL);
}

/* Place the floats anchored in the line that comes next; false: there are none to place. */
static bool place_floats(struct setter *s, const struct note *n)
{
	bool some = false;

	for (; n != NULL; n = n->next) {
		struct item it;

		if (!n->is_side || is_placed(s, n))
			continue;
		it = side_put(s->b, n->node, s->y);
		if (it.kind == ITEM_FLOAT)
			g_array_append_val(s->aside, it);
		g_ptr_array_add(s->placed, (gpointer)n->node);
		some = true;
	}
	return some;
}

/* A line that is too short for anything moves below the float that makes it so. */
static bool move_below(struct setter *s, const struct para_line *line, struct intrusion in)
{
	len_t next = side_next_bottom(s->sides, s->y);
	struct item gap = { .kind = ITEM_BOX, .size = next - s->y };

	if (!line->overfull || next == LEN_MAX || (in.start == 0 && in.end == 0))
		return false;
	g_array_append_val(s->aside, gap);
	s->y = next;
	return true;
}

/* Line i of a piece was set for the place at which it comes to stand. */
static bool stands(struct setter *s, const struct para_line *line, int i)
{
	struct intrusion for_it = taken_at(s, i), is = taken(s, s->y, len_add(s->y, line->area->bpd));

	if (for_it.start == is.start && for_it.end == is.end)
		return !move_below(s, line, is);
	if (i == 0 && s->first >= line->area->bpd)
		return true;
	s->first = line->area->bpd;
	return false;
}

static const struct note *without_sides(const struct note *n)
{
	struct note_list rest = { NULL, NULL };
	const struct note *next;

	for (; n != NULL; n = next) {
		next = n->next;
		((struct note *)n)->next = NULL;
		if (!n->is_side)
			note_add(&rest, n);
	}
	return rest.first;
}

static void accept(struct setter *s, struct para_line line)
{
	struct intrusion in = taken(s, s->y, len_add(s->y, line.area->bpd));

	if (line.overfull)
		diag_report(s->b->l->diag, s->r->block->pos, LAYOUT_LINE_OVERFULL);
	line.area->x += node_is_rtl(s->r->block) ? in.end : in.start;
	line.notes = without_sides(line.notes);
	line.n_aside = (int)s->aside->len;
	line.aside = arena_copy(s->b->l->arena, s->aside->data, s->aside->len * sizeof(struct item));
	g_array_set_size(s->aside, 0);
	s->y = len_add(s->y, line.area->bpd);
	g_array_append_val(s->line, line);
}

/* Accept the lines of a piece up to one that has to be set anew: how many. */
static int take_lines(struct setter *s, const struct para *p)
{
	for (int i = 0; i < p->n; i++) {
		len_t first = s->first;

		if (s->rounds >= ROUNDS_MAX) {  /* its floats stand there, but it keeps the width it has */
			place_floats(s, p->line[i].notes);
		} else {
			s->first = s->depth;
			if (place_floats(s, p->line[i].notes))
				return i;
			s->first = first;
			if (!stands(s, &p->line[i], i))
				return i;
		}
		accept(s, p->line[i]);
	}
	return p->n;
}

/* Floats that no line has taken: of a run without lines, or of one that was set too often. */
static void place_rest(struct setter *s, const struct note *sides)
{
	place_floats(s, sides);
	for (guint i = 0; i < s->aside->len; i++)
		builder_aside(s->b, &g_array_index(s->aside, struct item, i));
}

static struct para set_pieces(struct setter *s)
{
	struct layout *l = s->b->l;
	struct para p, whole;
	const struct note *sides = NULL;

	for (;; s->rounds++) {
		int n;

		s->top = s->y;
		p = para_set(l, s->r);
		if (s->rounds == 0)
			sides = p.sides;
		n = take_lines(s, &p);
		if (n == p.n)
			break;
		if (n > 0)
			s->r->skip = p.line[n - 1].end;
	}
	whole = p;
	whole.n = (int)s->line->len;
	whole.line = arena_copy(l->arena, s->line->data, s->line->len * sizeof(struct para_line));
	if (whole.n == 0)
		place_rest(s, sides);
	return whole;
}

struct para side_lines(struct builder *b, struct para_request *r)
{
	struct setter s = { .b = b, .r = r };
	struct para p;

	s.sides = side_beside(b, &s.y);
	if (s.sides == NULL) {
		p = para_set(b->l, r);
		if (p.sides == NULL)
			return p;
		for (int i = 0; side_is_past(b) && i < p.n; i++)
			p.line[i].notes = without_sides(p.line[i].notes);
		if (side_is_past(b))
			return p;
		s.y = side_place(b);
		s.sides = side_sides(b);
	}
	s.displace = fo_keyword(r->block, PROP_intrusion_displace);
	s.first = s.depth = style_of(b->l, r->block)->line_height;
	s.line = g_array_new(FALSE, FALSE, sizeof(struct para_line));
	s.aside = g_array_new(FALSE, FALSE, sizeof(struct item));
	s.placed = g_ptr_array_new();
	r->room = room_of_line;
	r->room_context = &s;
	p = set_pieces(&s);
	g_array_free(s.line, TRUE);
	g_array_free(s.aside, TRUE);
	g_ptr_array_free(s.placed, TRUE);
	return p;
}
