/*
 * fix.h - the repairs that rules declare, as edits of the source
 *
 * An assert or report may say how what it finds is put right, where the
 * standard leaves no choice:
 *
 *	<yf:fix match="(?&lt;=月)([0-9]+)号" by="\1日"/>
 *
 * match is a Perl expression, looked for in the text of the rule's element, or
 * in the value of its attribute that attribute names.  by is what comes there;
 * \1 to \9 are groups of the match, in their order: they stay as they stand in
 * the source, tags and all, and only what lies between them changes.  Instead
 * of by there may be
 *
 *	as="half-width"   full-width digits, letters and marks become ASCII
 *	as="full-width"   the other way round; a blank after a mark goes
 *	as="number"       十二 and 一二 become 12
 *
 * match and by are attribute value templates ("{{" is a brace), and a repair
 * with a test is tried only where that is true.  What would remove a tag or
 * the end of a line is left for the author.
 */
#ifndef SCHEMA_FIX_H
#define SCHEMA_FIX_H

#include "base/diag.h"
#include "xml/edit.h"
#include "xml/source.h"

#include <libxml/tree.h>

struct repair {
	struct edit edit;       /* first, so that a repair is an edit */
	struct pos pos;         /* of what is changed */
	char *rule, *clause;    /* "" if the rule names no clause */
	guint match;            /* what one match changes is changed together or not at all */
};

void repair_free(void *repair);

/*
 * The repairs of findings (as rules.h has them), struct repair *, in the order
 * of the source and apart: of two that overlap only the first found is taken.
 */
GPtrArray *fix_collect(const xmlDoc *findings, struct source *, struct diag *);

#endif
