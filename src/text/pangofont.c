#include "text/pangofont.h"

#include "text/face.h"

struct faces_font {
	PangoFont parent;
	struct font_file *file;
};
typedef struct { PangoFontClass parent; } FacesFontClass;
typedef struct faces_font FacesFont;

struct faces_set {
	PangoFontset parent;
	PangoFont *font;
};
typedef struct { PangoFontsetClass parent; } FacesSetClass;
typedef struct faces_set FacesSet;

struct faces_map {
	PangoFontMap parent;
	PangoFont *font;        /* the one of the run at hand; lent */
};
typedef struct { PangoFontMapClass parent; } FacesMapClass;
typedef struct faces_map FacesMap;

GType faces_font_get_type(void);
GType faces_set_get_type(void);
GType faces_map_get_type(void);
G_DEFINE_TYPE(FacesFont, faces_font, PANGO_TYPE_FONT)
G_DEFINE_TYPE(FacesSet, faces_set, PANGO_TYPE_FONTSET)
G_DEFINE_TYPE(FacesMap, faces_map, PANGO_TYPE_FONT_MAP)

/* font */

static PangoFontDescription *font_describe(PangoFont *font)
{
	PangoFontDescription *d = pango_font_description_new();

	(void)font;
	pango_font_description_set_family_static(d, "declared");
	return d;
}

/* Which characters a face has was decided before: an empty answer makes Pango take the face it was given. */
static PangoCoverage *font_coverage(PangoFont *font, PangoLanguage *language)
{
	(void)font;
	(void)language;
	return pango_coverage_new();
}

static void font_extents(PangoFont *font, PangoGlyph glyph, PangoRectangle *ink, PangoRectangle *logical)
{
	struct font_file *file = ((FacesFont *)font)->file;
	int advance = 0;

	if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
		advance = file->upem;
	else if (glyph != PANGO_GLYPH_EMPTY)
		advance = hb_font_get_glyph_h_advance(file->hb, glyph);
	if (ink)
		*ink = (PangoRectangle){ 0, -file->upem, advance, file->upem };
	if (logical)
		*logical = (PangoRectangle){ 0, -file->upem, advance, file->upem };
}

static PangoFontMetrics *no_metrics(PangoFont *font, PangoLanguage *language)
{
	(void)font;
	(void)language;
	return NULL;
}

static hb_font_t *font_hb(PangoFont *font)
{
	return hb_font_reference(((FacesFont *)font)->file->hb);
}

static void faces_font_init(FacesFont *font)
{
	(void)font;
}

static void faces_font_class_init(FacesFontClass *class)
{
	class->parent.describe = font_describe;
	class->parent.describe_absolute = font_describe;
	class->parent.get_coverage = font_coverage;
	class->parent.get_glyph_extents = font_extents;
	class->parent.get_metrics = no_metrics;
	class->parent.create_hb_font = font_hb;
}

/* set */

static PangoFont *set_font(PangoFontset *set, guint ch)
{
	(void)ch;
	return g_object_ref(((FacesSet *)set)->font);
}

static PangoLanguage *set_language(PangoFontset *set)
{
	(void)set;
	return pango_language_from_string("xx");
}

static void set_foreach(PangoFontset *set, PangoFontsetForeachFunc each, gpointer data)
{
	each(set, ((FacesSet *)set)->font, data);
}

static void set_finalize(GObject *set)
{
	g_object_unref(((FacesSet *)set)->font);
	G_OBJECT_CLASS(faces_set_parent_class)->finalize(set);
}

static void faces_set_init(FacesSet *set)
{
	(void)set;
}

static void faces_set_class_init(FacesSetClass *class)
{
	G_OBJECT_CLASS(class)->finalize = set_finalize;
	class->parent.get_font = set_font;
	class->parent.get_language = set_language;
	class->parent.foreach = set_foreach;
}

/* map */

static PangoFont *map_font(PangoFontMap *map, PangoContext *context, const PangoFontDescription *d)
{
	(void)context;
	(void)d;
	return g_object_ref(((FacesMap *)map)->font);
}

static PangoFontset *map_set(PangoFontMap *map, PangoContext *context, const PangoFontDescription *d,
    PangoLanguage *language)
{
	FacesSet *set = g_object_new(faces_set_get_type(), NULL);

	(void)context;
	(void)d;
	(void)language;
	set->font = g_object_ref(((FacesMap *)map)->font);
	return &set->parent;
}

static void map_families(PangoFontMap *map, PangoFontFamily ***families, int *n)
{
	(void)map;
	*families = NULL;
	*n = 0;
}

static guint map_serial(PangoFontMap *map)
{
	(void)map;
	return 1;
}

static void faces_map_init(FacesMap *map)
{
	(void)map;
}

static void faces_map_class_init(FacesMapClass *class)
{
	class->parent.load_font = map_font;
	class->parent.load_fontset = map_set;
	class->parent.list_families = map_families;
	class->parent.get_serial = map_serial;
}

PangoFont *faces_pango_font(struct font_file *file)
{
	if (!file->pango) {
		FacesFont *font = g_object_new(faces_font_get_type(), NULL);

		file_open(file);
		font->file = file;
		file->pango = font;
	}
	return file->pango;
}

PangoContext *faces_context(void)
{
	PangoFontMap *map = g_object_new(faces_map_get_type(), NULL);
	PangoContext *context = pango_font_map_create_context(map);

	g_object_unref(map);
	pango_context_set_round_glyph_positions(context, FALSE);
	return context;
}

void faces_context_use(PangoContext *context, struct font_file *file)
{
	((FacesMap *)pango_context_get_font_map(context))->font = faces_pango_font(file);
}
