#include "layout/extent.h"

#include "layout/para.h"

static struct extent wider(struct extent a, struct extent b)
{
	return (struct extent){ len_max(a.least, b.least), len_max(a.greatest, b.greatest) };
}

static struct extent plus(struct extent e, len_t more)
{
	more = len_max(more, 0);
	return (struct extent){ len_min(e.least, LEN_MAX / 4) + more, len_min(e.greatest, LEN_MAX / 4) + more };
}

static struct extent child(struct layout *, const struct fo_node *, len_t outer, len_t base);

/* Children of a block, side by side in lines or one below the other; outer: the indents around them. */
static struct extent children(struct layout *l, const struct fo_node *n, len_t outer, len_t base)
{
	const struct fo_node *c = n->first;
	struct extent e = { 0, 0 };
	bool continues = false;

	while (c != NULL) {
		if (para_is_inline(c) && n->elem == FO_block) {
			struct para_request r = { .block = n, .first = c, .ipd = base, .continues = continues };
			struct extent line;

			c = para_extent(l, &r, &line.least, &line.greatest);
			e = wider(e, plus(line, outer));
			continues = true;
		} else {
			e = wider(e, child(l, c, outer, base));
			c = n->elem == FO_block ? para_following(c, n) : c->next;
		}
	}
	return e;
}

/* What depends on the width, such as label-end(), asks for none. */
static len_t indent(const struct fo_node *n, enum fo_prop p)
{
	return len_max(fo_len(n, p, 0), 0);
}

/* Lengths that the author gave win over what the content wants. */
static struct extent given_width(struct layout *l, const struct fo_node *n, len_t base)
{
	const struct fo_value *v = fo_get(n, PROP_inline_progression_dimension);
	const struct fo_value *opt = v->type == V_RANGE ? &v->part[FO_OPTIMUM] : v;
	len_t width;

	if (opt->type != V_LENGTH || opt->pct != 0)
		return plus(children(l, n, 0, base), indent(n, PROP_start_indent) + indent(n, PROP_end_indent));
	width = fo_value_len(opt, base);
	/* the end-indent gives way (XSL 1.1, 5.3.4) */
	return plus((struct extent){ width, width }, indent(n, PROP_start_indent));
}

/* Columns beside each other: no more than an estimate, by the widest row. */
static struct extent row(struct layout *l, const struct fo_node *n, len_t base)
{
	struct extent sum = { 0, 0 };

	for (const struct fo_node *c = n->first; c != NULL; c = c->next) {
		struct fo_edges e = fo_edges(c, base);
		struct extent x = children(l, c, 0, base);

		sum.least = plus(sum, x.least).least;
		sum.greatest = plus(sum, x.greatest).greatest;
		sum = plus(sum, e.start.width + e.start.padding + e.end.width + e.end.padding);
	}
	return sum;
}

static struct extent child(struct layout *l, const struct fo_node *n, len_t outer, len_t base)
{
	len_t indents;
	struct extent e = { 0, 0 };

	if (n->elem == FO_TEXT || n->elem == FO_FOREIGN || n->elem == FO_marker || l->depth >= LAYOUT_DEPTH_MAX)
		return e;
	indents = indent(n, PROP_start_indent) + indent(n, PROP_end_indent);
	l->depth++;
	switch (n->elem) {
	case FO_block:
		e = children(l, n, indents, base);
		break;
	case FO_block_container:
	case FO_table:
		e = given_width(l, n, base);
		break;
	case FO_table_row:
		e = row(l, n, base);
		break;
	case FO_list_item_label:
	case FO_list_item_body:
		e = children(l, n, indents, base);
		break;
	default:
		e = children(l, n, outer, base);
	}
	l->depth--;
	return e;
}

struct extent extent_of(struct layout *l, const struct fo_node *n, len_t base)
{
	return children(l, n, 0, base);
}
