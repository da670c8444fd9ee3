/* DL504 particle-latin: see rules/DL504-particle-latin.md. */
#include "korean/near.h"
#include "korean/stem.h"
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules_gen.h"

/* Whether the word begins with a noun, before a particle or 이다. */
static bool begins_with_noun(const dl_lexicon *lexicon, dl_str word)
{
    enum { SYLLABLE = 3, SHORTEST = 2 * SYLLABLE, LONGEST = 5 * SYLLABLE };
    if (dl_lexicon_has(lexicon, DL_LIST_NOUNS_DEPENDENT_NOUNS, word) ||
        dl_str_starts(word, "것"))
        return true;
    for (size_t n = SHORTEST; n <= LONGEST && n <= word.n; n += SYLLABLE)
        if (dl_stem_is_noun(lexicon, (dl_str){word.p, n}))
            return true;
    return false;
}

/* 크기가 105은 배열: after a subject and before a noun, 은 is rather 인, a form of
   이다, than the topic's particle. */
static bool is_rather_copula(const dl_doc *doc, const dl_misfit *m)
{
    enum { I = 0xC774 /* 이 */, GA = 0xAC00 /* 가 */ };
    const dl_prose *prose = &doc->proses[m->prose];
    const dl_token *t = &doc->tokens[m->host.token];
    return m->use.particle == DL_PARTICLE_EUN && m->use.closed &&
           t->kind == DL_TOKEN_NUMBER && m->host.token > prose->token &&
           !dl_token_is_joined(t) && t[-1].kind == DL_TOKEN_HANGUL &&
           t[-1].length > 1 && (t[-1].last == I || t[-1].last == GA) &&
           begins_with_noun(doc->lexicon, dl_next_word(doc, m->token,
                                                       prose->token_end));
}

static void report(dl_ctx *ctx, const dl_doc *doc, const dl_misfit *m)
{
    dl_stem stem;
    dl_str host = dl_misfit_host(doc, m), form = dl_particle_form(&m->use);
    dl_str right = dl_particle_other(&m->use);
    if (dl_word_is_listed_title(doc, m->host.token) ||
        !dl_misfit_stem(ctx, m, &stem))
        return;
    if (is_rather_copula(doc, m)) {
        dl_diagnostic *d =
            dl_report(ctx, DL504_COPULA, m->span, host, form, DL_STR("인"));
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, m->span, DL_STR("인"));
        return;
    }
    if (stem.kind == DL_STEM_MISSPELT) {
        dl_report(ctx, DL504_MISSPELT, m->span, host, form, stem.meant);
        return;
    }
    dl_diagnostic *d =
        dl_report(ctx, DL504_MISMATCH, m->span, host, form, right);
    dl_fix_edit(ctx, d,
                stem.kind == DL_STEM_NOUN ? DL_FIX_SAFE : DL_FIX_UNSAFE,
                m->span, right);
}

/* Only a particle that is a token by itself has such a host. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    dl_misfits_behind(ctx, post, DL_TOKEN_LATIN, report);
}

const dl_check dl_check_dl504 = {.on_post = on_post};
