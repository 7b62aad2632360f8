/*
 * finding.h - what the tests of xml, schema and transform share
 *
 * A folder for files that goes when the test ends, and findings as lines:
 * "line:column id" of all of them, in the order of the report.
 */
#ifndef TESTS_FINDING_H
#define TESTS_FINDING_H

#include "base/diag.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static struct diag *diag;
static char *folder;
static GPtrArray *texts;        /* lent to the end of the test */

static inline void finding_setup(void)
{
	diag = diag_new();
	folder = g_dir_make_tmp("yinfa-XXXXXX", NULL);
	texts = g_ptr_array_new_with_free_func(g_free);
}

static inline void finding_remove(const char *path)
{
	GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *inner = g_build_filename(path, name, NULL);

		finding_remove(inner);
		g_free(inner);
	}
	if (dir != NULL)
		g_dir_close(dir);
	g_remove(path);
}

static inline void finding_teardown(void)
{
	finding_remove(folder);
	g_free(folder);
	diag_free(diag);
	g_ptr_array_free(texts, TRUE);
}

static inline const char *lent(char *text)
{
	g_ptr_array_add(texts, text);
	return text;
}

/* The path of a file of the folder, with its folders made. */
static inline const char *path_of(const char *name)
{
	const char *path = lent(g_build_filename(folder, name, NULL));
	char *up = g_path_get_dirname(path);

	g_mkdir_with_parents(up, 0700);
	g_free(up);
	return path;
}

static inline const char *file_of(const char *name, const char *bytes, gssize size)
{
	const char *path = path_of(name);

	ck_assert(g_file_set_contents(path, bytes, size, NULL));
	return path;
}

static inline const char *file(const char *name, const char *text)
{
	return file_of(name, text, -1);
}

/* "3:1 XML_TAG_MISMATCH", several with "; " between */
static inline const char *findings(void)
{
	GString *all = g_string_new(NULL);
	struct finding f;

	for (int i = 0; diag_get(diag, i, &f); i++)
		g_string_append_printf(all, "%s%d:%d %s", i > 0 ? "; " : "", f.pos.line, f.pos.column, f.id);
	return lent(g_string_free(all, FALSE));
}

/* The text of the finding at an index; "" if there is none. */
static inline const char *text_at(int index)
{
	struct finding f;

	return diag_get(diag, index, &f) ? f.text : "";
}

static inline int run_tests(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}

#endif
