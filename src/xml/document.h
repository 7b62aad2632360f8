/*
 * document.h - XSLT's document() for file names as people write them
 *
 * libxslt takes URIs only and answers a name with a blank or a Chinese
 * character in it with nothing at all.  Here such characters are escaped first.
 */
#ifndef XML_DOCUMENT_H
#define XML_DOCUMENT_H

#include <libxslt/xsltInternals.h>

void document_register(xsltTransformContextPtr);

#endif
