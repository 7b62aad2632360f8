/*
 * runs.h - shape a run of one face by Pango
 *
 * Western and all other text that is not set in cells.  A run has one face, one
 * embedding level and one set of features.  Results are in font units, so one
 * result serves every size; short runs (numbers, words among Chinese) are
 * remembered.
 */
#ifndef TEXT_RUNS_H
#define TEXT_RUNS_H

#include <stdbool.h>
#include <stdint.h>

struct font_file;
struct runs;

struct run {
	struct font_file *file;
	const char *text;               /* of the paragraph */
	int n_text, start, end;         /* bytes; the run is [start, end) */
	int level;
	const char *language;           /* BCP 47, or NULL */
	const char *features;           /* "kern=0, liga=0", or NULL */
};

/* In visual order, from left to right; y upwards. */
struct run_glyph {
	uint32_t id;            /* RUN_MISSING: ch has no glyph */
	uint32_t ch;
	int cluster;            /* byte of the text from run.start on */
	int advance, dx, dy;
};

#define RUN_MISSING 0xFFFFFFFFu

struct runs *runs_new(void);
void runs_free(struct runs *);

/* Lent until the next call.  Never fails. */
const struct run_glyph *runs_shape(struct runs *, const struct run *, int *n);

/* Embedding levels, one for each character; NULL when all of it runs from left to right.  For g_free. */
uint8_t *runs_levels(const char *text, int n, bool rtl);

#endif
