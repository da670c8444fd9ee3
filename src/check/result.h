/*
 * What linting a document gives: the document and what was found in it. A
 * dl_result owns its document and all that hangs on it.
 */
#ifndef DL_CHECK_RESULT_H
#define DL_CHECK_RESULT_H

#include "base/diagnostic.h"
#include "base/file.h"
#include "page/renderer.h"
#include "rules/rule.h"
#include "text/document.h"

struct dl_result {
    const dl_doc *doc;
    const struct dl_post *post; /* NULL when the document was not parsed */
    dl_renderer renderer;       /* of its page, complete */
    const dl_diagnostic *diagnostics; /* sorted by place, then code; suppressed
                                         ones included and flagged */
    size_t n_diagnostics;
    dl_error error; /* status DL_OK, or why the file could not be read */
    dl_severity fail_on; /* `fail-on` of the file's configuration */
    struct dl_baseline *baseline; /* that was given for its configuration;
                                     borrowed; NULL: none */
    dl_str before;  /* of a fixed document: its bytes before; p is NULL when
                       nothing was fixed */
    size_t n_fixed; /* findings fixed */
    dl_file_id id;  /* of the file that was read, unless it comes from a pipe */
    bool is_stdin;  /* the text came from a pipe; its name is only a name */
};

/* Drops what is below the level that is reported; returns how many findings
   that were, not counting suppressed and known ones. */
size_t dl_result_drop_hidden(dl_result *result);

/* What the message of a finding ends in that only the second view has; static.
 */
const char *dl_message_of_second(dl_language language);

/* And what its id in reports ends in. */
#define DL_MESSAGE_ID_OF_SECOND "-on-github"

/*
 * Writes the message of a diagnostic (or of its note `note` when it is not
 * negative) as one line of text without full stop, at most `size` bytes with
 * the NUL, and returns its whole length in bytes, as snprintf() does.
 */
size_t dl_message_format(const dl_diagnostic *d, int note,
                         dl_language language, char *out, size_t size);

/* Likewise for one argument, as it is put into the message: cut when it is very
   long, with names for what cannot be seen. */
size_t dl_argument_format(dl_str argument, char *out, size_t size);

/* "DL503" or "particle-mismatch"; NULL when there is no such rule. */
const dl_rule *dl_rule_find(dl_str code_or_name);

#endif
