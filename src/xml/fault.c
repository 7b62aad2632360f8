#include "xml/fault.h"

#include "xml/pos.h"

#include <glib.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* Where a fault stands, seen from where the parser noticed it. */
enum where {
	HERE,
	AT_TAG,         /* the last "<" */
	AT_REFERENCE,   /* the last "&" */
	AT_COMMENT, AT_CDATA, AT_PI
};

/* What the text wants to know. */
enum needs { NOTHING, NAME, MESSAGE };

static const struct fault {
	int code;
	enum word word;
	enum where where;
	enum needs needs;
	bool alone;             /* nothing else follows from it: look for more */
} faults[] = {
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED,    WORD_XML_ATTRIBUTE_UNENDED,   HERE,         NOTHING, false },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED,     WORD_XML_ATTRIBUTE_UNQUOTED,  HERE,         NOTHING, false },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE,   WORD_XML_ATTRIBUTE_NO_VALUE,  HERE,         NAME,    false },
	{ XML_ERR_CDATA_NOT_FINISHED,        WORD_XML_CDATA_UNENDED,       AT_CDATA,     NOTHING, false },
	{ XML_ERR_COMMENT_NOT_FINISHED,      WORD_XML_COMMENT_UNENDED,     AT_COMMENT,   NOTHING, false },
	{ XML_ERR_DOCUMENT_EMPTY,            WORD_XML_EMPTY,               HERE,         NOTHING, false },
	{ XML_ERR_DOCUMENT_END,              WORD_XML_CONTENT_AFTER_ROOT,  HERE,         NOTHING, false },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, WORD_XML_ENTITY_NO_SEMICOLON, AT_REFERENCE, NOTHING, false },
	{ XML_ERR_ENTITY_LOOP,               WORD_XML_ENTITY_LOOP,         AT_REFERENCE, NOTHING, false },
	{ XML_ERR_GT_REQUIRED,               WORD_XML_TAG_BROKEN,          AT_TAG,       NAME,    false },
	{ XML_ERR_HYPHEN_IN_COMMENT,         WORD_XML_COMMENT_DASHES,      HERE,         NOTHING, false },
	{ XML_ERR_INVALID_CHARREF,           WORD_XML_BAD_REFERENCE,       AT_REFERENCE, NOTHING, true  },
	{ XML_ERR_INVALID_DEC_CHARREF,       WORD_XML_BAD_REFERENCE,       AT_REFERENCE, NOTHING, false },
	{ XML_ERR_INVALID_HEX_CHARREF,       WORD_XML_BAD_REFERENCE,       AT_REFERENCE, NOTHING, false },
	{ XML_ERR_LT_IN_ATTRIBUTE,           WORD_XML_ATTRIBUTE_LT,        HERE,         NOTHING, false },
	{ XML_ERR_MISPLACED_CDATA_END,       WORD_XML_CDATA_END,           HERE,         NOTHING, true  },
	{ XML_ERR_PI_NOT_FINISHED,           WORD_XML_PI_UNENDED,          AT_PI,        NOTHING, false },
	{ XML_ERR_RESERVED_XML_NAME,         WORD_XML_DECLARATION_PLACE,   AT_PI,        NOTHING, false },
	{ XML_ERR_SPACE_REQUIRED,            WORD_XML_TAG_BROKEN,          AT_TAG,       NAME,    false },
};

static const struct fault other = { 0, WORD_XML_NOT_WELL_FORMED, HERE, MESSAGE, false };

size_t fault_offset(const struct loading *l)
{
	const xmlParserInput *in = l->parser->inputNr > 0 ? l->parser->inputTab[0] : NULL;

	if (in == NULL || in->base == NULL)
		return l->source.size;
	return MIN(in->consumed + (size_t)(in->cur - in->base), l->source.size);
}

static size_t place(const struct loading *l, enum where where)
{
	static const char *const starts[] = { NULL, "<", "&", "<!--", "<![CDATA[", "<?" };
	size_t at = fault_offset(l);

	return starts[where] != NULL ? source_last(&l->source, at, starts[where]) : at;
}

/* The name that stands at an offset of the source; g_free it. */
static char *name_at(const struct loading *l, size_t at)
{
	const char *s = l->source.bytes + MIN(at, l->source.size);

	return g_strndup(s, strcspn(s, " \t\r\n/>=<&\"'"));
}

/* An element's name as it was written; g_free it. */
static char *written_name(const xmlNode *element)
{
	if (element->ns != NULL && element->ns->prefix != NULL)
		return g_strconcat((const char *)element->ns->prefix, ":", (const char *)element->name, NULL);
	return g_strdup((const char *)element->name);
}

/* The element that is open, or NULL when the tree is not built any more. */
static const xmlNode *open_element(const struct loading *l)
{
	const xmlNode *node = l->parser->node;

	return node != NULL && node->type == XML_ELEMENT_NODE ? node : NULL;
}

static bool tag_mismatch(struct loading *l)
{
	const xmlNode *open = open_element(l);
	size_t at = source_last(&l->source, fault_offset(l), "</");
	struct pos start = xml_pos(open);
	char *name, *end;

	if (open == NULL)
		return false;
	name = written_name(open);
	end = name_at(l, at + 2);
	words_report(l->diag, source_pos(&l->source, at), l->lang, WORD_XML_TAG_MISMATCH, end, start.line,
	    start.column, name);
	g_free(name);
	g_free(end);
	return true;
}

static bool tag_not_finished(struct loading *l)
{
	const xmlNode *open = open_element(l);
	struct pos start = xml_pos(open);
	char *name;

	if (open == NULL)
		return false;
	name = written_name(open);
	words_report(l->diag, source_pos(&l->source, l->source.size), l->lang, WORD_XML_TAG_UNENDED, start.line,
	    start.column, name);
	g_free(name);
	return true;
}

static bool is_at(const struct loading *l, size_t at, char c)
{
	return at > 0 && l->source.bytes[at - 1] == c;
}

/* "<" or "&" that was meant as a character. */
static bool name_missing(struct loading *l)
{
	size_t at = fault_offset(l);
	bool reference = is_at(l, at, '&');

	if (!reference && !is_at(l, at, '<'))
		return false;
	words_report(l->diag, source_pos(&l->source, at - 1), l->lang,
	    reference ? WORD_XML_BAD_AMPERSAND : WORD_XML_BAD_LT);
	return true;
}

static bool attribute_twice(struct loading *l, const xmlError *e)
{
	char *name = e->str1 != NULL ? g_strdup_printf("%s", e->str1) : NULL;
	size_t at = fault_offset(l);

	if (name == NULL)
		return false;
	words_report(l->diag, source_pos(&l->source, source_last(&l->source, at, name)), l->lang,
	    WORD_XML_ATTRIBUTE_TWICE, name);
	g_free(name);
	return true;
}

static bool entity_unknown(struct loading *l, const xmlError *e)
{
	size_t at = source_last(&l->source, fault_offset(l), "&");

	words_report(l->diag, source_pos(&l->source, at), l->lang, WORD_XML_ENTITY_UNKNOWN, e->str1 ? e->str1 : "");
	return true;
}

/* "Namespace prefix %s on %s is not defined", "Namespace prefix %s for %s on %s is not defined" */
static bool prefix_unknown(struct loading *l, const xmlError *e)
{
	size_t at = source_last(&l->source, fault_offset(l), "<");

	words_report(l->diag, source_pos(&l->source, at), l->lang, WORD_XML_PREFIX_UNKNOWN, e->str1 ? e->str1 : "");
	return true;
}

static void report(struct loading *l, const struct fault *f, const xmlError *e, enum word word)
{
	size_t at = place(l, f->where);
	struct pos pos = source_pos(&l->source, at);
	char *text;

	switch (f->needs) {
	case NAME:
		text = f->where == AT_TAG ? name_at(l, at + 1) : g_strdup(e->str1 ? e->str1 : "");
		words_report(l->diag, pos, l->lang, word, text);
		break;
	case MESSAGE:
		text = g_strchomp(g_strdup(e->message ? e->message : ""));
		words_report(l->diag, pos, l->lang, word, text);
		break;
	default:
		words_report(l->diag, pos, l->lang, word);
		return;
	}
	g_free(text);
}

/* A bound of libxml2's; they come under many codes. */
static bool too_long(struct loading *l, const xmlError *e)
{
	static const char *const words[] = { "XML_PARSE_HUGE", "too long", "too big", "huge" };
	bool is = false;

	for (size_t i = 0; i < G_N_ELEMENTS(words) && e->message != NULL; i++)
		is |= strstr(e->message, words[i]) != NULL;
	if (is)
		words_report(l->diag, source_pos(&l->source, fault_offset(l)), l->lang, WORD_XML_TOO_LONG);
	return is;
}

/* "error parsing attribute name", "attributes construct error" and the like come under many codes, too. */
static bool broken_tag(struct loading *l, const xmlError *e)
{
	static const struct fault broken = { 0, WORD_XML_TAG_BROKEN, AT_TAG, NAME, false };

	if (e->message == NULL || strstr(e->message, "attribute name") == NULL)
		return false;
	report(l, &broken, e, broken.word);
	return true;
}

static bool bad_char(struct loading *l, const xmlError *e)
{
	bool reference = e->message != NULL && strstr(e->message, "CharRef") != NULL;
	size_t at = fault_offset(l);
	struct pos pos = source_pos(&l->source, reference ? source_last(&l->source, at, "&") : at);

	/* libxml2 calls "&#x;" the character 0 */
	if (reference && e->int1 == 0)
		words_report(l->diag, pos, l->lang, WORD_XML_BAD_REFERENCE);
	else
		words_report(l->diag, pos, l->lang, WORD_XML_BAD_CHAR, (unsigned)e->int1);
	return true;
}

/* True if it was said by a function of its own; *alone if more is to be looked for. */
static bool special(struct loading *l, const xmlError *e, bool *alone)
{
	*alone = false;
	if (too_long(l, e))
		return true;
	switch (e->code) {
	case XML_ERR_TAG_NAME_MISMATCH:
		return tag_mismatch(l);
	case XML_ERR_TAG_NOT_FINISHED:
		return tag_not_finished(l);
	case XML_ERR_NAME_REQUIRED:
		return name_missing(l) || broken_tag(l, e);
	case XML_ERR_INVALID_CHAR:
		return bad_char(l, e);
	case XML_ERR_ATTRIBUTE_REDEFINED:
	case XML_NS_ERR_ATTRIBUTE_REDEFINED:
		*alone = true;
		return attribute_twice(l, e);
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		*alone = true;
		return entity_unknown(l, e);
	case XML_NS_ERR_UNDEFINED_NAMESPACE:
		*alone = true;
		return prefix_unknown(l, e);
	default:
		return broken_tag(l, e);
	}
}

static const struct fault *find(int code)
{
	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
		if (faults[i].code == code)
			return &faults[i];
	return &other;
}

void fault_found(void *parser, xmlErrorPtr e)
{
	struct loading *l = ((xmlParserCtxtPtr)parser)->_private;
	const struct fault *f = find(e->code);
	bool alone;

	if (l->quiet)
		return;
	if (e->level == XML_ERR_WARNING && e->code != XML_WAR_UNDECLARED_ENTITY) {
		report(l, &other, e, WORD_XML_SUSPECT);
		return;
	}
	if (!special(l, e, &alone)) {
		report(l, f, e, f->word);
		alone = f->alone;
	}
	l->failed = true;
	if (!alone) {
		l->quiet = true;
		xmlStopParser(l->parser);
	}
}
