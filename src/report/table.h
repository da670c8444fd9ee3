/*
 * A table in columns that fit. Cells are text with escape sequences (wrap.h). A
 * dl_table owns its text; a zeroed one with `columns` set is empty.
 */
#ifndef DL_REPORT_TABLE_H
#define DL_REPORT_TABLE_H

#include "base/buf.h"
#include "base/vec.h"

enum { DL_TABLE_COLUMNS = 8 }; /* at most */

typedef struct dl_table {
    size_t columns;
    dl_buf text;         /* of all cells */
    DL_VEC(size_t) ends; /* of each cell, row by row; the first row is the
                            head */
} dl_table;

void dl_table_add(dl_table *table, dl_str cell);

/*
 * Appends the table. Where a row is wider than `width` cells, its cells are
 * wrapped; where words are too wide even so, each row becomes a list. The head
 * is bold, or without colours underlined.
 */
void dl_table_show(dl_buf *out, const dl_table *table, unsigned width,
                   bool color);
void dl_table_free(dl_table *table);

#endif
