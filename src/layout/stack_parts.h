/*
 * stack_parts.h - a stack while it is filled
 *
 * Private to stack.c (items, spaces, rows, the whole) and stack_block.c (blocks
 * that open and close, with the headers and footers of tables).
 */
#ifndef LAYOUT_STACK_PARTS_H
#define LAYOUT_STACK_PARTS_H

#include "layout/row.h"
#include "layout/stack.h"

enum { PENDING_MAX = 64, OPEN_FEW = 8 };

/* What waits for the spaces around it to be settled. */
struct pending {
	enum item_kind kind;            /* SPACE, OPEN, CLOSE, FLOAT */
	bool after;                     /* SPACE: a space-after */
	struct fo_space space;
	struct block *block;
	struct area *area;              /* FLOAT: beside what follows */
	len_t size;                     /* FLOAT: its foot below this place */
};

struct open {
	struct block *block;
	struct area *area;              /* NULL when measuring */
	len_t top;                      /* of its content, from the stack's beginning */
	bool continued;
	struct row_picture *pictures;   /* behind the cells of a table */
	len_t head;                     /* where a head that is made last has its place; measured: head_of */
};

struct stack {
	struct arena *arena;
	struct area *root;              /* NULL: measure only */
	struct area *page;              /* for fixed containers; NULL */
	len_t most;                     /* measured until it is more than this */
	struct pending pending[PENDING_MAX];
	int n_pending;
	struct open *open;
	int n_open, max_open;
	struct open few[OPEN_FEW];      /* as many as a cell ever needs */
	struct fill fill;               /* of the spaces */
	len_t y, shrink, stretch;       /* depth so far, and what its spaces can give and take */
	len_t foot;                     /* of the floats so far */
	bool at_start;                  /* nothing but spaces yet */
	len_t space;                    /* before what comes next: for the dump */
	struct area *closed;            /* block just closed, whose space-after may follow; NULL */

	struct row_part part;           /* the last row: its areas wait to know whether a cut follows; row NULL: none */
	len_t row_y;
	bool leading;                   /* the next row is the first of a part of its table */
};

/* The innermost area that is open, NULL when measuring; and where its content begins, from the stack's beginning. */
struct area *stack_parent(const struct stack *);
len_t stack_parent_top(const struct stack *);

/* Border and padding where a block begins or ends; not first, not last: at a cut. */
len_t stack_depth_before(const struct block *, bool first);
len_t stack_depth_after(const struct block *, bool last);

/* Make the areas of the row that waits; trailing: a cut follows it. */
void stack_write_row(struct stack *, bool trailing);

/* Open a block here, or the part of one behind a cut; close the innermost, or its part before a cut. */
void stack_push(struct stack *, struct block *, bool first);
void stack_pop(struct stack *, bool last);

#endif
