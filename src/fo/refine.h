/*
 * refine.h - from attributes to a complete set of values
 *
 * A style holds a value for every property.  Objects of the same kind below the
 * same style with the same attributes share one, so that a long document has
 * few; attributes that are one object's alone (fo_prop_is_own) stay out of it.
 * Styles belong to the refiner's arena and are never freed by themselves.
 */
#ifndef FO_REFINE_H
#define FO_REFINE_H

#include "fo/expr.h"

#define FO_WHOLE (-1)   /* not a component */

struct fo_attr {
	enum fo_prop prop;
	int component;          /* FO_WHOLE or an index of the compound's parts */
	const char *text;
};

/* A finding about a value; said again for every object that has the style. */
struct fo_problem {
	struct fo_problem *next;
	enum diag_id id;
	const char *args[4];    /* of the message's text */
};

struct fo_refiner;

struct fo_style {
	const struct fo_value *value[PROP_COUNT];
	uint64_t specified[(PROP_COUNT + 63) / 64];
	const struct fo_style *parent;  /* NULL above the root */
	enum fo_elem elem;
	int attr_count;
	const struct fo_attr *attrs;    /* as the author gave them */
	struct fo_problem *problems;    /* in order; NULL is what one hopes for */
	struct fo_refiner *refiner;
	struct fo_style *same_hash;     /* the next in the table */
	uint32_t hash;
};

struct fo_own {
	enum fo_prop prop;
	const struct fo_value *value;
	const struct fo_own *next;
};

struct fo_refiner *fo_refiner_new(struct arena *, const struct fo_options *);

/* What the root inherits from: the initial values. */
const struct fo_style *fo_refiner_base(const struct fo_refiner *);

/* Where functions take values from that are no ancestors'. */
struct fo_sources {
	const struct fo_style *column;  /* from-table-column(); NULL: there is none */
	const struct fo_style *region;  /* from-page-master-region(); NULL: there is none */
};

/*
 * The style of an object.  The attributes are the caller's and are copied when
 * they are kept.  A style with sources is not shared; NULL: it needs none.
 */
const struct fo_style *fo_refine(struct fo_refiner *, const struct fo_style *parent, enum fo_elem,
    const struct fo_attr *, int count, const struct fo_sources *);

/* The value of an own attribute; problems are added in front of *list. */
const struct fo_value *fo_refine_own(const struct fo_style *, struct arena *, struct fo_attr,
    struct fo_problem **list);

bool fo_style_specified(const struct fo_style *, enum fo_prop);

#endif
