/* The walk over a document, and the sink for findings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "engine/lint.h"
#include "check/also.h"
#include "check/ctx.h"
#include "check/listen.h"
#include "check/walk.h"
#include "parse/parse.h"
#include "parse/yaml.h"

/*
 * A table of our own replaces the generated one. Its checks record their calls.
 */
static dl_buf calls;

static void log_call(const dl_ctx *ctx, const char *event)
{
    dl_buf_printf(&calls, "%s:%s ", dl_rules[ctx->rule].code, event);
}

static void on_document(dl_ctx *ctx, const dl_doc *doc)
{
    (void)doc;
    log_call(ctx, "document");
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    (void)post;
    log_call(ctx, "post");
}

static void on_page(dl_ctx *ctx, const dl_post *post)
{
    (void)post;
    log_call(ctx, dl_renderer_word(dl_ctx_renderer(ctx)->name));
    assert_ptr_equal(dl_ctx_page(ctx)->renderer, dl_ctx_renderer(ctx));
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    (void)post;
    log_call(ctx, entry->paper ? "entry" : "whole");
}

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    (void)post;
    (void)paper;
    log_call(ctx, "paper");
}

static void on_section(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                       const dl_section *section)
{
    (void)post;
    (void)paper;
    (void)section;
    log_call(ctx, "section");
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)post;
    (void)paper;
    (void)section;
    (void)slot;
    log_call(ctx, "slot");
}

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    (void)post;
    (void)prose;
    log_call(ctx, "prose");
}

static void on_corpus(dl_ctx *ctx, const dl_post *post,
                      const dl_post_index *others)
{
    (void)post;
    (void)others;
    log_call(ctx, "corpus");
}

static const void *on_prepare(dl_ctx *ctx)
{
    log_call(ctx, "prepare");
    return dl_rules[ctx->rule].code;
}

static void on_prepared(dl_ctx *ctx, const dl_post *post)
{
    (void)post;
    const char *prepared = dl_ctx_prepared(ctx);
    log_call(ctx, prepared ? prepared : "nothing");
}

static const dl_check all = {.on_document = on_document,
                             .on_post = on_post,
                             .on_page = on_page,
                             .on_entry = on_entry,
                             .on_paper = on_paper,
                             .on_section = on_section,
                             .on_slot = on_slot,
                             .on_prose = on_prose,
                             .on_corpus = on_corpus};
static const dl_check numbers = {.on_prose = on_prose,
                                 .prose_traits = 1 << DL_TOKEN_NUMBER};
static const dl_check prepared = {.prepare = on_prepare,
                                  .on_post = on_prepared};
static const dl_check unprepared = {.on_post = on_prepared};
/* It reports these places in the first view, those in the second, each list up
   to a place that ends at 0. */
static const dl_span *seen_in[2];

static void on_view(dl_ctx *ctx, const dl_post *post)
{
    (void)post;
    bool is_second = dl_ctx_renderer(ctx)->name == DL_RENDERER_GFM;
    for (const dl_span *s = seen_in[is_second]; s && s->end > 0; s++)
        dl_report(ctx, 0, *s, DL_STR("가"), DL_STR("나"));
}

static const dl_check viewed = {.on_page = on_view};
static const dl_message messages[] = {
    {"one", {"'{0}' and '{1}' {x} {", "'{1}' 다음 '{0}'"}},
    {"note", {"first here", "처음"}},
};

#define RULE(its_code, its_name, its_check)                                    \
    {                                                                          \
        .code = its_code, .name = its_name, .severity = DL_SEVERITY_WARNING,   \
        .messages = messages, .n_messages = 2, .check = its_check              \
    }
const dl_rule dl_rules[] = {
    RULE("DL1", "one", &all),         RULE("DL2", "two", &all),
    RULE("DL3", "numbers", &numbers), RULE("DL4", "prepared", &prepared),
    RULE("DL5", "too", &prepared),    RULE("DL6", "unprepared", &unprepared),
    RULE("DL7", "viewed", &viewed),   RULE("DL8", "also", &viewed),
    RULE("DL9", "engine", NULL)};
enum { FIRST_PREPARED = 3 }; /* from here on, only on in their own test */
const size_t dl_n_rules = sizeof dl_rules / sizeof *dl_rules;

/* ---- fixtures ------------------------------------------------------------ */

typedef struct fixture {
    dl_arena *arena, *scratch;
    dl_rule_settings rules[sizeof dl_rules / sizeof *dl_rules];
    dl_settings settings;
    dl_doc *doc;
    const dl_post *post;
    dl_ctx ctx;
} fixture;

static const char profile[] =
    "papers: {kind: heading, heading: '{n}. {title}', link: anywhere}\n"
    "sections: {list: {Method: {}}}\n";

static void prepare_as(fixture *f, const char *its_profile, const char *text)
{
    *f = (fixture){.arena = dl_arena_new(), .scratch = dl_arena_new()};
    const dl_yaml *root;
    dl_yaml_problem problem;
    assert_true(
        dl_yaml_parse(f->arena, dl_str_of(its_profile), 0, &root, &problem));
    for (size_t i = 0; i < dl_n_rules; i++)
        f->rules[i].severity = (uint8_t)dl_rules[i].severity;
    f->settings.rules = f->rules;
    f->settings.profile = dl_profile_read(f->arena, root, NULL, NULL);
    f->doc = dl_doc_parse(DL_STR("a.md"), dl_str_of(text), 1 << 20,
                          &dl_lexicon_builtin);
    f->post = dl_post_build(f->doc, f->settings.profile);
    for (size_t i = FIRST_PREPARED; i < dl_n_rules; i++)
        f->rules[i].severity = DL_SEVERITY_OFF;
    dl_settings_listen(&f->settings, f->arena);
    const dl_renderer renderer = {.name = DL_RENDERER_NONE};
    dl_ctx_init(&f->ctx, &f->settings, f->doc, &renderer, f->doc->arena,
                f->scratch);
}

static void prepare(fixture *f, const char *text)
{
    prepare_as(f, profile, text);
}

static void clean(fixture *f)
{
    dl_ctx_close(&f->ctx);
    dl_doc_free(f->doc);
    dl_arena_free(f->arena);
    dl_arena_free(f->scratch);
    dl_buf_free(&calls);
}

/* ---- the walk ------------------------------------------------------------ */

static void test_order(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "# 1. A\n\n## Method\n\n나\n");
    dl_walk(&f.ctx, f.post);
    assert_string_equal(dl_buf_str(&calls).p,
                        "DL1:document DL2:document DL1:post DL2:post "
                        "DL1:none DL2:none "
                        "DL1:entry DL2:entry "
                        "DL1:paper DL2:paper DL1:section DL2:section "
                        "DL1:slot DL2:slot "
                        "DL1:prose DL1:prose DL1:prose "
                        "DL2:prose DL2:prose DL2:prose "
                        "DL3:prose "); /* 1. A */
    dl_buf_clear(&calls);
    assert_false(f.ctx.has_corpus);
    dl_walk_corpus(&f.ctx, f.post, NULL);
    assert_string_equal(dl_buf_str(&calls).p, "DL1:corpus DL2:corpus ");
    assert_true(f.ctx.has_corpus);
    clean(&f);
}

/* A post without papers is one entry, if the profile has none. */
static void test_without_papers(void **state)
{
    (void)state;
    fixture f;
    prepare_as(&f, "{}", "나\n");
    dl_walk(&f.ctx, f.post);
    assert_string_equal(dl_buf_str(&calls).p,
                        "DL1:document DL2:document DL1:post DL2:post "
                        "DL1:none DL2:none "
                        "DL1:whole DL2:whole DL1:prose DL2:prose ");
    clean(&f);
    prepare(&f, "나\n");
    dl_walk(&f.ctx, f.post);
    assert_string_equal(dl_buf_str(&calls).p,
                        "DL1:document DL2:document DL1:post DL2:post "
                        "DL1:none DL2:none "
                        "DL1:prose DL2:prose ");
    clean(&f);
}

static void test_without_post(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "가\n");
    dl_walk(&f.ctx, NULL);
    assert_string_equal(dl_buf_str(&calls).p, "DL1:document DL2:document ");
    clean(&f);
}

static void test_rules_that_are_off(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "가 12\n");
    f.rules[0].severity = f.rules[1].severity = DL_SEVERITY_OFF;
    dl_settings_listen(&f.settings, f.arena);
    dl_walk(&f.ctx, f.post);
    assert_string_equal(dl_buf_str(&calls).p, "DL3:prose ");
    clean(&f);
}

/* What follows from the options is computed once, for rules that are on, and
   each rule gets its own again for every post. */
static void test_prepared(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "가\n");
    for (size_t i = 0; i < dl_n_rules; i++)
        f.rules[i].severity =
            i < FIRST_PREPARED ? DL_SEVERITY_OFF : DL_SEVERITY_WARNING;
    dl_settings_listen(&f.settings, f.arena);
    assert_string_equal(dl_buf_str(&calls).p, "DL4:prepare DL5:prepare ");
    dl_buf_clear(&calls);
    for (int i = 0; i < 2; i++)
        dl_walk(&f.ctx, f.post);
    assert_string_equal(dl_buf_str(&calls).p, "DL4:DL4 DL5:DL5 DL6:nothing "
                                              "DL4:DL4 DL5:DL5 DL6:nothing ");
    dl_buf_clear(&calls);
    f.rules[FIRST_PREPARED].severity = DL_SEVERITY_OFF;
    dl_settings_listen(&f.settings, f.arena);
    assert_string_equal(dl_buf_str(&calls).p, "DL5:prepare ");
    clean(&f);
}

/* ---- the second view ----------------------------------------------------- */

enum { VIEWED = 6 };

/* What two rules find, as "DL7:3-6", with `+` where only the second view, on
   GitHub, has it. */
static void expect_views(int also, const dl_span *first, const dl_span *second,
                         const char *expected)
{
    fixture f;
    dl_buf found = {0};
    size_t n;
    dl_renderer renderer;
    prepare(&f, "가나다라마바사\n");
    for (size_t i = 0; i < dl_n_rules; i++)
        f.rules[i].severity = dl_rules[i].check == &viewed
                                  ? DL_SEVERITY_WARNING
                                  : DL_SEVERITY_OFF;
    dl_settings_listen(&f.settings, f.arena);
    dl_renderer_init(&renderer);
    renderer.name = DL_RENDERER_KRAMDOWN;
    renderer.also = also;
    dl_renderer_complete(&renderer);
    dl_ctx_close(&f.ctx);
    dl_ctx_init(&f.ctx, &f.settings, f.doc, &renderer, f.doc->arena,
                f.scratch);
    seen_in[0] = first;
    seen_in[1] = second;
    dl_walk(&f.ctx, f.post);
    dl_also_walk(&f.ctx, f.post);
    seen_in[0] = seen_in[1] = NULL;
    assert_int_equal(dl_ctx_renderer(&f.ctx)->name, DL_RENDERER_KRAMDOWN);
    const dl_diagnostic *all_found = dl_ctx_sorted(&f.ctx, &n);
    dl_buf_adds(&found, "");
    for (size_t i = 0; i < n; i++)
        if (all_found[i].rule == &dl_rules[VIEWED])
            dl_buf_printf(&found, "%u-%u%s ", all_found[i].span.start,
                          all_found[i].span.end,
                          all_found[i].flags & DL_DIAGNOSTIC_ALSO ? "+" : "");
    assert_string_equal(found.n ? dl_buf_str(&found).p : "", expected);
    dl_buf_free(&found);
    clean(&f);
}

/* One place, one finding: what both views show is the first's. */
static void test_views(void **state)
{
    (void)state;
    static const dl_span none[] = {{0, 0}}, one[] = {{3, 6}, {0, 0}};
    static const dl_span two[] = {{0, 3}, {9, 12}, {0, 0}};
    static const dl_span wide[] = {{0, 21}, {0, 0}};
    static const dl_span between[] = {{6, 6}, {0, 0}};
    static const dl_span beside[] = {{6, 9}, {0, 0}};
    static const dl_span several[] = {{15, 18}, {3, 6}, {9, 10}, {0, 0}};
    const int gfm = DL_RENDERER_GFM;
    expect_views(gfm, none, none, "");
    expect_views(gfm, none, one, "3-6+ ");
    expect_views(gfm, one, none, "3-6 ");
    expect_views(gfm, one, one, "3-6 ");
    expect_views(gfm, one, two, "0-3+ 3-6 9-12+ ");
    expect_views(gfm, two, wide, "0-3 9-12 ");
    expect_views(gfm, wide, two, "0-21 ");
    expect_views(gfm, one, between, "3-6 ");
    expect_views(gfm, one, beside, "3-6 6-9+ ");
    expect_views(gfm, two, several, "0-3 3-6+ 9-12 15-18+ ");
    expect_views(DL_RENDERER_UNSET, one, two, "3-6 ");
    expect_views(DL_RENDERER_NONE, one, two, "3-6 ");
    expect_views(DL_RENDERER_KRAMDOWN, one, two, "3-6 ");
}

/* ---- the sink ------------------------------------------------------------ */

static void test_severity(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "가\n");
    dl_diagnostic *d = dl_report(&f.ctx, 0, ((dl_span){0, 3}));
    assert_int_equal(d->severity, DL_SEVERITY_WARNING);
    dl_report_severity(&f.ctx, d, DL_SEVERITY_INFO);
    assert_int_equal(d->severity, DL_SEVERITY_INFO);
    f.rules[0].is_set = true; /* what the user says stays */
    d = dl_report(&f.ctx, 0, ((dl_span){0, 3}));
    dl_report_severity(&f.ctx, d, DL_SEVERITY_ERROR);
    assert_int_equal(d->severity, DL_SEVERITY_WARNING);
    clean(&f);
}

static void test_sorting(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "가나다\n");
    size_t n;
    assert_null(dl_ctx_sorted(&f.ctx, &n));
    static const struct {
        uint16_t rule;
        uint32_t start, end;
    } given[] = {{1, 3, 6}, {0, 3, 9}, {0, 3, 6}, {1, 0, 3}, {1, 3, 6}};
    static const uint32_t want[] = {3, 2, 1, 0, 4};
    for (size_t i = 0; i < 5; i++) {
        f.ctx.rule = given[i].rule;
        dl_str number = dl_ctx_printf(&f.ctx, "%zu", i);
        dl_report(&f.ctx, 0, ((dl_span){given[i].start, given[i].end}), number);
    }
    const dl_diagnostic *sorted = dl_ctx_sorted(&f.ctx, &n);
    assert_int_equal(n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(sorted[i].args[0].p[0] - '0', want[i]);
    clean(&f);
}

static void test_notes_grow(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "가나다\n");
    dl_diagnostic *d = dl_report(&f.ctx, 0, ((dl_span){0, 3}));
    dl_diagnostic *other = dl_report(&f.ctx, 0, ((dl_span){3, 6}));
    for (uint32_t i = 0; i < 9; i++)
        dl_add_note(&f.ctx, d, 1, ((dl_span){i, i + 1}), DL_STR("x"));
    assert_int_equal(d->n_notes, 9);
    assert_int_equal(other->n_notes, 0);
    for (uint32_t i = 0; i < 9; i++)
        assert_int_equal(d->notes[i].span.start, i);
    clean(&f);
}

/* Whatever a rule reports, places are inside the source. */
static void test_places_are_clamped(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "가\n");
    dl_diagnostic *d = dl_report(&f.ctx, 0, ((dl_span){90, 80}));
    assert_int_equal(d->span.start, 4);
    assert_int_equal(d->span.end, 4);
    clean(&f);
}

static void test_edits(void **state)
{
    (void)state;
    fixture f;
    prepare(&f, "가나다\n");
    dl_diagnostic *d = dl_report(&f.ctx, 0, ((dl_span){0, 9}));
    dl_fix_edit(&f.ctx, d, DL_FIX_SAFE, (dl_span){6, 9}, DL_STR("c"));
    dl_fix_edit(&f.ctx, d, DL_FIX_UNSAFE, (dl_span){0, 3}, DL_STR("a"));
    dl_fix_edit(&f.ctx, d, DL_FIX_SAFE, (dl_span){3, 3}, DL_STR("b"));
    assert_int_equal(d->fix->n_edits, 3);
    assert_int_equal(d->fix->applicability, DL_FIX_UNSAFE); /* the weakest */
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(d->fix->edits[i].text.p[0], "abc"[i]);
    clean(&f);
}

/* All edits of a finding belong together: if one clashes, none is made. */
static void test_clashing_edits(void **state)
{
    (void)state;
    static const dl_span second[] = {{3, 6}, {5, 9}, {0, 9}};
    for (size_t i = 0; i < 3; i++) {
        fixture f;
        size_t n;
        prepare(&f, "가나다\n");
        dl_diagnostic *d = dl_report(&f.ctx, 0, ((dl_span){0, 9}));
        dl_fix_edit(&f.ctx, d, DL_FIX_SAFE, (dl_span){3, 6}, DL_STR("a"));
        dl_fix_edit(&f.ctx, d, DL_FIX_SAFE, second[i], DL_STR("b"));
        dl_fix_edit(&f.ctx, d, DL_FIX_SAFE, (dl_span){0, 1}, DL_STR("c"));
        assert_null(dl_ctx_sorted(&f.ctx, &n)[0].fix);
        clean(&f);
    }
}

static void test_approximate_places(void **state)
{
    (void)state;
    fixture f;
    size_t n;
    prepare(&f, "가나\n\n다라\n\n마바\n");
    dl_node *nodes = (dl_node *)f.doc->nodes;
    uint32_t middle = f.doc->proses[1].node;
    nodes[middle].flags |= DL_NODE_APPROXIMATE;
    dl_span in = nodes[middle].span;
    dl_diagnostic *exact = dl_report(&f.ctx, 0, ((dl_span){0, 3}));
    dl_diagnostic *fuzzy =
        dl_report(&f.ctx, 0, ((dl_span){in.start + 3, in.end}));
    dl_fix_edit(&f.ctx, exact, DL_FIX_SAFE, (dl_span){0, 3}, DL_STR("x"));
    dl_fix_edit(&f.ctx, fuzzy, DL_FIX_SAFE, in, DL_STR("x"));
    assert_false(exact->flags & DL_DIAGNOSTIC_APPROXIMATE);
    assert_true(fuzzy->flags & DL_DIAGNOSTIC_APPROXIMATE);
    /* an exact finding whose edit reaches into one gets no fix either */
    dl_diagnostic *both = dl_report(&f.ctx, 0, ((dl_span){3, 6}));
    dl_fix_edit(&f.ctx, both, DL_FIX_SAFE, (dl_span){3, 6}, DL_STR("x"));
    dl_fix_edit(&f.ctx, both, DL_FIX_SAFE, in, DL_STR("x"));
    const dl_diagnostic *sorted = dl_ctx_sorted(&f.ctx, &n);
    assert_int_equal(n, 3);
    assert_non_null(sorted[0].fix);
    assert_null(sorted[1].fix);
    assert_null(sorted[2].fix);
    clean(&f);
}

/* ---- messages ------------------------------------------------------------ */

static void assert_message(const dl_str *args, uint8_t n, dl_language language,
                           const char *want)
{
    dl_diagnostic d = {.rule = &dl_rules[0], .args = args, .n_args = n};
    char out[256];
    assert_int_equal(dl_message_format(&d, -1, language, out, sizeof out),
                     strlen(want));
    assert_string_equal(out, want);
}

static void test_messages(void **state)
{
    (void)state;
    dl_str args[] = {DL_STR("a"), DL_STR("{0}")};
    assert_message(args, 2, DL_ENGLISH, "'a' and '{0}' {x} {");
    assert_message(args, 2, DL_KOREAN, "'{0}' 다음 'a'");
    assert_message(args, 1, DL_ENGLISH, "'a' and '' {x} {");
    /* one line of valid UTF-8 that shows the content */
    args[0] = DL_STR("a\n\tb\x1B[31m\xE2\x80\x8B");
    args[1] = DL_STR("\xFFx");
    assert_message(args, 2, DL_ENGLISH,
                   "'a\\n\\tb<U+001B>[31m<U+200B>' and '\xEF\xBF\xBDx' {x} {");
}

static void test_message_of_second_view(void **state)
{
    (void)state;
    char out[100];
    dl_str args[] = {DL_STR("가"), DL_STR("나")};
    dl_diagnostic d = {.rule = &dl_rules[0],
                       .args = args,
                       .n_args = 2,
                       .flags = DL_DIAGNOSTIC_ALSO};
    dl_message_format(&d, -1, DL_ENGLISH, out, sizeof out);
    assert_string_equal(out, "'가' and '나' {x} { (on GitHub)");
    dl_message_format(&d, -1, DL_KOREAN, out, sizeof out);
    assert_string_equal(out, "'나' 다음 '가' (GitHub에서)");
}

static void test_message_sizes(void **state)
{
    (void)state;
    char big[400], out[16];
    memset(big, 'a', sizeof big);
    dl_str args[] = {{big, sizeof big}, DL_STR("가나다")};
    dl_diagnostic d = {.rule = &dl_rules[0], .args = args, .n_args = 2};
    /* long arguments are truncated, but the whole length is returned */
    size_t n = dl_message_format(&d, -1, DL_ENGLISH, out, sizeof out);
    assert_true(n > 120 && n < 200);
    assert_int_equal(strlen(out), sizeof out - 1);
    assert_int_equal(dl_message_format(&d, -1, DL_ENGLISH, NULL, 0), n);
    /* not half of a code point */
    dl_str korean[] = {DL_STR("가나다라마"), DL_STR("")};
    d.args = korean;
    dl_message_format(&d, -1, DL_ENGLISH, out, 9);
    assert_string_equal(out, "'가나");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_without_papers),
        cmocka_unit_test(test_without_post),
        cmocka_unit_test(test_rules_that_are_off),
        cmocka_unit_test(test_prepared),
        cmocka_unit_test(test_views),
        cmocka_unit_test(test_severity),
        cmocka_unit_test(test_sorting),
        cmocka_unit_test(test_notes_grow),
        cmocka_unit_test(test_places_are_clamped),
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_clashing_edits),
        cmocka_unit_test(test_approximate_places),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_message_of_second_view),
        cmocka_unit_test(test_message_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
