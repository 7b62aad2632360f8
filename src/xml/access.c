#include "xml/access.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static bool is_below(const char *path, const char *root)
{
	size_t n = strlen(root);

	while (n > 0 && root[n - 1] == '/')
		n--;
	return strncmp(path, root, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

static bool is_below_any(const struct xml_access *access, const char *path)
{
	for (const char *const *root = access->roots; *root != NULL; root++) {
		char *real = realpath(*root, NULL);
		bool below = real != NULL && is_below(path, real);

		free(real);
		if (below)
			return true;
	}
	return false;
}

/* The real path of the nearest folder above that exists: a file that is missing is judged by it. */
static char *real_parent(const char *path)
{
	char *at = g_canonicalize_filename(path, NULL);
	char *real = NULL;

	while (real == NULL && strcmp(at, "/") != 0) {
		char *up = g_path_get_dirname(at);

		g_free(at);
		at = up;
		real = realpath(at, NULL);
	}
	g_free(at);
	return real;
}

enum xml_may xml_access_path(const struct xml_access *access, const char *path, char **resolved)
{
	char *real;
	enum xml_may may = XML_MAY_NOT;

	*resolved = NULL;
	if (access == NULL || access->roots == NULL)
		return XML_MAY_NOT;
	real = realpath(path, NULL);
	if (real != NULL) {
		if (is_below_any(access, real)) {
			*resolved = g_strdup(real);
			may = XML_MAY;
		}
	} else {
		real = real_parent(path);
		if (real != NULL && is_below_any(access, real))
			may = XML_MISSING;
	}
	free(real);
	return may;
}
