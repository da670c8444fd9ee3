/*
 * `json`: everything that is known about a run. docs/json.md describes it;
 * adding a field keeps the version, changing one raises it.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "fixes/refusal.h"
#include "report/json_write.h"
#include "report/line.h"

enum { JSON_VERSION = 1 };

struct dl_reporter {
    dl_json json;
    const dl_report_options *options;
    dl_unit unit;
    dl_buf message;
};

static const char *const UNIT_NAMES[] = {
    [DL_UNIT_BYTE] = "byte",
    [DL_UNIT_CODE_POINT] = "codepoint",
    [DL_UNIT_UTF16] = "utf16",
    [DL_UNIT_CELL] = "display",
};

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    dl_json_begin(&r->json, out);
    r->options = options;
    r->unit = dl_report_unit(&dl_format_json, options);
    dl_json *j = &r->json;
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_int(j, "version", JSON_VERSION);
    dl_json_add_object(j, "tool", DL_JSON_INLINE);
    dl_json_add_cstr(j, "name", "digestlint");
    dl_json_add_cstr(j, "version", dl_version());
    dl_json_close(j);
    dl_json_add_cstr(j, "columnUnit", UNIT_NAMES[r->unit]);
    dl_json_add_array(j, "files", DL_JSON_LINES);
    return r;
}

static void add_position(dl_reporter *r, const char *key, const dl_doc *doc,
                         uint32_t offset)
{
    dl_position at = dl_doc_position(doc, offset, r->unit);
    dl_json *j = &r->json;
    dl_json_add_object(j, key, DL_JSON_INLINE);
    dl_json_add_int(j, "offset", offset);
    dl_json_add_int(j, "line", at.line);
    dl_json_add_int(j, "column", at.column);
    dl_json_close(j);
}

static void add_range(dl_reporter *r, const dl_doc *doc, dl_span span)
{
    add_position(r, "start", doc, span.start);
    add_position(r, "end", doc, span.end);
}

static void add_arguments(dl_json *j, const dl_str *args, size_t n_args)
{
    dl_json_add_array(j, "arguments", DL_JSON_INLINE);
    for (size_t i = 0; i < n_args; i++)
        dl_json_str(j, args[i]);
    dl_json_close(j);
}

/* The text of a message, and its parts. */
static void add_message(dl_reporter *r, const dl_diagnostic *d, int note)
{
    const dl_note *n = note < 0 ? NULL : &d->notes[note];
    unsigned message = n ? n->message : d->message;
    dl_buf_clear(&r->message);
    dl_message_add(&r->message, d, note, r->options->language);
    dl_json_add_str(&r->json, "message", dl_buf_str(&r->message));
    if (message < d->rule->n_messages) {
        dl_buf_clear(&r->message);
        dl_buf_adds(&r->message, d->rule->messages[message].id);
        if (!n && d->flags & DL_DIAGNOSTIC_ALSO)
            dl_buf_adds(&r->message, DL_MESSAGE_ID_OF_SECOND);
        dl_json_add_str(&r->json, "messageId", dl_buf_str(&r->message));
    }
    add_arguments(&r->json, n ? n->args : d->args, n ? n->n_args : d->n_args);
}

static void add_notes(dl_reporter *r, const dl_doc *doc, const dl_diagnostic *d)
{
    dl_json *j = &r->json;
    dl_json_add_array(j, "notes", DL_JSON_LINES);
    for (unsigned i = 0; i < d->n_notes; i++) {
        const dl_note *note = &d->notes[i];
        dl_json_object(j, DL_JSON_LINES);
        add_message(r, d, (int)i);
        if (note->path.n > 0) {
            dl_json_add_str(j, "path", note->path);
            dl_json_add_object(j, "start", DL_JSON_INLINE);
            dl_json_add_int(j, "line", note->line);
            dl_json_add_int(j, "column", note->column);
            dl_json_close(j);
        } else {
            add_range(r, doc, note->span);
        }
        dl_json_close(j);
    }
    dl_json_close(j);
}

/* Why there is no fix though the rule has one. */
static void add_refused(dl_reporter *r, const dl_refused *refused)
{
    dl_json *j = &r->json;
    dl_buf_clear(&r->message);
    dl_refused_add(&r->message, refused, r->options->language);
    dl_json_add_object(j, "refused", DL_JSON_INLINE);
    dl_json_add_cstr(j, "reason", dl_refusal_id(refused->why));
    dl_json_add_str(j, "message", dl_buf_str(&r->message));
    if (refused->rule)
        dl_json_add_cstr(j, "code", refused->rule->code);
    dl_json_close(j);
}

static void add_fix(dl_reporter *r, const dl_doc *doc, const dl_diagnostic *d)
{
    dl_json *j = &r->json;
    const dl_fix *fix = dl_fix_offered(d);
    if (!fix) {
        dl_json_add_cstr(j, "fix", NULL);
        if (d->refused && dl_diagnostic_is_shown(d))
            add_refused(r, d->refused);
        return;
    }
    dl_json_add_object(j, "fix", DL_JSON_LINES);
    dl_json_add_cstr(j, "applicability",
                     fix->applicability == DL_FIX_SAFE ? "safe" : "unsafe");
    dl_json_add_array(j, "edits", DL_JSON_LINES);
    for (size_t i = 0; i < fix->n_edits; i++) {
        dl_json_object(j, DL_JSON_INLINE);
        add_range(r, doc, fix->edits[i].span);
        dl_json_add_str(j, "text", fix->edits[i].text);
        dl_json_close(j);
    }
    dl_json_close(j);
    dl_json_close(j);
}

static void add_diagnostic(dl_reporter *r, const dl_doc *doc,
                           const dl_diagnostic *d)
{
    dl_json *j = &r->json;
    bool suppressed = d->flags & DL_DIAGNOSTIC_SUPPRESSED;
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_cstr(j, "code", d->rule->code);
    dl_json_add_cstr(j, "name", d->rule->name);
    dl_json_add_cstr(j, "severity", dl_severity_name(d->severity));
    add_message(r, d, -1);
    add_range(r, doc, d->span);
    dl_json_add_bool(j, "approximate", d->flags & DL_DIAGNOSTIC_APPROXIMATE);
    dl_json_add_bool(j, "suppressed", suppressed);
    if (suppressed && d->justification.n > 0)
        dl_json_add_str(j, "justification", d->justification);
    dl_json_add_bool(j, "baseline", d->flags & DL_DIAGNOSTIC_BASELINE);
    add_notes(r, doc, d);
    add_fix(r, doc, d);
    dl_json_close(j);
}

static void result(dl_reporter *r, const dl_result *result)
{
    dl_json *j = &r->json;
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_str(j, "path", result->doc->name);
    if (result->error.status != DL_OK)
        dl_json_add_cstr(j, "error",
                         dl_error_text(&result->error, r->options->language));
    dl_json_add_array(j, "diagnostics", DL_JSON_LINES);
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (!r->options->omit_suppressed || dl_diagnostic_is_shown(d))
            add_diagnostic(r, result->doc, d);
    }
    dl_json_close(j);
    dl_json_close(j);
}

static void add_statistics(dl_json *j, const dl_report_totals *totals)
{
    dl_json_add_array(j, "rules", DL_JSON_LINES);
    for (size_t i = 0; i < totals->n_rules; i++) {
        const dl_rule_count *count = &totals->rules[i];
        dl_json_object(j, DL_JSON_INLINE);
        dl_json_add_cstr(j, "code", count->rule->code);
        dl_json_add_cstr(j, "name", count->rule->name);
        dl_json_add_int(j, "found", (int64_t)count->found);
        dl_json_add_int(j, "fixable", (int64_t)(count->safe + count->unsafe));
        dl_json_add_int(j, "safe", (int64_t)count->safe);
        dl_json_add_int(j, "unsafe", (int64_t)count->unsafe);
        dl_json_add_int(j, "refused", (int64_t)count->refused);
        dl_json_close(j);
    }
    dl_json_close(j);
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    dl_json *j = &r->json;
    const dl_run_counts *counts = &totals->counts;
    dl_json_close(j);
    dl_json_add_object(j, "summary", DL_JSON_LINES);
    dl_json_add_int(j, "files", (int64_t)counts->files);
    dl_json_add_int(j, "unreadable", (int64_t)counts->unreadable);
    dl_json_add_int(j, "errors", (int64_t)counts->errors);
    dl_json_add_int(j, "warnings", (int64_t)counts->warnings);
    dl_json_add_int(j, "infos", (int64_t)counts->infos);
    dl_json_add_int(j, "suppressed", (int64_t)counts->suppressed);
    dl_json_add_int(j, "baseline", (int64_t)counts->baseline);
    dl_json_add_object(j, "fixes", DL_JSON_INLINE);
    dl_json_add_int(j, "safe", (int64_t)counts->safe);
    dl_json_add_int(j, "unsafe", (int64_t)counts->unsafe);
    dl_json_add_int(j, "refused", (int64_t)counts->refused);
    dl_json_close(j);
    dl_json_add_int(j, "exitCode", totals->exit_code);
    if (r->options->statistics)
        add_statistics(j, totals);
    dl_json_close(j);
    dl_json_close(j);
    dl_buf_free(&r->message);
    dl_free(r);
}

const dl_format dl_format_json = {
    .name = "json",
    .summary = {"everything, for programs", "모든 것, 프로그램용"},
    .unit = DL_UNIT_CODE_POINT,
    .has_fixes = true,
    .begin = begin,
    .result = result,
    .end = end,
};
