/*
 * Reporters: one file a format. A reporter writes each result as it comes and
 * keeps none, so memory does not depend on the format.
 *
 * A dl_reporter belongs to its caller between begin() and end(); results,
 * options and the writer are borrowed. Write errors are left in the writer.
 */
#ifndef DL_REPORT_REPORT_H
#define DL_REPORT_REPORT_H

#include <stdio.h>

#include "check/result.h"
#include "engine/run.h"
#include "report/writer.h"

enum { DL_REPORT_WIDTH = 100, DL_REPORT_LEAST = 40, DL_REPORT_MOST = 400 };

typedef struct dl_report_options {
    dl_language language;
    dl_unit unit;     /* of columns, where the format allows a choice */
    bool unit_is_set; /* --column-unit was given */
    bool color;
    bool links;       /* to the pages of rules; only with colours */
    bool wraps;       /* lines for people, at spaces; not those of `text` */
    unsigned width;   /* cells of a line of `full`; 0: DL_REPORT_WIDTH */
    bool statistics;  /* counts by rule, in formats for people and in JSON */
    const char *root; /* paths that others resolve are relative to this folder;
                         NULL: the working folder */
    const char *category;   /* of SARIF's run; NULL: "digestlint" */
    bool omit_suppressed;   /* from JSON and SARIF */
    bool folds_infos;       /* into one line for each rule and document, where
                               the format is for a terminal */
    dl_applicability fixes; /* the highest level to suggest; NONE: safe ones */
    FILE *summary;          /* gets a summary in Markdown; NULL: none */
    bool has_baseline;      /* findings may be DL_DIAGNOSTIC_BASELINE */
    const dl_levels *levels; /* in begin() only; NULL: the defaults */
} dl_report_options;

/* How often a rule was found; neither suppressed nor in the baseline. */
typedef struct dl_rule_count {
    const dl_rule *rule;
    size_t found, errors;
    size_t safe, unsafe, refused; /* with a fix that --fix makes, that only
                                     --unsafe-fixes makes, that neither does */
} dl_rule_count;

/* Totals of a whole run. */
typedef struct dl_report_totals {
    dl_run_counts counts;
    const dl_rule_count *rules; /* only rules that were found, by code */
    size_t n_rules;
    int exit_code; /* that of the program */
    const char *failure; /* why nothing could be linted; NULL: it could */
} dl_report_totals;

typedef struct dl_reporter dl_reporter; /* each format has its own */

typedef struct dl_format {
    const char *name;
    const char *summary[2]; /* one line of --help, by dl_language */
    dl_unit unit;        /* of columns, unless options->unit_is_set */
    bool for_people;     /* may be followed by a table, may have colours */
    bool has_fixes;      /* fixes, or how many there are */
    bool tells_failure;  /* the report says if nothing could be linted */
    const char *root_variable; /* the environment variable that, where the
                                  format is read, names the project's root;
                                  NULL: none */
    const char *summary_variable; /* likewise, the file for options->summary */
    dl_reporter *(*begin)(dl_writer *out, const dl_report_options *options);
    void (*result)(dl_reporter *reporter, const dl_result *result);
    /* Finishes the report and frees the reporter. */
    void (*end)(dl_reporter *reporter, const dl_report_totals *totals);
} dl_format;

extern const dl_format dl_format_text, dl_format_full, dl_format_json,
    dl_format_lsp, dl_format_github, dl_format_gitlab, dl_format_rdjson;

/* All of them, in the order of --help. */
extern const dl_format *const dl_formats[];
extern const size_t dl_n_formats;

/* The format of that name, or NULL. */
const dl_format *dl_format_find(dl_str name);

/* Whether a finding is shown to people: not suppressed, not in the baseline and
   not below the level that is reported. */
static inline bool dl_diagnostic_is_shown(const dl_diagnostic *d)
{
    return !(d->flags & (DL_DIAGNOSTIC_SUPPRESSED | DL_DIAGNOSTIC_BASELINE |
                         DL_DIAGNOSTIC_HIDDEN));
}

#endif
