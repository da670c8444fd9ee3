/* Collects references to footnotes. */
#include "rules/shared/notes.h"

#include "base/arena.h"
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"

static int by_text(const void *a, const void *b)
{
    const dl_str *x = a, *y = b;
    return dl_str_compare_folded(*x, *y);
}

dl_note_labels dl_notes_referred(struct dl_arena *arena, const dl_doc *doc,
                                 const dl_holes *holes)
{
    enum { LONGEST = 200 };
    DL_VEC(dl_str) labels = {0};
    dl_str src = doc->src;
    for (size_t at = doc->body; at + 3 < src.n; at++) {
        const char *p = memchr(src.p + at, '[', src.n - at - 3);
        if (!p)
            break;
        at = (size_t)(p - src.p);
        if (p[1] != '^' || dl_holes_have(holes, (uint32_t)at + 1))
            continue;
        size_t n = 0;
        while (n < LONGEST && at + 2 + n < src.n &&
               !dl_is_one_of(p[2 + n], "[]\r\n"))
            n++;
        size_t close = at + 2 + n;
        if (close + 1 < src.n && src.p[close] == ']' &&
            src.p[close + 1] != ':')
            dl_vec_push(&labels, (dl_str){p + 2, n});
    }
    dl_vec_sort(&labels, by_text);
    size_t n = labels.n;
    dl_note_labels result = {dl_vec_to_arena(&labels, arena), n};
    dl_vec_free(&labels);
    return result;
}

bool dl_notes_have(const dl_note_labels *notes, dl_str label)
{
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, notes->n,
                   dl_str_compare_folded(notes->v[i], label) < 0);
    return i < notes->n && dl_str_compare_folded(notes->v[i], label) == 0;
}
