/* Looks names up in lists of file-name patterns. */
#include "files/glob_set.h"

#include <limits.h>

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"

/* A pattern that is looked up. Those of a class are sorted together. */
typedef struct entry {
    dl_str text;
    uint32_t number; /* of the pattern, from 1 */
    uint8_t class;
} entry;

enum { /* bits of a class */
    FOLDERS_ONLY = 1,
    ANCHORED = 2,
    IS_ENDING = 4, /* sorted by the last byte, then by the one before it … */
    N_CLASSES = 8
};

typedef struct program {
    const dl_glob *glob;
    uint32_t number;
} program;

struct dl_glob_set {
    const entry *entries;
    uint32_t starts[N_CLASSES + 1]; /* of each class in `entries` */
    bool begins[UCHAR_MAX + 1]; /* whether a name that is looked up does so */
    const program *programs;        /* in order */
    size_t n_programs;
    size_t work, anchored_work;
};

/* ---- making -------------------------------------------------------------- */

static unsigned char from_end(dl_str text, size_t i)
{
    return (unsigned char)text.p[text.n - 1 - i];
}

static int compare_endings(dl_str a, dl_str b)
{
    size_t i = 0, least = a.n < b.n ? a.n : b.n;
    while (i < least && from_end(a, i) == from_end(b, i))
        i++;
    return i < least ? DL_ORDER(from_end(a, i), from_end(b, i))
                     : DL_ORDER(a.n, b.n);
}

static int compare_texts(const entry *a, const entry *b)
{
    if (a->class != b->class)
        return DL_ORDER(a->class, b->class);
    return a->class & IS_ENDING ? compare_endings(a->text, b->text)
                                : dl_str_compare(a->text, b->text);
}

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = compare_texts(x, y);
    return order ? order : DL_ORDER(x->number, y->number);
}

/* Of the same pattern, the last one counts. */
static size_t drop_repeated(entry *entries, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (i + 1 == n || compare_texts(&entries[i], &entries[i + 1]) != 0)
            entries[kept++] = entries[i];
    return kept;
}

static void find_starts(dl_glob_set *set, size_t n)
{
    size_t i = 0;
    for (unsigned class = 0; class < N_CLASSES; class++) {
        set->starts[class] = (uint32_t)i;
        while (i < n && set->entries[i].class == class)
            i++;
    }
    set->starts[N_CLASSES] = (uint32_t)i;
}

const dl_glob_set *dl_glob_set_new(dl_arena *arena, const dl_glob *const *globs,
                                   size_t n)
{
    DL_VEC(entry) entries = {0};
    DL_VEC(program) programs = {0};
    dl_glob_set *set = DL_ARENA_NEW(arena, dl_glob_set, 1);
    for (size_t i = 0; i < n; i++) {
        const dl_glob *glob = globs[i];
        entry e = {.number = (uint32_t)i + 1};
        dl_glob_shape shape = dl_glob_shape_of(glob, &e.text);
        if (shape == DL_GLOB_PROGRAM) {
            dl_vec_push(&programs, (program){glob, e.number});
            set->work += dl_glob_work(glob);
            set->anchored_work += dl_glob_floats(glob) ? 0 : dl_glob_work(glob);
            continue;
        }
        e.class = (dl_glob_is_folder_only(glob) ? FOLDERS_ONLY : 0) |
                  (dl_glob_floats(glob) ? 0 : ANCHORED) |
                  (shape == DL_GLOB_SUFFIX ? IS_ENDING : 0);
        if (shape == DL_GLOB_LITERAL && e.text.n > 0)
            set->begins[(unsigned char)e.text.p[0]] = true;
        dl_vec_push(&entries, e);
    }
    dl_vec_sort(&entries, compare_entries);
    entries.n = drop_repeated(entries.v, entries.n);
    set->entries = dl_vec_to_arena(&entries, arena);
    find_starts(set, entries.n);
    set->programs = dl_vec_to_arena(&programs, arena);
    set->n_programs = programs.n;
    dl_vec_free(&entries);
    dl_vec_free(&programs);
    return set;
}

/* ---- looking up ---------------------------------------------------------- */

static uint32_t find_text(const dl_glob_set *set, unsigned class, dl_str name)
{
    uint32_t end = set->starts[class + 1];
    size_t i;
    if (name.n > 0 && !set->begins[(unsigned char)name.p[0]])
        return 0;
    DL_LOWER_BOUND(i, set->starts[class], end,
                   dl_str_compare(set->entries[i].text, name) < 0);
    bool is_found = i < end && dl_str_eq(set->entries[i].text, name);
    return is_found ? set->entries[i].number : 0;
}

/* The highest number of all endings of `name`: byte by byte from its end, the
   entries that end in the same way are a range of the ones before. */
static uint32_t find_ending(const dl_glob_set *set, unsigned class, dl_str name)
{
    const entry *e = set->entries;
    size_t low = set->starts[class], high = set->starts[class + 1], i;
    uint32_t best = 0;
    for (size_t k = 0; low < high; k++) {
        if (e[low].text.n == k) {
            best = e[low].number > best ? e[low].number : best;
            low++;
        }
        if (k == name.n)
            break;
        unsigned char byte = from_end(name, k);
        DL_LOWER_BOUND(i, low, high, from_end(e[i].text, k) < byte);
        low = i;
        DL_LOWER_BOUND(i, low, high, from_end(e[i].text, k) == byte);
        high = i;
    }
    return best;
}

static dl_str last_name(dl_str path)
{
    size_t i = path.n;
    while (i > 0 && path.p[i - 1] != '/')
        i--;
    return dl_str_from(path, i);
}

static uint32_t look_up(const dl_glob_set *set, dl_str path, bool is_folder)
{
    dl_str name = last_name(path);
    uint32_t best = 0;
    for (unsigned class = 0; class < N_CLASSES; class++) {
        bool is_anchored = class & ANCHORED, is_ending = class & IS_ENDING;
        if (set->starts[class] == set->starts[class + 1] ||
            (class & FOLDERS_ONLY && !is_folder) ||
            /* `*` does not match a slash */
            (is_anchored && is_ending && name.n < path.n))
            continue;
        dl_str text = is_anchored ? path : name;
        uint32_t number = is_ending ? find_ending(set, class, text)
                                    : find_text(set, class, text);
        best = number > best ? number : best;
    }
    return best;
}

size_t dl_glob_set_match(const dl_glob_set *set, dl_str path, bool is_folder)
{
    uint32_t best = look_up(set, path, is_folder);
    for (size_t i = set->n_programs; i-- > 0;) {
        const program *p = &set->programs[i];
        if (p->number < best)
            break;
        if ((is_folder || !dl_glob_is_folder_only(p->glob)) &&
            dl_glob_match(p->glob, path))
            return p->number;
    }
    return best;
}

size_t dl_glob_set_cover(const dl_glob_set *set, dl_str path)
{
    uint32_t best = look_up(set, path, true);
    for (size_t i = 1; i < path.n; i++) {
        if (path.p[i] != '/')
            continue;
        uint32_t number = look_up(set, (dl_str){path.p, i}, true);
        best = number > best ? number : best;
    }
    for (size_t i = set->n_programs; i-- > 0;) {
        const program *p = &set->programs[i];
        if (p->number < best)
            break;
        if (dl_glob_covers(p->glob, path))
            return p->number;
    }
    return best;
}

/* ---- what it takes ------------------------------------------------------- */

size_t dl_glob_set_work(const dl_glob_set *set)
{
    return set->work;
}

size_t dl_glob_set_steps(const dl_glob_set *set, dl_str path)
{
    return set->work * path.n;
}

size_t dl_glob_set_steps_above(const dl_glob_set *set, dl_str path)
{
    size_t folders = 0;
    for (size_t i = 0; i < path.n; i++)
        folders += path.p[i] == '/';
    /* Patterns that float are compared with one name of each. */
    return (set->work + set->anchored_work * folders) * path.n;
}
