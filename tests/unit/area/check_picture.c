/* How large a picture is by itself. */
#include "area/picture.h"

#include "../unit.h"

static const char svg_pixels[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"48\"/>";
static const char svg_inches[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1in\" height=\"0.5in\"/>";

static void natural(const char *svg, int dpi, len_t *w, len_t *h)
{
	struct picture_info i;

	ck_assert(picture_probe(svg, strlen(svg), &i));
	picture_natural(&i, dpi, w, h);
}

START_TEST(pixels_are_as_large_as_the_caller_says)
{
	len_t w, h;

	natural(svg_pixels, 96, &w, &h);
	ck_assert_int_eq(w, LEN_PT(72));
	natural(svg_pixels, 72, &w, &h);
	ck_assert_int_eq(w, LEN_PT(96));
	ck_assert_int_eq(h, LEN_PT(48));
}
END_TEST

START_TEST(inches_are_inches_at_any_resolution)
{
	len_t w, h;

	natural(svg_inches, 72, &w, &h);
	ck_assert_int_eq(w, LEN_PT(72));
	ck_assert_int_eq(h, LEN_PT(36));
}
END_TEST

START_TEST(a_data_uri_is_read_like_a_file)
{
	struct picture_info i;

	ck_assert_ptr_null(picture_probe_file("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' "
	    "width='96' height='96'/%3E", &i));
	ck_assert_int_eq(i.format, PICTURE_SVG);
	ck_assert_ptr_nonnull(picture_probe_file("data:image/png;base64,AAAA", &i));
	ck_assert_ptr_nonnull(picture_probe_file("data:no comma", &i));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("area/picture");
	TCase *t = unit_case(s, "sizes", NULL, NULL);

	tcase_add_test(t, pixels_are_as_large_as_the_caller_says);
	tcase_add_test(t, inches_are_inches_at_any_resolution);
	tcase_add_test(t, a_data_uri_is_read_like_a_file);
	return unit_run(s);
}
