/*
 * For tests: a group of a lexicon's terms by its name.
 */
#ifndef DL_TEST_TERM_GROUP_H
#define DL_TEST_TERM_GROUP_H

#include "korean/term.h"

/* The group of that name, or NULL. */
static inline const dl_term_group *term_group(const dl_term_table *terms,
                                              const char *name)
{
    for (uint32_t i = 0; i < terms->n_groups; i++)
        if (dl_str_is(terms->groups[i].name, name))
            return &terms->groups[i];
    return NULL;
}

#endif
