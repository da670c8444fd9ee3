/* Sorting and searching: empty, all before, none before, equals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/search.h"
#include "base/vec.h"

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static void test_lower_bound_is_the_first_that_is_not_before(void **state)
{
    (void)state;
    const int v[] = {1, 3, 3, 3, 7, 9};
    const size_t n = sizeof v / sizeof *v;
    for (int key = 0; key <= 10; key++) {
        for (size_t from = 0; from <= n; from++) {
            for (size_t to = from; to <= n; to++) {
                size_t expected = from, i;
                while (expected < to && v[expected] < key)
                    expected++;
                DL_LOWER_BOUND(i, from, to, v[i] < key);
                assert_int_equal(i, expected);
            }
        }
    }
}

static void test_lower_bound_evaluates_its_limits_once(void **state)
{
    (void)state;
    const int v[] = {1, 2, 3};
    size_t i, from = 0, to = 2;
    DL_LOWER_BOUND(i, from++, ++to, v[i] < 3);
    assert_int_equal(i, 2);
    assert_int_equal(from, 1);
    assert_int_equal(to, 3);
}

static void test_sort_takes_none_at_no_address(void **state)
{
    (void)state;
    DL_VEC(int) v = {0};
    dl_vec_sort(&v, by_value);
    assert_null(dl_find(&(int){1}, v.v, v.n, by_value));
    dl_vec_push(&v, 5);
    dl_vec_sort(&v, by_value);
    assert_int_equal(v.v[0], 5);
    dl_vec_push(&v, 1);
    dl_vec_push(&v, 3);
    dl_sort(v.v, 2, by_value);
    assert_int_equal(v.v[0], 1);
    assert_int_equal(v.v[1], 5);
    assert_int_equal(v.v[2], 3);
    dl_vec_sort(&v, by_value);
    assert_int_equal(v.v[1], 3);
    assert_int_equal(v.v[2], 5);
    assert_ptr_equal(dl_find(&(int){3}, v.v, v.n, by_value), v.v + 1);
    assert_null(dl_find(&(int){4}, v.v, v.n, by_value));
    dl_vec_free(&v);
}

static void test_order_is_that_of_unsigned_numbers_too(void **state)
{
    (void)state;
    const uint64_t most = UINT64_MAX;
    assert_int_equal(DL_ORDER(most - 1, most), -1);
    assert_int_equal(DL_ORDER(most, most - 1), 1);
    assert_int_equal(DL_ORDER(most, most), 0);
    assert_int_equal(DL_ORDER(-1, 1), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lower_bound_is_the_first_that_is_not_before),
        cmocka_unit_test(test_lower_bound_evaluates_its_limits_once),
        cmocka_unit_test(test_order_is_that_of_unsigned_numbers_too),
        cmocka_unit_test(test_sort_takes_none_at_no_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
