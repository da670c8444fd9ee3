/* Merges the findings of a paste. */
#include "rules/shared/places.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/str.h"
#include "text/kinds.h"
#include "text/lines.h"

bool dl_place_is_anchor(const dl_doc *doc, const dl_prose *prose)
{
    return doc->nodes[prose->node].kind == DL_NODE_HEADING;
}

dl_str dl_place_right(dl_ctx *ctx, const dl_place *place)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_span head = {place->span.start, place->edit.start};
    dl_span tail = {place->edit.end, place->span.end};
    return dl_ctx_printf(ctx, "%.*s%.*s%.*s", DL_FMT(dl_doc_slice(doc, head)),
                         DL_FMT(place->text),
                         DL_FMT(dl_doc_slice(doc, tail)));
}

static uint32_t line_of(const dl_doc *doc, const dl_place *place)
{
    return dl_lines_find(doc->line_starts, doc->n_lines, place->span.start);
}

dl_str dl_places_lines(dl_ctx *ctx, const dl_place *places, size_t n)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_buf text = {0};
    for (size_t i = 0; i < n;) {
        uint32_t line = line_of(doc, &places[i]), last = line;
        while (++i < n && line_of(doc, &places[i]) <= last + 1)
            last = line_of(doc, &places[i]);
        dl_buf_printf(&text, "%s%u", text.n ? ", " : "", line + 1);
        if (last > line)
            dl_buf_printf(&text, "-%u", last + 1);
    }
    dl_str lines = dl_ctx_printf(ctx, "%.*s", DL_FMT(dl_buf_str(&text)));
    dl_buf_free(&text);
    return lines;
}

static int by_kind(const void *a, const void *b)
{
    const dl_place *x = a, *y = b;
    if (x->kind != y->kind)
        return DL_ORDER(x->kind, y->kind);
    if (x->fix != y->fix)
        return DL_ORDER(x->fix, y->fix);
    return DL_ORDER(x->span.start, y->span.start);
}

static bool has_comment(const dl_doc *doc, const dl_prose *prose)
{
    for (uint32_t i = 0; !prose && i < doc->n_regions; i++)
        if (doc->regions[i].kind == DL_REGION_COMMENT)
            return true;
    if (!prose || !(prose->traits & DL_KINDS(HTML, TEMPLATE)))
        return false;
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        dl_str text = dl_token_text(doc, &doc->tokens[i]);
        if (dl_str_starts(text, "<!--") || dl_str_starts(text, "{/*"))
            return true;
    }
    return false;
}

void dl_places_report(dl_ctx *ctx, const dl_prose *prose, dl_places *places,
                      size_t many, dl_place_report *report)
{
    bool may_merge = places->n >= many &&
                     !has_comment(dl_ctx_doc(ctx), prose);
    if (may_merge)
        dl_sort(places->v, places->n, by_kind);
    for (size_t i = 0, end; i < places->n; i = end) {
        const dl_place *first = &places->v[i];
        for (end = i + 1; may_merge && end < places->n; end++)
            if (places->v[end].kind != first->kind ||
                places->v[end].fix != first->fix)
                break;
        if (end - i < many || first->fix == DL_FIX_NONE)
            end = i + 1;
        dl_diagnostic *d = report(ctx, first, end - i);
        for (size_t k = i; k < end && first->fix != DL_FIX_NONE; k++)
            dl_fix_edit(ctx, d, first->fix, places->v[k].edit,
                        places->v[k].text);
    }
}
