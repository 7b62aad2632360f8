#include "fo/content.h"

#include "base/arena.h"
#include "fo/property.h"

#include <string.h>

#define ITEMS_MAX 8
#define WORDS ((FO_ELEM_COUNT + 63) / 64)

struct item {
	uint64_t set[WORDS];    /* the objects it takes */
	const char *text;       /* for messages */
	char times;             /* ? * + or 1 */
	bool one_kind;          /* (a+|b+): of either, not of both */
};

struct fo_content {
	int items;
	struct item item[ITEMS_MAX];
};

struct fo_contents {
	struct fo_content of[FO_ELEM_COUNT];
};

static bool in(const struct item *i, enum fo_elem e)
{
	return i->set[e / 64] >> e % 64 & 1;
}

static void put(struct item *i, enum fo_elem e)
{
	i->set[e / 64] |= (uint64_t)1 << e % 64;
}

static void put_class(struct item *i, enum fo_class c)
{
	for (int e = FO_FOREIGN + 1; e < FO_ELEM_COUNT; e++)
		if (fo_elems[e].cls == c || fo_elems[e].cls == FO_CLASS_NEUTRAL)
			put(i, (enum fo_elem)e);
}

static void put_name(struct item *i, const char *name)
{
	if (strcmp(name, "text") == 0)
		put(i, FO_TEXT);
	else if (strcmp(name, "foreign") == 0)
		put(i, FO_FOREIGN);
	else if (strcmp(name, "inline") == 0)
		put_class(i, FO_CLASS_INLINE);
	else if (strcmp(name, "block") == 0)
		put_class(i, FO_CLASS_BLOCK);
	else
		put(i, fo_elem_find(name));
}

/*
 * fo:footnote and fo:multi-properties mean the objects inline and wrapper
 * themselves, but the class inline in a footnote harms nobody.
 */
static const char *compile_item(struct arena *a, struct item *i, const char *s)
{
	bool group = *s == '(';
	const char *start = s;

	s += group;
	i->times = '1';
	for (;;) {
		size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz:-");

		put_name(i, arena_strndup(a, s, n));
		s += n;
		if (group && *s == '+') {
			i->one_kind = true;
			i->times = '+';
			s++;
		}
		if (!group || *s == ')')
			break;
		s++;    /* | */
	}
	s += group;
	i->text = arena_strndup(a, start + group, (size_t)(s - start) - 2 * group);
	if (*s && strchr("?*+", *s))
		i->times = *s++;
	return s;
}

struct fo_contents *fo_contents_new(struct arena *a)
{
	struct fo_contents *c = ARENA_NEW(a, struct fo_contents);

	for (int e = 0; e < FO_ELEM_COUNT; e++) {
		const char *s = fo_elems[e].content;

		while (*s && c->of[e].items < ITEMS_MAX) {
			s = compile_item(a, &c->of[e].item[c->of[e].items++], s);
			s += strspn(s, ", ");
		}
	}
	return c;
}

struct fo_match fo_match_begin(const struct fo_contents *c, enum fo_elem parent)
{
	return (struct fo_match){ .model = &c->of[parent], .first = FO_ELEM_COUNT };
}

static bool again(const struct fo_match *m, int i)
{
	return !(m->seen >> i & 1) || strchr("*+", m->model->item[i].times) != NULL;
}

enum fo_fit fo_match_child(struct fo_match *m, enum fo_elem child)
{
	for (int i = m->item; i < m->model->items; i++) {
		const struct item *item = &m->model->item[i];

		if (!in(item, child) || !again(m, i))
			continue;
		if (item->one_kind && m->first != FO_ELEM_COUNT && m->first != child)
			return child == FO_table_cell ? FIT_NOT : FIT_LATE;
		if (item->one_kind)
			m->first = child;
		m->item = i;
		m->seen |= 1U << i;
		return FIT_OK;
	}
	for (int i = 0; i < m->model->items; i++) {
		if (in(&m->model->item[i], child)) {
			m->seen |= 1U << i;
			return FIT_LATE;
		}
	}
	return FIT_NOT;
}

const char *fo_match_missing(const struct fo_match *m)
{
	for (int i = 0; i < m->model->items; i++)
		if (strchr("1+", m->model->item[i].times) && !(m->seen >> i & 1))
			return m->model->item[i].text;
	return NULL;
}

bool fo_content_takes(const struct fo_contents *c, enum fo_elem parent, enum fo_elem child)
{
	for (int i = 0; i < c->of[parent].items; i++)
		if (in(&c->of[parent].item[i], child))
			return true;
	return false;
}
