/*
 * paint_image.c - pictures, and those that are repeated behind an area
 */
#include "render/paint_parts.h"

#define TILES_MAX 10000

void paint_image(void *to, struct rect r, const struct area_image *image)
{
	struct paint *p = to;
	struct pos pos = image->area.pos != NULL ? *image->area.pos : (struct pos){ 0 };
	struct image *i;

	if (image->path == NULL && image->inline_xml == NULL)
		return;
	paint_flush(p);
	i = image_find(p->images, image->path, image->inline_xml, pos);
	if (i == NULL)
		return;
	image_draw(p->images, i, p->cr, r, pos);
	paint_forget(p);
}

/* The first tile at or before the edge, when one lies at start. */
static int64_t first_tile(int64_t start, int64_t edge, int64_t size, bool repeat)
{
	if (!repeat)
		return start;
	start = edge + (start - edge) % size;
	return start > edge ? start - size : start;
}

static void draw_tiles(struct paint *p, struct image *i, struct rect r, const struct area_box *box,
    struct pos pos)
{
	struct area_tile first = area_background(box, r.w, r.h);
	int64_t w = first.width, h = first.height, x1 = (int64_t)r.x + r.w, y1 = (int64_t)r.y + r.h;
	bool across = box->repeat == REPEAT_BOTH || box->repeat == REPEAT_X;
	bool down = box->repeat == REPEAT_BOTH || box->repeat == REPEAT_Y;
	int64_t tiles = (across ? r.w / w + 2 : 1) * (down ? r.h / h + 2 : 1);

	if (tiles > TILES_MAX) {
		char n[32];

		g_snprintf(n, sizeof n, "%" G_GINT64_FORMAT, tiles);
		diag_report(p->diag, pos, RENDER_PICTURE_TILES, box->image, n);
		across = down = false;
	}
	for (int64_t y = first_tile((int64_t)r.y + first.y, r.y, h, down); y < y1; y += h) {
		for (int64_t x = first_tile((int64_t)r.x + first.x, r.x, w, across); x < x1; x += w) {
			struct rect tile = { (len_t)x, (len_t)y, (len_t)w, (len_t)h };

			image_draw(p->images, i, p->cr, tile, pos);
			if (!across)
				break;
		}
		if (!down)
			break;
	}
}

void paint_backdrop(void *to, struct rect r, const struct area_box *box, struct pos pos)
{
	struct paint *p = to;
	struct image *i;

	paint_flush(p);
	i = image_find(p->images, box->image, NULL, pos);
	if (i == NULL || r.w <= 0 || r.h <= 0)
		return;
	cairo_save(p->cr);
	paint_add_rect(p->cr, r);
	cairo_clip(p->cr);
	draw_tiles(p, i, r, box, pos);
	cairo_restore(p->cr);
	paint_forget(p);
}
