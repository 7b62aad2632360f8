#include "schema/convert.h"

#include <glib.h>
#include <string.h>

#define WIDTHS_APART 0xFEE0u    /* from ! to ！, and so on to ~ */

static char *half_width(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *s = text; *s != '\0'; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		g_string_append_unichar(out, c > 0xFF00 && c < 0xFF5F ? c - WIDTHS_APART : c);
	}
	return g_string_free(out, FALSE);
}

static char *full_width(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *s = text; *s != '\0'; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		if (c == '.')
			g_string_append(out, "。");
		else if (c > ' ' && c < 0x7F)
			g_string_append_unichar(out, c + WIDTHS_APART);
		else if (c != ' ')
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

static int digit_of(gunichar c)
{
	static const gunichar digits[] = { U'〇', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九' };

	for (int i = 0; i < 10; i++)
		if (digits[i] == c)
			return i;
	return c == U'零' || c == U'○' || c == U'Ｏ' ? 0 : -1;
}

/* 二〇二四: digit by digit; 一百二十三, 十五: with their places, up to 九百九十九 */
static char *number(const char *text)
{
	GString *digits = g_string_new(NULL);
	int sum = 0, last = -1, places = 0;

	for (const char *s = text; *s != '\0'; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);
		int place = c == U'百' ? 100 : c == U'十' ? 10 : 0, digit = digit_of(c);

		if ((place == 0 && digit < 0) || strlen(text) > 30) {
			g_string_free(digits, TRUE);
			return NULL;
		}
		if (place > 0) {
			sum += (last > 0 ? last : 1) * place;
			places++;
			last = -1;
		} else {
			g_string_append_printf(digits, "%d", digit);
			last = digit;
		}
	}
	if (places > 0)
		g_string_printf(digits, "%d", sum + MAX(last, 0));
	return g_string_free(digits, FALSE);
}

char *convert_text(const char *text, const char *how)
{
	static const struct {
		const char *name;
		char *(*convert)(const char *);
	} known[] = { { "half-width", half_width }, { "full-width", full_width }, { "number", number } };

	for (size_t i = 0; how != NULL && i < G_N_ELEMENTS(known); i++)
		if (strcmp(known[i].name, how) == 0)
			return known[i].convert(text);
	return NULL;
}
