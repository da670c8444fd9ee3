/* DL511: see rules/DL511-yul-ryul.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/hangul.h"

enum {
    SYLLABLE = 3, /* bytes */
    YUL = 0xC728, /* 율 */
    RYUL = 0xB960, /* 률 */
    FINAL_NIEUN = 4,
    LONGEST_TAIL = 3 /* syllables */
};

/* A rate stands at the end of a word or before one of these. */
static bool is_tail(dl_str s)
{
    static const char *const tails[] = {
        "",   "을",   "이",   "은",   "과",   "의",   "도",     "만",
        "로", "으로", "에",   "에서", "에는", "이나", "이며",   "이고",
        "과의", "에도", "보다", "까지", "부터", "이다", "이라는", "로는"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (dl_str_is(s, tails[i]))
            return true;
    return false;
}

/* 김율, 박율: a surname and a given name. */
static bool is_name(dl_str word, size_t at)
{
    static const char *const surnames[] = {"김", "박", "임", "장", "강",
                                           "송", "홍", "황", "양", "심"};
    if (at != SYLLABLE)
        return false;
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++)
        if (dl_str_starts(word, surnames[i]))
            return true;
    return false;
}

/* 한글 맞춤법 제11항: 율 behind a vowel or ㄴ, 률 behind everything else. */
static bool is_wrong(uint32_t before, uint32_t syllable)
{
    if (!dl_hangul_is_syllable(before))
        return false;
    uint32_t final = (before - 0xAC00) % 28;
    bool wants_yul = final == 0 || final == FINAL_NIEUN;
    return wants_yul != (syllable == YUL);
}

static void check(dl_ctx *ctx, const dl_token *t, dl_str word)
{
    for (size_t k = 1; k <= LONGEST_TAIL + 1 && (k + 1) * SYLLABLE <= word.n;
         k++) {
        size_t at = word.n - k * SYLLABLE;
        uint32_t c = dl_hangul_at(word.p + at);
        if (c != YUL && c != RYUL)
            continue;
        dl_str tail = {word.p + at + SYLLABLE, word.n - at - SYLLABLE};
        if (!is_wrong(dl_hangul_at(word.p + at - SYLLABLE), c) ||
            !is_tail(tail) || is_name(word, at))
            return;
        dl_str right = c == YUL ? DL_STR("률") : DL_STR("율");
        dl_span span = {t->start + (uint32_t)at,
                        t->start + (uint32_t)at + SYLLABLE};
        dl_str stem = {word.p, at};
        dl_diagnostic *d =
            dl_report(ctx, DL511_WRONG, span,
                      (dl_str){word.p, at + SYLLABLE},
                      dl_ctx_printf(ctx, "%.*s%.*s", DL_FMT(stem),
                                    DL_FMT(right)));
        dl_fix_edit(ctx, d, DL_FIX_SAFE, span, right);
        return;
    }
}

/* Whether `s` has the syllable. Its last byte is sought, for most syllables
   begin with one of four. */
static bool has_syllable(dl_str s, const char *syllable)
{
    const char *end = s.p + s.n;
    for (const char *p = s.p + SYLLABLE - 1; p < end; p++) {
        p = memchr(p, (unsigned char)syllable[SYLLABLE - 1],
                   (size_t)(end - p));
        if (!p)
            return false;
        if (memcmp(p - (SYLLABLE - 1), syllable, SYLLABLE) == 0)
            return true;
    }
    return false;
}

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = post->doc;
    if (!dl_prose_is_korean(post, prose))
        return;
    dl_str text = dl_doc_slice(
        doc, (dl_span){doc->tokens[prose->token].start,
                       doc->tokens[prose->token_end - 1].end});
    if (!has_syllable(text, "율") && !has_syllable(text, "률"))
        return;
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind == DL_TOKEN_HANGUL && !(t->flags & DL_TOKEN_UNNORMALIZED))
            check(ctx, t, dl_token_text(doc, t));
    }
}

const dl_check dl_check_dl511 = {
    .on_prose = on_prose,
    .prose_traits = 1u << DL_TOKEN_HANGUL,
};
