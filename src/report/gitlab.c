/*
 * `gitlab`: a report for GitLab's code quality, an array with an object for
 * each finding. GitLab identifies findings of two reports by their fingerprint;
 * of two with the same fingerprint in one report it drops one.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "baseline/fingerprint.h"
#include "report/json_write.h"
#include "report/line.h"
#include "report/place.h"

struct dl_reporter {
    dl_json json;
    const dl_report_options *options;
    dl_places places;
    dl_buf message;
};

/* FNV-1a with 128 bits (RFC 9923), in two halves. */
typedef struct hash {
    uint64_t high, low;
} hash;

static const hash HASH_START = {UINT64_C(0x6c62272e07bb0142),
                                UINT64_C(0x62b821756295c58d)};

/* The prime is 2^88 + 0x13B. */
static hash hash_add(hash h, dl_str bytes)
{
    enum { PRIME_LOW = 0x13B, PRIME_SHIFT = 88 - 64 };
    for (size_t i = 0; i < bytes.n; i++) {
        h.low ^= (unsigned char)bytes.p[i];
        uint64_t upper = (h.low >> 32) * PRIME_LOW;
        uint64_t lower = (h.low & UINT32_MAX) * PRIME_LOW;
        uint64_t carry = (upper + (lower >> 32)) >> 32;
        h.high = h.high * PRIME_LOW + (h.low << PRIME_SHIFT) + carry;
        h.low *= PRIME_LOW;
    }
    return h;
}

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    dl_json_begin(&r->json, out);
    r->options = options;
    dl_places_begin(&r->places, options);
    dl_json_array(&r->json, DL_JSON_LINES);
    return r;
}

typedef struct issue {
    dl_str description, fingerprint;
    const char *check_name, *severity;
    uint32_t line;
} issue;

static void add_issue(dl_reporter *r, const issue *found, dl_str path)
{
    dl_json *j = &r->json;
    hash h = hash_add(HASH_START, path);
    h = hash_add(hash_add(h, (dl_str){"", 1}), found->fingerprint);
    char fingerprint[33];
    snprintf(fingerprint, sizeof fingerprint, "%016" PRIx64 "%016" PRIx64,
             h.high, h.low);
    dl_json_object(j, DL_JSON_INLINE);
    dl_json_add_str(j, "description", found->description);
    dl_json_add_cstr(j, "check_name", found->check_name);
    dl_json_add_cstr(j, "fingerprint", fingerprint);
    dl_json_add_cstr(j, "severity", found->severity);
    dl_json_add_object(j, "location", DL_JSON_INLINE);
    dl_json_add_str(j, "path", path);
    dl_json_add_object(j, "lines", DL_JSON_INLINE);
    dl_json_add_int(j, "begin", found->line);
    dl_json_close(j);
    dl_json_close(j);
    dl_json_close(j);
}

static const char *const severities[] = {"info", "info", "minor", "major"};

static void add_diagnostic(dl_reporter *r, const dl_doc *doc,
                           const dl_diagnostic *d, dl_str path,
                           dl_str fingerprint)
{
    dl_buf_clear(&r->message);
    dl_message_add(&r->message, d, -1, r->options->language);
    add_issue(
        r,
        &(issue){
            .description = dl_buf_str(&r->message),
            .fingerprint = fingerprint,
            .check_name = d->rule->code,
            .severity = severities[d->severity],
            .line = dl_doc_position(doc, d->span.start, DL_UNIT_BYTE).line,
        },
        path);
}

static void result(dl_reporter *r, const dl_result *result)
{
    dl_str path;
    if (!dl_places_next(&r->places, result, &path))
        return;
    if (result->error.status != DL_OK)
        add_issue(r,
                  &(issue){
                      .description = dl_str_of(
                          dl_error_text(&result->error, r->options->language)),
                      .fingerprint = DL_STR("unreadable"),
                      .check_name = "unreadable-file",
                      .severity = "critical",
                      .line = 1,
                  },
                  path);
    const dl_str *fingerprints = dl_fingerprints(result, r->places.scratch);
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (dl_diagnostic_is_shown(&result->diagnostics[i]))
            add_diagnostic(r, result->doc, &result->diagnostics[i], path,
                           fingerprints[i]);
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    (void)totals;
    dl_json_close(&r->json);
    dl_places_end(&r->places);
    dl_buf_free(&r->message);
    dl_free(r);
}

const dl_format dl_format_gitlab = {
    .name = "gitlab",
    .summary = {"a code quality report of GitLab", "GitLab 코드 품질 보고서"},
    .unit = DL_UNIT_CODE_POINT,
    .root_variable = "CI_PROJECT_DIR",
    .begin = begin,
    .result = result,
    .end = end,
};
