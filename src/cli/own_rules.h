/*
 * The users' own rules, for the commands that show rules. A dl_own_rules owns
 * them; free it with dl_own_rules_close().
 */
#ifndef DL_CLI_OWN_RULES_H
#define DL_CLI_OWN_RULES_H

#include "base/buf.h"
#include "config/config.h"

typedef struct dl_own_rules {
    dl_config *config;
    const dl_pattern **patterns; /* in order of appearance */
    size_t n;
    dl_buf text; /* of a configuration that is a pipe */
} dl_own_rules;

/* Reads the configuration that the request names, or that of the working
   folder. Returns false if that fails, after reporting it; mistakes in the
   configuration are noted on stderr. */
bool dl_own_rules_open(dl_own_rules *own, dl_config_request *request);
void dl_own_rules_close(dl_own_rules *own);

/* The rule with this id, or NULL. */
const dl_pattern *dl_own_rules_find(const dl_own_rules *own, dl_str id);

/* Reports that `word` names no rule, neither built in nor one of `own`, with
   the one that it may be meant for. Returns DL_EXIT_FAILURE. */
int dl_own_rules_unknown(const char *word, const dl_own_rules *own);

/* Appends what `explain` shows of a rule. */
void dl_own_rules_explain(dl_buf *out, const dl_own_rules *own,
                          const dl_pattern *pattern, dl_language language);

#endif
