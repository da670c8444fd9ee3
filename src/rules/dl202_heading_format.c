/* DL202 heading-format: see rules/DL202-heading-format.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

static void report_level(dl_ctx *ctx, const dl_post *post,
                         const dl_paper *paper)
{
    static const char marks[] = "######";
    const dl_node *heading = &post->doc->nodes[paper->heading];
    uint32_t level = heading->level;
    uint32_t want = post->profile->paper_level;
    if (level > 6 || want > 6)
        return;
    dl_report(ctx, DL202_LEVEL, dl_heading_marks(post->doc, heading),
              (dl_str){marks, level}, (dl_str){marks, want});
}

static void report_shape(dl_ctx *ctx, const dl_post *post,
                         const dl_paper *paper)
{
    const dl_templates *forms = &post->profile->paper_headings;
    dl_report(ctx, DL202_SHAPE, dl_first_line(post->doc, paper->heading_span),
              forms->n ? forms->v[0].text : DL_STR("{title}"));
}

/* One cause, one finding: the first of the problems in this order explains the
   others. */
static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    uint32_t problems = paper->problems;
    dl_span place = dl_paper_place(post, paper);
    if (!problems)
        return;
    if (problems & DL_HEADING_BROKEN)
        dl_report(ctx, DL202_BROKEN, paper->heading_span);
    else if (problems & DL_HEADING_NO_MARK)
        dl_report(ctx, DL202_MARK, place);
    else if (problems & DL_HEADING_WRONG_LEVEL && paper->heading != DL_NONE)
        report_level(ctx, post, paper);
    else if (problems & DL_HEADING_NO_TITLE)
        dl_report(ctx, DL202_TITLE,
                  dl_first_line(post->doc, paper->heading_span));
    else if (dl_paper_is_doubtful(paper))
        report_shape(ctx, post, paper);
    else if (problems & DL_HEADING_NO_LINK)
        dl_report(ctx, DL202_LINK, place);
    else if (problems & DL_HEADING_NO_NUMBER)
        dl_report(
            ctx, DL202_NUMBER, place,
            dl_ctx_printf(ctx, "%u", (unsigned)(paper - post->papers) + 1));
    else if (problems & DL_HEADING_TRAILING)
        dl_report(ctx, DL202_TRAILING, paper->trailing_span,
                  dl_doc_slice(post->doc, paper->trailing_span));
    else
        report_shape(ctx, post, paper);
}

const dl_check dl_check_dl202 = {.on_paper = on_paper};
