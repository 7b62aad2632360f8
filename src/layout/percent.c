#include "layout/percent.h"

#include "fo/correspond.h"

static bool has_percent(const struct fo_value *v)
{
	return v->type == V_INDENT || (v->type == V_LENGTH && v->pct != 0);
}

static bool is_inherited(const struct fo_node *n, enum fo_prop p)
{
	return n->parent != NULL && fo_get(n->parent, p) == fo_get(n, p);
}

static const enum fo_prop margins[] = { PROP_margin_top, PROP_margin_right, PROP_margin_bottom, PROP_margin_left };

len_t percent_base(const struct layout *l, const struct fo_node *n, len_t block)
{
	gpointer base;

	for (size_t i = 0; i < G_N_ELEMENTS(margins); i++) {
		const struct fo_value *v = fo_get(n, margins[i]);

		if (has_percent(v) && is_inherited(n, margins[i]) && g_hash_table_lookup_extended(l->lengths, v, NULL, &base))
			return (len_t)GPOINTER_TO_INT(base);
	}
	return block;
}

static void settle_margins(struct layout *l, const struct fo_node *n, len_t block)
{
	for (size_t i = 0; i < G_N_ELEMENTS(margins); i++) {
		const struct fo_value *v = fo_get(n, margins[i]);

		if (has_percent(v) && !is_inherited(n, margins[i]))
			g_hash_table_insert(l->lengths, (gpointer)v, GINT_TO_POINTER(block));
	}
}

static void settle(struct layout *l, const struct fo_node *n, enum fo_prop p, len_t block, len_t reference)
{
	const struct fo_value *v = fo_get(n, p);
	bool is_indent = p == PROP_start_indent || p == PROP_end_indent;
	len_t len;

	if (!has_percent(v) || is_inherited(n, p))
		return;
	if (v->type == V_INDENT) {
		len = fo_value_len(&v->part[FO_INDENT_OWN], percent_base(l, n, block));
		if (n->parent != NULL && !fo_opens_reference_area(n->elem))
			len = len_add(len, percent_len(l, n->parent, p, reference));
	} else {
		len = fo_value_len(v, is_indent ? reference : block);
	}
	g_hash_table_insert(l->lengths, (gpointer)v, GINT_TO_POINTER(len));
}

void percent_settle(struct layout *l, const struct fo_node *n, len_t block, len_t reference)
{
	settle_margins(l, n, block);
	settle(l, n, PROP_start_indent, block, reference);
	settle(l, n, PROP_end_indent, block, reference);
	settle(l, n, PROP_text_indent, block, reference);
	settle(l, n, PROP_last_line_end_indent, block, reference);
}

len_t percent_len(struct layout *l, const struct fo_node *n, enum fo_prop p, len_t base)
{
	const struct fo_value *v = fo_get(n, p);
	gpointer len;

	if (has_percent(v) && g_hash_table_lookup_extended(l->lengths, v, NULL, &len))
		return (len_t)GPOINTER_TO_INT(len);
	return fo_value_len(v, base);
}
