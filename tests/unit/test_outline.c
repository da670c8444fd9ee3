/* What posts have in common: templates of their names, and the profile that
   their headings, labels and fields suggest. */
#include "model_fixture.h"
#include "outline/layout.h"

/* ---- templates ----------------------------------------------------------- */

/* The template of `texts`, which end with NULL, and how many match it. */
static uint32_t template_of(const char *const *texts, dl_buf *out)
{
    dl_pattern_maker maker = {0};
    dl_arena *arena = dl_arena_new();
    dl_buf_clear(out);
    for (; *texts; texts++)
        dl_pattern_add(&maker, arena, dl_str_of(*texts));
    uint32_t n = dl_pattern_make(&maker, out);
    dl_arena_free(arena);
    return n;
}

static void templates(void **state)
{
    (void)state;
    static const struct {
        const char *texts[5];
        uint32_t n;
        const char *template;
    } cases[] = {
        {{"2025-09-13-a.md", "2025-09-14-bc.md"}, 2, "{date}-{title}.md"},
        {{"2025-09-13-d.md", "2024-02-29-d.md"}, 2, "{date}-d.md"},
        {{"2025-09-13-p-20250913.md", "2025-09-14-p-20250914.md"},
         2,
         "{date}-p-{yyyymmdd}.md"},
        /* dates that do not exist, and numbers that are longer */
        {{"x 2025-13-13", "y 2025-09-31"}, 0, ""},
        {{"120250913.md", "120250914.md"}, 0, ""},
        /* the largest class */
        {{"2025-09-13.md", "2025-09-14.md", "about.md"}, 2, "{date}.md"},
        /* whole characters */
        {{"논문 2025-09-13 가각", "논문 2025-09-13 가간"},
         2,
         "논문 {date} {title}"},
        {{"각 2025-09-13", "간 2025-09-14"}, 2, "{title} {date}"},
        /* what may be missing */
        {{"2025-09-13-n-.md", "2025-09-13-n-b.md"}, 2, "{date}-n-{any}.md"},
        /* no byte twice */
        {{"2025-09-13aa", "2025-09-14aaa"}, 2, "{date}{title}"},
        /* nothing in common that would say anything */
        {{"A Study of Blocks", "Speech and Vision in Sounds!"}, 0, ""},
        {{"2024", "2025"}, 0, ""},
        {{"오늘의 논문: 음성", "오늘의 논문: 영상"}, 2, "오늘의 논문: {title}"},
        /* braces, and what no template has */
        {{"{x} 2025-09-13", "{x} 2025-09-14"}, 2, "{{x} {date}"},
        {{"only one 2025-09-13"}, 0, ""},
        {{"", ""}, 0, ""},
    };
    dl_buf out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t n = template_of(cases[i].texts, &out);
        assert_string_equal(out.p ? out.p : "", cases[i].template);
        assert_int_equal(n, cases[i].n);
    }
    dl_buf_free(&out);
}

/* Whatever the texts, all of the class match what was made. */
static void templates_match_their_texts(void **state)
{
    (void)state;
    enum { ROUNDS = 20000, TEXTS = 3, LONGEST = 24 };
    static const char *const parts[] = {"2025-09-13", "20250913", "-",  "a",
                                        "aa",         "가",       "각", "{",
                                        "}",          ".md",      " "};
    uint32_t seed = 1;
    dl_buf out = {0}, texts[TEXTS] = {{0}};
    for (int round = 0; round < ROUNDS; round++) {
        const char *list[TEXTS + 1] = {NULL};
        for (int t = 0; t < TEXTS; t++) {
            dl_buf_clear(&texts[t]);
            dl_buf_adds(&texts[t], "");
            for (uint32_t k = seed % 6; k > 0; k--) {
                seed = seed * 1664525 + 1013904223;
                dl_buf_adds(
                    &texts[t],
                    parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
            }
            seed = seed * 1664525 + 1013904223;
            list[t] = texts[t].p ? texts[t].p : "";
        }
        uint32_t n = template_of(list, &out), n_matching = 0;
        if (n == 0)
            continue;
        dl_arena *arena = dl_arena_new();
        dl_template compiled;
        assert_true(
            dl_template_compile(arena, dl_buf_str(&out), &compiled, NULL));
        for (int t = 0; t < TEXTS; t++)
            n_matching +=
                dl_template_match_text(&compiled, dl_str_of(list[t])).is_match;
        assert_true(n_matching >= n);
        dl_arena_free(arena);
    }
    for (int t = 0; t < TEXTS; t++)
        dl_buf_free(&texts[t]);
    dl_buf_free(&out);
}

/* ---- layouts ------------------------------------------------------------- */

/* The layout of some posts, `%d` in which is their number; it refers to
   `outline`. */
static dl_layout layout_of(dl_outline *outline, const char *post)
{
    enum { POSTS = 6, LARGEST = 4096 };
    dl_layout layout;
    dl_outline_init(outline);
    for (int i = 1; i <= POSTS; i++) {
        char text[LARGEST], name[32];
        size_t n = 0;
        for (const char *p = post; *p && n + 1 < sizeof text; p++)
            text[n++] = *p == '%' ? (char)('0' + i) : *p;
        snprintf(name, sizeof name, "2025-09-0%d-x.md", i);
        dl_doc *doc = dl_doc_parse(dl_str_of(name), (dl_str){text, n}, 1u << 20,
                                   &dl_lexicon_builtin);
        dl_outline_add(outline, doc);
        dl_doc_free(doc);
    }
    dl_layout_find(&layout, outline);
    return layout;
}

static void assert_part(const dl_layout *l, const dl_layout_parts *parts,
                        size_t i, const char *name, uint32_t n)
{
    assert_true(i < parts->n);
    assert_str(l->outline->texts.v[parts->v[i].text].text, name);
    assert_int_equal(parts->v[i].n, n);
}

static void sections_below_papers(void **state)
{
    (void)state;
    dl_outline o;
    dl_layout l = layout_of(
        &o,
        "---\ndate: 2025-09-0%\n---\n# 오늘\n\n## 목차\n\n- 가\n\n"
        "## 1. [Title A%](https://arxiv.org/abs/2509.0123%)\n\n"
        "**저자**: Kim\n\n### 요약\n\n요약이다.\n\n### Abstract\n\nWe do.\n\n"
        "## 2. [Title B%](https://arxiv.org/abs/2509.0223%)\n\n"
        "**저자**: Lee\n\n### 요약\n\n요약이다.\n\n"
        "## 맺음말\n\n내일 또 보낸다.\n");
    assert_int_equal(l.kind, DL_PAPERS_HEADING);
    assert_int_equal(l.level, 2);
    assert_int_equal(l.n_papers, 12);
    assert_int_equal(l.form, DL_FORM_NUMBER_LINK);
    assert_int_equal(l.link, DL_LINK_IN_HEADING);
    assert_int_equal(l.n_linked, 12);
    assert_int_equal(l.section_level, 3);
    assert_int_equal(l.sections.n, 2);
    assert_part(&l, &l.sections, 0, "요약", 12);
    assert_part(&l, &l.sections, 1, "Abstract", 6);
    assert_int_equal(l.sections.v[1].n_hangul, 0);
    assert_int_equal(l.groups.n, 2);
    assert_int_equal(l.lines.n, 1);
    assert_part(&l, &l.lines, 0, "저자", 12);
    assert_str(o.texts.v[l.lines.v[0].text].written, "**저자**: ");
    assert_true(l.is_ordered);
    dl_layout_free(&l);
    dl_outline_free(&o);
}

/* A level above the papers', and groups on it. */
static void sections_above_papers(void **state)
{
    (void)state;
    dl_outline o;
    dl_layout l = layout_of(
        &o, "## 음성\n\n### Title A%\n\n**arXiv**: "
            "https://arxiv.org/abs/2509.0123%v2\n\n## 요약\n\n요약이다.\n\n"
            "## 방법\n\n방법이다.\n\n### Title B%\n\n**arXiv**: "
            "https://arxiv.org/pdf/2509.0223%\n\n## 요약\n\n요약이다.\n\n"
            "## 방법\n\n방법이다.\n\n## 영상\n\n### Title C%\n\n**arXiv**: "
            "https://arxiv.org/abs/2509.0323%\n\n## 요약\n\n요약이다.\n\n"
            "## 방법\n\n방법이다.\n");
    assert_int_equal(l.kind, DL_PAPERS_HEADING);
    assert_int_equal(l.level, 3);
    assert_int_equal(l.n_papers, 18);
    assert_int_equal(l.section_level, 2);
    assert_int_equal(l.sections.n, 2);
    assert_int_equal(l.link, DL_LINK_IN_FIELD);
    assert_str(o.texts.v[l.link_index].text, "arXiv");
    assert_int_equal(o.n_versions, 6);
    assert_int_equal(o.n_pdfs, 6);
    dl_layout_free(&l);
    dl_outline_free(&o);
}

static void labels_as_sections(void **state)
{
    (void)state;
    dl_outline o;
    dl_layout l = layout_of(
        &o, "## Title A%\n\n- **URL**: https://arxiv.org/abs/2509.0123%\n"
            "- **요약**: 요약이다.\n\n"
            "## Title B%\n\n- **URL**: https://arxiv.org/abs/2509.0223%\n"
            "- **요약**: 요약이다.\n- **메모**: 좋다.\n");
    assert_int_equal(l.kind, DL_PAPERS_HEADING);
    assert_int_equal(l.form_of_sections, DL_SECTIONS_FIELDS);
    assert_int_equal(l.link, DL_LINK_IN_FIELD);
    assert_part(&l, &l.lines, 0, "URL", 12);
    assert_part(&l, &l.lines, 1, "요약", 12);
    assert_part(&l, &l.lines, 2, "메모", 6);
    dl_layout_free(&l);
    dl_outline_free(&o);
}

static void papers_in_lists(void **state)
{
    (void)state;
    dl_outline o;
    dl_layout l = layout_of(&o, "# 소식\n\n글이다.\n\n## 논문\n\n"
                                "- [A%](https://arxiv.org/abs/2509.0123%)\n"
                                "- [B%](https://arxiv.org/abs/2509.0223%)\n");
    assert_int_equal(l.kind, DL_PAPERS_ITEM);
    assert_str(o.texts.v[l.under].text, "논문");
    assert_int_equal(l.n_papers, 12);
    dl_layout_free(&l);
    dl_outline_free(&o);
}

static void pages(void **state)
{
    (void)state;
    dl_outline o;
    dl_layout l = layout_of(
        &o,
        "---\ntitle: Title %\narxiv: 2509.0123%\ntags: [a, b]\nn: %\n"
        "draft: true\ndate: 2025-09-0% 10:00:00 +0900\n---\n\n"
        "## 요약\n\n- 목표: 가이다.\n- 방법: 나이다.\n\n## 결론\n\n좋다.\n");
    static const struct {
        const char *name;
        dl_field_type type;
    } fields[] = {{"title", DL_FIELD_STRING}, {"arxiv", DL_FIELD_ARXIV},
                  {"tags", DL_FIELD_LIST},    {"n", DL_FIELD_NUMBER},
                  {"draft", DL_FIELD_BOOL},   {"date", DL_FIELD_DATE}};
    assert_int_equal(l.kind, DL_PAPERS_PAGE);
    assert_int_equal(l.level, 0);
    assert_int_equal(l.link, DL_LINK_IN_FRONTMATTER);
    assert_int_equal(l.section_level, 2);
    assert_int_equal(l.sections.n, 2);
    assert_int_equal(l.labels.n, 2);
    assert_part(&l, &l.labels, 0, "목표", 6);
    assert_int_equal(o.front_matter.list.n, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_str(o.front_matter.list.v[i].name, fields[i].name);
        assert_int_equal(o.front_matter.list.v[i].types[fields[i].type], 6);
    }
    assert_int_equal(o.front_matter.n_korean, 6);
    dl_layout_free(&l);
    dl_outline_free(&o);
}

/* Pages that share headings but are about no papers. */
static void articles(void **state)
{
    (void)state;
    dl_outline o;
    dl_layout l = layout_of(&o, "# 글 %\n\n## 배경\n\n글이다.\n\n## 정리\n\n"
                                "글이다.\n");
    assert_int_equal(l.kind, DL_PAPERS_NONE);
    assert_int_equal(l.sections.n, 0);
    assert_int_equal(o.styles[DL_STYLE_PLAIN], 12);
    assert_int_equal(o.n_hangul_posts, 6);
    assert_int_equal(o.n_linked_posts, 0);
    dl_layout_free(&l);
    dl_outline_free(&o);
}

static void nothing(void **state)
{
    (void)state;
    dl_outline o;
    dl_layout l = layout_of(&o, "");
    assert_int_equal(l.kind, DL_PAPERS_NONE);
    dl_layout_free(&l);
    dl_outline_free(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(templates),
        cmocka_unit_test(templates_match_their_texts),
        cmocka_unit_test(sections_below_papers),
        cmocka_unit_test(sections_above_papers),
        cmocka_unit_test(labels_as_sections),
        cmocka_unit_test(papers_in_lists),
        cmocka_unit_test(pages),
        cmocka_unit_test(articles),
        cmocka_unit_test(nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
