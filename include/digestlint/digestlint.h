/*
 * The library: a digest post goes in, diagnostics come out.
 *
 *     dl_config *config;
 *     dl_error error;
 *     if (dl_config_load(&config, &(dl_config_request){0}, &error) != DL_OK) …
 *     dl_result *r = dl_lint(config, name, bytes);
 *     for (size_t i = 0; i < r->n_diagnostics; i++) …
 *     dl_result_free(r);
 *     dl_config_free(config);
 *
 * A dl_config is immutable and may serve several threads; a dl_result belongs
 * to its caller. Nothing is written, printed or fetched by these functions.
 */
#ifndef DIGESTLINT_DIGESTLINT_H
#define DIGESTLINT_DIGESTLINT_H

#include "digestlint/diagnostic.h"
#include "digestlint/document.h"
#include "digestlint/rule.h"

typedef struct dl_config dl_config;

/* What the command line says over the configuration; zeroed: nothing. Strings
   are borrowed as long as the configuration lives. */
typedef struct dl_config_request {
    const char *file;    /* --config: this file and no other */
    bool isolated;       /* look for no configuration file */
    const char *start;   /* folder or file to look upwards from; NULL: here */
    const char *profile; /* --profile */
    const dl_str *select;   /* --select: codes, prefixes or names */
    size_t n_select;
    const dl_str *ignore;   /* --ignore */
    size_t n_ignore;
    const dl_str *severity; /* --severity RULE=LEVEL */
    size_t n_severity;
    int32_t today; /* days since 1970-01-01; 0: the clock's */
} dl_config_request;

/*
 * Finds, reads and merges the configuration. A mistake in it (unknown key,
 * wrong value) is no failure: it is a DL901 diagnostic of dl_config_results().
 * Fails when a file that was named cannot be read, or an option of the request
 * is wrong; `*out` is then NULL.
 */
dl_status dl_config_load(dl_config **out, const dl_config_request *request,
                         dl_error *error) DL_MUST_CHECK;
void dl_config_free(dl_config *config); /* NULL is allowed */

/* Whether there is a file that the request names or that would be found. */
bool dl_config_exists(const dl_config_request *request);

/* One linted document. Owns its document and all that hangs on it. */
typedef struct dl_result {
    const dl_doc *doc;
    const struct dl_post *post; /* NULL when the document was not parsed */
    const dl_diagnostic *diagnostics; /* sorted by place, then code; suppressed
                                         ones included and flagged */
    size_t n_diagnostics;
    dl_error error; /* status DL_OK, or why the file could not be read */
    dl_severity fail_on; /* dl_config_fail_on() of the file's configuration */
    dl_str before;  /* of a repaired document: its bytes before; p is NULL when
                       nothing was repaired */
    size_t n_fixed; /* findings repaired */
} dl_result;

/* The configuration's own mistakes (DL901), one result a file; borrowed. */
size_t dl_config_results(const dl_config *config, const dl_result *const **out);

/* `fail-on`: the level from which findings make a run fail; OFF: none does. */
dl_severity dl_config_fail_on(const dl_config *config);

/* `language`: whether it is set, and to what. */
bool dl_config_language(const dl_config *config, dl_language *language);

/* Lints `bytes` as the file `name`; both are copied. Never fails. */
dl_result *dl_lint(const dl_config *config, dl_str name, dl_str bytes);
void dl_result_free(dl_result *result); /* NULL is allowed */

/*
 * Writes the message of a diagnostic (or of its note `note` when it is not
 * negative) as one line of text without period, at most `size` bytes with the
 * NUL, and returns its whole length in bytes, as snprintf() does.
 */
size_t dl_message_format(const dl_diagnostic *d, int note,
                         dl_language language, char *out, size_t size);

/* Likewise for one argument, as it is put into the message: cut when it is very
   long, with names for what cannot be seen. */
size_t dl_argument_format(dl_str argument, char *out, size_t size);

/* "DL503" or "particle-mismatch"; NULL when there is no such rule. */
const dl_rule *dl_rule_find(dl_str code_or_name);

/* Static strings. */
const char *dl_severity_name(dl_severity severity); /* "warning" */
const char *dl_version(void);                       /* "0.1.0" */

#endif
