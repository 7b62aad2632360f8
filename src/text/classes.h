/*
 * classes.h - the class of a code point
 *
 * What a character is before its neighbours are looked at.  Code points that
 * Chinese and Latin share get a class of their own, which cells.c settles.
 */
#ifndef TEXT_CLASSES_H
#define TEXT_CLASSES_H

#include "text/cells.h"

/* Beyond enum cell_class: the neighbours decide. */
enum shared {
	SHARED_FIRST = 64,
	SHARED_OPEN = SHARED_FIRST,     /* “ ‘ */
	SHARED_CLOSE,                   /* ” ’ */
	SHARED_DASH,                    /* — ― */
	SHARED_SHORT_DASH,              /* – */
	SHARED_DOTS,                    /* … ⋯ ‥ */
	SHARED_MIDDOT,                  /* · ‧ */
	SHARED_SOLIDUS,                 /* / */
	SHARED_HYPHEN,                  /* - ‐ */
	SHARED_BEFORE_NUMBER,           /* ￥ $ № ± + */
	SHARED_AFTER_NUMBER,            /* % ‰ ° ℃ */
	SHARED_THIN_SPACE               /* U+2009 */
};

/* An enum cell_class or an enum shared. */
uint8_t class_of(uint32_t ch, enum locale);

/* Set in the Chinese font?  Emoji and the like break as Han does, but no Chinese face has them. */
bool class_is_chinese(uint32_t ch, uint8_t class, enum locale);

static inline bool between(uint32_t c, uint32_t from, uint32_t to)
{
	return c >= from && c <= to;
}

#endif
