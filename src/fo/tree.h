/*
 * tree.h - the FO tree: formatting objects with refined properties
 *
 * Built from an XSL-FO document in one walk: structure checked by elements.def,
 * properties refined by properties.def (expressions, shorthands, corresponding
 * properties, inheritance).  What comes out holds typed values, no strings to
 * parse; libxml2 ends here.  White space of text is untouched: the line maker
 * treats it.
 *
 * The tree and all it holds belong to the arena; nodes are lent and const.
 */
#ifndef FO_TREE_H
#define FO_TREE_H

#include "base/diag.h"
#include "fo/values.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct _xmlDoc;

enum fo_elem {
	FO_TEXT,        /* characters */
	FO_FOREIGN,     /* an element of another namespace: SVG, metadata */
#define ELEM(id, name, tier, cls, content) FO_##id,
#include "fo/elements.def"
#undef ELEM
	FO_ELEM_COUNT
};

/* Where an object may stand and what it makes. */
enum fo_class { FO_CLASS_OTHER, FO_CLASS_BLOCK, FO_CLASS_INLINE, FO_CLASS_NEUTRAL /* both, or out of line */ };

struct fo_node {
	enum fo_elem elem;
	struct fo_node *parent, *first, *last, *next, *prev;
	struct pos pos;                 /* the author's */
	const struct fo_style *style;   /* all refined properties; of text: its parent's */
	const char *id;                 /* NULL if none */
	const char *text;               /* FO_TEXT: valid UTF-8; FO_FOREIGN: the element serialised as XML */
	size_t text_size;
	int number;                     /* of the element in document order, from 1; 0 for text */
	/* Attributes that are the node's own and never shared, as written; NULL if none: */
	const char *const *own;         /* name, value, name, value, NULL */
};

/*
 * Build the tree of a document.  Findings are reported and recovered from;
 * NULL after a fatal one (root is not fo:root, no page-sequence ...).
 */
struct fo_options {
	int pixels_per_inch;            /* of the unit px and of pictures; 0: 96 */
	bool lax;                       /* unknown or unsupported is a warning */
};
const struct fo_node *fo_build(struct arena *, struct _xmlDoc *, const struct fo_options *, struct diag *);

const char *fo_elem_name(enum fo_elem);         /* "block"; "#text" */
enum fo_class fo_elem_class(enum fo_elem);

/* Refined properties.  Text nodes answer for their parent. */
const struct fo_value *fo_get(const struct fo_node *, enum fo_prop);
enum fo_kw fo_keyword(const struct fo_node *, enum fo_prop);    /* KW_none_of_them if not a keyword */
bool fo_is(const struct fo_node *, enum fo_prop, enum fo_kw);
len_t fo_len(const struct fo_node *, enum fo_prop, len_t base); /* percentages of base; keywords: 0 */
double fo_number(const struct fo_node *, enum fo_prop);
int fo_integer(const struct fo_node *, enum fo_prop);
const char *fo_string(const struct fo_node *, enum fo_prop);    /* NULL if not a string */
struct fo_color fo_color(const struct fo_node *, enum fo_prop);
struct fo_space fo_space(const struct fo_node *, enum fo_prop, len_t base);
int fo_keep(const struct fo_node *, enum fo_prop, enum fo_within);      /* 0 auto .. FO_KEEP_ALWAYS */

/* True if the author gave the property on this very object (also by a shorthand). */
bool fo_specified(const struct fo_node *, enum fo_prop);

/*
 * Refine a subtree again as if it stood below another parent: what
 * retrieve-marker does with the children of a marker.
 */
const struct fo_node *fo_rebase(struct arena *, const struct fo_node *first_child, const struct fo_node *parent,
    struct diag *);

/* `--dump=properties`: element number, object, property, value; tab separated. */
void fo_dump_properties(const struct fo_node *root, FILE *);
/* `--dump=fo`: the tree as XML-like text with what differs from the parent. */
void fo_dump(const struct fo_node *root, FILE *);
/* The declared subset: objects and properties with tier and state. */
void fo_list_support(FILE *);

#endif
