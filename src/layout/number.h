/*
 * number.h - a number as the `format` of a page-sequence writes it
 *
 * The tokens of xsl:number: 1 01 a A i I, and 一 (Chinese counting) and ①.
 * What stands around the token is kept: "- 1 -".
 */
#ifndef LAYOUT_NUMBER_H
#define LAYOUT_NUMBER_H

struct arena;

const char *number_format(struct arena *, int number, const char *format);

#endif
