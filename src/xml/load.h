/*
 * load.h - a file becomes a tree in which every element knows its place
 *
 * Input is hostile: nothing but the file itself is read, no declarations of a
 * DTD are taken, size and depth are bounded.  What is wrong is reported in the
 * author's language (words.def) with line and column.  Places are asked with
 * xml_pos() of pos.h.  CDATA sections become plain text.
 */
#ifndef XML_LOAD_H
#define XML_LOAD_H

#include "base/diag.h"
#include "xml/pos.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

struct xml_access;

struct xml_limits {
	size_t max_bytes;               /* of the file; 0: 256 MiB */
	int max_depth;                  /* of elements, at most 250; 0: 250 */
	/* Internal entities may be declared and used, their growth is bounded; an external DTD is named in a note. */
	bool allow_internal_dtd;
	const struct xml_access *entities;      /* external entities may be read below these; NULL: none */
	bool foreign;                   /* not of our kinds: faults are said in English, unless xml:lang says Chinese */
	struct _xmlDict *dict;          /* names are kept in here; NULL: the document has its own */
};

/* NULL limits: those of an author's document.  NULL: an error was reported; else xml_free the document. */
xmlDoc *xml_load(const char *path, const struct xml_limits *, struct diag *);

/* The same from memory; name stands for the file in messages and is what references are relative to. */
xmlDoc *xml_load_memory(const char *name, const char *bytes, size_t size, const struct xml_limits *,
    struct diag *);

/* The same for a file that is shown to the author under another name. */
xmlDoc *xml_load_as(const char *path, const char *shown, const struct xml_limits *, struct diag *);

void xml_free(xmlDoc *);        /* NULL is fine */

/*
 * Make libxml2 and libxslt silent and deny them every file they would open by
 * themselves.  All that is in src/xml calls it; whoever uses the libraries
 * directly calls it first.
 */
void xml_init(void);

/* While open, libxml2 may read local files by itself, as a schema its parts.  Calls: true, then false. */
void xml_open_files(bool open);

#endif
