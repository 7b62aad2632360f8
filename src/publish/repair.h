/*
 * repair.h - put right in an author's file what the rules say how to
 *
 * The file is repaired, checked and repaired again until nothing changes.  It
 * is replaced whole or not at all; what no rule names stays byte for byte.
 */
#ifndef PUBLISH_REPAIR_H
#define PUBLISH_REPAIR_H

#include "base/diag.h"

#include <stdbool.h>
#include <stdio.h>

struct schemas;

struct repair_request {
	const char *path;
	const char *home;       /* the folder that holds templates/ */
	bool write;             /* else only show */
	FILE *show;             /* each line as it was and as it is, as a unified diff */
};

/* False if the file could not be read, repaired or written: reported. */
bool repair_file(struct schemas *, const struct repair_request *, struct diag *);

#endif
