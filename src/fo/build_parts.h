/*
 * build_parts.h - building the tree: what its parts share
 *
 * Private to build.c (elements and text), build_attrs.c, build_repair.c,
 * build_region.c, build_check.c and rebase.c.  All that is made belongs to the
 * builder's arena; what is wrong is reported, and nothing here fails.
 */
#ifndef FO_BUILD_PARTS_H
#define FO_BUILD_PARTS_H

#include "fo/content.h"
#include "fo/grid.h"
#include "fo/refine.h"
#include "fo/tree.h"
#include "xml/pos.h"

#include <glib.h>
#include <libxml/tree.h>

/* Deeper nesting of elements is refused: FO_TOO_DEEP. */
#define DEPTH_MAX 500
#define ATTRS_MAX 256

struct fo_builder {
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
struct fo_frame {
	struct fo_node *node;
	struct fo_frame *up;
	struct fo_match match;
	struct fo_frame *put_in;           /* the last object put in by repair, while it is the last child */
	bool blocks_only;               /* a wrapper where only blocks may stand */
	bool authored;                  /* pos is from yf:pos, here or above */
	struct fo_grid *grid;           /* of the table around */
	const struct fo_style *column;  /* of the column around */
};

struct fo_attrs {
	struct fo_attr shared[ATTRS_MAX];
	int n;
	struct fo_attr own[ATTRS_MAX];
	int own_n;
	const char *plain[2 * ATTRS_MAX + 1];   /* of no property */
	int plain_n;
	bool from_column, from_region;  /* some value asks for that of the column, the region */
};

/* ---- nodes: build.c ---- */

/* A new object, the last child of its parent; NULL: the root. */
struct fo_node *build_append(struct arena *, struct fo_node *parent, enum fo_elem, struct pos);

/* What refinement found; that there are aural properties is said once by each builder (NULL: each time). */
void build_report(struct fo_builder *, struct diag *, struct pos, const struct fo_problem *);

/* For messages: "fo:block", "text". */
const char *build_qualified(struct fo_builder *, enum fo_elem);

/* ---- structure: build_repair.c ---- */

/* Begin with the children of an object that stands in up; NULL: the root. */
void build_open(struct fo_builder *, struct fo_frame *, struct fo_frame *up, struct fo_node *);

/* The frame in which a child goes; NULL: it may stand nowhere here, which is reported. */
struct fo_frame *build_place(struct fo_builder *, struct fo_frame *, enum fo_elem child, struct pos);

/* The columns of a table are followed row by row and part by part. */
void build_enter_table(struct fo_builder *, struct fo_frame *);
void build_own_number(struct fo_builder *, struct fo_node *, int column_number);

/* After the last child. */
void build_check_complete(struct fo_builder *, const struct fo_frame *);

/* ---- attributes: build_attrs.c ---- */

/* Lent by the document or in the arena; never NULL. */
const char *build_text_of(struct fo_builder *, const xmlAttr *);

/* Of a namespace beside XSL's of which something is done; NULL: none is. */
const char *build_known_prefix(const xmlNs *);

/* Sort an attribute into its list: shared, own, or plain. */
void build_read_attribute(struct fo_builder *, struct fo_attrs *, struct fo_node *, const xmlAttr *, struct pos);
void build_add_plain(struct fo_attrs *, const char *name, const char *text);

/* Own and plain attributes to the node. */
void build_set_own(struct fo_builder *, struct fo_node *, const struct fo_attrs *);

/* yf:pos="line:column" or "line:column:file"; false: there is none. */
bool build_authored_pos(struct fo_builder *, const xmlNode *, struct pos *);

/* The base is what the parent has, unless the object's own attribute names another one. */
void build_resolve_base(struct fo_builder *, struct fo_node *, const char *above);

/* ---- from-page-master-region(): build_region.c ---- */

/* What the page-sequence asks each region for, its flow asks the one it stands in. */
void build_ask_region(struct fo_attrs *, const struct fo_frame *);

/* The region that an object, given with attributes before they are refined, stands in; NULL: in none. */
const struct fo_style *build_region_of(const struct fo_builder *, const struct fo_frame *, const struct fo_attrs *);

/* ---- checks: build_check.c ---- */

void build_take_id(struct fo_builder *, struct fo_node *);
void build_take_master(struct fo_builder *, struct fo_node *);
void build_check_required(struct fo_builder *, const struct fo_node *);

/* Of the whole tree: masters may be named before they are declared. */
void build_check_masters(struct fo_builder *, const struct fo_node *);
void build_check_flows(struct fo_builder *, const struct fo_node *root);

#endif
