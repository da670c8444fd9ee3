/* Writes to streams, and keeps commands of a runner out of its log. */
#include "report/writer.h"

#include <errno.h>

#include "base/str.h"
#include "text/printable.h"

/* errno is told by the first write that fails; later ones may fail
   otherwise. */
static void note_error(dl_writer *w)
{
    if (!w->error)
        w->error = errno;
}

void dl_writer_add(dl_writer *w, dl_str bytes)
{
    if (bytes.n == 0)
        return;
    errno = 0;
    if (fwrite(bytes.p, 1, bytes.n, w->out) != bytes.n)
        note_error(w);
    w->n += bytes.n;
}

bool dl_writer_flush(dl_writer *w)
{
    errno = 0;
    if (fflush(w->out) != 0)
        note_error(w);
    return !w->error && !ferror(w->out);
}

void dl_writer_add_lines(dl_writer *w, dl_str lines)
{
    if (!w->in_actions) {
        dl_writer_add(w, lines);
        return;
    }
    dl_buf safe = {0};
    dl_log_add(&safe, lines);
    dl_writer_add(w, dl_buf_str(&safe));
    dl_buf_free(&safe);
    /* A runner may get errors in the same pipe: none may cut a line in two, for
       the second half could begin with a command. */
    dl_writer_flush(w);
}

static void add_escape(dl_writer *w, const dl_unprintable *bad)
{
    char text[16];
    int n = bad->character == '\r'
                ? snprintf(text, sizeof text, "\\r")
                : snprintf(text, sizeof text,
                           bad->is_byte ? "<0x%02X>" : "<U+%04X>",
                           (unsigned)bad->character);
    dl_writer_add(w, (dl_str){text, (size_t)n});
}

void dl_writer_add_text(dl_writer *w, dl_str text)
{
    size_t done = 0; /* what is written */
    for (size_t i = 0; w->is_terminal && i < text.n;) {
        dl_unprintable bad = dl_unprintable_from(text, i);
        i = bad.end;
        if (bad.start == text.n || bad.character == '\n' ||
            bad.character == '\t')
            continue;
        dl_writer_add(w, (dl_str){text.p + done, bad.start - done});
        add_escape(w, &bad);
        done = bad.end;
    }
    dl_writer_add(w, dl_str_from(text, done));
}

/* ---- the log of a runner ------------------------------------------------- */

void dl_log_add(dl_buf *out, dl_str lines)
{
    size_t done = 0, start = 0; /* of the line */
    bool may_begin = true;      /* no colons in the line yet */
    for (size_t i = 0; i < lines.n; i++) {
        char c = lines.p[i];
        bool is_command = false;
        if (c == '\n' || c == '\r') { /* a runner's lines end at both */
            start = i + 1;
            may_begin = true;
        } else if (c == ':' && may_begin) {
            may_begin = false;
            is_command =
                dl_str_starts(dl_str_from(lines, i), "::") &&
                dl_is_white_up_to(dl_str_from(lines, start), i - start);
        } else {
            is_command = dl_log_is_bracket(lines, i);
        }
        if (is_command) {
            dl_buf_add(out, (dl_str){lines.p + done, i - done});
            dl_buf_addc(out, '\\');
            done = i;
        }
    }
    dl_buf_add(out, dl_str_from(lines, done));
}

bool dl_log_may_command(dl_str text)
{
    return dl_str_find(text, DL_STR("::")) != SIZE_MAX ||
           dl_str_find(text, DL_STR("##[")) != SIZE_MAX;
}
