#include "xml/pos.h"

#include <glib.h>
#include <libxml/uri.h>
#include <stdint.h>
#include <string.h>

/*
 * file (a GQuark) 16 bits, line 26 bits, column 22 bits.  What does not fit is
 * 0, that is unknown: a column past four million, a line past 67 million.
 */
#define COLUMN_BITS 22
#define LINE_BITS   26
#define FILE_BITS   16
_Static_assert(sizeof(void *) * 8 >= COLUMN_BITS + LINE_BITS + FILE_BITS, "a place fits in a pointer");

static uint64_t fit(uint64_t n, int bits)
{
	return n < (UINT64_C(1) << bits) ? n : 0;
}

static uint64_t take(uint64_t *packed, int bits)
{
	uint64_t n = *packed & ((UINT64_C(1) << bits) - 1);

	*packed >>= bits;
	return n;
}

void xml_set_pos(xmlNode *element, struct pos pos)
{
	uint64_t file = fit(pos.file != NULL ? g_quark_from_string(pos.file) : 0, FILE_BITS);
	uint64_t line = fit((uint64_t)pos.line, LINE_BITS);
	uint64_t column = fit((uint64_t)pos.column, COLUMN_BITS);

	element->_private = (void *)(uintptr_t)(file << (LINE_BITS + COLUMN_BITS) | line << COLUMN_BITS | column);
}

struct pos xml_pos(const xmlNode *node)
{
	const xmlDoc *doc;

	if (node == NULL || node->type == XML_NAMESPACE_DECL)
		return (struct pos){ 0 };
	if (node->type == XML_DOCUMENT_NODE) {
		doc = (const xmlDoc *)node;
		node = xmlDocGetRootElement(doc);
	} else {
		doc = node->doc;
	}
	for (; node != NULL && node->type != XML_DOCUMENT_NODE; node = node->parent) {
		if (node->type == XML_ELEMENT_NODE && node->_private != NULL) {
			uint64_t packed = (uint64_t)(uintptr_t)node->_private;
			struct pos pos;

			pos.column = (int)take(&packed, COLUMN_BITS);
			pos.line = (int)take(&packed, LINE_BITS);
			pos.file = packed != 0 ? g_quark_to_string((GQuark)packed) : xml_file(doc);
			return pos;
		}
	}
	return (struct pos){ .file = xml_file(doc) };
}

const char *xml_file(const xmlDoc *doc)
{
	const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	const char *shown = NULL;
	char *path;

	if (root != NULL && root->_private != NULL) {
		uint64_t file = (uint64_t)(uintptr_t)root->_private >> (LINE_BITS + COLUMN_BITS);

		if (file != 0)
			return g_quark_to_string((GQuark)file);
	}
	if (doc == NULL || doc->URL == NULL)
		return NULL;
	path = xml_path_of_uri((const char *)doc->URL);
	if (path != NULL)
		shown = xml_shown_path(path);
	g_free(path);
	return shown;
}

char *xml_path_of_uri(const char *uri)
{
	char *scheme = g_uri_parse_scheme(uri);
	bool local = scheme == NULL || strcmp(scheme, "file") == 0;

	if (scheme != NULL && local) {
		uri += strlen("file:");
		if (g_str_has_prefix(uri, "//localhost/"))
			uri += strlen("//localhost");
		else if (g_str_has_prefix(uri, "///"))
			uri += strlen("//");
		else if (g_str_has_prefix(uri, "//"))
			local = false;
	}
	g_free(scheme);
	/* NULL also for an escaped NUL */
	return local ? g_uri_unescape_string(uri, NULL) : NULL;
}

char *xml_uri_of_path(const char *path)
{
	char *absolute = g_canonicalize_filename(path, NULL);
	char *uri = g_uri_escape_string(absolute, "/", FALSE);

	g_free(absolute);
	return uri;
}

const char *xml_shown_path(const char *path)
{
	char *here = g_get_current_dir();
	size_t n = strlen(here);

	if (strncmp(path, here, n) == 0 && path[n] == '/' && path[n + 1] != '\0')
		path += n + 1;
	g_free(here);
	return g_intern_string(path);
}
