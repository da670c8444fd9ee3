/*
 * The one line of a finding, shared by the formats for people. It has the form
 * of the GNU coding standards (4.4, "Formatting Error Messages"), which editors
 * and problem matchers recognise without configuration.
 */
#ifndef DL_REPORT_LINE_H
#define DL_REPORT_LINE_H

#include "base/buf.h"
#include "report/report.h"

/* Appends the message of `d`, or of its note `note` unless negative: one line
   of valid UTF-8 without control characters. */
void dl_message_add(dl_buf *out, const dl_diagnostic *d, int note,
                    dl_language language);

/* Appends the message of `d` and its notes with their places, each on a line
   below: for formats without secondary places. No newline at the end. */
void dl_message_add_all(dl_buf *out, const dl_doc *doc, const dl_diagnostic *d,
                        dl_unit unit, dl_language language);

/*
 * Appends a path as it was given, unless its name could forge a report: what
 * cannot be shown is escaped as in C, also a colon (`\x3a`) that would begin a
 * place (`:12:`); `./` comes before a name that would not be taken for the
 * beginning of the path.
 */
void dl_path_add(dl_buf *out, dl_str path);

/* The unit that a format counts columns in. */
dl_unit dl_report_unit(const dl_format *format,
                       const dl_report_options *options);

/* Appends `path:line:col: warning: message [DL503 particle-mismatch]`. */
void dl_line_add(dl_buf *out, const dl_doc *doc, const dl_diagnostic *d,
                 dl_unit unit, const dl_report_options *options);

/* Appends `path:line:col: note: message`. */
void dl_line_add_note(dl_buf *out, const dl_doc *doc, const dl_diagnostic *d,
                      unsigned note, dl_unit unit,
                      const dl_report_options *options);

#endif
