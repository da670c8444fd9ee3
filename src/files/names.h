/*
 * Which files are Markdown, by their names. Nothing is owned.
 */
#ifndef DL_FILES_NAMES_H
#define DL_FILES_NAMES_H

#include "digestlint/base.h"

/* The ending of `name` if it is one of Markdown's in whatever letter case:
   ".md", ".MD". Otherwise an empty string. */
dl_str dl_names_markdown_ending(dl_str name);

#endif
