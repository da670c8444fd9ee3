/* Particles: their forms, the words that only look like them, and hosts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "korean/host.h"
#include "parse/parse.h"
#include "text/hangul.h"

/* ---- particles in words ------------------------------------------------- */

static void finds_particles_at_the_end(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        dl_particle particle;
        bool closed;
        uint16_t start;
        uint8_t form;
    } cases[] = {
        {"모델을", DL_PARTICLE_EUL, true, 6, 3},
        {"나무를", DL_PARTICLE_EUL, false, 6, 3},
        {"모델은", DL_PARTICLE_EUN, true, 6, 3},
        {"나무는", DL_PARTICLE_EUN, false, 6, 3},
        {"모델과", DL_PARTICLE_GWA, true, 6, 3},
        {"나무와의", DL_PARTICLE_GWA, false, 6, 3},
        {"모델과는", DL_PARTICLE_GWA, true, 6, 3},
        {"확산으로", DL_PARTICLE_EURO, true, 6, 6},
        {"나무로", DL_PARTICLE_EURO, false, 6, 3},
        {"확산으로부터의", DL_PARTICLE_EURO, true, 6, 6},
        {"나무로써는", DL_PARTICLE_EURO, false, 6, 3},
        {"나무로서", DL_PARTICLE_EURO, false, 6, 3},
        {"나무로만", DL_PARTICLE_EURO, false, 6, 3},
        {"을", DL_PARTICLE_EUL, true, 0, 3},
        {"으로", DL_PARTICLE_EURO, true, 0, 6},
        {"이", DL_PARTICLE_I, true, 0, 3},
        {"가", DL_PARTICLE_I, false, 0, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_particle_use use;
        if (!dl_particle_at_end(dl_str_of(cases[i].word), &use))
            fail_msg("%s has no particle", cases[i].word);
        if (use.particle != cases[i].particle || use.closed != cases[i].closed)
            fail_msg("%s has another particle", cases[i].word);
        if (use.start != cases[i].start || use.form != cases[i].form)
            fail_msg("%s has it at another place", cases[i].word);
    }
}

static void finds_none_in_other_words(void **state)
{
    (void)state;
    static const char *const words[] = {"모델", "평가가", "차이", "모델에", "하다",
                                        "나무에서", "부터", "서", "의", "터", ""};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        dl_particle_use use;
        if (dl_particle_at_end(dl_str_of(words[i]), &use))
            fail_msg("%s has a particle", words[i]);
    }
}

static void fits_by_the_final(void **state)
{
    (void)state;
    dl_particle_use eul = {.particle = DL_PARTICLE_EUL, .closed = true};
    assert_false(dl_particle_fits(&eul, DL_FINAL_NONE));
    assert_true(dl_particle_fits(&eul, DL_FINAL_RIEUL));
    assert_true(dl_particle_fits(&eul, DL_FINAL_OTHER));
    assert_true(dl_particle_fits(&eul, DL_FINAL_UNKNOWN));
    dl_particle_use ro = {.particle = DL_PARTICLE_EURO, .closed = false};
    assert_true(dl_particle_fits(&ro, DL_FINAL_NONE));
    assert_true(dl_particle_fits(&ro, DL_FINAL_RIEUL));
    assert_false(dl_particle_fits(&ro, DL_FINAL_OTHER));
    ro.closed = true;
    assert_false(dl_particle_fits(&ro, DL_FINAL_RIEUL));
}

static void gives_both_forms(void **state)
{
    (void)state;
    static const char *const words[][3] = {
        {"을", "을", "를"}, {"는", "는", "은"}, {"과", "과", "와"},
        {"로", "로", "으로"}, {"으로", "으로", "로"}, {"가", "가", "이"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        dl_particle_use use;
        if (!dl_particle_at_end(dl_str_of(words[i][0]), &use) ||
            !dl_str_is(dl_particle_form(&use), words[i][1]) ||
            !dl_str_is(dl_particle_other(&use), words[i][2]))
            fail_msg("%s", words[i][0]);
    }
}

/* Whether `word`, which looks like a misfit, is known as a word. */
static bool is_word(const char *word, const char *next)
{
    dl_particle_use use;
    dl_str w = dl_str_of(word);
    if (!dl_particle_at_end(w, &use) || use.start < 3 ||
        dl_particle_fits(
            &use, dl_hangul_final(dl_hangul_at(word + use.start - 3))))
        fail_msg("%s ends in no misfit", word);
    return dl_particle_is_word(&dl_lexicon_builtin, w, &use, dl_str_of(next));
}

static void knows_words_that_look_like_it(void **state)
{
    (void)state;
    static const char *const words[] = {
        "가을",   "마을",   "나은",     "더나은",   "결정지은", "효과",
        "부작용효과", "초과", "경로",   "최단경로", "진로의",   "있는",
        "없는",   "않는",   "사용했는", "읽는",     "남는",     "살아남는",
        "따라잡는", "일컫는", "들를",   "다듬는",   "맞는",     "찾는"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!is_word(words[i], ""))
            fail_msg("%s is a word", words[i]);
}

static void takes_no_noun_for_a_verb(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "전략를", "크레이트을", "라이프타임는", "방식는", "제품는", "수집는",
        "기업는", "공감는",     "값는",         "밖는",   "이미지을", "구조은",
        "평가과", "확산로",     "방향로",       "모델으로", "것는",   "핵심는"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (is_word(wrong[i], ""))
            fail_msg("%s is no word", wrong[i]);
}

static void looks_at_the_next_word(void **state)
{
    (void)state;
    assert_true(is_word("지을", "수"));
    assert_true(is_word("결정지을", "때"));
    assert_true(is_word("관련지을", "필요조차"));
    assert_true(is_word("이을", "것이며"));
    assert_false(is_word("이미지을", "생성한다"));
    assert_true(is_word("이을", "수"));
    assert_false(is_word("이을", "통해"));
    assert_true(is_word("이과", "학생"));
    assert_false(is_word("이과", "같은"));
    assert_true(is_word("주외과", "의사는"));
    assert_false(is_word("예외과", "같은"));
    assert_true(is_word("사회과", "과학과를"));
    assert_false(is_word("사회과", "개인의"));
    assert_true(is_word("수은", "램프"));
    assert_true(is_word("벽난로", "앞"));
    assert_true(is_word("송신로", "수신로로"));
    assert_false(is_word("송신로", "수신으로"));
}

/* ---- hosts --------------------------------------------------------------- */

/* The host of the last Hangul token of `text`. */
static dl_host host_of(const char *text)
{
    dl_doc *doc = dl_doc_parse(DL_STR("a.md"), dl_str_of(text), 1 << 20,
                               &dl_lexicon_builtin);
    assert_int_equal(doc->n_proses, 1);
    uint32_t i = doc->n_tokens;
    while (i > 0 && doc->tokens[i - 1].kind != DL_TOKEN_HANGUL)
        i--;
    assert_true(i > 0);
    dl_host host = dl_host_before(doc, 0, i - 1);
    dl_doc_free(doc);
    return host;
}

static void expect(const char *text, dl_final final)
{
    dl_host host = host_of(text);
    if (host.token == DL_NONE || host.final != final)
        fail_msg("%s: host %d, final %d instead of %d", text,
                 host.token != DL_NONE, host.final, final);
}

static void reads_letters(void **state)
{
    (void)state;
    expect("LLM을", DL_FINAL_OTHER);
    expect("XML을", DL_FINAL_RIEUL);
    expect("GPT는", DL_FINAL_NONE);
    expect("Transformer는", DL_FINAL_NONE);
    expect("Bench는", DL_FINAL_NONE);
    expect("Space는", DL_FINAL_NONE);
    expect("Attention은", DL_FINAL_OTHER);
    expect("K를", DL_FINAL_NONE);
    expect("GPUs를", DL_FINAL_NONE);
}

static void reads_endings(void **state)
{
    (void)state;
    static const char *const open[] = {
        "Link는",  "Benchmark는", "Task는",    "Silk는",   "Test는",
        "Agent는", "Chart는",     "Script는",  "React는",  "Text는",
        "Shift는", "Default는",   "Insight는", "End는",    "Board는",
        "Field는", "Help는",      "Camp는",    "Agents는", "DataConcept는",
        "Check는", "rate는",      "useState는", "Cache는", "landscape는",
        "Thread는", "LED는",      "Config는",  "bit는",   "log는",
        "RAG는",   "VAE는",       "REST는",    "README는", "DELETE는",
        "Spike는", "Probe는",     "async는",   "root는",  "break는",
        "Float는", "Lisp는"};
    static const char *const rieul[] = {"Table은",  "Oracle은", "Google은",
                                        "Sample은", "Title은",  "Scale은",
                                        "Profile은", "Console은", "Module은",
                                        "Style은"};
    static const char *const closed[] = {
        "Forcing은", "Pipeline은", "Tune은",   "Plane은",  "Scene은",
        "Anyone은",  "Frame은",    "Scheme은", "Runtime은", "Outcome은",
        "Volume은",  "Block은",   "Chat은",   "Topic은",   "FinTRec은",
        "Type은",    "JSDoc은",   "input은",  "timeout은", "cgroup은",
        "Git은",     "WebSocket은", "ImageNet은", "Desktop은", "zip은",
        "STRING은"};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        expect(open[i], DL_FINAL_NONE);
    for (size_t i = 0; i < sizeof rieul / sizeof *rieul; i++)
        expect(rieul[i], DL_FINAL_RIEUL);
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
        expect(closed[i], DL_FINAL_OTHER);
    /* not: a short vowel and t or p, and what looks alike */
    static const char *const unknown[] = {
        "Set은",     "loop은",    "job은",    "Readme은", "Finale은", "Receipt는",
        "genome은",  "private은", "Shape은",  "Sonnet은", "ack은",    "GitHub은",
        "Riverpod은", "TABLE은",  "TEMPLATE은", "SYSCLK은", "ER은",     "src은",    "favorite은",
        "leak은",    "mac은",   "IME은",   "BIG은"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        expect(unknown[i], DL_FINAL_UNKNOWN);
}

/* A single letter of a formula has its name. */
static void reads_letters_of_formulas(void **state)
{
    (void)state;
    expect("$\\theta$는", DL_FINAL_NONE);
    expect("$ \\epsilon $은", DL_FINAL_OTHER);
    expect("\\\\(\\lambda\\\\)는", DL_FINAL_NONE);
    expect("$x$는", DL_FINAL_NONE);
    expect("$$n$$은", DL_FINAL_OTHER);
    expect("$l$은", DL_FINAL_RIEUL);
    expect("θ는", DL_FINAL_NONE);
    expect("ε은", DL_FINAL_OTHER);
    static const char *const texts[] = {"$r$은", "$x_i$는", "$\\hat{x}$는",
                                        "$xy$는", "5μ는"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(host_of(texts[i]).token, DL_NONE);
    expect("\\(x\\)는", DL_FINAL_NONE);
}

static void abstains_on_two_readings(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "CLIP은",  "LLMs은",  "Actions은", "Type II과", "Type I과", "LaTeX을",
        "zsh은",   "newVal을", "Template은", "Unique를",  "Llama 3와",
        "GPT-3을", "N^2으로",  "3+을",     "τ0는",      "10kg을",  "7B를",
        "70M을",   "16x를",    "제1을",    "2px을",     "Theme을",
        "1/4을",   "al., 2023은", "Palette을",  "Iraq을",    "헬름 3는",
        "HDR을",   "epoch이",  "DWConv으로", "GPT-19m은",
        "rng을",   "fwd_clk를", "Concept을", "KakaoTalk을",
        "C++을",   "cos을",    "“widest: 3”를", "\"at most 3\"를"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect(texts[i], DL_FINAL_UNKNOWN);
}

static void reads_digits_and_signs(void **state)
{
    (void)state;
    static const dl_final digits[] = {
        DL_FINAL_OTHER, DL_FINAL_RIEUL, DL_FINAL_NONE,  DL_FINAL_OTHER,
        DL_FINAL_NONE,  DL_FINAL_NONE,  DL_FINAL_OTHER, DL_FINAL_RIEUL,
        DL_FINAL_RIEUL, DL_FINAL_NONE};
    for (int d = 0; d < 10; d++) {
        char text[32];
        snprintf(text, sizeof text, "값 0.5%d을", d);
        expect(text, digits[d]);
    }
    expect("95%를", DL_FINAL_NONE);
    expect("A+는", DL_FINAL_NONE);
    expect("10ms로", DL_FINAL_NONE);
    expect("0.7cm로", DL_FINAL_NONE);
    expect("10 cm를", DL_FINAL_NONE);
    expect("GPT-4는", DL_FINAL_NONE);
    expect("Qwen2를", DL_FINAL_NONE);
    expect("SHA-1을", DL_FINAL_OTHER);
    expect("그림 3을", DL_FINAL_OTHER);
    expect("헬름 2를", DL_FINAL_NONE);
    expect("연도 2023을", DL_FINAL_OTHER);
    assert_false(host_of("SHA-1로").checks_euro);
    assert_true(host_of("0.1로").checks_euro);
}

static void looks_through_marks(void **state)
{
    (void)state;
    expect("**모델**을", DL_FINAL_RIEUL);
    expect("[확산](https://x.org)을", DL_FINAL_OTHER);
    expect("“확산”을", DL_FINAL_OTHER);
    expect("'나무'를", DL_FINAL_NONE);
    expect("“그림 3”을", DL_FINAL_OTHER);
    expect("'x'를", DL_FINAL_NONE);
    assert_true(host_of("'나무'를").quoted);
    assert_false(host_of("**나무**를").quoted);
    assert_true(host_of("[확산](https://x.org)이").marked);
    assert_false(host_of("확산이다, 그").marked);
}

static void looks_before_parentheses(void **state)
{
    (void)state;
    expect("탐색(BFS)으로", DL_FINAL_OTHER);
    expect("이미지(image(s))를", DL_FINAL_NONE);
    expect("나무(가)(나)를", DL_FINAL_NONE);
    assert_true(host_of("탐색(BFS)으로").bracketed);
    expect("탐색(`find`)으로", DL_FINAL_OTHER);
    /* What is in the parenthesis may be read aloud. */
    static const char *const numbers[] = {
        "식(9)가",     "모델(75.4%)를", "범위($G$)와", "범위($\\log x$)와",
        "시간(30 ms)를", "함수(x)를",     "LLM(80)를"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        expect(numbers[i], DL_FINAL_UNKNOWN);
    /* Latin before it, and two ways to read it */
    expect("Segmentation(CAVS)를", DL_FINAL_UNKNOWN);
    expect("Attention(LLM)을", DL_FINAL_OTHER);
}

static void has_no_host_elsewhere(void **state)
{
    (void)state;
    static const char *const texts[] = {"가 을", "`code`를", "[1]을", "x)을",
                                        "()를",  "을",       "…를",   "(가)을",
                                        "나무 ![모델](a.png)를",
                                        "상태 s'을", "W’과"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (host_of(texts[i]).token != DL_NONE)
            fail_msg("%s has a host", texts[i]);
}

static void finds_where_a_name_begins(void **state)
{
    (void)state;
    dl_doc *doc = dl_doc_parse(DL_STR("a.md"), DL_STR("제안한 CAD2DMD-SET은"),
                               1 << 20, &dl_lexicon_builtin);
    uint32_t first = dl_host_start(doc, 0, doc->n_tokens - 2);
    assert_true(dl_str_is(dl_token_text(doc, &doc->tokens[first]), "CAD"));
    dl_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_particles_at_the_end),
        cmocka_unit_test(finds_none_in_other_words),
        cmocka_unit_test(fits_by_the_final),
        cmocka_unit_test(gives_both_forms),
        cmocka_unit_test(knows_words_that_look_like_it),
        cmocka_unit_test(takes_no_noun_for_a_verb),
        cmocka_unit_test(looks_at_the_next_word),
        cmocka_unit_test(reads_letters),
        cmocka_unit_test(reads_endings),
        cmocka_unit_test(reads_letters_of_formulas),
        cmocka_unit_test(abstains_on_two_readings),
        cmocka_unit_test(reads_digits_and_signs),
        cmocka_unit_test(looks_through_marks),
        cmocka_unit_test(looks_before_parentheses),
        cmocka_unit_test(has_no_host_elsewhere),
        cmocka_unit_test(finds_where_a_name_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
