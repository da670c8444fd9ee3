/* Breaks text into lines. */
#include "report/wrap.h"

#include "base/str.h"
#include "report/cells.h"

#define ESCAPE '\033'

/* The length of the escape sequence at `i`; 0: there is none. */
static size_t sequence_at(dl_str s, size_t i)
{
    size_t end = i + 2;
    if (end >= s.n || s.p[i] != ESCAPE)
        return 0;
    if (s.p[i + 1] == '[') /* ECMA-48: up to a letter */
        while (end < s.n && !dl_is_alpha(s.p[end]))
            end++;
    else if (s.p[i + 1] == ']') /* up to ESC \ */
        while (end < s.n && s.p[end - 1] != ESCAPE)
            end++;
    else
        return 0;
    return end < s.n ? end + 1 - i : 0;
}

size_t dl_wrap_cells(dl_str s)
{
    size_t cells = 0;
    for (size_t i = 0; i < s.n;) {
        size_t length = sequence_at(s, i);
        dl_cluster c = {.end = i + length};
        if (length == 0 && s.p[i] == DL_WRAP_JOIN)
            c = (dl_cluster){.end = i + 1, .cells = 1};
        else if (length == 0)
            c = dl_cluster_at(s, i);
        cells += c.cells;
        i = c.end;
    }
    return cells;
}

/* The end of the word at `i`. */
static size_t word_end(dl_str text, size_t i)
{
    while (i < text.n && text.p[i] != ' ' && text.p[i] != '\n')
        i++;
    return i;
}

static void add_word(dl_buf *out, dl_str word)
{
    size_t start = out->n;
    dl_buf_add(out, word);
    for (size_t i = start; i < out->n; i++)
        if (out->p[i] == DL_WRAP_JOIN)
            out->p[i] = ' ';
}

static void indent_to(dl_buf *out, unsigned *column, unsigned indent)
{
    for (; *column < indent; ++*column)
        dl_buf_addc(out, ' ');
}

void dl_wrap_add(dl_buf *out, dl_str text, const dl_wrap *wrap)
{
    unsigned column = wrap->column, indent = wrap->indent;
    bool begins = true; /* a line */
    for (size_t i = 0; i < text.n;) {
        if (text.p[i] == '\n') {
            dl_buf_addc(out, '\n');
            column = 0;
            indent = wrap->indent + wrap->hanging;
            begins = true;
            i++;
            continue;
        }
        dl_str word = {text.p + i, word_end(text, i) - i};
        unsigned cells = (unsigned)dl_wrap_cells(word);
        bool fits = wrap->width == 0 || column + 1 + cells <= wrap->width;
        if (!begins && !fits) {
            dl_buf_addc(out, '\n');
            column = 0;
            indent = wrap->indent + wrap->hanging;
            begins = true;
        }
        if (begins) {
            indent_to(out, &column, indent);
        } else {
            dl_buf_addc(out, ' ');
            column++;
        }
        add_word(out, word);
        column += cells;
        begins = false;
        i += word.n;
        i += i < text.n && text.p[i] == ' ';
    }
}
