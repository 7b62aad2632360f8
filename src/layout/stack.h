/*
 * stack.h - put the items of a flow below one another
 *
 * One walk serves for measuring and for making areas, so that what was
 * measured is what is made.  Spaces wait until the next box, border or edge
 * settles them (space.h); borders and padding at a cut come and go by their
 * conditionality.
 */
#ifndef LAYOUT_STACK_H
#define LAYOUT_STACK_H

#include "layout/flow.h"
#include "layout/space.h"

struct arena;

struct stack;

/*
 * Begin at a place.  parent: the areas are made below it; NULL: only measure.
 * page: fixed containers are made below that instead; NULL: they are not.  Areas
 * and all else belong to the arena.
 */
struct stack *stack_begin(struct arena *, const struct flow *, struct cursor from, struct area *parent,
    struct area *page);

/* Measuring may stop where it is deeper than this: only that counts. */
void stack_limit(struct stack *, len_t most);

/* Take the next item (not a row that is cut). */
void stack_item(struct stack *, const struct item *);

/* Take a row, or its part from one place to another; NULL to: to its end. */
void stack_row(struct stack *, const struct item *, struct cursor from, const struct cursor *to);

/* A row or a box comes next: the spaces before it are settled. */
void stack_settle(struct stack *);

/* Depth if the flow were cut here: open spaces settled, retained borders added. */
struct elastic stack_reach(struct stack *);
len_t stack_depth(struct stack *);      /* its size */

/* Where a box would stand that came next. */
len_t stack_place(const struct stack *);

/* If the flow were cut here, a float that began before would reach below the cut. */
bool stack_is_beside(const struct stack *);

/* Close all that is open, as stack_depth said; gives that depth. */
len_t stack_end(struct stack *);

/*
 * Cut the next row so that it begins in the room, which counts from the stack's
 * beginning.  False: it cannot be cut, or it fits whole.  The cut belongs to the
 * arena; its item is not set.
 */
struct cut;
bool stack_split(struct stack *, struct arena *, const struct item *, struct cursor from, len_t room, bool fresh,
    bool ends_page, struct cut *);

/* From one place to another in one go; makes areas below parent if it is not NULL. */
len_t stack_all(struct arena *, const struct flow *, struct cursor from, struct cursor to, struct area *parent,
    struct area *page);

/* The depth, measured until it is more than most. */
len_t stack_measure(struct arena *scratch, const struct flow *, struct cursor from, struct cursor to, len_t most);

/* The same as stack_all, with spaces that fill a page. */
len_t stack_fill(struct arena *, const struct flow *, struct cursor from, struct cursor to, struct fill,
    struct area *parent, struct area *page);

/* How the spaces of a whole flow give way where it is too deep for the room. */
struct fill stack_squeeze(struct arena *scratch, const struct flow *, len_t room);

/* What the spaces between two places can take of the room. */
struct fill stack_stretch(struct arena *scratch, const struct flow *, struct cursor from, struct cursor to,
    len_t room);

#endif
