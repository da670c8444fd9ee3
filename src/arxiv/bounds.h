/*
 * What is known of arXiv's numbers: the last one of each month and, for recent
 * months, the last one of each announcement day. Compiled in from
 * data/arxiv/…; `digestlint arxiv update` writes a newer table to a file that
 * replaces it. The table is immutable once loaded.
 */
#ifndef DL_ARXIV_BOUNDS_H
#define DL_ARXIV_BOUNDS_H

#include "arxiv/id.h"

typedef struct dl_arxiv_bounds dl_arxiv_bounds;

/* The table of this build. */
const dl_arxiv_bounds *dl_arxiv_bounds_builtin(void);

/* Reads a table that `digestlint arxiv update` wrote; free it with
   dl_arxiv_bounds_free(). */
dl_status dl_arxiv_bounds_load(dl_arxiv_bounds **out, const char *path,
                               dl_error *error) DL_MUST_CHECK;
void dl_arxiv_bounds_free(dl_arxiv_bounds *bounds);

typedef enum dl_arxiv_range {
    DL_ARXIV_IN_RANGE,
    DL_ARXIV_ABOVE_MAXIMUM, /* `limit` is the month's last number */
    DL_ARXIV_FUTURE_MONTH,  /* after the reference day's month */
    DL_ARXIV_FUTURE_DAY     /* announced after the reference day: `day` */
} dl_arxiv_range;

typedef struct dl_arxiv_dating {
    dl_arxiv_range range;
    uint32_t limit;   /* last number possible in the month */
    int32_t day;      /* estimated day of announcement, days since 1970-01-01 */
    bool is_exact;    /* `day` is from the table, not interpolated */
    bool is_known;    /* whether `day` could be told at all */
} dl_arxiv_dating;

/*
 * Judges a valid identifier against the table and the reference day (the
 * post's date, else today; days since 1970-01-01). Slack and extrapolation as
 * in the architecture notes: N + 5 in a closed month, a margin that grows with
 * the table's age beyond it, 3 days (7 interpolated) for the day.
 */
dl_arxiv_dating dl_arxiv_bounds_check(const dl_arxiv_bounds *bounds,
                                      const dl_arxiv_id *id,
                                      int32_t reference_day);

#endif
