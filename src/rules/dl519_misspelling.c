/* DL519 misspelling: see rules/DL519-misspelling.md. */
#include "korean/term.h"
#include "model/post.h"
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"
#include "text/hangul.h"

static void check(dl_ctx *ctx, const dl_doc *doc, const dl_term_hit *hit)
{
    const dl_token *t = &doc->tokens[hit->token];
    dl_str right = hit->term->right, norm = hit->group->norm;
    if (dl_spelling_is_mentioned(doc, hit, right))
        return;
    /* The list has stems; the message shows the word. */
    uint32_t end = hit->span.end > t->end ? hit->span.end : t->end;
    end += (uint32_t)dl_syllables_at(doc->src, end).n;
    dl_span shown = {t->start, end};
    dl_str head = dl_doc_slice(doc, (dl_span){t->start, hit->span.start});
    dl_str tail = dl_doc_slice(doc, (dl_span){hit->span.end, end});
    dl_str word = dl_ctx_printf(ctx, "%.*s%.*s%.*s", DL_FMT(head),
                                DL_FMT(right), DL_FMT(tail));
    dl_str wrong = dl_doc_slice(doc, shown);
    dl_diagnostic *d =
        norm.n ? dl_report(ctx, DL519_SPELLING, shown, wrong, word, norm)
               : dl_report(ctx, DL519_OWN, shown, wrong, word);
    if (hit->group->term_class == DL_TERMS_SAI_SIOT)
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    bool is_sure = !dl_word_is_quoted(doc, hit->token) &&
                   !dl_word_is_title(doc, hit->token);
    dl_fix_word(ctx, d, is_sure ? DL_FIX_SAFE : DL_FIX_UNSAFE, hit->span,
                right);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    uint32_t end = 0; /* of the last word reported: 않됬다 has two */
    for (const dl_term_hit *hit = hits; hit < hits + n; hit++) {
        dl_term_class c = hit->group->term_class;
        if ((c != DL_TERMS_MISSPELLING && c != DL_TERMS_SAI_SIOT) ||
            hit->span.start < end || !dl_byte_is_korean(post, hit->span.start))
            continue;
        end = doc->tokens[hit->token].end;
        check(ctx, doc, hit);
    }
}

const dl_check dl_check_dl519 = {.on_post = on_post};
