/*
 * binding.h - inside and outside
 *
 * Lines are made before their page is known, as for a page that is bound at
 * its start; each keeps how far its text moves where it is not (struct area,
 * turned).  Widths do not change, so that nothing has to be set anew.
 */
#ifndef LAYOUT_BINDING_H
#define LAYOUT_BINDING_H

#include "layout/context.h"

/* A page is complete; pages with even numbers are bound at the end of the sequence's lines. */
void binding_turn(const struct layout *, const struct fo_node *sequence, struct area_page *);

#endif
