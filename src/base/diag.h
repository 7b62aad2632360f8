/*
 * diag.h - what there is to say about a document
 *
 * Every stage reports here and goes on; the caller looks at the worst level
 * afterwards and decides.  Ids, levels and texts stand in messages.def.  A
 * finding has a place in the author's file.  Rules about content bring ids and
 * texts of their own (diag_report_rule).
 *
 * A diag owns all it was told; nothing it returns needs freeing.  It is not
 * shared between threads.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

/*
 * A place in an author's file.  line and column count from 1, the column in
 * characters; 0 means unknown.  file is lent: it outlives the document.
 */
struct pos {
	const char *file;
	int line, column;
};

enum diag_level {
	DIAG_NOTE, DIAG_WARNING, DIAG_UNSUPPORTED, DIAG_ERROR,
	DIAG_FATAL      /* the machine's fault or wrong use: exit status 3; printed as "error" */
};

enum diag_id {
#define MSG(id, level, text) id,
#include "base/messages.def"
#undef MSG
	DIAG_ID_COUNT
};

struct diag;

struct diag *diag_new(void);
void diag_free(struct diag *);

/*
 * Report a finding; the arguments fill the text of messages.def.  The same
 * text at the same place and level is kept once.  pos may be {0}: no place is known.
 */
void diag_report(struct diag *, struct pos, enum diag_id, ...);

/* Report what a rule of a document kind found: id and text are the rule's own. */
void diag_report_rule(struct diag *, struct pos, enum diag_level, const char *id, const char *text);

int diag_count(const struct diag *, enum diag_level);
enum diag_level diag_worst(const struct diag *);        /* DIAG_NOTE when there is nothing */

/* One finding, in the order of the report; false past the last. */
struct finding {
	struct pos pos;
	enum diag_level level;
	const char *id, *text;
};
bool diag_get(const struct diag *, int index, struct finding *);

const char *diag_level_name(enum diag_level);

/*
 * After this many findings of one document the rest is only counted, not
 * compared with what was said before; diag_print says how many they are.
 */
#define DIAG_KEPT_MAX 10000

/* A longer text, in bytes, is cut and ends in "…". */
#define DIAG_TEXT_MAX 2000

enum diag_format {
	DIAG_TEXT,      /* file:line:column: level: text [ID], control characters as \uXXXX */
	DIAG_JSON       /* one object a line */
};

/*
 * Print the findings not printed yet, sorted by file, line and column (equal
 * places in the order of the report), of at least the given level.
 */
void diag_print(struct diag *, FILE *, enum diag_format, enum diag_level at_least);

#endif
