/*
 * `text`: a line for each finding, and one for each place that explains it.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "report/line.h"

struct dl_reporter {
    dl_writer *out;
    const dl_report_options *options;
    dl_buf lines; /* of one result */
};

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    r->out = out;
    r->options = options;
    return r;
}

static void result(dl_reporter *r, const dl_result *result)
{
    dl_unit unit = dl_report_unit(&dl_format_text, r->options);
    dl_buf_clear(&r->lines);
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (!dl_diagnostic_is_shown(d))
            continue;
        dl_line_add(&r->lines, result->doc, d, unit, r->options);
        for (unsigned note = 0; note < d->n_notes; note++)
            dl_line_add_note(&r->lines, result->doc, d, note, unit, r->options);
    }
    dl_writer_add_lines(r->out, dl_buf_str(&r->lines));
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    (void)totals;
    dl_buf_free(&r->lines);
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
