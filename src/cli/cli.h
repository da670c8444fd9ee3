/*
 * What the commands share: exit codes, errors on stderr, the user's language.
 */
#ifndef DL_CLI_CLI_H
#define DL_CLI_CLI_H

#include "config/config.h"

/* Exit codes. */
enum {
    DL_EXIT_CLEAN = 0, /* nothing at the level of --fail-on */
    DL_EXIT_FINDINGS = 1,
    DL_EXIT_FAILURE = 2 /* the command line, the configuration or a file */
};

/* Before anything else: what happens when memory runs out. */
void dl_cli_start(void);

/* Writes "digestlint: error: …" with a newline, to stderr; control characters
   come out escaped. Returns DL_EXIT_FAILURE. */
int dl_cli_error(const char *format, ...) DL_PRINTF(1, 2);

/* The same for "digestlint: note: …", which is not an error. */
void dl_cli_note(const char *format, ...) DL_PRINTF(1, 2);

/* Flushes stdout; when it could not be written, says so and returns
   DL_EXIT_FAILURE, else `code`. A reader that went away is not an error. */
int dl_cli_finish(int code);

/* The same; `write_error` is the errno of a write that failed before, or 0. */
int dl_cli_finish_after(int code, int write_error);

/* The day of --today, days since 1970-01-01, into `today`; false and an error
   message when `value` is none. */
bool dl_cli_parse_today(const char *value, int32_t *today);

/* What LC_ALL, LC_MESSAGES or LANG asks for (POSIX, section 8.2). */
dl_language dl_cli_language(void);

/* Writes "; did you mean 'x'?", or "" when no candidate is near, into `out` of
   `size` bytes and returns it. */
const char *dl_cli_suggestion(const char *word, const dl_str *candidates,
                              size_t n, char *out, size_t size);

#endif
