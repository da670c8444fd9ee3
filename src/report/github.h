/*
 * What the `github` format is made of: commands for the log of a workflow, and
 * the summary of its step. Callers own the buffers.
 */
#ifndef DL_REPORT_GITHUB_H
#define DL_REPORT_GITHUB_H

#include "base/buf.h"
#include "report/report.h"

enum { DL_GITHUB_FILES = 20 }; /* with the most findings, in the summary */

typedef struct dl_github_file {
    char *path; /* owned */
    size_t errors, warnings, infos;
} dl_github_file;

/* The files with the most findings of those that were met. Owns their paths; a
   zeroed one is empty. */
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

/* Appends a value of a workflow command, escaped as @actions/core does: behind
   `::` (data), or before it (a property). */
void dl_github_add_data(dl_buf *out, dl_str s);
void dl_github_add_property(dl_buf *out, dl_str s);

#endif
