/*
 * paint.c - a page's state: colour, frames, areas of one colour
 */
#include "render/paint.h"

#include "render/paint_parts.h"

/* ---- life ---- */

void paint_init(struct paint *p, bool vector, double scale, struct render_fonts *fonts, struct diag *diag)
{
	*p = (struct paint){ .diag = diag, .vector = vector, .scale = scale, .fonts = fonts };
	p->own_fonts = fonts == NULL;
	if (p->own_fonts)
		p->fonts = render_fonts_new();
	p->images = images_new(vector, diag);
	p->turns = g_array_new(FALSE, FALSE, sizeof(int));
	p->text = g_string_new(NULL);
}

void paint_clear(struct paint *p)
{
	if (p->own_fonts)
		render_fonts_free(p->fonts);
	images_free(p->images);
	g_array_free(p->turns, TRUE);
	g_string_free(p->text, TRUE);
	g_free(p->glyph);
	g_free(p->cluster);
}

cairo_status_t paint_write(void *array, const unsigned char *bytes, unsigned n)
{
	g_byte_array_append(array, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

bool paint_good(cairo_status_t status, const char *format, struct diag *diag)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	diag_report(diag, (struct pos){ 0 }, RENDER_INTERNAL, format, cairo_status_to_string(status));
	return false;
}

/* ---- state ---- */

void paint_set_color(struct paint *p, struct color c)
{
	if (p->has_color && color_same(p->color, c))
		return;
	if (c.a == 255)
		cairo_set_source_rgb(p->cr, c.r / 255.0, c.g / 255.0, c.b / 255.0);
	else
		cairo_set_source_rgba(p->cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
	p->color = c;
	p->has_color = true;
}

void paint_forget(struct paint *p)
{
	p->has_color = false;
	p->set_font = NULL;
}

void paint_begin(struct paint *p, cairo_t *cr)
{
	p->cr = cr;
	p->turn = 0;
	g_array_set_size(p->turns, 0);
	paint_forget(p);
}

void paint_end(struct paint *p)
{
	paint_flush(p);
}

/* ---- frames and fills ---- */

void paint_add_rect(cairo_t *cr, struct rect r)
{
	cairo_new_path(cr);
	cairo_rectangle(cr, r.x * POINTS, r.y * POINTS, r.w * POINTS, r.h * POINTS);
}

void paint_push(void *to, len_t dx, len_t dy, int rotation, const struct rect *clip)
{
	struct paint *p = to;

	paint_flush(p);
	cairo_save(p->cr);
	cairo_translate(p->cr, dx * POINTS, dy * POINTS);
	if (rotation != 0) {
		/* exact, where sin and cos would leave 1e-17 in the output */
		static const cairo_matrix_t quarter[] = { { 1, 0, 0, 1, 0, 0 }, { 0, -1, 1, 0, 0, 0 },
			{ -1, 0, 0, -1, 0, 0 }, { 0, 1, -1, 0, 0, 0 } };

		cairo_transform(p->cr, &quarter[rotation / 90 & 3]);
	}
	if (clip != NULL) {
		paint_add_rect(p->cr, *clip);
		cairo_clip(p->cr);
	}
	g_array_append_val(p->turns, p->turn);
	p->turn = (p->turn + rotation / 90) & 3;
	p->last_face = NULL;
}

void paint_pop(void *to)
{
	struct paint *p = to;

	paint_flush(p);
	cairo_restore(p->cr);
	paint_forget(p);
	p->turn = g_array_index(p->turns, int, p->turns->len - 1);
	g_array_set_size(p->turns, p->turns->len - 1);
	p->last_face = NULL;
}

void paint_fill(void *to, struct rect r, struct color c)
{
	struct paint *p = to;

	paint_flush(p);
	paint_set_color(p, c);
	paint_add_rect(p->cr, r);
	cairo_fill(p->cr);
}
