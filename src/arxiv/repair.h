/*
 * Identifiers as arXiv's site reads them: see DL_ARXIV_URL_REPAIRED.
 * Nothing is allocated.
 */
#ifndef DL_ARXIV_REPAIR_H
#define DL_ARXIV_REPAIR_H

#include "arxiv/short.h"
#include "arxiv/url.h"

/* Writes `s` to `out` as the site corrects it and returns what was corrected
   (DL_ARXIV_URL_…); 0 if nothing was, or if `s` is too long for an
   identifier. */
uint32_t dl_arxiv_repair(dl_str s, dl_short *out);

#endif
