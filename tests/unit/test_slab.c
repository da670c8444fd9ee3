/*
 * The memory of cmark-gfm: its allocator keeps its promises, and threads do not
 * share it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <pthread.h>
#include <string.h>

#include "parse/slab.h"

static const size_t SIZES[] = {0, 1, 8, 9, 24, 100, 4000, 4073, 100000};
enum { N_SIZES = sizeof SIZES / sizeof *SIZES };

static void test_zeroed(void **state)
{
    (void)state;
    dl_slab slab;
    dl_slab_open(&slab, 10);
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < N_SIZES; i++) {
            unsigned char *p = slab.mem.calloc(1, SIZES[i]);
            assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
            for (size_t k = 0; k < SIZES[i]; k++)
                assert_int_equal(p[k], 0);
            memset(p, 0xFF, SIZES[i]);
            if (round != 1)
                slab.mem.free(p);
        }
    slab.mem.free(NULL);
    dl_slab_close(&slab);
}

/* Every change of size keeps the bytes, even if another block was made after
   the old one. */
static void test_resized(void **state)
{
    (void)state;
    dl_slab slab;
    dl_slab_open(&slab, 10);
    for (size_t from = 0; from < N_SIZES; from++)
        for (size_t to = 0; to < N_SIZES; to++) {
            size_t kept = SIZES[from] < SIZES[to] ? SIZES[from] : SIZES[to];
            unsigned char *p = slab.mem.realloc(NULL, SIZES[from]);
            memset(p, (int)(from + 1), SIZES[from]);
            unsigned char *other = to % 2 ? slab.mem.calloc(1, 50) : NULL;
            p = slab.mem.realloc(p, SIZES[to]);
            for (size_t k = 0; k < kept; k++)
                assert_int_equal(p[k], from + 1);
            memset(p, 0xFF, SIZES[to]);
            for (size_t k = 0; other && k < 50; k++)
                assert_int_equal(other[k], 0);
        }
    dl_slab_close(&slab);
}

/* Freed blocks are reused: memory is bounded by what is in use. */
static void test_reuse(void **state)
{
    (void)state;
    dl_slab slab;
    dl_slab_open(&slab, 10);
    struct dl_slab_chunk *only = slab.chunks;
    for (int i = 0; i < 100 * 1000; i++) {
        void *a = slab.mem.calloc(1, 1000), *b = slab.mem.calloc(1, 500);
        slab.mem.free(a);
        slab.mem.free(slab.mem.realloc(b, 700));
    }
    assert_ptr_equal(slab.chunks, only);
    dl_slab_close(&slab);
}

static void *work(void *user)
{
    dl_slab slab;
    dl_slab_open(&slab, 10);
    unsigned char *p[1000], id = *(unsigned char *)user;
    size_t wrong = 0;
    for (size_t i = 0; i < 1000; i++)
        p[i] = memset(slab.mem.calloc(1, 1 + i % 300), id, 1 + i % 300);
    for (size_t i = 0; i < 1000; i++)
        for (size_t k = 0; k < 1 + i % 300; k++)
            wrong += p[i][k] != id;
    dl_slab_close(&slab);
    return wrong ? user : NULL;
}

static void test_threads(void **state)
{
    (void)state;
    pthread_t threads[4];
    unsigned char ids[4] = {1, 2, 3, 4};
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, work, &ids[i]), 0);
    for (int i = 0; i < 4; i++) {
        void *failed;
        assert_int_equal(pthread_join(threads[i], &failed), 0);
        assert_null(failed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed),
        cmocka_unit_test(test_resized),
        cmocka_unit_test(test_reuse),
        cmocka_unit_test(test_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
