/* Makes the words that are one letter away, and looks them up. */
#include "korean/spelling.h"

#include "base/str.h"
#include "korean/reading.h"
#include "text/hangul.h"

enum {
    SYLLABLE = 3, /* bytes */
    SHORTEST = 5, /* letters: among shorter words most have a neighbour */
    LONGEST = 24,
    DECISIVE = 4 /* letters at the end, on which the reading depends: a mistake
                    before them makes no other particle fit */
};

/* ---- Hangul -------------------------------------------------------------- */

bool dl_spelling_with_final(dl_str word, unsigned final, char *out)
{
    uint32_t last = dl_hangul_at(word.p + word.n - SYLLABLE);
    if (!dl_hangul_is_syllable(last) || dl_hangul_final_number(last) == final)
        return false;
    last += final - dl_hangul_final_number(last);
    memcpy(out, word.p, word.n - SYLLABLE);
    dl_hangul_put(last, out + word.n - SYLLABLE);
    return true;
}

/* ---- Latin --------------------------------------------------------------- */

bool dl_spelling_is_plain(dl_str word)
{
    if (word.n < SHORTEST || word.n > LONGEST || !dl_is_alpha(word.p[0]))
        return false;
    for (size_t i = 1; i < word.n; i++)
        if (!dl_is_lower(word.p[i]))
            return false;
    return true;
}

static bool is_in_english(const dl_lexicon *lexicon, const char *word, size_t n)
{
    return dl_lexicon_has(lexicon, DL_LIST_NOUNS_ENGLISH, (dl_str){word, n});
}

bool dl_spelling_is_english(const dl_lexicon *lexicon, dl_str word)
{
    char small[LONGEST + 1] = {0};
    memcpy(small, word.p, word.n);
    small[0] = dl_to_lower(small[0]);
    return is_in_english(lexicon, small, word.n) ||
           (small[word.n - 1] == 's' &&
            is_in_english(lexicon, small, word.n - 1));
}

/* Whether two words differ only in a last letter that inflects one or derives
   it, so that both are right: tokens, sampler, mixed and mixer. */
static bool are_related(dl_str a, dl_str b)
{
    const char *const letters = "sdry";
    size_t n = (a.n > b.n ? a.n : b.n) - 1;
    return a.n >= n && b.n >= n && memcmp(a.p, b.p, n) == 0 &&
           (a.n == n || dl_is_one_of(a.p[n], letters)) &&
           (b.n == n || dl_is_one_of(b.p[n], letters)) &&
           /* used, but not conditiond */
           (a.n == b.n || n == 0 || (a.n > n ? a : b).p[n] != 'd' ||
            dl_is_one_of(a.p[n - 1], "aeiou"));
}

typedef struct search {
    dl_vocabulary *vocabulary;
    const dl_particle_use *use;
    uint32_t token;
    dl_str word;
    char text[LONGEST + 1]; /* the candidate … */
    size_t n;               /* … and its length */
} search;

/* Whether the candidate is a word that is read so that the particle fits; a
   listed one may have other readings, too. */
static bool is_meant(search *s)
{
    dl_str word = {s->text, s->n};
    const dl_lexicon *lexicon = s->vocabulary->doc->lexicon;
    bool is_listed = dl_spelling_is_english(lexicon, word);
    if (!is_listed && !dl_vocabulary_usage(s->vocabulary, word, s->token))
        return false;
    dl_final final = dl_reading_of_word(lexicon, word).final;
    return dl_spelling_is_plain(word) && !are_related(word, s->word) &&
           dl_particle_fits(s->use, final) &&
           (is_listed || final != DL_FINAL_UNKNOWN);
}

/* Two letters exchanged at byte `i`, or the one there missing. */
static bool try_without(search *s, dl_str word, size_t i)
{
    s->n = word.n;
    memcpy(s->text, word.p, word.n);
    if (i > 0 && i + 1 < word.n) {
        s->text[i] = word.p[i + 1];
        s->text[i + 1] = word.p[i];
        if (is_meant(s))
            return true;
    }
    s->n = word.n - 1;
    memcpy(s->text, word.p, i);
    memcpy(s->text + i, word.p + i + 1, word.n - i - 1);
    return is_meant(s);
}

/* Another letter at byte `i`, or one more before it. */
static bool try_with(search *s, dl_str word, size_t i)
{
    for (const char *c = "abcdefghijklmnopqrstuvwxyz"; *c; c++) {
        s->n = word.n;
        memcpy(s->text, word.p, word.n);
        if (i < word.n && i > 0) {
            s->text[i] = *c;
            if (is_meant(s))
                return true;
        }
        s->n = word.n + 1;
        memcpy(s->text + i + 1, word.p + i, word.n - i);
        s->text[i] = *c;
        if (i > 0 && s->n <= LONGEST && is_meant(s))
            return true;
    }
    return false;
}

dl_str dl_spelling_of_latin(dl_vocabulary *v, dl_str word, uint32_t token,
                            const dl_particle_use *use)
{
    search s = {.vocabulary = v, .use = use, .token = token, .word = word};
    for (size_t i = word.n - DECISIVE; i <= word.n; i++)
        if ((i < word.n && try_without(&s, word, i)) || try_with(&s, word, i))
            return dl_arena_str(v->arena, (dl_str){s.text, s.n});
    return DL_STR_NONE;
}
