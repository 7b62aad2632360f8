/*
 * dump.c - what was made of a document, for people and for tests
 */
#include "fo/refine.h"

#include "base/arena.h"
#include "fo/value.h"

#include <glib.h>
#include <string.h>

/* ---------------------------------------------------------------- properties */

static void put_upper(FILE *f, const char *s)
{
	for (; *s; s++)
		putc(*s == '-' ? '_' : g_ascii_toupper(*s), f);
}

/* A tab or line feed in a value would break the line. */
static void put_flat(FILE *f, const char *s)
{
	for (; *s; s++)
		putc((unsigned char)*s < ' ' ? ' ' : *s, f);
}

static void put_family(FILE *f, const char *s)
{
	bool list = strchr(s, ',') != NULL;

	if (list)
		putc('[', f);
	for (; *s; s++) {
		putc(*s, f);
		if (*s == ',')
			putc(' ', f);
	}
	if (list)
		putc(']', f);
}

static void put_value(FILE *f, struct arena *a, enum fo_prop p, const struct fo_value *v)
{
	switch (v->type) {
	case V_KEYWORD:
		put_upper(f, fo_kw_name(v->kw));
		break;
	case V_LENGTH:
		if (v->pct)
			put_flat(f, fo_value_text(a, v));
		else
			fprintf(f, "%dmpt", v->len);
		break;
	case V_STRING:
		if (p == PROP_font_family)
			put_family(f, v->str ? v->str : "");
		else
			put_flat(f, v->str ? v->str : "");
		break;
	default:
		put_flat(f, fo_value_text(a, v));
	}
}

static void dump_property(FILE *f, struct arena *a, const struct fo_node *n, enum fo_prop p)
{
	const struct fo_value *v = fo_get(n, p);
	const char *part;

	if (fo_component_name(v->type, 0) == NULL) {
		fprintf(f, "%d\t%s\t", n->number - 1, fo_prop_name(p));
		if (p == PROP_text_align_last)
			put_upper(f, fo_kw_name(fo_text_align_last(n)));
		else
			put_value(f, a, p, v);
		fprintf(f, "\t%s\n", fo_elem_name(n->elem));
		return;
	}
	for (int i = 0; (part = fo_component_name(v->type, i)) != NULL; i++) {
		fprintf(f, "%d\t%s.%s\t", n->number - 1, fo_prop_name(p), part);
		put_value(f, a, p, &v->part[i]);
		fprintf(f, "\t%s\n", fo_elem_name(n->elem));
	}
}

static void dump_properties(const struct fo_node *n, FILE *f, struct arena *a)
{
	for (int p = 0; p < PROP_COUNT && n->number; p++) {
		enum fo_grammar g = fo_props[p].grammar;

		if (g != G_SHORTHAND && g != G_AURAL)
			dump_property(f, a, n, (enum fo_prop)p);
	}
	arena_reset(a);
	for (n = n->first; n; n = n->next)
		if (n->elem != FO_TEXT && n->elem != FO_FOREIGN)
			dump_properties(n, f, a);
}

void fo_dump_properties(const struct fo_node *root, FILE *f)
{
	struct arena *a = arena_new();

	dump_properties(root, f, a);
	arena_free(a);
}

/* ---------------------------------------------------------------- the tree */

static void put_escaped(FILE *f, const char *s)
{
	for (; *s; s++) {
		switch (*s) {
		case '<': fputs("&lt;", f); break;
		case '&': fputs("&amp;", f); break;
		case '"': fputs("&quot;", f); break;
		case '\n': fputs("&#10;", f); break;
		case '\r': fputs("&#13;", f); break;
		case '\t': fputs("&#9;", f); break;
		default: putc(*s, f);
		}
	}
}

static bool equal(const struct fo_value *a, const struct fo_value *b)
{
	if (a == b)
		return true;
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case V_KEYWORD: return a->kw == b->kw;
	case V_LENGTH: return a->len == b->len && a->pct == b->pct;
	case V_NUMBER: return a->number >= b->number && a->number <= b->number;
	case V_STRING: return g_strcmp0(a->str, b->str) == 0;
	case V_COLOR: return color_same(a->color, b->color);
	case V_SHARE: case V_INDENT: return equal(&a->part[0], &b->part[0]) && equal(&a->part[1], &b->part[1]);
	default: break;
	}
	for (int i = 0; fo_component_name(a->type, i); i++)
		if (!equal(&a->part[i], &b->part[i]))
			return false;
	return true;
}

static void put_one(FILE *f, struct arena *a, enum fo_prop p, const char *part, const struct fo_value *v)
{
	fprintf(f, " %s%s%s=\"", fo_prop_name(p), part ? "." : "", part ? part : "");
	put_escaped(f, fo_value_text(a, v));
	putc('"', f);
}

/* What a component is when nobody gives it. */
static bool is_usual(const struct fo_value *v, int i)
{
	if (v->type == V_SPACE && i == FO_PRECEDENCE)
		return v->part[i].type == V_NUMBER && !(v->part[i].number > 0 || v->part[i].number < 0);
	if ((v->type == V_SPACE && i == FO_CONDITIONALITY) ||
	    (v->type == V_COND && i == FO_COND_CONDITIONALITY))
		return v->part[i].kw == KW_discard;
	return i > 0 && equal(&v->part[i], &v->part[0]);
}

/* Components as an author would write them: one value for all that are equal. */
static void put_attribute(FILE *f, struct arena *a, enum fo_prop p, const struct fo_value *v)
{
	int lengths = v->type == V_COND ? 1 : v->type == V_PAIR ? 2 : 3;
	bool one = true;

	if (fo_component_name(v->type, 0) == NULL) {
		put_one(f, a, p, NULL, v);
		return;
	}
	for (int i = 1; i < lengths; i++)
		one = one && equal(&v->part[i], &v->part[0]);
	if (one)
		put_one(f, a, p, NULL, &v->part[0]);
	for (int i = one ? lengths : 0; fo_component_name(v->type, i); i++)
		if (i < lengths || !is_usual(v, i))
			put_one(f, a, p, fo_component_name(v->type, i), &v->part[i]);
}

/* Absolute names say what the relative ones say already. */
static bool is_mirror(enum fo_prop p)
{
	static const char *const sides[] = { "-top", "-right", "-bottom", "-left" };
	const char *name = fo_prop_name(p);

	if (p == PROP_width || p == PROP_height)
		return true;
	if (!g_str_has_prefix(name, "border-") && !g_str_has_prefix(name, "padding-"))
		return false;
	for (int i = 0; i < 4; i++)
		if (strstr(name, sides[i]))
			return true;
	return false;
}

static void put_differences(const struct fo_node *n, FILE *f, struct arena *a)
{
	const struct fo_style *parent = n->style->parent, *base = parent;

	while (base->parent)
		base = base->parent;
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct fo_value *v = fo_get(n, (enum fo_prop)p);
		bool inherited = fo_props[p].inherited && fo_props[p].initial[0] != '=';

		if ((inherited || fo_specified(n, (enum fo_prop)p)) && fo_props[p].grammar != G_SHORTHAND &&
		    !is_mirror((enum fo_prop)p) &&
		    !equal(v, fo_props[p].inherited ? parent->value[p] : base->value[p]))
			put_attribute(f, a, (enum fo_prop)p, v);
	}
}

static void dump(const struct fo_node *n, FILE *f, struct arena *a, int depth)
{
	fprintf(f, "%*s", 2 * depth, "");
	if (n->elem == FO_TEXT) {
		fputs("<text>", f);
		put_escaped(f, n->text);
		fputs("</text>\n", f);
		return;
	}
	if (n->elem == FO_FOREIGN) {
		fprintf(f, "<foreign name=\"%s\"/>\n", fo_attribute(n, "#name"));
		return;
	}
	fprintf(f, "<%s pos=\"%d:%d\"", fo_elem_name(n->elem), n->pos.line, n->pos.column);
	put_differences(n, f, a);
	arena_reset(a);
	fputs(n->first ? ">\n" : "/>\n", f);
	for (const struct fo_node *c = n->first; c; c = c->next)
		dump(c, f, a, depth + 1);
	if (n->first)
		fprintf(f, "%*s</%s>\n", 2 * depth, "", fo_elem_name(n->elem));
}

void fo_dump(const struct fo_node *root, FILE *f)
{
	struct arena *a = arena_new();

	dump(root, f, a, 0);
	arena_free(a);
}

/* ---------------------------------------------------------------- the subset */

static const char *state_name(enum fo_state s)
{
	static const char *const names[] = { "none", "fallback", "partial", "done" };

	return names[s];
}

void fo_list_support(FILE *f)
{
	for (int e = FO_FOREIGN + 1; e < FO_ELEM_COUNT; e++)
		fprintf(f, "object\t%s\t%d\t%s\n", fo_elems[e].name, fo_elems[e].tier,
		    state_name(fo_elems[e].state));
	for (int p = 0; p < PROP_COUNT; p++)
		fprintf(f, "property\t%s\t%d\t%s\n", fo_props[p].name, fo_props[p].tier,
		    fo_props[p].grammar == G_AURAL ? "no effect" : state_name(fo_props[p].state));
}
