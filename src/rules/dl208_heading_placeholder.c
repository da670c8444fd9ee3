/* DL208 heading-placeholder: see rules/DL208-heading-placeholder.md. */
#include "base/str.h"
#include "rules/shared/phrase.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"
#include "text/suggest.h"

static bool is_listed(dl_ctx *ctx, dl_str core)
{
    const dl_str *words;
    size_t n = dl_option_list(ctx, DL208_OPT_WORDS, &words);
    for (size_t i = 0; i < n; i++)
        if (core.n == words[i].n && dl_edit_distance(core, words[i], 0) == 0)
            return true;
    return false;
}

/* Whether the long English words after the first are all capitalised, as in
   titles and unlike in answers. */
static bool is_title_case(dl_str s)
{
    enum { LONG = 5 };
    bool has_long = false;
    for (size_t i = 0, start; i < s.n;) {
        while (i < s.n && !dl_is_alpha(s.p[i]))
            i++;
        start = i;
        while (i < s.n && (dl_is_alpha(s.p[i]) || s.p[i] == '\''))
            i++;
        if (start == 0 || i - start < LONG)
            continue;
        if (dl_is_lower(s.p[start]))
            return false;
        has_long = true;
    }
    return has_long;
}

static bool is_address(dl_str core)
{
    if (memchr(core.p, ' ', core.n))
        return false;
    return (core.n > 8 && (dl_str_starts(core, "https://") ||
                           dl_str_starts(core, "http://"))) ||
           dl_arxiv_id_parse(core).reason == DL_ARXIV_OK;
}

static bool is_reply(dl_ctx *ctx, dl_str title)
{
    return dl_phrases_begin(dl_ctx_prepared(ctx), title) &&
           (!dl_is_alpha(title.p[0]) || !is_title_case(title));
}

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    dl_str title = paper->title;
    unsigned message;
    if (!title.n || paper->problems & DL_HEADING_BROKEN)
        return;
    /* Without spaces, quotes and full stops around it. */
    dl_str core = dl_str_trim(title, " \t\"'.:()[]<>");
    if (is_reply(ctx, title))
        message = DL208_REPLY;
    else if (is_address(core))
        message = DL208_ADDRESS;
    else if (is_listed(ctx, core))
        message = DL208_WORD;
    else
        return;
    dl_diagnostic *d =
        dl_report(ctx, message, dl_paper_title_place(post, paper), title);
    dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
}

static const void *prepare(dl_ctx *ctx)
{
    const dl_str *replies;
    size_t n = dl_option_list(ctx, DL208_OPT_REPLIES, &replies);
    return dl_phrases_new(dl_ctx_arena(ctx), replies, n);
}

const dl_check dl_check_dl208 = {.prepare = prepare, .on_paper = on_paper};
