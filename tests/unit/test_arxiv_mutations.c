/*
 * How many wrong identifiers are caught offline: valid ones are damaged in the
 * ways that people and programs damage them, and checked against the date of
 * their post. The shares are lower bounds; none may fall.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <dirent.h>

#include "arxiv/bounds.h"
#include "base/file.h"
#include "base/vec.h"
#include "text/date.h"

enum { MAX_AGE = 45, RANDOM_TRIES = 960 };

typedef struct paper {
    char id[11]; /* YYMM.NNNNN */
    int32_t day; /* of the post */
} paper;

typedef DL_VEC(paper) papers;

typedef struct tally {
    unsigned n, errors, with_age;
} tally;

static void count_caught(tally *t, const char *id, int32_t reference)
{
    dl_arxiv_id parsed = dl_arxiv_id_parse(dl_str_of(id));
    bool is_error = parsed.reason != DL_ARXIV_OK, is_old = false;
    if (!is_error) {
        dl_arxiv_dating d = dl_arxiv_bounds_check(dl_arxiv_bounds_builtin(),
                                                  &parsed, reference);
        is_error = d.range != DL_ARXIV_IN_RANGE;
        is_old = d.is_known && reference - d.day > MAX_AGE;
    }
    t->n++;
    t->errors += is_error;
    t->with_age += is_error || is_old;
}

/* Knuth's MMIX generator: the same identifiers in every run. */
static uint32_t random_below(uint64_t *seed, uint32_t n)
{
    *seed =
        *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % n);
}

static void substitute(tally *t, const paper *p)
{
    char id[11];
    for (size_t i = 0; i < 10; i++) {
        for (char c = '0'; c <= '9'; c++) {
            memcpy(id, p->id, sizeof id);
            if (i == 4 || c == id[i])
                continue;
            id[i] = c;
            count_caught(t, id, p->day);
        }
    }
}

static void transpose(tally *t, const paper *p)
{
    char id[11];
    for (size_t i = 0; i < 9; i++) {
        memcpy(id, p->id, sizeof id);
        if (i == 3 || i == 4 || id[i] == id[i + 1])
            continue;
        id[i] = p->id[i + 1];
        id[i + 1] = p->id[i];
        count_caught(t, id, p->day);
    }
}

static void delete_digit(tally *t, const paper *p)
{
    char id[11];
    for (size_t i = 0; i < 10; i++) {
        if (i == 4)
            continue;
        memcpy(id, p->id, i);
        memcpy(id + i, p->id + i + 1, 10 - i);
        count_caught(t, id, p->day);
    }
}

static void insert_digit(tally *t, const paper *p)
{
    char id[12];
    for (size_t i = 0; i <= 10; i++) {
        for (char c = '0'; c <= '9'; c++) {
            memcpy(id, p->id, i);
            id[i] = c;
            memcpy(id + i + 1, p->id + i, 11 - i);
            count_caught(t, id, p->day);
        }
    }
}

static void invent_number(tally *t, const paper *p, uint64_t *seed)
{
    char id[16];
    for (int i = 0; i < RANDOM_TRIES; i++) {
        snprintf(id, sizeof id, "%.5s%05u", p->id,
                 1 + random_below(seed, 99999));
        count_caught(t, id, p->day);
    }
}

/* Any month from 2023 to 2026, with equal probability. */
static void invent(tally *t, const paper *p, uint64_t *seed)
{
    char id[16];
    for (unsigned month = 0; month < 48; month++) {
        for (int i = 0; i < RANDOM_TRIES / 48; i++) {
            snprintf(id, sizeof id, "%02u%02u.%05u", 23 + month / 12,
                     month % 12 + 1, 1 + random_below(seed, 24999));
            count_caught(t, id, p->day);
        }
    }
}

enum { TRUE_IDS, SUBSTITUTE, TRANSPOSE, DELETE, INSERT, NUMBER, INVENT, KINDS };

static void damage(const papers *all, tally tallies[KINDS])
{
    uint64_t seed = 20250913;
    memset(tallies, 0, KINDS * sizeof *tallies);
    for (size_t i = 0; i < all->n; i++) {
        const paper *p = &all->v[i];
        count_caught(&tallies[TRUE_IDS], p->id, p->day);
        substitute(&tallies[SUBSTITUTE], p);
        transpose(&tallies[TRANSPOSE], p);
        delete_digit(&tallies[DELETE], p);
        insert_digit(&tallies[INSERT], p);
        invent_number(&tallies[NUMBER], p, &seed);
        invent(&tallies[INVENT], p, &seed);
    }
}

static unsigned per_mille(unsigned part, unsigned whole)
{
    return (unsigned)((part * UINT64_C(1000) + whole / 2) / whole);
}

/* Shares in per mille: at error level, and with the age rule. */
static void expect_floors(const papers *all, const unsigned floors[KINDS][2])
{
    static const char *const names[KINDS] = {
        "true",      "substitution",  "transposition", "deletion",
        "insertion", "random number", "made-up id"};
    tally tallies[KINDS];
    damage(all, tallies);
    for (int k = 0; k < KINDS; k++) {
        const tally *t = &tallies[k];
        unsigned errors = per_mille(t->errors, t->n);
        unsigned with_age = per_mille(t->with_age, t->n);
        print_message("%-14s %6u: %5.1f %%, with age %5.1f %%\n", names[k],
                      t->n, t->errors * 100.0 / t->n,
                      t->with_age * 100.0 / t->n);
        assert_true(errors >= floors[k][0]);
        assert_true(with_age >= floors[k][1]);
    }
    assert_int_equal(tallies[TRUE_IDS].errors, 0);
    assert_int_equal(tallies[TRUE_IDS].with_age, 0);
}

static void catches_damage_in_a_sample(void **state)
{
    static const struct {
        char id[11];
        short year, month, day;
    } sample[] = {
        {"2508.21112", 2025, 8, 30},  {"2509.08519", 2025, 9, 12},
        {"2509.08031", 2025, 9, 11},  {"2509.13399", 2025, 9, 18},
        {"2509.26488", 2025, 10, 1},  {"2510.08377", 2025, 10, 10},
        {"2510.22946", 2025, 10, 29}, {"2510.27684", 2025, 11, 3},
        {"2511.03506", 2025, 11, 7},  {"2511.20785", 2025, 11, 27},
        {"2512.04678", 2025, 12, 5},  {"2512.16776", 2025, 12, 19},
    };
    static const unsigned floors[KINDS][2] = {
        {0, 0},       {480, 560}, {550, 580}, {1000, 1000},
        {1000, 1000}, {820, 820}, {420, 950},
    };
    papers all = {0};
    (void)state;
    for (size_t i = 0; i < sizeof sample / sizeof sample[0]; i++) {
        paper p = {
            .day = dl_day_of(sample[i].year, sample[i].month, sample[i].day)};
        memcpy(p.id, sample[i].id, sizeof p.id);
        dl_vec_push(&all, p);
    }
    expect_floors(&all, floors);
    dl_vec_free(&all);
}

/* ---- the posts beside the project ------------------------------------------
 */

static bool is_known(const papers *all, const char *id)
{
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->v[i].id, id) == 0)
            return true;
    return false;
}

/* The papers in the headings of a post that is named after its day. */
static void add_post(papers *all, const char *name, dl_str text)
{
    int32_t day =
        dl_day_of((int)strtol(name, NULL, 10), (int)strtol(name + 5, NULL, 10),
                  (int)strtol(name + 8, NULL, 10));
    dl_span span;
    assert_int_not_equal(day, DL_NO_DAY);
    for (size_t i = 0; i < text.n;) {
        const char *end = memchr(text.p + i, '\n', text.n - i);
        size_t n = end ? (size_t)(end - text.p) - i : text.n - i;
        dl_str line = {text.p + i, n};
        i += n + 1;
        if (n < 2 || memcmp(line.p, "# ", 2) != 0 ||
            !dl_arxiv_url_find(line, NULL, 0, &span))
            continue;
        dl_arxiv_url url = dl_arxiv_url_parse(
            (dl_str){line.p + span.start, span.end - span.start}, NULL);
        assert_true(dl_arxiv_url_is_strict(&url));
        paper p = {.day = day};
        assert_int_equal(strlen(url.id.canonical), 10);
        memcpy(p.id, url.id.canonical, sizeof p.id);
        if (!is_known(all, p.id))
            dl_vec_push(all, p);
    }
}

static int is_post(const struct dirent *entry)
{
    return entry->d_name[0] == '2';
}

static void catches_damage_in_the_shared_posts(void **state)
{
    static const char folder[] = "../shared/corpus/daily-papers";
    static const unsigned floors[KINDS][2] = {
        {0, 0},       {492, 575}, {573, 603}, {1000, 1000},
        {1000, 1000}, {840, 840}, {440, 967},
    };
    struct dirent **names;
    papers all = {0};
    dl_buf text = {0};
    (void)state;
    int n = scandir(folder, &names, is_post, alphasort);
    if (n <= 0) {
        print_message("# no ../shared\n");
        skip();
    }
    for (int i = 0; i < n; i++) {
        char path[512];
        dl_error error = {0};
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        assert_int_equal(dl_file_read(path, 1 << 20, &text, &error),
                         DL_READ_OK);
        add_post(&all, names[i]->d_name, dl_buf_str(&text));
        free(names[i]);
    }
    free(names);
    expect_floors(&all, floors);
    dl_buf_free(&text);
    dl_vec_free(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(catches_damage_in_a_sample),
        cmocka_unit_test(catches_damage_in_the_shared_posts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
