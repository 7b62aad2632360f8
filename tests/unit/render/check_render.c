/* A small document, built by hand, through every renderer. */
#include "render/render.h"

#include "text/fonts.h"
#include "text/shape.h"

#include "../folder.h"

#include <ft2build.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <sys/stat.h>
#include FT_FREETYPE_H

#define BLACK ((struct color){ .a = 255 })
#define RED   ((struct color){ .r = 255, .a = 255 })
#define EM    16000

static struct face song, serif;
static struct area_tree tree;
static struct area_page *page;
static struct area *body; /* content begins at 20 pt, 30 pt */

static struct face face_of(const char *file, const char *family, bool han)
{
	return (struct face){ .file = file,
		.family = family,
		.weight = 400,
		.han = han,
		.scale = 1000,
		.ascent = 880,
		.descent = 120,
		.x_height = 460,
		.underline_position = 100,
		.underline_thickness = 50 };
}

static struct area_page *add_page(int folio, const char *label)
{
	struct area_page *p = AREA_NEW(a, area_page, AREA_PAGE);
	struct area_region *r = AREA_NEW(a, area_region, AREA_REGION);

	p->number = tree.n_pages + 1;
	p->folio = folio;
	p->label = label;
	p->first_of_sequence = p->number == 1;
	p->area.ipd = 300000;
	p->area.bpd = 200000;
	r->area.x = 20000;
	r->area.y = 30000;
	r->area.ipd = 260000;
	r->area.bpd = 140000;
	area_append(&p->area, &r->area);
	tree.page[tree.n_pages++] = p;
	page = p;
	body = &r->area;
	return p;
}

static void setup(void)
{
	folder_setup();
	song = face_of("build/fonts/FandolSong-Regular.otf", "FandolSong", true);
	serif = face_of("build/fonts/LiberationSerif-Regular.ttf", "Liberation Serif", false);
	tree = (struct area_tree){ .page = arena_array(a, 100, sizeof *tree.page) };
	add_page(1, "1");
}

static len_t advance(FT_Face ft, uint32_t glyph)
{
	FT_Load_Glyph(ft, glyph, FT_LOAD_NO_SCALE);
	return (len_t)(ft->glyph->metrics.horiAdvance * EM / ft->units_per_EM);
}

/* one glyph a character: Han characters one em wide, others as wide as they are */
static struct area_text *text_of(const char *s, const struct face *face, bool missing)
{
	struct area_text *t = AREA_NEW(a, area_text, AREA_TEXT);
	int n = (int)g_utf8_strlen(s, -1);
	struct area_glyph *g = ARENA_ARRAY(a, n, struct area_glyph);
	struct area_cluster *c = ARENA_ARRAY(a, n, struct area_cluster);
	FT_Library library;
	FT_Face ft;
	len_t x = 0;

	ck_assert_int_eq(FT_Init_FreeType(&library), 0);
	ck_assert_msg(FT_New_Face(library, face->file, face->index, &ft) == 0, "%s is not there", face->file);
	t->face = face;
	t->text = s;
	t->bytes = (int)strlen(s);
	for (int i = 0; i < n; i++, s = g_utf8_next_char(s)) {
		g[i].id = missing ? GLYPH_MISSING : FT_Get_Char_Index(ft, g_utf8_get_char(s));
		g[i].x = x;
		x += face->han ? EM : advance(ft, g[i].id);
		c[i].bytes = (uint8_t)(g_utf8_next_char(s) - s);
		c[i].glyphs = 1;
	}
	FT_Done_Face(ft);
	FT_Done_FreeType(library);
	t->glyph = g;
	t->cluster = c;
	t->n_glyphs = t->n_clusters = n;
	t->size = t->area.bpd = EM;
	t->area.ipd = x;
	t->baseline = 14000;
	t->color = BLACK;
	return t;
}

/* a line of text, 20 pt after the last one */
static struct area_text *line_of(const char *s, const struct face *face)
{
	struct area *line = area_new(a, AREA_LINE, sizeof *line);
	struct area_text *t = text_of(s, face, false);

	line->y = body->last != NULL ? body->last->y + 20000 : 0;
	line->ipd = 260000;
	line->bpd = 20000;
	area_append(body, line);
	area_append(line, &t->area);
	return t;
}

static struct area *block_at(len_t x, len_t y, len_t ipd, len_t bpd)
{
	struct area *b = area_new(a, AREA_BLOCK, sizeof *b);

	b->x = x;
	b->y = y;
	b->ipd = ipd;
	b->bpd = bpd;
	area_append(body, b);
	return b;
}

static struct area_box *box_of(enum line_style style, len_t width)
{
	struct area_box *b = ARENA_NEW(a, struct area_box);

	for (int i = 0; i < 4; i++)
		b->edge[i] = (struct area_edge){ .width = width, .style = style, .color = BLACK };
	return b;
}

static struct area_image *image_of(const char *path, const char *xml)
{
	struct area_image *i = AREA_NEW(a, area_image, AREA_IMAGE);

	i->path = path;
	i->inline_xml = xml;
	i->area.ipd = i->cw = 72000;
	i->area.bpd = i->ch = 36000;
	area_append(body, &i->area);
	return i;
}

/* --- looking at what came out ------------------------------------------ */

static bool render(const char *name, const struct render_info *info)
{
	return render_tree(&tree, render_find(name), path_of(name), info, diag);
}

static char *contents(const char *name, size_t *n)
{
	char *bytes = NULL;
	gsize length = 0;

	if (!g_file_get_contents(path_of(name), &bytes, &length, NULL))
		return NULL;
	if (n != NULL)
		*n = length;
	return bytes;
}

/* the trace of the page's content: between the lines page and page-end */
static char *traced(void)
{
	char *all, *from, *to, *part;

	ck_assert(render("out.trace", NULL));
	all = contents("out.trace", NULL);
	from = strchr(strstr(all, "page "), '\n') + 1;
	to = strstr(from, "page-end");
	part = arena_strndup(a, from, (size_t)(to - from));
	g_free(all);
	return part;
}

/* what a program prints; its exit status must be 0 */
static char *output_of(const char *program, const char *first, const char *second)
{
	const char *argv[] = { program, first, second, NULL };
	char *out = NULL, *err = NULL, *kept;
	int status = -1;

	ck_assert(g_spawn_sync(
	    NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, NULL));
	ck_assert_msg(status == 0, "%s: %s%s", program, out, err);
	kept = arena_strdup(a, out);
	g_free(out);
	g_free(err);
	return kept;
}

static const char *pdf_text(void)
{
	return output_of("pdftotext", path_of("out.pdf"), "-");
}

/* whether the file, taken apart, has this */
static bool in_source(const char *wanted)
{
	const char *argv[] = { "qpdf", "--qdf", "--object-streams=disable", path_of("out.pdf"),
		path_of("out.qdf"), NULL };
	int status = -1;
	size_t n;
	char *bytes;
	bool found;

	ck_assert(g_spawn_sync(
	    NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
	ck_assert_int_eq(status, 0);
	bytes = contents("out.qdf", &n);
	found = memmem(bytes, n, wanted, strlen(wanted)) != NULL;
	g_free(bytes);
	return found;
}

#define ck_in_source(wanted) ck_assert_msg(in_source(wanted), "the file has no %s", wanted)

/* the pixel at a point of the page, 1 pixel to a point */
static uint32_t pixel(int x, int y)
{
	struct render_info info = { .dpi = 72 };
	GdkPixbuf *p;
	const guchar *at;
	uint32_t rgb;

	ck_assert(render("out.png", &info));
	p = gdk_pixbuf_new_from_file(path_of("out.png"), NULL);
	ck_assert_int_eq(gdk_pixbuf_get_width(p), 300);
	ck_assert_int_eq(gdk_pixbuf_get_height(p), 200);
	at = gdk_pixbuf_get_pixels(p) + y * gdk_pixbuf_get_rowstride(p) + x * gdk_pixbuf_get_n_channels(p);
	rgb = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
	g_object_unref(p);
	return rgb;
}

/* --- the walk ----------------------------------------------------------- */

START_TEST(text_is_placed_on_its_baseline_in_page_coordinates)
{
	line_of("第一行", &song);
	line_of("II", &serif)->color = RED; /* an I is a third of an em wide */
	ck_assert_str_eq(traced(), "text 20 44 \"FandolSong\" 16 #000000 \"第一行\" at 0 16 32\n"
				   "text 20 64 \"Liberation Serif\" 16 #ff0000 \"II\" at 0 5.328\n");
}
END_TEST

START_TEST(a_box_is_background_then_borders_then_content)
{
	struct area *b = block_at(10000, 0, 100000, 50000);
	struct area_box *box = box_of(LINE_SOLID, 2000);

	box->background = RED;
	box->edge[EDGE_START].padding = 5000;
	b->box = box;
	area_append(b, &text_of("文", &song, false)->area);
	ck_assert_str_eq(traced(), "fill 32 32 105 50 #ff0000\n"
				   "line 30 31 139 31 2 #000000\n"
				   "line 30 83 139 83 2 #000000\n"
				   "line 31 32 31 82 2 #000000\n"
				   "line 138 32 138 82 2 #000000\n"
				   "text 37 46 \"FandolSong\" 16 #000000 \"文\" at 0\n");
}
END_TEST

START_TEST(the_start_edge_is_the_right_one_from_right_to_left)
{
	struct area *b = block_at(0, 0, 100000, 50000);
	struct area_box *box = box_of(LINE_NONE, 0);

	box->edge[EDGE_START] = (struct area_edge){ .width = 4000, .style = LINE_SOLID, .color = BLACK };
	b->box = box;
	b->level = 1;
	ck_assert_str_eq(traced(), "line 122 30 122 80 4 #000000\n");
}
END_TEST

START_TEST(a_double_border_is_two_rules)
{
	struct area *b = block_at(0, 0, 100000, 50000);
	struct area_box *box = box_of(LINE_NONE, 0);

	box->edge[EDGE_BEFORE] = (struct area_edge){ .width = 3000, .style = LINE_DOUBLE, .color = BLACK };
	b->box = box;
	ck_assert_str_eq(traced(), "line 20 30.5 120 30.5 1 #000000\nline 20 32.5 120 32.5 1 #000000\n");
}
END_TEST

START_TEST(a_ridge_has_a_light_and_a_dark_half)
{
	struct area *b = block_at(0, 0, 100000, 50000);
	struct area_box *box = box_of(LINE_NONE, 0);

	box->edge[EDGE_BEFORE] = (struct area_edge){ .width = 4000, .style = LINE_RIDGE, .color = RED };
	b->box = box;
	ck_assert_str_eq(traced(), "line 20 31 120 31 2 #ff6666\nline 20 33 120 33 2 #990000\n");
}
END_TEST

START_TEST(an_underline_stands_clear_of_a_han_face)
{
	struct area_text *t = line_of("文", &song);

	t->area.decoration = DECORATION_UNDER | DECORATION_THROUGH;
	t->area.decoration_color[0] = t->area.decoration_color[2] = RED;
	ck_assert_str_eq(traced(), "line 20 46.72 36 46.72 0.8 #ff0000\n" /* clear of the em box: 170/1000 below 44 pt */
				   "text 20 44 \"FandolSong\" 16 #000000 \"文\" at 0\n"
				   "line 20 37.92 36 37.92 0.8 #ff0000\n");
}
END_TEST

START_TEST(an_underlined_inline_is_underlined_once_and_whole)
{
	struct area *line = area_new(a, AREA_LINE, sizeof *line), *in = area_new(a, AREA_INLINE, sizeof *in);
	struct area_text *one = text_of("一", &song, false), *two = text_of("二", &song, false);

	area_append(body, line);
	area_append(line, in);
	in->ipd = 40000;
	in->decoration = one->area.decoration = DECORATION_UNDER;
	in->decoration_color[0] = BLACK;
	two->area.x = 24000;
	area_append(in, &one->area);
	area_append(in, &two->area);
	ck_assert_str_eq(traced(), "line 20 46.72 60 46.72 0.8 #000000\n"
				   "text 20 44 \"FandolSong\" 16 #000000 \"一\" at 0\n"
				   "text 44 44 \"FandolSong\" 16 #000000 \"二\" at 0\n");
}
END_TEST

START_TEST(a_leader_is_a_rule_at_its_offset)
{
	struct area_leader *l = AREA_NEW(a, area_leader, AREA_LEADER);

	l->area.ipd = 90000;
	l->style = LINE_DOTTED;
	l->thickness = 1000;
	l->offset = 12000;
	l->color = BLACK;
	area_append(body, &l->area);
	ck_assert_str_eq(traced(), "line 20 42 110 42 1 #000000 dotted\n");
}
END_TEST

START_TEST(a_turned_and_clipped_container_is_a_frame_of_its_own)
{
	struct area_viewport *v = AREA_NEW(a, area_viewport, AREA_VIEWPORT);
	struct area *inner = area_new(a, AREA_BLOCK, sizeof *inner);

	v->rotation = 90;
	v->clip = true;
	v->width = 120000;
	v->height = 80000;
	inner->x = 5000;
	inner->ipd = inner->bpd = 10000;
	inner->box = box_of(LINE_NONE, 0);
	((struct area_box *)inner->box)->background = RED;
	area_append(body, &v->area);
	area_append(&v->area, inner);
	ck_assert_str_eq(traced(), "push 20 110 90 clip 0 0 80 120\nfill 5 0 10 10 #ff0000\npop\n");
}
END_TEST

START_TEST(links_anchors_and_roles_are_passed_on)
{
	struct area_text *t = line_of("见", &song);

	t->area.link = "#here";
	body->last->role = "P";
	body->last->id = "here";
	ck_assert_str_eq(traced(), "begin P\n"
				   "anchor \"here\" 20 30\n"
				   "link 20 30 16 16 \"#here\"\n"
				   "text 20 44 \"FandolSong\" 16 #000000 \"见\" at 0\n"
				   "end\n");
}
END_TEST

START_TEST(the_first_area_with_an_id_is_the_target)
{
	line_of("一", &song)->area.id = "x";
	line_of("二", &song)->area.id = "x";
	ck_assert_ptr_null(strstr(strstr(traced(), "anchor") + 1, "anchor"));
}
END_TEST

START_TEST(what_is_hidden_keeps_its_visible_children)
{
	struct area *b = block_at(0, 0, 100000, 50000);

	b->hidden = true;
	b->box = box_of(LINE_SOLID, 1000);
	area_append(b, &text_of("见", &song, false)->area);
	ck_assert_str_eq(traced(), "text 21 45 \"FandolSong\" 16 #000000 \"见\" at 0\n");
}
END_TEST

START_TEST(areas_may_nest_beyond_reason)
{
	struct area *at = body;

	for (int i = 0; i < 100000; i++) {
		struct area *b = area_new(a, AREA_BLOCK, sizeof *b);

		area_append(at, b);
		at = b;
	}
	traced();
	ck_assert_int_eq(found("RENDER_TOO_DEEP"), 1);
}
END_TEST

START_TEST(lengths_beyond_reason_do_no_harm)
{
	struct area *b = block_at(LEN_MAX, -LEN_MAX, LEN_MAX, LEN_MAX);

	b->box = box_of(LINE_DASHED, LEN_MAX / 2);
	((struct area_box *)b->box)->background = RED;
	b->id = "far";
	b->link = "#far";
	area_append(b, &text_of("远", &song, false)->area);
	ck_assert(render("out.pdf", NULL));
	ck_assert(render("out.svg", NULL));
	ck_assert(render("out.png", NULL));
}
END_TEST

START_TEST(formats_are_found_by_name_and_by_file)
{
	ck_assert_ptr_eq(render_find("pdf"), &render_pdf);
	ck_assert_ptr_eq(render_find("build/out/plan.v2.PNG"), &render_png);
	ck_assert_ptr_null(render_find("plan.docx"));
	for (const char *const *n = render_names(); *n != NULL; n++)
		ck_assert_str_eq(render_find(*n)->name, *n);
}
END_TEST

/* --- PDF ---------------------------------------------------------------- */

START_TEST(pdf_text_copies_out_as_it_was)
{
	line_of("一人大小山水", &song); /* glyphs these share with Kangxi radicals */
	line_of("office", &serif);
	ck_assert(render("out.pdf", NULL));
	ck_assert_str_eq(pdf_text(), "一人大小山水\noffice\n\n\f");
}
END_TEST

START_TEST(pdf_is_sound_and_says_what_it_is)
{
	struct render_info info = { .title = "关于工作的通知", .author = "办公室", .language = "zh-CN" };
	const char *told;

	line_of("正文", &song);
	ck_assert(render("out.pdf", &info));
	output_of("qpdf", "--check", path_of("out.pdf"));
	told = output_of("pdfinfo", path_of("out.pdf"), NULL);
	ck_assert_ptr_nonnull(strstr(told, "Title:           关于工作的通知"));
	ck_assert_ptr_nonnull(strstr(told, "Author:          办公室"));
	ck_assert_ptr_nonnull(strstr(told, "PDF version:     1.7"));
	ck_assert_ptr_nonnull(strstr(told, "Page size:       300 x 200 pts"));
	ck_in_source("/Lang (zh-CN)");
}
END_TEST

START_TEST(black_is_black_alone_and_other_colours_stay)
{
	line_of("黑", &song);
	line_of("(0 0 0 rg", &serif); /* the same bytes as text */
	line_of("红", &song)->color = RED;
	ck_assert(render("out.pdf", NULL));
	ck_in_source("\n0 g ");
	ck_in_source("1 0 0 rg");
	ck_assert_ptr_nonnull(strstr(pdf_text(), "(0 0 0 rg"));
}
END_TEST

START_TEST(pdf_links_lead_to_their_targets)
{
	line_of("见第二页", &song)->area.link = "#二";
	line_of("网", &song)->area.link = "https://example.org/a(b)?q=文";
	add_page(2, "2");
	line_of("第二页", &song)->area.id = "二";
	ck_assert(render("out.pdf", NULL));
	output_of("qpdf", "--check", path_of("out.pdf"));
	ck_in_source("/URI (https://example.org/a\\(b\\)?q=%E6%96%87)");
	ck_in_source("/Rect [\n    20\n    154\n    84\n    170\n  ]");
	ck_in_source("/XYZ\n");
	ck_assert_int_eq(diag_worst(diag), DIAG_NOTE);
}
END_TEST

START_TEST(a_link_that_leads_nowhere_is_said)
{
	static const struct pos pos = { "plan.xml", 7, 3 };
	struct area_text *t = line_of("见", &song);

	t->area.link = "#nothing";
	t->area.pos = &pos;
	ck_assert(render("out.pdf", NULL));
	ck_assert_str_eq(findings(), "7:3 RENDER_LINK_NOWHERE");
}
END_TEST

START_TEST(a_bookmark_that_leads_nowhere_is_said_at_its_place)
{
	struct area_bookmark mark = { .title = "附则", .target = "#nothing", .level = 1, .pos = { "plan.xml", 8, 5 } };

	tree.bookmark = &mark;
	tree.n_bookmarks = 1;
	ck_assert(render("out.pdf", NULL));
	ck_assert_str_eq(findings(), "8:5 RENDER_LINK_NOWHERE");
}
END_TEST

START_TEST(pdf_bookmarks_nest)
{
	struct area_bookmark marks[] = { { "第一章", "#a", 1, true, { 0 } }, { "第一节", "#a", 2, true, { 0 } },
		{ "第二节", "#a", 2, false, { 0 } }, { "第一款", "#a", 3, true, { 0 } }, { "第二章", "#a", 1, true, { 0 } } };

	line_of("章", &song)->area.id = "a";
	tree.bookmark = marks;
	tree.n_bookmarks = 5;
	ck_assert(render("out.pdf", NULL));
	output_of("qpdf", "--check", path_of("out.pdf"));
	ck_in_source("/PageMode /UseOutlines");
	ck_in_source("/Count 4");  /* two chapters, two sections */
	ck_in_source("/Count 2");  /* of the first chapter */
	ck_in_source("/Count -1"); /* closed */
}
END_TEST

START_TEST(pdf_pages_have_the_authors_numbers)
{
	page->label = "i";
	add_page(2, "ii");
	add_page(1, "1");
	add_page(2, "2");
	add_page(7, "附-7");
	ck_assert(render("out.pdf", NULL));
	ck_in_source(
	    "/Nums [\n      0\n      <<\n        /S /r\n        /St 1\n      >>\n"
	    "      2\n      <<\n        /S /D\n        /St 1\n      >>\n      4\n      <<\n        /P ");
}
END_TEST

START_TEST(the_same_tree_gives_the_same_bytes)
{
	static const char *const names[] = { "one.pdf", "two.pdf", "one.svg", "two.svg", "one.png",
		"two.png" };

	g_setenv("SOURCE_DATE_EPOCH", "1700000000", TRUE);
	line_of("一样", &song)->area.id = "a";
	image_of(NULL, "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>"
		       "<g opacity='.5'><rect width='8' height='8'/></g></svg>");
	for (int i = 0; i < 6; i++)
		ck_assert(render(names[i], NULL));
	for (int i = 0; i < 6; i += 2) {
		size_t m = 0, n = 0;
		char *one = contents(names[i], &m), *two = contents(names[i + 1], &n);

		ck_assert_uint_eq(m, n);
		ck_assert_msg(memcmp(one, two, n) == 0, "%s differs", names[i]);
		g_free(one);
		g_free(two);
	}
}
END_TEST

START_TEST(fonts_kept_open_change_nothing)
{
	struct render_info info = { .fonts = render_fonts_new() };
	size_t m = 0, n = 0;
	char *one, *two;

	line_of("文件", &song);
	line_of("plan", &serif);
	ck_assert(render("one.pdf", NULL));
	for (int i = 0; i < 2; i++)
		ck_assert(render("two.pdf", &info));
	ck_assert(render("two.png", &info));            /* another scale from the same set */
	one = contents("one.pdf", &m);
	two = contents("two.pdf", &n);
	ck_assert_uint_eq(m, n);
	ck_assert_int_eq(memcmp(one, two, n), 0);
	g_free(one);
	g_free(two);
	render_fonts_free(info.fonts);
}
END_TEST

START_TEST(a_missing_glyph_still_copies_out)
{
	struct area_text *t = line_of("有", &song);

	t = text_of("\xf0\xa0\xae\xb7", &song, true); /* U+20BB7 */
	t->area.x = EM;
	area_append(body->last, &t->area);
	ck_assert(render("out.pdf", NULL));
	ck_assert_str_eq(pdf_text(), "有\xf0\xa0\xae\xb7\n\n\f");
}
END_TEST

START_TEST(a_missing_glyph_is_a_frame_in_its_place)
{
	struct area_text *t = text_of("\xf0\xa0\xae\xb7", &song, true);

	line_of(" ", &song);
	t->area.x = EM;
	area_append(body->last, &t->area);
	ck_assert_uint_ne(pixel(36, 40), 0xffffff);     /* one em from 36 pt on */
	ck_assert_uint_ne(pixel(51, 40), 0xffffff);
	ck_assert_uint_eq(pixel(34, 40), 0xffffff);
	ck_assert_uint_eq(pixel(53, 40), 0xffffff);
}
END_TEST

START_TEST(slanted_turned_and_backward_text_is_drawn)
{
	struct face slanted = song;
	struct area_text *t;

	slanted.synthetic_slant = true;
	line_of("斜", &slanted);
	line_of("转", &song)->turn = TURN_LEFT;
	t = line_of("ab", &serif);
	t->backwards = true;
	((struct area_glyph *)t->glyph)[0].x = 0;
	ck_assert(render("out.pdf", NULL));
	output_of("qpdf", "--check", path_of("out.pdf"));
	ck_assert_ptr_nonnull(strstr(pdf_text(), "斜"));
	ck_assert_ptr_nonnull(strstr(pdf_text(), "转"));
}
END_TEST

START_TEST(a_font_that_is_not_there_is_said_once)
{
	struct face gone = song;

	line_of("一", &song);
	line_of("一", &song);
	gone.file = "build/fonts/gone.otf";
	for (struct area *l = body->first; l != NULL; l = l->next)
		((struct area_text *)l->first)->face = &gone;
	ck_assert(render("out.pdf", NULL));
	ck_assert_int_eq(found("RENDER_FONT_UNREADABLE"), 1);
}
END_TEST

/* --- pictures ----------------------------------------------------------- */

static const char *picture(const char *name, const char *type)
{
	GdkPixbuf *p = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, 40, 20);
	const char *path = path_of(name);

	gdk_pixbuf_fill(p, 0xff8000ff);
	ck_assert(gdk_pixbuf_save(p, path, type, NULL, NULL));
	g_object_unref(p);
	return path;
}

START_TEST(pictures_are_drawn_in_every_format)
{
	static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
				  "<rect width='40' height='20' fill='#ff8000'/></svg>";

	image_of(picture("a.png", "png"), NULL);
	image_of(picture("b.jpg", "jpeg"), NULL)->area.y = 40000;
	image_of(NULL, svg)->area.y = 80000;
	ck_assert(render("out.pdf", NULL));
	ck_assert(render("out.svg", NULL));
	ck_assert(render("out.png", NULL));
	ck_assert_int_eq(diag_worst(diag), DIAG_NOTE);
	ck_in_source("/Filter /DCTDecode"); /* the JPEG file as it was */
}
END_TEST

START_TEST(a_picture_fills_its_rectangle_and_is_clipped)
{
	struct area_image *i = image_of(picture("a.png", "png"), NULL);

	i->clip = true;
	i->area.ipd = 36000;
	ck_assert_uint_eq(pixel(21, 31), 0xff8000);
	ck_assert_uint_eq(pixel(55, 65), 0xff8000);
	ck_assert_uint_eq(pixel(57, 40), 0xffffff); /* 20 + 36 pt is the edge */
	ck_assert_uint_eq(pixel(40, 67), 0xffffff);
}
END_TEST

START_TEST(an_svg_fills_a_rectangle_of_other_proportions)
{
	image_of(NULL, "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>"
	    "<rect width='10' height='10' fill='#00ff00'/></svg>");
	ck_assert_uint_eq(pixel(21, 31), 0x00ff00);
	ck_assert_uint_eq(pixel(91, 65), 0x00ff00);
}
END_TEST

START_TEST(a_jpeg_keeps_its_colour_in_pixels)
{
	uint32_t rgb;

	image_of(picture("b.jpg", "jpeg"), NULL);
	rgb = pixel(50, 50);
	ck_assert_uint_ge(rgb >> 16, 0xf8);
	ck_assert_uint_le(rgb & 0xff, 0x08);
}
END_TEST

START_TEST(other_bitmaps_keep_their_colour)
{
	static const char gif[] = "GIF89a\1\0\1\0\x80\0\0\xff\x80\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;";

	image_of(file_of("c.gif", gif, sizeof gif - 1), NULL);
	ck_assert_uint_eq(pixel(40, 40), 0xff8000);
	image_of(picture("d.bmp", "bmp"), NULL)->area.y = 60000;
	ck_assert_uint_eq(pixel(40, 100), 0xff8000);
	image_of(picture("e.tif", "tiff"), NULL)->area.y = 100000;
	ck_assert_uint_eq(pixel(40, 140), 0xff8000);
	ck_assert_int_eq(diag_worst(diag), DIAG_NOTE);
}
END_TEST

START_TEST(a_metafile_cannot_be_drawn)
{
	char emf[88] = { 1, [24 + 8] = 100, [24 + 12] = 100, [40] = ' ', 'E', 'M', 'F' };

	image_of(file_of("f.emf", emf, sizeof emf), NULL);
	ck_assert(render("out.pdf", NULL));
	ck_assert_int_eq(found("RENDER_PICTURE_UNREADABLE"), 1);
}
END_TEST

START_TEST(a_background_picture_is_repeated)
{
	struct area *b = block_at(0, 0, 100000, 100000);
	struct area_box *box = box_of(LINE_NONE, 0);

	box->image = picture("a.png", "png");
	box->image_width = 40000;
	box->image_height = 20000;
	b->box = box;
	ck_assert_uint_eq(pixel(119, 129), 0xff8000);
	ck_assert_uint_eq(pixel(121, 100), 0xffffff);
	box->repeat = REPEAT_X;
	ck_assert_uint_eq(pixel(119, 49), 0xff8000);
	ck_assert_uint_eq(pixel(119, 51), 0xffffff);
	box->repeat = REPEAT_NONE;
	box->image_x.pct = 100000; /* at the right */
	ck_assert_uint_eq(pixel(119, 31), 0xff8000);
	ck_assert_uint_eq(pixel(79, 31), 0xffffff);
	box->image_x.len = -10000; /* and 10 pt before it */
	ck_assert_uint_eq(pixel(71, 31), 0xff8000);
	ck_assert_uint_eq(pixel(111, 31), 0xffffff);
}
END_TEST

START_TEST(a_picture_that_cannot_be_used_is_said_with_its_place)
{
	static const struct pos pos = { "plan.xml", 7, 3 };
	const char *path = file_of("bad.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\5\0\0\0\5\10\2\0\0\0xxxx", 33);

	image_of(path, NULL)->area.pos = &pos;
	image_of(path_of("none.png"), NULL);
	image_of(NULL, "<svg xmlns='http://www.w3.org/2000/svg'><rect>")->area.y = 1;
	ck_assert(render("out.pdf", NULL));
	ck_assert_int_eq(found("RENDER_PICTURE_UNREADABLE"), 3);
	ck_assert_int_eq(finding_at(0).pos.line, 7);
}
END_TEST

START_TEST(a_picture_with_too_many_pixels_is_not_decoded)
{
	image_of(file_of("huge.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\10\2\0\0\0xxxx", 33), NULL);
	ck_assert(render("out.pdf", NULL));
	ck_assert_int_eq(found("RENDER_PICTURE_TOO_LARGE"), 1);
}
END_TEST

START_TEST(an_svg_reaches_no_other_file)
{
	char *xml = arena_printf(a,
	    "<svg xmlns='http://www.w3.org/2000/svg' "
	    "xmlns:xlink='http://www.w3.org/1999/xlink' width='40' height='20'>"
	    "<image xlink:href='file://%s' width='40' height='20'/></svg>",
	    picture("a.png", "png"));

	image_of(NULL, xml);
	ck_assert_uint_eq(pixel(40, 40), 0xffffff);
}
END_TEST

/* --- files -------------------------------------------------------------- */

static int files_like(const char *part)
{
	GDir *d = g_dir_open(folder, 0, NULL);
	const char *name;
	int n = 0;

	while ((name = g_dir_read_name(d)) != NULL)
		n += strstr(name, part) != NULL;
	g_dir_close(d);
	return n;
}

START_TEST(several_pages_become_several_numbered_files)
{
	add_page(2, "2");
	ck_assert(render("out.png", NULL));
	ck_assert(render("out.svg", NULL));
	ck_assert_int_eq(files_like("out-1.png") + files_like("out-2.png"), 2);
	ck_assert_int_eq(files_like("out-1.svg") + files_like("out-2.svg"), 2);
	ck_assert_int_eq(files_like("out"), 4);
}
END_TEST

START_TEST(a_failure_leaves_the_older_output_and_nothing_else)
{
	const char *path = path_of("target"), *inside = path_of("target/x.pdf");

	line_of("文", &song);
	ck_assert_int_eq(g_mkdir(path, 0755), 0);
	ck_assert(!render_tree(&tree, &render_pdf, path, NULL, diag)); /* a folder stands there */
	ck_assert_int_eq(found("RENDER_CANNOT_WRITE"), 1);
	ck_assert_int_eq(diag_worst(diag), DIAG_FATAL);
	ck_assert_int_eq(files_like("target"), 1);
	ck_assert(render_tree(&tree, &render_pdf, inside, NULL, diag));
	ck_assert(!render_tree(&tree, &render_pdf, path_of("no/where.pdf"), NULL, diag));
	ck_assert_int_eq(found("RENDER_CANNOT_WRITE"), 2);
	g_remove(inside);
}
END_TEST

START_TEST(a_file_that_is_replaced_keeps_its_rights)
{
	const char *path = file("out.pdf", "old");
	struct stat st;

	ck_assert_int_eq(chmod(path, 0640), 0);
	line_of("文", &song);
	ck_assert(render("out.pdf", NULL));
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0640);
	ck_assert_int_gt(st.st_size, 3);
}
END_TEST

START_TEST(one_page_that_cannot_be_placed_keeps_all_from_being_placed)
{
	char *old;

	add_page(2, "2");
	file("out-1.png", "old");
	ck_assert_int_eq(g_mkdir(path_of("out-2.png"), 0755), 0);
	ck_assert(!render("out.png", NULL));
	ck_assert_int_eq(files_like("out"), 2);
	old = contents("out-1.png", NULL);
	ck_assert_str_eq(old, "old");
	g_free(old);
}
END_TEST

START_TEST(a_format_without_links_says_so_once)
{
	line_of("一", &song)->area.link = "#a";
	line_of("二", &song)->area.link = "#b";
	ck_assert(render("out.png", NULL));
	ck_assert_int_eq(found("RENDER_NOT_IN_FORMAT"), 1);
	ck_assert_int_eq(diag_worst(diag), DIAG_NOTE);
}
END_TEST

START_TEST(a_page_too_large_for_the_format_is_cut)
{
	page->area.ipd = LEN_PT(20000);
	ck_assert(render("out.pdf", NULL));
	ck_assert(render("out.png", NULL));
	ck_assert_int_eq(found("RENDER_PAGE_TOO_LARGE"), 2);
}
END_TEST

START_TEST(a_document_without_pages_or_text_is_still_a_file)
{
	ck_assert(render("out.pdf", NULL));
	output_of("qpdf", "--check", path_of("out.pdf"));
	ck_assert(render("out.svg", NULL));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("render");
	TCase *t = unit_case(s, "walk", setup, folder_teardown);
	TCase *p = unit_case(s, "pdf", setup, folder_teardown);
	TCase *i = unit_case(s, "pictures", setup, folder_teardown);
	TCase *f = unit_case(s, "files", setup, folder_teardown);

	tcase_add_test(t, text_is_placed_on_its_baseline_in_page_coordinates);
	tcase_add_test(t, a_box_is_background_then_borders_then_content);
	tcase_add_test(t, the_start_edge_is_the_right_one_from_right_to_left);
	tcase_add_test(t, a_double_border_is_two_rules);
	tcase_add_test(t, a_ridge_has_a_light_and_a_dark_half);
	tcase_add_test(t, an_underline_stands_clear_of_a_han_face);
	tcase_add_test(t, an_underlined_inline_is_underlined_once_and_whole);
	tcase_add_test(t, a_leader_is_a_rule_at_its_offset);
	tcase_add_test(t, a_turned_and_clipped_container_is_a_frame_of_its_own);
	tcase_add_test(t, links_anchors_and_roles_are_passed_on);
	tcase_add_test(t, the_first_area_with_an_id_is_the_target);
	tcase_add_test(t, what_is_hidden_keeps_its_visible_children);
	tcase_add_test(t, areas_may_nest_beyond_reason);
	tcase_add_test(t, lengths_beyond_reason_do_no_harm);
	tcase_add_test(t, formats_are_found_by_name_and_by_file);
	tcase_add_test(p, pdf_text_copies_out_as_it_was);
	tcase_add_test(p, pdf_is_sound_and_says_what_it_is);
	tcase_add_test(p, black_is_black_alone_and_other_colours_stay);
	tcase_add_test(p, pdf_links_lead_to_their_targets);
	tcase_add_test(p, a_link_that_leads_nowhere_is_said);
	tcase_add_test(p, a_bookmark_that_leads_nowhere_is_said_at_its_place);
	tcase_add_test(p, pdf_bookmarks_nest);
	tcase_add_test(p, pdf_pages_have_the_authors_numbers);
	tcase_add_test(p, the_same_tree_gives_the_same_bytes);
	tcase_add_test(p, fonts_kept_open_change_nothing);
	tcase_add_test(p, a_missing_glyph_still_copies_out);
	tcase_add_test(p, a_missing_glyph_is_a_frame_in_its_place);
	tcase_add_test(p, slanted_turned_and_backward_text_is_drawn);
	tcase_add_test(p, a_font_that_is_not_there_is_said_once);
	tcase_add_test(i, pictures_are_drawn_in_every_format);
	tcase_add_test(i, a_picture_fills_its_rectangle_and_is_clipped);
	tcase_add_test(i, an_svg_fills_a_rectangle_of_other_proportions);
	tcase_add_test(i, a_jpeg_keeps_its_colour_in_pixels);
	tcase_add_test(i, other_bitmaps_keep_their_colour);
	tcase_add_test(i, a_metafile_cannot_be_drawn);
	tcase_add_test(i, a_background_picture_is_repeated);
	tcase_add_test(i, a_picture_that_cannot_be_used_is_said_with_its_place);
	tcase_add_test(i, a_picture_with_too_many_pixels_is_not_decoded);
	tcase_add_test(i, an_svg_reaches_no_other_file);
	tcase_add_test(f, several_pages_become_several_numbered_files);
	tcase_add_test(f, a_failure_leaves_the_older_output_and_nothing_else);
	tcase_add_test(f, a_file_that_is_replaced_keeps_its_rights);
	tcase_add_test(f, one_page_that_cannot_be_placed_keeps_all_from_being_placed);
	tcase_add_test(f, a_format_without_links_says_so_once);
	tcase_add_test(f, a_page_too_large_for_the_format_is_cut);
	tcase_add_test(f, a_document_without_pages_or_text_is_still_a_file);
	return unit_run(s);
}
