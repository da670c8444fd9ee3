/*
 * The line index of a source: where each line starts. Lines end with LF, CRLF
 * or CR, as in CommonMark 0.29 §2.1; a line end at the very end of the source
 * opens one more line, which is empty. The index belongs to the arena.
 */
#ifndef DL_TEXT_LINES_H
#define DL_TEXT_LINES_H

#include "base/arena.h"
#include "digestlint/base.h"

/* The byte offset of each line of `src` (at most UINT32_MAX - 1 bytes); sets
   `*n`, at least 1. */
const uint32_t *dl_lines_index(dl_arena *arena, dl_str src, uint32_t *n);

/* The index, from 0, of the line that contains byte `offset`. */
uint32_t dl_lines_find(const uint32_t *starts, uint32_t n, uint32_t offset);

/* Where line `line` (from 0) ends: before its LF, CRLF or CR. */
uint32_t dl_lines_end(const uint32_t *starts, uint32_t n, dl_str src,
                      uint32_t line);

#endif
