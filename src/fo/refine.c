/*
 * refine.c - the values of all properties of an object
 *
 * In this order: what the parent hands down and the initial values fill the
 * style; shorthands are taken apart; font-size, since em refers to it; all
 * other values, components after the whole; values that follow another
 * property; absolute and relative names agree; percentages that need layout
 * stay as they are.
 */
#include "fo/refine.h"

#include "base/arena.h"
#include "fo/correspond.h"
#include "fo/value.h"

#include <string.h>

struct fo_refiner {
	struct arena *arena;
	int pixels_per_inch;
	struct fo_style *base;          /* initial values */
	struct fo_style **bucket;
	uint32_t buckets, count;        /* buckets is a power of two */
};

struct making {
	struct fo_refiner *r;
	struct fo_style *s;
	struct fo_givens g;
	struct fo_env env;
	const struct fo_style *column;
	unsigned char bits[PROP_COUNT]; /* components given, of compounds */
};

/* ---------------------------------------------------------------- problems */

#define SHOWN_MAX 60

static void problem(struct arena *a, struct fo_problem **list, enum diag_id id, const char *name,
    const char *text, const char *why, const char *now)
{
	struct fo_problem *p = ARENA_NEW(a, struct fo_problem);
	size_t n = strlen(text);

	if (n > SHOWN_MAX) {
		for (n = SHOWN_MAX; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
			;
		text = arena_printf(a, "%.*s...", (int)n, text);
	}
	*p = (struct fo_problem){ .next = *list, .id = id,
		.args = { name, arena_strdup(a, text), why, now } };
	*list = p;
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

static const char *used_text(struct making *m, enum fo_prop p)
{
	if (fo_props[p].initial[0] == '=' && !fo_props[p].inherited)
		return arena_printf(m->r->arena, "the value of %s", fo_props[p].initial + 1);
	return fo_value_text(m->r->arena, m->s->value[p]);
}

/* ---------------------------------------------------------------- numbers of the parent */

static double font_size_of(const struct fo_style *s)
{
	return s->value[PROP_font_size]->len;
}

static double line_height_of(const struct fo_style *s)
{
	const struct fo_value *v = s->value[PROP_line_height];

	if (v->type == V_SPACE)
		v = &v->part[FO_OPTIMUM];
	if (v->type == V_LENGTH)
		return v->len;
	return font_size_of(s) * (v->type == V_NUMBER ? v->number : 1.2);
}

/* As in CSS: bolder and lighter reach the next weight that fonts really have. */
static double relative_weight(double parent, bool bolder)
{
	if (bolder)
		return parent < 350 ? 400 : parent < 550 ? 700 : 900;
	return parent < 550 ? 100 : parent < 750 ? 400 : 700;
}

static const struct fo_value *weight(struct making *m, const struct fo_value *v)
{
	struct fo_value *w;

	if (v->type != V_KEYWORD)
		return v;
	w = ARENA_NEW(m->r->arena, struct fo_value);
	w->type = V_NUMBER;
	w->number = relative_weight(m->s->parent->value[PROP_font_weight]->number, v->kw == KW_bolder);
	return w;
}

/* Short names of the modes, and the modes that none of the tiers has. */
static const struct fo_value *writing_mode(struct making *m, const struct fo_value *v)
{
	switch (v->kw) {
	case KW_lr: return fo_value_keyword(m->r->arena, KW_lr_tb);
	case KW_rl: return fo_value_keyword(m->r->arena, KW_rl_tb);
	case KW_tb: return fo_value_keyword(m->r->arena, KW_tb_rl);
	case KW_lr_tb: case KW_rl_tb: case KW_tb_rl: case KW_tb_lr:
		return v;
	default:
		problem(m->r->arena, &m->s->problems, FO_BAD_VALUE, "writing-mode", fo_kw_name(v->kw),
		    "is not supported", "lr-tb");
		return fo_value_keyword(m->r->arena, KW_lr_tb);
	}
}

static const struct fo_value *orientation(struct making *m, const struct fo_value *v)
{
	struct fo_value *o;
	int turns = (int)v->number % 360;

	if (v->type != V_NUMBER || (v->number >= 0 && v->number < 360 && turns % 90 == 0))
		return v;
	o = ARENA_NEW(m->r->arena, struct fo_value);
	o->type = V_NUMBER;
	o->number = (turns + 360) % 360;
	if (turns % 90 != 0) {
		problem(m->r->arena, &m->s->problems, FO_BAD_VALUE, "reference-orientation",
		    fo_value_text(m->r->arena, v), "is not a multiple of 90", "0");
		o->number = 0;
	}
	return o;
}

/* text-align: left and right are start and end of lines that run left to right */
static const struct fo_value *alignment(struct making *m, const struct fo_value *v)
{
	bool rtl = m->s->value[PROP_writing_mode]->kw == KW_rl_tb;

	if (v->kw == KW_left)
		return fo_value_keyword(m->r->arena, rtl ? KW_end : KW_start);
	if (v->kw == KW_right)
		return fo_value_keyword(m->r->arena, rtl ? KW_start : KW_end);
	return v;
}

static const struct fo_value *adjusted(struct making *m, enum fo_prop p, const struct fo_value *v)
{
	switch (p) {
	case PROP_font_weight: return weight(m, v);
	case PROP_writing_mode: return writing_mode(m, v);
	case PROP_reference_orientation: return orientation(m, v);
	case PROP_text_align: case PROP_text_align_last: return v->type == V_KEYWORD ? alignment(m, v) : v;
	default: return v;
	}
}

/* ---------------------------------------------------------------- one value */

static bool is_inherit(const char *text)
{
	text += strspn(text, " \t\r\n");
	return strncmp(text, "inherit", 7) == 0 && text[7 + strspn(text + 7, " \t\r\n")] == '\0';
}

static void set_one(struct making *m, enum fo_prop p)
{
	const char *text = m->g.whole[p].text;
	const struct fo_value *v;

	if (text == fo_initial) {
		m->s->value[p] = m->r->base->value[p];
		return;
	}
	if (is_inherit(text)) {
		m->s->value[p] = m->s->parent->value[p];
		return;
	}
	m->env.prop = p;
	m->env.column = m->column ? m->column->value[p] : NULL;
	v = fo_value_parse(&m->env, text);
	if (v)
		m->s->value[p] = adjusted(m, p, v);
	if (v == NULL || m->env.corrected)
		problem(m->r->arena, &m->s->problems, v ? FO_CORRECTED_VALUE : FO_BAD_VALUE, fo_props[p].name,
		    text, m->env.error, v ? m->env.corrected : used_text(m, p));
	m->bits[p] = 7;
}

static void set_font_size(struct making *m)
{
	m->env.em = font_size_of(m->s->parent);
	if (m->g.whole[PROP_font_size].text)
		set_one(m, PROP_font_size);
	m->env.em = font_size_of(m->s);
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
	if (is_inherit(attr->text)) {
		const struct fo_value *from = m->s->parent->value[p];

		if (from->type == type)
			((struct fo_value *)v->part)[attr->component] = from->part[attr->component];
	} else {
		bool ok = fo_value_part(
		    &m->env, attr->component, attr->text, (struct fo_value *)&v->part[attr->component]);

		if (!ok || m->env.corrected)
			problem(a, &m->s->problems, ok ? FO_CORRECTED_VALUE : FO_BAD_VALUE,
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

/* Initial values that depend on the object. */
static const char *initial_region(enum fo_elem e)
{
	switch (e) {
	case FO_region_body: return "xsl-region-body";
	case FO_region_before: return "xsl-region-before";
	case FO_region_after: return "xsl-region-after";
	case FO_region_start: return "xsl-region-start";
	case FO_region_end: return "xsl-region-end";
	default: return NULL;
	}
}

static int initial_precedence(enum fo_elem e)
{
	switch (e) {
	case FO_table: return 6;
	case FO_table_cell: return 5;
	case FO_table_column: return 4;
	case FO_table_row: return 3;
	case FO_table_body: return 2;
	case FO_table_header: return 1;
	default: return 0;
	}
}

static void initial_of_object(struct making *m)
{
	const char *name = initial_region(m->s->elem);
	int precedence = initial_precedence(m->s->elem);
	struct fo_value *v;

	if (name) {
		v = ARENA_NEW(m->r->arena, struct fo_value);
		v->type = V_STRING;
		v->str = name;
		m->s->value[PROP_region_name] = v;
	}
	if (precedence || m->s->elem == FO_table_footer) {
		v = ARENA_NEW(m->r->arena, struct fo_value);
		v->type = V_NUMBER;
		v->number = precedence;
		m->s->value[PROP_border_before_precedence] = m->s->value[PROP_border_after_precedence] = v;
		m->s->value[PROP_border_start_precedence] = m->s->value[PROP_border_end_precedence] = v;
	}
}

static void mark(struct fo_style *s, enum fo_prop p)
{
	s->specified[p / 64] |= (uint64_t)1 << p % 64;
}

static void note_state(struct making *m, enum fo_prop p)
{
	const struct fo_prop_info *i = &fo_props[p];
	struct arena *a = m->r->arena;

	if (i->grammar == G_AURAL)
		problem(a, &m->s->problems, FO_AURAL, i->name, "", NULL, NULL);
	else if (i->state == FO_STATE_N)
		problem(a, &m->s->problems, FO_UNSUPPORTED, arena_printf(a, "the property %s", i->name),
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

static struct fo_style *make(struct fo_refiner *r, const struct fo_style *parent, enum fo_elem e,
    const struct fo_attr *attr, int count, const struct fo_style *column)
{
	struct making m = { .r = r, .column = column };
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
		.line_height = line_height_of(parent) };
	fill(m.s, r->base);
	initial_of_object(&m);
	collect(&m);
	set_all(&m);
	m.s->problems = reversed(m.s->problems);
	return m.s;
}

/* ---------------------------------------------------------------- sharing */

static uint32_t mix(uint32_t h, const void *data, size_t size)
{
	const unsigned char *p = data;

	while (size-- > 0)
		h = (h ^ *p++) * 16777619U;
	return h;
}

static uint32_t hash_of(const struct fo_style *parent, enum fo_elem e, const struct fo_attr *attr, int count)
{
	uint32_t h = mix(2166136261U, &parent, sizeof parent);

	h = mix(h, &e, sizeof e);
	for (int i = 0; i < count; i++) {
		h = mix(h, &attr[i].prop, sizeof attr[i].prop);
		h = mix(h, &attr[i].component, sizeof attr[i].component);
		h = mix(h, attr[i].text, strlen(attr[i].text));
	}
	return h;
}

static bool same(const struct fo_style *s, const struct fo_style *parent, enum fo_elem e,
    const struct fo_attr *attr, int count)
{
	if (s->parent != parent || s->elem != e || s->attr_count != count)
		return false;
	for (int i = 0; i < count; i++)
		if (s->attrs[i].prop != attr[i].prop || s->attrs[i].component != attr[i].component ||
		    strcmp(s->attrs[i].text, attr[i].text) != 0)
			return false;
	return true;
}

static void grow(struct fo_refiner *r)
{
	uint32_t n = r->buckets * 4;
	struct fo_style **bucket = ARENA_ARRAY(r->arena, n, struct fo_style *);

	for (uint32_t i = 0; i < r->buckets; i++) {
		for (struct fo_style *s = r->bucket[i], *next; s; s = next) {
			next = s->same_hash;
			s->same_hash = bucket[s->hash & (n - 1)];
			bucket[s->hash & (n - 1)] = s;
		}
	}
	r->bucket = bucket;
	r->buckets = n;
}

const struct fo_style *fo_refine(struct fo_refiner *r, const struct fo_style *parent, enum fo_elem e,
    const struct fo_attr *attr, int count, const struct fo_style *column)
{
	uint32_t h;
	struct fo_style *s;

	if (column)
		return make(r, parent, e, attr, count, column);
	h = hash_of(parent, e, attr, count);
	for (s = r->bucket[h & (r->buckets - 1)]; s; s = s->same_hash)
		if (s->hash == h && same(s, parent, e, attr, count))
			return s;
	if (r->count++ > r->buckets)
		grow(r);
	s = make(r, parent, e, attr, count, NULL);
	s->hash = h;
	s->same_hash = r->bucket[h & (r->buckets - 1)];
	r->bucket[h & (r->buckets - 1)] = s;
	return s;
}

/* ---------------------------------------------------------------- the refiner itself */

static const struct fo_value *initial(struct fo_refiner *r, enum fo_prop p)
{
	struct fo_env env = { .arena = r->arena, .prop = p, .em = 12000, .line_height = 14400,
		.pixels_per_inch = r->pixels_per_inch };
	enum fo_grammar g = fo_props[p].grammar;
	struct fo_value *v = ARENA_NEW(r->arena, struct fo_value);

	v->type = g == G_SHORTHAND || g == G_AURAL ? V_KEYWORD : V_STRING;
	if (fo_props[p].initial[0] == '\0' || v->type == V_KEYWORD)
		return v;
	if (fo_props[p].initial[0] == '=')
		return fo_value_parse(&env, "black");
	return fo_value_parse(&env, fo_props[p].initial);
}

struct fo_refiner *fo_refiner_new(struct arena *a, const struct fo_options *options)
{
	struct fo_refiner *r = ARENA_NEW(a, struct fo_refiner);

	r->arena = a;
	r->pixels_per_inch = options && options->pixels_per_inch > 0 ? options->pixels_per_inch : 96;
	r->buckets = 256;
	r->bucket = ARENA_ARRAY(a, r->buckets, struct fo_style *);
	r->base = ARENA_NEW(a, struct fo_style);
	r->base->refiner = r;
	r->base->elem = FO_ELEM_COUNT;
	for (int p = 0; p < PROP_COUNT; p++)
		r->base->value[p] = initial(r, (enum fo_prop)p);
	return r;
}

const struct fo_style *fo_refiner_base(const struct fo_refiner *r)
{
	return r->base;
}

const struct fo_value *fo_refine_own(const struct fo_style *s, struct arena *a, struct fo_attr attr,
    struct fo_problem **list)
{
	struct fo_env env = { .arena = a, .prop = attr.prop, .self = s, .em = font_size_of(s),
		.line_height = line_height_of(s), .pixels_per_inch = s->refiner->pixels_per_inch };
	const struct fo_value *v;

	if (is_inherit(attr.text))
		return s->parent->value[attr.prop];
	v = fo_value_parse(&env, attr.text);
	if (v == NULL || env.corrected)
		problem(a, list, v ? FO_CORRECTED_VALUE : FO_BAD_VALUE, fo_props[attr.prop].name, attr.text,
		    env.error, v ? env.corrected : fo_value_text(a, s->value[attr.prop]));
	return v ? v : s->value[attr.prop];
}

bool fo_style_specified(const struct fo_style *s, enum fo_prop p)
{
	return s->specified[p / 64] >> p % 64 & 1;
}
