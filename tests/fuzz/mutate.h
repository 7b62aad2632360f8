/*
 * mutate.h - changes to an XML document that leave it well-formed
 *
 * Included by one fuzz target each, which says what names and values there are.
 * A change adds, takes away or rewrites an attribute, copies, moves, wraps or
 * removes an element, puts in a whole structure, or cuts and repeats text; every
 * tenth one goes to bytes.
 */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct names {
	const char *const *element, *const *attribute, *const *value;
	unsigned n_elements, n_attributes, n_values;
	const char *(*words)(unsigned attribute);       /* that it takes, between blanks; NULL: not known */
	const char *const *structure;   /* elements with their content, as XML */
	unsigned n_structures;
};

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2, size_t size2,
    uint8_t *out, size_t max_out, unsigned seed);

enum { PARSE = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };

static const struct names names;        /* of the target */

static unsigned random_state;

static unsigned random_below(unsigned n)
{
	random_state = random_state * 1664525U + 1013904223U;
	return n == 0 ? 0 : (random_state >> 8) % n;
}

/* The next element in document order, not leaving the root. */
static xmlNode *next_element(xmlNode *n)
{
	xmlNode *e = xmlFirstElementChild(n);

	for (; e == NULL && n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent)
		e = xmlNextElementSibling(n);
	return e;
}

static xmlNode *any_element(xmlDoc *doc)
{
	unsigned seen = 0;
	xmlNode *chosen = NULL;

	for (xmlNode *n = xmlDocGetRootElement(doc); n != NULL; n = next_element(n)) {
		if (random_below(++seen) == 0)
			chosen = n;
	}
	return chosen;
}

static const xmlChar *any_of(const char *const *list, unsigned n)
{
	return (const xmlChar *)list[random_below(n)];
}

/* One of the words between blanks; NULL: there is none. */
static xmlChar *any_word(const char *words)
{
	unsigned seen = 0;
	const char *chosen = NULL;

	for (const char *s = words; *s != '\0'; s += strspn(s, " ")) {
		if (random_below(++seen) == 0)
			chosen = s;
		s += strcspn(s, " ");
	}
	return chosen == NULL ? NULL : xmlStrndup((const xmlChar *)chosen, (int)strcspn(chosen, " "));
}

/* Every other time a word that the attribute takes, else any value. */
static void set_attribute(xmlNode *n, unsigned attribute)
{
	xmlChar *word = NULL;

	if (names.words != NULL && random_below(2) == 0)
		word = any_word(names.words(attribute));
	xmlSetProp(n, (const xmlChar *)names.attribute[attribute],
	    word != NULL ? word : any_of(names.value, names.n_values));
	xmlFree(word);
}

/* Its number in the list; of one that is not there, any. */
static unsigned number_of(const xmlChar *attribute)
{
	unsigned i = 0;

	while (i < names.n_attributes && strcmp(names.attribute[i], (const char *)attribute) != 0)
		i++;
	return i < names.n_attributes ? i : random_below(names.n_attributes);
}

static void change_attribute(xmlNode *n)
{
	unsigned seen = 0;
	xmlAttr *chosen = NULL;

	for (xmlAttr *a = n->properties; a != NULL; a = a->next) {
		if (random_below(++seen) == 0)
			chosen = a;
	}
	if (chosen == NULL || random_below(3) == 0)
		set_attribute(n, random_below(names.n_attributes));
	else if (random_below(4) == 0)
		xmlRemoveProp(chosen);
	else if (chosen->ns == NULL)
		set_attribute(n, number_of(chosen->name));
}

/* Its prefixes are those declared around the place. */
static void put_structure(xmlNode *n)
{
	const char *text;
	xmlNode *list = NULL;

	if (names.n_structures == 0)
		return;
	text = names.structure[random_below(names.n_structures)];
	if (xmlParseInNodeContext(n, text, (int)strlen(text), PARSE, &list) == XML_ERR_OK && list != NULL)
		xmlAddChildList(n, list);
	else
		xmlFreeNodeList(list);
}

/* Where a copy goes: into another element, or beside it. */
static void put(xmlNode *at, xmlNode *copy)
{
	xmlNode *put = at->parent->type != XML_ELEMENT_NODE || random_below(2) == 0
	    ? xmlAddChild(at, copy) : xmlAddNextSibling(at, copy);

	if (put == NULL)
		xmlFreeNode(copy);
}

static void wrap(xmlNode *n)
{
	xmlNode *outer = xmlNewDocNode(n->doc, n->parent->ns, any_of(names.element, names.n_elements), NULL);

	xmlReplaceNode(n, outer);
	xmlAddChild(outer, n);
}

static void change_text(xmlNode *n)
{
	static const char *const texts[] = { "", " ", "\n", "国务院关于，「印发」……——", "word", "\xE2\x80\x8B", "שלום",
	    "e\xCC\x81\xCC\x81", "supercalifragilisticexpialidocious", "\xF0\x9F\x87\xA8\xF0\x9F\x87\xB3", "\xEF\xBF\xBC",
	    "\xE2\x80\xAE", "一二三四五六七八九十一二三四五六七八九十", "\t\xC2\xA0\xC2\xAD" };

	xmlAddChild(n, xmlNewDocText(n->doc, any_of(texts, sizeof texts / sizeof *texts)));
}

static void change(xmlDoc *doc)
{
	xmlNode *n = any_element(doc), *other = any_element(doc);
	bool is_root = n->parent->type != XML_ELEMENT_NODE;

	switch (random_below(12)) {
	case 0:
		put(other, xmlCopyNode(n, 1));
		break;
	case 1:
		if (!is_root) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
		break;
	case 2:
		if (!is_root)
			wrap(n);
		break;
	case 3:
		xmlNodeSetName(n, any_of(names.element, names.n_elements));
		break;
	case 4:
		change_text(n);
		break;
	case 5: case 6:
		put_structure(n);
		break;
	default:
		change_attribute(n);
	}
}

/* Write the document out; 0 if it is too long. */
static size_t write_out(xmlDoc *doc, uint8_t *out, size_t max)
{
	xmlChar *bytes = NULL;
	int size = 0;
	size_t fits = 0;

	xmlDocDumpMemoryEnc(doc, &bytes, &size, "UTF-8");
	if (bytes != NULL && size > 0 && (size_t)size <= max) {
		memcpy(out, bytes, (size_t)size);
		fits = (size_t)size;
	}
	xmlFree(bytes);
	return fits;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
	xmlDoc *doc = NULL;
	size_t made = 0;

	random_state = seed;
	if (random_below(20) != 0)
		doc = xmlReadMemory((const char *)data, (int)size, "fuzz", NULL, PARSE);
	if (doc != NULL && xmlDocGetRootElement(doc) != NULL) {
		for (unsigned times = 1 + random_below(4); times > 0; times--)
			change(doc);
		made = write_out(doc, data, max);
	}
	xmlFreeDoc(doc);
	return made > 0 ? made : LLVMFuzzerMutate(data, size, max);
}

/* Some elements of the second document go into the first. */
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2, size_t size2, uint8_t *out,
    size_t max, unsigned seed)
{
	xmlDoc *a = xmlReadMemory((const char *)data1, (int)size1, "fuzz", NULL, PARSE);
	xmlDoc *b = xmlReadMemory((const char *)data2, (int)size2, "fuzz", NULL, PARSE);
	size_t made = 0;

	random_state = seed;
	if (a != NULL && b != NULL && xmlDocGetRootElement(a) != NULL && xmlDocGetRootElement(b) != NULL) {
		for (unsigned times = 1 + random_below(3); times > 0; times--)
			put(any_element(a), xmlDocCopyNode(any_element(b), a, 1));
		made = write_out(a, out, max);
	}
	xmlFreeDoc(a);
	xmlFreeDoc(b);
	return made;
}
