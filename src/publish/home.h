/*
 * home.h - where the program's own files are
 *
 * templates/, styles/, fonts/ and content/ lie in one folder: the one that
 * YINFA_HOME names, or else the nearest above the program itself.
 */
#ifndef PUBLISH_HOME_H
#define PUBLISH_HOME_H

/* To be freed with g_free; NULL if there is none. */
char *home_find(void);

#endif
