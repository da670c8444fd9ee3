/*
 * The users' own rules of the configuration found, for the commands that show
 * rules. A dl_own_rules owns them; dl_own_rules_close() gives them back.
 */
#ifndef DL_CLI_OWN_RULES_H
#define DL_CLI_OWN_RULES_H

#include "config/config.h"

typedef struct dl_own_rules {
    dl_config *config;
    const dl_pattern **patterns; /* in order of appearance */
    size_t n;
} dl_own_rules;

/* Reads the configuration of the folder that the program is called in, or the
   one that the request names. False when that fails, which has been reported
   then; mistakes in it are noted on stderr. */
bool dl_own_rules_open(dl_own_rules *own, const dl_config_request *request);
void dl_own_rules_close(dl_own_rules *own);

/* The one with this id, or NULL. */
const dl_pattern *dl_own_rules_find(const dl_own_rules *own, dl_str id);

/* Prints what `explain` shows of one. */
void dl_own_rules_explain(const dl_own_rules *own, const dl_pattern *pattern,
                          dl_language language);

#endif
