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

/* A space between least and greatest; where these contradict the optimum, that rules. */
static struct elastic elastic(len_t opt, len_t min, len_t max)
{
	return (struct elastic){ opt, len_max(opt - min, 0), len_max(max - opt, 0) };
}

static void keep_forced(const struct fo_space *s, int n, const bool *gone, struct elastic *left)
{
	for (int i = 0; i < n; i++) {
		if (!gone[i] && s[i].precedence == FO_FORCE)
			left[i] = elastic(s[i].opt, s[i].min, s[i].max);
	}
}

static bool is_equal(const struct fo_space *a, const struct fo_space *b)
{
	return a->precedence == b->precedence && a->opt == b->opt;
}

/*
 * Highest precedence first, then the largest optimum; of equals the last
 * carries the space, with the narrowest limits of all.
 */
static void keep_strongest(const struct fo_space *s, int n, const bool *gone, struct elastic *left)
{
	int best = -1;
	len_t min, max;

	for (int i = 0; i < n; i++) {
		if (gone[i])
			continue;
		if (best < 0 || s[i].precedence > s[best].precedence ||
		    (s[i].precedence == s[best].precedence && s[i].opt >= s[best].opt))
			best = i;
	}
	if (best < 0)
		return;
	min = s[best].min;
	max = s[best].max;
	for (int i = 0; i < best; i++) {
		if (!gone[i] && is_equal(&s[i], &s[best])) {
			min = len_max(min, s[i].min);
			max = len_min(max, s[i].max);
		}
	}
	left[best] = elastic(s[best].opt, min, max);
}

struct elastic space_resolve(const struct fo_space *s, int n, bool at_start, bool at_end, struct elastic *left)
{
	bool gone[STACK_MAX] = { false };
	struct elastic sum = { 0 };
	bool forced = false;

	for (int i = 0; i < n; i++)
		left[i] = (struct elastic){ 0 };
	if (n == 0)
		return sum;
	if (n > STACK_MAX)      /* deeper nesting than any page shows: the outer ones decide */
		n = STACK_MAX;
	if (at_start)
		discard(s, n, false, gone);
	if (at_end)
		discard(s, n, true, gone);
	for (int i = 0; i < n; i++)
		forced |= !gone[i] && s[i].precedence == FO_FORCE;
	(forced ? keep_forced : keep_strongest)(s, n, gone, left);
	for (int i = 0; i < n; i++) {
		sum.size = len_add(sum.size, left[i].size);
		sum.shrink = len_add(sum.shrink, left[i].shrink);
		sum.stretch = len_add(sum.stretch, left[i].stretch);
	}
	return sum;
}

len_t space_filled(const struct elastic *e, struct fill f)
{
	if (f.of == 0)
		return e->size;
	return len_add(e->size, len_scale(f.by, f.by < 0 ? e->shrink : e->stretch, f.of));
}
