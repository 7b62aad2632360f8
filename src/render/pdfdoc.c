#include "render/pdfdoc.h"

#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define PRODUCER "Yinfa"

struct link {
	int page;
	double x0, y0, x1, y1;
	char *target;           /* "#id" or a URI */
	struct pos pos;
};

struct anchor {
	int page;
	double x, y;
	char *id;
};

struct bookmark {
	char *title, *target;
	int level;
	bool open;
	/* as laid out in the file */
	int parent, prev, next, first, last;    /* indices, -1: none */
	int count;              /* of items shown below it when open */
	qpdf_oh oh;
};

struct label {
	int folio;
	char *text;
};

struct pdfdoc {
	char *title, *author, *subject, *keywords, *language;
	GArray *links, *anchors, *bookmarks, *labels;
	GHashTable *anchor_of;  /* id -> index in anchors + 1 */
	/* while finishing */
	qpdf_data q;
	qpdf_oh *page;
	int n_pages;
	struct diag *diag;
};

static void link_clear(gpointer p) { g_free(((struct link *)p)->target); }
static void anchor_clear(gpointer p) { g_free(((struct anchor *)p)->id); }
static void label_clear(gpointer p) { g_free(((struct label *)p)->text); }

static void bookmark_clear(gpointer p)
{
	struct bookmark *b = p;

	g_free(b->title);
	g_free(b->target);
}

static GArray *array_of(size_t size, GDestroyNotify clear)
{
	GArray *a = g_array_new(FALSE, FALSE, (guint)size);

	g_array_set_clear_func(a, clear);
	return a;
}

struct pdfdoc *pdfdoc_new(const struct render_info *info)
{
	struct pdfdoc *d = g_new0(struct pdfdoc, 1);

	d->title = g_strdup(info->title);
	d->author = g_strdup(info->author);
	d->subject = g_strdup(info->subject);
	d->keywords = g_strdup(info->keywords);
	d->language = g_strdup(info->language);
	d->links = array_of(sizeof(struct link), link_clear);
	d->anchors = array_of(sizeof(struct anchor), anchor_clear);
	d->bookmarks = array_of(sizeof(struct bookmark), bookmark_clear);
	d->labels = array_of(sizeof(struct label), label_clear);
	d->anchor_of = g_hash_table_new(g_str_hash, g_str_equal);
	return d;
}

void pdfdoc_free(struct pdfdoc *d)
{
	g_hash_table_destroy(d->anchor_of);
	g_array_free(d->links, TRUE);
	g_array_free(d->anchors, TRUE);
	g_array_free(d->bookmarks, TRUE);
	g_array_free(d->labels, TRUE);
	g_free(d->title);
	g_free(d->author);
	g_free(d->subject);
	g_free(d->keywords);
	g_free(d->language);
	g_free(d);
}

void pdfdoc_page(struct pdfdoc *d, int folio, const char *label)
{
	struct label l = { folio, label != NULL ? g_strdup(label) : g_strdup_printf("%d", folio) };

	g_array_append_val(d->labels, l);
}

void pdfdoc_link(struct pdfdoc *d, double x0, double y0, double x1, double y1, const char *target,
    struct pos pos)
{
	struct link l = { (int)d->labels->len - 1, x0, y0, x1, y1, g_strdup(target), pos };

	g_array_append_val(d->links, l);
}

void pdfdoc_anchor(struct pdfdoc *d, const char *id, double x, double y)
{
	struct anchor a = { (int)d->labels->len - 1, x, y, g_strdup(id) };

	g_array_append_val(d->anchors, a);
	g_hash_table_insert(d->anchor_of, a.id, GUINT_TO_POINTER(d->anchors->len));
}

void pdfdoc_bookmark(struct pdfdoc *d, const struct area_bookmark *from)
{
	struct bookmark b = { .title = g_strdup(from->title), .target = g_strdup(from->target),
		.level = from->level, .open = from->open };

	g_array_append_val(d->bookmarks, b);
}

/* --- small objects ----------------------------------------------------- */

/* Two decimals: 1/280 mm is enough to click on. */
static char *number(char buf[LEN_FORMAT_SIZE], double points)
{
	return len_format(buf, (len_t)llround(fmax(fmin(points, 2e6), -2e6) * 100) * 10);
}

static void set(struct pdfdoc *d, qpdf_oh dict, const char *key, qpdf_oh value)
{
	qpdf_oh_replace_key(d->q, dict, key, value);
}

static void set_text(struct pdfdoc *d, qpdf_oh dict, const char *key, const char *utf8)
{
	if (utf8 != NULL && *utf8 != '\0')
		set(d, dict, key, qpdf_oh_new_unicode_string(d->q, utf8));
}

static const struct anchor *find_anchor(struct pdfdoc *d, const char *target)
{
	guint i = GPOINTER_TO_UINT(g_hash_table_lookup(d->anchor_of, target + 1));

	return i > 0 ? &g_array_index(d->anchors, struct anchor, i - 1) : NULL;
}

/* [page /XYZ left top null]: the zoom stays as it is */
static qpdf_oh destination(struct pdfdoc *d, const struct anchor *a)
{
	char text[96], x[LEN_FORMAT_SIZE], y[LEN_FORMAT_SIZE];
	qpdf_oh to;

	g_snprintf(text, sizeof text, "[/XYZ %s %s null]", number(x, a->x), number(y, a->y));
	to = qpdf_oh_parse(d->q, text);
	qpdf_oh_insert_item(d->q, to, 0, d->page[a->page]);
	return to;
}

/* What URIs may not hold is written in percent. */
static char *ascii_uri(const char *uri)
{
	GString *s = g_string_new(NULL);

	for (; *uri != '\0'; uri++) {
		unsigned char c = (unsigned char)*uri;

		if (c <= 0x20 || c >= 0x7f || strchr("\"<>\\^`{|}", c) != NULL)
			g_string_append_printf(s, "%%%02X", c);
		else
			g_string_append_c(s, (char)c);
	}
	return g_string_free(s, FALSE);
}

static qpdf_oh uri_action(struct pdfdoc *d, const char *uri)
{
	qpdf_oh action = qpdf_oh_parse(d->q, "<< /S /URI >>");
	char *ascii = ascii_uri(uri);

	set(d, action, "/URI", qpdf_oh_new_string(d->q, ascii));
	g_free(ascii);
	return action;
}

/* Give the annotation or bookmark its way; false: there is none, reported. */
static bool set_target(struct pdfdoc *d, qpdf_oh dict, const char *target, struct pos pos)
{
	const struct anchor *a;

	if (target[0] != '#') {
		set(d, dict, "/A", uri_action(d, target));
		return true;
	}
	a = find_anchor(d, target);
	if (a == NULL) {
		diag_report(d->diag, pos, RENDER_LINK_NOWHERE, target + 1);
		return false;
	}
	set(d, dict, "/Dest", destination(d, a));
	return true;
}

/* --- links ------------------------------------------------------------- */

static qpdf_oh annotation(struct pdfdoc *d, const struct link *l)
{
	char text[256], n[4][LEN_FORMAT_SIZE];

	g_snprintf(text, sizeof text,
	    "<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%s %s %s %s] >>",
	    number(n[0], l->x0), number(n[1], l->y0), number(n[2], l->x1), number(n[3], l->y1));
	return qpdf_oh_parse(d->q, text);
}

static void add_links(struct pdfdoc *d)
{
	qpdf_oh list = 0;
	int page = -1;

	for (guint i = 0; i < d->links->len; i++) {
		const struct link *l = &g_array_index(d->links, struct link, i);
		qpdf_oh a = annotation(d, l);

		if (!set_target(d, a, l->target, l->pos))
			continue;
		set(d, a, "/P", d->page[l->page]);
		if (l->page != page) {
			page = l->page;
			list = qpdf_oh_new_array(d->q);
			/* the page's copy is this very array: items added later are in it */
			set(d, d->page[page], "/Annots", list);
		}
		qpdf_oh_append_item(d->q, list, qpdf_make_indirect_object(d->q, a));
	}
}

/* --- named destinations ------------------------------------------------ */

static int by_id(gconstpointer a, gconstpointer b)
{
	return strcmp((*(const struct anchor *const *)a)->id, (*(const struct anchor *const *)b)->id);
}

/* So that other documents can point here: FILE.pdf#id */
static void add_names(struct pdfdoc *d, qpdf_oh root)
{
	GPtrArray *sorted = g_ptr_array_new();
	qpdf_oh list = qpdf_oh_new_array(d->q), leaf = qpdf_oh_new_dictionary(d->q), names;

	for (guint i = 0; i < d->anchors->len; i++)
		g_ptr_array_add(sorted, &g_array_index(d->anchors, struct anchor, i));
	g_ptr_array_sort(sorted, by_id);
	for (guint i = 0; i < sorted->len; i++) {
		const struct anchor *a = sorted->pdata[i];

		qpdf_oh_append_item(d->q, list, qpdf_oh_new_binary_string(d->q, a->id, strlen(a->id)));
		qpdf_oh_append_item(d->q, list, destination(d, a));
	}
	set(d, leaf, "/Names", list);
	names = qpdf_oh_new_dictionary(d->q);
	set(d, names, "/Dests", qpdf_make_indirect_object(d->q, leaf));
	if (sorted->len > 0)
		set(d, root, "/Names", names);
	g_ptr_array_free(sorted, TRUE);
}

/* --- outline ----------------------------------------------------------- */

static struct bookmark *mark(struct pdfdoc *d, int i)
{
	return &g_array_index(d->bookmarks, struct bookmark, i);
}

/* Parents, neighbours and first and last children from the levels. */
static void link_up(struct pdfdoc *d, int *first, int *last)
{
	int before = -1;        /* the item just above, whose ancestors are the open ones */

	*first = *last = -1;
	for (int i = 0; i < (int)d->bookmarks->len; i++) {
		struct bookmark *b = mark(d, i);
		int above = before;

		while (above >= 0 && mark(d, above)->level >= b->level)
			above = mark(d, above)->parent;
		b->parent = above;
		b->first = b->last = b->next = -1;
		b->prev = above >= 0 ? mark(d, above)->last : *last;
		if (b->prev >= 0)
			mark(d, b->prev)->next = i;
		*(above >= 0 ? &mark(d, above)->last : last) = i;
		if (b->prev < 0)
			*(above >= 0 ? &mark(d, above)->first : first) = i;
		before = i;
	}
}

/* What a reader sees below each item when that is opened; children stand after their parents. */
static int count_shown(struct pdfdoc *d)
{
	int top = 0;

	for (int i = (int)d->bookmarks->len - 1; i >= 0; i--) {
		struct bookmark *b = mark(d, i);
		int shown = 1 + (b->open ? b->count : 0);

		if (b->parent >= 0)
			mark(d, b->parent)->count += shown;
		else
			top += shown;
	}
	return top;
}

static void set_neighbour(struct pdfdoc *d, qpdf_oh dict, const char *key, int i)
{
	if (i >= 0)
		set(d, dict, key, mark(d, i)->oh);
}

static void add_outline(struct pdfdoc *d, qpdf_oh root)
{
	qpdf_oh outline;
	int first, last;

	if (d->bookmarks->len == 0)
		return;
	outline = qpdf_make_indirect_object(d->q, qpdf_oh_parse(d->q, "<< /Type /Outlines >>"));
	link_up(d, &first, &last);
	set(d, outline, "/Count", qpdf_oh_new_integer(d->q, count_shown(d)));
	for (int i = 0; i < (int)d->bookmarks->len; i++)
		mark(d, i)->oh = qpdf_make_indirect_object(d->q, qpdf_oh_new_dictionary(d->q));
	for (int i = 0; i < (int)d->bookmarks->len; i++) {
		struct bookmark *b = mark(d, i);

		set(d, b->oh, "/Title", qpdf_oh_new_unicode_string(d->q, b->title));
		set(d, b->oh, "/Parent", b->parent >= 0 ? mark(d, b->parent)->oh : outline);
		set_neighbour(d, b->oh, "/Prev", b->prev);
		set_neighbour(d, b->oh, "/Next", b->next);
		set_neighbour(d, b->oh, "/First", b->first);
		set_neighbour(d, b->oh, "/Last", b->last);
		if (b->count > 0)
			set(d, b->oh, "/Count", qpdf_oh_new_integer(d->q, b->open ? b->count : -b->count));
		set_target(d, b->oh, b->target, (struct pos){ 0 });
	}
	set_neighbour(d, outline, "/First", first);
	set_neighbour(d, outline, "/Last", last);
	set(d, root, "/Outlines", outline);
	set(d, root, "/PageMode", qpdf_oh_new_name(d->q, "/UseOutlines"));
}

/* --- page labels ------------------------------------------------------- */

static void roman(char *to, int n)
{
	static const struct {
		int value;
		const char *digits;
	} part[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" },
		{ 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" } };

	*to = '\0';
	for (size_t i = 0; i < G_N_ELEMENTS(part); i++)
		for (; n >= part[i].value; n -= part[i].value)
			strcat(to, part[i].digits);
}

/* The way a label is counted: D decimal, r R Roman, a A letters, 0 in no way that PDF knows. */
static char counted(const struct label *l)
{
	char decimal[16], small[64], *big;
	char style = 0;

	g_snprintf(decimal, sizeof decimal, "%d", l->folio);
	if (strcmp(l->text, decimal) == 0)
		return 'D';
	if (l->folio < 1 || l->folio > 4999)
		return 0;
	roman(small, l->folio);
	big = g_ascii_strup(small, -1);
	if (strcmp(l->text, small) == 0)
		style = 'r';
	else if (strcmp(l->text, big) == 0)
		style = 'R';
	else if (l->folio <= 26 && l->text[1] == '\0' && g_ascii_tolower(l->text[0]) == 'a' + l->folio - 1)
		style = g_ascii_islower(l->text[0]) ? 'a' : 'A';
	g_free(big);
	return style;
}

static qpdf_oh label_range(struct pdfdoc *d, const struct label *l, char style)
{
	char text[64];
	qpdf_oh range;

	if (style != 0) {
		g_snprintf(text, sizeof text, "<< /S /%c /St %d >>", style, MAX(l->folio, 1));
		return qpdf_oh_parse(d->q, text);
	}
	range = qpdf_oh_new_dictionary(d->q);
	set_text(d, range, "/P", l->text);
	return range;
}

static void add_labels(struct pdfdoc *d, qpdf_oh root)
{
	qpdf_oh nums = qpdf_oh_new_array(d->q), tree = qpdf_oh_new_dictionary(d->q);
	bool plain = true;      /* 1, 2, 3 ...: what readers show anyway */
	char before = 0;

	for (guint i = 0; i < d->labels->len; i++) {
		const struct label *l = &g_array_index(d->labels, struct label, i);
		char style = counted(l);

		plain &= style == 'D' && l->folio == (int)i + 1;
		if (style == 0 || style != before || i == 0 || l->folio != l[-1].folio + 1) {
			qpdf_oh_append_item(d->q, nums, qpdf_oh_new_integer(d->q, i));
			qpdf_oh_append_item(d->q, nums, label_range(d, l, style));
		}
		before = style;
	}
	set(d, tree, "/Nums", nums);
	if (!plain)
		set(d, root, "/PageLabels", tree);
}

/* --- information ------------------------------------------------------- */

/* The clock must not show in a document: its date is the one given, or none. */
static void add_date(struct pdfdoc *d, qpdf_oh info)
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	GDateTime *t = epoch != NULL ? g_date_time_new_from_unix_utc(g_ascii_strtoll(epoch, NULL, 10)) : NULL;
	char *text;

	if (t == NULL)
		return;
	text = g_date_time_format(t, "D:%Y%m%d%H%M%SZ");
	set(d, info, "/CreationDate", qpdf_oh_new_string(d->q, text));
	set(d, info, "/ModDate", qpdf_oh_new_string(d->q, text));
	g_free(text);
	g_date_time_unref(t);
}

static void add_info(struct pdfdoc *d, qpdf_oh root)
{
	qpdf_oh info = qpdf_oh_new_dictionary(d->q);

	set_text(d, info, "/Title", d->title);
	set_text(d, info, "/Author", d->author);
	set_text(d, info, "/Subject", d->subject);
	set_text(d, info, "/Keywords", d->keywords);
	set_text(d, info, "/Creator", PRODUCER);
	set_text(d, info, "/Producer", PRODUCER);
	add_date(d, info);
	set(d, qpdf_get_trailer(d->q), "/Info", qpdf_make_indirect_object(d->q, info));
	set_text(d, root, "/Lang", d->language);
	if (d->title != NULL && *d->title != '\0')
		set(d, root, "/ViewerPreferences", qpdf_oh_parse(d->q, "<< /DisplayDocTitle true >>"));
}

/* --- colours ----------------------------------------------------------- */

/*
 * Cairo knows RGB alone, and a press makes its black from four inks when told
 * "0 0 0 rg".  So equal parts of red, green and blue are written as grey, which
 * stays on the black plate: "0 g".
 */
static bool is_grey(const char *start, const char *op, const char **value, size_t *length)
{
	const char *word[3], *s = op;
	size_t n[3];

	for (int i = 2; i >= 0; i--) {
		const char *last;

		while (s > start && s[-1] == ' ')
			s--;
		last = s;
		while (s > start && (g_ascii_isdigit(s[-1]) || s[-1] == '.' || s[-1] == '-'))
			s--;
		word[i] = s;
		n[i] = (size_t)(last - s);
	}
	*value = word[0];
	*length = n[0];
	return n[0] > 0 && n[0] == n[1] && n[0] == n[2] && memcmp(word[0], word[1], n[0]) == 0 &&
	    memcmp(word[0], word[2], n[0]) == 0;
}

static const char *skip_string(const char *s, const char *end)
{
	int depth = 0;

	for (; s < end; s++) {
		if (*s == '\\')
			s++;
		else if (*s == '(')
			depth++;
		else if (*s == ')' && --depth == 0)
			break;
	}
	return s;
}

/* In place: grey is never longer than RGB.  The new length. */
static size_t grey_content(char *content, size_t n)
{
	const char *s = content, *end = content + n, *kept = content, *start = content;
	char *to = content;

	for (; s < end; s++) {
		const char *value;
		size_t length;

		if (*s == '(') {
			s = skip_string(s, end);
			start = s;
			continue;
		}
		if ((*s != 'g' && *s != 'G') || s - content < 2 || (s[-1] | 32) != 'r' || s[-2] != ' ')
			continue;
		if (s + 1 < end && !g_ascii_isspace(s[1]))
			continue;
		if (!is_grey(MAX(start, kept), s - 2, &value, &length))
			continue;
		memmove(to, kept, (size_t)(value + length - kept));
		to += value + length - kept;
		*to++ = ' ';
		*to++ = *s;
		kept = s + 1;
	}
	memmove(to, kept, (size_t)(end - kept));
	return (size_t)(to + (end - kept) - content);
}

static void rewrite_page(struct pdfdoc *d, qpdf_oh page)
{
	qpdf_oh stream = qpdf_oh_get_key(d->q, page, "/Contents");
	QPDF_BOOL filtered;
	unsigned char *bytes = NULL, *to;
	size_t n = 0;
	uLongf packed;

	if (!qpdf_oh_is_stream(d->q, stream) ||
	    qpdf_oh_get_stream_data(d->q, stream, qpdf_dl_generalized, &filtered, &bytes, &n) != QPDF_SUCCESS)
		return;
	n = grey_content((char *)bytes, n);
	packed = compressBound(n);
	to = g_malloc(packed);
	/* level 4 takes half the time of 6, the usual one, and 2 % more room */
	if (compress2(to, &packed, bytes, n, 4) == Z_OK)
		qpdf_oh_replace_stream_data(d->q, stream, to, packed, qpdf_oh_new_name(d->q, "/FlateDecode"),
		    qpdf_oh_new_null(d->q));
	g_free(to);
	free(bytes);
	qpdf_oh_release(d->q, stream);
}

/* --- all of it --------------------------------------------------------- */

static void build(struct pdfdoc *d)
{
	qpdf_oh root = qpdf_get_root(d->q);

	d->n_pages = qpdf_get_num_pages(d->q);
	d->page = g_new(qpdf_oh, d->n_pages + 1);
	for (int i = 0; i < d->n_pages; i++) {
		d->page[i] = qpdf_get_page_n(d->q, (size_t)i);
		rewrite_page(d, d->page[i]);
	}
	add_links(d);
	add_names(d, root);
	add_outline(d, root);
	add_labels(d, root);
	add_info(d, root);
}

static GByteArray *written(struct pdfdoc *d)
{
	GByteArray *bytes = NULL;

	qpdf_init_write_memory(d->q);
	qpdf_set_deterministic_ID(d->q, QPDF_TRUE);
	qpdf_set_object_stream_mode(d->q, qpdf_o_preserve);
	qpdf_set_decode_level(d->q, qpdf_dl_none);
	qpdf_set_compress_streams(d->q, QPDF_TRUE);
	qpdf_set_minimum_pdf_version(d->q, "1.7");
	if ((qpdf_write(d->q) & QPDF_ERRORS) == 0 && !qpdf_has_error(d->q)) {
		size_t n = qpdf_get_buffer_length(d->q);

		bytes = g_byte_array_sized_new((guint)n);
		g_byte_array_append(bytes, qpdf_get_buffer(d->q), (guint)n);
	}
	return bytes;
}

GByteArray *pdfdoc_finish(struct pdfdoc *d, const GByteArray *pages, struct diag *diag)
{
	GByteArray *done = NULL;

	d->q = qpdf_init();
	d->diag = diag;
	qpdf_silence_errors(d->q);
	qpdf_set_suppress_warnings(d->q, QPDF_TRUE);
	qpdf_read_memory(d->q, "pages", (const char *)pages->data, pages->len, NULL);
	if (!qpdf_has_error(d->q)) {
		build(d);
		if (!qpdf_has_error(d->q))
			done = written(d);
	}
	if (done == NULL) {
		qpdf_error e = qpdf_has_error(d->q) ? qpdf_get_error(d->q) : NULL;

		diag_report(diag, (struct pos){ 0 }, RENDER_INTERNAL, "pdf",
		    e != NULL ? qpdf_get_error_full_text(d->q, e) : "it cannot be read again");
	}
	qpdf_cleanup(&d->q);
	g_free(d->page);
	d->page = NULL;
	return done;
}
