#include "text/terms.h"

#include <stdlib.h>

#include "base/vec.h"
#include "text/hangul.h"

enum { KEY = 6 /* bytes of two syllables */ };

#define WORD "a word", "낱말"

typedef struct reader {
    dl_arena *arena;
    bool *removed;
    DL_VEC(dl_term_group) groups;
    DL_VEC(dl_term) terms;
    dl_terms_complain complain;
    void *user;
} reader;

static bool begins_with_two_syllables(dl_str s)
{
    for (size_t i = 0; i < KEY; i += 3) {
        if (i + 3 > s.n || ((unsigned char)s.p[i] & 0xF0) != 0xE0)
            return false;
        if (!dl_hangul_is_syllable(dl_hangul_at(s.p + i)))
            return false;
    }
    return true;
}

static dl_str text_of(reader *r, const dl_yaml *mapping, const char *key)
{
    const dl_yaml *value = dl_yaml_get(mapping, key);
    if (!value)
        return DL_STR_NONE;
    if (value->kind != DL_YAML_SCALAR) {
        r->complain(r->user, value, WORD);
        return DL_STR_NONE;
    }
    return value->text;
}

static bool is_true(const dl_yaml *mapping, const char *key)
{
    const dl_yaml *value = dl_yaml_get(mapping, key);
    return value && value->kind == DL_YAML_SCALAR &&
           dl_str_is(value->text, "true");
}

/* A list of words as one string, separated by '\n'. */
static dl_str joined(reader *r, const dl_yaml *mapping, const char *key)
{
    const dl_yaml *list = dl_yaml_get(mapping, key);
    if (!list)
        return DL_STR_NONE;
    size_t n = 0;
    for (const dl_yaml *item = list->first; item; item = item->next)
        n += item->text.n + 1;
    if (n == 0)
        return DL_STR_NONE;
    char *text = dl_arena_alloc(r->arena, n);
    size_t at = 0;
    for (const dl_yaml *item = list->first; item; item = item->next) {
        if (at)
            text[at++] = '\n';
        memcpy(text + at, item->text.p, item->text.n);
        at += item->text.n;
    }
    return (dl_str){text, at};
}

static void add_term(reader *r, const dl_yaml *node, dl_str text, dl_str right,
                     bool inside)
{
    if (!begins_with_two_syllables(text)) {
        r->complain(r->user, node, "a word that begins with two syllables",
                    "한글 두 글자로 시작하는 낱말");
        return;
    }
    dl_vec_push(&r->terms, (dl_term){.text = text,
                                     .right = right,
                                     .group = (uint16_t)r->groups.n,
                                     .inside = inside});
}

/* A word of two syllables is found at the start of a word only: inside longer
   ones it would be there by chance too often. */
static bool is_short(dl_str word)
{
    return word.n <= KEY;
}

static bool has(const dl_yaml *list, dl_str word)
{
    for (const dl_yaml *i = list ? list->first : NULL; i; i = i->next)
        if (dl_str_eq(i->text, word))
            return true;
    return false;
}

static void read_words(reader *r, const dl_yaml *group, bool is_loanword)
{
    const dl_yaml *words = dl_yaml_get(group, "words");
    dl_yaml_kind wanted = is_loanword ? DL_YAML_MAPPING : DL_YAML_SEQUENCE;
    if (!words || words->kind != wanted) {
        const dl_yaml *place = words ? words : group;
        if (is_loanword)
            r->complain(r->user, place, "words: a mapping of wrong to right",
                        "words: 틀린 표기와 바른 표기의 매핑");
        else
            r->complain(r->user, place, "words: a list", "words: 낱말 목록");
        return;
    }
    const dl_yaml *at_start = dl_yaml_get(group, "at-start");
    for (const dl_yaml *w = words->first; w; w = w->next) {
        if (w->kind != DL_YAML_SCALAR)
            r->complain(r->user, w, WORD);
        else if (is_loanword)
            add_term(r, w->key, w->key->text, w->text,
                     !is_short(w->key->text) && !has(at_start, w->key->text));
        else
            add_term(r, w, w->text, DL_STR_NONE, false);
    }
}

static void remove_builtin(reader *r, dl_str name)
{
    for (uint32_t i = 0; r->removed && i < dl_builtin_terms.n_groups; i++)
        if (dl_str_eq(dl_builtin_terms.groups[i].name, name))
            r->removed[i] = true;
}

static dl_term_class glossary_class(reader *r, const dl_yaml *group)
{
    dl_str name = text_of(r, group, "class");
    if (name.n && !dl_str_is(name, "hard") && !dl_str_is(name, "soft"))
        r->complain(r->user, dl_yaml_get(group, "class"), "hard or soft",
                    "hard 또는 soft");
    return dl_str_is(name, "soft") ? DL_TERMS_SOFT : DL_TERMS_HARD;
}

/* Complains of the keys that are not among the `n` known ones. */
static void check_keys(reader *r, const dl_yaml *mapping,
                       const char *const *known, size_t n)
{
    for (const dl_yaml *v = mapping->first; v; v = v->next) {
        size_t i = 0;
        while (i < n && !dl_str_is(v->key->text, known[i]))
            i++;
        if (i == n)
            r->complain(r->user, v->key, NULL, NULL);
    }
}

static void read_group(reader *r, const dl_yaml *node, dl_term_class c)
{
    static const char *const known[] = {"english", "name", "class", "prefer",
                                        "words", "norm", "reason", "at-start",
                                        "not-after", "not-before", "remove"};
    bool is_loanword = c == DL_TERMS_LOANWORD || c == DL_TERMS_STRICT;
    if (node->kind != DL_YAML_MAPPING) {
        r->complain(r->user, node, "a mapping with words",
                    "words가 있는 매핑");
        return;
    }
    check_keys(r, node, known, sizeof known / sizeof *known);
    dl_str name = text_of(r, node, is_loanword ? "name" : "english");
    if (!name.n) {
        r->complain(r->user, node, is_loanword ? "a name" : "an english term",
                    is_loanword ? "name" : "english");
        return;
    }
    remove_builtin(r, name);
    if (is_true(node, "remove"))
        return;
    read_words(r, node, is_loanword);
    dl_vec_push(&r->groups,
                (dl_term_group){
                    .name = name,
                    .prefer = text_of(r, node, "prefer"),
                    .norm = text_of(r, node, "norm"),
                    .not_after = joined(r, node, "not-after"),
                    .not_before = joined(r, node, "not-before"),
                    .term_class = is_loanword ? c : glossary_class(r, node),
                });
}

static void read_list(reader *r, const dl_yaml *lexicon, const char *key,
                      dl_term_class c)
{
    const dl_yaml *list = dl_yaml_get(lexicon, key);
    if (!list)
        return;
    if (list->kind != DL_YAML_SEQUENCE) {
        r->complain(r->user, list, "a list of groups", "묶음 목록");
        return;
    }
    for (const dl_yaml *g = list->first; g; g = g->next)
        read_group(r, g, c);
}

/* By the first six bytes, then the longest first. */
static int compare_terms(const void *a, const void *b)
{
    const dl_term *x = a, *y = b;
    int c = memcmp(x->text.p, y->text.p, KEY);
    if (c)
        return c;
    if (x->text.n != y->text.n)
        return x->text.n > y->text.n ? -1 : 1;
    return memcmp(x->text.p, y->text.p, x->text.n);
}

void dl_terms_read(dl_arena *arena, const dl_yaml *lexicon, bool *removed,
                   dl_term_table *out, dl_terms_complain complain, void *user)
{
    reader r = {.arena = arena,
                .removed = removed,
                .complain = complain,
                .user = user};
    static const char *const known[] = {"glossary", "loanwords", "strict"};
    if (lexicon && lexicon->kind == DL_YAML_MAPPING) {
        check_keys(&r, lexicon, known, sizeof known / sizeof *known);
        read_list(&r, lexicon, "glossary", DL_TERMS_HARD);
        read_list(&r, lexicon, "loanwords", DL_TERMS_LOANWORD);
        read_list(&r, lexicon, "strict", DL_TERMS_STRICT);
    } else if (lexicon) {
        complain(user, lexicon, "a mapping", "매핑");
    }
    if (r.terms.n)
        qsort(r.terms.v, r.terms.n, sizeof *r.terms.v, compare_terms);
    *out = (dl_term_table){.groups = dl_vec_to_arena(&r.groups, arena),
                           .terms = dl_vec_to_arena(&r.terms, arena),
                           .n_groups = (uint32_t)r.groups.n,
                           .n_terms = (uint32_t)r.terms.n};
    dl_vec_free(&r.groups);
    dl_vec_free(&r.terms);
}
