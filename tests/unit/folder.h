/*
 * folder.h - a folder for the files of a test, which goes when the test ends
 */
#ifndef TESTS_UNIT_FOLDER_H
#define TESTS_UNIT_FOLDER_H

#include "unit.h"

#include <glib.h>
#include <glib/gstdio.h>

static char *folder;

static inline void folder_setup(void)
{
	unit_setup();
	folder = g_dir_make_tmp("yinfa-XXXXXX", NULL);
	ck_assert_ptr_nonnull(folder);
}

static inline void folder_remove(const char *path)
{
	GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *inner = g_build_filename(path, name, NULL);

		folder_remove(inner);
		g_free(inner);
	}
	if (dir != NULL)
		g_dir_close(dir);
	g_remove(path);
}

static inline void folder_teardown(void)
{
	folder_remove(folder);
	g_free(folder);
	unit_teardown();
}

/* What GLib or libxml2 gave, in the test's arena. */
static inline const char *lent(char *text)
{
	const char *copy = arena_strdup(a, text);

	g_free(text);
	return copy;
}

static inline const char *path_of(const char *name)
{
	return lent(g_build_filename(folder, name, NULL));
}

/* A file of the folder, with the folders in its name made; its path. */
static inline const char *file_of(const char *name, const char *bytes, gssize size)
{
	const char *path = path_of(name);
	char *up = g_path_get_dirname(path);

	g_mkdir_with_parents(up, 0700);
	g_free(up);
	ck_assert(g_file_set_contents(path, bytes, size, NULL));
	return path;
}

static inline const char *file(const char *name, const char *text)
{
	return file_of(name, text, -1);
}

#endif
