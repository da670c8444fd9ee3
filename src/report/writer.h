/*
 * A stream with what has to be known of it: who reads it, and why a write to it
 * failed. Everything that reports, commands and errors print goes through one.
 * Streams are borrowed.
 *
 * The log of a GitHub Actions runner takes some lines for commands
 * (ActionCommand.cs of actions/runner): `::` after white space at the beginning
 * of a line, and `##[` anywhere in it.
 */
#ifndef DL_REPORT_WRITER_H
#define DL_REPORT_WRITER_H

#include <stdio.h>

#include "base/buf.h"

typedef struct dl_writer {
    FILE *out;
    size_t n;        /* bytes written so far */
    int error;       /* errno of the first write that failed, or 0 */
    bool in_actions; /* a runner may read it, now or from a file later */
    bool is_terminal;
} dl_writer;

/* Writes bytes that are safe as they are: those of a program's format, or those
   below. */
void dl_writer_add(dl_writer *w, dl_str bytes);

/* Writes whole lines without unprintable characters; none becomes a command of
   a runner. */
void dl_writer_add_lines(dl_writer *w, dl_str lines);

/* Writes other people's text: to a pipe or a file byte for byte, to a terminal
   with everything escaped that it would act on or hide, but tabs and line
   feeds. Allocates nothing. */
void dl_writer_add_text(dl_writer *w, dl_str text);

/* Writes what the stream still keeps. False if anything could not be written
   since the beginning; then `error` says why, if the system did. */
bool dl_writer_flush(dl_writer *w);

/* Appends whole lines, those that a runner would take for commands with a
   backslash before `::` or between `##` and `[`. */
void dl_log_add(dl_buf *out, dl_str lines);

/* Whether byte `i` < s.n is the bracket of `##[`. */
static inline bool dl_log_is_bracket(dl_str s, size_t i)
{
    return s.p[i] == '[' && i >= 2 && s.p[i - 1] == '#' && s.p[i - 2] == '#';
}

/* Whether a runner could find a command in the text, or could if it were cut
   into lines. */
bool dl_log_may_command(dl_str text);

#endif
