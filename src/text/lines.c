/* The line index: where lines begin and end. */
#include "text/lines.h"

#include "base/search.h"
#include "base/vec.h"

/* Where the line that starts at `from` ends and the next one starts, for
   sources that contain CR. Returns s.n + 1 if there is no next line. */
static size_t next_line(dl_str s, size_t from)
{
    for (size_t i = from; i < s.n; i++) {
        if (s.p[i] == '\n')
            return i + 1;
        if (s.p[i] == '\r')
            return i + 1 < s.n && s.p[i + 1] == '\n' ? i + 2 : i + 1;
    }
    return s.n + 1;
}

const uint32_t *dl_lines_index(dl_arena *arena, dl_str src, uint32_t *n)
{
    const char *p = src.p, *end = src.p + src.n;
    DL_VEC(uint32_t) starts = {0};
    dl_vec_push(&starts, 0);
    if (src.n > 0 && memchr(src.p, '\r', src.n))
        for (size_t at = 0; (at = next_line(src, at)) <= src.n;)
            dl_vec_push(&starts, (uint32_t)at);
    else
        while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL)
            dl_vec_push(&starts, (uint32_t)(++p - src.p));
    *n = (uint32_t)starts.n;
    const uint32_t *kept = dl_vec_to_arena(&starts, arena);
    dl_vec_free(&starts);
    return kept;
}

uint32_t dl_lines_find(const uint32_t *starts, uint32_t n, uint32_t offset)
{
    size_t i; /* the first line that begins after `offset`, but the first */
    DL_LOWER_BOUND(i, 1, n, starts[i] <= offset);
    return (uint32_t)(i - 1);
}

uint32_t dl_lines_end(const uint32_t *starts, uint32_t n, dl_str src,
                      uint32_t line)
{
    if (line + 1 >= n)
        return (uint32_t)src.n;
    uint32_t end = starts[line + 1] - 1;
    if (src.p[end] == '\n' && end > starts[line] && src.p[end - 1] == '\r')
        end--;
    return end;
}
