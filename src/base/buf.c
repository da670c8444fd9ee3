/* Byte strings that double when they are full; a NUL follows the last byte. */
#include "base/buf.h"

#include <stdio.h>

#include "base/alloc.h"

void dl_buf_free(dl_buf *buf)
{
    dl_free(buf->p);
    *buf = (dl_buf){0};
}

void dl_buf_clear(dl_buf *buf)
{
    buf->n = 0;
    if (buf->p)
        buf->p[0] = '\0';
}

void dl_buf_reserve(dl_buf *buf, size_t more)
{
    size_t need = buf->n + more + 1;
    if (need < more)
        dl_out_of_memory();
    if (need <= buf->cap)
        return;
    size_t cap = buf->cap ? buf->cap * 2 : 64;
    if (cap < need)
        cap = need;
    buf->p = dl_xrealloc(buf->p, cap);
    buf->cap = cap;
}

void dl_buf_add(dl_buf *buf, dl_str s)
{
    dl_buf_reserve(buf, s.n);
    if (s.n)
        memcpy(buf->p + buf->n, s.p, s.n);
    buf->n += s.n;
    buf->p[buf->n] = '\0';
}

void dl_buf_adds(dl_buf *buf, const char *cstr)
{
    if (*cstr || buf->n == 0) /* a colour that is not used is empty */
        dl_buf_add(buf, dl_str_of(cstr));
}

void dl_buf_add_uint(dl_buf *buf, uint64_t value)
{
    char digits[20];
    size_t start = sizeof digits;
    do
        digits[--start] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    dl_buf_add(buf, (dl_str){digits + start, sizeof digits - start});
}

void dl_buf_vprintf(dl_buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n > 0) {
        dl_buf_reserve(buf, (size_t)n);
        vsnprintf(buf->p + buf->n, (size_t)n + 1, format, again);
        buf->n += (size_t)n;
    }
    va_end(again);
}

void dl_buf_printf(dl_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    dl_buf_vprintf(buf, format, args);
    va_end(args);
}
