/* Bounds of arXiv's numbers: tables, limits and days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "../support/arxiv_vectors.h"
#include "arxiv/bounds.h"
#include "base/replace.h"
#include "text/date.h"

static int32_t day(int year, int month, int of_month)
{
    int32_t d = dl_day_of(year, month, of_month);
    assert_int_not_equal(d, DL_NO_DAY);
    return d;
}

static dl_arxiv_dating check_with(const dl_arxiv_bounds *bounds,
                                  const char *text, int32_t reference)
{
    dl_arxiv_id id = dl_arxiv_id_parse(dl_str_of(text));
    assert_int_equal(id.reason, DL_ARXIV_OK);
    return dl_arxiv_bounds_check(bounds, &id, reference);
}

static dl_arxiv_dating check(const char *text, int32_t reference)
{
    return check_with(dl_arxiv_bounds_builtin(), text, reference);
}

/* ---- the policy, against the built-in table -------------------------------
 */

static void knows_the_last_number_of_a_complete_month(void **state)
{
    int32_t later = day(2026, 9, 30);
    (void)state;
    dl_arxiv_dating d = check("2508.21825", later);
    assert_int_equal(d.range, DL_ARXIV_IN_RANGE);
    assert_int_equal(d.limit, 21825);
    assert_true(d.is_counted);
    assert_int_equal(check("2508.21830", later).range, DL_ARXIV_IN_RANGE);
    assert_int_equal(check("2508.21831", later).range, DL_ARXIV_ABOVE_MAXIMUM);
    assert_int_equal(check("1412.8775", later).range, DL_ARXIV_IN_RANGE);
    assert_int_equal(check("1412.8776", later).range, DL_ARXIV_ABOVE_MAXIMUM);
    /* the last month of the table is complete */
    assert_true(check("2608.00001", later).is_counted);
    assert_int_equal(check("2608.31179", later).range, DL_ARXIV_ABOVE_MAXIMUM);
}

static void leaves_room_behind_the_table(void **state)
{
    int32_t later = day(2060, 1, 1);
    (void)state;
    /* 32,040 is the largest of the last twelve months of the table. */
    dl_arxiv_dating d = check("2609.43254", later);
    assert_int_equal(d.range, DL_ARXIV_IN_RANGE);
    assert_false(d.is_counted);
    assert_int_equal(d.limit, 43254);
    assert_int_equal(check("2609.43255", later).range, DL_ARXIV_ABOVE_MAXIMUM);
    assert_int_equal(check("2708.43255", later).range, DL_ARXIV_ABOVE_MAXIMUM);
    assert_int_equal(check("2709.43255", later).range, DL_ARXIV_IN_RANGE);
    assert_int_equal(check("2709.56071", later).range, DL_ARXIV_ABOVE_MAXIMUM);
    assert_int_equal(check("2908.56070", later).range, DL_ARXIV_IN_RANGE);
    assert_int_equal(check("2909.99999", later).range, DL_ARXIV_IN_RANGE);
    assert_int_equal(check("5001.99999", later).range, DL_ARXIV_IN_RANGE);
}

static void refuses_the_future(void **state)
{
    (void)state;
    assert_int_equal(check("2510.00001", day(2025, 9, 30)).range,
                     DL_ARXIV_FUTURE_MONTH);
    assert_int_equal(check("2510.00001", day(2025, 10, 1)).range,
                     DL_ARXIV_IN_RANGE);
    assert_int_equal(check("2510.00001", DL_NO_DAY).range, DL_ARXIV_IN_RANGE);
    assert_int_equal(check("3001.00001", DL_NO_DAY).range, DL_ARXIV_IN_RANGE);
    assert_int_equal(check("math/0703001", day(2007, 2, 28)).range,
                     DL_ARXIV_FUTURE_MONTH);
    /* 2510.08000 was announced on 2025-10-10. */
    dl_arxiv_dating d = check("2510.08000", day(2025, 10, 6));
    assert_true(d.is_known && d.is_exact);
    assert_int_equal(d.day, day(2025, 10, 10));
    assert_int_equal(d.range, DL_ARXIV_FUTURE_DAY);
    assert_int_equal(check("2510.08000", day(2025, 10, 7)).range,
                     DL_ARXIV_IN_RANGE);
    /* Half of a month without listings. */
    d = check("2409.10285", day(2024, 9, 8));
    assert_true(d.is_known && !d.is_exact);
    assert_int_equal(d.day, day(2024, 9, 15) + 1);
    assert_int_equal(d.range, DL_ARXIV_FUTURE_DAY);
    assert_int_equal(check("2409.10285", day(2024, 9, 9)).range,
                     DL_ARXIV_IN_RANGE);
}

static void dates_what_the_listings_leave_out(void **state)
{
    (void)state;
    /* The list begins on 2024-12-18 with number 13,196. */
    dl_arxiv_dating d = check("2412.06598", DL_NO_DAY);
    assert_true(d.is_known && !d.is_exact);
    assert_int_equal(d.day, day(2024, 12, 9));
    d = check("2412.19000", DL_NO_DAY); /* over Christmas */
    assert_true(d.is_exact);
    assert_int_equal(d.day, day(2024, 12, 30));
    /* It ends on 2026-08-21 with number 20,338 of 31,173. */
    d = check("2608.31173", DL_NO_DAY);
    assert_true(d.is_known && !d.is_exact);
    assert_int_equal(d.day, day(2026, 9, 1));
    d = check("2607.29687", DL_NO_DAY); /* 9 above the last one listed */
    assert_true(d.is_exact);
    assert_int_equal(d.day, day(2026, 8, 3));
    d = check("2501.00001", DL_NO_DAY);
    assert_true(d.is_exact);
    assert_int_equal(d.day, day(2025, 1, 3));
    d = check("2701.99999", DL_NO_DAY); /* no such number: not beyond its end */
    assert_true(d.is_known && !d.is_exact);
    assert_int_equal(d.day, day(2027, 2, 1));
    d = check("hep-th/9901001", DL_NO_DAY);
    assert_true(d.is_known && !d.is_exact);
    assert_int_equal(d.day, day(1999, 1, 31));
    assert_int_equal(d.limit, 999);
}

static void judges_strictly(void **state)
{
    const dl_arxiv_bounds *b = dl_arxiv_bounds_builtin();
    int32_t today = day(2026, 9, 30);
    (void)state;
    assert_true(dl_arxiv_judge(b, DL_STR("2508.21825"), today).is_valid);
    assert_false(dl_arxiv_judge(b, DL_STR("2508.21826"), today).is_valid);
    assert_true(dl_arxiv_judge(b, DL_STR("1109.6938"), today).is_valid);
    assert_false(dl_arxiv_judge(b, DL_STR("1109.6939"), today).is_valid);
    assert_false(dl_arxiv_judge(b, DL_STR("2610.00001"), today).is_valid);
    assert_false(dl_arxiv_judge(b, DL_STR("2513.00001"), today).is_valid);
    assert_true(
        dl_arxiv_judge(b, DL_STR("arxiv.org/pdf/2508.21825v2.pdf"), today)
            .is_valid);
    dl_arxiv_verdict v =
        dl_arxiv_judge(b, DL_STR("arxiv.org/abs/2508.21825/"), today);
    assert_false(v.is_valid);
    assert_int_equal(v.url.id.reason, DL_ARXIV_OK);
}

/* ---- files ----------------------------------------------------------------
 */

/* arXiv's own statistics in small: 14 months from 2007-04 on, then `more`. */
static void add_months(dl_buf *out, const char *more)
{
    static const unsigned counts[] = {4003, 4684, 4484, 4681, 4414, 4682, 5945,
                                      5029, 4406, 4970, 4463, 4519, 4898, 4836};
    dl_buf_adds(out, "month,submissions,historical_delta\r\n"
                     "1991-07,2,-2\r\n2007-03,4500,0\r\n");
    for (unsigned i = 0; i < sizeof counts / sizeof counts[0]; i++)
        dl_buf_printf(out, "%u-%02u,%u,0\r\n", 2007 + (i + 3) / 12,
                      (i + 3) % 12 + 1, counts[i]);
    dl_buf_adds(out, more);
}

static void reads_arxivs_statistics(void **state)
{
    dl_buf text = {0}, again = {0}, third = {0};
    dl_arxiv_bounds *b, *copy;
    dl_error error = {0};
    (void)state;
    add_months(&text, "# the month that goes on\n 2008-06 , 12 , 0\n\n");
    assert_int_equal(
        dl_arxiv_bounds_parse(&b, dl_buf_str(&text), "t.csv", &error), DL_OK);
    dl_arxiv_bounds_info info = dl_arxiv_bounds_describe(b);
    assert_int_equal(info.first, 200704);
    assert_int_equal(info.last, 200805);
    assert_int_equal(info.open, 200806);
    assert_int_equal(info.n_months, 14);
    assert_int_equal(check_with(b, "0704.4003", DL_NO_DAY).limit, 4003);
    assert_true(check_with(b, "0805.0001", DL_NO_DAY).is_counted);
    assert_false(check_with(b, "0806.0001", DL_NO_DAY).is_counted);
    /* What is written is read as the same table. */
    dl_arxiv_bounds_write(b, &again);
    assert_int_equal(
        dl_arxiv_bounds_parse(&copy, dl_buf_str(&again), "t.csv", &error),
        DL_OK);
    dl_arxiv_bounds_write(copy, &third);
    assert_true(dl_str_eq(dl_buf_str(&again), dl_buf_str(&third)));
    dl_arxiv_bounds_free(copy);
    dl_arxiv_bounds_free(b);
    dl_buf_free(&text);
    dl_buf_free(&again);
    dl_buf_free(&third);
}

static void the_builtin_table_survives_a_round_trip(void **state)
{
    dl_buf text = {0}, again = {0};
    dl_arxiv_bounds *b;
    (void)state;
    dl_arxiv_bounds_write(dl_arxiv_bounds_builtin(), &text);
    assert_int_equal(dl_arxiv_bounds_parse(&b, dl_buf_str(&text), "t", NULL),
                     DL_OK);
    dl_arxiv_bounds_write(b, &again);
    assert_true(dl_str_eq(dl_buf_str(&text), dl_buf_str(&again)));
    dl_arxiv_bounds_info info = dl_arxiv_bounds_describe(b);
    assert_int_equal(info.last, 202608);
    assert_int_equal(info.open, 0);
    dl_arxiv_bounds_free(b);
    dl_arxiv_bounds_free(dl_arxiv_bounds_builtin()); /* no harm */
    dl_arxiv_bounds_free(NULL);
    dl_buf_free(&text);
    dl_buf_free(&again);
}

static void expect_error(const char *more, const char *message)
{
    dl_buf text = {0};
    dl_arxiv_bounds *b;
    dl_error error = {0};
    add_months(&text, more);
    assert_int_equal(
        dl_arxiv_bounds_parse(&b, dl_buf_str(&text), "t.csv", &error),
        DL_ERR_CONFIG);
    assert_null(b);
    assert_string_equal(error.message, message);
    dl_buf_free(&text);
}

static void tells_the_line_of_a_mistake(void **state)
{
    dl_arxiv_bounds *b;
    dl_error error = {0};
    (void)state;
    expect_error("2008-13,1\n",
                 "t.csv:18: not a month (YYMM or YYYY-MM): '2008-13'");
    expect_error("\n2008-07,5000\n",
                 "t.csv:19: not the month after the previous one: "
                 "'2008-07,5000'");
    expect_error("0805,5000\n",
                 "t.csv:18: not the month after the previous one: '0805,5000'");
    expect_error("0806,x\n",
                 "t.csv:18: not a number of papers from 0 to 99999: 'x'");
    expect_error("0806,-1\n",
                 "t.csv:18: not a number of papers from 0 to 99999: '-1'");
    expect_error("0806,100000\n",
                 "t.csv:18: not a number of papers from 0 to 99999: '100000'");
    expect_error("0806,50000\n", "t.csv:18: more papers than arXiv had in the "
                                 "month: '0806,50000'");
    expect_error("0806,50\n0807,1\n",
                 "t.csv:19: the month before has fewer papers than arXiv had: "
                 "'0807,1'");
    expect_error("<html>\n",
                 "t.csv:18: not a month (YYMM or YYYY-MM): '<html>'");
    expect_error("month,submissions\n",
                 "t.csv:18: a heading amid the table: 'month,submissions'");
    assert_int_equal(
        dl_arxiv_bounds_parse(&b, DL_STR("0705,4684\n"), "t", &error),
        DL_ERR_CONFIG);
    assert_string_equal(error.message, "t:1: the table must begin with 2007-04 "
                                       "or earlier: '0705,4684'");
    assert_int_equal(
        dl_arxiv_bounds_parse(&b, DL_STR("0704,4003\n"), "t", &error),
        DL_ERR_CONFIG);
    assert_string_equal(error.message, "t: 1 months of arXiv's counts; all "
                                       "from 2007-04 on are needed");
    assert_int_equal(dl_arxiv_bounds_load(&b, "/nonexistent/t.csv", &error),
                     DL_ERR_IO);
    assert_null(b);
}

static void uses_the_newer_table(void **state)
{
    char folder[] = "/tmp/digestlint-test-XXXXXX";
    dl_buf path = {0}, text = {0}, from = {0};
    const dl_arxiv_bounds *b;
    dl_error error = {0};
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("XDG_DATA_HOME", folder, 1), 0);
    assert_int_equal(dl_arxiv_bounds_open(&b, NULL, &from, &error), DL_OK);
    assert_ptr_equal(b, dl_arxiv_bounds_builtin());
    assert_int_equal(from.n, 0);

    assert_true(dl_arxiv_bounds_path(&path));
    path.p[strlen(path.p) - strlen("/arxiv-bounds.csv")] = '\0';
    assert_string_equal(path.p + strlen(folder), "/digestlint");
    assert_int_equal(access(path.p, F_OK), -1);
    assert_int_equal(mkdir(path.p, 0777), 0);
    dl_buf_clear(&path);
    dl_arxiv_bounds_path(&path);

    add_months(&text, "0806,\n"); /* older than ours */
    assert_int_equal(dl_replace_file(path.p, dl_buf_str(&text), &error), DL_OK);
    assert_int_equal(dl_arxiv_bounds_open(&b, NULL, &from, &error), DL_OK);
    assert_ptr_equal(b, dl_arxiv_bounds_builtin());
    assert_int_equal(dl_arxiv_bounds_open(&b, path.p, &from, &error), DL_OK);
    assert_int_equal(dl_arxiv_bounds_describe(b).last, 200805);
    assert_string_equal(from.p, path.p);
    dl_arxiv_bounds_free(b);

    dl_buf_clear(&text);
    dl_buf_clear(&from);
    dl_arxiv_bounds_write(dl_arxiv_bounds_builtin(), &text);
    text.n--; /* the line end behind `2609,` */
    dl_buf_adds(&text, "30500\n2610,1\n");
    assert_int_equal(dl_replace_file(path.p, dl_buf_str(&text), &error), DL_OK);
    assert_int_equal(dl_arxiv_bounds_open(&b, NULL, &from, &error), DL_OK);
    assert_int_equal(dl_arxiv_bounds_describe(b).last, 202609);
    assert_string_equal(from.p, path.p);
    assert_int_equal(check_with(b, "2609.30506", DL_NO_DAY).range,
                     DL_ARXIV_ABOVE_MAXIMUM);
    dl_arxiv_bounds_free(b);

    assert_int_equal(dl_replace_file(path.p, DL_STR("?\n"), &error), DL_OK);
    assert_int_equal(dl_arxiv_bounds_open(&b, NULL, NULL, &error),
                     DL_ERR_CONFIG);
    assert_null(b);
    unlink(path.p);
    path.p[strlen(path.p) - strlen("/arxiv-bounds.csv")] = '\0';
    rmdir(path.p);
    rmdir(folder);
    dl_buf_free(&path);
    dl_buf_free(&text);
    dl_buf_free(&from);
}

/* ---- the shared list, when it lies beside the project -------------------- */

static void judges_as_the_shared_list_does(void **state)
{
    (void)state;
    FILE *in = arxiv_vectors_open();
    arxiv_vector row;
    unsigned rows = 0, wrong = 0;
    for (; arxiv_vectors_next(in, &row); rows++) {
        dl_arxiv_verdict v = dl_arxiv_judge(dl_arxiv_bounds_builtin(), row.text,
                                            day(2026, 8, 31));
        char id[DL_ARXIV_ID_SIZE];
        dl_arxiv_id_format(&v.url.id, id);
        const char *meant = id[0] ? id : v.url.id.hint;
        if (v.is_valid != row.is_valid ||
            (row.canonical[0] && strcmp(meant, row.canonical) != 0)) {
            print_error("%.*s: %d, %s\n", DL_FMT(row.text), v.is_valid, meant);
            wrong++;
        }
    }
    fclose(in);
    print_message("# %u rows, %u wrong\n", rows, wrong);
    assert_int_equal(wrong, 0);
    assert_true(rows > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_last_number_of_a_complete_month),
        cmocka_unit_test(leaves_room_behind_the_table),
        cmocka_unit_test(refuses_the_future),
        cmocka_unit_test(dates_what_the_listings_leave_out),
        cmocka_unit_test(judges_strictly),
        cmocka_unit_test(reads_arxivs_statistics),
        cmocka_unit_test(the_builtin_table_survives_a_round_trip),
        cmocka_unit_test(tells_the_line_of_a_mistake),
        cmocka_unit_test(uses_the_newer_table),
        cmocka_unit_test(judges_as_the_shared_list_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
