/*
 * edit.h - change a file's text in places and leave every other byte as it was
 *
 * The file keeps its encoding, byte order mark and line ends.
 */
#ifndef XML_EDIT_H
#define XML_EDIT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct edit {
	size_t from, to;        /* in bytes of the text as UTF-8, as struct source has it */
	char *text;             /* what comes there, escaped as XML wants it */
	bool may_refer;         /* a character the encoding lacks may become a reference */
};

/*
 * The bytes of the changed file; g_byte_array_unref it.  Edits go forward and
 * do not overlap.  NULL: the encoding cannot hold what is to be written, or
 * has states that a cut would break.
 */
GByteArray *edit_apply(const char *bytes, size_t size, const struct edit *const *, guint n);

#endif
