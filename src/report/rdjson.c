/*
 * `rdjson`: the Reviewdog Diagnostic Format (proto/rdf/reviewdog.proto), one
 * DiagnosticResult. Columns are bytes of UTF-8 from 1, and a range ends after
 * its last byte.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "fixes/refusal.h"
#include "report/json_write.h"
#include "report/line.h"
#include "report/place.h"
#include "report/rule_doc.h"

enum { BOM_LENGTH = 3 };

struct dl_reporter {
    dl_json json;
    const dl_report_options *options;
    dl_places places;
    dl_buf text;
};

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    dl_json *j = &r->json;
    dl_json_begin(&r->json, out);
    r->options = options;
    dl_places_begin(&r->places, options);
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_object(j, "source", DL_JSON_INLINE);
    dl_json_add_cstr(j, "name", "digestlint");
    dl_json_add_cstr(j, "url", DL_HOME);
    dl_json_close(j);
    dl_json_add_array(j, "diagnostics", DL_JSON_LINES);
    return r;
}

static void add_position(dl_json *j, const char *key, dl_position at)
{
    dl_json_add_object(j, key, DL_JSON_INLINE);
    dl_json_add_int(j, "line", at.line);
    dl_json_add_int(j, "column", at.column);
    dl_json_close(j);
}

/* Reviewdog reads lines as they are on disk, so a byte-order mark counts. */
static dl_position position(const dl_doc *doc, uint32_t offset)
{
    dl_position at = dl_doc_position(doc, offset, DL_UNIT_BYTE);
    if (doc->has_bom && at.line == 1)
        at.column = offset < BOM_LENGTH ? offset + 1 : at.column + BOM_LENGTH;
    return at;
}

static void add_range(dl_json *j, const dl_doc *doc, dl_span span)
{
    dl_json_add_object(j, "range", DL_JSON_INLINE);
    add_position(j, "start", position(doc, span.start));
    add_position(j, "end", position(doc, span.end));
    dl_json_close(j);
}

/* Notes are lines of the message: the field for related places is new, and
   reviewdog rejects a report with a field that it does not know. */
static void add_message(dl_reporter *r, const dl_doc *doc,
                        const dl_diagnostic *d)
{
    dl_buf_clear(&r->text);
    dl_message_add_all(&r->text, doc, d, DL_UNIT_BYTE, r->options->language);
    dl_json_add_str(&r->json, "message", dl_buf_str(&r->text));
}

static void add_code(dl_reporter *r, const dl_rule *rule)
{
    dl_json *j = &r->json;
    dl_buf_clear(&r->text);
    dl_rule_doc_add_url(&r->text, rule, r->options->language);
    dl_json_add_object(j, "code", DL_JSON_INLINE);
    dl_json_add_cstr(j, "value", rule->code);
    dl_json_add_str(j, "url", dl_buf_str(&r->text));
    dl_json_close(j);
}

static void add_suggestions(dl_reporter *r, const dl_doc *doc,
                            const dl_fix *fix)
{
    dl_json *j = &r->json;
    if (!fix || (fix->applicability == DL_FIX_UNSAFE &&
                 r->options->fixes != DL_FIX_UNSAFE))
        return;
    dl_json_add_array(j, "suggestions", DL_JSON_INLINE);
    for (uint32_t i = 0; i < fix->n_edits; i++) {
        dl_json_object(j, DL_JSON_INLINE);
        add_range(j, doc, fix->edits[i].span);
        dl_json_add_str(j, "text", fix->edits[i].text);
        dl_json_close(j);
    }
    dl_json_close(j);
}

static const char *const severities[] = {"INFO", "INFO", "WARNING", "ERROR"};

static void add_diagnostic(dl_reporter *r, const dl_doc *doc,
                           const dl_diagnostic *d, dl_str path)
{
    dl_json *j = &r->json;
    dl_json_object(j, DL_JSON_INLINE);
    add_message(r, doc, d);
    dl_json_add_object(j, "location", DL_JSON_INLINE);
    dl_json_add_str(j, "path", path);
    add_range(j, doc, d->span);
    dl_json_close(j);
    dl_json_add_cstr(j, "severity", severities[d->severity]);
    add_code(r, d->rule);
    add_suggestions(r, doc, dl_fix_offered(d));
    dl_json_close(j);
}

static void add_failure(dl_json *j, const char *message, dl_str path)
{
    dl_json_object(j, DL_JSON_INLINE);
    dl_json_add_cstr(j, "message", message);
    dl_json_add_object(j, "location", DL_JSON_INLINE);
    dl_json_add_str(j, "path", path);
    dl_json_close(j);
    dl_json_add_cstr(j, "severity", "ERROR");
    dl_json_close(j);
}

static void result(dl_reporter *r, const dl_result *result)
{
    dl_str path;
    if (!dl_places_next(&r->places, result, &path))
        return;
    if (result->error.status != DL_OK)
        add_failure(&r->json,
                    dl_error_text(&result->error, r->options->language), path);
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (dl_diagnostic_is_shown(&result->diagnostics[i]))
            add_diagnostic(r, result->doc, &result->diagnostics[i], path);
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    (void)totals;
    dl_json_close(&r->json);
    dl_json_close(&r->json);
    dl_places_end(&r->places);
    dl_buf_free(&r->text);
    dl_free(r);
}

const dl_format dl_format_rdjson = {
    .name = "rdjson",
    .summary = {"reviewdog's format, with suggestions",
                "reviewdog 형식, 수정 제안 포함"},
    .unit = DL_UNIT_BYTE,
    .has_fixes = true,
    .begin = begin,
    .result = result,
    .end = end,
};
