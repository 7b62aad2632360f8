#include "publish/home.h"

#include <glib.h>

static gboolean is_home(const char *folder)
{
	char *templates = g_build_filename(folder, "templates", NULL);
	char *roles = g_build_filename(folder, "fonts", "roles.xml", NULL);
	gboolean yes = g_file_test(templates, G_FILE_TEST_IS_DIR) && g_file_test(roles, G_FILE_TEST_EXISTS);

	g_free(templates);
	g_free(roles);
	return yes;
}

char *home_find(void)
{
	const char *given = g_getenv("YINFA_HOME");
	char *folder = given != NULL ? g_strdup(given) : g_file_read_link("/proc/self/exe", NULL);

	while (folder != NULL && !is_home(folder)) {
		char *up = g_path_get_dirname(folder);
		gboolean top = g_str_equal(up, folder);

		g_free(folder);
		folder = up;
		if (given != NULL || top) {
			g_free(folder);
			return NULL;
		}
	}
	return folder;
}
