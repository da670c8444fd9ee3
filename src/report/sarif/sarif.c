/*
 * `sarif`: the Static Analysis Results Interchange Format, which GitHub and
 * editors read. This is the frame of the run and its files; docs/outputs.md
 * describes the content.
 */
#include "report/sarif/sarif.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "report/line.h"
#include "report/place.h"
#include "report/sarif/parts.h"
#include "report/uri.h"

#define SCHEMA                                                                 \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"      \
    "sarif-schema-2.1.0.json"

/* GitHub's category is everything before the last slash (§3.17.3). */
static void add_category(dl_reporter *r)
{
    const char *category = r->options->category;
    dl_str name = dl_str_of(category ? category : "digestlint");
    bool has_slash = name.n > 0 && name.p[name.n - 1] == '/';
    dl_buf_clear(&r->text);
    dl_buf_printf(&r->text, "%.*s%s", DL_FMT(name), has_slash ? "" : "/");
    dl_json_add_object(&r->json, "automationDetails", DL_JSON_INLINE);
    dl_json_add_str(&r->json, "id", dl_buf_str(&r->text));
    dl_json_close(&r->json);
}

/* The location of the root is private, and differs from run to run. */
static void add_root(dl_reporter *r)
{
    dl_json *j = &r->json;
    dl_json_add_object(j, "originalUriBaseIds", DL_JSON_LINES);
    dl_json_add_object(j, "%SRCROOT%", DL_JSON_INLINE);
    dl_json_add_object(j, "description", DL_JSON_INLINE);
    dl_json_add_cstr(j, "text",
                     r->language == DL_KOREAN
                         ? "경로의 기준이 되는 폴더."
                         : "The folder that paths are relative to.");
    dl_json_close(j);
    dl_json_close(j);
    dl_json_close(j);
}

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    dl_json *j = &r->json;
    dl_json_begin(&r->json, out);
    r->options = options;
    r->language = options->language;
    r->arena = dl_arena_new();
    r->scratch = dl_arena_new();
    r->root = dl_report_root(options, r->arena);
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_cstr(j, "$schema", SCHEMA);
    dl_json_add_cstr(j, "version", "2.1.0");
    dl_json_add_array(j, "runs", DL_JSON_LINES);
    dl_json_object(j, DL_JSON_LINES);
    dl_sarif_add_tool(r);
    add_category(r);
    add_root(r);
    dl_json_add_cstr(j, "columnKind", "utf16CodeUnits");
    dl_json_add_array(j, "newlineSequences", DL_JSON_INLINE);
    dl_json_cstr(j, "\r\n");
    dl_json_cstr(j, "\n");
    dl_json_cstr(j, "\r"); /* a line end of Markdown, too */
    dl_json_close(j);
    dl_json_add_cstr(j, "defaultEncoding", "UTF-8");
    dl_json_add_cstr(j, "defaultSourceLanguage", "markdown");
    dl_json_add_array(j, "results", DL_JSON_LINES);
    return r;
}

static size_t keep_artifact(dl_reporter *r, const dl_result *result)
{
    const dl_doc *doc = result->doc;
    bool is_read = result->error.status == DL_OK;
    bool is_configuration =
        result->n_diagnostics > 0 &&
        strcmp(result->diagnostics[0].rule->code, "DL901") == 0;
    dl_buf uri = {0};
    bool inside = dl_uri_add_file(&uri, r->root, doc->name, r->scratch);
    dl_vec_push(&r->artifacts,
                (dl_sarif_artifact){
                    .uri = uri.p,
                    .length = (uint32_t)doc->src.n,
                    .is_outside = !inside,
                    .is_configuration = is_configuration,
                    .has_length = is_read && !doc->too_large,
                    .has_encoding = is_read && doc->bad_utf8 == DL_NONE,
                });
    return r->artifacts.n - 1;
}

static void notify_mistakes(dl_reporter *r, const dl_result *result,
                            size_t artifact)
{
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        dl_position at =
            dl_doc_position(result->doc, d->span.start, DL_UNIT_UTF16);
        dl_buf_clear(&r->text);
        dl_message_add(&r->text, d, -1, r->language);
        dl_sarif_notify(r, DL_SARIF_CONFIGURATION, dl_buf_str(&r->text),
                        artifact, at.line);
    }
}

static void result(dl_reporter *r, const dl_result *result)
{
    dl_arena_reset(r->scratch);
    size_t artifact = keep_artifact(r, result);
    if (result->error.status != DL_OK)
        dl_sarif_notify(r, DL_SARIF_UNREADABLE,
                        dl_str_of(dl_error_text(&result->error, r->language)),
                        artifact, 0);
    if (r->artifacts.v[artifact].is_configuration)
        notify_mistakes(r, result, artifact);
    dl_sarif_add_results(r, result, artifact);
}

static void add_artifact(dl_json *j, const dl_sarif_artifact *a, size_t index)
{
    dl_json_object(j, DL_JSON_LINES);
    dl_sarif_add_location(j, "location", a->uri, a->is_outside, index);
    if (a->has_length)
        dl_json_add_int(j, "length", a->length);
    dl_json_add_array(j, "roles", DL_JSON_INLINE);
    dl_json_cstr(j, a->is_configuration ? "userSpecifiedConfiguration"
                                        : "analysisTarget");
    dl_json_close(j);
    dl_json_add_cstr(j, "mimeType",
                     a->is_configuration ? "application/yaml"
                                         : "text/markdown");
    if (a->has_encoding)
        dl_json_add_cstr(j, "encoding", "UTF-8");
    dl_json_add_cstr(j, "sourceLanguage",
                     a->is_configuration ? "yaml" : "markdown");
    dl_json_close(j);
}

static void free_reporter(dl_reporter *r)
{
    for (size_t i = 0; i < r->artifacts.n; i++)
        dl_free(r->artifacts.v[i].uri);
    for (size_t i = 0; i < r->notifications.n; i++)
        dl_free(r->notifications.v[i].message);
    dl_vec_free(&r->rules);
    dl_vec_free(&r->artifacts);
    dl_vec_free(&r->notifications);
    dl_buf_free(&r->text);
    dl_arena_free(r->scratch);
    dl_arena_free(r->arena);
    dl_free(r);
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    dl_json *j = &r->json;
    dl_json_close(j);
    dl_json_add_array(j, "artifacts", DL_JSON_LINES);
    for (size_t i = 0; i < r->artifacts.n; i++)
        add_artifact(j, &r->artifacts.v[i], i);
    dl_json_close(j);
    dl_sarif_add_invocation(r, totals);
    dl_json_close(j);
    dl_json_close(j);
    dl_json_close(j);
    free_reporter(r);
}

const dl_format dl_format_sarif = {
    .name = "sarif",
    .summary = {"SARIF 2.1.0, for GitHub and editors",
                "SARIF 2.1.0, GitHub와 편집기용"},
    .unit = DL_UNIT_UTF16,
    .has_fixes = true,
    .tells_failure = true,
    .begin = begin,
    .result = result,
    .end = end,
};
