/*
 * output.h - files that appear complete or not at all
 *
 * Each file is written beside its target under a name of its own; the targets
 * are replaced together at the end.  Knows nothing of formats.
 *
 * What goes wrong is reported as RENDER_CANNOT_WRITE; the targets are then as
 * they were, and no file is left over.
 */
#ifndef RENDER_OUTPUT_H
#define RENDER_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct output;

/*
 * path is the target, "-" standard output.  Several files become NAME-1.EXT,
 * NAME-2.EXT ..., where path is NAME.EXT or, without that extension, NAME.
 */
struct output *output_new(const char *path, const char *extension, struct diag *);

/* One more file, whole.  False: reported, and output_finish will fail. */
bool output_add(struct output *, const void *bytes, size_t n);

/* Put the files in place if all went well so far, else clear them away; frees.  False: cleared away. */
bool output_finish(struct output *, bool good);

#endif
