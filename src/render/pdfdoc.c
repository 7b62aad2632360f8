/*
 * pdfdoc.c - a PDF document: what it says of itself, and its parts put together
 */
#include "render/pdfdoc.h"

#include "render/grey.h"
#include "render/pdfdoc_parts.h"

#define PRODUCER "Yinfa"

struct pdfdoc *pdfdoc_new(const struct render_info *info)
{
	struct pdfdoc *d = g_new0(struct pdfdoc, 1);

	d->title = g_strdup(info->title);
	d->author = g_strdup(info->author);
	d->subject = g_strdup(info->subject);
	d->keywords = g_strdup(info->keywords);
	d->language = g_strdup(info->language);
	d->links = pdfdoc_links_new();
	d->anchors = pdfdoc_anchors_new();
	d->bookmarks = pdfdoc_bookmarks_new();
	d->labels = pdfdoc_labels_new();
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

/* ---- information ---- */

/* The clock must not show in a document: its date is the one given, or none. */
static void add_date(struct pdfdoc *d, qpdf_oh info)
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	GDateTime *t = epoch != NULL ? g_date_time_new_from_unix_utc(g_ascii_strtoll(epoch, NULL, 10)) : NULL;
	char *text;

	if (t == NULL)
		return;
	text = g_date_time_format(t, "D:%Y%m%d%H%M%SZ");
	pdfdoc_set(d, info, "/CreationDate", qpdf_oh_new_string(d->q, text));
	pdfdoc_set(d, info, "/ModDate", qpdf_oh_new_string(d->q, text));
	g_free(text);
	g_date_time_unref(t);
}

static void add_info(struct pdfdoc *d, qpdf_oh root)
{
	qpdf_oh info = qpdf_oh_new_dictionary(d->q);

	pdfdoc_set_text(d, info, "/Title", d->title);
	pdfdoc_set_text(d, info, "/Author", d->author);
	pdfdoc_set_text(d, info, "/Subject", d->subject);
	pdfdoc_set_text(d, info, "/Keywords", d->keywords);
	pdfdoc_set_text(d, info, "/Creator", PRODUCER);
	pdfdoc_set_text(d, info, "/Producer", PRODUCER);
	add_date(d, info);
	pdfdoc_set(d, qpdf_get_trailer(d->q), "/Info", qpdf_make_indirect_object(d->q, info));
	pdfdoc_set_text(d, root, "/Lang", d->language);
	if (d->title != NULL && *d->title != '\0')
		pdfdoc_set(d, root, "/ViewerPreferences", qpdf_oh_parse(d->q, "<< /DisplayDocTitle true >>"));
}

/* ---- all of it ---- */

static void build(struct pdfdoc *d)
{
	qpdf_oh root = qpdf_get_root(d->q);
	int n = qpdf_get_num_pages(d->q);

	d->page = g_new(qpdf_oh, n + 1);
	for (int i = 0; i < n; i++) {
		d->page[i] = qpdf_get_page_n(d->q, (size_t)i);
		grey_page(d->q, d->page[i]);
	}
	pdfdoc_add_links(d);
	pdfdoc_add_names(d, root);
	pdfdoc_add_outline(d, root);
	pdfdoc_add_labels(d, root);
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
