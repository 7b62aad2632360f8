/*
 * tree.h - the FO tree: formatting objects with refined properties
 *
 * Built from an XSL-FO document in one walk: structure checked by elements.def,
 * properties refined by properties.def (expressions, shorthands, corresponding
 * properties, inheritance).  What comes out holds typed values, no strings to
 * parse; libxml2 ends here.  White space of text is untouched: the line maker
 * treats it, except that text of white space alone is left out where only
 * blocks or parts of a structure may stand.
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
#define ELEM(id, name, tier, state, cls, content) FO_##id,
#include "fo/elements.def"
#undef ELEM
	FO_ELEM_COUNT
};

/* Where an object may stand and what it makes. */
enum fo_class {
	FO_CLASS_OTHER,
	FO_CLASS_BLOCK,
	FO_CLASS_INLINE,
	FO_CLASS_NEUTRAL        /* both, or out of line */
};

/* What layout does with an object or property: the state column of the tables. */
enum fo_state {
	FO_STATE_N,             /* nothing yet */
	FO_STATE_F,             /* a fallback */
	FO_STATE_P,             /* part of it */
	FO_STATE_D              /* all of it */
};

struct fo_own;          /* values that are never shared with other nodes */

struct fo_node {
	enum fo_elem elem;
	struct fo_node *parent, *first, *last, *next, *prev;
	struct pos pos;                 /* the author's */
	const struct fo_style *style;   /* all refined properties; of text: its parent's */
	const char *id;                 /* NULL if none */
	const char *text;               /* FO_TEXT: valid UTF-8; FO_FOREIGN: the element serialised as XML */
	size_t text_size;
	int number;                     /* of the element in document order, from 1; 0 for text and
	                                   for blocks and table parts put in by the repair of structure */
	/* Attributes that are the node's own and never shared, as written; NULL if none: */
	const char *const *own;         /* name, value, name, value, NULL */
	const struct fo_own *own_values;/* the same, refined: what fo_get answers; NULL if none */
	const char *base_uri;           /* of xml:base here or above; NULL: the document's */
};

/*
 * Build the tree of a document.  Findings are reported and recovered from;
 * NULL after one without recovery (root is not fo:root, no page-sequence, unknown master ...).
 */
struct fo_options {
	int pixels_per_inch;            /* of the unit px and of pictures; 0: 96 */
	const char *source_file;        /* the author's file, for yf:pos="line:column"; NULL: the document's
	                                   URL.  Lent: outlives the tree */
};
const struct fo_node *fo_build(struct arena *, struct _xmlDoc *, const struct fo_options *, struct diag *);

const char *fo_elem_name(enum fo_elem);         /* "block"; "#text" */
enum fo_class fo_elem_class(enum fo_elem);
enum fo_state fo_elem_state(enum fo_elem);      /* N: its children stand as if in its parent */
const char *fo_prop_name(enum fo_prop);         /* "space-before", "axf:line-break" */
const char *fo_kw_name(enum fo_kw);             /* "auto" */
enum fo_kw fo_kw_find(const char *name, size_t size);   /* KW_none_of_them if there is none */

/* Refined properties.  Text nodes answer for their parent. */
const struct fo_value *fo_get(const struct fo_node *, enum fo_prop);
enum fo_kw fo_keyword(const struct fo_node *, enum fo_prop);    /* KW_none_of_them if not a keyword */
bool fo_is(const struct fo_node *, enum fo_prop, enum fo_kw);
/*
 * Percentages of base; keywords: 0.  Of a compound: the length of a conditional
 * one, the optimum of a space or range, the inline part of a pair.
 */
len_t fo_len(const struct fo_node *, enum fo_prop, len_t base);
double fo_number(const struct fo_node *, enum fo_prop);         /* 0 if not a number */
int fo_integer(const struct fo_node *, enum fo_prop);
const char *fo_string(const struct fo_node *, enum fo_prop);    /* NULL if not a string */
struct color fo_color(const struct fo_node *, enum fo_prop);    /* transparent if not a colour */
struct fo_space fo_space(const struct fo_node *, enum fo_prop, len_t base);     /* ranges too */
int fo_keep(const struct fo_node *, enum fo_prop, enum fo_within);      /* 0 auto .. FO_KEEP_ALWAYS */

/* A value by itself, as fo_len does. */
len_t fo_value_len(const struct fo_value *, len_t base);
bool fo_value_is(const struct fo_value *, enum fo_kw);          /* of a range: its optimum */

/* Resolved with what the tree knows. */
len_t fo_font_size(const struct fo_node *);
len_t fo_line_height(const struct fo_node *);                   /* the optimum; normal: 1.2 */
int fo_font_weight(const struct fo_node *);                     /* 100 .. 900 */
enum fo_kw fo_text_align_last(const struct fo_node *);          /* never relative */
struct fo_edges fo_edges(const struct fo_node *, len_t base);   /* percentages of padding are of base */

/* True if token is one of the words of a property such as axf:punctuation-trim or text-decoration. */
bool fo_has_token(const struct fo_node *, enum fo_prop, enum fo_kw token);

/* True if the author gave the property on this very object (also by a shorthand). */
bool fo_specified(const struct fo_node *, enum fo_prop);

/*
 * An attribute as written, of FO_FOREIGN any, such as those of fox:destination,
 * and its "#name" and "#namespace"; NULL if there is none.
 */
const char *fo_attribute(const struct fo_node *, const char *name);

/*
 * Refine a subtree again as if it stood below another parent: what
 * retrieve-marker does with the children of a marker.  The siblings that follow
 * first_child come with it; the result is the first of the copies.  Nodes go
 * into the arena, styles into the document's.
 */
const struct fo_node *fo_rebase(
    struct arena *, const struct fo_node *first_child, const struct fo_node *parent, struct diag *);

/*
 * `--dump=properties`: number of the element counted from 0, property, value,
 * object; tab separated, keywords in capitals, lengths as 12000mpt.
 */
void fo_dump_properties(const struct fo_node *root, FILE *);
/* `--dump=fo`: the tree as XML-like text with what differs from the parent. */
void fo_dump(const struct fo_node *root, FILE *);
/* The declared subset: objects and properties with tier and state. */
void fo_list_support(FILE *);

#endif
