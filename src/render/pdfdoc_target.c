/*
 * pdfdoc_target.c - what links lead to: places in the document, and URIs
 */
#include "render/pdfdoc_parts.h"

#include <string.h>

struct anchor {
	int page;
	double x, y;
	char *id;
};

static void anchor_clear(gpointer p)
{
	g_free(((struct anchor *)p)->id);
}

GArray *pdfdoc_anchors_new(void)
{
	return pdfdoc_array(sizeof(struct anchor), anchor_clear);
}

void pdfdoc_anchor(struct pdfdoc *d, const char *id, double x, double y)
{
	struct anchor a = { pdfdoc_page_index(d), x, y, g_strdup(id) };

	g_array_append_val(d->anchors, a);
	g_hash_table_insert(d->anchor_of, a.id, GUINT_TO_POINTER(d->anchors->len));
}

static const struct anchor *find_anchor(struct pdfdoc *d, const char *target)
{
	guint i = GPOINTER_TO_UINT(g_hash_table_lookup(d->anchor_of, target + 1));

	return i > 0 ? &g_array_index(d->anchors, struct anchor, i - 1) : NULL;
}

/* [page /XYZ left top null]: the zoom stays as it is */
static qpdf_oh destination(struct pdfdoc *d, const struct anchor *a)
{
	char text[96], x[LEN_FORMAT_SIZE], y[LEN_FORMAT_SIZE];
	qpdf_oh to;

	g_snprintf(text, sizeof text, "[/XYZ %s %s null]", pdfdoc_number(x, a->x), pdfdoc_number(y, a->y));
	to = qpdf_oh_parse(d->q, text);
	qpdf_oh_insert_item(d->q, to, 0, d->page[a->page]);
	return to;
}

/* What URIs may not hold is written in percent. */
static char *ascii_uri(const char *uri)
{
	GString *s = g_string_new(NULL);

	for (; *uri != '\0'; uri++) {
		unsigned char c = (unsigned char)*uri;

		if (c <= 0x20 || c >= 0x7f || strchr("\"<>\\^`{|}", c) != NULL)
			g_string_append_printf(s, "%%%02X", c);
		else
			g_string_append_c(s, (char)c);
	}
	return g_string_free(s, FALSE);
}

static qpdf_oh uri_action(struct pdfdoc *d, const char *uri)
{
	qpdf_oh action = qpdf_oh_parse(d->q, "<< /S /URI >>");
	char *ascii = ascii_uri(uri);

	pdfdoc_set(d, action, "/URI", qpdf_oh_new_string(d->q, ascii));
	g_free(ascii);
	return action;
}

/* Give the annotation or bookmark its way; false: there is none, reported. */
bool pdfdoc_set_target(struct pdfdoc *d, qpdf_oh dict, const char *target, struct pos pos)
{
	const struct anchor *a;

	if (target[0] != '#') {
		pdfdoc_set(d, dict, "/A", uri_action(d, target));
		return true;
	}
	a = find_anchor(d, target);
	if (a == NULL) {
		diag_report(d->diag, pos, RENDER_LINK_NOWHERE, target + 1);
		return false;
	}
	pdfdoc_set(d, dict, "/Dest", destination(d, a));
	return true;
}

static int by_id(gconstpointer a, gconstpointer b)
{
	return strcmp((*(const struct anchor *const *)a)->id, (*(const struct anchor *const *)b)->id);
}

/* So that other documents can point here: FILE.pdf#id */
void pdfdoc_add_names(struct pdfdoc *d, qpdf_oh root)
{
	GPtrArray *sorted = g_ptr_array_new();
	qpdf_oh list = qpdf_oh_new_array(d->q), leaf = qpdf_oh_new_dictionary(d->q), names;

	for (guint i = 0; i < d->anchors->len; i++)
		g_ptr_array_add(sorted, &g_array_index(d->anchors, struct anchor, i));
	g_ptr_array_sort(sorted, by_id);
	for (guint i = 0; i < sorted->len; i++) {
		const struct anchor *a = sorted->pdata[i];

		qpdf_oh_append_item(d->q, list, qpdf_oh_new_binary_string(d->q, a->id, strlen(a->id)));
		qpdf_oh_append_item(d->q, list, destination(d, a));
	}
	pdfdoc_set(d, leaf, "/Names", list);
	names = qpdf_oh_new_dictionary(d->q);
	pdfdoc_set(d, names, "/Dests", qpdf_make_indirect_object(d->q, leaf));
	if (sorted->len > 0)
		pdfdoc_set(d, root, "/Names", names);
	g_ptr_array_free(sorted, TRUE);
}
