/*
 * pdfdoc_object.c - numbers, texts and keys, as all parts of the document write them
 */
#include "render/pdfdoc_parts.h"

#include <math.h>

GArray *pdfdoc_array(size_t size, GDestroyNotify clear)
{
	GArray *a = g_array_new(FALSE, FALSE, (guint)size);

	g_array_set_clear_func(a, clear);
	return a;
}

char *pdfdoc_number(char buf[LEN_FORMAT_SIZE], double points)
{
	return len_format(buf, (len_t)llround(fmax(fmin(points, 2e6), -2e6) * 100) * 10);
}

void pdfdoc_set(struct pdfdoc *d, qpdf_oh dict, const char *key, qpdf_oh value)
{
	qpdf_oh_replace_key(d->q, dict, key, value);
}

void pdfdoc_set_text(struct pdfdoc *d, qpdf_oh dict, const char *key, const char *utf8)
{
	if (utf8 != NULL && *utf8 != '\0')
		pdfdoc_set(d, dict, key, qpdf_oh_new_unicode_string(d->q, utf8));
}
