/* Names as their owners spell them. */
#include "rules/shared/official.h"

#include "base/str.h"

bool dl_official_has_capital(dl_str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (dl_is_upper(word.p[i]))
            return true;
    return false;
}

bool dl_official_is_other(const dl_lexicon *lexicon, dl_str word,
                          uint32_t *first, uint32_t *end)
{
    if (!dl_official_has_capital(word))
        return false;
    *first = dl_lexicon_folded(lexicon, word, end);
    for (uint32_t i = *first; i < *end; i++)
        if (dl_str_eq(dl_lexicon_folded_name(lexicon, i), word))
            return false;
    return *first < *end;
}

/* The part of `name` from byte `at` on. */
static dl_str part_at(dl_str name, size_t at)
{
    size_t end = at;
    while (end < name.n && name.p[end] != '-')
        end++;
    return (dl_str){name.p + at, end - at};
}

bool dl_official_has_other(const dl_lexicon *lexicon, dl_str name)
{
    uint32_t first, end;
    for (size_t at = 0; at < name.n;) {
        dl_str part = part_at(name, at);
        if (dl_official_is_other(lexicon, part, &first, &end))
            return true;
        at += part.n + 1;
    }
    return dl_official_is_other(lexicon, name, &first, &end);
}

bool dl_official_are_both(const dl_lexicon *lexicon, dl_str a, dl_str b)
{
    for (size_t at = 0; at < a.n;) {
        dl_str x = part_at(a, at), y = {b.p + at, x.n};
        if (!dl_str_eq(x, y) &&
            !(dl_lexicon_has(lexicon, DL_LIST_NAMES_OFFICIAL, x) &&
              dl_lexicon_has(lexicon, DL_LIST_NAMES_OFFICIAL, y)))
            return false;
        at += x.n + 1;
    }
    return true;
}
