/*
 * `full`: the finding's line, the source with its place marked, the places that
 * explain it, and its fix as a small diff.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/str.h"
#include "fixes/refusal.h"
#include "report/diff.h"
#include "report/gutter.h"
#include "report/ink.h"
#include "report/line.h"
#include "report/rule_doc.h"
#include "report/snippet.h"
#include "report/wrap.h"

enum { HANGING = 4 }; /* cells before all but the first line of a message */

struct dl_reporter {
    dl_writer *out;
    const dl_report_options *options;
    dl_buf text; /* of one finding */
    dl_buf line; /* of a message, before it is wrapped */
    unsigned width; /* cells of a line */
    dl_snippet snippet;
    size_t found;
};

static dl_reporter *begin(dl_writer *out, const dl_report_options *options)
{
    dl_reporter *r = dl_xcalloc(1, sizeof *r);
    r->out = out;
    r->options = options;
    r->width = options->width ? options->width : DL_REPORT_WIDTH;
    r->snippet.in_actions = out->in_actions;
    return r;
}

/* The cells that there are beside the line numbers. */
static unsigned room_in(const dl_reporter *r, const dl_doc *doc)
{
    return r->width - dl_gutter_cells(doc);
}

/* Appends r->line, which begins at cell `column` of its line, and a newline.
   What follows the first line of it is indented by `indent`. */
static void add_wrapped(dl_reporter *r, unsigned column, unsigned indent)
{
    dl_wrap wrap = {.width = r->options->wraps ? r->width : 0,
                    .column = column,
                    .hanging = indent};
    dl_wrap_add(&r->text, dl_buf_str(&r->line), &wrap);
    dl_buf_addc(&r->text, '\n');
    dl_buf_clear(&r->line);
}

/* Line `line` with marks below its part of `span`. */
static void add_marked_line(dl_reporter *r, const dl_doc *doc, uint32_t line,
                            dl_span span, char mark, dl_ink ink)
{
    dl_span at = dl_doc_line(doc, line);
    if (line == 1 && span.start < at.start)
        at.start = 0; /* the place is the byte-order mark */
    dl_str text = dl_doc_slice(doc, at);
    size_t first = span.start > at.start ? span.start - at.start : 0;
    size_t last = span.end < at.end ? span.end - at.start : text.n;
    if (span.start < at.start)
        while (first < last && dl_is_blank(text.p[first]))
            first++;
    if (span.end > at.end)
        while (last > first && dl_is_blank(text.p[last - 1]))
            last--;
    bool color = r->options->color;
    r->snippet.width = room_in(r, doc);
    dl_snippet_layout(&r->snippet, text, first, last, mark);
    dl_gutter_add_line(&r->text, doc, line, '|', dl_buf_str(&r->snippet.text),
                       "", color);
    dl_gutter_add(&r->text, doc, "|", color);
    dl_buf_addc(&r->text, ' ');
    dl_buf_adds(&r->text, dl_ink_on(color, ink));
    dl_buf_add(&r->text, dl_buf_str(&r->snippet.marks));
    dl_buf_adds(&r->text, dl_ink_off(color));
    dl_buf_addc(&r->text, '\n');
}

/* The first and the last line of the place; more would add nothing. */
static void add_place(dl_reporter *r, const dl_doc *doc, dl_span span,
                      char mark, dl_ink ink)
{
    /* The end of a range is exclusive: at the start of a line it is the end of
       the line before. */
    uint32_t last = span.end > span.start ? span.end - 1 : span.start;
    uint32_t from = dl_doc_position(doc, span.start, DL_UNIT_BYTE).line;
    uint32_t to = dl_doc_position(doc, last, DL_UNIT_BYTE).line;
    add_marked_line(r, doc, from, span, mark, ink);
    if (to > from + 1)
        dl_gutter_add(&r->text, doc, "...\n", r->options->color);
    if (to > from)
        add_marked_line(r, doc, to, span, mark, ink);
}

static void add_notes(dl_reporter *r, const dl_doc *doc, const dl_diagnostic *d)
{
    static const char *const word[] = {"note", "참고"};
    bool color = r->options->color;
    for (unsigned i = 0; i < d->n_notes; i++) {
        const dl_note *note = &d->notes[i];
        dl_gutter_add(&r->text, doc, "= ", color);
        dl_buf_printf(&r->line, "%s%s:%s ", dl_ink_on(color, DL_INK_INFO),
                      word[r->options->language], dl_ink_off(color));
        dl_message_add(&r->line, d, (int)i, r->options->language);
        if (note->path.n > 0) {
            dl_buf_adds(&r->line, " (");
            dl_path_add(&r->line, note->path);
            dl_buf_printf(&r->line, ":%u:%u)", note->line, note->column);
        }
        add_wrapped(r, dl_gutter_cells(doc), dl_gutter_cells(doc));
        if (note->path.n == 0)
            add_place(r, doc, note->span, '-', DL_INK_INFO);
    }
}

static void add_fix(dl_reporter *r, const dl_doc *doc, const dl_diagnostic *d)
{
    static const char *const words[][2] = {
        [DL_FIX_NONE] = {"no fix:", "수정 안 함:"},
        [DL_FIX_SAFE] = {"fix:", "수정:"},
        [DL_FIX_UNSAFE] = {"fix (unsafe):", "수정 (확인 필요):"},
    };
    const dl_fix *fix = dl_fix_offered(d);
    if (!fix && !d->refused)
        return;
    dl_language language = r->options->language;
    bool color = r->options->color;
    dl_gutter_add(&r->text, doc, "= ", color);
    dl_buf_adds(&r->line, dl_ink_on(color, DL_INK_BOLD));
    dl_buf_adds(&r->line,
                words[fix ? fix->applicability : DL_FIX_NONE][language]);
    dl_buf_adds(&r->line, dl_ink_off(color));
    if (!fix) {
        dl_buf_addc(&r->line, ' ');
        dl_refused_add(&r->line, d->refused, language);
    }
    add_wrapped(r, dl_gutter_cells(doc), dl_gutter_cells(doc));
    if (fix)
        dl_diff_add(&r->text, doc, fix, room_in(r, doc), color);
}

static void add_help(dl_reporter *r, const dl_doc *doc, const dl_diagnostic *d)
{
    static const char *const word[] = {"help", "도움말"};
    bool color = r->options->color;
    dl_gutter_add(&r->text, doc, "= ", color);
    dl_buf_adds(&r->text, dl_ink_on(color, DL_INK_BOLD));
    dl_buf_adds(&r->text, word[r->options->language]);
    dl_buf_addc(&r->text, ':');
    dl_buf_adds(&r->text, dl_ink_off(color));
    dl_buf_adds(&r->text, " digestlint explain ");
    dl_rule_doc_add_code(&r->text, d->rule, r->options->links,
                         r->options->language);
    dl_buf_addc(&r->text, '\n');
}

/* Keeps `[DL503 particle-mismatch]` at the end of the line together. */
static void keep_name(dl_buf *line)
{
    for (size_t i = line->n; i > 0 && line->p[i - 1] != '['; i--)
        if (line->p[i - 1] == ' ')
            line->p[i - 1] = DL_WRAP_JOIN;
}

static void add_finding(dl_reporter *r, const dl_doc *doc,
                        const dl_diagnostic *d)
{
    char mark = d->flags & DL_DIAGNOSTIC_APPROXIMATE ? '~' : '^';
    dl_line_add(&r->line, doc, d, dl_report_unit(&dl_format_full, r->options),
                r->options);
    r->line.n--; /* the line end */
    keep_name(&r->line);
    add_wrapped(r, 0, HANGING);
    add_place(r, doc, d->span, mark, dl_ink_of(d->severity));
    add_notes(r, doc, d);
    add_fix(r, doc, d);
    if (!d->rule->user_number) /* a blog knows its own rules best */
        add_help(r, doc, d);
}

static void result(dl_reporter *r, const dl_result *result)
{
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (!dl_diagnostic_is_shown(d))
            continue;
        dl_buf_clear(&r->text);
        if (r->found++ > 0)
            dl_buf_addc(&r->text, '\n');
        add_finding(r, result->doc, d);
        dl_writer_add_lines(r->out, dl_buf_str(&r->text));
    }
}

static void end(dl_reporter *r, const dl_report_totals *totals)
{
    (void)totals;
    dl_buf_free(&r->text);
    dl_buf_free(&r->line);
    dl_snippet_free(&r->snippet);
    dl_free(r);
}

const dl_format dl_format_full = {
    .name = "full",
    .summary = {"the source with marks under it", "표시를 단 원문"},
    .unit = DL_UNIT_CODE_POINT,
    .for_people = true,
    .has_fixes = true,
    .begin = begin,
    .result = result,
    .end = end,
};
