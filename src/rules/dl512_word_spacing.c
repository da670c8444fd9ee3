/* DL512 word-spacing: see rules/DL512-word-spacing.md. */
#include "base/str.h"
#include "rules/shared/glued.h"
#include "rules/shared/joined.h"
#include "rules/shared/korean.h"
#include "rules/shared/spacing.h"
#include "rules_gen.h"
#include "text/hangul.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3, /* bytes */
    FINAL_NIEUN = 4,
    FINAL_SSANGSIOT = 20
};

static bool is_in(const dl_doc *doc, uint32_t i, dl_list list)
{
    return dl_token_in(doc, &doc->tokens[i], list);
}

/* Whether token `i` is a Korean word, with a space before it. */
static bool is_spaced_word(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return i < end && doc->tokens[i].kind == DL_TOKEN_HANGUL &&
           !dl_token_is_joined(&doc->tokens[i]);
}

/* Reports `shown`, which needs a space at byte `at` of the source. `is_sure`:
   no other word can have been meant. */
static void report_missing(dl_ctx *ctx, dl_span shown, uint32_t at,
                           dl_severity severity, bool is_sure)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_str left = dl_doc_slice(doc, (dl_span){shown.start, at});
    dl_str right = dl_doc_slice(doc, (dl_span){at, shown.end});
    dl_diagnostic *d = dl_report(
        ctx, DL512_MISSING, shown, dl_doc_slice(doc, shown),
        dl_ctx_printf(ctx, "%.*s %.*s", DL_FMT(left), DL_FMT(right)));
    dl_report_severity(ctx, d, severity);
    dl_fix_edit(ctx, d, is_sure ? DL_FIX_SAFE : DL_FIX_UNSAFE,
                (dl_span){at, at}, DL_STR(" "));
}

/* Reports the space between tokens `i` and `i + 1`. */
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

/* 사용하는데 사용하는 층은: the verb goes on, so -는데 is the ending. */
static bool is_same_verb(dl_str word, dl_str next)
{
    const size_t neunde = 2 * SYLLABLE;
    return dl_str_has_prefix(next, (dl_str){word.p, word.n - neunde});
}

/* 좋다고 하는데 */
static bool is_quoted(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    return i > prose->token &&
           doc->tokens[i - 1].kind == DL_TOKEN_HANGUL &&
           doc->tokens[i - 1].last == 0xACE0; /* 고 */
}

/*
 * Whether token `i` is a word with a purpose: a listed one, or a listed stem
 * with a form of 하다, 되다 or 이다 (유의미한, 필수적이다). Alone, such a noun has
 * one only at the end of a phrase: 저장하는데 사용.
 */
static bool has_purpose(const dl_doc *doc, uint32_t i, uint32_t end)
{
    if (is_in(doc, i, DL_LIST_SPACING_DE_BEFORE))
        return true;
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    for (size_t n = SYLLABLE; n <= word.n; n += SYLLABLE) {
        dl_str rest = dl_str_from(word, n);
        if (!dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_DE_STEMS,
                            (dl_str){word.p, n}))
            continue;
        if (rest.n == 0)
            return !is_spaced_word(doc, i + 1, end) &&
                   !(i + 1 < end && dl_token_is_joined(&doc->tokens[i + 1]));
        if (dl_lexicon_start(doc->lexicon, DL_LIST_SPACING_DE_TAILS, rest))
            return true;
    }
    return false;
}

/* 찾는데 시간이 걸린다, 쓰는데 큰 도움이: token `i` and how the next one begins
   show it together. */
static bool has_purpose_pair(const dl_doc *doc, uint32_t i, uint32_t end)
{
    enum { LONGEST = 3 * SYLLABLE };
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    dl_str next = dl_next_word(doc, i, end);
    for (size_t n = SYLLABLE; n <= next.n && n <= LONGEST; n += SYLLABLE)
        if (dl_lexicon_has_pair(doc->lexicon, DL_LIST_SPACING_DE_PAIRS, word,
                                (dl_str){next.p, n}))
            return true;
    return false;
}

/*
 * 학습은 되는데 중요한 지표가 낮다: what is contrasted before the verb, token `i`,
 * has its counterpart after it, so that another clause begins.
 */
static bool is_contrast(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    dl_particle_use use;
    if (i == prose->token || doc->tokens[i - 1].kind != DL_TOKEN_HANGUL)
        return false;
    dl_str before = dl_token_text(doc, &doc->tokens[i - 1]);
    bool is_topic = dl_particle_at_end(before, &use) &&
                    use.particle == DL_PARTICLE_EUN && use.start > 0;
    dl_str next = dl_token_text(doc, &doc->tokens[i + 1]);
    uint32_t final = dl_hangul_final_number(
        dl_hangul_at(next.p + next.n - SYLLABLE));
    return (is_topic || dl_str_ends(before, "도")) &&
           (final == FINAL_NIEUN || dl_str_ends(next, "는"));
}

/* 삭제하는데 필요한 데이터까지 사라진다: with 까지, another clause may begin. */
static bool may_go_on(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return is_spaced_word(doc, i, end) &&
           (is_in(doc, i, DL_LIST_SPACING_NEUNDE_TOPICS) ||
            dl_str_ends(dl_token_text(doc, &doc->tokens[i]), "까지"));
}

static bool is_neunde(const dl_doc *doc, uint32_t i)
{
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    return dl_str_ends(word, "는데") &&
           dl_lexicon_end(doc->lexicon, DL_LIST_SPACING_DE_ENDS, word);
}

/* 제안하는데 목적이 있다: 데 is the dependent noun before a word of purpose,
   token `i` + 1. After a past stem -는데 is always the ending (했는데,
   있는데). */
static void check_neunde(dl_ctx *ctx, const dl_doc *doc,
                         const dl_prose *prose, uint32_t i)
{
    const uint32_t end = prose->token_end;
    const size_t neunde = 2 * SYLLABLE;
    const dl_token *t = &doc->tokens[i];
    dl_str word = dl_token_text(doc, t);
    if (!is_spaced_word(doc, i + 1, end) || word.n < neunde + SYLLABLE)
        return;
    uint32_t stem = dl_hangul_at(word.p + word.n - neunde - SYLLABLE);
    if (!dl_hangul_is_syllable(stem) ||
        dl_hangul_final_number(stem) == FINAL_SSANGSIOT ||
        dl_lexicon_end(doc->lexicon, DL_LIST_SPACING_NEUNDE_ENDS, word) ||
        dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_NEUNDE_WORDS, word) ||
        !(has_purpose(doc, i + 1, end) ||
          has_purpose_pair(doc, i + 1, end)) ||
        is_contrast(doc, prose, i) ||
        is_same_verb(word, dl_token_text(doc, &t[1])) ||
        is_quoted(doc, prose, i))
        return;
    if (is_in(doc, i + 1, DL_LIST_SPACING_DE_LINKS) &&
        !(is_spaced_word(doc, i + 2, end) &&
          is_in(doc, i + 2, DL_LIST_SPACING_DE_AFTER_LINK)))
        return;
    /* 지원하는데 중요한 건 하나다: another clause begins */
    if (may_go_on(doc, i + 2, end))
        return;
    report_missing(ctx, dl_token_span(t), t->end - SYLLABLE,
                   DL_SEVERITY_WARNING, true);
}

/* 비켜간, 바꿔간: a verb in -어 before 가다; nouns rarely end in ㅕ or ㅝ. */
static bool ends_like_verb(dl_str noun)
{
    enum { YEO = 6, WO = 14, VOWELS = 21, FINALS = 28 };
    uint32_t c = dl_hangul_at(noun.p + noun.n - SYLLABLE);
    if (!dl_hangul_is_syllable(c) || dl_hangul_final_number(c))
        return false;
    uint32_t vowel = (c - 0xAC00) / FINALS % VOWELS;
    return vowel == YEO || vowel == WO;
}

/* 들어간 and 시간 are words; any longer noun before 간 is not part of it. */
static bool is_gan_word(const dl_lexicon *lexicon, dl_str noun)
{
    dl_str whole = {noun.p, noun.n + SYLLABLE};
    return noun.n < 2 * SYLLABLE || ends_like_verb(noun) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_GAN_WORDS, whole) ||
           dl_lexicon_end(lexicon, DL_LIST_SPACING_GAN_ENDS, whole);
}

/* Whether the noun before 간 is known; others may be half of a word, such as
   카디간. */
static bool is_known(const dl_lexicon *lexicon, dl_str noun,
                     const dl_list_set *tail)
{
    return !dl_set_has(tail, DL_LIST_SPACING_GAN_TAILS) ||
           dl_str_ends(noun, "들") ||
           dl_set_has(dl_lexicon_lists(lexicon, noun),
                      DL_LIST_SPACING_GAN_NOUNS);
}

/* Whether `noun` and the dependent noun with the lists `tail` are two words. */
static bool is_pair(const dl_lexicon *lexicon, dl_str noun,
                    const dl_list_set *tail)
{
    const dl_list_set *lists = dl_lexicon_lists(lexicon, noun);
    if (dl_set_has(tail, DL_LIST_SPACING_GAN_TAILS))
        return dl_set_has(lists, DL_LIST_SPACING_GAN_NOUNS) ||
               !is_gan_word(lexicon, noun);
    return (dl_set_has(tail, DL_LIST_SPACING_SI_TAILS) &&
            (dl_set_has(lists, DL_LIST_SPACING_SI_NOUNS) ||
             dl_set_has(lists, DL_LIST_SPACING_HADA_NOUNS)) &&
            !dl_lexicon_has(lexicon, DL_LIST_SPACING_SI_WORDS, noun)) ||
           (dl_set_has(tail, DL_LIST_SPACING_NAE_TAILS) &&
            dl_set_has(lists, DL_LIST_SPACING_NAE_NOUNS));
}

/* 발생시 킨다: the verb is -시키다. */
static bool is_cut_sikida(dl_ctx *ctx, dl_str word, dl_str next)
{
    return dl_str_ends(word, "시") && next.n > 0 &&
           dl_lexicon_start(dl_ctx_doc(ctx)->lexicon,
                            DL_LIST_TOGETHER_SIKIDA_STARTS,
                            dl_ctx_printf(ctx, "시%.*s", DL_FMT(next)));
}

/* 할때, 하는것: whether that is reported, here or with a term. */
static bool check_gap(dl_ctx *ctx, const dl_post *post, uint32_t i,
                      uint32_t end)
{
    const dl_doc *doc = post->doc;
    uint32_t gap = dl_spacing_gap(doc, i, end);
    if (gap && !dl_joined_has(ctx, post, i))
        dl_joined_report(ctx, doc, i);
    return gap > 0;
}

/* 집단간, 학습시, 문맥내: a noun and a dependent noun in one word. */
static void check_glued(dl_ctx *ctx, const dl_doc *doc, uint32_t i,
                        uint32_t end)
{
    const dl_token *t = &doc->tokens[i];
    dl_str word = dl_token_text(doc, t);
    dl_str next = dl_next_word(doc, i, end);
    if (!dl_spacing_may_end(doc, i + 1, end) ||
        dl_str_is(next, "마다") || is_cut_sikida(ctx, word, next))
        return;
    for (size_t n = SYLLABLE; n + SYLLABLE < word.n; n += SYLLABLE) {
        size_t at = word.n - n;
        if (!(doc->lexicon->characters[dl_hangul_at(word.p + at)] &
              DL_SYLLABLE_BEGINS_END))
            continue;
        const dl_list_set *tail =
            dl_lexicon_lists(doc->lexicon, (dl_str){word.p + at, n});
        dl_str noun = {word.p, at};
        if (!is_pair(doc->lexicon, noun, tail))
            continue;
        report_missing(ctx, dl_token_span(t), t->start + (uint32_t)at,
                       DL_SEVERITY_INFO, is_known(doc->lexicon, noun, tail));
        return;
    }
}

/* Whether the sentence denies something from token `i` on, perhaps within a
   word (되지않는). */
static bool has_negation(const dl_doc *doc, uint32_t i, uint32_t end)
{
    enum { FARTHEST = 64 /* tokens */ };
    end = end - i > FARTHEST ? i + FARTHEST : end;
    for (; i < end && doc->tokens[i].kind != DL_TOKEN_STOP; i++) {
        dl_str word = dl_token_text(doc, &doc->tokens[i]);
        if (doc->tokens[i].kind != DL_TOKEN_HANGUL)
            continue;
        if (is_in(doc, i, DL_LIST_SPACING_NO_WORDS))
            return true;
        for (size_t n = 0; n < word.n; n += SYLLABLE)
            if (dl_lexicon_start(doc->lexicon, DL_LIST_SPACING_NO_STARTS,
                                 dl_str_from(word, n)))
                return true;
    }
    return false;
}

/*
 * Whether 별 (마다) may follow token `i`: a noun by itself, in the lexicon or by
 * its use in the text. 별로 is an adverb, too, where something is denied (별로
 * 없다), so fewer nouns are sure before it there.
 */
static bool is_byeol_host(dl_ctx *ctx, const dl_doc *doc, uint32_t i,
                          uint32_t end)
{
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    if (is_in(doc, i, DL_LIST_SPACING_BYEOL_NOUNS))
        return true;
    if ((is_in(doc, i + 1, DL_LIST_SPACING_BYEOL_ADVERBS) &&
         has_negation(doc, i + 2, end)) ||
        is_in(doc, i, DL_LIST_SPACING_BYEOL_OTHERS) ||
        word.n < 2 * SYLLABLE)
        return false;
    return dl_stem_is_noun(doc->lexicon, word) ||
           (dl_vocabulary_usage(dl_ctx_vocabulary(ctx), word, i) &
                DL_USED_WITH_PARTICLE &&
            !dl_lexicon_end(doc->lexicon, DL_LIST_SPACING_BYEOL_OTHER_ENDS,
                            word));
}

static bool is_negative(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return is_spaced_word(doc, i, end) &&
           (is_in(doc, i, DL_LIST_SPACING_NO_WORDS) ||
            dl_lexicon_start(doc->lexicon, DL_LIST_SPACING_NO_STARTS,
                             dl_token_text(doc, &doc->tokens[i])));
}

/* Whether `word` denies itself after its first syllable: 상관없다, 문제없이. */
static bool is_denial(const dl_lexicon *lexicon, dl_str word)
{
    for (size_t n = SYLLABLE; n < word.n; n += SYLLABLE)
        if (dl_lexicon_start(lexicon, DL_LIST_SPACING_NO_STARTS,
                             dl_str_from(word, n)))
            return true;
    return false;
}

/* 결과 별 차이가 없다, 여기선 별 상관없다: the noun of 별 (special), token `i`,
   is denied. */
static bool is_special(const dl_doc *doc, uint32_t i, uint32_t end)
{
    if (!is_spaced_word(doc, i, end))
        return false;
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    return dl_lexicon_start(doc->lexicon, DL_LIST_SPACING_BYEOL_OBJECTS,
                            word) &&
           (is_negative(doc, i + 1, end) || is_denial(doc->lexicon, word));
}

/* 모델 별 다섯 개, 별 5개: the word before token `i` is a star. */
static bool is_star(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return i < end && doc->tokens[i - 1].length == 1 &&
           (doc->tokens[i].kind == DL_TOKEN_NUMBER ||
            is_in(doc, i, DL_LIST_SPACING_STAR_WORDS));
}

/* 플랫폼 별, 학습 하였다: tokens `i` and `i` + 1 are one word. */
static void check_split(dl_ctx *ctx, const dl_doc *doc, const dl_prose *prose,
                        uint32_t i)
{
    const uint32_t end = prose->token_end;
    if (doc->src.p[doc->tokens[i].end] != ' ')
        return;
    bool is_one = is_in(doc, i + 1, DL_LIST_SPACING_BYEOL_WORDS)
                      ? !is_negative(doc, i + 2, end) &&
                            !is_special(doc, i + 2, end) &&
                            !is_star(doc, i + 2, end) &&
                            is_byeol_host(ctx, doc, i, end)
                      : dl_spacing_is_joined(doc, prose, i);
    /* 다섯번 쯤: first 다섯 번 */
    if (is_one && !(is_in(doc, i + 1, DL_LIST_TOGETHER_ANY_SUFFIXES) &&
                    dl_spacing_is_settled(doc, dl_ctx_scratch(ctx), i, false)))
        report_surplus(ctx, i);
}

/* 하면 안된다, if nothing else is wrong with the word. */
static void check_an(dl_ctx *ctx, const dl_post *post, uint32_t i,
                     uint32_t end)
{
    const dl_doc *doc = post->doc;
    bool is_sure;
    uint32_t gap = dl_spacing_an(doc, i, &is_sure);
    if (gap && !dl_joined_has(ctx, post, i) &&
        !dl_spacing_gap(doc, i, end) &&
        !(is_sure && dl_word_is_misspelt(ctx, i))) /* 하면 안돼고 */
        report_missing(ctx, dl_token_span(&doc->tokens[i]), gap,
                       is_sure ? DL_SEVERITY_WARNING : DL_SEVERITY_INFO,
                       is_sure);
}

/* Token `i` is a word by itself. */
static void check_word(dl_ctx *ctx, const dl_post *post,
                       const dl_prose *prose, uint32_t i)
{
    const dl_doc *doc = post->doc;
    if (i == prose->token ||
        !dl_token_is(&doc->tokens[i - 1], DL_KINDS(HANGUL, LATIN)))
        return;
    check_an(ctx, post, i, prose->token_end);
    if (doc->tokens[i - 1].kind == DL_TOKEN_LATIN)
        return;
    if (i - 1 == prose->token || !dl_token_is_joined(&doc->tokens[i - 1]) ||
        is_in(doc, i, DL_LIST_TOGETHER_ANY_SUFFIXES))
        check_split(ctx, doc, prose, i - 1);
}

/* 이 때, 현 시점 */
static void check_compound(dl_ctx *ctx, const dl_doc *doc,
                           const dl_prose *prose, uint32_t i)
{
    if (is_spaced_word(doc, i + 1, prose->token_end) &&
        doc->tokens[i].kind == DL_TOKEN_HANGUL &&
        doc->src.p[doc->tokens[i].end] == ' ' &&
        dl_spacing_is_compound(doc, prose, i))
        report_surplus(ctx, i);
}

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = post->doc;
    if (!dl_prose_is_korean(post, prose))
        return;
    dl_marked walk = dl_marked_in(doc, DL_MARK_LISTED,
                                  prose->token, prose->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        if (doc->tokens[i].kind == DL_TOKEN_HANGUL &&
            (i == prose->token || !dl_token_is_joined(&doc->tokens[i])))
            check_word(ctx, post, prose, i);
    }
    walk = dl_marked_in(doc, DL_MARK_APART, prose->token, prose->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        check_compound(ctx, doc, prose, i);
    walk = dl_marked_in(doc, DL_MARK_ENDED, prose->token, prose->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        if (i > prose->token && dl_token_is_joined(&doc->tokens[i]))
            check_gap(ctx, post, i, prose->token_end);
        else if (is_neunde(doc, i))
            check_neunde(ctx, doc, prose, i);
        else if (!check_gap(ctx, post, i, prose->token_end))
            check_glued(ctx, doc, i, prose->token_end);
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    dl_joined_check(ctx, post);
    dl_glued_check(ctx, post);
    dl_loose_check(ctx, post);
}

const dl_check dl_check_dl512 = {
    .on_post = on_post,
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(HANGUL),
};
