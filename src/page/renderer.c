/*
 * The renderers' defaults, as measured: cmark-gfm 0.29.0.gfm.6, Jekyll 4.3 with
 * kramdown 2.4, Hugo 0.111 with goldmark 1.5, markdown-it 15, remark-gfm 4. A
 * later Hugo differs in `punctuation` and `single-tilde`; without a version the
 * older one is assumed, in which fewer things go wrong.
 */
#include "page/renderer.h"

#include <stddef.h>

static const struct {
    const char *word;
    dl_renderer defaults;
} table[] = {
    [DL_RENDERER_UNKNOWN] = {"unknown", {.raw_html = 1}},
    [DL_RENDERER_NONE] = {"none", {.raw_html = 1}},
    [DL_RENDERER_GFM] = {"gfm",
                         {.raw_html = 1, .linkify = 1, .single_tilde = 1}},
    [DL_RENDERER_KRAMDOWN] = {"kramdown",
                              {.liquid = 1,
                               .raw_html = 1,
                               .typographer = 1,
                               .heading_ids = 1}},
    [DL_RENDERER_HUGO] = {"hugo",
                          {.linkify = 1, .typographer = 1, .heading_ids = 1}},
    [DL_RENDERER_MARKDOWN_IT] = {"markdown-it",
                                 {.punctuation = DL_PUNCTUATION_031,
                                  .raw_html = 1,
                                  .linkify = 1}},
    [DL_RENDERER_REMARK] = {"remark",
                            {.punctuation = DL_PUNCTUATION_031,
                             .raw_html = 1,
                             .linkify = 1,
                             .single_tilde = 1}},
    [DL_RENDERER_MDX] = {"mdx",
                         {.punctuation = DL_PUNCTUATION_031,
                          .raw_html = 1,
                          .linkify = 1,
                          .single_tilde = 1}},
};

/* The members after `name`; the compiler checks that they are ints. */
enum { MEMBERS = sizeof(dl_renderer) / sizeof(int) };

void dl_renderer_init(dl_renderer *renderer)
{
    int *members = &renderer->name;
    for (size_t i = 0; i < MEMBERS; i++)
        members[i] = DL_RENDERER_UNSET;
}

void dl_renderer_fill(dl_renderer *renderer, const dl_renderer *from)
{
    int *members = &renderer->name;
    const int *others = &from->name;
    for (size_t i = 0; i < MEMBERS; i++)
        if (members[i] == DL_RENDERER_UNSET)
            members[i] = others[i];
}

void dl_renderer_complete(dl_renderer *renderer)
{
    int name = renderer->name;
    dl_renderer_fill(renderer,
                     &table[name == DL_RENDERER_UNSET ? DL_RENDERER_UNKNOWN
                                                      : name]
                          .defaults);
    renderer->name = name;
}

dl_renderer dl_renderer_also(const dl_renderer *renderer)
{
    dl_renderer also;
    dl_renderer_init(&also);
    bool is_none = renderer->also <= DL_RENDERER_NONE ||
                   renderer->also == renderer->name;
    also.name = is_none ? DL_RENDERER_NONE : renderer->also;
    dl_renderer_complete(&also);
    return also;
}

const char *dl_renderer_word(dl_renderer_name name)
{
    return table[name].word;
}
