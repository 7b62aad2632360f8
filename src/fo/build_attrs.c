/*
 * build_attrs.c - the attributes of an element: properties, what only this object has, its place and base
 */
#include "fo/build_parts.h"

#include "base/arena.h"
#include "fo/value.h"

#include <libxml/uri.h>
#include <string.h>

#define AXF_NS "http://www.antennahouse.com/names/XSL/Extensions"
#define FOX_NS "http://xmlgraphics.apache.org/fop/extensions"

/* Values of attributes with entity references are copied; nearly all others stay the document's. */
const char *build_text_of(struct fo_builder *b, const xmlAttr *attr)
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

static bool find_property(struct fo_builder *b, const char *name, enum fo_prop *p, int *component)
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

const char *build_known_prefix(const xmlNs *ns)
{
	const char *uri = (const char *)ns->href;

	if (uri == NULL)
		return NULL;
	return strcmp(uri, AXF_NS) == 0 ? "axf" : strcmp(uri, FOX_NS) == 0 ? "fox" :
	    strcmp(uri, XML_YINFA_NS) == 0 ? "yf" : NULL;
}

void build_add_plain(struct fo_attrs *as, const char *name, const char *text)
{
	if (as->plain_n + 2 <= 2 * ATTRS_MAX) {
		as->plain[as->plain_n++] = name;
		as->plain[as->plain_n++] = text;
	}
}

static void add_property(
    struct fo_builder *b, struct fo_attrs *as, const char *name, const char *text, struct pos pos)
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
	as->from_region = as->from_region || strstr(text, "from-page-master-region") != NULL;
}

/* True if it is of XML's own namespace, and dealt with. */
static bool xml_attribute(struct fo_builder *b, struct fo_attrs *as, struct fo_node *n, const xmlAttr *attr,
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

void build_read_attribute(struct fo_builder *b, struct fo_attrs *as, struct fo_node *n, const xmlAttr *attr,
    struct pos pos)
{
	const char *text = build_text_of(b, attr), *name = (const char *)attr->name, *prefix;

	if (attr->ns == NULL) {
		add_property(b, as, name, text, pos);
		return;
	}
	if (xml_attribute(b, as, n, attr, text, pos))
		return;
	prefix = build_known_prefix(attr->ns);
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

bool build_authored_pos(struct fo_builder *b, const xmlNode *x, struct pos *pos)
{
	const xmlAttr *attr = x->properties;
	const char *s;
	char *end;

	while (attr && (attr->ns == NULL || strcmp((const char *)attr->name, "pos") != 0 ||
	    strcmp((const char *)attr->ns->href, XML_YINFA_NS) != 0))
		attr = attr->next;
	if (attr == NULL)
		return false;
	s = build_text_of(b, attr);
	pos->line = place_number(s, &end);
	if (end == s || *end != ':')
		return false;
	pos->column = place_number(end + 1, &end);
	pos->file = *end == ':' && end[1] ? g_intern_string(end + 1) : b->source_file;
	return true;
}

void build_resolve_base(struct fo_builder *b, struct fo_node *n, const char *above)
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
    struct fo_builder *b, const struct fo_node *n, const struct fo_value *v)
{
	const struct fo_value *r;
	const char *relative;
	xmlChar *uri;

	if (n->base_uri == NULL || v->type != V_STRING || v->str == NULL)
		return v;
	uri = xmlBuildURI((const xmlChar *)v->str, (const xmlChar *)n->base_uri);
	if (uri == NULL)
		return v;
	relative = g_str_has_prefix((const char *)uri, "./") ? (const char *)uri + 2 : (const char *)uri;
	r = fo_value_string(b->arena, relative, strlen(relative));
	xmlFree(uri);
	return r;
}

void build_set_own(struct fo_builder *b, struct fo_node *n, const struct fo_attrs *as)
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
		build_report(b, b->diag, n->pos, problems);
		n->own_values = o;
	}
	for (int i = 0; i < as->plain_n; i++)
		own[k++] = arena_strdup(b->arena, as->plain[i]);
	n->own = own;
}
