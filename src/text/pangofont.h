/*
 * pangofont.h - the declared faces as Pango sees them
 *
 * Pango asks a font map for fonts, and its usual one asks fontconfig, which
 * asks the machine.  Ours knows one face at a time: the one a run has been
 * given already.  So Pango itemises and shapes with exactly the declared
 * files, and reads no configuration, cache or font of the machine at all.
 *
 * Used inside text only; Pango types stop here.
 */
#ifndef TEXT_PANGOFONT_H
#define TEXT_PANGOFONT_H

#include <pango/pango.h>

struct font_file;

/* The file as a font of Pango's, made once and owned by the file; font units. */
PangoFont *faces_pango_font(struct font_file *);

/* A context whose only font is the one told last. */
PangoContext *faces_context(void);
void faces_context_use(PangoContext *, struct font_file *);

#endif
