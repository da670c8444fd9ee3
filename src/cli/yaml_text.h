/*
 * Texts of strangers in YAML that init writes: headings, names of fields and
 * files. Whatever is in them, they stay one value or one comment.
 */
#ifndef DL_CLI_YAML_TEXT_H
#define DL_CLI_YAML_TEXT_H

#include "base/buf.h"

/*
 * Appends `s` as a scalar that reads back as `s`: plain if YAML leaves no doubt
 * about it, otherwise in double quotes (YAML 1.2, section 7.3.1), with what
 * cannot be shown escaped. YAML is UTF-8, so any other byte becomes `?`.
 */
void dl_yaml_text_add(dl_buf *out, dl_str s);

/* The same, in double quotes in any case. */
void dl_yaml_text_add_quoted(dl_buf *out, dl_str s);

/* Appends `s` for a comment: in one line, cut after `most` code points. */
void dl_yaml_text_add_comment(dl_buf *out, dl_str s, size_t most);

#endif
