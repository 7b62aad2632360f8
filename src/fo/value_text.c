/*
 * value_text.c - values as an author would write them
 */
#include "fo/value.h"

#include "base/arena.h"

static const char *length_text(struct arena *a, const struct fo_value *v)
{
	char len[LEN_FORMAT_SIZE], pct[LEN_FORMAT_SIZE];

	len_format(len, v->len);
	len_format(pct, v->pct);
	if (v->pct == 0)
		return arena_printf(a, "%spt", len);
	return v->len ? arena_printf(a, "%s%%%s%spt", pct, v->len > 0 ? "+" : "", len)
		      : arena_printf(a, "%s%%", pct);
}

static const char *color_text(struct arena *a, struct color c)
{
	if (c.a == 0)
		return "transparent";
	if (c.cmyk)
		return arena_printf(a, "cmyk(%d.%d%%, %d.%d%%, %d.%d%%, %d.%d%%)", c.c / 10, c.c % 10,
		    c.m / 10, c.m % 10, c.y / 10, c.y % 10, c.k / 10, c.k % 10);
	return arena_printf(a, "#%02x%02x%02x", c.r, c.g, c.b);
}

/* Up to three decimals, without the locale. */
static const char *number_text(struct arena *a, double d)
{
	char s[LEN_FORMAT_SIZE];

	if (d > 2e6 || d < -2e6)
		return arena_printf(a, "%lld", (long long)d);
	return arena_strdup(a, len_format(s, fo_round_len(d * 1000)));
}

static const char *share_text(struct arena *a, const struct fo_value *v)
{
	const struct fo_value *added = &v->part[FO_SHARE_LENGTH];

	return arena_printf(a, "proportional-column-width(%s)%s%s", number_text(a, v->part[FO_SHARE_NUMBER].number),
	    added->len != 0 || added->pct != 0 ? " + " : "",
	    added->len != 0 || added->pct != 0 ? length_text(a, added) : "");
}

const char *fo_value_text(struct arena *a, const struct fo_value *v)
{
	switch (v->type) {
	case V_KEYWORD: return fo_kw_name(v->kw);
	case V_LENGTH: return length_text(a, v);
	case V_NUMBER: return number_text(a, v->number);
	case V_STRING: return v->str ? v->str : "";
	case V_COLOR: return color_text(a, v->color);
	case V_SHARE: return share_text(a, v);
	case V_SPACE: case V_RANGE: return fo_value_text(a, &v->part[FO_OPTIMUM]);
	default: return fo_value_text(a, &v->part[0]);
	}
}
