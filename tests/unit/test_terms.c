/* Terms of the lexicon found in texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "../support/term_group.h"
#include "korean/terms.h"
#include "model/lexicon_read.h"
#include "parse/parse.h"
#include "parse/yaml.h"

typedef struct found {
    dl_doc *doc;
    dl_arena *arena;
    dl_term_hit *hits;
    size_t n;
} found;

static found find(const dl_lexicon *lexicon, const char *text)
{
    found f = {
        .doc = dl_doc_parse(DL_STR("a.md"), dl_str_of(text), 1 << 20, lexicon),
        .arena = dl_arena_new()};
    f.n = dl_terms_find(f.doc, 0, f.doc->n_tokens, f.arena, &f.hits);
    return f;
}

static void done(found *f)
{
    dl_arena_free(f->arena);
    dl_doc_free(f->doc);
}

static void assert_hit(const found *f, size_t i, const char *text,
                       const char *group)
{
    assert_true(i < f->n);
    dl_str s = dl_doc_slice(f->doc, f->hits[i].span);
    assert_int_equal(s.n, strlen(text));
    assert_memory_equal(s.p, text, s.n);
    assert_true(dl_str_is(f->hits[i].group->name, group));
}

static void test_members_of_a_group(void **state)
{
    (void)state;
    found f = find(&dl_lexicon_builtin,
                   "멀티모달 입력과 다중 모달 출력을 대형 언어 모델에 준다.\n");
    assert_int_equal(f.n, 3);
    assert_hit(&f, 0, "멀티모달", "multimodal");
    assert_hit(&f, 1, "다중 모달", "multimodal");
    assert_hit(&f, 2, "대형 언어 모델", "large language model");
    done(&f);
}

static void test_a_line_break_is_a_blank(void **state)
{
    (void)state;
    found f = find(&dl_lexicon_builtin, "이 연구는 다중\n모달 학습이다.\n");
    assert_int_equal(f.n >= 1, 1);
    assert_hit(&f, 0, "다중\n모달", "multimodal");
    done(&f);
}

/* Only English phrases may have hyphens. */
static void test_a_first_word_of_one_syllable(void **state)
{
    (void)state;
    const char *text = "룰 베이스 방법과 룰-베이스 검사, 룰\n베이스, 룰, 베이스.\n";
    found f = find(&dl_lexicon_builtin, text);
    assert_int_equal(f.n, 3);
    assert_hit(&f, 0, "룰 베이스", "digest-words");
    assert_hit(&f, 1, "룰-베이스", "digest-words");
    assert_hit(&f, 2, "룰\n베이스", "digest-words");
    done(&f);
    f = find(&dl_lexicon_builtin, "룰");
    assert_int_equal(f.n, 0);
    done(&f);
}

static void test_not_after(void **state)
{
    (void)state;
    found f = find(&dl_lexicon_builtin, "자기 지도 학습을 쓴다.\n");
    assert_int_equal(f.n, 2); /* 자기 지도, and the soft 학습 */
    assert_hit(&f, 0, "자기 지도", "self-supervised");
    assert_hit(&f, 1, "학습", "training");
    done(&f);
}

static void test_long_loanwords_inside_words(void **state)
{
    (void)state;
    found f =
        find(&dl_lexicon_builtin, "하이퍼파라메터와 폴리곤메쉬와 메쉬.\n");
    assert_hit(&f, 0, "파라메터", "vowel");
    assert_true(dl_str_is(f.hits[0].term->right, "파라미터"));
    dl_str last = dl_doc_slice(f.doc, f.hits[f.n - 1].span);
    assert_true(dl_str_is(last, "메쉬"));
    for (size_t i = 0; i + 1 < f.n; i++)
        assert_false(
            dl_str_is(dl_doc_slice(f.doc, f.hits[i].span), "메쉬"));
    done(&f);
}

static void complain(void *user, const dl_lexicon_problem *problem)
{
    (void)problem;
    ++*(int *)user;
}

static void test_user_groups_replace_and_remove(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    const dl_yaml *root;
    dl_yaml_problem problem;
    assert_true(dl_yaml_parse(
        arena,
        DL_STR("glossary:\n"
               "  - {english: multimodal, words: [복합모달, 복합 모달]}\n"
               "  - {english: diffusion, remove: true}\n"
               "  - {english: x, wrods: [가나]}\n"),
        0, &root, &problem));
    dl_lexicon_builder builder;
    int mistakes = 0;
    dl_lexicon_begin(&builder, arena, &dl_lexicon_builtin);
    dl_lexicon_read(&builder, root, complain, &mistakes);
    const dl_lexicon *lexicon = dl_lexicon_finish(&builder);
    assert_int_equal(mistakes, 2); /* unknown key, no words */

    found f = find(lexicon, "복합모달, 멀티모달, 확산 모델.\n");
    assert_int_equal(f.n, 1);
    assert_hit(&f, 0, "복합모달", "multimodal");
    assert_non_null(term_group(&lexicon->terms, "multimodal"));
    assert_null(term_group(&lexicon->terms, "diffusion"));
    done(&f);
    dl_arena_free(arena);
}

static void test_only_before(void **state)
{
    (void)state;
    found f = find(&dl_lexicon_builtin,
                   "소문의 확산, 확산 속도, 확산모델, 디퓨전\n과정, 확산  모델\n");
    assert_int_equal(f.n, 3);
    assert_hit(&f, 0, "확산", "diffusion");
    assert_hit(&f, 1, "디퓨전\n과정", "digest-words");
    assert_hit(&f, 2, "디퓨전", "diffusion");
    done(&f);
}

/* Every built-in term is found in its own text: the table of terms, the flags
   of syllables and the hash table agree. */
static void test_every_term_is_found(void **state)
{
    (void)state;
    const dl_term_table *table = &dl_lexicon_builtin.terms;
    for (uint32_t i = 0; i < table->n_terms; i++) {
        const dl_term *term = &table->terms[i];
        const dl_term_group *group = &table->groups[term->group];
        dl_str next = group->only_before;
        char text[256];
        /* what comes before it, if its group asks for something */
        static const char *const heads[] = {
            [DL_AFTER_ANY] = "",     [DL_AFTER_WORD] = "해",
            [DL_AFTER_EO] = "해",    [DL_AFTER_RIEUL] = "할",
            [DL_AFTER_ADNOMINAL] = "할", [DL_AFTER_FINAL] = "적"};
        next.n = next.n ? strcspn(next.p, "\n") : 0;
        snprintf(text, sizeof text, "%s%.*s %.*s", heads[group->after],
                 DL_FMT(term->text), DL_FMT(next));
        found f = find(&dl_lexicon_builtin, text);
        bool seen = false;
        for (size_t k = 0; k < f.n; k++)
            seen |= f.hits[k].term == term;
        if (!seen)
            fail_msg("%.*s is not found", DL_FMT(term->text));
        done(&f);
    }
}

static void assert_finds(const char *text, const char *expected)
{
    found f = find(&dl_lexicon_builtin, text);
    char all[256] = "";
    for (size_t i = 0; i < f.n; i++)
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%.*s",
                 i ? "|" : "", DL_FMT(f.hits[i].term->text));
    assert_string_equal(all, expected);
    done(&f);
}

/* `after`: what comes before a term in its word, or before its space. */
static void test_what_comes_before(void **state)
{
    (void)state;
    assert_finds("읽어야한다", "야한");
    assert_finds("분야한다 야한다 시야한", "");
    assert_finds("하고있다", "고있");
    assert_finds("고있다", "");
    assert_finds("할수있다", "수있");
    assert_finds("할 수있다", "수있");
    assert_finds("함수있다 수있다 할  수있다", "");
    assert_finds("하는경우 할경우", "는경우|경우|경우");
    assert_finds("그경우 두경우", "그경우");
}

/* `rest`: what follows it in the word; `except`: what it is part of. */
static void test_what_comes_after(void **state)
{
    (void)state;
    assert_finds("갯수를 갯수", "갯수|갯수");
    assert_finds("갯수업", "");
    assert_finds("금새 금새.", "금새|금새");
    assert_finds("금새로운", "");
    assert_finds("구역활성화 역활을", "역활");
    assert_finds("무게되다 늦게되다", "게되");
}

/* A term goes on in the next word, after a blank, a line end or a hyphen if it
   has one; another next word does not begin it. */
static void test_what_joins_its_words(void **state)
{
    (void)state;
    assert_finds("감상 분석을 감상 값으로", "감상 분석");
    assert_finds("감상\n분석", "감상 분석");
    assert_finds("감상-분석, 감상분석, 감상", "");
    assert_finds("기차-테스트 분할, 기차 테스트", "기차-테스트");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_of_a_group),
        cmocka_unit_test(test_a_line_break_is_a_blank),
        cmocka_unit_test(test_a_first_word_of_one_syllable),
        cmocka_unit_test(test_not_after),
        cmocka_unit_test(test_long_loanwords_inside_words),
        cmocka_unit_test(test_user_groups_replace_and_remove),
        cmocka_unit_test(test_only_before),
        cmocka_unit_test(test_every_term_is_found),
        cmocka_unit_test(test_what_comes_before),
        cmocka_unit_test(test_what_comes_after),
        cmocka_unit_test(test_what_joins_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
