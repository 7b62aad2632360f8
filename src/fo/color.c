/*
 * color.c - colours that are written as a name, in small or capital letters, or in hexadecimal
 */
#include "fo/expr.h"

#include <glib.h>

static const struct { const char *name; unsigned rgb; } colors[] = {
#define COLOR(name, rgb) { name, rgb },
#include "fo/colors.def"
#undef COLOR
};

static struct color from_rgb(unsigned rgb)
{
	struct color c = { .r = (uint8_t)(rgb >> 16), .g = (uint8_t)(rgb >> 8), .b = (uint8_t)rgb, .a = 255 };

	return c;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* #rgb, #rrggbb; with a fourth part for opacity, of which only "none at all" counts */
static bool from_hex(const char *s, size_t n, struct color *c)
{
	bool brief = n == 3 || n == 4;
	unsigned rgb = 0;

	if (!brief && n != 6 && n != 8)
		return false;
	for (size_t i = 0; i < n; i++)
		if (hex(s[i]) < 0)
			return false;
	for (size_t i = 0; i < (brief ? 3U : 6U); i++)
		rgb = brief ? rgb << 8 | (unsigned)hex(s[i]) * 17 : rgb << 4 | (unsigned)hex(s[i]);
	*c = from_rgb(rgb);
	if (n == 4)
		c->a = (uint8_t)(hex(s[3]) * 17);
	if (n == 8)
		c->a = (uint8_t)(hex(s[6]) * 16 + hex(s[7]));
	return true;
}

bool fo_color_find(const char *s, size_t n, struct color *c)
{
	int low = 0, high = (int)(sizeof colors / sizeof *colors) - 1;

	if (n > 0 && *s == '#')
		return from_hex(s + 1, n - 1, c);
	while (low <= high) {
		int mid = (low + high) / 2, d = g_ascii_strncasecmp(s, colors[mid].name, n);

		if (d == 0 && colors[mid].name[n] == '\0') {
			*c = from_rgb(colors[mid].rgb);
			return true;
		}
		if (d < 0 || d == 0)
			high = mid - 1;
		else
			low = mid + 1;
	}
	return false;
}
