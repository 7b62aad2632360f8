/*
 * justify.h - give the cells of a chosen line their widths
 *
 * What a line has too much or too little is shared out in the order of tiers
 * (chinese-layout, section 8): all members of a tier give or take the same share
 * of their range before the next tier is asked.  Lines are not chosen in here.
 */
#ifndef TEXT_JUSTIFY_H
#define TEXT_JUSTIFY_H

#include "text/fit.h"

/* Fill in width, hyphen and overfull of the line, and advance and offset of its cells. */
void justify_line(const struct paragraph *, struct line *, int number, len_t *advance, len_t *offset);

#endif
