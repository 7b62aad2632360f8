#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK_SIZE = 64 * 1024,
	ALIGN = 16,
	OUT_OF_MEMORY = 3       /* exit status: the machine's fault */
};

struct block {
	struct block *next;
	size_t size;            /* of data */
	_Alignas(ALIGN) unsigned char data[];
};

struct arena {
	struct block *used;     /* the first one is being filled */
	struct block *spare;    /* kept by arena_reset */
	size_t fill;            /* bytes taken from used->data */
	size_t total;
};

static void *must(void *memory)
{
	if (memory == NULL) {
		fputs("yinfa: out of memory\n", stderr);
		exit(OUT_OF_MEMORY);
	}
	return memory;
}

struct arena *arena_new(void)
{
	return must(calloc(1, sizeof(struct arena)));
}

static void free_blocks(struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

void arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	free_blocks(a->used);
	free_blocks(a->spare);
	free(a);
}

void arena_reset(struct arena *a)
{
	while (a->used != NULL) {
		struct block *b = a->used;

		a->used = b->next;
		if (b->size == BLOCK_SIZE) {
			b->next = a->spare;
			a->spare = b;
		} else {
			free(b);
		}
	}
	a->fill = 0;
	a->total = 0;
}

static struct block *take_block(struct arena *a, size_t size)
{
	struct block *b = a->spare;

	if (size <= BLOCK_SIZE && b != NULL) {
		a->spare = b->next;
		return b;
	}
	if (size < BLOCK_SIZE)
		size = BLOCK_SIZE;
	b = must(malloc(sizeof *b + size));
	b->size = size;
	return b;
}

/* A large piece gets a block of its own behind the one being filled, whose rest stays usable. */
static void *alloc_large(struct arena *a, size_t size)
{
	struct block *b = take_block(a, size);

	if (a->used != NULL) {
		b->next = a->used->next;
		a->used->next = b;
	} else {
		b->next = NULL;
		a->used = b;
		a->fill = b->size;
	}
	return memset(b->data, 0, size);
}

void *arena_alloc(struct arena *a, size_t size)
{
	void *p;

	if (size > SIZE_MAX - BLOCK_SIZE)
		must(NULL);
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	a->total += size;
	if (a->used == NULL || a->used->size - a->fill < size) {
		struct block *b;

		if (size > BLOCK_SIZE / 4)
			return alloc_large(a, size);
		b = take_block(a, size);
		b->next = a->used;
		a->used = b;
		a->fill = 0;
	}
	p = a->used->data + a->fill;
	a->fill += size;
	return memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		must(NULL);
	return arena_alloc(a, n * size);
}

void *arena_copy(struct arena *a, const void *from, size_t size)
{
	void *to = arena_alloc(a, size);

	if (size != 0)
		memcpy(to, from, size);
	return to;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *to;

	n = strnlen(s, n);
	to = arena_alloc(a, n + 1);
	memcpy(to, s, n);
	return to;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *to;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	to = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
	va_start(args, format);
	if (n > 0)
		vsnprintf(to, (size_t)n + 1, format, args);
	va_end(args);
	return to;
}

void arena_adopt(struct arena *a, struct arena *b)
{
	struct block *last = b->used;

	a->total += b->total;
	if (last != NULL) {
		while (last->next != NULL)
			last = last->next;
		if (a->used != NULL) {  /* behind the block that is being filled */
			last->next = a->used->next;
			a->used->next = b->used;
		} else {
			a->used = b->used;
			a->fill = b->used->size;
		}
	}
	free_blocks(b->spare);
	free(b);
}

size_t arena_used(const struct arena *a)
{
	return a->total;
}
