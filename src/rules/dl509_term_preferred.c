/* DL509 term-preferred: see rules/DL509-term-preferred.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    for (size_t i = 0; i < n; i++) {
        const dl_term_group *group = hits[i].group;
        if (!group->prefer.n || dl_str_eq(hits[i].term->text, group->prefer) ||
            !dl_term_is_chosen(ctx, DL509_OPT_GROUPS, group))
            continue;
        dl_diagnostic *d = dl_report(ctx, DL509_PREFERRED, hits[i].span,
                                     dl_doc_slice(post->doc, hits[i].span),
                                     group->prefer, group->name);
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, hits[i].span, group->prefer);
    }
}

const dl_check dl_check_dl509 = {.on_post = on_post};
