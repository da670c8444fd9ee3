/* Shows code, emphasis and links of a line. */
#include "report/inline.h"

#include <string.h>

#include "base/str.h"
#include "report/cells.h"
#include "report/ink.h"
#include "report/wrap.h"

enum { UNBROKEN = 24 }; /* cells of code that stays on one line */

static size_t run_of(dl_str s, size_t i, char c)
{
    size_t n = 0;
    while (i + n < s.n && s.p[i + n] == c)
        n++;
    return n;
}

/* The code between the `ticks` backticks before `i` and as many after it;
   false: there is none. */
static bool find_code(dl_str s, size_t i, size_t ticks, dl_str *code)
{
    for (size_t end = i; end < s.n; end++) {
        size_t n = run_of(s, end, '`');
        if (n == ticks) {
            *code = (dl_str){s.p + i, end - i};
            return true;
        }
        end += n;
    }
    return false;
}

/* CommonMark takes a space off both sides, so that code can begin with a
   backtick. */
static dl_str without_padding(dl_str code)
{
    bool is_padded = code.n > 2 && code.p[0] == ' ' &&
                     code.p[code.n - 1] == ' ';
    return is_padded ? (dl_str){code.p + 1, code.n - 2} : code;
}

/* Appends the code at the backticks `i`; returns where it ends. */
static size_t add_code(dl_buf *out, dl_str s, size_t i, bool color)
{
    size_t ticks = run_of(s, i, '`');
    dl_str code, marks = {s.p + i, ticks};
    if (!find_code(s, i + ticks, ticks, &code)) {
        dl_buf_add(out, marks);
        return i + ticks;
    }
    size_t end = i + ticks + code.n + ticks;
    bool is_short = dl_cells(code, UNBROKEN) <= UNBROKEN;
    if (color)
        code = without_padding(code);
    dl_buf_adds(out, dl_ink_on(color, DL_INK_CODE));
    dl_buf_add(out, color ? DL_STR("") : marks);
    size_t start = out->n;
    dl_buf_add(out, code);
    for (size_t at = start; is_short && at < out->n; at++)
        if (out->p[at] == ' ')
            out->p[at] = DL_WRAP_JOIN;
    dl_buf_add(out, color ? DL_STR("") : marks);
    dl_buf_adds(out, dl_ink_off(color));
    return end;
}

/* Appends the link at the bracket `i`; returns where it ends, or `i` if it is
   none. */
static size_t add_link(dl_buf *out, dl_str s, size_t i, bool color)
{
    size_t close = i + 1;
    while (close < s.n && s.p[close] != ']' && s.p[close] != '[')
        close++;
    if (close + 1 >= s.n || s.p[close] != ']' || s.p[close + 1] != '(')
        return i;
    const char *end = memchr(s.p + close, ')', s.n - close);
    if (!end)
        return i;
    dl_str url = {s.p + close + 2, (size_t)(end - s.p) - close - 2};
    dl_inline_add(out, (dl_str){s.p + i + 1, close - i - 1}, color);
    if (dl_str_starts(url, "http"))
        dl_buf_printf(out, " (%.*s)", DL_FMT(url));
    return (size_t)(end - s.p) + 1;
}

/* Appends the strong text at the asterisks `i`; likewise. */
static size_t add_strong(dl_buf *out, dl_str s, size_t i, bool color)
{
    dl_str rest = dl_str_from(s, i + 2);
    size_t n = dl_str_find(rest, DL_STR("**"));
    if (!dl_str_starts(dl_str_from(s, i), "**") || n == SIZE_MAX || n == 0 ||
        dl_is_space(rest.p[0]) || dl_is_space(rest.p[n - 1]))
        return i;
    dl_buf_adds(out, dl_ink_on(color, DL_INK_BOLD));
    dl_inline_add(out, (dl_str){rest.p, n}, color);
    dl_buf_adds(out, dl_ink_off(color));
    return i + 2 + n + 2;
}

void dl_inline_add(dl_buf *out, dl_str text, bool color)
{
    for (size_t i = 0; i < text.n;) {
        char c = text.p[i];
        size_t end = c == '`'   ? add_code(out, text, i, color)
                     : c == '[' ? add_link(out, text, i, color)
                     : c == '*' ? add_strong(out, text, i, color)
                                : i;
        if (end == i)
            dl_buf_addc(out, text.p[end++]);
        i = end;
    }
}
