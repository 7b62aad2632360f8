#include "xml/stamp.h"

#include "xml/node.h"
#include "xml/pos.h"

#include <glib.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FO_NS       "http://www.w3.org/1999/XSL/Format"
#define EXSL_FUNC_NS "http://exslt.org/functions"

/* ---- before: the stylesheet ---- */

/* Our namespace at the root, under a prefix that is free there. */
static xmlNs *declare(xmlNode *root)
{
	xmlNs *ns = xmlSearchNsByHref(root->doc, root, BAD_CAST XML_YINFA_NS);

	if (ns != NULL && ns->prefix != NULL)
		return ns;
	ns = xmlNewNs(root, BAD_CAST XML_YINFA_NS, BAD_CAST "yf");
	return ns != NULL ? ns : xmlNewNs(root, BAD_CAST XML_YINFA_NS, BAD_CAST "yf-pos");
}

/* Only what is stamped shall declare the namespace in the result. */
static void exclude(xmlNode *root, const xmlNs *ns)
{
	char *had = xml_attribute_or(root, "exclude-result-prefixes", "");
	char *all = g_strconcat(had, " ", (const char *)ns->prefix, NULL);

	xmlSetProp(root, BAD_CAST "exclude-result-prefixes", BAD_CAST all);
	g_free(all);
	g_free(had);
}

static void stamp_within(xmlNode *top, xmlNs *ns, const char *value)
{
	for (xmlNode *n = top; n != NULL; n = xml_next(n, top))
		if (xml_is(n, FO_NS, NULL) && !xmlHasNsProp(n, BAD_CAST "pos", BAD_CAST XML_YINFA_NS))
			xmlNewNsProp(n, ns, BAD_CAST "pos", BAD_CAST value);
}

void stamp_module(xmlDoc *module)
{
	xmlNode *root = xmlDocGetRootElement(module);
	xmlNs *ns = root != NULL ? declare(root) : NULL;
	char *value;

	if (ns == NULL)
		return;
	value = g_strdup_printf("{%s:pos(.)}", (const char *)ns->prefix);
	if (!xml_is(root, XML_XSL_NS, NULL)) {
		stamp_within(root, ns, value);          /* a literal result element as stylesheet */
	} else {
		exclude(root, ns);
		/* other elements at the top are the stylesheet's own data: left as they are */
		for (xmlNode *child = root->children; child != NULL; child = child->next)
			if (xml_is(child, XML_XSL_NS, NULL) || xml_is(child, EXSL_FUNC_NS, NULL))
				stamp_within(child, ns, value);
	}
	g_free(value);
}

/* ---- during: the function ---- */

static struct pos pos_of_set(const xmlXPathObject *set)
{
	struct pos pos = { 0 };

	if (set != NULL && set->nodesetval != NULL && set->nodesetval->nodeNr > 0)
		pos = xml_pos(set->nodesetval->nodeTab[0]);
	return pos;
}

static void pos_function(xmlXPathParserContextPtr parser, int n)
{
	xsltTransformContextPtr run = xsltXPathGetTransformContext(parser);
	const char *main_file = run != NULL ? xml_file(run->initialContextDoc) : NULL;
	struct pos pos = { 0 };
	char text[64];
	xmlXPathObject *arg;

	if (n < 1 || n > 2) {
		xmlXPathSetArityError(parser);
		return;
	}
	/* the last argument comes first; the one before it counts more */
	for (; n > 0; n--) {
		struct pos p;

		arg = valuePop(parser);
		p = pos_of_set(arg);
		if (p.line > 0)
			pos = p;
		xmlXPathFreeObject(arg);
	}
	if (pos.line == 0) {
		valuePush(parser, xmlXPathNewCString(""));
	} else if (pos.file == NULL || g_strcmp0(pos.file, main_file) == 0) {
		snprintf(text, sizeof text, "%d:%d", pos.line, pos.column);
		valuePush(parser, xmlXPathNewCString(text));
	} else {
		char *with_file = g_strdup_printf("%d:%d:%s", pos.line, pos.column, pos.file);

		valuePush(parser, xmlXPathNewCString(with_file));
		g_free(with_file);
	}
}

void stamp_register(xsltTransformContextPtr run)
{
	xsltRegisterExtFunction(run, BAD_CAST "pos", BAD_CAST XML_YINFA_NS, pos_function);
}

/* ---- after: the result ---- */

static bool parse_pos(const char *text, const char *main_file, struct pos *pos)
{
	gint64 line, column;
	char *end;

	line = g_ascii_strtoll(text, &end, 10);
	if (end == text || *end != ':')
		return false;
	text = end + 1;
	column = g_ascii_strtoll(text, &end, 10);
	if (end == text || (*end != '\0' && *end != ':') || line <= 0 || line > G_MAXINT || column < 0
	    || column > G_MAXINT)
		return false;
	*pos = (struct pos){ *end == ':' ? end + 1 : main_file, (int)line, (int)column };
	return true;
}

void stamp_collect(xmlDoc *result, const char *main_file)
{
	xmlNode *root = xmlDocGetRootElement(result);

	for (xmlNode *n = root; n != NULL; n = xml_next(n, root)) {
		xmlAttr *attr = n->type == XML_ELEMENT_NODE
		    ? xmlHasNsProp(n, BAD_CAST "pos", BAD_CAST XML_YINFA_NS) : NULL;
		const char *text = attr != NULL && attr->children != NULL ? (const char *)attr->children->content : "";
		struct pos pos;

		if (attr == NULL)
			continue;
		if (!parse_pos(text, main_file, &pos)) {
			xmlRemoveProp(attr);
			continue;
		}
		xml_set_pos(n, pos);
		/* libxslt and libxml2 know a line only */
		n->line = (unsigned short)MIN(pos.line, 65535);
	}
}
