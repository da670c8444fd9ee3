/* DL808 liquid: see rules/DL808-liquid.md. */
#include "base/arena.h"
#include "base/search.h"
#include "base/str.h"
#include "page/liquid.h"
#include "page/page.h"
#include "page/renderer.h"
#include "rules_gen.h"

/* ---- the fix ------------------------------------------------------------- */

/* `\hat{{x}}` → `\hat{ {x} }`: to TeX a space there is nothing. */
static void space_out(dl_ctx *ctx, dl_diagnostic *d, dl_span token)
{
    const char *p = dl_ctx_doc(ctx)->src.p;
    for (uint32_t i = token.start; p[i + 1] == '{'; i++)
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){i + 1, i + 1},
                    DL_STR(" "));
    if (p[token.end - 2] == '}')
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE,
                    (dl_span){token.end - 1, token.end - 1}, DL_STR(" "));
}

/* In prose an entity is right in every renderer; in an attribute or an address
   it may not be. */
static void use_entity(dl_ctx *ctx, dl_diagnostic *d, dl_span token)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    bool is_escaped = token.start > doc->body &&
                      doc->src.p[token.start - 1] == '\\';
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE,
                (dl_span){token.start - is_escaped, token.start + 1},
                DL_STR("&#123;"));
}

static bool is_in_link(const dl_doc *doc, uint32_t at)
{
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, doc->n_nodes, doc->nodes[i].span.start <= at);
    for (uint32_t k = i > 0 ? (uint32_t)i - 1 : DL_NONE; k != DL_NONE;
         k = doc->nodes[k].parent)
        if (doc->nodes[k].kind == DL_NODE_LINK ||
            doc->nodes[k].kind == DL_NODE_IMAGE ||
            doc->nodes[k].kind == DL_NODE_HTML ||
            doc->nodes[k].kind == DL_NODE_HTML_BLOCK)
            return true;
    return false;
}

static void repair(dl_ctx *ctx, dl_diagnostic *d, dl_span token)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_region_kind kind = dl_region_at(doc, token.start);
    if (kind == DL_REGION_FORMULA && doc->src.p[token.start + 1] == '{')
        space_out(ctx, d, token);
    else if ((kind == DL_REGION_PROSE || kind == DL_REGION_TEMPLATE) &&
             !is_in_link(doc, token.start))
        use_entity(ctx, d, token);
}

/* ---- the findings -------------------------------------------------------- */

/* A token as far as it is in its first line. */
static dl_span first_line(const dl_doc *doc, dl_span token)
{
    uint32_t end = token.start;
    while (end < token.end && doc->src.p[end] != '\n' &&
           doc->src.p[end] != '\r')
        end++;
    return (dl_span){token.start, end};
}

static void report(dl_ctx *ctx, const dl_liquid_place *place)
{
    static const unsigned messages[] = {
        [DL_LIQUID_OPEN_OBJECT] = DL808_OPEN_OBJECT,
        [DL_LIQUID_OPEN_TAG] = DL808_OPEN_TAG,
        [DL_LIQUID_UNKNOWN_TAG] = DL808_UNKNOWN_TAG,
        [DL_LIQUID_WRONG_TAG] = DL808_WRONG_TAG,
        [DL_LIQUID_OPEN_BLOCK] = DL808_OPEN_BLOCK,
        [DL_LIQUID_VANISHES] = DL808_VANISHES,
    };
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_span span = first_line(doc, place->token);
    dl_diagnostic *d = dl_report(ctx, messages[place->fault], span,
                                 dl_doc_slice(doc, span));
    if (place->fault != DL_LIQUID_OPEN_BLOCK)
        repair(ctx, d, place->token);
}

/* A tag that a plug-in of the site may define: its name is a word. */
static bool may_be_own(const dl_renderer *renderer, const dl_doc *doc,
                       const dl_liquid_place *place)
{
    dl_str s = dl_doc_slice(doc, place->token);
    size_t at = dl_str_skip_blanks(s, s.n > 2 && s.p[2] == '-' ? 3 : 2);
    return renderer->own_tags && place->fault == DL_LIQUID_UNKNOWN_TAG &&
           at < s.n && dl_is_alpha(s.p[at]);
}

/* `render_with_liquid: false`, since Jekyll 4.0. */
static bool is_off(const dl_doc *doc)
{
    static const char *const words[] = {"false", "no", "off"};
    const dl_yaml *value =
        dl_yaml_get(doc->frontmatter.root, "render_with_liquid");
    if (!value || value->kind != DL_YAML_SCALAR ||
        value->style != DL_YAML_PLAIN)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (value->text.n == strlen(words[i]) &&
            dl_begins_with(value->text, words[i]))
            return true;
    return false;
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_renderer *renderer = dl_ctx_renderer(ctx);
    const dl_doc *doc = dl_ctx_doc(ctx);
    const dl_liquid_place *places;
    const dl_str *tags;
    (void)post;
    if (!dl_renderer_is_kramdown(renderer) || !renderer->liquid || is_off(doc))
        return;
    size_t n_tags = dl_option_list(ctx, DL808_OPT_TAGS, &tags);
    size_t n = dl_liquid_check(dl_ctx_scratch(ctx), doc, tags, n_tags, &places);
    for (size_t i = 0; i < n; i++)
        if (!may_be_own(renderer, doc, &places[i]))
            report(ctx, &places[i]);
}

const dl_check dl_check_dl808 = {.on_page = on_page};
