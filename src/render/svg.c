/*
 * svg.c - one SVG a page
 *
 * Cairo writes text as outlines.  It numbers its elements by a count of all
 * surfaces the process ever made; they are numbered anew here, in the order of
 * their first mention, so that the same page is the same file.
 */
#include "render/paint.h"

#include "render/output.h"

#include <cairo-svg.h>
#include <string.h>

struct svg {
	struct paint paint;
	struct diag *diag;
	struct output *output;
	GByteArray *bytes;      /* of the page */
	cairo_surface_t *surface;
	cairo_t *cr;
	bool failed;
};

static void *svg_open(const char *path, const struct render_info *info, struct diag *diag)
{
	struct svg *svg = g_new0(struct svg, 1);

	paint_init(&svg->paint, true, 1, info->fonts, diag);
	svg->diag = diag;
	svg->output = output_new(path, render_svg.name, diag);
	return svg;
}

static bool svg_close(void *to)
{
	struct svg *svg = to;
	bool good;

	paint_clear(&svg->paint);
	good = output_finish(svg->output, !svg->failed);
	g_free(svg);
	return good;
}

static void svg_page_begin(void *to, const struct area_page *page, len_t w, len_t h)
{
	struct svg *svg = to;

	(void)page;
	svg->bytes = g_byte_array_new();
	svg->surface = cairo_svg_surface_create_for_stream(paint_write, svg->bytes, w / 1000.0, h / 1000.0);
	svg->cr = cairo_create(svg->surface);
	paint_begin(&svg->paint, svg->cr);
}

/* A name such as surface12 at s: its length, else 0. */
static size_t name_length(const char *s, const char *end)
{
	size_t letters = 0, n;

	while (s + letters < end && g_ascii_islower(s[letters]))
		letters++;
	for (n = letters; s + n < end && g_ascii_isdigit(s[n]);)
		n++;
	return letters > 0 && n > letters && s + n < end && (s[n] == '"' || s[n] == ')') ? n : 0;
}

static void put_name(GByteArray *to, GHashTable *numbers, const char *name, size_t n)
{
	char *old = g_strndup(name, n);
	gpointer number = g_hash_table_lookup(numbers, old);
	char digits[24];
	size_t letters = strcspn(old, "0123456789");

	if (number == NULL) {
		number = GUINT_TO_POINTER(g_hash_table_size(numbers) + 1);
		g_hash_table_insert(numbers, g_strdup(old), number);
	}
	g_byte_array_append(to, (const guint8 *)old, (guint)letters);
	g_snprintf(digits, sizeof digits, "%u", GPOINTER_TO_UINT(number));
	g_byte_array_append(to, (const guint8 *)digits, (guint)strlen(digits));
	g_free(old);
}

static GByteArray *renumbered(const GByteArray *from)
{
	GByteArray *to = g_byte_array_sized_new(from->len);
	GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const char *s = (const char *)from->data, *end = s + from->len, *kept = s;

	for (; s < end; s++) {
		bool id = *s == '"' && s - (const char *)from->data >= 4 && memcmp(s - 4, " id=", 4) == 0;
		size_t n = id || *s == '#' ? name_length(s + 1, end) : 0;

		if (n == 0)
			continue;
		g_byte_array_append(to, (const guint8 *)kept, (guint)(s + 1 - kept));
		put_name(to, numbers, s + 1, n);
		s += n;
		kept = s + 1;
	}
	g_byte_array_append(to, (const guint8 *)kept, (guint)(end - kept));
	g_hash_table_destroy(numbers);
	return to;
}

static void svg_page_end(void *to)
{
	struct svg *svg = to;
	GByteArray *done;

	paint_end(&svg->paint);
	if (!paint_good(cairo_status(svg->cr), render_svg.name, svg->diag))
		svg->failed = true;
	cairo_destroy(svg->cr);
	cairo_surface_finish(svg->surface);
	if (!paint_good(cairo_surface_status(svg->surface), render_svg.name, svg->diag))
		svg->failed = true;
	cairo_surface_destroy(svg->surface);
	done = renumbered(svg->bytes);
	if (!svg->failed && !output_add(svg->output, done->data, done->len))
		svg->failed = true;
	g_byte_array_unref(done);
	g_byte_array_unref(svg->bytes);
}

const struct render_ops render_svg = {
	.name = "svg", .one_file_per_page = true,
	.open = svg_open, .close = svg_close,
	.page_begin = svg_page_begin, .page_end = svg_page_end,
	.push = paint_push, .pop = paint_pop,
	.text = paint_text, .fill = paint_fill, .line = paint_line,
	.backdrop = paint_backdrop, .image = paint_image,
};
