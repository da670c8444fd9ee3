/*
 * The commands of the program and what they share. Each command gets its own
 * argv, with the command's name in argv[0], and returns the exit code.
 */
#ifndef DL_CLI_CLI_H
#define DL_CLI_CLI_H

#include <getopt.h>

#include "digestlint/digestlint.h"

/* Exit codes. */
enum {
    DL_EXIT_CLEAN = 0, /* nothing at the level of --fail-on */
    DL_EXIT_FINDINGS = 1,
    DL_EXIT_FAILURE = 2 /* the command line, the configuration or a file */
};

int dl_cli_check(int argc, char **argv);
int dl_cli_explain(int argc, char **argv);
int dl_cli_rules(int argc, char **argv);
int dl_cli_init(int argc, char **argv);
int dl_cli_arxiv(int argc, char **argv);

/* Writes "digestlint: error: …" with a newline, to stderr; control characters
   come out escaped. Returns DL_EXIT_FAILURE. */
int dl_cli_error(const char *format, ...) DL_PRINTF(1, 2);

/* The same for "digestlint: note: …", which is no error. */
void dl_cli_note(const char *format, ...) DL_PRINTF(1, 2);

/* The error of getopt_long(), which returned `result` ('?' or ':'). Its option
   string begins with ":", and opterr is 0. Returns DL_EXIT_FAILURE. */
int dl_cli_option_error(int result, char **argv, const struct option *options);

/* The next option, as getopt_long(); `first` starts a new command line. */
int dl_cli_next_option(int argc, char **argv, const char *letters,
                       const struct option *options, bool first);

/* Flushes stdout; when it could not be written, says so and returns
   DL_EXIT_FAILURE, else `code`. A reader that went away is no error. */
int dl_cli_finish(int code);

/* The same; `write_error` is the errno of a write that failed before, or 0. */
int dl_cli_finish_after(int code, int write_error);

/* "en" or "ko", into `language`; false and an error message otherwise. */
bool dl_cli_parse_language(const char *name, dl_language *language);

/* The day of --today, days since 1970-01-01, into `today`; false and an error
   message when `value` is none. */
bool dl_cli_parse_today(const char *value, int32_t *today);

/* What LC_ALL, LC_MESSAGES or LANG asks for (POSIX, section 8.2). */
dl_language dl_cli_language(void);

/* Writes "; did you mean 'x'?", or "" when no candidate is near, into `out` of
   `size` bytes and returns it. */
const char *dl_cli_suggestion(const char *word, const dl_str *candidates,
                              size_t n, char *out, size_t size);

/* The text of --help of a command. */
void dl_cli_print_help(const char *command);
void dl_cli_print_version(void);

#endif
