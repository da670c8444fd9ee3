#include "text/lines.h"

static uint32_t count_byte(dl_str s, char c)
{
    uint32_t count = 0;
    const char *p = s.p, *end = s.p + s.n;
    while (p < end && (p = memchr(p, c, (size_t)(end - p))) != NULL) {
        count++;
        p++;
    }
    return count;
}

/* Where the line that starts at `from` ends and the next one starts, for
   sources with CR in them. Returns s.n + 1 when there is no next one. */
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

static uint32_t fill_lf(dl_str src, uint32_t *starts)
{
    uint32_t n = 1;
    const char *p = src.p, *end = src.p + src.n;
    while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL)
        starts[n++] = (uint32_t)(++p - src.p);
    return n;
}

static uint32_t fill_any(dl_str src, uint32_t *starts)
{
    uint32_t n = 1;
    size_t at = 0;
    while ((at = next_line(src, at)) <= src.n)
        starts[n++] = (uint32_t)at;
    return n;
}

const uint32_t *dl_lines_index(dl_arena *arena, dl_str src, uint32_t *n)
{
    bool has_cr = src.n > 0 && memchr(src.p, '\r', src.n) != NULL;
    uint32_t most = 1 + count_byte(src, '\n');
    if (has_cr)
        most += count_byte(src, '\r');
    uint32_t *starts = DL_ARENA_TAKE(arena, uint32_t, most);
    starts[0] = 0;
    *n = has_cr ? fill_any(src, starts) : fill_lf(src, starts);
    return starts;
}

uint32_t dl_lines_find(const uint32_t *starts, uint32_t n, uint32_t offset)
{
    uint32_t low = 0, high = n; /* starts[low] <= offset < starts[high] */
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
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
