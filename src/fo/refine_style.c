/*
 * refine_style.c - the values of all properties of an object
 *
 * In this order: what the parent hands down and the initial values fill the
 * style; shorthands are taken apart; font-size, since em refers to it; all
 * other values, components after the whole; values that follow another
 * property; absolute and relative names agree; percentages that need layout
 * stay as they are.
 */
#include "fo/refine_parts.h"

#include "base/arena.h"
#include "fo/correspond.h"
#include "fo/value.h"

#include <string.h>

struct making {
	struct fo_refiner *r;
	struct fo_style *s;
	struct fo_givens g;
	struct fo_env env;
	struct fo_sources sources;
	unsigned char bits[PROP_COUNT]; /* components given, of compounds */
};

/* ---------------------------------------------------------------- what was given */

static void mark(struct fo_style *s, enum fo_prop p)
{
	s->specified[p / 64] |= (uint64_t)1 << p % 64;
}

static void note_state(struct making *m, enum fo_prop p)
{
	const struct fo_prop_info *i = &fo_props[p];
	struct arena *a = m->r->arena;

	if (i->grammar == G_AURAL)
		refine_problem(a, &m->s->problems, FO_AURAL, i->name, "", NULL, NULL);
	else if (i->state == FO_STATE_N)
		refine_problem(a, &m->s->problems, FO_UNSUPPORTED, arena_printf(a, "the property %s", i->name),
		    "it has no effect", NULL, NULL);
}

/* Attributes by property; components apart, those of shorthands in front of the author's. */
static void collect(struct making *m)
{
	const struct fo_attr *attr = m->s->attrs;
	int n = m->s->attr_count;

	m->g.part = ARENA_ARRAY(m->r->arena, n + FO_SHORTHAND_PARTS, struct fo_attr);
	for (int i = 0; i < n; i++) {
		enum fo_grammar g = fo_props[attr[i].prop].grammar;

		note_state(m, attr[i].prop);
		mark(m->s, attr[i].prop);
		if (attr[i].component == FO_WHOLE && g != G_SHORTHAND && g != G_AURAL)
			m->g.whole[attr[i].prop] = (struct fo_given){ attr[i].text, false };
	}
	fo_expand(m->r->arena, &m->g, attr, n, &m->s->problems);
	for (int i = 0; i < m->g.part_count; i++)
		mark(m->s, m->g.part[i].prop);
	for (int i = 0; i < n; i++)
		if (attr[i].component != FO_WHOLE)
			m->g.part[m->g.part_count++] = attr[i];
}

/* ---------------------------------------------------------------- one value */

static const char *used_text(struct making *m, enum fo_prop p)
{
	if (fo_props[p].initial[0] == '=' && !fo_props[p].inherited)
		return arena_printf(m->r->arena, "the value of %s", fo_props[p].initial + 1);
	return fo_value_text(m->r->arena, m->s->value[p]);
}

static void set_one(struct making *m, enum fo_prop p)
{
	const char *text = m->g.whole[p].text;
	const struct fo_value *v;

	if (text == fo_initial) {
		m->s->value[p] = m->r->base->value[p];
		return;
	}
	if (refine_is_inherit(text)) {
		m->s->value[p] = m->s->parent->value[p];
		return;
	}
	m->env.prop = p;
	m->env.column = m->sources.column ? m->sources.column->value[p] : NULL;
	m->env.region = m->sources.region ? m->sources.region->value[p] : NULL;
	v = fo_value_parse(&m->env, text);
	if (v)
		m->s->value[p] = refine_adjusted(m->s, p, v);
	if (v == NULL || m->env.corrected)
		refine_problem(m->r->arena, &m->s->problems, v ? FO_CORRECTED_VALUE : FO_BAD_VALUE, fo_props[p].name,
		    text, m->env.error, v ? m->env.corrected : used_text(m, p));
	m->bits[p] = 7;
}

static void set_font_size(struct making *m)
{
	m->env.em = refine_font_size(m->s->parent);
	if (m->g.whole[PROP_font_size].text)
		set_one(m, PROP_font_size);
	m->env.em = refine_font_size(m->s);
}

static void set_part(struct making *m, const struct fo_attr *attr)
{
	struct arena *a = m->r->arena;
	enum fo_prop p = attr->prop;
	enum fo_type type;
	struct fo_value *v;
	const char *name;

	m->env.prop = p;
	v = fo_value_compound(&m->env, m->s->value[p]);
	type = v->type;
	name = fo_component_name(type, attr->component);
	if (refine_is_inherit(attr->text)) {
		const struct fo_value *from = m->s->parent->value[p];

		if (from->type == type)
			((struct fo_value *)v->part)[attr->component] = from->part[attr->component];
	} else {
		bool ok = fo_value_part(
		    &m->env, attr->component, attr->text, (struct fo_value *)&v->part[attr->component]);

		if (!ok || m->env.corrected)
			refine_problem(a, &m->s->problems, ok ? FO_CORRECTED_VALUE : FO_BAD_VALUE,
			    arena_printf(a, "%s.%s", fo_props[p].name, name), attr->text, m->env.error,
			    ok ? m->env.corrected : fo_value_text(a, &v->part[attr->component]));
		if (!ok)
			return;
	}
	if (attr->component < 3)
		m->bits[p] |= (unsigned char)(1U << attr->component);
	m->s->value[p] = v;
}

static void set_parts(struct making *m)
{
	for (int i = 0; i < m->g.part_count; i++)
		set_part(m, &m->g.part[i]);
	for (int i = 0; i < m->g.part_count; i++) {
		enum fo_prop p = m->g.part[i].prop;
		const struct fo_value *v = m->s->value[p];

		if (v->type == V_SPACE || v->type == V_RANGE)
			fo_value_order((struct fo_value *)v->part, m->bits[p]);
	}
}

/* ---------------------------------------------------------------- all values */

/* Properties whose initial value is that of another one. */
static void follow(struct making *m)
{
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct fo_style *s = m->s;
		const char *text = m->g.whole[p].text;
		enum fo_prop of;

		if (fo_props[p].initial[0] != '=')
			continue;
		if (fo_props[p].inherited)
			while (s->parent && !fo_style_specified(s, (enum fo_prop)p))
				s = s->parent;
		if (text == fo_initial || !fo_style_specified(s, (enum fo_prop)p)) {
			fo_prop_find(fo_props[p].initial + 1, strlen(fo_props[p].initial + 1), &of);
			m->s->value[p] = m->s->value[of];
		}
	}
}

/* What is not done is said also where a shorthand asks for it. */
static void note_by_shorthand(struct making *m, enum fo_prop p)
{
	const struct fo_given *g = &m->g.whole[p];

	if (g->shorthand && g->text != fo_initial && strcmp(g->text, fo_props[p].initial) != 0)
		note_state(m, p);
}

static void set_all(struct making *m)
{
	set_font_size(m);
	/* left and right of other properties depend on it */
	if (m->g.whole[PROP_writing_mode].text)
		set_one(m, PROP_writing_mode);
	for (int p = 0; p < PROP_COUNT; p++) {
		if (m->g.whole[p].text == NULL)
			continue;
		mark(m->s, (enum fo_prop)p);
		note_by_shorthand(m, (enum fo_prop)p);
		if (p != PROP_font_size && p != PROP_writing_mode)
			set_one(m, (enum fo_prop)p);
	}
	set_parts(m);
	follow(m);
	fo_correspond(&m->env, m->s, &m->g);
}

static void fill(struct fo_style *s, const struct fo_style *base)
{
	for (int p = 0; p < PROP_COUNT; p++)
		s->value[p] = fo_props[p].inherited ? s->parent->value[p] : base->value[p];
}

static struct fo_problem *reversed(struct fo_problem *list)
{
	struct fo_problem *r = NULL;

	while (list) {
		struct fo_problem *next = list->next;

		list->next = r;
		r = list;
		list = next;
	}
	return r;
}

struct fo_style *refine_style(struct fo_refiner *r, const struct fo_style *parent, enum fo_elem e,
    const struct fo_attr *attr, int count, const struct fo_sources *sources)
{
	struct making m = { .r = r, .sources = sources ? *sources : (struct fo_sources){ 0 } };
	struct fo_attr *copy = ARENA_ARRAY(r->arena, count + 1, struct fo_attr);

	m.s = ARENA_NEW(r->arena, struct fo_style);
	for (int i = 0; i < count; i++) {
		copy[i] = attr[i];
		copy[i].text = arena_strdup(r->arena, attr[i].text);
	}
	*m.s = (struct fo_style){
		.parent = parent, .elem = e, .attrs = copy, .attr_count = count, .refiner = r
	};
	m.env = (struct fo_env){ .arena = r->arena, .self = m.s, .pixels_per_inch = r->pixels_per_inch,
		.line_height = refine_line_height(parent) };
	fill(m.s, r->base);
	refine_initial_of_object(m.s);
	collect(&m);
	set_all(&m);
	m.s->problems = reversed(m.s->problems);
	return m.s;
}
