/*
 * Fuzzes `lexicon:`: what is read into a lexicon is in it, what is removed is
 * not, and a post (after a line "====") can be linted with it.
 */
#include "check_result.h"
#include "model/lexicon_read.h"
#include "parse/parse.h"
#include "parse/yaml.h"

static void complain(void *user, const dl_lexicon_problem *problem)
{
    size_t *n = user;
    REQUIRE(problem->node);
    REQUIRE(problem->expected[0] ? problem->expected[1] != NULL
                                 : problem->n_known > 0);
    ++*n;
}

/* Each word that was named is in its list or not, as the builder says. */
static void check_words(const dl_lexicon *lexicon, const dl_listed_word *words,
                        const bool *has, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        dl_list list = (dl_list)words[i].list;
        dl_str word = words[i].text;
        REQUIRE(dl_lexicon_has(lexicon, list, word) == has[i]);
        REQUIRE(dl_set_has(dl_lexicon_lists(lexicon, word), list) == has[i]);
        if (has[i] && dl_lists[list].match == DL_MATCHING_START)
            REQUIRE(dl_lexicon_start(lexicon, list, word) == word.n);
        if (has[i] && dl_lists[list].match == DL_MATCHING_END)
            REQUIRE(dl_lexicon_end(lexicon, list, word) == word.n);
    }
}

static void check_terms(const dl_lexicon *lexicon)
{
    const dl_term_table *terms = &lexicon->terms;
    for (uint32_t i = 0; i < terms->n_terms; i++) {
        REQUIRE(terms->terms[i].group < terms->n_groups);
        REQUIRE(dl_term_is_findable(terms->terms[i].text));
    }
    for (uint32_t i = 0; i < terms->n_groups; i++)
        REQUIRE(terms->groups[i].term_class < DL_TERM_CLASSES);
}

static const dl_lexicon *build(dl_arena *arena, const dl_yaml *root,
                               const dl_lexicon *base)
{
    enum { MOST = 64 };
    dl_lexicon_builder builder;
    size_t problems = 0;
    dl_lexicon_begin(&builder, arena, base);
    size_t own = builder.words.n;
    dl_lexicon_read(&builder, root, complain, &problems);
    size_t n = builder.words.n - own;
    n = n < MOST ? n : MOST;
    dl_listed_word *words = DL_ARENA_NEW(arena, dl_listed_word, n);
    bool *has = DL_ARENA_NEW(arena, bool, n);
    for (size_t i = 0; i < n; i++) {
        words[i] = builder.words.v[own + i];
        has[i] = dl_lexicon_would_have(&builder, words[i].list, words[i].text);
    }
    const dl_lexicon *lexicon = dl_lexicon_finish(&builder);
    check_words(lexicon, words, has, n);
    check_terms(lexicon);
    return lexicon;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { LONGEST = 64 * 1024 };
    dl_str rest = {(const char *)data, size};
    dl_arena *arena = dl_arena_new();
    dl_buf text = {0};
    dl_yaml_problem problem;
    const dl_yaml *root = NULL;
    fuzz_grow(&text, fuzz_next(&rest).text, LONGEST);
    dl_str yaml = dl_buf_str(&text);
    if (dl_utf8_valid_up_to(yaml) == yaml.n &&
        dl_yaml_parse(arena, yaml, 0, &root, &problem) && root) {
        /* The built-in one has 40,000 words: not every time. */
        const dl_lexicon *lexicon =
            build(arena, root, size % 8 ? NULL : &dl_lexicon_builtin);
        dl_doc *doc =
            dl_doc_parse(DL_STR("a.md"), fuzz_next(&rest).text, LONGEST,
                         lexicon);
        for (uint32_t i = 0; i < doc->n_tokens; i++)
            REQUIRE(doc->tokens[i].lists < lexicon->n_sets);
        dl_doc_free(doc);
    }
    dl_buf_free(&text);
    dl_arena_free(arena);
    return 0;
}
