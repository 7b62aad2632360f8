/*
 * collect_parts.h - a paragraph while its characters are collected
 *
 * Private to collect.c (the walk over inline objects), collect_text.c (characters
 * and white space) and collect_context.c (what the objects hand down).  All that
 * is made belongs to the paragraph; nothing in here fails.
 */
#ifndef LAYOUT_COLLECT_PARTS_H
#define LAYOUT_COLLECT_PARTS_H

#include "layout/para_parts.h"

/* Stands for an object in the text. */
#define OBJECT_CHARACTER 0xFFFC

struct collector {
	struct para_parts *p;
	struct inline_context *in;
	bool at_start;          /* of the paragraph, or after a forced break */
	bool after_space;       /* the sibling before is a collapsed space */
	int trailing;           /* spaces since the last character that is none */
	bool spaces_had_lf;     /* a line feed was among what they stand for */
	bool in_word;           /* for text-transform="capitalize" */
	gunichar last;          /* the last character that is no space */
	bool span_open, span_small;     /* small: letters that are drawn as small capitals */

	/* of the text node being read */
	const struct fo_node *text;
	bool drop_spaces, keep_first, keep_last;        /* white-space-treatment: all, at a line's start, at its end */
	bool collapse, delete_in_han;
	enum fo_kw linefeeds;
};

/* ---- collect_text.c ---- */

/* One character as it is, in the style of the innermost object. */
void collect_character(struct collector *, gunichar);

/* From here on there is a line to be made. */
void collect_content(struct collector *);

/* Text of the document, or what stands for it: white space treated, letters transformed. */
void collect_text(struct collector *, const struct fo_node *, const char *text, const char *end);

/* The spaces since the last character that is none go. */
void collect_erase_trailing(struct collector *);

/* The line ends: its last spaces go, or are kept where they would vanish. */
void collect_end_line(struct collector *);

/* ---- collect_context.c ---- */

/* An inline object inside the innermost open one; the first of all is the block's own. */
struct inline_context *collect_context(struct collector *, const struct fo_node *);

#endif
