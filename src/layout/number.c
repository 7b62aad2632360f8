#include "layout/number.h"

#include "base/arena.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static char *letters(struct arena *a, int n, char first)
{
	char buf[16], *p = buf + sizeof buf;

	for (*--p = '\0'; n > 0; n = (n - 1) / 26)
		*--p = (char)(first + (n - 1) % 26);
	return arena_strdup(a, p);
}

static char *roman(struct arena *a, int n, bool upper)
{
	static const struct { int value; const char *lower, *upper; } digits[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" },
		{ 90, "xc", "XC" }, { 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" }, { 9, "ix", "IX" },
		{ 5, "v", "V" }, { 4, "iv", "IV" }, { 1, "i", "I" },
	};
	char *s = arena_strdup(a, "");

	for (size_t i = 0; i < G_N_ELEMENTS(digits); i++) {
		for (; n >= digits[i].value; n -= digits[i].value)
			s = arena_printf(a, "%s%s", s, upper ? digits[i].upper : digits[i].lower);
	}
	return s;
}

/* 十 百 千 within one group of four places; 〇 for gaps. */
static char *chinese(struct arena *a, int n)
{
	static const char *const digit[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	static const char *const unit[] = { "", "十", "百", "千" };
	char *s = arena_strdup(a, "");
	bool gap = false;

	if (n >= 10000)
		return arena_printf(a, "%s万%s", chinese(a, n / 10000), n % 10000 ? chinese(a, n % 10000) : "");
	for (int place = 3, base = 1000; place >= 0; place--, base /= 10) {
		int d = n / base % 10;

		if (d == 0) {
			gap |= *s != '\0' && n % base != 0;
			continue;
		}
		s = arena_printf(a, "%s%s%s%s", s, gap ? "〇" : "", place == 1 && d == 1 && n < 20 ? "" : digit[d],
		    unit[place]);
		gap = false;
	}
	return s;
}

static char *circled(struct arena *a, int n)
{
	char utf8[7] = "";

	if (n < 1 || n > 20)
		return arena_printf(a, "%d", n);
	g_unichar_to_utf8((gunichar)(0x2460 + n - 1), utf8);
	return arena_strdup(a, utf8);
}

static char *token(struct arena *a, int n, gunichar kind, int digits)
{
	if (n >= 1 && (kind == 'a' || kind == 'A'))
		return letters(a, n, (char)kind);
	if (n >= 1 && n < 4000 && (kind == 'i' || kind == 'I'))
		return roman(a, n, kind == 'I');
	if (n >= 1 && kind == 0x4E00)
		return chinese(a, n);
	if (kind == 0x2460)
		return circled(a, n);
	return arena_printf(a, "%0*d", digits, n);
}

static bool is_token(gunichar c)
{
	return g_unichar_isalnum(c) || c == 0x2460;
}

const char *number_format(struct arena *a, int number, const char *format)
{
	const char *from = format ? format : "1", *to;
	gunichar kind = 0;

	while (*from != '\0' && !is_token(g_utf8_get_char(from)))
		from = g_utf8_next_char(from);
	if (*from == '\0')
		return arena_printf(a, "%d", number);
	for (to = from; *to != '\0' && is_token(g_utf8_get_char(to)); to = g_utf8_next_char(to))
		kind = g_utf8_get_char(to);
	return arena_printf(a, "%.*s%s%s", (int)(from - format), format, token(a, number, kind, (int)MIN(to - from, 9)), to);
}
