/* Answers what a byte is. */
#include "text/region.h"

#include "base/search.h"

const char *const dl_region_names[DL_REGION_KIND_COUNT] = {
    [DL_REGION_PROSE] = "prose",
    [DL_REGION_CODE] = "code",
    [DL_REGION_FORMULA] = "formula",
    [DL_REGION_ADDRESS] = "address",
    [DL_REGION_TEMPLATE] = "template",
    [DL_REGION_LABEL] = "label",
    [DL_REGION_ATTRIBUTES] = "attributes",
    [DL_REGION_FRONT_MATTER] = "front-matter",
    [DL_REGION_FIELD] = "field",
    [DL_REGION_COMMENT] = "comment",
    [DL_REGION_HTML] = "html",
};

/* ---- questions ---------------------------------------------------------- */

size_t dl_region_find(const dl_doc *doc, uint32_t at)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, doc->n_regions, doc->regions[i].end <= at);
    return i;
}

dl_region_kind dl_region_at(const dl_doc *doc, uint32_t at)
{
    size_t i = dl_region_find(doc, at);
    return i < doc->n_regions && doc->regions[i].start <= at
               ? (dl_region_kind)doc->regions[i].kind
               : DL_REGION_PROSE;
}

dl_region_set dl_region_kinds(const dl_doc *doc, dl_span span)
{
    size_t i = dl_region_find(doc, span.start);
    if (dl_span_is_empty(span))
        return DL_REGION_BIT(i < doc->n_regions &&
                                     doc->regions[i].start < span.start
                                 ? doc->regions[i].kind
                                 : DL_REGION_PROSE);
    dl_region_set kinds = 0;
    uint32_t at = span.start;
    for (; i < doc->n_regions && doc->regions[i].start < span.end; i++) {
        if (doc->regions[i].start > at)
            kinds |= DL_REGION_BIT(DL_REGION_PROSE);
        kinds |= DL_REGION_BIT(doc->regions[i].kind);
        at = doc->regions[i].end;
    }
    return at < span.end ? kinds | DL_REGION_BIT(DL_REGION_PROSE) : kinds;
}
