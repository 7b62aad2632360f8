/*
 * share.h - the declared fonts as fontconfig sees them
 *
 * Used by fonts.c only; fontconfig's types stop here.
 */
#ifndef TEXT_SHARE_H
#define TEXT_SHARE_H

#include <fontconfig/fontconfig.h>

struct font_file;
struct fonts;
struct roles;

/*
 * A configuration with the declared files and nothing else, in which every
 * name of a role stands for the role's chain.  files beside those of roles,
 * NULL where one is not there.  FcConfigDestroy it.
 */
FcConfig *share_config(struct fonts *, const struct roles *, struct font_file *const *files);

#endif
