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
