/*
 * batch.h - publish many documents, each in a process of its own
 *
 * What comes out of what stands in publish.xml; a document of the folder that
 * is not named there is published as PDF.  Only what is out of date is made:
 * older than its source, the folders beside it (pictures), the list, the
 * program, or templates, styles and fonts.
 * One document that fails or dies is reported, the others go on.
 */
#ifndef PUBLISH_BATCH_H
#define PUBLISH_BATCH_H

#include "base/diag.h"

#include <stdbool.h>

struct batch_options {
	const char *home;
	const char *program;    /* to run for each document */
	const char *folder;     /* of the outputs; NULL: build/out below home */
	int jobs;               /* at once; 0: as many as there are processors */
	bool quiet;
};

/* list: path of publish.xml.  Gives the exit status of the worst document. */
int batch_publish(const char *list, const struct batch_options *, struct diag *);

#endif
