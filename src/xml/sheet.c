/*
 * sheet.c - libxslt, tamed
 *
 * libxslt asks one function of the process for every file it wants, and says
 * what is wrong in pieces of text to another.  Both are set while a sheet is
 * loaded or runs and find their struct in the context they are given; there
 * is nothing global of ours.
 */
#include "xml/sheet.h"

#include "xml/document.h"
#include "xml/load.h"
#include "xml/node.h"
#include "xml/regexp.h"
#include "xml/stamp.h"

#include <glib.h>
#include <libexslt/exslt.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* A run that does more XPath steps than this is endless; the largest books need a hundredth. */
#define MAX_STEPS 4000000000ul
#define MAX_TEMPLATE_DEPTH 3000

/* What libxslt says, until a text is whole. */
struct listener {
	struct diag *diag;
	xsltTransformContextPtr run;    /* NULL while compiling */
	bool reported;                  /* an error, by anyone */
	bool has_context;               /* libxslt's "file ... line ... element" came, its text has not */
	struct pos context;
	char *detail;                   /* what was said just before by those below libxslt, or NULL */
	const xmlNode *detail_inst;     /* the instruction it is about, if known */
	bool deaf;                      /* the rest is a dump of stacks */
};

struct sheet {
	xsltStylesheetPtr style;
	xmlDoc *doc;
	const struct xml_access *access;
	struct listener *listener;      /* while loading or running */
};

/* ---- files ---- */

static struct sheet *sheet_of_style(xsltStylesheetPtr style)
{
	while (style->parent != NULL)
		style = style->parent;
	return style->_private;
}

static void flush_detail(struct listener *);

static void add_detail(struct listener *l, const char *text)
{
	const xmlNode *inst = l->run != NULL ? l->run->inst : NULL;
	char *had;

	if (l->detail != NULL && inst != l->detail_inst)
		flush_detail(l);
	had = l->detail;
	l->detail = had != NULL ? g_strconcat(had, "; ", text, NULL) : g_strdup(text);
	l->detail_inst = inst;
	g_free(had);
}

/* A file is not read.  For modules libxslt says so itself, and knows the place. */
static void deny(struct listener *l, enum diag_id id, const char *file, const char *why)
{
	if (l->run != NULL)
		diag_report(l->diag, xml_pos(l->run->inst), id, file);
	else
		add_detail(l, why);
	l->reported = true;
}

static xmlDoc *load_below(struct sheet *sheet, const xmlChar *uri, const char *path, xmlDictPtr dict)
{
	struct listener *l = sheet->listener;
	struct xml_limits limits = { .allow_internal_dtd = true, .entities = sheet->access, .dict = dict };
	const char *shown = xml_shown_path(path);
	xmlDoc *doc = NULL;
	char *real;

	switch (xml_access_path(sheet->access, path, &real)) {
	case XML_MAY:
		doc = xml_load_as(real, shown, &limits, l->diag);
		/* as it was asked for, so that libxslt knows it again */
		if (doc != NULL) {
			xmlFree((xmlChar *)doc->URL);
			doc->URL = xmlStrdup(uri);
		}
		break;
	case XML_MISSING:
		deny(l, SHEET_FILE_MISSING, shown, "there is no such file");
		break;
	case XML_MAY_NOT:
		deny(l, SHEET_FILE_REFUSED, shown, "only files below the project's folders and --root may be read");
		break;
	}
	l->reported |= doc == NULL;
	g_free(real);
	return doc;
}

static xmlDocPtr load_wanted(const xmlChar *uri, xmlDictPtr dict, int options, void *context, xsltLoadType type)
{
	bool module = type == XSLT_LOAD_STYLESHEET;
	struct sheet *sheet = module ? sheet_of_style(context) : ((xsltTransformContextPtr)context)->_private;
	char *path = xml_path_of_uri((const char *)uri);
	xmlDoc *doc = NULL;

	(void)options;
	if (sheet != NULL && path == NULL) {
		deny(sheet->listener, SHEET_FILE_REFUSED, (const char *)uri, "it is not a local file");
	} else if (sheet != NULL) {
		doc = load_below(sheet, uri, path, dict);
		if (doc != NULL && module)
			stamp_module(doc);
	}
	g_free(path);
	return doc;
}

/* ---- what is said ---- */

static struct pos place_now(const struct listener *l)
{
	if (l->run != NULL && l->run->inst != NULL)
		return xml_pos(l->run->inst);
	return l->context;
}

static bool is_message(const struct listener *l)
{
	const xmlNode *inst = l->run != NULL ? l->run->inst : NULL;

	return !l->has_context && inst != NULL && xml_is(inst, XML_XSL_NS, "message");
}

/* "compilation error: file F line 3 element if", with a part or two missing at times */
static void take_context(struct listener *l, const char *text)
{
	const char *file = strstr(text, ": file ");
	const char *line = g_strrstr(text, " line ");
	const char *element = g_strrstr(text, " element ");

	l->has_context = true;
	l->context = (struct pos){ 0 };
	if (file != NULL) {
		const char *start = file + strlen(": file ");
		const char *end = line != NULL ? line : element != NULL ? element : start + strcspn(start, "\n");
		char *uri = g_strndup(start, (gsize)MAX(end - start, 0));
		char *path = xml_path_of_uri(uri);

		if (path != NULL)
			l->context.file = xml_shown_path(path);
		g_free(path);
		g_free(uri);
	}
	if (line != NULL)
		l->context.line = (int)strtol(line + strlen(" line "), NULL, 10);
}

static void report_error(struct listener *l, struct pos pos, const char *text)
{
	if (strstr(text, "infinite template recursion") != NULL) {
		diag_report(l->diag, pos, SHEET_TOO_DEEP, MAX_TEMPLATE_DEPTH);
		l->deaf = true;
	} else if (l->detail != NULL) {
		diag_report(l->diag, pos, SHEET_ERROR_DETAIL, text, l->detail);
	} else {
		diag_report(l->diag, pos, SHEET_ERROR, text);
	}
	l->reported = true;
	l->has_context = false;
	g_clear_pointer(&l->detail, g_free);
}

/* What those below libxslt said, when nothing of libxslt's came after it. */
static void flush_detail(struct listener *l)
{
	char *text = g_steal_pointer(&l->detail);

	if (text != NULL)
		report_error(l, l->detail_inst != NULL ? xml_pos(l->detail_inst) : place_now(l), text);
	g_free(text);
}

static bool is_context(const char *format, const char *text)
{
	return g_str_has_prefix(format, "%s: file ") || g_str_has_prefix(format, "%s: element ")
	    || (strcmp(format, "%s\n") == 0 && g_str_has_suffix(text, "error"));
}

static void said(void *data, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void said(void *data, const char *format, ...)
{
	struct listener *l = data;
	va_list args;
	char *text;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_strstrip(text);
	if (*text == '\0' || l->deaf) {
		/* the end of a line */
	} else if (is_context(format, text)) {
		take_context(l, text);
	} else if (is_message(l)) {
		struct pos pos = xml_pos(l->run->node);
		const xmlNode *inst = l->run->inst;
		char *terminate = xml_attribute(inst, "terminate");
		bool ends = g_strcmp0(terminate, "yes") == 0;

		if (pos.line == 0)
			pos = xml_pos(inst);
		diag_report(l->diag, pos, ends ? SHEET_TERMINATED : SHEET_MESSAGE, text);
		l->reported |= ends;
		g_free(terminate);
	} else {
		report_error(l, place_now(l), text);
	}
	g_free(text);
}

/* XPath says what is wrong here; the instruction concerned follows by said(), if at all. */
static void xpath_said(void *data, xmlErrorPtr e)
{
	struct listener *l = data;
	char *text = g_strdup(e->message != NULL ? e->message : "");

	g_strstrip(text);
	if (strstr(text, "peration limit") != NULL) {
		diag_report(l->diag, place_now(l), SHEET_TOO_LONG);
		l->reported = true;
		if (l->run != NULL)
			l->run->state = XSLT_STATE_STOPPED;
		g_free(text);
		return;
	}
	add_detail(l, text);
	if (e->str1 != NULL && e->domain == XML_FROM_XPATH)
		add_detail(l, e->str1);
	g_free(text);
}

/* "xmlXPathCompOpEval: function f not found" */
static void xml_said(void *data, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void xml_said(void *data, const char *format, ...)
{
	va_list args;
	char *text, *colon;

	va_start(args, format);
	text = g_strstrip(g_strdup_vprintf(format, args));
	va_end(args);
	colon = g_str_has_prefix(text, "xml") ? strstr(text, ": ") : NULL;
	if (*text != '\0')
		add_detail(data, colon != NULL ? colon + 2 : text);
	g_free(text);
}

struct heard {
	xmlStructuredErrorFunc structured;
	void *structured_data;
	xmlGenericErrorFunc xml, xslt;
	void *xml_data, *xslt_data;
	xsltDocLoaderFunc loader;
};

static void listen(struct sheet *sheet, struct listener *l, struct heard *before)
{
	*before = (struct heard){
		.structured = xmlStructuredError, .structured_data = xmlStructuredErrorContext,
		.xml = xmlGenericError, .xml_data = xmlGenericErrorContext,
		.xslt = xsltGenericError, .xslt_data = xsltGenericErrorContext,
		.loader = xsltDocDefaultLoader
	};
	xmlSetStructuredErrorFunc(l, xpath_said);
	xmlSetGenericErrorFunc(l, xml_said);
	xsltSetGenericErrorFunc(l, said);
	xsltSetLoaderFunc(load_wanted);
	sheet->listener = l;
}

static void stop_listening(struct sheet *sheet, struct listener *l, const struct heard *before)
{
	flush_detail(l);
	xmlSetStructuredErrorFunc(before->structured_data, before->structured);
	xmlSetGenericErrorFunc(before->xml_data, before->xml);
	xsltSetGenericErrorFunc(before->xslt_data, before->xslt);
	xsltSetLoaderFunc(before->loader);
	sheet->listener = NULL;
}

/* ---- loading ---- */

static void init(void)
{
	static gsize once;

	xml_init();
	if (g_once_init_enter(&once)) {
		xsltInit();
		/* not the dates: they ask the clock */
		exsltCommonRegister();
		exsltFuncRegister();
		exsltMathRegister();
		exsltSetsRegister();
		exsltStrRegister();
		xml_regexp_register();
		g_once_init_leave(&once, 1);
	}
}

struct sheet *sheet_load_doc(xmlDoc *doc, const struct xml_access *access, struct diag *diag)
{
	struct listener l = { .diag = diag };
	struct sheet *sheet = g_new0(struct sheet, 1);
	struct heard before;
	bool ok;

	init();
	stamp_module(doc);
	sheet->access = access;
	sheet->doc = doc;
	sheet->style = xsltNewStylesheet();
	sheet->style->_private = sheet;
	listen(sheet, &l, &before);
	ok = xsltParseStylesheetUser(sheet->style, doc) == 0;
	stop_listening(sheet, &l, &before);
	if (ok)
		return sheet;
	if (!l.reported)
		diag_report(diag, xml_pos((xmlNode *)doc), SHEET_ERROR, "this is not a stylesheet");
	sheet_free(sheet);
	return NULL;
}

static const struct xml_limits *module_limits(const struct xml_access *access, struct xml_limits *limits)
{
	*limits = (struct xml_limits){ .allow_internal_dtd = true, .foreign = true, .entities = access };
	return limits;
}

struct sheet *sheet_load(const char *path, const struct xml_access *access, struct diag *diag)
{
	struct xml_limits limits;
	xmlDoc *doc = xml_load(path, module_limits(access, &limits), diag);

	return doc != NULL ? sheet_load_doc(doc, access, diag) : NULL;
}

struct sheet *sheet_load_memory(const char *name, const char *text, size_t size, const struct xml_access *access,
    struct diag *diag)
{
	struct xml_limits limits;
	xmlDoc *doc = xml_load_memory(name, text, size, module_limits(access, &limits), diag);

	return doc != NULL ? sheet_load_doc(doc, access, diag) : NULL;
}

void sheet_free(struct sheet *sheet)
{
	xmlDoc *doc;

	if (sheet == NULL)
		return;
	doc = sheet->style->doc == NULL ? sheet->doc : NULL;
	xsltFreeStylesheet(sheet->style);
	xml_free(doc);          /* a style that was not compiled does not own it */
	g_free(sheet);
}

bool sheet_has_param(const struct sheet *sheet, const char *name)
{
	for (xsltStylesheetPtr s = sheet->style; s != NULL; s = xsltNextImport(s))
		for (xsltStackElemPtr v = s->variables; v != NULL; v = v->next)
			if (v->comp != NULL && v->comp->type == XSLT_FUNC_PARAM && v->nameURI == NULL
			    && strcmp((const char *)v->name, name) == 0)
				return true;
	return false;
}

/* ---- running ---- */

static xsltSecurityPrefsPtr forbid_writing(void)
{
	static const xsltSecurityOption forbidden[] = {
		XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
		XSLT_SECPREF_WRITE_NETWORK
	};
	xsltSecurityPrefsPtr prefs = xsltNewSecurityPrefs();

	/* reading files is load_below()'s business */
	for (size_t i = 0; i < G_N_ELEMENTS(forbidden); i++)
		xsltSetSecurityPrefs(prefs, forbidden[i], xsltSecurityForbid);
	return prefs;
}

static void set_params(xsltTransformContextPtr run, const char *const *params)
{
	for (; params != NULL && params[0] != NULL; params += 2)
		xsltQuoteOneUserParam(run, BAD_CAST params[0], BAD_CAST params[1]);
}

xmlDoc *sheet_run(struct sheet *sheet, xmlDoc *source, const char *const *params, struct diag *diag)
{
	xsltTransformContextPtr run = xsltNewTransformContext(sheet->style, source);
	xsltSecurityPrefsPtr prefs = forbid_writing();
	struct listener l = { .diag = diag, .run = run };
	struct heard before;
	xmlDoc *result;

	run->_private = sheet;
	run->maxTemplateDepth = MAX_TEMPLATE_DEPTH;
	run->xpathCtxt->opLimit = MAX_STEPS;
	xsltSetCtxtSecurityPrefs(prefs, run);
	xsltSetTransformErrorFunc(run, &l, said);
	stamp_register(run);
	document_register(run);
	listen(sheet, &l, &before);
	set_params(run, params);
	result = xsltApplyStylesheetUser(sheet->style, source, NULL, NULL, NULL, run);
	if (run->state == XSLT_STATE_STOPPED && result != NULL) {
		xml_free(result);
		result = NULL;
	}
	stop_listening(sheet, &l, &before);
	if (result == NULL && !l.reported)
		diag_report(diag, (struct pos){ .file = xml_file(source) }, SHEET_NO_RESULT);
	xsltFreeTransformContext(run);
	xsltFreeSecurityPrefs(prefs);
	if (result != NULL)
		stamp_collect(result, xml_file(source));
	return result;
}
