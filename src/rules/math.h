/*
 * Formulas in running text, between dollar signs: no rule on words or marks has
 * a say there. Nothing is owned.
 */
#ifndef DL_RULES_MATH_H
#define DL_RULES_MATH_H

#include "digestlint/prose.h"

/* A walk along a block's tokens; begin with `at` = the block's first one. */
typedef struct dl_math {
    uint32_t at;
    bool is_inside;
} dl_math;

static inline bool dl_math_is_sign(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return t->kind == DL_TOKEN_SYMBOL && doc->src.p[t->start] == '$';
}

/*
 * Whether token `i`, not before the one asked for last, stands behind an odd
 * number of `$` or `$$`. A price counts, too: the answer is for rules that
 * abstain. All questions about a block together take one walk.
 */
static inline bool dl_math_contains(dl_math *m, const dl_doc *doc, uint32_t i)
{
    for (; m->at < i; m->at++) {
        if (!dl_math_is_sign(doc, m->at))
            continue;
        m->is_inside = !m->is_inside;
        if (m->at + 1 < i && dl_token_is_joined(&doc->tokens[m->at + 1]) &&
            dl_math_is_sign(doc, m->at + 1))
            m->at++;
    }
    return m->is_inside;
}

#endif
