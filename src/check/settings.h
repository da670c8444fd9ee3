/*
 * The settings of one file: the configuration with the overrides that match it,
 * computed once and shared by all files with the same overrides. Immutable;
 * owned by the dl_config that made it.
 */
#ifndef DL_CHECK_SETTINGS_H
#define DL_CHECK_SETTINGS_H

#include "base/arena.h"
#include "check/registry.h"
#include "model/profile.h"

/* The value of an option; which member counts is the option's type. */
typedef union dl_option_value {
    bool boolean;
    long integer;
    dl_str string;
    dl_strs list;
} dl_option_value;

typedef struct dl_rule_settings {
    uint8_t severity; /* dl_severity; OFF: the rule does not run */
    uint8_t initial;  /* the default in this kind of text */
    bool is_set;      /* a user set the level: dl_report_severity() has no
                         effect */
    const dl_option_value *options; /* as many as the rule has */
} dl_rule_settings;

/* The points at which the walk calls a check. */
typedef enum dl_event {
    DL_EVENT_DOCUMENT,
    DL_EVENT_POST,
    DL_EVENT_PAGE,
    DL_EVENT_ENTRY,
    DL_EVENT_PAPER,
    DL_EVENT_SECTION,
    DL_EVENT_SLOT,
    DL_EVENT_PROSE,
    DL_EVENT_CORPUS,
    DL_EVENT_COUNT
} dl_event;

/* The rules that are on and listen to an event: indices into dl_rules, in the
   order of their codes. */
typedef struct dl_listeners {
    const uint16_t *rules;
    uint16_t n;
} dl_listeners;

typedef struct dl_settings {
    const dl_profile *profile;
    const struct dl_lexicon *lexicon;
    const struct dl_arxiv_bounds *bounds;
    const dl_rule_settings *rules; /* by number, the users' after dl_rules */
    dl_user_rules users;
    dl_listeners listeners[DL_EVENT_COUNT];
    const void *const *prepared; /* by number, of rules that are on */
    bool wants_terms;       /* of other posts, for a rule that is on */
    uint32_t max_file_size; /* bytes */
    dl_severity fail_on;    /* OFF: never */
    dl_severity level;      /* what is below is not reported */
} dl_settings;

#endif
