/* Adds blocks to a container. */
#include "page/kramdown_place.h"

void dl_kd_begin(dl_kd_place *place, uint32_t parent)
{
    *place = (dl_kd_place){.parent = parent, .no_math = SIZE_MAX};
    for (int sign = 0; sign < 2; sign++)
        for (size_t n = 0; n <= DL_KD_LONGEST_FENCE; n++)
            place->no_fence[sign][n] = SIZE_MAX;
}

void dl_kd_add_rows(dl_kd *kd, dl_kd_lines lines, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        dl_page_add_row(kd->b, lines.v[i].start, lines.v[i].end,
                        lines.v[i].line);
}

uint32_t dl_kd_add(dl_kd *kd, dl_kd_place *place, dl_block_kind kind,
                   dl_kd_lines lines, size_t from, size_t to)
{
    uint32_t block = dl_page_open(kd->b, kind, place->parent);
    dl_kd_add_rows(kd, lines, from, to);
    dl_page_close(kd->b, block);
    place->last = DL_KD_OTHER;
    place->has_attributes = false;
    return block;
}
