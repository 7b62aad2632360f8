/*
 * len.h - lengths in millipoints
 *
 * Every length of the program is an integer number of millipoints (1/1000 pt),
 * so that no sum of rounded floats decides where a line or a page ends.  An
 * int32_t reaches 757 m either way: enough for any one column, so a document
 * is never measured as a single length.
 */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <stdint.h>

typedef int32_t len_t;

#define LEN_MAX INT32_MAX

/*
 * Positions and depths that grow with what an author writes stop here, 353 m
 * away, so that two of them and some of an author's own lengths can be added
 * or subtracted without looking.
 */
#define LEN_FAR 1000000000

/* Constants only: the argument is a literal. */
#define LEN_PT(pt) ((len_t)((pt) * 1000.0 + ((pt) < 0 ? -0.5 : 0.5)))
#define LEN_MM(mm) ((len_t)((mm) * 72000.0 / 25.4 + ((mm) < 0 ? -0.5 : 0.5)))

/*
 * a * num / den, rounded half away from zero, without overflow in between;
 * den > 0.  What would be longer than LEN_MAX, either way, becomes LEN_MAX.
 */
static inline len_t len_scale(len_t a, int64_t num, int64_t den)
{
	__extension__ __int128 p = (__int128)a * num;

	/* nearly always: without 128 bits it costs a fraction */
	if (num >= INT32_MIN && num <= INT32_MAX && den > 0 && den <= INT32_MAX) {
		int64_t q = (int64_t)a * num;

		q = (q >= 0 ? q + den / 2 : q - den / 2) / den;
		return (len_t)(q > LEN_MAX ? LEN_MAX : q < -LEN_MAX ? -LEN_MAX : q);
	}
	p = (p >= 0 ? p + den / 2 : p - den / 2) / den;
	return (len_t)(p > LEN_MAX ? LEN_MAX : p < -LEN_MAX ? -LEN_MAX : p);
}

/* One step on: the sum, LEN_FAR at most. */
static inline len_t len_add(len_t a, len_t b)
{
	int64_t sum = (int64_t)a + b;

	return (len_t)(sum > LEN_FAR ? LEN_FAR : sum < -LEN_FAR ? -LEN_FAR : sum);
}

static inline len_t len_min(len_t a, len_t b) { return a < b ? a : b; }
static inline len_t len_max(len_t a, len_t b) { return a > b ? a : b; }

/* Room for len_format's longest answer and its final NUL. */
#define LEN_FORMAT_SIZE 16

/*
 * Points with up to three decimals and no trailing zeros: "12", "-0.5",
 * "29.611".  Independent of the locale.  Returns buf.
 */
char *len_format(char buf[LEN_FORMAT_SIZE], len_t);

#endif
