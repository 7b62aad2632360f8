/*
 * arena.h - memory that is given back all at once
 *
 * One arena serves one document; short-lived ones serve a paragraph.  What is
 * allocated here is never freed by itself and never moves.  All memory comes
 * zeroed.  Out of memory ends the program in one place, with exit status 3, so
 * nothing in here returns NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *);        /* NULL is fine */

/* Forget all contents but keep the memory for the next use. */
void arena_reset(struct arena *);

void *arena_alloc(struct arena *, size_t size);
void *arena_array(struct arena *, size_t n, size_t size);       /* n * size, checked */
void *arena_copy(struct arena *, const void *, size_t size);

#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, n, type) ((type *)arena_array((a), (size_t)(n), sizeof(type)))

char *arena_strdup(struct arena *, const char *);               /* NULL gives NULL */
char *arena_strndup(struct arena *, const char *, size_t n);    /* at most n bytes, up to a NUL */
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* All that the second one holds goes on living in the first; the second is gone. */
void arena_adopt(struct arena *, struct arena *);

/* Bytes handed out since arena_new or arena_reset. */
size_t arena_used(const struct arena *);

#endif
