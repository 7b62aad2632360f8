/*
 * roles.h - roles.xml as read: files, roles, chains
 *
 * Only what stands in the list; whether a file is there, and what is in it, is
 * found out later (face.h).  The grammar is told in fonts/roles.xml itself.
 * All of it belongs to one struct roles.
 */
#ifndef TEXT_ROLES_H
#define TEXT_ROLES_H

#include "base/diag.h"
#include "text/cells.h"

#include <stdbool.h>

struct arena;

struct role_file {
	const char *name;       /* as declared */
	const char *family;
	struct pos pos;
	int index, weight, scale, shift;
	bool italic, han, marks, optional;
};

struct role_use {
	const char *family;
	int weight;             /* 0: the one asked for */
	bool marks;
};

struct role_chain {
	unsigned locales;       /* bit 1 << enum locale; 0: all that no other chain of the role names */
	struct role_use *use;
	int n;
	const char *then;       /* role to go on with, or NULL */
};

struct role {
	const char *name;
	const char **names;     /* as written, name itself not included */
	int n_names;
	struct pos pos;
	struct role_chain *chain;
	int n;
};

struct roles {
	struct arena *arena;
	struct role_file *file;
	int n_files;
	struct role *role;
	int n_roles;
	const struct role *standard;    /* what an unknown family falls back to */
};

/* NULL if the list cannot be read or is wrong: reported. */
struct roles *roles_read(const char *path, struct diag *);
void roles_free(struct roles *);

/* By any of its names; case and blanks do not count.  NULL: there is none. */
const struct role *roles_find(const struct roles *, const char *name);

/* NULL if the role has no chain at all. */
const struct role_chain *role_chain_for(const struct role *, enum locale);

/* Compare names of families: ASCII case and blanks do not count. */
bool family_same(const char *, const char *);

#endif
