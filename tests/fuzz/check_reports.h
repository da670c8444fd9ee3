/*
 * What every report keeps: JSON is valid, and none has bytes that are not
 * UTF-8, or an unprintable character, of a post, a name or a configuration.
 */
#ifndef DL_FUZZ_CHECK_REPORTS_H
#define DL_FUZZ_CHECK_REPORTS_H

#include <jansson.h>

#include "check_result.h"
#include "config/config.h"
#include "report/summary.h"
#include "text/printable.h"

/* A report in memory. */
typedef struct fuzz_report {
    const dl_format *format;
    dl_report_options options;
    dl_reporter *reporter;
    dl_writer out;
    FILE *summary;
    char *text, *summary_text;
    size_t n, summary_n;
} fuzz_report;

typedef struct fuzz_reports {
    fuzz_report v[16];
    size_t n;
    dl_tally tally;
} fuzz_reports;

/* Whether a text is UTF-8 without control characters and what cannot be seen,
   but for tabs, line ends and what joins an emoji (in `full`). */
static inline bool is_plain(dl_str text)
{
    for (size_t i = 0; i < text.n;) {
        dl_unprintable bad = dl_unprintable_from(text, i);
        bool is_allowed = bad.character == '\n' || bad.character == '\t' ||
                          (bad.character == 0x200D && !bad.is_byte);
        if (bad.start < text.n && !is_allowed)
            return false;
        i = bad.end;
    }
    return true;
}

/* SARIF with its long list of rules takes more time than all else. */
static inline bool is_left_out(const dl_format *format, size_t variant)
{
    return strcmp(format->name, "sarif") == 0 && variant % 7 != 0;
}

/* Opens one of each format; the options of each differ with `variant`. */
static inline void open_reports(fuzz_reports *reports, size_t variant,
                                const dl_levels *levels)
{
    *reports = (fuzz_reports){0};
    for (size_t i = 0; i < dl_n_formats; i++) {
        fuzz_report *r = &reports->v[reports->n];
        r->format = dl_formats[i];
        if (is_left_out(r->format, variant))
            continue;
        reports->n++;
        r->out = (dl_writer){.out = open_memstream(&r->text, &r->n),
                             .in_actions = variant & 256};
        r->summary = open_memstream(&r->summary_text, &r->summary_n);
        REQUIRE(r->out.out && r->summary);
        r->options = (dl_report_options){
            .language = variant & 1 ? DL_KOREAN : DL_ENGLISH,
            .unit = (dl_unit)(variant >> 1 & 3),
            .unit_is_set = variant & 8,
            .statistics = variant & 16,
            .omit_suppressed = variant & 32,
            .fixes = variant & 64 ? DL_FIX_UNSAFE : DL_FIX_NONE,
            .has_baseline = variant & 128,
            .summary = r->summary,
            .levels = levels,
        };
        r->reporter = r->format->begin(&r->out, &r->options);
    }
}

static inline void add_to_reports(fuzz_reports *reports,
                                  const dl_result *result)
{
    dl_tally_add(&reports->tally, result);
    for (size_t i = 0; i < reports->n; i++)
        reports->v[i].format->result(reports->v[i].reporter, result);
}

static inline bool is_json(const dl_format *format)
{
    static const char *const names[] = {"json", "sarif", "lsp", "gitlab",
                                        "rdjson"};
    bool found = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        found |= strcmp(format->name, names[i]) == 0;
    return found;
}

static inline void close_report(fuzz_report *r, const dl_report_totals *totals,
                                dl_buf *all)
{
    r->format->end(r->reporter, totals);
    REQUIRE(fclose(r->out.out) == 0 && fclose(r->summary) == 0);
    REQUIRE(is_plain((dl_str){r->summary_text, r->summary_n}));
    REQUIRE(is_plain((dl_str){r->text, r->n}));
    if (is_json(r->format)) {
        json_error_t error;
        json_t *json =
            json_loadb(r->text, r->n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
                       &error);
        if (!json)
            fprintf(stderr, "%s: %s\n", r->format->name, error.text);
        REQUIRE(json);
        json_decref(json);
    }
    if (all)
        dl_buf_add(all, (dl_str){r->text, r->n});
    free(r->text);
    free(r->summary_text);
}

/* Appends all of them to `all` unless it is NULL. */
static inline void close_reports(fuzz_reports *reports, dl_buf *all)
{
    dl_buf text = {0};
    dl_report_totals totals = dl_tally_totals(&reports->tally, 1);
    for (size_t i = 0; i < reports->n; i++)
        close_report(&reports->v[i], &totals, all);
    for (int language = DL_ENGLISH; language <= DL_KOREAN; language++) {
        const dl_summary summary = {.language = (dl_language)language};
        dl_summary_add(&text, &reports->tally, &summary);
        dl_tally_add_statistics(&reports->tally, &text, (dl_language)language);
    }
    REQUIRE(is_plain(dl_buf_str(&text)));
    dl_buf_free(&text);
    dl_tally_free(&reports->tally);
}

#endif
