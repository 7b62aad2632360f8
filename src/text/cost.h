/*
 * cost.h - what it costs to set a line
 *
 * How far each tier of adjustment is used, squared and weighed; an exact line
 * costs nothing, and nothing is said here about the break at its end.  A cost
 * of 1 in chinese-layout, section 18.8, is 1000 here, and all of it is integer
 * arithmetic.
 */
#ifndef TEXT_COST_H
#define TEXT_COST_H

#include "text/fit.h"

#define COST_NEVER (INT64_MAX / 4)      /* the line does not fit */

/* Tight and loose lines should not follow one another. */
enum grade { GRADE_EVEN, GRADE_TIGHT, GRADE_LOOSE, GRADES };

enum line_kind {
	LINE_INNER,
	LINE_LAST,              /* as wide as it is */
	LINE_SWALLOW            /* a last line that may give, to take in an orphan */
};

struct verdict {
	int64_t cost;
	int64_t over;           /* natural width less room */
	bool easy;              /* fits as it is, or objects make it fit */
	enum grade grade;
};

/* Judge the line between two sums, whose last unit is given. */
void cost_judge(const struct paragraph *, const struct sums *start, const struct sums *end, len_t room, int last_unit,
    enum line_kind, struct verdict *);

/* How far a line is beyond all that it could give. */
static inline int64_t cost_excess(const struct sums *start, const struct sums *end, const struct verdict *v)
{
	return v->over - (int64_t)(uint32_t)(end->give - start->give);
}

#endif
