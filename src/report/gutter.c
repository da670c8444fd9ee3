/* Writes line numbers and the bar after them. */
#include "report/gutter.h"

#include "report/ink.h"

enum { LEAST_WIDTH = 4, MOST_WIDTH = 10 };

static unsigned digits_of(uint32_t n)
{
    unsigned digits = 1;
    for (; n >= 10; n /= 10)
        digits++;
    return digits;
}

static unsigned width_of(const dl_doc *doc)
{
    unsigned digits = digits_of(doc->n_lines);
    return digits < LEAST_WIDTH ? LEAST_WIDTH : digits;
}

unsigned dl_gutter_cells(const dl_doc *doc)
{
    return width_of(doc) + 3; /* with the bar between its blanks */
}

static void add_blanks(dl_buf *out, unsigned n)
{
    dl_buf_add(out, (dl_str){"          ", n < MOST_WIDTH ? n : MOST_WIDTH});
}

void dl_gutter_add_line(dl_buf *out, const dl_doc *doc, uint32_t line, char bar,
                        dl_str text, const char *text_ink, bool color)
{
    unsigned width = width_of(doc), digits = digits_of(line);
    dl_buf_adds(out, dl_ink_on(color, DL_INK_GUTTER));
    add_blanks(out, digits < width ? width - digits : 0);
    dl_buf_add_uint(out, line);
    dl_buf_addc(out, ' ');
    dl_buf_addc(out, bar);
    dl_buf_adds(out, dl_ink_off(color));
    if (text.n > 0) {
        dl_buf_addc(out, ' ');
        dl_buf_adds(out, color ? text_ink : "");
        dl_buf_add(out, text);
        dl_buf_adds(out, color && *text_ink ? dl_ink_off(color) : "");
    }
    dl_buf_addc(out, '\n');
}

void dl_gutter_add(dl_buf *out, const dl_doc *doc, const char *what, bool color)
{
    dl_buf_adds(out, dl_ink_on(color, DL_INK_GUTTER));
    add_blanks(out, width_of(doc));
    dl_buf_addc(out, ' ');
    dl_buf_adds(out, what);
    dl_buf_adds(out, dl_ink_off(color));
}
