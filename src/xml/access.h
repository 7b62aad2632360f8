/*
 * access.h - which files a document may have read
 *
 * What a document or a stylesheet names (document(), modules, pictures) is
 * read only below declared folders.  Symbolic links and ".." are resolved
 * before the comparison, and what comes back is the resolved path: that one
 * is to be opened.
 */
#ifndef XML_ACCESS_H
#define XML_ACCESS_H

#include <stdbool.h>

struct xml_access {
	const char *const *roots;       /* folders, then NULL; lent */
};

enum xml_may { XML_MAY, XML_MAY_NOT, XML_MISSING };

/*
 * May path be read?  With XML_MAY, *resolved is the real path, to be freed
 * with g_free; else it is NULL.  No access or no roots: nothing may be read.
 * XML_MISSING: it would be allowed but is not there.
 */
enum xml_may xml_access_path(const struct xml_access *, const char *path, char **resolved);

#endif
