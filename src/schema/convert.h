/*
 * convert.h - the same words in another form: widths of characters, numerals
 */
#ifndef SCHEMA_CONVERT_H
#define SCHEMA_CONVERT_H

/* how is half-width, full-width or number (fix.h).  g_free it; NULL if it cannot be. */
char *convert_text(const char *text, const char *how);

#endif
