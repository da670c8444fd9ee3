/* DL511 yul-ryul: see rules/DL511-yul-ryul.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3, /* bytes */
    YUL = 0xC728, /* 율 */
    RYUL = 0xB960, /* 률 */
    FINAL_NIEUN = 4
};

/* 김율, 박율: a surname and a given name. */
static bool is_name(const dl_doc *doc, dl_str stem)
{
    return stem.n == SYLLABLE &&
           dl_lexicon_has(doc->lexicon, DL_LIST_YUL_SURNAMES, stem);
}

/* 김성율: two syllables that may be a surname and half of a given name, and are
   not known to make a rate. */
static bool may_be_name(const dl_doc *doc, dl_str stem)
{
    return stem.n == 2 * SYLLABLE &&
           dl_lexicon_has(doc->lexicon, DL_LIST_YUL_FAMILY_NAMES,
                          (dl_str){stem.p, SYLLABLE}) &&
           !dl_lexicon_has(doc->lexicon, DL_LIST_YUL_STEMS, stem);
}

/* 한글 맞춤법 제11항: 율 after a vowel or ㄴ, 률 after everything else. */
static bool is_wrong(uint32_t before, uint32_t syllable)
{
    if (!dl_hangul_is_syllable(before))
        return false;
    uint32_t final = dl_hangul_final_number(before);
    bool wants_yul = final == 0 || final == FINAL_NIEUN;
    return wants_yul != (syllable == YUL);
}

/* The rate is at byte `at` of the word. */
static void check(dl_ctx *ctx, const dl_doc *doc, const dl_token *t, size_t at)
{
    dl_str word = dl_token_text(doc, t), stem = {word.p, at};
    uint32_t c = dl_hangul_at(word.p + at);
    if (!is_wrong(dl_hangul_at(word.p + at - SYLLABLE), c) ||
        is_name(doc, stem))
        return;
    dl_str right = c == YUL ? DL_STR("률") : DL_STR("율");
    dl_span span = {t->start + (uint32_t)at,
                    t->start + (uint32_t)at + SYLLABLE};
    dl_diagnostic *d = dl_report(
        ctx, DL511_WRONG, span, (dl_str){word.p, at + SYLLABLE},
        dl_ctx_printf(ctx, "%.*s%.*s", DL_FMT(stem), DL_FMT(right)));
    dl_fix_edit(ctx, d, may_be_name(doc, stem) ? DL_FIX_UNSAFE : DL_FIX_SAFE,
                span, right);
}

/* Whether the word has 율 or 률, as few have that end as a marked list says. */
static bool has_rate(dl_str word)
{
    for (size_t at = SYLLABLE; at < word.n; at += SYLLABLE) {
        uint32_t c = dl_hangul_at(word.p + at);
        if (c == YUL || c == RYUL)
            return true;
    }
    return false;
}

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = post->doc;
    if (!dl_prose_is_korean(post, prose))
        return;
    dl_marked walk = dl_marked_in(doc, DL_MARK_ENDED,
                                  prose->token, prose->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        dl_str word = dl_token_text(doc, t);
        if (!has_rate(word))
            continue;
        size_t n = dl_lexicon_end(doc->lexicon, DL_LIST_YUL_RATES, word);
        if (n > 0 && n < word.n)
            check(ctx, doc, t, word.n - n);
    }
}

const dl_check dl_check_dl511 = {
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(HANGUL),
};
