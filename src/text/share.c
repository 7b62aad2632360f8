/*
 * share.c - roles told to fontconfig
 *
 * Each name of a role becomes a rule that puts the families of the role's
 * chain in its place, and one more rule ends every list with the standard
 * role's chain and then all families there are.  All are bound strongly: they
 * are tried in this order whatever language the surroundings suggest.
 *
 * A rule cannot ask for a weight of one family among several, as 小标宋 does, so
 * a face that is not of weight 400 has a family of its own, too: "NAME WEIGHT".
 */
#include "text/share.h"

#include "text/chain.h"
#include "text/face.h"
#include "text/fonts.h"
#include "text/roles.h"

#include <glib.h>

static char *family_name(const char *family, int weight)
{
	return weight == 400 ? g_strdup(family) : g_strdup_printf("%s %d", family, weight);
}

static void add_family(GString *to, GHashTable *seen, const char *family, int weight)
{
	char *name = family_name(family, weight), *escaped = g_markup_escape_text(name, -1);

	if (g_hash_table_add(seen, name))
		g_string_append_printf(to, "<string>%s</string>", escaped);
	g_free(escaped);
}

static void add_chain(GString *to, GHashTable *seen, const struct chain *chain)
{
	for (int i = 0; i < chain->n; i++)
		add_family(to, seen, chain->face[i]->face.family, chain->face[i]->face.weight);
}

static void add_rule(GString *to, const char *name, const struct chain *chain)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	char *escaped = g_markup_escape_text(name, -1);

	g_string_append_printf(to, "<match target='pattern'><test name='family' ignore-blanks='true'><string>%s</string>"
	    "</test><edit name='family' mode='assign' binding='strong'>", escaped);
	add_chain(to, seen, chain);
	g_string_append(to, "</edit></match>");
	g_hash_table_destroy(seen);
	g_free(escaped);
}

static void add_last_rule(GString *to, struct fonts *fonts, const struct roles *roles)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	g_string_append(to, "<match target='pattern'><edit name='family' mode='append_last' binding='strong'>");
	add_chain(to, seen, fonts_chain(fonts, roles->standard->name, 400, false, NULL, NULL));
	for (int i = 0; i < roles->n_files; i++)
		add_family(to, seen, roles->file[i].family, 400);
	g_string_append(to, "</edit></match>");
	g_hash_table_destroy(seen);
}

static void add_rules(FcConfig *config, struct fonts *fonts, const struct roles *roles)
{
	GString *rules = g_string_new("<fontconfig>");

	for (int i = 0; i < roles->n_roles; i++) {
		const struct role *role = &roles->role[i];
		const struct chain *chain = fonts_chain(fonts, role->name, 400, false, NULL, NULL);

		add_rule(rules, role->name, chain);
		for (int k = 0; k < role->n_names; k++)
			add_rule(rules, role->names[k], chain);
	}
	add_last_rule(rules, fonts, roles);
	g_string_append(rules, "</fontconfig>");
	FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)rules->str, FcFalse);
	g_string_free(rules, TRUE);
}

/* The face that is meant goes by its declared family and weight, too. */
static void add_file(FcConfig *config, const struct role_file *declared, const char *path)
{
	char *name = family_name(declared->family, declared->weight);
	FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);
	int before = set != NULL ? set->nfont : 0, index;

	FcConfigAppFontAddFile(config, (const FcChar8 *)path);
	set = FcConfigGetFonts(config, FcSetApplication);
	for (int i = before; set != NULL && i < set->nfont; i++) {
		if (FcPatternGetInteger(set->fonts[i], FC_INDEX, 0, &index) != FcResultMatch || index != declared->index)
			continue;
		FcPatternAddString(set->fonts[i], FC_FAMILY, (const FcChar8 *)declared->family);
		FcPatternAddString(set->fonts[i], FC_FAMILY, (const FcChar8 *)name);
	}
	g_free(name);
}

FcConfig *share_config(struct fonts *fonts, const struct roles *roles, struct font_file *const *files)
{
	FcConfig *config = FcConfigCreate();

	add_rules(config, fonts, roles);
	for (int i = 0; i < roles->n_files; i++)
		if (files[i] != NULL)
			add_file(config, &roles->file[i], files[i]->path);
	return config;
}
