/*
 * probe.c - format and size of a picture from its first bytes
 *
 * Of bitmaps the header is read, of SVG what librsvg makes of its root; nothing
 * is decoded.
 */
#include "area/picture.h"

#include <glib.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

static uint32_t big_endian(const uint8_t *p, int n)
{
	uint32_t v = 0;

	while (n-- > 0)
		v = v << 8 | *p++;
	return v;
}

static uint32_t little_endian(const uint8_t *p, int n)
{
	uint32_t v = 0;

	for (int i = n; i-- > 0;)
		v = v << 8 | p[i];
	return v;
}

/* Pixels at so many an inch, as millipoints; a resolution outside reason counts as 72. */
static len_t natural(int pixels, double per_inch)
{
	double l = pixels * 72000.0 / (per_inch >= 1 && per_inch <= 100000 ? per_inch : 72);

	return (len_t)fmin(floor(l + 0.5), LEN_MAX);
}

static void set_size(struct picture_info *i, double x_per_inch, double y_per_inch)
{
	i->assumed = x_per_inch >= 1 && x_per_inch <= 100000 ? 0 : 72;
	i->natural_width = natural(i->width, x_per_inch);
	i->natural_height = natural(i->height, y_per_inch);
}

static bool probe_png(const uint8_t *p, size_t n, struct picture_info *i)
{
	double x = 0, y = 0;

	if (n < 33 || memcmp(p + 12, "IHDR", 4) != 0)
		return false;
	i->width = (int)(big_endian(p + 16, 4) & INT32_MAX);
	i->height = (int)(big_endian(p + 20, 4) & INT32_MAX);
	for (size_t at = 8; at + 12 <= n;) {
		uint32_t length = big_endian(p + at, 4);

		if (memcmp(p + at + 4, "IDAT", 4) == 0)
			break;
		if (memcmp(p + at + 4, "pHYs", 4) == 0 && length == 9 && n - at >= 21 && p[at + 16] == 1) {
			x = big_endian(p + at + 8, 4) * 0.0254;
			y = big_endian(p + at + 12, 4) * 0.0254;
		}
		if (length > n - at - 12)
			break;
		at += 12 + (size_t)length;
	}
	set_size(i, x, y);
	return i->width > 0 && i->height > 0;
}

static bool is_frame(int marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static bool probe_jpeg(const uint8_t *p, size_t n, struct picture_info *i)
{
	double x = 0, y = 0;

	for (size_t at = 2; at + 4 <= n;) {
		size_t length = big_endian(p + at + 2, 2);
		int marker = p[at + 1];

		if (p[at] != 0xff)
			return false;
		if (marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
			at += marker == 0xff ? 1 : 2;
			continue;
		}
		if (length < 2 || length > n - at - 2)
			return false;
		if (marker == 0xe0 && length >= 14 && memcmp(p + at + 4, "JFIF", 5) == 0) {
			double unit = p[at + 11] == 1 ? 1 : p[at + 11] == 2 ? 2.54 : 0;

			x = big_endian(p + at + 12, 2) * unit;
			y = big_endian(p + at + 14, 2) * unit;
		}
		if (is_frame(marker) && length >= 8) {
			i->height = (int)big_endian(p + at + 5, 2);
			i->width = (int)big_endian(p + at + 7, 2);
			set_size(i, x, y);
			return i->width > 0 && i->height > 0;
		}
		at += 2 + length;
	}
	return false;
}

static bool probe_gif(const uint8_t *p, size_t n, struct picture_info *i)
{
	if (n < 13)
		return false;
	i->width = (int)little_endian(p + 6, 2);
	i->height = (int)little_endian(p + 8, 2);
	set_size(i, 0, 0);
	return i->width > 0 && i->height > 0;
}

/* A negative height says that the first row is the upper one. */
static bool probe_bmp(const uint8_t *p, size_t n, struct picture_info *i)
{
	int64_t height;

	if (n < 54 || little_endian(p + 14, 4) < 40)
		return false;
	i->width = (int)(little_endian(p + 18, 4) & INT32_MAX);
	height = (int32_t)little_endian(p + 22, 4);
	i->height = (int)MIN(ABS(height), INT32_MAX);
	set_size(i, little_endian(p + 38, 4) * 0.0254, little_endian(p + 42, 4) * 0.0254);
	return i->width > 0 && i->height > 0;
}

/* ---- TIFF: a list of tagged values somewhere in the file ---- */

struct tiff {
	const uint8_t *p;
	size_t n;
	uint32_t (*number)(const uint8_t *, int);
};

enum { TIFF_WIDTH = 256, TIFF_HEIGHT = 257, TIFF_X = 282, TIFF_Y = 283, TIFF_UNIT = 296 };
enum { TIFF_SHORT = 3, TIFF_LONG = 4, TIFF_RATIONAL = 5 };

/* The value of an entry of 12 bytes; 0 if it is none that we know. */
static double tiff_value(const struct tiff *t, const uint8_t *entry)
{
	uint32_t at = t->number(entry + 8, 4);

	switch (t->number(entry + 2, 2)) {
	case TIFF_SHORT:
		return t->number(entry + 8, 2);
	case TIFF_LONG:
		return at;
	case TIFF_RATIONAL:
		if (at > t->n || t->n - at < 8 || t->number(t->p + at + 4, 4) == 0)
			return 0;
		return (double)t->number(t->p + at, 4) / t->number(t->p + at + 4, 4);
	default:
		return 0;
	}
}

static bool probe_tiff(const uint8_t *p, size_t n, struct picture_info *i)
{
	const struct tiff t = { p, n, *p == 'I' ? little_endian : big_endian };
	size_t at = n < 8 ? 0 : t.number(p + 4, 4);
	double value[TIFF_UNIT + 1] = { [TIFF_UNIT] = 2 }, per_inch;

	if (at < 8 || at > n || n - at < 2)
		return false;
	for (uint32_t k = t.number(p + at, 2), entry = 0; entry < k && n - at >= 2 + 12 * ((size_t)entry + 1); entry++) {
		const uint8_t *e = p + at + 2 + 12 * (size_t)entry;
		uint32_t tag = t.number(e, 2);

		if (tag <= TIFF_UNIT)
			value[tag] = tiff_value(&t, e);
	}
	i->width = (int)fmin(value[TIFF_WIDTH], INT32_MAX);
	i->height = (int)fmin(value[TIFF_HEIGHT], INT32_MAX);
	/* unit 1 is none, 2 the inch, 3 the centimetre */
	per_inch = value[TIFF_UNIT] >= 2.5 ? 2.54 : value[TIFF_UNIT] >= 1.5 ? 1 : 0;
	set_size(i, value[TIFF_X] * per_inch, value[TIFF_Y] * per_inch);
	return i->width > 0 && i->height > 0;
}

/* A metafile says how large its frame is, in 1/100 mm. */
static bool probe_emf(const uint8_t *p, size_t n, struct picture_info *i)
{
	double side[2];

	if (n < 88)
		return false;
	for (int k = 0; k < 2; k++) {
		double from = (int32_t)little_endian(p + 24 + 4 * k, 4), to = (int32_t)little_endian(p + 32 + 4 * k, 4);

		side[k] = fmin(to - from, 1e6);
	}
	i->natural_width = (len_t)floor(side[0] * 72000 / 2540 + 0.5);
	i->natural_height = (len_t)floor(side[1] * 72000 / 2540 + 0.5);
	i->width = (int)(side[0] / 2540 * 72);
	i->height = (int)(side[1] / 2540 * 72);
	return side[0] > 0 && side[1] > 0;
}

/* ---- SVG ---- */

/* Sizes in millimetres or inches hold as they are; if one is, both are. */
static bool in_pixels(RsvgHandle *svg)
{
	RsvgLength w, h;
	RsvgRectangle box;
	gboolean has_w, has_h, has_box;

	rsvg_handle_get_intrinsic_dimensions(svg, &has_w, &w, &has_h, &h, &has_box, &box);
	if (!has_w || w.unit == RSVG_UNIT_PERCENT)
		w = h;
	return (!has_w && !has_h) || w.unit == RSVG_UNIT_PX || w.unit == RSVG_UNIT_PERCENT;
}

/* A length as CSS pixels; 0: it is a share of something. */
static double css_pixels(RsvgLength l)
{
	static const double unit[] = {
		[RSVG_UNIT_PERCENT] = 0, [RSVG_UNIT_PX] = 1, [RSVG_UNIT_EM] = 12, [RSVG_UNIT_EX] = 6, [RSVG_UNIT_IN] = 96,
		[RSVG_UNIT_CM] = 96 / 2.54, [RSVG_UNIT_MM] = 96 / 25.4, [RSVG_UNIT_PT] = 96 / 72.0, [RSVG_UNIT_PC] = 16,
	};

	return (size_t)l.unit < G_N_ELEMENTS(unit) ? l.length * unit[l.unit] : 0;
}

/* What is not said comes of the other side and the viewBox, else of a viewport of 100 x 100 pixels. */
static void svg_size(RsvgHandle *svg, double *w, double *h)
{
	RsvgLength lw, lh;
	RsvgRectangle box = { 0 };
	gboolean has_w, has_h, has_box;

	rsvg_handle_get_intrinsic_dimensions(svg, &has_w, &lw, &has_h, &lh, &has_box, &box);
	*w = has_w ? css_pixels(lw) : 0;
	*h = has_h ? css_pixels(lh) : 0;
	has_box = has_box && box.width > 0 && box.height > 0;
	if (*w <= 0 && *h <= 0) {
		*w = has_box ? box.width : 100;
		*h = has_box ? box.height : 100;
	} else if (*w <= 0) {
		*w = has_box ? *h * box.width / box.height : 100;
	} else if (*h <= 0) {
		*h = has_box ? *w * box.height / box.width : 100;
	}
}

static bool probe_svg(const uint8_t *p, size_t n, struct picture_info *i)
{
	RsvgHandle *svg = rsvg_handle_new_from_data(p, n, NULL);
	double w, h;

	if (svg == NULL)
		return false;
	svg_size(svg, &w, &h);
	i->assumed = in_pixels(svg) ? 96 : 0;
	i->has_text = g_strstr_len((const char *)p, (gssize)n, "text") != NULL;
	g_object_unref(svg);
	if (!(w > 0 && h > 0 && w < 1e6 && h < 1e6))
		w = h = 0;
	i->width = (int)ceil(w);
	i->height = (int)ceil(h);
	i->natural_width = (len_t)floor(w * 750 + 0.5);
	i->natural_height = (len_t)floor(h * 750 + 0.5);
	return true;
}

/* ---- which ---- */

static bool starts_png(const uint8_t *p, size_t n)
{
	return n >= 8 && memcmp(p, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static bool starts_jpeg(const uint8_t *p, size_t n)
{
	return n >= 3 && memcmp(p, "\xff\xd8\xff", 3) == 0;
}

static bool starts_gif(const uint8_t *p, size_t n)
{
	return n >= 6 && (memcmp(p, "GIF87a", 6) == 0 || memcmp(p, "GIF89a", 6) == 0);
}

static bool starts_bmp(const uint8_t *p, size_t n)
{
	return n >= 2 && memcmp(p, "BM", 2) == 0;
}

static bool starts_tiff(const uint8_t *p, size_t n)
{
	return n >= 4 && (memcmp(p, "II*\0", 4) == 0 || memcmp(p, "MM\0*", 4) == 0);
}

static bool starts_emf(const uint8_t *p, size_t n)
{
	return n >= 44 && little_endian(p, 4) == 1 && memcmp(p + 40, " EMF", 4) == 0;
}

static bool starts_svg(const uint8_t *p, size_t n)
{
	return n > 0 && (*p == '<' || *p == 0xef || g_ascii_isspace(*p));
}

static const struct {
	enum picture_format format;
	bool (*starts)(const uint8_t *, size_t);
	bool (*probe)(const uint8_t *, size_t, struct picture_info *);
} formats[] = {
	{ PICTURE_PNG, starts_png, probe_png },
	{ PICTURE_JPEG, starts_jpeg, probe_jpeg },
	{ PICTURE_GIF, starts_gif, probe_gif },
	{ PICTURE_BMP, starts_bmp, probe_bmp },
	{ PICTURE_TIFF, starts_tiff, probe_tiff },
	{ PICTURE_EMF, starts_emf, probe_emf },
	{ PICTURE_SVG, starts_svg, probe_svg },
};

bool picture_probe(const void *bytes, size_t n, struct picture_info *i)
{
	*i = (struct picture_info){ 0 };
	for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
		if (formats[k].starts(bytes, n)) {
			i->format = formats[k].format;
			return formats[k].probe(bytes, n, i);
		}
	}
	return false;
}
