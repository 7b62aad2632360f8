/*
 * build_check.c - properties that an object must have, and names that are given once
 */
#include "fo/build_parts.h"

void build_take_id(struct fo_builder *b, struct fo_node *n)
{
	const char *id = fo_string(n, PROP_id);
	const struct fo_node *other;

	if (id == NULL || *id == '\0')
		return;
	other = g_hash_table_lookup(b->ids, id);
	if (other) {
		diag_report(b->diag, n->pos, FO_DUPLICATE_ID, id, other->pos.line);
		return;
	}
	n->id = id;
	g_hash_table_insert(b->ids, (gpointer)id, n);
}

static const struct { enum fo_elem elem; enum fo_prop prop; bool fatal; } required[] = {
	{ FO_simple_page_master, PROP_master_name, true },
	{ FO_page_sequence_master, PROP_master_name, true },
	{ FO_page_sequence, PROP_master_reference, true },
	{ FO_single_page_master_reference, PROP_master_reference, true },
	{ FO_repeatable_page_master_reference, PROP_master_reference, true },
	{ FO_conditional_page_master_reference, PROP_master_reference, true },
	{ FO_flow, PROP_flow_name, true },
	{ FO_static_content, PROP_flow_name, false },
	{ FO_marker, PROP_marker_class_name, false },
	{ FO_retrieve_marker, PROP_retrieve_class_name, false },
	{ FO_retrieve_table_marker, PROP_retrieve_class_name, false },
	{ FO_page_number_citation, PROP_ref_id, false },
	{ FO_page_number_citation_last, PROP_ref_id, false },
	{ FO_external_graphic, PROP_src, false },
	{ FO_character, PROP_character, false },
	{ FO_index_key_reference, PROP_ref_index_key, false },
	{ FO_change_bar_begin, PROP_change_bar_class, false },
	{ FO_change_bar_end, PROP_change_bar_class, false },
};

void build_check_required(struct fo_builder *b, const struct fo_node *n)
{
	for (size_t i = 0; i < sizeof required / sizeof *required; i++) {
		const char *s;

		if (required[i].elem != n->elem)
			continue;
		s = fo_string(n, required[i].prop);
		if (s && *s)
			continue;
		diag_report(b->diag, n->pos, FO_MISSING_PROPERTY, fo_elem_name(n->elem),
		    fo_prop_name(required[i].prop),
		    required[i].fatal ? "nothing is formatted" : "it stays empty");
		b->fatal = b->fatal || required[i].fatal;
	}
}

void build_take_master(struct fo_builder *b, struct fo_node *n)
{
	const char *name;

	if (n->elem != FO_simple_page_master && n->elem != FO_page_sequence_master)
		return;
	name = fo_string(n, PROP_master_name);
	if (name == NULL)
		return;
	if (g_hash_table_contains(b->masters, name))
		diag_report(b->diag, n->pos, FO_DUPLICATE_MASTER, name);
	else
		g_hash_table_insert(b->masters, (gpointer)name, n);
}

static bool refers_to_master(enum fo_elem e)
{
	return e == FO_page_sequence || e == FO_single_page_master_reference ||
	    e == FO_repeatable_page_master_reference || e == FO_conditional_page_master_reference;
}

void build_check_masters(struct fo_builder *b, const struct fo_node *n)
{
	const char *name = refers_to_master(n->elem) ? fo_string(n, PROP_master_reference) : NULL;

	if (name && !g_hash_table_contains(b->masters, name)) {
		diag_report(b->diag, n->pos, FO_UNKNOWN_MASTER, name);
		b->fatal = true;
	}
	if (n->elem == FO_flow || n->elem == FO_static_content || n->elem == FO_declarations)
		return;
	for (n = n->first; n; n = n->next)
		build_check_masters(b, n);
}

/* ---- where flows go ---- */

static GHashTable *region_names(const struct fo_node *root)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

	for (const struct fo_node *set = root->first; set; set = set->next) {
		if (set->elem != FO_layout_master_set)
			continue;
		for (const struct fo_node *m = set->first; m; m = m->next)
			for (const struct fo_node *r = m->first; m->elem == FO_simple_page_master && r; r = r->next)
				if (fo_string(r, PROP_region_name))
					g_hash_table_add(names, (gpointer)fo_string(r, PROP_region_name));
	}
	/* no regions, but what stands between the parts of the body */
	g_hash_table_add(names, (gpointer)"xsl-footnote-separator");
	g_hash_table_add(names, (gpointer)"xsl-before-float-separator");
	return names;
}

static void check_flows(struct fo_builder *b, const struct fo_node *sequence, GHashTable *names)
{
	const struct fo_node *flow = NULL;

	for (const struct fo_node *n = sequence->first; n; n = n->next) {
		const char *name = n->elem == FO_static_content ? fo_string(n, PROP_flow_name) : NULL;

		if (n->elem == FO_flow && flow)
			diag_report(b->diag, n->pos, FO_UNSUPPORTED, "a second fo:flow", "it is left out");
		else if (name && !g_hash_table_contains(names, name))
			diag_report(b->diag, n->pos, FO_UNKNOWN_REGION, name);
		if (n->elem == FO_flow)
			flow = n;
	}
}

static void check_sequences(struct fo_builder *b, const struct fo_node *parent, GHashTable *names)
{
	for (const struct fo_node *n = parent->first; n; n = n->next) {
		if (n->elem == FO_page_sequence)
			check_flows(b, n, names);
		else if (n->elem == FO_page_sequence_wrapper)
			check_sequences(b, n, names);
	}
}

void build_check_flows(struct fo_builder *b, const struct fo_node *root)
{
	GHashTable *names = region_names(root);

	check_sequences(b, root, names);
	g_hash_table_destroy(names);
}
