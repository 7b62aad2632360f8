/*
 * places.h - where the elements of a document say they stand
 */
#ifndef TESTS_UNIT_XML_PLACES_H
#define TESTS_UNIT_XML_PLACES_H

#include "xml/load.h"

#include "../folder.h"

static inline void add_places(GString *all, const xmlNode *n)
{
	for (; n != NULL; n = n->next) {
		struct pos pos = xml_pos(n);

		if (n->type != XML_ELEMENT_NODE)
			continue;
		g_string_append_printf(all, "%s%s %d:%d", all->len > 0 ? "; " : "", n->name, pos.line, pos.column);
		add_places(all, n->children);
	}
}

/* "name line:column" of every element in document order, "; " between; "" when there is no document */
static inline const char *places_in(xmlDoc *doc)
{
	GString *all = g_string_new(NULL);

	if (doc != NULL)
		add_places(all, xmlDocGetRootElement(doc));
	return lent(g_string_free(all, FALSE));
}

#endif
