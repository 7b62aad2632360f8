/*
 * unit.h - what every program of unit tests has
 *
 * An arena and a list of findings that each test has for itself, what was found
 * as text, and the run.  A program with more to set up has a fixture of its
 * own, which calls unit_setup and unit_teardown.
 */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include "base/arena.h"
#include "base/diag.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *a;
static struct diag *diag;

static inline void unit_setup(void)
{
	a = arena_new();
	diag = diag_new();
}

static inline void unit_teardown(void)
{
	diag_free(diag);
	arena_free(a);
}

/* The finding at an index, which must be there. */
static inline struct finding finding_at(int index)
{
	struct finding f = { .id = "", .text = "" };

	ck_assert_msg(diag_get(diag, index, &f), "there is no finding %d", index);
	return f;
}

/* "3:1 XML_TAG_MISMATCH", several with "; " between, in the order of the report. */
static inline const char *findings(void)
{
	const char *all = "";
	struct finding f;

	for (int i = 0; diag_get(diag, i, &f); i++)
		all = arena_printf(a, "%s%s%d:%d %s", all, i > 0 ? "; " : "", f.pos.line, f.pos.column, f.id);
	return all;
}

/* How many findings have this id. */
static inline int found(const char *id)
{
	struct finding f;
	int n = 0;

	for (int i = 0; diag_get(diag, i, &f); i++)
		n += strcmp(f.id, id) == 0;
	return n;
}

/* There is an error on that line of that file whose text has these words. */
static inline void ck_error_at(const char *file, int line, const char *words)
{
	struct finding f = { .text = "nothing was found" };
	bool said = false;

	for (int i = 0; diag_get(diag, i, &f); i++)
		said |= f.level >= DIAG_ERROR && f.pos.line == line && strcmp(f.pos.file, file) == 0
		    && strstr(f.text, words) != NULL;
	ck_assert_msg(said, "%s: %s", findings(), f.text);
}

/* A test case of the suite; setup and teardown may be NULL. */
static inline TCase *unit_case(Suite *s, const char *name, SFun setup, SFun teardown)
{
	TCase *t = tcase_create(name);

	tcase_add_checked_fixture(t, setup, teardown);
	suite_add_tcase(s, t);
	return t;
}

/* What main returns. */
static inline int unit_run(Suite *s)
{
	SRunner *r = srunner_create(s);
	int failed;

	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
