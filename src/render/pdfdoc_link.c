/*
 * pdfdoc_link.c - rectangles on pages that lead somewhere
 */
#include "render/pdfdoc_parts.h"

struct link {
	int page;
	double x0, y0, x1, y1;
	char *target;           /* "#id" or a URI */
	struct pos pos;
};

static void link_clear(gpointer p)
{
	g_free(((struct link *)p)->target);
}

GArray *pdfdoc_links_new(void)
{
	return pdfdoc_array(sizeof(struct link), link_clear);
}

void pdfdoc_link(struct pdfdoc *d, double x0, double y0, double x1, double y1, const char *target,
    struct pos pos)
{
	struct link l = { pdfdoc_page_index(d), x0, y0, x1, y1, g_strdup(target), pos };

	g_array_append_val(d->links, l);
}

static qpdf_oh annotation(struct pdfdoc *d, const struct link *l)
{
	char text[256], n[4][LEN_FORMAT_SIZE];

	g_snprintf(text, sizeof text,
	    "<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%s %s %s %s] >>",
	    pdfdoc_number(n[0], l->x0), pdfdoc_number(n[1], l->y0),
	    pdfdoc_number(n[2], l->x1), pdfdoc_number(n[3], l->y1));
	return qpdf_oh_parse(d->q, text);
}

void pdfdoc_add_links(struct pdfdoc *d)
{
	qpdf_oh list = 0;
	int page = -1;

	for (guint i = 0; i < d->links->len; i++) {
		const struct link *l = &g_array_index(d->links, struct link, i);
		qpdf_oh a = annotation(d, l);

		if (!pdfdoc_set_target(d, a, l->target, l->pos))
			continue;
		pdfdoc_set(d, a, "/P", d->page[l->page]);
		if (l->page != page) {
			page = l->page;
			list = qpdf_oh_new_array(d->q);
			/* the page's copy is this very array: items added later are in it */
			pdfdoc_set(d, d->page[page], "/Annots", list);
		}
		qpdf_oh_append_item(d->q, list, qpdf_make_indirect_object(d->q, a));
	}
}
