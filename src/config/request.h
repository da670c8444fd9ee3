/*
 * The rules that the command line selects, ignores and sets the level of, over
 * what a configuration says. A dl_rule_requests owns its list; the rest lies in
 * the arena that it was read into.
 */
#ifndef DL_CONFIG_REQUEST_H
#define DL_CONFIG_REQUEST_H

#include "base/vec.h"
#include "check/settings.h"
#include "config/find.h"

/* What the command line says of a rule. */
typedef struct dl_rule_request {
    uint8_t selected, ignored; /* how exactly; 0: not at all */
    int8_t severity;           /* level + 1 (check/level.h); 0: nothing */
} dl_rule_request;

/* A rule that the command line names and this configuration does not know; of
   several configurations of a run another one may. */
typedef struct dl_unknown_rule {
    const char *option; /* "--ignore" */
    dl_str selector;
} dl_unknown_rule;

typedef struct dl_rule_requests {
    dl_user_rules users; /* of all files: whether one holds is not known here */
    dl_rule_request *rules; /* by number */
    bool has_select;
    DL_VEC(dl_unknown_rule) unknown;
} dl_rule_requests;

/* Works out what `request` says of the rules of the table and of `users`. Fails
   on an unknown level. */
dl_status dl_requests_read(dl_rule_requests *out, dl_arena *arena,
                           dl_user_rules users,
                           const dl_config_request *request,
                           dl_error *error) DL_MUST_CHECK;
void dl_requests_free(dl_rule_requests *requests);

/* Applies them to the levels of a configuration. */
void dl_requests_apply(const dl_rule_requests *requests,
                       const dl_user_rules *users, dl_rule_settings *rules);

/* Whether `selector` was named and is not known. */
bool dl_requests_lack(const dl_rule_requests *requests, dl_str selector);

/* The error that the rule `unknown` makes. */
dl_status dl_requests_refuse(const dl_rule_requests *requests,
                             const dl_unknown_rule *unknown, dl_error *error);

#endif
