/*
 * pdfdoc_label.c - what readers call the pages: 1, iv, A
 */
#include "render/pdfdoc_parts.h"

#include <string.h>

struct label {
	int folio;
	char *text;
};

static void label_clear(gpointer p)
{
	g_free(((struct label *)p)->text);
}

GArray *pdfdoc_labels_new(void)
{
	return pdfdoc_array(sizeof(struct label), label_clear);
}

int pdfdoc_page_index(const struct pdfdoc *d)
{
	return (int)d->labels->len - 1;
}

void pdfdoc_page(struct pdfdoc *d, int folio, const char *label)
{
	struct label l = { folio, label != NULL ? g_strdup(label) : g_strdup_printf("%d", folio) };

	g_array_append_val(d->labels, l);
}

static void roman(char *to, int n)
{
	static const struct {
		int value;
		const char *digits;
	} part[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" },
		{ 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" } };

	*to = '\0';
	for (size_t i = 0; i < G_N_ELEMENTS(part); i++)
		for (; n >= part[i].value; n -= part[i].value)
			strcat(to, part[i].digits);
}

/* The way a label is counted: D decimal, r R Roman, a A letters, 0 in no way that PDF knows. */
static char counted(const struct label *l)
{
	char decimal[16], small[64], *big;
	char style = 0;

	g_snprintf(decimal, sizeof decimal, "%d", l->folio);
	if (strcmp(l->text, decimal) == 0)
		return 'D';
	if (l->folio < 1 || l->folio > 4999)
		return 0;
	roman(small, l->folio);
	big = g_ascii_strup(small, -1);
	if (strcmp(l->text, small) == 0)
		style = 'r';
	else if (strcmp(l->text, big) == 0)
		style = 'R';
	else if (l->folio <= 26 && l->text[1] == '\0' && g_ascii_tolower(l->text[0]) == 'a' + l->folio - 1)
		style = g_ascii_islower(l->text[0]) ? 'a' : 'A';
	g_free(big);
	return style;
}

static qpdf_oh label_range(struct pdfdoc *d, const struct label *l, char style)
{
	char text[64];
	qpdf_oh range;

	if (style != 0) {
		g_snprintf(text, sizeof text, "<< /S /%c /St %d >>", style, MAX(l->folio, 1));
		return qpdf_oh_parse(d->q, text);
	}
	range = qpdf_oh_new_dictionary(d->q);
	pdfdoc_set_text(d, range, "/P", l->text);
	return range;
}

void pdfdoc_add_labels(struct pdfdoc *d, qpdf_oh root)
{
	qpdf_oh nums = qpdf_oh_new_array(d->q), tree = qpdf_oh_new_dictionary(d->q);
	bool plain = true;      /* 1, 2, 3 ...: what readers show anyway */
	char before = 0;

	for (guint i = 0; i < d->labels->len; i++) {
		const struct label *l = &g_array_index(d->labels, struct label, i);
		char style = counted(l);

		plain &= style == 'D' && l->folio == (int)i + 1;
		if (style == 0 || style != before || i == 0 || l->folio != l[-1].folio + 1) {
			qpdf_oh_append_item(d->q, nums, qpdf_oh_new_integer(d->q, i));
			qpdf_oh_append_item(d->q, nums, label_range(d, l, style));
		}
		before = style;
	}
	pdfdoc_set(d, tree, "/Nums", nums);
	if (!plain)
		pdfdoc_set(d, root, "/PageLabels", tree);
}
