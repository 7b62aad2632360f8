#include "text/classes.h"

#include <unicode/uchar.h>

static uint8_t class_of_ascii(uint32_t c)
{
	if (between(c | 0x20, 'a', 'z'))
		return CELL_LETTER;
	if (between(c, '0', '9'))
		return CELL_DIGIT;
	switch (c) {
	case ' ': case '\t':
		return CELL_SPACE;
	case '\n': case '\v': case '\f': case '\r':
		return CELL_LF;
	case '/':
		return SHARED_SOLIDUS;
	case '-':
		return SHARED_HYPHEN;
	case '$': case '+':
		return SHARED_BEFORE_NUMBER;
	case '%':
		return SHARED_AFTER_NUMBER;
	default:
		return CELL_WMARK;
	}
}

static uint8_t class_of_latin_1(uint32_t c)
{
	switch (c) {
	case 0x85:
		return CELL_LF;
	case 0xA0:
		return CELL_NBSP;
	case 0xAD:              /* soft hyphen: see CELL_HYPHEN_AFTER */
		return CELL_ZWSP;
	case 0xB7:
		return SHARED_MIDDOT;
	case 0xA3: case 0xA5: case 0xB1:
		return SHARED_BEFORE_NUMBER;
	case 0xB0: case 0xB2: case 0xB3: case 0xB9:
		return SHARED_AFTER_NUMBER;
	case 0xAA: case 0xB5: case 0xBA:
		return CELL_LETTER;
	default:
		return c < 0xC0 || c == 0xD7 || c == 0xF7 ? CELL_WMARK : CELL_LETTER;
	}
}

/* U+2000 to U+206F */
static uint8_t class_of_general_mark(uint32_t c)
{
	switch (c) {
	case 0x2007: case 0x202F:
		return CELL_NBSP;
	case 0x2009:
		return SHARED_THIN_SPACE;
	case 0x200B:
		return CELL_ZWSP;
	case 0x2060: case 0x2011:
		return c == 0x2060 ? CELL_WJ : CELL_WMARK;
	case 0x2010:
		return SHARED_HYPHEN;
	case 0x2013:
		return SHARED_SHORT_DASH;
	case 0x2014: case 0x2015:
		return SHARED_DASH;
	case 0x2018: case 0x201C:
		return SHARED_OPEN;
	case 0x2019: case 0x201D:
		return SHARED_CLOSE;
	case 0x2025: case 0x2026:
		return SHARED_DOTS;
	case 0x2027:
		return SHARED_MIDDOT;
	case 0x2028: case 0x2029:
		return CELL_LF;
	case 0x2030: case 0x2031: case 0x2032: case 0x2033:
		return SHARED_AFTER_NUMBER;
	case 0x203B:
		return CELL_HAN;
	case 0x203C: case 0x2047: case 0x2048: case 0x2049:
		return CELL_STX;
	default:
		return c <= 0x200A || c == 0x205F ? CELL_SPACE : CELL_WMARK;
	}
}

/* U+3000 to U+303F */
static uint8_t class_of_cjk_mark(uint32_t c)
{
	switch (c) {
	case 0x3000:
		return CELL_IDSPACE;
	case 0x3001:
		return CELL_PS;
	case 0x3002:
		return CELL_ST;
	case 0x3008: case 0x300A: case 0x300C: case 0x300E: case 0x3010:
	case 0x3014: case 0x3016: case 0x3018: case 0x301A: case 0x301D:
		return CELL_OP;
	case 0x3009: case 0x300B: case 0x300D: case 0x300F: case 0x3011:
	case 0x3015: case 0x3017: case 0x3019: case 0x301B: case 0x301E: case 0x301F:
		return CELL_CL;
	case 0x301C: case 0x3030:
		return CELL_CON;
	default:
		return CELL_HAN;
	}
}

/* U+FF00 to U+FFEF */
static uint8_t class_of_full_width(uint32_t c)
{
	switch (c) {
	case 0xFF01: case 0xFF1F: case 0xFF0E:
		return CELL_ST;
	case 0xFF0C:
		return CELL_PS;
	case 0xFF1A: case 0xFF1B:
		return CELL_COL;
	case 0xFF08: case 0xFF3B: case 0xFF5B: case 0xFF5F:
		return CELL_OP;
	case 0xFF09: case 0xFF3D: case 0xFF5D: case 0xFF60:
		return CELL_CL;
	case 0xFF0F:
		return CELL_SOL;
	case 0xFF5E:
		return CELL_CON;
	case 0xFF04: case 0xFF0B: case 0xFF0D: case 0xFFE1: case 0xFFE5:
		return SHARED_BEFORE_NUMBER;
	case 0xFF05: case 0xFFE0:
		return CELL_POST;
	default:
		if (between(c, 0xFF10, 0xFF19))
			return CELL_DIGIT;
		return between(c, 0xFF61, 0xFFDF) ? CELL_LETTER : CELL_HAN;
	}
}

static bool is_enumerator(uint32_t c)
{
	return between(c, 0x2460, 0x24FF) || between(c, 0x2776, 0x2793)
	    || between(c, 0x3200, 0x32FF) || between(c, 0x1F100, 0x1F10C);
}

static bool is_han(uint32_t c)
{
	return between(c, 0x3400, 0x9FFF) || between(c, 0x2E80, 0x2FDF) || between(c, 0x3040, 0x312F)
	    || between(c, 0x3190, 0x31FF) || between(c, 0xA000, 0xA4CF) || between(c, 0xF900, 0xFAFF)
	    || between(c, 0xE000, 0xF8FF) || between(c, 0x1F10D, 0x3FFFF);
}

/* The odd ones outside the blocks above; everything left is told apart by its Unicode category. */
static uint8_t class_of_other(uint32_t c, enum locale l)
{
	switch (c) {
	case 0x2E3A: case 0x2E3B:
		return SHARED_DASH;
	case 0x22EF:
		return SHARED_DOTS;
	case 0x20AC: case 0x2116:
		return SHARED_BEFORE_NUMBER;
	case 0x2103: case 0x2109:
		return CELL_POST;
	case 0xFEFF:
		return CELL_WJ;
	case 0xFFFC:
		return CELL_OBJECT;
	}
	if (between(c, 0x2070, 0x209C))
		return SHARED_AFTER_NUMBER;
	if (l != LOCALE_OTHER && (between(c, 0x2190, 0x21FF) || between(c, 0x2500, 0x27BF)
	    || between(c, 0x2160, 0x217F)))
		return CELL_HAN;
	switch (u_charType((UChar32)c)) {
	case U_SPACE_SEPARATOR:
		return CELL_SPACE;
	case U_DASH_PUNCTUATION: case U_START_PUNCTUATION: case U_END_PUNCTUATION:
	case U_CONNECTOR_PUNCTUATION: case U_OTHER_PUNCTUATION: case U_INITIAL_PUNCTUATION:
	case U_FINAL_PUNCTUATION: case U_MATH_SYMBOL: case U_CURRENCY_SYMBOL: case U_OTHER_SYMBOL:
		return CELL_WMARK;
	default:
		return CELL_LETTER;
	}
}

uint8_t class_of(uint32_t c, enum locale l)
{
	if (between(c, 0x4E00, 0x9FFF))
		return CELL_HAN;
	if (c < 0x80)
		return class_of_ascii(c);
	if (c < 0x250)
		return class_of_latin_1(c);
	if (between(c, 0x2000, 0x206F))
		return class_of_general_mark(c);
	if (between(c, 0x3000, 0x303F))
		return class_of_cjk_mark(c);
	if (between(c, 0xFF00, 0xFFEF))
		return class_of_full_width(c);
	if (is_enumerator(c))
		return CELL_EN;
	if (c == 0x30FB)
		return CELL_MD;
	if (between(c, 0x3358, 0x33FF))
		return SHARED_AFTER_NUMBER;     /* ㎏ ㎡ ℃'s relatives */
	return is_han(c) || between(c, 0x3300, 0x3357) ? CELL_HAN : class_of_other(c, l);
}

bool class_is_chinese(uint32_t c, uint8_t class, enum locale l)
{
	switch (class) {
	case CELL_HAN:
		return !between(c, 0x1F000, 0x1FAFF);
	case CELL_OP: case CELL_CL: case CELL_PS: case CELL_COL: case CELL_ST: case CELL_STX:
	case CELL_MD: case CELL_CON: case CELL_DASH: case CELL_ELL: case CELL_SOL: case CELL_EN:
	case CELL_IDSPACE:
		return c != '-' && c != 0x2010;
	case CELL_PRE: case CELL_POST: case CELL_DIGIT:
		return c >= 0x3000 || (l != LOCALE_OTHER && between(c, 0x2100, 0x214F));
	default:
		return false;
	}
}

/* ---- sizes of marks ---- */

int cell_width(const struct cell *c, enum locale l)
{
	switch (c->ch) {
	case 0xB7: case 0x2027: case 0x30FB:
		return l == LOCALE_ZH_TW || l == LOCALE_ZH_HK ? 1000 : 500;
	case '/': case '-': case 0x2010: case 0x2013:
		return 500;
	case 0x2E3A:
		return 2000;
	case 0x2E3B:
		return 3000;
	default:
		return 1000;
	}
}

struct blank cell_blank(const struct cell *c, enum locale l, bool vertical)
{
	const struct blank none = { 0, 0 }, after = { 0, 500 }, both = { 250, 250 };
	bool centred = l == LOCALE_ZH_TW || l == LOCALE_ZH_HK;

	switch (c->class) {
	case CELL_OP:
		return (struct blank){ 500, 0 };
	case CELL_CL:
		return after;
	case CELL_PS:
		return centred ? both : after;
	case CELL_COL:
		return vertical ? none : centred ? both : after;
	case CELL_ST:
		if ((c->ch == 0xFF01 || c->ch == 0xFF1F))
			return vertical || centred ? none : after;
		return centred ? both : after;
	case CELL_MD:
		return centred ? both : none;
	default:
		return none;
	}
}
