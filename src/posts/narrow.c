/* Scans bytes for identifiers, to skip posts that cannot share a paper. */
#include "posts/narrow.h"

#include <stdlib.h>

#include "base/search.h"
#include "base/str.h"

/* ---- candidates ---------------------------------------------------------- */

/* The number of `n` digits at `i`; false if they are not all digits. */
static bool read_digits(dl_str s, size_t i, size_t n, uint32_t *out)
{
    *out = 0;
    if (i > s.n || s.n - i < n)
        return false;
    for (size_t k = i; k < i + n; k++) {
        if (!dl_is_digit(s.p[k]))
            return false;
        *out = *out * 10 + (uint32_t)(s.p[k] - '0');
    }
    return true;
}

/* New identifiers, 2509.08519: four digits, a dot (maybe after a backslash) and
   four or five digits. */
static void find_new(dl_candidates *out, dl_str s)
{
    for (size_t i = 0; i < s.n;) {
        const char *dot = memchr(s.p + i, '.', s.n - i);
        if (!dot)
            return;
        size_t at = (size_t)(dot - s.p), end = at;
        i = at + 1;
        if (end > 0 && s.p[end - 1] == '\\')
            end--;
        uint32_t month, number;
        if (end >= 4 && read_digits(s, end - 4, 4, &month) &&
            (read_digits(s, at + 1, 5, &number) ||
             read_digits(s, at + 1, 4, &number)))
            dl_vec_push(&out->keys, month * 100000 + number);
    }
}

/* Old ones, hep-th/9901001: a slash and seven digits; their keys are above all
   new ones. */
static void find_old(dl_candidates *out, dl_str s)
{
    enum { OLD = 1000000000 };
    for (size_t i = 0; i < s.n;) {
        const char *slash = memchr(s.p + i, '/', s.n - i);
        if (!slash)
            return;
        i = (size_t)(slash - s.p) + 1;
        uint32_t number;
        if (read_digits(s, i, 7, &number))
            dl_vec_push(&out->keys, OLD + number);
    }
}

static bool has_any(dl_str s, char first, const char *const *rest)
{
    for (size_t i = 0; i < s.n;) {
        const char *p = memchr(s.p + i, first, s.n - i);
        if (!p)
            return false;
        i = (size_t)(p - s.p) + 1;
        for (size_t k = 0; rest[k]; k++)
            if (dl_str_starts(dl_str_from(s, i), rest[k]))
                return true;
    }
    return false;
}

void dl_candidates_find(dl_candidates *out, dl_str bytes)
{
    /* Digits, dots and slashes as entities or percent-encoded. */
    static const char *const entities[] = {"#", "period", "sol", NULL};
    static const char *const codes[] = {"2E", "2e", "2F", "2f", "30",
                                        "31", "32", "33", "34", "35",
                                        "36", "37", "38", "39", NULL};
    find_new(out, bytes);
    find_old(out, bytes);
    out->is_open |= has_any(bytes, '&', entities) || has_any(bytes, '%', codes);
}

/* ---- narrowing ----------------------------------------------------------- */

typedef struct sighting {
    uint32_t key, file;
} sighting;

struct dl_narrowing {
    size_t n_asking;
    bool *is_wanted;
    DL_VEC(sighting) sightings;
};

dl_narrowing *dl_narrowing_new(size_t n, size_t n_asking)
{
    dl_narrowing *narrowing = dl_xcalloc(1, sizeof *narrowing);
    narrowing->n_asking = n_asking;
    narrowing->is_wanted = dl_xcalloc(n, sizeof *narrowing->is_wanted);
    return narrowing;
}

void dl_narrowing_free(dl_narrowing *narrowing)
{
    dl_free(narrowing->is_wanted);
    dl_vec_free(&narrowing->sightings);
    dl_free(narrowing);
}

void dl_narrowing_add(dl_narrowing *narrowing, size_t file,
                      const dl_candidates *candidates)
{
    for (size_t i = 0; i < candidates->keys.n; i++)
        dl_vec_push(&narrowing->sightings,
                    (sighting){candidates->keys.v[i], (uint32_t)file});
    narrowing->is_wanted[file] = candidates->is_open;
}

static int by_key(const void *a, const void *b)
{
    const sighting *x = a, *y = b;
    if (x->key != y->key)
        return DL_ORDER(x->key, y->key);
    return DL_ORDER(x->file, y->file);
}

/* Of the files with one key, each is needed unless it is the only one that
   asks. They are sorted, so those that ask come first. */
static void mark(dl_narrowing *narrowing, const sighting *group, size_t n)
{
    if (group[0].file >= narrowing->n_asking)
        return;
    for (size_t i = 1; i < n; i++) {
        if (group[i].file == group[0].file)
            continue;
        narrowing->is_wanted[group[i].file] = true;
        if (group[i].file < narrowing->n_asking)
            narrowing->is_wanted[group[0].file] = true;
    }
}

void dl_narrowing_finish(dl_narrowing *narrowing)
{
    size_t n = narrowing->sightings.n;
    sighting *all = narrowing->sightings.v;
    dl_sort(all, n, by_key);
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n && all[end].key == all[start].key)
            end++;
        mark(narrowing, all + start, end - start);
    }
}

bool dl_narrowing_has(const dl_narrowing *narrowing, size_t file)
{
    return narrowing->is_wanted[file];
}
