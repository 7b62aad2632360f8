/*
 * hyphen.h - where words of a language may be broken
 *
 * By the patterns that Debian's packages hyphen-* put into /usr/share/hyphen.
 * Patterns are read when a language first needs them; a language without any
 * is reported once.
 */
#ifndef LAYOUT_HYPHEN_H
#define LAYOUT_HYPHEN_H

struct hyphens;
struct para_parts;

struct hyphens *hyphens_new(void);
void hyphens_free(struct hyphens *);

/* Mark the places inside words of the shaped paragraph where hyphenate="true" allows a break. */
void hyphen_words(struct para_parts *);

#endif
