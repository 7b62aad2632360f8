#include "render/image.h"

#include "area/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <stdlib.h>
#include <string.h>

#define POINTS 0.001            /* of a millipoint */
#define PIXELS_MAX 100          /* millions in one picture */

struct image {
	struct picture_info info;       /* PICTURE_UNKNOWN: of no use, reported */
	char *name;                     /* for messages */
	cairo_surface_t *surface;
	RsvgHandle *svg;
};

struct images {
	GHashTable *image;              /* path or text -> struct image */
	bool vector;
	struct diag *diag;
};

static void image_free(gpointer data)
{
	struct image *i = data;

	if (i->surface != NULL)
		cairo_surface_destroy(i->surface);
	if (i->svg != NULL)
		g_object_unref(i->svg);
	g_free(i->name);
	g_free(i);
}

struct images *images_new(bool vector, struct diag *diag)
{
	struct images *s = g_new0(struct images, 1);

	s->image = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, image_free);
	s->vector = vector;
	s->diag = diag;
	return s;
}

void images_free(struct images *s)
{
	g_hash_table_destroy(s->image);
	g_free(s);
}

/* ---- reading ---- */

struct source {
	const char *bytes;
	size_t n, at;
};

static cairo_status_t read_source(void *from, unsigned char *to, unsigned n)
{
	struct source *s = from;

	if (n > s->n - s->at)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, s->bytes + s->at, n);
	s->at += n;
	return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *checked(cairo_surface_t *s)
{
	if (cairo_surface_status(s) == CAIRO_STATUS_SUCCESS)
		return s;
	cairo_surface_destroy(s);
	return NULL;
}

static cairo_surface_t *read_png(const char *bytes, size_t n)
{
	struct source from = { bytes, n, 0 };

	return checked(cairo_image_surface_create_from_png_stream(read_source, &from));
}

/* Formats of vectors take the file itself; the pixels behind it stay untouched. */
static cairo_surface_t *wrap_jpeg(const struct picture_info *i, const char *bytes, size_t n)
{
	cairo_surface_t *s = checked(cairo_image_surface_create(CAIRO_FORMAT_RGB24, i->width, i->height));
	unsigned char *copy;

	if (s == NULL)
		return NULL;
	copy = g_memdup2(bytes, n);
	if (cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, copy, n, g_free, copy) == 0)
		return s;
	g_free(copy);
	cairo_surface_destroy(s);
	return NULL;
}

static GdkPixbuf *decode(const char *type, const char *bytes, size_t n)
{
	GdkPixbufLoader *l = gdk_pixbuf_loader_new_with_type(type, NULL);
	GdkPixbuf *pixels = NULL;
	bool good;

	if (l == NULL)
		return NULL;
	good = gdk_pixbuf_loader_write(l, (const guchar *)bytes, n, NULL);
	good = gdk_pixbuf_loader_close(l, NULL) && good;
	if (good && (pixels = gdk_pixbuf_loader_get_pixbuf(l)) != NULL)
		g_object_ref(pixels);
	g_object_unref(l);
	return pixels;
}

static uint32_t premultiplied(const guchar *rgba)
{
	uint32_t a = rgba[3], pixel = a;

	for (int i = 0; i < 3; i++)
		pixel = pixel << 8 | (rgba[i] * a + 127) / 255;
	return pixel;
}

static void copy_pixels(const GdkPixbuf *from, cairo_surface_t *to)
{
	int width = gdk_pixbuf_get_width(from), step = gdk_pixbuf_get_n_channels(from);
	bool alpha = gdk_pixbuf_get_has_alpha(from);

	for (int y = 0; y < gdk_pixbuf_get_height(from); y++) {
		const guchar *rgb = gdk_pixbuf_read_pixels(from) + (size_t)y * gdk_pixbuf_get_rowstride(from);
		unsigned char *row = cairo_image_surface_get_data(to) +
		    (size_t)y * cairo_image_surface_get_stride(to);

		for (int x = 0; x < width; x++, rgb += step)
			((uint32_t *)row)[x] = alpha ? premultiplied(rgb) :
			    (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
	}
	cairo_surface_mark_dirty(to);
}

static cairo_surface_t *read_bitmap(const char *type, const char *bytes, size_t n)
{
	GdkPixbuf *pixels = decode(type, bytes, n);
	cairo_surface_t *s;

	if (pixels == NULL)
		return NULL;
	s = checked(cairo_image_surface_create(
	    gdk_pixbuf_get_has_alpha(pixels) ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, gdk_pixbuf_get_width(pixels),
	    gdk_pixbuf_get_height(pixels)));
	if (s != NULL)
		copy_pixels(pixels, s);
	g_object_unref(pixels);
	return s;
}

static bool take_bytes(const struct images *s, struct image *i, const char *bytes, size_t n)
{
	switch (i->info.format) {
	case PICTURE_PNG:
		i->surface = read_png(bytes, n);
		break;
	case PICTURE_JPEG:
		i->surface = s->vector ? wrap_jpeg(&i->info, bytes, n) : read_bitmap("jpeg", bytes, n);
		break;
	case PICTURE_GIF:
		i->surface = read_bitmap("gif", bytes, n);
		break;
	case PICTURE_BMP:
		i->surface = read_bitmap("bmp", bytes, n);
		break;
	case PICTURE_TIFF:
		i->surface = read_bitmap("tiff", bytes, n);
		break;
	case PICTURE_SVG:
		/* without a place of its own it can reach no other file */
		i->svg = rsvg_handle_new_from_data((const guint8 *)bytes, n, NULL);
		break;
	case PICTURE_EMF:
	case PICTURE_UNKNOWN:
		break;
	}
	return i->surface != NULL || i->svg != NULL;
}

static bool few_pixels(const struct picture_info *i)
{
	return i->format == PICTURE_SVG || (int64_t)i->width * i->height <= PIXELS_MAX * 1000000LL;
}

static const char *fault(const struct picture_info *i)
{
	switch (i->format) {
	case PICTURE_UNKNOWN:
		return PICTURE_NOT_KNOWN;
	case PICTURE_EMF:
		return "pictures in EMF cannot be drawn";
	default:
		return "it is damaged";
	}
}

static void load(const struct images *s, struct image *i, const char *bytes, size_t n, const char *error,
    struct pos pos)
{
	bool probed = bytes != NULL && picture_probe(bytes, n, &i->info);

	if (probed && !few_pixels(&i->info))
		diag_report(s->diag, pos, RENDER_PICTURE_TOO_LARGE, i->name, i->info.width, i->info.height, PIXELS_MAX);
	else if (probed && take_bytes(s, i, bytes, n))
		return;
	else
		diag_report(s->diag, pos, RENDER_PICTURE_UNREADABLE, i->name, error != NULL ? error : fault(&i->info));
	i->info.format = PICTURE_UNKNOWN;
}

struct image *image_find(struct images *s, const char *path, const char *xml, struct pos pos)
{
	const char *key = path != NULL ? path : xml, *error = NULL;
	struct image *i = g_hash_table_lookup(s->image, key);
	char *bytes = NULL;
	size_t n = 0;

	if (i != NULL)
		return i->info.format != PICTURE_UNKNOWN ? i : NULL;
	i = g_new0(struct image, 1);
	/* a data: URI may be long */
	i->name = path == NULL ? g_strdup("in the document") :
	    strlen(path) > 200 ? g_strdup_printf("%.60s...", path) : g_strdup(path);
	g_hash_table_insert(s->image, g_strdup(key), i);
	if (path != NULL)
		bytes = picture_read(path, &n, &error);
	load(s, i, path != NULL ? bytes : xml, path != NULL ? n : strlen(xml), error, pos);
	g_free(bytes);
	return i->info.format != PICTURE_UNKNOWN ? i : NULL;
}

/* ---- drawing ---- */

static void draw_surface(const struct images *s, const struct image *i, cairo_t *cr, struct rect r)
{
	double w = cairo_image_surface_get_width(i->surface), h = cairo_image_surface_get_height(i->surface);

	cairo_translate(cr, r.x * POINTS, r.y * POINTS);
	cairo_scale(cr, r.w * POINTS / w, r.h * POINTS / h);
	cairo_set_source_surface(cr, i->surface, 0, 0);
	if (!s->vector)
		cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
	cairo_new_path(cr);
	cairo_rectangle(cr, 0, 0, w, h);
	cairo_fill(cr);
}

/* Whether a picture of these proportions is to fill a rectangle of others: by more than rounding can do. */
static bool is_distorted(const struct picture_info *p, struct rect r)
{
	int64_t a = (int64_t)p->natural_width * r.h, b = (int64_t)p->natural_height * r.w;

	return a > 0 && b > 0 && llabs(a - b) > MAX(a, b) / 500;
}

/* librsvg keeps the proportions of a document: where they are to change it is drawn at its own size, and that scaled. */
static bool draw_document(const struct image *i, cairo_t *cr, struct rect r, GError **e)
{
	RsvgRectangle view = { r.x * POINTS, r.y * POINTS, r.w * POINTS, r.h * POINTS };

	if (is_distorted(&i->info, r)) {
		cairo_translate(cr, view.x, view.y);
		view = (RsvgRectangle){ 0, 0, i->info.natural_width * POINTS, i->info.natural_height * POINTS };
		cairo_scale(cr, r.w * POINTS / view.width, r.h * POINTS / view.height);
	}
	return rsvg_handle_render_document(i->svg, cr, &view, e);
}

void image_draw(const struct images *s, struct image *i, cairo_t *cr, struct rect r, struct pos pos)
{
	GError *e = NULL;

	if (r.w <= 0 || r.h <= 0 || i->info.format == PICTURE_UNKNOWN)
		return;
	cairo_save(cr);
	if (i->surface != NULL) {
		draw_surface(s, i, cr, r);
	} else if (!draw_document(i, cr, r, &e)) {
		diag_report(s->diag, pos, RENDER_PICTURE_UNREADABLE, i->name,
		    e != NULL ? e->message : "it is damaged");
		i->info.format = PICTURE_UNKNOWN;
	}
	g_clear_error(&e);
	cairo_restore(cr);
}
