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

/* Whether a part of a name may begin at byte `n`: MME in VideoMME. In capitals
   alone, as small capitals become, it may begin anywhere. */
static bool begins_part(dl_str word, size_t n, bool is_upper)
{
    return is_upper ||
           !(dl_is_lower(word.p[n]) ||
             (dl_is_upper(word.p[n - 1]) && dl_is_upper(word.p[n]) &&
              !dl_is_lower(word.p[n + 1])));
}

bool dl_official_is_solid(const dl_lexicon *lexicon, dl_str word,
                          uint32_t *first)
{
    enum { LONGEST = 32, PART = 2 };
    char name[LONGEST + 1];
    bool is_upper = true;
    if (word.n < DL_OFFICIAL_SHORTEST_SOLID || word.n > LONGEST ||
        !dl_official_has_capital(word))
        return false;
    for (size_t i = 0; i < word.n; i++)
        is_upper &= !dl_is_lower(word.p[i]);
    for (size_t n = PART; n + PART <= word.n; n++) {
        if (!begins_part(word, n, is_upper))
            continue;
        memcpy(name, word.p, n);
        name[n] = '-';
        memcpy(name + n + 1, word.p + n, word.n - n);
        uint32_t end;
        *first = dl_lexicon_folded(lexicon, (dl_str){name, word.n + 1}, &end);
        if (*first < end)
            return true;
    }
    return false;
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
    return dl_official_is_other(lexicon, name, &first, &end) ||
           dl_official_is_solid(lexicon, name, &first);
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
