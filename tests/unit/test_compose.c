/* Composed texts and the map back to their source. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/compose.h"

/* 가 and 각 in conjoining jamo, and e followed by an acute accent. */
#define GA "\xE1\x84\x80\xE1\x85\xA1"
#define GAK "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"
#define ACUTE "\xCC\x81"

static void test_what_may_compose(void **state)
{
    (void)state;
    assert_true(dl_may_compose(DL_STR("a" GA)));
    assert_true(dl_may_compose(DL_STR("e" ACUTE)));
    assert_true(dl_may_compose(DL_STR("\xCD\xA0")));
    assert_false(dl_may_compose(DL_STR("\xCD\xB0"))); /* Ͱ, a letter */
    assert_false(dl_may_compose(DL_STR("한국어 é \xE1\xBA\xBF")));
    assert_false(dl_may_compose(DL_STR("")));
    assert_false(dl_may_compose(DL_STR("\xE1"))); /* cut off */
}

static void assert_composed(const char *text, const char *want)
{
    dl_composed c = {0};
    dl_compose(&c, dl_str_of(text));
    assert_string_equal(dl_buf_str(&c.text).p, want);
    dl_composed_free(&c);
}

static void test_text(void **state)
{
    (void)state;
    assert_composed("", "");
    assert_composed("ab", "ab");
    assert_composed("a" GA "b" GAK, "a가b각");
    assert_composed("가\xE1\x86\xA8", "각"); /* a syllable and a final */
    assert_composed("cafe" ACUTE " 한국어", "café 한국어");
    assert_composed("x" ACUTE, "x" ACUTE); /* there is no such character */
    assert_composed("👩‍👩‍👧 " GA, "👩‍👩‍👧 가");
}

/* Sorting marks takes quadratic time, so a long run of them is left alone. */
static void test_heap_of_marks(void **state)
{
    (void)state;
    dl_buf heap = {0};
    dl_composed c = {0};
    dl_buf_adds(&heap, "e");
    for (int i = 0; i < 100000; i++)
        dl_buf_adds(&heap, i % 2 ? "\xCC\x81" : "\xCC\xA3");
    dl_compose(&c, dl_buf_str(&heap));
    assert_int_equal(c.text.n, heap.n);
    assert_memory_equal(c.text.p, heap.p, heap.n);
    dl_composed_free(&c);
    dl_buf_free(&heap);
}

static void assert_written(const dl_composed *c, uint32_t start, uint32_t end,
                           uint32_t want_start, uint32_t want_end)
{
    dl_span got = dl_composed_written(c, (dl_span){start, end});
    assert_int_equal(got.start, want_start);
    assert_int_equal(got.end, want_end);
}

static void test_places(void **state)
{
    (void)state;
    dl_composed c = {0};
    dl_compose(&c, DL_STR("ab" GA "c" GAK "d"));
    assert_string_equal(c.text.p, "ab가c각d");
    assert_written(&c, 0, 2, 0, 2);
    assert_written(&c, 2, 5, 2, 8);
    assert_written(&c, 5, 6, 8, 9);
    assert_written(&c, 6, 9, 9, 18);
    assert_written(&c, 9, 10, 18, 19);
    assert_written(&c, 10, 10, 19, 19);
    assert_written(&c, 3, 4, 2, 8); /* inside: the whole part */
    assert_true(dl_composed_is_whole(&c, (dl_span){2, 5}));
    assert_true(dl_composed_is_whole(&c, (dl_span){0, 10}));
    assert_false(dl_composed_is_whole(&c, (dl_span){2, 4}));
    assert_false(dl_composed_is_whole(&c, (dl_span){7, 9}));
    dl_compose(&c, DL_STR("a"));
    assert_written(&c, 0, 1, 0, 1);
    dl_composed_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_may_compose),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_heap_of_marks),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
