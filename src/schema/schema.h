/*
 * schema.h - is a document of its kind?
 *
 * Structure by a W3C XML schema, rules by ISO Schematron.  All findings are
 * collected, each at the author's line and column; those of the structure are
 * said in the document's language (words.def of xml), those of the rules as
 * the rules say them, under the rules' own ids.
 *
 * Schemas are compiled once and kept.  Documents come from xml_load().
 */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "base/diag.h"

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct schemas;
struct source;
struct xml_access;

/* The access says which files rules may include or ask with document(); it is lent. */
struct schemas *schemas_new(const struct xml_access *);
void schemas_free(struct schemas *);    /* NULL is fine */

/*
 * Check a document against the schema at a path.  False when there was an
 * error, in the document or in the schema itself: reported.
 */
bool schema_check_structure(struct schemas *, xmlDoc *, const char *xsd_path, struct diag *);
bool schema_check_rules(struct schemas *, xmlDoc *, const char *sch_path, struct diag *);

/*
 * How what the rules find is put right in the document's source, where they
 * say it: struct repair * of fix.h, to be freed with g_ptr_array_unref.  NULL:
 * reported.
 */
GPtrArray *schema_repairs(struct schemas *, xmlDoc *, struct source *, const char *sch_path, struct diag *);

#endif
