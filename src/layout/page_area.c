/*
 * page_area.c - the areas of a page: its regions, and static content in those at the sides
 */
#include "layout/page_parts.h"

#include "layout/align.h"
#include "layout/binding.h"
#include "layout/block.h"
#include "layout/marker.h"
#include "layout/number.h"
#include "layout/stack.h"
#include "layout/style.h"

#include <string.h>

static struct area_region *region_area(struct layout *l, const struct region *r, int kind)
{
	struct area_region *a = AREA_NEW(l->arena, area_region, AREA_REGION);

	a->kind = (enum area_region_kind)kind;
	a->name = r->name;
	a->rotation = r->rotation;
	a->turned_with_page = r->turned_with_page;
	a->columns = r->columns;
	a->column_gap = r->column_gap;
	a->clip = fo_is(r->node, PROP_overflow, KW_hidden) || fo_is(r->node, PROP_overflow, KW_scroll);
	a->area.x = r->x;
	a->area.y = r->y;
	a->area.ipd = r->width;
	a->area.bpd = r->height;
	a->area.is_reference = true;
	a->area.box = style_box_around(l, r->node, r->ipd, r->vertical);
	a->area.pos = &r->node->pos;
	return a;
}

void page_begin(struct sequence *s, struct page *p, const struct page_master *m)
{
	struct layout *l = s->l;

	memset(p, 0, sizeof *p);
	p->master = m;
	p->area = AREA_NEW(l->arena, area_page, AREA_PAGE);
	p->area->area.ipd = m->width;
	p->area->area.bpd = m->height;
	p->area->area.pos = &m->node->pos;
	p->area->area.box = style_box(l, m->node, m->width);
	p->area->number = (int)s->pages->page->len + 1;
	p->area->folio = s->kind.folio;
	p->area->label = number_format(l->arena, s->kind.folio, fo_string(s->node, PROP_format));
	p->area->master = m->name;
	p->area->blank = s->kind.blank;
	p->area->first_of_sequence = s->kind.first;
	p->area->sequence_id = s->kind.first ? s->node->id : NULL;
	p->area->language = fo_string(s->node, PROP_language);
	l->folio = s->kind.folio;
	l->label = p->area->label;
	p->body = region_area(l, &m->region[REGION_BODY], REGION_BODY);
}

const struct fo_node *page_static_content(const struct fo_node *sequence, const char *region)
{
	for (const struct fo_node *n = sequence->first; n != NULL; n = n->next) {
		if (n->elem == FO_static_content && g_strcmp0(fo_string(n, PROP_flow_name), region) == 0)
			return n;
	}
	return NULL;
}

static const struct area *child_of(const struct area *region, enum area_type type)
{
	const struct area *a = region->first;

	while (a != NULL && a->type != type)
		a = a->next;
	return a;
}

/*
 * display-align of the body, between floats and notes: each column for itself,
 * or all of them where more than one span stands above another.
 */
static void align_body(struct layout *l, const struct region *r, struct area *region, len_t used)
{
	const struct area *notes = child_of(region, AREA_FOOTNOTES);
	struct area *main = (struct area *)child_of(region, AREA_MAIN);
	enum fo_kw align = fo_keyword(r->node, PROP_display_align);
	len_t room = r->bpd - (notes == NULL ? 0 : notes->bpd);

	if (main == NULL || main->first == NULL)
		return;
	if (main->first->next != NULL) {
		main->y = len_add(main->y, align_shift(align, room - used));
		return;
	}
	for (struct area *column = main->first->first; column != NULL; column = column->next) {
		len_t shift = column->first == NULL ? 0 : align_shift(align, room - main->y - column->bpd);

		align_lower(l->arena, column, shift);
		column->bpd = len_add(column->bpd, shift);
		main->first->bpd = len_max(main->first->bpd, column->bpd);
	}
}

static void side_region(struct sequence *s, struct page *p, int kind)
{
	const struct region *r = &p->master->region[kind];
	const struct fo_node *content = r->node == NULL ? NULL : page_static_content(s->node, r->name);
	struct area_region *a;
	struct flow *f;
	len_t depth;

	if (r->node == NULL)
		return;
	a = region_area(s->l, r, kind);
	area_append(&p->area->area, &a->area);
	if (content == NULL)
		return;
	region_enter(s->l, r);
	f = block_flow(s->l, content->first, NULL, r->ipd);
	depth = stack_fill(s->l->arena, f, (struct cursor){ 0 }, flow_end(f),
	    stack_squeeze(s->l->column, f, r->bpd), &a->area, &p->area->area);
	align_lower(s->l->arena, &a->area, align_shift(fo_keyword(r->node, PROP_display_align), r->bpd - depth));
	if (depth > r->bpd && fo_is(r->node, PROP_overflow, KW_error_if_overflow))
		diag_report(s->l->diag, content->pos, LAYOUT_REGION_OVERFLOW, r->name);
}

void page_end(struct sequence *s, struct page *p)
{
	struct layout *l = s->l;
	struct area *body = &p->body->area;

	marks_page(l, s->node, body);
	for (int kind = REGION_BEFORE; kind <= REGION_START; kind++)
		side_region(s, p, kind);
	area_append(&p->area->area, body);
	align_body(l, &p->master->region[REGION_BODY], body, p->used);
	side_region(s, p, REGION_END);
	marks_outside(l, &p->area->area, body);
	if (!p->master->region[REGION_BODY].vertical)
		binding_turn(l, s->node, p->area);
	g_ptr_array_add(s->pages->page, p->area);
	s->pages->last_folio = s->kind.folio;
	s->kind.folio++;
	s->kind.first = false;
	s->nth++;
	l->folio = 0;
	l->label = NULL;
	arena_reset(l->column);
}
