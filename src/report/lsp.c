/*
 * `lsp`: an array of PublishDiagnosticsParams of the Language Server Protocol
 * 3.17, one for each file, as sent to a client that supports all of their
 * fields. Positions count from 0, in UTF-16 code units.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/path.h"
#include "fixes/refusal.h"
#include "report/json_write.h"
#include "report/line.h"
#include "report/rule_doc.h"
#include "report/uri.h"

enum { TAG_UNNECESSARY = 1 }; /* DiagnosticTag */

struct dl_reporter {
    dl_json json;
    const dl_report_options *options;
    dl_arena *scratch; /* of one result */
    dl_buf text;
};

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    dl_json_begin(&r->json, out);
    r->options = options;
    r->scratch = dl_arena_new();
    dl_json_array(&r->json, DL_JSON_LINES);
    return r;
}

/* Links are not followed: an editor knows a file by the name that it was opened
   with. */
static void add_uri(dl_reporter *r, dl_str path)
{
    dl_buf_clear(&r->text);
    dl_buf_adds(&r->text, "file://");
    dl_uri_add_path(&r->text, dl_path_absolute(r->scratch, path));
    dl_json_add_str(&r->json, "uri", dl_buf_str(&r->text));
}

static void add_position(dl_json *j, const char *key, dl_position at)
{
    dl_json_add_object(j, key, DL_JSON_INLINE);
    dl_json_add_int(j, "line", (int64_t)at.line - 1);
    dl_json_add_int(j, "character", (int64_t)at.column - 1);
    dl_json_close(j);
}

static void add_range(dl_json *j, dl_position start, dl_position end)
{
    dl_json_add_object(j, "range", DL_JSON_INLINE);
    add_position(j, "start", start);
    add_position(j, "end", end);
    dl_json_close(j);
}

static void add_span(dl_reporter *r, const dl_doc *doc, dl_span span)
{
    add_range(&r->json, dl_doc_position(doc, span.start, DL_UNIT_UTF16),
              dl_doc_position(doc, span.end, DL_UNIT_UTF16));
}

static void add_message(dl_reporter *r, const dl_diagnostic *d, int note)
{
    dl_buf_clear(&r->text);
    dl_message_add(&r->text, d, note, r->options->language);
    dl_json_add_str(&r->json, "message", dl_buf_str(&r->text));
}

static void add_code(dl_reporter *r, const dl_rule *rule)
{
    dl_json *j = &r->json;
    dl_json_add_cstr(j, "code", rule->code);
    dl_buf_clear(&r->text);
    dl_rule_doc_add_url(&r->text, rule, r->options->language);
    dl_json_add_object(j, "codeDescription", DL_JSON_INLINE);
    dl_json_add_str(j, "href", dl_buf_str(&r->text));
    dl_json_close(j);
}

/* Text that the fix removes completely: editors show it faded. */
static bool is_unnecessary(const dl_diagnostic *d)
{
    const dl_fix *fix = dl_fix_offered(d);
    if (!fix || dl_span_is_empty(d->span))
        return false;
    uint32_t reached = d->span.start;
    for (uint32_t i = 0; i < fix->n_edits; i++) {
        if (fix->edits[i].text.n > 0 || fix->edits[i].span.start > reached)
            return false;
        reached = fix->edits[i].span.end;
    }
    return reached >= d->span.end;
}

/* A note in another document has code points, not UTF-16 code units: on lines
   with characters beyond U+FFFF it is a little too far to the left. */
static void add_notes(dl_reporter *r, const dl_doc *doc, const dl_diagnostic *d)
{
    dl_json *j = &r->json;
    if (d->n_notes == 0)
        return;
    dl_json_add_array(j, "relatedInformation", DL_JSON_INLINE);
    for (unsigned i = 0; i < d->n_notes; i++) {
        const dl_note *note = &d->notes[i];
        dl_position at = {note->line, note->column};
        dl_json_object(j, DL_JSON_INLINE);
        dl_json_add_object(j, "location", DL_JSON_INLINE);
        add_uri(r, note->path.n > 0 ? note->path : doc->name);
        if (note->path.n > 0)
            add_range(j, at, at);
        else
            add_span(r, doc, note->span);
        dl_json_close(j);
        add_message(r, d, (int)i);
        dl_json_close(j);
    }
    dl_json_close(j);
}

static void add_diagnostic(dl_reporter *r, const dl_doc *doc,
                           const dl_diagnostic *d)
{
    dl_json *j = &r->json;
    dl_json_object(j, DL_JSON_INLINE);
    add_span(r, doc, d->span);
    /* DiagnosticSeverity: 1 error, 2 warning, 3 information. */
    dl_json_add_int(j, "severity", DL_SEVERITY_ERROR - d->severity + 1);
    add_code(r, d->rule);
    dl_json_add_cstr(j, "source", "digestlint");
    add_message(r, d, -1);
    if (is_unnecessary(d)) {
        dl_json_add_array(j, "tags", DL_JSON_INLINE);
        dl_json_int(j, TAG_UNNECESSARY);
        dl_json_close(j);
    }
    add_notes(r, doc, d);
    dl_json_close(j);
}

static void add_failure(dl_json *j, const char *message)
{
    const dl_position start = {1, 1};
    dl_json_object(j, DL_JSON_INLINE);
    add_range(j, start, start);
    dl_json_add_int(j, "severity", 1);
    dl_json_add_cstr(j, "source", "digestlint");
    dl_json_add_cstr(j, "message", message);
    dl_json_close(j);
}

static void result(dl_reporter *r, const dl_result *result)
{
    dl_json *j = &r->json;
    dl_arena_reset(r->scratch);
    dl_json_object(j, DL_JSON_LINES);
    add_uri(r, result->doc->name);
    dl_json_add_array(j, "diagnostics", DL_JSON_LINES);
    if (result->error.status != DL_OK)
        add_failure(j, dl_error_text(&result->error, r->options->language));
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (dl_diagnostic_is_shown(&result->diagnostics[i]))
            add_diagnostic(r, result->doc, &result->diagnostics[i]);
    dl_json_close(j);
    dl_json_close(j);
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    (void)totals;
    dl_json_close(&r->json);
    dl_arena_free(r->scratch);
    dl_buf_free(&r->text);
    dl_free(r);
}

const dl_format dl_format_lsp = {
    .name = "lsp",
    .summary = {"Language Server Protocol diagnostics",
                "Language Server Protocol 진단"},
    .unit = DL_UNIT_UTF16,
    .has_fixes = true,
    .begin = begin,
    .result = result,
    .end = end,
};
