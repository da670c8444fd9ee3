/*
 * A growing array of any type: declare `DL_VEC(dl_span) spans = {0};`, push,
 * index with `.v[i]`, count with `.n`, and free with dl_vec_free(). It owns its
 * elements' memory, not what they point to.
 */
#ifndef DL_BASE_VEC_H
#define DL_BASE_VEC_H

#include <stdlib.h>

#include "base/alloc.h"
#include "base/arena.h"

#define DL_VEC(type)                                                           \
    struct {                                                                   \
        type *v;                                                               \
        size_t n, cap;                                                         \
    }

#define dl_vec_push(vec, ...)                                                  \
    do {                                                                       \
        if ((vec)->n == (vec)->cap) {                                          \
            size_t dl_vec_cap = (vec)->cap ? (vec)->cap * 2 : 16;              \
            (vec)->v = dl_xrealloc((vec)->v, dl_vec_cap * sizeof *(vec)->v);   \
            (vec)->cap = dl_vec_cap; /* not before there is room */            \
        }                                                                      \
        if (!(vec)->v) /* for analyzers: there is room */                      \
            __builtin_unreachable();                                           \
        (vec)->v[(vec)->n] = (__VA_ARGS__); /* may use .n */    \
        (vec)->n++;                                                            \
    } while (0)

#define dl_vec_free(vec)                                                       \
    do {                                                                       \
        dl_free((vec)->v);                                                     \
        (vec)->v = NULL;                                                       \
        (vec)->n = (vec)->cap = 0;                                             \
    } while (0)

/* Copies the elements of `vec` into `arena`; yields a pointer of their type. */
#define dl_vec_to_arena(vec, arena)                                            \
    dl_arena_copy((arena), (vec)->v, (vec)->n * sizeof *(vec)->v)

#endif
