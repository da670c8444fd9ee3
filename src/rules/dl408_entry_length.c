/* DL408 entry-length: see rules/DL408-entry-length.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Whether `length` is above `max` by more than so many percent. */
static bool exceeds(long length, long max, long percent)
{
    double share = percent > 0 ? (double)percent : 0;
    return (double)length * 100 > (double)max * (100 + share);
}

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    enum { WARNING = 10 /* percent */ };
    long max = dl_option_int(ctx, DL408_OPT_MAX);
    if (max <= 0)
        max = (long)post->profile->max_entry;
    long length = (long)paper->text_length;
    if (!max ||
        !exceeds(length, max, dl_option_int(ctx, DL408_OPT_TOLERANCE)))
        return;
    dl_diagnostic *d = dl_report(ctx, DL408_LONG, dl_paper_place(post, paper),
                                 dl_ctx_printf(ctx, "%ld", length),
                                 dl_ctx_printf(ctx, "%ld", max));
    dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
    if (exceeds(length, max, WARNING))
        dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
}

const dl_check dl_check_dl408 = {.on_paper = on_paper};
