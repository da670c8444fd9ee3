/*
 * A table of rules, as `digestlint rules` prints it. A dl_rule_list owns its
 * array and borrows the rules.
 */
#ifndef DL_CLI_RULE_TABLE_H
#define DL_CLI_RULE_TABLE_H

#include "base/vec.h"
#include "cli/own_rules.h"
#include "cli/terminal.h"

typedef DL_VEC(const dl_rule *) dl_rule_list;

/* Appends the rules that `selector` names: a code, the beginning of codes, a
   name, the id of one of `own` (NULL: none) or "all". False if it names
   none. */
bool dl_rule_list_add(dl_rule_list *rules, dl_str selector,
                      const dl_own_rules *own);

/* "-", "safe" or "unsafe"; static. */
const char *dl_rule_fix_name(dl_applicability fix);

/* Appends a line of headings and one for each rule. On a terminal, lines are
   wrapped; a narrow one has what is checked below the rule. */
void dl_rule_table_add(dl_buf *out, const dl_rule_list *rules,
                       const dl_terminal *terminal, dl_language language);

#endif
