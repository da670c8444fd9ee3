/* Arenas: adopted memory, reset, alignment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/arena.h"

/* Adopted memory does not move, whatever else is allocated. */
static void adopts_in_place(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    char *made[3];
    for (size_t i = 0; i < 3; i++) {
        made[i] = dl_xmalloc(100000);
        memset(made[i], 'a' + (int)i, 100000);
        assert_ptr_equal(dl_arena_adopt(arena, made[i]), made[i]);
        assert_int_equal(*dl_arena_str(arena, DL_STR("x")).p, 'x');
    }
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(made[i][99999], 'a' + (int)i);
    assert_null(dl_arena_adopt(arena, NULL));
    dl_arena_free(arena);
}

/* Sanitizers and valgrind detect memory that is freed twice or never. */
static void frees_once(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    for (int i = 0; i < 3; i++) {
        dl_arena_adopt(arena, dl_xmalloc(10));
        dl_arena_reset(arena);
    }
    char *last = dl_arena_adopt(arena, dl_xmalloc(10));
    last[0] = 'l';
    assert_int_equal(last[0], 'l');
    dl_arena_free(arena);
}

static void fill_and_fail(void *arena)
{
    dl_arena_take(arena, 100000);
    dl_arena_adopt(arena, dl_xmalloc(10));
    dl_out_of_memory();
}

/* What the abandoned work added is gone, and must not be freed again. */
static void returns_to_a_mark(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    dl_arena_mark empty = dl_arena_marked(arena);
    assert_false(dl_scope_run(fill_and_fail, arena));
    dl_arena_return(arena, empty);
    dl_str before = dl_arena_str(arena, DL_STR("before"));
    dl_arena_mark mark = dl_arena_marked(arena);
    assert_false(dl_scope_run(fill_and_fail, arena));
    dl_arena_return(arena, mark);
    dl_arena_str(arena, DL_STR("after"));
    assert_string_equal(before.p, "before");
    dl_arena_free(arena);
}

static void keeps_the_largest_chunk(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    dl_arena_take(arena, 1);
    char *large = dl_arena_take(arena, 1 << 22);
    dl_arena_take(arena, 1 << 21);
    dl_arena_reset(arena);
    assert_ptr_equal(dl_arena_take(arena, 1 << 22), large);
    dl_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adopts_in_place),
        cmocka_unit_test(frees_once),
        cmocka_unit_test(returns_to_a_mark),
        cmocka_unit_test(keeps_the_largest_chunk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
