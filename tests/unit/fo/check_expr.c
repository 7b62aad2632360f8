/* Expressions, lengths and colours in property values (XSL 1.1, 5.9). */
#include "fo/expr.h"

#include "document.h"

/* The start-indent of a block that has this expression. */
static const struct fo_value *indent(const char *expression)
{
	return fo_get(block_with(arena_printf(a, "font-size='10pt' start-indent=\"%s\"", expression)),
	    PROP_start_indent);
}

static void is_length(const char *expression, len_t len)
{
	const struct fo_value *v = indent(expression);

	ck_assert_msg(*findings() == '\0', "%s: %s", expression, findings());
	ck_assert_int_eq(v->type, V_LENGTH);
	ck_assert_msg(v->len == len, "%s: %d, not %d", expression, v->len, len);
}

static void is_wrong(const char *expression, const char *why)
{
	struct finding f;

	diag_free(diag);
	diag = diag_new();
	ck_assert_int_eq(indent(expression)->len, 0);
	f = only_finding("FO_BAD_VALUE");
	ck_assert_msg(strstr(f.text, why) != NULL, "'%s' is not in: %s", why, f.text);
}

START_TEST(units_become_millipoints)
{
	is_length("12pt", 12000);
	is_length("1in", 72000);
	is_length("2.54cm", 72000);
	is_length("25.4mm", 72000);
	is_length("1pc", 12000);
	is_length("2em", 20000);
	is_length("4px", 3000);
	is_length("0", 0);
	is_length(".5pt", 500);
	is_length("0.1pt", 100);
	is_length("10.446mm", 29611);
}
END_TEST

START_TEST(a_pixel_is_as_large_as_the_options_say)
{
	const struct fo_options options = { .pixels_per_inch = 72 };
	const struct fo_node *root;

	block_with("start-indent='10px'");
	root = fo_build(a, doc, &options, diag);
	ck_assert_int_eq(fo_len(root->last->last->first, PROP_start_indent, 0), 10000);
}
END_TEST

START_TEST(arithmetic_keeps_the_usual_precedence)
{
	is_length("1pt + 2pt * 3", 7000);
	is_length("(1pt + 2pt) * 3", 9000);
	is_length("-2pt - -3pt", 1000);
	is_length("10pt div 4", 2500);
	is_length("11pt mod 4pt", 3000);
	is_length("12pt*2", 24000);
	is_length("6pt * (4pt div 2pt)", 12000);
	is_length("- (2 * 3pt)", -6000);
}
END_TEST

START_TEST(functions_compute)
{
	is_length("max(1pt, 2mm)", 5669);
	is_length("min(1pt, 2mm)", 1000);
	is_length("abs(-3pt)", 3000);
	is_length("floor(2.7) * 1pt", 2000);
	is_length("ceiling(2.2) * 1pt", 3000);
	is_length("round(2.5) * 1pt", 3000);
	is_length("from-parent(font-size)", 12000);
	is_length("inherited-property-value(start-indent) + 5pt", 5000);
}
END_TEST

START_TEST(a_percentage_stays_symbolic_beside_a_length)
{
	const struct fo_value *v = indent("50% - 12pt");

	ck_assert_int_eq(v->pct, 50000);
	ck_assert_int_eq(v->len, -12000);
	ck_assert_int_eq(fo_value_len(v, 100000), 38000);
}
END_TEST

START_TEST(units_are_checked)
{
	is_wrong("12", "has no unit");
	is_wrong("2pt * 3pt", "multiplies");
	is_wrong("2pt + 3", "adds a length and a number");
	is_wrong("2pt div 0", "divides by zero");
	is_wrong("50% * 2pt", "multiplies two lengths");
	is_wrong("12furlong", "has an unknown unit");
	is_wrong("'12pt' + 1pt", "is no number");
}
END_TEST

START_TEST(what_is_not_an_expression_is_refused)
{
	is_wrong("(1pt", "open parenthesis");
	is_wrong("1pt)", "left over");
	is_wrong("", "ends too early");
	is_wrong("1pt +", "ends too early");
	is_wrong("&#x3B1;(2)", "unknown function");
	is_wrong("max(1pt)", "too few");
	is_wrong("abs(1pt, 2pt)", "too many");
	is_wrong("body-start()", "outside of a list-item");
	is_wrong("from-parent(nonsense)", "unknown property");
	is_wrong("'abc", "open quote");
}
END_TEST

START_TEST(a_component_of_another_property_may_be_asked_for)
{
	const struct fo_node *b = flow_of("<fo:block space-before='3pt' space-before.maximum='5pt'>"
	    "<fo:block start-indent='from-parent(space-before.optimum) + from-parent(space-before.maximum)'/>"
	    "</fo:block>")->first;

	ck_assert_int_eq(fo_len(b->first, PROP_start_indent, 0), 8000);
	ck_assert_str_eq(findings(), "");
	is_wrong("from-parent(space-before.depth)", "unknown property");
}
END_TEST

START_TEST(system_fonts_are_what_nobody_asked_for)
{
	const struct fo_node *b = block_with("font-size='system-font(caption)' font-weight='system-font(menu, font-weight)'");

	ck_assert_int_eq(fo_len(b, PROP_font_size, 0), 12000);
	ck_assert_int_eq(fo_integer(b, PROP_font_weight), 400);
	b = block_with("font='caption'");
	ck_assert_int_eq(fo_len(b, PROP_font_size, 0), 12000);
	ck_assert_str_eq(findings(), "");
}
END_TEST

START_TEST(shares_are_for_columns_only)
{
	is_wrong("proportional-column-width(1)", "share of a table's width");
	is_wrong("1pt + 2 * proportional-column-width(1)", "share of a table's width");
	is_wrong("max(proportional-column-width(1), 1pt)", "compares values of different kind");
	is_wrong("1pt div proportional-column-width(1)", "divides by");
}
END_TEST

START_TEST(a_space_before_the_unit_is_called_by_its_name)
{
	struct finding f;

	block_with("line-height='28 pt'");
	f = only_finding("FO_BAD_VALUE");
	ck_assert_str_eq(
	    f.text, "line-height: '28 pt' has a space before the unit: expected 28pt: using normal");
	ck_assert_int_eq(f.pos.line, 2);
}
END_TEST

START_TEST(nesting_and_length_have_bounds)
{
	char deep[1024] = "", *huge = arena_alloc(a, 100001);

	for (int i = 0; i < 500; i++)
		strcat(deep, "(");
	is_wrong(deep, "nested too deeply");
	memset(huge, '1', 100000);
	is_wrong(huge, "too long");
}
END_TEST

START_TEST(huge_numbers_stay_in_bounds)
{
	ck_assert_int_eq(indent("99999999999999in")->len, FO_LEN_MAX);
	ck_assert_int_eq(indent("-99999999999999in")->len, -FO_LEN_MAX);
	ck_assert_int_eq(fo_value_len(indent("2000000%"), LEN_MAX) > 0, 1);
}
END_TEST

static struct color color(const char *text)
{
	struct color c = fo_color(block_with(arena_printf(a, "color=\"%s\"", text)), PROP_color);

	ck_assert_msg(*findings() == '\0', "%s: %s", text, findings());
	return c;
}

static void is_rgb(const char *text, int r, int g, int b)
{
	struct color c = color(text);

	ck_assert_msg(c.r == r && c.g == g && c.b == b && c.a == 255, "%s: %d %d %d", text, c.r, c.g, c.b);
}

START_TEST(colours_have_many_forms)
{
	is_rgb("#c00", 204, 0, 0);
	is_rgb("#C00000", 192, 0, 0);
	is_rgb("red", 255, 0, 0);
	is_rgb("LightGrey", 211, 211, 211);
	is_rgb("lightgrey", 211, 211, 211);
	is_rgb("rgb(1, 2, 3)", 1, 2, 3);
	is_rgb("rgb(100%, 0%, 50%)", 255, 0, 128);
	is_rgb("rgb(300, -5, 3)", 255, 0, 3);
	is_rgb("rgb-icc(9, 8, 7, sRGB, 1, 2)", 9, 8, 7);
	is_rgb("system-color(windowtext)", 0, 0, 0);
	ck_assert_int_eq(color("transparent").a, 0);
}
END_TEST

START_TEST(inks_are_kept_for_the_press)
{
	struct color c = color("cmyk(0, 1, 0.5, 25%)");

	ck_assert(c.cmyk);
	ck_assert_int_eq(c.m, 1000);
	ck_assert_int_eq(c.y, 500);
	ck_assert_int_eq(c.k, 250);
	ck_assert_int_eq(c.r, 191);
	c = color("rgb-icc(1, 2, 3, #CMYK, 0.1, 0.2, 0.3, 0.4)");
	ck_assert(c.cmyk && c.c == 100 && c.k == 400 && c.g == 2);
}
END_TEST

START_TEST(numbers_are_read_without_a_locale)
{
	double v;

	ck_assert_str_eq(fo_scan_number("1.5pt", &v), "pt");
	ck_assert_double_eq(v, 1.5);
	ck_assert_str_eq(fo_scan_number("1,5", &v), ",5");
	ck_assert_double_eq(v, 1);
	ck_assert_str_eq(fo_scan_number("x", &v), "x");
	fo_scan_number("3.00000000000000000000000000000001", &v);
	ck_assert_double_eq(v, 3);
}
END_TEST

/* Mutations of good values: whatever comes out, nothing breaks and the answer has the right type. */
START_TEST(mutated_values_do_no_harm)
{
	static const char *const seeds[] = {
		"12pt",
		"1pt + 50% * (3 - 2)",
		"rgb(1, 2, 3)",
		"max(1pt, from-parent(font-size))",
		"proportional-column-width(2)",
		"'a' \"b\" url(x.png)",
		"cmyk(0, 1, 0.5, 0)",
		"label-end() mod -3em",
	};
	static const char bytes[] = "()+-*%#.,'\"0019 eEpt\n\xE4mmod";
	uint32_t state = 20260101;

	for (int i = 0; i < 3000; i++) {
		char text[128];
		size_t n;

		strcpy(text, seeds[i % 8]);
		n = strlen(text);
		for (int k = 0; k < 3; k++) {
			state = state * 1664525 + 1013904223;
			text[(state >> 8) % n] = bytes[(state >> 20) % (sizeof bytes - 1)];
		}
		for (int k = 0; k < 2; k++) {
			struct fo_env env = { .arena = a,
				.prop = k ? PROP_start_indent : PROP_color,
				.em = 10000,
				.pixels_per_inch = 96 };
			struct fo_operand o;

			if (!fo_expr(&env, text, &o))
				ck_assert_ptr_nonnull(env.error);
			else
				ck_assert(o.kind <= OPERAND_VALUE);
		}
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("fo/expr");
	TCase *t = unit_case(s, "expressions", setup, teardown);

	tcase_add_test(t, units_become_millipoints);
	tcase_add_test(t, a_pixel_is_as_large_as_the_options_say);
	tcase_add_test(t, arithmetic_keeps_the_usual_precedence);
	tcase_add_test(t, functions_compute);
	tcase_add_test(t, a_percentage_stays_symbolic_beside_a_length);
	tcase_add_test(t, units_are_checked);
	tcase_add_test(t, what_is_not_an_expression_is_refused);
	tcase_add_test(t, a_component_of_another_property_may_be_asked_for);
	tcase_add_test(t, system_fonts_are_what_nobody_asked_for);
	tcase_add_test(t, shares_are_for_columns_only);
	tcase_add_test(t, a_space_before_the_unit_is_called_by_its_name);
	tcase_add_test(t, nesting_and_length_have_bounds);
	tcase_add_test(t, huge_numbers_stay_in_bounds);
	tcase_add_test(t, colours_have_many_forms);
	tcase_add_test(t, inks_are_kept_for_the_press);
	tcase_add_test(t, numbers_are_read_without_a_locale);
	tcase_add_test(t, mutated_values_do_no_harm);
	return unit_run(s);
}
