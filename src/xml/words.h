/*
 * words.h - say it to the author in the author's language
 *
 * Chinese, unless the root element's xml:lang says English; what is not of our
 * kinds (struct xml_limits: foreign) is the other way round.  Ids, levels and
 * texts stand in words.def; they are reported under their id like any message.
 */
#ifndef XML_WORDS_H
#define XML_WORDS_H

#include "base/diag.h"

enum word {
#define WORD(id, level, zh, en) WORD_##id,
#include "xml/words.def"
#undef WORD
	WORD_COUNT
};

enum words_lang { WORDS_ZH, WORDS_EN };

struct _xmlDoc;

/* The language of a tag such as "en-GB"; NULL and unknown ones are Chinese. */
enum words_lang words_lang_of_tag(const char *tag);

/* The language of a document, by its root element; NULL is Chinese. */
enum words_lang words_lang(const struct _xmlDoc *);

/* Report a finding; the arguments fill the text of words.def. */
void words_report(struct diag *, struct pos, enum words_lang, enum word, ...);

/* The text filled in, to be a piece of another; g_free it. */
char *words_text(enum words_lang, enum word, ...);

#endif
