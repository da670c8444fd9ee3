/* The results of a file, one for each finding: places, notes, fixes. */
#include "baseline/fingerprint.h"
#include "fixes/refusal.h"
#include "report/line_hash.h"
#include "report/sarif/parts.h"
#include "report/uri.h"

/* What the results of one file share. */
typedef struct file {
    dl_reporter *r;
    const dl_result *result;
    size_t index; /* of its artifact */
    const dl_str *fingerprints;
    const dl_line_hash *hashes; /* of the findings' lines */
} file;

static void add_own_location(const file *f)
{
    const dl_sarif_artifact *artifact = &f->r->artifacts.v[f->index];
    dl_sarif_add_location(&f->r->json, "artifactLocation", artifact->uri,
                          artifact->is_outside, f->index);
}

/* ---- message ---------------------------------------------------------- */

static unsigned shown_notes(const dl_diagnostic *d)
{
    return d->n_notes < DL_SARIF_MOST_NOTES ? d->n_notes : DL_SARIF_MOST_NOTES;
}

/* One more than the highest number of a placeholder. */
static unsigned placeholders(dl_str template)
{
    unsigned n = 0;
    for (size_t i = 0; i + 2 < template.n; i++) {
        unsigned digit = (unsigned char)template.p[i + 1] - '0';
        if (template.p[i] == '{' && template.p[i + 2] == '}' && digit < 10 &&
            digit >= n)
            n = digit + 1;
    }
    return n;
}

static void add_arguments(dl_reporter *r, const dl_diagnostic *d)
{
    dl_json_add_array(&r->json, "arguments", DL_JSON_INLINE);
    for (unsigned i = 0; i < d->n_args; i++) {
        size_t n = dl_argument_format(d->args[i], NULL, 0);
        dl_buf_clear(&r->text);
        dl_buf_reserve(&r->text, n);
        dl_argument_format(d->args[i], r->text.p, n + 1);
        r->text.n = n;
        dl_json_str(&r->json, dl_buf_str(&r->text));
    }
    /* A user's message may contain a group that took no part in the match. */
    dl_str template =
        d->message < d->rule->n_messages
            ? dl_str_of(d->rule->messages[d->message].text[r->language])
            : DL_STR_NONE;
    for (unsigned i = d->n_args; i < placeholders(template); i++)
        dl_json_cstr(&r->json, "");
    dl_json_close(&r->json);
}

static void add_message(dl_reporter *r, const dl_diagnostic *d)
{
    dl_json_add_object(&r->json, "message", DL_JSON_LINES);
    dl_buf_clear(&r->text);
    dl_sarif_add_message(&r->text, d, -1, r->language);
    for (unsigned i = 0; i < shown_notes(d); i++)
        dl_sarif_add_link(&r->text, d, i, r->language);
    dl_json_add_str(&r->json, "text", dl_buf_str(&r->text));
    if (d->message < d->rule->n_messages) {
        dl_buf_clear(&r->text);
        dl_buf_adds(&r->text, d->rule->messages[d->message].id);
        if (d->flags & DL_DIAGNOSTIC_ALSO)
            dl_buf_adds(&r->text, DL_MESSAGE_ID_OF_SECOND);
        dl_json_add_str(&r->json, "id", dl_buf_str(&r->text));
    }
    add_arguments(r, d);
    dl_json_close(&r->json);
}

/* ---- places ----------------------------------------------------------- */

static void add_place(const file *f, dl_span span)
{
    dl_json *j = &f->r->json;
    dl_json_add_array(j, "locations", DL_JSON_LINES);
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_object(j, "physicalLocation", DL_JSON_LINES);
    add_own_location(f);
    dl_sarif_add_region(j, "region", f->result->doc, span, true);
    dl_sarif_add_context(j, f->result->doc, span);
    dl_json_close(j);
    dl_json_close(j);
    dl_json_close(j);
}

/* In another document only the line is certain: columns are counted in code
   points, and the text is not available. */
static void add_other_place(dl_reporter *r, const dl_note *note)
{
    dl_buf uri = {0};
    bool inside = dl_uri_add_file(&uri, r->root, note->path, r->scratch);
    dl_sarif_add_location(&r->json, "artifactLocation", uri.p, !inside,
                          SIZE_MAX);
    dl_buf_free(&uri);
    dl_json_add_object(&r->json, "region", DL_JSON_INLINE);
    dl_json_add_int(&r->json, "startLine", note->line);
    dl_json_close(&r->json);
}

static void add_notes(const file *f, const dl_diagnostic *d)
{
    dl_reporter *r = f->r;
    dl_json *j = &r->json;
    if (d->n_notes == 0)
        return;
    dl_json_add_array(j, "relatedLocations", DL_JSON_LINES);
    for (unsigned i = 0; i < shown_notes(d); i++) {
        dl_json_object(j, DL_JSON_LINES);
        dl_json_add_int(j, "id", i + 1);
        dl_json_add_object(j, "physicalLocation", DL_JSON_LINES);
        if (d->notes[i].path.n > 0) {
            add_other_place(r, &d->notes[i]);
        } else {
            add_own_location(f);
            dl_sarif_add_region(j, "region", f->result->doc, d->notes[i].span,
                                true);
        }
        dl_json_close(j);
        dl_buf_clear(&r->text);
        dl_sarif_add_message(&r->text, d, (int)i, r->language);
        dl_json_add_object(j, "message", DL_JSON_INLINE);
        dl_json_add_str(j, "text", dl_buf_str(&r->text));
        dl_json_close(j);
        dl_json_close(j);
    }
    dl_json_close(j);
}

/* ---- identity --------------------------------------------------------- */

static void add_hexadecimal(dl_buf *out, uint64_t value)
{
    unsigned shift = 60;
    while (shift > 0 && value >> shift == 0)
        shift -= 4;
    for (;; shift -= 4) {
        dl_buf_addc(out, "0123456789abcdef"[value >> shift & 15]);
        if (shift == 0)
            return;
    }
}

/* The path makes it unique in the run: a paper may be in two posts. */
static void add_fingerprints(const file *f, size_t i)
{
    dl_reporter *r = f->r;
    dl_json *j = &r->json;
    const dl_line_hash *hash = &f->hashes[i];
    dl_json_add_object(j, "partialFingerprints", DL_JSON_LINES);
    dl_buf_clear(&r->text);
    add_hexadecimal(&r->text, hash->hash);
    dl_buf_addc(&r->text, ':');
    dl_buf_add_uint(&r->text, hash->nth);
    dl_json_add_str(j, "primaryLocationLineHash", dl_buf_str(&r->text));
    dl_buf_clear(&r->text);
    dl_buf_adds(&r->text, r->artifacts.v[f->index].uri);
    dl_buf_addc(&r->text, '#');
    dl_buf_add(&r->text, f->fingerprints[i]);
    dl_json_add_str(j, "digestlint/v1", dl_buf_str(&r->text));
    dl_json_close(j);
}

/* Either all results have the array or none (§3.27.23). */
static void add_suppressions(dl_reporter *r, const dl_diagnostic *d)
{
    dl_json *j = &r->json;
    bool in_source = d->flags & DL_DIAGNOSTIC_SUPPRESSED;
    dl_json_add_array(j, "suppressions", DL_JSON_INLINE);
    if (!dl_diagnostic_is_shown(d)) {
        dl_json_object(j, DL_JSON_INLINE);
        dl_json_add_cstr(j, "kind", in_source ? "inSource" : "external");
        dl_json_add_cstr(j, "status", "accepted");
        if (in_source && d->justification.n > 0)
            dl_json_add_str(j, "justification", d->justification);
        dl_json_close(j);
    }
    dl_json_close(j);
}

/* ---- fixes ------------------------------------------------------------ */

static void add_edits(const file *f, const dl_fix *fix)
{
    dl_json *j = &f->r->json;
    dl_json_add_array(j, "replacements", DL_JSON_LINES);
    for (uint32_t i = 0; i < fix->n_edits; i++) {
        const dl_edit *edit = &fix->edits[i];
        dl_json_object(j, DL_JSON_LINES);
        dl_sarif_add_deleted(j, f->result->doc, edit->span);
        dl_json_add_object(j, "insertedContent", DL_JSON_INLINE);
        dl_json_add_str(j, "text", edit->text);
        dl_json_close(j);
        dl_json_close(j);
    }
    dl_json_close(j);
}

static void add_fix(const file *f, const dl_diagnostic *d)
{
    dl_reporter *r = f->r;
    dl_json *j = &r->json;
    const dl_fix *fix = dl_fix_offered(d);
    if (!fix)
        return;
    dl_json_add_array(j, "fixes", DL_JSON_LINES);
    dl_json_object(j, DL_JSON_LINES);
    dl_buf_clear(&r->text);
    dl_sarif_add_fix_text(&r->text, f->result->doc, fix, r->language);
    dl_json_add_object(j, "description", DL_JSON_INLINE);
    dl_json_add_str(j, "text", dl_buf_str(&r->text));
    dl_json_close(j);
    dl_json_add_array(j, "artifactChanges", DL_JSON_LINES);
    dl_json_object(j, DL_JSON_LINES);
    add_own_location(f);
    add_edits(f, fix);
    dl_json_close(j);
    dl_json_close(j);
    dl_json_add_object(j, "properties", DL_JSON_INLINE);
    dl_json_add_cstr(j, "applicability",
                     fix->applicability == DL_FIX_SAFE ? "safe" : "unsafe");
    dl_json_close(j);
    dl_json_close(j);
    dl_json_close(j);
}

/* ---- results ---------------------------------------------------------- */

static void add_result(const file *f, size_t i)
{
    dl_reporter *r = f->r;
    dl_json *j = &r->json;
    const dl_diagnostic *d = &f->result->diagnostics[i];
    size_t rule = dl_sarif_find_rule(r, d->rule);
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_cstr(j, "ruleId", d->rule->code);
    if (rule != SIZE_MAX)
        dl_json_add_int(j, "ruleIndex", (int64_t)rule);
    dl_json_add_cstr(j, "kind", "fail");
    dl_json_add_cstr(j, "level", dl_sarif_level(d->severity));
    if (r->options->has_baseline) /* all results or none (§3.27.24) */
        dl_json_add_cstr(j, "baselineState",
                         d->flags & DL_DIAGNOSTIC_BASELINE ? "unchanged"
                                                           : "new");
    add_message(r, d);
    add_place(f, d->span);
    add_notes(f, d);
    add_fingerprints(f, i);
    add_fix(f, d);
    add_suppressions(r, d);
    if (d->flags & DL_DIAGNOSTIC_APPROXIMATE) {
        dl_json_add_object(j, "properties", DL_JSON_INLINE);
        dl_json_add_bool(j, "approximate", true);
        dl_json_close(j);
    }
    dl_json_close(j);
}

static bool is_wanted(const dl_reporter *r, const dl_diagnostic *d)
{
    return !r->options->omit_suppressed || dl_diagnostic_is_shown(d);
}

static size_t count_wanted(const dl_reporter *r, const dl_result *result)
{
    size_t n = 0;
    for (size_t i = 0; i < result->n_diagnostics; i++)
        n += is_wanted(r, &result->diagnostics[i]);
    return n;
}

static dl_line_hash *hash_lines(dl_reporter *r, const dl_result *result)
{
    size_t n = result->n_diagnostics;
    uint32_t *lines = DL_ARENA_NEW(r->scratch, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        lines[i] =
            dl_doc_position(result->doc, result->diagnostics[i].span.start,
                            DL_UNIT_BYTE)
                .line;
    return dl_line_hashes(result->doc->src, result->doc->line_starts,
                          result->doc->n_lines, lines, n);
}

static void add_file(dl_reporter *r, const dl_result *result, size_t artifact,
                     size_t most)
{
    dl_line_hash *hashes = hash_lines(r, result);
    file f = {r, result, artifact, dl_fingerprints(result, r->scratch), hashes};
    for (size_t i = 0; most > 0; i++) {
        if (!is_wanted(r, &result->diagnostics[i]))
            continue;
        add_result(&f, i);
        most--;
    }
    dl_free(hashes);
}

void dl_sarif_add_results(dl_reporter *r, const dl_result *result,
                          size_t artifact)
{
    size_t wanted = count_wanted(r, result);
    size_t room = DL_SARIF_MOST_RESULTS - r->n_results;
    size_t n = wanted < room ? wanted : room;
    if (n > 0)
        add_file(r, result, artifact, n);
    r->n_results += n;
    r->n_left_out += wanted - n;
}
