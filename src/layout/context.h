/*
 * context.h - what the parts of layout share while one document is laid out
 *
 * Private to this folder.
 */
#ifndef LAYOUT_CONTEXT_H
#define LAYOUT_CONTEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "layout/layout.h"

#include <glib.h>
#include <stddef.h>

struct graphics;
struct hyphens;
struct marks;
struct refs;
struct rooms;
struct table_marks;

struct layout {
	struct arena *arena;            /* the document's */
	struct arena *para;             /* for the next paragraph; NULL while one is being set */
	struct arena *column;           /* the column being cut; reset after each */
	struct fonts *fonts;
	struct diag *diag;
	const struct layout_options *options;
	struct refs *refs;
	struct rooms *rooms;            /* what must not stand alone: room.h */
	struct marks *marks;            /* ids, markers and page numbers on pages: marker.h */
	struct table_marks *table_marks;/* of the table whose header or footer is set; NULL: table_marker.h */
	struct graphics *graphics;      /* pictures met so far: graphic.h */
	struct hyphens *hyphens;        /* patterns met so far: hyphen.h */
	GHashTable *styles;             /* struct fo_style -> struct para_style (style.h) */
	GHashTable *unknown_fonts;      /* font-family values that were reported */
	GHashTable *lengths;            /* struct fo_value in percent -> what it has come to: percent.h */

	/* the page being made, for fo:page-number; folio 0: a flow, whose page is not known yet */
	int folio;
	const char *label;
	const struct fo_node *sequence;
	const struct region *region;    /* whose flow is being built; NULL: none */
	len_t reference_bpd;            /* of the reference area being filled; 0: as deep as its content */
	len_t note_ipd;                 /* width of footnotes and floats; 0 where none may stand */
	bool in_note;
	bool vertical;                  /* lines of the reference area being filled run down the page */
	bool has_binding;               /* some line is aligned inside or outside: binding.h */
	bool has_outline;               /* by axf:outline-level: bookmark.h */
	int depth;                      /* of nested blocks */
	int rows;                       /* of nested tables and lists */
};

/* Areas point at the place of their formatting object, which is part of it: that leads back; NULL if generated. */
static inline const struct fo_node *node_of(const struct area *a)
{
	return a->pos == NULL ? NULL : (const struct fo_node *)((const char *)a->pos - offsetof(struct fo_node, pos));
}

/* Lines run from top to bottom and follow one another from right to left: the frame lies on its right side. */
static inline bool node_is_vertical(const struct fo_node *n)
{
	return fo_is(n, PROP_writing_mode, KW_tb_rl) || fo_is(n, PROP_writing_mode, KW_tb) || fo_is(n, PROP_writing_mode, KW_tb_lr);
}

/* Lines run from right to left. */
static inline bool node_is_rtl(const struct fo_node *n)
{
	return fo_is(n, PROP_writing_mode, KW_rl_tb) || fo_is(n, PROP_writing_mode, KW_rl);
}

/* Deeper nesting of blocks is refused: LAYOUT_TOO_DEEP. */
#define LAYOUT_DEPTH_MAX 400

#endif
