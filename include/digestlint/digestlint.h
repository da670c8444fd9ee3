/*
 * The library: lints digest posts and fixes them. For C11, and C++11 or later.
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
 * A dl_config is immutable, and several threads may use it at once; everything
 * else belongs to one thread at a time. The library prints nothing, fetches
 * nothing and writes no file; only dl_load() reads files. Anything "borrowed"
 * lives as long as the object that it comes from. Strings are UTF-8; offsets
 * count bytes from 0.
 *
 * A call that runs out of memory frees what it had allocated, calls the handler
 * and returns DL_ERR_MEMORY. There is one exception: the first dl_load() of a
 * process registers cmark-gfm's extensions, which takes about a kilobyte from
 * cmark-gfm's own allocator; that ends the process when memory runs out.
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
 * Options of a call. Later versions may add members, so `size` is the size in
 * the caller's header. Make options with the function below, which sets `size`
 * and the defaults. If a call is given options larger than it knows, and the
 * unknown part is not all zero, it fails with DL_ERR_USAGE. NULL instead of
 * options means the defaults.
 */
typedef struct dl_load_options {
    size_t size;
    const char *file;    /* use only this configuration file */
    bool isolated;       /* do not look for a configuration file */
    const char *start;   /* file or folder to search upwards from; NULL: . */
    const char *profile; /* overrides the configuration's */
    const char *select;  /* only these rules: codes, prefixes or names,
                            separated by commas; NULL: those that are on */
    const char *ignore;  /* without these rules */
    const char *severity; /* levels of rules: "DL503=info,DL6=off" */
} dl_load_options;

typedef struct dl_lint_options {
    size_t size;
    int32_t today; /* today's date, in days since 1970-01-01; 0: ask the clock
                      at each call */
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
   what it had allocated. The handler may leave by longjmp(). All threads share
   it; set it before the first call. NULL: no handler. */
typedef void dl_nomem_handler(void *user);
DL_API void dl_set_nomem_handler(dl_nomem_handler *handler, void *user);

/* ---- the configuration --------------------------------------------------- */

/*
 * Finds, reads and merges the configuration. A mistake in it (an unknown key, a
 * wrong value) is not a failure: see dl_config_mistakes(). Fails if a named
 * file cannot be read, an option is wrong, or what was found is not the user's
 * own (DL_ERR_CONFIG). `*out` is NULL after a failure;
 * `error` may be NULL. Strings are copied.
 */
DL_API dl_status dl_load(dl_config **out, const dl_load_options *options,
                         dl_error *error) DL_MUST_CHECK;

/* The number of configuration files with mistakes (DL901), and the `i`th of
   them with its mistakes; borrowed. NULL if `i` is too large. */
DL_API size_t dl_config_mistakes(const dl_config *config);
DL_API const dl_result *dl_config_mistake(const dl_config *config, size_t i);

/* `fail-on`: findings of this level or above make a run fail; OFF: none do. */
DL_API dl_severity dl_config_fail_on(const dl_config *config);

/* ---- linting ------------------------------------------------------------- */

/*
 * Lints `bytes` as the file `name`, which need not exist; both are copied.
 * Rules that compare posts with each other do not run. The caller owns `*out`,
 * which is NULL after a failure; `error` may be NULL. Any bytes can be linted:
 * invalid UTF-8 or too large a file is a finding.
 */
DL_API dl_status dl_lint(dl_result **out, const dl_config *config, dl_str name,
                         dl_str bytes, const dl_lint_options *options,
                         dl_error *error) DL_MUST_CHECK;

/* The name and the bytes that were linted; borrowed. Of a text above the
   configuration's `max-file-size`, which is a finding, only the beginning. */
DL_API dl_str dl_result_name(const dl_result *result);
DL_API dl_str dl_result_text(const dl_result *result);

/*
 * The findings, ordered by place and then by code, including suppressed ones;
 * borrowed. NULL if `i` is too large.
 */
DL_API size_t dl_result_count(const dl_result *result);
DL_API const dl_diagnostic *dl_result_at(const dl_result *result, size_t i);

/* Converts an offset to a position with columns in `unit`, and back. An offset
   beyond the end counts as the end, one inside a character as the character's
   first byte; a column beyond its line gives the end of the line. After a byte
   that is not UTF-8, columns of the same line are approximate. */
DL_API dl_position dl_result_position(const dl_result *result, uint32_t offset,
                                      dl_unit unit);
DL_API uint32_t dl_result_offset(const dl_result *result, dl_position position,
                                 dl_unit unit);

/* ---- a finding ----------------------------------------------------------- */

DL_API const char *dl_diagnostic_code(const dl_diagnostic *d); /* "DL503" */
DL_API const char *dl_diagnostic_rule(const dl_diagnostic *d); /* its name */
DL_API dl_severity dl_diagnostic_severity(const dl_diagnostic *d);
DL_API dl_span dl_diagnostic_span(const dl_diagnostic *d);

/* Whether a comment in the document suppresses it, and the reason given. */
DL_API bool dl_diagnostic_is_suppressed(const dl_diagnostic *d);
DL_API dl_str dl_diagnostic_reason(const dl_diagnostic *d);

/* Whether the span is the whole block, because the exact place is unknown. */
DL_API bool dl_diagnostic_is_approximate(const dl_diagnostic *d);

/*
 * Writes the message, one line without a full stop, at most `size` bytes
 * including the NUL. Like snprintf(), returns the full length in bytes.
 */
DL_API size_t dl_diagnostic_message(const dl_diagnostic *d,
                                    dl_language language, char *out,
                                    size_t size);

/* Other places that explain it: their number, and the span and message of the
   `i`th. The span of a place in another document is empty. */
DL_API size_t dl_diagnostic_notes(const dl_diagnostic *d);
DL_API dl_span dl_diagnostic_note_span(const dl_diagnostic *d, size_t i);
DL_API size_t dl_diagnostic_note_message(const dl_diagnostic *d, size_t i,
                                         dl_language language, char *out,
                                         size_t size);

/*
 * Its fix: how safe it is (DL_FIX_NONE: no fix) and its edits, in order of
 * place, to be applied together; borrowed. Either pointer may be NULL. There is
 * none if the configuration has mistakes, or dl_fix_text() left it out; after
 * dl_lint() it has not been tried.
 */
DL_API dl_applicability dl_diagnostic_fix(const dl_diagnostic *d,
                                          const dl_edit **edits, size_t *n);

/*
 * Why the fix of a finding of dl_fixed_result() was left out, written as by
 * dl_diagnostic_message(); 0 if it was not.
 */
DL_API size_t dl_diagnostic_refused(const dl_diagnostic *d,
                                    dl_language language, char *out,
                                    size_t size);

/* One line about its rule; a static string, or borrowed from the
   configuration. */
DL_API const char *dl_diagnostic_summary(const dl_diagnostic *d,
                                         dl_language language);

/* ---- fixing -------------------------------------------------------------- */

/*
 * Fixes a text until nothing more can be fixed, as --fix does. A fix that would
 * add a finding at least as severe as its own, or change what readers see
 * elsewhere, is left out. Suppressed findings are not fixed, and nothing is if
 * the configuration has mistakes. `*out` is NULL after a failure.
 */
DL_API dl_status dl_fix_text(dl_fixed **out, const dl_config *config,
                             dl_str name, dl_str bytes,
                             const dl_fix_options *options,
                             dl_error *error) DL_MUST_CHECK;

/*
 * Applies only the fixes of chosen findings of `result`, given by index, to its
 * text, as an editor's quick fix does. Fails with DL_ERR_USAGE if one does not
 * exist or has no fix, or if two change the same place.
 */
DL_API dl_status dl_fix_chosen(dl_fixed **out, const dl_result *result,
                               const size_t *chosen, size_t n,
                               dl_error *error) DL_MUST_CHECK;

DL_API void dl_fixed_free(dl_fixed *fixed); /* NULL is allowed */

/* The fixed text; borrowed. */
DL_API dl_str dl_fixed_text(const dl_fixed *fixed);

/* How many fixes were applied, and how many of the remaining findings have one
   that was left out: see dl_diagnostic_refused(). */
DL_API size_t dl_fixed_applied(const dl_fixed *fixed);
DL_API size_t dl_fixed_refused(const dl_fixed *fixed);

/* The findings that remain in the text; borrowed. NULL after
   dl_fix_chosen(). */
DL_API const dl_result *dl_fixed_result(const dl_fixed *fixed);

#ifdef __cplusplus
}
#endif

#endif
