/*
 * value.c - any attributes of nested objects become values, or are refused
 *
 * A line begins with the name of an object, then come its attributes as
 * name=value between tabs; each object stands in the one of the line before.
 * What must hold: no crash, no endless work; every property of every object has
 * a value, and that can be written down.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "fo/tree.h"
#include "fo/value.h"
#include "xml/load.h"

#include <glib.h>
#include <libxml/tree.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FO "http://www.w3.org/1999/XSL/Format"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

static const char *const words[] = {
#define PROP(id, name, ...) "\t" name "=",
#include "fo/properties.def"
#undef PROP
#define KEYWORD(id, name) name,
#include "fo/keywords.def"
#undef KEYWORD
	".minimum", ".optimum", ".maximum", ".length", ".conditionality", ".precedence", ".within-page",
	"\nfo:block", "\nfo:table\nfo:table-column", "\nfo:table-cell", "\nfo:inline", "\nfo:list-block",
	"abs(", "ceiling(", "floor(", "round(", "max(", "min(", "rgb(", "rgb-icc(", "system-color(", "cmyk(",
	"from-parent(", "from-nearest-specified-value(", "inherited-property-value(", "from-table-column(",
	"from-page-master-region(", "merge-property-values(", "proportional-column-width(", "label-end()", "body-start()",
	"url(", "url('", "data:,", " + ", " - ", " * ", " div ", " mod ", "(", ")", ",", "'", "\"", "-", "/", "#", "!", "%", "pt", "em",
	"px", "mm", "in", "1", "0", "0.5", "2147483648", "1e9", "100%", "#fff", "#12345678", "red", "serif", "zh-CN", "一", "&"
};


static void add_attribute(xmlNode *n, const char *text)
{
	char **part = g_strsplit(text, "=", 2);

	if (part[0] != NULL && *part[0] != '\0' && part[1] != NULL)
		xmlSetProp(n, (xmlChar *)part[0], (xmlChar *)part[1]);
	g_strfreev(part);
}

/* The object of a line in the one before. */
static xmlNode *add_object(xmlNode *parent, const char *line)
{
	char **part = g_strsplit(line, "\t", -1);
	const char *name = part[0] == NULL ? "" : g_str_has_prefix(part[0], "fo:") ? part[0] + 3 : part[0];
	xmlNode *n = xmlNewChild(parent, parent->ns, (const xmlChar *)(*name != '\0' ? name : "block"), NULL);

	for (char **p = part; n != NULL && *p != NULL && p[1] != NULL; p++)
		add_attribute(n, p[1]);
	g_strfreev(part);
	return n;
}

static xmlNode *child(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, parent->ns, (const xmlChar *)name, NULL);
}

/* A document with one page master and all lines in its flow. */
static xmlDoc *document(char *text)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root = xmlNewDocNode(doc, NULL, (const xmlChar *)"root", NULL), *master, *at;
	char **lines = g_strsplit(text, "\n", 60);

	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, (const xmlChar *)FO, (const xmlChar *)"fo"));
	master = child(child(root, "layout-master-set"), "simple-page-master");
	xmlSetProp(master, (const xmlChar *)"master-name", (const xmlChar *)"p");
	xmlSetProp(child(master, "region-body"), (const xmlChar *)"column-count", (const xmlChar *)"2");
	at = child(root, "page-sequence");
	xmlSetProp(at, (const xmlChar *)"master-reference", (const xmlChar *)"p");
	at = child(at, "flow");
	xmlSetProp(at, (const xmlChar *)"flow-name", (const xmlChar *)"xsl-region-body");
	for (char **line = lines; *line != NULL && at != NULL; line++)
		at = add_object(at, *line);
	g_strfreev(lines);
	return doc;
}

static void look(struct arena *a, const struct fo_node *n)
{
	for (; n != NULL; n = n->next) {
		for (int p = 0; p < PROP_COUNT && n->style != NULL; p++) {
			const struct fo_value *v = fo_get(n, (enum fo_prop)p);

			if (v == NULL || fo_value_text(a, v) == NULL)
				abort();
		}
		look(a, n->first);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *diag = diag_new();
	char *text = g_utf8_make_valid((const char *)data, (gssize)size);
	xmlDoc *doc = document(text);

	look(a, fo_build(a, doc, NULL, diag));
	xml_free(doc);
	g_free(text);
	diag_free(diag);
	arena_free(a);
	return 0;
}

/* A word put in somewhere, in place of as many bytes or between them; now and then what bytes bring. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
	const char *word = words[seed % (sizeof words / sizeof *words)];
	size_t n = strlen(word), at = size == 0 ? 0 : (seed >> 12) % (size + 1), over = seed & 2048 ? 0 : n;

	if (seed >> 29 == 0 || size + n > max_size)
		return LLVMFuzzerMutate(data, size, max_size);
	over = over > size - at ? size - at : over;
	memmove(data + at + n, data + at + over, size - at - over);
	memcpy(data + at, word, n);
	return size + n - over;
}
