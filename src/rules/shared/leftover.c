/* Whether a text in brackets is what a template left to be filled in. */
#include "rules/shared/leftover.h"

#include "base/str.h"
#include "korean/lexicon.h"

enum { LONGEST = 120 /* bytes of what a template says */ };

/* `[…]`, `<…>`, `(…)`: one pair around all of it. */
static bool is_bracketed(dl_str text)
{
    static const char pairs[] = "[]<>(){}";
    if (text.n < 3)
        return false;
    const char *open = strchr(pairs, text.p[0]);
    if (text.p[0] == '\0' || !open || (open - pairs) % 2 != 0 ||
        text.p[text.n - 1] != open[1])
        return false;
    for (size_t i = 1; i + 1 < text.n; i++)
        if (text.p[i] == open[0] || text.p[i] == open[1] ||
            text.p[i] == '\n')
            return false;
    return true;
}

static bool begins_with_here(dl_str text)
{
    return dl_str_starts(text, "여기에 ") || dl_str_starts(text, "이곳에 ");
}

dl_leftover dl_leftover_of(const dl_doc *doc, dl_str text)
{
    char lower[LONGEST];
    const dl_lexicon *lexicon = doc->lexicon;
    if (!is_bracketed(text) || text.n - 2 > LONGEST)
        return DL_LEFTOVER_NO;
    char open = text.p[0];
    text = dl_str_trim((dl_str){text.p + 1, text.n - 2}, " ");
    for (size_t i = 0; i < text.n; i++)
        lower[i] = dl_to_lower(text.p[i]);
    text.p = lower;
    if (dl_lexicon_has(lexicon, DL_LIST_LEFTOVER_FILLERS, text))
        return DL_LEFTOVER_YES;
    if (dl_lexicon_has(lexicon, DL_LIST_LEFTOVER_BARE_FILLERS, text))
        return DL_LEFTOVER_IF_ALONE;
    /* What a reader is asked to do is in parentheses, or in none. */
    bool is_here = begins_with_here(text);
    if (text.n && text.p[text.n - 1] == '.')
        text.n--;
    bool is_asked =
        dl_lexicon_end(lexicon, DL_LIST_LEFTOVER_INSTRUCTIONS, text) > 0;
    bool is_noun =
        dl_lexicon_end(lexicon, DL_LIST_LEFTOVER_HERE_ENDS, text) > 0;
    return (is_asked && (is_here || open != '(')) || (is_here && is_noun)
               ? DL_LEFTOVER_YES
               : DL_LEFTOVER_NO;
}
