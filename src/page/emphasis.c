/* Finding the runs of emphasis marks and, in CommonMark, pairing them. */
#include "page/emphasis.h"

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "page/emphasis_pairs.h"
#include "text/category.h"
#include "text/region.h"
#include "text/utf8.h"

/* A stretch in which a sign is no emphasis mark. */
typedef struct hole {
    uint32_t start, end;
} hole;

typedef struct finder {
    const dl_page *page;
    const dl_span *pieces;
    size_t n_pieces;
    char signs[3]; /* what makes a run */
    DL_VEC(dl_run) runs;
    DL_VEC(hole) holes;   /* sorted, may overlap */
    DL_VEC(dl_span) texts; /* of links */
} finder;

/* ---- what is no text ----------------------------------------------------- */

static int by_start(const void *a, const void *b)
{
    const hole *x = a, *y = b;
    return DL_ORDER(x->start, y->start);
}

/* Whether the renderer keeps Markdown out of a region. */
static bool is_kept_out(const dl_page *page, const dl_region *region)
{
    const dl_renderer *r = page->renderer;
    const char *p = page->doc->src.p + region->start;
    if (region->kind == DL_REGION_TEMPLATE)
        return r->liquid && *p == '{';
    return region->kind == DL_REGION_FORMULA &&
           (r->math || (dl_renderer_is_kramdown(r) &&
                        region->end - region->start > 4 && p[0] == '$' &&
                        p[1] == '$'));
}

static void add_regions(finder *f, uint32_t start, uint32_t end)
{
    const dl_doc *doc = f->page->doc;
    for (size_t i = dl_region_find(doc, start);
         i < doc->n_regions && doc->regions[i].start < end; i++)
        if (is_kept_out(f->page, &doc->regions[i]))
            dl_vec_push(&f->holes,
                        (hole){doc->regions[i].start, doc->regions[i].end});
}

static bool is_hole(const dl_node *node)
{
    return node->kind == DL_NODE_CODE || node->kind == DL_NODE_HTML ||
           node->kind == DL_NODE_LINK || node->kind == DL_NODE_IMAGE ||
           node->kind == DL_NODE_FOOTNOTE_REFERENCE;
}

/* Inlines are in order of place. */
static void add_nodes(finder *f, uint32_t start, uint32_t end)
{
    const dl_doc *doc = f->page->doc;
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, doc->n_nodes, doc->nodes[i].span.start < start);
    for (; i < doc->n_nodes && doc->nodes[i].span.start < end; i++) {
        const dl_node *node = &doc->nodes[i];
        if (!is_hole(node) || node->flags & DL_NODE_APPROXIMATE)
            continue;
        dl_vec_push(&f->holes, (hole){node->span.start, node->span.end});
        if (node->kind == DL_NODE_LINK && !(node->flags & DL_NODE_AUTOLINK) &&
            f->texts.n < UINT16_MAX)
            dl_vec_push(&f->texts, node->inner);
    }
}

/* ---- runs ---------------------------------------------------------------- */

/* What the renderer takes the character beside a run for. */
typedef enum side {
    SIDE_BLANK,
    SIDE_SIGN,
    SIDE_OTHER
} side;

/* Punctuation by the specification that the renderer follows. cmark-gfm and
   goldmark before 1.7 know P* and the signs of ASCII; since 0.31 S* counts,
   too, of which remark misses what is beyond U+FFFF. */
static side side_of(const dl_renderer *r, uint32_t c)
{
    if (dl_is_unicode_blank(c))
        return SIDE_BLANK;
    if (c < 0x80)
        return dl_is_punctuation((char)c) ? SIDE_SIGN : SIDE_OTHER;
    bool has_symbols = r->punctuation == DL_PUNCTUATION_031 &&
                       (c < 0x10000 || r->name != DL_RENDERER_REMARK);
    return dl_is_category_p(c) || (has_symbols && dl_is_category_s(c))
               ? SIDE_SIGN
               : SIDE_OTHER;
}

/* cmark-gfm and remark-gfm look through the tildes of their strikethrough
   extensions. */
static bool looks_through(const finder *f, char c)
{
    int name = f->page->renderer->name;
    return c == '~' &&
           (name == DL_RENDERER_GFM || name == DL_RENDERER_REMARK ||
            name == DL_RENDERER_MDX);
}

static side side_before(const finder *f, dl_span piece, uint32_t at)
{
    unsigned length;
    while (at > piece.start && looks_through(f, f->page->doc->src.p[at - 1]))
        at--;
    return at > piece.start
               ? side_of(f->page->renderer,
                         dl_utf8_decode_before(f->page->doc->src, at, &length))
               : SIDE_BLANK;
}

static side side_after(const finder *f, dl_span piece, uint32_t at)
{
    unsigned length;
    while (at < piece.end && looks_through(f, f->page->doc->src.p[at]))
        at++;
    return at < piece.end ? side_of(f->page->renderer,
                                    dl_utf8_decode(f->page->doc->src, at,
                                                   &length))
                          : SIDE_BLANK;
}

/* 6.4 of CommonMark 0.29: left-flanking, right-flanking. */
static void set_abilities(dl_run *run, side before, side after)
{
    bool left = after != SIDE_BLANK &&
                (after != SIDE_SIGN || before != SIDE_OTHER);
    bool right = before != SIDE_BLANK &&
                 (before != SIDE_SIGN || after != SIDE_OTHER);
    bool is_star = run->sign != '_';
    if (left && (is_star || !right || before == SIDE_SIGN))
        run->sides |= DL_RUN_OPENS;
    if (right && (is_star || !left || after == SIDE_SIGN))
        run->sides |= DL_RUN_CLOSES;
    if (before == SIDE_BLANK)
        run->sides |= DL_RUN_BLANK_BEFORE;
    if (after == SIDE_BLANK)
        run->sides |= DL_RUN_BLANK_AFTER;
}

static void add_run(finder *f, dl_span piece, uint32_t start, uint32_t end,
                    uint16_t part)
{
    uint32_t length = end - start < UINT16_MAX ? end - start : UINT16_MAX;
    dl_run run = {.start = start,
                  .length = (uint16_t)length,
                  .visible = (uint16_t)length,
                  .sign = f->page->doc->src.p[start],
                  .part = part,
                  .partner = DL_NONE};
    set_abilities(&run, side_before(f, piece, start),
                  side_after(f, piece, end));
    dl_vec_push(&f->runs, run);
}

static bool is_sign(const finder *f, char c)
{
    return c == f->signs[0] || c == f->signs[1] || c == f->signs[2];
}

/* The runs of a piece that are not in holes. `*next` is the first hole that may
   matter. */
static void scan(finder *f, dl_span piece, size_t *next, uint16_t part)
{
    const char *p = f->page->doc->src.p;
    uint32_t at = piece.start;
    while (at < piece.end) {
        while (*next < f->holes.n && f->holes.v[*next].end <= at)
            (*next)++;
        if (*next < f->holes.n && f->holes.v[*next].start <= at) {
            at = f->holes.v[*next].end;
            continue;
        }
        uint32_t stop = piece.end;
        if (*next < f->holes.n && f->holes.v[*next].start < stop)
            stop = f->holes.v[*next].start;
        while (at < stop && !is_sign(f, p[at]) && p[at] != '\\')
            at++;
        if (at == stop)
            continue;
        if (p[at] == '\\') {
            at += at + 1 < stop && dl_is_punctuation(p[at + 1]) ? 2 : 1;
            continue;
        }
        uint32_t end = at;
        while (end < stop && p[end] == p[at])
            end++;
        add_run(f, piece, at, end, part);
        at = end;
    }
}

/* ---- all ----------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const dl_run *x = a, *y = b;
    return DL_ORDER(x->start, y->start);
}

/* cmark-gfm and goldmark read emphasis and strikethrough as one; the others one
   after the other. micromark reads what is in emphasis by itself: tildes that
   would cross it find no partner there, either. */
static bool is_one_stack(const dl_renderer *r)
{
    return r->name == DL_RENDERER_GFM || r->name == DL_RENDERER_HUGO ||
           r->name == DL_RENDERER_REMARK || r->name == DL_RENDERER_MDX;
}

static void pair_tildes(finder *f, size_t first)
{
    const dl_renderer *r = f->page->renderer;
    dl_run *runs = f->runs.v + first;
    size_t n = f->runs.n - first;
    if (!is_one_stack(r)) {
        dl_pair_tildes(r, runs, n);
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (runs[i].sign == '~' &&
            (runs[i].length > 2 || (runs[i].length == 1 && !r->single_tilde)))
            runs[i].sides &= (uint8_t)~(DL_RUN_OPENS | DL_RUN_CLOSES);
    dl_pair_commonmark(r, runs, n);
}

static void pair_from(finder *f, size_t first)
{
    if (f->runs.n == first)
        return;
    if (f->signs[0] == '~')
        pair_tildes(f, first);
    else if (dl_renderer_is_kramdown(f->page->renderer))
        dl_pair_kramdown(f->page->doc, f->runs.v + first, f->runs.n - first);
    else
        dl_pair_commonmark(f->page->renderer, f->runs.v + first,
                           f->runs.n - first);
}

/* The text of a link is a part of its own: its holes are those in it. */
static void scan_link(finder *f, dl_span text, uint16_t part)
{
    size_t first = f->runs.n, next = 0;
    DL_LOWER_BOUND(next, 0, f->holes.n, f->holes.v[next].start < text.start);
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, f->n_pieces, f->pieces[i].end <= text.start);
    for (; i < f->n_pieces && f->pieces[i].start < text.end; i++) {
        dl_span piece = f->pieces[i];
        dl_span inside = {piece.start > text.start ? piece.start : text.start,
                          piece.end < text.end ? piece.end : text.end};
        size_t before = f->runs.n;
        scan(f, inside, &next, part);
        for (size_t r = before; r < f->runs.n; r++) { /* sees the brackets */
            dl_run *run = &f->runs.v[r];
            run->sides = 0;
            set_abilities(run, side_before(f, piece, run->start),
                          side_after(f, piece, run->start + run->length));
        }
    }
    pair_from(f, first);
}

static bool has_marks(const finder *f)
{
    for (size_t i = 0; i < f->n_pieces; i++) {
        dl_str s = dl_doc_slice(f->page->doc, f->pieces[i]);
        if (s.n > 0 && (memchr(s.p, f->signs[0], s.n) ||
                        (f->signs[0] != '~' && memchr(s.p, '_', s.n))))
            return true;
    }
    return false;
}

static size_t find(dl_arena *arena, const dl_page *page, const dl_span *pieces,
                   size_t n, const char signs[3], dl_run **runs)
{
    finder f = {.page = page,
                .pieces = pieces,
                .n_pieces = n,
                .signs = {signs[0], signs[1], signs[2]}};
    *runs = NULL;
    if (n == 0 || !has_marks(&f))
        return 0;
    add_nodes(&f, pieces[0].start, pieces[n - 1].end);
    add_regions(&f, pieces[0].start, pieces[n - 1].end);
    dl_vec_sort(&f.holes, by_start);
    for (size_t i = 0, next = 0; i < n; i++)
        scan(&f, pieces[i], &next, 0);
    pair_from(&f, 0);
    for (size_t i = 0; i < f.texts.n; i++)
        scan_link(&f, f.texts.v[i], (uint16_t)(i + 1));
    dl_vec_sort(&f.runs, by_place);
    size_t found = f.runs.n;
    *runs = dl_vec_to_arena(&f.runs, arena);
    dl_vec_free(&f.runs);
    dl_vec_free(&f.holes);
    dl_vec_free(&f.texts);
    return found;
}

size_t dl_emphasis_find(dl_arena *arena, const dl_page *page,
                        const dl_span *pieces, size_t n, dl_run **runs)
{
    return find(arena, page, pieces, n, "*__", runs);
}

size_t dl_tildes_find(dl_arena *arena, const dl_page *page,
                      const dl_span *pieces, size_t n, dl_run **runs)
{
    const char *signs = is_one_stack(page->renderer) ? "~*_" : "~~~";
    size_t found = find(arena, page, pieces, n, signs, runs), kept = 0;
    for (size_t i = 0; i < found; i++)
        if ((*runs)[i].sign == '~')
            (*runs)[kept++] = (*runs)[i];
    return kept;
}
