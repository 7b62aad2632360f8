#include "publish/batch.h"

#include "xml/access.h"
#include "xml/load.h"
#include "xml/node.h"
#include "xml/pos.h"

#include <gio/gio.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Folders in folders. */
enum { DEPTH_MAX = 9 };

/* One document of the list and the process that makes it. */
struct entry {
	char *source, *style, *view;
	char **formats;
	struct pos pos;
	GSubprocess *process;
	int status;             /* of its process; -1: none was needed */
};

struct batch {
	const struct batch_options *o;
	struct diag *diag;
	GPtrArray *entries;
	char *folder;
	GMainLoop *loop;
	guint next;             /* entry to start */
	int running, made, worst;
};

static void entry_free(gpointer p)
{
	struct entry *e = p;

	g_free(e->source);
	g_free(e->style);
	g_free(e->view);
	g_strfreev(e->formats);
	g_clear_object(&e->process);
	g_free(e);
}

/* ---- the list ---- */

static struct entry *entry_new(char *source)
{
	struct entry *e = g_new0(struct entry, 1);

	e->source = source;
	e->formats = g_strsplit("pdf", " ", 0);
	e->status = -1;
	return e;
}

static void read_document(struct batch *b, const char *folder, const xmlNode *n)
{
	char *name = xml_attribute(n, "source"), *formats = xml_attribute_or(n, "formats", "pdf");
	struct entry *e;

	if (name == NULL || strchr(name, '/') != NULL) {
		diag_report(b->diag, xml_pos(n), PUBLISH_NO_SOURCE);
	} else {
		e = entry_new(g_build_filename(folder, name, NULL));
		g_strfreev(e->formats);
		e->formats = g_strsplit_set(formats, " ,", 0);
		e->style = xml_attribute(n, "style");
		e->view = xml_attribute(n, "view");
		e->pos = xml_pos(n);
		g_ptr_array_add(b->entries, e);
	}
	g_free(name);
	g_free(formats);
}

static bool is_listed(const struct batch *b, const char *source)
{
	for (guint i = 0; i < b->entries->len; i++) {
		if (g_str_equal(((struct entry *)b->entries->pdata[i])->source, source))
			return true;
	}
	return false;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folder's other documents: all XML files but the lists themselves. */
static void read_folder(struct batch *b, const char *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		if (g_str_has_suffix(name, ".xml") && !g_str_equal(name, "publish.xml") && !g_str_equal(name, "units.xml"))
			g_ptr_array_add(names, g_strdup(name));
	}
	if (dir != NULL)
		g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++) {
		char *source = g_build_filename(folder, names->pdata[i], NULL);

		if (is_listed(b, source))
			g_free(source);
		else
			g_ptr_array_add(b->entries, entry_new(source));
	}
	g_ptr_array_free(names, TRUE);
}

static bool read_list(struct batch *b, const char *list)
{
	char *folder = g_path_get_dirname(list);
	xmlDoc *doc = xml_load(list, NULL, b->diag);
	bool fine = doc != NULL;

	for (const xmlNode *n = fine ? xmlDocGetRootElement(doc)->children : NULL; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)n->name, "document") == 0)
			read_document(b, folder, n);
		else
			diag_report(b->diag, xml_pos(n), PUBLISH_UNKNOWN_ELEMENT, (const char *)n->name);
	}
	if (fine)
		read_folder(b, folder);
	xml_free(doc);
	g_free(folder);
	return fine;
}

/* ---- what is out of date ---- */

static gint64 changed(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return -1;
	return (gint64)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
}

/* What is made does not make anything out of date. */
static bool holds_made(const struct batch *b, const char *folder)
{
	const char *roots[] = { folder, NULL };
	char *resolved;
	enum xml_may may = xml_access_path(&(struct xml_access){ .roots = roots }, b->folder, &resolved);

	g_free(resolved);
	return may == XML_MAY;
}

/* depth 0: a folder of documents, of which only the folders in it count, their pictures. */
static gint64 newest_below(const struct batch *b, const char *folder, int depth)
{
	gint64 newest = depth > 0 ? changed(folder) : -1;
	GDir *dir = depth > DEPTH_MAX ? NULL : g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		if (!g_file_test(path, G_FILE_TEST_IS_DIR))
			newest = MAX(newest, depth > 0 ? changed(path) : -1);
		else if (!holds_made(b, path))
			newest = MAX(newest, newest_below(b, path, depth + 1));
		g_free(path);
	}
	if (dir != NULL)
		g_dir_close(dir);
	return newest;
}

/* The newest of what every document is made with. */
static gint64 newest_of_all(const struct batch *b, const char *list)
{
	static const char *const folders[] = { "templates", "styles", "fonts" };
	gint64 newest = MAX(changed(b->o->program), changed(list));

	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		char *path = g_build_filename(b->o->home, folders[i], NULL);

		newest = MAX(newest, newest_below(b, path, 1));
		g_free(path);
	}
	return newest;
}

static char *target(const struct batch *b, const struct entry *e, const char *format)
{
	char *name = g_path_get_basename(e->source), *file, *path;

	*strrchr(name, '.') = '\0';
	file = g_strdup_printf("%s.%s", name, format);
	path = g_build_filename(b->folder, file, NULL);
	g_free(name);
	g_free(file);
	return path;
}

static bool is_current(const struct batch *b, const struct entry *e, gint64 newest)
{
	bool current = true;

	newest = MAX(newest, changed(e->source));
	for (char **f = e->formats; *f != NULL; f++) {
		char *path = target(b, e, *f);

		current &= changed(path) > newest;
		g_free(path);
	}
	return current;
}

/* ---- the processes ---- */

static void start_next(struct batch *);

static void ended(GObject *object, GAsyncResult *result, gpointer data)
{
	struct batch *b = data;
	GSubprocess *process = G_SUBPROCESS(object);
	char *errors = NULL;
	struct entry *e = g_object_get_data(object, "entry");

	g_subprocess_communicate_utf8_finish(process, result, NULL, &errors, NULL);
	if (errors != NULL)
		fputs(errors, stderr);
	g_free(errors);
	e->status = g_subprocess_get_if_exited(process) ? g_subprocess_get_exit_status(process) : 3;
	if (!g_subprocess_get_if_exited(process))
		diag_report(b->diag, (struct pos){ .file = e->source }, PUBLISH_DIED, g_subprocess_get_term_sig(process));
	else if (e->status == 0 && !b->o->quiet)
		printf("  %s\n", e->source);
	b->worst = MAX(b->worst, e->status);
	b->made++;
	b->running--;
	start_next(b);
	if (b->running == 0)
		g_main_loop_quit(b->loop);
}

static void start(struct batch *b, struct entry *e)
{
	GPtrArray *args = g_ptr_array_new();
	char *formats = g_strjoinv(",", e->formats), *folder = g_strconcat(b->folder, "/", NULL);
	GError *error = NULL;

	g_ptr_array_add(args, (gpointer)b->o->program);
	g_ptr_array_add(args, (gpointer)"build");
	g_ptr_array_add(args, e->source);
	g_ptr_array_add(args, (gpointer)"-t");
	g_ptr_array_add(args, formats);
	g_ptr_array_add(args, (gpointer)"-o");
	g_ptr_array_add(args, folder);
	if (e->style != NULL) {
		g_ptr_array_add(args, (gpointer)"-s");
		g_ptr_array_add(args, e->style);
	}
	if (e->view != NULL) {
		g_ptr_array_add(args, (gpointer)"-v");
		g_ptr_array_add(args, e->view);
	}
	g_ptr_array_add(args, NULL);
	e->process = g_subprocess_newv((const char *const *)args->pdata, G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
	if (e->process == NULL) {
		diag_report(b->diag, (struct pos){ .file = e->source }, PUBLISH_CANNOT_RUN, error->message);
		g_error_free(error);
		b->worst = 3;
	} else {
		g_object_set_data(G_OBJECT(e->process), "entry", e);
		g_subprocess_communicate_utf8_async(e->process, NULL, NULL, ended, b);
		b->running++;
	}
	g_ptr_array_free(args, TRUE);
	g_free(formats);
	g_free(folder);
}

static void start_next(struct batch *b)
{
	int most = b->o->jobs > 0 ? b->o->jobs : (int)g_get_num_processors();

	while (b->running < most && b->next < b->entries->len) {
		struct entry *e = b->entries->pdata[b->next++];

		if (e->status == -1)
			start(b, e);
	}
}

static void mark_current(struct batch *b, const char *list)
{
	gint64 newest = newest_of_all(b, list), beside = -1;
	char *last = NULL;

	for (guint i = 0; i < b->entries->len; i++) {
		struct entry *e = b->entries->pdata[i];
		char *folder = g_path_get_dirname(e->source);

		/* documents of one folder mostly follow each other */
		if (g_strcmp0(folder, last) != 0)
			beside = newest_below(b, folder, 0);
		g_free(last);
		last = folder;
		if (is_current(b, e, MAX(newest, beside)))
			e->status = 0;
	}
	g_free(last);
}

static void make_all(struct batch *b)
{
	b->loop = g_main_loop_new(NULL, FALSE);
	start_next(b);
	if (b->running > 0)
		g_main_loop_run(b->loop);
	g_main_loop_unref(b->loop);
	if (b->o->quiet)
		return;
	if (b->made == 0)
		printf("%u documents, all up to date in %s\n", b->entries->len, b->folder);
	else
		printf("%d of %u documents made in %s\n", b->made, b->entries->len, b->folder);
}

int batch_publish(const char *list, const struct batch_options *o, struct diag *diag)
{
	struct batch b = { .o = o, .diag = diag, .entries = g_ptr_array_new_with_free_func(entry_free) };

	b.folder = o->folder != NULL ? g_strdup(o->folder) : g_build_filename(o->home, "build", "out", NULL);
	if (!read_list(&b, list)) {
		b.worst = 2;
	} else if (g_mkdir_with_parents(b.folder, 0777) != 0) {
		diag_report(diag, (struct pos){ .file = b.folder }, PUBLISH_CANNOT_WRITE, b.folder, g_strerror(errno));
		b.worst = 3;
	} else {
		mark_current(&b, list);
		make_all(&b);
	}
	g_ptr_array_free(b.entries, TRUE);
	g_free(b.folder);
	return b.worst;
}
