/* Places: regions of a document with their text, and where a file is. */
#include "base/str.h"
#include "report/sarif/parts.h"

enum {
    LONGEST_SNIPPET = 4096, /* bytes */
    CONTEXT_REACH = 240     /* bytes of context on either side */
};

/* It is unknown what text bytes that are not UTF-8 are. */
static bool has_text(const dl_doc *doc, dl_span span)
{
    return doc->bad_utf8 == DL_NONE && span.end - span.start <= LONGEST_SNIPPET;
}

/* A byte-order mark is not text. */
static dl_span without_mark(const dl_doc *doc, dl_span span)
{
    uint32_t first = doc->has_bom ? 3 : 0;
    if (span.start < first)
        span.start = first;
    if (span.end < span.start)
        span.end = span.start;
    return span;
}

void dl_sarif_add_region(dl_json *json, const char *key, const dl_doc *doc,
                         dl_span span, bool with_text)
{
    dl_position start = dl_doc_position(doc, span.start, DL_UNIT_UTF16);
    dl_position end = dl_doc_position(doc, span.end, DL_UNIT_UTF16);
    span = without_mark(doc, span);
    dl_json_add_object(json, key, DL_JSON_LINES);
    dl_json_add_int(json, "startLine", start.line);
    dl_json_add_int(json, "startColumn", start.column);
    dl_json_add_int(json, "endLine", end.line);
    dl_json_add_int(json, "endColumn", end.column);
    if (with_text && has_text(doc, span))
        dl_sarif_add_text(json, "snippet", dl_doc_slice(doc, span));
    dl_json_close(json);
}

static bool is_inside(const dl_doc *doc, uint32_t i)
{
    return i < doc->src.n && dl_is_continuation(doc->src.p[i]);
}

/* `span` extended to all of the lines `first` to `last`, but at most by
   CONTEXT_REACH. */
static dl_span widen(const dl_doc *doc, dl_span span, uint32_t first,
                     uint32_t last)
{
    dl_span wide = {dl_doc_line(doc, first).start, dl_doc_line(doc, last).end};
    if (wide.start > span.start)
        wide.start = span.start;
    if (wide.end < span.end)
        wide.end = span.end;
    if (span.start - wide.start > CONTEXT_REACH)
        wide.start = span.start - CONTEXT_REACH;
    if (wide.end - span.end > CONTEXT_REACH)
        wide.end = span.end + CONTEXT_REACH;
    while (wide.start < span.start && is_inside(doc, wide.start))
        wide.start++;
    while (wide.end > span.end && is_inside(doc, wide.end))
        wide.end--;
    return wide;
}

/* The rest of its lines or, if there is none, one more line on either side. */
void dl_sarif_add_context(dl_json *json, const dl_doc *doc, dl_span span)
{
    span = without_mark(doc, span);
    uint32_t first = dl_doc_position(doc, span.start, DL_UNIT_BYTE).line;
    uint32_t last = dl_doc_position(doc, span.end, DL_UNIT_BYTE).line;
    dl_span wide = widen(doc, span, first, last);
    uint32_t size = span.end - span.start;
    if (wide.end - wide.start == size)
        wide = widen(doc, span, first > 1 ? first - 1 : 1,
                     last < doc->n_lines ? last + 1 : last);
    if (wide.end - wide.start > size && has_text(doc, span))
        dl_sarif_add_region(json, "contextRegion", doc, wide, true);
}

/* Whether line and column give the place exactly. They do where a code point of
   valid text begins within its line; elsewhere it is tried. */
static bool has_position(const dl_doc *doc, uint32_t offset)
{
    uint32_t number = dl_doc_position(doc, offset, DL_UNIT_BYTE).line;
    dl_span line = dl_doc_line(doc, number);
    if (doc->bad_utf8 == DL_NONE && !is_inside(doc, offset) &&
        offset >= line.start && offset <= line.end)
        return true;
    dl_position at = dl_doc_position(doc, offset, DL_UNIT_UTF16);
    return dl_doc_offset(doc, at, DL_UNIT_UTF16) == offset;
}

void dl_sarif_add_deleted(dl_json *json, const dl_doc *doc, dl_span span)
{
    if (has_position(doc, span.start) && has_position(doc, span.end)) {
        dl_sarif_add_region(json, "deletedRegion", doc, span, false);
        return;
    }
    dl_json_add_object(json, "deletedRegion", DL_JSON_INLINE);
    dl_json_add_int(json, "byteOffset", span.start);
    dl_json_add_int(json, "byteLength", span.end - span.start);
    dl_json_close(json);
}

void dl_sarif_add_location(dl_json *json, const char *key, const char *uri,
                           bool is_outside, size_t index)
{
    dl_json_add_object(json, key, DL_JSON_INLINE);
    dl_json_add_cstr(json, "uri", uri);
    if (!is_outside)
        dl_json_add_cstr(json, "uriBaseId", "%SRCROOT%");
    if (index != SIZE_MAX)
        dl_json_add_int(json, "index", (int64_t)index);
    dl_json_close(json);
}
