/* DL408 entry-length: see rules/DL408-entry-length.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    long max = dl_option_int(ctx, DL408_OPT_MAX);
    if (max <= 0)
        max = (long)post->profile->max_entry;
    long length = (long)paper->text_length;
    if (!max || length <= max)
        return;
    dl_diagnostic *d = dl_report(ctx, DL408_LONG, dl_paper_place(post, paper),
                                 dl_ctx_printf(ctx, "%ld", length),
                                 dl_ctx_printf(ctx, "%ld", max));
    dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
    if (length > max + max / 10)
        dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
}

const dl_check dl_check_dl408 = {.on_paper = on_paper};
