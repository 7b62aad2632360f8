#include "layout/refs.h"

#include "base/arena.h"
#include "base/diag.h"

#include <glib.h>
#include <string.h>

struct target {
	const char *first, *last;       /* labels */
};

/* An answer that was given, to be checked when the round is over. */
struct answer {
	const struct fo_node *citation;
	const char *key, *label;
	bool last;
};

struct refs {
	struct arena *arena;
	struct diag *diag;
	GHashTable *known;      /* of the round before: key -> struct target */
	GHashTable *now;        /* of this round */
	GArray *answers;
};

struct refs *refs_new(struct arena *a, struct diag *diag)
{
	struct refs *r = ARENA_NEW(a, struct refs);

	r->arena = a;
	r->diag = diag;
	r->known = g_hash_table_new(g_str_hash, g_str_equal);
	r->now = g_hash_table_new(g_str_hash, g_str_equal);
	r->answers = g_array_new(FALSE, FALSE, sizeof(struct answer));
	return r;
}

void refs_free(struct refs *r)
{
	g_hash_table_destroy(r->known);
	g_hash_table_destroy(r->now);
	g_array_free(r->answers, TRUE);
}

void refs_begin_round(struct refs *r)
{
	GHashTable *spare = r->known;

	g_hash_table_remove_all(spare);
	r->known = r->now;
	r->now = spare;
	g_array_set_size(r->answers, 0);
}

static void record(struct refs *r, const char *key, const char *label)
{
	struct target *t = g_hash_table_lookup(r->now, key);

	/* key and label are the round's, and outlive it here */
	if (t == NULL) {
		t = ARENA_NEW(r->arena, struct target);
		t->first = t->last = arena_strdup(r->arena, label);
		g_hash_table_insert(r->now, arena_strdup(r->arena, key), t);
	} else if (g_strcmp0(t->last, label) != 0) {
		t->last = arena_strdup(r->arena, label);
	}
}

/* Objects without an id are known by their number. */
static const char *own_key(struct refs *r, const struct fo_node *n)
{
	return arena_printf(r->arena, " %d", n->number);
}

void refs_record(struct refs *r, const struct fo_node *n, const char *label)
{
	if (n->id != NULL)
		record(r, n->id, label);
	if (n->elem == FO_page_number)
		record(r, own_key(r, n), label);
}

static const char *answer(struct refs *r, const struct fo_node *citation, const char *key, bool last)
{
	const struct target *t = g_hash_table_lookup(r->known, key);
	struct answer a = { citation, key, t == NULL ? "00" : last ? t->last : t->first, last };

	g_array_append_val(r->answers, a);
	return a.label;
}

const char *refs_cited_page(struct refs *r, const struct fo_node *citation, const char *id, bool last)
{
	return answer(r, citation, id != NULL ? id : "", last);
}

const char *refs_own_page(struct refs *r, const struct fo_node *n)
{
	return answer(r, n, own_key(r, n), false);
}

/* The label that stands there now; NULL if nothing has that id. */
static const char *now(const struct refs *r, const struct answer *a)
{
	const struct target *t = g_hash_table_lookup(r->now, a->key);

	return t == NULL ? NULL : a->last ? t->last : t->first;
}

bool refs_settled(const struct refs *r)
{
	for (guint i = 0; i < r->answers->len; i++) {
		const struct answer *a = &g_array_index(r->answers, struct answer, i);
		const char *label = now(r, a);

		if (label != NULL && strcmp(label, a->label) != 0)
			return false;
	}
	return true;
}

void refs_report(const struct refs *r)
{
	for (guint i = 0; i < r->answers->len; i++) {
		const struct answer *a = &g_array_index(r->answers, struct answer, i);
		const char *label = now(r, a);

		if (label == NULL)
			diag_report(r->diag, a->citation->pos, LAYOUT_NO_TARGET, a->key);
		else if (strcmp(label, a->label) != 0)
			diag_report(r->diag, a->citation->pos, LAYOUT_UNSETTLED, a->label);
	}
}
