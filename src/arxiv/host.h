/*
 * Which host an address names, and which hosts only look like arXiv's. Nothing
 * is owned.
 */
#ifndef DL_ARXIV_HOST_H
#define DL_ARXIV_HOST_H

#include "digestlint/base.h"

typedef enum dl_arxiv_host {
    DL_HOST_OTHER,
    DL_HOST_ARXIV,
    DL_HOST_MIRROR,
    DL_HOST_SUBDOMAIN, /* any other host below arxiv.org: info., cn. … */
    DL_HOST_AR5IV,
    DL_HOST_ALPHAXIV,
    DL_HOST_ALPHAXIV_PDF, /* pdfs.assets.alphaxiv.org */
    DL_HOST_HUGGING_FACE,
    DL_HOST_DOI,
    DL_HOST_LOOK_ALIKE
} dl_arxiv_host;

/* Classifies `host` (no user, no port), in any letter case; sets `*is_lower` to
   whether it is in lower case. */
dl_arxiv_host dl_arxiv_host_of(dl_str host, bool *is_lower);

#endif
