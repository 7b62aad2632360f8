/*
 * cells.h - a paragraph's characters, told apart for Chinese composition
 *
 * A cell is the smallest thing a line is made of: one grapheme cluster (a Han
 * character, a mark, a Latin letter with its accents), or one object that
 * stands in the line (a picture, a leader).  Here each gets its class, decided
 * by code point, locale and neighbours: the code points that Chinese and Latin
 * share (“ ” ‘ ’ — … · –) are resolved by context.  Sizes come later: from the
 * fonts (shape.h) or, in tests, from fake metrics.  Fonts and line widths are
 * not known in here.
 *
 * Classes and contexts: W3C clreq; GB/T 15834-2011 part 5; UAX 14 for the rest.
 */
#ifndef TEXT_CELLS_H
#define TEXT_CELLS_H

#include "base/len.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct face;

enum cell_class {
	CELL_HAN,       /* ideographs, 〇 々, kana, bopomofo: one cell, breaks on both sides */
	CELL_OP,        /* “ ‘ （ 〔 《 「 ... : blank before the ink */
	CELL_CL,        /* ” ’ ） 〕 》 」 ... : blank after it */
	CELL_PS,        /* ， 、 */
	CELL_COL,       /* ： ； */
	CELL_ST,        /* 。 ． ？ ！ */
	CELL_STX,       /* ‼ ⁇ ⁈ ⁉ */
	CELL_MD,        /* · ‧ ・ */
	CELL_CON,       /* single — ～ – between Chinese */
	CELL_DASH,      /* —— or ⸺ */
	CELL_ELL,       /* …… or ⋯⋯ */
	CELL_SOL,       /* / ／ between Chinese */
	CELL_PRE,       /* ￥ № ± before digits */
	CELL_POST,      /* % ‰ ° ℃ after digits */
	CELL_EN,        /* ① ⑴ ㈠ */
	CELL_LETTER,    /* Western letters and all else that is shaped in runs */
	CELL_DIGIT,     /* ASCII digits */
	CELL_WMARK,     /* Western marks: . , ( ) - and so on */
	CELL_SPACE,     /* U+0020 and the breaking spaces of U+2000.. */
	CELL_NBSP,      /* U+00A0, U+202F: a word space without a break */
	CELL_IDSPACE,   /* U+3000: one cell, kept */
	CELL_ZWSP,      /* U+200B: a break without width */
	CELL_WJ,        /* U+2060, U+FEFF: no break here */
	CELL_LF,        /* a forced break */
	CELL_OBJECT,    /* U+FFFC: an object of the line; size from the caller */
	CELL_STRUT      /* start or end of an inline's border and padding: width, never a break inside */
};

enum {
	CELL_NO_BREAK_BEFORE = 1 << 0,  /* by keep-together.within-line or no-wrap */
	CELL_NO_BREAK_AFTER  = 1 << 1,
	CELL_HYPHEN_AFTER    = 1 << 2,  /* a break here draws a hyphen: struct compose_style, hyphen */
	CELL_CHINESE         = 1 << 3,  /* set in the Chinese font, script Han (resolved) */
	CELL_UPRIGHT         = 1 << 4,  /* vertical text: stands upright */
	CELL_JOINED          = 1 << 5,  /* further half of a —— or …… whose glyph stands in the cell before */
	CELL_WORD_START      = 1 << 6,  /* a word of the language begins here (for titles only) */
	CELL_COMBINED        = 1 << 7   /* 纵中横: further member of a group set in the first member's cell */
};

struct cell {
	uint32_t ch;            /* first code point */
	uint8_t  class;         /* enum cell_class */
	uint8_t  flags;
	uint16_t span;          /* index of the span it came from */
	int32_t  at;            /* byte offset of the cluster in the text; it ends where the next begins */

	/* from the shaper */
	int32_t  glyph;         /* index of its first glyph */
	uint16_t n_glyphs;
	uint8_t  level;         /* of the bidirectional algorithm: odd runs from right to left; its glyphs are in visual order */
	const struct face *face;

	len_t em;               /* width of a Han cell at this size; all shares of an em refer to it */
	len_t advance;          /* natural width, with the letter-space after it */
	len_t letter_space;     /* goes at the end of a line */
	len_t lead, trail;      /* blank that may be cut before and after the ink, at most em / 2 */
	len_t stretch, shrink;  /* how far the width may go: of leaders; of spaces and letters for which it is said */
};

struct cells {
	struct cell *cell;
	int n;
};

enum locale { LOCALE_OTHER, LOCALE_ZH_CN, LOCALE_ZH_TW, LOCALE_ZH_HK };

/* From a BCP 47 tag: zh, zh-CN, zh-Hans, zh-SG are ZH_CN; zh-MO is ZH_HK.  NULL is OTHER. */
enum locale locale_from_tag(const char *tag);

/*
 * Classify text (valid UTF-8, n bytes).  ch, class, at and the flags CHINESE,
 * UPRIGHT and JOINED are set; span is 0.  U+FFFC is an object.  Never fails.
 */
struct cells cells_classify(struct arena *, const char *text, size_t n, enum locale, bool vertical);

/*
 * Set CELL_WORD_START where a word of the language begins: the dictionary's
 * words, with what a title keeps whole (numbers and their units, compounds of
 * official language, organs' names before 关于) joined again.  text is the one
 * the cells were made from.  For titles only: slow.
 */
void cells_words(struct arena *, struct cells *, const char *text, size_t n, enum locale);

/* The cell a Chinese character takes, in 1/1000 em: 1000, 500 for half-width marks, 2000 for U+2E3A. */
int cell_width(const struct cell *, enum locale);

/* The most that may be cut before and after the ink of a mark, in 1/1000 em; fonts may have less. */
struct blank { int lead, trail; };
struct blank cell_blank(const struct cell *, enum locale, bool vertical);

/* Set in a Western font: letters, digits and the marks that go with them. */
static inline bool cell_is_western(const struct cell *c)
{
	return !(c->flags & CELL_CHINESE) && (c->class == CELL_LETTER || c->class == CELL_DIGIT
	    || c->class == CELL_WMARK || c->class == CELL_PRE || c->class == CELL_POST);
}

#endif
