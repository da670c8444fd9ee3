/*
 * What is written from the rows of the command line: completions and manuals.
 * Nothing is owned.
 */
#ifndef USAGE_H
#define USAGE_H

#include <stdio.h>

#include "cli/commands.h"

typedef void usage_writer(FILE *out);

usage_writer usage_bash, usage_zsh, usage_fish;

/* digestlint(1), in mdoc(7). */
void usage_manual(FILE *out, dl_language language);

/* All commands' options of this kind of row are left out of texts. */
static inline bool usage_is_shown(const dl_cli_option *o)
{
    return o->kind != DL_CLI_ALIAS;
}

#endif
