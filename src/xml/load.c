/*
 * load.c - parse, and note where every element stands
 *
 * libxml2 tells lines, and columns only roughly and not for every element.  So
 * the file is converted to UTF-8 here, parsed from memory, and at each start
 * tag the parser's byte offset is looked up in the text: in well-formed XML no
 * "<" can stand within a start tag, so the last one before the offset begins
 * it.  Offsets only grow, so counting lines costs one pass in all.
 *
 * Elements that come out of an entity get the place of the first reference to it.
 */
#include "xml/load.h"

#include "xml/access.h"
#include "xml/fault.h"
#include "xml/source.h"
#include "xml/words.h"

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <string.h>

#define MAX_BYTES (256u << 20)
#define MAX_DEPTH 250   /* libxml2 has a bound of its own at 256 */

/* ---- what libxml2 may do by itself ---- */

static void no_noise(void *data, const char *format, ...)
{
	(void)data, (void)format;
}

static xmlParserInputPtr deny(const char *url, const char *id, xmlParserCtxtPtr parser);

static xmlParserInputPtr local_file(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	char *path = url != NULL ? xml_path_of_uri(url) : NULL;
	xmlParserInputPtr input = NULL;

	(void)id;
	if (path != NULL && g_file_test(path, G_FILE_TEST_IS_REGULAR))
		input = xmlNewInputFromFile(parser, url);
	g_free(path);
	return input;
}

void xml_open_files(bool open)
{
	xmlSetExternalEntityLoader(open ? local_file : deny);
}

void xml_init(void)
{
	static gsize once;

	if (g_once_init_enter(&once)) {
		xmlInitParser();
		xmlSetExternalEntityLoader(deny);
		g_once_init_leave(&once, 1);
	}
	/* kept for each thread */
	xmlSetGenericErrorFunc(NULL, no_noise);
}

/* ---- parsing ---- */

static struct loading *loading_of(void *data)
{
	return ((xmlParserCtxtPtr)data)->_private;
}

static void stop(struct loading *l)
{
	l->failed = l->quiet = true;
	xmlStopParser(l->parser);
}

static void note_language(struct loading *l, int n, const xmlChar **attributes)
{
	for (int i = 0; i < n; i++) {
		const xmlChar **a = attributes + 5 * i;        /* name, prefix, URI, value, its end */

		if (a[1] != NULL && strcmp((const char *)a[0], "lang") == 0
		    && strcmp((const char *)a[1], "xml") == 0) {
			char *tag = g_strndup((const char *)a[3], (gsize)(a[4] - a[3]));

			l->lang = words_lang_of_tag(tag);
			g_free(tag);
		}
	}
}

/* Where the tag that is being parsed begins; within an entity, the reference to it. */
static struct pos tag_pos(struct loading *l, xmlParserCtxtPtr parser)
{
	bool in_entity = parser != l->parser || parser->inputNr > 1;

	return source_pos(&l->source, source_last(&l->source, fault_offset(l), in_entity ? "&" : "<"));
}

static void start_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_ns,
    const xmlChar **ns, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr parser = data;
	struct loading *l = loading_of(data);

	if (l->quiet)
		return;
	if (parser == l->parser && parser->nodeNr == 0)
		note_language(l, n_attributes, attributes);
	if (parser->nodeNr >= l->max_depth) {
		words_report(l->diag, tag_pos(l, parser), l->lang, WORD_XML_TOO_DEEP, l->max_depth);
		stop(l);
		return;
	}
	xmlSAX2StartElementNs(data, name, prefix, uri, n_ns, ns, n_attributes, n_defaulted, attributes);
	if (parser->node != NULL && parser->node->type == XML_ELEMENT_NODE)
		xml_set_pos(parser->node, tag_pos(l, parser));
}

/* ---- declarations ---- */

static void refuse(struct loading *l, const char *declaration, enum word word, const char *what)
{
	struct pos pos = source_pos(&l->source, source_last(&l->source, fault_offset(l), declaration));

	if (l->quiet)
		return;
	words_report(l->diag, pos, l->lang, word, what);
	stop(l);
}

/* False if a declaration may not be taken: reported, and the parser is stopped. */
static bool may_declare(struct loading *l, const char *declaration)
{
	if (l->allow_dtd)
		return true;
	refuse(l, declaration, WORD_XML_DTD, NULL);
	return false;
}

static void internal_subset(void *data, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id)
{
	struct loading *l = loading_of(data);
	const char *id = (const char *)(system_id != NULL ? system_id : public_id);

	if (id != NULL && !l->allow_dtd) {
		refuse(l, "<!DOCTYPE", WORD_XML_DTD_EXTERNAL, id);
		return;
	}
	if (id != NULL && !l->quiet) {
		size_t at = source_last(&l->source, fault_offset(l), "<!DOCTYPE");

		words_report(l->diag, source_pos(&l->source, at), l->lang, WORD_XML_DTD_UNREAD, id);
	}
	xmlSAX2InternalSubset(data, name, public_id, system_id);
}

static void entity_decl(void *data, const xmlChar *name, int type, const xmlChar *public_id,
    const xmlChar *system_id, xmlChar *content)
{
	struct loading *l = loading_of(data);
	bool internal = type == XML_INTERNAL_GENERAL_ENTITY || type == XML_INTERNAL_PARAMETER_ENTITY;

	if (!internal && l->entities == NULL)
		refuse(l, "<!ENTITY", WORD_XML_ENTITY_EXTERNAL, (const char *)(system_id ? system_id : public_id));
	else if (may_declare(l, "<!ENTITY"))
		xmlSAX2EntityDecl(data, name, type, public_id, system_id, content);
}

static void unparsed_entity_decl(void *data, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id, const xmlChar *notation)
{
	const xmlChar *id = system_id != NULL ? system_id : public_id;

	(void)name, (void)notation;
	refuse(loading_of(data), "<!ENTITY", WORD_XML_ENTITY_EXTERNAL, (const char *)id);
}

static void notation_decl(void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	if (may_declare(loading_of(data), "<!NOTATION"))
		xmlSAX2NotationDecl(data, name, public_id, system_id);
}

static void element_decl(void *data, const xmlChar *name, int type, xmlElementContentPtr content)
{
	if (may_declare(loading_of(data), "<!ELEMENT"))
		xmlSAX2ElementDecl(data, name, type, content);
}

static void attribute_decl(void *data, const xmlChar *element, const xmlChar *name, int type, int def,
    const xmlChar *value, xmlEnumerationPtr values)
{
	if (may_declare(loading_of(data), "<!ATTLIST"))
		xmlSAX2AttributeDecl(data, element, name, type, def, value, values);
	else
		xmlFreeEnumeration(values);
}

static xmlParserInputPtr deny(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	struct loading *l = parser != NULL ? parser->_private : NULL;
	xmlParserInputPtr input = NULL;
	char *path, *real = NULL;

	(void)id;
	/* a parser of libxml2's own, or an entity that was refused where it was declared */
	if (l == NULL || l->entities == NULL || url == NULL)
		return NULL;
	path = xml_path_of_uri(url);
	if (path != NULL && xml_access_path(l->entities, path, &real) == XML_MAY)
		input = xmlNewInputFromFile(parser, real);
	if (input == NULL)
		refuse(l, parser->inSubset ? "%" : "&", WORD_XML_ENTITY_EXTERNAL, url);
	g_free(real);
	g_free(path);
	return input;
}

static void set_handlers(xmlSAXHandler *sax)
{
	sax->startElementNs = start_element;
	sax->internalSubset = internal_subset;
	sax->entityDecl = entity_decl;
	sax->unparsedEntityDecl = unparsed_entity_decl;
	sax->notationDecl = notation_decl;
	sax->elementDecl = element_decl;
	sax->attributeDecl = attribute_decl;
	sax->serror = fault_found;
}

/* ---- loading ---- */

static xmlDoc *parse(struct loading *l, struct _xmlDict *dict)
{
	/* never XML_PARSE_HUGE: it also lifts the bound on the growth of entities */
	int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT;
	char *uri = xml_uri_of_path(l->source.file);
	xmlDoc *doc;

	l->parser = xmlNewParserCtxt();
	if (dict != NULL) {
		xmlDictFree(l->parser->dict);
		l->parser->dict = dict;
		xmlDictReference(dict);
	}
	set_handlers(l->parser->sax);
	l->parser->_private = l;
	doc = xmlCtxtReadMemory(l->parser, l->source.bytes, (int)l->source.size, uri, NULL, options);
	if (doc == NULL && !l->failed)
		words_report(l->diag, source_pos(&l->source, 0), l->lang, WORD_XML_EMPTY);
	if (doc != NULL && l->failed) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	if (doc != NULL) {
		xmlFree((xmlChar *)doc->URL);
		doc->URL = xmlStrdup(BAD_CAST uri);
	}
	xmlFreeParserCtxt(l->parser);
	g_free(uri);
	return doc;
}

static size_t max_bytes(const struct xml_limits *limits)
{
	return limits->max_bytes > 0 ? MIN(limits->max_bytes, (size_t)INT_MAX) : MAX_BYTES;
}

/* Until the root element says what it is. */
static enum words_lang language(const struct xml_limits *limits)
{
	return limits->foreign ? WORDS_EN : WORDS_ZH;
}

static xmlDoc *load(struct loading *l, const struct xml_limits *limits, struct diag *diag)
{
	xmlDoc *doc;

	l->diag = diag;
	l->lang = language(limits);
	l->allow_dtd = limits->allow_internal_dtd;
	l->entities = limits->entities;
	l->max_depth = limits->max_depth > 0 ? MIN(limits->max_depth, MAX_DEPTH) : MAX_DEPTH;
	doc = parse(l, limits->dict);
	source_clear(&l->source);
	return doc;
}

xmlDoc *xml_load_as(const char *path, const char *shown, const struct xml_limits *limits, struct diag *diag)
{
	static const struct xml_limits usual;
	struct loading l = { 0 };

	xml_init();
	if (limits == NULL)
		limits = &usual;
	if (!source_read(&l.source, path, shown, max_bytes(limits), language(limits), diag))
		return NULL;
	return load(&l, limits, diag);
}

xmlDoc *xml_load(const char *path, const struct xml_limits *limits, struct diag *diag)
{
	return xml_load_as(path, path, limits, diag);
}

xmlDoc *xml_load_memory(const char *name, const char *bytes, size_t size, const struct xml_limits *limits,
    struct diag *diag)
{
	static const struct xml_limits usual;
	struct loading l = { 0 };

	xml_init();
	if (limits == NULL)
		limits = &usual;
	if (!source_copy(&l.source, name, bytes, size, max_bytes(limits), language(limits), diag))
		return NULL;
	return load(&l, limits, diag);
}

void xml_free(xmlDoc *doc)
{
	if (doc != NULL)
		xmlFreeDoc(doc);
}
