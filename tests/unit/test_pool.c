/* Work on items of any size by several threads: in order, and never too many
   bytes at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <stdbool.h>

#include "engine/pool.h"

enum { ITEMS = 400, MOST = 2 * 1024 * 1024 };

typedef struct work {
    size_t sizes[ITEMS];
    atomic_size_t bytes; /* of the items that are begun, and not taken */
    atomic_bool is_too_much;
    size_t taken;
} work;

static size_t size_of(void *user, size_t item)
{
    const work *w = user;
    return w->sizes[item];
}

static void *begin(void *user, size_t item, dl_worker *worker)
{
    work *w = user;
    (void)worker;
    size_t size = w->sizes[item];
    size_t others = atomic_fetch_add(&w->bytes, size);
    if (others > 0 && size > 0 && others + size > MOST)
        atomic_store(&w->is_too_much, true);
    for (volatile size_t i = 0; i < size / 1000;)
        i = i + 1;
    return &w->sizes[item];
}

static void take(void *user, size_t item, void *made)
{
    work *w = user;
    assert_int_equal(item, w->taken++);
    assert_ptr_equal(made, &w->sizes[item]);
    atomic_fetch_sub(&w->bytes, w->sizes[item]);
}

/* Each row of sizes is repeated. */
static void ends_with_any_sizes(void **state)
{
    (void)state;
    static const size_t rows[][4] = {
        {0, 0, 0, 0},
        {1, 1, 1, 1},
        {MOST, MOST, MOST, MOST},
        {MOST + 1, 0, 10 * MOST, 1},
        {MOST / 2, MOST / 2, MOST / 2 + 1, 1},
        {20000, 3 * MOST, 20000, 20000},
        {100 * (size_t)MOST, 0, 0, 1},
    };
    static const unsigned jobs[] = {1, 2, 3, 16, 64};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (size_t j = 0; j < sizeof jobs / sizeof *jobs; j++) {
            static work w;
            w = (work){.taken = 0};
            for (size_t i = 0; i < ITEMS; i++)
                w.sizes[i] = rows[r][i % 4];
            dl_pool_run(&(dl_pool){ITEMS, begin, take, &w, size_of}, jobs[j]);
            assert_int_equal(w.taken, ITEMS);
            assert_int_equal(atomic_load(&w.bytes), 0);
            assert_false(atomic_load(&w.is_too_much));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_with_any_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
