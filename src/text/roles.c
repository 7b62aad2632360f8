#include "text/roles.h"

#include "base/arena.h"

#include <glib.h>
#include <string.h>

/* More than this in one list is a mistake or an attack. */
#define FILES_MAX 4096
#define USES_MAX  256
#define LIST_SIZE_MAX (4 << 20)

struct reader {
	struct roles *roles;
	struct diag *diag;
	const char *path;
	const char *standard;
	GArray *files, *roles_found, *chains, *uses;
	const char *then;
	unsigned locales;
	int depth;
	bool wrong;
};

bool family_same(const char *a, const char *b)
{
	for (;;) {
		while (*a == ' ' || *a == '\t' || *a == '\n' || *a == '\r')
			a++;
		while (*b == ' ' || *b == '\t' || *b == '\n' || *b == '\r')
			b++;
		if (g_ascii_tolower(*a) != g_ascii_tolower(*b))
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

static struct pos here(struct reader *r, GMarkupParseContext *context)
{
	struct pos pos = { .file = r->path };

	g_markup_parse_context_get_position(context, &pos.line, &pos.column);
	return pos;
}

static void wrong(struct reader *r, struct pos pos, const char *what)
{
	diag_report(r->diag, pos, TEXT_FONT_LIST, what);
	r->wrong = true;
}

static const char *value(const char **names, const char **values, const char *name)
{
	for (; *names; names++, values++)
		if (!strcmp(*names, name))
			return *values;
	return NULL;
}

/* Names that an element does not have are a mistake in the list: a misspelt "optinal" must not be ignored. */
static void only(struct reader *r, struct pos pos, const char **names, const char *const *known)
{
	for (; *names; names++)
		if (!g_strv_contains(known, *names))
			wrong(r, pos, arena_printf(r->roles->arena, "unknown attribute '%s'", *names));
}

static int number(struct reader *r, struct pos pos, const char *text, int standard, int least, int greatest)
{
	gint64 n;

	if (!text)
		return standard;
	if (!g_ascii_string_to_signed(text, 10, least, greatest, &n, NULL)) {
		wrong(r, pos, arena_printf(r->roles->arena, "'%s' is not a number from %d to %d", text, least, greatest));
		return standard;
	}
	return (int)n;
}

static bool yes(struct reader *r, struct pos pos, const char *text, bool standard)
{
	if (!text)
		return standard;
	if (strcmp(text, "yes") && strcmp(text, "no"))
		wrong(r, pos, arena_printf(r->roles->arena, "'%s' is neither yes nor no", text));
	return !strcmp(text, "yes");
}

static const char *text_of(struct reader *r, struct pos pos, const char *text, const char *name)
{
	if (!text || !*text) {
		wrong(r, pos, arena_printf(r->roles->arena, "attribute '%s' is missing", name));
		return "";
	}
	return arena_strdup(r->roles->arena, text);
}

static void read_file(struct reader *r, struct pos pos, const char **n, const char **v)
{
	static const char *const known[] = { "name", "family", "index", "weight", "italic", "han", "scale", "shift",
		"marks", "optional", NULL };
	struct role_file f = {
		.name = text_of(r, pos, value(n, v, "name"), "name"),
		.family = text_of(r, pos, value(n, v, "family"), "family"),
		.pos = pos,
		.index = number(r, pos, value(n, v, "index"), 0, 0, 255),
		.weight = number(r, pos, value(n, v, "weight"), 400, 1, 1000),
		.scale = number(r, pos, value(n, v, "scale"), 1000, 100, 4000),
		.shift = number(r, pos, value(n, v, "shift"), 0, -1000, 1000),
		.italic = yes(r, pos, value(n, v, "italic"), false),
		.han = yes(r, pos, value(n, v, "han"), false),
		.marks = yes(r, pos, value(n, v, "marks"), true),
		.optional = yes(r, pos, value(n, v, "optional"), false),
	};

	only(r, pos, n, known);
	if (r->files->len >= FILES_MAX)
		wrong(r, pos, "too many files");
	else
		g_array_append_val(r->files, f);
}

static void read_role(struct reader *r, struct pos pos, const char **n, const char **v)
{
	static const char *const known[] = { "name", "names", NULL };
	struct role role = { .pos = pos };
	const char *names = value(n, v, "names");

	only(r, pos, n, known);
	role.name = text_of(r, pos, value(n, v, "name"), "name");
	if (names) {
		char **list = g_strsplit(names, ",", 0);

		role.names = ARENA_ARRAY(r->roles->arena, g_strv_length(list) + 1, const char *);
		for (int i = 0; list[i]; i++)
			if (*g_strstrip(list[i]))
				role.names[role.n_names++] = arena_strdup(r->roles->arena, list[i]);
		g_strfreev(list);
	}
	if (r->roles_found->len >= FILES_MAX)
		wrong(r, pos, "too many roles");
	else
		g_array_append_val(r->roles_found, role);
	g_array_set_size(r->chains, 0);
}

static void read_chain(struct reader *r, struct pos pos, const char **n, const char **v)
{
	static const char *const known[] = { "lang", NULL };
	const char *tags = value(n, v, "lang");

	only(r, pos, n, known);
	g_array_set_size(r->uses, 0);
	r->then = NULL;
	r->locales = 0;
	if (tags) {
		char **list = g_strsplit_set(tags, " \t\r\n", 0);

		for (int i = 0; list[i]; i++)
			if (*list[i])
				r->locales |= 1u << locale_from_tag(list[i]);
		g_strfreev(list);
	}
}

static void read_use(struct reader *r, struct pos pos, const char **n, const char **v)
{
	static const char *const known[] = { "family", "weight", "marks", NULL };
	struct role_use use = {
		.family = text_of(r, pos, value(n, v, "family"), "family"),
		.weight = number(r, pos, value(n, v, "weight"), 0, 1, 1000),
		.marks = yes(r, pos, value(n, v, "marks"), true),
	};

	only(r, pos, n, known);
	if (r->uses->len >= USES_MAX)
		wrong(r, pos, "too many families in one chain");
	else
		g_array_append_val(r->uses, use);
}

static void read_then(struct reader *r, struct pos pos, const char **n, const char **v)
{
	static const char *const known[] = { "role", NULL };

	only(r, pos, n, known);
	r->then = text_of(r, pos, value(n, v, "role"), "role");
}

static void read_fonts(struct reader *r, struct pos pos, const char **n, const char **v)
{
	static const char *const known[] = { "default", NULL };

	only(r, pos, n, known);
	r->standard = text_of(r, pos, value(n, v, "default"), "default");
}

static const struct {
	const char *name, *parent;
	void (*read)(struct reader *, struct pos, const char **, const char **);
} elements[] = {
	{ "fonts", NULL,    read_fonts },
	{ "file",  "fonts", read_file },
	{ "role",  "fonts", read_role },
	{ "chain", "role",  read_chain },
	{ "use",   "chain", read_use },
	{ "then",  "chain", read_then },
};

static void on_start(GMarkupParseContext *context, const char *name, const char **n, const char **v,
    void *reader, GError **error)
{
	struct reader *r = reader;
	const GSList *open = g_markup_parse_context_get_element_stack(context);
	const char *parent = open->next ? open->next->data : NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
		if (strcmp(elements[i].name, name) || g_strcmp0(elements[i].parent, parent))
			continue;
		elements[i].read(r, here(r, context), n, v);
		return;
	}
	g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "element '%s' may not stand here", name);
}

static void *kept(struct reader *r, GArray *list)
{
	return arena_copy(r->roles->arena, list->data, (size_t)list->len * g_array_get_element_size(list));
}

static void on_end(GMarkupParseContext *context, const char *name, void *reader, GError **error)
{
	struct reader *r = reader;

	(void)context;
	(void)error;
	if (!strcmp(name, "chain")) {
		struct role_chain chain = { r->locales, kept(r, r->uses), (int)r->uses->len, r->then };

		g_array_append_val(r->chains, chain);
	} else if (!strcmp(name, "role") && r->roles_found->len) {
		struct role *role = &g_array_index(r->roles_found, struct role, r->roles_found->len - 1);

		role->chain = kept(r, r->chains);
		role->n = (int)r->chains->len;
	}
}

static bool has_family(const struct roles *roles, const char *family)
{
	for (int i = 0; i < roles->n_files; i++)
		if (family_same(roles->file[i].family, family))
			return true;
	return false;
}

/* What can only be seen when all is read: names that nothing declares. */
static void check(struct reader *r)
{
	struct roles *roles = r->roles;

	for (int i = 0; i < roles->n_roles; i++) {
		struct role *role = &roles->role[i];

		if (!role->n)
			wrong(r, role->pos, arena_printf(roles->arena, "role '%s' has no chain", role->name));
		for (int c = 0; c < role->n; c++) {
			const struct role_chain *chain = &role->chain[c];

			for (int u = 0; u < chain->n; u++)
				if (!has_family(roles, chain->use[u].family))
					wrong(r, role->pos, arena_printf(roles->arena,
					    "role '%s': no file has family '%s'", role->name, chain->use[u].family));
			if (chain->then && !roles_find(roles, chain->then))
				wrong(r, role->pos, arena_printf(roles->arena,
				    "role '%s' goes on with '%s', which is no role", role->name, chain->then));
		}
	}
	roles->standard = r->standard ? roles_find(roles, r->standard) : NULL;
	if (!roles->standard && !r->wrong)
		wrong(r, (struct pos){ .file = r->path }, "the default is no role of the list");
}

static void parse(struct reader *r, const char *text, size_t n)
{
	static const GMarkupParser parser = { .start_element = on_start, .end_element = on_end };
	GMarkupParseContext *context = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, r, NULL);
	GError *error = NULL;

	if (!g_markup_parse_context_parse(context, text, (gssize)n, &error) ||
	    !g_markup_parse_context_end_parse(context, &error)) {
		wrong(r, here(r, context), error->message);
		g_error_free(error);
	}
	g_markup_parse_context_free(context);
}

static void read_text(struct reader *r, const char *text, size_t n)
{
	struct roles *roles = r->roles;

	r->files = g_array_new(FALSE, FALSE, sizeof(struct role_file));
	r->roles_found = g_array_new(FALSE, FALSE, sizeof(struct role));
	r->chains = g_array_new(FALSE, FALSE, sizeof(struct role_chain));
	r->uses = g_array_new(FALSE, FALSE, sizeof(struct role_use));
	parse(r, text, n);
	roles->file = kept(r, r->files);
	roles->n_files = (int)r->files->len;
	roles->role = kept(r, r->roles_found);
	roles->n_roles = (int)r->roles_found->len;
	g_array_free(r->files, TRUE);
	g_array_free(r->roles_found, TRUE);
	g_array_free(r->chains, TRUE);
	g_array_free(r->uses, TRUE);
	if (!r->wrong)
		check(r);
}

struct roles *roles_read(const char *path, struct diag *diag)
{
	struct arena *arena = arena_new();
	struct roles *roles = ARENA_NEW(arena, struct roles);
	struct reader r = { .roles = roles, .diag = diag };
	GError *error = NULL;
	char *text;
	gsize n;

	roles->arena = arena;
	r.path = arena_strdup(arena, path);
	if (!g_file_get_contents(path, &text, &n, &error)) {
		diag_report(diag, (struct pos){0}, TEXT_FONT_LIST, error->message);
		g_error_free(error);
		roles_free(roles);
		return NULL;
	}
	if (n > LIST_SIZE_MAX)
		wrong(&r, (struct pos){ .file = path }, "it is too large");
	else
		read_text(&r, text, n);
	g_free(text);
	if (!r.wrong)
		return roles;
	roles_free(roles);
	return NULL;
}

void roles_free(struct roles *roles)
{
	if (roles)
		arena_free(roles->arena);
}

const struct role *roles_find(const struct roles *roles, const char *name)
{
	for (int i = 0; i < roles->n_roles; i++) {
		const struct role *role = &roles->role[i];

		if (family_same(role->name, name))
			return role;
		for (int k = 0; k < role->n_names; k++)
			if (family_same(role->names[k], name))
				return role;
	}
	return NULL;
}

const struct role_chain *role_chain_for(const struct role *role, enum locale locale)
{
	const struct role_chain *other = NULL;

	for (int i = 0; i < role->n; i++) {
		if (role->chain[i].locales & 1u << locale)
			return &role->chain[i];
		if (!role->chain[i].locales && !other)
			other = &role->chain[i];
	}
	return other ? other : role->chain;
}
