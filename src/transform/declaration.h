/*
 * declaration.h - where a style declares its variables and attributes
 *
 * A style is a stylesheet with what it imports; the importing one wins.  Files
 * are read as they are written, so that places are the author's.
 */
#ifndef TRANSFORM_DECLARATION_H
#define TRANSFORM_DECLARATION_H

#include "base/diag.h"

#include <libxml/tree.h>

struct declarations;

struct declarations *declarations_load(const char *path, struct diag *);        /* NULL: reported */
void declarations_free(struct declarations *);  /* NULL is fine */

struct pos declarations_pos(const struct declarations *);       /* of the style as a whole */

/* The xsl:variable or xsl:param; the xsl:attribute of a set or of those it uses.  NULL: nowhere. */
const xmlNode *declaration_of_variable(const struct declarations *, const char *name);
const xmlNode *declaration_of_attribute(const struct declarations *, const char *set, const char *name);

/*
 * Why a declaration gives what it gives: itself if it stands in the style's
 * own file, else the first variable it is computed from that does; itself if
 * there is none.
 */
const xmlNode *declaration_cause(const struct declarations *, const xmlNode *);

#endif
