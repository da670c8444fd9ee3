/* What is known of a Latin word before a particle: whether it is a name, an
   English word, or what a slip has made of one. */
#define _GNU_SOURCE /* memmem */
#include "base/str.h"
#include "korean/reading.h"
#include "korean/slip.h"
#include "korean/spelling.h"
#include "korean/stem.h"
#include "text/kinds.h"

/* SvelteKit near SvelteKi이: the word of which the last letter is missing, or an
   empty one. Trained and train are two words. */
static dl_str with_last_letter(const dl_doc *doc, const dl_token *t)
{
    enum {
        SHORTEST = 5, /* letters */
        NEAR = 2048   /* bytes before and after */
    };
    dl_str word = dl_token_text(doc, t);
    uint32_t from = t->start > NEAR ? t->start - NEAR : 0;
    size_t to = t->end + NEAR < doc->src.n ? t->end + NEAR : doc->src.n;
    if (word.n < SHORTEST)
        return DL_STR_NONE;
    for (const char *p = doc->src.p + from; p; p++) {
        p = memmem(p, (size_t)(doc->src.p + to - p), word.p, word.n);
        if (!p)
            break;
        dl_str rest = dl_str_from(doc->src, (size_t)(p - doc->src.p) + word.n);
        if (rest.n > 1 && dl_is_lower(rest.p[0]) &&
            !dl_is_one_of(rest.p[0], "drs") && !dl_is_alnum(rest.p[1]))
            return (dl_str){p, word.n + 1};
    }
    return DL_STR_NONE;
}

/* commonjs is a name, not a misspelling of commons. */
static bool is_software(const dl_lexicon *lexicon, dl_str word)
{
    enum { SHORTEST = 2, LONGEST = 3 /* letters of an end */ };
    for (size_t n = SHORTEST; n <= LONGEST && n < word.n; n++)
        if (dl_lexicon_has(lexicon, DL_LIST_NOUNS_SOFTWARE_ENDS,
                           dl_str_from(word, word.n - n)))
            return true;
    return false;
}

/* Stripe, if the text uses it again and never has Strip. */
static bool is_name_of(dl_vocabulary *v, dl_str word, dl_str meant,
                       uint32_t token)
{
    return dl_vocabulary_usage(v, word, token) &&
           !dl_vocabulary_usage(v, meant, token);
}

/* Tepmlate을: the English word that a slip changed, if the particle fits it. */
static dl_str meant_english(dl_vocabulary *v, dl_str word,
                            const dl_particle_use *use)
{
    const dl_lexicon *lexicon = v->doc->lexicon;
    if (!dl_slip_is_possible(lexicon, word))
        return DL_STR_NONE;
    dl_slip slip = dl_slip_of(lexicon, word, v->arena);
    return slip.kind != DL_SLIP_NONE &&
                   dl_particle_fits(
                       use, dl_reading_of_word(lexicon, slip.right).final)
               ? slip.right
               : DL_STR_NONE;
}

/* HttpServelt: the same of a name's last part. Only two letters in the wrong
   order say that it is no name of its own. */
static dl_str meant_by_part(dl_vocabulary *v, dl_str word,
                            const dl_particle_use *use)
{
    const dl_lexicon *lexicon = v->doc->lexicon;
    size_t at = word.n;
    while (at > 0 && !dl_is_upper(word.p[at - 1]))
        at--;
    if (at < 2)
        return DL_STR_NONE;
    dl_str part = dl_str_from(word, at - 1);
    if (!dl_slip_is_possible(lexicon, part))
        return DL_STR_NONE;
    dl_slip slip = dl_slip_of(lexicon, part, v->arena);
    if (slip.kind != DL_SLIP_SWAPPED ||
        !dl_particle_fits(use,
                          dl_reading_of_word(lexicon, slip.right).final))
        return DL_STR_NONE;
    dl_str whole = {.n = at - 1 + slip.right.n};
    char *text = dl_arena_take(v->arena, whole.n);
    memcpy(text, word.p, at - 1);
    memcpy(text + at - 1, slip.right.p, slip.right.n);
    whole.p = text;
    return whole;
}

dl_stem dl_stem_of_latin(dl_vocabulary *v, uint32_t first, const dl_host *host,
                         const dl_particle_use *use)
{
    const dl_doc *doc = v->doc;
    const dl_token *t = &doc->tokens[host->token];
    dl_str word = dl_token_text(doc, t);
    /* A unit or a letter: g is 그램 or 지. */
    if (word.n == 1 && dl_is_one_of(word.p[0], "ghlmt"))
        return (dl_stem){.kind = DL_STEM_UNKNOWN};
    dl_str whole =
        t->kind == DL_TOKEN_LATIN ? with_last_letter(doc, t) : DL_STR_NONE;
    if (whole.n)
        return dl_particle_fits(
                   use, dl_reading_of_word(doc->lexicon, whole).final)
                   ? (dl_stem){.kind = DL_STEM_MISSPELT, .meant = whole}
                   : (dl_stem){.kind = DL_STEM_UNKNOWN};
    whole = t->kind == DL_TOKEN_LATIN ? meant_by_part(v, word, use)
                                      : DL_STR_NONE;
    if (whole.n)
        return (dl_stem){.kind = DL_STEM_MISSPELT, .meant = whole};
    if (t->kind != DL_TOKEN_LATIN || !dl_spelling_is_plain(word) ||
        dl_host_start(doc, first, host->token) != host->token ||
        dl_spelling_is_english(doc->lexicon, word))
        return (dl_stem){.kind = DL_STEM_NOUN};
    dl_str meant = dl_spelling_of_latin(v, word, host->token, use);
    if (meant.n && !is_software(doc->lexicon, word) &&
        !(dl_is_upper(word.p[0]) && is_name_of(v, word, meant, host->token)))
        return (dl_stem){.kind = DL_STEM_MISSPELT, .meant = meant};
    meant = meant_english(v, word, use);
    if (meant.n)
        return (dl_stem){.kind = DL_STEM_MISSPELT, .meant = meant};
    /* A capital letter shows a name, of which nobody knows all. */
    if (dl_is_upper(word.p[0]) || dl_vocabulary_usage(v, word, host->token))
        return (dl_stem){.kind = DL_STEM_NOUN};
    return (dl_stem){.kind = DL_STEM_UNKNOWN};
}
