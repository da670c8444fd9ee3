/* Lines and columns of byte offsets, and the width of text in each unit. */
#include "text/position.h"

#include <utf8proc.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/hangul.h"
#include "text/lines.h"
#include "text/utf8.h"

enum { BOM_LENGTH = 3 };

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
    return c >= first && c <= last;
}

unsigned dl_cell_width(uint32_t c)
{
    if (is_between(c, 0x20, 0x7E) || c == '\t')
        return 1;
    if (dl_hangul_is_syllable(c))
        return 2;
    if (is_between(c, 0x1100, 0x115F) || is_between(c, 0xA960, 0xA97C))
        return 2;
    if (is_between(c, 0x1160, 0x11FF) || is_between(c, 0xD7B0, 0xD7FB))
        return 0;
    int width = utf8proc_charwidth((utf8proc_int32_t)c);
    return width < 0 ? 0 : (unsigned)width;
}

static unsigned unit_width(uint32_t c, unsigned bytes, dl_unit unit)
{
    switch (unit) {
    case DL_UNIT_BYTE:
        return bytes;
    case DL_UNIT_CODE_POINT:
        return 1;
    case DL_UNIT_UTF16:
        return c > 0xFFFF ? 2 : 1;
    case DL_UNIT_CELL:
        return dl_cell_width(c);
    }
    return 1;
}

static uint32_t cells(dl_str s)
{
    uint32_t width = 0;
    unsigned n;
    for (size_t i = 0; i < s.n; i += n)
        width += dl_cell_width(dl_utf8_decode(s, i, &n));
    return width;
}

uint32_t dl_text_width(dl_str s, dl_unit unit)
{
    switch (unit) {
    case DL_UNIT_BYTE:
        return (uint32_t)s.n;
    case DL_UNIT_CODE_POINT:
        return (uint32_t)dl_utf8_length(s);
    case DL_UNIT_UTF16:
        return (uint32_t)dl_utf8_length_utf16(s);
    case DL_UNIT_CELL:
        return cells(s);
    }
    return 0;
}

/* The first byte of the sequence that contains byte `i`; `i` itself if it is
   not in one. */
static uint32_t sequence_start(dl_str s, uint32_t i, uint32_t from)
{
    if (i >= s.n || !dl_is_continuation(s.p[i]))
        return i;
    for (uint32_t back = 1; back <= 3 && i >= from + back; back++) {
        unsigned char c = (unsigned char)s.p[i - back];
        if (dl_is_continuation((char)c))
            continue;
        unsigned length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
        return length > back ? i - back : i;
    }
    return i;
}

/* ---- very long lines -------------------------------------------------- */

enum {
    MARK_EVERY = 1024,    /* bytes */
    LONG_LINE = 16 * 1024 /* bytes: shorter lines are scanned */
};

/* The width of the first `i * MARK_EVERY` bytes, for mark `i`. A sequence that
   crosses a mark is counted before it. */
struct dl_column_mark {
    uint32_t code_points, utf16, cells;
};

static bool has_long_line(const dl_doc *doc)
{
    for (uint32_t i = 0; i < doc->n_lines; i++) {
        uint32_t end = i + 1 < doc->n_lines ? doc->line_starts[i + 1]
                                            : (uint32_t)doc->src.n;
        if (end - doc->line_starts[i] > LONG_LINE)
            return true;
    }
    return false;
}

/* `i`, or the end of the sequence that contains `i`. */
static size_t next_sequence(dl_str s, size_t i)
{
    for (size_t end = i + 3; i < end && i < s.n; i++)
        if (!dl_is_continuation(s.p[i]))
            break;
    return i;
}

void dl_columns_index(dl_doc *doc)
{
    if (doc->src.n <= LONG_LINE || !has_long_line(doc))
        return;
    size_t n = doc->src.n / MARK_EVERY + 1;
    struct dl_column_mark *marks =
        DL_ARENA_NEW(doc->arena, struct dl_column_mark, n);
    size_t from = 0;
    for (size_t i = 1; i < n; i++) {
        size_t to = next_sequence(doc->src, i * MARK_EVERY);
        dl_str part = {doc->src.p + from, to - from};
        marks[i] = marks[i - 1];
        marks[i].code_points += dl_text_width(part, DL_UNIT_CODE_POINT);
        marks[i].utf16 += dl_text_width(part, DL_UNIT_UTF16);
        marks[i].cells += cells(part);
        from = to;
    }
    doc->column_marks = marks;
}

/* The width of everything before byte `offset`, which begins a sequence. */
static uint32_t width_before(const dl_doc *doc, uint32_t offset, dl_unit unit)
{
    const struct dl_column_mark *mark =
        &doc->column_marks[offset / MARK_EVERY];
    size_t from = next_sequence(doc->src, offset - offset % MARK_EVERY);
    uint32_t width = unit == DL_UNIT_BYTE         ? (uint32_t)from
                     : unit == DL_UNIT_CODE_POINT ? mark->code_points
                     : unit == DL_UNIT_UTF16      ? mark->utf16
                                                  : mark->cells;
    if (from < offset)
        width += dl_text_width((dl_str){doc->src.p + from, offset - from},
                               unit);
    return width;
}

/* The width of [start, end), both of which begin sequences. */
static uint32_t width_between(const dl_doc *doc, uint32_t start, uint32_t end,
                              dl_unit unit)
{
    if (end <= start)
        return 0;
    if (doc->column_marks && end - start > LONG_LINE)
        return width_before(doc, end, unit) - width_before(doc, start, unit);
    return dl_text_width((dl_str){doc->src.p + start, end - start}, unit);
}

/* ---- positions -------------------------------------------------------- */

/* Where the columns of line `line` (from 0) begin. */
static uint32_t first_column(const dl_doc *doc, uint32_t line)
{
    return line == 0 && doc->has_bom ? BOM_LENGTH : doc->line_starts[line];
}

dl_position dl_doc_position(const dl_doc *doc, uint32_t offset, dl_unit unit)
{
    if (offset > doc->src.n)
        offset = (uint32_t)doc->src.n;
    uint32_t line = dl_lines_find(doc->line_starts, doc->n_lines, offset);
    uint32_t start = first_column(doc, line);
    uint32_t end =
        dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line);
    if (offset > end)
        offset = end;
    offset = sequence_start(doc->src, offset, start);
    return (dl_position){line + 1,
                         width_between(doc, start, offset, unit) + 1};
}

uint32_t dl_doc_offset(const dl_doc *doc, dl_position position, dl_unit unit)
{
    if (position.line == 0)
        position = (dl_position){1, 1};
    if (position.line > doc->n_lines)
        return (uint32_t)doc->src.n;
    uint32_t line = position.line - 1;
    uint32_t i = first_column(doc, line);
    uint32_t end =
        dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line);
    uint32_t left = position.column > 0 ? position.column - 1 : 0;
    while (left > 0 && i < end) {
        unsigned n;
        uint32_t c = dl_utf8_decode((dl_str){doc->src.p, end}, i, &n);
        unsigned width = unit_width(c, n, unit);
        if (width > left)
            break;
        left -= width;
        i += n;
    }
    return i;
}

dl_span dl_doc_line(const dl_doc *doc, uint32_t line)
{
    if (line == 0)
        line = 1;
    if (line > doc->n_lines)
        return (dl_span){(uint32_t)doc->src.n, (uint32_t)doc->src.n};
    return (dl_span){
        first_column(doc, line - 1),
        dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line - 1)};
}
