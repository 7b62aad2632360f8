#include "render/output.h"

#include "base/diag.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct output {
	char *path;             /* links resolved */
	char *extension;
	struct diag *diag;
	bool direct;            /* standard output, devices and pipes: nothing to rename */
	bool failed;
	GPtrArray *temporary;   /* char *, one for each file */
};

static bool fail(struct output *o, const char *path, int error)
{
	if (!o->failed)
		diag_report(o->diag, (struct pos){ 0 }, RENDER_CANNOT_WRITE, path, g_strerror(error));
	o->failed = true;
	return false;
}

/* A link stays a link: what it points to is replaced. */
static char *resolved(const char *path)
{
	char *real = realpath(path, NULL), *copy = g_strdup(real != NULL ? real : path);

	free(real);
	return copy;
}

struct output *output_new(const char *path, const char *extension, struct diag *diag)
{
	struct output *o = g_new0(struct output, 1);
	struct stat st;

	o->direct = strcmp(path, "-") == 0 ||
	    (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode));
	o->path = o->direct ? g_strdup(path) : resolved(path);
	o->extension = g_strdup(extension);
	o->diag = diag;
	o->temporary = g_ptr_array_new_with_free_func(g_free);
	return o;
}

static bool write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		n -= (size_t)done;
	}
	return true;
}

static bool add_direct(struct output *o, const void *bytes, size_t n)
{
	bool standard = strcmp(o->path, "-") == 0;
	int fd = standard ? STDOUT_FILENO : open(o->path, O_WRONLY | O_CLOEXEC);
	bool good = fd >= 0 && write_all(fd, bytes, n);

	if (!good)
		fail(o, standard ? "standard output" : o->path, errno);
	if (fd >= 0 && !standard)
		close(fd);
	return good;
}

/* Keep the rights of what is replaced. */
static void take_mode(const char *target, int fd)
{
	struct stat st;

	if (stat(target, &st) == 0 && fchmod(fd, st.st_mode & 07777) != 0)
		errno = 0;      /* not ours to change: the file is written all the same */
}

bool output_add(struct output *o, const void *bytes, size_t n)
{
	char *name;
	int fd;

	if (o->failed)
		return false;
	if (o->direct)
		return add_direct(o, bytes, n);
	name = g_strdup_printf("%s.XXXXXX", o->path);
	fd = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0666);
	if (fd < 0) {
		fail(o, o->path, errno);
		g_free(name);
		return false;
	}
	g_ptr_array_add(o->temporary, name);
	take_mode(o->path, fd);
	if (!write_all(fd, bytes, n) || fsync(fd) != 0)
		fail(o, o->path, errno);
	if (close(fd) != 0)
		fail(o, o->path, errno);
	return !o->failed;
}

/* The target of the file with this index. */
static char *target(const struct output *o, guint i)
{
	size_t stem = strlen(o->path), ext = strlen(o->extension);

	if (o->temporary->len == 1)
		return g_strdup(o->path);
	if (stem > ext + 1 && o->path[stem - ext - 1] == '.' &&
	    g_ascii_strcasecmp(o->path + stem - ext, o->extension) == 0)
		stem -= ext + 1;
	return g_strdup_printf("%.*s-%u.%s", (int)stem, o->path, i + 1, o->extension);
}

/* The new name survives a power cut only when the folder is written, too. */
static void sync_folder(const char *path)
{
	char *folder = g_path_get_dirname(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	g_free(folder);
}

/* A folder in the place of any target would stop us half way: look first. */
static void look_at_targets(struct output *o)
{
	for (guint i = 0; i < o->temporary->len && !o->failed; i++) {
		char *to = target(o, i);

		if (g_file_test(to, G_FILE_TEST_IS_DIR))
			fail(o, to, EISDIR);
		g_free(to);
	}
}

static void put_in_place(struct output *o)
{
	for (guint i = 0; i < o->temporary->len && !o->failed; i++) {
		char *to = target(o, i);

		if (rename(o->temporary->pdata[i], to) != 0) {
			fail(o, to, errno);
		} else {
			g_free(o->temporary->pdata[i]);
			o->temporary->pdata[i] = NULL;
		}
		g_free(to);
	}
}

static void clear_away(struct output *o)
{
	for (guint i = 0; i < o->temporary->len; i++)
		if (o->temporary->pdata[i] != NULL)
			unlink(o->temporary->pdata[i]);
	g_ptr_array_free(o->temporary, TRUE);
	g_free(o->path);
	g_free(o->extension);
	g_free(o);
}

bool output_finish(struct output *o, bool good)
{
	o->failed |= !good;
	look_at_targets(o);
	put_in_place(o);
	good = !o->failed;
	if (good && !o->direct)
		sync_folder(o->path);
	clear_away(o);
	return good;
}
