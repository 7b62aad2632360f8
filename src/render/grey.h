/*
 * grey.h - pages whose black stays black on a press
 *
 * Cairo knows RGB alone, and a press makes its black from four inks when told
 * "0 0 0 rg".  So equal parts of red, green and blue are written as grey, which
 * stays on the black plate: "0 g".
 */
#ifndef RENDER_GREY_H
#define RENDER_GREY_H

#include <qpdf/qpdf-c.h>

/* Write the page's content again; one that cannot be read stays as it is. */
void grey_page(qpdf_data, qpdf_oh page);

#endif
