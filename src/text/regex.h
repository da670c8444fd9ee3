/*
 * Users' regular expressions (PCRE2, UTF-8): compiled once and shared by all
 * threads, matched under a limit. Texts are borrowed.
 */
#ifndef DL_TEXT_REGEX_H
#define DL_TEXT_REGEX_H

#include "digestlint/base.h"

/* A compiled expression: immutable, owned by who compiled it. */
typedef struct dl_regex dl_regex;

typedef struct dl_regex_error {
    char message[256]; /* PCRE2's words */
    size_t offset;     /* bytes into the expression */
} dl_regex_error;

enum {
    DL_REGEX_IGNORE_CASE = 1,
    DL_REGEX_MULTILINE = 2 /* ^ and $ at the ends of lines, too */
};

/*
 * Compiles `expression`, valid UTF-8. Classes and \w, \d, \b go by Unicode's
 * properties; \C is refused. NULL with `error` filled when it does not compile.
 */
dl_regex *dl_regex_compile(dl_str expression, unsigned flags,
                           dl_regex_error *error);
void dl_regex_free(dl_regex *regex); /* NULL is allowed */

/* The highest number of a group: $1 to $n may be asked for. */
unsigned dl_regex_groups(const dl_regex *regex);

/* The number of the group that is called `name`; 0: there is none. */
unsigned dl_regex_group(const dl_regex *regex, dl_str name);

/* Whether it can match without a single character, as a* does. */
bool dl_regex_may_be_empty(const dl_regex *regex);

/* Whether it refers back to what a group of it matched, as (.)\1 does. */
bool dl_regex_refers_back(const dl_regex *regex);

/* Whether `text` can hold a match at all, by its length and the bytes that a
   match may begin with: much cheaper than to look for one. */
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
    DL_MATCH_LIMIT /* given up: the expression takes too many steps */
} dl_match_state;

/* What one thread needs for matching. */
typedef struct dl_matcher dl_matcher;

/*
 * `size`: bytes of the texts to come, together. Each place of a text gets so
 * many steps that all of them stay within a fixed number or, beyond that, grow
 * as `size` does.
 */
dl_matcher *dl_matcher_new(size_t size);
void dl_matcher_free(dl_matcher *matcher); /* NULL is allowed */

/* The first match in `text`, valid UTF-8, that begins at byte `from` or later
   and is not empty. What stands before `from` can be looked back at. With
   `goes_on` there is more behind the text: its end is no $. */
dl_match_state dl_regex_find(const dl_regex *regex, dl_matcher *matcher,
                             dl_str text, size_t from, bool goes_on,
                             dl_match *match);

#endif
