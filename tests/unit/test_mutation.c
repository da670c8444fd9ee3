/*
 * The Korean rules against deliberate errors: the posts are correct, so each
 * line is damaged in one place, and the damage must be found there and nowhere
 * else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/vec.h"
#include "engine/lint.h"
#include "korean/particle.h"
#include "../support/posts.h"
#include "text/hangul.h"
#include "text/utf8.h"

static const char head[] = "# 1. [A Paper](https://arxiv.org/abs/2509.01234)\n"
                           "\n## Method\n\n";

enum { SYLLABLE = 3, LONGEST_CUT = 30, FLIP_EVERY = 3, CUT_EVERY = 5 };

typedef struct lines {
    dl_arena *arena;
    DL_VEC(dl_str) text;
} lines;

/* DL409 reports an empty phrase, however it ends. */
static bool is_placeholder(dl_str line)
{
    const char *words = "정보 부족이다.";
    return line.n == strlen(words) && memcmp(line.p, words, line.n) == 0;
}

/* The prose of a post: sentences that end in 다. */
static void add_lines(lines *all, dl_str post)
{
    for (size_t at = 0; at < post.n;) {
        const char *nl = memchr(post.p + at, '\n', post.n - at);
        size_t end = nl ? (size_t)(nl - post.p) : post.n, stop = end;
        while (stop > at && post.p[stop - 1] == ' ')
            stop--;
        size_t start = at;
        if (stop - start > 2 && memcmp(post.p + start, "- ", 2) == 0)
            start += 2;
        if (stop - start > 4 && memcmp(post.p + stop - 4, "다.", 4) == 0 &&
            !is_placeholder((dl_str){post.p + start, stop - start}))
            dl_vec_push(&all->text, (dl_str){post.p + start, stop - start});
        at = end + 1;
    }
}

static void add_post(void *user, const char *path, dl_str bytes)
{
    lines *all = user;
    (void)path;
    add_lines(all, dl_arena_str(all->arena, bytes));
}

/* The lines of the posts that the test's state names. */
static lines read_lines(void **state)
{
    posts_need(*state);
    lines all = {.arena = dl_arena_new()};
    posts_each(*state, add_post, &all);
    return all;
}

static void free_lines(lines *all)
{
    dl_vec_free(&all->text);
    dl_arena_free(all->arena);
}

static dl_config *config_for(const char *rules)
{
    dl_config *config;
    dl_str select = dl_str_of(rules);
    dl_config_request request = {.isolated = true, .profile = "daily-papers",
                                 .select = &select, .n_select = 1};
    assert_int_equal(dl_config_load(&config, &request, NULL), DL_OK);
    return config;
}

/* How many findings the line has, and whether one is at its byte `at`, or in
   the word after it. */
static size_t lint(const dl_config *config, dl_str line, size_t at, bool *there)
{
    dl_buf post = {0};
    dl_buf_adds(&post, head);
    dl_buf_add(&post, line);
    dl_buf_addc(&post, '\n');
    dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_buf_str(&post),
                                (dl_clock){.today = 1});
    *there = false;
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        dl_span s = r->diagnostics[i].span;
        size_t place = sizeof head - 1 + at;
        *there = *there || (s.start <= place + SYLLABLE * 2 && place <= s.end);
    }
    size_t n = r->n_diagnostics;
    dl_result_free(r);
    dl_buf_free(&post);
    return n;
}

static void expect_share(const char *what, size_t found, size_t n, double least)
{
    print_message("# %s: %zu of %zu\n", what, found, n);
    assert_true(n > 100);
    assert_true((double)found >= least * (double)n);
}

/* ---- particles ----------------------------------------------------------- */

typedef struct tally {
    size_t n, found, extra;
} tally;

/* Whether 은 or 는 makes an adnominal form of the stem before it (같은, 보는);
   the other form may also exist. */
static bool is_adnominal(dl_str stem)
{
    static const char *const endings[] = {"하", "되", "같", "적", "많",   "작",
                                          "않", "남", "보", "재", "줄이", "히"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (dl_str_ends(stem, endings[i]))
            return true;
    return false;
}

/* A particle within a Hangul word that fits and is not part of a verb. */
static bool is_particle(dl_str word, dl_particle_use *use)
{
    if (!dl_particle_at_end(word, use) || use->start < SYLLABLE)
        return false;
    dl_final final =
        dl_hangul_final(dl_hangul_at(word.p + use->start - SYLLABLE));
    return dl_particle_fits(use, final) &&
           !(use->particle == DL_PARTICLE_EUN &&
             is_adnominal((dl_str){word.p, use->start}));
}

/* `before`: findings of the unchanged line. */
static void flip(const dl_config *config, dl_str line, size_t before,
                 size_t at, const dl_particle_use *use, tally *t)
{
    dl_buf changed = {0};
    dl_str other = dl_particle_other(use);
    bool there;
    dl_buf_add(&changed, (dl_str){line.p, at});
    dl_buf_add(&changed, other);
    dl_buf_add(&changed, (dl_str){line.p + at + use->form,
                                  line.n - at - use->form});
    size_t n = lint(config, dl_buf_str(&changed), at, &there);
    t->n++;
    t->found += there;
    t->extra += n > before + there;
    dl_buf_free(&changed);
}

static bool is_hangul(dl_str s, size_t i)
{
    return i + SYLLABLE <= s.n &&
           dl_hangul_is_syllable(dl_hangul_at(s.p + i)) &&
           (unsigned char)s.p[i] >= 0xEA;
}

static void finds_flipped_particles(void **state)
{
    lines all = read_lines(state);
    dl_config *config = config_for("DL503");
    tally tallies[8] = {{0}}, sum = {0};
    size_t count = 0;
    for (size_t l = 0; l < all.text.n; l++) {
        dl_str line = all.text.v[l];
        bool there;
        size_t before = lint(config, line, 0, &there);
        for (size_t i = 0; i < line.n;) {
            size_t end = i;
            while (is_hangul(line, end))
                end += SYLLABLE;
            dl_particle_use use;
            if (end > i && is_particle((dl_str){line.p + i, end - i}, &use) &&
                count++ % FLIP_EVERY == 0)
                flip(config, line, before, i + use.start, &use,
                     &tallies[use.particle * 2 + use.closed]);
            i = end > i ? end : i + 1;
        }
    }
    dl_config_free(config);
    free_lines(&all);
    static const char *const names[] = {"를", "을", "는", "은",
                                        "와", "과", "로", "으로"};
    for (size_t i = 0; i < 8; i++) {
        print_message("# %s flipped: found %zu of %zu\n", names[i],
                      tallies[i].found, tallies[i].n);
        sum.n += tallies[i].n;
        sum.found += tallies[i].found;
        sum.extra += tallies[i].extra;
    }
    expect_share("flipped particles found", sum.found, sum.n, 0.98);
    assert_int_equal(sum.extra, 0);
}

/* ---- endings ------------------------------------------------------------- */

static void finds_cut_lines(void **state)
{
    lines all = read_lines(state);
    dl_config *config = config_for("DL50");
    size_t n = 0, found = 0;
    for (size_t l = 0; l < all.text.n; l += CUT_EVERY) {
        dl_str line = all.text.v[l];
        size_t end = line.n;
        for (int k = 0; k < LONGEST_CUT && end > SYLLABLE; k++) {
            do
                end--;
            while (((unsigned char)line.p[end] & 0xC0) == 0x80);
            dl_str cut = {line.p, end};
            while (cut.n && cut.p[cut.n - 1] == ' ')
                cut.n--;
            bool there;
            n++;
            found += lint(config, cut, cut.n, &there) > 0;
        }
    }
    dl_config_free(config);
    free_lines(&all);
    expect_share("cut lines found", found, n, 0.999);
}

static void finds_changed_endings(void **state)
{
    static const char *const endings[] = {"습니다.", "입니다.", "어요.", "지요.",
                                          "죠.",     "음.",     "함.",   "기.",
                                          "다",      "는 것."};
    lines all = read_lines(state);
    dl_config *config = config_for("DL501");
    const size_t stem = sizeof "다." - 1;
    for (size_t l = 0; l < all.text.n; l += CUT_EVERY) {
        dl_str line = all.text.v[l];
        for (size_t e = 0; e < sizeof endings / sizeof *endings; e++) {
            dl_buf changed = {0};
            bool there;
            dl_buf_add(&changed, (dl_str){line.p, line.n - stem});
            dl_buf_adds(&changed, endings[e]);
            size_t n =
                lint(config, dl_buf_str(&changed), line.n - stem, &there);
            if (n != 1 || !there)
                print_message("# %zu findings: %s\n", n, changed.p);
            assert_true(there);
            assert_int_equal(n, 1);
            dl_buf_free(&changed);
        }
    }
    dl_config_free(config);
    free_lines(&all);
}

static void finds_nothing_in_the_lines_as_they_are(void **state)
{
    lines all = read_lines(state);
    dl_config *config = config_for("DL501");
    for (size_t l = 0; l < all.text.n; l++) {
        bool there;
        size_t n = lint(config, all.text.v[l], 0, &there);
        if (n)
            print_message("# %zu findings: %.*s\n", n, DL_FMT(all.text.v[l]));
        assert_int_equal(n, 0);
    }
    dl_config_free(config);
    free_lines(&all);
}

int main(void)
{
    static const char composed[] = POSTS_COMPOSED, real[] = POSTS_REAL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(finds_flipped_particles, (void *)composed),
        cmocka_unit_test_prestate(finds_cut_lines, (void *)composed),
        cmocka_unit_test_prestate(finds_changed_endings, (void *)composed),
        cmocka_unit_test_prestate(finds_nothing_in_the_lines_as_they_are,
                                  (void *)composed),
        cmocka_unit_test_prestate(finds_flipped_particles, (void *)real),
        cmocka_unit_test_prestate(finds_cut_lines, (void *)real),
        cmocka_unit_test_prestate(finds_changed_endings, (void *)real),
        cmocka_unit_test_prestate(finds_nothing_in_the_lines_as_they_are,
                                  (void *)real),
    };
    return cmocka_run_group_tests_name("mutation", tests, NULL, NULL);
}
