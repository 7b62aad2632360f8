/* Memory that is given back all at once. */
#include "base/arena.h"

#include "../unit.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

static bool all_zero(const unsigned char *p, size_t n)
{
	while (n > 0 && p[n - 1] == 0)
		n--;
	return n == 0;
}

/* n bytes from the arena, marked so that a second use of them is seen */
static unsigned char *marked(size_t n)
{
	unsigned char *p = arena_alloc(a, n);

	ck_assert(all_zero(p, n));
	return memset(p, 0xa5, n);
}

static const size_t sizes[] = { 1, 15, 16, 17, 1000, 16384, 16385, 65535, 65536, 65537, 1000000 };

START_TEST(memory_of_any_size_is_zeroed_and_aligned)
{
	unsigned char *p = marked(sizes[_i]), *q = marked(1);

	ck_assert_uint_eq((uintptr_t)p % 16, 0);
	ck_assert_uint_eq((uintptr_t)q % 16, 0);
	ck_assert(q < p || q >= p + sizes[_i]);
}
END_TEST

START_TEST(memory_stays_zeroed_after_a_reset)
{
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
			marked(sizes[i]);
		arena_reset(a);
	}
}
END_TEST

START_TEST(pieces_do_not_overlap_and_do_not_move)
{
	enum { PIECES = 5000 };
	static unsigned char *piece[PIECES];

	for (int i = 0; i < PIECES; i++) {
		size_t n = 1 + (size_t)i * 37 % 700 + (i % 500 == 0 ? 100000 : 0);

		piece[i] = arena_alloc(a, n);
		piece[i][0] = piece[i][n - 1] = (unsigned char)i;
	}
	for (int i = 0; i < PIECES; i++) {
		size_t n = 1 + (size_t)i * 37 % 700 + (i % 500 == 0 ? 100000 : 0);

		ck_assert_uint_eq(piece[i][0], (unsigned char)i);
		ck_assert_uint_eq(piece[i][n - 1], (unsigned char)i);
	}
}
END_TEST

START_TEST(a_large_piece_does_not_waste_the_rest_of_a_block)
{
	unsigned char *before = arena_alloc(a, 16), *after;

	marked(100000);
	after = arena_alloc(a, 16);
	ck_assert_ptr_eq(after, before + 16);
}
END_TEST

START_TEST(a_reset_uses_the_same_memory_again)
{
	void *first = arena_alloc(a, 100);

	arena_reset(a);
	ck_assert_ptr_eq(arena_alloc(a, 100), first);
}
END_TEST

START_TEST(use_is_counted_until_a_reset)
{
	ck_assert_uint_eq(arena_used(a), 0);
	arena_alloc(a, 100);
	arena_alloc(a, 100000);
	ck_assert_uint_ge(arena_used(a), 100100);
	ck_assert_uint_lt(arena_used(a), 100200);
	arena_reset(a);
	ck_assert_uint_eq(arena_used(a), 0);
}
END_TEST

START_TEST(nothing_can_be_asked_for)
{
	ck_assert_ptr_nonnull(arena_alloc(a, 0));
	ck_assert_ptr_nonnull(arena_array(a, 0, 8));
	ck_assert_ptr_nonnull(arena_array(a, 8, 0));
	ck_assert_ptr_nonnull(arena_copy(a, NULL, 0));
	arena_free(NULL);
}
END_TEST

START_TEST(a_copy_is_independent)
{
	char from[] = "公文";
	char *to = arena_copy(a, from, sizeof from);

	from[0] = 'x';
	ck_assert_str_eq(to, "公文");
}
END_TEST

START_TEST(strings_are_copied_with_their_end)
{
	ck_assert_str_eq(arena_strdup(a, ""), "");
	ck_assert_str_eq(arena_strdup(a, "印发"), "印发");
	ck_assert_ptr_null(arena_strdup(a, NULL));
	ck_assert_str_eq(arena_strndup(a, "abcdef", 3), "abc");
	ck_assert_str_eq(arena_strndup(a, "abc", 0), "");
}
END_TEST

START_TEST(a_limit_past_the_end_of_a_string_is_its_end)
{
	ck_assert_str_eq(arena_strndup(a, "abc", 100000), "abc");
	ck_assert_str_eq(arena_strndup(a, "abc", SIZE_MAX), "abc");
	ck_assert_uint_lt(arena_used(a), 1000);
}
END_TEST

START_TEST(text_of_any_length_is_formatted)
{
	char *s = arena_printf(a, "%s-%0*d", "第", 100000, 7);

	ck_assert_uint_eq(strlen(s), strlen("第-") + 100000);
	ck_assert_int_eq(s[strlen(s) - 1], '7');
	ck_assert_str_eq(arena_printf(a, "%s", ""), "");
}
END_TEST

struct odd { char c[24]; };

START_TEST(the_macros_give_the_type_asked_for)
{
	struct odd *one = ARENA_NEW(a, struct odd), *many = ARENA_ARRAY(a, 3, struct odd);

	ck_assert(all_zero((unsigned char *)one, sizeof *one));
	ck_assert(all_zero((unsigned char *)many, 3 * sizeof *many));
}
END_TEST

/* What ends the program; stderr is closed because the message is not for the test's reader. */
START_TEST(too_much_ends_the_program_with_status_3)
{
	close(STDERR_FILENO);
	arena_alloc(a, SIZE_MAX);
}
END_TEST

START_TEST(an_array_too_large_to_count_ends_the_program_with_status_3)
{
	close(STDERR_FILENO);
	arena_array(a, SIZE_MAX / 8 + 1, 8);
}
END_TEST

START_TEST(a_negative_number_of_elements_ends_the_program_with_status_3)
{
	close(STDERR_FILENO);
	(void)ARENA_ARRAY(a, INT_MIN, struct odd);
}
END_TEST

START_TEST(an_adopted_arena_lives_on_in_the_other)
{
	struct arena *one = arena_new(), *b = arena_new(), *empty = arena_new();
	char *mine = arena_strdup(one, "一"), *large, *theirs = arena_strdup(b, "二");

	large = arena_alloc(b, 200000);
	large[199999] = 'x';
	arena_adopt(one, b);
	arena_adopt(one, empty);
	ck_assert_str_eq(arena_strdup(one, "三"), "三");
	ck_assert_str_eq(mine, "一");
	ck_assert_str_eq(theirs, "二");
	ck_assert_int_eq(large[199999], 'x');
	ck_assert_uint_ge(arena_used(one), 200000);
	arena_free(one);
}
END_TEST

START_TEST(an_arena_without_anything_may_adopt)
{
	struct arena *one = arena_new(), *b = arena_new();
	char *theirs = arena_strdup(b, "二");

	arena_adopt(one, b);
	ck_assert_str_eq(arena_strdup(one, "三"), "三");
	ck_assert_str_eq(theirs, "二");
	arena_free(one);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("base/arena");
	TCase *t = unit_case(s, "arena", unit_setup, unit_teardown);

	tcase_add_loop_test(t, memory_of_any_size_is_zeroed_and_aligned, 0, (int)(sizeof sizes / sizeof *sizes));
	tcase_add_test(t, an_adopted_arena_lives_on_in_the_other);
	tcase_add_test(t, an_arena_without_anything_may_adopt);
	tcase_add_test(t, memory_stays_zeroed_after_a_reset);
	tcase_add_test(t, pieces_do_not_overlap_and_do_not_move);
	tcase_add_test(t, a_large_piece_does_not_waste_the_rest_of_a_block);
	tcase_add_test(t, a_reset_uses_the_same_memory_again);
	tcase_add_test(t, use_is_counted_until_a_reset);
	tcase_add_test(t, nothing_can_be_asked_for);
	tcase_add_test(t, a_copy_is_independent);
	tcase_add_test(t, strings_are_copied_with_their_end);
	tcase_add_test(t, a_limit_past_the_end_of_a_string_is_its_end);
	tcase_add_test(t, text_of_any_length_is_formatted);
	tcase_add_test(t, the_macros_give_the_type_asked_for);
	tcase_add_exit_test(t, too_much_ends_the_program_with_status_3, 3);
	tcase_add_exit_test(t, an_array_too_large_to_count_ends_the_program_with_status_3, 3);
	tcase_add_exit_test(t, a_negative_number_of_elements_ends_the_program_with_status_3, 3);
	return unit_run(s);
}
