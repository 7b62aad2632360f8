/*
 * grey.c - grey for equal parts of red, green and blue, in the operators of a page
 *
 * "rg" and "RG" are looked for, and the three words before them compared.  Strings
 * are skipped, since they may hold anything.
 */
#include "render/grey.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* Three times the same number before the operator at op; value: one of them. */
static bool is_grey(const char *start, const char *op, const char **value, size_t *length)
{
	const char *word[3], *s = op;
	size_t n[3];

	for (int i = 2; i >= 0; i--) {
		const char *last;

		while (s > start && s[-1] == ' ')
			s--;
		last = s;
		while (s > start && (g_ascii_isdigit(s[-1]) || s[-1] == '.' || s[-1] == '-'))
			s--;
		word[i] = s;
		n[i] = (size_t)(last - s);
	}
	*value = word[0];
	*length = n[0];
	return n[0] > 0 && n[0] == n[1] && n[0] == n[2] && memcmp(word[0], word[1], n[0]) == 0 &&
	    memcmp(word[0], word[2], n[0]) == 0;
}

static const char *skip_string(const char *s, const char *end)
{
	int depth = 0;

	for (; s < end; s++) {
		if (*s == '\\')
			s++;
		else if (*s == '(')
			depth++;
		else if (*s == ')' && --depth == 0)
			break;
	}
	return s;
}

/* In place: grey is never longer than RGB.  The new length. */
static size_t grey_content(char *content, size_t n)
{
	const char *s = content, *end = content + n, *kept = content, *start = content;
	char *to = content;

	for (; s < end; s++) {
		const char *value;
		size_t length;

		if (*s == '(') {
			s = skip_string(s, end);
			start = s;
			continue;
		}
		if ((*s != 'g' && *s != 'G') || s - content < 2 || (s[-1] | 32) != 'r' || s[-2] != ' ')
			continue;
		if (s + 1 < end && !g_ascii_isspace(s[1]))
			continue;
		if (!is_grey(MAX(start, kept), s - 2, &value, &length))
			continue;
		memmove(to, kept, (size_t)(value + length - kept));
		to += value + length - kept;
		*to++ = ' ';
		*to++ = *s;
		kept = s + 1;
	}
	memmove(to, kept, (size_t)(end - kept));
	return (size_t)(to + (end - kept) - content);
}

void grey_page(qpdf_data q, qpdf_oh page)
{
	qpdf_oh stream = qpdf_oh_get_key(q, page, "/Contents");
	QPDF_BOOL filtered;
	unsigned char *bytes = NULL, *to;
	size_t n = 0;
	uLongf packed;

	if (!qpdf_oh_is_stream(q, stream) ||
	    qpdf_oh_get_stream_data(q, stream, qpdf_dl_generalized, &filtered, &bytes, &n) != QPDF_SUCCESS)
		return;
	n = grey_content((char *)bytes, n);
	packed = compressBound(n);
	to = g_malloc(packed);
	/* level 4 takes half the time of 6, the usual one, and 2 % more room */
	if (compress2(to, &packed, bytes, n, 4) == Z_OK)
		qpdf_oh_replace_stream_data(q, stream, to, packed, qpdf_oh_new_name(q, "/FlateDecode"),
		    qpdf_oh_new_null(q));
	g_free(to);
	free(bytes);
	qpdf_oh_release(q, stream);
}
