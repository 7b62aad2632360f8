#include "layout/marker.h"

#include "layout/bookmark.h"
#include "layout/marker_class.h"
#include "layout/refs.h"

/* Trees deeper than this are cut by others; the walk need not follow. */
enum { DEPTH_MAX = 3000 };

struct class {
	struct marker_class marker;
	const struct fo_node *before_sequence;          /* page-sequence of the one before */
};

struct marks {
	struct arena *arena;
	const struct fo_node *sequence;
	GHashTable *class;              /* name -> struct class */
	GHashTable *seen;               /* objects with id or markers that have begun in this round */
	GHashTable *last_child;         /* object -> whether it is one, where that was asked for */
	const struct fo_node *visited;  /* the object whose area ended last */
};

struct marks *marks_new(struct arena *a)
{
	struct marks *m = ARENA_NEW(a, struct marks);

	m->arena = a;
	m->class = g_hash_table_new(g_str_hash, g_str_equal);
	m->seen = g_hash_table_new(NULL, NULL);
	m->last_child = g_hash_table_new(NULL, NULL);
	return m;
}

void marks_free(struct marks *m)
{
	g_hash_table_destroy(m->class);
	g_hash_table_destroy(m->seen);
	g_hash_table_destroy(m->last_child);
}

void marks_begin_round(struct marks *m)
{
	g_hash_table_remove_all(m->class);
	g_hash_table_remove_all(m->seen);
	g_hash_table_remove_all(m->last_child);
	m->visited = NULL;
	m->sequence = NULL;
}

bool marker_has(const struct fo_node *n)
{
	return marker_next(n->first) != NULL;
}

/* ---- the page's markers ---- */

static struct marker_class *class_of(struct marks *m, const struct fo_node *marker)
{
	const char *name = fo_string(marker, PROP_marker_class_name);
	struct class *c;

	if (name == NULL)
		name = "";
	c = g_hash_table_lookup(m->class, name);
	if (c == NULL) {
		c = ARENA_NEW(m->arena, struct class);
		g_hash_table_insert(m->class, (gpointer)name, c);
	}
	return &c->marker;
}

static void begin_markers(struct marks *m, const struct fo_node *n, bool first)
{
	for (const struct fo_node *k = marker_next(n->first); k != NULL; k = marker_next(k->next))
		marker_begin(class_of(m, k), k, first);
}

static void end_markers(struct marks *m, const struct fo_node *n, bool last)
{
	for (const struct fo_node *k = marker_next(n->first); k != NULL; k = marker_next(k->next))
		marker_end(class_of(m, k), k, last);
}

static void turn_page(struct marks *m)
{
	GHashTableIter i;
	gpointer value;

	g_hash_table_iter_init(&i, m->class);
	while (g_hash_table_iter_next(&i, NULL, &value)) {
		struct class *c = value;

		if (marker_turn(&c->marker))
			c->before_sequence = m->sequence;
	}
}

/* ---- the walk ---- */

struct walk {
	struct layout *l;
	int depth;
};

static bool counts(const struct fo_node *n)
{
	return n->id != NULL || n->elem == FO_page_number || marker_has(n);
}

/* True if this is the object's first area in the round. */
static bool begins(struct marks *m, const struct fo_node *n)
{
	return g_hash_table_add(m->seen, (gpointer)n);
}

/* An id without an area: the area has it if that has none, else an empty one inside. */
static void lend_area(struct walk *w, const struct fo_node *n, struct area *a)
{
	struct area *empty;

	if (n->id == NULL)
		return;
	if (a->id == NULL) {
		a->id = n->id;
		return;
	}
	if (a->type != AREA_BLOCK)
		return;
	empty = area_new(w->l->arena, AREA_BLOCK, sizeof *empty);
	empty->id = n->id;
	empty->pos = &n->pos;
	empty->next = a->first;
	a->first = empty;
	if (a->last == NULL)
		a->last = empty;
}

static void begin_object(struct walk *w, const struct fo_node *n, bool first)
{
	refs_record(w->l->refs, n, w->l->label);
	begin_markers(w->l->marks, n, first);
}

/* What lies between an area's object and that of the area around it has no area of its own. */
static void begin_without_area(struct walk *w, const struct fo_node *n, const struct fo_node *around,
    struct area *a)
{
	if (n == NULL || n == around || n->elem == FO_page_sequence)
		return;
	begin_without_area(w, n->parent, around, a);
	if (counts(n)) {
		bool first = begins(w->l->marks, n);

		begin_object(w, n, first);
		if (first)
			lend_area(w, n, a);
	}
}

static bool is_blank(const struct fo_node *text)
{
	for (size_t i = 0; i < text->text_size; i++) {
		if (!g_ascii_isspace(text->text[i]))
			return false;
	}
	return true;
}

/* An inline that shows nothing makes no line: its id belongs to what comes next, else to what is around. */
static bool is_weightless(const struct fo_node *n)
{
	if (n->elem == FO_TEXT)
		return is_blank(n);
	if (n->elem != FO_wrapper && n->elem != FO_inline && n->elem != FO_basic_link)
		return n->elem == FO_marker || n->elem == FO_FOREIGN;
	for (const struct fo_node *c = n->first; c != NULL; c = c->next) {
		if (!is_weightless(c))
			return false;
	}
	return true;
}

/* Nothing that shows anything follows it; what lies between it and that is looked at once. */
static bool is_last_child(struct marks *m, const struct fo_node *n)
{
	const struct fo_node *end = n->next;
	gpointer known;

	if (g_hash_table_lookup_extended(m->last_child, n, NULL, &known))
		return GPOINTER_TO_INT(known);
	while (end != NULL && is_weightless(end))
		end = end->next;
	for (const struct fo_node *c = n; c != end; c = c->next)
		g_hash_table_insert(m->last_child, (gpointer)c, GINT_TO_POINTER(end == NULL));
	return end == NULL;
}

/* They end with the last area of the last object in them. */
static void end_without_area(struct walk *w, const struct fo_node *n, const struct fo_node *around, bool last)
{
	const struct fo_node *up = n->parent;

	for (; up != NULL && up != around && up->elem != FO_page_sequence; n = up, up = up->parent) {
		last = last && is_last_child(w->l->marks, n);
		end_markers(w->l->marks, up, last);
	}
}

static void begin_weightless(struct walk *w, const struct fo_node *n, struct area *a)
{
	if (n->elem == FO_TEXT || n->elem == FO_marker || n->elem == FO_FOREIGN)
		return;
	if (counts(n) && begins(w->l->marks, n)) {
		begin_object(w, n, true);
		end_markers(w->l->marks, n, true);
		lend_area(w, n, a);
	}
	for (const struct fo_node *c = n->first; c != NULL; c = c->next)
		begin_weightless(w, c, a);
}

/* All such up to n, from where the walk has come to. */
static void begin_weightless_up_to(struct walk *w, const struct fo_node *n, struct area *a)
{
	const struct fo_node *first = NULL, *end = n == NULL ? NULL : n->next;

	for (; n != NULL && n != w->l->marks->visited && is_weightless(n); n = n->prev)
		first = n;
	for (; first != NULL && first != end; first = first->next)
		begin_weightless(w, first, a);
}

static void visit(struct walk *w, struct area *a, const struct fo_node *around)
{
	const struct fo_node *n = node_of(a);
	bool is_object = n != NULL && n != around && (a->type >= AREA_BLOCK);
	bool is_counted = is_object && counts(n);

	if (a->type == AREA_TEXT && !is_counted)
		return;
	if (is_object) {
		begin_without_area(w, n->parent, around, a);
		if (a->is_first)
			begin_weightless_up_to(w, n->prev, a);
		if (is_counted) {
			begins(w->l->marks, n);
			begin_object(w, n, a->is_first);
		}
		bookmark_anchor(w->l, n, a);
	}
	if (w->depth < DEPTH_MAX) {
		w->depth++;
		for (struct area *c = a->first; c != NULL; c = c->next)
			visit(w, c, is_object ? n : around);
		w->depth--;
	}
	if (!is_object)
		return;
	if (a->is_last)
		begin_weightless_up_to(w, n->last, a);
	if (is_counted)
		end_markers(w->l->marks, n, a->is_last);
	end_without_area(w, n, around, a->is_last);
	w->l->marks->visited = n;
}

void marks_page(struct layout *l, const struct fo_node *page_sequence, struct area *body)
{
	struct walk w = { .l = l };

	turn_page(l->marks);
	l->marks->sequence = page_sequence;
	for (const struct fo_node *n = page_sequence; n != NULL; n = n->parent)
		refs_record(l->refs, n, l->label);
	visit(&w, body, node_of(body));
}

static void record_ids(struct layout *l, const struct area *a, int depth)
{
	const struct fo_node *n = node_of(a);

	if (n != NULL && n->id != NULL)
		refs_record(l->refs, n, l->label);
	for (const struct area *c = a->first; c != NULL && depth < DEPTH_MAX; c = c->next)
		record_ids(l, c, depth + 1);
}

void marks_outside(struct layout *l, const struct area *page, const struct area *body)
{
	for (const struct area *a = page->first; a != NULL; a = a->next) {
		if (a != body)
			record_ids(l, a, 0);
	}
}

/* ---- retrieval ---- */

static const struct fo_node *choose(const struct marks *m, const struct class *c, const struct fo_node *n)
{
	const struct fo_node *found = marker_at(&c->marker, fo_keyword(n, PROP_retrieve_position));

	if (found != NULL || fo_is(n, PROP_retrieve_boundary, KW_page))
		return found;
	if (fo_is(n, PROP_retrieve_boundary, KW_document) || c->before_sequence == m->sequence)
		return c->marker.before;
	return NULL;
}

static bool is_in(const struct fo_node *n, enum fo_elem elem)
{
	while (n != NULL && n->elem != elem)
		n = n->parent;
	return n != NULL;
}

bool marker_is_nested(struct layout *l, const struct fo_node *n)
{
	bool is_nested = is_in(n->parent, n->elem);

	if (is_nested)
		diag_report(l->diag, n->pos, LAYOUT_MARKER_NESTED, fo_elem_name(n->elem));
	return is_nested;
}

/* Which markers a page has is known when its flow is on it: only static content comes after that. */
static bool in_flow(struct layout *l, const struct fo_node *n)
{
	bool is_in_flow = is_in(n, FO_flow);

	if (is_in_flow)
		diag_report(l->diag, n->pos, FO_NOT_ALLOWED, "fo:retrieve-marker", "flow", "nothing is set here");
	return is_in_flow;
}

const struct fo_node *marker_retrieve(struct layout *l, const struct fo_node *n)
{
	const char *name = fo_string(n, PROP_retrieve_class_name);
	const struct class *c = g_hash_table_lookup(l->marks->class, name != NULL ? name : "");
	const struct fo_node *marker = c == NULL ? NULL : choose(l->marks, c, n);

	if (in_flow(l, n) || marker == NULL || marker->first == NULL || marker_is_nested(l, n))
		return NULL;
	return fo_rebase(l->arena, marker->first, n, l->diag);
}
