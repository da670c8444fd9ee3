/* Writes a finding and its notes, a line each. */
#include "report/line.h"

#include "report/ink.h"

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

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

void dl_path_add(dl_buf *out, dl_str path)
{
    static const char letters[] = "abtnvfr";
    size_t plain = 0; /* bytes at its beginning: nearly always all of them */
    while (plain < path.n && !is_control(path.p[plain]))
        plain++;
    dl_buf_add(out, (dl_str){path.p, plain});
    for (size_t i = plain; i < path.n; i++) {
        char c = path.p[i];
        if (c >= '\a' && c <= '\r')
            dl_buf_printf(out, "\\%c", letters[c - '\a']);
        else if (is_control(c))
            dl_buf_printf(out, "\\x%02x", (unsigned)c);
        else
            dl_buf_addc(out, c);
    }
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
    dl_buf_adds(out, d->rule->code);
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
    dl_buf_printf(out, "%snote:%s ", dl_ink_on(options->color, DL_INK_INFO),
                  dl_ink_off(options->color));
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
