/*
 * expr_function.c - the functions of expressions (XSL 1.1, section 5.10)
 */
#include "fo/expr_parts.h"

#include "base/arena.h"
#include "fo/refine.h"
#include "fo/value.h"

#include <math.h>
#include <string.h>

#define ARGS_MAX 64

struct call {
	struct fo_parser *ps;
	int count;
	struct fo_operand *arg;
};

static bool plain_number(struct call *c, int i, double *v)
{
	const struct fo_operand *o = &c->arg[i];

	if (o->kind != OPERAND_NUMBER || (o->dim != 0 && !o->percent))
		return expr_fail(c->ps, "has a function that needs a number");
	*v = o->percent ? o->pct : o->v;
	return true;
}

static bool f_floor(struct call *c, struct fo_operand *r)
{
	*r = c->arg[0];
	r->v = floor(r->v);
	return true;
}

static bool f_ceiling(struct call *c, struct fo_operand *r)
{
	*r = c->arg[0];
	r->v = ceil(r->v);
	return true;
}

static bool f_round(struct call *c, struct fo_operand *r)
{
	*r = c->arg[0];
	r->v = floor(r->v + 0.5);
	return true;
}

static bool f_abs(struct call *c, struct fo_operand *r)
{
	*r = c->arg[0];
	r->v = fabs(r->v);
	r->pct = fabs(r->pct);
	r->share = fabs(r->share);
	return true;
}

/* min and max compare what is known now; percentages only with each other. */
static bool extreme(struct call *c, struct fo_operand *r, int sign)
{
	struct fo_operand *a = &c->arg[0], *b = &c->arg[1];

	if (a->dim != b->dim || a->share != 0 || b->share != 0 || (a->pct != 0) != (b->pct != 0) || (a->pct != 0 && (a->v != 0 || b->v != 0)))
		return expr_fail(c->ps, "compares values of different kind");
	*r = sign * (a->v + a->pct) < sign * (b->v + b->pct) ? *b : *a;
	return true;
}

static bool f_min(struct call *c, struct fo_operand *r)
{
	return extreme(c, r, -1);
}

static bool f_max(struct call *c, struct fo_operand *r)
{
	return extreme(c, r, 1);
}

static uint8_t clamp_byte(double v)
{
	return v < 0 ? 0 : v > 255 ? 255 : (uint8_t)(v + 0.5);
}

static bool rgb_args(struct call *c, struct fo_operand *r)
{
	double v[3];

	for (int i = 0; i < 3; i++) {
		if (!plain_number(c, i, &v[i]))
			return false;
		if (c->arg[i].percent)
			v[i] = v[i] * 255 / 100;
	}
	*r = (struct fo_operand){ .kind = OPERAND_COLOR };
	r->color = (struct color){
		.r = clamp_byte(v[0]), .g = clamp_byte(v[1]), .b = clamp_byte(v[2]), .a = 255
	};
	return true;
}

static uint16_t ink(double v, bool percent)
{
	v *= percent ? 10 : 1000;
	return v < 0 ? 0 : v > 1000 ? 1000 : (uint16_t)(v + 0.5);
}

static void set_cmyk(struct color *k, const uint16_t v[4])
{
	k->cmyk = true;
	k->c = v[0];
	k->m = v[1];
	k->y = v[2];
	k->k = v[3];
}

/* The screen's colour is the simple complement: without a profile nobody knows better. */
static bool cmyk_args(struct call *c, int first, struct fo_operand *r)
{
	uint16_t v[4];
	double d;

	for (int i = 0; i < 4; i++) {
		if (!plain_number(c, first + i, &d))
			return false;
		v[i] = ink(d, c->arg[first + i].percent);
	}
	*r = (struct fo_operand){ .kind = OPERAND_COLOR };
	r->color.a = 255;
	r->color.r = clamp_byte(255.0 * (1000 - v[0]) * (1000 - v[3]) / 1e6);
	r->color.g = clamp_byte(255.0 * (1000 - v[1]) * (1000 - v[3]) / 1e6);
	r->color.b = clamp_byte(255.0 * (1000 - v[2]) * (1000 - v[3]) / 1e6);
	set_cmyk(&r->color, v);
	return true;
}

static bool f_rgb(struct call *c, struct fo_operand *r)
{
	return rgb_args(c, r);
}

static bool f_cmyk(struct call *c, struct fo_operand *r)
{
	return cmyk_args(c, 0, r);
}

/* rgb-icc(r, g, b, name, ...): the fallback, and the inks of the pseudo profile #CMYK. */
static bool f_rgb_icc(struct call *c, struct fo_operand *r)
{
	const struct fo_operand *name = &c->arg[3];
	struct fo_operand k;

	if (!rgb_args(c, r))
		return false;
	if (name->kind == OPERAND_NAME && name->n == 5 && memcmp(name->s, "#CMYK", 5) == 0 && c->count == 8) {
		if (!cmyk_args(c, 4, &k))
			return false;
		k.color.r = r->color.r;
		k.color.g = r->color.g;
		k.color.b = r->color.b;
		r->color = k.color;
	}
	return true;
}

/* There is no desktop: text is black on white, whatever is asked for. */
static bool f_system_color(struct call *c, struct fo_operand *r)
{
	const struct fo_operand *a = &c->arg[0];
	bool text = a->n >= 4 &&
		    (memcmp(a->s + a->n - 4, "text", 4) == 0 || memcmp(a->s + a->n - 4, "Text", 4) == 0);

	if (a->kind != OPERAND_NAME && a->kind != OPERAND_STRING)
		return expr_fail(c->ps, "has system-color() without a name");
	*r = (struct fo_operand){ .kind = OPERAND_COLOR };
	fo_color_find(text ? "black" : "white", 5, &r->color);
	return true;
}

static bool from_value(struct fo_parser *ps, const struct fo_value *v, struct fo_operand *r)
{
	if (v == NULL)
		return expr_fail(ps, "refers to something that is not there");
	switch (v->type) {
	case V_LENGTH:
		*r = expr_number(v->len, 1);
		r->pct = v->pct / 1000.0;
		return true;
	case V_NUMBER:
		*r = expr_number(v->number, 0);
		return true;
	case V_COLOR:
		*r = (struct fo_operand){ .kind = OPERAND_COLOR, .color = v->color };
		return true;
	case V_COND: case V_INDENT:
		return from_value(ps, &v->part[0], r);
	case V_SHARE:
		from_value(ps, &v->part[FO_SHARE_LENGTH], r);
		r->share = v->part[FO_SHARE_NUMBER].number;
		return true;
	default:
		*r = (struct fo_operand){ .kind = OPERAND_VALUE, .value = v };
		return true;
	}
}

/* What an argument names: a property, or a component of one. */
struct named {
	enum fo_prop prop;
	int component;          /* -1: all of it */
};

static bool is_named(struct call *c, const char *s, size_t n, struct named *w)
{
	const char *dot = memrchr(s, '.', n);

	if (fo_prop_find(s, n, &w->prop))
		return true;
	if (dot == NULL || !fo_prop_find(s, (size_t)(dot - s), &w->prop))
		return false;
	w->component = fo_component(fo_props[w->prop].grammar,
	    arena_strndup(c->ps->env->arena, dot + 1, n - (size_t)(dot - s) - 1));
	return w->component >= 0;
}

/* Without the argument it is the property whose value is asked for. */
static bool named_prop(struct call *c, int arg, struct named *w)
{
	const struct fo_operand *a = &c->arg[arg];

	*w = (struct named){ c->ps->env->prop, -1 };
	if (c->count <= arg)
		return true;
	if ((a->kind != OPERAND_NAME && a->kind != OPERAND_STRING) || !is_named(c, a->s, a->n, w))
		return expr_fail(c->ps, "names an unknown property");
	return true;
}

static const struct fo_style *above(const struct call *c)
{
	return c->ps->env->self ? c->ps->env->self->parent : NULL;
}

static bool from_style(struct call *c, const struct fo_style *s, struct named w, struct fo_operand *r)
{
	const struct fo_value *v = s != NULL ? s->value[w.prop] : NULL;

	if (v != NULL && w.component >= 0 && fo_component_name(v->type, w.component) != NULL)
		v = &v->part[w.component];
	return from_value(c->ps, v, r);
}

/*
 * A percentage becomes a length where it stands (5.10.4), of something that
 * only layout knows.  Of the parent's width it knows this much: the child's
 * own percentages are of it.
 */
static bool f_from_parent(struct call *c, struct fo_operand *r)
{
	struct named w;

	if (!named_prop(c, 0, &w) || !from_style(c, above(c), w, r))
		return false;
	if (r->dim == 1 && r->pct != 0 && (w.prop == PROP_width || w.prop == PROP_inline_progression_dimension)) {
		r->v = 0;
		r->pct = 100;
	}
	return true;
}

static bool f_inherited(struct call *c, struct fo_operand *r)
{
	struct named w;

	if (!named_prop(c, 0, &w))
		return false;
	if (!fo_props[w.prop].inherited)
		return expr_fail(c->ps, "asks for the inherited value of a property that is not inherited");
	return from_style(c, above(c), w, r);
}

static bool f_nearest(struct call *c, struct fo_operand *r)
{
	const struct fo_style *s = above(c);
	struct named w;

	if (!named_prop(c, 0, &w))
		return false;
	while (s && s->parent && !fo_style_specified(s, w.prop))
		s = s->parent;
	return from_style(c, s, w, r);
}

/* There is no desktop with fonts of its own: what nobody asked for. */
static bool f_system_font(struct call *c, struct fo_operand *r)
{
	struct fo_env env = *c->ps->env;
	struct named w;

	if (!named_prop(c, 1, &w))
		return false;
	if (w.prop < PROP_font_family || w.prop > PROP_font_size_adjust)
		return expr_fail(c->ps, "asks for a system font where none is meant");
	env.prop = w.prop;
	return from_value(c->ps, fo_value_parse(&env, fo_props[w.prop].initial), r);
}

static bool f_from_column(struct call *c, struct fo_operand *r)
{
	struct named w;

	/* only one property is handed over: that whose value is asked for */
	if (!named_prop(c, 0, &w))
		return false;
	if (w.prop != c->ps->env->prop || c->ps->env->column == NULL)
		return expr_fail(c->ps, "asks for the value of a table column where there is none");
	return from_value(c->ps, c->ps->env->column, r);
}

static bool f_from_region(struct call *c, struct fo_operand *r)
{
	const struct fo_env *env = c->ps->env;

	if (env->prop != PROP_writing_mode && env->prop != PROP_reference_orientation)
		return expr_fail(c->ps, "asks a region for more than its writing-mode or reference-orientation");
	if (env->region == NULL)
		return expr_fail(c->ps, "asks for the value of a region where there is none");
	return from_value(c->ps, env->region, r);
}

static bool f_share(struct call *c, struct fo_operand *r)
{
	*r = expr_number(0, 1);
	return plain_number(c, 0, &r->share);
}

static const struct fo_style *enclosing(const struct fo_style *s, enum fo_elem e)
{
	while (s && s->elem != e)
		s = s->parent;
	return s;
}

static struct fo_operand len_of(const struct fo_style *s, enum fo_prop p)
{
	const struct fo_value *v = s->value[p];

	if (v->type == V_INDENT)
		v = &v->part[FO_INDENT_ALL];
	if (v->type != V_LENGTH)
		return expr_number(0, 1);
	return (struct fo_operand){ .kind = OPERAND_NUMBER, .dim = 1, .v = v->len, .pct = v->pct / 1000.0 };
}

/*
 * body-start() = start-indent of the list-item + provisional-distance-between-starts
 * of the list-block (both of the nearest around the object)
 */
static bool f_body_start(struct call *c, struct fo_operand *r)
{
	const struct fo_style *item = enclosing(c->ps->env->self, FO_list_item), *list;
	struct fo_operand d;

	if (item == NULL)
		return expr_fail(c->ps, "has body-start() outside of a list-item");
	list = enclosing(item, FO_list_block);
	*r = len_of(item, PROP_start_indent);
	d = len_of(list ? list : item, PROP_provisional_distance_between_starts);
	r->v += d.v;
	r->pct += d.pct;
	return true;
}

/*
 * label-end() = width of the reference area - (provisional-distance-between-starts
 * + start-indent of the list-item - provisional-label-separation)
 */
static bool f_label_end(struct call *c, struct fo_operand *r)
{
	const struct fo_style *item = enclosing(c->ps->env->self, FO_list_item), *list;
	struct fo_operand d, sep, start;

	if (item == NULL)
		return expr_fail(c->ps, "has label-end() outside of a list-item");
	list = enclosing(item, FO_list_block);
	d = len_of(list ? list : item, PROP_provisional_distance_between_starts);
	sep = len_of(list ? list : item, PROP_provisional_label_separation);
	start = len_of(item, PROP_start_indent);
	*r = expr_number(-(d.v + start.v - sep.v), 1);
	r->pct = 100 - (d.pct + start.pct - sep.pct);
	return true;
}

static const struct function {
	const char *name;
	int least, most;
	enum { ANY, NUMERIC } args;
	bool (*call)(struct call *, struct fo_operand *);
} functions[] = {
	{ "abs", 1, 1, NUMERIC, f_abs },
	{ "body-start", 0, 0, ANY, f_body_start },
	{ "ceiling", 1, 1, NUMERIC, f_ceiling },
	{ "cmyk", 4, 4, ANY, f_cmyk },
	{ "floor", 1, 1, NUMERIC, f_floor },
	{ "from-nearest-specified-value", 0, 1, ANY, f_nearest },
	{ "from-page-master-region", 0, 0, ANY, f_from_region },
	{ "from-parent", 0, 1, ANY, f_from_parent },
	{ "from-table-column", 0, 1, ANY, f_from_column },
	{ "inherited-property-value", 0, 1, ANY, f_inherited },
	{ "label-end", 0, 0, ANY, f_label_end },
	{ "max", 2, 2, NUMERIC, f_max },
	/* outside of a running link or switch it is the value on the multi-properties around */
	{ "merge-property-values", 0, 1, ANY, f_from_parent },
	{ "min", 2, 2, NUMERIC, f_min },
	{ "proportional-column-width", 1, 1, ANY, f_share },
	{ "rgb", 3, 3, ANY, f_rgb },
	{ "rgb-icc", 4, ARGS_MAX, ANY, f_rgb_icc },
	{ "round", 1, 1, NUMERIC, f_round },
	{ "system-color", 1, 2, ANY, f_system_color },
	{ "system-font", 1, 2, ANY, f_system_font },
};

static const struct function *find_function(const char *name, size_t n)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strlen(functions[i].name) == n && memcmp(functions[i].name, name, n) == 0)
			return &functions[i];
	return NULL;
}

/* The name of a colour profile may begin with "#", as in #CMYK. */
static bool profile_name(struct fo_parser *ps, struct fo_operand *r)
{
	size_t n = 1;

	while (expr_in_name(ps->p[n]))
		n++;
	*r = (struct fo_operand){ .kind = OPERAND_NAME, .s = ps->p, .n = n };
	ps->p += n;
	return true;
}

static bool argument(struct call *c, bool names)
{
	struct fo_parser *ps = c->ps;
	struct fo_operand *o = &c->arg[c->count];

	expr_skip_space(ps);
	if (names && *ps->p == '#')
		return profile_name(ps, o);
	if (names && *ps->p == ',') {
		*o = (struct fo_operand){ .kind = OPERAND_STRING, .s = "" };
		return true;    /* no address of the profile */
	}
	return expr_sum(ps, o);
}

static bool arguments(struct call *c, const struct function *f)
{
	struct fo_parser *ps = c->ps;

	expr_skip_space(ps);
	while (*ps->p != ')') {
		if (c->count == f->most)
			return expr_fail(ps, "has a function with too many arguments");
		if (!argument(c, f->call == f_rgb_icc))
			return false;
		if (f->args == NUMERIC && c->arg[c->count].kind != OPERAND_NUMBER)
			return expr_fail(ps, "has a function that needs a number");
		c->count++;
		expr_skip_space(ps);
		if (*ps->p == ',')
			ps->p++;
		else if (*ps->p != ')')
			return expr_fail(ps, "has a function without its closing parenthesis");
	}
	ps->p++;
	return c->count >= f->least || expr_fail(ps, "has a function with too few arguments");
}

bool expr_call(struct fo_parser *ps, const char *name, size_t n, struct fo_operand *r)
{
	const struct function *f = find_function(name, n);
	struct call c = { .ps = ps };

	if (f == NULL)
		return expr_fail(ps, "has an unknown function");
	ps->p++;
	c.arg = arena_array(ps->env->arena, (size_t)f->most + 1, sizeof *c.arg);
	return arguments(&c, f) && f->call(&c, r);
}
