/* What is known of the words before particles that do not fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "korean/spelling.h"
#include "korean/stem.h"
#include "parse/parse.h"
#include "text/hangul.h"

/* ---- one text ------------------------------------------------------------ */

typedef struct text {
    dl_doc *doc;
    dl_vocabulary words;
} text;

static text open_text(const char *p)
{
    dl_doc *doc = dl_doc_parse(DL_STR("a.md"), dl_str_of(p), 1 << 20,
                               &dl_lexicon_builtin);
    return (text){doc, {.doc = doc, .arena = doc->arena}};
}

/* What is known of the word in the first token of `p`, before its particle. */
static dl_stem_kind kind_of(const char *p, char *meant, size_t size)
{
    text t = open_text(p);
    dl_str word = dl_token_text(t.doc, &t.doc->tokens[0]);
    dl_particle_use use;
    if (!dl_particle_at_end(word, &use) || use.start < 3)
        fail_msg("%s: no particle", p);
    dl_stem stem =
        dl_stem_of_hangul(&t.words, (dl_str){word.p, use.start}, 0, &use);
    snprintf(meant, size, "%.*s", DL_FMT(stem.meant));
    dl_doc_free(t.doc);
    return stem.kind;
}

static void expect_all(const char *const *words, size_t n, dl_stem_kind kind)
{
    char meant[64];
    for (size_t i = 0; i < n; i++) {
        dl_stem_kind actual = kind_of(words[i], meant, sizeof meant);
        if (actual != kind)
            fail_msg("%s: %d instead of %d", words[i], actual, kind);
    }
}

#define EXPECT_ALL(words, kind)                                                \
    expect_all((words), sizeof(words) / sizeof *(words), (kind))

static void expect_meant(const char *p, const char *right)
{
    char meant[64];
    assert_int_equal(kind_of(p, meant, sizeof meant), DL_STEM_MISSPELT);
    assert_string_equal(meant, right);
}

/* ---- nouns --------------------------------------------------------------- */

static void knows_nouns(void **state)
{
    (void)state;
    static const char *const words[] = {"모델를", "시간는",     "제한는",
                                        "버전는", "도메인는",   "훈련는",
                                        "이을",   "파인튜닝를", "화질를"};
    /* of one syllable, another may be missing: 함수를 */
    static const char *const rests[] = {"값를", "함를"};
    EXPECT_ALL(words, DL_STEM_NOUN);
    EXPECT_ALL(rests, DL_STEM_UNKNOWN);
    static const char *const used[] = {"값를 구한다. 값이 크다."};
    EXPECT_ALL(used, DL_STEM_NOUN);
}

static void knows_compounds(void **state)
{
    (void)state;
    static const char *const words[] = {
        "강화학습모델를", "하위집합를", "재학습를", "언어모델들를",
        "값들를",         "학습용를",   "앱서버을", "비지도학습를"};
    EXPECT_ALL(words, DL_STEM_NOUN);
    assert_true(dl_stem_is_noun(&dl_lexicon_builtin, DL_STR("언어모델")));
    assert_false(dl_stem_is_noun(&dl_lexicon_builtin, DL_STR("언어모")));
    assert_false(dl_stem_is_noun(&dl_lexicon_builtin, DL_STR("만들")));
}

static void knows_what_ends_like_a_noun(void **state)
{
    (void)state;
    static const char *const words[] = {"쿠비치성를",       "쿠비치화을",
                                        "쿠비치알고리즘를", "가능함를",
                                        "동작하는지을",     "쿠비적로"};
    EXPECT_ALL(words, DL_STEM_NOUN);
    static const char *const others[] = {"쿠비적를", "쿠성를", "쿠비치을"};
    EXPECT_ALL(others, DL_STEM_UNKNOWN);
}

static void learns_nouns_from_the_text(void **state)
{
    (void)state;
    static const char *const nouns[] = {
        "쿠비치을 쿠비치가 본다.", "쿠비치은 쿠비치에서 온다.",
        "쿠비치을 쿠비치 본다.", "쿠비춘를 쿠비춘으로 본다."};
    EXPECT_ALL(nouns, DL_STEM_NOUN);
    /* Once more in the wrong form, alone before 은, or not at all. */
    static const char *const others[] = {
        "쿠비치을 쿠비치을 본다.", "쿠비치을 쿠비치이 본다.",
        "쿠비추은 쿠비추 본다.",   "쿠비치을 본다.",
        "쿠비춘를 쿠비춘로 본다.", "쿠비치을 쿠비치는 본다."};
    EXPECT_ALL(others, DL_STEM_UNKNOWN);
}

/* ---- other words --------------------------------------------------------- */

/* Left over from something else, or another word. */
static void doubts_slips(void **state)
{
    (void)state;
    static const char *const slips[] = {"대신를",  "하나씩로", "없이을",
                                        "다음를",  "일는",     "명시적응로",
                                        "여기서은"};
    EXPECT_ALL(slips, DL_STEM_UNKNOWN);
    static const char *const verbs[] = {"지우려면를", "않으면를",
                                        "가져오지만로", "있어을"};
    EXPECT_ALL(verbs, DL_STEM_INFLECTED);
    expect_meant("메서들를", "메서드");
    static const char *const plurals[] = {"값들를", "모델들를"};
    EXPECT_ALL(plurals, DL_STEM_NOUN);
}

/* What the text makes a verb of may have lost its 하. */
static void doubts_verbal_nouns(void **state)
{
    (void)state;
    static const char *const verbs[] = {"사용는 것을 사용하는",
                                        "구성는 구성되는 것"};
    EXPECT_ALL(verbs, DL_STEM_UNKNOWN);
    static const char *const nouns[] = {"사용는 것을 사용한다",
                                        "사용를 사용하는 것"};
    EXPECT_ALL(nouns, DL_STEM_NOUN);
}

/* The kind of the word in token `i`, before its particle. */
static dl_stem_kind kind_at(const char *p, uint32_t i)
{
    text t = open_text(p);
    dl_str word = dl_token_text(t.doc, &t.doc->tokens[i]);
    dl_particle_use use;
    assert_true(dl_particle_at_end(word, &use) && use.start >= 3);
    dl_stem stem =
        dl_stem_of_hangul(&t.words, (dl_str){word.p, use.start}, i, &use);
    dl_doc_free(t.doc);
    return stem.kind;
}

static void counts_after_numbers(void **state)
{
    (void)state;
    assert_int_equal(kind_at("3개을", 1), DL_STEM_NOUN);
    assert_int_equal(kind_at("2차을", 1), DL_STEM_NOUN);
    assert_int_equal(kind_at("3차원를", 1), DL_STEM_NOUN);
    assert_int_not_equal(kind_at("5글를", 1), DL_STEM_NOUN);
    assert_int_equal(kind_at("글를", 0), DL_STEM_UNKNOWN);
    assert_int_equal(kind_at("글을", 0), DL_STEM_NOUN);
    assert_int_equal(kind_at("Q한글를", 1), DL_STEM_NOUN);
}

static void knows_inflected_words(void **state)
{
    (void)state;
    static const char *const words[] = {"존재한는", "만든는",     "낸는",
                                        "포함된는", "복잡하게을", "하는를",
                                        "필요하은", "줄어들는",   "기반하여은"};
    EXPECT_ALL(words, DL_STEM_INFLECTED);
}

/* A name may end as a form of a verb does. */
static void leaves_other_particles_after_such_ends_open(void **state)
{
    (void)state;
    static const char *const words[] = {"쿠비린를", "쿠비낸와", "쿠비친로"};
    EXPECT_ALL(words, DL_STEM_UNKNOWN);
    static const char *const verbs[] = {"쿠비린는", "쿠비낸는", "쿠비친는"};
    EXPECT_ALL(verbs, DL_STEM_INFLECTED);
}

static void knows_doubled_particles(void **state)
{
    (void)state;
    static const char *const words[] = {
        "이를를",         "단계에서는는",   "알고리즘의은", "모델을로",
        "프로퍼티로으로", "쿠비치에서는를", "결과에서을",   "타입과과"};
    EXPECT_ALL(words, DL_STEM_DOUBLED);
    static const char *const short_forms[] = {"여기선는", "이번엔는",
                                              "결과에선는"};
    EXPECT_ALL(short_forms, DL_STEM_DOUBLED);
    static const char *const others[] = {"타입로은"}; /* -로운 */
    EXPECT_ALL(others, DL_STEM_UNKNOWN);
}

/* Only the form of the second particle is wrong. */
static void lets_particles_stack(void **state)
{
    (void)state;
    static const char *const words[] = {"결과에서은", "모델과은", "영상만로",
                                        "그림에서과", "처음부터은"};
    EXPECT_ALL(words, DL_STEM_NOUN);
}

/* ---- misspelt words ------------------------------------------------------ */

/* The end of an adjective is not a particle; its stem may be one vowel away. */
static void knows_adjectives(void **state)
{
    (void)state;
    static const char *const words[] = {
        "자유로은", "새로은", "새루은", "가벼은", "다르은", "쉬은", "어려은"};
    EXPECT_ALL(words, DL_STEM_MISFORMED);
    char meant[64];
    kind_of("새루은", meant, sizeof meant);
    assert_string_equal(meant, "새로운");
    kind_of("다르은", meant, sizeof meant);
    assert_string_equal(meant, "다른");
    /* A noun of the text, another particle, a short stem that is only near. */
    static const char *const nouns[] = {"새루은 새루의 새루가 본다."};
    EXPECT_ALL(nouns, DL_STEM_NOUN);
    static const char *const others[] = {"새루을", "쉬을", "셔은"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_not_equal(kind_of(others[i], meant, sizeof meant),
                             DL_STEM_MISFORMED);
}

static void finds_what_was_meant(void **state)
{
    (void)state;
    expect_meant("모데을", "모델");
    expect_meant("언어모데을", "언어모델");
    expect_meant("구체저으로", "구체적");
    expect_meant("프로그래은", "프로그램");
    expect_meant("컴포넌를", "컴포넌트");
    expect_meant("쿠빈를 쿠빈트가 본다.", "쿠빈트");
    expect_meant("병렬서을 병렬성이 본다.", "병렬성");
    expect_meant("쿠비치을 쿠비칙 본다.", "쿠비칙");
    expect_meant("쿠비칙를 쿠비치가 본다.", "쿠비치");
    /* Of one syllable: the word that the text uses, or none. */
    assert_int_equal(kind_at("끌으로", 0), DL_STEM_UNKNOWN);
    expect_meant("끌으로 끝 본다.", "끝");
    /* The text has both, and one before other particles. */
    expect_meant("쿠비치을 쿠비치가 쿠비칙 본다.", "쿠비칙");
}

static void names_no_word_that_the_particle_does_not_fit(void **state)
{
    (void)state;
    static const char *const words[] = {
        "쿠비치을 쿠비차 본다.", "쿠비칙로 쿠비친 본다.",
        "쿠빈를 쿠빈트가 쿠빈스가 본다.", "서명인로 서명이 본다."};
    EXPECT_ALL(words, DL_STEM_UNKNOWN);
}

static void changes_the_final(void **state)
{
    (void)state;
    char out[7] = {0};
    assert_true(dl_spelling_with_final(DL_STR("모데"), 8, out));
    assert_string_equal(out, "모델");
    assert_true(dl_spelling_with_final(DL_STR("모델"), 0, out));
    assert_string_equal(out, "모데");
    assert_true(dl_spelling_with_final(DL_STR("힣각"), 27, out));
    assert_string_equal(out, "힣갛");
    assert_false(dl_spelling_with_final(DL_STR("모데"), 0, out));
    assert_false(dl_spelling_with_final(DL_STR("모ㄱ"), 1, out));
}

/* ---- Latin words --------------------------------------------------------- */

/* The same for the host of the first particle of `p` that is a word by
   itself. */
static dl_stem_kind latin_kind_of(const char *p, char *meant, size_t size)
{
    text t = open_text(p);
    uint32_t i = 0;
    dl_particle_use use;
    while (t.doc->tokens[i].kind != DL_TOKEN_HANGUL)
        i++;
    assert_true(
        dl_particle_at_end(dl_token_text(t.doc, &t.doc->tokens[i]), &use));
    dl_host host = dl_host_before(t.doc, 0, i);
    dl_stem stem = dl_stem_of_latin(&t.words, 0, &host, &use);
    snprintf(meant, size, "%.*s", DL_FMT(stem.meant));
    dl_doc_free(t.doc);
    return stem.kind;
}

static void knows_latin_words(void **state)
{
    (void)state;
    static const struct {
        const char *p;
        dl_stem_kind kind;
        const char *meant;
    } cases[] = {
        {"attention는", DL_STEM_NOUN, ""},
        {"Encoders을", DL_STEM_NOUN, ""},
        {"LLM를", DL_STEM_NOUN, ""},
        {"xyloparser-2을", DL_STEM_NOUN, ""},
        {"pre-xyloparser을", DL_STEM_NOUN, ""},
        {"0.7를", DL_STEM_NOUN, ""},
        {"97%을", DL_STEM_NOUN, ""},
        {"Xyloparser을", DL_STEM_NOUN, ""},
        {"xyloparser을", DL_STEM_UNKNOWN, ""},
        {"xyloparser을 xyloparser", DL_STEM_NOUN, ""},
        {"attentino은", DL_STEM_MISSPELT, "attention"},
        {"Predictio을", DL_STEM_MISSPELT, "Prediction"},
        {"predictio을 predictio predictio", DL_STEM_MISSPELT, "prediction"},
        {"epcoh으로", DL_STEM_MISSPELT, "epoch"},
        {"encodern을 쿠비치", DL_STEM_UNKNOWN, ""},
        {"xyloparseb은 xyloparsem", DL_STEM_MISSPELT, "xyloparsem"},
        {"xyloparseb은 xyloparsef", DL_STEM_UNKNOWN, ""},
        {"xylopard을 xylopars xylopary", DL_STEM_UNKNOWN, ""},
    };
    char meant[64];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_stem_kind kind = latin_kind_of(cases[i].p, meant, sizeof meant);
        if (kind != cases[i].kind || strcmp(meant, cases[i].meant) != 0)
            fail_msg("%s: %d, '%s'", cases[i].p, kind, meant);
    }
}

/* ---- the words of a document --------------------------------------------- */

static void tells_how_a_document_uses_words(void **state)
{
    (void)state;
    text t = open_text("모델 모델로 지도와 LLM 지돈가 나라는");
    static const struct {
        const char *word;
        uint32_t except;
        unsigned usage;
    } cases[] = {
        {"모델", 9, DL_USED_ALONE | DL_USED_WITH_PARTICLE},
        {"모델", 0, DL_USED_WITH_PARTICLE},
        {"모델로", 9, DL_USED_ALONE},
        {"지도", 9, DL_USED_WITH_PARTICLE},
        {"지도", 2, 0},
        {"LLM", 9, DL_USED_ALONE},
        {"LLM", 3, 0},
        {"지돈", 9, 0}, /* 가 does not fit */
        {"나라", 9, 0}, /* 는 may be an ending */
        {"없음", 9, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned usage = dl_vocabulary_usage(&t.words, dl_str_of(cases[i].word),
                                             cases[i].except);
        if (usage != cases[i].usage)
            fail_msg("%s but %u: %u", cases[i].word, cases[i].except, usage);
    }
    dl_doc_free(t.doc);
}

static void judges_evidence(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        size_t n;
        bool fits;
    } cases[] = {
        {"모델이", 3, true},    {"나무이", 3, false},  {"모델과", 3, true},
        {"나무과", 3, false},   {"나무를", 3, true},   {"모델를", 3, false},
        {"나무가", 3, true},    {"모델가", 3, false},  {"나무와", 3, true},
        {"모델와", 3, false},   {"확산으로", 6, true}, {"모델으로", 6, false},
        {"나무으로", 6, false}, {"모델로", 3, true},   {"나무로", 3, true},
        {"확산로", 3, false},   {"모델에서", 6, true}, {"이", 3, false},
        {"에서", 6, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (dl_evidence_fits(dl_str_of(cases[i].word), cases[i].n) !=
            cases[i].fits)
            fail_msg("%s", cases[i].word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_nouns),
        cmocka_unit_test(knows_compounds),
        cmocka_unit_test(knows_what_ends_like_a_noun),
        cmocka_unit_test(learns_nouns_from_the_text),
        cmocka_unit_test(doubts_slips),
        cmocka_unit_test(doubts_verbal_nouns),
        cmocka_unit_test(counts_after_numbers),
        cmocka_unit_test(knows_inflected_words),
        cmocka_unit_test(leaves_other_particles_after_such_ends_open),
        cmocka_unit_test(knows_doubled_particles),
        cmocka_unit_test(lets_particles_stack),
        cmocka_unit_test(knows_adjectives),
        cmocka_unit_test(finds_what_was_meant),
        cmocka_unit_test(names_no_word_that_the_particle_does_not_fit),
        cmocka_unit_test(changes_the_final),
        cmocka_unit_test(knows_latin_words),
        cmocka_unit_test(tells_how_a_document_uses_words),
        cmocka_unit_test(judges_evidence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
