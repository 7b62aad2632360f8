/*
 * textmap.h - an element's text, and where each character of it stands in the source
 *
 * Text is what XPath's string() gives: references are resolved, comments and
 * tags are left out.  The map is made from the source itself, which must be
 * well-formed and without entities of its own: what xml_load() has accepted.
 */
#ifndef XML_TEXTMAP_H
#define XML_TEXTMAP_H

#include "xml/source.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct textmap_char {
	size_t at;              /* in the text, in bytes */
	size_t from, to;        /* in the source; a reference is one character */
	int run;                /* characters between the same two tags, comments or marks of a CDATA section */
	bool literal;           /* in a CDATA section, where nothing is escaped */
};

struct textmap {
	GString *text;
	GArray *chars;          /* struct textmap_char, and one more that stands behind the last */
};

/* Of the element whose "<" is at an offset. */
struct textmap *textmap_of_element(const struct source *, size_t start);

/* Of the value of one of its attributes, by the name as written; NULL: it has none of that name. */
struct textmap *textmap_of_attribute(const struct source *, size_t start, const char *name);

void textmap_free(struct textmap *);    /* NULL is fine */

/* The character that begins at a byte of the text, or the one behind the last. */
const struct textmap_char *textmap_char(const struct textmap *, size_t at);

#endif
