/*
 * table_marker.h - what fo:retrieve-table-marker finds
 *
 * Header and footer of a part of a table are set when its other areas are
 * made: then it is known which markers stand in the part, and which stood in
 * earlier ones.  Before that, for measuring, the first marker of the table
 * with the class stands for any.
 */
#ifndef LAYOUT_TABLE_MARKER_H
#define LAYOUT_TABLE_MARKER_H

#include "layout/context.h"

struct table_marks *table_marks_new(struct layout *, const struct fo_node *table);

/* The next part of the table, with the areas made of it so far. */
void table_marks_part(struct table_marks *, const struct area *part);

/* Whether something is retrieved in a header or footer. */
bool table_marker_wanted(const struct fo_node *);

/* What stands in place of an fo:retrieve-table-marker, by layout's table_marks; NULL: nothing. */
const struct fo_node *table_marker_retrieve(struct layout *, const struct fo_node *);

#endif
