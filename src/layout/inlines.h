/*
 * inlines.h - what the single inline objects measure and say
 *
 * Private to the paragraph.  Each function turns the properties of one kind of
 * object into numbers; none makes areas of lines.
 */
#ifndef LAYOUT_INLINES_H
#define LAYOUT_INLINES_H

#include "layout/para_parts.h"

/* How far an inline's baseline stands above its parent's: baseline-shift. */
len_t inline_shift(const struct fo_node *, const struct para_style *parent);

/* Add the object's text-decoration to what came from outside. */
void inline_decoration(const struct fo_node *, uint8_t *decoration, struct color *);

/* Target of a basic-link: "#id" or a URI; NULL. */
const char *inline_link(struct layout *, const struct fo_node *);

/* Text of page-number and page-number-citation, as far as it is known. */
const char *inline_page_number(struct layout *, const struct fo_node *);

/* Length of a leader; percentages are of the line. */
void inline_leader(struct layout *, const struct fo_node *, len_t line, struct object *);

#endif
