/*
 * png.c - one PNG a page, on white
 */
#include "render/paint.h"

#include "render/output.h"

#include <cairo.h>

#define DPI 150
#define SIDE_MAX 30000          /* pixels; Cairo ends at 32767 */
#define PIXELS_MAX 250000000.0

struct png {
	struct paint paint;
	struct diag *diag;
	struct output *output;
	cairo_surface_t *surface;       /* of the page */
	cairo_t *cr;
	bool failed;
};

static void *png_open(const char *path, const struct render_info *info, struct diag *diag)
{
	struct png *png = g_new0(struct png, 1);

	png->diag = diag;
	png->output = output_new(path, render_png.name, diag);
	paint_init(&png->paint, false, (info->dpi > 0 ? info->dpi : DPI) / 72.0, info->fonts, diag);
	return png;
}

static bool png_close(void *to)
{
	struct png *png = to;
	bool good;

	paint_clear(&png->paint);
	good = output_finish(png->output, !png->failed);
	g_free(png);
	return good;
}

static int pixels(const struct png *png, len_t side)
{
	double n = side / 1000.0 * png->paint.scale;

	/* a hundredth of a pixel more is rounding, not content */
	return n < 1 ? 1 : n > SIDE_MAX ? SIDE_MAX : (int)(n + 0.99);
}

static void too_large(struct png *png, const struct area_page *page)
{
	char w[LEN_FORMAT_SIZE], h[LEN_FORMAT_SIZE], max[LEN_FORMAT_SIZE];

	diag_report(png->diag, (struct pos){ 0 }, RENDER_PAGE_TOO_LARGE, page->number,
	    len_format(w, page->area.ipd), len_format(h, page->area.bpd), "PNG",
	    len_format(max, (len_t)(SIDE_MAX / 3 / png->paint.scale * 1000)));
}

static void png_page_begin(void *to, const struct area_page *page, len_t w, len_t h)
{
	struct png *png = to;
	int across = pixels(png, w), down = pixels(png, h);

	if (across >= SIDE_MAX || down >= SIDE_MAX || (double)across * down > PIXELS_MAX) {
		too_large(png, page);
		across = MIN(across, SIDE_MAX / 3);
		down = MIN(down, SIDE_MAX / 3);
	}
	png->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, across, down);
	png->cr = cairo_create(png->surface);
	cairo_set_source_rgb(png->cr, 1, 1, 1);
	cairo_paint(png->cr);
	cairo_scale(png->cr, png->paint.scale, png->paint.scale);
	paint_begin(&png->paint, png->cr);
}

static void png_page_end(void *to)
{
	struct png *png = to;
	GByteArray *bytes = g_byte_array_new();
	cairo_status_t status;

	paint_end(&png->paint);
	status = cairo_status(png->cr);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_write_to_png_stream(png->surface, paint_write, bytes);
	if (!paint_good(status, render_png.name, png->diag) || !output_add(png->output, bytes->data, bytes->len))
		png->failed = true;
	cairo_destroy(png->cr);
	cairo_surface_destroy(png->surface);
	g_byte_array_unref(bytes);
}

const struct render_ops render_png = {
	.name = "png", .one_file_per_page = true,
	.open = png_open, .close = png_close,
	.page_begin = png_page_begin, .page_end = png_page_end,
	.push = paint_push, .pop = paint_pop,
	.text = paint_text, .fill = paint_fill, .line = paint_line,
	.backdrop = paint_backdrop, .image = paint_image,
};
