#include "area/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static uint32_t big_endian(const uint8_t *p, int n)
{
	uint32_t v = 0;

	while (n-- > 0)
		v = v << 8 | *p++;
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

/* Sizes in millimetres or inches hold as they are. */
static bool in_pixels(RsvgHandle *svg)
{
	RsvgLength w, h;
	RsvgRectangle box;
	gboolean has_w, has_h, has_box;

	rsvg_handle_get_intrinsic_dimensions(svg, &has_w, &w, &has_h, &h, &has_box, &box);
	return !has_w || !has_h || w.unit == RSVG_UNIT_PX || w.unit == RSVG_UNIT_PERCENT;
}

static bool probe_svg(const uint8_t *p, size_t n, struct picture_info *i)
{
	RsvgHandle *svg = rsvg_handle_new_from_data(p, n, NULL);
	double w = 0, h = 0;

	if (svg == NULL)
		return false;
	rsvg_handle_set_dpi(svg, 96);
	if (!rsvg_handle_get_intrinsic_size_in_pixels(svg, &w, &h)) {
		RsvgLength lw, lh;
		RsvgRectangle box = { 0 };
		gboolean has_w, has_h, has_box;

		rsvg_handle_get_intrinsic_dimensions(svg, &has_w, &lw, &has_h, &lh, &has_box, &box);
		w = has_box ? box.width : 0;
		h = has_box ? box.height : 0;
	}
	i->assumed = in_pixels(svg) ? 96 : 0;
	g_object_unref(svg);
	if (!(w > 0 && h > 0 && w < 1e6 && h < 1e6))
		w = h = 0;
	i->width = (int)ceil(w);
	i->height = (int)ceil(h);
	i->natural_width = (len_t)floor(w * 750 + 0.5);
	i->natural_height = (len_t)floor(h * 750 + 0.5);
	return true;
}

bool picture_probe(const void *bytes, size_t n, struct picture_info *i)
{
	const uint8_t *p = bytes;

	*i = (struct picture_info){ 0 };
	if (n >= 8 && memcmp(p, "\x89PNG\r\n\x1a\n", 8) == 0) {
		i->format = PICTURE_PNG;
		return probe_png(p, n, i);
	}
	if (n >= 3 && memcmp(p, "\xff\xd8\xff", 3) == 0) {
		i->format = PICTURE_JPEG;
		return probe_jpeg(p, n, i);
	}
	if (n > 0 && (*p == '<' || *p == 0xef || g_ascii_isspace(*p))) {
		i->format = PICTURE_SVG;
		return probe_svg(p, n, i);
	}
	return false;
}

void picture_natural(const struct picture_info *i, int pixels_per_inch, len_t *width, len_t *height)
{
	*width = i->natural_width;
	*height = i->natural_height;
	if (i->assumed > 0 && pixels_per_inch > 0) {
		*width = len_scale(*width, i->assumed, pixels_per_inch);
		*height = len_scale(*height, i->assumed, pixels_per_inch);
	}
}

/* data:[type][;base64],content */
static char *read_data(const char *uri, size_t *n, const char **error)
{
	const char *comma = strchr(uri, ',');
	GBytes *plain;
	char *bytes;

	*error = comma == NULL ? "its data: URI has no comma" : NULL;
	if (comma == NULL)
		return NULL;
	if (comma - uri >= 7 && g_ascii_strncasecmp(comma - 7, ";base64", 7) == 0)
		return (char *)g_base64_decode(comma + 1, n);
	plain = g_uri_unescape_bytes(comma + 1, -1, NULL, NULL);
	if (plain == NULL) {
		*error = "its data: URI is damaged";
		return NULL;
	}
	bytes = g_bytes_unref_to_data(plain, n);
	return bytes;
}

char *picture_read(const char *path, size_t *n, const char **error)
{
	char *bytes = NULL;
	struct stat st;
	FILE *f;
	int fd;

	if (g_ascii_strncasecmp(path, "data:", 5) == 0)
		return read_data(path, n, error);
	*error = NULL;
	/* a pipe nobody writes to would keep us waiting */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	f = fd < 0 ? NULL : fdopen(fd, "rb");
	if (f == NULL || fstat(fileno(f), &st) != 0) {
		*error = g_strerror(errno);
	} else if (!S_ISREG(st.st_mode)) {
		*error = "it is not a file";
	} else if (st.st_size > PICTURE_BYTES_MAX) {
		*error = "the file is larger than 256 MiB";
	} else {
		bytes = g_malloc((size_t)st.st_size + 1);
		*n = fread(bytes, 1, (size_t)st.st_size, f);
	}
	if (f != NULL)
		fclose(f);
	return bytes;
}

const char *picture_probe_file(const char *path, struct picture_info *i)
{
	const char *error;
	size_t n;
	char *bytes = picture_read(path, &n, &error);

	*i = (struct picture_info){ 0 };
	if (bytes == NULL)
		return error;
	if (!picture_probe(bytes, n, i))
		error = i->format == PICTURE_UNKNOWN ? "it is neither PNG nor JPEG nor SVG" : "it is damaged";
	g_free(bytes);
	return error;
}
