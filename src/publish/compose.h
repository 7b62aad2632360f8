/*
 * compose.h - try the line engine with a table of cases
 */
#ifndef PUBLISH_COMPOSE_H
#define PUBLISH_COMPOSE_H

#include "base/diag.h"

#include <stdio.h>

/*
 * Print the cases that fail, then "N passed, N failed"; gives the failures, -1
 * if the table or the fonts cannot be read (reported).  roles: a list of fonts
 * to take the sizes from, folder its files; roles NULL: made-up sizes.
 */
int compose_cases(const char *table, const char *roles, const char *folder, FILE *out, struct diag *);

#endif
