/* Profiles: the built-in ones, the vocabulary, and what is reported. */
#include "../support/cpu_bound.h"
#include "base/buf.h"
#include "base/file.h"
#include "keys_gen.h"
#include "model_fixture.h"
#include "model/zone.h"

enum { MOST_PROBLEMS = 64 };

typedef struct problems {
    dl_profile_problem v[MOST_PROBLEMS];
    size_t n;
} problems;

static void collect(void *user, const dl_profile_problem *problem)
{
    problems *all = user;
    assert_true(all->n < MOST_PROBLEMS);
    all->v[all->n++] = *problem;
}

static const dl_profile *read_profile(fixture *f, const char *yaml,
                                      problems *all)
{
    *all = (problems){0};
    const dl_yaml *root = fixture_yaml(f, yaml);
    return dl_profile_read(f->arena, root, collect, all);
}

static void all_builtin_profiles_are_clean(void **state)
{
    (void)state;
    assert_true(dl_n_builtin_profiles >= 6);
    for (size_t i = 0; i < dl_n_builtin_profiles; i++) {
        fixture f = {0};
        const dl_profile *p = fixture_builtin(&f, dl_builtin_profiles[i].name);
        assert_str(p->name, dl_builtin_profiles[i].name);
        size_t lines = 0;
        for (const char *c = dl_builtin_profiles[i].text; *c; c++)
            lines += *c == '\n';
        assert_true(lines < 80);
        fixture_free(&f);
    }
}

static void daily_papers(void **state)
{
    (void)state;
    fixture f = {0};
    const dl_profile *p = fixture_builtin(&f, "daily-papers");
    assert_int_equal(p->utc_offset, 9 * 60);
    assert_int_equal(p->file_names.n, 2);
    assert_int_equal(p->frontmatter, DL_REQUIRED);
    assert_false(p->unknown_fields);
    assert_int_equal(p->n_fields, 5);
    const dl_profile_field *tags = dl_profile_field_for(p, DL_ROLE_TAGS);
    assert_int_equal(tags->type, DL_FIELD_LIST);
    assert_int_equal(tags->values.n, 8);
    assert_int_equal(
        dl_profile_field_for(p, DL_ROLE_TITLE)->templates.n, 2);
    assert_true(dl_profile_field_named(p, DL_STR("categories"))->may_be_empty);
    assert_int_equal(p->papers, DL_PAPERS_HEADING);
    assert_int_equal(p->paper_level, 1);
    assert_true(p->numbered && p->link_required && p->ordered_sections);
    assert_int_equal(p->link_place, DL_LINK_IN_HEADING);
    assert_int_equal(p->version, DL_VERSION_FORBIDDEN);
    assert_int_equal(p->n_sections, 5);
    const dl_profile_section *s = &p->sections[0];
    assert_int_equal(s->n_slots, 3);
    assert_str(s->slots[1].label, "Motivation");
    assert_str(s->slots[1].aliases.v[0], "동기");
    assert_int_equal(s->slots[1].min_sentences, 1);
    assert_int_equal(s->slots[1].max_sentences, 1);
    assert_int_equal(p->sections[1].slots[0].min_sentences, 1);
    assert_int_equal(p->sections[1].slots[0].max_sentences, 3);
    assert_int_equal(p->sections[4].style, DL_STYLE_PLAIN);
    assert_int_equal(p->max_entry, 1000);
    assert_false(p->code_blocks);
    assert_str(p->placeholders.v[0], "정보 부족.");
    fixture_free(&f);
}

static void an_empty_profile_asks_for_nothing(void **state)
{
    (void)state;
    const dl_profile *p;
    fixture f = {.arena = dl_arena_new()};
    p = dl_profile_read(f.arena, NULL, fixture_no_problem, NULL);
    assert_int_equal(p->papers, DL_PAPERS_NONE);
    assert_int_equal(p->frontmatter, DL_OPTIONAL);
    assert_true(p->unknown_fields && p->code_blocks);
    assert_int_equal(p->style, DL_STYLE_ANY);
    assert_int_equal(p->max_file_size, 1024 * 1024);
    fixture_free(&f);
}

/* Without papers the text is an article, unless the profile says otherwise. */
static void kinds_of_text(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        dl_text_kind text;
    } cases[] = {
        {"{}", DL_TEXT_ARTICLE},
        {"papers: {kind: none}", DL_TEXT_ARTICLE},
        {"papers: {kind: page}", DL_TEXT_DIGEST},
        {"text: digest", DL_TEXT_DIGEST},
        {"{text: article, papers: {kind: heading}}", DL_TEXT_ARTICLE},
    };
    fixture f = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const dl_yaml *root = fixture_yaml(&f, cases[i].yaml);
        const dl_profile *p =
            dl_profile_read(f.arena, root, fixture_no_problem, NULL);
        if (p->text != cases[i].text)
            fail_msg("%s: %s", cases[i].yaml, dl_text_name(p->text));
    }
    assert_int_equal(fixture_builtin(&f, "generic")->text, DL_TEXT_ARTICLE);
    assert_int_equal(fixture_builtin(&f, "daily-papers")->text,
                     DL_TEXT_DIGEST);
    assert_string_equal(dl_text_name(DL_TEXT_DIGEST), "digest");
    assert_string_equal(dl_text_name(DL_TEXT_ARTICLE), "article");
    fixture_free(&f);
}

static void names_are_found(void **state)
{
    (void)state;
    fixture f = {0};
    const dl_profile *p = fixture_builtin(&f, "daily-papers");
    const dl_profile_section *s = &p->sections[0];
    assert_ptr_equal(dl_profile_section_named(p, DL_STR("introduction")), s);
    assert_null(dl_profile_section_named(p, DL_STR("Introductions")));
    assert_ptr_equal(dl_profile_slot_named(s, DL_STR("GOAL")), &s->slots[0]);
    assert_ptr_equal(dl_profile_slot_named(s, DL_STR("기여")), &s->slots[2]);
    assert_null(dl_profile_slot_named(&p->sections[1], DL_STR("")));
    fixture_free(&f);
}

/* Keys whose default depends on other keys. */
static void levels_titles_and_styles(void **state)
{
    (void)state;
    fixture f = {0};
    problems all;
    const dl_profile *p = read_profile(&f, "papers: {level: 3}", &all);
    assert_int_equal(p->section_level, 4);
    assert_int_equal(
        read_profile(&f, "papers: {level: 6}", &all)->section_level, 6);
    p = read_profile(&f, "papers: {level: 3}\nsections: {level: 2}", &all);
    assert_int_equal(p->section_level, 2);
    p = read_profile(&f,
                     "papers: {kind: page, title: front-matter}\n"
                     "front-matter: {fields: {date: {type: date}}}",
                     &all);
    assert_int_equal(all.n, 0);
    assert_int_equal(p->frontmatter, DL_REQUIRED);
    assert_int_equal(p->n_fields, 2);
    assert_str(p->fields[1].name, "title");
    assert_true(p->fields[1].required);
    assert_false(p->fields[0].required);
    p = read_profile(&f,
                     "papers: {kind: page, title: front-matter}\n"
                     "front-matter: {fields: {name: {role: title}}}",
                     &all);
    assert_int_equal(p->n_fields, 1);
    assert_true(p->fields[0].required);
    p = read_profile(&f,
                     "style: plain\nsections: {list: {A: {style: noun, "
                     "slots: {B: {}, C: {style: any, value: yes}}}, "
                     "D: {value: yes}}}",
                     &all);
    const dl_profile_section *s = p->sections;
    assert_int_equal(s[0].style, DL_STYLE_NOUN);
    assert_int_equal(s[0].slots[0].style, DL_STYLE_INHERITED);
    assert_false(s[0].slots[0].is_value);
    assert_int_equal(s[0].slots[1].style, DL_STYLE_ANY);
    assert_true(s[0].slots[1].is_value);
    assert_true(s[0].korean);
    assert_true(s[1].is_value);
    assert_false(s[1].korean);
    assert_int_equal(s[1].style, DL_STYLE_PLAIN);
    fixture_free(&f);
}

/* Each YAML has one error. */
static void mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        dl_profile_error kind;
        const char *place; /* the text at the node's span */
        const char *where, *hint;
        const char *expected; /* or the key that is missing */
    } cases[] = {
        {"papers: {levle: 1}", DL_PROFILE_UNKNOWN_KEY, "levle", "papers",
         "level", NULL},
        {"papers: {zzzzz: 1}", DL_PROFILE_UNKNOWN_KEY, "zzzzz", "papers", "",
         NULL},
        {"papers: {level: 7}", DL_PROFILE_BAD_VALUE, "7", "level", "",
         "an integer from 1 to 6"},
        {"papers: {level: [1]}", DL_PROFILE_BAD_VALUE, "[1]", "level", "",
         "an integer from 1 to 6"},
        {"papers: heading", DL_PROFILE_BAD_VALUE, "heading", "papers", "",
         "a mapping of keys"},
        {"papers: {kind: headin}", DL_PROFILE_BAD_VALUE, "headin", "kind",
         "heading", "one of none, heading, item, page"},
        {"papers: {kind: item}", DL_PROFILE_MISSING_KEY, "{kind: item}",
         "papers", "", "under"},
        {"papers: {link: field}", DL_PROFILE_MISSING_KEY, "{link: field}",
         "papers", "", "link-fields"},
        {"papers: {kind: heading, title: front-matter}", DL_PROFILE_BAD_VALUE,
         "front-matter", "title", "", "heading, unless 'kind' is page"},
        {"sections: {level: 0}", DL_PROFILE_BAD_VALUE, "0", "level", "",
         "an integer from 1 to 6"},
        {"papers: {heading: '{num}.'}", DL_PROFILE_BAD_VALUE, "'{num}.'",
         "heading", "", NULL},
        {"papers: {heading: {a: b}}", DL_PROFILE_BAD_VALUE, "{a: b}", "heading",
         "", "a string or a list of strings"},
        {"timezone: Europe/Berlin", DL_PROFILE_BAD_VALUE, "Europe/Berlin",
         "timezone", "", NULL},
        {"name: [a]", DL_PROFILE_BAD_VALUE, "[a]", "name", "", "a string"},
        {"posts: [a, [b]]", DL_PROFILE_BAD_VALUE, "[b]", "posts", "",
         "a string"},
        {"sections: {list: {A: {sentences: many}}}", DL_PROFILE_BAD_VALUE,
         "many", "sentences", "", "a number, or a range such as 1-3 or 2-"},
        {"sections: {list: {A: {sentences: 3-1}}}", DL_PROFILE_BAD_VALUE, "3-1",
         "sentences", "", "a number, or a range such as 1-3 or 2-"},
        {"sections: {list: {A: {require: true}}}", DL_PROFILE_UNKNOWN_KEY,
         "require", "A", "required", NULL},
        {"sections: {list: {A: {slots: {G: {aliase: x}}}}}",
         DL_PROFILE_UNKNOWN_KEY, "aliase", "G", "aliases", NULL},
        {"sections: {list: {A: text}}", DL_PROFILE_BAD_VALUE, "text", "A", "",
         "a mapping of keys"},
        {"sections: {list: A}", DL_PROFILE_BAD_VALUE, "A", "list", "",
         "a mapping of names, or a list of names"},
        {"sections: {list: [{sentences: 1}]}", DL_PROFILE_MISSING_KEY,
         "{sentences: 1}", "list", "", NULL},
        {"front-matter: {unknown: true}", DL_PROFILE_BAD_VALUE, "true",
         "unknown", "", "one of allow, report"},
        {"style: formel", DL_PROFILE_BAD_VALUE, "formel", "style", "formal",
         "one of plain, formal, polite, noun, auto, any"},
        {"entry-length: -5", DL_PROFILE_BAD_VALUE, "-5", "entry-length", "",
         NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = {0};
        problems all;
        read_profile(&f, cases[i].yaml, &all);
        assert_int_equal(all.n, 1);
        const dl_profile_problem *p = &all.v[0];
        dl_span span = p->node->span;
        assert_int_equal(p->kind, cases[i].kind);
        assert_str((dl_str){cases[i].yaml + span.start, span.end - span.start},
                   cases[i].place);
        assert_str(p->where, cases[i].where);
        assert_str(p->hint, cases[i].hint);
        if (p->kind == DL_PROFILE_MISSING_KEY && cases[i].expected)
            assert_str(p->what, cases[i].expected);
        else if (cases[i].expected)
            assert_string_equal(p->expected[0], cases[i].expected);
        if (p->kind == DL_PROFILE_BAD_VALUE)
            assert_non_null(p->expected[1]);
        fixture_free(&f);
    }
}

static void what_is_right_beside_a_mistake_counts(void **state)
{
    (void)state;
    fixture f = {0};
    problems all;
    const dl_profile *p = read_profile(
        &f, "papers: {kind: heading, level: 9}\nstyle: plain\nunheard: of\n",
        &all);
    assert_int_equal(all.n, 1); /* unknown keys at the top are the engine's */
    assert_int_equal(p->papers, DL_PAPERS_HEADING);
    assert_int_equal(p->paper_level, 1);
    assert_int_equal(p->style, DL_STYLE_PLAIN);
    fixture_free(&f);
}

/* A list of `n` items, each with its number. */
static dl_str list_of(dl_arena *arena, const char *before, const char *item,
                      int n, const char *after)
{
    dl_buf text = {0};
    dl_buf_printf(&text, "%s[", before);
    for (int i = 0; i < n; i++)
        dl_buf_printf(&text, "'%s%d', ", item, i);
    dl_buf_printf(&text, "]%s", after);
    dl_str out = dl_arena_str(arena, dl_buf_str(&text));
    dl_buf_free(&text);
    return out;
}

/* As many as may be are no problem, one more is. */
static void lists_have_limits(void **state)
{
    (void)state;
    char wide[64 * 10 + 1] = "", long_text[1100];
    for (int i = 0; i < 8; i++) /* 512 parts in 32 templates */
        strcat(wide, "{n}a");
    memset(long_text, 'a', 1021);
    long_text[1021] = '\0';
    static const char templates[] =
        "at most 64 templates, with 512 fields and texts between them and "
        "8,192 bytes in all";
    const struct {
        const char *before, *item, *after;
        int most;
        const char *where, *expected;
    } cases[] = {
        {"boilerplate: ", "a", "", 64, "boilerplate", templates},
        {"file-name: ", "a", "", 64, "file-name", templates},
        {"papers: {groups: ", "a", "}", 64, "groups", templates},
        {"papers: {heading: ", "a", "}", 64, "heading", templates},
        {"papers: {heading: ", wide, "}", 32, "heading", templates},
        {"boilerplate: ", long_text, "", 8, "boilerplate", templates},
        {"sections: {list: ", "a", "}", 128, "list",
         "a list of at most 128 names"},
        {"front-matter: {fields: ", "a", "}", 128, "fields",
         "a list of at most 128 names"},
        {"sections: {list: {A: {slots: ", "a", "}}}", 128, "slots",
         "a list of at most 128 names"},
        {"placeholders: ", "a", "", 2048, "placeholders",
         "at most 2,048 texts in all lists of a profile"},
        {"sections: {list: {A: {aliases: ", "a", "}}}", 2048, "aliases",
         "at most 2,048 texts in all lists of a profile"},
        {"placeholders: ", long_text, "", 1000, "placeholders",
         "at most 1,024 bytes long"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int more = 0; more < 2; more++) {
            fixture f = {0};
            problems all;
            dl_arena *arena = dl_arena_new();
            dl_str text = list_of(arena, cases[i].before, cases[i].item,
                                  cases[i].most + more, cases[i].after);
            read_profile(&f, text.p, &all);
            if (all.n != (size_t)more)
                fail_msg("%s %d: %zu", cases[i].before, more, (size_t)all.n);
            if (more) {
                assert_str(all.v[0].where, cases[i].where);
                assert_string_equal(all.v[0].expected[0], cases[i].expected);
            }
            fixture_free(&f);
            dl_arena_free(arena);
        }
}

static void sections_are_looked_up(void **state)
{
    (void)state;
    fixture f = {0};
    problems all;
    dl_arena *arena = dl_arena_new();
    dl_str text = list_of(arena, "sections: {list: [{name: A, aliases: ",
                          "Name", 2000, "}, {name: B, aliases: [a, C]}]}");
    const dl_profile *p = read_profile(&f, text.p, &all);
    assert_int_equal(all.n, 0);
    assert_ptr_equal(dl_profile_section_named(p, DL_STR("nAme1999")),
                     &p->sections[0]);
    assert_ptr_equal(dl_profile_section_named(p, DL_STR("a")), &p->sections[0]);
    assert_ptr_equal(dl_profile_section_named(p, DL_STR("c")), &p->sections[1]);
    assert_null(dl_profile_section_named(p, DL_STR("name2000")));
    assert_null(dl_profile_section_named(p, DL_STR("")));
    double most = cpu_bound(200);
    clock_t start = clock();
    for (int i = 0; i < 100000; i++) /* not 200 million comparisons */
        assert_null(dl_profile_section_named(p, DL_STR("nnme1234")));
    assert_true(cpu_since(start) < most);
    dl_arena_free(arena);
    fixture_free(&f);
}

static void sections_by_name_or_as_a_list(void **state)
{
    (void)state;
    fixture f = {0};
    problems all;
    const dl_profile *p = read_profile(
        &f,
        "style: formal\n"
        "sections:\n"
        "  list:\n"
        "    요약: {sentences: 2-, style: polite}\n"
        "    Removed: off\n"
        "    Plain:\n",
        &all);
    assert_int_equal(all.n, 0);
    assert_int_equal(p->n_sections, 2);
    assert_str(p->sections[0].name, "요약");
    assert_int_equal(p->sections[0].slots[0].min_sentences, 2);
    assert_int_equal(p->sections[0].slots[0].max_sentences, 0);
    assert_int_equal(p->sections[0].style, DL_STYLE_POLITE);
    assert_str(p->sections[1].name, "Plain");
    assert_true(p->sections[1].required && p->sections[1].korean);
    assert_int_equal(p->sections[1].style, DL_STYLE_FORMAL);
    assert_int_equal(p->sections[1].n_slots, 1);

    p = read_profile(&f,
                     "sections:\n"
                     "  list:\n"
                     "    - 요약\n"
                     "    - {name: 결과, required: false, slots: [A, B]}\n",
                     &all);
    assert_int_equal(all.n, 0);
    assert_int_equal(p->n_sections, 2);
    assert_str(p->sections[0].name, "요약");
    assert_false(p->sections[1].required);
    assert_int_equal(p->sections[1].n_slots, 2);
    assert_str(p->sections[1].slots[1].label, "B");
    fixture_free(&f);
}

static void numbers_need_a_place(void **state)
{
    (void)state;
    fixture f = {0};
    problems all;
    const dl_profile *p =
        read_profile(&f, "papers: {kind: heading, heading: '{title}'}", &all);
    assert_false(p->numbered);
    p = read_profile(&f, "papers: {kind: heading, heading: '{n}. {title}'}",
                     &all);
    assert_true(p->numbered);
    fixture_free(&f);
}

static void roles(void **state)
{
    (void)state;
    fixture f = {0};
    problems all;
    const dl_profile *p = read_profile(
        &f,
        "front-matter:\n"
        "  fields:\n"
        "    date: {role: none}\n"
        "    published: {type: date, role: date}\n",
        &all);
    assert_int_equal(all.n, 0);
    assert_str(dl_profile_field_for(p, DL_ROLE_DATE)->name, "published");
    assert_null(dl_profile_field_for(p, DL_ROLE_TITLE));
    fixture_free(&f);
}

static void zones(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int minutes; /* 9999: none */
    } cases[] = {
        {"Asia/Seoul", 540}, {"+09:00", 540}, {"+0900", 540}, {"+9", 540},
        {"-05:30", -330},    {"Z", 0},        {"UTC", 0},     {"+9:0", 9999},
        {"+25:00", 9999},    {"09:00", 9999}, {"", 9999},     {"+", 9999},
        {"+09:60", 9999},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t minutes = 9999;
        bool ok = dl_zone_parse(dl_str_of(cases[i].text), &minutes);
        assert_int_equal(minutes, cases[i].minutes);
        assert_int_equal(ok, cases[i].minutes != 9999);
    }
}

/* ---- docs/profiles.md --------------------------------------------------- */

/* The next fenced block of `language` after `*at`, which is advanced. */
static bool next_block(const char **at, const char *language, dl_str *out)
{
    char fence[32];
    snprintf(fence, sizeof fence, "\n```%s\n", language);
    const char *start = strstr(*at, fence);
    if (!start)
        return false;
    start += strlen(fence);
    const char *end = strstr(start, "\n```");
    assert_non_null(end);
    *out = (dl_str){start, (size_t)(end + 1 - start)};
    *at = end;
    return true;
}

static bool is_top_key(dl_str key)
{
    for (uint32_t i = 0; i < dl_top_keys.n; i++)
        if (dl_str_eq(dl_top_keys.v[i], key))
            return true;
    return false;
}

/* Every example of the page is a valid profile, apart from the engine's keys;
   the last one fits the post above it. */
static void examples_hold(const char *path)
{
    fixture f = {.arena = dl_arena_new()};
    dl_buf page = {0};
    dl_error error;
    assert_int_equal(dl_file_read(path, 1u << 20, &page, &error), DL_READ_OK);
    const char *at = page.p;
    dl_str block;
    size_t n = 0;
    while (next_block(&at, "yaml", &block)) {
        const dl_yaml *root =
            fixture_yaml(&f, dl_arena_str(f.arena, block).p);
        f.profile = dl_profile_read(f.arena, root, fixture_no_problem, NULL);
        for (const dl_yaml *v = root->first; v; v = v->next)
            assert_true(is_top_key(v->key->text));
        n++;
    }
    assert_int_equal(n, 8);
    at = page.p;
    assert_true(next_block(&at, "markdown", &block));
    const dl_post *post = fixture_post(&f, "2025-09-15-weekly.md", block);
    assert_int_equal(post->title_day, dl_day_of(2025, 9, 15));
    assert_int_equal(post->frontmatter_day, post->title_day);
    assert_int_equal(post->file_name_day, post->title_day);
    assert_int_equal(post->n_papers, 1);
    const dl_paper *p = &post->papers[0];
    assert_int_equal(p->problems, 0);
    assert_int_equal(p->n_stray, 0);
    assert_string_equal(p->main_link->url.id.canonical, "2509.01234");
    assert_int_equal(p->n_sections, 2);
    assert_str(p->sections[1].slots[1].label, "어떻게");
    assert_int_equal(p->sections[1].slots[1].n_sentences, 2);
    dl_buf_free(&page);
    fixture_free(&f);
}

static void the_documented_examples_hold(void **state)
{
    (void)state;
    examples_hold("docs/profiles.md");
    examples_hold("docs/ko/profiles.md");
}

/* Every key of the tables is described. */
static void every_key_is_documented(void **state)
{
    (void)state;
    dl_buf page = {0};
    dl_error error;
    assert_int_equal(dl_file_read("docs/keys.md", 1u << 20, &page, &error),
                     DL_READ_OK);
    const dl_schema *open[16] = {&dl_profile_schema};
    for (size_t n = 1; n > 0;) {
        const dl_schema *schema = open[--n];
        for (size_t i = 0; i < schema->n; i++) {
            char key[64];
            snprintf(key, sizeof key, "`%s`", schema->keys[i].name);
            if (!strstr(page.p, key))
                fail_msg("docs/keys.md lacks %s", key);
            if (schema->keys[i].schema)
                open[n++] = schema->keys[i].schema;
        }
    }
    dl_buf_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_builtin_profiles_are_clean),
        cmocka_unit_test(daily_papers),
        cmocka_unit_test(an_empty_profile_asks_for_nothing),
        cmocka_unit_test(kinds_of_text),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(levels_titles_and_styles),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(what_is_right_beside_a_mistake_counts),
        cmocka_unit_test(lists_have_limits),
        cmocka_unit_test(sections_are_looked_up),
        cmocka_unit_test(sections_by_name_or_as_a_list),
        cmocka_unit_test(numbers_need_a_place),
        cmocka_unit_test(roles),
        cmocka_unit_test(zones),
        cmocka_unit_test(the_documented_examples_hold),
        cmocka_unit_test(every_key_is_documented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
