#include "xml/textmap.h"

#include <string.h>

struct scan {
	const struct source *s;
	size_t at;
	int run;
	struct textmap *map;
};

static struct textmap *new_map(void)
{
	struct textmap *m = g_new0(struct textmap, 1);

	m->text = g_string_new(NULL);
	m->chars = g_array_new(FALSE, FALSE, sizeof(struct textmap_char));
	return m;
}

void textmap_free(struct textmap *m)
{
	if (m == NULL)
		return;
	g_string_free(m->text, TRUE);
	g_array_free(m->chars, TRUE);
	g_free(m);
}

/* ---- characters ---- */

static bool looking_at(const struct scan *c, const char *what)
{
	size_t n = strlen(what);

	return n <= c->s->size - c->at && memcmp(c->s->bytes + c->at, what, n) == 0;
}

static void add(struct scan *c, gunichar u, size_t length, bool literal)
{
	struct textmap_char one = { c->map->text->len, c->at, c->at + length, c->run, literal };

	g_array_append_val(c->map->chars, one);
	g_string_append_unichar(c->map->text, u);
	c->at += length;
}

/* What a reference such as &lt; or &#x3014; stands for. */
static gunichar referred(const char *name, size_t n)
{
	static const struct {
		const char *name;
		gunichar is;
	} known[] = { { "lt", '<' }, { "gt", '>' }, { "amp", '&' }, { "quot", '"' }, { "apos", '\'' } };
	bool hex = n > 2 && name[1] == 'x';
	guint64 u = n > 1 && name[0] == '#' ? g_ascii_strtoull(name + 1 + hex, NULL, hex ? 16 : 10) : 0;

	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (strlen(known[i].name) == n && memcmp(known[i].name, name, n) == 0)
			return known[i].is;
	return u > 0 && u <= 0x10FFFF ? (gunichar)u : 0xFFFD;
}

static void take_reference(struct scan *c)
{
	const char *start = c->s->bytes + c->at + 1;
	const char *end = memchr(start, ';', c->s->size - c->at - 1);
	size_t n = end != NULL ? (size_t)(end - start) : 0;

	add(c, referred(start, n), end != NULL ? n + 2 : 1, false);
}

/* One character as it stands; the ends of lines are LF, as for XML. */
static void take_plain(struct scan *c, bool literal)
{
	const char *s = c->s->bytes + c->at;

	if (*s == '\r')
		add(c, '\n', looking_at(c, "\r\n") ? 2 : 1, literal);
	else
		add(c, g_utf8_get_char(s), (size_t)(g_utf8_next_char(s) - s), literal);
}

static void end_map(struct scan *c)
{
	struct textmap_char last = { c->map->text->len, c->at, c->at, c->run, false };

	g_array_append_val(c->map->chars, last);
}

/* ---- markup ---- */

static void skip_past(struct scan *c, const char *end)
{
	while (c->at < c->s->size && !looking_at(c, end))
		c->at++;
	c->at = MIN(c->at + strlen(end), c->s->size);
	c->run++;
}

static void take_cdata(struct scan *c)
{
	c->at += strlen("<![CDATA[");
	c->run++;
	while (c->at < c->s->size && !looking_at(c, "]]>"))
		take_plain(c, true);
	skip_past(c, "]]>");
}

/* Past the ">" of a tag, which may also stand in a value; true if the tag is <.../> or </...>. */
static bool skip_tag(struct scan *c)
{
	bool end = looking_at(c, "</");
	char quote = '\0';

	for (; c->at < c->s->size && (quote != '\0' || c->s->bytes[c->at] != '>'); c->at++) {
		char b = c->s->bytes[c->at];

		if (quote == '\0' && (b == '"' || b == '\''))
			quote = b;
		else if (b == quote)
			quote = '\0';
	}
	end |= c->at > 0 && c->s->bytes[c->at - 1] == '/';
	c->at = MIN(c->at + 1, c->s->size);
	c->run++;
	return end;
}

/* At "<": what it opens is one deeper, what it closes one less. */
static int take_markup(struct scan *c)
{
	bool closing = looking_at(c, "</");

	if (looking_at(c, "<![CDATA["))
		take_cdata(c);
	else if (looking_at(c, "<!--"))
		skip_past(c, "-->");
	else if (looking_at(c, "<?"))
		skip_past(c, "?>");
	else if (skip_tag(c))
		return closing ? -1 : 0;
	else
		return 1;
	return 0;
}

struct textmap *textmap_of_element(const struct source *s, size_t start)
{
	struct scan c = { .s = s, .at = start, .map = new_map() };
	int depth = take_markup(&c);

	while (depth > 0 && c.at < s->size) {
		char b = s->bytes[c.at];

		if (b == '<')
			depth += take_markup(&c);
		else if (b == '&')
			take_reference(&c);
		else
			take_plain(&c, false);
	}
	end_map(&c);
	return c.map;
}

/* ---- attributes ---- */

static void skip_blanks(struct scan *c)
{
	while (c->at < c->s->size && strchr(" \t\r\n", c->s->bytes[c->at]) != NULL)
		c->at++;
}

/* To the first byte of an attribute's value; the quote is returned, or NUL at the tag's end. */
static char next_value(struct scan *c, size_t *name, size_t *name_end)
{
	char quote;

	skip_blanks(c);
	*name = c->at;
	while (c->at < c->s->size && strchr(" \t\r\n=>/", c->s->bytes[c->at]) == NULL)
		c->at++;
	*name_end = c->at;
	skip_blanks(c);
	if (!looking_at(c, "="))
		return '\0';
	c->at++;
	skip_blanks(c);
	quote = c->s->bytes[c->at];
	c->at++;
	return quote;
}

struct textmap *textmap_of_attribute(const struct source *s, size_t start, const char *name)
{
	struct scan c = { .s = s, .at = start + 1 };
	size_t from, to;
	char quote;

	while (c.at < s->size && strchr(" \t\r\n>/", s->bytes[c.at]) == NULL)
		c.at++;
	while ((quote = next_value(&c, &from, &to)) != '\0' && c.at < s->size) {
		bool wanted = to - from == strlen(name) && memcmp(s->bytes + from, name, to - from) == 0;

		c.map = wanted ? new_map() : NULL;
		while (c.at < s->size && s->bytes[c.at] != quote) {
			if (!wanted)
				c.at++;
			else if (s->bytes[c.at] == '&')
				take_reference(&c);
			else
				take_plain(&c, false);
		}
		if (wanted) {
			end_map(&c);
			return c.map;
		}
		c.at++;
	}
	return NULL;
}

const struct textmap_char *textmap_char(const struct textmap *m, size_t at)
{
	guint low = 0, high = m->chars->len - 1;

	while (low < high) {
		guint middle = (low + high) / 2;

		if (g_array_index(m->chars, struct textmap_char, middle).at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return &g_array_index(m->chars, struct textmap_char, low);
}
