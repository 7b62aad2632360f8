/*
 * compose.h - break a paragraph's cells into lines and give each line its width
 *
 * The line engine for Chinese and for everything else: break table, width and
 * cutting of marks, gaps between Han and Western, total fit, tiers of shrink
 * and stretch, hanging marks, the last line's rule.  What sets pages and what
 * `yinfa compose` tests are the same code; it knows cells only, no fonts, no
 * bytes, no areas.
 *
 * Lengths are millipoints; shares of an em are in 1/1000.  Results belong to
 * the arena.  Nothing fails: a line that cannot fit is marked overfull.
 */
#ifndef TEXT_COMPOSE_H
#define TEXT_COMPOSE_H

#include "text/cells.h"

struct arena;

enum width_style {
	WIDTH_PLAIN,            /* no width of a mark is ever changed */
	WIDTH_QUANJIAO,         /* 全角式: one em each, adjacent marks cut */
	WIDTH_KAIMING,          /* 开明式: stops one em, all others half */
	WIDTH_BANJIAO,          /* 半角式: every mark half */
	WIDTH_HANGMOBANJIAO     /* 行末半角式: one em each, half at line edges, pairs not cut */
};

enum break_level { BREAK_NONE, BREAK_BASIC, BREAK_GB, BREAK_STRICT };

enum compose_align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY };

struct compose_style {
	enum locale locale;
	bool vertical;

	enum break_level level;
	const char *no_start, *no_end;  /* further forbidden characters, UTF-8; NULL: none */
	bool break_anywhere;            /* axf:word-wrap=break-word: rather than overflow */
	bool no_wrap;                   /* wrap-option=no-wrap: only forced breaks */

	enum width_style width;
	bool trim_pairs;                /* adjacent marks lose half an em together */
	bool trim_end;                  /* marks at line end: half */
	bool trim_start, trim_first;    /* opening marks at line start; at the paragraph's start */
	bool restore_pairs;             /* stretch tier 0: back to whole cells (the grid of 公文) */
	bool hang;                      /* 、，。 may hang past the edge when nothing else fits */

	int annotation;                 /* 注音: room kept after every character, 1/1000 em; 0: none */

	int gap, gap_min, gap_max;      /* between Han and Western, 1/1000 em */
	bool snap;                      /* Western spans get gaps that bring what follows back on the grid of cells */
	int space_min, space_max;       /* word space, 1/1000 em; 0: as the font gives, times 2/3 and 3/2 */

	enum compose_align align, align_last;
	bool spread_han;                /* justification may open gaps between Han characters */
	bool spread_words_only;         /* inter-word: word spaces alone */
	int orphan_cells;               /* least characters of a last line (2 for 孤字), 0: no rule */
	bool total_fit;                 /* false: first fit with push-in and push-out */

	len_t indent;                   /* of the first line; negative: hanging */
	len_t last_end_indent;          /* last-line-end-indent */
	len_t hyphen;                   /* width of the hyphen drawn at CELL_HYPHEN_AFTER */
	int hyphen_penalty;
	bool hyphenates;                /* words may be hyphenated by patterns */
	int hyphen_ladder;              /* most lines on end with such a hyphen, 0: any number */
};

/* Profiles of the case table (chinese-layout, section 19): G 公文, B book, S strict book, K H E styles, P plain, N hanging, T X Taiwan and Hong Kong, V W vertical. */
bool compose_profile(char letter, struct compose_style *);

struct line {
	int start, end;         /* cells [start, end); spaces at either edge are included with advance 0 */
	len_t indent;           /* of this line */
	len_t room;             /* what the line may fill, without its indent */
	len_t width;            /* what it fills */
	bool forced;            /* ends at a CELL_LF or the paragraph's end */
	bool hyphen;            /* a hyphen is drawn at its end */
	bool overfull;
};

struct lines {
	struct line *line;
	int n;
	len_t *advance;         /* one for each cell: width in its line */
	len_t *offset;          /* one for each cell: what to add to the glyph's x (a cut lead blank: negative) */
};

/* Room for line number n (from 0); the style's indents are taken off here. */
typedef len_t compose_room(void *context, int line);

struct lines compose(struct arena *, const struct cell *, int n, const struct compose_style *, compose_room *, void *context);

/* Natural widths of cells inside one endless line: pairs cut, gaps set; edges not trimmed unless edges is true. */
struct lines compose_natural(struct arena *, const struct cell *, int n, const struct compose_style *, bool edges);

/* Every permitted break: permitted[i] is true when a line may end after cell i. */
bool *compose_breaks(struct arena *, const struct cell *, int n, const struct compose_style *);

/* Least and greatest width the cells can take: the longest unbreakable piece, and all on one line. */
void compose_extent(struct arena *, const struct cell *, int n, const struct compose_style *, len_t *least, len_t *greatest);

/*
 * A title: balanced lines of at most room, turned only where CELL_WORD_START is
 * set (or at CELL_ZWSP, CELL_LF), in the shape of a trapezoid or a rhombus
 * (GB/T 9704-2012, 7.3.1).  shaped is false when no such shape was found and
 * the lines are only balanced.
 */
struct lines compose_title(struct arena *, const struct cell *, int n, const struct compose_style *, len_t room, bool *shaped);

#endif
