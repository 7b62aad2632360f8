#include "layout/bookmark.h"

#include <string.h>

enum { LEVEL_MAX = 100 };       /* deeper ones stand at this level */

/* ---- text of an object ---- */

static void add_text(GString *s, const struct fo_node *n)
{
	if (n->elem == FO_TEXT)
		g_string_append_len(s, n->text, (gssize)n->text_size);
	for (const struct fo_node *c = n->first; c != NULL; c = c->next) {
		if (c->elem != FO_footnote_body && c->elem != FO_marker)
			add_text(s, c);
	}
}

/* With white space collapsed; NULL if there is none. */
static const char *collapsed(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *to = out;

	for (; *s != '\0'; s++) {
		bool blank = g_ascii_isspace(*s);

		if (!blank)
			*to++ = *s;
		else if (to > out && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > out && to[-1] == ' ')
		to--;
	*to = '\0';
	return to > out ? out : NULL;
}

static const char *text_of(struct arena *a, const struct fo_node *n)
{
	GString *s = g_string_new(NULL);
	const char *text;

	add_text(s, n);
	text = collapsed(a, s->str);
	g_string_free(s, TRUE);
	return text;
}

/* ---- fo:bookmark-tree ---- */

static const struct fo_node *child(const struct fo_node *n, enum fo_elem elem)
{
	for (n = n->first; n != NULL; n = n->next) {
		if (n->elem == elem)
			return n;
	}
	return NULL;
}

static const char *target_of(struct arena *a, const struct fo_node *n)
{
	const char *inner = fo_string(n, PROP_internal_destination);
	const char *outer = fo_string(n, PROP_external_destination);

	if (inner != NULL && *inner != '\0')
		return arena_printf(a, "#%s", inner);
	return outer != NULL && *outer != '\0' ? outer : NULL;
}

static void add_bookmarks(struct layout *l, const struct fo_node *parent, int level, GArray *all)
{
	for (const struct fo_node *n = parent->first; n != NULL; n = n->next) {
		const struct fo_node *title;
		struct area_bookmark b = { .level = MIN(level, LEVEL_MAX), .pos = n->pos };

		if (n->elem != FO_bookmark)
			continue;
		title = child(n, FO_bookmark_title);
		b.title = title == NULL ? NULL : text_of(l->arena, title);
		b.target = target_of(l->arena, n);
		b.open = fo_is(n, PROP_starting_state, KW_show);
		if (b.title == NULL)
			b.title = "";
		if (b.target != NULL)
			g_array_append_val(all, b);
		else
			diag_report(l->diag, n->pos, LAYOUT_BOOKMARK_NOWHERE, b.title);
		add_bookmarks(l, n, level + 1, all);
	}
}

/* ---- axf:outline-level ---- */

static int outline_level(const struct fo_node *n)
{
	return n->elem == FO_TEXT || n->elem == FO_FOREIGN ? 0 : fo_integer(n, PROP_axf_outline_level);
}

static const char *outline_id(struct layout *l, const struct fo_node *n)
{
	return n->id != NULL ? n->id : arena_printf(l->arena, "outline %d", n->number);
}

static void add_outline(struct layout *l, const struct fo_node *n, GArray *all)
{
	int level = outline_level(n);

	if (level > 0) {
		const char *title = fo_string(n, PROP_axf_outline_title);
		struct area_bookmark b = {
			.title = title != NULL && *title != '\0' ? title : text_of(l->arena, n),
			.target = arena_printf(l->arena, "#%s", outline_id(l, n)),
			.level = MIN(level, LEVEL_MAX), .open = fo_is(n, PROP_axf_outline_expand, KW_true),
			.pos = n->pos,
		};

		if (b.title != NULL)
			g_array_append_val(all, b);
	}
	for (const struct fo_node *c = n->first; c != NULL; c = c->next)
		add_outline(l, c, all);
}

void bookmark_anchor(struct layout *l, const struct fo_node *n, struct area *a)
{
	if (l->has_outline && a->id == NULL && n->id == NULL && a->is_first && outline_level(n) > 0)
		a->id = outline_id(l, n);
}

void bookmark_outline(struct layout *l, const struct fo_node *root, struct area_tree *tree)
{
	const struct fo_node *given = child(root, FO_bookmark_tree);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct area_bookmark));

	if (given != NULL) {
		add_bookmarks(l, given, 1, all);
	} else {
		add_outline(l, root, all);
		l->has_outline = all->len > 0;
	}
	tree->n_bookmarks = (int)all->len;
	tree->bookmark = arena_copy(l->arena, all->data, all->len * sizeof(struct area_bookmark));
	g_array_free(all, TRUE);
}

/* ---- what the document says of itself ---- */

struct info {
	struct layout *l;
	struct area_tree *tree;
	const char **field;             /* that the element being read gives; NULL: none */
	GString *text;
};

static const char **field(struct area_tree *t, const char *name)
{
	static const struct { const char *name; size_t at; } fields[] = {
		{ "dc:title", offsetof(struct area_tree, title) }, { "dc:creator", offsetof(struct area_tree, author) },
		{ "dc:description", offsetof(struct area_tree, subject) },
		{ "pdf:Keywords", offsetof(struct area_tree, keywords) },
		{ "document-title", offsetof(struct area_tree, title) }, { "author", offsetof(struct area_tree, author) },
		{ "subject", offsetof(struct area_tree, subject) },
		{ "keywords", offsetof(struct area_tree, keywords) },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (g_strcmp0(name, fields[i].name) == 0)
			return (const char **)((char *)t + fields[i].at);
	}
	return NULL;
}

/* pdf:Keywords may be an attribute of rdf:Description. */
static void xmp_start(GMarkupParseContext *c, const char *name, const char **names, const char **values,
    gpointer data, GError **error)
{
	struct info *i = data;
	const char **f = field(i->tree, name);

	(void)c;
	(void)error;
	if (f != NULL) {
		i->field = f;
		g_string_truncate(i->text, 0);
	}
	for (int k = 0; names[k] != NULL; k++) {
		f = strchr(names[k], ':') == NULL ? NULL : field(i->tree, names[k]);
		if (f != NULL && *f == NULL)
			*f = collapsed(i->l->arena, values[k]);
	}
}

static void xmp_text(GMarkupParseContext *c, const char *text, gsize n, gpointer data, GError **error)
{
	struct info *i = data;

	(void)c;
	(void)error;
	if (i->field != NULL)
		g_string_append_len(i->text, text, (gssize)n);
}

static void xmp_end(GMarkupParseContext *c, const char *name, gpointer data, GError **error)
{
	struct info *i = data;

	(void)c;
	(void)error;
	if (i->field == NULL || field(i->tree, name) != i->field)
		return;
	if (*i->field == NULL)
		*i->field = collapsed(i->l->arena, i->text->str);
	i->field = NULL;
}

static void read_xmp(struct info *i, const struct fo_node *n)
{
	static const GMarkupParser parser = { .start_element = xmp_start, .end_element = xmp_end, .text = xmp_text };
	GMarkupParseContext *c = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, i, NULL);

	/* it was well-formed XML before; what the small parser does not take stays unread */
	if (g_markup_parse_context_parse(c, n->text, (gssize)n->text_size, NULL))
		g_markup_parse_context_end_parse(c, NULL);
	g_markup_parse_context_free(c);
	i->field = NULL;
}

static void read_foreign(struct info *i, const struct fo_node *parent, bool xmp)
{
	for (const struct fo_node *n = parent->first; n != NULL; n = n->next) {
		const char *name = n->elem == FO_FOREIGN ? fo_attribute(n, "#name") : NULL;

		if (xmp && g_strcmp0(name, "xmpmeta") == 0) {
			read_xmp(i, n);
		} else if (!xmp && g_strcmp0(name, "document-info") == 0) {
			const char **f = field(i->tree, fo_attribute(n, "name"));

			if (f != NULL && *f == NULL && fo_attribute(n, "value") != NULL)
				*f = fo_attribute(n, "value");
		}
	}
}

static const char *first_title(struct layout *l, const struct fo_node *root)
{
	for (const struct fo_node *n = root->first; n != NULL; n = n->next) {
		const struct fo_node *title = n->elem == FO_page_sequence ? child(n, FO_title) : NULL;

		if (title != NULL)
			return text_of(l->arena, title);
	}
	return NULL;
}

void bookmark_info(struct layout *l, const struct fo_node *root, struct area_tree *tree)
{
	struct info i = { .l = l, .tree = tree, .text = g_string_new(NULL) };
	const struct fo_node *declarations = child(root, FO_declarations);

	for (int pass = 0; pass < 2; pass++) {          /* XMP wins */
		if (declarations != NULL)
			read_foreign(&i, declarations, pass == 0);
		read_foreign(&i, root, pass == 0);
	}
	if (tree->title == NULL)
		tree->title = first_title(l, root);
	g_string_free(i.text, TRUE);
}
