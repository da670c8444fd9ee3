/* DL207 heading-repeated: see rules/DL207-heading-repeated.md. */
#include "base/str.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Titles are compared without case, spaces and punctuation at the end. */
static dl_str title_key(dl_arena *arena, dl_str title)
{
    char *key = dl_arena_alloc(arena, title.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < title.n; i++) {
        char c = dl_to_lower(title.p[i]);
        if (dl_is_space(c)) {
            if (n && key[n - 1] != ' ')
                key[n++] = ' ';
        } else {
            key[n++] = c;
        }
    }
    while (n && (key[n - 1] == ' ' || key[n - 1] == '.'))
        n--;
    return (dl_str){key, n};
}

/* DL307 reports the same paper twice. */
static bool is_same_paper(const dl_paper *a, const dl_paper *b)
{
    return a->main_link && b->main_link &&
           a->main_link->url.id.reason == DL_ARXIV_OK &&
           b->main_link->url.id.reason == DL_ARXIV_OK &&
           dl_arxiv_id_same(&a->main_link->url.id, &b->main_link->url.id);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    if (post->n_papers < 2)
        return;
    dl_arena *scratch = dl_ctx_scratch(ctx);
    dl_paper_key *keys = DL_ARENA_NEW(scratch, dl_paper_key, post->n_papers);
    size_t n = 0;
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper *paper = &post->papers[i];
        if (paper->title.n)
            keys[n++] = (dl_paper_key){.key = title_key(scratch, paper->title),
                                       .paper = paper};
    }
    dl_paper_keys_sort(keys, n);
    for (size_t i = 0; i < n; i++) {
        const dl_paper *paper = keys[i].paper, *first = keys[i].first;
        if (paper == first || is_same_paper(paper, first))
            continue;
        dl_diagnostic *d = dl_report(ctx, DL207_REPEATED,
                                     dl_paper_place(post, paper), paper->title);
        dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
        dl_add_note(ctx, d, DL207_FIRST, dl_paper_place(post, first));
    }
}

const dl_check dl_check_dl207 = {.on_post = on_post};
