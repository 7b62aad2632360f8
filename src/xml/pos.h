/*
 * pos.h - the author's place of a node
 *
 * Every element that was loaded from a file carries the place of its "<" in
 * its _private field, packed into the pointer's bits: nothing to allocate,
 * nothing to free, and it stays right when the node moves to another
 * document.  Elements of a stylesheet's result carry the place of what they
 * were made for.
 */
#ifndef XML_POS_H
#define XML_POS_H

#include "base/diag.h"

#include <libxml/tree.h>

/* The namespace of what Yinfa adds to documents, among it the attribute "pos". */
#define XML_YINFA_NS "urn:yinfa:fo"

/*
 * The place of the nearest element at or above node that has one; of a
 * document, that of its root.  Else the document's file with line 0.  The file
 * name lives as long as the program.
 */
struct pos xml_pos(const xmlNode *node);

void xml_set_pos(xmlNode *element, struct pos);

/* The document's file as it is shown to the author; NULL is unknown. */
const char *xml_file(const xmlDoc *);

/* The path of a file URI or an escaped path; NULL if it is not a local file.  g_free it. */
char *xml_path_of_uri(const char *uri);

/* An absolute path, with all but plain characters escaped, as libxml2 wants its URLs; g_free it. */
char *xml_uri_of_path(const char *path);

/* A path as messages show it: relative when it is below the current folder.  Lives as long as the program. */
const char *xml_shown_path(const char *path);

#endif
