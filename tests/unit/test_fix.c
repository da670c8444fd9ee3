/*
 * Properties of fixes, over all fixtures and the real posts, if available: a
 * fixed text needs no fix, every safe fix is made, nothing new is found, and
 * readers see no other change.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cmark-gfm.h>
#include <fts.h>
#include <stdio.h>
#include <sys/stat.h>

#include "../support/folder.h"
#include "base/file.h"
#include "base/vec.h"
#include "engine/lint.h"
#include "fixes/edits.h"
#include "fixes/fix.h"
#include "text/hangul.h"
#include "text/utf8.h"

typedef struct bench {
    dl_config *config;
    dl_str name; /* of the file being fixed */
    size_t n_files, n_applied, n_refused, n_lints;
} bench;

static dl_result *lint(void *user, dl_str bytes)
{
    bench *b = user;
    b->n_lints++;
    return dl_lint_text(b->config, b->name, bytes,
                                (dl_clock){.today = 20343});
}

static dl_fixed repair(bench *b, const char *name, dl_str bytes,
                       dl_applicability most)
{
    dl_fixed fixed;
    b->name = dl_str_of(name);
    dl_fix_all(&(dl_fix_linter){.lint = lint, .user = b}, bytes, most, &fixed);
    return fixed;
}

static dl_str base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return dl_str_of(slash ? slash + 1 : path);
}

static bool is_fixable(const dl_diagnostic *d)
{
    return dl_fix_is_open(d, DL_FIX_SAFE);
}

/* How many findings of each rule, and how many of them have a safe fix. */
static size_t count_rules(const dl_result *result, size_t *counts)
{
    size_t fixable = 0;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        counts[result->diagnostics[i].rule - dl_rules]++;
        fixable += is_fixable(&result->diagnostics[i]);
    }
    return fixable;
}

static size_t count_worse(const dl_result *result, uint8_t severity)
{
    size_t n = 0;
    for (size_t i = 0; i < result->n_diagnostics; i++)
        n += result->diagnostics[i].severity > severity;
    return n;
}

/* Whether `after` has fewer findings that are worse than those of `rule`. */
static bool is_worth_it(const dl_result *before, const dl_result *after,
                        const dl_rule *rule)
{
    for (size_t i = 0; i < after->n_diagnostics; i++) {
        uint8_t severity = after->diagnostics[i].severity;
        if (after->diagnostics[i].rule == rule &&
            count_worse(after, severity) < count_worse(before, severity))
            return true;
    }
    return false;
}

/* Nothing new is found but what is milder than something that is gone. */
static void assert_nothing_new(const char *path, const dl_result *before,
                               const dl_result *after)
{
    size_t *was = dl_xcalloc(dl_n_rules, sizeof *was);
    size_t *is = dl_xcalloc(dl_n_rules, sizeof *is);
    count_rules(before, was);
    count_rules(after, is);
    for (size_t i = 0; i < dl_n_rules; i++)
        if (is[i] > was[i] && !is_worth_it(before, after, &dl_rules[i]))
            fail_msg("%s: %s: %zu findings before, %zu after", path,
                     dl_rules[i].code, was[i], is[i]);
    dl_free(was);
    dl_free(is);
}

/* What is offered is made; what is refused is still there. */
static void check_trials(bench *b, const char *path, dl_str bytes,
                         const dl_fixed *once)
{
    dl_fix_trials trials;
    size_t offered = 0, refused = 0;
    b->name = base_name(path);
    dl_result *first = lint(b, bytes);
    dl_fix_try(&(dl_fix_linter){.lint = lint, .user = b}, first, DL_FIX_SAFE,
               &trials);
    dl_result_free(first);
    for (size_t i = 0; i < trials.n; i++)
        if (trials.v[i].refused.why == DL_REFUSAL_NONE)
            offered++;
        else
            refused++;
    if ((offered > 0) != (once->n_applied > 0))
        fail_msg("%s: %zu fixes are offered, %zu made", path, offered,
                 once->n_applied);
    if (refused > once->n_refused)
        fail_msg("%s: %zu fixes are refused beforehand, then %zu", path,
                 refused, once->n_refused);
    dl_vec_free(&trials);
}

/* The lines of the text that cmark-gfm renders from a body; the caller frees
   it. */
static char *plain_text(const dl_doc *doc)
{
    cmark_node *root = cmark_parse_document(
        doc->src.p + doc->body, doc->src.n - doc->body, CMARK_OPT_DEFAULT);
    char *text = cmark_render_plaintext(root, CMARK_OPT_DEFAULT, 0);
    cmark_node_free(root);
    return text;
}

/* How many lines differ, counted from the top; extra lines of one text count,
   too. */
static size_t differing_lines(const char *a, const char *b)
{
    size_t differences = 0;
    while (*a || *b) {
        size_t n = strcspn(a, "\n"), m = strcspn(b, "\n");
        differences += n != m || memcmp(a, b, n) != 0;
        a += n + (a[n] == '\n');
        b += m + (b[m] == '\n');
    }
    return differences;
}

/* A fixed line changes at most one rendered line. */
static void assert_rendered_alike(const char *path, const dl_doc *before,
                                  const dl_doc *after)
{
    char *was = plain_text(before), *is = plain_text(after);
    size_t rendered = differing_lines(was, is);
    size_t written = differing_lines(before->src.p, after->src.p);
    if (rendered > written)
        fail_msg("%s: %zu lines were repaired, but %zu rendered lines differ",
                 path, written, rendered);
    free(was);
    free(is);
}

static void check_file(bench *b, const char *path, dl_str bytes)
{
    const char *name = base_name(path).p;
    dl_fixed none = repair(b, name, bytes, DL_FIX_NONE);
    dl_fixed once = repair(b, name, bytes, DL_FIX_SAFE);
    dl_fixed twice = repair(b, name, dl_buf_str(&once.text), DL_FIX_SAFE);
    if (!dl_str_eq(dl_buf_str(&once.text), dl_buf_str(&twice.text)))
        fail_msg("%s: repaired twice, it is not the same", path);
    if (once.n_applied == 0 && !dl_str_eq(bytes, dl_buf_str(&once.text)))
        fail_msg("%s: changed without a repair", path);
    assert_nothing_new(path, none.result, once.result);
    size_t *counts = dl_xcalloc(dl_n_rules, sizeof *counts);
    size_t left = count_rules(once.result, counts);
    dl_free(counts);
    if (left != once.n_refused)
        fail_msg("%s: %zu safe fixes left, %zu refused", path, left,
                 once.n_refused);
    check_trials(b, path, bytes, &once);
    if (once.result->doc->bad_utf8 == DL_NONE && !once.result->doc->too_large)
        assert_rendered_alike(path, none.result->doc, once.result->doc);
    b->n_files++;
    b->n_applied += once.n_applied;
    b->n_refused += once.n_refused;
    dl_fixed_clear(&none);
    dl_fixed_clear(&once);
    dl_fixed_clear(&twice);
}

static void check_unsafe(bench *b, const char *path, dl_str bytes)
{
    const char *name = base_name(path).p;
    dl_fixed none = repair(b, name, bytes, DL_FIX_NONE);
    dl_fixed once = repair(b, name, bytes, DL_FIX_UNSAFE);
    dl_fixed twice = repair(b, name, dl_buf_str(&once.text), DL_FIX_UNSAFE);
    if (!dl_str_eq(dl_buf_str(&once.text), dl_buf_str(&twice.text)))
        fail_msg("%s: repaired twice, it is not the same", path);
    assert_nothing_new(path, none.result, once.result);
    dl_fixed_clear(&none);
    dl_fixed_clear(&once);
    dl_fixed_clear(&twice);
}

typedef void (*file_check)(bench *b, const char *path, dl_str bytes);

static void each_file(bench *b, const char *folder, file_check check)
{
    char *const roots[] = {(char *)folder, NULL};
    FTS *fts = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    dl_buf bytes = {0};
    for (FTSENT *e; (e = fts_read(fts));) {
        size_t n = strlen(e->fts_name);
        if (e->fts_info != FTS_F || n < 3 ||
            strcmp(e->fts_name + n - 3, ".md") != 0)
            continue;
        dl_error error;
        assert_int_equal(dl_file_read(e->fts_path, 1 << 20, &bytes, &error),
                         DL_READ_OK);
        check(b, e->fts_path, dl_buf_str(&bytes));
    }
    dl_buf_free(&bytes);
    fts_close(fts);
}

static bench start_with(const char *profile, dl_str select)
{
    bench b = {.config = NULL};
    dl_error error;
    const dl_config_request request = {.isolated = true,
                                       .profile = profile,
                                       .select = &select,
                                       .n_select = select.n > 0};
    assert_int_equal(dl_config_load(&b.config, &request, &error), DL_OK);
    return b;
}

static bench start(void)
{
    return start_with(NULL, DL_STR_NONE);
}

static void finish(bench *b)
{
    dl_config_free(b->config);
}

static void test_fixtures(void **state)
{
    (void)state;
    bench b = start();
    each_file(&b, "tests/fixtures", check_file);
    each_file(&b, "examples", check_file);
    assert_true(b.n_files > 50);
    assert_true(b.n_applied > 50);
    each_file(&b, "tests/fixtures", check_unsafe);
    finish(&b);
}

static void test_real_posts(void **state)
{
    (void)state;
    struct stat st;
    if (stat("../shared/corpus", &st) != 0) {
        print_message("../shared/corpus is not here\n");
        skip();
    }
    bench b = start();
    each_file(&b, "../shared/corpus", check_file);
    each_file(&b, "../shared/corpus", check_unsafe);
    finish(&b);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Damages a text in a few places: bytes are removed, doubled, or overwritten
   with characters that rules look for. */
static void damage(dl_str text, uint32_t seed, dl_buf *out)
{
    const dl_str bits[] = {DL_STR("\xE2\x80\x8B"),
                           DL_STR("\xC2\xA0"),
                           DL_STR("  "),
                           DL_STR("\""),
                           DL_STR("을"),
                           DL_STR("<think>"),
                           DL_STR("\n"),
                           DL_STR("#"),
                           DL_STR("["),
                           DL_STR("]("),
                           DL_STR(")"),
                           DL_STR("\0"),
                           DL_STR("<!-- digestlint-disable -->\n"),
                           DL_STR("**"),
                           DL_STR("`"),
                           DL_STR("\t"),
                           DL_STR("\r"),
                           DL_STR(":"),
                           DL_STR("\n---\n"),
                           DL_STR(" 대규모언어모델 대규모 언어모델 "),
                           DL_STR("모델를")};
    size_t at = 0;
    dl_buf_clear(out);
    while (at < text.n) {
        size_t n = next_random(&seed) % (text.n / 4 + 1) + 1;
        if (n > text.n - at)
            n = text.n - at;
        dl_buf_add(out, (dl_str){text.p + at, n});
        at += n;
        if (next_random(&seed) % 3 == 0)
            at += next_random(&seed) % 12;
        dl_buf_add(out,
                   bits[next_random(&seed) % (sizeof bits / sizeof *bits)]);
    }
}

static void check_damaged(bench *b, const char *path, dl_str bytes)
{
    dl_buf text = {0};
    for (uint32_t seed = 1; seed <= 12; seed++) {
        damage(bytes, seed * 7919 + (uint32_t)bytes.n, &text);
        check_unsafe(b, path, dl_buf_str(&text));
        dl_fixed once = repair(b, "a.md", dl_buf_str(&text), DL_FIX_SAFE);
        dl_fixed twice =
            repair(b, "a.md", dl_buf_str(&once.text), DL_FIX_SAFE);
        if (!dl_str_eq(dl_buf_str(&once.text), dl_buf_str(&twice.text)))
            fail_msg("%s, seed %u: repaired twice, it is not the same", path,
                     seed);
        assert_nothing_new(path, once.result, twice.result);
        dl_fixed_clear(&once);
        dl_fixed_clear(&twice);
    }
    dl_buf_free(&text);
}

static void test_damaged_fixtures(void **state)
{
    (void)state;
    bench b = start();
    each_file(&b, "tests/fixtures", check_damaged);
    finish(&b);
    b = start_with("generic", DL_STR("all"));
    each_file(&b, "tests/fixtures", check_damaged);
    finish(&b);
}

static void test_edits(void **state)
{
    (void)state;
    const dl_edit edits[] = {{{1, 1}, DL_STR("xy")}, {{2, 4}, DL_STR("")},
                             {{4, 5}, DL_STR("uvw")}};
    dl_buf out = {0};
    dl_edits_apply(DL_STR("abcdef"), edits, 3, &out);
    assert_string_equal(out.p, "axybuvwf");
    static const uint32_t moved[] = {0, 1, 4, 4, 4, 7, 8};
    int64_t *shifts = dl_edits_shifts(edits, 3);
    for (uint32_t i = 0; i < 7; i++)
        assert_int_equal(dl_edits_map(edits, shifts, 3, i), moved[i]);
    dl_free(shifts);
    dl_buf_free(&out);
}

/* A fix that makes another mistake is left out, and the others of its rule are
   made. */
static void test_refused(void **state)
{
    (void)state;
    dl_test_put("c.yaml",
                "extends: generic\n"
                "patterns: [{id: a, message: m, words: [신경망], "
                "replacement: 네트워크, fix: safe}]\n");
    bench b = {.config = NULL};
    const dl_config_request request = {.file = "c.yaml"};
    assert_int_equal(dl_config_load(&b.config, &request, NULL), DL_OK);
    dl_str text = DL_STR("신경망을 본다.\n\n신경망(NN)은 크다.\n\n"
                         "신경망의 신경망은 깊다.\n");
    dl_fixed fixed = repair(&b, "a.md", text, DL_FIX_SAFE);
    assert_string_equal(dl_buf_str(&fixed.text).p,
                        "네트워크를 본다.\n\n신경망(NN)은 크다.\n\n"
                        "네트워크의 네트워크는 깊다.\n");
    assert_int_equal(fixed.n_applied, 3);
    assert_int_equal(fixed.n_refused, 1);
    dl_fixed_clear(&fixed);
    finish(&b);
}

/* ---- decomposed text ----------------------------------------------------- */

/* A code point from U+0800 on, below U+10000. */
static void add_point(dl_buf *out, uint32_t c)
{
    dl_buf_addc(out, (char)(0xE0 | c >> 12));
    dl_buf_addc(out, (char)(0x80 | (c >> 6 & 0x3F)));
    dl_buf_addc(out, (char)(0x80 | (c & 0x3F)));
}

/* Adds `text` with its syllables cut into jamo, as macOS writes names. */
static void add_decomposed(dl_buf *out, dl_str text)
{
    unsigned length;
    for (size_t at = 0; at < text.n; at += length) {
        uint32_t c = dl_utf8_decode(text, at, &length);
        if (!dl_hangul_is_syllable(c)) {
            dl_buf_add(out, (dl_str){text.p + at, length});
            continue;
        }
        uint32_t n = c - 0xAC00;
        add_point(out, 0x1100 + n / 588);
        add_point(out, 0x1161 + n / 28 % 21);
        if (n % 28)
            add_point(out, 0x11A7 + n % 28);
    }
}

/* Fixes a text of `n` paragraphs, composed or not; returns the number of times
   that it was linted. */
static size_t fix_paragraphs(size_t n, bool is_composed, dl_buf *out)
{
    static const char text[] =
        "모델를 본다. **컨텐츠를** 본다. 모델를 [쓰레드](https://a.kr)로.\n\n";
    dl_buf bytes = {0};
    bench b = {.config = NULL};
    const dl_config_request request = {.isolated = true, .profile = "generic"};
    assert_int_equal(dl_config_load(&b.config, &request, NULL), DL_OK);
    for (size_t i = 0; i < n; i++) {
        if (is_composed)
            dl_buf_adds(&bytes, text);
        else
            add_decomposed(&bytes, dl_str_of(text));
    }
    dl_fixed fixed = repair(&b, "a.md", dl_buf_str(&bytes), DL_FIX_SAFE);
    assert_int_equal(fixed.n_refused, 0);
    dl_buf_clear(out);
    dl_buf_add(out, dl_buf_str(&fixed.text));
    dl_fixed_clear(&fixed);
    dl_buf_free(&bytes);
    finish(&b);
    return b.n_lints;
}

/* Mistakes that rules find only in composed words are fixed as in a composed
   text, after as many lints for a long text as for a short one. */
static void test_decomposed(void **state)
{
    (void)state;
    dl_buf want = {0}, got = {0};
    size_t composed = fix_paragraphs(5, true, &want);
    size_t few = fix_paragraphs(5, false, &got);
    assert_non_null(strstr(want.p, "모델을 본다. **콘텐츠를** 본다."));
    assert_string_equal(got.p, want.p);
    size_t many = fix_paragraphs(500, false, &got);
    fix_paragraphs(500, true, &want);
    assert_string_equal(got.p, want.p);
    assert_int_equal(many, few);
    assert_true(few <= composed + 1);
    dl_buf_free(&want);
    dl_buf_free(&got);
}

/* A long text with nothing but fixes that fail is not linted for minutes: 16
   MiB of it, and some more for the passes. */
static void test_long_failures(void **state)
{
    (void)state;
    enum { BYTES = 1000 * 1000, MOST_LINTS = 24 };
    dl_buf bytes = {0};
    bench b = {.config = NULL};
    const dl_config_request request = {.isolated = true};
    assert_int_equal(dl_config_load(&b.config, &request, NULL), DL_OK);
    while (bytes.n < BYTES)
        dl_buf_adds(&bytes, "# 1. a\n");
    dl_fixed fixed = repair(&b, "a.md", dl_buf_str(&bytes), DL_FIX_UNSAFE);
    assert_true(fixed.n_refused > 0);
    if (b.n_lints > MOST_LINTS)
        fail_msg("%zu lints", b.n_lints);
    dl_fixed_clear(&fixed);
    dl_buf_free(&bytes);
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_failures),
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_fixtures),
        cmocka_unit_test(test_damaged_fixtures),
        cmocka_unit_test(test_real_posts),
        cmocka_unit_test(test_decomposed),
        DL_TEST_IN_FOLDER(test_refused), /* leaves the project's folder */
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
