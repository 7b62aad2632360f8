#include "layout/layout.h"

#include "layout/bookmark.h"
#include "layout/context.h"
#include "layout/graphic.h"
#include "layout/hyphen.h"
#include "layout/marker.h"
#include "layout/page.h"
#include "layout/refs.h"
#include "layout/room.h"
#include "layout/unseen.h"

#include <string.h>

enum { ROUNDS_MAX = 3 };

/* What stands behind a node, out of the wrappers around it. */
static const struct fo_node *behind(const struct fo_node *n)
{
	while (n->next == NULL && n->parent != NULL && n->parent->elem == FO_page_sequence_wrapper)
		n = n->parent;
	return n->next;
}

/* The first page-sequence from a node on. */
static const struct fo_node *next_sequence(const struct fo_node *n)
{
	while (n != NULL && n->elem != FO_page_sequence)
		n = n->elem == FO_page_sequence_wrapper && n->first != NULL ? n->first : behind(n);
	return n;
}

static void one_round(struct layout *l, const struct fo_node *root, struct pages *ps)
{
	const struct fo_node *n = next_sequence(root->first);

	g_ptr_array_set_size(ps->page, 0);
	ps->last_folio = 0;
	while (n != NULL && !ps->too_many) {
		const struct fo_node *next = next_sequence(behind(n));

		page_sequence(l, ps, n, next);
		n = next;
	}
}

/* What a round makes is its own, so that one that does not hold leaves nothing behind. */
static void begin_round(struct layout *l)
{
	l->arena = arena_new();
	l->graphics = graphics_new();
	refs_begin_round(l->refs);
	rooms_begin_round(l->rooms);
	marks_begin_round(l->marks);
}

static void forget_round(struct layout *l)
{
	g_hash_table_remove_all(l->styles);
	g_hash_table_remove_all(l->lengths);
	graphics_free(l->graphics);
	arena_free(l->arena);
}

struct area_tree *layout_document(struct arena *a, const struct fo_node *root, struct fonts *fonts,
    const struct layout_options *options, struct diag *diag)
{
	struct layout l = {
		.arena = a, .para = arena_new(), .column = arena_new(), .fonts = fonts, .diag = diag, .options = options,
		.refs = refs_new(a, diag), .styles = g_hash_table_new(NULL, NULL),
		.unknown_fonts = g_hash_table_new(g_str_hash, g_str_equal),
		.lengths = g_hash_table_new(NULL, NULL),
		.rooms = rooms_new(a), .marks = marks_new(a), .hyphens = hyphens_new(),
	};
	struct masters *masters = masters_read(a, root, diag);
	struct pages ps = { .page = g_ptr_array_new(), .masters = masters };
	struct area_tree *tree = ARENA_NEW(a, struct area_tree);

	bookmark_info(&l, root, tree);
	bookmark_outline(&l, root, tree);
	for (int round = 1; round <= ROUNDS_MAX; round++) {
		begin_round(&l);
		one_round(&l, root, &ps);
		if ((refs_settled(l.refs) && rooms_settled(l.rooms)) || ps.too_many)
			break;
		if (round < ROUNDS_MAX)
			forget_round(&l);
	}
	arena_adopt(a, l.arena);
	l.arena = a;
	refs_report(l.refs);
	rooms_report(l.rooms, diag);
	tree->n_pages = (int)ps.page->len;
	tree->page = arena_copy(a, ps.page->pdata, ps.page->len * sizeof(struct area_page *));
	unseen_report(tree, diag);
	tree->language = fo_string(root, PROP_language);
	g_ptr_array_free(ps.page, TRUE);
	g_hash_table_destroy(l.styles);
	g_hash_table_destroy(l.unknown_fonts);
	g_hash_table_destroy(l.lengths);
	refs_free(l.refs);
	rooms_free(l.rooms);
	marks_free(l.marks);
	graphics_free(l.graphics);
	hyphens_free(l.hyphens);
	masters_free(masters);
	arena_free(l.para);
	arena_free(l.column);
	return tree;
}
