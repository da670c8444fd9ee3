/* DL101 front-matter-missing: see rules/DL101-front-matter-missing.md. */
#include "base/str.h"
#include "page/renderer.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Whether the line below an opening fence looks like front matter, and not like
   text after a thematic break. */
static bool has_key(const dl_doc *doc)
{
    dl_span line = dl_doc_line(doc, 2);
    dl_str s = dl_doc_slice(doc, line);
    size_t n = 0;
    while (n < s.n && (s.p[n] == '_' || s.p[n] == '-' || dl_is_alpha(s.p[n])))
        n++;
    return n > 0 && n < s.n && s.p[n] == ':';
}

/* Front matter in TOML or JSON, where what makes the page reads it: Jekyll does
   not. Its fields are not known. */
static bool is_other(const dl_ctx *ctx, const dl_doc *doc)
{
    return doc->body > dl_doc_line(doc, 1).end &&
           dl_ctx_renderer(ctx)->name != DL_RENDERER_KRAMDOWN;
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_frontmatter *fm = &doc->frontmatter;
    dl_presence presence = post->profile->frontmatter;
    dl_span first = dl_doc_line(doc, 1);
    if (fm->state == DL_FRONTMATTER_NONE && presence == DL_REQUIRED &&
        !is_other(ctx, doc))
        dl_report(ctx, DL101_MISSING, ((dl_span){first.start, first.start}));
    else if (fm->state == DL_FRONTMATTER_UNTERMINATED &&
             (presence == DL_REQUIRED || has_key(doc)))
        dl_report(ctx, DL101_UNTERMINATED, first);
    else if (fm->state >= DL_FRONTMATTER_INVALID && presence == DL_FORBIDDEN)
        dl_report(ctx, DL101_FORBIDDEN, first);
}

const dl_check dl_check_dl101 = {.on_post = on_post};
