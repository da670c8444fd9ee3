/* Days of the calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/date.h"

static void test_leap_years(void **state)
{
    static const struct {
        int year, days;
    } februaries[] = {{2023, 28}, {2024, 29}, {2025, 28},
                      {1900, 28}, {2000, 29}, {2100, 28}};
    (void)state;
    for (size_t i = 0; i < sizeof februaries / sizeof *februaries; i++) {
        int year = februaries[i].year, days = februaries[i].days;
        if (dl_days_in_month(year, 2) != days)
            fail_msg("February %d has not %d days", year, days);
        if ((dl_day_of(year, 2, 29) == DL_NO_DAY) != (days == 28))
            fail_msg("29 February %d", year);
    }
}

static void test_what_is_not_a_day(void **state)
{
    static const int wrong[][3] = {{0, 1, 1},      {10000, 1, 1}, {2025, 0, 1},
                                   {2025, 13, 1},  {2025, 1, 0},  {2025, 1, 32},
                                   {2025, 4, 31},  {2025, 12, 32}};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (dl_day_of(wrong[i][0], wrong[i][1], wrong[i][2]) != DL_NO_DAY)
            fail_msg("%d-%d-%d", wrong[i][0], wrong[i][1], wrong[i][2]);
}

/* Every day of the calendar has the next number, and is split into itself. */
static void test_all_days(void **state)
{
    (void)state;
    assert_int_equal(dl_day_of(1970, 1, 1), 0);
    assert_int_equal(dl_day_of(2000, 3, 1), 11017);
    int32_t next = dl_day_of(1, 1, 1);
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= dl_days_in_month(year, month); day++) {
                int y, m, d;
                int32_t n = dl_day_of(year, month, day);
                dl_day_split(n, &y, &m, &d);
                if (n != next++ || y != year || m != month || d != day)
                    fail_msg("%d-%d-%d", year, month, day);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leap_years),
        cmocka_unit_test(test_what_is_not_a_day),
        cmocka_unit_test(test_all_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
