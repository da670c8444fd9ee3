/*
 * The rules on characters and terms against deliberate errors: entries of posts
 * without findings are damaged in one place, and the damage must be found. The
 * places are chosen by counting, so they are the same in every run.
 */
#include <stdlib.h>

#include "engine/lint.h"
#include "korean/terms.h"
#include "model_fixture.h"
#include "../support/posts.h"
#include "text/utf8.h"

enum {
    INVISIBLE_EVERY = 37, /* every so many words, each character is inserted
                             once … */
    NFD_EVERY = 19,       /* … one is decomposed … */
    BRACKET_EVERY = 3,    /* every so many brackets one is dropped */
    MOST_SWAPS = 2        /* of one term in one entry */
};

typedef struct tally {
    size_t n, found;
} tally;

/* One damage to the text of an entry: `length` bytes at `at` are replaced by
   `text`. */
typedef struct damage {
    uint32_t at, length;
    dl_str text;
} damage;

typedef struct state {
    fixture f;
    const dl_post *post;
    const dl_paper *paper;
    dl_config *config;
    void (*damage_entry)(struct state *s);
    size_t count; /* of candidates so far */
    tally tally;
} state;

static dl_config *config_for(const char *code)
{
    dl_config *config;
    dl_str select = dl_str_of(code);
    dl_config_request request = {.isolated = true,
                                 .profile = "daily-papers",
                                 .select = &select,
                                 .n_select = 1};
    assert_int_equal(dl_config_load(&config, &request, NULL), DL_OK);
    return config;
}

static size_t count_findings(const dl_config *config, dl_str text)
{
    dl_result *r = dl_lint_text(config, DL_STR("a.md"), text,
                                (dl_clock){.today = 1});
    size_t n = r->n_diagnostics;
    dl_result_free(r);
    return n;
}

static dl_str entry_text(const state *s)
{
    return dl_doc_slice(s->f.doc, s->paper->span);
}

static void try_damage(state *s, damage d)
{
    dl_str entry = entry_text(s);
    size_t at = d.at - s->paper->span.start;
    dl_buf text = {0};
    dl_buf_add(&text, (dl_str){entry.p, at});
    dl_buf_add(&text, d.text);
    dl_buf_add(&text, (dl_str){entry.p + at + d.length,
                               entry.n - at - d.length});
    bool found = count_findings(s->config, dl_buf_str(&text)) > 0;
    s->tally.n++;
    s->tally.found += found;
    if (!found)
        print_message("# missed '%.*s' for '%.*s' before '%.*s'\n",
                      DL_FMT(d.text), (int)d.length, entry.p + at,
                      (int)(entry.n - at > 60 ? 60 : entry.n - at),
                      entry.p + at + d.length);
    dl_buf_free(&text);
}

static bool is_body(const state *s, const dl_prose *prose)
{
    size_t i = (size_t)(prose - s->f.doc->proses);
    return s->post->prose_roles[i] == DL_PROSE_BODY;
}

/* Calls `visit` for each block of the entry's own text. */
static void for_each_block(state *s,
                           void (*visit)(state *s, const dl_prose *prose))
{
    for (uint32_t i = 0; i < s->f.doc->n_proses; i++) {
        const dl_prose *prose = &s->f.doc->proses[i];
        if (prose->token >= s->paper->token &&
            prose->token_end <= s->paper->token_end && is_body(s, prose))
            visit(s, prose);
    }
}

static void damage_post(void *user, const char *path, dl_str bytes)
{
    state *s = user;
    (void)path;
    s->post = fixture_post(&s->f, "a.md", bytes);
    for (uint32_t k = 0; k < s->post->n_papers; k++) {
        s->paper = &s->post->papers[k];
        if (count_findings(s->config, entry_text(s)) == 0)
            s->damage_entry(s);
    }
}

/* Damages every entry of the posts that has no finding of `code`. */
static void run(const char *posts, const char *code,
                void (*damage_entry)(state *s))
{
    posts_need(posts);
    state s = {.config = config_for(code), .damage_entry = damage_entry};
    s.f.arena = dl_arena_new();
    fixture_builtin(&s.f, "daily-papers");
    posts_each(posts, damage_post, &s);
    print_message("# %s: %zu of %zu found\n", code, s.tally.found, s.tally.n);
    assert_true(s.tally.n > 100);
    assert_true(s.tally.found * 100 >= s.tally.n * 99);
    fixture_free(&s.f);
    dl_config_free(s.config);
}

/* ---- DL602: an invisible character --------------------------------------- */

static void insert_invisible(state *s, const dl_prose *prose)
{
    static const uint32_t chars[] = {
        0x0001, 0x00A0, 0x00AD, 0x034F, 0x061C, 0x115F, 0x180E, 0x2003, 0x200B,
        0x200C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x202F,
        0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x3000, 0x3164, 0xFEFF};
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &s->f.doc->tokens[i];
        if (t->kind != DL_TOKEN_HANGUL || s->count++ % INVISIBLE_EVERY)
            continue;
        char text[4];
        uint32_t c = chars[s->count / INVISIBLE_EVERY %
                           (sizeof chars / sizeof *chars)];
        /* before the word, in it, after it */
        uint32_t at = t->start + 3 * (uint32_t)(s->count % (t->length + 1u));
        try_damage(s, (damage){at, 0, {text, dl_utf8_encode(c, text)}});
    }
}

static void damage_invisible(state *s)
{
    for_each_block(s, insert_invisible);
}

static void finds_invisible_characters(void **posts)
{
    run(*posts, "DL602", damage_invisible);
}

/* ---- DL603: a decomposed word -------------------------------------------- */

/* Hangul syllables as conjoining jamo (Unicode, section 3.12). */
static void decompose(dl_str word, dl_buf *out)
{
    unsigned length;
    for (size_t i = 0; i < word.n; i += length) {
        uint32_t c = dl_utf8_decode(word, i, &length) - 0xAC00;
        const uint32_t jamo[] = {0x1100 + c / 588, 0x1161 + c % 588 / 28,
                                 0x11A7 + c % 28};
        char text[4];
        for (size_t k = 0; k < 2 + (c % 28 != 0); k++)
            dl_buf_add(out, (dl_str){text, dl_utf8_encode(jamo[k], text)});
    }
}

static void decompose_words(state *s, const dl_prose *prose)
{
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &s->f.doc->tokens[i];
        if (t->kind != DL_TOKEN_HANGUL || s->count++ % NFD_EVERY)
            continue;
        dl_buf text = {0};
        decompose(dl_token_text(s->f.doc, t), &text);
        try_damage(s, (damage){t->start, t->end - t->start,
                               dl_buf_str(&text)});
        dl_buf_free(&text);
    }
}

static void damage_nfd(state *s)
{
    for_each_block(s, decompose_words);
}

static void finds_decomposed_words(void **posts)
{
    run(*posts, "DL603", damage_nfd);
}

/* ---- DL605: a bracket that is gone ------------------------------------ */

static bool is_bracket(dl_str text)
{
    return dl_str_is(text, "(") || dl_str_is(text, ")") ||
           dl_str_is(text, "[") || dl_str_is(text, "]") ||
           dl_str_is(text, "“") || dl_str_is(text, "”");
}

/* Whether the block has enumerators of the form 1): then the remaining half of
   a bracket may be one of them. */
static bool has_enumerators(const state *s, const dl_prose *prose)
{
    int depth = 0;
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        dl_str text = dl_token_text(s->f.doc, &s->f.doc->tokens[i]);
        depth += dl_str_is(text, "(") - dl_str_is(text, ")");
    }
    return depth != 0;
}

static void drop_brackets(state *s, const dl_prose *prose)
{
    if (has_enumerators(s, prose))
        return;
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &s->f.doc->tokens[i];
        if (is_bracket(dl_token_text(s->f.doc, t)) &&
            s->count++ % BRACKET_EVERY == 0)
            try_damage(s, (damage){t->start, t->end - t->start, DL_STR("")});
    }
}

static void damage_brackets(state *s)
{
    for_each_block(s, drop_brackets);
}

static void finds_dropped_brackets(void **posts)
{
    run(*posts, "DL605", damage_brackets);
}

/* ---- DL508: another word for a term ----------------------------------- */

static bool is_joint(char c)
{
    return c == ' ' || c == '-';
}

static bool same_word(dl_str a, dl_str b)
{
    size_t i = 0, k = 0;
    while (i < a.n || k < b.n) {
        if (i < a.n && is_joint(a.p[i]))
            i++;
        else if (k < b.n && is_joint(b.p[k]))
            k++;
        else if (i == a.n || k == b.n || a.p[i++] != b.p[k++])
            return false;
    }
    return true;
}

/* Another member of the term's group that is not merely a variant in
   spacing. */
static const dl_term *other_member(const dl_term *term)
{
    const dl_term_table *table = &dl_lexicon_builtin.terms;
    for (uint32_t i = 0; i < table->n_terms; i++) {
        const dl_term *other = &table->terms[i];
        if (other->group == term->group && !same_word(other->text, term->text))
            return other;
    }
    return NULL;
}

/* Whether the group has two or more hits in the entry, all of them variants of
   one word. */
static bool is_steady(const dl_term_hit *hits, size_t n, const dl_term_hit *hit)
{
    size_t uses = 0;
    for (size_t i = 0; i < n; i++) {
        if (hits[i].group != hit->group)
            continue;
        uses++;
        if (!same_word(hits[i].term->text, hit->term->text))
            return false;
    }
    return uses >= 2;
}

static void damage_terms(state *s)
{
    dl_term_hit *hits;
    size_t n = dl_terms_find(s->f.doc, s->paper->token, s->paper->token_end,
                             s->f.arena, &hits);
    const dl_term_group *last = NULL;
    size_t swaps = 0;
    for (size_t i = 0; i < n; i++) {
        swaps = hits[i].group == last ? swaps + 1 : 0;
        last = hits[i].group;
        const dl_term *other = other_member(hits[i].term);
        if (last->term_class == DL_TERMS_HARD && swaps < MOST_SWAPS && other &&
            is_steady(hits, n, &hits[i]))
            try_damage(s, (damage){hits[i].span.start,
                                   hits[i].span.end - hits[i].span.start,
                                   other->text});
    }
}

static void finds_swapped_terms(void **posts)
{
    run(*posts, "DL508", damage_terms);
}

/* ---- DL510: a loanword spelled wrong ---------------------------------- */

static void misspell(state *s, const dl_prose *prose)
{
    const dl_term_table *table = &dl_lexicon_builtin.terms;
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &s->f.doc->tokens[i];
        dl_str word = dl_token_text(s->f.doc, t);
        for (uint32_t k = 0; k < table->n_terms; k++) {
            const dl_term *term = &table->terms[k];
            const dl_term_group *group = &table->groups[term->group];
            if (group->term_class == DL_TERMS_LOANWORD &&
                term->right.n <= word.n &&
                memcmp(word.p, term->right.p, term->right.n) == 0)
                try_damage(s, (damage){t->start, (uint32_t)term->right.n,
                                       term->text});
        }
    }
}

static void damage_loanwords(state *s)
{
    for_each_block(s, misspell);
}

static void finds_misspelled_loanwords(void **posts)
{
    run(*posts, "DL510", damage_loanwords);
}

int main(void)
{
    static const char composed[] = POSTS_COMPOSED, real[] = POSTS_REAL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(finds_invisible_characters, (void *)composed),
        cmocka_unit_test_prestate(finds_decomposed_words, (void *)composed),
        cmocka_unit_test_prestate(finds_dropped_brackets, (void *)composed),
        cmocka_unit_test_prestate(finds_swapped_terms, (void *)composed),
        cmocka_unit_test_prestate(finds_misspelled_loanwords, (void *)composed),
        cmocka_unit_test_prestate(finds_invisible_characters, (void *)real),
        cmocka_unit_test_prestate(finds_decomposed_words, (void *)real),
        cmocka_unit_test_prestate(finds_dropped_brackets, (void *)real),
        cmocka_unit_test_prestate(finds_swapped_terms, (void *)real),
        cmocka_unit_test_prestate(finds_misspelled_loanwords, (void *)real),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
