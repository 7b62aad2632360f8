/*
 * rules.h - Schematron, compiled by schematron.xsl and run by libxslt
 *
 * Used through schema.h.
 */
#ifndef SCHEMA_RULES_H
#define SCHEMA_RULES_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>

struct rules_compiler;
struct rules;
struct xml_access;

struct rules_compiler *rules_compiler_new(const struct xml_access *, struct diag *);
void rules_compiler_free(struct rules_compiler *);

/* NULL: reported.  The compiler's access must live as long as the rules. */
struct rules *rules_load(const struct rules_compiler *, const char *path, struct diag *);
void rules_free(struct rules *);

/* What they find in a document, as schematron.xsl has it; xml_free it.  NULL: reported. */
xmlDoc *rules_findings(const struct rules *, xmlDoc *, struct diag *);

/* False when a finding was an error. */
bool rules_check(const struct rules *, xmlDoc *, struct diag *);

#endif
