/*
 * Reporters: one file a format. A reporter writes each result as it comes and
 * keeps none, so memory does not depend on the format.
 */
#ifndef DL_REPORT_REPORT_H
#define DL_REPORT_REPORT_H

#include <stdio.h>

#include "digestlint/digestlint.h"
#include "engine/run.h"

typedef struct dl_report_options {
    dl_language language;
    dl_unit unit;      /* of columns, where the format leaves it open */
    bool unit_is_set;  /* --column-unit was given */
    bool color;
    bool quiet;        /* no summary */
    bool statistics;
    const char *root;  /* paths in machine formats are relative to this */
    const char *const *arguments; /* the command line, for SARIF */
} dl_report_options;

typedef struct dl_reporter dl_reporter;

/* A format. `begin` may return NULL only when it runs out of memory (never). */
typedef struct dl_format {
    const char *name; /* "text" */
    dl_unit unit;     /* unless options->unit_is_set */
    dl_reporter *(*begin)(FILE *out, const dl_report_options *options);
    void (*result)(dl_reporter *reporter, const dl_result *result);
    /* Finishes the report and frees the reporter. `exit_code` is the one the
       program will have. */
    void (*end)(dl_reporter *reporter, const dl_run_counts *counts,
                int exit_code);
} dl_format;

extern const dl_format dl_format_text, dl_format_full, dl_format_json;

/* The format of that name, or NULL; `names` lists them all. */
const dl_format *dl_format_find(dl_str name);
extern const dl_format *const dl_formats[];
extern const size_t dl_n_formats;

#endif
