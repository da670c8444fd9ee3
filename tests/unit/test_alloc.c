/* Scopes: what is kept of work that ends, and what is undone of work that runs
   out of memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/alloc.h"

enum { BLOCKS = 5 };

static char *blocks[BLOCKS];

static void make_blocks(void *user)
{
    (void)user;
    for (size_t i = 0; i < BLOCKS; i++) {
        blocks[i] = dl_xmalloc(40);
        memset(blocks[i], 'a' + (int)i, 40);
    }
}

/* In any order, so that each block is once the first, the last, one between. */
static void free_some(void *user)
{
    make_blocks(user);
    static const size_t order[] = {2, 4, 0};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        dl_free(blocks[order[i]]);
}

static void keeps_what_work_made(void **state)
{
    (void)state;
    assert_true(dl_scope_run(make_blocks, NULL));
    for (size_t i = 0; i < BLOCKS; i++)
        blocks[i] = dl_xrealloc(blocks[i], 4000);
    for (size_t i = 0; i < BLOCKS; i++) {
        assert_int_equal(blocks[i][39], 'a' + (int)i);
        dl_free(blocks[i]);
    }
}

static void free_some_and_fail(void *user)
{
    free_some(user);
    dl_out_of_memory();
}

/* What is freed twice aborts. */
static void frees_blocks_once(void **state)
{
    (void)state;
    assert_false(dl_scope_run(free_some_and_fail, NULL));
    assert_true(dl_scope_run(free_some, NULL));
    dl_free(blocks[1]);
    dl_free(blocks[3]);
}

static void resize_and_fail(void *user)
{
    char **block = user;
    make_blocks(NULL);
    for (size_t i = 0; i < BLOCKS; i++)
        blocks[i] = dl_xrealloc(blocks[i], 4000);
    *block = dl_xrealloc(*block, 4000);
    dl_out_of_memory();
}

static void keeps_the_blocks_of_others(void **state)
{
    (void)state;
    char *before = dl_xstrdup("made before");
    assert_false(dl_scope_run(resize_and_fail, &before));
    assert_string_equal(before, "made before");
    dl_free(before);
}

/* ---- what is deferred ---------------------------------------------------- */

static char undone[8];

static void undo(void *what)
{
    strncat(undone, what, 1);
}

static void defer_and_fail(void *drops)
{
    dl_deferred deferred[4];
    static char names[][2] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < 4; i++)
        dl_defer(&deferred[i], undo, names[i]);
    for (const char *drop = drops; *drop; drop++)
        dl_drop(&deferred[*drop - 'a']);
    dl_out_of_memory();
}

static void undoes_the_last_first(void **state)
{
    (void)state;
    static const struct {
        const char *drops, *undone;
    } cases[] = {
        {"", "dcba"}, {"d", "cba"}, {"b", "dca"}, {"a", "dcb"}, {"bdac", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        undone[0] = '\0';
        assert_false(dl_scope_run(defer_and_fail, (void *)cases[i].drops));
        assert_string_equal(undone, cases[i].undone);
    }
}

static void does_nothing_without_a_scope(void **state)
{
    (void)state;
    dl_deferred deferred;
    undone[0] = '\0';
    dl_defer(&deferred, undo, (void *)"x");
    dl_drop(&deferred);
    assert_false(dl_scope_run(defer_and_fail, (void *)""));
    assert_string_equal(undone, "dcba");
}

/* ---- scopes in scopes ---------------------------------------------------- */

static void fail_inside(void *user)
{
    char **kept = user;
    *kept = dl_xstrdup("kept");
    assert_false(dl_scope_run(free_some_and_fail, NULL));
    assert_true(dl_scope_run(make_blocks, NULL));
    char *mine = dl_xstrdup("mine");
    assert_string_equal(mine, "mine");
    dl_out_of_memory();
}

/* Only the outer one's own blocks go with it. */
static void keeps_what_inner_work_made(void **state)
{
    (void)state;
    char *kept;
    assert_false(dl_scope_run(fail_inside, &kept));
    for (size_t i = 0; i < BLOCKS; i++) {
        assert_int_equal(blocks[i][39], 'a' + (int)i);
        dl_free(blocks[i]);
    }
}

/* ---- sizes that no block has --------------------------------------------- */

static void take_too_much(void *user)
{
    (void)dl_xmalloc(SIZE_MAX - *(size_t *)user);
}

static void take_too_many(void *user)
{
    (void)dl_xcalloc(SIZE_MAX / 8 + *(size_t *)user, 8);
}

static void grow_too_much(void *user)
{
    (void)dl_xrealloc(dl_xmalloc(1), SIZE_MAX - *(size_t *)user);
}

static void refuses_sizes_that_wrap(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_false(dl_scope_run(take_too_much, &i));
        assert_false(dl_scope_run(take_too_many, &i));
        assert_false(dl_scope_run(grow_too_much, &i));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_what_work_made),
        cmocka_unit_test(frees_blocks_once),
        cmocka_unit_test(keeps_the_blocks_of_others),
        cmocka_unit_test(undoes_the_last_first),
        cmocka_unit_test(does_nothing_without_a_scope),
        cmocka_unit_test(keeps_what_inner_work_made),
        cmocka_unit_test(refuses_sizes_that_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
