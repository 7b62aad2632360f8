/*
 * fault.h - what libxml2's parser complains about, in the author's words
 *
 * Shared by load.c and fault.c only.
 */
#ifndef XML_FAULT_H
#define XML_FAULT_H

#include "base/diag.h"
#include "xml/source.h"
#include "xml/words.h"

#include <libxml/parser.h>
#include <stdbool.h>

struct xml_access;

/* One file being loaded; the _private of its parser and of those libxml2 makes for entities. */
struct loading {
	struct source source;
	struct diag *diag;
	enum words_lang lang;
	xmlParserCtxtPtr parser;
	bool failed;            /* an error was reported */
	bool quiet;             /* the rest would only follow from it */
	int max_depth;
	bool allow_dtd;
	const struct xml_access *entities;
};

/* How far the parser is in the source, in bytes. */
size_t fault_offset(const struct loading *);

/* A handler of structured errors. */
void fault_found(void *parser, xmlErrorPtr);

#endif
