/*
 * sheet.h - run a stylesheet, and keep the author's places through it
 *
 * When a stylesheet is read, each of its modules is stamped: every literal
 * element of the FO namespace gets an attribute yf:pos="{yf:pos(.)}", which at
 * run time becomes the place of the current source node, "line:column", with
 * ":file" behind when that is not the main source.  After the run the places
 * are also in the result's elements, so xml_pos() of pos.h answers for both.
 * Authors of stylesheets need do nothing.
 *
 * Stylesheets may read files below the declared folders only; they may write
 * nothing, reach no network and ask no clock.  EXSLT's common, functions,
 * math, sets and strings are there.
 */
#ifndef XML_SHEET_H
#define XML_SHEET_H

#include "base/diag.h"
#include "xml/access.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

struct sheet;

/*
 * Load a stylesheet with its modules.  NULL: reported.  The access must live
 * as long as the sheet; the main file needs no leave.
 */
struct sheet *sheet_load(const char *path, const struct xml_access *, struct diag *);

/* The same from memory; name is shown in messages, and what references are relative to. */
struct sheet *sheet_load_memory(const char *name, const char *text, size_t size, const struct xml_access *,
    struct diag *);

/* The same from a tree, which the sheet then owns, also when NULL is returned. */
struct sheet *sheet_load_doc(xmlDoc *, const struct xml_access *, struct diag *);

void sheet_free(struct sheet *);        /* NULL is fine */

/*
 * Run it.  params is name, value, name, value ..., NULL; values are taken as
 * strings.  What xsl:message says becomes a note, or an error if it
 * terminates.  The source may lose white space nodes (xsl:strip-space).  The
 * result belongs to the caller (xml_free); NULL: reported.  Errors may have
 * been reported with a result too.
 */
xmlDoc *sheet_run(struct sheet *, xmlDoc *source, const char *const *params, struct diag *);

/*
 * Is there a global parameter of this name?  For warnings about misspelt ones.
 */
bool sheet_has_param(const struct sheet *, const char *name);

#endif
