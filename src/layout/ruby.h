/*
 * ruby.h - readings beside characters, and notes of two half lines
 *
 * Each is one object of the line: unbreakable, no deeper than the text around
 * it, so that the pitch of lines stays.  What stands above or beside reaches
 * into the gap between lines, which the style has to leave.
 */
#ifndef LAYOUT_RUBY_H
#define LAYOUT_RUBY_H

#include "layout/para_parts.h"

/* An axf:ruby: a reading over its base; bopomofo at the right of each character. */
void ruby_object(struct para_parts *, const struct fo_node *, const struct para_style *around, struct object *);

/* An inline with yf:warichu: its content in two lines of half size. */
void ruby_warichu(struct para_parts *, const struct fo_node *, const struct para_style *around, struct object *);

#endif
