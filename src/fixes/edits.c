/* Applies edits to a text, and maps places across them. */
#include "fixes/edits.h"

#include "base/alloc.h"
#include "base/search.h"
#include "base/str.h"
#include "text/compose.h"

void dl_edits_apply(dl_str src, const dl_edit *edit, size_t n, dl_buf *out)
{
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        dl_buf_add(out, (dl_str){src.p + at, edit[i].span.start - at});
        dl_buf_add(out, edit[i].text);
        at = edit[i].span.end;
    }
    dl_buf_add(out, (dl_str){src.p + at, src.n - at});
}

int64_t *dl_edits_shifts(const dl_edit *edit, size_t n)
{
    int64_t *shifts = dl_xcalloc(n + 1, sizeof *shifts);
    for (size_t i = 0; i < n; i++)
        shifts[i + 1] = shifts[i] + (int64_t)edit[i].text.n -
                        (int64_t)(edit[i].span.end - edit[i].span.start);
    return shifts;
}

uint32_t dl_edits_map(const dl_edit *edit, const int64_t *shifts, size_t n,
                      uint32_t at)
{
    size_t i; /* edits that begin before `at` */
    DL_LOWER_BOUND(i, 0, n, edit[i].span.start < at);
    if (i > 0 && edit[i - 1].span.end > at)
        return (uint32_t)(edit[i - 1].span.start + shifts[i - 1]);
    return (uint32_t)(at + shifts[i]);
}

bool dl_edits_are_canonical(dl_str src, const dl_edit *edit, size_t n)
{
    dl_buf old = {0}, new = {0};
    bool are_same = true;
    for (size_t i = 0; i < n && are_same; i++) {
        dl_span span = edit[i].span;
        dl_buf_clear(&old);
        dl_buf_clear(&new);
        are_same =
            dl_normalize((dl_str){src.p + span.start, span.end - span.start},
                         false, &old) &&
            dl_normalize(edit[i].text, false, &new) &&
            dl_str_eq(dl_buf_str(&old), dl_buf_str(&new));
    }
    dl_buf_free(&old);
    dl_buf_free(&new);
    return are_same;
}
