/* Reading `lexicon:`: what it adds and removes, and what it reports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../support/term_group.h"
#include "base/buf.h"
#include "model/lexicon_read.h"
#include "parse/yaml.h"

typedef struct fixture {
    dl_arena *arena;
    const dl_lexicon *lexicon;
    dl_buf problems;
} fixture;

/* One line for each error: its place, then what was expected, or the unknown
   key with the number of known ones. */
static void complain(void *user, const dl_lexicon_problem *p)
{
    fixture *f = user;
    dl_buf_printf(&f->problems, "%u: ", p->node->span.start);
    if (p->expected[0]) {
        assert_non_null(p->expected[1]);
        assert_true(p->expected[1][0] != '\0');
        dl_buf_printf(&f->problems, "expected %s\n", p->expected[0]);
    } else {
        assert_true(p->n_known > 0);
        dl_buf_printf(&f->problems, "unknown '%.*s', not '%.*s' …\n",
                      DL_FMT(p->node->text), DL_FMT(p->known[0]));
    }
}

static void read(fixture *f, const char *yaml)
{
    const dl_yaml *root;
    dl_yaml_problem problem;
    dl_lexicon_builder builder;
    *f = (fixture){.arena = dl_arena_new()};
    assert_true(dl_yaml_parse(f->arena, dl_arena_str(f->arena, dl_str_of(yaml)),
                              0, &root, &problem));
    dl_lexicon_begin(&builder, f->arena, &dl_lexicon_builtin);
    dl_lexicon_read(&builder, root, complain, f);
    f->lexicon = dl_lexicon_finish(&builder);
    dl_buf_addc(&f->problems, '\0');
}

static void end(fixture *f)
{
    dl_buf_free(&f->problems);
    dl_arena_free(f->arena);
}

static bool has(const fixture *f, dl_list list, const char *word)
{
    return dl_lexicon_has(f->lexicon, list, dl_str_of(word));
}

static void assert_problems(const char *yaml, const char *want)
{
    fixture f;
    read(&f, yaml);
    assert_string_equal(f.problems.p, want);
    end(&f);
}

/* ---- lists ----------------------------------------------------------------
 */

static void adds_in_two_ways(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "{register: {first-person: [뷁, 뷁쀍]}}",
        "{register: {first-person: {add: [뷁, 뷁쀍]}}}",
        "register:\n  first-person:\n    - 뷁\n    - '뷁쀍'\n"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        fixture f;
        read(&f, ways[i]);
        assert_string_equal(f.problems.p, "");
        assert_true(has(&f, DL_LIST_REGISTER_FIRST_PERSON, "뷁"));
        assert_true(has(&f, DL_LIST_REGISTER_FIRST_PERSON, "뷁쀍"));
        assert_true(has(&f, DL_LIST_REGISTER_FIRST_PERSON, "우리"));
        assert_false(has(&f, DL_LIST_REGISTER_FIRST_PERSON_STARTS, "뷁"));
        end(&f);
    }
}

static void removes_from_one_list(void **state)
{
    (void)state;
    fixture f;
    read(&f, "{register: {first-person: {remove: [저희, 우리, 없는말]}}}");
    assert_string_equal(f.problems.p, "");
    assert_false(has(&f, DL_LIST_REGISTER_FIRST_PERSON, "저희"));
    assert_false(has(&f, DL_LIST_REGISTER_FIRST_PERSON, "우리"));
    assert_true(has(&f, DL_LIST_REGISTER_FIRST_PERSON, "우리는"));
    assert_true(has(&f, DL_LIST_REGISTER_FIRST_PERSON_STARTS, "저희"));
    end(&f);
}

/* What is removed is gone, whichever key comes first. */
static void removes_behind_adding(void **state)
{
    (void)state;
    static const char *const orders[] = {
        "{repeat: {bound: {add: [뷁, 쀍], remove: [뷁]}}}",
        "{repeat: {bound: {remove: [뷁], add: [뷁, 쀍]}}}"};
    for (size_t i = 0; i < 2; i++) {
        fixture f;
        read(&f, orders[i]);
        assert_false(has(&f, DL_LIST_REPEAT_BOUND, "뷁"));
        assert_true(has(&f, DL_LIST_REPEAT_BOUND, "쀍"));
        end(&f);
    }
}

static void what_says_nothing_changes_nothing(void **state)
{
    (void)state;
    static const char *const nothing[] = {
        "{}", "{register: {}}", "{register: {first-person: []}}",
        "{register: {first-person: {}}}",
        "{register: {first-person: {add: [], remove: []}}, glossary: []}"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        fixture f;
        read(&f, nothing[i]);
        assert_string_equal(f.problems.p, "");
        assert_int_equal(f.lexicon->n_entries, dl_lexicon_builtin.n_entries);
        assert_int_equal(f.lexicon->terms.n_groups,
                         dl_lexicon_builtin.terms.n_groups);
        end(&f);
    }
}

static void complains_of_unknown_keys(void **state)
{
    (void)state;
    assert_problems("{regster: {}}",
                    "1: unknown 'regster', not 'glossary' …\n");
    assert_problems("{register: {first-persn: [가]}}",
                    "12: unknown 'first-persn', not 'first-person' …\n");
    assert_problems("{register: {first-person: {ad: [가]}}}",
                    "27: unknown 'ad', not 'add' …\n");
    assert_problems("{glossary: [{english: x, words: [가나], wrod: y}]}",
                    "42: unknown 'wrod', not 'english' …\n");
}

static void complains_of_other_values(void **state)
{
    (void)state;
    assert_problems("[가]", "0: expected a mapping\n");
    assert_problems("{register: [가]}",
                    "11: expected lists of words by name\n");
    assert_problems("{register: {first-person: 가}}",
                    "26: expected a list of words\n");
    assert_problems("{register: {first-person: {add: 가, remove: {가: 나}}}}",
                    "32: expected a list of words\n"
                    "45: expected a list of words\n");
    assert_problems("{register: {first-person: [[가], {나: 다}]}}",
                    "27: expected a word\n"
                    "34: expected a word\n");
    assert_problems("{register: {first-person: {remove: [[가]]}}}",
                    "36: expected a word\n");
    assert_problems("{register: {first-person: ['']}}",
                    "27: expected a word of 1 to 255 bytes\n");
}

/* Findings have copies of these, and places are compared with the lists: `form`
   with `n` letters instead of @. */
static void assert_longest(const char *form, size_t n, const char *want)
{
    dl_buf yaml = {0};
    for (const char *p = form; *p; p++) {
        if (*p != '@')
            dl_buf_addc(&yaml, *p);
        for (size_t i = 0; *p == '@' && i < n; i++)
            dl_buf_addc(&yaml, 'x');
    }
    assert_problems(yaml.p, want);
    dl_buf_free(&yaml);
}

static void complains_of_long_texts(void **state)
{
    (void)state;
    static const struct {
        const char *form, *want;
        size_t most;
    } texts[] = {
        {"{loanwords: [{name: x, words: {가나: @}}]}",
         "31: expected at most 255 bytes\n", 255},
        {"{loanwords: [{name: x, words: {가나@: 다}}]}",
         "31: expected at most 255 bytes\n", 255 - 6},
        {"{loanwords: [{name: x, norm: @, words: {가나: 다}}]}",
         "29: expected at most 255 bytes\n", 255},
        {"{glossary: [{english: x, prefer: @, words: [가나]}]}",
         "33: expected at most 255 bytes\n", 255},
        {"{glossary: [{english: x, words: [가나], not-after: [가, @]}]}",
         "53: expected at most 4096 bytes of words\n", 4096 - 5},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_longest(texts[i].form, texts[i].most, "");
        assert_longest(texts[i].form, texts[i].most + 1, texts[i].want);
    }
}

/* Valid entries next to an error count. */
static void keeps_what_is_right(void **state)
{
    (void)state;
    fixture f;
    read(&f, "{register: {no-list: [가], first-person: [[가], 뷁]}, "
             "repeat: {bound: 가}}");
    assert_true(has(&f, DL_LIST_REGISTER_FIRST_PERSON, "뷁"));
    assert_false(has(&f, DL_LIST_REPEAT_BOUND, "가"));
    end(&f);
}

/* ---- groups ------------------------------------------------------------- */

static void complains_of_groups(void **state)
{
    (void)state;
    assert_problems("{glossary: {}}",
                    "11: expected a list of groups such as [{english: "
                    "fine-tuning, words: [미세조정, 파인튜닝]}]\n");
    assert_problems("{loanwords: {리쳐: 리처}}",
                    "12: expected a list of groups such as [{name: house, "
                    "words: {wrong: right}}]\n");
    assert_problems("{strict: [x]}", "10: expected a mapping with 'words'\n");
    assert_problems("{glossary: [{words: [가나]}]}",
                    "12: expected a group with an English term\n");
    assert_problems("{loanwords: [{english: x, words: {가나: 다}}]}",
                    "14: unknown 'english', not 'name' …\n"
                    "13: expected a group with a name\n");
    assert_problems("{glossary: [{english: x}]}",
                    "12: expected a group whose 'words' is a list\n");
    assert_problems("{loanwords: [{name: x, words: [가나]}]}",
                    "30: expected a group whose 'words' map wrong "
                    "spellings to correct ones\n");
    assert_problems("{glossary: [{english: x, class: sfot, words: [가나]}]}",
                    "32: expected hard, soft or close\n");
    assert_problems("{glossary: [{english: [x], words: [가나]}]}",
                    "22: expected a word\n"
                    "12: expected a group with an English term\n");
    assert_problems("{glossary: [{english: x, words: [가, model, 가 b, 가나, 가 나]}]}",
                    "33: expected a word of two syllables or more\n"
                    "38: expected a word of two syllables or more\n"
                    "45: expected a word of two syllables or more\n");
    assert_problems("{glossary: [{english: x, words: [[가나]]}]}",
                    "33: expected a word\n");
    assert_problems("{loanwords: [{name: x, words: {가나: [다]}}]}",
                    "39: expected a word\n");
    /* --fix would write these */
    static const char *const repairs[] = {"", "가나", "\"가\\0\"",
                                          "\"가\\n\\n# 나\""};
    for (size_t i = 0; i < sizeof repairs / sizeof *repairs; i++) {
        char yaml[96];
        snprintf(yaml, sizeof yaml, "{loanwords: [{name: x, words: {가나: %s}}]}",
                 repairs[i]);
        assert_problems(yaml,
                    "39: expected the correct spelling on one line\n");
    }
    assert_problems("{glossary: [{english: x, remove: perhaps}]}",
                    "33: expected yes or no\n"
                    "12: expected a group whose 'words' is a list\n");
}

static void complains_of_neighbours(void **state)
{
    (void)state;
    assert_problems("{glossary: [{english: x, words: [가나], not-after: 가}]}",
                    "53: expected a list of words\n");
    assert_problems("{glossary: [{english: x, words: [가나], "
                    "not-before: [가, [나]]}]}",
                    "60: expected a word\n");
    assert_problems("{loanwords: [{name: x, words: {가나다: 라}, "
                    "at-start: 가나다}]}",
                    "58: expected a list of words\n");
}

static const dl_term *term(const fixture *f, const char *text)
{
    for (uint32_t i = 0; i < f->lexicon->terms.n_terms; i++)
        if (dl_str_is(f->lexicon->terms.terms[i].text, text))
            return &f->lexicon->terms.terms[i];
    fail_msg("no term %s", text);
    return NULL;
}

/* Only there do rules ask for it, and only a word can be in a text. */
static void refuses_companions(void **state)
{
    (void)state;
    assert_problems(
        "loanwords:\n"
        "  - {name: l, only-with: [order], words: {뷁가: 뷁고}}\n",
        "36: expected in a group of hangul-english or mistranslations\n");
    assert_problems(
        "mistranslations:\n"
        "  - {name: m, only-with: [\"\", a-b], words: {뷁사: 뷁소}}\n",
        "42: expected a list of English words of letters only\n");
}

static void reads_groups(void **state)
{
    (void)state;
    fixture f;
    read(&f,
         "glossary:\n"
         "  - {english: x y, class: soft, prefer: 뷁가, words: [뷁가, 뷁 나],\n"
         "     not-after: [가, 나], not-before: [다],\n"
         "     only-before: [라, 마], common: 바}\n"
         "loanwords:\n"
         "  - name: l\n    norm: 제1항\n    reason: why\n"
         "    words: {뷁가: 뷁고, 뷁가다: 뷁고다, 뷁가라: 뷁고라}\n"
         "    at-start: [뷁가라]\n"
         "strict: [{name: s, words: {뷁바: 뷁보}}]\n"
         "mistranslations:\n"
         "  - {name: m, only-with: [supervision, order],\n"
         "     words: {뷁사: 뷁소}}\n");
    assert_int_equal(f.problems.n, 1); /* a configuration gives no reasons */
    const dl_term_table *terms = &f.lexicon->terms;
    const dl_term_group *g = term_group(terms, "x y");
    assert_non_null(g);
    assert_int_equal(g->term_class, DL_TERMS_SOFT);
    assert_true(dl_str_is(g->prefer, "뷁가"));
    assert_true(dl_str_is(g->not_after, "가\n나"));
    assert_true(dl_str_is(g->not_before, "다"));
    assert_true(dl_str_is(g->only_before, "라\n마"));
    assert_true(dl_str_is(g->common, "바"));
    g = term_group(terms, "l");
    assert_non_null(g);
    assert_int_equal(g->term_class, DL_TERMS_LOANWORD);
    assert_true(dl_str_is(g->norm, "제1항"));
    assert_true(dl_str_is(term_group(terms, "m")->only_with,
                          "supervision\norder"));
    assert_int_equal(term_group(terms, "s")->term_class,
                     DL_TERMS_STRICT);
    /* inside words stand those that are longer, and not said otherwise */
    assert_true(term(&f, "뷁가다")->inside);
    assert_true(dl_str_is(term(&f, "뷁가다")->right, "뷁고다"));
    assert_false(term(&f, "뷁가라")->inside);
    assert_false(term(&f, "뷁바")->inside);
    end(&f);
}

static void replaces_and_removes_groups(void **state)
{
    (void)state;
    fixture f;
    const dl_term_table *old = &dl_lexicon_builtin.terms;
    read(&f, "{glossary: [{english: multimodal, words: [뷁모달]}, "
             "{english: zero-shot, remove: true}], "
             "loanwords: [{name: affricate, remove: true}]}");
    assert_string_equal(f.problems.p, "");
    assert_int_equal(f.lexicon->terms.n_groups, old->n_groups - 2);
    const dl_term_group *group =
        term_group(&f.lexicon->terms, "multimodal");
    assert_non_null(group);
    size_t n = 0;
    for (uint32_t i = 0; i < f.lexicon->terms.n_terms; i++)
        n += &f.lexicon->terms.groups[f.lexicon->terms.terms[i].group] == group;
    assert_int_equal(n, 1);
    assert_null(term_group(&f.lexicon->terms, "zero-shot"));
    assert_null(term_group(&f.lexicon->terms, "affricate"));
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_in_two_ways),
        cmocka_unit_test(removes_from_one_list),
        cmocka_unit_test(removes_behind_adding),
        cmocka_unit_test(what_says_nothing_changes_nothing),
        cmocka_unit_test(complains_of_unknown_keys),
        cmocka_unit_test(complains_of_other_values),
        cmocka_unit_test(complains_of_long_texts),
        cmocka_unit_test(keeps_what_is_right),
        cmocka_unit_test(complains_of_groups),
        cmocka_unit_test(complains_of_neighbours),
        cmocka_unit_test(reads_groups),
        cmocka_unit_test(refuses_companions),
        cmocka_unit_test(replaces_and_removes_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
