/*
 * inlines.h - what the single inline objects measure and say
 *
 * Private to the paragraph.  Each function turns the properties of one kind of
 * object into numbers; none makes areas of lines.
 */
#ifndef LAYOUT_INLINES_H
#define LAYOUT_INLINES_H

#include "layout/para_parts.h"

/*
 * How far an inline's baseline stands above its parent's: baseline-shift,
 * alignment-baseline, alignment-adjust.  With another hang than HANG_BASELINE:
 * above the baseline that the line's edge gives it.
 */
len_t inline_shift(const struct fo_node *, const struct para_style *own, const struct para_style *parent,
    enum hang *);

/* The same of what is no text but stands on its baseline, size above it. */
len_t inline_object_shift(const struct fo_node *, struct extent *size, const struct para_style *parent,
    enum hang *);

/* What text of a style asks of a line: its nominal box, or with half-leading its line-height. */
struct extent inline_extent(const struct para_style *, bool with_leading);

/* Add the object's text-decoration to what came from outside; a none that is written ends that. */
void inline_decoration(const struct fo_node *, uint8_t *decoration, struct color color[DECORATIONS]);

/* Target of a basic-link: "#id" or a URI; NULL. */
const char *inline_link(struct layout *, const struct fo_node *);

/* Text of page-number and page-number-citation, as far as it is known. */
const char *inline_page_number(struct layout *, const struct fo_node *);

/* The character that begins an embedding or override of direction; 0: none. */
uint32_t inline_direction(const struct fo_node *);

/* An fo:inline-container as one object of the line. */
void inline_container(struct para_parts *, const struct fo_node *, const struct para_style *around,
    struct object *);

#endif
