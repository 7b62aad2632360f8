#include "layout/space.h"

enum { STACK_MAX = 64 };

/* At an edge discarded spaces vanish until the first that is kept and not zero. */
static void discard(const struct fo_space *s, int n, bool from_end, bool *gone)
{
	for (int k = 0; k < n; k++) {
		int i = from_end ? n - 1 - k : k;

		if (s[i].discard)
			gone[i] = true;
		else if (s[i].opt != 0 || s[i].max != 0)
			return;
	}
}

static len_t keep_forced(const struct fo_space *s, int n, const bool *gone, len_t *left)
{
	len_t sum = 0;

	for (int i = 0; i < n; i++) {
		if (!gone[i] && s[i].precedence == FO_FORCE)
			sum = len_add(sum, left[i] = s[i].opt);
	}
	return sum;
}

/* Highest precedence first, then the largest optimum; the last of equals carries the space. */
static len_t keep_strongest(const struct fo_space *s, int n, const bool *gone, len_t *left)
{
	int best = -1;

	for (int i = 0; i < n; i++) {
		if (gone[i])
			continue;
		if (best < 0 || s[i].precedence > s[best].precedence ||
		    (s[i].precedence == s[best].precedence && s[i].opt >= s[best].opt))
			best = i;
	}
	if (best < 0)
		return 0;
	return left[best] = s[best].opt;
}

len_t space_resolve(const struct fo_space *s, int n, bool at_start, bool at_end, len_t *left)
{
	bool gone[STACK_MAX] = { false };
	bool forced = false;

	for (int i = 0; i < n; i++)
		left[i] = 0;
	if (n == 0)
		return 0;
	if (n > STACK_MAX)      /* deeper nesting than any page shows: the outer ones decide */
		n = STACK_MAX;
	if (at_start)
		discard(s, n, false, gone);
	if (at_end)
		discard(s, n, true, gone);
	for (int i = 0; i < n; i++)
		forced |= !gone[i] && s[i].precedence == FO_FORCE;
	return forced ? keep_forced(s, n, gone, left) : keep_strongest(s, n, gone, left);
}
