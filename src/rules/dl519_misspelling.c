/* DL519 misspelling: see rules/DL519-misspelling.md. */
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "korean/near.h"
#include "korean/reading.h"
#include "korean/slip.h"
#include "korean/term.h"
#include "model/post.h"
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"
#include "text/hangul.h"
#include "text/kinds.h"

/* -되어지다: an ending of which the text speaks. */
static bool is_ending(const dl_doc *doc, const dl_term_hit *hit)
{
    const dl_token *t = &doc->tokens[hit->token];
    return hit->token > 0 && dl_token_is_joined(t) &&
           dl_is_sign(doc, hit->token - 1, "-") &&
           (hit->token == 1 || !dl_token_is_joined(&t[-1]) ||
            t[-2].kind == DL_TOKEN_MARKUP);
}

/* 하면 안돼고 for 하면 안 되고, which DL512 would divide. */
static bool follows_condition(const dl_doc *doc, const dl_term_hit *hit)
{
    return hit->token > 0 &&
           dl_lexicon_end(doc->lexicon, DL_LIST_SPACING_AN_BEFORE,
                          dl_token_text(doc, &doc->tokens[hit->token - 1]));
}

/* 100배 들어난: 늘어난 is meant, and not 드러난. */
static bool follows_factor(const dl_doc *doc, const dl_term_hit *hit)
{
    const dl_token *t = &doc->tokens[hit->token];
    return dl_str_is(hit->group->name, "deureona") && hit->token > 1 &&
           hit->span.start == t->start && !dl_token_is_joined(t) &&
           t[-1].kind == DL_TOKEN_HANGUL && dl_token_is_joined(&t[-1]) &&
           t[-2].kind == DL_TOKEN_NUMBER;
}

static bool is_misspelling(const dl_term_hit *hit)
{
    dl_term_class c = hit->group->term_class;
    return c == DL_TERMS_MISSPELLING || c == DL_TERMS_SAI_SIOT;
}

/* 쫒아낼떄: the second mistake in the word of `hit`, or NULL. */
static const dl_term_hit *second_in_word(const dl_term_hit *hit,
                                         const dl_term_hit *end)
{
    for (const dl_term_hit *h = hit + 1; h < end && h->token == hit->token; h++)
        if (is_misspelling(h) && h->span.start >= hit->span.end)
            return h;
    return NULL;
}

static void check(dl_ctx *ctx, const dl_doc *doc, const dl_term_hit *hit,
                  const dl_term_hit *second)
{
    enum { STEM = 6 /* bytes of 드러 */ };
    const dl_token *t = &doc->tokens[hit->token];
    dl_span span = hit->span;
    dl_str right = hit->term->right, norm = hit->group->norm;
    bool is_growth = follows_factor(doc, hit);
    if (is_growth)
        right = dl_ctx_printf(ctx, "늘어%.*s",
                              DL_FMT(dl_str_from(right, STEM)));
    if (second) {
        dl_span between = {span.end, second->span.start};
        right = dl_ctx_printf(ctx, "%.*s%.*s%.*s", DL_FMT(right),
                              DL_FMT(dl_doc_slice(doc, between)),
                              DL_FMT(second->term->right));
        span.end = second->span.end;
    }
    if (dl_spelling_is_mentioned(doc, hit, right) || is_ending(doc, hit))
        return;
    /* The list has stems; the message shows the word. */
    uint32_t end = span.end > t->end ? span.end : t->end;
    end += (uint32_t)dl_syllables_at(doc->src, end).n;
    dl_span shown = {t->start, end};
    dl_str head = dl_doc_slice(doc, (dl_span){t->start, span.start});
    dl_str tail = dl_doc_slice(doc, (dl_span){span.end, end});
    bool is_apart = dl_str_is(head, "안") && follows_condition(doc, hit);
    dl_str word = dl_ctx_printf(ctx, "%.*s%s%.*s%.*s", DL_FMT(head),
                                is_apart ? " " : "", DL_FMT(right),
                                DL_FMT(tail));
    dl_str wrong = dl_doc_slice(doc, shown);
    dl_diagnostic *d =
        norm.n ? dl_report(ctx, DL519_SPELLING, shown, wrong, word, norm)
               : dl_report(ctx, DL519_OWN, shown, wrong, word);
    if (hit->group->term_class == DL_TERMS_SAI_SIOT)
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    bool is_sure = !is_growth && !dl_word_is_quoted(doc, hit->token) &&
                   !dl_word_is_title(doc, hit->token);
    if (is_apart)
        right = dl_ctx_printf(ctx, " %.*s", DL_FMT(right));
    dl_fix_word(ctx, d, is_sure ? DL_FIX_SAFE : DL_FIX_UNSAFE, span, right);
}

/* 할 떄: ㅒ instead of ㅐ, because Shift was held too long. */
static void check_alone(dl_ctx *ctx, const dl_post *post)
{
    enum { AE_FROM_YAE = 2 * 28 };
    const dl_doc *doc = post->doc;
    dl_marked walk = dl_marked_in(doc, DL_MARK_RARE, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (!dl_token_in(doc, t, DL_LIST_SLIPS_ALONE) ||
            !dl_byte_is_korean(post, t->start))
            continue;
        char right[3];
        dl_hangul_put(t->first - AE_FROM_YAE, right);
        dl_str word = dl_ctx_printf(ctx, "%.*s", DL_FMT(((dl_str){right, 3})));
        dl_diagnostic *d = dl_report(ctx, DL519_OWN, dl_token_span(t),
                                     dl_token_text(doc, t), word);
        dl_fix_edit(ctx, d, DL_FIX_SAFE, dl_token_span(t), word);
    }
}

/* ---- English words ------------------------------------------------------- */

enum {
    SHORTEST_COMPOUND = 8, /* letters; joined to another word by a hyphen */
    MOST_NAMED = 3, /* uses of a capitalized word; of more it may be a name */
    MOST_NOTES = 8,
    MOST_ASKED = 64 /* words that are looked for in all the text */
};

/* A Latin word that the lexicon does not know. */
typedef struct stranger {
    dl_str word;
    uint32_t token;
} stranger;

typedef DL_VEC(stranger) strangers;

static int compare_strangers(const void *a, const void *b)
{
    const stranger *x = a, *y = b;
    int c = dl_str_compare(x->word, y->word);
    return c ? c : DL_ORDER(x->token, y->token);
}

/* Whether the particle that is joined to the word does not fit it as it is
   spelled: DL504 speaks of the word, too. */
static bool has_misfit(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *next = &doc->tokens[i + 1];
    dl_particle_use use;
    if (i + 1 >= prose->token_end || next->kind != DL_TOKEN_HANGUL ||
        !dl_token_is_joined(next) ||
        !dl_particle_at_end(dl_token_text(doc, next), &use) || use.start)
        return false;
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    return !dl_particle_fits(&use,
                             dl_reading_of_word(doc->lexicon, word).final);
}

/* main(, len(x): but not Network(NN) */
static bool is_called(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    return i + 2 < prose->token_end && dl_is_sign(doc, i + 1, "(") &&
           dl_token_is_joined(&doc->tokens[i + 1]) &&
           dl_is_lower(doc->src.p[doc->tokens[i].start]) &&
           doc->tokens[i + 2].kind != DL_TOKEN_HANGUL;
}

/* The first and the last token of what the word is part of: log-likelihood. */
static bool is_text(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_token *t = doc->tokens;
    uint32_t from = i, end = i + 1;
    if (t[i].length >= SHORTEST_COMPOUND) {
        if (i >= prose->token + 2 && dl_token_is_joined(&t[i]) &&
            dl_is_sign(doc, i - 1, "-") && dl_token_is_joined(&t[i - 1]) &&
            t[i - 2].kind == DL_TOKEN_LATIN)
            from = i - 2;
        if (end + 1 < prose->token_end && dl_is_sign(doc, end, "-") &&
            dl_token_is_joined(&t[end]) && dl_token_is_joined(&t[end + 1]) &&
            t[end + 1].kind == DL_TOKEN_LATIN)
            end += 2;
    }
    return dl_word_is_running(doc, prose, from, end) &&
           !is_called(doc, prose, i) && !has_misfit(doc, prose, i) &&
           !dl_word_is_quoted(doc, i) && !dl_word_is_title(doc, i);
}

/* Whether the block has what the author wrote: Korean text, or a heading; other
   blocks in English are quotations. */
static bool is_own(const dl_post *post, const dl_prose *prose, bool is_korean)
{
    uint8_t role = post->prose_roles[prose - post->doc->proses];
    return (role == DL_PROSE_HEADING && is_korean) ||
           (role == DL_PROSE_BODY && prose->traits & DL_KINDS(HANGUL));
}

/* Collects the words that the lexicon does not know. */
static void collect(const dl_post *post, strangers *out)
{
    const dl_doc *doc = post->doc;
    /* Otherwise a heading may be in any language. */
    bool is_korean = dl_next_korean(post, 0, doc->n_tokens) != DL_NONE;
    const dl_prose *prose = doc->proses;
    dl_marked walk = dl_marked_in(doc, DL_MARK_UNKNOWN, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        dl_str word = dl_token_text(doc, &doc->tokens[i]);
        while (prose->token_end <= i)
            prose++;
        if (is_own(post, prose, is_korean) &&
            dl_slip_is_possible(doc->lexicon, word))
            dl_vec_push(out, (stranger){word, i});
    }
}

/* Whether the place is one to report: running text in which the word is not
   compared with the right one. */
static bool is_place(const dl_doc *doc, uint32_t token, dl_str right)
{
    enum { AROUND = 64 /* bytes; no more, or long blocks take long */ };
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, token)];
    const dl_span block = doc->nodes[prose->node].span;
    dl_span word = dl_token_span(&doc->tokens[token]), near = block;
    if (!is_text(doc, prose, token))
        return false;
    if (word.start - block.start > AROUND)
        near.start = word.start - AROUND;
    if (block.end - word.end > AROUND)
        near.end = word.end + AROUND;
    return dl_str_find(dl_doc_slice(doc, near), right) == SIZE_MAX ||
           !dl_spelling_is_compared(doc, word, right);
}

/* Whether the word is where an English quotation was cut: only its end is
   missing, after a row of English words and before Korean. */
static bool is_cut(const dl_doc *doc, uint32_t token, dl_str right)
{
    enum { SENTENCE = 5 /* words */ };
    const dl_token *t = doc->tokens;
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, token)];
    uint32_t next = token + 1, words = 1;
    dl_str word = dl_token_text(doc, &t[token]);
    if (right.n <= word.n || memcmp(right.p, word.p, word.n) != 0)
        return false;
    for (uint32_t i = token; i-- > prose->token && words < SENTENCE &&
                             (dl_token_is(&t[i], DL_KINDS(LATIN, COMMA)) ||
                              dl_is_sign(doc, i, "-"));)
        words += t[i].kind == DL_TOKEN_LATIN;
    if (next < prose->token_end && t[next].kind == DL_TOKEN_STOP)
        next++;
    return words == SENTENCE &&
           (next == prose->token_end ||
            (t[next].kind == DL_TOKEN_HANGUL && !dl_token_is_joined(&t[next])));
}

/* Whether the text has the word in other capitals: convbert of ConvBERT. */
static bool is_name(const dl_doc *doc, dl_str word)
{
    dl_marked walk = dl_marked_in(doc, DL_MARK_LATIN, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        dl_str other = dl_token_text(doc, &doc->tokens[i]);
        size_t n = 1;
        while (n < other.n && !dl_is_upper(other.p[n]))
            n++;
        if (other.n == word.n && n < other.n &&
            dl_str_compare_folded(other, word) == 0)
            return true;
    }
    return false;
}

/* Reports a word that is used `n` times, at its first place; the fix is for all
   of them. */
static void check_word(dl_ctx *ctx, const dl_doc *doc, const stranger *uses,
                       size_t n, unsigned *n_asked)
{
    dl_diagnostic *d = NULL;
    dl_slip slip = dl_slip_of(doc->lexicon, uses->word, dl_ctx_scratch(ctx));
    if (slip.kind == DL_SLIP_NONE ||
        (n > MOST_NAMED && slip.kind != DL_SLIP_SWAPPED &&
         dl_is_upper(uses->word.p[0])) ||
        ((*n_asked)++ < MOST_ASKED && is_name(doc, uses->word)))
        return;
    for (size_t i = 0; i < n; i++) {
        dl_span span = dl_token_span(&doc->tokens[uses[i].token]);
        if (!is_place(doc, uses[i].token, slip.right) ||
            is_cut(doc, uses[i].token, slip.right))
            continue;
        if (!d)
            d = dl_report(ctx, DL519_OWN, span, uses->word, slip.right);
        else if (i < MOST_NOTES)
            dl_add_note(ctx, d, DL519_AGAIN, span, uses->word);
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, span, slip.right);
    }
}

static void check_english(dl_ctx *ctx, const dl_post *post)
{
    strangers all = {0};
    unsigned n_asked = 0;
    collect(post, &all);
    dl_vec_sort(&all, compare_strangers);
    for (size_t i = 0, end; i < all.n; i = end) {
        for (end = i + 1;
             end < all.n && dl_str_eq(all.v[end].word, all.v[i].word);)
            end++;
        check_word(ctx, post->doc, &all.v[i], end - i, &n_asked);
    }
    dl_vec_free(&all);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    uint32_t end = 0; /* of the last word reported: 않됬다 has two */
    for (const dl_term_hit *hit = hits; hit < hits + n; hit++) {
        if (!is_misspelling(hit) || hit->span.start < end ||
            !dl_byte_is_korean(post, hit->span.start))
            continue;
        end = doc->tokens[hit->token].end;
        check(ctx, doc, hit, second_in_word(hit, hits + n));
    }
    check_alone(ctx, post);
    check_english(ctx, post);
}

const dl_check dl_check_dl519 = {.on_post = on_post};
