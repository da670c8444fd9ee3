/*
 * What the commands share: exit codes, errors on stderr, the user's language.
 */
#ifndef DL_CLI_CLI_H
#define DL_CLI_CLI_H

#include "base/error.h"
#include "base/replace.h"
#include "config/config.h"
#include "report/writer.h"

/* Exit codes. */
enum {
    DL_EXIT_CLEAN = 0, /* no finding at or above --fail-on */
    DL_EXIT_FINDINGS = 1,
    DL_EXIT_FAILURE = 2 /* bad command line, configuration or file */
};

/* Sets what happens when memory runs out; call it before anything else. */
void dl_cli_start(void);

/* The handler that this sets for when memory runs out: it says so and exits. */
_Noreturn void dl_cli_out_of_memory(void *unused);

/*
 * Lets the signals that end the program remove unfinished files first, unless
 * they are ignored (nohup); whoever started it still sees the signal. A reader
 * that goes away then shows as EPIPE, so that reports into files are still put
 * into place, and a limit on the size of files as EFBIG.
 */
void dl_cli_catch_signals(void);

/* The writer for a standard stream or a report's file, which is borrowed. */
dl_writer dl_cli_writer(FILE *out);

/* Writes "digestlint: error: …" and a newline to stderr, in the language of
   dl_cli_speak(), with what cannot be shown escaped. Both formats take the same
   arguments in the same order. Returns DL_EXIT_FAILURE. */
int dl_cli_error(const char *english, const char *korean, ...)
    DL_PRINTF_BOTH(1, 3);

/* The same for an error of the library. */
int dl_cli_fail(const dl_error *error);

/* The same for "digestlint: note: …", which is not an error. */
void dl_cli_note(const char *english, const char *korean, ...)
    DL_PRINTF_BOTH(1, 3);

/* The system's words for an errno, as an argument of these. */
typedef struct dl_cli_words {
    char text[128];
} dl_cli_words;
dl_cli_words dl_cli_reason(int code);

/* Puts a replaced file, called `path`, into place and says so if its other
   names keep the old text. If it fails, reports that and returns false. */
bool dl_cli_commit(dl_replacement *replacement, const char *path);

/* Flushes stdout, of which `w` is the writer. If anything could not be written,
   reports it and returns DL_EXIT_FAILURE, else returns `code`. A reader that
   has closed the pipe is not an error. */
int dl_cli_finish(dl_writer *w, int code);

/* Writes lines of text to stdout, frees them, and finishes as above. */
int dl_cli_print(dl_buf *text, int code);

/* Parses the date of --today into `today`, days since 1970-01-01. If `value` is
   not a date, reports an error and returns false. */
bool dl_cli_parse_today(const char *value, int32_t *today);

/* The language that LC_ALL, LC_MESSAGES or LANG sets (POSIX, section 8.2). */
dl_language dl_cli_language(void);

/* Chooses the language of errors and notes; and of the two texts the one in
   that language. */
void dl_cli_speak(dl_language language);
const char *dl_cli_say(const char *english, const char *korean);

/* The same for errors in the command line itself: that of --lang if that is on
   it, else the environment's. */
void dl_cli_speak_as_asked(int argc, char **argv);

/* Writes "; did you mean 'x'?", or "" if no candidate is close, into `out` of
   `size` bytes and returns `out`. */
const char *dl_cli_suggestion(const char *word, const dl_str *candidates,
                              size_t n, char *out, size_t size);

#endif
