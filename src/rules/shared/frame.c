/* Questions of DL520 about words, and the words that say something twice. */
#include "rules/shared/frame.h"

#include "base/str.h"
#include "rules/shared/korean.h"
#include "text/kinds.h"

enum { SYLLABLE = 3 /* bytes */, NOUN = 2 * SYLLABLE /* before 하다 */ };

bool dl_frame_is_verb(const dl_doc *doc, dl_str word)
{
    return word.n > NOUN &&
           dl_lexicon_has(doc->lexicon, DL_LIST_FRAME_HADA_FORMS,
                          dl_str_from(word, NOUN)) &&
           !dl_lexicon_has(doc->lexicon, DL_LIST_FRAME_HADA_NOUNS, word);
}

bool dl_frame_begins_as(const dl_doc *doc, dl_str word, dl_list list)
{
    for (size_t n = SYLLABLE; n <= NOUN && n <= word.n; n += SYLLABLE)
        if (dl_lexicon_has(doc->lexicon, list, (dl_str){word.p, n}))
            return true;
    return false;
}

/* Whether the word begins as the second word of a pair, or ends so right after
   a number: 정도로, 분정도. The second word is put into `second`. */
static bool is_second(const dl_doc *doc, dl_str first, const dl_token *t,
                      bool is_unit, dl_str *second)
{
    const dl_lexicon *lexicon = doc->lexicon;
    dl_str word = dl_token_text(doc, t);
    dl_str start = {word.p, word.n < 3 * SYLLABLE ? word.n : 3 * SYLLABLE};
    if (dl_lexicon_has(lexicon, DL_LIST_FRAME_DOUBLE_EXCEPTIONS, start))
        return false;
    for (size_t n = SYLLABLE; n <= NOUN && n <= word.n; n += SYLLABLE) {
        *second = (dl_str){word.p, n};
        if ((n == NOUN || n == word.n) &&
            dl_lexicon_has_pair(lexicon, DL_LIST_FRAME_DOUBLES, first, *second))
            return true;
        *second = dl_str_from(word, word.n - n);
        if (is_unit && dl_lexicon_has_pair(lexicon, DL_LIST_FRAME_DOUBLES,
                                           first, *second))
            return true;
    }
    return false;
}

/* 이상 탐지: 이상 before a noun for what is done with anomalies is one itself,
   and no limit. */
static bool is_anomaly(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                       dl_str second)
{
    dl_str next = dl_next_word(doc, i, prose->token_end);
    return dl_str_is(second, "이상") && doc->tokens[i].length == 2 &&
           dl_frame_begins_as(doc, next, DL_LIST_FRAME_ANOMALY_STARTS) &&
           !dl_frame_is_verb(doc, next);
}

bool dl_frame_find_double(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                          dl_frame_double *out)
{
    enum { MOST = 6 /* tokens */, UNIT = 2 /* syllables */ };
    const dl_token *t = doc->tokens;
    out->first = dl_token_text(doc, &t[i]);
    bool is_more = dl_str_is(out->first, "여"); /* 100여 개 이상 */
    bool is_number = is_more;
    unsigned units = 0;
    if (is_more && (i == prose->token || t[i - 1].kind != DL_TOKEN_NUMBER ||
                    !dl_token_is_joined(&t[i])))
        return false;
    for (uint32_t k = i + 1; k < prose->token_end && k <= i + MOST; k++) {
        if (t[k].kind != DL_TOKEN_HANGUL) {
            is_number |= t[k].kind == DL_TOKEN_NUMBER;
            if (!is_number ||
                !dl_token_is(&t[k], DL_KINDS(NUMBER, SYMBOL, LATIN)))
                return false;
            continue;
        }
        bool is_unit = is_number && dl_token_is_joined(&t[k]);
        if (is_second(doc, out->first, &t[k], is_unit, &out->second)) {
            out->span = (dl_span){t[i - is_more].start, t[k].end};
            return !is_anomaly(doc, prose, k, out->second);
        }
        if (!is_number || t[k].length > UNIT || ++units > 2)
            return false;
    }
    return false;
}

bool dl_frame_is_in_double(const dl_doc *doc, const dl_prose *prose,
                           uint32_t i)
{
    enum { FARTHEST = 4 /* tokens */ };
    dl_frame_double other;
    uint32_t end = doc->tokens[i].end;
    for (uint32_t n = 1; n <= FARTHEST && i - n >= prose->token && n <= i; n++)
        if (dl_token_in(doc, &doc->tokens[i - n], DL_LIST_FRAME_DOUBLE_STARTS))
            return dl_frame_find_double(doc, prose, i - n, &other) &&
                   other.span.end >= end;
    return false;
}
