/*
 * pdf.c - PDF 1.7: pages by Cairo, everything around them by pdfdoc
 */
#include "render/paint.h"

#include "render/output.h"
#include "render/pdfdoc.h"

#include <cairo-pdf.h>

/* PDF's own limit for a page's side */
#define SIDE_MAX LEN_PT(14400)

struct pdf {
	struct paint paint;
	struct diag *diag;
	struct output *output;
	struct pdfdoc *doc;
	GByteArray *pages;      /* what Cairo wrote */
	cairo_surface_t *surface;
	cairo_t *cr;
	double height;          /* of the page */
};

static void *pdf_open(const char *path, const struct render_info *info, struct diag *diag)
{
	struct pdf *pdf = g_new0(struct pdf, 1);

	paint_init(&pdf->paint, true, 1, info->fonts, diag);
	pdf->diag = diag;
	pdf->output = output_new(path, render_pdf.name, diag);
	pdf->doc = pdfdoc_new(info);
	pdf->pages = g_byte_array_new();
	pdf->surface = cairo_pdf_surface_create_for_stream(paint_write, pdf->pages, 1, 1);
	cairo_pdf_surface_restrict_to_version(pdf->surface, CAIRO_PDF_VERSION_1_5);
	pdf->cr = cairo_create(pdf->surface);
	return pdf;
}

static bool write_document(struct pdf *pdf)
{
	GByteArray *done = pdfdoc_finish(pdf->doc, pdf->pages, pdf->diag);
	bool good = done != NULL && output_add(pdf->output, done->data, done->len);

	if (done != NULL)
		g_byte_array_unref(done);
	return good;
}

static bool pdf_close(void *to)
{
	struct pdf *pdf = to;
	bool good = paint_good(cairo_status(pdf->cr), render_pdf.name, pdf->diag);

	cairo_destroy(pdf->cr);
	cairo_surface_finish(pdf->surface);
	/* some faults only show on the surface, when it is finished */
	good = good && paint_good(cairo_surface_status(pdf->surface), render_pdf.name, pdf->diag);
	cairo_surface_destroy(pdf->surface);
	paint_clear(&pdf->paint);
	good = good && write_document(pdf);
	good = output_finish(pdf->output, good);
	g_byte_array_unref(pdf->pages);
	pdfdoc_free(pdf->doc);
	g_free(pdf);
	return good;
}

static len_t side(struct pdf *pdf, const struct area_page *page, len_t s)
{
	char w[LEN_FORMAT_SIZE], h[LEN_FORMAT_SIZE];

	if (s <= SIDE_MAX)
		return s;
	diag_report(pdf->diag, (struct pos){ 0 }, RENDER_PAGE_TOO_LARGE, page->number,
	    len_format(w, page->area.ipd), len_format(h, page->area.bpd), "PDF", "14400");
	return SIDE_MAX;
}

static void pdf_page_begin(void *to, const struct area_page *page, len_t w, len_t h)
{
	struct pdf *pdf = to;

	w = side(pdf, page, w);
	h = side(pdf, page, h);
	pdf->height = h / 1000.0;
	cairo_pdf_surface_set_size(pdf->surface, w / 1000.0, pdf->height);
	pdfdoc_page(pdf->doc, page->folio, page->label);
	paint_begin(&pdf->paint, pdf->cr);
}

static void pdf_page_end(void *to)
{
	struct pdf *pdf = to;

	paint_end(&pdf->paint);
	cairo_show_page(pdf->cr);
}

static void place(const struct pdf *pdf, double x, double y, double *px, double *py)
{
	*px = x / 1000;
	*py = y / 1000;
	cairo_user_to_device(pdf->cr, px, py);
	*py = pdf->height - *py;
}

static void pdf_link(void *to, struct rect r, const char *target, struct pos pos)
{
	struct pdf *pdf = to;
	double x0, y0, x1, y1;

	place(pdf, r.x, r.y, &x0, &y0);
	place(pdf, (double)r.x + r.w, (double)r.y + r.h, &x1, &y1);
	pdfdoc_link(pdf->doc, MIN(x0, x1), MIN(y0, y1), MAX(x0, x1), MAX(y0, y1), target, pos);
}

static void pdf_anchor(void *to, const char *id, len_t x, len_t y)
{
	struct pdf *pdf = to;
	double px, py;

	place(pdf, x, y, &px, &py);
	pdfdoc_anchor(pdf->doc, id, px, py);
}

static void pdf_bookmark(void *to, const struct area_bookmark *b)
{
	pdfdoc_bookmark(((struct pdf *)to)->doc, b);
}

const struct render_ops render_pdf = {
	.name = "pdf",
	.open = pdf_open, .close = pdf_close,
	.page_begin = pdf_page_begin, .page_end = pdf_page_end,
	.push = paint_push, .pop = paint_pop,
	.text = paint_text, .fill = paint_fill, .line = paint_line,
	.backdrop = paint_backdrop, .image = paint_image,
	.link = pdf_link, .anchor = pdf_anchor, .bookmark = pdf_bookmark,
};
