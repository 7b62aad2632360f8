#include "layout/inlines.h"

#include "layout/refs.h"

len_t inline_shift(const struct fo_node *n, const struct para_style *parent)
{
	switch (fo_keyword(n, PROP_baseline_shift)) {
	case KW_sub:
		return -len_scale(parent->text.size, 2, 10);
	case KW_super:
		return len_scale(parent->text.size, 4, 10);
	case KW_baseline:
		return 0;
	default:
		return fo_len(n, PROP_baseline_shift, parent->line_height);
	}
}

void inline_decoration(const struct fo_node *n, uint8_t *decoration, struct color *color)
{
	static const struct {
		enum fo_kw on, off;
		uint8_t flag;
	} kinds[] = {
		{ KW_underline, KW_no_underline, DECORATION_UNDER },
		{ KW_overline, KW_no_overline, DECORATION_OVER },
		{ KW_line_through, KW_no_line_through, DECORATION_THROUGH },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (fo_has_token(n, PROP_text_decoration, kinds[i].on)) {
			*decoration |= kinds[i].flag;
			*color = fo_color(n, PROP_color);
		} else if (fo_has_token(n, PROP_text_decoration, kinds[i].off)) {
			*decoration &= (uint8_t)~kinds[i].flag;
		}
	}
}

const char *inline_link(struct layout *l, const struct fo_node *n)
{
	const char *inner = fo_string(n, PROP_internal_destination), *outer = fo_string(n, PROP_external_destination);

	if (n->elem != FO_basic_link)
		return NULL;
	if (inner != NULL && *inner != '\0')
		return arena_printf(l->arena, "#%s", inner);
	return outer != NULL && *outer != '\0' ? outer : NULL;
}

const char *inline_page_number(struct layout *l, const struct fo_node *n)
{
	const char *known;

	if (n->elem == FO_page_number)
		return l->label != NULL ? l->label : refs_own_page(l->refs, n);
	known = refs_cited_page(l->refs, n, fo_string(n, PROP_ref_id), n->elem == FO_page_number_citation_last);
	return known;
}

void inline_leader(struct layout *l, const struct fo_node *n, len_t line, struct object *o)
{
	struct fo_space length = fo_space(n, PROP_leader_length, line);

	(void)l;
	o->kind = OBJECT_LEADER;
	o->advance = length.opt;
	o->stretch = length.max > length.opt ? length.max - length.opt : 0;
	o->shrink = length.opt > length.min ? length.opt - length.min : 0;
	if (fo_is(n, PROP_leader_pattern, KW_rule))
		o->ascent = fo_len(n, PROP_rule_thickness, 0);
}
