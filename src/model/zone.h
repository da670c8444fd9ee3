/*
 * Time zones without a database: those that keep one offset all year, and
 * written offsets. That is all a blog's dates need. Nothing is owned.
 */
#ifndef DL_MODEL_ZONE_H
#define DL_MODEL_ZONE_H

#include "digestlint/base.h"

/* Reads `Asia/Seoul`, `UTC`, `Z`, `+09:00`, `+0900` or `+9` into minutes east
   of Greenwich; false, and `*minutes` as it was, when it is none of them. */
bool dl_zone_parse(dl_str text, int32_t *minutes);

#endif
