/*
 * pdfdoc.c - any titles, labels, links, names and bookmarks go into the PDF that Cairo wrote
 *
 * The first lines are what the document says of itself; each further one is drawn
 * or written down as its first character says.  What must hold: there is a file,
 * it has its pages, and libqpdf finds nothing wrong with it.
 */
#include "render/font.h"
#include "render/pdfdoc.h"
#include "text/fonts.h"

#include "target.h"

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

enum { INFO_LINES = 5, LINES_MAX = 300, TEXT_MAX = 200 };

struct drawn {
	struct pdfdoc *doc;
	cairo_t *cr;
	GHashTable *ids;
	int pages;
	double x, y;
};

static struct render_fonts *opened;

static void page(struct drawn *d, const char *text)
{
	char *label;
	long folio = strtol(text, &label, 10);

	if (d->pages++ > 0)
		cairo_show_page(d->cr);
	pdfdoc_page(d->doc, (int)folio, *label != '\0' ? label : NULL);
}

static void link_to(struct drawn *d, const char *target)
{
	pdfdoc_link(d->doc, d->x, d->y, d->x + 50, d->y + 10, target, (struct pos){ 0 });
}

/* Each id once, as the walk over the areas does. */
static void anchor(struct drawn *d, const char *id)
{
	if (g_hash_table_add(d->ids, g_strdup(id)))
		pdfdoc_anchor(d->doc, id, d->x, d->y);
}

/* LEVEL TITLE|TARGET, the level a letter: small ones are closed */
static void bookmark(struct drawn *d, const char *text)
{
	char **part = g_strsplit(*text != '\0' ? text + 1 : "", "|", 2);
	struct area_bookmark b = { .title = part[0] != NULL ? part[0] : "", .level = (*text & 31) + 1, .open = !(*text & 32),
		.target = part[0] != NULL && part[1] != NULL ? part[1] : "#" };

	pdfdoc_bookmark(d->doc, &b);
	g_strfreev(part);
}

static void fill(struct drawn *d, const char *text)
{
	size_t n = strlen(text);

	cairo_set_source_rgb(d->cr, (n > 0 ? text[0] & 127 : 0) / 127.0, (n > 1 ? text[1] & 127 : 0) / 127.0,
	    (n > 2 ? text[2] & 127 : 0) / 127.0);
	cairo_rectangle(d->cr, d->x, d->y, 10, 10);
	cairo_fill(d->cr);
}

/* Whatever glyph; what counts is how it is written. */
static void show(struct drawn *d, const char *text)
{
	const struct face *face = chain_primary(fonts_chain(fonts, "Times", 400, false, "en", NULL));
	const struct font_key key = { .face = face, .size = LEN_PT(10), .scale = 1 };
	cairo_glyph_t glyph[TEXT_MAX];
	cairo_text_cluster_t cluster[TEXT_MAX];
	const char *s = text;
	int n = 0;

	for (; *s != '\0' && n < TEXT_MAX; s = g_utf8_next_char(s), n++) {
		glyph[n] = (cairo_glyph_t){ g_utf8_get_char(s) % 400, d->x + 5 * n, d->y };
		cluster[n] = (cairo_text_cluster_t){ (int)(g_utf8_next_char(s) - s), 1 };
	}
	cairo_set_scaled_font(d->cr, font_find(opened, &key));
	cairo_show_text_glyphs(d->cr, text, (int)(s - text), glyph, n, cluster, n, 0);
}

static void move(struct drawn *d, const char *text)
{
	char *end;

	d->x = strtod(text, &end);
	d->y = strtod(end, NULL);
}

static const struct {
	char kind;
	void (*act)(struct drawn *, const char *);
} acts[] = { { 'P', page }, { 'L', link_to }, { 'A', anchor }, { 'B', bookmark }, { 'C', fill }, { 'T', show }, { 'M', move } };

static void draw(struct drawn *d, char **line)
{
	page(d, "1");
	for (; *line != NULL; line++) {
		for (size_t i = 0; i < G_N_ELEMENTS(acts); i++) {
			if (acts[i].kind == **line)
				acts[i].act(d, *line + 1);
		}
	}
	cairo_show_page(d->cr);
}

static cairo_status_t append(void *array, const unsigned char *bytes, unsigned n)
{
	g_byte_array_append(array, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void look(const GByteArray *done, int pages)
{
	qpdf_data q = qpdf_init();

	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	must((qpdf_read_memory(q, "done", (const char *)done->data, done->len, NULL) & QPDF_ERRORS) == 0);
	must(qpdf_get_num_pages(q) == pages);
	must(qpdf_check_pdf(q) == QPDF_SUCCESS);
	qpdf_cleanup(&q);
}

/* Nothing where Cairo itself refuses the text: the renderer does not give it such. */
static void finish(struct drawn *d, cairo_surface_t *surface, GByteArray *pages, struct diag *diag)
{
	bool good = cairo_status(d->cr) == CAIRO_STATUS_SUCCESS;
	GByteArray *done;

	cairo_destroy(d->cr);
	cairo_surface_finish(surface);
	if (good && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
		done = pdfdoc_finish(d->doc, pages, diag);
		must(done != NULL);
		look(done, d->pages);
		g_byte_array_unref(done);
	}
	cairo_surface_destroy(surface);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = g_utf8_make_valid((const char *)data, (gssize)size), **line = g_strsplit(text, "\n", LINES_MAX);
	guint n = MIN(g_strv_length(line), INFO_LINES);
	const char *said[INFO_LINES] = { NULL };
	GByteArray *pages = g_byte_array_new();
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, pages, 200, 200);
	struct drawn d = { .cr = cairo_create(surface) };
	struct diag *diag = diag_new();

	if (opened == NULL)
		opened = render_fonts_new();
	memcpy(said, line, n * sizeof *line);
	d.doc = pdfdoc_new(&(struct render_info){ said[0], said[1], said[2], said[3], said[4], 0, NULL });
	d.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	draw(&d, line + n);
	finish(&d, surface, pages, diag);
	g_hash_table_destroy(d.ids);
	pdfdoc_free(d.doc);
	diag_free(diag);
	g_byte_array_unref(pages);
	g_strfreev(line);
	g_free(text);
	return 0;
}
