#include "xml/regexp.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltutils.h>

static void *new_cache(xsltTransformContext *run, const xmlChar *uri)
{
	(void)run;
	(void)uri;
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_regex_unref);
}

static void free_cache(xsltTransformContext *run, const xmlChar *uri, void *cache)
{
	(void)run;
	(void)uri;
	g_hash_table_destroy(cache);
}

/* The compiled pattern, kept while the stylesheet runs; NULL: reported. */
static GRegex *compiled(xsltTransformContext *run, const char *pattern, const char *flags)
{
	GHashTable *cache = xsltGetExtData(run, BAD_CAST XML_REGEXP_NS);
	char *key = g_strconcat(flags, "/", pattern, NULL);
	GRegex *r = g_hash_table_lookup(cache, key);
	GError *error = NULL;

	if (r == NULL) {
		GRegexCompileFlags f = G_REGEX_OPTIMIZE | (strchr(flags, 'i') != NULL ? G_REGEX_CASELESS : 0);

		r = g_regex_new(pattern, f, 0, &error);
		if (r == NULL) {
			xsltTransformError(run, NULL, run->inst, "regular expression '%s': %s\n", pattern, error->message);
			run->state = XSLT_STATE_STOPPED;
			g_error_free(error);
			g_free(key);
			return NULL;
		}
		g_hash_table_insert(cache, key, r);
		return r;
	}
	g_free(key);
	return r;
}

struct call {
	xsltTransformContext *run;
	xmlChar *text, *pattern, *flags;
};

static bool take_arguments(xmlXPathParserContext *x, int n, struct call *c)
{
	if (n < 2 || n > 3) {
		xmlXPathSetArityError(x);
		return false;
	}
	c->run = xsltXPathGetTransformContext(x);
	c->flags = n == 3 ? xmlXPathPopString(x) : xmlStrdup(BAD_CAST "");
	c->pattern = xmlXPathPopString(x);
	c->text = xmlXPathPopString(x);
	return !xmlXPathCheckError(x) && c->run != NULL && c->text != NULL && c->pattern != NULL && c->flags != NULL;
}

/* What matched, to be freed; NULL if nothing did. */
static char *match(const struct call *c)
{
	GRegex *r = compiled(c->run, (const char *)c->pattern, (const char *)c->flags);
	GMatchInfo *info = NULL;
	GError *error = NULL;
	char *found = NULL;

	if (r == NULL)
		return NULL;
	if (g_regex_match_full(r, (const char *)c->text, -1, 0, 0, &info, &error))
		found = g_match_info_fetch(info, 0);
	if (error != NULL) {
		xsltTransformError(c->run, NULL, c->run->inst, "regular expression '%s': %s\n", c->pattern, error->message);
		c->run->state = XSLT_STATE_STOPPED;
		g_error_free(error);
	}
	g_match_info_free(info);
	return found;
}

static void end_call(struct call *c)
{
	xmlFree(c->text);
	xmlFree(c->pattern);
	xmlFree(c->flags);
}

static void test_function(xmlXPathParserContext *x, int n)
{
	struct call c = { 0 };
	char *found = take_arguments(x, n, &c) ? match(&c) : NULL;

	xmlXPathReturnBoolean(x, found != NULL);
	g_free(found);
	end_call(&c);
}

static void match_function(xmlXPathParserContext *x, int n)
{
	struct call c = { 0 };
	char *found = take_arguments(x, n, &c) ? match(&c) : NULL;

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
