/* The model of a post in other layouts; its dates and its style. */
#include "model_fixture.h"

/* ---- other layouts ------------------------------------------------------ */

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

/* A profile from its YAML, which must be free of errors. */
static void read_profile(fixture *f, const char *yaml)
{
    f->profile = dl_profile_read(f->arena, fixture_yaml(f, yaml),
                                 fixture_no_problem, NULL);
}

static void a_title_in_the_front_matter(void **state)
{
    (void)state;
    fixture f = {0};
    read_profile(&f, "papers: {kind: page, title: front-matter}\n"
                     "sections: {list: [가]}");
    const dl_post *post = fixture_post(
        &f, "x.md",
        DL_STR("---\ntitle: 'A: B'\n---\n\n머리글이다.\n\n## 가\n\n글이다.\n\n"
               "# C\n\n글이다.\n"));
    const dl_paper *p = post->papers;
    assert_int_equal(post->n_papers, 1);
    assert_int_equal(p->problems, 0);
    assert_int_equal(p->heading, DL_NONE);
    assert_str(p->title, "A: B");
    assert_true(dl_span_is_empty(p->title_span));
    assert_int_equal(p->n_stray, 1);
    assert_int_equal(p->n_sections, 2); /* no heading is the page's */
    assert_str(p->sections[1].name, "C");
    post = fixture_post(&f, "x.md", DL_STR("## 가\n\n글이다.\n"));
    assert_int_equal(post->papers[0].problems, 0);
    assert_int_equal(post->papers[0].title.n, 0);
    fixture_free(&f);
}

static void sections_above_their_papers(void **state)
{
    (void)state;
    fixture f = {0};
    read_profile(&f, "papers: {kind: heading, level: 3, link: field, "
                     "link-fields: arXiv, heading: '{n}. {title}', "
                     "groups: 오늘의 논문, under-heading: '**arXiv**: {any}'}\n"
                     "sections: {level: 2, list: [요약, 방법]}");
    const dl_post *post = fixture_post(
        &f, "x.md",
        DL_STR("## 오늘의 논문\n\n### 1. A\n\n"
               "**arXiv**: [2509.01234](https://arxiv.org/abs/2509.01234)\n\n"
               "## 요약\n\n글이다.\n\n## 방법\n\n### 부품\n\n글이다.\n\n"
               "## 그 밖\n\n글이다.\n\n"
               "### B\n\n"
               "**arXiv**: [2509.01235](https://arxiv.org/abs/2509.01235)\n\n"
               "## 요약\n\n글이다.\n"));
    assert_int_equal(post->n_papers, 2);
    const dl_paper *p = post->papers;
    assert_int_equal(p->problems, 0);
    assert_int_equal(p->n_stray, 0);
    assert_int_equal(p->n_sections, 3);
    assert_str(p->sections[1].name, "방법"); /* with its own heading */
    assert_slice(&f, p->sections[1].body, "### 부품\n\n글이다.");
    assert_null(p->sections[2].spec);
    assert_non_null(p->main_link);
    /* a paper by the section that it begins with, not by its form */
    assert_int_equal(p[1].problems, DL_HEADING_NO_NUMBER);
    assert_int_equal(p[1].n_sections, 1);
    fixture_free(&f);
}

static void sections_on_the_level_of_their_papers(void **state)
{
    (void)state;
    fixture f = {0};
    read_profile(&f, "papers: {kind: heading, level: 2, "
                     "heading: '{n}. [{title}]({link})'}\n"
                     "sections: {level: 2, list: [요약, 한계]}");
    const dl_post *post =
        fixture_post(&f, "x.md",
                     DL_STR("## 1. [A](https://arxiv.org/abs/2509.01234)\n\n"
                            "## 요약\n\n글이다.\n\n## 한게\n\n글이다.\n\n"
                            "## 2. [B](https://arxiv.org/abs/2509.01235)\n\n"
                            "## 요약\n\n글이다.\n"));
    assert_int_equal(post->n_papers, 2);
    assert_int_equal(post->papers[0].n_sections, 2);
    assert_null(post->papers[0].sections[1].spec);
    assert_int_equal(post->papers[1].problems, 0);
    fixture_free(&f);
}

static void values_are_data(void **state)
{
    (void)state;
    fixture f = {0};
    read_profile(&f, "papers: {kind: page}\n"
                     "sections: {list: {가: {value: yes}, 나: {slots: {다: "
                     "{value: yes}, 라: {value: yes}, 마: {}}}}}");
    const dl_post *post =
        fixture_post(&f, "x.md",
                     DL_STR("# A\n\n## 가\n\n불명\n\n## 나\n\n"
                            "- 다: 상\n- 라: 12편\n- 마: 글이다.\n"));
    static const uint8_t in_items[] = {
        DL_PROSE_TITLE, DL_PROSE_META, DL_PROSE_META, DL_PROSE_HEADING,
        DL_PROSE_META,  DL_PROSE_META, DL_PROSE_BODY};
    assert_int_equal(f.doc->n_proses, sizeof in_items);
    assert_memory_equal(post->prose_roles, in_items, sizeof in_items);
    /* a paragraph is data if all its lines are */
    post = fixture_post(&f, "x.md",
                        DL_STR("# A\n\n## 나\n\n다: 상\n라: 12편\n\n"
                               "다: 상\n마: 글이다.\n"));
    static const uint8_t in_lines[] = {DL_PROSE_TITLE, DL_PROSE_HEADING,
                                       DL_PROSE_META, DL_PROSE_BODY};
    assert_int_equal(f.doc->n_proses, sizeof in_lines);
    assert_memory_equal(post->prose_roles, in_lines, sizeof in_lines);
    fixture_free(&f);
}

/* ---- dates and style ---------------------------------------------------- */

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
        int32_t want = cases[i].day ? dl_day_of(2025, 9, cases[i].day)
                                    : DL_NO_DAY;
        if (dl_post_date(dl_str_of(cases[i].text), 540, &day) !=
                cases[i].state ||
            day != want)
            fail_msg("'%s'", cases[i].text);
    }
}

/* What Jekyll 4.3 builds in September 2025 with `timezone: Asia/Seoul`. */
static void days_as_jekyll_builds_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        dl_yaml_style style;
        int day;
        bool is_utc;
    } cases[] = {
        {"2025-09-13", DL_YAML_PLAIN, 13, false},
        {"2025-09-13", DL_YAML_SINGLE_QUOTED, 13, false},
        {"2025-09-13 08:15:00", DL_YAML_PLAIN, 13, true},
        {"2025-09-13 14:59:59", DL_YAML_PLAIN, 13, true},
        {"2025-09-13 15:00:00", DL_YAML_PLAIN, 14, true},
        {"2025-09-13 20:00:00", DL_YAML_PLAIN, 14, true},
        {"2025-09-13T20:00:00", DL_YAML_PLAIN, 14, true},
        {"2025-09-13 20:00:00.5", DL_YAML_PLAIN, 14, true},
        {"2025-09-13 20:00:00", DL_YAML_DOUBLE_QUOTED, 13, false},
        {"2025-09-13 20:00:00", DL_YAML_SINGLE_QUOTED, 13, false},
        {"2025-09-13 20:00", DL_YAML_PLAIN, 13, false},
        {"2025-09-13 20:00:00 +0000", DL_YAML_PLAIN, 14, false},
        {"2025-09-13 20:00:00Z", DL_YAML_PLAIN, 14, false},
        {"2025-09-13 20:00:00 +0900", DL_YAML_PLAIN, 13, false},
        {"2025-09-13 20:00:00 +0900", DL_YAML_DOUBLE_QUOTED, 13, false},
        {"2025-09-13T20:00:00+09:00", DL_YAML_PLAIN, 13, false},
        {"2025-09-13 01:00:00 +0900", DL_YAML_PLAIN, 13, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_yaml value = {.kind = DL_YAML_SCALAR,
                         .style = (uint8_t)cases[i].style,
                         .text = dl_str_of(cases[i].text)};
        int32_t day;
        bool is_utc;
        if (dl_post_date_in_yaml(&value, 540, &is_utc, &day) != DL_DATE_OK ||
            day != dl_day_of(2025, 9, cases[i].day) ||
            is_utc != cases[i].is_utc)
            fail_msg("'%s'", cases[i].text);
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
        if (fixture_post(&f, "a.md", dl_str_of(cases[i].text))->style !=
            cases[i].style)
            fail_msg("'%s'", cases[i].text);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields),
        cmocka_unit_test(groups_and_meta_lines),
        cmocka_unit_test(papers_in_a_list),
        cmocka_unit_test(a_page_is_a_paper),
        cmocka_unit_test(a_title_in_the_front_matter),
        cmocka_unit_test(sections_above_their_papers),
        cmocka_unit_test(sections_on_the_level_of_their_papers),
        cmocka_unit_test(values_are_data),
        cmocka_unit_test(jekyll_dates),
        cmocka_unit_test(days_as_jekyll_builds_them),
        cmocka_unit_test(days_of_a_post),
        cmocka_unit_test(the_style_of_most_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
