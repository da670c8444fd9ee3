/*
 * The list of identifiers and addresses in the shared folder next to the
 * project: each as text, whether a post may contain it in this form, and what
 * it means. Include cmocka.h first.
 */
#ifndef DL_TEST_ARXIV_VECTORS_H
#define DL_TEST_ARXIV_VECTORS_H

#include <stdio.h>

#include "digestlint/base.h"

/* One row; borrowed from `line` until the next. */
typedef struct arxiv_vector {
    dl_str text;
    bool is_valid;
    const char *canonical; /* "" when it means nothing that exists */
    char line[4096];
} arxiv_vector;

/* Opens the list, after its column heads; ends the test if it does not
   exist. */
static inline FILE *arxiv_vectors_open(void)
{
    char heads[256];
    FILE *in = fopen("../shared/data/arxiv_vectors.tsv", "r");
    if (!in) {
        print_message("# no ../shared\n");
        skip();
    }
    assert_non_null(fgets(heads, sizeof heads, in));
    return in;
}

/* The list escapes two signs; returns the length with escapes decoded. */
static inline size_t arxiv_vector_unescape(char *s)
{
    char *to = s;
    for (const char *from = s; *from;) {
        const char *sign = !strncmp(from, "\\u200b", 6)   ? "\xE2\x80\x8B"
                           : !strncmp(from, "\\u2003", 6) ? "\xE2\x80\x83"
                                                          : NULL;
        if (sign) {
            memcpy(to, sign, 3);
            to += 3;
            from += 6;
        } else {
            *to++ = *from++;
        }
    }
    return (size_t)(to - s);
}

static inline bool arxiv_vectors_next(FILE *in, arxiv_vector *out)
{
    if (!fgets(out->line, sizeof out->line, in))
        return false;
    char *valid = strchr(out->line, '\t');
    assert_non_null(valid);
    *valid++ = '\0';
    char *canonical = strchr(valid, '\t');
    assert_non_null(canonical);
    canonical++;
    canonical[strcspn(canonical, " \t\n")] = '\0';
    out->text = (dl_str){out->line, arxiv_vector_unescape(out->line)};
    out->is_valid = valid[0] == '1';
    out->canonical = canonical;
    return true;
}

#endif
