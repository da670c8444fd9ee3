/*
 * What to write here instead of an option of another linter.
 */
#ifndef DL_CLI_FOREIGN_H
#define DL_CLI_FOREIGN_H

#include "digestlint/base.h"

/* A sentence in the user's language on the option `name`, without hyphens; NULL
   if no other linter has it. */
const char *dl_foreign_option(dl_str name);

#endif
