/*
 * Pairs emphasis marks by the algorithm in the appendix of CommonMark's
 * specification ("process emphasis"), and tildes: cmark-gfm and goldmark have
 * both on one stack. kramdown has its own way: emphasis_kramdown.c.
 */
#include "page/emphasis_pairs.h"

#include "base/alloc.h"
#include "base/str.h"

/* ---- CommonMark ---------------------------------------------------------- */

/* Below which opener none can match, by sign, by whether the closer opens, too,
   and by its length modulo three. */
typedef struct bottoms {
    size_t v[3][2][3];
} bottoms;

/* The sign's place in it. Tildes pair by their length. */
static unsigned kind_of(const dl_run *run)
{
    return run->sign == '~' ? 2 : run->sign == '_';
}

/* "multiple of 3", of the run as it is written; micromark, which remark uses,
   counts the signs that are left. */
static unsigned count_of(const dl_renderer *r, const dl_run *run)
{
    bool is_micromark =
        r->name == DL_RENDERER_REMARK || r->name == DL_RENDERER_MDX;
    return is_micromark ? run->visible : run->length;
}

static bool may_pair(const dl_renderer *r, const dl_run *open,
                     const dl_run *close)
{
    bool either = open->sides & DL_RUN_CLOSES || close->sides & DL_RUN_OPENS;
    if (open->sign == '~')
        return open->length == close->length;
    unsigned n = count_of(r, close);
    return !either || n % 3 == 0 || (count_of(r, open) + n) % 3 != 0;
}

/* The nearest opener for runs[k], or `k`. `before` links the openers that are
   still there; values are indices plus one. */
static size_t find_opener(const dl_renderer *r, const dl_run *runs,
                          const size_t *before, size_t k, size_t bottom)
{
    for (size_t i = before[k]; i > bottom; i = before[i - 1]) {
        const dl_run *open = &runs[i - 1];
        if (open->sign == runs[k].sign && open->sides & DL_RUN_OPENS &&
            open->visible > 0 && may_pair(r, open, &runs[k]))
            return i - 1;
    }
    return k;
}

static void join(dl_run *open, dl_run *close)
{
    uint16_t n = open->visible >= 2 && close->visible >= 2 ? 2 : 1;
    if (open->sign == '~')
        n = open->length;
    open->visible = (uint16_t)(open->visible - n);
    close->visible = (uint16_t)(close->visible - n);
    open->partner = close->start;
    close->partner = open->start;
}

void dl_pair_commonmark(const dl_renderer *renderer, dl_run *runs, size_t n)
{
    bottoms low = {0};
    size_t *before = dl_xcalloc(n + 1, sizeof *before);
    for (size_t k = 0; k < n; k++) {
        dl_run *close = &runs[k];
        before[k] = k; /* the run before, or what it was replaced by */
        if (k > 0 && runs[k - 1].visible == 0)
            before[k] = before[k - 1];
        while (close->sides & DL_RUN_CLOSES && close->visible > 0) {
            size_t *bottom = &low.v[kind_of(close)]
                                   [(close->sides & DL_RUN_OPENS) != 0]
                                   [count_of(renderer, close) % 3];
            size_t i = find_opener(renderer, runs, before, k, *bottom);
            if (i == k) {
                *bottom = before[k];
                break;
            }
            join(&runs[i], close);
            before[k] = runs[i].visible > 0 ? i + 1 : before[i];
        }
    }
    dl_free(before);
}

/* ---- strikethrough ------------------------------------------------------- */

/* The nearest opener of the same length; longer runs are text. */
void dl_pair_tildes(const dl_renderer *renderer, dl_run *runs, size_t n)
{
    size_t open[3] = {n, n, n}; /* by length */
    for (size_t k = 0; k < n; k++) {
        uint16_t length = runs[k].length;
        if (length > 2 || (length == 1 && !renderer->single_tilde))
            continue;
        if (runs[k].sides & DL_RUN_CLOSES && open[length] < n) {
            dl_run *opener = &runs[open[length]];
            opener->visible = runs[k].visible = 0;
            opener->partner = runs[k].start;
            runs[k].partner = opener->start;
            open[length] = n;
        } else if (runs[k].sides & DL_RUN_OPENS) {
            open[length] = k;
        }
    }
}
