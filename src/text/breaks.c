#include "text/breaks.h"

#include "base/arena.h"

#include <glib.h>
#include <unicode/uchar.h>

#include <string.h>

/* What the break table tells apart: the cell classes, with Han and Western marks divided. */
enum kind {
	HN, IT, IS, OP, CL, PS, CO, ST, SX, MD, CN, DA, EL, SO, PR, PO, EN, OB,
	LE, DI, WO, WC, WH, WD, WB, WM,
	KINDS
};

/*
 * From which level on no line may end between the row's kind and the column's:
 * . never forbidden, b basic, g GB, s strict, x at every level, h in Chinese.
 *
 * HN Han  IT 々  IS U+3000  OP CL PS CO ST SX MD CN DA EL SO PR PO EN: see
 * cells.h  OB object  LE letter  DI digit  WO ( [ {  WC ) ] } , . : ; ! ?
 * WH - ‐  WD Western —  WB Western –  WM other Western marks
 */
static const char table[KINDS][KINDS + 1] = {
	/*      HIIOCPCSSMCDESPPEOLDWWWWWW
	        NTSPLSOTXDNALOROBBEIOCHDBM  */
	[HN] = ".bb.bbbbbbbssb.b.....bb.b.",
	[IT] = ".bb.bbbbbbbssb.b.....bb.b.",
	[IS] = ".bb.bbbbbbbssb.b.....bb.b.",
	[OP] = "bbbbbbbbbbbbbbbbbbbbbbbbbb",
	[CL] = ".bb.bbbbbbbssb.b.....bb.b.",
	[PS] = ".bb.bbbbbbbssb.b.....bb.b.",
	[CO] = ".bb.bbbbbbbssb.b.....bb.b.",
	[ST] = ".bb.bbbbbbbssb.b.....bb.b.",
	[SX] = ".bb.bbbbbbbssb.b.....bb.b.",
	[MD] = ".bb.bbbbbbbssb.b.....bb.b.",
	[CN] = ".bb.bbbbbbbssb.b.....bb.b.",
	[DA] = ".bb.bbbbbbbxsb.b.....bb.b.",
	[EL] = ".bb.bbbbbbbsxb.b.....bb.b.",
	[SO] = "gbbgbbbbbbbggbgbgggggbbgbg",
	[PR] = "xxxxxxxxxxxxxxxxxxxxxxxxxx",
	[PO] = ".bb.bbbbbbbssb.x..xx.xxhxx",
	[EN] = "bbbbbbbbbbbbbbbbbbbbbbbbbb",
	[OB] = ".bb.bbbbbbbssb.b.....bb.b.",
	[LE] = ".bb.bbbbbbbssbxx..xxxxxhxx",
	[DI] = ".bb.bbbbbbbssbxx..xxxxxhxx",
	[WO] = "bbbbbbbbbbbbbbxxbbxxxxxxxx",
	[WC] = ".bb.bbbbbbbssb.x..xxxxxhxx",
	[WH] = ".bb.bbbbbbbssbxx..hxxxxhxx",
	[WD] = ".bb.bbbbbbbssb.b.....xxxxx",
	[WB] = ".bb.bbbbbbbssb.b..hhhxxxxx",
	[WM] = ".bb.bbbbbbbssbxx..xxxxxhxx",
};

enum {
	PRICE_DASH = 5,                 /* before —— */
	PRICE_ELLIPSIS = 20,            /* before …… */
	PRICE_UNIT = 30,                /* 15⏎号 */
	PRICE_SOLIDUS = 50,             /* in an address */
	PRICE_CONNECTOR = 50,           /* after · and ～ */
	PRICE_YEAR = 60,                /* inside 二〇二四年 */
	NOTE_MAX = 12                   /* cells of a note's [1] */
};

/* Symbols of units that stay with the number before a space, by themselves or as kW/h. */
static const char *const units[] = {
	"A", "B", "GB", "GHz", "Gbps", "GW", "Hz", "J", "K", "KB", "L", "MB", "MHz", "MPa", "MW", "Mbps", "N",
	"Pa", "TB", "V", "W", "bit", "bps", "cm", "d", "dB", "dm", "g", "h", "ha", "hm", "kA", "kB", "kHz", "kJ",
	"kPa", "kV", "kW", "kWh", "kbps", "kg", "km", "lm", "lx", "m", "mA", "mL", "mg", "min", "ml", "mm", "mol",
	"ms", "mV", "nm", "s", "t", "tce",
};

static enum kind kind_of_mark(const struct cell *c)
{
	switch (c->ch) {
	case '(': case '[': case '{': case 0x2018: case 0x201C:
		return WO;
	case ')': case ']': case '}': case ',': case '.': case ':': case ';': case '!': case '?':
	case 0x2019: case 0x201D:
		return WC;
	case '-': case 0x2010:
		return WH;
	case 0x2014: case 0x2015:
		return WD;
	case 0x2012: case 0x2013:
		return WB;
	}
	if (c->ch < 0x80)
		return WM;
	switch (u_charType((UChar32)c->ch)) {
	case U_START_PUNCTUATION: case U_INITIAL_PUNCTUATION:
		return WO;
	case U_END_PUNCTUATION: case U_FINAL_PUNCTUATION:
		return WC;
	default:
		return WM;
	}
}

static enum kind kind_of_han(const struct cell *c)
{
	switch (c->ch) {
	case 0x3005: case 0x303B: case 0x309D: case 0x309E: case 0x30FC: case 0x30FD: case 0x30FE:
		return IT;
	default:
		return HN;
	}
}

static enum kind kind_of(const struct cell *c)
{
	static const uint8_t kinds[] = {
		[CELL_OP] = OP, [CELL_CL] = CL, [CELL_PS] = PS, [CELL_COL] = CO, [CELL_ST] = ST,
		[CELL_STX] = SX, [CELL_MD] = MD, [CELL_CON] = CN, [CELL_DASH] = DA, [CELL_ELL] = EL,
		[CELL_SOL] = SO, [CELL_PRE] = PR, [CELL_POST] = PO, [CELL_EN] = EN, [CELL_LETTER] = LE,
		[CELL_DIGIT] = DI, [CELL_IDSPACE] = IS, [CELL_OBJECT] = OB,
	};

	if (c->class == CELL_HAN)
		return c->ch >= 0x3100 ? HN : kind_of_han(c);
	return c->class == CELL_WMARK ? kind_of_mark(c) : (enum kind)kinds[c->class];
}

/* ---- looking around ---- */

/* The place between two cells that is priced now. */
struct place {
	const struct cell *cell;
	int n;
	const struct compose_style *style;
	const uint32_t *no_start, *no_end;      /* zero-terminated, or NULL */

	int left;               /* last cell before the place that is text or an object; -1 */
	enum kind left_kind;
	bool spaces;            /* between left and the place */
	bool hint;              /* a U+200B directly before */
	bool quoted, half_quoted;       /* inside straight quotes " and ' */
	bool address;           /* inside an address of the net */
};

static const uint32_t *decode_list(struct arena *a, const char *list)
{
	uint32_t *to;
	size_t n = 0;

	if (list == NULL || *list == '\0' || !g_utf8_validate(list, -1, NULL))
		return NULL;
	to = ARENA_ARRAY(a, strlen(list) + 1, uint32_t);
	for (const char *s = list; *s != '\0'; s = g_utf8_next_char(s))
		to[n++] = g_utf8_get_char(s);
	return to;
}

static bool listed(const uint32_t *list, uint32_t c)
{
	for (; list != NULL && *list != 0; list++)
		if (*list == c)
			return true;
	return false;
}

static bool in_words(const struct cell *c)
{
	return c->class == CELL_LETTER || c->class == CELL_DIGIT;
}

/* Straight quotes open and close by turns. */
static enum kind kind_here(struct place *p, int i)
{
	const struct cell *c = &p->cell[i];
	bool after_word = i > 0 && in_words(&c[-1]), *open;

	if (c->class != CELL_WMARK || (c->ch != '"' && c->ch != '\''))
		return kind_of(c);
	open = c->ch == '"' ? &p->quoted : &p->half_quoted;
	if (!*open && after_word && (c->ch == '\'' || c[-1].class == CELL_DIGIT))
		return WC;      /* apostrophe, inches */
	*open = !*open;
	return *open ? WO : WC;
}

static bool is_unit(const char *s)
{
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
		if (strcmp(units[i], s) == 0)
			return true;
	return false;
}

/* Do cells i... spell a unit's symbol, alone or a quotient of two? */
static bool unit_at(const struct place *p, int i)
{
	for (;;) {
		char word[8];
		size_t k = 0;

		for (; i < p->n && p->cell[i].class == CELL_LETTER && p->cell[i].ch < 0x80; i++) {
			if (k == sizeof word - 1)
				return false;
			word[k++] = (char)p->cell[i].ch;
		}
		word[k] = '\0';
		if (!is_unit(word))
			return false;
		while (i < p->n && p->cell[i].class == CELL_POST)
			i++;    /* m² */
		if (i + 1 >= p->n || p->cell[i].ch != '/' || p->cell[i + 1].class != CELL_LETTER)
			return i >= p->n || !in_words(&p->cell[i]);
		i++;
	}
}

/* [1] after the word it belongs to */
static bool note_at(const struct place *p, int i)
{
	int k = i + 1;

	if (p->cell[i].ch != '[')
		return false;
	while (k < p->n && k < i + NOTE_MAX && (p->cell[k].class == CELL_DIGIT || p->cell[k].ch == ','
	    || p->cell[k].ch == '-' || p->cell[k].ch == 0x2013))
		k++;
	return k > i + 1 && k < p->n && p->cell[k].ch == ']';
}

/* Units that follow a number in one piece are parted from it only for a price. */
static bool counts(uint32_t c)
{
	static const uint32_t list[] = {
		0x5E74, 0x6708, 0x65E5, 0x65F6, 0x6642, 0x5206, 0x53F7, 0x865F, 0x6761, 0x689D, 0x6B3E,
		0x4E07, 0x842C, 0x4EBF, 0x5104, 0,      /* 年月日时時分号號条條款万萬亿億 */
	};

	return listed(list, c);
}

/* ---- the price of one place ---- */

/* well-⏎known, but not -⏎v */
static bool is_lone_hyphen(const struct place *p)
{
	return p->left_kind == WH && (p->left == 0 || !in_words(&p->cell[p->left - 1]));
}

static bool forbidden(const struct place *p, enum kind right_kind)
{
	static const enum break_level from[128] = { ['b'] = BREAK_BASIC, ['g'] = BREAK_GB, ['s'] = BREAK_STRICT };
	char t = table[p->left_kind][right_kind];

	if (t == 'x')
		return !p->spaces;
	if (t == 'h')
		return !p->spaces && (p->style->locale != LOCALE_OTHER || is_lone_hyphen(p));
	return t != '.' && p->style->level >= from[(unsigned char)t];
}

static bool kept_with_number(const struct place *p, int right)
{
	return p->spaces && p->style->locale != LOCALE_OTHER && p->cell[p->left].class == CELL_DIGIT
	    && (p->cell[right].class == CELL_POST || unit_at(p, right));
}

static int price_of(const struct place *p, int right, enum kind right_kind)
{
	const struct cell *l = &p->cell[p->left], *r = &p->cell[right];

	if (p->hint)
		return 0;
	if (p->address && !p->spaces && l->ch == '/' && r->ch != '/')
		return PRICE_SOLIDUS;
	if (forbidden(p, right_kind))
		return BREAK_NEVER;
	if (l->class == CELL_OBJECT && l->stretch > 0 && !p->spaces)
		return BREAK_NEVER;     /* what a leader leads to */
	if ((p->no_start != NULL && listed(p->no_start, r->ch)) || (p->no_end != NULL && listed(p->no_end, l->ch)))
		return BREAK_NEVER;
	if (kept_with_number(p, right) || (!p->spaces && right_kind == WO && note_at(p, right)))
		return BREAK_NEVER;
	if (r->flags & (CELL_COMBINED | CELL_JOINED))
		return BREAK_NEVER;
	if (right_kind == DA)
		return PRICE_DASH;
	if (right_kind == EL)
		return PRICE_ELLIPSIS;
	if (p->left_kind == CN || p->left_kind == MD)
		return PRICE_CONNECTOR;
	if (p->left_kind == DI && right_kind == HN && !p->spaces && counts(r->ch))
		return PRICE_UNIT;
	return 0;
}

static bool is_han_digit(uint32_t c)
{
	static const uint32_t list[] = {
		0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0,
	};

	return listed(list, c);
}

/* 二〇二四年: dear to cut at each of its four places */
static void keep_year(const struct cell *c, int year, int16_t *price)
{
	int n = 0;

	while (n < 5 && n < year && is_han_digit(c[year - 1 - n].ch))
		n++;
	for (int i = year - 4; n == 4 && i < year; i++)
		if (price[i] >= 0 && price[i] < PRICE_YEAR)
			price[i] = PRICE_YEAR;
}

static void note_address(struct place *p, int i)
{
	const struct cell *c = &p->cell[i];

	if (c->flags & CELL_CHINESE || cell_is_blank(c))
		p->address = false;
	else if (c->ch == '/' && i >= 2 && c[-1].ch == '/' && c[-2].ch == ':')
		p->address = true;
	else if (c->ch == '.' && i >= 3 && c[-1].ch == 'w' && c[-2].ch == 'w' && c[-3].ch == 'w')
		p->address = true;
}

static int next_text(const struct place *p, int i)
{
	while (i < p->n && p->cell[i].class == CELL_STRUT)
		i++;
	return i;
}

/* May a line end before cell i, whose neighbour to the right is text at right? */
static int price_before(struct place *p, int i, int right, enum kind right_kind)
{
	const struct cell *l = &p->cell[i - 1], *r = &p->cell[i];

	if (p->left < 0 || (l->flags & CELL_NO_BREAK_AFTER) || (r->flags & CELL_NO_BREAK_BEFORE))
		return BREAK_NEVER;
	if (l->class == CELL_STRUT && !(l->flags & CELL_NO_BREAK_BEFORE))
		return BREAK_NEVER;     /* the start of an inline stays with its first character */
	if (l->class == CELL_WJ || l->class == CELL_NBSP)
		return BREAK_NEVER;
	if (l->flags & CELL_HYPHEN_AFTER)
		return CLAMP(p->style->hyphen_penalty, 0, 10000);
	return price_of(p, right, right_kind);
}

static void step(struct place *p, int i, enum kind kind)
{
	const struct cell *c = &p->cell[i];

	if (c->class == CELL_STRUT)
		return;
	p->hint = c->class == CELL_ZWSP && !(c->flags & CELL_HYPHEN_AFTER);
	if (c->class == CELL_LF) {
		p->left = -1;
		p->spaces = p->quoted = p->half_quoted = false;
	} else if (c->class == CELL_SPACE) {
		p->spaces = true;
	} else if (!cell_is_blank(c)) {
		p->left = i;
		p->left_kind = kind;
		p->spaces = false;
	}
}

/* No line starts with what is invisible there. */
static bool may_start(const struct cell *c)
{
	return !cell_is_blank(c) && c->class != CELL_NBSP && c->class != CELL_STRUT;
}

/* The next cell that is text, and its kind: asked once for each, because quotes take turns. */
struct ahead {
	int at;
	enum kind kind;
};

static void look_ahead(struct place *p, int i, struct ahead *a)
{
	if (a->at >= i)
		return;
	a->at = next_text(p, i);
	a->kind = a->at < p->n ? kind_here(p, a->at) : HN;
}

/* A Han character without any rule of its own: between two of them, and that is most of a text, all is free. */
static bool is_plain(const struct place *p, int i)
{
	const struct cell *c = &p->cell[i];

	return c->class == CELL_HAN && c->ch >= 0x4E00 && c->ch != 0x5E74
	    && !(c->flags & (CELL_NO_BREAK_BEFORE | CELL_NO_BREAK_AFTER | CELL_HYPHEN_AFTER));
}

static void price_all(struct place *p, int16_t *price)
{
	struct ahead a = { -1, HN };

	for (int i = 0; i < p->n; i++) {
		if (is_plain(p, i) && i > 0 && is_plain(p, i - 1) && p->no_start == NULL && p->no_end == NULL) {
			price[i - 1] = 0;
			p->left = i;
			continue;
		}
		look_ahead(p, i, &a);
		if (i > 0 && p->cell[i - 1].class == CELL_LF)
			price[i - 1] = BREAK_FORCED;
		else if (i > 0 && a.at < p->n && may_start(&p->cell[a.at]))
			price[i - 1] = (int16_t)price_before(p, i, a.at, a.kind);
		else if (i > 0)
			price[i - 1] = BREAK_NEVER;
		step(p, i, a.kind);
		note_address(p, i);
		if (p->cell[i].ch == 0x5E74)
			keep_year(p->cell, i, price);
	}
	if (p->n > 0)
		price[p->n - 1] = BREAK_FORCED;
}

static void price_forced_only(const struct cell *cell, int n, int16_t *price)
{
	for (int i = 0; i < n; i++)
		price[i] = cell[i].class == CELL_LF || i == n - 1 ? BREAK_FORCED : BREAK_NEVER;
}

void breaks_price(struct arena *a, const struct cell *cell, int n, const struct compose_style *style, int16_t *price)
{
	struct place p = { .cell = cell, .n = n, .style = style, .left = -1 };

	if (style->no_wrap) {
		price_forced_only(cell, n, price);
		return;
	}
	p.no_start = decode_list(a, style->no_start);
	p.no_end = decode_list(a, style->no_end);
	price_all(&p, price);
}
