/*
 * Users' pattern rules: `patterns:` of a configuration, read once when it is
 * loaded, and run over a post like the checks of the table.
 *
 * A user's rule has a number behind those of dl_rules: dl_n_rules for the first
 * id of the configuration, and so on. An override may define the same id anew,
 * which then has the same number. Everything is owned by the dl_config; results
 * borrow its dl_rule.
 */
#ifndef DL_PATTERNS_PATTERNS_H
#define DL_PATTERNS_PATTERNS_H

#include "digestlint/rule.h"
#include "text/regex.h"

typedef enum dl_pattern_kind {
    DL_PATTERN_EXISTENCE,    /* every match */
    DL_PATTERN_SUBSTITUTION, /* every match, and what to write instead */
    DL_PATTERN_OCCURRENCE,   /* too many or too few matches in a place */
    DL_PATTERN_REPETITION,   /* the same match twice, at most blanks between */
    DL_PATTERN_CONSISTENCY   /* two different matches in a post or an entry */
} dl_pattern_kind;

typedef enum dl_pattern_scope {
    DL_SCOPE_PARAGRAPH,   /* every block of text but headings */
    DL_SCOPE_HEADING,     /* every heading */
    DL_SCOPE_TITLE,       /* the papers' titles */
    DL_SCOPE_SENTENCE,    /* of the blocks */
    DL_SCOPE_SECTION,     /* blocks of the sections of a name */
    DL_SCOPE_FRONTMATTER, /* the value of a field, or each of its items */
    DL_SCOPE_ENTRY,       /* every dl_entry */
    DL_SCOPE_POST,        /* the whole body */
    DL_SCOPE_TEXT         /* the body as it stands, code and addresses too */
} dl_pattern_scope;

typedef struct dl_pattern {
    dl_rule rule; /* its messages: see DL_PATTERN_MESSAGE_… */
    dl_pattern_kind kind;
    dl_pattern_scope scope;
    dl_str name; /* of the section or field */
    const dl_regex *regex;
    bool ignores_case;
    dl_str replacement;  /* with $1 and $$ for $; NULL: none */
    long min, max;       /* OCCURRENCE */
    const dl_yaml *node; /* where it stands */
} dl_pattern;

enum {
    /* The user's. {0} is the match and {1} … its groups; CONSISTENCY: {1} is
       the other form; OCCURRENCE: {0} is the number, {1} the match. */
    DL_PATTERN_MESSAGE_FOUND,
    DL_PATTERN_MESSAGE_FIRST, /* a note: where the other form stands */
    DL_PATTERN_MESSAGE_LIMIT, /* given up */
    DL_PATTERN_MESSAGE_COUNT
};

/* The users' rules of a configuration by number, less dl_n_rules. */
typedef struct dl_user_rules {
    const dl_str *ids;
    /* What holds for a file; an id that only an override defines has NULL
       elsewhere. NULL: nothing is known but the ids. */
    const dl_pattern *const *patterns;
    uint16_t n;
} dl_user_rules;

struct dl_config;
struct dl_ctx;
struct dl_post;

/* Reads and compiles the patterns of the configuration and of its overrides.
   What is wrong becomes a DL901. */
void dl_patterns_load(struct dl_config *config);
void dl_patterns_free(struct dl_config *config);

/* What the merged tree `root` says: one of those that were loaded. */
dl_user_rules dl_patterns_of(const struct dl_config *config,
                             const dl_yaml *root);

/* Reports scopes that name none of the profile's sections, but nearly one. */
void dl_patterns_check_sections(struct dl_config *config,
                                const dl_user_rules *users,
                                const struct dl_profile *profile);

/* The rules that the configuration and its overrides define, in
   order, each id once; the caller frees the array, whose rules are borrowed. */
size_t dl_patterns_list(const struct dl_config *config,
                        const dl_pattern ***patterns);

/* Runs those that are on over a post. */
void dl_patterns_run(struct dl_ctx *ctx, const struct dl_post *post);

#endif
