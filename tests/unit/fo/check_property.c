/* The table of properties and their names. */
#include "fo/property.h"

#include "document.h"

START_TEST(keywords_are_sorted_so_that_they_can_be_found)
{
	for (int k = KW_none_of_them + 1; k < KW_COUNT; k++) {
		const char *name = fo_kw_name((enum fo_kw)k);

		ck_assert_int_eq(fo_kw_find(name, strlen(name)), k);
		if (k > 1)
			ck_assert_str_lt(fo_kw_name((enum fo_kw)(k - 1)), name);
	}
	ck_assert_int_eq(fo_kw_find("nonsense", 8), KW_none_of_them);
}
END_TEST

START_TEST(every_property_is_found_and_takes_only_known_keywords)
{
	for (int p = 0; p < PROP_COUNT; p++) {
		const char *name = fo_prop_name((enum fo_prop)p), *s = fo_props[p].keywords;
		enum fo_prop found;

		ck_assert(fo_prop_find(name, strlen(name), &found));
		ck_assert_int_eq(found, p);
		while (*s) {
			size_t n = strcspn(s, " ");

			ck_assert_msg(fo_kw_find(s, n) != KW_none_of_them, "%s: %s", name, s);
			s += n + (s[n] == ' ');
		}
	}
}
END_TEST

START_TEST(the_tables_hold_the_whole_recommendation)
{
	int props = 0;

	ck_assert_int_eq(FO_ELEM_COUNT - FO_FOREIGN - 1, 81 + 3);
	for (int p = 0; p < PROP_COUNT; p++) {
		const char *name = fo_prop_name((enum fo_prop)p), *colon = strchr(name, ':');

		props += colon == NULL || strcmp(name, "xml:lang") == 0;
	}
	ck_assert_int_eq(props, 272);
}
END_TEST

/* A root without attributes shows the initial values; each must be one its own grammar takes. */
START_TEST(every_initial_value_is_a_value)
{
	const struct fo_node *block = block_with("");

	for (int p = 0; p < PROP_COUNT; p++)
		ck_assert_msg(fo_get(block, (enum fo_prop)p) != NULL, "%s", fo_prop_name((enum fo_prop)p));
	ck_assert_str_eq(findings(), "");
}
END_TEST

START_TEST(every_property_accepts_its_initial_value_and_its_keywords)
{
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct fo_prop_info *i = &fo_props[p];
		const char *s = i->keywords;

		if (i->grammar == G_SHORTHAND || i->grammar == G_AURAL || p == PROP_leader_length ||
		    p == PROP_writing_mode)
			continue;
		if (i->initial[0] && i->initial[0] != '=')
			block_with(arena_printf(a, "%s='%s'", i->name, i->initial));
		while (*s) {
			size_t n = strcspn(s, " ");

			block_with(arena_printf(a, "%s='%.*s'", i->name, (int)n, s));
			s += n + (s[n] == ' ');
		}
	}
	ck_assert_int_eq(diag_count(diag, DIAG_ERROR), 0);
	ck_assert_int_eq(diag_count(diag, DIAG_WARNING), 0);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("fo/property");
	TCase *t = unit_case(s, "tables", setup, teardown);

	tcase_add_test(t, keywords_are_sorted_so_that_they_can_be_found);
	tcase_add_test(t, every_property_is_found_and_takes_only_known_keywords);
	tcase_add_test(t, the_tables_hold_the_whole_recommendation);
	tcase_add_test(t, every_initial_value_is_a_value);
	tcase_add_test(t, every_property_accepts_its_initial_value_and_its_keywords);
	return unit_run(s);
}
