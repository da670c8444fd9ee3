/*
 * A user's pattern rule. Its number comes after those of dl_rules: dl_n_rules
 * for the first id of its configuration, and so on. An override may redefine an
 * id, which keeps its number.
 *
 * Everything is owned by the configuration; results borrow its dl_rule.
 */
#ifndef DL_PATTERNS_PATTERN_H
#define DL_PATTERNS_PATTERN_H

#include "rules/rule.h"
#include "text/regex.h"

typedef enum dl_pattern_kind {
    DL_PATTERN_EXISTENCE,    /* every match */
    DL_PATTERN_SUBSTITUTION, /* every match, and what to write instead */
    DL_PATTERN_OCCURRENCE,   /* too many or too few matches in a place */
    DL_PATTERN_REPETITION,   /* the same match twice, separated at most by
                                spaces */
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
    DL_SCOPE_TEXT         /* the body as written, including code and
                             addresses */
} dl_pattern_scope;

/* `rule` comes first, so that a user's rule can be cast to its pattern: see
   dl_pattern_of(). */
typedef struct dl_pattern {
    dl_rule rule; /* its messages: see DL_PATTERN_MESSAGE_… */
    dl_pattern_kind kind;
    dl_pattern_scope scope;
    dl_str name; /* of the section or field */
    const dl_regex *regex;
    bool ignores_case;
    dl_str replacement;  /* with $1 and $$ for $; NULL: none */
    long min, max;       /* OCCURRENCE */
    uint32_t message_size;   /* bytes of the longer message, */
    uint32_t n_placeholders; /* and the most placeholders of one */
    const dl_yaml *node; /* where it is defined */
} dl_pattern;

enum {
    /* The user's. {0} is the match and {1} … its groups; CONSISTENCY: {1} is
       the other form; OCCURRENCE: {0} is the number, {1} the match. */
    DL_PATTERN_MESSAGE_FOUND,
    DL_PATTERN_MESSAGE_FIRST, /* a note: the place of the other form */
    DL_PATTERN_MESSAGE_LIMIT, /* given up: the budget is spent */
    DL_PATTERN_MESSAGE_SIZE,  /* given up: its findings are too large */
    DL_PATTERN_MESSAGE_COUNT
};

/* The pattern of a user's rule, all of which are patterns; NULL stays NULL. */
static inline const dl_pattern *dl_pattern_of(const dl_rule *rule)
{
    return (const dl_pattern *)rule;
}

#endif
