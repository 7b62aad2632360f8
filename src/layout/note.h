/*
 * note.h - footnotes and floats: flows that stand apart from the line that cites them
 */
#ifndef LAYOUT_NOTE_H
#define LAYOUT_NOTE_H

#include "layout/context.h"
#include "layout/flow.h"

/*
 * The note of a footnote-body or of a float that goes to the top of the page;
 * NULL for a float that stands in place or beside the text.
 */
const struct note *note_make(struct layout *, const struct fo_node *);

/* Two lists in one; the first is changed at its end. */
const struct note *note_join(const struct note *, const struct note *);

#endif
