/* Page numbers as `format` writes them. */
#include "layout/number.h"

#include "../unit.h"

static const struct {
	int number;
	const char *format, *wanted;
} rows[] = {
	{ 7, "1", "7" }, { 7, "01", "07" }, { 123, "01", "123" }, { 1, "a", "a" }, { 26, "a", "z" }, { 27, "A", "AA" },
	{ 4, "i", "iv" }, { 1999, "I", "MCMXCIX" }, { 5, "- 1 -", "- 5 -" }, { 3, "一", "三" }, { 10, "一", "十" },
	{ 12, "一", "十二" }, { 105, "一", "一百〇五" }, { 20, "一", "二十" }, { 10000, "一", "一万" }, { 3, "①", "③" },
	{ 21, "①", "21" }, { 0, "a", "0" }, { 5000, "i", "5000" }, { 8, "", "8" }, { 9, "?!", "9" },
};

START_TEST(a_number_is_written_as_its_format_asks)
{
	ck_assert_str_eq(number_format(a, rows[_i].number, rows[_i].format), rows[_i].wanted);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("layout/number");
	TCase *c = unit_case(s, "number", unit_setup, unit_teardown);

	tcase_add_loop_test(c, a_number_is_written_as_its_format_asks, 0, (int)(sizeof rows / sizeof rows[0]));
	return unit_run(s);
}
