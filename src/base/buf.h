/*
 * A growing byte string. A dl_buf owns its bytes; dl_buf_free() frees them, and
 * a zeroed dl_buf is a valid empty one. When memory runs out,
 * dl_out_of_memory() is called.
 */
#ifndef DL_BASE_BUF_H
#define DL_BASE_BUF_H

#include <stdarg.h>

#include "digestlint/base.h"

typedef struct dl_buf {
    char *p;  /* NUL-terminated unless NULL */
    size_t n; /* bytes, without the NUL */
    size_t cap;
} dl_buf;

void dl_buf_free(dl_buf *buf);
void dl_buf_clear(dl_buf *buf); /* empties and keeps the memory */
void dl_buf_reserve(dl_buf *buf, size_t more);
void dl_buf_add(dl_buf *buf, dl_str s);
void dl_buf_adds(dl_buf *buf, const char *cstr);
void dl_buf_add_uint(dl_buf *buf, uint64_t value); /* in decimal */
void dl_buf_printf(dl_buf *buf, const char *format, ...) DL_PRINTF(2, 3);
void dl_buf_vprintf(dl_buf *buf, const char *format, va_list args)
    DL_PRINTF(2, 0);

static inline void dl_buf_addc(dl_buf *buf, char c)
{
    if (buf->cap - buf->n < 2)
        dl_buf_reserve(buf, 1);
    buf->p[buf->n++] = c;
    buf->p[buf->n] = '\0';
}

/* The contents, borrowed until the next change. */
static inline dl_str dl_buf_str(const dl_buf *buf)
{
    return (dl_str){buf->p ? buf->p : "", buf->n};
}

#endif
