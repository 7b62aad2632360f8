/*
 * content.h - which children an object takes, and in what order
 *
 * The content models of elements.def are compiled once a document into lists
 * of items: a set of objects and how often it may come.  Children are shown one
 * after another; the model is deterministic, so no child is looked at twice.
 */
#ifndef FO_CONTENT_H
#define FO_CONTENT_H

#include "fo/tree.h"

struct arena;
struct fo_contents;     /* all models */

struct fo_contents *fo_contents_new(struct arena *);

enum fo_fit {
	FIT_OK,
	FIT_LATE,       /* allowed, but only further up */
	FIT_NOT
};

/* How far the children of one object have come. */
struct fo_match {
	const struct fo_content *model;
	int item;               /* that of the last child that fitted */
	unsigned seen;          /* a bit for each item that has had a child */
	enum fo_elem first;     /* the first child of an item of which only one kind may come */
};

struct fo_match fo_match_begin(const struct fo_contents *, enum fo_elem parent);
enum fo_fit fo_match_child(struct fo_match *, enum fo_elem child);

/* What still has to come, in the words of the model: "block"; NULL if nothing. */
const char *fo_match_missing(const struct fo_match *);

/* True if the model has room for it anywhere. */
bool fo_content_takes(const struct fo_contents *, enum fo_elem parent, enum fo_elem child);

#endif
