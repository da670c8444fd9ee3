/* Writes a finding and its notes, a line each. */
#include "report/line.h"

#include "base/str.h"
#include "report/ink.h"
#include "report/rule_doc.h"
#include "text/printable.h"

void dl_message_add(dl_buf *out, const dl_diagnostic *d, int note,
                    dl_language language)
{
    enum { USUAL = 255 }; /* bytes: longer ones are formatted twice */
    dl_buf_reserve(out, USUAL);
    size_t room = out->cap - out->n;
    size_t n = dl_message_format(d, note, language, out->p + out->n, room);
    if (n >= room) {
        dl_buf_reserve(out, n);
        dl_message_format(d, note, language, out->p + out->n, n + 1);
    }
    out->n += n;
}

/* Whether a place begins at the colon `i` of a path: `:12:`, `:12:5:`, or
   ranges of them (`:12.5-13.1:`), where the end of the path is a colon, too. */
static bool is_place(dl_str path, size_t i)
{
    size_t n;
    do {
        n = dl_digits_at(path, i + 1);
        if (n == 0)
            return false;
        i += 1 + n;
    } while (i < path.n && dl_is_one_of(path.p[i], ".-"));
    return i == path.n || path.p[i] == ':';
}

/* Whether the path, whose first colon is given, would be taken for something
   else at the beginning of a line: `::` for a command of a runner (writer.h),
   `word:` by Emacs for the name of a program before that of a file. */
static bool needs_dot(dl_str path, size_t colon)
{
    size_t word = 0;
    if (is_place(path, colon))
        return false;
    if (dl_str_starts(dl_str_from(path, colon), "::") &&
        dl_is_white_up_to(path, colon))
        return true;
    while (word < colon &&
           (dl_is_alnum(path.p[word]) || dl_is_one_of(path.p[word], "-.")))
        word++;
    return word == colon && dl_is_alpha(path.p[0]);
}

void dl_path_add(dl_buf *out, dl_str path)
{
    const char *colon = path.n ? memchr(path.p, ':', path.n) : NULL;
    size_t done = 0;
    if (colon && needs_dot(path, (size_t)(colon - path.p)))
        dl_buf_adds(out, "./");
    for (size_t i = colon ? 0 : path.n; i < path.n; i++) {
        if (path.p[i] != ':' || !is_place(path, i))
            continue;
        dl_printable_add(out, (dl_str){path.p + done, i - done});
        dl_buf_adds(out, "\\x3a");
        done = i + 1;
    }
    dl_printable_add(out, dl_str_from(path, done));
}

dl_unit dl_report_unit(const dl_format *format,
                       const dl_report_options *options)
{
    return options->unit_is_set ? options->unit : format->unit;
}

static void add_place(dl_buf *out, dl_str path, dl_position at, bool color)
{
    dl_buf_adds(out, dl_ink_on(color, DL_INK_BOLD));
    dl_path_add(out, path);
    dl_buf_addc(out, ':');
    dl_buf_add_uint(out, at.line);
    dl_buf_addc(out, ':');
    dl_buf_add_uint(out, at.column);
    dl_buf_addc(out, ':');
    dl_buf_adds(out, dl_ink_off(color));
    dl_buf_addc(out, ' ');
}

void dl_line_add(dl_buf *out, const dl_doc *doc, const dl_diagnostic *d,
                 dl_unit unit, const dl_report_options *options)
{
    bool color = options->color;
    add_place(out, doc->name, dl_doc_position(doc, d->span.start, unit), color);
    dl_buf_adds(out, dl_ink_on(color, dl_ink_of(d->severity)));
    dl_buf_adds(out, dl_severity_name(d->severity));
    dl_buf_addc(out, ':');
    dl_buf_adds(out, dl_ink_off(color));
    dl_buf_addc(out, ' ');
    dl_message_add(out, d, -1, options->language);
    dl_buf_addc(out, ' ');
    dl_buf_adds(out, dl_ink_on(color, DL_INK_DIM));
    dl_buf_addc(out, '[');
    dl_rule_doc_add_code(out, d->rule, options->links, options->language);
    if (d->rule->user_number == 0) { /* a user's rule has the same code and
                                        name */
        dl_buf_addc(out, ' ');
        dl_buf_adds(out, d->rule->name);
    }
    dl_buf_addc(out, ']');
    dl_buf_adds(out, dl_ink_off(color));
    dl_buf_addc(out, '\n');
}

void dl_line_add_note(dl_buf *out, const dl_doc *doc, const dl_diagnostic *d,
                      unsigned note, dl_unit unit,
                      const dl_report_options *options)
{
    const dl_note *n = &d->notes[note];
    bool elsewhere = n->path.n > 0;
    dl_position at = elsewhere ? (dl_position){n->line, n->column}
                               : dl_doc_position(doc, n->span.start, unit);
    add_place(out, elsewhere ? n->path : doc->name, at, options->color);
    dl_buf_adds(out, dl_ink_on(options->color, DL_INK_INFO));
    dl_buf_add(out, DL_STR("note:"));
    dl_buf_adds(out, dl_ink_off(options->color));
    dl_buf_addc(out, ' ');
    dl_message_add(out, d, (int)note, options->language);
    dl_buf_addc(out, '\n');
}

void dl_message_add_all(dl_buf *out, const dl_doc *doc, const dl_diagnostic *d,
                        dl_unit unit, dl_language language)
{
    const dl_report_options plain = {.language = language};
    dl_message_add(out, d, -1, language);
    for (unsigned note = 0; note < d->n_notes; note++) {
        dl_buf_addc(out, '\n');
        dl_line_add_note(out, doc, d, note, unit, &plain);
        out->p[--out->n] = '\0'; /* its newline */
    }
}
