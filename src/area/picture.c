#include "area/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

void picture_natural(const struct picture_info *i, int pixels_per_inch, len_t *width, len_t *height)
{
	*width = i->natural_width;
	*height = i->natural_height;
	if (i->assumed > 0 && pixels_per_inch > 0) {
		*width = len_scale(*width, i->assumed, pixels_per_inch);
		*height = len_scale(*height, i->assumed, pixels_per_inch);
	}
}

/* data:[type][;base64],content */
static char *read_data(const char *uri, size_t *n, const char **error)
{
	const char *comma = strchr(uri, ',');
	GBytes *plain;
	char *bytes;

	*error = comma == NULL ? "its data: URI has no comma" : NULL;
	if (comma == NULL)
		return NULL;
	if (comma - uri >= 7 && g_ascii_strncasecmp(comma - 7, ";base64", 7) == 0)
		return (char *)g_base64_decode(comma + 1, n);
	plain = g_uri_unescape_bytes(comma + 1, -1, NULL, NULL);
	if (plain == NULL) {
		*error = "its data: URI is damaged";
		return NULL;
	}
	bytes = g_bytes_unref_to_data(plain, n);
	return bytes;
}

char *picture_read(const char *path, size_t *n, const char **error)
{
	char *bytes = NULL;
	struct stat st;
	FILE *f;
	int fd;

	if (g_ascii_strncasecmp(path, "data:", 5) == 0)
		return read_data(path, n, error);
	*error = NULL;
	/* a pipe nobody writes to would keep us waiting */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	f = fd < 0 ? NULL : fdopen(fd, "rb");
	if (f == NULL || fstat(fileno(f), &st) != 0) {
		*error = g_strerror(errno);
	} else if (!S_ISREG(st.st_mode)) {
		*error = "it is not a file";
	} else if (st.st_size > PICTURE_BYTES_MAX) {
		*error = "the file is larger than 256 MiB";
	} else {
		bytes = g_malloc((size_t)st.st_size + 1);
		*n = fread(bytes, 1, (size_t)st.st_size, f);
	}
	if (f != NULL)
		fclose(f);
	return bytes;
}

const char *picture_probe_file(const char *path, struct picture_info *i)
{
	const char *error;
	size_t n;
	char *bytes = picture_read(path, &n, &error);

	*i = (struct picture_info){ 0 };
	if (bytes == NULL)
		return error;
	if (!picture_probe(bytes, n, i))
		error = i->format == PICTURE_UNKNOWN ? PICTURE_NOT_KNOWN : "it is damaged";
	g_free(bytes);
	return error;
}
