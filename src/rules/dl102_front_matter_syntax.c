/* DL102 front-matter-syntax: see rules/DL102-front-matter-syntax.md. */
#include "model/post.h"
#include "rules_gen.h"

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_frontmatter *fm = &post->doc->frontmatter;
    if (fm->state != DL_FRONTMATTER_INVALID)
        return;
    dl_diagnostic *d = dl_report(ctx, DL102_SYNTAX, fm->problem_span,
                                 fm->problem, fm->problem_korean);
    if (!dl_span_is_empty(fm->related_span))
        dl_add_note(ctx, d, DL102_BEGAN, fm->related_span);
}

const dl_check dl_check_dl102 = {.on_post = on_post};
