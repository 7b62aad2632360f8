#include "fo/split.h"

#include "base/arena.h"

#include <string.h>

bool fo_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *fo_trim(struct arena *a, const char *s)
{
	size_t n;

	while (fo_is_blank(*s))
		s++;
	n = strlen(s);
	if (n == 0 || !fo_is_blank(s[n - 1]))
		return s;
	while (n > 0 && fo_is_blank(s[n - 1]))
		n--;
	return arena_strndup(a, s, n);
}

/* The size of the part at s: white space and commas within parentheses and quotes belong to it. */
static size_t part_size(const char *s)
{
	size_t n = 0;
	int open = 0;

	for (; s[n] && (open > 0 || !fo_is_blank(s[n])); n++) {
		if (s[n] == '(') {
			open++;
		} else if (s[n] == ')') {
			open--;
		} else if (s[n] == '\'' || s[n] == '"') {
			const char *end = strchr(s + n + 1, s[n]);

			if (end == NULL)
				return n + strlen(s + n);
			n = (size_t)(end - s);
		}
	}
	return n;
}

int fo_split(struct arena *a, const char *s, const char **part, int most)
{
	int count = 0;

	for (;;) {
		size_t n;

		while (fo_is_blank(*s))
			s++;
		if (*s == '\0')
			return count;
		if (count == most)
			return most + 1;
		n = part_size(s);
		part[count++] = arena_strndup(a, s, n);
		s += n;
	}
}
