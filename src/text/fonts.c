#include "text/fonts.h"

#include "base/arena.h"
#include "base/diag.h"
#include "text/chain.h"
#include "text/face.h"
#include "text/roles.h"
#include "text/runs.h"
#include "text/share.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

/* Roles may go on with one another; a circle ends here, and so does a list that means harm. */
#define CHAIN_DEPTH_MAX 16
#define CHAIN_FACES_MAX 256
#define FAMILIES_MAX 64

struct fonts {
	struct arena *arena;
	struct roles *roles;
	struct font_file **file;        /* beside roles->file; NULL: not there */
	GPtrArray *faces;               /* struct font_face, made when a chain wants them */
	GHashTable *chains;             /* request -> struct chain */
	struct runs *runs;
	FcConfig *shared;
};

/* where a file is */

static char *first_there(const char *const *paths)
{
	for (; *paths; paths++)
		if (!access(*paths, R_OK))
			return g_strdup(*paths);
	return NULL;
}

static char *find_file(const char *name, const char *folder, const char *beside)
{
	char *below = g_build_filename(folder, name, NULL);
	char *near = g_build_filename(beside, name, NULL);
	const char *const paths[] = { below, near, NULL };
	const char *const given[] = { name, NULL };
	char *found = first_there(g_path_is_absolute(name) ? given : paths);

	g_free(below);
	g_free(near);
	return found;
}

static void find_files(struct fonts *fonts, const char *list, const char *folder, struct diag *diag)
{
	char *beside = g_path_get_dirname(list);

	fonts->file = ARENA_ARRAY(fonts->arena, fonts->roles->n_files + 1, struct font_file *);
	for (int i = 0; i < fonts->roles->n_files; i++) {
		const struct role_file *declared = &fonts->roles->file[i];
		char *path = find_file(declared->name, folder, beside);

		if (path) {
			fonts->file[i] = g_new0(struct font_file, 1);
			fonts->file[i]->path = path;
			fonts->file[i]->index = declared->index;
		} else if (!declared->optional) {
			diag_report(diag, declared->pos, TEXT_FONT_MISSING, declared->name);
		}
	}
	g_free(beside);
}

static void chain_free(void *chain)
{
	g_free(((struct chain *)chain)->face);
	g_free(((struct chain *)chain)->han);
	g_free(chain);
}

struct fonts *fonts_open(const char *roles_xml, const char *folder, struct diag *diag)
{
	struct roles *roles = roles_read(roles_xml, diag);
	struct arena *arena;
	struct fonts *fonts;

	if (!roles)
		return NULL;
	arena = arena_new();
	fonts = ARENA_NEW(arena, struct fonts);
	fonts->arena = arena;
	fonts->roles = roles;
	fonts->faces = g_ptr_array_new_with_free_func(g_free);
	fonts->chains = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, chain_free);
	find_files(fonts, roles_xml, folder, diag);
	return fonts;
}

void fonts_free(struct fonts *fonts)
{
	if (!fonts)
		return;
	runs_free(fonts->runs);
	g_hash_table_destroy(fonts->chains);
	g_ptr_array_free(fonts->faces, TRUE);
	for (int i = 0; i < fonts->roles->n_files; i++)
		if (fonts->file[i])
			file_close(fonts->file[i]);
	if (fonts->shared)
		FcConfigDestroy(fonts->shared);
	roles_free(fonts->roles);
	arena_free(fonts->arena);
}

struct runs *fonts_runs(struct fonts *fonts)
{
	if (!fonts->runs)
		fonts->runs = runs_new();
	return fonts->runs;
}

/* faces of a family */

/*
 * How far a face's weight is from the one asked for, in CSS's order: up to 500
 * rather lighter, above rather heavier; 400 and 500 serve each other first.
 */
static int weight_distance(int asked, int weight)
{
	int far = abs(asked - weight);

	if (asked >= 400 && asked <= 500 && weight >= asked && weight <= 500)
		return far;
	return far + ((asked <= 500) == (weight > asked) && far ? 1000 : 0);
}

static struct font_face *face_of(struct fonts *fonts, int i, bool slanted, bool marks)
{
	const struct role_file *declared = &fonts->roles->file[i];
	struct font_face *f;

	for (guint k = 0; k < fonts->faces->len; k++) {
		f = fonts->faces->pdata[k];
		if (f->file == fonts->file[i] && f->face.synthetic_slant == slanted && f->marks == marks)
			return f;
	}
	f = g_new0(struct font_face, 1);
	f->file = fonts->file[i];
	f->marks = marks;
	f->face = (struct face){
		.file = f->file->path, .index = declared->index, .family = declared->family,
		.weight = declared->weight, .italic = declared->italic, .han = declared->han,
		.scale = declared->scale, .shift = declared->shift, .synthetic_slant = slanted,
	};
	g_ptr_array_add(fonts->faces, f);
	return f;
}

/* The nearest face of a family; NULL if none of its files is there. */
static struct font_face *match(struct fonts *fonts, const char *family, int weight, bool italic, bool marks)
{
	int best = -1, least = INT_MAX;

	for (int i = 0; i < fonts->roles->n_files; i++) {
		const struct role_file *f = &fonts->roles->file[i];
		int far;

		if (!fonts->file[i] || !family_same(f->family, family))
			continue;
		far = weight_distance(weight, f->weight) + (f->italic == italic ? 0 : 10000);
		if (far < least) {
			least = far;
			best = i;
		}
	}
	if (best < 0)
		return NULL;
	return face_of(fonts, best, italic && !fonts->roles->file[best].italic,
	    marks && fonts->roles->file[best].marks);
}

/* chains */

struct building {
	struct fonts *fonts;
	GPtrArray *faces;
	int weight;
	bool italic;
	enum locale locale;
};

static void add_family(struct building *b, const char *family, int weight, bool marks)
{
	struct font_face *f = match(b->fonts, family, weight ? weight : b->weight, b->italic, marks);

	if (!f || b->faces->len >= CHAIN_FACES_MAX)
		return;
	for (guint i = 0; i < b->faces->len; i++)
		if (((struct font_face *)b->faces->pdata[i])->file == f->file)
			return;
	g_ptr_array_add(b->faces, f);
}

static void add_role(struct building *b, const struct role *role)
{
	const struct role_chain *chain = role_chain_for(role, b->locale);

	for (int i = 0; i < chain->n; i++)
		add_family(b, chain->use[i].family, chain->use[i].weight, chain->use[i].marks);
}

/* The roles a role goes on with, one after another. */
static void add_further(struct building *b, const struct role *role)
{
	for (int depth = 0; role && depth < CHAIN_DEPTH_MAX; depth++) {
		const char *then = role_chain_for(role, b->locale)->then;

		role = then ? roles_find(b->fonts->roles, then) : NULL;
		if (role)
			add_role(b, role);
	}
}

static bool is_family(const struct fonts *fonts, const char *name)
{
	for (int i = 0; i < fonts->roles->n_files; i++)
		if (fonts->file[i] && family_same(fonts->roles->file[i].family, name))
			return true;
	return false;
}

static char *unquoted(char *name)
{
	size_t n = strlen(g_strstrip(name));

	if (n >= 2 && (*name == '"' || *name == '\'') && name[n - 1] == *name) {
		name[n - 1] = '\0';
		name++;
	}
	return g_strstrip(name);
}

/*
 * First what was asked for, name by name; then, in the same order, what the
 * roles among the names go on with; at last the default.  "Helvetica, FangSong"
 * has its Western text in Helvetica's stead and its Chinese in 仿宋.
 */
static bool add_all(struct building *b, const char *families)
{
	const struct role *roles[FAMILIES_MAX + 1];
	char **list = g_strsplit(families, ",", FAMILIES_MAX);
	bool known = true;
	int n = 0;

	for (int i = 0; list[i]; i++) {
		const char *name = unquoted(list[i]);
		const struct role *role = roles_find(b->fonts->roles, name);

		if (!*name)
			continue;
		if (is_family(b->fonts, name))
			add_family(b, name, 0, true);
		else if (role)
			add_role(b, roles[n++] = role);
		else
			known = false;
	}
	for (int i = 0; i < n; i++)
		add_further(b, roles[i]);
	add_role(b, b->fonts->roles->standard);
	add_further(b, b->fonts->roles->standard);
	g_strfreev(list);
	return known;
}

struct known_chain {
	struct chain chain;     /* first */
	bool known;
};

static struct known_chain *build(struct fonts *fonts, const char *families, int weight, bool italic,
    enum locale locale)
{
	struct building b = { fonts, g_ptr_array_new(), weight, italic, locale };
	struct known_chain *k = g_new0(struct known_chain, 1);
	struct chain *c = &k->chain;

	k->known = add_all(&b, families);
	c->n = (int)b.faces->len;
	c->face = g_new0(struct font_face *, c->n + 1);
	c->han = g_new0(struct font_face *, c->n + 1);
	for (int i = 0; i < c->n; i++) {
		c->face[i] = b.faces->pdata[i];
		if (c->face[i]->face.han)
			c->han[c->n_han++] = c->face[i];
	}
	g_ptr_array_free(b.faces, TRUE);
	return k;
}

const struct chain *fonts_chain(struct fonts *fonts, const char *families, int weight, bool italic,
    const char *language, bool *known)
{
	enum locale locale = locale_from_tag(language);
	char *key = g_strdup_printf("%d %d %d %s", (int)locale, weight, italic, families ? families : "");
	struct known_chain *k = g_hash_table_lookup(fonts->chains, key);

	if (k) {
		g_free(key);
	} else {
		k = build(fonts, families ? families : "", weight, italic, locale);
		g_hash_table_insert(fonts->chains, key, k);
	}
	if (known)
		*known = k->known;
	return &k->chain;
}

/* What there is when there is no font at all: lines still have a height. */
static const struct face nothing = {
	.file = "", .family = "none", .weight = 400, .scale = 1000, .ascent = 880, .descent = 120,
	.x_height = 500, .cap_height = 700, .underline_position = 100, .underline_thickness = 50,
};

const struct face *chain_primary(const struct chain *chain)
{
	if (!chain->n)
		return &nothing;
	face_measure(chain->face[0]);
	return &chain->face[0]->face;
}

const struct face *chain_primary_han(const struct chain *chain)
{
	if (!chain->n_han)
		return NULL;
	face_measure(chain->han[0]);
	return &chain->han[0]->face;
}

/* yinfa fonts */

static const struct {
	enum locale locale;
	const char *tag;
} listed[] = { { LOCALE_ZH_CN, "zh-CN" }, { LOCALE_ZH_TW, "zh-TW" }, { LOCALE_ZH_HK, "zh-HK" } };

static void list_chain(struct fonts *fonts, const struct role_chain *chain, const char *tag, FILE *to)
{
	fprintf(to, "    %s:", tag);
	for (int i = 0; i < chain->n; i++) {
		const struct role_use *use = &chain->use[i];
		struct font_face *f = match(fonts, use->family, use->weight ? use->weight : 400, false, true);

		if (!f)
			fprintf(to, "%s %s (not there)", i ? "," : "", use->family);
		else if (f->face.weight != 400)
			fprintf(to, "%s %s %d", i ? "," : "", use->family, f->face.weight);
		else
			fprintf(to, "%s %s", i ? "," : "", use->family);
	}
	fprintf(to, "%s%s\n", chain->then ? "; then " : "", chain->then ? chain->then : "");
}

static void list_role(struct fonts *fonts, const struct role *role, FILE *to)
{
	const struct role_chain *last = NULL;

	fputs(role->name, to);
	for (int i = 0; i < role->n_names; i++)
		fprintf(to, "%s %s", i ? "," : " =", role->names[i]);
	fputc('\n', to);
	for (size_t i = 0; i < G_N_ELEMENTS(listed); i++) {
		const struct role_chain *chain = role_chain_for(role, listed[i].locale);

		if (chain != last)
			list_chain(fonts, chain, listed[i].tag, to);
		last = chain;
	}
}

bool fonts_list(struct fonts *fonts, FILE *to)
{
	bool all = true;

	for (int i = 0; i < fonts->roles->n_roles; i++)
		list_role(fonts, &fonts->roles->role[i], to);
	for (int i = 0; i < fonts->roles->n_files; i++) {
		const struct role_file *f = &fonts->roles->file[i];

		if (fonts->file[i])
			continue;
		fprintf(to, "%s: %s\n", f->optional ? "not there, not needed" : "missing", f->name);
		all = all && f->optional;
	}
	return all;
}

/*
 * Libraries that paint text by themselves (pictures in SVG) ask fontconfig.
 * Once this was called they see the declared files and roles, and nothing else.
 */
void fonts_share(struct fonts *fonts)
{
	if (fonts->shared)
		return;
	fonts->shared = share_config(fonts, fonts->roles, fonts->file);
	FcConfigSetCurrent(fonts->shared);
}
