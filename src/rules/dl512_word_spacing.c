/* DL512: see rules/DL512-word-spacing.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "spacing_words.h"
#include "text/hangul.h"

enum { SYLLABLE = 3 /* bytes */, FINAL_SSANGSIOT = 20 };

static bool is_in(dl_str word, unsigned lists)
{
    return word.n && dl_spacing_word(word.p, word.n) & lists;
}

static dl_str word_at(const dl_doc *doc, uint32_t i)
{
    return dl_token_text(doc, &doc->tokens[i]);
}

/* Reports `shown`, which should have a blank at byte `at` of the source. */
static void report_missing(dl_ctx *ctx, dl_span shown, uint32_t at,
                           dl_severity severity)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_str left = dl_doc_slice(doc, (dl_span){shown.start, at});
    dl_str right = dl_doc_slice(doc, (dl_span){at, shown.end});
    dl_diagnostic *d = dl_report(
        ctx, DL512_MISSING, shown, dl_doc_slice(doc, shown),
        dl_ctx_printf(ctx, "%.*s %.*s", DL_FMT(left), DL_FMT(right)));
    dl_report_severity(ctx, d, severity);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){at, at}, DL_STR(" "));
}

/* Reports the blank between tokens `i` and `i + 1`. */
static void report_surplus(dl_ctx *ctx, uint32_t i)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    const dl_token *a = &doc->tokens[i], *b = a + 1;
    dl_span blank = {a->end, b->start};
    dl_span shown = {a->start, b->end};
    dl_str left = dl_token_text(doc, a), right = dl_token_text(doc, b);
    dl_diagnostic *d = dl_report(
        ctx, DL512_SURPLUS, shown, dl_doc_slice(doc, shown),
        dl_ctx_printf(ctx, "%.*s%.*s", DL_FMT(left), DL_FMT(right)));
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, blank, DL_STR(""));
}

/* 제안하는데 목적이 있다: 데 is the dependent noun before a word of purpose. Behind
   a past stem -는데 is always the ending (했는데, 있는데). */
static void check_neunde(dl_ctx *ctx, const dl_doc *doc, uint32_t i,
                         uint32_t end, dl_str word)
{
    const size_t neunde = 2 * SYLLABLE;
    if (!dl_str_ends(word, "는데") || word.n < neunde + SYLLABLE)
        return;
    uint32_t stem = dl_hangul_at(word.p + word.n - neunde - SYLLABLE);
    dl_str next = dl_next_word(doc, i, end);
    if (!dl_hangul_is_syllable(stem) ||
        (stem - 0xAC00) % 28 == FINAL_SSANGSIOT || dl_str_ends(word, "없는데") ||
        !is_in(next, DL_SPACING_DE_BEFORE))
        return;
    if (dl_str_is(next, "그") &&
        !is_in(dl_next_word(doc, i + 1, end), DL_SPACING_DE_BEHIND_GEU))
        return;
    const dl_token *t = &doc->tokens[i];
    report_missing(ctx, dl_token_span(t), t->end - SYLLABLE,
                   DL_SEVERITY_WARNING);
}

/* What follows a dependent noun that closes a phrase: a blank, a comma, or the
   end. */
static bool is_phrase_end(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return i + 1 >= end || !dl_token_is_joined(&doc->tokens[i + 1]) ||
           doc->tokens[i + 1].kind == DL_TOKEN_COMMA;
}

/* 들어간 and 시간 are words; any longer noun before 간 is not part of it. */
static bool is_gan_word(dl_str noun)
{
    const size_t gan = SYLLABLE;
    dl_str whole = {noun.p, noun.n + gan};
    return noun.n < 2 * SYLLABLE || is_in(whole, DL_SPACING_GAN_WORDS) ||
           is_in((dl_str){noun.p + noun.n - SYLLABLE, SYLLABLE + gan},
                 DL_SPACING_GAN_ENDS);
}

/* Whether `noun` and the dependent noun `tail` are two words. */
static bool is_pair(dl_str noun, unsigned tail)
{
    unsigned lists = dl_spacing_word(noun.p, noun.n);
    if (tail & DL_SPACING_GAN_TAILS)
        return lists & DL_SPACING_GAN_NOUNS || !is_gan_word(noun);
    return (tail & DL_SPACING_SI_TAILS && lists & DL_SPACING_SI_NOUNS) ||
           (tail & DL_SPACING_NAE_TAILS && lists & DL_SPACING_NAE_NOUNS);
}

/* 집단간, 학습시, 문맥내: a noun and a dependent noun in one word. */
static void check_glued(dl_ctx *ctx, const dl_doc *doc, uint32_t i,
                        uint32_t end, dl_str word)
{
    const size_t longest_tail = 4; /* syllables */
    if (!is_phrase_end(doc, i, end))
        return;
    for (size_t n = 1; n <= longest_tail && (n + 1) * SYLLABLE < word.n; n++) {
        size_t at = word.n - n * SYLLABLE;
        unsigned tail = dl_spacing_word(word.p + at, n * SYLLABLE);
        if (!tail || !is_pair((dl_str){word.p, at}, tail))
            continue;
        const dl_token *t = &doc->tokens[i];
        report_missing(ctx, dl_token_span(t), t->start + (uint32_t)at,
                       DL_SEVERITY_INFO);
        return;
    }
}

/* 별로 is an adverb, too (별로 없다), so fewer nouns are sure before it. */
static bool is_byeol_host(unsigned lists, dl_str byeol)
{
    return lists & DL_SPACING_BYEOL_NOUNS ||
           (lists & DL_SPACING_GAN_NOUNS && !dl_str_is(byeol, "별로"));
}

static bool is_negative(dl_str word)
{
    return dl_str_starts(word, "없") || dl_str_starts(word, "않") ||
           dl_str_starts(word, "안") || dl_str_starts(word, "못") ||
           is_in(word, DL_SPACING_NO_WORDS);
}

/* 플랫폼 별, 기존 보다, 학습 하였다: two words that are one. */
static void check_split(dl_ctx *ctx, const dl_doc *doc, uint32_t i,
                        uint32_t end, dl_str word)
{
    dl_str next = dl_next_word(doc, i, end);
    if (!next.n || doc->src.p[doc->tokens[i].end] != ' ')
        return;
    unsigned here = dl_spacing_word(word.p, word.n);
    unsigned there = dl_spacing_word(next.p, next.n);
    bool is_byeol = there & DL_SPACING_BYEOL_WORDS &&
                    is_byeol_host(here, next) &&
                    !is_negative(dl_next_word(doc, i + 1, end));
    bool is_boda = here & DL_SPACING_BODA_HOSTS && dl_str_is(next, "보다");
    bool is_hada =
        here & DL_SPACING_VERBAL_NOUNS && there & DL_SPACING_HADA_FORMS;
    if (!is_byeol && !is_boda && !is_hada)
        return;
    report_surplus(ctx, i);
}

/* LLM기반: a noun is no particle and stands apart from a Latin word. */
static void check_latin(dl_ctx *ctx, const dl_doc *doc, uint32_t i, dl_str word)
{
    const dl_token *t = &doc->tokens[i], *latin = t - 1;
    if (latin->kind != DL_TOKEN_LATIN || latin->length < 2 ||
        !is_in(word, DL_SPACING_LATIN_NOUNS))
        return;
    report_missing(ctx, (dl_span){latin->start, t->end}, t->start,
                   DL_SEVERITY_INFO);
}

/* ---- which words are worth a look, by one syllable ----------------------- */

#define GLUED_ENDS "간시내의에는도서"
#define SPLIT_OFF_BEGINS "별보하한했된되됐"

/* 간, 시, 내, or 의, 에, 는, 도, 서 behind them. */
static bool may_be_glued(uint32_t last)
{
    switch (last) {
    case 0xAC04: case 0xC2DC: case 0xB0B4: /* 간 시 내 */
    case 0xC758: case 0xC5D0: case 0xB294: /* 의 에 는 */
    case 0xB3C4: case 0xC11C:              /* 도 서 */
        return true;
    default:
        return false;
    }
}

/* 별, 보다, and the forms of 하다 and 되다. */
static bool may_be_split_off(uint32_t first)
{
    switch (first) {
    case 0xBCC4: case 0xBCF4: case 0xD558: case 0xD55C: /* 별 보 하 한 */
    case 0xD588: case 0xB41C: case 0xB418: case 0xB410: /* 했 된 되 됐 */
        return true;
    default:
        return false;
    }
}

static void on_word(dl_ctx *ctx, const dl_post *post, const dl_prose *prose,
                    uint32_t i)
{
    const dl_doc *doc = post->doc;
    const uint32_t de = 0xB370; /* 데 */
    const dl_token *t = &doc->tokens[i];
    if (i > prose->token && dl_token_is_joined(t)) {
        check_latin(ctx, doc, i, word_at(doc, i));
        return;
    }
    if (t->last == de)
        check_neunde(ctx, doc, i, prose->token_end, word_at(doc, i));
    else if (may_be_glued(t->last))
        check_glued(ctx, doc, i, prose->token_end, word_at(doc, i));
    if (i > prose->token && t[-1].kind == DL_TOKEN_HANGUL &&
        (i - 1 == prose->token || !dl_token_is_joined(t - 1)) &&
        may_be_split_off(t->first))
        check_split(ctx, doc, i - 1, prose->token_end, word_at(doc, i - 1));
}

const dl_check dl_check_dl512 = {
    .on_word = on_word,
    .word_ends = "데" GLUED_ENDS,
    .word_begins = SPLIT_OFF_BEGINS DL_SPACING_LATIN_NOUNS_BEGINS,
};
