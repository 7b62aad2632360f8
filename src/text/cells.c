#include "text/cells.h"

#include "base/arena.h"
#include "text/classes.h"

#include <unicode/uchar.h>

#include <string.h>

enum {
	CLUSTER_MAX = 64,       /* code points; more begin a new cell */
	QUOTES_MAX = 64,        /* quotation marks open at once */
	COMBINED_MAX = 3,       /* digits set in one cell of vertical text */
	SOFT_HYPHEN = 0xAD
};

enum side { SIDE_NONE, SIDE_CHINESE, SIDE_WESTERN };

enum locale locale_from_tag(const char *tag)
{
	char t[16] = "";

	if (tag == NULL)
		return LOCALE_OTHER;
	for (size_t i = 0; i < sizeof t - 1 && tag[i] != '\0'; i++) {
		char c = tag[i];

		t[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '_' ? '-' : c;
	}
	if (strncmp(t, "zh", 2) != 0 || (t[2] != '-' && t[2] != '\0'))
		return LOCALE_OTHER;
	if (strstr(t, "-hk") != NULL || strstr(t, "-mo") != NULL)
		return LOCALE_ZH_HK;
	if (strstr(t, "-tw") != NULL || strstr(t, "-hant") != NULL)
		return LOCALE_ZH_TW;
	return LOCALE_ZH_CN;
}

/* ---- clusters ---- */

static uint32_t decode(const unsigned char *s, const unsigned char *end, int *size)
{
	uint32_t c = s[0];
	int n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

	if (n > end - s)
		n = (int)(end - s);
	if (n > 1) {
		c &= 0x7Fu >> n;
		for (int i = 1; i < n; i++)
			c = c << 6 | (s[i] & 0x3F);
	}
	*size = n;
	return c;
}

/* Does c belong to the cluster of base, whose last code point so far is before?  (UAX 29) */
static bool extends(uint32_t base, uint32_t before, uint32_t c, int length)
{
	if (c < 0x300)
		return before == '\r' && c == '\n';
	if (between(c, 0x2010, 0x206F) || between(c, 0x3041, 0x3098) || between(c, 0x309B, 0xA66E)
	    || between(c, 0xFF00, 0xFF9D) || base < ' ')
		return false;
	switch (u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK)) {
	case U_GCB_EXTEND: case U_GCB_ZWJ: case U_GCB_SPACING_MARK:
		return true;
	case U_GCB_V: case U_GCB_T:
		return between(before, 0x1100, 0x11FF) || between(before, 0xAC00, 0xD7FF);
	case U_GCB_REGIONAL_INDICATOR:
		return between(before, 0x1F1E6, 0x1F1FF) && length % 2 == 1;
	default:
		return before == 0x200D && u_hasBinaryProperty((UChar32)base, UCHAR_EXTENDED_PICTOGRAPHIC)
		    && u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC);
	}
}

/* The cells by code point alone; true when there is something shared to settle. */
static bool cut_clusters(struct cells *cs, size_t most, const char *text, size_t n, enum locale l)
{
	const unsigned char *start = (const unsigned char *)text, *s = start, *end = s + n;
	uint32_t next = 0;
	int size = 0;
	bool shared = false;

	if (n > 0)
		next = decode(s, end, &size);
	while (s < end && (size_t)cs->n < most) {
		struct cell *c = &cs->cell[cs->n++];
		uint32_t before;
		int length = 0;

		c->ch = next;
		c->class = class_of(next, l);
		c->at = (int32_t)(s - start);
		if (c->ch == SOFT_HYPHEN)
			c->flags |= CELL_HYPHEN_AFTER;
		if (class_is_chinese(c->ch, c->class, l))
			c->flags |= CELL_CHINESE;
		shared |= c->class >= SHARED_FIRST;
		do {
			s += size;
			before = next;
			next = s < end ? decode(s, end, &size) : 0;
		} while (s < end && ++length < CLUSTER_MAX && extends(c->ch, before, next, length));
	}
	return shared;
}

/* ---- what Chinese and Latin share ---- */

/* Which writing a cell speaks for; digits speak for neither: 第1—3条 is Chinese. */
static enum side side_of(const struct cell *c)
{
	if (between(c->ch, 0x2018, 0x201D))
		return SIDE_NONE;       /* a quotation mark takes sides, it has none */
	switch (c->class) {
	case CELL_HAN: case CELL_OP: case CELL_CL: case CELL_PS: case CELL_COL: case CELL_ST:
	case CELL_STX: case CELL_MD: case CELL_CON: case CELL_DASH: case CELL_ELL: case CELL_SOL:
	case CELL_EN:
		return SIDE_CHINESE;
	case CELL_LETTER: case CELL_WMARK:
		return SIDE_WESTERN;
	default:
		return SIDE_NONE;
	}
}

/* The nearest side after a cell, found once for a whole stretch of cells that speak for none. */
struct ahead {
	const struct cells *cs;
	int known;              /* index of the cell that answers */
};

static enum side side_after(struct ahead *a, int i)
{
	if (a->known <= i)
		a->known = i + 1;
	while (a->known < a->cs->n && side_of(&a->cs->cell[a->known]) == SIDE_NONE)
		a->known++;
	return a->known < a->cs->n ? side_of(&a->cs->cell[a->known]) : SIDE_NONE;
}

/* Outside a Chinese paragraph both sides have to be Chinese. */
static bool chinese_between(enum side before, enum side after, enum locale l)
{
	int votes = (before == SIDE_CHINESE) + (after == SIDE_CHINESE);

	if (l == LOCALE_OTHER)
		return votes == 2;
	return votes > 0 || (before == SIDE_NONE && after == SIDE_NONE);
}

static void settle(struct cell *c, uint8_t class, enum locale l)
{
	c->class = class;
	if (class_is_chinese(c->ch, class, l))
		c->flags |= CELL_CHINESE;
}

static void settle_quote(struct cell *c, bool chinese, enum locale l)
{
	settle(c, !chinese ? CELL_WMARK : c->class == SHARED_OPEN ? CELL_OP : CELL_CL, l);
}

struct quote {
	int cell;
	enum side before, after;
	int chinese_seen;       /* Chinese cells before it */
};

struct quotes {
	struct quote open[QUOTES_MAX];
	int n;
};

/* The text before, the text after and the quoted text vote; any one of them is enough in Chinese. */
static void settle_pair(struct cells *cs, const struct quote *q, int close, enum side after, int chinese_seen,
    enum locale l)
{
	bool inside = chinese_seen > q->chinese_seen;
	int votes = (q->before == SIDE_CHINESE) + inside + (after == SIDE_CHINESE);
	bool chinese = l == LOCALE_OTHER ? votes >= 2
	    : votes > 0 || (q->before == SIDE_NONE && after == SIDE_NONE && q->after == SIDE_NONE);

	settle_quote(&cs->cell[q->cell], chinese, l);
	settle_quote(&cs->cell[close], chinese, l);
}

static bool is_apostrophe(const struct cells *cs, int i)
{
	return cs->cell[i].ch == 0x2019 && i > 0 && i + 1 < cs->n && cs->cell[i - 1].class == CELL_LETTER
	    && cs->cell[i + 1].class == CELL_LETTER;
}

static void settle_open_quotes(struct cells *cs, struct quotes *q, int down_to, enum locale l)
{
	while (q->n > down_to) {
		struct quote *o = &q->open[--q->n];

		settle_quote(&cs->cell[o->cell], chinese_between(o->before, o->after, l), l);
	}
}

static void close_quote(struct cells *cs, struct quotes *q, int i, enum side before, enum side after,
    int chinese_seen, enum locale l)
{
	uint32_t mate = cs->cell[i].ch - 1;     /* U+2019 closes U+2018, U+201D U+201C */
	int k = q->n - 1;

	while (k >= 0 && cs->cell[q->open[k].cell].ch != mate)
		k--;
	if (k < 0 || is_apostrophe(cs, i)) {
		settle_quote(&cs->cell[i], !is_apostrophe(cs, i) && chinese_between(before, after, l), l);
		return;
	}
	settle_open_quotes(cs, q, k + 1, l);
	settle_pair(cs, &q->open[k], i, after, chinese_seen, l);
	q->n = k;
}

static void settle_quotes(struct cells *cs, enum locale l)
{
	struct quotes q = { .n = 0 };
	struct ahead ahead = { cs, 0 };
	enum side before = SIDE_NONE;
	int chinese_seen = 0;

	for (int i = 0; i < cs->n; i++) {
		struct cell *c = &cs->cell[i];
		enum side side = side_of(c);

		if (c->class == SHARED_OPEN) {
			struct quote o = { i, before, side_after(&ahead, i), chinese_seen };

			if (q.n == QUOTES_MAX)
				settle_quote(c, chinese_between(o.before, o.after, l), l);
			else
				q.open[q.n++] = o;
		} else if (c->class == SHARED_CLOSE) {
			close_quote(cs, &q, i, before, side_after(&ahead, i), chinese_seen, l);
		} else if (side != SIDE_NONE) {
			before = side;
			chinese_seen += side == SIDE_CHINESE;
		}
	}
	settle_open_quotes(cs, &q, 0, l);
}

/* A run of — or …: two and more are Chinese in a Chinese paragraph whatever stands around. */
static int settle_run(struct cells *cs, int i, enum side before, enum side after, enum locale l)
{
	struct cell *c = &cs->cell[i];
	bool dash = c->class == SHARED_DASH;
	bool whole = c->ch == 0x2E3A || c->ch == 0x2E3B;
	int n = 1;
	uint8_t class;

	while (i + n < cs->n && c[n].ch == c->ch)
		n++;
	if (!chinese_between(before, after, l) && (n == 1 || l == LOCALE_OTHER))
		class = CELL_WMARK;
	else
		class = !dash ? CELL_ELL : n == 1 && !whole ? CELL_CON : CELL_DASH;
	for (int k = 0; k < n; k++) {
		settle(&c[k], class, l);
		if (k % 2 == 1 && class != CELL_WMARK && !whole)
			c[k].flags |= CELL_JOINED;
	}
	return n;
}

static bool is_chinese_cell(const struct cells *cs, int i)
{
	return i >= 0 && i < cs->n && cs->cell[i].class < SHARED_FIRST && (cs->cell[i].flags & CELL_CHINESE)
	    && cs->cell[i].class != CELL_IDSPACE && cs->cell[i].class != CELL_DIGIT;
}

static bool is_digit(const struct cells *cs, int i)
{
	return i >= 0 && i < cs->n && cs->cell[i].class == CELL_DIGIT;
}

/* + and - are signs only where no number or word ends. */
static uint8_t before_number(const struct cells *cs, int i)
{
	uint32_t ch = cs->cell[i].ch;
	bool operator = ch == '+' || ch == '-' || ch == 0xFF0B || ch == 0xFF0D;
	bool number = is_digit(cs, i + 1)
	    || (i + 1 < cs->n && cs->cell[i + 1].ch == '.' && is_digit(cs, i + 2));

	if (operator && i > 0 && (is_digit(cs, i - 1) || cs->cell[i - 1].class == CELL_LETTER
	    || cs->cell[i - 1].class == CELL_POST || cs->cell[i - 1].ch == ')'))
		number = false;
	if (number)
		return CELL_PRE;
	if (ch == 0xFF0D)
		return CELL_CON;
	return ch >= 0x3000 ? CELL_HAN : CELL_WMARK;
}

static uint8_t after_number(const struct cells *cs, int i)
{
	int k = i - 1;

	if (k > 0 && cs->cell[k].class == CELL_SPACE)
		k--;
	if (k >= 0 && (cs->cell[k].class == CELL_DIGIT || cs->cell[k].class == CELL_POST
	    || (cs->cell[k].class == CELL_LETTER && cs->cell[i].ch != '%')))
		return CELL_POST;
	return cs->cell[i].ch >= 0x3000 ? CELL_HAN : CELL_WMARK;
}

static uint8_t class_by_neighbours(const struct cells *cs, int i, enum side before, enum side after, enum locale l)
{
	const struct cell *c = &cs->cell[i];
	bool chinese = chinese_between(before, after, l);

	switch ((enum shared)c->class) {
	case SHARED_SHORT_DASH:
		return chinese ? CELL_CON : CELL_WMARK;
	case SHARED_MIDDOT:
		return chinese ? CELL_MD : CELL_WMARK;
	case SHARED_SOLIDUS:
		return is_chinese_cell(cs, i - 1) || is_chinese_cell(cs, i + 1) ? CELL_SOL : CELL_WMARK;
	case SHARED_HYPHEN:
		if (is_chinese_cell(cs, i - 1) && is_chinese_cell(cs, i + 1))
			return CELL_CON;
		return c->ch == '-' ? before_number(cs, i) : CELL_WMARK;
	case SHARED_BEFORE_NUMBER:
		return before_number(cs, i);
	case SHARED_AFTER_NUMBER:
		return after_number(cs, i);
	case SHARED_THIN_SPACE:
		return is_digit(cs, i - 1) && is_digit(cs, i + 1) ? CELL_NBSP : CELL_SPACE;
	default:
		return CELL_WMARK;
	}
}

static void settle_shared(struct cells *cs, enum locale l)
{
	struct ahead ahead = { cs, 0 };
	enum side before = SIDE_NONE;

	settle_quotes(cs, l);
	for (int i = 0; i < cs->n; i++) {
		struct cell *c = &cs->cell[i];
		enum side side = side_of(c);

		if (c->class < SHARED_FIRST) {
			if (side != SIDE_NONE)
				before = side;
		} else if (c->class == SHARED_DASH || c->class == SHARED_DOTS) {
			i += settle_run(cs, i, before, side_after(&ahead, i), l) - 1;
		} else {
			settle(c, class_by_neighbours(cs, i, before, side_after(&ahead, i), l), l);
		}
	}
}

/* ---- vertical text ---- */

static bool is_turned(const struct cell *c)
{
	return c->class == CELL_LETTER || c->class == CELL_WMARK || c->class == CELL_DIGIT
	    || c->class == CELL_PRE || c->class == CELL_POST;
}

/* One Western letter or digit stands upright; two or three digits share a cell (纵中横); the rest is turned. */
static void stand_up(struct cell *c, int n)
{
	bool digits = true;

	for (int i = 0; i < n; i++)
		digits &= c[i].class == CELL_DIGIT;
	if (n > COMBINED_MAX || (!digits && !(n == 1 && c->class == CELL_LETTER)))
		return;
	for (int i = 0; i < n; i++)
		c[i].flags |= i == 0 ? CELL_UPRIGHT : CELL_UPRIGHT | CELL_COMBINED;
}

static bool is_shout(const struct cell *c)
{
	return c->ch == 0xFF01 || c->ch == 0xFF1F;
}

/* In Taiwan ？！ stand side by side in one cell. */
static void pair_shouts(struct cells *cs)
{
	for (int i = 0; i < cs->n; ) {
		int n = 0;

		while (i + n < cs->n && is_shout(&cs->cell[i + n]))
			n++;
		if (n == 2)
			cs->cell[i + 1].flags |= CELL_COMBINED;
		i += n + 1;
	}
}

static void set_upright(struct cells *cs, enum locale l)
{
	for (int i = 0; i < cs->n; ) {
		struct cell *c = &cs->cell[i];
		int n = 1;

		if ((c->flags & CELL_CHINESE) && c->ch != '/') {
			c->flags |= CELL_UPRIGHT;
		} else if (is_turned(c) && !(c->flags & CELL_CHINESE)) {
			while (i + n < cs->n && is_turned(&c[n]) && !(c[n].flags & CELL_CHINESE))
				n++;
			stand_up(c, n);
		}
		i += n;
	}
	if (l == LOCALE_ZH_TW)
		pair_shouts(cs);
}

/* ---- soft hyphens ---- */

static bool ends_words(const struct cells *cs, int i)
{
	return i < 0 || i >= cs->n || cs->cell[i].class == CELL_SPACE || cs->cell[i].class == CELL_LF;
}

/* Soft hyphens with no letter beside them are a word: it draws nothing, but keeps the spaces around it. */
static void settle_lone_hyphens(struct cells *cs)
{
	for (int i = 0, end; i < cs->n; i = end + 1) {
		for (end = i; end < cs->n && cs->cell[end].ch == SOFT_HYPHEN; end++)
			;
		if (end == i || !ends_words(cs, i - 1) || !ends_words(cs, end))
			continue;
		for (; i < end; i++) {
			cs->cell[i].class = CELL_LETTER;
			cs->cell[i].flags &= (uint8_t)~CELL_HYPHEN_AFTER;
		}
	}
}

struct cells cells_classify(struct arena *a, const char *text, size_t n, enum locale l, bool vertical)
{
	struct cells cs = { NULL, 0 };
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	cs.cell = ARENA_ARRAY(a, count + 1, struct cell);
	if (cut_clusters(&cs, count, text, n, l))
		settle_shared(&cs, l);
	settle_lone_hyphens(&cs);
	if (vertical)
		set_upright(&cs, l);
	return cs;
}
