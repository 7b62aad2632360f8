/*
 * note.h - footnotes and floats: flows that stand apart from the line that cites them
 */
#ifndef LAYOUT_NOTE_H
#define LAYOUT_NOTE_H

#include "layout/context.h"
#include "layout/flow.h"

/*
 * The note of a footnote-body or of a float that goes to the top of the page;
 * NULL for a float that stands in place.
 */
const struct note *note_make(struct layout *, const struct fo_node *);

/* A float that stands beside the text, and the note that says where in a line it is anchored. */
bool note_is_side(const struct fo_node *);
const struct note *note_side(struct layout *, const struct fo_node *);

/* Notes one after the other, as they come. */
struct note_list {
	const struct note *first, *last;        /* NULL: none yet */
};

/* A note, or several that follow one another; NULL: nothing. */
void note_add(struct note_list *, const struct note *);

#endif
