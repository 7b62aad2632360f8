/*
 * refine.c - the refiner: who shares a style, and what it begins with
 */
#include "fo/refine.h"

#include "fo/refine_parts.h"

#include "base/arena.h"
#include "fo/split.h"
#include "fo/value.h"

#include <string.h>

#define SHOWN_MAX 60    /* bytes of a value in a message */

void refine_problem(struct arena *a, struct fo_problem **list, enum diag_id id, const char *name,
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

bool refine_is_inherit(const char *text)
{
	text += strspn(text, FO_BLANKS);
	return strncmp(text, "inherit", 7) == 0 && text[7 + strspn(text + 7, FO_BLANKS)] == '\0';
}

double refine_font_size(const struct fo_style *s)
{
	return s->value[PROP_font_size]->len;
}

double refine_line_height(const struct fo_style *s)
{
	const struct fo_value *v = s->value[PROP_line_height];

	if (v->type == V_SPACE)
		v = &v->part[FO_OPTIMUM];
	if (v->type == V_LENGTH)
		return v->len;
	return refine_font_size(s) * (v->type == V_NUMBER ? v->number : 1.2);
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
    const struct fo_attr *attr, int count, const struct fo_sources *sources)
{
	uint32_t h;
	struct fo_style *s;

	if (sources)
		return refine_style(r, parent, e, attr, count, sources);
	h = hash_of(parent, e, attr, count);
	for (s = r->bucket[h & (r->buckets - 1)]; s; s = s->same_hash)
		if (s->hash == h && same(s, parent, e, attr, count))
			return s;
	if (r->count++ > r->buckets)
		grow(r);
	s = refine_style(r, parent, e, attr, count, NULL);
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
	struct fo_env env = { .arena = a, .prop = attr.prop, .self = s, .em = refine_font_size(s),
		.line_height = refine_line_height(s), .pixels_per_inch = s->refiner->pixels_per_inch };
	const struct fo_value *v;

	if (refine_is_inherit(attr.text))
		return s->parent->value[attr.prop];
	v = fo_value_parse(&env, attr.text);
	if (v == NULL || env.corrected)
		refine_problem(a, list, v ? FO_CORRECTED_VALUE : FO_BAD_VALUE, fo_props[attr.prop].name, attr.text,
		    env.error, v ? env.corrected : fo_value_text(a, s->value[attr.prop]));
	return v ? v : s->value[attr.prop];
}

bool fo_style_specified(const struct fo_style *s, enum fo_prop p)
{
	return s->specified[p / 64] >> p % 64 & 1;
}
