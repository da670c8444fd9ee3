/* Buffers: what is appended is there, and a NUL after it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"

static void appends(void **state)
{
    (void)state;
    dl_buf b = {0};
    dl_buf_add(&b, DL_STR("one "));
    dl_buf_add(&b, DL_STR(""));
    dl_buf_adds(&b, "two ");
    dl_buf_addc(&b, '3');
    dl_buf_printf(&b, "%s", "");
    dl_buf_printf(&b, " %d", 4);
    assert_string_equal(b.p, "one two 3 4");
    assert_int_equal(b.n, strlen(b.p));
    dl_buf_clear(&b);
    assert_string_equal(b.p, "");
    assert_int_equal(b.n, 0);
    dl_buf_adds(&b, "again");
    assert_string_equal(b.p, "again");
    dl_buf_free(&b);
}

/* Wherever it has to grow. */
static void grows(void **state)
{
    (void)state;
    char text[300] = "";
    for (size_t n = 0; n + 1 < sizeof text; n++) {
        dl_buf one = {0}, two = {0};
        dl_buf_add(&one, (dl_str){text, n});
        dl_buf_printf(&two, "%s", text);
        dl_buf_addc(&one, 'x');
        dl_buf_adds(&two, "x");
        assert_int_equal(one.n, n + 1);
        assert_string_equal(one.p, two.p);
        dl_buf_free(&one);
        dl_buf_free(&two);
        text[n] = (char)('a' + n % 26);
    }
}

static void writes_numbers(void **state)
{
    (void)state;
    dl_buf b = {0};
    dl_buf_add_uint(&b, 0);
    dl_buf_addc(&b, ' ');
    dl_buf_add_uint(&b, 1090);
    dl_buf_addc(&b, ' ');
    dl_buf_add_uint(&b, UINT64_MAX);
    assert_string_equal(b.p, "0 1090 18446744073709551615");
    dl_buf_free(&b);
}

static void grow_too_much(void *more)
{
    dl_buf b = {0};
    dl_buf_adds(&b, "text");
    dl_buf_reserve(&b, SIZE_MAX - *(size_t *)more);
}

static void refuses_sizes_that_wrap(void **state)
{
    (void)state;
    for (size_t i = 0; i < 8; i++)
        assert_false(dl_scope_run(grow_too_much, &i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends),
        cmocka_unit_test(grows),
        cmocka_unit_test(writes_numbers),
        cmocka_unit_test(refuses_sizes_that_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
