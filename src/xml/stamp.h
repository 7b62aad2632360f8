/*
 * stamp.h - the marks by which an author's place goes through a stylesheet
 */
#ifndef XML_STAMP_H
#define XML_STAMP_H

#include <libxml/tree.h>
#include <libxslt/xsltInternals.h>

/* Mark every literal fo: element of a stylesheet's module. */
void stamp_module(xmlDoc *module);

/* Give a transformation the function yf:pos(node [, node if there is none]). */
void stamp_register(xsltTransformContextPtr);

/*
 * Put the places of a result's yf:pos attributes into its elements too.  Empty
 * attributes go: their elements have the place of those around them.
 */
void stamp_collect(xmlDoc *result, const char *main_file);

#endif
