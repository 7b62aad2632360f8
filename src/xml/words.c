#include "xml/words.h"

#include "xml/node.h"

#include <glib.h>
#include <libxml/tree.h>
#include <stdarg.h>

static const struct {
	const char *id;
	enum diag_level level;
	const char *text[2];    /* by enum words_lang */
} words[] = {
#define WORD(id, level, zh, en) { #id, DIAG_##level, { zh, en } },
#include "xml/words.def"
#undef WORD
};

enum words_lang words_lang_of_tag(const char *tag)
{
	if (tag == NULL || g_ascii_strncasecmp(tag, "en", 2) != 0)
		return WORDS_ZH;
	return tag[2] == '\0' || tag[2] == '-' ? WORDS_EN : WORDS_ZH;
}

enum words_lang words_lang(const struct _xmlDoc *doc)
{
	xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	char *tag = root != NULL ? xml_attribute_in(root, (const char *)XML_XML_NAMESPACE, "lang") : NULL;
	enum words_lang lang = words_lang_of_tag(tag);

	g_free(tag);
	return lang;
}

static char *fill(enum words_lang lang, enum word word, va_list args)
{
	/* the format is one of words.def, never an author's text */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	return g_strdup_vprintf(words[word].text[lang], args);
#pragma GCC diagnostic pop
}

void words_report(struct diag *diag, struct pos pos, enum words_lang lang, enum word word, ...)
{
	va_list args;
	char *text;

	va_start(args, word);
	text = fill(lang, word, args);
	va_end(args);
	diag_report_rule(diag, pos, words[word].level, words[word].id, text);
	g_free(text);
}

char *words_text(enum words_lang lang, enum word word, ...)
{
	va_list args;
	char *text;

	va_start(args, word);
	text = fill(lang, word, args);
	va_end(args);
	return text;
}
