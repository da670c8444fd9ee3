/*
 * `text`: a line for each finding, and one for each place that explains it.
 * Infos may be folded: then the first of a rule stands for all.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "check/registry.h"
#include "report/line.h"

struct dl_reporter {
    dl_writer *out;
    const dl_report_options *options;
    dl_buf lines; /* of one result */
    DL_VEC(size_t) infos; /* of one result, by the number of their rule */
};

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    r->out = out;
    r->options = options;
    return r;
}

static bool is_folded(const dl_reporter *r, const dl_diagnostic *d)
{
    return r->options->folds_infos && d->severity == DL_SEVERITY_INFO &&
           dl_diagnostic_is_shown(d);
}

static void count_infos(dl_reporter *r, const dl_result *result)
{
    r->infos.n = 0;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (!is_folded(r, d))
            continue;
        while (r->infos.n <= dl_rule_index(d->rule))
            dl_vec_push(&r->infos, 0);
        r->infos.v[dl_rule_index(d->rule)]++;
    }
}

/* The number of findings that `d` stands for, itself included; 0 if another one
   does, or it is not shown. */
static size_t stands_for(dl_reporter *r, const dl_diagnostic *d)
{
    if (!is_folded(r, d))
        return dl_diagnostic_is_shown(d);
    size_t n = r->infos.v[dl_rule_index(d->rule)];
    r->infos.v[dl_rule_index(d->rule)] = 0;
    return n;
}

/* Appends `(and 11 more; --level info shows them)` to the last line. */
static void add_rest(dl_reporter *r, size_t n)
{
    r->lines.n--; /* the line end */
    dl_buf_printf(&r->lines,
                  r->options->language == DL_KOREAN
                      ? " (외 %zu건, --level info로 모두 표시)\n"
                      : " (and %zu more; --level info shows them)\n",
                  n);
}

static void add(dl_reporter *r, const dl_doc *doc, const dl_diagnostic *d,
                size_t n)
{
    dl_unit unit = dl_report_unit(&dl_format_text, r->options);
    dl_line_add(&r->lines, doc, d, unit, r->options);
    if (n > 1)
        add_rest(r, n - 1);
    for (unsigned note = 0; n == 1 && note < d->n_notes; note++)
        dl_line_add_note(&r->lines, doc, d, note, unit, r->options);
}

static void result(dl_reporter *r, const dl_result *result)
{
    dl_buf_clear(&r->lines);
    count_infos(r, result);
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        size_t n = stands_for(r, &result->diagnostics[i]);
        if (n > 0)
            add(r, result->doc, &result->diagnostics[i], n);
    }
    dl_writer_add_lines(r->out, dl_buf_str(&r->lines));
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    (void)totals;
    dl_buf_free(&r->lines);
    dl_vec_free(&r->infos);
    dl_free(r);
}

const dl_format dl_format_text = {
    .name = "text",
    .summary = {"a line for each finding", "지적마다 한 줄"},
    .unit = DL_UNIT_CODE_POINT,
    .for_people = true,
    .begin = begin,
    .result = result,
    .end = end,
};
