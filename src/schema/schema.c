#include "schema/schema.h"

#include "schema/fix.h"
#include "schema/rules.h"
#include "schema/structure.h"
#include "xml/access.h"
#include "xml/load.h"

#include <glib.h>

struct schemas {
	const struct xml_access *access;
	struct rules_compiler *compiler;        /* NULL until the first rules */
	GHashTable *structures;                 /* path to struct structure */
	GHashTable *rules;                      /* path to struct rules */
};

static void free_structure(void *structure)
{
	structure_free(structure);
}

static void free_rules(void *rules)
{
	rules_free(rules);
}

struct schemas *schemas_new(const struct xml_access *access)
{
	struct schemas *s = g_new0(struct schemas, 1);

	s->access = access;
	s->structures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_structure);
	s->rules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_rules);
	return s;
}

void schemas_free(struct schemas *s)
{
	if (s == NULL)
		return;
	g_hash_table_destroy(s->structures);
	g_hash_table_destroy(s->rules);
	rules_compiler_free(s->compiler);
	g_free(s);
}

/* A schema that is broken is not kept: everyone who asks for it is told. */

bool schema_check_structure(struct schemas *s, xmlDoc *doc, const char *xsd_path, struct diag *diag)
{
	struct structure *structure = g_hash_table_lookup(s->structures, xsd_path);

	if (structure == NULL) {
		structure = structure_load(xsd_path, diag);
		if (structure == NULL)
			return false;
		g_hash_table_insert(s->structures, g_strdup(xsd_path), structure);
	}
	return structure_check(structure, doc, diag);
}

static const struct rules *rules_of(struct schemas *s, const char *sch_path, struct diag *diag)
{
	struct rules *rules = g_hash_table_lookup(s->rules, sch_path);

	if (rules != NULL)
		return rules;
	if (s->compiler == NULL)
		s->compiler = rules_compiler_new(s->access, diag);
	rules = s->compiler != NULL ? rules_load(s->compiler, sch_path, diag) : NULL;
	if (rules != NULL)
		g_hash_table_insert(s->rules, g_strdup(sch_path), rules);
	return rules;
}

bool schema_check_rules(struct schemas *s, xmlDoc *doc, const char *sch_path, struct diag *diag)
{
	const struct rules *rules = rules_of(s, sch_path, diag);

	return rules != NULL && rules_check(rules, doc, diag);
}

GPtrArray *schema_repairs(struct schemas *s, xmlDoc *doc, struct source *source, const char *sch_path,
    struct diag *diag)
{
	const struct rules *rules = rules_of(s, sch_path, diag);
	xmlDoc *findings = rules != NULL ? rules_findings(rules, doc, diag) : NULL;
	GPtrArray *repairs = findings != NULL ? fix_collect(findings, source, diag) : NULL;

	xml_free(findings);
	return repairs;
}
