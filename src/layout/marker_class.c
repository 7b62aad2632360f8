#include "layout/marker_class.h"

const struct fo_node *marker_next(const struct fo_node *k)
{
	while (k != NULL && k->elem == FO_TEXT)
		k = k->next;
	return k != NULL && k->elem == FO_marker ? k : NULL;
}

void marker_begin(struct marker_class *c, const struct fo_node *marker, bool first)
{
	if (c->at[FIRST_ANY] == NULL)
		c->at[FIRST_ANY] = marker;
	if (first && c->at[FIRST_STARTING] == NULL)
		c->at[FIRST_STARTING] = marker;
	if (first)
		c->at[LAST_STARTING] = marker;
}

void marker_end(struct marker_class *c, const struct fo_node *marker, bool last)
{
	c->at[LAST_ANY] = marker;
	if (last)
		c->at[LAST_ENDING] = marker;
}

bool marker_turn(struct marker_class *c)
{
	const struct fo_node *left = c->at[LAST_ENDING] != NULL ? c->at[LAST_ENDING] : c->at[LAST_ANY];

	*c = (struct marker_class){ .before = left != NULL ? left : c->before };
	return left != NULL;
}

/* What each position asks for, and what stands in for it. */
static const struct {
	enum fo_kw position;
	enum marker_place wanted, otherwise;
} positions[] = {
	{ KW_first_starting_within_page, FIRST_STARTING, FIRST_ANY },
	{ KW_first_starting,             FIRST_STARTING, FIRST_ANY },
	{ KW_first_including_carryover,  FIRST_ANY,      FIRST_ANY },
	{ KW_last_starting_within_page,  LAST_STARTING,  LAST_ANY },
	{ KW_last_starting,              LAST_STARTING,  LAST_ANY },
	{ KW_last_ending_within_page,    LAST_ENDING,    LAST_ANY },
	{ KW_last_ending,                LAST_ENDING,    LAST_ANY },
};

const struct fo_node *marker_at(const struct marker_class *c, enum fo_kw position)
{
	size_t i = 0;

	while (i + 1 < sizeof positions / sizeof *positions && positions[i].position != position)
		i++;
	return c->at[positions[i].wanted] != NULL ? c->at[positions[i].wanted] : c->at[positions[i].otherwise];
}
