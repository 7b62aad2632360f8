/*
 * build.c - from an XSL-FO document to the tree, in one walk
 *
 * Each element finds its place in its parent by the content model; where it
 * may not stand, the structure is repaired by putting in what is missing (a
 * block around text in a table-cell, a row around cells), so that content is
 * never dropped and layout meets nothing it does not expect.
 */
#include "fo/tree.h"

#include "base/arena.h"
#include "fo/content.h"
#include "fo/grid.h"
#include "fo/refine.h"
#include "xml/pos.h"

#include <glib.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <string.h>

#define FO_NS  "http://www.w3.org/1999/XSL/Format"
#define AXF_NS "http://www.antennahouse.com/names/XSL/Extensions"
#define FOX_NS "http://xmlgraphics.apache.org/fop/extensions"

/* Deeper nesting of elements is refused: FO_TOO_DEEP. */
#define DEPTH_MAX 500
#define ATTRS_MAX 256

struct builder {
	struct arena *arena;
	struct diag *diag;
	const char *source_file;
	struct fo_refiner *refiner;
	struct fo_contents *contents;
	GHashTable *names;              /* attribute name -> packed property and component, plus 1 */
	GHashTable *ids;                /* id -> node */
	GHashTable *masters;            /* master-name -> node */
	int number;                     /* of the last element */
	int depth;
	bool aural_said, fatal;
	int foreign_elements, foreign_attributes;
	struct fo_node *root;
};

/* An object whose children are being read. */
struct frame {
	struct fo_node *node;
	struct frame *up;
	struct fo_match match;
	struct frame *put_in;           /* the last object put in by repair, while it is the last child */
	bool blocks_only;               /* a wrapper where only blocks may stand */
	bool authored;                  /* pos is from yf:pos, here or above */
	struct fo_grid *grid;           /* of the table around */
	const struct fo_style *column;  /* of the column around */
};

/* ---------------------------------------------------------------- nodes */

static struct fo_node *append(struct arena *a, struct fo_node *parent, enum fo_elem e, struct pos pos)
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

static void report_problems(struct builder *b, struct diag *diag, struct pos pos, const struct fo_problem *p)
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

static const char *qualified(struct builder *b, enum fo_elem e)
{
	return e == FO_TEXT ? "text" : arena_printf(b->arena, "fo:%s", fo_elem_name(e));
}

static void open_frame(struct builder *b, struct frame *f, struct frame *up, struct fo_node *n)
{
	bool transparent = n->elem == FO_wrapper || n->elem == FO_multi_case || n->elem == FO_multi_toggle;

	*f = (struct frame){ .node = n, .up = up, .match = fo_match_begin(b->contents, n->elem) };
	if (up == NULL)
		return;
	f->authored = up->authored;
	f->grid = up->grid;
	f->column = up->column;
	if (transparent)
		f->blocks_only = up->blocks_only ||
				 (!fo_content_takes(b->contents, up->node->elem, FO_TEXT) &&
				     fo_content_takes(b->contents, up->node->elem, FO_block));
}

/* ---------------------------------------------------------------- repair of structure */

/* What has to be put in between an object and a child that it does not take; FO_ELEM_COUNT: nothing helps. */
static enum fo_elem missing_between(struct builder *b, const struct frame *f, enum fo_elem child)
{
	enum fo_class c = fo_elem_class(child);
	bool content = c != FO_CLASS_OTHER;

	if (content && (f->blocks_only || fo_content_takes(b->contents, f->node->elem, FO_block)))
		return c == FO_CLASS_INLINE ? FO_block : FO_ELEM_COUNT;
	switch (f->node->elem) {
	case FO_table:
		return content || child == FO_table_row || child == FO_table_cell ? FO_table_body
										  : FO_ELEM_COUNT;
	case FO_table_header: case FO_table_footer: case FO_table_body:
		return content || child == FO_table_cell ? FO_table_row : FO_ELEM_COUNT;
	case FO_table_row:
		return content ? FO_table_cell : FO_ELEM_COUNT;
	case FO_list_block:
		return content || child == FO_list_item_label || child == FO_list_item_body ? FO_list_item
											    : FO_ELEM_COUNT;
	case FO_list_item:
		return content ? FO_list_item_body : FO_ELEM_COUNT;
	case FO_table_and_caption:
		return content || child == FO_table_row || child == FO_table_body ? FO_table : FO_ELEM_COUNT;
	case FO_footnote:
		return c == FO_CLASS_INLINE ? FO_inline : content ? FO_footnote_body : FO_ELEM_COUNT;
	default:
		return FO_ELEM_COUNT;
	}
}

static bool is_part_of_table(enum fo_elem e)
{
	return e == FO_table_header || e == FO_table_footer || e == FO_table_body;
}

/* The columns of a table are followed row by row and part by part. */
static void enter_table(struct builder *b, struct frame *f)
{
	enum fo_elem e = f->node->elem;

	if (e == FO_table) {
		f->grid = fo_grid_new(b->arena);
		f->column = NULL;
	} else if (f->grid && is_part_of_table(e)) {
		fo_grid_part(f->grid);
	} else if (f->grid && e == FO_table_row) {
		fo_grid_row(f->grid);
	}
}

static void add_own_number(struct builder *b, struct fo_node *n, int number)
{
	struct fo_own *o = ARENA_NEW(b->arena, struct fo_own);
	struct fo_value *v = ARENA_NEW(b->arena, struct fo_value);

	v->type = V_NUMBER;
	v->number = number;
	*o = (struct fo_own){ .prop = PROP_column_number, .value = v, .next = n->own_values };
	n->own_values = o;
}

static struct frame *put_in(struct builder *b, struct frame *f, enum fo_elem e, struct pos pos)
{
	struct frame *g = ARENA_NEW(b->arena, struct frame);
	struct fo_node *n = append(b->arena, f->node, e, pos);

	n->style = fo_refine(b->refiner, f->node->style, e, NULL, 0, NULL);
	open_frame(b, g, f, n);
	enter_table(b, g);
	if (e == FO_table_cell && g->grid) {
		int column = fo_grid_next(g->grid);

		add_own_number(b, n, column);
		fo_grid_cell(g->grid, column, 1, 1);
	}
	f->put_in = g;
	return g;
}

/* A wrapper takes what the object around it takes: that one is named. */
static const char *refusing(const struct frame *f)
{
	while (f->blocks_only)
		f = f->up;
	return fo_elem_name(f->node->elem);
}

static const char *consequence(struct builder *b, enum fo_elem wrapper)
{
	if (wrapper == FO_ELEM_COUNT)
		return "left out";
	return arena_printf(b->arena, "put into a fo:%s", fo_elem_name(wrapper));
}

static enum fo_fit fit(struct frame *f, enum fo_elem child)
{
	/* the bars cross the structure: they may begin and end anywhere */
	if (child == FO_change_bar_begin || child == FO_change_bar_end)
		return FIT_OK;
	if (f->blocks_only && fo_elem_class(child) == FO_CLASS_INLINE)
		return FIT_NOT;
	return fo_match_child(&f->match, child);
}

/* The frame in which a child goes; NULL: it may stand nowhere here, which is reported. */
static struct frame *place(struct builder *b, struct frame *f, enum fo_elem child, struct pos pos)
{
	enum fo_elem wrapper;

	if (f->put_in && f->node->last == f->put_in->node && fo_elem_class(child) == FO_CLASS_INLINE) {
		struct frame *g = place(b, f->put_in, child, pos);

		if (g)
			return g;
	}
	switch (fit(f, child)) {
	case FIT_OK:
		return f;
	case FIT_LATE:
		diag_report(b->diag, pos, FO_ORDER, fo_elem_name(child), fo_elem_name(f->node->elem));
		return f;
	default:
		break;
	}
	wrapper = missing_between(b, f, child);
	if (wrapper == FO_ELEM_COUNT && fo_elem_class(child) == FO_CLASS_BLOCK &&
	    fo_content_takes(b->contents, f->node->elem, FO_inline)) {
		diag_report(b->diag, pos, FO_NOT_ALLOWED, qualified(b, child), fo_elem_name(f->node->elem),
		    "taken as it stands");
		return f;
	}
	diag_report(b->diag, pos, FO_NOT_ALLOWED, qualified(b, child), refusing(f), consequence(b, wrapper));
	if (wrapper == FO_ELEM_COUNT)
		return NULL;
	fit(f, wrapper);
	return place(b, put_in(b, f, wrapper, pos), child, pos);
}

static void check_complete(struct builder *b, const struct frame *f)
{
	const char *missing = fo_match_missing(&f->match);
	struct pos pos = f->node->pos;
	enum fo_elem e = f->node->elem;

	if (missing == NULL)
		return;
	if (e == FO_root || e == FO_layout_master_set || e == FO_page_sequence ||
	    e == FO_simple_page_master) {
		b->fatal = true;
		diag_report(b->diag, pos, FO_MISSING_CHILD, fo_elem_name(e), missing, "nothing is formatted");
		return;
	}
	/* what has no block in it makes no area, and that is what many authors mean */
	if (strcmp(missing, "block") == 0)
		return;
	diag_report(b->diag, pos, FO_MISSING_CHILD, fo_elem_name(e), missing, "taken as it stands");
}

/* ---------------------------------------------------------------- attributes */

struct attrs {
	struct fo_attr shared[ATTRS_MAX];
	int n;
	struct fo_attr own[ATTRS_MAX];
	int own_n;
	const char *plain[2 * ATTRS_MAX + 1];   /* of no property */
	int plain_n;
	bool from_column;               /* some value asks for that of the column */
};

/* Values of attributes with entity references are copied; nearly all others stay the document's. */
static const char *text_of(struct builder *b, const xmlAttr *attr)
{
	xmlChar *s;
	char *copy;

	if (attr->children == NULL)
		return "";
	if (attr->children->next == NULL && attr->children->type == XML_TEXT_NODE)
		return attr->children->content ? (const char *)attr->children->content : "";
	s = xmlNodeListGetString(attr->doc, attr->children, 1);
	copy = arena_strdup(b->arena, s ? (const char *)s : "");
	xmlFree(s);
	return copy;
}

#define NO_PROPERTY 0
#define PACK(prop, component) (((prop) * 8 + (component) + 1) + 1)

static int look_up(const char *name)
{
	const char *dot = strchr(name, '.');
	enum fo_prop p;
	int component = FO_WHOLE;

	if (!fo_prop_find(name, dot ? (size_t)(dot - name) : strlen(name), &p))
		return NO_PROPERTY;
	if (dot) {
		component = fo_component(fo_props[p].grammar, dot + 1);
		if (component < 0)
			return NO_PROPERTY;
	}
	return PACK(p, component);
}

static bool find_property(struct builder *b, const char *name, enum fo_prop *p, int *component)
{
	gpointer found;
	int packed;

	if (!g_hash_table_lookup_extended(b->names, name, NULL, &found)) {
		found = GINT_TO_POINTER(look_up(name));
		g_hash_table_insert(b->names, arena_strdup(b->arena, name), found);
	}
	packed = GPOINTER_TO_INT(found);
	if (packed == NO_PROPERTY)
		return false;
	*p = (enum fo_prop)((packed - 1) / 8);
	*component = (packed - 1) % 8 - 1;
	return true;
}

static const char *known_prefix(const xmlNs *ns)
{
	const char *uri = (const char *)ns->href;

	if (uri == NULL)
		return NULL;
	return strcmp(uri, AXF_NS) == 0 ? "axf" : strcmp(uri, FOX_NS) == 0 ? "fox" :
	    strcmp(uri, XML_YINFA_NS) == 0 ? "yf" : NULL;
}

static void add_plain(struct attrs *as, const char *name, const char *text)
{
	if (as->plain_n + 2 <= 2 * ATTRS_MAX) {
		as->plain[as->plain_n++] = name;
		as->plain[as->plain_n++] = text;
	}
}

static void add_property(
    struct builder *b, struct attrs *as, const char *name, const char *text, struct pos pos)
{
	enum fo_prop p;
	int component;

	if (!find_property(b, name, &p, &component)) {
		if (strchr(name, ':'))
			diag_report(b->diag, pos, FO_UNSUPPORTED,
			    arena_printf(b->arena, "the property %s", name), "it has no effect");
		else
			diag_report(b->diag, pos, FO_UNKNOWN_PROPERTY, name);
		return;
	}
	if (as->n == ATTRS_MAX || as->own_n == ATTRS_MAX)
		return;
	if (fo_prop_is_own(p)) {
		as->own[as->own_n++] = (struct fo_attr){ p, component, text };
		return;
	}
	as->shared[as->n++] = (struct fo_attr){ p, component, text };
	as->from_column = as->from_column || strstr(text, "from-table-column") != NULL;
}

/* True if it is of XML's own namespace, and dealt with. */
static bool xml_attribute(struct builder *b, struct attrs *as, struct fo_node *n, const xmlAttr *attr,
    const char *text, struct pos pos)
{
	const char *name = (const char *)attr->name;

	if (strcmp((const char *)attr->ns->href, (const char *)XML_XML_NAMESPACE) != 0)
		return false;
	if (strcmp(name, "lang") == 0)
		add_property(b, as, "xml:lang", text, pos);
	else if (strcmp(name, "id") == 0)
		add_property(b, as, "id", text, pos);
	else if (strcmp(name, "base") == 0)
		n->base_uri = text;
	return true;
}

static void read_attribute(struct builder *b, struct attrs *as, struct fo_node *n, const xmlAttr *attr,
    struct pos pos)
{
	const char *text = text_of(b, attr), *name = (const char *)attr->name, *prefix;

	if (attr->ns == NULL) {
		add_property(b, as, name, text, pos);
		return;
	}
	if (xml_attribute(b, as, n, attr, text, pos))
		return;
	prefix = known_prefix(attr->ns);
	if (prefix == NULL) {
		b->foreign_attributes++;
		return;
	}
	if (strcmp(prefix, "yf") == 0 && strcmp(name, "pos") == 0)
		return;
	add_property(b, as, arena_printf(b->arena, "%s:%s", prefix, name), text, pos);
}

static int place_number(const char *s, char **end)
{
	gint64 n = g_ascii_strtoll(s, end, 10);

	return (int)CLAMP(n, 0, INT_MAX);
}

/* yf:pos="line:column" or "line:column:file" */
static bool authored_pos(struct builder *b, const xmlNode *x, struct pos *pos)
{
	const xmlAttr *attr = x->properties;
	const char *s;
	char *end;

	while (attr && (attr->ns == NULL || strcmp((const char *)attr->name, "pos") != 0 ||
	    strcmp((const char *)attr->ns->href, XML_YINFA_NS) != 0))
		attr = attr->next;
	if (attr == NULL)
		return false;
	s = text_of(b, attr);
	pos->line = place_number(s, &end);
	if (end == s || *end != ':')
		return false;
	pos->column = place_number(end + 1, &end);
	pos->file = *end == ':' && end[1] ? g_intern_string(end + 1) : b->source_file;
	return true;
}

/* The base is what the parent has, unless the object's own attribute names another one. */
static void resolve_base(struct builder *b, struct fo_node *n, const char *above)
{
	char *escaped;
	xmlChar *uri;

	if (n->base_uri == above)
		return;
	escaped = g_uri_escape_string(n->base_uri, ":/?#[]@!$&'()*+,;=%", TRUE);
	uri = above ? xmlBuildURI((xmlChar *)escaped, (const xmlChar *)above) : NULL;
	n->base_uri = arena_strdup(b->arena, uri ? (const char *)uri : escaped);
	xmlFree(uri);
	g_free(escaped);
}

static const struct fo_value *resolved_src(
    struct builder *b, const struct fo_node *n, const struct fo_value *v)
{
	struct fo_value *r;
	xmlChar *uri;

	if (n->base_uri == NULL || v->type != V_STRING || v->str == NULL)
		return v;
	uri = xmlBuildURI((const xmlChar *)v->str, (const xmlChar *)n->base_uri);
	if (uri == NULL)
		return v;
	r = ARENA_NEW(b->arena, struct fo_value);
	r->type = V_STRING;
	r->str = arena_strdup(b->arena, g_str_has_prefix((const char *)uri, "./") ? (const char *)uri + 2 :
	    (const char *)uri);
	xmlFree(uri);
	return r;
}

static void take_id(struct builder *b, struct fo_node *n)
{
	const char *id = fo_string(n, PROP_id);
	const struct fo_node *other;

	if (id == NULL || *id == '\0')
		return;
	other = g_hash_table_lookup(b->ids, id);
	if (other) {
		diag_report(b->diag, n->pos, FO_DUPLICATE_ID, id, other->pos.line);
		return;
	}
	n->id = id;
	g_hash_table_insert(b->ids, (gpointer)id, n);
}

static void set_own(struct builder *b, struct fo_node *n, const struct attrs *as)
{
	const char **own;
	int k = 0;

	if (as->own_n + as->plain_n == 0)
		return;
	own = ARENA_ARRAY(b->arena, 2 * as->own_n + as->plain_n + 1, const char *);
	for (int i = 0; i < as->own_n; i++) {
		struct fo_own *o = ARENA_NEW(b->arena, struct fo_own);
		struct fo_problem *problems = NULL;

		own[k++] = fo_props[as->own[i].prop].name;
		own[k++] = arena_strdup(b->arena, as->own[i].text);
		*o = (struct fo_own){ .prop = as->own[i].prop, .next = n->own_values };
		o->value = fo_refine_own(n->style, b->arena, as->own[i], &problems);
		if (o->prop == PROP_src)
			o->value = resolved_src(b, n, o->value);
		if (fo_props[o->prop].state == FO_STATE_N)
			diag_report(b->diag, n->pos, FO_UNSUPPORTED,
			    arena_printf(b->arena, "the property %s", fo_props[o->prop].name),
			    "it has no effect");
		report_problems(b, b->diag, n->pos, problems);
		n->own_values = o;
	}
	for (int i = 0; i < as->plain_n; i++)
		own[k++] = arena_strdup(b->arena, as->plain[i]);
	n->own = own;
}

/* ---------------------------------------------------------------- what an object needs */

static const struct { enum fo_elem elem; enum fo_prop prop; bool fatal; } required[] = {
	{ FO_simple_page_master, PROP_master_name, true },
	{ FO_page_sequence_master, PROP_master_name, true },
	{ FO_page_sequence, PROP_master_reference, true },
	{ FO_single_page_master_reference, PROP_master_reference, true },
	{ FO_repeatable_page_master_reference, PROP_master_reference, true },
	{ FO_conditional_page_master_reference, PROP_master_reference, true },
	{ FO_flow, PROP_flow_name, true },
	{ FO_static_content, PROP_flow_name, false },
	{ FO_marker, PROP_marker_class_name, false },
	{ FO_retrieve_marker, PROP_retrieve_class_name, false },
	{ FO_retrieve_table_marker, PROP_retrieve_class_name, false },
	{ FO_page_number_citation, PROP_ref_id, false },
	{ FO_page_number_citation_last, PROP_ref_id, false },
	{ FO_external_graphic, PROP_src, false },
	{ FO_character, PROP_character, false },
	{ FO_index_key_reference, PROP_ref_index_key, false },
	{ FO_change_bar_begin, PROP_change_bar_class, false },
	{ FO_change_bar_end, PROP_change_bar_class, false },
};

static void check_required(struct builder *b, const struct fo_node *n)
{
	for (size_t i = 0; i < sizeof required / sizeof *required; i++) {
		const char *s;

		if (required[i].elem != n->elem)
			continue;
		s = fo_string(n, required[i].prop);
		if (s && *s)
			continue;
		diag_report(b->diag, n->pos, FO_MISSING_PROPERTY, fo_elem_name(n->elem),
		    fo_prop_name(required[i].prop),
		    required[i].fatal ? "nothing is formatted" : "it stays empty");
		b->fatal = b->fatal || required[i].fatal;
	}
}

static void take_master(struct builder *b, struct fo_node *n)
{
	const char *name;

	if (n->elem != FO_simple_page_master && n->elem != FO_page_sequence_master)
		return;
	name = fo_string(n, PROP_master_name);
	if (name == NULL)
		return;
	if (g_hash_table_contains(b->masters, name))
		diag_report(b->diag, n->pos, FO_DUPLICATE_MASTER, name);
	else
		g_hash_table_insert(b->masters, (gpointer)name, n);
}

static bool refers_to_master(enum fo_elem e)
{
	return e == FO_page_sequence || e == FO_single_page_master_reference ||
	    e == FO_repeatable_page_master_reference || e == FO_conditional_page_master_reference;
}

/* Masters may be named before they are declared, so this comes last. */
static void check_masters(struct builder *b, const struct fo_node *n)
{
	const char *name = refers_to_master(n->elem) ? fo_string(n, PROP_master_reference) : NULL;

	if (name && !g_hash_table_contains(b->masters, name)) {
		diag_report(b->diag, n->pos, FO_UNKNOWN_MASTER, name);
		b->fatal = true;
	}
	if (n->elem == FO_flow || n->elem == FO_static_content || n->elem == FO_declarations)
		return;
	for (n = n->first; n; n = n->next)
		check_masters(b, n);
}

/* ---------------------------------------------------------------- elements */

static void read_children(struct builder *, const xmlNode *, struct frame *);

/* Elements of other namespaces that layout and rendering know by name, or take as they are. */
static bool is_kept_whole(const xmlNode *x)
{
	const char *prefix = x->ns ? known_prefix(x->ns) : NULL, *name = (const char *)x->name;

	return prefix == NULL || strcmp(name, "document-info") == 0 || strcmp(name, "destination") == 0 ||
	    strcmp(name, "external-document") == 0;
}

/* Without its parents the element must still carry the namespaces they declared. */
static const char *serialised(struct builder *b, const xmlNode *x)
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

static void read_foreign(struct builder *b, const xmlNode *x, struct frame *f, struct pos pos)
{
	struct fo_node *n = append(b->arena, f->node, FO_FOREIGN, pos);
	struct attrs as = { .n = 0 };

	add_plain(&as, "#namespace", x->ns && x->ns->href ? (const char *)x->ns->href : "");
	add_plain(&as, "#name", (const char *)x->name);
	for (const xmlAttr *attr = x->properties; attr; attr = attr->next)
		add_plain(&as, (const char *)attr->name, text_of(b, attr));
	n->number = b->number;
	n->style = f->node->style;
	n->text = serialised(b, x);
	n->text_size = strlen(n->text);
	set_own(b, n, &as);
	fo_match_child(&f->match, FO_FOREIGN);
	if (f->node->elem != FO_instream_foreign_object && f->node->elem != FO_declarations)
		b->foreign_elements += x->ns == NULL || known_prefix(x->ns) == NULL;
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

static int explicit_column(const struct frame *f, struct arena *a, const struct attrs *as)
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

static void begin_cell(struct frame *f, const struct attrs *as, struct arena *a, int *column)
{
	for (int i = 0; i < as->n; i++)
		if (as->shared[i].prop == PROP_starts_row && strstr(as->shared[i].text, "true"))
			fo_grid_end_row(f->grid);
	*column = explicit_column(f, a, as);
	if (*column == 0)
		*column = fo_grid_next(f->grid);
	f->column = fo_grid_column_style(f->grid, *column);
}

static void place_in_grid(struct builder *b, struct frame *f, int column)
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
		add_own_number(b, n, column);
}

static void report_state(struct builder *b, const struct fo_node *n)
{
	if (fo_elem_state(n->elem) == FO_STATE_N)
		diag_report(b->diag, n->pos, FO_UNSUPPORTED, qualified(b, n->elem),
		    n->elem == FO_wrapper || fo_elems[n->elem].content[0] ? "its content stands in its place"
									  : "it is left out");
}

static void refine_node(struct builder *b, const xmlNode *x, struct frame *f, struct frame *up)
{
	struct fo_node *n = f->node;
	struct attrs as;        /* large, and not cleared: only the counts matter */
	const char *above = n->base_uri;
	int column = 0;

	as.n = as.own_n = as.plain_n = 0;
	as.from_column = false;
	for (const xmlAttr *attr = x->properties; attr; attr = attr->next)
		read_attribute(b, &as, n, attr, n->pos);
	resolve_base(b, n, above);
	if (n->elem == FO_table_cell && f->grid)
		begin_cell(f, &as, b->arena, &column);
	n->style = fo_refine(b->refiner, up ? up->node->style : fo_refiner_base(b->refiner), n->elem,
	    as.shared, as.n, as.from_column ? f->column : NULL);
	report_problems(b, b->diag, n->pos, n->style->problems);
	set_own(b, n, &as);
	if (f->grid)
		place_in_grid(b, f, column);
}

static struct pos place_of(struct builder *b, const xmlNode *x, const struct frame *up, bool *authored)
{
	struct pos pos;

	*authored = authored_pos(b, x, &pos);
	if (*authored)
		return pos;
	*authored = up && up->authored;
	return *authored ? up->node->pos : xml_pos(x);
}

static void read_object(struct builder *b, const xmlNode *x, struct frame *up, enum fo_elem e, struct pos pos,
    bool authored)
{
	struct frame f;
	struct frame *in = place(b, up, e, pos);
	struct fo_node *n;

	if (in == NULL) {
		b->number += count_elements(x, 0);
		return;
	}
	n = append(b->arena, in->node, e, pos);
	n->number = b->number;
	open_frame(b, &f, in, n);
	f.authored = authored;
	enter_table(b, &f);
	refine_node(b, x, &f, in);
	take_id(b, n);
	take_master(b, n);
	check_required(b, n);
	report_state(b, n);
	if (b->depth == DEPTH_MAX) {
		diag_report(b->diag, pos, FO_TOO_DEEP, DEPTH_MAX);
		return;
	}
	b->depth++;
	read_children(b, x, &f);
	b->depth--;
	check_complete(b, &f);
}

static bool is_fo(const xmlNode *x)
{
	return x->ns && x->ns->href && strcmp((const char *)x->ns->href, FO_NS) == 0;
}

/* An element of another formatter's namespace that is ours to do. */
static enum fo_elem known_element(struct builder *b, const xmlNode *x)
{
	const char *prefix = x->ns ? known_prefix(x->ns) : NULL;

	if (prefix == NULL)
		return FO_ELEM_COUNT;
	return fo_elem_find(arena_printf(b->arena, "%s:%s", prefix, (const char *)x->name));
}

static void read_element(struct builder *b, const xmlNode *x, struct frame *up)
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
		diag_report(b->diag, pos, FO_UNSUPPORTED, arena_printf(b->arena, "%s:%s", known_prefix(x->ns),
		    (const char *)x->name), "its content stands in its place");
	}
	read_object(b, x, up, e == FO_ELEM_COUNT ? FO_wrapper : e, pos, authored);
}

/* ---------------------------------------------------------------- text */

static bool is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

/* XML has no other control characters, but not every document was parsed. */
static const char *clean_text(struct builder *b, const char *s, struct pos pos)
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

static void read_text(struct builder *b, const xmlNode *x, struct frame *up)
{
	const char *s = (const char *)x->content;
	struct pos pos = up->node->pos;
	struct frame *f;
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
	f = blank ? up : place(b, up, FO_TEXT, pos);
	if (f == NULL)
		return;
	n = append(b->arena, f->node, FO_TEXT, pos);
	n->style = f->node->style;
	n->text = clean_text(b, s, pos);
	n->text_size = strlen(n->text);
}

static void read_children(struct builder *b, const xmlNode *x, struct frame *f)
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

static void read_root(struct builder *b, const xmlNode *x)
{
	struct frame f;
	bool authored;
	struct pos pos = place_of(b, x, NULL, &authored);

	if (!is_fo(x) || strcmp((const char *)x->name, "root") != 0) {
		diag_report(b->diag, pos, FO_ROOT, (const char *)x->name);
		b->fatal = true;
		return;
	}
	b->root = append(b->arena, NULL, FO_root, pos);
	b->root->number = b->number = 1;
	open_frame(b, &f, NULL, b->root);
	f.authored = authored;
	refine_node(b, x, &f, NULL);
	take_id(b, b->root);
	read_children(b, x, &f);
	check_complete(b, &f);
	check_masters(b, b->root);
	if (b->foreign_elements || b->foreign_attributes)
		diag_report(b->diag, pos, FO_FOREIGN_NAMES, b->foreign_elements, b->foreign_attributes);
}

const struct fo_node *fo_build(
    struct arena *a, xmlDoc *doc, const struct fo_options *options, struct diag *diag)
{
	struct builder b = { .arena = a, .diag = diag };
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

/* ---------------------------------------------------------------- below another parent */

static void rebase(struct arena *a, const struct fo_node *from, struct fo_node *parent,
    const struct fo_style *style, struct diag *diag, struct fo_node **last);

static struct fo_node *copy_of(struct arena *a, const struct fo_node *from, struct fo_node *parent,
    const struct fo_style *style, struct diag *diag)
{
	struct fo_node *n = arena_copy(a, from, sizeof *from), *last = NULL;

	n->parent = parent;
	n->first = n->last = n->next = n->prev = NULL;
	n->style = style;
	if (n->elem != FO_TEXT && n->elem != FO_FOREIGN) {
		n->style = fo_refine(
		    style->refiner, style, n->elem, from->style->attrs, from->style->attr_count, NULL);
		report_problems(NULL, diag, n->pos, n->style->problems);
	}
	for (const struct fo_node *c = from->first; c; c = c->next)
		rebase(a, c, n, n->style, diag, &last);
	return n;
}

static void rebase(struct arena *a, const struct fo_node *from, struct fo_node *parent,
    const struct fo_style *style, struct diag *diag, struct fo_node **last)
{
	struct fo_node *n = copy_of(a, from, parent, style, diag);

	n->prev = *last;
	if (*last)
		(*last)->next = n;
	else
		parent->first = n;
	*last = parent->last = n;
}

const struct fo_node *fo_rebase(
    struct arena *a, const struct fo_node *first_child, const struct fo_node *parent, struct diag *diag)
{
	struct fo_node *first = NULL, *last = NULL;

	for (const struct fo_node *c = first_child; c; c = c->next) {
		/* the parent only lends its style: its own children stay what they are */
		struct fo_node *n = copy_of(a, c, (struct fo_node *)parent, parent->style, diag);

		n->prev = last;
		if (last)
			last->next = n;
		else
			first = n;
		last = n;
	}
	return first;
}
