/*
 * The renderer of a folder's pages, in words for people and as YAML.
 */
#ifndef DL_CLI_SITE_H
#define DL_CLI_SITE_H

#include "base/buf.h"
#include "config/site.h"

/* Appends the value of the key `renderer`: a word, or a mapping if more than
   the name is set: `{name: kramdown, hard-breaks: yes}`. */
void dl_cli_add_renderer(dl_buf *out, const dl_renderer *renderer);

/* Appends the files that say it, as seen from the working folder. */
void dl_cli_add_site_files(dl_buf *out, const dl_site *site);

/* What makes the pages of the folder at `path`, or NULL if no file says it; in
   the arena of `folders`. */
const dl_site *dl_cli_site(dl_folders *folders, dl_str path);

#endif
