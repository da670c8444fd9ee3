/* DL205 heading-whitespace: see rules/DL205-heading-whitespace.md. */
#include "base/arena.h"
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

/* The first run of a title, if it has one that can be corrected. */
static bool first_run(const dl_post *post, const dl_paper *paper, dl_span *run)
{
    return !(paper->problems & DL_HEADING_BROKEN) &&
           !dl_paper_is_approximate(post, paper) &&
           next_run(post->doc, paper->title_span, paper->title_span.start, run);
}

static void repair(dl_ctx *ctx, dl_diagnostic *d, const dl_doc *doc,
                   dl_span title, dl_span run)
{
    do
        dl_fix_edit(ctx, d, DL_FIX_SAFE, run,
                    run.start == title.start || run.end == title.end
                        ? DL_STR("")
                        : DL_STR(" "));
    while (next_run(doc, title, run.end, &run));
}

static dl_diagnostic *report(dl_ctx *ctx, dl_span run, uint32_t n)
{
    return n == 1 ? dl_report(ctx, DL205_RUN, run,
                              dl_ctx_printf(ctx, "%u", run.end - run.start))
                  : dl_report(ctx, DL205_SEVERAL, run,
                              dl_ctx_printf(ctx, "%u", n));
}

/* Whether the post may have a comment that suppresses findings of one title. */
static bool may_suppress(const dl_doc *doc)
{
    return dl_str_find(doc->src, DL_STR("digestlint")) < doc->src.n ||
           dl_str_find(doc->src, DL_STR("DIGESTLINT")) < doc->src.n;
}

/* A title and its first run. */
typedef struct place {
    dl_span title, run;
} place;

static uint32_t find_places(const dl_post *post, place *places)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < post->n_papers; i++) {
        places[n].title = post->papers[i].title_span;
        n += first_run(post, &post->papers[i], &places[n].run);
    }
    return n;
}

/* However many titles have them, they were copied from one place: one finding
   at the first run, with a note for each other title; the fix corrects all. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    place *places = DL_ARENA_TAKE(dl_ctx_scratch(ctx), place, post->n_papers);
    uint32_t n = find_places(post, places);
    bool is_apart = n > 1 && may_suppress(post->doc);
    dl_diagnostic *d = NULL;
    for (uint32_t i = 0; i < n; i++) {
        dl_span run = places[i].run;
        if (i == 0 || is_apart)
            d = report(ctx, run, is_apart ? 1 : n);
        else
            dl_add_note(ctx, d, DL205_ALSO, run,
                        dl_ctx_printf(ctx, "%u", run.end - run.start));
        repair(ctx, d, post->doc, places[i].title, run);
    }
}

const dl_check dl_check_dl205 = {.on_post = on_post};
