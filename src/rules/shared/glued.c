/* Nouns that lack a space after a Latin word, a number or a hyphen
   (rules/DL512-word-spacing.md). */
#include "rules/shared/glued.h"

#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/places.h"
#include "rules/shared/spacing.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum { SYLLABLE = 3 /* bytes */ };

/* What a word with a noun in it follows. */
typedef enum host_kind {
    AFTER_NAME,   /* heatmap함수 */
    AFTER_LETTER, /* N이하 */
    AFTER_UNIT,   /* 100GB이상: a Latin word after a number */
    AFTER_NUMBER  /* 5이상, 12%향상, 10개이상 */
} host_kind;

static bool has(const dl_doc *doc, dl_list list, dl_str word)
{
    return dl_lexicon_has(doc->lexicon, list, word);
}

/* Whether only particles and the like follow the noun, so that it is not part
   of another word: 함수를, but not 함수형. */
static bool is_tail(const dl_doc *doc, dl_str rest)
{
    return rest.n == 0 || has(doc, DL_LIST_NOUNS_EVIDENCE, rest) ||
           has(doc, DL_LIST_VARIANT_TAILS, rest) ||
           has(doc, DL_LIST_GLUED_TAILS, rest);
}

static bool is_bound_tail(const dl_doc *doc, dl_str rest)
{
    return rest.n == 0 || has(doc, DL_LIST_NOUNS_EVIDENCE, rest) ||
           has(doc, DL_LIST_GLUED_BOUND_TAILS, rest);
}

/* Whether `word` is a word that `list` says the beginning of, with a tail. */
static bool is_word_of(const dl_doc *doc, dl_list list, dl_str word,
                       bool (*is_tail_of)(const dl_doc *, dl_str))
{
    size_t n = dl_lexicon_start(doc->lexicon, list, word);
    return n > 0 && is_tail_of(doc, dl_str_from(word, n));
}

/* Whether a space belongs before `word`, which follows a number or its unit. */
static bool is_apart(const dl_doc *doc, dl_str word, bool is_time)
{
    return is_word_of(doc, DL_LIST_GLUED_BOUNDS, word, is_bound_tail) ||
           is_word_of(doc, DL_LIST_GLUED_CHANGES, word, is_tail) ||
           (is_time &&
            is_word_of(doc, DL_LIST_GLUED_SPANS, word, is_tail));
}

/* The bytes of `word` that its unit takes, before a word that is apart:
   10개이상. DL_NONE: it is no such word. */
static size_t unit_of(const dl_doc *doc, dl_str word)
{
    size_t n = dl_lexicon_start(doc->lexicon, DL_LIST_GLUED_TIME_UNITS, word);
    if (n > 0 && is_apart(doc, dl_str_from(word, n), true))
        return n;
    n = dl_lexicon_start(doc->lexicon, DL_LIST_GLUED_UNITS, word);
    return n > 0 && is_apart(doc, dl_str_from(word, n), false) ? n : DL_NONE;
}

/* Where the Hangul `word` lacks a space, from its first byte, or DL_NONE. */
static size_t gap_of(const dl_doc *doc, dl_str word, host_kind kind)
{
    if (kind == AFTER_NUMBER)
        return is_apart(doc, word, false) ? 0 : unit_of(doc, word);
    if (kind == AFTER_UNIT && is_apart(doc, word, true))
        return 0;
    if (is_word_of(doc, DL_LIST_GLUED_BOUNDS, word, is_bound_tail) ||
        (kind != AFTER_LETTER &&
         is_word_of(doc, DL_LIST_GLUED_HEADS, word, is_tail)))
        return 0;
    return DL_NONE;
}

/* Whether the word ends with token `i`: 함수(, 함수/, but not 함수-형. */
static bool is_end(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    return i + 1 >= prose->token_end ||
           !dl_token_is_joined(&doc->tokens[i + 1]) ||
           (!dl_token_is(&doc->tokens[i + 1], DL_KINDS(LATIN, NUMBER, HAN)) &&
            !dl_is_sign(doc, i + 1, "-_"));
}

/* The byte where token `i` lacks a space after the noun, too: 호출할때, 호출시.
   0: nowhere. */
static uint32_t second_gap(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_str word = dl_token_text(doc, t);
    uint32_t gap = dl_spacing_gap(doc, i, prose->token_end);
    if (gap)
        return gap;
    size_t n = SYLLABLE * dl_lexicon_tail(doc->lexicon,
                                          DL_LIST_GLUED_DEPENDENTS, word);
    dl_str head = {word.p, word.n - n};
    return n > 0 && head.n > 0 &&
                   dl_lexicon_start(doc->lexicon, DL_LIST_GLUED_HEADS,
                                    head) == head.n
               ? t->end - (uint32_t)n
               : 0;
}

/* Checks the Hangul token `i`, which touches what precedes it. */
static void check_joined(dl_ctx *ctx, dl_places *places, const dl_post *post,
                         uint32_t i, host_kind kind)
{
    const dl_doc *doc = post->doc;
    const dl_token *t = &doc->tokens[i];
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, i)];
    uint32_t second = t->length > 2 ? second_gap(doc, prose, i) : 0;
    dl_str word = dl_doc_slice(
        doc, (dl_span){t->start, second ? second : t->end});
    size_t gap = gap_of(doc, word, kind);
    if (gap == DL_NONE)
        return;
    uint32_t first = dl_host_start(doc, prose->token, i - 1);
    if (!is_end(doc, prose, i) || !dl_prose_is_korean(post, prose) ||
        (dl_kind_touching(doc, prose->token, first) &&
         dl_is_sign(doc, first - 1, "#"))) /* #AI서비스 */
        return;
    uint32_t at = t->start + (uint32_t)gap;
    dl_place place = {.span = {doc->tokens[first].start, t->end},
                      .kind = dl_place_is_anchor(doc, prose),
                      .fix = DL_FIX_SAFE,
                      .edit = {at, at},
                      .text = DL_STR(" ")};
    if (second) {
        place.edit.end = second;
        dl_str inner = dl_doc_slice(doc, place.edit);
        place.text = dl_ctx_printf(ctx, " %.*s ", DL_FMT(inner));
    }
    dl_vec_push(places, place);
}

dl_diagnostic *dl_glued_report(dl_ctx *ctx, const dl_place *place, size_t n,
                               unsigned one, unsigned several)
{
    dl_str wrong = dl_doc_slice(dl_ctx_doc(ctx), place->span);
    dl_str right = dl_place_right(ctx, place);
    dl_diagnostic *d =
        n == 1 ? dl_report(ctx, one, place->span, wrong, right)
               : dl_report(ctx, several, place->span, wrong, right,
                           dl_ctx_printf(ctx, "%zu", n));
    if (n > 1)
        dl_add_note(ctx, d, DL512_LINES, place[1].span,
                    dl_places_lines(ctx, place, n));
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    return d;
}

static dl_diagnostic *report(dl_ctx *ctx, const dl_place *place, size_t n)
{
    return dl_glued_report(ctx, place, n, DL512_MISSING, DL512_MISSINGS);
}

/* Whether token `i` is a Hangul word that touches the token before it. */
static bool is_joined_word(const dl_doc *doc, uint32_t i)
{
    return i < doc->n_tokens && doc->tokens[i].kind == DL_TOKEN_HANGUL &&
           doc->tokens[i].length > 1 && dl_token_is_joined(&doc->tokens[i]);
}

static void check_latin(dl_ctx *ctx, dl_places *places, const dl_post *post,
                        uint32_t i)
{
    const dl_token *t = &post->doc->tokens[i];
    if (!is_joined_word(post->doc, i + 1))
        return;
    bool is_unit = i > 0 && dl_token_is_joined(t) &&
                   t[-1].kind == DL_TOKEN_NUMBER;
    /* 2.5K시간: a part of the number, to which a unit may be joined */
    bool is_scale = t->length == 1 && t->first < 0x80 &&
                    dl_is_one_of((char)t->first, "kKMBGT");
    check_joined(ctx, places, post, i + 1,
                 is_unit && !is_scale ? AFTER_UNIT
                 : t->length == 1     ? AFTER_LETTER
                                      : AFTER_NAME);
}

/* The token after the number `i` and its sign: 12%, 3.5%p. */
static uint32_t after_number(const dl_doc *doc, uint32_t i)
{
    i++;
    if (i < doc->n_tokens && dl_token_is_joined(&doc->tokens[i]) &&
        dl_is_sign(doc, i, "%")) {
        i++;
        if (i < doc->n_tokens && dl_token_is_joined(&doc->tokens[i]) &&
            dl_is_sign(doc, i, "p"))
            i++;
    }
    return i;
}

/* ---- hyphens ------------------------------------------------------------- */

/* The first token of what ends with token `last`: 주의(attention). */
static uint32_t host_start(const dl_doc *doc, const dl_prose *prose,
                           uint32_t last)
{
    if (doc->tokens[last].kind != DL_TOKEN_CLOSE)
        return last;
    uint32_t open = dl_opening_of(doc, prose->token, last);
    if (open == DL_NONE)
        return last;
    return dl_kind_touching(doc, prose->token, open) &
                   DL_KINDS(HANGUL, LATIN)
               ? open - 1
               : open;
}

/* Whether token `i` follows a hyphen and a word or parenthesis; 비-의존 has only
   a prefix there. */
static bool is_hyphenated(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i], *host = t - 2;
    return i >= 2 && dl_token_is_joined(t) && dl_is_sign(doc, i - 1, "-") &&
           dl_token_is_joined(&t[-1]) &&
           (host->kind == DL_TOKEN_CLOSE ||
            (dl_token_is(host, DL_KINDS(HANGUL, LATIN)) && host->length > 1));
}

/* 인코더-기반, 주의(attention)-기반: token `i` is the word after the hyphen. */
static void check_hyphen(dl_ctx *ctx, const dl_post *post, uint32_t i)
{
    const dl_doc *doc = post->doc;
    const dl_token *t = &doc->tokens[i], *host = t - 2;
    if (!is_hyphenated(doc, i))
        return;
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, i)];
    if (prose->token > i - 2 || !is_end(doc, prose, i) ||
        !dl_prose_is_korean(post, prose) ||
        (dl_kind_touching(doc, prose->token, i - 2) &&
         dl_is_sign(doc, i - 3, "-/#._")))
        return;
    uint32_t first = host_start(doc, prose, i - 2);
    dl_span head = {doc->tokens[first].start, host->end};
    dl_span shown = {head.start, t->end};
    dl_diagnostic *d = dl_report(
        ctx, DL512_HYPHEN, shown, dl_doc_slice(doc, shown),
        dl_ctx_printf(ctx, "%.*s %.*s", DL_FMT(dl_doc_slice(doc, head)),
                      DL_FMT(dl_token_text(doc, t))));
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, dl_token_span(&t[-1]), DL_STR(" "));
}

void dl_glued_check(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    dl_places places = {0};
    dl_marked walk = dl_marked_in(doc, DL_MARK_LATIN, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        check_latin(ctx, &places, post, i);
    walk = dl_marked_in(doc, DL_MARK_NUMBER, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        uint32_t after = after_number(doc, i);
        if (is_joined_word(doc, after))
            check_joined(ctx, &places, post, after, AFTER_NUMBER);
    }
    dl_places_report(ctx, NULL, &places, DL_PLACES_HABIT, report);
    dl_vec_free(&places);
    walk = dl_marked_in(doc, DL_MARK_RARE, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        if (dl_token_in(doc, &doc->tokens[i], DL_LIST_GLUED_CALQUES))
            check_hyphen(ctx, post, i);
}
