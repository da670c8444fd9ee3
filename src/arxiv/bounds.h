/*
 * What is known about arXiv's numbers: the last one of each month and, for
 * recent months, the last one of each announcement day. Compiled in from
 * rules/arxiv/; `digestlint arxiv update` writes a newer table of months to a
 * file that replaces the built-in one. A table is immutable once made.
 */
#ifndef DL_ARXIV_BOUNDS_H
#define DL_ARXIV_BOUNDS_H

#include "arxiv/url.h"
#include "base/buf.h"

typedef struct dl_arxiv_bounds dl_arxiv_bounds;

/* The table of this build; static. */
const dl_arxiv_bounds *dl_arxiv_bounds_builtin(void);

/*
 * Reads a table of months: lines `YYMM,last` or, as in arXiv's own statistics,
 * `YYYY-MM,submissions,delta`, in order, without a gap, starting at 0704 or
 * before; `#` begins a comment. The month of the last line is taken to be still
 * open, the others to be complete. `name` is used in error messages, which give
 * the line. The caller frees the table with dl_arxiv_bounds_free().
 */
dl_status dl_arxiv_bounds_parse(dl_arxiv_bounds **out, dl_str text,
                                const char *name,
                                dl_error *error) DL_MUST_CHECK;

/* The same from a file. */
dl_status dl_arxiv_bounds_load(dl_arxiv_bounds **out, const char *path,
                               dl_error *error) DL_MUST_CHECK;

/*
 * The table to lint with: that of the file `path` if it is not NULL, otherwise
 * the one that `arxiv update` wrote, if there is one and it is newer than the
 * built-in one, otherwise the built-in one. `*from` (which may be NULL) is set
 * to the file name, or to nothing for the built-in table; the caller frees it
 * with dl_buf_free().
 */
dl_status dl_arxiv_bounds_open(const dl_arxiv_bounds **out, const char *path,
                               dl_buf *from, dl_error *error) DL_MUST_CHECK;

/* Whether the table knows more than the built-in one: a later month, or more of
   its last month. */
bool dl_arxiv_bounds_is_newer(const dl_arxiv_bounds *bounds);

/* NULL and the built-in table are allowed. */
void dl_arxiv_bounds_free(const dl_arxiv_bounds *bounds);

/* The file that `arxiv update` writes: $XDG_DATA_HOME/digestlint/
   arxiv-bounds.csv, or below ~/.local/share if the variable is unset (XDG Base
   Directory Specification). False if there is no home folder either. */
bool dl_arxiv_bounds_path(dl_buf *out);

/* Appends the table in the form that dl_arxiv_bounds_parse() reads. */
void dl_arxiv_bounds_write(const dl_arxiv_bounds *bounds, dl_buf *out);

typedef struct dl_arxiv_bounds_info {
    unsigned first; /* months as YYYY * 100 + MM */
    unsigned last;  /* the last complete month */
    unsigned open;  /* the month that was not over when the table was made, if
                       its numbers are counted so far; else 0 */
    unsigned n_months; /* complete months */
} dl_arxiv_bounds_info;

dl_arxiv_bounds_info dl_arxiv_bounds_describe(const dl_arxiv_bounds *bounds);

typedef enum dl_arxiv_range {
    DL_ARXIV_IN_RANGE,
    DL_ARXIV_ABOVE_MAXIMUM, /* `limit` is the month's last number */
    DL_ARXIV_FUTURE_MONTH,  /* after the reference day's month */
    DL_ARXIV_FUTURE_DAY     /* announced after the reference day: `day` */
} dl_arxiv_range;

typedef struct dl_arxiv_dating {
    dl_arxiv_range range;
    uint32_t limit;   /* the month's last number; if not counted, one that it
                         will not reach; old scheme: 999 */
    bool is_counted;  /* `limit` is arXiv's count of a complete month */
    int32_t day;      /* estimated day of announcement, days since 1970-01-01 */
    bool is_exact;    /* `day` is from the table, not interpolated */
    bool is_known;    /* whether `day` is known at all */
} dl_arxiv_dating;

/*
 * Checks a valid identifier against the table and the reference day (the post's
 * date, otherwise today; days since 1970-01-01, or DL_NO_DAY: then nothing is
 * in the future).
 *
 * A number is above the maximum of a complete month if it exceeds the count by
 * more than 5: the count has been one short once (1109). A month that is not
 * complete in the table has a limit of 1.35 times the largest of the last
 * twelve complete months, 1.75 times from the 13th month after them on, and
 * only that of five digits from the 37th on. A day is in the future if it is
 * more than 3 days (7 if it is interpolated) after the reference day: arXiv's
 * days are US Eastern, and posts may be dated elsewhere.
 */
dl_arxiv_dating dl_arxiv_bounds_check(const dl_arxiv_bounds *bounds,
                                      const dl_arxiv_id *id,
                                      int32_t reference_day);

/* All that is known offline about an address or identifier. */
typedef struct dl_arxiv_verdict {
    dl_arxiv_url url;
    dl_arxiv_dating dating; /* zeroed unless url.id.reason is OK */
    /* By the strictest measure: dl_arxiv_url_is_strict(), in range, and not
       even one above the count. */
    bool is_valid;
} dl_arxiv_verdict;

dl_arxiv_verdict dl_arxiv_judge(const dl_arxiv_bounds *bounds, dl_str text,
                                int32_t reference_day);

#endif
