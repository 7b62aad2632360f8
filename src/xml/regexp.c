#include "xml/regexp.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltutils.h>

/* Compiled patterns, kept while a stylesheet runs: by their text, those with flags by "flags/text". */
struct cache {
	GHashTable *plain, *flagged;
};

static GHashTable *new_table(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_regex_unref);
}

static void *new_cache(xsltTransformContext *run, const xmlChar *uri)
{
	struct cache *cache = g_new(struct cache, 1);

	(void)run;
	(void)uri;
	*cache = (struct cache){ new_table(), new_table() };
	return cache;
}

static void free_cache(xsltTransformContext *run, const xmlChar *uri, void *data)
{
	struct cache *cache = data;

	(void)run;
	(void)uri;
	g_hash_table_destroy(cache->plain);
	g_hash_table_destroy(cache->flagged);
	g_free(cache);
}

/* The arguments of a call, as they come from the stack; text borrowed from them. */
struct call {
	xsltTransformContext *run;
	xmlXPathObject *argument[3];
	const char *text, *pattern, *flags;
};

static void failed(const struct call *c, GError *error)
{
	xsltTransformError(c->run, NULL, c->run->inst, "regular expression '%s': %s\n", c->pattern, error->message);
	c->run->state = XSLT_STATE_STOPPED;
	g_error_free(error);
}

/* NULL: reported. */
static GRegex *compile(const struct call *c)
{
	GRegexCompileFlags f = G_REGEX_OPTIMIZE | (strchr(c->flags, 'i') != NULL ? G_REGEX_CASELESS : 0);
	GError *error = NULL;
	GRegex *r = g_regex_new(c->pattern, f, 0, &error);

	if (r == NULL)
		failed(c, error);
	return r;
}

static GRegex *compiled(const struct call *c)
{
	struct cache *cache = xsltGetExtData(c->run, BAD_CAST XML_REGEXP_NS);
	GHashTable *table = c->flags[0] == '\0' ? cache->plain : cache->flagged;
	char *key = table == cache->flagged ? g_strconcat(c->flags, "/", c->pattern, NULL) : NULL;
	GRegex *r = g_hash_table_lookup(table, key != NULL ? key : c->pattern);

	if (r == NULL && (r = compile(c)) != NULL)
		g_hash_table_insert(table, g_strdup(key != NULL ? key : c->pattern), r);
	g_free(key);
	return r;
}

/* A string left where it is: rules ask many thousand times. */
static const char *pop_string(xmlXPathParserContext *x, xmlXPathObject **argument)
{
	if (x->value != NULL && x->value->type != XPATH_STRING)
		xmlXPathStringFunction(x, 1);
	*argument = valuePop(x);
	return *argument != NULL ? (const char *)(*argument)->stringval : NULL;
}

static bool take_arguments(xmlXPathParserContext *x, int n, struct call *c)
{
	if (n < 2 || n > 3) {
		xmlXPathSetArityError(x);
		return false;
	}
	c->run = xsltXPathGetTransformContext(x);
	c->flags = n == 3 ? pop_string(x, &c->argument[2]) : "";
	c->pattern = pop_string(x, &c->argument[1]);
	c->text = pop_string(x, &c->argument[0]);
	return !xmlXPathCheckError(x) && c->run != NULL && c->text != NULL && c->pattern != NULL && c->flags != NULL;
}

static void end_call(struct call *c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(c->argument); i++)
		xmlXPathFreeObject(c->argument[i]);
}

/* Whether the pattern matches; what matched, to be freed, into *found if that is wanted. */
static bool match(const struct call *c, char **found)
{
	GRegex *r = compiled(c);
	GMatchInfo *info = NULL;
	GError *error = NULL;
	bool matches;

	if (r == NULL)
		return false;
	matches = g_regex_match_full(r, c->text, -1, 0, 0, found != NULL ? &info : NULL, &error);
	if (matches && found != NULL)
		*found = g_match_info_fetch(info, 0);
	if (error != NULL)
		failed(c, error);
	g_match_info_free(info);
	return matches;
}

static void test_function(xmlXPathParserContext *x, int n)
{
	struct call c = { 0 };

	xmlXPathReturnBoolean(x, take_arguments(x, n, &c) && match(&c, NULL));
	end_call(&c);
}

static void match_function(xmlXPathParserContext *x, int n)
{
	struct call c = { 0 };
	char *found = NULL;

	if (take_arguments(x, n, &c))
		match(&c, &found);
	xmlXPathReturnString(x, xmlStrdup(BAD_CAST(found != NULL ? found : "")));
	g_free(found);
	end_call(&c);
}

void xml_regexp_register(void)
{
	xsltRegisterExtModule(BAD_CAST XML_REGEXP_NS, new_cache, free_cache);
	xsltRegisterExtModuleFunction(BAD_CAST "test", BAD_CAST XML_REGEXP_NS, test_function);
	xsltRegisterExtModuleFunction(BAD_CAST "match", BAD_CAST XML_REGEXP_NS, match_function);
}
