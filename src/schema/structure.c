/*
 * structure.c - libxml2's findings in the author's words
 *
 * libxml2 gives a node, a code and an English sentence; names and lists are
 * taken out of the sentence.  One that cannot be understood is passed on as it
 * is, so a newer libxml2 costs clarity and no finding.  A value that breaks a
 * facet is reported twice by libxml2, once for the facet and once for the
 * type: the two become one.
 */
#include "schema/structure.h"

#include "schema/declared.h"
#include "xml/load.h"
#include "xml/words.h"

#include <glib.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <string.h>

struct structure {
	xmlSchemaPtr schema;
	xmlDoc *doc;            /* what the schema was compiled from */
	declared_t *declared;
};

/* One document being checked. */
struct checking {
	const struct structure *structure;
	struct diag *diag;
	enum words_lang lang;
	bool failed;
	/* a facet that was broken, until the type is known */
	const xmlNode *node;
	int code;
	char *message;          /* NULL: none */
};

/* ---- loading ---- */

static void schema_fault(void *data, xmlErrorPtr e)
{
	struct diag *diag = data;
	struct pos pos = xml_pos(e->node);
	char *path = pos.file == NULL && e->file != NULL ? xml_path_of_uri(e->file) : NULL;
	char *text = g_strstrip(g_strdup(e->message != NULL ? e->message : ""));

	if (path != NULL)
		pos.file = xml_shown_path(path);
	if (pos.line == 0)
		pos.line = e->line;
	diag_report(diag, pos, SCHEMA_BROKEN, text);
	g_free(text);
	g_free(path);
}

static void free_doc(void *doc)
{
	xml_free(doc);
}

struct structure *structure_load(const char *path, struct diag *diag)
{
	struct structure *s = g_new0(struct structure, 1);
	xmlSchemaParserCtxtPtr parser;

	s->declared = g_ptr_array_new_with_free_func(free_doc);
	/* compiling takes white space out of its tree and marks it: one of its own */
	if (declared_load(s->declared, path, diag))
		s->doc = xml_load_as(path, xml_shown_path(path), NULL, diag);
	if (s->doc != NULL) {
		parser = xmlSchemaNewDocParserCtxt(s->doc);
		xmlSchemaSetParserStructuredErrors(parser, schema_fault, diag);
		xml_open_files(true);
		s->schema = xmlSchemaParse(parser);
		xml_open_files(false);
		xmlSchemaFreeParserCtxt(parser);
	}
	if (s->schema != NULL)
		return s;
	structure_free(s);
	return NULL;
}

void structure_free(struct structure *s)
{
	if (s == NULL)
		return;
	if (s->schema != NULL)
		xmlSchemaFree(s->schema);
	xml_free(s->doc);
	g_ptr_array_free(s->declared, TRUE);
	g_free(s);
}

/* ---- taking sentences apart ---- */

/* What stands between the first start in a text and the next end; g_free it.  NULL: not there. */
static char *between(const char *text, const char *start, const char *end)
{
	const char *from = strstr(text, start);
	const char *to = from != NULL ? strstr(from + strlen(start), end) : NULL;

	return to != NULL ? g_strndup(from + strlen(start), (gsize)(to - from) - strlen(start)) : NULL;
}

/* "{uri}name" is shown as name. */
static const char *local_name(const char *name)
{
	const char *brace = strrchr(name, '}');

	return brace != NULL ? brace + 1 : name;
}

/* "a, b, c" as 〈a〉、〈b〉or〈c〉; each with before and after around it.  g_free it. */
static char *list_of(char **items, const char *before, const char *after, enum words_lang lang)
{
	char *and = words_text(lang, WORD_SCHEMA_AND);
	char *or = words_text(lang, WORD_SCHEMA_OR);
	GString *list = g_string_new(NULL);
	guint n = g_strv_length(items);

	for (guint i = 0; i < n; i++)
		g_string_append_printf(list, "%s%s%s%s", i == 0 ? "" : i + 1 == n ? or : and, before,
		    local_name(g_strstrip(items[i])), after);
	g_free(and);
	g_free(or);
	return g_string_free(list, FALSE);
}

/* "Expected is one of ( a, b )." as a list; NULL if the sentence has none. */
static char *expected(const char *message, enum words_lang lang)
{
	char *inner = between(message, "( ", " )");
	char **items = inner != NULL ? g_strsplit(inner, ",", -1) : NULL;
	char *list = items != NULL ? list_of(items, "<", ">", lang) : NULL;

	g_strfreev(items);
	g_free(inner);
	return list;
}

/* "... the set {'a', 'b'}" as a list; NULL if the sentence has none. */
static char *enumeration(const char *message, enum words_lang lang)
{
	const char *set = g_strrstr(message, "the set {");
	char *inner = set != NULL ? between(set, "{'", "'}") : NULL;
	char **items = inner != NULL ? g_strsplit(inner, "', '", -1) : NULL;
	char *list = items != NULL ? list_of(items, "", "", lang) : NULL;

	g_strfreev(items);
	g_free(inner);
	return list;
}

/* The attribute the sentence is about; NULL if it is about an element.  g_free it. */
static char *attribute_of(const char *message)
{
	const char *colon = strstr(message, "': ");
	char *head = g_strndup(message, (gsize)(colon != NULL ? colon + 1 - message : 0));
	char *name = between(head, "', attribute '", "'");

	g_free(head);
	return name;
}

static const xmlNode *element_of(const xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->parent;
	return node;
}

static const char *name_of(const xmlNode *element)
{
	return element != NULL ? (const char *)element->name : "";
}

/* ---- values ---- */

#define MAX_SHOWN 40

/* A value on one line, cut when it is long; takes an xmlChar string, g_free the result. */
static char *shown_value(xmlChar *value)
{
	GString *out = g_string_new(NULL);
	char **words = g_strsplit_set(value != NULL ? (char *)value : "", " \t\r\n", -1);
	char *cut;

	for (char **w = words; *w != NULL; w++)
		if (**w != '\0')
			g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", *w);
	g_strfreev(words);
	xmlFree(value);
	if (g_utf8_strlen(out->str, -1) > MAX_SHOWN) {
		cut = g_utf8_substring(out->str, 0, MAX_SHOWN);
		g_string_printf(out, "%s……", cut);
		g_free(cut);
	}
	return g_string_free(out, FALSE);
}

static xmlChar *attribute_value(const xmlNode *element, const char *name)
{
	for (xmlAttr *a = element->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, local_name(name)) == 0)
			return xmlNodeGetContent((xmlNode *)a);
	return NULL;
}

/* What a built-in type wants. */
static char *type_hint(const char *type, enum words_lang lang)
{
	static const char *const integers[] = {
		"xs:integer", "xs:positiveInteger", "xs:nonNegativeInteger", "xs:int", "xs:long", "xs:short",
		"xs:unsignedInt", "xs:unsignedLong", "xs:unsignedShort", "xs:byte", "xs:unsignedByte", NULL
	};

	if (strcmp(type, "xs:ID") == 0)
		return words_text(lang, WORD_SCHEMA_HINT_ID);
	if (strcmp(type, "xs:date") == 0)
		return words_text(lang, WORD_SCHEMA_HINT_DATE);
	if (g_strv_contains(integers, type))
		return words_text(lang, WORD_SCHEMA_HINT_INTEGER);
	return words_text(lang, WORD_SCHEMA_HINT_TYPE, local_name(type));
}

/* What a facet wants; NULL if it is not one. */
static char *facet_hint(int code, const char *message, enum words_lang lang)
{
	char *what, *hint;

	switch (code) {
	case XML_SCHEMAV_CVC_ENUMERATION_VALID:
		what = enumeration(message, lang);
		hint = words_text(lang, WORD_SCHEMA_HINT_ENUMERATION, what != NULL ? what : "");
		g_free(what);
		return hint;
	case XML_SCHEMAV_CVC_PATTERN_VALID:
		what = between(message, "by the pattern '", "'.");
		hint = words_text(lang, WORD_SCHEMA_HINT_PATTERN, what != NULL ? what : "");
		g_free(what);
		return hint;
	case XML_SCHEMAV_CVC_MINLENGTH_VALID:
		if (strstr(message, "a length of '0'") != NULL)
			return words_text(lang, WORD_SCHEMA_HINT_NOT_EMPTY);
		return words_text(lang, WORD_SCHEMA_HINT_LENGTH);
	case XML_SCHEMAV_CVC_LENGTH_VALID:
	case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
	case XML_SCHEMAV_CVC_TOTALDIGITS_VALID:
	case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID:
		return words_text(lang, WORD_SCHEMA_HINT_LENGTH);
	case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
	case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
	case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
	case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
		return words_text(lang, WORD_SCHEMA_HINT_RANGE);
	default:
		return NULL;
	}
}

/* The T of "... is not a valid value of the atomic type 'T'."; NULL if it has no name.  g_free it. */
static char *type_of(const char *message)
{
	const char *at = g_strrstr(message, " type '");

	return at != NULL ? between(at, " type '", "'") : NULL;
}

/* The schema's own words for what a value must be come before anything we can say. */
static char *value_hint(const struct checking *c, const char *element, const char *attribute, const char *type,
    int facet, const char *facet_message)
{
	const declared_t *declared = c->structure->declared;
	char *hint = NULL;

	if (type != NULL)
		hint = declared_words(declared, "simpleType", local_name(type), c->lang);
	if (hint == NULL && attribute != NULL)
		hint = declared_words(declared, "attribute", local_name(attribute), c->lang);
	if (hint == NULL && attribute == NULL)
		hint = declared_words(declared, "element", element, c->lang);
	if (hint == NULL && facet_message != NULL)
		hint = facet_hint(facet, facet_message, c->lang);
	if (hint == NULL)
		hint = type_hint(type != NULL ? type : "", c->lang);
	return hint;
}

static void report_value(struct checking *c, const xmlNode *node, const char *message, int facet,
    const char *facet_message)
{
	const xmlNode *element = element_of(node);
	char *attribute = attribute_of(message);
	char *type = type_of(message);
	char *hint = value_hint(c, name_of(element), attribute, type, facet, facet_message);
	char *value;

	if (attribute != NULL) {
		value = shown_value(element != NULL ? attribute_value(element, attribute) : NULL);
		words_report(c->diag, xml_pos(node), c->lang, WORD_SCHEMA_ATTRIBUTE_VALUE, name_of(element),
		    local_name(attribute), value, hint);
	} else {
		value = shown_value(element != NULL ? xmlNodeGetContent(element) : NULL);
		words_report(c->diag, xml_pos(node), c->lang, WORD_SCHEMA_VALUE, name_of(element), value, hint);
	}
	g_free(value);
	g_free(hint);
	g_free(type);
	g_free(attribute);
}

/* A facet after which no type came. */
static void flush_facet(struct checking *c)
{
	char *message = g_steal_pointer(&c->message);

	if (message != NULL)
		report_value(c, c->node, message, c->code, message);
	g_free(message);
}

static bool is_facet(int code)
{
	return code >= XML_SCHEMAV_CVC_LENGTH_VALID && code <= XML_SCHEMAV_CVC_ENUMERATION_VALID;
}

static bool is_value(int code)
{
	return code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 || code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2
	    || code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3;
}

/* ---- elements and attributes ---- */

static void report_content(struct checking *c, const xmlNode *node, const char *message)
{
	const char *name = name_of(node);
	const char *parent = node != NULL ? name_of(element_of(node->parent)) : "";
	bool known = declared_has_element(c->structure->declared, name);
	char *list = expected(message, c->lang);
	struct pos pos = xml_pos(node);

	if (strstr(message, "Missing child") != NULL)
		words_report(c->diag, pos, c->lang, WORD_SCHEMA_CHILD_MISSING, name, list != NULL ? list : "");
	else if (list == NULL)
		words_report(c->diag, pos, c->lang, known ? WORD_SCHEMA_UNEXPECTED_END : WORD_SCHEMA_UNKNOWN_END, name,
		    parent);
	else
		words_report(c->diag, pos, c->lang, known ? WORD_SCHEMA_UNEXPECTED : WORD_SCHEMA_UNKNOWN, name, list);
	g_free(list);
}

static void report_root(struct checking *c, const xmlNode *node)
{
	GPtrArray *names = declared_roots(c->structure->declared);
	char **items = g_new0(char *, names->len + 1);
	char *list;

	for (guint i = 0; i < names->len; i++)
		items[i] = g_strdup(names->pdata[i]);
	list = list_of(items, "<", ">", c->lang);
	words_report(c->diag, xml_pos(node), c->lang, WORD_SCHEMA_ROOT, name_of(node), list);
	g_free(list);
	g_strfreev(items);
	g_ptr_array_free(names, TRUE);
}

static void report_attribute(struct checking *c, const xmlNode *node, const char *message, enum word word)
{
	char *name = between(message, "The attribute '", "'");

	words_report(c->diag, xml_pos(node), c->lang, word, name_of(element_of(node)),
	    name != NULL ? local_name(name) : "");
	g_free(name);
}

/* A key that is there twice, or a reference to one that is not: the schema's words for it, else libxml2's. */
static void report_key(struct checking *c, const xmlNode *node, const char *message)
{
	static const char *const kinds[] = { "unique", "key", "keyref" };
	const char *last = g_strrstr(message, " '");
	char *name = last != NULL ? between(last, " '", "'") : NULL;
	char *value = between(message, "['", "']");
	char *words = NULL;

	for (size_t i = 0; name != NULL && value != NULL && words == NULL && i < G_N_ELEMENTS(kinds); i++)
		words = declared_words(c->structure->declared, kinds[i], local_name(name), c->lang);
	if (words != NULL) {
		words_report(c->diag, xml_pos(node), c->lang, WORD_SCHEMA_KEY, value, words);
	} else {
		words_report(c->diag, xml_pos(node), c->lang, WORD_SCHEMA_OTHER, message);
	}
	g_free(words);
	g_free(value);
	g_free(name);
}

static void report(struct checking *c, const xmlNode *node, int code, const char *message)
{
	const char *name = name_of(element_of(node));
	struct pos pos = xml_pos(node);

	switch (code) {
	case XML_SCHEMAV_ELEMENT_CONTENT:
		report_content(c, node, message);
		break;
	case XML_SCHEMAV_CVC_ELT_1:
		report_root(c, node);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
	case XML_SCHEMAV_CVC_TYPE_3_1_1:
		report_attribute(c, node, message, WORD_SCHEMA_ATTRIBUTE_UNKNOWN);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
		report_attribute(c, node, message, WORD_SCHEMA_ATTRIBUTE_MISSING);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
		words_report(c->diag, pos, c->lang, WORD_SCHEMA_EMPTY_ONLY, name);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
	case XML_SCHEMAV_CVC_TYPE_3_1_2:
		words_report(c->diag, pos, c->lang, WORD_SCHEMA_CHILDREN_REFUSED, name);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
		words_report(c->diag, pos, c->lang, WORD_SCHEMA_TEXT_REFUSED, name);
		break;
	case XML_SCHEMAV_CVC_IDC:
		report_key(c, node, message);
		break;
	default:
		words_report(c->diag, pos, c->lang, WORD_SCHEMA_OTHER, message);
	}
}

/* Any element may say its language, whether the schema knows of it or not. */
static bool is_about_language(const xmlError *e)
{
	return e->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1 && e->message != NULL
	    && strstr(e->message, "attribute '{http://www.w3.org/XML/1998/namespace}lang'") != NULL;
}

static void found(void *data, xmlErrorPtr e)
{
	struct checking *c = data;
	const xmlNode *node = e->node;
	char *message;

	/* a warning is about xsi:schemaLocation, which is not followed */
	if (e->level == XML_ERR_WARNING || is_about_language(e))
		return;
	c->failed = true;
	message = g_strstrip(g_strdup(e->message != NULL ? e->message : ""));
	if (is_value(e->code) && c->message != NULL && c->node == node) {
		char *facet = g_steal_pointer(&c->message);

		report_value(c, node, message, c->code, facet);
		g_free(facet);
	} else {
		flush_facet(c);
		if (is_facet(e->code)) {
			c->node = node;
			c->code = e->code;
			c->message = g_steal_pointer(&message);
		} else if (is_value(e->code)) {
			report_value(c, node, message, 0, NULL);
		} else {
			report(c, node, e->code, message);
		}
	}
	g_free(message);
}

bool structure_check(const struct structure *s, xmlDoc *doc, struct diag *diag)
{
	struct checking c = { .structure = s, .diag = diag, .lang = words_lang(doc) };
	xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(s->schema);

	xmlSchemaSetValidStructuredErrors(validator, found, &c);
	/* below zero: libxml2 itself failed */
	if (xmlSchemaValidateDoc(validator, doc) < 0 && !c.failed) {
		diag_report(diag, (struct pos){ .file = xml_file(doc) }, SCHEMA_FAILED);
		c.failed = true;
	}
	flush_facet(&c);
	xmlSchemaFreeValidCtxt(validator);
	return !c.failed;
}
