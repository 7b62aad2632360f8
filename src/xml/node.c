#include "xml/node.h"

#include <glib.h>
#include <string.h>

bool xml_is(const xmlNode *n, const char *ns, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL && strcmp((const char *)n->ns->href, ns) == 0
	    && (name == NULL || strcmp((const char *)n->name, name) == 0);
}

/* libxml2's string as one of ours. */
static char *own(xmlChar *value)
{
	char *copy = g_strdup((char *)value);

	xmlFree(value);
	return copy;
}

char *xml_attribute(const xmlNode *n, const char *name)
{
	return own(xmlGetNoNsProp(n, BAD_CAST name));
}

char *xml_attribute_in(const xmlNode *n, const char *ns, const char *name)
{
	return own(xmlGetNsProp(n, BAD_CAST name, BAD_CAST ns));
}

char *xml_attribute_or(const xmlNode *n, const char *name, const char *otherwise)
{
	char *value = xml_attribute(n, name);

	return value != NULL ? value : g_strdup(otherwise);
}

xmlNode *xml_next(const xmlNode *n, const xmlNode *top)
{
	if (n->type == XML_ELEMENT_NODE && n->children != NULL)
		return n->children;
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}
