/*
 * Time zones without a database: those that have the same offset all year, and
 * written offsets. The dates of a blog need no more. Nothing is owned.
 */
#ifndef DL_MODEL_ZONE_H
#define DL_MODEL_ZONE_H

#include "digestlint/base.h"

/* Reads `Asia/Seoul`, `UTC`, `Z`, `+09:00`, `+0900` or `+9` as minutes east of
   Greenwich; otherwise returns false and leaves `*minutes` unchanged. */
bool dl_zone_parse(dl_str text, int32_t *minutes);

#endif
