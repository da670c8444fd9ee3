/*
 * Facts about arXiv, made by the build from rules/arxiv/ (tools/arxivgen.awk).
 * All tables are constant. Months are counted from year 0.
 */
#ifndef DL_ARXIV_TABLES_H
#define DL_ARXIV_TABLES_H

#include "digestlint/base.h"

#define DL_ARXIV_MONTH(year, month) ((year) * 12 + (month) - 1)

/* An archive of the old scheme and the months of its identifiers. */
typedef struct dl_arxiv_archive {
    char name[12];
    uint16_t first, last;
} dl_arxiv_archive;

/* The highest number seen in one day's announcement. */
typedef struct dl_arxiv_listing {
    uint16_t month; /* of the identifiers */
    int32_t day;    /* of the announcement, days since 1970-01-01 */
    uint32_t last;
} dl_arxiv_listing;

/* Sorted by name. */
extern const dl_arxiv_archive dl_arxiv_archives[];
extern const size_t dl_arxiv_n_archives;

/*
 * The last number of each month from `first` on, without a gap. All months
 * except the last are complete; the last one was not over when the table was
 * made, and 0 means that it is not counted at all. At least
 * DL_ARXIV_MIN_MONTHS.
 */
struct dl_arxiv_bounds {
    uint16_t first;
    uint16_t n;
    const uint32_t *months;
};

enum { DL_ARXIV_MIN_MONTHS = 13 };

extern const struct dl_arxiv_bounds dl_arxiv_builtin_bounds;

/* Sorted by month, then number. */
extern const dl_arxiv_listing dl_arxiv_listings[];
extern const size_t dl_arxiv_n_listings;

#endif
