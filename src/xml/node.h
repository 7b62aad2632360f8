/*
 * node.h - what is asked of nodes everywhere
 *
 * Strings that come out are the caller's, to be given to g_free.
 */
#ifndef XML_NODE_H
#define XML_NODE_H

#include <libxml/tree.h>
#include <stdbool.h>

#define XML_XSL_NS "http://www.w3.org/1999/XSL/Transform"

/* An element of that namespace and name; name NULL: of any name. */
bool xml_is(const xmlNode *, const char *ns, const char *name);

/* The value of an attribute in no namespace, or in one; NULL if there is none. */
char *xml_attribute(const xmlNode *, const char *name);
char *xml_attribute_in(const xmlNode *, const char *ns, const char *name);

/* The same with a value for where there is none. */
char *xml_attribute_or(const xmlNode *, const char *name, const char *otherwise);

/* The node after one in document order, within top; NULL: that was the last. */
xmlNode *xml_next(const xmlNode *, const xmlNode *top);

#endif
