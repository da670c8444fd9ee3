/* The first look at the words: their lists, and the sets of marked tokens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "korean/lexicon_build.h"
#include "parse/parse.h"
#include "text/kinds.h"

static dl_doc *parse(const char *text)
{
    return dl_doc_parse(DL_STR("a.md"), dl_str_of(text), 1 << 20,
                        &dl_lexicon_builtin);
}

static bool is_marked(const dl_doc *doc, dl_mark mark, uint32_t token)
{
    return doc->marks[mark][token / 64] >> token % 64 & 1;
}

/* ---- sets of kinds -------------------------------------------------------
 */

static void sets_have_their_kinds_only(void **state)
{
    (void)state;
    const uint32_t seven =
        DL_KINDS(CODE, URL, HTML, MARKUP, ESCAPE, SOFT_BREAK, HARD_BREAK);
    uint32_t one_by_one = DL_KINDS(CODE) | DL_KINDS(URL) | DL_KINDS(HTML);
    one_by_one |= DL_KINDS(MARKUP, ESCAPE) | DL_KINDS(SOFT_BREAK, HARD_BREAK);
    assert_int_equal(seven, one_by_one);
    dl_doc *doc = parse("모델 model, 3\n");
    const uint32_t words = DL_KINDS(HANGUL, LATIN, NUMBER);
    assert_int_equal(doc->n_tokens, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(dl_token_is(&doc->tokens[i], words), i != 2);
        assert_int_equal(dl_token_is(&doc->tokens[i], DL_KINDS(COMMA)), i == 2);
        assert_int_equal(dl_token_is(&doc->tokens[i], seven), false);
    }
    assert_int_equal(doc->proses[0].traits & (words | seven), words);
    dl_doc_free(doc);
}

/* ---- words that were met before -------------------------------------------
 */

/* Whether all that is said of the words of a text is the same with what is
   known of words. */
static void expect_same(dl_str text, const dl_lexicon *lexicon,
                        dl_known_words *known)
{
    dl_doc *a = dl_doc_parse(DL_STR("a.md"), text, 1 << 24, lexicon);
    dl_doc *b =
        dl_doc_parse_with(DL_STR("a.md"), text, 1 << 24, lexicon, known);
    assert_int_equal(a->n_tokens, b->n_tokens);
    for (uint32_t i = 0; i < a->n_tokens; i++)
        assert_int_equal(a->tokens[i].lists, b->tokens[i].lists);
    for (unsigned m = 0; m < DL_MARK_COUNT; m++)
        assert_memory_equal(a->marks[m], b->marks[m],
                            (a->n_tokens / 64 + 1) * sizeof *a->marks[m]);
    assert_int_equal(a->n_term_places, b->n_term_places);
    for (uint32_t i = 0; i < a->n_term_places; i++) {
        assert_int_equal(a->term_places[i].at, b->term_places[i].at);
        assert_int_equal(a->term_places[i].term, b->term_places[i].term);
        assert_int_equal(a->term_places[i].term_end,
                         b->term_places[i].term_end);
    }
    dl_doc_free(a);
    dl_doc_free(b);
}

/* What is around a word is no part of it, and neither is another lexicon. */
static void known_words_change_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "룰 베이스 룰을 룰-베이스 룰 나무 LLM을 을 `x`를 를\n",
        "다중 모달 다중 나무 다중\n모달, 다중모달 다중의\n",
        "우리는 저희에게 학습시 정확율 모델모델 하하하하하하 나무을 이 이\n"};
    dl_lexicon_builder builder;
    dl_arena *arena = dl_arena_new();
    dl_known_words *known = dl_xcalloc(1, sizeof *known);
    dl_lexicon_begin(&builder, arena, NULL);
    const dl_lexicon *empty = dl_lexicon_finish(&builder);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            expect_same(dl_str_of(texts[i]), &dl_lexicon_builtin, known);
            expect_same(dl_str_of(texts[i]), &dl_lexicon_builtin, known);
            expect_same(dl_str_of(texts[i]), empty, known);
        }
    dl_free(known);
    dl_arena_free(arena);
}

/* More words than there are slots, in the order of the lexicon and among
   others. */
static void known_words_may_be_many(void **state)
{
    (void)state;
    dl_known_words *known = dl_xcalloc(1, sizeof *known);
    const dl_term_table *terms = &dl_lexicon_builtin.terms;
    static const char *const joints[] = {" ", "를 ", "\n", " 모델 ", "(", "-"};
    dl_buf text = {0};
    for (uint32_t i = 0; i < terms->n_terms; i++) {
        dl_buf_add(&text, terms->terms[i].text);
        dl_buf_adds(&text, joints[i % 6]);
        dl_buf_add(&text, terms->terms[i * 7919U % terms->n_terms].text);
        dl_buf_adds(&text, joints[i * 31U / 7 % 6]);
    }
    assert_true(terms->n_terms > DL_KNOWN_WORDS);
    expect_same(dl_buf_str(&text), &dl_lexicon_builtin, known);
    expect_same(dl_buf_str(&text), &dl_lexicon_builtin, known);
    dl_buf_free(&text);
    dl_free(known);
}

/* ---- each mark ------------------------------------------------------------
 */

/* The marked tokens of a text, joined by '|', by both ways of asking. */
static void expect(dl_mark mark, const char *text, const char *want)
{
    dl_doc *doc = parse(text);
    dl_buf got = {0};
    dl_marked walk = dl_marked_in(doc, mark, 0, doc->n_tokens);
    uint32_t next = dl_next_marked(doc, mark, 0, doc->n_tokens);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        dl_str word = dl_token_text(doc, &doc->tokens[i]);
        dl_buf_printf(&got, "%s%.*s", got.n ? "|" : "", DL_FMT(word));
        assert_int_equal(next, i);
        next = dl_next_marked(doc, mark, i + 1, doc->n_tokens);
    }
    assert_int_equal(next, doc->n_tokens);
    dl_buf_addc(&got, '\0');
    if (strcmp(got.p, want) != 0)
        fail_msg("mark %d of \"%s\": \"%s\", not \"%s\"", (int)mark, text,
                 got.p, want);
    dl_buf_free(&got);
    dl_doc_free(doc);
}

static void marks_kinds(void **state)
{
    (void)state;
    expect(DL_MARK_LATIN, "모델 GPT-4의 café α", "GPT|café");
    expect(DL_MARK_LATIN, "모델 4개, 零 α", "");
    expect(DL_MARK_NUMBER, "0.5와 1,000개와 GPT-4", "0.5|1,000|4");
    expect(DL_MARK_NUMBER, "모델 GPT 하나", "");
    expect(DL_MARK_OTHER, "모델(가) `x` 零 α 4 GPT.", "(|)|`x`|零|α|.");
    expect(DL_MARK_OTHER, "모델 GPT 4 하나", "");
}

/* Only a particle, which touches the text before it. */
static void marks_particles(void **state)
{
    (void)state;
    expect(DL_MARK_PARTICLE, "LLM을 쓰고 0.5로서 `x`과의 (나)이",
           "을|로서|과의|이");
    expect(DL_MARK_PARTICLE, "LLM 을 이 가 모델을 LLM에 LLM의", "");
}

static void marks_listed_words(void **state)
{
    (void)state;
    /* a word of a list, and the start of one, the whole word, too */
    expect(DL_MARK_LISTED, "우리는 저희에게 저희 필자 나무",
           "우리는|저희에게|저희|필자");
    expect(DL_MARK_LISTED, "우리들 나무를 쓴다", "");
    /* si-nouns are not marked: 학습 by itself means nothing */
    expect(DL_MARK_LISTED, "검증 추론", "");
}

static void marks_listed_ends(void **state)
{
    (void)state;
    expect(DL_MARK_ENDED, "정확율 성공률을 학습시 집단간에는 문맥내",
           "정확율|성공률을|학습시|집단간에는|문맥내");
    /* an end is shorter than the word */
    expect(DL_MARK_ENDED, "모델을 쓴다 율", "");
}

/* 를 is in particle/split-words. */
static void marks_words_after_a_space(void **state)
{
    (void)state;
    expect(DL_MARK_APART, "Foo 를 쓰고 이 나무를", "를|이");
    expect(DL_MARK_APART, "Foo를 나무를", "");
    expect(DL_MARK_LISTED, "Foo 를", "");
}

/* The words in which terms may begin, each as often as there are such places,
   and from there on. */
static void expect_terms(const char *text, const char *want)
{
    dl_doc *doc = parse(text);
    dl_buf got = {0};
    for (uint32_t i = 0; i < doc->n_term_places; i++) {
        const dl_term_place *p = &doc->term_places[i];
        dl_str rest = dl_doc_slice(
            doc, (dl_span){p->at, doc->tokens[p->token].end});
        assert_true(p->term < p->term_end);
        dl_buf_printf(&got, "%s%.*s", got.n ? "|" : "", DL_FMT(rest));
    }
    dl_buf_addc(&got, '\0');
    assert_string_equal(got.p, want);
    dl_buf_free(&got);
    dl_doc_free(doc);
}

static void finds_places_of_terms(void **state)
{
    (void)state;
    expect_terms("멀티모달 다중 모달 하이퍼파라메터",
                 "멀티모달|다중|하이퍼파라메터|파라메터");
    expect_terms("룰 베이스, 룰-베이스", "룰|룰");
    expect_terms("룰을 베이스로 베이스라인", "베이스라인");
    expect_terms("나무 숲 가", "");
}

static void marks_misfits(void **state)
{
    (void)state;
    /* whether it is a word is checked later: 가을 */
    expect(DL_MARK_MISFIT, "나무을 모델를 확산로 가을",
           "나무을|모델를|확산로|가을");
    expect(DL_MARK_MISFIT, "나무를 모델을 확산으로 서울로 을 LLM를", "");
}

static void marks_repeated_words(void **state)
{
    (void)state;
    expect(DL_MARK_REPEATED, "모델 모델은 모두", "모델은|모두");
    expect(DL_MARK_REPEATED, "가나다가나다 대규모언어모델을",
           "가나다가나다|대규모언어모델을");
    expect(DL_MARK_REPEATED, "모델, 모델 나무 가나다라마", "");
}

static void marks_long_words(void **state)
{
    (void)state;
    expect(DL_MARK_LONG, "강화학습 강화학 강화학습을 abcde",
           "강화학습|강화학습을");
    expect(DL_MARK_LONG, "강화 학습", "");
}

/* Decomposed words are looked at only by the rule that finds them. */
static void passes_over_decomposed_words(void **state)
{
    (void)state;
    const char *text = "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"
                       "\xE1\x84\x80\xE1\x85\xB3\xE1\x86\xAF";
    for (unsigned mark = 0; mark < DL_MARK_COUNT; mark++)
        expect((dl_mark)mark, text, "");
}

/* ---- lists ----------------------------------------------------------------
 */

static void assert_in(const dl_doc *doc, uint32_t token, dl_list list,
                      bool expected)
{
    assert_int_equal(dl_token_in(doc, &doc->tokens[token], list), expected);
}

static void knows_the_lists_of_words(void **state)
{
    (void)state;
    dl_doc *doc = parse("우리는 the 모델 ㄱ Zorp 4\n");
    assert_ptr_equal(doc->lexicon, &dl_lexicon_builtin);
    assert_in(doc, 0, DL_LIST_REGISTER_FIRST_PERSON, true);
    assert_in(doc, 0, DL_LIST_ENGLISH_FUNCTION, false);
    assert_in(doc, 1, DL_LIST_ENGLISH_FUNCTION, true);
    assert_in(doc, 2, DL_LIST_GLOSS_GENERAL, true);
    assert_in(doc, 2, DL_LIST_SPACING_GAN_NOUNS, true);
    assert_in(doc, 3, DL_LIST_BRACKET_SERIES, true);
    assert_int_equal(doc->tokens[4].lists, 0);
    assert_int_equal(doc->tokens[5].lists, 0);
    dl_doc_free(doc);
}

/* The first and the last syllable never hide a word: every built-in word has
   its lists in a text. */
static void finds_every_word_in_a_text(void **state)
{
    (void)state;
    const dl_lexicon *l = &dl_lexicon_builtin;
    size_t n = 0;
    for (uint32_t i = 0; i < l->n_entries; i++) {
        const dl_lexicon_entry *e = &l->entries[i];
        dl_str word = {l->pool + e->text, e->length};
        dl_doc *doc = dl_doc_parse(DL_STR("a.md"), word, 1000, l);
        const dl_token *t = doc->tokens;
        bool is_word = doc->n_tokens == 1 && (t->kind == DL_TOKEN_HANGUL ||
                                              t->kind == DL_TOKEN_LATIN);
        for (unsigned k = 0; is_word && k < DL_LIST_COUNT; k++) {
            bool is_in = dl_set_has(&l->sets[e->set], (dl_list)k);
            if (!is_in || dl_lists[k].match != DL_MATCHING_WORD ||
                dl_lists[k].is_on_demand)
                continue;
            n++;
            assert_in(doc, 0, (dl_list)k, true);
            if (dl_lists[k].is_marked)
                assert_true(is_marked(doc, DL_MARK_LISTED, 0));
            if (dl_lists[k].is_rare)
                assert_true(is_marked(doc, DL_MARK_RARE, 0));
            if (dl_lists[k].is_folded && t->kind == DL_TOKEN_LATIN)
                assert_true(is_marked(doc, DL_MARK_FOLDED, 0));
        }
        dl_doc_free(doc);
    }
    assert_true(n > 2000);
}

/* A lexicon with a word of each length, including single letters. */
static void looks_words_up_in_the_lexicon_given(void **state)
{
    (void)state;
    static const char *const words[] = {
        "뷁",           "뷁쀍", "뷁가쀍", "뷁가나쀍",
        "뷁가나다라쀍", "ㅋㅋ", "ㅋ쀍",   "zq"};
    enum { N = sizeof words / sizeof *words };
    dl_arena *arena = dl_arena_new();
    dl_lexicon_builder builder;
    dl_lexicon_begin(&builder, arena, NULL);
    for (size_t i = 0; i < N; i++)
        assert_true(dl_lexicon_add(&builder, DL_LIST_REGISTER_FIRST_PERSON,
                                   dl_str_of(words[i])));
    const dl_lexicon *lexicon = dl_lexicon_finish(&builder);
    for (size_t i = 0; i < N; i++) {
        dl_doc *doc =
            dl_doc_parse(DL_STR("a.md"), dl_str_of(words[i]), 1000, lexicon);
        assert_ptr_equal(doc->lexicon, lexicon);
        assert_int_equal(doc->n_tokens, 1);
        assert_in(doc, 0, DL_LIST_REGISTER_FIRST_PERSON, true);
        assert_true(is_marked(doc, DL_MARK_LISTED, 0));
        dl_doc_free(doc);
    }
    dl_doc *doc =
        dl_doc_parse(DL_STR("a.md"), DL_STR("우리는 뷁가 가쀍"), 1000, lexicon);
    for (uint32_t i = 0; i < doc->n_tokens; i++)
        assert_int_equal(doc->tokens[i].lists, 0);
    dl_doc_free(doc);
    dl_arena_free(arena);
}

/* ---- going from one to the next -------------------------------------------
 */

/* Every range of a text of some hundred tokens, compared with a plain walk. */
static void walks_any_range(void **state)
{
    (void)state;
    enum { N = 200 };
    dl_buf text = {0};
    for (unsigned i = 0; i < N; i++) /* few, then many, then none */
        dl_buf_adds(&text, i < 70    ? (i % 31 == 5 ? "a " : "가 ")
                           : i < 130 ? "a "
                                     : "가 ");
    dl_buf_addc(&text, '\0');
    dl_doc *doc = parse(text.p);
    assert_int_equal(doc->n_tokens, N);
    for (uint32_t from = 0; from <= N; from++) {
        for (uint32_t end = 0; end <= N; end++) {
            uint32_t want = from;
            while (want < end && doc->tokens[want].kind != DL_TOKEN_LATIN)
                want++;
            if (from > end)
                want = end;
            assert_int_equal(dl_next_marked(doc, DL_MARK_LATIN, from, end),
                             want);
            dl_marked walk = dl_marked_in(doc, DL_MARK_LATIN, from, end);
            uint32_t i, seen = 0, total = 0;
            for (uint32_t k = from; k < end; k++)
                total += doc->tokens[k].kind == DL_TOKEN_LATIN;
            for (uint32_t last = from; dl_marked_next(&walk, &i);
                 last = i + 1) {
                assert_in_range(i, last, end - 1);
                assert_int_equal(doc->tokens[i].kind, DL_TOKEN_LATIN);
                seen++;
            }
            assert_int_equal(seen, total);
        }
    }
    dl_doc_free(doc);
    dl_buf_free(&text);
}

static void walks_nothing(void **state)
{
    (void)state;
    for (unsigned mark = 0; mark < DL_MARK_COUNT; mark++) {
        expect((dl_mark)mark, "", "");
        expect((dl_mark)mark, "---\n", "");
    }
}

/* Sixty-four tokens and more: the last word of bits is full or not. */
static void marks_across_the_sets_of_bits(void **state)
{
    (void)state;
    for (unsigned n = 62; n <= 130; n++) {
        dl_buf text = {0};
        for (unsigned i = 1; i < n; i++)
            dl_buf_adds(&text, "나 ");
        dl_buf_adds(&text, "나무을");
        dl_doc *doc = dl_doc_parse(DL_STR("a.md"), dl_buf_str(&text), 10000,
                                   &dl_lexicon_builtin);
        assert_int_equal(doc->n_tokens, n);
        for (uint32_t i = 0; i < n; i++) {
            assert_int_equal(is_marked(doc, DL_MARK_MISFIT, i), i == n - 1);
            assert_int_equal(is_marked(doc, DL_MARK_REPEATED, i), i > 0);
        }
        dl_doc_free(doc);
        dl_buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_have_their_kinds_only),
        cmocka_unit_test(marks_kinds),
        cmocka_unit_test(marks_particles),
        cmocka_unit_test(marks_listed_words),
        cmocka_unit_test(marks_listed_ends),
        cmocka_unit_test(marks_words_after_a_space),
        cmocka_unit_test(finds_places_of_terms),
        cmocka_unit_test(marks_misfits),
        cmocka_unit_test(marks_repeated_words),
        cmocka_unit_test(marks_long_words),
        cmocka_unit_test(passes_over_decomposed_words),
        cmocka_unit_test(knows_the_lists_of_words),
        cmocka_unit_test(finds_every_word_in_a_text),
        cmocka_unit_test(looks_words_up_in_the_lexicon_given),
        cmocka_unit_test(walks_any_range),
        cmocka_unit_test(walks_nothing),
        cmocka_unit_test(known_words_change_nothing),
        cmocka_unit_test(known_words_may_be_many),
        cmocka_unit_test(marks_across_the_sets_of_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
