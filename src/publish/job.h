/*
 * job.h - one document on its whole way, from source to files
 *
 * Calls the stages in their order and stops where going on makes no sense.
 * Knows no stage's inside.  What is wrong is in the diag; nothing is printed.
 */
#ifndef PUBLISH_JOB_H
#define PUBLISH_JOB_H

#include "base/diag.h"

#include <stdbool.h>
#include <stdio.h>

struct services;

/* What documents share: fonts and compiled schemas.  roles NULL: the list of fonts of home. */
struct services *services_new(const char *home, const char *roles);
void services_free(struct services *);

enum dump { DUMP_NONE, DUMP_XML, DUMP_FO, DUMP_PROPERTIES, DUMP_AREA, DUMP_TRACE };

struct job {
	const char *source;             /* a document, or an FO document */
	bool is_fo;                     /* source, or what sheet makes of it, is XSL-FO already */
	const char *sheet;              /* a stylesheet of the author's; NULL */
	const char *const *roots;       /* further folders that it, and what it makes, may read below; NULL at the end; or NULL */
	const char *view, *style;       /* NULL: the kind's usual ones */
	const char *const *params;      /* name, value ..., NULL; or NULL */
	const char *const *formats;     /* names, NULL at the end */
	const char *output;             /* a file, or with several formats or a final / a folder; NULL: none */
	const char *area_tree, *properties;     /* files for these dumps; NULL */
	enum dump dump;                 /* to dump_to, instead of output */
	FILE *dump_to;
	int dpi;                        /* px of the FO document; 0: 96 */
	bool plain;                     /* no kerning, no ligatures */
	bool timing;                    /* report the time of each stage as notes */
};

/* Structure and rules; false if an error was found. */
bool job_check(struct services *, const char *source, struct diag *);

/*
 * The same, after repairing what the rules say how to (repair.h): each change
 * is shown to a stream, and written back if so wished.
 */
bool job_fix(struct services *, const char *source, bool write, FILE *show, struct diag *);

/*
 * Where a style departs from the standard (standard.h): as a document of the
 * source has it, or with NULL as samples of every form have it.
 */
bool job_check_style(struct services *, const char *style, const char *source, const char *const *params,
    struct diag *);

/* False if something is missing from the output: see the diag. */
bool job_run(struct services *, const struct job *, struct diag *);

/* Where a format's file goes: output, or in the folder output NAME.FORMAT.  g_free it. */
char *job_target(const struct job *, const char *format);

#endif
