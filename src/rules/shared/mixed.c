/* Shared by DL508 and DL523: the words of a group in an entry. */
#include "rules/shared/mixed.h"

static bool is_joint(char c)
{
    return c == ' ' || c == '-';
}

bool dl_mixed_is_same(dl_str a, dl_str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && is_joint(a.p[i]))
            i++;
        while (k < b.n && is_joint(b.p[k]))
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (a.p[i++] != b.p[k++])
            return false;
    }
}

bool dl_mixed_is_english(const dl_term_hit *hits, size_t i, size_t n)
{
    uint32_t start = hits[i].span.start;
    return (i > 0 && hits[i - 1].span.start == start &&
            hits[i - 1].group->term_class == DL_TERMS_ENGLISH) ||
           (i + 1 < n && hits[i + 1].span.start == start &&
            hits[i + 1].group->term_class == DL_TERMS_ENGLISH);
}

bool dl_mixed_varies(const dl_term_hit *hits, size_t from, size_t to,
                     size_t at)
{
    for (size_t i = from; i < to; i++)
        if (hits[i].group == hits[at].group &&
            !dl_mixed_is_same(hits[i].term->text, hits[at].term->text))
            return true;
    return false;
}
