/* The model of a post: papers with any heading, sections, slots. */
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
        /* the link next to the heading belongs to it */
        {"# 1. A\n\n<https://arxiv.org/abs/2509.08519>", DL_HEADING_NO_LINK, 1,
         "A", "2509.08519", "", 0},
        {"# 1. A\n\nhttps://arxiv.org/abs/2509.08519", DL_HEADING_NO_LINK, 1,
         "A", "2509.08519", "", 0},
        /* open brackets that are never closed */
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

/* The levels are all wrong, with sections above their papers. */
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

/* ---- slots -------------------------------------------------------------- */

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
        /* without a label the position decides */
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
        /* text next to the list does not count as a slot */
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
    /* one sentence in three items: a comma continues it */
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
    /* Labels, marks, spaces and breaks count; the surroundings do not. */
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

/* An entry is a paper; in a profile without papers, the whole post. */
static void entries(void **state)
{
    (void)state;
    fixture f = {0};
    fixture_builtin(&f, "daily-papers");
    const char *text = "---\ntitle: 가\n---\n\n나다.\n\n"
                       "# 1. [A](https://arxiv.org/abs/2509.08519)\n\n다.\n\n"
                       "# 2. [B](https://arxiv.org/abs/2509.08520)\n\n라.\n";
    const dl_post *post = build(&f, text);
    assert_int_equal(post->n_entries, 2);
    for (uint32_t i = 0; i < 2; i++) {
        assert_ptr_equal(post->entries[i].paper, &post->papers[i]);
        assert_int_equal(post->entries[i].token, post->papers[i].token);
        assert_int_equal(post->entries[i].span.end,
                         post->papers[i].span.end);
    }
    assert_int_equal(build(&f, "나다.\n")->n_entries, 0);
    fixture_builtin(&f, "generic");
    post = build(&f, text);
    assert_int_equal(post->n_entries, 1);
    assert_null(post->entries[0].paper);
    assert_int_equal(post->entries[0].span.start, f.doc->body);
    assert_int_equal(post->entries[0].span.end, f.doc->src.n);
    assert_int_equal(post->entries[0].token, 0);
    assert_int_equal(post->entries[0].token_end, f.doc->n_tokens);
    assert_int_equal(build(&f, "")->n_entries, 1);
    fixture_free(&f);
}

/* ---- whatever it holds -------------------------------------------------- */

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
        cmocka_unit_test(entries),
        cmocka_unit_test(deep_and_long_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
