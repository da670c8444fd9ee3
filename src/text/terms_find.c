#include <stdlib.h>

#include "base/vec.h"
#include "text/terms.h"
#include "text/terms_key.h"

enum { SYLLABLE = 3, KEY = 2 * SYLLABLE };

typedef struct finder {
    const dl_lexicon *lexicon;
    const dl_doc *doc;
    uint32_t token, token_end; /* the whole range */
    uint32_t limit;            /* byte behind it */
    bool has_own;              /* terms of the user's */
    DL_VEC(dl_term_hit) hits;
} finder;

/* Whether `list` (separated by '\n') has `word`. */
static bool list_has(dl_str list, dl_str word)
{
    while (list.n) {
        const char *end = memchr(list.p, '\n', list.n);
        size_t n = end ? (size_t)(end - list.p) : list.n;
        if (dl_str_eq((dl_str){list.p, n}, word))
            return true;
        if (!end)
            return false;
        list = (dl_str){end + 1, list.n - n - 1};
    }
    return false;
}

static bool list_has_prefix_of(dl_str list, dl_str text)
{
    while (list.n) {
        const char *end = memchr(list.p, '\n', list.n);
        size_t n = end ? (size_t)(end - list.p) : list.n;
        if (n <= text.n && memcmp(list.p, text.p, n) == 0)
            return true;
        if (!end)
            return false;
        list = (dl_str){end + 1, list.n - n - 1};
    }
    return false;
}

/*
 * The end of `term` when it stands at byte `at`, else 0. A blank of the term
 * is one blank or line end of the source.
 */
static uint32_t match_at(const finder *f, const dl_term *term, uint32_t at)
{
    const char *src = f->doc->src.p;
    if (at + term->text.n > f->limit)
        return 0;
    for (size_t i = 0; i < term->text.n; i++) {
        char c = src[at + i], t = term->text.p[i];
        if (c != t && !(t == ' ' && c == '\n'))
            return 0;
    }
    return at + (uint32_t)term->text.n;
}

static bool neighbours_allow(const finder *f, const dl_term_group *group,
                             uint32_t token, uint32_t end)
{
    if (group->not_after.n && token > f->token &&
        list_has(group->not_after,
                 dl_token_text(f->doc, &f->doc->tokens[token - 1])))
        return false;
    dl_str rest = {f->doc->src.p + end, f->limit - end};
    return !list_has_prefix_of(group->not_before, rest);
}

/* Tries the terms [from, to) of a table, which share their key; the longest of
   each group counts. */
static void try_terms(finder *f, const dl_term_table *table, uint32_t from,
                      uint32_t to, uint32_t token, uint32_t at)
{
    bool begins_word = at == f->doc->tokens[token].start;
    size_t first = f->hits.n;
    for (uint32_t i = from; i < to; i++) {
        const dl_term *term = &table->terms[i];
        const dl_term_group *group = &table->groups[term->group];
        if (!begins_word && !term->inside)
            continue;
        bool has_longer = false;
        for (size_t k = first; k < f->hits.n; k++)
            has_longer |= f->hits.v[k].group == group;
        uint32_t end = has_longer ? 0 : match_at(f, term, at);
        if (end && neighbours_allow(f, group, token, end))
            dl_vec_push(&f->hits, (dl_term_hit){.span = {at, end},
                                                .token = token,
                                                .term = term,
                                                .group = group});
    }
}

static void try_builtin(finder *f, uint32_t token, uint32_t at)
{
    const dl_term_key *key = dl_term_key_find(f->doc->src.p + at, KEY);
    if (!key)
        return;
    const bool *removed = f->lexicon ? f->lexicon->removed : NULL;
    if (!removed) {
        try_terms(f, &dl_builtin_terms, key->first, key->end, token, at);
        return;
    }
    for (uint32_t i = key->first; i < key->end; i++)
        if (!removed[dl_builtin_terms.terms[i].group])
            try_terms(f, &dl_builtin_terms, i, i + 1, token, at);
}

static int compare_key(const void *key, const void *term)
{
    return memcmp(key, ((const dl_term *)term)->text.p, KEY);
}

static void try_own(finder *f, uint32_t token, uint32_t at)
{
    const dl_term_table *own = &f->lexicon->own;
    const char *key = f->doc->src.p + at;
    const dl_term *some =
        bsearch(key, own->terms, own->n_terms, sizeof *some, compare_key);
    if (!some)
        return;
    uint32_t first = (uint32_t)(some - own->terms), end = first + 1;
    while (first > 0 && compare_key(key, &own->terms[first - 1]) == 0)
        first--;
    while (end < own->n_terms && compare_key(key, &own->terms[end]) == 0)
        end++;
    try_terms(f, own, first, end, token, at);
}

/* The first place from `p` on where a term may begin, or NULL: nearly always,
   so that this loop is all that most words cost. */
static inline const char *next_place(const char *p, const char *end,
                                     bool has_own)
{
    for (; end - p >= KEY; p += SYLLABLE)
        if (has_own || dl_term_key_may_be(p))
            return p;
    return NULL;
}

static void find_in_word(finder *f, uint32_t token)
{
    const dl_token *t = &f->doc->tokens[token];
    const char *src = f->doc->src.p, *end = src + t->end;
    const char *p = src + t->start;
    while ((p = next_place(p, end, f->has_own)) != NULL) {
        if (dl_term_key_may_be(p))
            try_builtin(f, token, (uint32_t)(p - src));
        if (f->has_own)
            try_own(f, token, (uint32_t)(p - src));
        p += SYLLABLE;
    }
}

size_t dl_terms_find(const dl_lexicon *lexicon, const dl_doc *doc,
                     uint32_t token, uint32_t token_end, dl_arena *arena,
                     dl_term_hit **hits)
{
    finder f = {.lexicon = lexicon,
                .doc = doc,
                .token = token,
                .token_end = token_end,
                .has_own = lexicon && lexicon->own.n_terms > 0,
                .limit =
                    token_end > token ? doc->tokens[token_end - 1].end : 0};
    for (uint32_t t = token; t < token_end; t++)
        if (doc->tokens[t].kind == DL_TOKEN_HANGUL &&
            !(doc->tokens[t].flags & DL_TOKEN_UNNORMALIZED))
            find_in_word(&f, t);
    *hits = dl_vec_to_arena(&f.hits, arena);
    size_t n = f.hits.n;
    dl_vec_free(&f.hits);
    return n;
}

const dl_term_group *dl_terms_group(const dl_lexicon *lexicon, dl_str name)
{
    for (uint32_t i = 0; lexicon && i < lexicon->own.n_groups; i++)
        if (dl_str_eq(lexicon->own.groups[i].name, name))
            return &lexicon->own.groups[i];
    for (uint32_t i = 0; i < dl_builtin_terms.n_groups; i++)
        if (dl_str_eq(dl_builtin_terms.groups[i].name, name) &&
            !(lexicon && lexicon->removed && lexicon->removed[i]))
            return &dl_builtin_terms.groups[i];
    return NULL;
}
