#include "report/gutter.h"

#include "report/ink.h"

static int width_of(const dl_doc *doc)
{
    int digits = 1;
    for (uint32_t n = doc->n_lines; n >= 10; n /= 10)
        digits++;
    return digits < 4 ? 4 : digits;
}

void dl_gutter_add_line(dl_buf *out, const dl_doc *doc, uint32_t line, char bar,
                        dl_str text, const char *text_ink, bool color)
{
    dl_buf_printf(out, "%s%*u %c%s", dl_ink_on(color, DL_INK_GUTTER),
                  width_of(doc), line, bar, dl_ink_off(color));
    if (text.n > 0) {
        dl_buf_printf(out, " %s", color ? text_ink : "");
        dl_buf_add(out, text);
        dl_buf_adds(out, color && *text_ink ? dl_ink_off(color) : "");
    }
    dl_buf_addc(out, '\n');
}

void dl_gutter_add(dl_buf *out, const dl_doc *doc, const char *what, bool color)
{
    dl_buf_printf(out, "%s%*s %s%s", dl_ink_on(color, DL_INK_GUTTER),
                  width_of(doc), "", what, dl_ink_off(color));
}
