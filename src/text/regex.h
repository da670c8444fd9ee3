/*
 * Users' regular expressions (PCRE2, UTF-8): compiled once and shared by all
 * threads, matched under a limit. Texts are borrowed.
 */
#ifndef DL_TEXT_REGEX_H
#define DL_TEXT_REGEX_H

#include "digestlint/base.h"

/* A compiled expression: immutable, owned by the caller that compiled it. */
typedef struct dl_regex dl_regex;

typedef struct dl_regex_error {
    char message[256]; /* PCRE2's words */
    char korean[256];  /* the same in Korean; rare ones are in English */
    size_t offset;     /* bytes into the expression */
} dl_regex_error;

enum {
    DL_REGEX_IGNORE_CASE = 1,
    DL_REGEX_MULTILINE = 2 /* ^ and $ match at line ends, too */
};

/*
 * Compiles `expression`, valid UTF-8. Classes and \w, \d, \b use Unicode
 * properties; \C, callouts and verbs that set limits are refused. Returns NULL
 * and fills `error` if it does not compile.
 */
dl_regex *dl_regex_compile(dl_str expression, unsigned flags,
                           dl_regex_error *error);
void dl_regex_free(dl_regex *regex); /* NULL is allowed */

/* The bytes of its program and machine code, which are not in our blocks. */
size_t dl_regex_bytes(const dl_regex *regex);

/* The highest group number: $1 to $n are valid. */
unsigned dl_regex_groups(const dl_regex *regex);

/* The number of the group named `name`; 0: there is none. */
unsigned dl_regex_group(const dl_regex *regex, dl_str name);

/* Whether it can match the empty string, as a* does. */
bool dl_regex_may_be_empty(const dl_regex *regex);

/* Whether it has a back-reference to one of its groups, as (.)\1 does. */
bool dl_regex_refers_back(const dl_regex *regex);

/* Whether `text` can contain a match at all, judging by its length and the
   bytes that a match may begin with; much cheaper than a search. */
bool dl_regex_may_match(const dl_regex *regex, dl_str text);

enum { DL_REGEX_MOST_GROUPS = 9 };

typedef struct dl_match {
    dl_span span;                            /* bytes into the text */
    dl_str groups[DL_REGEX_MOST_GROUPS + 1]; /* [0] is the match; NULL: the
                                                group took no part */
} dl_match;

typedef enum dl_match_state {
    DL_MATCH_FOUND,
    DL_MATCH_NONE,
    DL_MATCH_LIMIT, /* gave up: the budget is spent */
    DL_MATCH_LATE   /* gave up: the budget is not, but too much time; a mistake
                       in the charges */
} dl_match_state;

/*
 * Units that a rule may spend in a file: some, and some for each byte of it.
 * They count what the expression does (text/meter.h), so that a rule gives up
 * at the same place on every machine. PCRE2's machine code skips places where
 * no match can begin that its interpreter tries, so only a program without it
 * may give up earlier.
 */
enum { DL_REGEX_BUDGET = 1 << 22, DL_REGEX_BUDGET_OF_BYTE = 4000 };

/* What one thread needs for matching. */
typedef struct dl_matcher dl_matcher;

/* `size`: the number of bytes of the file, which sets the budget. */
dl_matcher *dl_matcher_new(size_t size);
void dl_matcher_free(dl_matcher *matcher); /* NULL is allowed */

/* Before another rule: it has the whole budget. */
void dl_matcher_restart(dl_matcher *matcher);

/* The units spent since then. */
int64_t dl_matcher_spent(const dl_matcher *matcher);

/* The first match in `text`, valid UTF-8, that begins at byte `from` or later
   and is not empty. A look-behind can see what is before `from`. `goes_on`:
   more text follows, so that its end does not match $. */
dl_match_state dl_regex_find(const dl_regex *regex, dl_matcher *matcher,
                             dl_str text, size_t from, bool goes_on,
                             dl_match *match);

#endif
