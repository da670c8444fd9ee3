/* The model of a post: papers whatever their heading, sections, slots. */
#include "model_fixture.h"

#define INTRODUCTION                                                           \
    "## Introduction\n\n- Goal: 가를 제안한다.\n- Motivation: 나가 부족하다.\n" \
    "- Contribution: 다를 보였다.\n\n"
#define REST                                                                   \
    "## Method\n\n라를 쓴다. 마를 더한다.\n\n## Results\n\n바가 높다.\n\n"      \
    "## Limitations\n\n정보 부족.\n\n## Conclusion\n\n사를 보인다.\n"

static const char *const file_name = "2025-09-13-daily-papers-20250913.md";

static const dl_post *build(fixture *f, const char *text)
{
    return fixture_post(f, file_name, dl_str_of(text));
}

static void a_proper_entry(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    const dl_post *post = build(
        &f, "# 3. [A: B](https://arxiv.org/abs/2509.08519)\n\n"
            "> [Alphaxiv](https://www.alphaxiv.org/ko/overview/2509.08519)\n\n"
            INTRODUCTION REST);
    assert_int_equal(post->n_papers, 1);
    const dl_paper *p = &post->papers[0];
    assert_int_equal(p->problems, 0);
    assert_int_equal(p->number, 3);
    assert_slice(&f, p->number_span, "3");
    assert_slice(&f, p->title_span, "A: B");
    assert_str(p->title, "A: B");
    assert_slice(&f, p->heading_span,
                 "# 3. [A: B](https://arxiv.org/abs/2509.08519)");
    assert_int_equal(p->n_stray, 0);
    assert_int_equal(p->n_links, 2);
    assert_ptr_equal(p->main_link, &p->links[0]);
    assert_slice(&f, p->main_link->span, "https://arxiv.org/abs/2509.08519");
    assert_string_equal(p->links[1].url.id.canonical, "2509.08519");
    assert_false(p->links[1].is_main);
    assert_int_equal(p->n_sections, 5);
    const dl_section *s = &p->sections[0];
    assert_int_equal(s->n_slots, 3);
    assert_str(s->slots[1].label, "Motivation");
    assert_slice(&f, s->slots[1].label_span, "Motivation:");
    assert_slice(&f, s->slots[1].span, "나가 부족하다.");
    assert_str(s->slots[1].spec->label, "Motivation");
    assert_true(s->slots[1].is_item);
    assert_int_equal(s->slots[1].n_sentences, 1);
    assert_slice(&f, s->slots[1].sentences[0].span, "나가 부족하다.");
    assert_int_equal(f.doc->tokens[s->slots[1].token].start,
                     s->slots[1].span.start);
    s = &p->sections[1];
    assert_str(s->name, "Method");
    assert_slice(&f, s->body, "라를 쓴다. 마를 더한다.");
    assert_int_equal(s->n_slots, 1);
    assert_int_equal(s->slots[0].n_sentences, 2);
    assert_false(s->slots[0].is_item);
    assert_false(s->slots[0].is_placeholder);
    assert_true(p->sections[3].slots[0].is_placeholder);
    fixture_free(&f);
}

/* Every heading here is followed by a proper entry and must be one paper. */
static void headings(void **state)
{
    (void)state;
    static const struct {
        const char *heading;
        uint32_t problems, number;
        const char *title;
        const char *id;       /* of the main link; "": none */
        const char *trailing;
        uint32_t stray;
    } cases[] = {
        {"# 1. [A](https://arxiv.org/abs/2509.08519)", 0, 1, "A", "2509.08519",
         "", 0},
        {"# 1. [A [B] \\* C](https://arxiv.org/abs/2509.08519)  ", 0, 1,
         "A [B] * C", "2509.08519", "", 0},
        {"# 1. [A `B` *C*](https://arxiv.org/abs/2509.08519)", 0, 1, "A B C",
         "2509.08519", "", 0},
        {"### 1. [A](https://arxiv.org/abs/2509.08519)",
         DL_HEADING_WRONG_LEVEL, 1, "A", "2509.08519", "", 0},
        {"## [A](https://arxiv.org/abs/2509.08519)",
         DL_HEADING_WRONG_LEVEL | DL_HEADING_NO_NUMBER, 0, "A", "2509.08519",
         "", 0},
        {"# [A](https://arxiv.org/abs/2509.08519)", DL_HEADING_NO_NUMBER, 0,
         "A", "2509.08519", "", 0},
        {"# 1) [A](https://arxiv.org/abs/2509.08519)", DL_HEADING_SHAPE, 1,
         "A", "2509.08519", "", 0},
        {"# 1. A", DL_HEADING_NO_LINK, 1, "A", "", "", 0},
        {"# 1. [A]", DL_HEADING_NO_LINK, 1, "[A]", "", "", 0},
        {"# 1. [A]()", DL_HEADING_NO_LINK, 1, "A", "", "", 0},
        {"# 1. [](https://arxiv.org/abs/2509.08519)", DL_HEADING_NO_TITLE, 1,
         "", "2509.08519", "", 0},
        {"# 1. [A](https://arxiv.org/abs/2509.08519) (NeurIPS)",
         DL_HEADING_TRAILING, 1, "A", "2509.08519", "(NeurIPS)", 0},
        {"#1. [A](https://arxiv.org/abs/2509.08519)", DL_HEADING_NO_MARK, 1,
         "A", "2509.08519", "", 0},
        {"1. [A](https://arxiv.org/abs/2509.08519)",
         DL_HEADING_NO_MARK | DL_HEADING_NO_NUMBER, 0, "A", "2509.08519", "",
         0},
        /* arXiv's own line breaks, copied into the heading */
        {"# 1. [A for Stable\n\nB C](https://arxiv.org/abs/2509.08519)",
         DL_HEADING_BROKEN, 1, "A for Stable B C", "2509.08519", "", 0},
        {"# 1. [A for Stable\n  B C](https://arxiv.org/abs/2509.08519)",
         DL_HEADING_BROKEN, 1, "A for Stable B C", "2509.08519", "", 0},
        {"### 1. [A\n\nB\n\nC](https://arxiv.org/abs/2509.08519)",
         DL_HEADING_BROKEN | DL_HEADING_WRONG_LEVEL, 1, "A B C", "2509.08519",
         "", 0},
        {"# 1. [A](https://arxiv.org/abs/\n2509.08519)", DL_HEADING_BROKEN, 1,
         "A", "2509.08519", "", 0},
        {"# 1. [A]\n(https://arxiv.org/abs/2509.08519)", DL_HEADING_BROKEN, 1,
         "A", "2509.08519", "", 0},
        {"# 1.\n[A](https://arxiv.org/abs/2509.08519)", DL_HEADING_BROKEN, 1,
         "A", "2509.08519", "", 0},
        {"# [A\nB](https://arxiv.org/abs/2509.08519)",
         DL_HEADING_BROKEN | DL_HEADING_NO_NUMBER, 0, "A B", "2509.08519", "",
         0},
        {"# 1. [A\nB](https://arxiv.org/abs/2509.08519) C",
         DL_HEADING_BROKEN | DL_HEADING_TRAILING, 1, "A B", "2509.08519", "C",
         0},
        {"# 1. [A\nB](https://arxiv.org/abs/2509.08519)\n제목: A B",
         DL_HEADING_BROKEN, 1, "A B", "2509.08519", "", 1},
        {"# 1. [A\n# B](https://arxiv.org/abs/2509.08519)", DL_HEADING_BROKEN,
         1, "A B", "2509.08519", "", 0},
        /* the link beside the heading belongs to it */
        {"# 1. A\n\n<https://arxiv.org/abs/2509.08519>", DL_HEADING_NO_LINK, 1,
         "A", "2509.08519", "", 0},
        {"# 1. A\n\nhttps://arxiv.org/abs/2509.08519", DL_HEADING_NO_LINK, 1,
         "A", "2509.08519", "", 0},
        /* open brackets that nothing closes */
        {"# 1. [A\n\n제목: A\n\narXiv: 없음", DL_HEADING_NO_LINK, 1, "[A", "",
         "", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = {0};
        fixture_builtin(&f, "daily-papers");
        dl_str text = dl_arena_printf(f.arena, "%s\n\n%s%s", cases[i].heading,
                                      INTRODUCTION, REST);
        const dl_post *post = fixture_post(&f, file_name, text);
        assert_int_equal(post->n_papers, 1);
        const dl_paper *p = &post->papers[0];
        assert_int_equal(p->problems, cases[i].problems);
        assert_int_equal(p->number, cases[i].number);
        assert_str(p->title, cases[i].title);
        assert_string_equal(
            p->main_link ? p->main_link->url.id.canonical : "", cases[i].id);
        assert_slice(&f, p->trailing_span, cases[i].trailing);
        assert_int_equal(p->n_stray, cases[i].stray);
        assert_int_equal(p->n_sections, 5);
        assert_int_equal(p->n_links, *cases[i].id != '\0');
        fixture_free(&f);
    }
}

static void a_broken_heading_is_one_place(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    const char *heading =
        "# 1. [A for\n\nB](https://arxiv.org/abs/\n2509.08519)";
    dl_str text =
        dl_arena_printf(f.arena, "%s\n\n%s", heading, INTRODUCTION REST);
    const dl_post *post = fixture_post(&f, file_name, text);
    const dl_paper *p = &post->papers[0];
    assert_slice(&f, p->heading_span, heading);
    assert_true(p->main_link->is_broken);
    assert_slice(&f, p->main_link->span,
                 "https://arxiv.org/abs/\n2509.08519");
    for (uint32_t i = 0; i < f.doc->n_proses; i++)
        if (f.doc->nodes[f.doc->proses[i].node].span.start <
            p->heading_span.end)
            assert_int_equal(post->prose_roles[i], DL_PROSE_TITLE);
    fixture_free(&f);
}

/* The levels are all wrong, the sections stand above their papers. */
static void papers_below_their_sections(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    const dl_post *post =
        build(&f, "### 1. [A](https://arxiv.org/abs/2509.08519)\n\n"
                  INTRODUCTION REST
                  "### 2. [B\n\nC](https://arxiv.org/abs/2509.08520)\n\n"
                  INTRODUCTION "## Extra\n\n가.\n\n### More\n\n나.\n" REST);
    assert_int_equal(post->n_papers, 2);
    assert_int_equal(post->papers[0].n_sections, 5);
    const dl_paper *p = &post->papers[1];
    assert_int_equal(p->problems, DL_HEADING_BROKEN | DL_HEADING_WRONG_LEVEL);
    assert_int_equal(p->n_sections, 6);
    assert_null(p->sections[1].spec);
    assert_str(p->sections[1].name, "Extra");
    assert_slice(&f, p->sections[1].body, "가.\n\n### More\n\n나.");
    fixture_free(&f);
}

static void sections_of_any_level_and_name(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    const dl_post *post =
        build(&f, "# 1. [A](https://arxiv.org/abs/2509.08519)\n\n"
                  "### introduction\n\n- Goal: 가한다.\n\n"
                  "# Method\n\n나한다.\n\n---\n\n"
                  "## **Results**\n\n"
                  "## Limitation\n\n다한다.\n");
    assert_int_equal(post->n_papers, 1);
    const dl_paper *p = &post->papers[0];
    assert_int_equal(p->n_sections, 4);
    assert_str(p->sections[0].spec->name, "Introduction");
    assert_str(p->sections[1].spec->name, "Method");
    assert_slice(&f, p->sections[1].body, "나한다.");
    assert_str(p->sections[2].spec->name, "Results");
    assert_true(dl_span_is_empty(p->sections[2].body));
    assert_int_equal(p->sections[2].n_slots, 0);
    assert_null(p->sections[3].spec); /* a near miss stays unknown */
    assert_int_equal(p->sections[3].n_slots, 1);
    fixture_free(&f);
}

/* ---- slots ---------------------------------------------------------------- */

/* "Goal=label|…" of the slots of the introduction with this body. */
static dl_str slots_of(fixture *f, const char *body)
{
    dl_str text = dl_arena_printf(
        f->arena,
        "# 1. [A](https://arxiv.org/abs/2509.08519)\n\n## Introduction\n\n"
        "%s\n\n" REST,
        body);
    const dl_post *post = fixture_post(f, file_name, text);
    assert_int_equal(post->n_papers, 1);
    const dl_section *s = &post->papers[0].sections[0];
    dl_str out = DL_STR("");
    for (uint32_t i = 0; i < s->n_slots; i++) {
        const dl_slot *slot = &s->slots[i];
        dl_str spec = slot->spec ? slot->spec->label : DL_STR("-");
        out = dl_arena_printf(f->arena, "%.*s%s%.*s=%.*s:%.*s/%u",
                              DL_FMT(out), i ? "|" : "", DL_FMT(spec),
                              DL_FMT(slot->label),
                              DL_FMT(dl_doc_slice(f->doc, slot->span)),
                              slot->n_sentences);
    }
    return out;
}

static void labels(void **state)
{
    (void)state;
    static const struct {
        const char *body, *slots;
    } cases[] = {
        {"- Goal: 가한다.\n- Motivation: 나한다.\n- Contribution: 다한다.",
         "Goal=Goal:가한다./1|Motivation=Motivation:나한다./1|"
         "Contribution=Contribution:다한다./1"},
        /* without a label the place tells */
        {"- 가한다.\n- 나한다.  \n- 다한다. 라한다.",
         "Goal=:가한다./1|Motivation=:나한다./1|Contribution=:다한다. 라한다./2"},
        {"- 목표: 가한다.\n- **동기**: 나한다.\n- **기여:** 다한다.",
         "Goal=목표:가한다./1|Motivation=동기:나한다./1|"
         "Contribution=기여:다한다./1"},
        {"- Motivation: 나한다.\n- Goal: 가한다.",
         "Motivation=Motivation:나한다./1|Goal=Goal:가한다./1"},
        {"- 목적: 가한다.\n- 배경：나한다.",
         "Goal=목적:가한다./1|Motivation=배경:나한다./1"},
        {"- 1. 가한다.\n- 10:30에 나한다.\n- https://a.b/c 다한다.",
         "Goal=:가한다./1|Motivation=:10:30에 나한다./1|"
         "Contribution=:https://a.b/c 다한다./1"},
        {"- 이 연구의 목표는 다음과 같다: 가한다.",
         "Goal=:이 연구의 목표는 다음과 같다: 가한다./1"},
        {"- Goal:\n- Motivation: 나한다.",
         "Goal=Goal:/0|Motivation=Motivation:나한다./1"},
        {"-\n- 나한다.", "Goal=:/0|Motivation=:나한다./1"},
        {"- 가한다.\n- 나한다.\n- 다한다.\n- 라한다.",
         "Goal=:가한다./1|Motivation=:나한다./1|Contribution=:다한다./1|"
         "-=:라한다./1"},
        /* paragraphs and lines instead of items */
        {"Goal: 가한다.\n\nMotivation: 나한다.",
         "Goal=Goal:가한다./1|Motivation=Motivation:나한다./1"},
        {"Goal: 가한다.  \nMotivation: 나\n한다.\nContribution: 다한다.",
         "Goal=Goal:가한다./1|Motivation=Motivation:나\n한다./1|"
         "Contribution=Contribution:다한다./1"},
        {"가한다.  \n나한다.  \n다한다.",
         "Goal=:가한다./1|Motivation=:나한다./1|Contribution=:다한다./1"},
        {"가한다. 나한다. 다한다.", "Goal=:가한다. 나한다. 다한다./3"},
        /* text beside the list takes nobody's place */
        {"다음과 같다.\n\n- 가한다.\n- 나한다.",
         "-=:다음과 같다./1|Goal=:가한다./1|Motivation=:나한다./1"},
        {"- Goal: 가한다.\n\n  라한다.\n- Motivation: 나한다.",
         "Goal=Goal:가한다.\n\n  라한다./2|Motivation=Motivation:나한다./1"},
        {"<!-- digestlint-disable DL406 -->\n\n- 가한다.\n\n---",
         "Goal=:가한다./1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = {0};
        fixture_builtin(&f, "daily-papers");
        assert_str(slots_of(&f, cases[i].body), cases[i].slots);
        fixture_free(&f);
    }
}

/* The sentences of a Method with this body. */
static void assert_sentences(const char *body, uint32_t n, bool is_item,
                             dl_sentence_end end, const char *last)
{
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    dl_str text = dl_arena_printf(
        f.arena, "# 1. [A](https://arxiv.org/abs/2509.08519)\n\n## Method\n%s\n"
                 "\n---\n\n<!-- end -->\n\n## Results\n\n가.\n",
        body);
    const dl_post *post = fixture_post(&f, file_name, text);
    const dl_section *s = &post->papers[0].sections[0];
    assert_int_equal(s->n_slots, 1);
    assert_int_equal(s->slots[0].n_sentences, n);
    assert_int_equal(s->slots[0].is_item, is_item);
    assert_int_equal(s->slots[0].sentences[n - 1].end, end);
    assert_slice(&f, s->slots[0].sentences[n - 1].span, last);
    fixture_free(&f);
}

static void sentences_of_a_section(void **state)
{
    (void)state;
    assert_sentences("가한다. 나한다.", 2, false, DL_SENTENCE_STOPPED,
                     "나한다.");
    assert_sentences("가한다.  \n나한다.  \n다한다.", 3, false,
                     DL_SENTENCE_STOPPED, "다한다.");
    assert_sentences("- 가한다.\n- 나한다.", 2, true, DL_SENTENCE_STOPPED,
                     "나한다.");
    assert_sentences("가한다.\n\n나한다.", 2, false, DL_SENTENCE_STOPPED,
                     "나한다.");
    assert_sentences("- 가하고\n- 나한다.", 2, true, DL_SENTENCE_STOPPED,
                     "나한다.");
    assert_sentences("가한다. 나의 병렬 코드 실행", 2, false,
                     DL_SENTENCE_CUT_OFF, "나의 병렬 코드 실행");
    /* one sentence in three items: a comma goes on */
    assert_sentences("1) 가하고,\n2) 나하며,\n3) 다한다.", 1, true,
                     DL_SENTENCE_STOPPED, "가하고,\n2) 나하며,\n3) 다한다.");
    assert_sentences("- 가하고,", 1, true, DL_SENTENCE_CUT_OFF, "가하고,");
}

static void text_length(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    const dl_post *post = build(
        &f, "# 1. [A](https://arxiv.org/abs/2509.08519)\n\n"
            "> [Alphaxiv](https://www.alphaxiv.org/ko/overview/2509.08519)\n\n"
            "## Method  \n가나다.  \n\n## Results\n라.  \n\n---\n\n"
            "# 2. [B](https://arxiv.org/abs/2509.08520)\n\n가나다라\n\n"
            "# 3. [C](https://arxiv.org/abs/2509.08521)\n");
    assert_int_equal(post->n_papers, 3);
    /* Labels, marks, blanks and breaks count; what stands around does not. */
    assert_int_equal(post->papers[0].text_length,
                     11 + 1 + 6 + 2 + 10 + 1 + 2);
    assert_int_equal(post->papers[1].text_length, 4);
    assert_int_equal(post->papers[2].text_length, 0);
    fixture_free(&f);
}

static void links(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    const dl_post *post = build(
        &f, "# 1. [A](https://arxiv.org/abs/2509.08519)\n\n## Method\n\n"
            "가 arXiv:2509.08520 나 https://arxiv.org/abs/2509.08521 다 "
            "[arXiv:2509.08522](https://arxiv.org/abs/2509.08522) 라 "
            "[arXiv:2509.08523](https://arxiv.org/abs/2509.08524) 마 "
            "`https://arxiv.org/abs/2509.08525` 바 "
            "<https://arxiv.org/abs/2509.08526> 사 "
            "[깃허브](https://github.com/a/b)한다.\n");
    static const char *const ids[] = {"2509.08519", "2509.08522", "2509.08524",
                                      "2509.08526", "2509.08520", "2509.08521",
                                      "2509.08523"};
    const dl_paper *p = &post->papers[0];
    assert_int_equal(p->n_links, sizeof ids / sizeof *ids);
    for (uint32_t i = 0; i < p->n_links; i++) {
        assert_string_equal(p->links[i].url.id.canonical, ids[i]);
        assert_int_equal(p->links[i].is_main, i == 0);
        dl_span id = p->links[i].url.id_span;
        assert_slice(&f,
                     (dl_span){p->links[i].span.start + id.start,
                               p->links[i].span.start + id.end},
                     ids[i]);
    }
    fixture_free(&f);
}

/* ---- other layouts ---------------------------------------------------------- */

static void fields(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "arxiv-ai-mailing");
    const dl_post *post = fixture_post(
        &f, "LLM-2025-09-22.md",
        DL_STR("{% raw %}\n# LLM 관련 주요 논문 - 2025-09-22\n\n"
               "## 1. A: B\n"
               "- **Authors**: C , D\n"
               "- **URL**: [https://arxiv.org/abs/2509.15962]"
               "(https://arxiv.org/abs/2509.15962)\n"
               "- **Abstract**:\n> An abstract.\n\n---\n\n"
               "## 2. E\n"
               "- **Authors:** F\n"
               "- **URL:** https://arxiv.org/abs/2509.15963\n"
               "- **요약 (영문):** a summary .\n"
               "- **요약 (한글):** 가를 소개합니다. 나를 보입니다.\n"
               "- **Score**: 3\n\n{% endraw %}\n"));
    assert_int_equal(post->title_day, dl_day_of(2025, 9, 22));
    assert_int_equal(post->day, dl_day_of(2025, 9, 22));
    assert_int_equal(post->n_papers, 2);
    const dl_paper *p = &post->papers[0];
    assert_int_equal(p->problems, 0);
    assert_str(p->title, "A: B");
    assert_int_equal(p->n_links, 1);
    assert_string_equal(p->main_link->url.id.canonical, "2509.15962");
    assert_int_equal(p->n_sections, 3);
    assert_str(p->sections[2].name, "Abstract");
    assert_slice(&f, p->sections[2].slots[0].span, "An abstract.");
    p = &post->papers[1];
    assert_string_equal(p->main_link->url.id.canonical, "2509.15963");
    assert_int_equal(p->n_sections, 5);
    assert_str(p->sections[2].spec->name, "Abstract");
    assert_slice(&f, p->sections[3].slots[0].span,
                 "가를 소개합니다. 나를 보입니다.");
    assert_int_equal(p->sections[3].slots[0].n_sentences, 2);
    assert_null(p->sections[4].spec);
    assert_str(p->sections[4].name, "Score");
    static const uint8_t roles[] = {
        DL_PROSE_META,    DL_PROSE_HEADING, DL_PROSE_TITLE,
        DL_PROSE_FOREIGN, DL_PROSE_META,    DL_PROSE_FOREIGN,
        DL_PROSE_FOREIGN, DL_PROSE_TITLE,   DL_PROSE_FOREIGN,
        DL_PROSE_META,    DL_PROSE_FOREIGN, DL_PROSE_BODY,
        DL_PROSE_BODY,    DL_PROSE_META};
    assert_int_equal(f.doc->n_proses, sizeof roles);
    for (uint32_t i = 0; i < f.doc->n_proses; i++)
        assert_int_equal(post->prose_roles[i], roles[i]);
    fixture_free(&f);
}

static void groups_and_meta_lines(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-ir");
    const dl_post *post = fixture_post(
        &f, "2025-07-31.md",
        DL_STR("# Daily Papers Report - 2025-07-31\n\n"
               "## 🌟 Top 5 Papers with Summaries\n\n상위 논문입니다.\n\n"
               "### 1. A\n\n- **LLM Score**: 8\n"
               "- **URL**: <http://arxiv.org/abs/2507.22213v1>\n"
               "- **Comment**: One.\n  https://example.org/x\n\n"
               "#### Abstract\n> An abstract.\n\n---\n\n"
               "## 📝 Other Noteworthy Papers\n\n나머지 논문입니다.\n\n"
               "## 2. B\n\n- **URL**: <http://arxiv.org/abs/2507.22411v1>\n"
               "- stray\n\n#### Abstract\n> Another.\n"));
    assert_int_equal(post->n_papers, 2);
    const dl_paper *p = &post->papers[0];
    assert_int_equal(p->problems, 0);
    assert_int_equal(p->n_stray, 0);
    assert_int_equal(p->main_link->url.id.version, 1);
    assert_int_equal(p->n_sections, 1);
    assert_true(p->span.end < post->papers[1].span.start);
    assert_slice(&f, p->sections[0].body, "> An abstract.");
    p = &post->papers[1];
    assert_int_equal(p->problems, DL_HEADING_WRONG_LEVEL);
    assert_int_equal(p->n_stray, 1);
    fixture_free(&f);
}

static void papers_in_a_list(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "ai-frontier-digest");
    const dl_post *post = fixture_post(
        &f, "daily_digest_20250917.md",
        DL_STR("# 일일 논문 다이제스트 - 2025-09-17\n\n## 📊 수집 통계\n\n"
               "- **cs.LG**: 42편\n\n## 📋 개별 논문 목록\n\n"
               "- [가: 나](https://arxiv.org/pdf/unknown.pdf)\n"
               "- [\"다 — 라\"](https://arxiv.org/pdf/2509.08519.pdf)\n"
               "- 마\n\n## 끝\n\n- 바\n\n---\n*생성일시: 2025-09-22*\n"));
    assert_int_equal(post->day, dl_day_of(2025, 9, 17));
    assert_int_equal(post->title_day, dl_day_of(2025, 9, 17));
    assert_int_equal(post->n_papers, 3);
    assert_str(post->papers[0].title, "가: 나");
    assert_int_equal(post->papers[0].main_link->url.id.reason,
                     DL_ARXIV_PLACEHOLDER);
    assert_int_equal(post->papers[1].problems, 0);
    assert_int_equal(post->papers[1].main_link->url.id.reason, DL_ARXIV_OK);
    assert_int_equal(post->papers[2].problems, DL_HEADING_NO_LINK);
    assert_int_equal(post->prose_roles[f.doc->n_proses - 1], DL_PROSE_META);
    fixture_free(&f);
}

static void a_page_is_a_paper(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "ai-frontier-paper");
    const dl_post *post = fixture_post(
        &f, "A_ B_20250919.md",
        DL_STR("---\nkeywords:\n  - C\ncategory: cs.AI\n"
               "publish_date: 2025-09-19\narxiv_id: '2509.14298'\n---\n\n"
               "<!-- {\"a\": 1} -->\n\n# A: B\n\n"
               "**Korean Title:** 가: 나\n\n## 📋 저자 정보\n\n**Authors:** \n\n"
               "## 🔍 Abstract (한글 번역)\n\narXiv:2509.14299v1 발표\n\n"
               "## 📝 요약\n\n가를 합니다.\n\n---\n\n"
               "*Generated on 2025-09-19*\n"));
    assert_int_equal(post->frontmatter_day, dl_day_of(2025, 9, 19));
    assert_int_equal(post->n_papers, 1);
    const dl_paper *p = &post->papers[0];
    assert_int_equal(p->problems, 0);
    assert_int_equal(p->n_stray, 0);
    assert_slice(&f, p->main_link->span, "2509.14298");
    assert_int_equal(p->n_links, 2);
    assert_string_equal(p->links[1].url.id.canonical, "2509.14299");
    assert_int_equal(p->n_sections, 3);
    assert_str(p->sections[0].slots[0].label, "Authors");
    assert_true(dl_span_is_empty(p->sections[0].slots[0].span));
    assert_slice(&f, p->sections[2].body, "가를 합니다.");
    post = fixture_post(&f, "x.md", DL_STR("본문만 있습니다.\n"));
    assert_int_equal(post->n_papers, 1);
    assert_int_equal(post->papers[0].heading, DL_NONE);
    assert_int_equal(post->papers[0].problems, DL_HEADING_NO_TITLE);
    post = fixture_post(&f, "x.md", DL_STR(""));
    assert_int_equal(post->n_papers, 0);
    fixture_free(&f);
}

/* ---- dates and style --------------------------------------------------------- */

static void jekyll_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        dl_date_state state;
        int day; /* of September 2025 */
    } cases[] = {
        {"2025-09-13", DL_DATE_OK, 13},
        {"2025-09-13 08:15:00", DL_DATE_OK, 13},
        {"2025-09-13 08:15", DL_DATE_OK, 13},
        {"2025-09-13T08:15:00.123Z", DL_DATE_OK, 13},
        {"2025-09-13 23:30:00 +0000", DL_DATE_OK, 14},
        {"2025-09-13 23:30:00 +0900", DL_DATE_OK, 13},
        {"2025-09-13 08:15:00 +14:00", DL_DATE_OK, 13},
        {"2025-09-13 01:00:00 +14:00", DL_DATE_OK, 12},
        {"2025-02-30", DL_DATE_IMPOSSIBLE, 0},
        {"2025-13-01 08:15:00", DL_DATE_IMPOSSIBLE, 0},
        {"2025-09-13 25:00:00", DL_DATE_IMPOSSIBLE, 0},
        {"2025-09-13 08:15:00 KO", DL_DATE_SYNTAX, 0},
        {"2025-09-13x", DL_DATE_SYNTAX, 0},
        {"2025-9-13", DL_DATE_SYNTAX, 0},
        {"2025/09/13", DL_DATE_SYNTAX, 0},
        {"어제", DL_DATE_SYNTAX, 0},
        {"", DL_DATE_SYNTAX, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t day;
        assert_int_equal(dl_post_date(dl_str_of(cases[i].text), 540, &day),
                         cases[i].state);
        assert_int_equal(day, cases[i].day ? dl_day_of(2025, 9, cases[i].day)
                                           : DL_NO_DAY);
    }
}

static void days_of_a_post(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    const dl_post *post = fixture_post(
        &f, "a/2025-09-13-daily-papers-20250913.md",
        DL_STR("---\ntitle: Daily Papers — 2025-09-14\"\n"
               "date: 2025-09-15 08:15:00\n---\n"));
    assert_int_equal(post->file_name_day, dl_day_of(2025, 9, 13));
    assert_int_equal(post->title_day, dl_day_of(2025, 9, 14));
    assert_int_equal(post->frontmatter_day, dl_day_of(2025, 9, 15));
    assert_int_equal(post->day, post->file_name_day);
    post = fixture_post(&f, "draft.md",
                        DL_STR("---\ntitle: [a]\ndate: 2025-02-30\n---\n"));
    assert_int_equal(post->day, DL_NO_DAY);
    post = fixture_post(&f, "2025-09-13-notes.md", DL_STR("\xFF"));
    assert_int_equal(post->day, dl_day_of(2025, 9, 13));
    assert_int_equal(post->n_papers, 0);
    fixture_free(&f);
}

static void the_style_of_most_sentences(void **state)
{
    (void)state;
    fixture f = {0};
    const dl_yaml *yaml = fixture_yaml(&f, "style: auto");
    f.profile = dl_profile_read(f.arena, yaml, NULL, NULL);
    static const struct {
        const char *text;
        dl_style style;
    } cases[] = {
        {"가한다. 나합니다. 다한다.", DL_STYLE_PLAIN},
        {"가한다. 나합니다. 다입니까?", DL_STYLE_FORMAL},
        {"가해요. 나죠.", DL_STYLE_POLITE},
        {"# 가한다.\n\nEnglish.", DL_STYLE_ANY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(build(&f, cases[i].text)->style, cases[i].style);
    fixture_free(&f);
}

/* ---- whatever it holds -------------------------------------------------------- */

static void deep_and_long_documents(void **state)
{
    (void)state;
    enum { DEPTH = 10000 };
    static const char *const units[] = {
        "> ",  "- ",    "# 1. [", "## Introduction\n- ", "[", "**a:",
        "arXiv:2509.08519 ", "# 1. [a\n", "- **URL**: a\n", "1) 가,\n",
        "# [a](https://arxiv.org/abs/2509.08519)\n",
    };
    static const char *const names[] = {"daily-papers", "arxiv-ai-mailing",
                                        "ai-frontier-digest",
                                        "ai-frontier-paper"};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        fixture f = {0};
        fixture_builtin(&f, names[n]);
        for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
            dl_str unit = dl_str_of(units[u]);
            char *text = dl_arena_alloc(f.arena, unit.n * DEPTH);
            for (size_t i = 0; i < DEPTH; i++)
                memcpy(text + i * unit.n, unit.p, unit.n);
            const dl_post *post = fixture_post(
                &f, "a.md", (dl_str){text, unit.n * DEPTH});
            for (uint32_t p = 0; p < post->n_papers; p++)
                assert_true(post->papers[p].span.end <= f.doc->src.n);
        }
        fixture_free(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_proper_entry),
        cmocka_unit_test(headings),
        cmocka_unit_test(a_broken_heading_is_one_place),
        cmocka_unit_test(papers_below_their_sections),
        cmocka_unit_test(sections_of_any_level_and_name),
        cmocka_unit_test(labels),
        cmocka_unit_test(sentences_of_a_section),
        cmocka_unit_test(text_length),
        cmocka_unit_test(links),
        cmocka_unit_test(fields),
        cmocka_unit_test(groups_and_meta_lines),
        cmocka_unit_test(papers_in_a_list),
        cmocka_unit_test(a_page_is_a_paper),
        cmocka_unit_test(jekyll_dates),
        cmocka_unit_test(days_of_a_post),
        cmocka_unit_test(the_style_of_most_sentences),
        cmocka_unit_test(deep_and_long_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
