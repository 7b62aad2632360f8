/*
 * pdfdoc_outline.c - the tree of bookmarks that readers show beside the pages
 */
#include "render/pdfdoc_parts.h"

struct bookmark {
	char *title, *target;
	int level;
	bool open;
	struct pos pos;
	/* as laid out in the file */
	int parent, prev, next, first, last;    /* indices, -1: none */
	int count;              /* of items shown below it when open */
	qpdf_oh oh;
};

static void bookmark_clear(gpointer p)
{
	struct bookmark *b = p;

	g_free(b->title);
	g_free(b->target);
}

GArray *pdfdoc_bookmarks_new(void)
{
	return pdfdoc_array(sizeof(struct bookmark), bookmark_clear);
}

void pdfdoc_bookmark(struct pdfdoc *d, const struct area_bookmark *from)
{
	struct bookmark b = { .title = g_strdup(from->title), .target = g_strdup(from->target),
		.level = from->level, .open = from->open, .pos = from->pos };

	g_array_append_val(d->bookmarks, b);
}

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
		pdfdoc_set(d, dict, key, mark(d, i)->oh);
}

void pdfdoc_add_outline(struct pdfdoc *d, qpdf_oh root)
{
	qpdf_oh outline;
	int first, last;

	if (d->bookmarks->len == 0)
		return;
	outline = qpdf_make_indirect_object(d->q, qpdf_oh_parse(d->q, "<< /Type /Outlines >>"));
	link_up(d, &first, &last);
	pdfdoc_set(d, outline, "/Count", qpdf_oh_new_integer(d->q, count_shown(d)));
	for (int i = 0; i < (int)d->bookmarks->len; i++)
		mark(d, i)->oh = qpdf_make_indirect_object(d->q, qpdf_oh_new_dictionary(d->q));
	for (int i = 0; i < (int)d->bookmarks->len; i++) {
		struct bookmark *b = mark(d, i);

		pdfdoc_set(d, b->oh, "/Title", qpdf_oh_new_unicode_string(d->q, b->title));
		pdfdoc_set(d, b->oh, "/Parent", b->parent >= 0 ? mark(d, b->parent)->oh : outline);
		set_neighbour(d, b->oh, "/Prev", b->prev);
		set_neighbour(d, b->oh, "/Next", b->next);
		set_neighbour(d, b->oh, "/First", b->first);
		set_neighbour(d, b->oh, "/Last", b->last);
		if (b->count > 0)
			pdfdoc_set(d, b->oh, "/Count", qpdf_oh_new_integer(d->q, b->open ? b->count : -b->count));
		pdfdoc_set_target(d, b->oh, b->target, b->pos);
	}
	set_neighbour(d, outline, "/First", first);
	set_neighbour(d, outline, "/Last", last);
	pdfdoc_set(d, root, "/Outlines", outline);
	pdfdoc_set(d, root, "/PageMode", qpdf_oh_new_name(d->q, "/UseOutlines"));
}
