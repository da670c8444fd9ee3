/* YAML with places: kinds, texts, spans, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "parse/yaml.h"

typedef struct fixture {
    dl_arena *arena;
    dl_str text;
    uint32_t base;
    const dl_yaml *root;
    dl_yaml_problem problem;
    bool ok;
} fixture;

static fixture parse_at(dl_str text, uint32_t base)
{
    fixture f = {.arena = dl_arena_new(), .text = text, .base = base};
    f.ok = dl_yaml_parse(f.arena, text, base, &f.root, &f.problem);
    if (f.ok)
        assert_int_equal(f.problem.message.n, 0);
    else
        assert_null(f.root);
    return f;
}

static fixture parse(const char *text)
{
    return parse_at(dl_str_of(text), 0);
}

static void assert_text(dl_str got, const char *want)
{
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.p, want, got.n);
}

/* The source that a span covers. */
static void assert_span(const fixture *f, dl_span span, const char *want)
{
    assert_true(span.start >= f->base);
    assert_true(span.end <= f->base + f->text.n);
    assert_text((dl_str){f->text.p + (span.start - f->base),
                         span.end - span.start},
                want);
}

static void assert_field(const fixture *f, const char *key, const char *text,
                         const char *written, dl_yaml_style style)
{
    const dl_yaml *v = dl_yaml_get(f->root, key);
    assert_non_null(v);
    assert_int_equal(v->kind, DL_YAML_SCALAR);
    assert_text(v->text, text);
    assert_span(f, v->span, written);
    assert_int_equal(v->style, style);
    assert_span(f, v->key->span, key);
}

static void assert_refused(const char *text, const char *message,
                           const char *at, const char *related)
{
    fixture f = parse(text);
    assert_false(f.ok);
    dl_str m = f.problem.message;
    assert_non_null(m.p);
    assert_non_null(strstr(m.p, message));
    assert_span(&f, f.problem.span, at);
    assert_span(&f, f.problem.related, related);
    dl_arena_free(f.arena);
}

static void test_scalars(void **state)
{
    (void)state;
    fixture f = parse("제목: \"가나 — 😀\\n\"\n"
                      "date: 2025-12-17 08:15:00 +0900   # 주석\n"
                      "one: 'it''s'\n"
                      "none:\n"
                      "block: |\n"
                      "  여러\n"
                      "  줄\n"
                      "\n"
                      "folded: >-\n"
                      "  a\n"
                      "  b\n"
                      "last: 끝");
    assert_true(f.ok);
    assert_int_equal(f.root->kind, DL_YAML_MAPPING);
    assert_field(&f, "제목", "가나 — 😀\n", "\"가나 — 😀\\n\"",
                 DL_YAML_DOUBLE_QUOTED);
    assert_field(&f, "date", "2025-12-17 08:15:00 +0900",
                 "2025-12-17 08:15:00 +0900", DL_YAML_PLAIN);
    assert_field(&f, "one", "it's", "'it''s'", DL_YAML_SINGLE_QUOTED);
    assert_field(&f, "none", "", "", DL_YAML_PLAIN);
    assert_field(&f, "block", "여러\n줄\n", "|\n  여러\n  줄",
                 DL_YAML_BLOCK);
    assert_field(&f, "folded", "a b", ">-\n  a\n  b", DL_YAML_BLOCK);
    assert_field(&f, "last", "끝", "끝", DL_YAML_PLAIN);
    assert_null(dl_yaml_get(f.root, "missing"));
    assert_null(dl_yaml_get(NULL, "x"));
    dl_arena_free(f.arena);
}

static void test_collections(void **state)
{
    (void)state;
    fixture f = parse("tags: [papers, \"논문\" ]\n"
                      "list:\n"
                      "  - 가\n"
                      "  - k: v\n"
                      "    w: [a, b]   \n"
                      "flow: {a: 1, 나: 2}\n"
                      "empty: []\n");
    assert_true(f.ok);
    const dl_yaml *tags = dl_yaml_get(f.root, "tags");
    assert_int_equal(tags->kind, DL_YAML_SEQUENCE);
    assert_span(&f, tags->span, "[papers, \"논문\" ]");
    assert_span(&f, tags->first->next->span, "\"논문\"");
    assert_null(tags->first->next->next);
    assert_null(tags->first->key);
    const dl_yaml *list = dl_yaml_get(f.root, "list");
    assert_span(&f, list->span, "- 가\n  - k: v\n    w: [a, b]");
    assert_span(&f, list->first->next->span, "k: v\n    w: [a, b]");
    const dl_yaml *flow = dl_yaml_get(f.root, "flow");
    assert_span(&f, flow->span, "{a: 1, 나: 2}");
    assert_span(&f, dl_yaml_get(flow, "나")->span, "2");
    assert_span(&f, dl_yaml_get(f.root, "empty")->span, "[]");
    assert_null(dl_yaml_get(f.root, "empty")->first);
    dl_arena_free(f.arena);
}

/* Line ends that libyaml counts in its own way, and an offset. */
static void test_places_under_odd_line_ends(void **state)
{
    (void)state;
    fixture f = parse_at(DL_STR("a: 가\r\nb: \"x\xC2\x85y\"\rc: z\xE2\x80\xA8"
                                "d: 끝\n"),
                         1000);
    assert_true(f.ok);
    assert_span(&f, dl_yaml_get(f.root, "a")->span, "가");
    assert_span(&f, dl_yaml_get(f.root, "b")->span, "\"x\xC2\x85y\"");
    assert_span(&f, dl_yaml_get(f.root, "c")->span, "z");
    assert_span(&f, dl_yaml_get(f.root, "d")->span, "끝");
    dl_arena_free(f.arena);
}

static void test_byte_order_mark(void **state)
{
    (void)state;
    fixture f = parse("\xEF\xBB\xBF"
                      "a: 가\n");
    assert_true(f.ok);
    assert_field(&f, "a", "가", "가", DL_YAML_PLAIN);
    dl_arena_free(f.arena);
}

static void test_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n\n", "# 주석\n", "   "};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        fixture f = parse(texts[i]);
        if (!f.ok || f.root)
            fail_msg("'%s' is not nothing", texts[i]);
        dl_arena_free(f.arena);
    }
}

static void test_alias_shares_children(void **state)
{
    (void)state;
    fixture f = parse("a: &x [1, 2]\nb: *x\nc: &y 가\nd: *y\n");
    assert_true(f.ok);
    const dl_yaml *a = dl_yaml_get(f.root, "a"), *b = dl_yaml_get(f.root, "b");
    assert_int_equal(b->kind, DL_YAML_SEQUENCE);
    assert_ptr_equal(a->first, b->first);
    assert_span(&f, b->span, "*x");
    assert_text(dl_yaml_get(f.root, "d")->text, "가");
    dl_arena_free(f.arena);
}

static void test_refused_syntax(void **state)
{
    (void)state;
    assert_refused("t: \"가나\nu: x\n", "quoted scalar", "\"", "");
    assert_refused("t: '가나\nu: x\n", "quoted scalar", "'", "");
    assert_refused("title: Daily: 가나\n", "mapping values are not allowed",
                   ":", "");
    assert_refused("t: [a, b\nu: x\n", "flow sequence", ":", "[");
    assert_refused("가: \x07\n", "control characters", "\x07", "");
    assert_refused("a: 1\n---\nb: 2\n", "second document", "---", "");
    assert_refused("a: *가\n", "alias", "가", "*");
    assert_refused("a: \"\\q\"\n", "unknown escape character", "\\", "\"");
    assert_refused("a: @x\n", "cannot start any token", "@", "");
    assert_refused("a:\n\tb: 1\n", "a tab character where", "\t", "");
    assert_refused("a:\n  b: 1\n\tc: 2\n", "a tab character where", "\t", "");
    assert_refused("a:\n  \tb: 1\n", "a tab character where", "\t", "");
    assert_refused("a: *x\n", "an alias without its anchor", "*x", "");
    assert_refused("a: &x [*x]\n", "an alias inside", "*x", "&x [");
}

static void test_refused_keys(void **state)
{
    (void)state;
    assert_refused("제목: 1\nb: 2\n제목: 3\nb: 4\n",
                   "duplicate key '제목'", "제목", "제목");
    assert_refused("a:\n  x: 1\n  \"x\": 2\n", "duplicate key 'x'", "\"x\"",
                   "x");
    fixture f = parse("a: {x: 1}\nb: {x: 1}\n");
    assert_true(f.ok);
    dl_arena_free(f.arena);
}

static fixture parse_repeated(const char *head, const char *unit, size_t n,
                              const char *tail)
{
    static dl_buf buf;
    dl_buf_clear(&buf);
    dl_buf_adds(&buf, head);
    for (size_t i = 0; i < n; i++)
        dl_buf_adds(&buf, unit);
    dl_buf_adds(&buf, tail);
    fixture f = parse_at(dl_buf_str(&buf), 0);
    f.text = DL_STR("");
    dl_buf_free(&buf);
    return f;
}

static void test_refused_sizes(void **state)
{
    (void)state;
    static const struct {
        const char *head, *unit, *tail, *message;
        size_t n;
    } cases[] = {
        {"a: ", "[", "\n", "nested too deeply", 100000},
        {"", "- ", "x\n", "nested too deeply", 100000},
        {"a: [", "x,", "]\n", "too many values", DL_YAML_MAX_NODES + 1},
        {"", "- &x y\n", "", "too many anchors", DL_YAML_MAX_ANCHORS + 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = parse_repeated(cases[i].head, cases[i].unit, cases[i].n,
                                   cases[i].tail);
        assert_false(f.ok);
        assert_text(f.problem.message.n > strlen(cases[i].message)
                        ? (dl_str){f.problem.message.p,
                                   strlen(cases[i].message)}
                        : f.problem.message,
                    cases[i].message);
        dl_arena_free(f.arena);
    }
    fixture f = parse_repeated("a: [", "x,", 50000, "]\n");
    assert_true(f.ok);
    dl_arena_free(f.arena);
}

/* Ten levels of nine aliases each expand to 9^10 values. */
static void test_refused_laughs(void **state)
{
    (void)state;
    dl_buf buf = {0};
    dl_buf_adds(&buf, "- &l0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
        dl_buf_printf(&buf, "- &l%d [", i);
        for (int k = 0; k < 9; k++)
            dl_buf_printf(&buf, "*l%d,", i - 1);
        dl_buf_adds(&buf, "]\n");
    }
    fixture f = parse_at(dl_buf_str(&buf), 0);
    assert_false(f.ok);
    assert_non_null(strstr(f.problem.message.p, "aliases"));
    dl_arena_free(f.arena);
    dl_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scalars),
        cmocka_unit_test(test_collections),
        cmocka_unit_test(test_places_under_odd_line_ends),
        cmocka_unit_test(test_byte_order_mark),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_alias_shares_children),
        cmocka_unit_test(test_refused_syntax),
        cmocka_unit_test(test_refused_keys),
        cmocka_unit_test(test_refused_sizes),
        cmocka_unit_test(test_refused_laughs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
