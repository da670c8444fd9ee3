/* Lays out tables. */
#include "report/table.h"

#include "report/ink.h"
#include "report/wrap.h"

enum { GAP = 2, INDENT = 2 }; /* cells between columns; before a list */

void dl_table_add(dl_table *table, dl_str cell)
{
    dl_buf_add(&table->text, cell);
    dl_vec_push(&table->ends, table->text.n);
}

void dl_table_free(dl_table *table)
{
    dl_buf_free(&table->text);
    dl_vec_free(&table->ends);
}

static dl_str cell_at(const dl_table *t, size_t row, size_t column)
{
    size_t i = row * t->columns + column;
    size_t start = i > 0 ? t->ends.v[i - 1] : 0;
    return (dl_str){t->text.p + start, t->ends.v[i] - start};
}

static unsigned widest_word(dl_str cell)
{
    unsigned most = 0;
    for (size_t i = 0; i < cell.n;) {
        const char *space = memchr(cell.p + i, ' ', cell.n - i);
        size_t end = space ? (size_t)(space - cell.p) : cell.n;
        unsigned cells =
            (unsigned)dl_wrap_cells((dl_str){cell.p + i, end - i});
        most = cells > most ? cells : most;
        i = end + 1;
    }
    return most;
}

/* ---- the widths of columns ----------------------------------------------- */

typedef struct layout {
    unsigned wide[DL_TABLE_COLUMNS];  /* the widest cell */
    unsigned least[DL_TABLE_COLUMNS]; /* the widest word */
    unsigned width[DL_TABLE_COLUMNS]; /* chosen */
} layout;

static void measure(const dl_table *t, layout *l)
{
    size_t rows = t->ends.n / t->columns;
    *l = (layout){0};
    for (size_t i = 0; i < rows * t->columns; i++) {
        dl_str cell = cell_at(t, 0, i);
        unsigned cells = (unsigned)dl_wrap_cells(cell);
        unsigned word = widest_word(cell);
        size_t c = i % t->columns;
        l->wide[c] = cells > l->wide[c] ? cells : l->wide[c];
        l->least[c] = word > l->least[c] ? word : l->least[c];
    }
}

/* Gives each column its widest word, then a cell after the other to the one
   that lacks most. False if the words do not fit. */
static bool choose(const dl_table *t, unsigned width, layout *l)
{
    unsigned used = (unsigned)(t->columns - 1) * GAP;
    for (size_t c = 0; c < t->columns; c++) {
        l->width[c] = l->least[c];
        used += l->least[c];
    }
    if (used > width)
        return false;
    for (; used < width; used++) {
        size_t most = 0;
        for (size_t c = 1; c < t->columns; c++)
            if (l->wide[c] - l->width[c] > l->wide[most] - l->width[most])
                most = c;
        if (l->width[most] == l->wide[most])
            break;
        l->width[most]++;
    }
    return true;
}

/* ---- rows ---------------------------------------------------------------- */

static void repeat(dl_buf *out, char c, size_t n)
{
    while (n-- > 0)
        dl_buf_addc(out, c);
}

/* Cuts the first line off `*rest`. */
static dl_str next_line(dl_str *rest)
{
    const char *lf = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
    dl_str line = {rest->p, lf ? (size_t)(lf - rest->p) : rest->n};
    size_t taken = line.n + (lf != NULL);
    *rest = (dl_str){rest->p + taken, rest->n - taken};
    return line;
}

static bool has_rest(const dl_str *rest, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rest[i].n > 0)
            return true;
    return false;
}

static void add_row(dl_buf *out, const dl_table *t, const layout *l,
                    size_t row, bool bold)
{
    dl_buf cells[DL_TABLE_COLUMNS] = {{0}};
    dl_str rest[DL_TABLE_COLUMNS];
    for (size_t c = 0; c < t->columns; c++) {
        dl_wrap wrap = {.width = l->width[c]};
        dl_wrap_add(&cells[c], cell_at(t, row, c), &wrap);
        rest[c] = dl_buf_str(&cells[c]);
    }
    do {
        size_t gap = 0; /* before the next text */
        dl_buf_adds(out, dl_ink_on(bold, DL_INK_BOLD));
        for (size_t c = 0; c < t->columns; c++) {
            dl_str line = next_line(&rest[c]);
            if (line.n > 0) {
                repeat(out, ' ', gap);
                dl_buf_add(out, line);
                gap = 0;
            }
            gap += l->width[c] - dl_wrap_cells(line) + GAP;
        }
        dl_buf_adds(out, dl_ink_off(bold));
        dl_buf_addc(out, '\n');
    } while (has_rest(rest, t->columns));
    for (size_t c = 0; c < t->columns; c++)
        dl_buf_free(&cells[c]);
}

static void add_rule(dl_buf *out, const dl_table *t, const layout *l)
{
    for (size_t c = 0; c < t->columns; c++) {
        repeat(out, ' ', c > 0 ? GAP : 0);
        repeat(out, '-', l->width[c]);
    }
    dl_buf_addc(out, '\n');
}

/* The row as a list of what is in it, under its first cell. */
static void add_list(dl_buf *out, const dl_table *t, size_t row, unsigned width,
                     bool color)
{
    dl_wrap_add(out, cell_at(t, row, 0), &(dl_wrap){.width = width});
    dl_buf_addc(out, '\n');
    for (size_t c = 1; c < t->columns; c++) {
        dl_buf item = {0};
        dl_buf_adds(&item, dl_ink_on(color, DL_INK_DIM));
        dl_buf_add(&item, cell_at(t, 0, c));
        dl_buf_adds(&item, ":");
        dl_buf_adds(&item, dl_ink_off(color));
        dl_buf_adds(&item, " ");
        dl_buf_add(&item, cell_at(t, row, c));
        dl_wrap_add(out, dl_buf_str(&item),
                    &(dl_wrap){.width = width,
                               .indent = INDENT,
                               .hanging = INDENT});
        dl_buf_addc(out, '\n');
        dl_buf_free(&item);
    }
}

void dl_table_show(dl_buf *out, const dl_table *table, unsigned width,
                   bool color)
{
    size_t rows = table->ends.n / table->columns;
    layout l;
    measure(table, &l);
    bool fits = choose(table, width, &l);
    for (size_t row = 0; row < rows; row++) {
        if (fits)
            add_row(out, table, &l, row, row == 0 && color);
        else if (row > 0)
            add_list(out, table, row, width, color);
        if (fits && row == 0 && !color)
            add_rule(out, table, &l);
    }
}
