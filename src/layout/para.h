/*
 * para.h - set a run of inline content into line areas
 *
 * Collects the characters of inline objects in document order (white space
 * treated as XSL 1.1, 7.16 and 7.17 say), has them classified, shaped and
 * composed by the text stage, and makes a line area of each line.
 */
#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H

#include "layout/context.h"
#include "layout/flow.h"
#include "text/compose.h"

/* One line of the paragraph, ready to be stacked. */
struct para_line {
	struct area *area;
	len_t baseline;                 /* from the area's before edge */
	const struct note *notes;
	int end;                        /* cells of the run up to its end */
	bool overfull;                  /* no place to break: it runs over the edge */
	const struct item *aside;       /* floats and gaps that come before it: side.h; NULL */
	int n_aside;
};

struct para {
	struct para_line *line;
	int n;
	const struct note *sides;       /* floats to stand beside the lines, in their order; each is also its line's note */
	const struct fo_node *next;     /* the block-level object that ended the run; NULL: the block's end */
	const struct fo_node *begun;    /* the innermost object around next that has areas already, or the block */
};

struct para_request {
	const struct fo_node *block;    /* whose paragraph properties rule */
	const struct fo_node *first;    /* its first inline object; may stand inside inlines of the block */
	len_t ipd;                      /* of the lines */
	compose_room *room;             /* of each line, where floats stand beside some; NULL: all have ipd */
	void *room_context;
	bool takes_sides;               /* who asks places floats beside the lines; else their content stays in place */
	bool continues;                 /* not the block's first run: no text-indent */
	int skip;                       /* cells that stand on earlier pages, whose lines had another width */
	int scale;                      /* 1/1000: everything set at this share of its size, at most 1000; 0: as it is */
	len_t tracking;                 /* added after every character */
	bool strip;                     /* one line of natural width, whatever ipd: the content of a leader */
};

/* Results belong to the document's arena.  No lines at all if there is nothing but white space. */
struct para para_set(struct layout *, const struct para_request *);

/*
 * How narrow and how wide the run would be: its longest unbreakable piece, all
 * in one line.  Returns what ended it, as para.next.
 */
const struct fo_node *para_extent(struct layout *, const struct para_request *, len_t *least, len_t *greatest);

/* Inline-level: goes into lines. */
bool para_is_inline(const struct fo_node *);

/* The object after n and all it holds, in document order, inside block; NULL past the last. */
const struct fo_node *para_following(const struct fo_node *n, const struct fo_node *block);

#endif
