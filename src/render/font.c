/*
 * font.c - font files as Cairo wants them
 *
 * Cairo gets its faces without a character map.  It would search that map
 * backwards for every glyph it embeds, a sixth of the time of a short document,
 * to learn which character the glyph stands for; what it finds is often wrong
 * (a radical for the character drawn the same) and then contradicted at each
 * use.  The text that comes with each run says it better.  Without a map all
 * characters of a face go into one embedded font, Latin ones too.
 */
#include "render/font.h"

#include "text/fonts.h"

#include <cairo-ft.h>
#include <fcntl.h>
#include <ft2build.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include FT_FREETYPE_H
#include FT_MODULE_H
#include FT_SYSTEM_H

#define SLANT 0.2126            /* tan 12 degrees */

struct render_fonts {
	FT_Library library;     /* NULL: out of memory */
	GHashTable *faces;      /* struct face -> cairo_font_face_t, NULL if it cannot be opened */
	GHashTable *fonts;      /* struct font_key -> cairo_scaled_font_t, NULL likewise */
};

/* What must stay until Cairo is done with a face, which may be after us. */
struct opened {
	FT_Face ft;
	void *bytes;            /* the file, mapped */
	size_t n;
};

/* --- the library -------------------------------------------------------- */

static void *ft_alloc(FT_Memory m, long size)
{
	(void)m;
	return malloc((size_t)size);
}

static void ft_free(FT_Memory m, void *block)
{
	(void)m;
	free(block);
}

static void *ft_realloc(FT_Memory m, long before, long size, void *block)
{
	(void)m;
	(void)before;
	return realloc(block, (size_t)size);
}

/*
 * Cairo keeps fonts in use longer than we do, so each face holds a reference
 * to its library.  That needs a library whose memory outlives us.
 */
static FT_Library new_library(void)
{
	static const struct FT_MemoryRec_ memory = { NULL, ft_alloc, ft_free, ft_realloc };
	FT_Library library = NULL;

	if (FT_New_Library((FT_Memory)(uintptr_t)&memory, &library) != 0)
		return NULL;
	FT_Add_Default_Modules(library);
	return library;
}

/* --- faces -------------------------------------------------------------- */

static uint32_t big_endian(const uint8_t *p, int n)
{
	uint32_t v = 0;

	while (n-- > 0)
		v = v << 8 | *p++;
	return v;
}

/* Where the table directory of the face begins; n if there is none. */
static size_t directory(const uint8_t *p, size_t n, int index)
{
	size_t at = 12 + 4 * (size_t)index;

	if (n < 12 || memcmp(p, "ttcf", 4) != 0)
		return 0;
	return index >= 0 && at + 4 <= n ? big_endian(p + at, 4) : n;
}

/* In our own copy of the page: the file is not touched. */
static void hide_character_map(uint8_t *p, size_t n, int index)
{
	size_t at = directory(p, n, index);
	unsigned tables;

	if (n < 12 || at > n - 12)
		return;
	tables = big_endian(p + at + 4, 2);
	for (at += 12; tables > 0 && at + 16 <= n; tables--, at += 16)
		if (memcmp(p + at, "cmap", 4) == 0)
			memcpy(p + at, "kmap", 4);
}

static void *map_file(const char *path, size_t *n)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	void *bytes = MAP_FAILED;
	struct stat st;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
		*n = (size_t)st.st_size;
		bytes = mmap(NULL, *n, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	}
	if (fd >= 0)
		close(fd);
	return bytes != MAP_FAILED ? bytes : NULL;
}

static void opened_free(void *p)
{
	struct opened *o = p;

	if (o->ft != NULL) {
		FT_Library library = o->ft->glyph->library;

		FT_Done_Face(o->ft);
		FT_Done_Library(library);
	}
	if (o->bytes != NULL)
		munmap(o->bytes, o->n);
	g_free(o);
}

static struct opened *open_file(FT_Library library, const struct face *face)
{
	struct opened *o = g_new0(struct opened, 1);

	o->bytes = map_file(face->file, &o->n);
	if (o->bytes == NULL || library == NULL) {
		opened_free(o);
		return NULL;
	}
	hide_character_map(o->bytes, o->n, face->index);
	if (FT_New_Memory_Face(library, o->bytes, (FT_Long)o->n, face->index, &o->ft) != 0) {
		opened_free(o);
		return NULL;
	}
	FT_Reference_Library(library);
	/* nor one that FreeType made up from glyph names */
	FT_Set_Charmap(o->ft, NULL);
	o->ft->charmap = NULL;
	return o;
}

static cairo_font_face_t *open_face(struct render_fonts *f, const struct face *face)
{
	static const cairo_user_data_key_t key;
	cairo_font_face_t *cairo = NULL;
	struct opened *o;

	if (g_hash_table_lookup_extended(f->faces, face, NULL, (gpointer *)&cairo))
		return cairo;
	o = open_file(f->library, face);
	if (o != NULL) {
		cairo = cairo_ft_font_face_create_for_ft_face(o->ft, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
		if (cairo_font_face_set_user_data(cairo, &key, o, opened_free) != CAIRO_STATUS_SUCCESS) {
			cairo_font_face_destroy(cairo);
			opened_free(o);
			cairo = NULL;
		}
	}
	g_hash_table_insert(f->faces, (gpointer)face, cairo);
	return cairo;
}

unsigned font_glyph(struct render_fonts *f, const struct face *face, gunichar c)
{
	unsigned glyph = 0;
	FT_Face ft;

	if (f->library != NULL && FT_New_Face(f->library, face->file, face->index, &ft) == 0) {
		glyph = FT_Get_Char_Index(ft, c);
		FT_Done_Face(ft);
	}
	return glyph;
}

/* --- fonts -------------------------------------------------------------- */

static guint font_hash(gconstpointer p)
{
	const struct font_key *k = p;

	return g_direct_hash(k->face) ^ (guint)k->size * 2654435761u ^ (guint)k->turn ^ (guint)(k->scale * 64);
}

static gboolean font_equal(gconstpointer a, gconstpointer b)
{
	const struct font_key *x = a, *y = b;

	return x->face == y->face && x->size == y->size && x->turn == y->turn && !(x->scale < y->scale) &&
	    !(x->scale > y->scale);
}

static cairo_scaled_font_t *make_font(cairo_font_face_t *face, const struct font_key *k)
{
	static const cairo_matrix_t quarter[] = { { 1, 0, 0, 1, 0, 0 }, { 0, -1, 1, 0, 0, 0 }, { -1, 0, 0, -1, 0, 0 },
		{ 0, 1, -1, 0, 0, 0 } };
	double size = k->size / 1000.0;
	cairo_matrix_t m = { size, 0, k->face->synthetic_slant ? -SLANT * size : 0, size, 0, 0 };
	cairo_matrix_t ctm = quarter[k->turn & 3], scale = { k->scale, 0, 0, k->scale, 0, 0 };
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_scaled_font_t *font;

	if (k->turn & FONT_TURNED)
		cairo_matrix_multiply(&m, &m, &quarter[1]);
	cairo_matrix_multiply(&ctm, &ctm, &scale);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	font = cairo_scaled_font_create(face, &m, &ctm, options);
	cairo_font_options_destroy(options);
	if (cairo_scaled_font_status(font) == CAIRO_STATUS_SUCCESS)
		return font;
	cairo_scaled_font_destroy(font);
	return NULL;
}

cairo_scaled_font_t *font_find(struct render_fonts *f, const struct font_key *k)
{
	cairo_font_face_t *face;
	gpointer font = NULL;

	if (g_hash_table_lookup_extended(f->fonts, k, NULL, &font))
		return font;
	face = open_face(f, k->face);
	if (face != NULL)
		font = make_font(face, k);
	g_hash_table_insert(f->fonts, g_memdup2(k, sizeof *k), font);
	return font;
}

/* --- the set ------------------------------------------------------------ */

static void face_free(gpointer face)
{
	cairo_font_face_destroy(face);
}

static void font_free(gpointer font)
{
	cairo_scaled_font_destroy(font);
}

struct render_fonts *render_fonts_new(void)
{
	struct render_fonts *f = g_new0(struct render_fonts, 1);

	f->library = new_library();
	f->faces = g_hash_table_new_full(NULL, NULL, NULL, face_free);
	f->fonts = g_hash_table_new_full(font_hash, font_equal, g_free, font_free);
	return f;
}

void render_fonts_free(struct render_fonts *f)
{
	if (f == NULL)
		return;
	g_hash_table_destroy(f->fonts);
	g_hash_table_destroy(f->faces);
	if (f->library != NULL)
		FT_Done_Library(f->library);
	g_free(f);
}
