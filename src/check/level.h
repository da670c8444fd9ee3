/*
 * The levels that a user gives to rules. Nothing is owned.
 */
#ifndef DL_CHECK_LEVEL_H
#define DL_CHECK_LEVEL_H

#include "check/settings.h"

/* As they are written, for messages in both languages. */
#define DL_LEVELS "off, info, warning, error or on"
#define DL_LEVELS_KO "off, info, warning, error, on"

enum { DL_LEVEL_ON = DL_SEVERITY_ERROR + 2 }; /* `on`: the rule's own level */

/* A dl_severity, DL_LEVEL_ON, or -1 for no level. */
int dl_level_read(dl_str text);

/* Sets the level of `rule`; NULL is a user's rule that does not apply, whose
   level is never used. */
void dl_level_set(dl_rule_settings *settings, const dl_rule *rule, int level);

#endif
