/*
 * emphasis.h - dots below, above or beside each character (着重号)
 *
 * They reach into the gap between lines and do not change its depth.
 */
#ifndef LAYOUT_EMPHASIS_H
#define LAYOUT_EMPHASIS_H

#include "layout/style.h"

struct cell;

/* Whether the style puts a mark at this character. */
bool emphasis_wants(const struct para_style *, const struct cell *);

/*
 * The mark of a character whose middle stands at x, on a line whose baseline is
 * at y, in the frame of the parent.  lined: a line stands below the text.
 */
struct area *emphasis_mark(struct layout *, const struct para_style *, bool lined, len_t x, len_t y);

#endif
