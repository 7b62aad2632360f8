#include "base/len.h"

#include <stdio.h>
#include <string.h>

char *len_format(char buf[LEN_FORMAT_SIZE], len_t len)
{
	int64_t mpt = len < 0 ? -(int64_t)len : len;
	int n = snprintf(buf, LEN_FORMAT_SIZE, "%s%d.%03d", len < 0 ? "-" : "",
	    (int)(mpt / 1000), (int)(mpt % 1000));

	while (buf[n - 1] == '0')
		buf[--n] = '\0';
	if (buf[n - 1] == '.')
		buf[--n] = '\0';
	return buf;
}
