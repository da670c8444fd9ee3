/* DL609 false-strikethrough: see rules/DL609-false-strikethrough.md. */
#include "base/str.h"
#include "rules_gen.h"
#include "text/kinds.h"

static bool is_tilde(const dl_doc *doc, const dl_token *t)
{
    return t->kind == DL_TOKEN_SYMBOL && doc->src.p[t->start] == '~';
}

/*
 * A run of one or two tildes opens if no space follows it and closes if none
 * precedes it (GFM 6.5); two runs of the same length make a pair. Longer ones
 * are text.
 */
static void on_prose(dl_ctx *ctx, const struct dl_post *post,
                     const dl_prose *prose)
{
    (void)post;
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_span open[2] = {{0, 0}, {0, 0}}; /* by length - 1 */
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        if (!is_tilde(doc, &doc->tokens[i]))
            continue;
        dl_span run = dl_token_span(&doc->tokens[i]);
        while (i + 1 < prose->token_end && is_tilde(doc, &doc->tokens[i + 1]) &&
               doc->tokens[i + 1].start == run.end)
            run.end = doc->tokens[++i].end;
        uint32_t length = run.end - run.start;
        if (length > 2)
            continue;
        dl_span *opener = &open[length - 1];
        bool can_close = run.start && !dl_is_space(doc->src.p[run.start - 1]);
        bool can_open =
            run.end < doc->src.n && !dl_is_space(doc->src.p[run.end]);
        if (can_close && !dl_span_is_empty(*opener)) {
            dl_span struck = {opener->start, run.end};
            dl_report(ctx, DL609_STRUCK, struck, dl_doc_slice(doc, struck));
            *opener = (dl_span){0, 0};
        } else if (can_open) {
            *opener = run;
        }
    }
}

const dl_check dl_check_dl609 = {
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(SYMBOL),
};
