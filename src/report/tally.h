/*
 * The totals of a run: counts for the exit code, the summary (summary.h) and
 * the statistics. A dl_tally owns its table of rules, and copies of users'
 * rules, which it outlives; a zeroed one is empty.
 */
#ifndef DL_REPORT_TALLY_H
#define DL_REPORT_TALLY_H

#include "base/vec.h"
#include "report/report.h"

typedef struct dl_tally {
    dl_run_counts counts;
    size_t fixed;                /* fixed, and not found again */
    size_t hidden;               /* below the level that is reported */
    DL_VEC(dl_rule_count) rules; /* in the order in which they were first
                                    found */
    DL_VEC(dl_rule *) users;
} dl_tally;

void dl_tally_add(dl_tally *tally, const dl_result *result);
void dl_tally_free(dl_tally *tally);

/* The totals; borrowed from the tally, which is sorted by code. */
dl_report_totals dl_tally_totals(dl_tally *tally, int exit_code);

/* Sorts the rules: those with the most errors first. */
void dl_tally_sort_by_errors(dl_tally *tally);

/* Appends a table of the rules found, the most frequent first. */
void dl_tally_add_statistics(dl_tally *tally, dl_buf *out,
                             dl_language language);

#endif
