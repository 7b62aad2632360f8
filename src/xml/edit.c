#include "xml/edit.h"

#include "xml/source.h"

#include <errno.h>
#include <string.h>

/* How far both the raw bytes and the text they stand for have been gone through. */
struct cursor {
	GIConv decoder;
	char *encoding;
	const char *raw;
	size_t left;            /* raw bytes not gone through yet */
	size_t at;              /* in the text */
};

/* Decode as much as makes n bytes of text; false if no character ends there. */
static bool decode(struct cursor *c, size_t n)
{
	char text[4096];

	while (n > 0 && c->left > 0) {
		char *in = (char *)c->raw, *out = text;
		size_t room = MIN(n, sizeof text), free_bytes = room;
		size_t done = g_iconv(c->decoder, &in, &c->left, &out, &free_bytes);

		if ((done == (size_t)-1 && errno != E2BIG) || free_bytes == room)
			return false;
		c->raw = in;
		c->at += room - free_bytes;
		n -= room - free_bytes;
	}
	return n == 0;
}

/* Go to a place of the text, keeping what is passed, or not. */
static bool go_to(struct cursor *c, size_t to, GByteArray *keep)
{
	const char *start = c->raw;
	bool good = to >= c->at && decode(c, to - c->at);

	if (good && keep != NULL)
		g_byte_array_append(keep, (const guint8 *)start, (guint)(c->raw - start));
	return good;
}

/* A stretch of text in the file's encoding; false if it lacks a character. */
static bool append_encoded(GByteArray *to, const struct cursor *c, const char *text, gssize n)
{
	gsize written = 0;
	char *raw = g_convert(text, n, c->encoding, "UTF-8", NULL, &written, NULL);

	if (raw != NULL)
		g_byte_array_append(to, (guint8 *)raw, (guint)written);
	g_free(raw);
	return raw != NULL;
}

static bool write_text(GByteArray *to, const struct cursor *c, const struct edit *e)
{
	bool good = true;

	for (const char *s = e->text, *next; *s != '\0' && good; s = next) {
		next = g_utf8_next_char(s);
		good = append_encoded(to, c, s, next - s);
		if (!good && e->may_refer) {
			char reference[16];

			g_snprintf(reference, sizeof reference, "&#x%04X;", g_utf8_get_char(s));
			good = append_encoded(to, c, reference, -1);
		}
	}
	return good;
}

static bool write_all(GByteArray *to, struct cursor *c, const struct edit *const *edits, guint n)
{
	for (guint i = 0; i < n; i++)
		if (!go_to(c, edits[i]->from, to) || !write_text(to, c, edits[i]) || !go_to(c, edits[i]->to, NULL))
			return false;
	g_byte_array_append(to, (const guint8 *)c->raw, (guint)c->left);
	return true;
}

GByteArray *edit_apply(const char *bytes, size_t size, const struct edit *const *edits, guint n)
{
	GByteArray *made = g_byte_array_sized_new((guint)size);
	struct cursor c = { 0 };
	size_t mark;
	bool good;

	c.encoding = source_encoding(bytes, size, &mark);
	c.decoder = g_iconv_open("UTF-8", c.encoding);
	c.raw = bytes + mark;
	c.left = size - mark;
	g_byte_array_append(made, (const guint8 *)bytes, (guint)mark);
	good = c.decoder != (GIConv)-1 && write_all(made, &c, edits, n);
	if (c.decoder != (GIConv)-1)
		g_iconv_close(c.decoder);
	g_free(c.encoding);
	if (good)
		return made;
	g_byte_array_unref(made);
	return NULL;
}
