/*
 * source.h - the bytes of a file as UTF-8, and places in them
 *
 * Knows encodings and lines, nothing of XML but its first declaration.
 */
#ifndef XML_SOURCE_H
#define XML_SOURCE_H

#include "xml/words.h"

#include <stdbool.h>
#include <stddef.h>

struct source {
	const char *file;       /* as shown to the author; lives as long as the program */
	char *bytes;            /* UTF-8 without byte order mark, NUL after the last */
	size_t size;
	size_t at;              /* line and column below are those of bytes[at] */
	int line, column;
};

/*
 * Read a whole file ("-": what comes in), or take a copy of bytes, and convert it to UTF-8.  The
 * encoding is told by the byte order mark, else by the XML declaration, else
 * it is UTF-8.  False: reported, and nothing is to be cleared.
 */
bool source_read(struct source *, const char *path, const char *shown, size_t max_bytes, enum words_lang,
    struct diag *);
bool source_copy(struct source *, const char *shown, const char *bytes, size_t size, size_t max_bytes,
    enum words_lang, struct diag *);
void source_clear(struct source *);

/* How the bytes of a file are encoded: a name iconv knows, to be freed with g_free, and the length of its mark. */
char *source_encoding(const char *bytes, size_t size, size_t *mark);

/*
 * The place of the byte at an offset.  Lines end with LF, CR LF or CR; columns
 * count characters.  It costs only the way from the last place that was asked for.
 */
struct pos source_pos(struct source *, size_t offset);

/* The other way round; the size if there is no such place. */
size_t source_offset(struct source *, int line, int column);

/* Where needle last begins before an offset; the offset itself if it is nowhere. */
size_t source_last(const struct source *, size_t before, const char *needle);

#endif
