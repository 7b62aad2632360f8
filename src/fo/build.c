/*
 * build.c - from an XSL-FO document to the tree, in one walk
 *
 * Each element finds its place in its parent by the content model; where it
 * may not stand, the structure is repaired by putting in what is missing (a
 * block around text in a table-cell, a row around cells), so that content is
 * never dropped and layout meets nothing it does not expect.
 */
#include "fo/build_parts.h"

#include "base/arena.h"
#include "fo/split.h"

#include <string.h>

#define FO_NS "http://www.w3.org/1999/XSL/Format"

/* ---------------------------------------------------------------- nodes */

struct fo_node *build_append(struct arena *a, struct fo_node *parent, enum fo_elem e, struct pos pos)
{
	struct fo_node *n = ARENA_NEW(a, struct fo_node);

	n->elem = e;
	n->pos = pos;
	n->parent = parent;
	if (parent == NULL)
		return n;
	n->base_uri = parent->base_uri;
	n->prev = parent->last;
	if (parent->last)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
	return n;
}

void build_report(struct fo_builder *b, struct diag *diag, struct pos pos, const struct fo_problem *p)
{
	for (; p; p = p->next) {
		if (p->id == FO_AURAL && b) {
			if (b->aural_said)
				continue;
			b->aural_said = true;
		}
		diag_report(diag, pos, p->id, p->args[0], p->args[1], p->args[2], p->args[3]);
	}
}

const char *build_qualified(struct fo_builder *b, enum fo_elem e)
{
	return e == FO_TEXT ? "text" : arena_printf(b->arena, "fo:%s", fo_elem_name(e));
}

/* ---------------------------------------------------------------- elements */

static void read_children(struct fo_builder *, const xmlNode *, struct fo_frame *);

/* Elements of other namespaces that layout and rendering know by name, or take as they are. */
static bool is_kept_whole(const xmlNode *x)
{
	const char *prefix = x->ns ? build_known_prefix(x->ns) : NULL, *name = (const char *)x->name;

	return prefix == NULL || strcmp(name, "document-info") == 0 || strcmp(name, "destination") == 0 ||
	    strcmp(name, "external-document") == 0;
}

/* Without its parents the element must still carry the namespaces they declared. */
static const char *serialised(struct fo_builder *b, const xmlNode *x)
{
	xmlBuffer *buffer = xmlBufferCreate();
	xmlNode *copy = xmlDocCopyNode((xmlNode *)x, x->doc, 1);
	const char *text;

	if (copy)
		xmlNodeDump(buffer, x->doc, copy, 0, 0);
	text = arena_strdup(b->arena, (const char *)xmlBufferContent(buffer));
	xmlFreeNode(copy);
	xmlBufferFree(buffer);
	return text ? text : "";
}

static void read_foreign(struct fo_builder *b, const xmlNode *x, struct fo_frame *f, struct pos pos)
{
	struct fo_node *n = build_append(b->arena, f->node, FO_FOREIGN, pos);
	struct fo_attrs as = { .n = 0 };

	build_add_plain(&as, "#namespace", x->ns && x->ns->href ? (const char *)x->ns->href : "");
	build_add_plain(&as, "#name", (const char *)x->name);
	for (const xmlAttr *attr = x->properties; attr; attr = attr->next)
		build_add_plain(&as, (const char *)attr->name, build_text_of(b, attr));
	n->number = b->number;
	n->style = f->node->style;
	n->text = serialised(b, x);
	n->text_size = strlen(n->text);
	build_set_own(b, n, &as);
	fo_match_child(&f->match, FO_FOREIGN);
	if (f->node->elem != FO_instream_foreign_object && f->node->elem != FO_declarations)
		b->foreign_elements += x->ns == NULL || build_known_prefix(x->ns) == NULL;
}

/* Elements within one that is kept whole have numbers, too. */
static int count_elements(const xmlNode *x, int depth)
{
	int n = 0;

	for (x = x->children; x && depth < DEPTH_MAX; x = x->next)
		if (x->type == XML_ELEMENT_NODE)
			n += 1 + count_elements(x, depth + 1);
	return n;
}

static int explicit_column(const struct fo_frame *f, struct arena *a, const struct fo_attrs *as)
{
	struct fo_problem *ignored = NULL;

	for (int i = 0; i < as->own_n; i++) {
		if (as->own[i].prop == PROP_column_number) {
			const struct fo_value *v = fo_refine_own(f->up->node->style, a, as->own[i], &ignored);

			return v->type == V_NUMBER ? (int)v->number : 0;
		}
	}
	return 0;
}

static void begin_cell(struct fo_frame *f, const struct fo_attrs *as, struct arena *a, int *column)
{
	for (int i = 0; i < as->n; i++)
		if (as->shared[i].prop == PROP_starts_row && strstr(as->shared[i].text, "true"))
			fo_grid_end_row(f->grid);
	*column = explicit_column(f, a, as);
	if (*column == 0)
		*column = fo_grid_next(f->grid);
	f->column = fo_grid_column_style(f->grid, *column);
}

static void place_in_grid(struct fo_builder *b, struct fo_frame *f, int column)
{
	struct fo_node *n = f->node;

	if (n->elem == FO_table_column) {
		column = fo_grid_column(f->grid, fo_integer(n, PROP_column_number),
		    fo_integer(n, PROP_number_columns_repeated), n->style);
	} else if (n->elem == FO_table_cell) {
		fo_grid_cell(f->grid, column, fo_integer(n, PROP_number_columns_spanned),
		    fo_integer(n, PROP_number_rows_spanned));
		if (fo_is(n, PROP_ends_row, KW_true))
			fo_grid_end_row(f->grid);
	} else {
		return;
	}
	if (!fo_specified(n, PROP_column_number))
		build_own_number(b, n, column);
}

static void report_state(struct fo_builder *b, const struct fo_node *n)
{
	if (fo_elem_state(n->elem) == FO_STATE_N)
		diag_report(b->diag, n->pos, FO_UNSUPPORTED, build_qualified(b, n->elem),
		    n->elem == FO_wrapper || fo_elems[n->elem].content[0] ? "its content stands in its place"
									  : "it is left out");
}

static void refine_node(struct fo_builder *b, const xmlNode *x, struct fo_frame *f, struct fo_frame *up)
{
	struct fo_node *n = f->node;
	struct fo_attrs as;        /* large, and not cleared: only the counts matter */
	struct fo_sources sources;
	const char *above = n->base_uri;
	int column = 0;

	as.n = as.own_n = as.plain_n = 0;
	as.from_column = as.from_region = false;
	for (const xmlAttr *attr = x->properties; attr; attr = attr->next)
		build_read_attribute(b, &as, n, attr, n->pos);
	build_resolve_base(b, n, above);
	if (n->elem == FO_table_cell && f->grid)
		begin_cell(f, &as, b->arena, &column);
	build_ask_region(&as, f);
	sources.column = as.from_column ? f->column : NULL;
	sources.region = as.from_region ? build_region_of(b, f, &as) : NULL;
	n->style = fo_refine(b->refiner, up ? up->node->style : fo_refiner_base(b->refiner), n->elem,
	    as.shared, as.n, sources.column || sources.region ? &sources : NULL);
	build_report(b, b->diag, n->pos, n->style->problems);
	build_set_own(b, n, &as);
	if (f->grid)
		place_in_grid(b, f, column);
}

static struct pos place_of(struct fo_builder *b, const xmlNode *x, const struct fo_frame *up, bool *authored)
{
	struct pos pos;

	*authored = build_authored_pos(b, x, &pos);
	if (*authored)
		return pos;
	*authored = up && up->authored;
	return *authored ? up->node->pos : xml_pos(x);
}

static void read_object(struct fo_builder *b, const xmlNode *x, struct fo_frame *up, enum fo_elem e, struct pos pos,
    bool authored)
{
	struct fo_frame f;
	struct fo_frame *in = build_place(b, up, e, pos);
	struct fo_node *n;

	if (in == NULL) {
		b->number += count_elements(x, 0);
		return;
	}
	n = build_append(b->arena, in->node, e, pos);
	n->number = b->number;
	build_open(b, &f, in, n);
	f.authored = authored;
	build_enter_table(b, &f);
	refine_node(b, x, &f, in);
	build_take_id(b, n);
	build_take_master(b, n);
	build_check_required(b, n);
	report_state(b, n);
	if (b->depth == DEPTH_MAX) {
		diag_report(b->diag, pos, FO_TOO_DEEP, DEPTH_MAX);
		return;
	}
	b->depth++;
	read_children(b, x, &f);
	b->depth--;
	build_check_complete(b, &f);
}

static bool is_fo(const xmlNode *x)
{
	return x->ns && x->ns->href && strcmp((const char *)x->ns->href, FO_NS) == 0;
}

/* An element of another formatter's namespace that is ours to do. */
static enum fo_elem known_element(struct fo_builder *b, const xmlNode *x)
{
	const char *prefix = x->ns ? build_known_prefix(x->ns) : NULL;

	if (prefix == NULL)
		return FO_ELEM_COUNT;
	return fo_elem_find(arena_printf(b->arena, "%s:%s", prefix, (const char *)x->name));
}

static void read_element(struct fo_builder *b, const xmlNode *x, struct fo_frame *up)
{
	bool authored;
	struct pos pos = place_of(b, x, up, &authored);
	enum fo_elem e = FO_ELEM_COUNT;

	b->number++;
	if (is_fo(x)) {
		e = fo_elem_find((const char *)x->name);
		if (e == FO_ELEM_COUNT)
			diag_report(b->diag, pos, FO_UNKNOWN_ELEMENT, (const char *)x->name);
	} else if (known_element(b, x) != FO_ELEM_COUNT) {
		e = known_element(b, x);
	} else if (is_kept_whole(x)) {
		read_foreign(b, x, up, pos);
		b->number += count_elements(x, 0);
		return;
	} else {
		diag_report(b->diag, pos, FO_UNSUPPORTED, arena_printf(b->arena, "%s:%s", build_known_prefix(x->ns),
		    (const char *)x->name), "its content stands in its place");
	}
	read_object(b, x, up, e == FO_ELEM_COUNT ? FO_wrapper : e, pos, authored);
}

/* ---------------------------------------------------------------- text */

static bool is_blank(const char *s)
{
	return s[strspn(s, FO_BLANKS)] == '\0';
}

/* XML has no other control characters, but not every document was parsed. */
static const char *clean_text(struct fo_builder *b, const char *s, struct pos pos)
{
	char *made = g_utf8_validate(s, -1, NULL) ? NULL : g_utf8_make_valid(s, -1);
	char *copy = arena_strdup(b->arena, made ? made : s);

	g_free(made);
	for (char *p = copy; *p; p++) {
		if ((unsigned char)*p < ' ' && !strchr("\t\n\r", *p)) {
			diag_report(b->diag, pos, FO_CONTROL_CHARACTER, (unsigned)*p);
			*p = ' ';
		}
	}
	return copy;
}

static void read_text(struct fo_builder *b, const xmlNode *x, struct fo_frame *up)
{
	const char *s = (const char *)x->content;
	struct pos pos = up->node->pos;
	struct fo_frame *f;
	struct fo_node *n;
	bool blank;

	if (s == NULL || *s == '\0')
		return;
	blank = is_blank(s);
	if (blank) {
		/* content between inlines that were put into a block, elsewhere indentation */
		if (up->put_in && up->node->last == up->put_in->node && x->next)
			up = up->put_in;
		if (up->blocks_only || !fo_content_takes(b->contents, up->node->elem, FO_TEXT))
			return;
	}
	/* blanks do not keep a marker from being the first child */
	f = blank ? up : build_place(b, up, FO_TEXT, pos);
	if (f == NULL)
		return;
	n = build_append(b->arena, f->node, FO_TEXT, pos);
	n->style = f->node->style;
	n->text = clean_text(b, s, pos);
	n->text_size = strlen(n->text);
}

static void read_children(struct fo_builder *b, const xmlNode *x, struct fo_frame *f)
{
	for (x = x->children; x; x = x->next) {
		switch (x->type) {
		case XML_ELEMENT_NODE:
			read_element(b, x, f);
			break;
		case XML_TEXT_NODE: case XML_CDATA_SECTION_NODE:
			read_text(b, x, f);
			break;
		default:
			break;
		}
	}
}

/* ---------------------------------------------------------------- the whole */

static void wrong_root(struct fo_builder *b, const xmlNode *x, struct pos pos)
{
	const char *name = (const char *)x->name;

	if (pos.file == NULL)
		pos.file = b->source_file;
	if (x->ns != NULL)
		name = arena_printf(b->arena, "%s of the namespace %s", name, (const char *)x->ns->href);
	diag_report(b->diag, pos, FO_ROOT, name);
	b->fatal = true;
}

static void read_root(struct fo_builder *b, const xmlNode *x)
{
	struct fo_frame f;
	bool authored;
	struct pos pos = place_of(b, x, NULL, &authored);

	if (!is_fo(x) || strcmp((const char *)x->name, "root") != 0) {
		wrong_root(b, x, pos);
		return;
	}
	b->root = build_append(b->arena, NULL, FO_root, pos);
	b->root->number = b->number = 1;
	build_open(b, &f, NULL, b->root);
	f.authored = authored;
	refine_node(b, x, &f, NULL);
	build_take_id(b, b->root);
	read_children(b, x, &f);
	build_check_complete(b, &f);
	build_check_masters(b, b->root);
	build_check_flows(b, b->root);
	if (b->foreign_elements || b->foreign_attributes)
		diag_report(b->diag, pos, FO_FOREIGN_NAMES, b->foreign_elements, b->foreign_attributes);
}

const struct fo_node *fo_build(
    struct arena *a, xmlDoc *doc, const struct fo_options *options, struct diag *diag)
{
	struct fo_builder b = { .arena = a, .diag = diag };
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;

	if (root == NULL) {
		diag_report(diag, (struct pos){ 0 }, FO_ROOT, "empty");
		return NULL;
	}
	b.source_file = options && options->source_file ? options->source_file : xml_file(doc);
	b.refiner = fo_refiner_new(a, options);
	b.contents = fo_contents_new(a);
	b.names = g_hash_table_new(g_str_hash, g_str_equal);
	b.ids = g_hash_table_new(g_str_hash, g_str_equal);
	b.masters = g_hash_table_new(g_str_hash, g_str_equal);
	read_root(&b, root);
	g_hash_table_destroy(b.names);
	g_hash_table_destroy(b.ids);
	g_hash_table_destroy(b.masters);
	return b.fatal ? NULL : b.root;
}
