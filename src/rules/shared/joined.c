/* Words whose terms lack spaces or have too many
   (rules/DL512-word-spacing.md). */
#include "rules/shared/joined.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "korean/term.h"
#include "rules/shared/korean.h"
#include "rules/shared/spacing.h"
#include "rules_gen.h"
#include "text/hangul.h"

enum { MOST_WORDS = 4 }; /* of a term */

/* A word, or several that a term connects. Its changes are spaces to insert,
   which are empty spans, and to take away. */
typedef struct word {
    dl_span shown;
    uint32_t token;
    bool is_unsure;
    DL_VEC(dl_span) changes;
} word;

/* What is right in place of the hit. A space at its beginning is needed inside
   a word only. */
static dl_str right_of(const dl_doc *doc, const dl_term_hit *hit)
{
    dl_str right = hit->term->right;
    bool begins = hit->span.start == doc->tokens[hit->token].start;
    return right.p[0] == ' ' && begins ? dl_str_from(right, 1) : right;
}

static bool is_wrong(const dl_post *post, const dl_term_hit *hit)
{
    return hit->group->term_class == DL_TERMS_JOINED &&
           dl_byte_is_korean(post, hit->span.start) &&
           !dl_str_eq(right_of(post->doc, hit),
                      dl_doc_slice(post->doc, hit->span));
}

/* Where the word ends that has the end of the hit. */
static uint32_t end_of_word(const dl_doc *doc, const dl_term_hit *hit)
{
    uint32_t end = doc->tokens[hit->token].end;
    if (end < hit->span.end)
        end = hit->span.end;
    return end + (uint32_t)dl_syllables_at(doc->src, end).n;
}

/* Adds what turns the hit into the right term, which has the same letters. */
static void add_term(word *w, const dl_doc *doc, const dl_term_hit *hit)
{
    const char *src = doc->src.p;
    dl_str right = right_of(doc, hit);
    uint32_t at = hit->span.start, end = end_of_word(doc, hit);
    for (size_t i = 0; i < right.n || at < hit->span.end;) {
        bool is_space = at < hit->span.end && dl_is_space(src[at]);
        bool has_space = i < right.n && right.p[i] == ' ';
        if (has_space != is_space)
            dl_vec_push(&w->changes, (dl_span){at, at + is_space});
        at += is_space || !has_space;
        i += has_space || !is_space;
    }
    if (w->shown.end < end)
        w->shown.end = end;
}

static void add_gaps(word *w, const dl_doc *doc)
{
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, w->token)];
    bool is_sure;
    uint32_t gap = w->token > prose->token
                       ? dl_spacing_an(doc, w->token, &is_sure)
                       : 0;
    if (gap) {
        dl_vec_push(&w->changes, (dl_span){gap, gap});
        w->is_unsure = !is_sure;
    }
    dl_marked walk = dl_marked_in(doc, DL_MARK_ENDED, w->token,
                                  prose->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        if (doc->tokens[i].start >= w->shown.end)
            break;
        gap = dl_spacing_gap(doc, i, prose->token_end);
        if (gap)
            dl_vec_push(&w->changes, (dl_span){gap, gap});
    }
}

static int by_start(const void *a, const void *b)
{
    const dl_span *x = a, *y = b;
    return DL_ORDER(x->start, y->start);
}

/* Sorts the changes; a term and a gap may ask for the same one. */
static void settle(word *w)
{
    size_t n = 0;
    dl_sort(w->changes.v, w->changes.n, by_start);
    for (size_t i = 0; i < w->changes.n; i++)
        if (n == 0 || w->changes.v[n - 1].start < w->changes.v[i].start)
            w->changes.v[n++] = w->changes.v[i];
    w->changes.n = n;
}

static dl_str text_of(const dl_span *change)
{
    return change->start == change->end ? DL_STR(" ") : DL_STR("");
}

static void report(dl_ctx *ctx, word *w)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_str wrong = dl_doc_slice(doc, w->shown);
    dl_buf right = {0};
    uint32_t at = w->shown.start;
    settle(w);
    for (size_t i = 0; i < w->changes.n; i++) {
        const dl_span *c = &w->changes.v[i];
        dl_buf_add(&right, dl_doc_slice(doc, (dl_span){at, c->start}));
        dl_buf_add(&right, text_of(c));
        at = c->end;
    }
    dl_buf_add(&right, dl_doc_slice(doc, (dl_span){at, w->shown.end}));
    dl_diagnostic *d = dl_report(
        ctx, right.n < wrong.n ? DL512_SURPLUS : DL512_MISSING, w->shown,
        wrong, dl_ctx_printf(ctx, "%.*s", DL_FMT(dl_buf_str(&right))));
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    for (size_t i = 0; i < w->changes.n; i++)
        dl_fix_edit(ctx, d, w->is_unsure ? DL_FIX_UNSAFE : DL_FIX_SAFE,
                    w->changes.v[i], text_of(&w->changes.v[i]));
    dl_buf_free(&right);
}

void dl_joined_report(dl_ctx *ctx, const dl_doc *doc, uint32_t token)
{
    word w = {.token = token, .shown = dl_token_span(&doc->tokens[token])};
    add_gaps(&w, doc);
    if (w.changes.n > 0)
        report(ctx, &w);
    dl_vec_free(&w.changes);
}

void dl_joined_check(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    for (size_t i = 0; i < n;) {
        if (!is_wrong(post, &hits[i])) {
            i++;
            continue;
        }
        uint32_t end = hits[i].span.start; /* 는것같 has 것같 */
        word w = {.token = hits[i].token};
        w.shown.start = w.shown.end = doc->tokens[w.token].start;
        for (; i < n && (w.changes.n == 0 ||
                         hits[i].span.start < w.shown.end); i++) {
            if (hits[i].span.start < end || !is_wrong(post, &hits[i]))
                continue;
            add_term(&w, doc, &hits[i]);
            end = hits[i].span.end;
        }
        add_gaps(&w, doc);
        report(ctx, &w);
        dl_vec_free(&w.changes);
    }
}

bool dl_joined_has(dl_ctx *ctx, const dl_post *post, uint32_t token)
{
    const dl_token *t = &post->doc->tokens[token];
    const dl_term_hit *hits;
    size_t i, n = dl_ctx_terms(ctx, &hits);
    uint32_t before = token > MOST_WORDS ? token - MOST_WORDS : 0;
    DL_LOWER_BOUND(i, 0, n, hits[i].token < before);
    for (; i < n && hits[i].token <= token; i++)
        if (end_of_word(post->doc, &hits[i]) > t->start &&
            is_wrong(post, &hits[i]))
            return true;
    return false;
}

bool dl_word_is_misspelt(dl_ctx *ctx, uint32_t token)
{
    const dl_term_hit *hits;
    size_t i, n = dl_ctx_terms(ctx, &hits);
    DL_LOWER_BOUND(i, 0, n, hits[i].token < token);
    for (; i < n && hits[i].token == token; i++)
        if (hits[i].group->term_class == DL_TERMS_MISSPELLING)
            return true;
    return false;
}
