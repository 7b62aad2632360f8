/*
 * builder.h - the items of a flow, one after another
 *
 * Private to those who build flows: block.c (blocks, paragraphs), container.c,
 * table.c, list.c.  Keeps the state between neighbours: where the next cut may
 * be and what it costs, which blocks are open.
 */
#ifndef LAYOUT_BUILDER_H
#define LAYOUT_BUILDER_H

#include "layout/block.h"

/*
 * A place in a flow that can be found again in the same flow at another width:
 * before an object, before a cell of a run of lines of a block, or in a row.
 */
struct resume {
	enum { RESUME_BEGIN, RESUME_OBJECT, RESUME_LINE, RESUME_ROW, RESUME_END } at;
	const struct fo_node *node;     /* OBJECT; LINE: the block; ROW: row.h */
	int run, cells;                 /* LINE */
	struct resume *cell;            /* ROW: the place in each of its cells */
	int n_cells;
	int item;                       /* LINE: where it is in the flow that was built */
};

struct builder {
	struct layout *l;
	GArray *items;                  /* struct item */
	struct block *in;               /* innermost open block */
	len_t ipd;                      /* of the reference area */
	len_t left;                     /* of the flow's own content rectangle in it */
	struct price together;          /* price of a cut by the keep-together of what is open */
	struct price with_next;         /* price of the next cut by keep-with-next of what was closed */
	int cut;                        /* index of the last cut with no box since; -1 */
	enum break_class begun;         /* what that cut had been forced to when the last object began */
	struct resume *resume;          /* NULL: the flow begins at its beginning */
	bool resumed;                   /* ... and its place has been reached */
	struct builder *host;           /* a label or body of a list: who builds what it stands in; NULL: a reference area */
	len_t across;                   /* where its lines begin to count, from the start of the host's */
	struct sides *sides;            /* side floats met so far: side.h; NULL: none */
};

/* What builder_close puts back. */
struct outside {
	struct block *in;
	struct price together;
};

/*
 * The flow of children of one node, from first to before end (NULL: all).  Of a
 * paragraph that the place is in, what stands before it is left out.
 */
struct flow *builder_flow(struct layout *, const struct fo_node *first, const struct fo_node *end, len_t ipd,
    struct resume *);

/* An object of any kind, with its children. */
void builder_build(struct builder *, const struct fo_node *);
void builder_container(struct builder *, const struct fo_node *);
void builder_list(struct builder *, const struct fo_node *);
void builder_table(struct builder *, const struct fo_node *);
void builder_table_and_caption(struct builder *, const struct fo_node *);

/*
 * A block-level object inside inline objects of the open block: inline_block.c.
 * begun: the innermost of them that has areas already; NULL: all have.  False,
 * and nothing done: no inline object is around it.
 */
bool builder_inline_block(struct builder *, const struct fo_node *, const struct fo_node *begun);

/* A flow of its own of one object, at the place of the open block's content; gives the keep with what follows. */
struct flow *builder_inner(struct builder *, const struct fo_node *, len_t ipd, struct price *with_next);

/* One more item; the pointer holds until the next one. */
struct item *builder_add(struct builder *, enum item_kind);
void builder_space(struct builder *, const struct fo_node *, enum fo_prop);
void builder_box(struct builder *, struct area *, len_t size, const struct note *);

/* The object begins: is it the place at which the flow goes on? */
void builder_reach(struct builder *, const struct fo_node *);

/* What has no depth in the stream, or fills a gap there: neither keeps nor cuts notice it. */
void builder_aside(struct builder *, const struct item *);

struct row;
void builder_row(struct builder *, struct row *);

/* Where the flow of a row's next cell goes on; NULL: it begins at its beginning. */
struct resume *builder_cell_resume(const struct builder *, const struct row *);

/* Between two neighbours: one cut, whose price the objects on both sides raise. */
struct item *builder_cut(struct builder *);
void builder_force(struct builder *, enum break_class);
void builder_raise(struct builder *, struct price);
struct price builder_keep_price(const struct fo_node *, enum fo_prop);
enum break_class builder_break(const struct fo_node *, enum fo_prop);

/* What stands before and after an object: cuts, keeps, breaks, spaces. */
void builder_before(struct builder *, const struct fo_node *);
void builder_after(struct builder *, const struct fo_node *);

/* Width of the block around: of the content of what is open, or the reference area's. */
len_t builder_around(const struct builder *);

/* Left edge of the content rectangle of what is open, in the reference area. */
len_t builder_left(const struct builder *);

/* Another width than the indents leave: the end-indent gives way. */
void builder_narrow(struct block *, len_t ipd);

/* Borders and indents of the object, for a block inside what is open. */
struct block *builder_block(struct builder *, const struct fo_node *);

/*
 * A flow that stands in a row: the children of a node.  Of the builder that is
 * given l, ipd, left, together, resume and, of a list, host and across are
 * taken.  What its first and last blocks want of their neighbours is the row's
 * to give.
 */
struct row_flow {
	struct flow *flow;
	enum break_class before, after;
	struct price with_previous, with_next;  /* of keeps */
};
struct row_flow builder_row_flow(const struct builder *given, const struct fo_node *);

/* A block area around what follows: with the object's cuts, spaces, keeps, borders and indents. */
void builder_open(struct builder *, const struct fo_node *, struct outside *);
void builder_close(struct builder *, const struct fo_node *, const struct outside *);

#endif
