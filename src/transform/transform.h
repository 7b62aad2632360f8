/*
 * transform.h - a document and its templates become an FO document
 *
 * The kind of a document is the name of its root element and of a folder below
 * templates/.  A view is a stylesheet of that folder, a style a folder below
 * styles/ whose style.xsl is imported after the view, so that it wins.  Names
 * of kinds, views and styles are checked before they become a path.
 */
#ifndef TRANSFORM_TRANSFORM_H
#define TRANSFORM_TRANSFORM_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>

struct transform_request {
	const char *home;       /* the folder that holds templates/ and styles/ */
	const char *kind;       /* NULL: by the root element's name */
	const char *view;       /* NULL: "to-fo" */
	const char *style;      /* NULL: "gb9704" */
	const char *const *params;      /* name, value, name, value ..., NULL; or NULL */
	const char *const *roots;       /* folders that may be read beside home; NULL at the end; or NULL */
};

/*
 * The FO document; its elements know the author's place (xml_pos).  NULL:
 * reported.  The source may lose white space nodes.  xml_free the result.
 */
xmlDoc *transform_to_fo(const struct transform_request *, xmlDoc *source, struct diag *);

/* The same, but what comes out is the table of templates/common/standard.xsl, for standard.h. */
xmlDoc *transform_to_standard(const struct transform_request *, xmlDoc *source, struct diag *);

/* Parameters (name, value, ..., NULL; or NULL) that the stylesheet does not declare are reported. */
struct sheet;
void transform_check_params(const struct sheet *, const char *const *params, struct diag *);

/* A name that may become a part of a path: a lower-case letter, then letters, digits and hyphens. */
bool transform_is_name(const char *);

/*
 * What there is below home, sorted: kinds (folders with a grammar.xsd), styles,
 * the views of a kind.  Free with g_strfreev; empty when there is nothing.
 */
char **transform_kinds(const char *home);
char **transform_styles(const char *home);
char **transform_views(const char *home, const char *kind);

/* The path of a file of a kind, such as grammar.xsd; NULL and reported if the kind is unknown.  g_free it. */
char *transform_kind_file(const char *home, xmlDoc *source, const char *file, struct diag *);

#endif
