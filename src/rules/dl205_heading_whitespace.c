/* DL205 heading-whitespace: see rules/DL205-heading-whitespace.md. */
#include "base/str.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* The next run of two blanks or more, or of one tab, from byte `from` of
   `span`; those in code are what the author shows. */
static bool next_run(const dl_doc *doc, dl_span span, uint32_t from,
                     dl_span *run)
{
    const char *src = doc->src.p;
    for (uint32_t i = from; i < span.end; i++) {
        if (!dl_is_blank(src[i]))
            continue;
        bool is_single = i + 1 == span.end || !dl_is_blank(src[i + 1]);
        if ((src[i] == ' ' && is_single) ||
            dl_region_at(doc, i) != DL_REGION_PROSE)
            continue;
        *run = (dl_span){i, i + 1};
        while (run->end < span.end && dl_is_blank(src[run->end]))
            run->end++;
        return true;
    }
    return false;
}

/* One finding a title, at its first run; the fix corrects all of them. */
static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    dl_span run, title = paper->title_span;
    if (paper->problems & DL_HEADING_BROKEN ||
        dl_paper_is_approximate(post, paper) ||
        !next_run(post->doc, title, title.start, &run))
        return;
    dl_diagnostic *d = dl_report(ctx, DL205_RUN, run,
                                 dl_ctx_printf(ctx, "%u", run.end - run.start));
    do
        dl_fix_edit(ctx, d, DL_FIX_SAFE, run,
                    run.start == title.start || run.end == title.end
                        ? DL_STR("")
                        : DL_STR(" "));
    while (next_run(post->doc, title, run.end, &run));
}

const dl_check dl_check_dl205 = {.on_paper = on_paper};
