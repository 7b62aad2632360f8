/*
 * target.h - what every fuzz target begins with: the fonts, opened once
 *
 * The current directory is the repository's root.
 */
#include "base/diag.h"
#include "text/fonts.h"
#include "xml/load.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct fonts *fonts;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct diag *diag = diag_new();

	(void)argc;
	(void)argv;
	xml_init();
	fonts = fonts_open("fonts/roles.xml", "build/fonts", diag);
	diag_free(diag);
	return fonts == NULL;
}
