/*
 * The summary of a step of a GitHub workflow. The counts own their paths.
 */
#ifndef DL_REPORT_GITHUB_SUMMARY_H
#define DL_REPORT_GITHUB_SUMMARY_H

#include "report/report.h"

enum { DL_GITHUB_FILES = 20 }; /* with the most findings, in the summary */

typedef struct dl_github_file {
    char *path; /* owned */
    size_t errors, warnings, infos;
} dl_github_file;

/* Of the files added, those with the most findings; a zeroed one is empty. */
typedef struct dl_github_files {
    dl_github_file v[DL_GITHUB_FILES];
    size_t n;
    size_t n_met; /* files with findings */
} dl_github_files;

/* Counts the findings of `result` for the file `path`. */
void dl_github_files_add(dl_github_files *files, dl_str path,
                         const dl_result *result);
void dl_github_files_free(dl_github_files *files);

/* Writes the summary: GitHub Flavored Markdown. Sorts `files`. */
void dl_github_summarize(FILE *out, dl_github_files *files,
                         const dl_report_totals *totals, dl_language language);

#endif
