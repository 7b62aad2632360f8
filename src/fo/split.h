/*
 * split.h - white space and the parts between it, in attributes' texts
 *
 * All strings that come out belong to the arena or are parts of what was given.
 */
#ifndef FO_SPLIT_H
#define FO_SPLIT_H

#include <stdbool.h>

struct arena;

/* The white space of XML. */
#define FO_BLANKS " \t\r\n"
bool fo_is_blank(char);

/* Text without the white space around it. */
const char *fo_trim(struct arena *, const char *text);

/*
 * The parts of a value written one after another: by white space outside of
 * parentheses and quotes.  How many there are, most + 1 if there are more.
 */
int fo_split(struct arena *, const char *text, const char **part, int most);

#endif
