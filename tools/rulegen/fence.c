/* Fenced code in Markdown, as far as pages of rules have it. */
#include "rulegen.h"

dl_str rg_trim(dl_str s)
{
    while (s.n && (*s.p == ' ' || *s.p == '\t')) {
        s.p++;
        s.n--;
    }
    while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    return s;
}

rg_fence rg_fence_of(dl_str line)
{
    rg_fence f = {0};
    if (line.n < 3 || (line.p[0] != '`' && line.p[0] != '~'))
        return f;
    while (f.n < line.n && line.p[f.n] == line.p[0])
        f.n++;
    if (f.n < 3)
        return (rg_fence){0};
    f.mark = line.p[0];
    f.info = rg_trim((dl_str){line.p + f.n, line.n - f.n});
    return f;
}

bool rg_fence_closes(rg_fence open, rg_fence f)
{
    return f.mark == open.mark && f.n >= open.n && !f.info.n;
}

dl_str rg_next_line(dl_str *rest)
{
    const char *nl = memchr(rest->p, '\n', rest->n);
    dl_str line = {rest->p, nl ? (size_t)(nl - rest->p) : rest->n};
    size_t step = line.n + (nl ? 1 : 0);
    *rest = (dl_str){rest->p + step, rest->n - step};
    return line;
}
