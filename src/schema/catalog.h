/*
 * catalog.h - the rules there are, one a line
 *
 *	id  level  clause  fix  text
 *
 * parted by tabs; clause is "-" if the rule names none, fix is "fix" if some
 * of what it finds is put right by itself (fix.h), else "-".  What a rule says
 * about a document in its text is "…".
 */
#ifndef SCHEMA_CATALOG_H
#define SCHEMA_CATALOG_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* The rules of a file and of those it includes whose ids are not in the set; they are added.  False: reported. */
bool catalog_print(const char *sch_path, GHashTable *ids, FILE *, struct diag *);

#endif
