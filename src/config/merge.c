/* Merges YAML trees. */
#include "config/merge.h"

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"

/* The children of a mapping under construction, as copies that can be linked
   again, with an index by key. */
typedef struct merger {
    dl_arena *arena;
    DL_VEC(dl_yaml *) children;
    DL_VEC(dl_yaml *) by_key; /* those of `base`, sorted */
} merger;

static int by_key(const void *a, const void *b)
{
    return dl_str_compare((*(dl_yaml *const *)a)->key->text,
                          (*(dl_yaml *const *)b)->key->text);
}

static dl_yaml *copy(dl_arena *arena, const dl_yaml *node)
{
    dl_yaml *new = DL_ARENA_NEW(arena, dl_yaml, 1);
    *new = *node;
    return new;
}

static bool is_mapping(const dl_yaml *node)
{
    return node && node->kind == DL_YAML_MAPPING;
}

/* Links the children below a copy of `like`. */
static const dl_yaml *finish(merger *m, const dl_yaml *like)
{
    dl_yaml *mapping = copy(m->arena, like);
    mapping->first = m->children.n ? m->children.v[0] : NULL;
    for (size_t i = 0; i < m->children.n; i++)
        m->children.v[i]->next =
            i + 1 < m->children.n ? m->children.v[i + 1] : NULL;
    dl_vec_free(&m->children);
    dl_vec_free(&m->by_key);
    return mapping;
}

/* The depth of a tree is limited by the reader (DL_YAML_MAX_DEPTH). */
const dl_yaml *dl_yaml_merge(dl_arena *arena, const dl_yaml *base,
                             const dl_yaml *over)
{
    if (!over)
        return base;
    if (!is_mapping(base) || !is_mapping(over))
        return over;
    merger m = {.arena = arena};
    for (const dl_yaml *v = base->first; v; v = v->next) {
        dl_yaml *child = copy(arena, v);
        dl_vec_push(&m.children, child);
        dl_vec_push(&m.by_key, child);
    }
    dl_vec_sort(&m.by_key, by_key);
    for (const dl_yaml *v = over->first; v; v = v->next) {
        dl_yaml **found = dl_find(&v, m.by_key.v, m.by_key.n, by_key);
        dl_yaml *old = found ? *found : NULL;
        if (old)
            *old = *dl_yaml_merge(arena, old, v);
        else
            dl_vec_push(&m.children, copy(arena, v));
    }
    return finish(&m, over);
}

const dl_yaml *dl_yaml_without(dl_arena *arena, const dl_yaml *mapping,
                               const dl_str *names, size_t n)
{
    merger m = {.arena = arena};
    for (const dl_yaml *v = mapping->first; v; v = v->next) {
        if (!dl_str_is_in(v->key->text, names, n))
            dl_vec_push(&m.children, copy(arena, v));
    }
    return finish(&m, mapping);
}
