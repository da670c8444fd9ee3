/*
 * The library: a digest post goes in, findings come out, and fixes can be
 * applied. For C11 and C++11 or later.
 *
 *     dl_config *config;
 *     dl_result *result;
 *     dl_error error;
 *     if (dl_load(&config, NULL, &error) != DL_OK) …
 *     if (dl_lint(&result, config, name, bytes, NULL, &error) != DL_OK) …
 *     for (size_t i = 0; i < dl_result_count(result); i++)
 *         … dl_result_at(result, i) …
 *     dl_result_free(result);
 *     dl_config_free(config);
 *
 * A dl_config is immutable and may serve several threads at once; everything
 * else belongs to one thread at a time. Nothing is printed or fetched, no file
 * is written, and only dl_load() reads files. What is called "borrowed" lives
 * as long as the object that it was asked of. Strings are UTF-8, offsets count
 * bytes from 0.
 *
 * Memory: a call that runs out of it frees what it had allocated, calls the
 * handler, and returns DL_ERR_MEMORY. One exception: the first dl_load() of a
 * process registers cmark-gfm's extensions, about a kilobyte, with cmark-gfm's
 * own allocator, which ends the process when there is no memory.
 */
#ifndef DIGESTLINT_DIGESTLINT_H
#define DIGESTLINT_DIGESTLINT_H

#include "digestlint/base.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dl_diagnostic dl_diagnostic; /* a finding */
typedef struct dl_fixed dl_fixed;           /* a fixed text */

/*
 * Options of a call. They may grow: `size` is that of the caller's header, so
 * make them with the function of that name, which sets everything else to its
 * default. A call that is handed a larger one than it knows fails with
 * DL_ERR_USAGE when the part that it does not know is not all zero. NULL in
 * place of options means the defaults.
 */
typedef struct dl_load_options {
    size_t size;
    const char *file;    /* this configuration file and no other */
    bool isolated;       /* look for no configuration file */
    const char *start;   /* file or folder to look upwards from; NULL: here */
    const char *profile; /* instead of the configuration's */
    const char *select;  /* only these rules: codes, prefixes or names, with
                            commas between; NULL: those that are on */
    const char *ignore;  /* not these rules */
    const char *severity; /* levels of rules: "DL503=info,DL6=off" */
} dl_load_options;

typedef struct dl_lint_options {
    size_t size;
    int32_t today; /* the day to judge by, in days since 1970-01-01; 0: the
                      clock's, when the call is made */
} dl_lint_options;

typedef struct dl_fix_options {
    size_t size;
    int32_t today;         /* as above */
    dl_applicability most; /* DL_FIX_SAFE (the default) or DL_FIX_UNSAFE */
} dl_fix_options;

DL_API dl_load_options dl_load_options_new(void);
DL_API dl_lint_options dl_lint_options_new(void);
DL_API dl_fix_options dl_fix_options_new(void);

/* Called in the thread whose call ran out of memory, after that call has freed
   what it had allocated; it may leave by longjmp(). One for all threads; set it
   before the first call. NULL: none. */
typedef void dl_nomem_handler(void *user);
DL_API void dl_set_nomem_handler(dl_nomem_handler *handler, void *user);

/* ---- the configuration --------------------------------------------------- */

/*
 * Finds, reads and merges the configuration. A mistake in it (an unknown key, a
 * wrong value) is not a failure: see dl_config_mistakes(). Fails when a file
 * that was named cannot be read, or an option is wrong. `*out` is NULL after a
 * failure; `error` may be NULL. Strings are copied.
 */
DL_API dl_status dl_load(dl_config **out, const dl_load_options *options,
                         dl_error *error) DL_MUST_CHECK;

/* How many files of the configuration have mistakes (DL901), and each of them
   with its mistakes; borrowed. NULL when there are not so many. */
DL_API size_t dl_config_mistakes(const dl_config *config);
DL_API const dl_result *dl_config_mistake(const dl_config *config, size_t i);

/* `fail-on`: the level from which findings make a run fail; OFF: none does. */
DL_API dl_severity dl_config_fail_on(const dl_config *config);

/* ---- linting ------------------------------------------------------------- */

/*
 * Lints `bytes` as the file `name`, which need not exist; both are copied.
 * Rules that compare posts with each other do not run. `*out` is NULL after a
 * failure, and the caller's otherwise; `error` may be NULL. Any bytes can be
 * linted: that they are not UTF-8, or too many, is a finding.
 */
DL_API dl_status dl_lint(dl_result **out, const dl_config *config, dl_str name,
                         dl_str bytes, const dl_lint_options *options,
                         dl_error *error) DL_MUST_CHECK;

/* The name and the bytes that were linted; borrowed. */
DL_API dl_str dl_result_name(const dl_result *result);
DL_API dl_str dl_result_text(const dl_result *result);

/*
 * The findings, in order of place and then of code, suppressed ones included;
 * borrowed. NULL when there are not so many.
 */
DL_API size_t dl_result_count(const dl_result *result);
DL_API const dl_diagnostic *dl_result_at(const dl_result *result, size_t i);

/* The position of a byte, with columns in `unit`; an offset beyond the end
   counts as the end, one inside a character as the character's first byte. And
   the reverse: a column beyond its line gives the line's end. */
DL_API dl_position dl_result_position(const dl_result *result, uint32_t offset,
                                      dl_unit unit);
DL_API uint32_t dl_result_offset(const dl_result *result, dl_position position,
                                 dl_unit unit);

/* ---- a finding ----------------------------------------------------------- */

DL_API const char *dl_diagnostic_code(const dl_diagnostic *d); /* "DL503" */
DL_API const char *dl_diagnostic_rule(const dl_diagnostic *d); /* its name */
DL_API dl_severity dl_diagnostic_severity(const dl_diagnostic *d);
DL_API dl_span dl_diagnostic_span(const dl_diagnostic *d);

/* Whether a comment in the document suppresses it, and with which reason. */
DL_API bool dl_diagnostic_is_suppressed(const dl_diagnostic *d);
DL_API dl_str dl_diagnostic_reason(const dl_diagnostic *d);

/* Whether the span is that of the whole block, for want of an exact one. */
DL_API bool dl_diagnostic_is_approximate(const dl_diagnostic *d);

/*
 * Writes the message as one line of text without full stop, at most `size`
 * bytes with the NUL, and returns its whole length in bytes, as snprintf()
 * does.
 */
DL_API size_t dl_diagnostic_message(const dl_diagnostic *d,
                                    dl_language language, char *out,
                                    size_t size);

/* Second places that explain it: their number, and the span and message of one.
   The span of a place that is not in this document is empty. */
DL_API size_t dl_diagnostic_notes(const dl_diagnostic *d);
DL_API dl_span dl_diagnostic_note_span(const dl_diagnostic *d, size_t i);
DL_API size_t dl_diagnostic_note_message(const dl_diagnostic *d, size_t i,
                                         dl_language language, char *out,
                                         size_t size);

/* Its fix: how safe it is (DL_FIX_NONE: there is none) and the edits, which
   belong together, in order of place; borrowed. Either pointer may be NULL. */
DL_API dl_applicability dl_diagnostic_fix(const dl_diagnostic *d,
                                          const dl_edit **edits, size_t *n);

/* Its rule in one line; a static string, or the configuration's. */
DL_API const char *dl_diagnostic_summary(const dl_diagnostic *d,
                                         dl_language language);

/* ---- fixing -------------------------------------------------------------- */

/*
 * Fixes a text until nothing more can be fixed, as --fix does: a fix that would
 * add a finding, or change what readers see elsewhere, is left out. Suppressed
 * findings are left alone. `*out` is NULL after a failure.
 */
DL_API dl_status dl_fix_text(dl_fixed **out, const dl_config *config,
                             dl_str name, dl_str bytes,
                             const dl_fix_options *options,
                             dl_error *error) DL_MUST_CHECK;

/*
 * Applies the fixes of chosen findings of `result`, by their indices, to its
 * text, and nothing else: a quick fix. Fails with DL_ERR_USAGE when one of them
 * does not exist, has no fix, or two change the same place.
 */
DL_API dl_status dl_fix_chosen(dl_fixed **out, const dl_result *result,
                               const size_t *chosen, size_t n,
                               dl_error *error) DL_MUST_CHECK;

DL_API void dl_fixed_free(dl_fixed *fixed); /* NULL is allowed */

/* The fixed text; borrowed. */
DL_API dl_str dl_fixed_text(const dl_fixed *fixed);

/* How many fixes are in the text, and how many were left out for what they
   would have done. */
DL_API size_t dl_fixed_applied(const dl_fixed *fixed);
DL_API size_t dl_fixed_refused(const dl_fixed *fixed);

/* What is still found in the text; borrowed. NULL after dl_fix_chosen(). */
DL_API const dl_result *dl_fixed_result(const dl_fixed *fixed);

#ifdef __cplusplus
}
#endif

#endif
