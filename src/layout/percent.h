/*
 * percent.h - what was given in percent and is inherited
 *
 * A percentage is of something around the object that has it; what is
 * inherited is the length that comes of it (XSL 1.1, 5.1.4), also into
 * narrower containers and cells.  Margins and padding are in percent of the
 * content of the block around, indents of the reference area (7.3).
 */
#ifndef LAYOUT_PERCENT_H
#define LAYOUT_PERCENT_H

#include "layout/context.h"

/* The width that margins and padding are in percent of: of the block around; of a margin that is "inherit", the parent's. */
len_t percent_base(const struct layout *, const struct fo_node *, len_t block);

/* An object begins in a block whose content is so wide: what it says itself in percent becomes a length. */
void percent_settle(struct layout *, const struct fo_node *, len_t block, len_t reference);

/* start-indent, end-indent, text-indent or last-line-end-indent; base serves where nothing has been settled. */
len_t percent_len(struct layout *, const struct fo_node *, enum fo_prop, len_t base);

#endif
