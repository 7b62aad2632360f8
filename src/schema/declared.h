/*
 * declared.h - what a schema says about its names, read from the schema itself
 *
 * libxml2 forgets annotations.  They are where the author of a schema says in
 * plain words what a value must look like, so they are looked up here.
 */
#ifndef SCHEMA_DECLARED_H
#define SCHEMA_DECLARED_H

#include "base/diag.h"
#include "xml/words.h"

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

/* The trees of a schema and of all it includes; xmlDoc *, the main one first. */
typedef GPtrArray declared_t;

/* False: reported. */
bool declared_load(declared_t *, const char *path, struct diag *);

/* Is there an element declaration of this name anywhere? */
bool declared_has_element(const declared_t *, const char *name);

/* The names of the elements a document may begin with; a GPtrArray of lent strings, to be freed. */
GPtrArray *declared_roots(const declared_t *);

/*
 * What xs:documentation says to a named thing: what is "element", "attribute",
 * "simpleType", "key" ...  For elements and attributes also what it says to
 * their types.  In the language if there is a choice.  g_free it; NULL if
 * nothing is said.
 */
char *declared_words(const declared_t *, const char *what, const char *name, enum words_lang);

#endif
