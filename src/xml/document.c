#include "xml/document.h"

#include <libxml/uri.h>
#include <libxml/xpathInternals.h>
#include <libxslt/functions.h>

/* What has a meaning in a URI stays, "%" too: it may be escaped already. */
#define KEPT ";/?:@&=+$,#%-_.!~*'()"

/* Ask libxslt for one name; base may be NULL.  NULL: it failed, and said so. */
static xmlXPathObjectPtr ask(xmlXPathParserContextPtr parser, const xmlChar *name, xmlXPathObjectPtr base)
{
	xmlChar *uri = xmlURIEscapeStr(name, BAD_CAST KEPT);

	valuePush(parser, xmlXPathWrapString(uri));
	if (base != NULL)
		valuePush(parser, xmlXPathObjectCopy(base));
	xsltDocumentFunction(parser, base != NULL ? 2 : 1);
	return parser->error == XPATH_EXPRESSION_OK ? valuePop(parser) : NULL;
}

/* Every node names a file, relative to where the node stands unless there is a base. */
static xmlXPathObjectPtr ask_all(xmlXPathParserContextPtr parser, const xmlNodeSet *nodes,
    xmlXPathObjectPtr base)
{
	xmlXPathObjectPtr all = xmlXPathNewNodeSet(NULL);

	for (int i = 0; nodes != NULL && i < nodes->nodeNr && parser->error == XPATH_EXPRESSION_OK; i++) {
		xmlXPathObjectPtr own = base == NULL ? xmlXPathNewNodeSet(nodes->nodeTab[i]) : NULL;
		xmlChar *name = xmlXPathCastNodeToString(nodes->nodeTab[i]);
		xmlXPathObjectPtr found = ask(parser, name, base != NULL ? base : own);

		if (found != NULL)
			all->nodesetval = xmlXPathNodeSetMerge(all->nodesetval, found->nodesetval);
		xmlXPathFreeObject(found);
		xmlXPathFreeObject(own);
		xmlFree(name);
	}
	return all;
}

static void document_function(xmlXPathParserContextPtr parser, int n)
{
	xmlXPathObjectPtr base, what, found;

	if (n < 1 || n > 2) {
		xmlXPathSetArityError(parser);
		return;
	}
	base = n == 2 ? valuePop(parser) : NULL;
	what = valuePop(parser);
	if (what != NULL && what->type == XPATH_NODESET) {
		found = ask_all(parser, what->nodesetval, base);
	} else {
		xmlChar *name = xmlXPathCastToString(what);

		found = ask(parser, name, base);
		xmlFree(name);
	}
	if (found != NULL)
		valuePush(parser, found);
	xmlXPathFreeObject(what);
	xmlXPathFreeObject(base);
}

void document_register(xsltTransformContextPtr run)
{
	/* a function that is there must go before another can come */
	xmlXPathRegisterFunc(run->xpathCtxt, BAD_CAST "document", NULL);
	xmlXPathRegisterFunc(run->xpathCtxt, BAD_CAST "document", document_function);
}
