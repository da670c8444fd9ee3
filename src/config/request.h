/*
 * The rules that the command line selects, ignores or gives a level, on top of
 * a configuration. A dl_rule_requests owns its list; the rest is in the arena
 * that it was read into.
 */
#ifndef DL_CONFIG_REQUEST_H
#define DL_CONFIG_REQUEST_H

#include "base/vec.h"
#include "check/settings.h"
#include "config/find.h"

/* What the command line says about a rule. */
typedef struct dl_rule_request {
    uint8_t selected, ignored; /* how exactly; 0: not at all */
    int8_t severity;           /* level + 1 (check/level.h); 0: nothing */
    bool for_many; /* the level was given to a prefix or `all` */
} dl_rule_request;

/* A rule that the command line names and this configuration does not have;
   another configuration of the run may have it. */
typedef struct dl_unknown_rule {
    const char *option; /* "--ignore" */
    dl_str selector;
} dl_unknown_rule;

typedef struct dl_rule_requests {
    dl_user_rules users; /* of all files: which apply is not known here */
    dl_rule_request *rules; /* by number */
    bool has_select;
    dl_severity level; /* OFF: the configuration's */
    DL_VEC(dl_unknown_rule) unknown;
} dl_rule_requests;

/* Determines what `request` says about the rules of the table and of `users`.
   Fails on an unknown level. */
dl_status dl_requests_read(dl_rule_requests *out, dl_arena *arena,
                           dl_user_rules users,
                           const dl_config_request *request,
                           dl_error *error) DL_MUST_CHECK;
void dl_requests_free(dl_rule_requests *requests);

/* Applies them to the levels of a configuration. */
void dl_requests_apply(const dl_rule_requests *requests,
                       const dl_user_rules *users, dl_rule_settings *rules);

/* Whether `selector` was named but is unknown. */
bool dl_requests_lack(const dl_rule_requests *requests, dl_str selector);

/* The error for the unknown rule `unknown`. */
dl_status dl_requests_refuse(const dl_rule_requests *requests,
                             const dl_unknown_rule *unknown, dl_error *error);

#endif
