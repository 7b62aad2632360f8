/*
 * build_region.c - which region an object stands in, for from-page-master-region()
 *
 * It is that of the first page of the page-sequence to which the flow around
 * the object goes by its name (XSL 1.1, 5.10.4); for the page-sequence itself,
 * the body.  Masters have been read by then.
 */
#include "fo/build_parts.h"

#include <string.h>

static const char *given(const struct fo_attrs *as, enum fo_prop p)
{
	for (int i = 0; i < as->n; i++) {
		if (as->shared[i].prop == p)
			return as->shared[i].text;
	}
	for (int i = 0; i < as->own_n; i++) {
		if (as->own[i].prop == p)
			return as->own[i].text;
	}
	return NULL;
}

static bool is_flow(const struct fo_node *n)
{
	return n->elem == FO_flow || n->elem == FO_static_content;
}

void build_ask_region(struct fo_attrs *as, const struct fo_frame *f)
{
	static const enum fo_prop asked[] = { PROP_writing_mode, PROP_reference_orientation };
	const struct fo_node *sequence = is_flow(f->node) ? f->node->parent : NULL;

	for (int i = 0; sequence != NULL && i < (int)G_N_ELEMENTS(asked); i++) {
		for (int k = 0; k < sequence->style->attr_count; k++) {
			const struct fo_attr *a = &sequence->style->attrs[k];

			if (a->prop != asked[i] || strstr(a->text, "from-page-master-region") == NULL ||
			    given(as, asked[i]) != NULL || as->n == ATTRS_MAX)
				continue;
			as->shared[as->n++] = *a;
			as->from_region = true;
		}
	}
}

static bool fits_first_page(const struct fo_node *alternative)
{
	return (fo_is(alternative, PROP_page_position, KW_any) || fo_is(alternative, PROP_page_position, KW_first)) &&
	    !fo_is(alternative, PROP_odd_or_even, KW_even) && !fo_is(alternative, PROP_blank_or_not_blank, KW_blank);
}

static const struct fo_node *first_alternative(const struct fo_node *alternatives)
{
	const struct fo_node *n = alternatives->first;

	while (n != NULL && !fits_first_page(n))
		n = n->next;
	return n != NULL ? n : alternatives->first;
}

static const struct fo_node *master(const struct fo_builder *b, const char *name)
{
	return name == NULL ? NULL : g_hash_table_lookup(b->masters, name);
}

static const struct fo_node *first_page(const struct fo_builder *b, const char *name)
{
	const struct fo_node *n = master(b, name), *part;

	if (n == NULL || n->elem == FO_simple_page_master)
		return n;
	part = n->first;
	if (part != NULL && part->elem == FO_repeatable_page_master_alternatives)
		part = first_alternative(part);
	n = part == NULL ? NULL : master(b, fo_string(part, PROP_master_reference));
	return n != NULL && n->elem == FO_simple_page_master ? n : NULL;
}

static const struct fo_style *region(const struct fo_node *page, const char *name)
{
	for (const struct fo_node *n = page == NULL ? NULL : page->first; n != NULL; n = n->next) {
		if (name == NULL ? n->elem == FO_region_body : g_strcmp0(fo_string(n, PROP_region_name), name) == 0)
			return n->style;
	}
	return NULL;
}

const struct fo_style *build_region_of(const struct fo_builder *b, const struct fo_frame *f,
    const struct fo_attrs *as)
{
	const struct fo_frame *self = f;
	const char *name = NULL;

	for (; f != NULL && f->node->elem != FO_page_sequence; f = f->up) {
		if (is_flow(f->node))
			name = f == self ? given(as, PROP_flow_name) : fo_string(f->node, PROP_flow_name);
	}
	if (f == NULL)
		return NULL;
	return region(first_page(b, f == self ? given(as, PROP_master_reference) :
	    fo_string(f->node, PROP_master_reference)), name);
}
