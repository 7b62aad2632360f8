#include "xml/source.h"

#include "xml/words.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE_TEXT(n) (double)(n) / (1024.0 * 1024.0)

static void cannot_read(const char *shown, const char *why, struct diag *diag)
{
	diag_report(diag, (struct pos){ .file = shown }, XML_CANNOT_READ, why);
}

/* All there is of an open file, at most max bytes and one more. */
static GByteArray *read_all(int fd, size_t max)
{
	GByteArray *all = g_byte_array_new();
	static const size_t chunk = 1 << 16;
	ssize_t n;

	do {
		guint had = all->len;

		g_byte_array_set_size(all, had + (guint)chunk);
		n = read(fd, all->data + had, chunk);
		g_byte_array_set_size(all, had + (guint)(n > 0 ? n : 0));
	} while ((n > 0 && all->len <= max) || (n < 0 && errno == EINTR));
	if (n < 0) {
		int saved = errno;

		g_byte_array_free(all, TRUE);
		errno = saved;
		return NULL;
	}
	return all;
}

/*
 * Encodings.  Labels of the Chinese national standards mean their newest
 * member: GB18030 holds GBK, which holds GB2312.
 */
struct encoding {
	const char *name;       /* as said to the author */
	const char *iconv;      /* as iconv knows it */
	size_t mark;            /* bytes of the byte order mark */
};

static const struct {
	const char *start;
	size_t n;
	struct encoding encoding;
} marks[] = {
	{ "\xEF\xBB\xBF",     3, { "UTF-8",  "UTF-8",    3 } },
	{ "\xFF\xFE\0\0",     4, { "UTF-32", "UTF-32LE", 4 } },
	{ "\0\0\xFE\xFF",     4, { "UTF-32", "UTF-32BE", 4 } },
	{ "\xFF\xFE",         2, { "UTF-16", "UTF-16LE", 2 } },
	{ "\xFE\xFF",         2, { "UTF-16", "UTF-16BE", 2 } },
	{ "<\0\0\0",          4, { "UTF-32", "UTF-32LE", 0 } },
	{ "\0\0\0<",          4, { "UTF-32", "UTF-32BE", 0 } },
	{ "<\0?\0",           4, { "UTF-16", "UTF-16LE", 0 } },
	{ "\0<\0?",           4, { "UTF-16", "UTF-16BE", 0 } },
};

/* The value of encoding="..." in an XML declaration at the start; NULL if there is none.  g_free it. */
static char *declared_encoding(const char *bytes, size_t size)
{
	const char *end = size > 5 && memcmp(bytes, "<?xml", 5) == 0 ? memchr(bytes, '>', MIN(size, 1000)) : NULL;
	char *declaration, *at, *value = NULL;

	if (end == NULL)
		return NULL;
	declaration = g_strndup(bytes, (gsize)(end - bytes));
	at = strstr(declaration, "encoding");
	if (at != NULL) {
		at += strlen("encoding");
		at += strspn(at, " \t\r\n=");
		if (*at == '"' || *at == '\'') {
			char quote[2] = { *at, '\0' };

			value = g_strndup(at + 1, strcspn(at + 1, quote));
		}
	}
	g_free(declaration);
	return value;
}

static bool is_plain_label(const char *s)
{
	if (!g_ascii_isalpha(*s))
		return false;
	while (g_ascii_isalnum(*s) || *s == '-' || *s == '_' || *s == '.' || *s == ':')
		s++;
	return *s == '\0';
}

static struct encoding find_encoding(const char *bytes, size_t size, const char *label)
{
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (size >= marks[i].n && memcmp(bytes, marks[i].start, marks[i].n) == 0)
			return marks[i].encoding;
	if (label == NULL || g_ascii_strcasecmp(label, "UTF-8") == 0)
		return (struct encoding){ "UTF-8", "UTF-8", 0 };
	if (g_ascii_strcasecmp(label, "GBK") == 0 || g_ascii_strcasecmp(label, "GB2312") == 0)
		return (struct encoding){ label, "GB18030", 0 };
	/* a declaration that can be read as ASCII is not in these, whatever it says */
	if (g_ascii_strncasecmp(label, "UTF-16", 6) == 0 || g_ascii_strncasecmp(label, "UTF-32", 6) == 0)
		return (struct encoding){ "UTF-8", "UTF-8", 0 };
	return (struct encoding){ label, is_plain_label(label) ? label : NULL, 0 };
}

static void bad_byte(struct source *s, unsigned char byte, const struct encoding *encoding,
    enum words_lang lang, struct diag *diag)
{
	struct pos pos = source_pos(s, s->size);
	bool utf8 = strcmp(encoding->iconv, "UTF-8") == 0;

	if (byte == 0 && encoding->name[0] != '\0')
		words_report(diag, pos, lang, WORD_XML_BAD_CHAR, 0);
	else
		words_report(diag, pos, lang, utf8 ? WORD_XML_BAD_BYTES_UTF8 : WORD_XML_BAD_BYTES, byte, encoding->name);
}

/* Convert all of in to s->bytes; false after a byte that cannot be, with s->size just before it. */
static bool convert(struct source *s, GIConv cd, const char *in, size_t left, unsigned char *bad)
{
	size_t room = left + left / 2 + 64;
	size_t n = 0;
	size_t done;

	s->bytes = g_malloc(room + 1);
	do {
		char *from = (char *)in, *to = s->bytes + n;
		size_t free_bytes = room - n;

		done = g_iconv(cd, &from, &left, &to, &free_bytes);
		in = from;
		n = (size_t)(to - s->bytes);
		if (done == (size_t)-1 && errno == E2BIG) {
			room += room / 2;
			s->bytes = g_realloc(s->bytes, room + 1);
		}
	} while (done == (size_t)-1 && errno == E2BIG);
	s->bytes[n] = '\0';
	s->size = n;
	*bad = left > 0 ? (unsigned char)*in : 0;
	return done != (size_t)-1;
}

static bool decode_utf8(struct source *s, const char *in, size_t size, const struct encoding *encoding,
    enum words_lang lang, struct diag *diag)
{
	const char *end;
	bool valid = g_utf8_validate_len(in, size, &end);

	s->bytes = g_malloc(size + 1);
	memcpy(s->bytes, in, size);
	s->bytes[size] = '\0';
	s->size = valid ? size : (size_t)(end - in);
	if (!valid)
		bad_byte(s, (unsigned char)*end, encoding, lang, diag);
	return valid;
}

static bool decode_other(struct source *s, const char *in, size_t size, const struct encoding *encoding,
    enum words_lang lang, struct diag *diag)
{
	GIConv cd = encoding->iconv != NULL ? g_iconv_open("UTF-8", encoding->iconv) : (GIConv)-1;
	unsigned char bad;
	const char *nul;
	bool valid;

	if (cd == (GIConv)-1) {
		words_report(diag, (struct pos){ s->file, 1, 1 }, lang, WORD_XML_ENCODING_UNKNOWN, encoding->name);
		return false;
	}
	valid = convert(s, cd, in, size, &bad);
	g_iconv_close(cd);
	nul = memchr(s->bytes, '\0', s->size);
	if (nul != NULL) {
		s->size = (size_t)(nul - s->bytes);
		bad = 0;
		valid = false;
	}
	if (!valid)
		bad_byte(s, bad, encoding, lang, diag);
	return valid;
}

bool source_copy(struct source *s, const char *shown, const char *bytes, size_t size, size_t max_bytes,
    enum words_lang lang, struct diag *diag)
{
	char *label;
	struct encoding encoding;
	bool valid;

	*s = (struct source){ .file = g_intern_string(shown), .line = 1, .column = 1 };
	if (size > max_bytes) {
		diag_report(diag, (struct pos){ .file = s->file }, XML_FILE_TOO_LARGE, SIZE_TEXT(max_bytes));
		return false;
	}
	label = declared_encoding(bytes, size);
	encoding = find_encoding(bytes, size, label);
	bytes += encoding.mark;
	size -= encoding.mark;
	if (encoding.iconv != NULL && strcmp(encoding.iconv, "UTF-8") == 0)
		valid = decode_utf8(s, bytes, size, &encoding, lang, diag);
	else
		valid = decode_other(s, bytes, size, &encoding, lang, diag);
	g_free(label);
	if (!valid)
		source_clear(s);
	return valid;
}

char *source_encoding(const char *bytes, size_t size, size_t *mark)
{
	char *label = declared_encoding(bytes, size);
	struct encoding encoding = find_encoding(bytes, size, label);
	char *name = g_strdup(encoding.iconv != NULL ? encoding.iconv : "UTF-8");

	*mark = encoding.mark;
	g_free(label);
	return name;
}

bool source_read(struct source *s, const char *path, const char *shown, size_t max_bytes, enum words_lang lang,
    struct diag *diag)
{
	int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
	GByteArray *all = fd >= 0 ? read_all(fd, max_bytes) : NULL;
	bool ok = all != NULL;

	shown = g_intern_string(shown);
	if (!ok)
		cannot_read(shown, g_strerror(errno), diag);
	else
		ok = source_copy(s, shown, (const char *)all->data, all->len, max_bytes, lang, diag);
	if (all != NULL)
		g_byte_array_free(all, TRUE);
	if (fd >= 0)
		close(fd);
	return ok;
}

void source_clear(struct source *s)
{
	g_free(s->bytes);
	s->bytes = NULL;
	s->size = 0;
}

static bool ends_line(const struct source *s, size_t at)
{
	return s->bytes[at] == '\n' || (s->bytes[at] == '\r' && s->bytes[at + 1] != '\n');
}

static void step(struct source *s)
{
	if (ends_line(s, s->at)) {
		s->line++;
		s->column = 1;
	} else if (((unsigned char)s->bytes[s->at] & 0xC0) != 0x80) {
		s->column++;
	}
	s->at++;
}

/* To the beginning of a line that is neither behind that line nor behind that offset. */
static void go_back(struct source *s, int line, size_t offset)
{
	while (s->at > 0 && (s->line > line || s->at > offset || !ends_line(s, s->at - 1))) {
		s->at--;
		s->line -= ends_line(s, s->at);
	}
	s->column = 1;
}

struct pos source_pos(struct source *s, size_t offset)
{
	if (offset > s->size)
		offset = s->size;
	if (offset < s->at)
		go_back(s, INT_MAX, offset);
	while (s->at < offset)
		step(s);
	return (struct pos){ s->file, s->line, s->column };
}

size_t source_offset(struct source *s, int line, int column)
{
	if (line < s->line || (line == s->line && column < s->column))
		go_back(s, line, s->size);
	while (s->at < s->size && (s->line < line || (s->line == line && s->column < column)))
		step(s);
	while (((unsigned char)s->bytes[s->at] & 0xC0) == 0x80)
		s->at++;        /* the rest of the character before it */
	return s->at;
}

size_t source_last(const struct source *s, size_t before, const char *needle)
{
	size_t n = strlen(needle);

	for (size_t i = MIN(before, s->size); i > 0; i--)
		if (s->bytes[i - 1] == *needle && i - 1 + n <= s->size && memcmp(s->bytes + i - 1, needle, n) == 0)
			return i - 1;
	return before;
}
