#include "layout/table_marker.h"

#include "layout/marker.h"
#include "layout/marker_class.h"

/* Trees deeper than this are cut by others; the walks need not follow. */
enum { DEPTH_MAX = 1000 };

struct class {
	const char *name;
	struct marker_class marker;     /* in this part of the table */
	int before_folio;               /* of the page with the one before */
	struct class *next;
};

struct table_marks {
	struct layout *l;
	const struct fo_node *table;
	struct class *classes;
	bool began;                     /* a part is being made */
	int folio;                      /* of that part's page */
};

struct table_marks *table_marks_new(struct layout *l, const struct fo_node *table)
{
	struct table_marks *m = ARENA_NEW(l->arena, struct table_marks);

	m->l = l;
	m->table = table;
	return m;
}

static struct class *class_of(struct table_marks *m, const char *name, bool make)
{
	struct class *c = m->classes;

	while (c != NULL && g_strcmp0(c->name, name) != 0)
		c = c->next;
	if (c != NULL || !make)
		return c;
	c = ARENA_NEW(m->l->arena, struct class);
	c->name = name;
	c->next = m->classes;
	return m->classes = c;
}

/* ---- what stands in a part ---- */

static void add_markers(struct table_marks *m, const struct fo_node *n, bool first, bool last)
{
	for (const struct fo_node *k = marker_next(n->first); k != NULL; k = marker_next(k->next)) {
		struct class *c = class_of(m, fo_string(k, PROP_marker_class_name), true);

		marker_begin(&c->marker, k, first);
		marker_end(&c->marker, k, last);
	}
}

static void visit(struct table_marks *m, const struct area *a, const struct fo_node *around, int depth)
{
	const struct fo_node *n = node_of(a);

	if (n != NULL && n != around) {
		/* rows and bodies have no areas of their own */
		for (const struct fo_node *up = n->parent; up != NULL && up != around; up = up->parent)
			add_markers(m, up, a->is_first, a->is_last);
		add_markers(m, n, a->is_first, a->is_last);
	}
	for (const struct area *c = a->first; c != NULL && depth < DEPTH_MAX; c = c->next)
		visit(m, c, n != NULL ? n : around, depth + 1);
}

void table_marks_part(struct table_marks *m, const struct area *part)
{
	for (struct class *c = m->classes; c != NULL; c = c->next) {
		if (marker_turn(&c->marker))
			c->before_folio = m->folio;
	}
	m->began = true;
	m->folio = m->l->folio;
	for (const struct area *c = part->first; c != NULL; c = c->next)
		visit(m, c, m->table, 0);
}

/* ---- retrieval ---- */

static bool contains(const struct fo_node *n, enum fo_elem e, int depth)
{
	for (const struct fo_node *c = n->first; c != NULL && depth < DEPTH_MAX; c = c->next) {
		if (c->elem == e || (c->elem != FO_table && contains(c, e, depth + 1)))
			return true;
	}
	return false;
}

bool table_marker_wanted(const struct fo_node *part)
{
	return contains(part, FO_retrieve_table_marker, 0);
}

static const struct fo_node *any_marker(const struct fo_node *n, const char *name, int depth)
{
	for (const struct fo_node *c = n->first; c != NULL && depth < DEPTH_MAX; c = c->next) {
		const struct fo_node *found = c;

		if (c->elem != FO_marker || g_strcmp0(fo_string(c, PROP_marker_class_name), name) != 0)
			found = any_marker(c, name, depth + 1);
		if (found != NULL)
			return found;
	}
	return NULL;
}

static const struct fo_node *choose(const struct table_marks *m, const struct class *c, const struct fo_node *n)
{
	const struct fo_node *found = marker_at(&c->marker, fo_keyword(n, PROP_retrieve_position_within_table));

	if (found != NULL || fo_is(n, PROP_retrieve_boundary_within_table, KW_table_fragment))
		return found;
	if (fo_is(n, PROP_retrieve_boundary_within_table, KW_page) && c->before_folio != m->folio)
		return NULL;
	return c->marker.before;
}

const struct fo_node *table_marker_retrieve(struct layout *l, const struct fo_node *n)
{
	struct table_marks *m = l->table_marks;
	const char *name = fo_string(n, PROP_retrieve_class_name);
	const struct fo_node *marker = NULL;

	if (m == NULL)
		return NULL;
	if (m->began) {
		const struct class *c = class_of(m, name, false);

		marker = c == NULL ? NULL : choose(m, c, n);
	} else {
		marker = any_marker(m->table, name, 0);
	}
	if (marker == NULL || marker->first == NULL || marker_is_nested(l, n))
		return NULL;
	return fo_rebase(l->arena, marker->first, n, l->diag);
}
