/*
 * The pattern rules of a configuration: its lists and those of its overrides,
 * with the packs that they name, and the numbers of their ids. A dl_patterns
 * owns its lists and the regular expressions; the rest is allocated in the
 * arena of the problems that it was read with. It is constant once read.
 */
#ifndef DL_PATTERNS_PATTERNS_H
#define DL_PATTERNS_PATTERNS_H

#include "check/registry.h"
#include "model/profile.h"
#include "parse/problem.h"
#include "patterns/pattern.h"

/* The patterns of one `patterns:`, identified by its place. */
typedef struct dl_pattern_list {
    uint16_t file;
    dl_span place;
    DL_VEC(const dl_pattern *) patterns;
    const dl_rule *const *by_number;
} dl_pattern_list;

/* Reads the pack that the scalar `name` refers to; if it cannot be read,
   reports a problem and returns NULL. */
typedef const dl_yaml *(*dl_pack_reader)(dl_problems *problems,
                                         const dl_yaml *name);

typedef struct dl_patterns {
    dl_problems *problems;
    dl_pack_reader read_pack;
    DL_VEC(dl_str) ids; /* by number */
    uint16_t *slots;    /* a hash table of numbers, from 1; 0: free */
    uint32_t *listed;   /* by number: the last list that has it, from 1 */
    size_t n_read;      /* rules in all lists, whatever became of them */
    size_t bytes;       /* of all compiled expressions: PCRE2 refuses large
                           ones, so up to some 240 MB */
    DL_VEC(dl_pattern *) all;
    DL_VEC(dl_pattern_list) lists;
} dl_patterns;

void dl_patterns_init(dl_patterns *patterns, dl_problems *problems,
                      dl_pack_reader read_pack);
void dl_patterns_free(dl_patterns *patterns);

/* Reads and compiles `patterns:` of a tree or an override, which may be
   NULL. */
void dl_patterns_add(dl_patterns *patterns, const dl_yaml *keys);

/* Assigns numbers to all ids, once everything is added. */
void dl_patterns_finish(dl_patterns *patterns);

/* The rules of the merged tree `root`: one of the lists that were added. */
dl_user_rules dl_patterns_of(const dl_patterns *patterns, const dl_yaml *root);

/* The ids alone. */
dl_user_rules dl_patterns_ids(const dl_patterns *patterns);

/* Reports scopes with the name of no section in the profile that resemble
   one. */
void dl_patterns_check_sections(const dl_user_rules *users,
                                const dl_profile *profile,
                                dl_problems *problems);

/* All patterns in order, each id once; the caller frees the array. */
size_t dl_patterns_list(const dl_patterns *patterns, const dl_pattern ***out);

#endif
