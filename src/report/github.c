/*
 * `github`: workflow commands, which GitHub Actions turns into annotations. It
 * shows ten of each level and step, so no more are written, errors first; the
 * others are only counted.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "report/github_summary.h"
#include "report/line.h"
#include "report/place.h"
#include "text/printable.h"

enum { MOST = 10, LEVELS = DL_SEVERITY_ERROR + 1 };

typedef struct level {
    dl_buf lines;                /* whole commands */
    size_t ends[MOST];           /* of each in `lines` */
    size_t n, n_left_out;
} level;

struct dl_reporter {
    dl_writer *out;
    const dl_report_options *options;
    dl_unit unit;
    dl_places places;
    level levels[LEVELS]; /* by dl_severity */
    dl_github_files files;
    dl_buf message;
};

/* Values of a workflow command are escaped as in @actions/core: after `::`
   (data), or before it (a property). A command of the older form (writer.h)
   gets a backslash. */
static void add_escaped(dl_buf *out, dl_str s, const char *escaped)
{
    for (size_t i = 0; i < s.n; i++) {
        if (dl_log_is_bracket(s, i))
            dl_buf_addc(out, '\\');
        if (dl_is_one_of(s.p[i], escaped))
            dl_buf_printf(out, "%%%02X", (unsigned char)s.p[i]);
        else
            dl_buf_addc(out, s.p[i]);
    }
}

static void add_property(dl_buf *out, dl_str s)
{
    add_escaped(out, s, "%\r\n:,");
}

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    r->out = out;
    r->options = options;
    r->unit = dl_report_unit(&dl_format_github, options);
    dl_places_begin(&r->places, options);
    return r;
}

/* The buffer for one more command of that level, or NULL if it has enough. */
static dl_buf *start(dl_reporter *r, unsigned severity, const char *title)
{
    static const char *const commands[] = {"notice", "notice", "warning",
                                           "error"};
    level *l = &r->levels[severity];
    if (l->n == MOST) {
        l->n_left_out++;
        return NULL;
    }
    dl_buf_printf(&l->lines, "::%s title=", commands[severity]);
    add_property(&l->lines, dl_str_of(title));
    return &l->lines;
}

static void finish(dl_reporter *r, unsigned severity, dl_str message)
{
    level *l = &r->levels[severity];
    dl_buf_adds(&l->lines, "::");
    add_escaped(&l->lines, message, "%\r\n");
    dl_buf_addc(&l->lines, '\n');
    l->ends[l->n++] = l->lines.n;
}

/* The file as it is called, so that the runner finds it; but what a terminal
   would act on or hide, and the runner does not decode, is escaped. */
static void add_file(dl_buf *line, dl_str path)
{
    dl_buf shown = {0};
    for (size_t i = 0; i < path.n;) {
        dl_unprintable bad = dl_unprintable_from(path, i);
        dl_str rest = {path.p + bad.start, bad.end - bad.start};
        dl_buf_add(&shown, (dl_str){path.p + i, bad.start - i});
        if (rest.n == 1 && dl_is_one_of(*rest.p, "\t\n\r"))
            dl_buf_add(&shown, rest);
        else
            dl_printable_add(&shown, rest);
        i = bad.end;
    }
    dl_buf_adds(line, ",file=");
    add_property(line, dl_buf_str(&shown));
    dl_buf_free(&shown);
}

static void add_place(dl_reporter *r, dl_buf *line, const dl_doc *doc,
                      dl_span span)
{
    dl_position from = dl_doc_position(doc, span.start, r->unit);
    dl_position to = dl_doc_position(doc, span.end, r->unit);
    dl_buf_printf(line, ",line=%u,endLine=%u", from.line, to.line);
    if (from.line == to.line)
        dl_buf_printf(line, ",col=%u,endColumn=%u", from.column, to.column);
}

static void add_diagnostic(dl_reporter *r, const dl_doc *doc,
                           const dl_diagnostic *d, dl_str path)
{
    char title[128];
    bool is_users = d->rule->user_number > 0; /* its id is also its name */
    snprintf(title, sizeof title, "%s%s%s", d->rule->code,
             is_users ? "" : " ", is_users ? "" : d->rule->name);
    dl_buf *line = start(r, d->severity, title);
    if (!line)
        return;
    add_file(line, path);
    add_place(r, line, doc, d->span);
    dl_buf_clear(&r->message);
    dl_message_add_all(&r->message, doc, d, r->unit, r->options->language);
    finish(r, d->severity, dl_buf_str(&r->message));
}

static void result(dl_reporter *r, const dl_result *result)
{
    dl_str path;
    if (!dl_places_next(&r->places, result, &path))
        return;
    bool failed = result->error.status != DL_OK;
    dl_buf *line = failed ? start(r, DL_SEVERITY_ERROR, "digestlint") : NULL;
    if (line) {
        add_file(line, path);
        dl_buf_clear(&r->message);
        dl_printable_add(
            &r->message,
            dl_str_of(dl_error_text(&result->error, r->options->language)));
        finish(r, DL_SEVERITY_ERROR, dl_buf_str(&r->message));
    }
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (dl_diagnostic_is_shown(&result->diagnostics[i]))
            add_diagnostic(r, result->doc, &result->diagnostics[i], path);
    dl_github_files_add(&r->files, path, result);
}

/* The line that says what is missing is also a notice; it replaces one if there
   are ten. */
static void write_rest(dl_reporter *r)
{
    size_t more = 0;
    for (size_t i = 0; i < LEVELS; i++)
        more += r->levels[i].n_left_out;
    if (more == 0)
        return;
    level *notices = &r->levels[DL_SEVERITY_INFO];
    if (notices->n == MOST) {
        notices->lines.n = notices->ends[MOST - 2];
        more++;
    }
    dl_buf_clear(&r->message);
    dl_buf_printf(&r->message,
                  r->options->language == DL_KOREAN ? "… 그 밖에 %zu건"
                                                    : "… and %zu more",
                  more);
    notices->n = MOST - 1;
    dl_buf_adds(&notices->lines, "::notice title=digestlint");
    finish(r, DL_SEVERITY_INFO, dl_buf_str(&r->message));
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    write_rest(r);
    for (size_t i = LEVELS; i-- > 0;) {
        dl_writer_add(r->out, dl_buf_str(&r->levels[i].lines));
        dl_buf_free(&r->levels[i].lines);
    }
    if (r->options->summary)
        dl_github_summarize(r->options->summary, &r->files, totals,
                            r->options->language);
    dl_github_files_free(&r->files);
    dl_places_end(&r->places);
    dl_buf_free(&r->message);
    dl_free(r);
}

const dl_format dl_format_github = {
    .name = "github",
    .summary = {"annotations in GitHub Actions", "GitHub Actions 주석"},
    .unit = DL_UNIT_CODE_POINT,
    .root_variable = "GITHUB_WORKSPACE",
    .summary_variable = "GITHUB_STEP_SUMMARY",
    .begin = begin,
    .result = result,
    .end = end,
};
