/*
 * structure.h - what may stand where, by libxml2's XML Schema
 *
 * Used through schema.h.
 */
#ifndef SCHEMA_STRUCTURE_H
#define SCHEMA_STRUCTURE_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>

struct structure;

struct structure *structure_load(const char *path, struct diag *);      /* NULL: reported */
void structure_free(struct structure *);

/* False when there was an error. */
bool structure_check(const struct structure *, xmlDoc *, struct diag *);

#endif
