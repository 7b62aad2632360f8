/*
 * refs.h - which page an id stands on, and what was said of it before it was known
 *
 * A round of layout asks for page numbers of places that come later.  It gets
 * the number of the round before, or a guess in the first one.  refs_settled
 * says whether every answer was right; if not, layout goes another round.
 */
#ifndef LAYOUT_REFS_H
#define LAYOUT_REFS_H

#include "fo/tree.h"

#include <stdbool.h>

struct arena;
struct diag;
struct refs;

struct refs *refs_new(struct arena *, struct diag *);
void refs_free(struct refs *);

/* Begin a round: what was recorded becomes what is answered. */
void refs_begin_round(struct refs *);

/* An area of the object was put on a page with this label. */
void refs_record(struct refs *, const struct fo_node *, const char *label);

/* Label of the page with the first (or last) area of the object with that id, as far as known; never NULL. */
const char *refs_cited_page(struct refs *, const struct fo_node *citation, const char *id, bool last);

/* The same for fo:page-number in a flow: the page the object itself was put on. */
const char *refs_own_page(struct refs *, const struct fo_node *);

/* Whether what was answered in this round holds. */
bool refs_settled(const struct refs *);

/* Say which citations have no target, and which kept changing. */
void refs_report(const struct refs *);

#endif
