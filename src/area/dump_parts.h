/*
 * dump_parts.h - writing the area tree: tags and attributes
 *
 * Private to dump.c (the walk) and dump_traits.c.  Every tag waits for its '>'
 * until the next one begins, so attributes follow dump_begin at once.
 */
#ifndef AREA_DUMP_PARTS_H
#define AREA_DUMP_PARTS_H

#include "area/area.h"

#include <glib.h>

struct dump {
	FILE *to;
	len_t offset;           /* of the area being written, in its line or inline */
	int depth;
	GHashTable *page_of;    /* id -> its first struct area_page */
};

void dump_begin(struct dump *, const char *name);
void dump_end(struct dump *, const char *name);

/* UTF-8 with XML's own characters escaped. */
void dump_put_text(FILE *, const char *, size_t, bool attribute);

/* ---- one attribute ---- */

void dump_attr(struct dump *, const char *name, const char *value);
void dump_attr_flag(struct dump *, const char *name, bool);     /* only if it is true */
void dump_attr_color(struct dump *, const char *name, struct color);

/* Sums of two lengths may be longer than one. */
void dump_attr_len(struct dump *, const char *name, int64_t);
void dump_attr_len_unless_zero(struct dump *, const char *name, int64_t);

const char *dump_line_style(enum line_style);
void dump_link(struct dump *, const char *target);

/* ---- attributes of any area ---- */

/* ipd and bpd may be those of another frame than the area's own. */
void dump_sizes(struct dump *, const struct area *, len_t ipd, len_t bpd);
void dump_traits(struct dump *, const struct area *);
void dump_put_area(struct dump *, const struct area *);         /* both */

/* The indents less border and padding, where there are any. */
void dump_margins(struct dump *, const struct area *);

#endif
