/* Gives brackets and quotation marks their partners. */
#include "rules/shared/pairs.h"

#include "base/search.h"
#include "rules/shared/mark.h"
#include "text/kinds.h"

enum {
    MARKS = DL_KINDS(OPEN, CLOSE, QUOTE, ESCAPE),
    /* text that is not read, but may contain the other half */
    CLOSED = DL_KINDS(URL, FORMULA, CODE)
};

typedef struct reader {
    const dl_block *b;
    dl_half *v;
    uint32_t n;
    uint32_t *stack, depth; /* indexes of what is open */
    /* Of each kind: the last one on the stack, which links to the one below;
       and those that were still open when something around them was closed. */
    uint32_t top[DL_PAIR_COUNT], crossed[DL_PAIR_COUNT];
    uint32_t n_counted; /* enumerators that have no opening half of their own */
} reader;

/* A pair in the other style: “so". Not good style, but a pair. */
static const uint8_t other_style[DL_PAIR_COUNT] = {
    [DL_PAIR_PAREN] = DL_PAIR_PAREN,
    [DL_PAIR_SQUARE] = DL_PAIR_SQUARE,
    [DL_PAIR_CORNER] = DL_PAIR_CORNER,
    [DL_PAIR_WHITE_CORNER] = DL_PAIR_WHITE_CORNER,
    [DL_PAIR_DOUBLE_ANGLE] = DL_PAIR_DOUBLE_ANGLE,
    [DL_PAIR_ANGLE] = DL_PAIR_ANGLE,
    [DL_PAIR_LENTICULAR] = DL_PAIR_LENTICULAR,
    [DL_PAIR_CURVED_DOUBLE] = DL_PAIR_STRAIGHT_DOUBLE,
    [DL_PAIR_STRAIGHT_DOUBLE] = DL_PAIR_CURVED_DOUBLE,
    [DL_PAIR_CURVED_SINGLE] = DL_PAIR_STRAIGHT_SINGLE,
    [DL_PAIR_STRAIGHT_SINGLE] = DL_PAIR_CURVED_SINGLE};

/* ---- all marks ----------------------------------------------------------- */

static void add(reader *r, uint32_t token, dl_pair pair, dl_side side)
{
    r->v[r->n++] = (dl_half){.token = token,
                             .partner = DL_NONE,
                             .below = DL_NONE,
                             .pair = (uint8_t)pair,
                             .side = (uint8_t)side,
                             .trust = DL_HALF_UNSURE};
}

enum { MOST_HALVES = 4 }; /* of code, a formula or an address */

/* `($f(x))$`, `http://[이름].github.io`: a bracket in code, a formula or an
   address that has no partner there may be that of one outside. */
static void add_closed(reader *r, uint32_t token)
{
    const dl_token *t = &r->b->doc->tokens[token];
    uint32_t parens = 0, squares = 0;
    bool closes_paren = false, closes_square = false;
    for (uint32_t i = t->start; i < t->end; i++) {
        char c = r->b->doc->src.p[i];
        parens += c == '(';
        squares += c == '[';
        closes_paren |= c == ')' && parens == 0;
        closes_square |= c == ']' && squares == 0;
        parens -= c == ')' && parens > 0;
        squares -= c == ']' && squares > 0;
    }
    if (closes_paren)
        add(r, token, DL_PAIR_PAREN, DL_SIDE_CLOSE);
    if (closes_square)
        add(r, token, DL_PAIR_SQUARE, DL_SIDE_CLOSE);
    if (parens)
        add(r, token, DL_PAIR_PAREN, DL_SIDE_OPEN);
    if (squares)
        add(r, token, DL_PAIR_SQUARE, DL_SIDE_OPEN);
}

static void classify(reader *r, dl_arena *arena)
{
    const dl_token *t = r->b->doc->tokens;
    uint32_t n = 0;
    dl_marked walk =
        dl_marked_in(r->b->doc, DL_MARK_OTHER, r->b->first, r->b->end);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        n += dl_token_is(&t[i], CLOSED) ? MOST_HALVES
                                        : dl_token_is(&t[i], MARKS);
    r->v = DL_ARENA_TAKE(arena, dl_half, n);
    r->stack = DL_ARENA_TAKE(arena, uint32_t, n);
    walk = dl_marked_in(r->b->doc, DL_MARK_OTHER, r->b->first, r->b->end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        if (dl_token_is(&t[i], CLOSED)) {
            add_closed(r, i);
        } else if (dl_token_is(&t[i], MARKS) &&
                   dl_shape_read(r->b, i, &r->v[r->n])) {
            r->n_counted += r->v[r->n].is_counted;
            r->n++;
        }
    }
}

static void forget(uint32_t list[DL_PAIR_COUNT])
{
    for (unsigned p = 0; p < DL_PAIR_COUNT; p++)
        list[p] = DL_NONE;
}

/* ---- the stack ----------------------------------------------------------- */

static void join(reader *r, uint32_t open, uint32_t close)
{
    r->v[open].partner = close;
    r->v[close].partner = open;
}

static void push(reader *r, uint32_t i)
{
    unsigned pair = r->v[i].pair;
    r->v[i].side = DL_SIDE_OPEN;
    r->v[i].below = r->top[pair];
    r->top[pair] = i;
    r->stack[r->depth++] = i;
}

/* Closes `open`, and what was opened after it and is still open; it may be
   closed later: “가 (나” 다). */
static void pop_to(reader *r, uint32_t open)
{
    uint32_t i;
    do {
        i = r->stack[--r->depth];
        unsigned pair = r->v[i].pair;
        r->top[pair] = r->v[i].below;
        if (i != open) {
            r->v[i].below = r->crossed[pair];
            r->crossed[pair] = i;
        }
    } while (i != open);
}

/* What a mark of this kind closes, or DL_NONE. In `'CVPR '22 논문'` it is the
   mark that needs a partner. */
static uint32_t open_half(const reader *r, unsigned pair)
{
    uint32_t open = r->top[pair];
    if (open == DL_NONE)
        return r->top[other_style[pair]];
    uint32_t below = r->v[open].below;
    bool is_weak = dl_pair_is_quote(pair) && below != DL_NONE &&
                   r->v[open].trust == DL_HALF_WEAK &&
                   r->v[below].trust == DL_HALF_SURE;
    return is_weak ? below : open;
}

static bool close_on_stack(reader *r, uint32_t i)
{
    unsigned pair = r->v[i].pair;
    uint32_t open = open_half(r, pair);
    if (open != DL_NONE) {
        pop_to(r, open);
    } else {
        open = r->crossed[pair];
        if (open == DL_NONE)
            return false;
        r->crossed[pair] = r->v[open].below;
    }
    r->v[i].side = DL_SIDE_CLOSE;
    join(r, open, i);
    return true;
}

/* [0, 1) */
static bool ends_interval(reader *r, uint32_t i)
{
    const dl_half *h = &r->v[i];
    if (r->depth == 0 || h->side != DL_SIDE_CLOSE || h->pair > DL_PAIR_SQUARE)
        return false;
    uint32_t open = r->stack[r->depth - 1];
    if (r->v[open].pair > DL_PAIR_SQUARE || r->v[open].pair == h->pair ||
        !dl_mark_ends_interval(r->b, r->v[open].token, h->token))
        return false;
    pop_to(r, open);
    join(r, open, i);
    return true;
}

/* `모델(표 1)`: the only enumerator that the block may have rather ends the
   parenthesis in which it is, but not in `( 2)번 상황 )`, `(주: 2) 경계)`. */
static bool is_only_counted(const reader *r, uint32_t i)
{
    enum { MOST = 5 /* tokens */ };
    const dl_half *h = &r->v[i];
    const dl_token *t = r->b->doc->tokens;
    if (!h->is_counted || r->n_counted > 1 || r->depth == 0)
        return false;
    const dl_half *open = &r->v[r->stack[r->depth - 1]];
    uint32_t first = open->token + 1, last = h->token - 1;
    if (open->pair != DL_PAIR_PAREN || first == last || last - first > MOST ||
        t[last].kind != DL_TOKEN_NUMBER)
        return false;
    for (uint32_t k = first; k < last; k++)
        if (dl_token_is(&t[k], DL_KINDS(COMMA, STOP)))
            return false;
    return true;
}

static void match(reader *r)
{
    forget(r->top);
    forget(r->crossed);
    for (uint32_t i = 0; i < r->n; i++) {
        const dl_half *h = &r->v[i];
        if (ends_interval(r, i) ||
            (h->trust == DL_HALF_UNSURE && !is_only_counted(r, i)))
            continue;
        if (h->side == DL_SIDE_OPEN ||
            (!close_on_stack(r, i) && h->side == DL_SIDE_EITHER))
            push(r, i);
    }
}

/* ---- what is unsure ------------------------------------------------------ */

/* Whether the unsure mark may be the partner of a half of that trust. A
   straight mark has no side for certain. The halves of a pair with spaces
   around it are used unless one is named. */
static bool may_help(const dl_half *unsure, dl_half_trust trust, dl_side side)
{
    return unsure->trust == DL_HALF_UNSURE && unsure->partner == DL_NONE &&
           (unsure->side == side || unsure->side == DL_SIDE_EITHER ||
            unsure->pair >= DL_PAIR_STRAIGHT_DOUBLE) &&
           !(unsure->is_named && trust == DL_HALF_WEAK);
}

static void need(reader *r, uint32_t i)
{
    r->v[i].below = r->top[r->v[i].pair];
    r->top[r->v[i].pair] = i;
}

/* Takes the last half that needs a partner such as `unsure`, or DL_NONE; one in
   the other style only if that is certainly on its other side. */
static uint32_t take_needy(reader *r, const dl_half *unsure, dl_side side)
{
    unsigned pair = unsure->pair;
    if (r->top[pair] == DL_NONE && unsure->side == side)
        pair = other_style[pair];
    uint32_t i = r->top[pair];
    if (i != DL_NONE)
        r->top[pair] = r->v[i].below;
    return i;
}

/* Gives the halves of this trust that have no partner one that is unsure:
   first those that open, then those that close. */
static void resolve(reader *r, dl_half_trust trust)
{
    forget(r->top);
    for (uint32_t i = 0, k; i < r->n; i++) {
        dl_half *h = &r->v[i];
        if (h->trust == trust && h->partner == DL_NONE &&
            h->side == DL_SIDE_OPEN)
            need(r, i);
        else if (may_help(h, trust, DL_SIDE_CLOSE) &&
                 (k = take_needy(r, h, DL_SIDE_CLOSE)) != DL_NONE)
            join(r, k, i);
    }
    forget(r->top);
    for (uint32_t i = r->n, k; i-- > 0;) {
        dl_half *h = &r->v[i];
        if (h->trust == trust && h->partner == DL_NONE &&
            h->side == DL_SIDE_CLOSE)
            need(r, i);
        else if (may_help(h, trust, DL_SIDE_OPEN) &&
                 (k = take_needy(r, h, DL_SIDE_OPEN)) != DL_NONE)
            join(r, i, k);
    }
}

/* ---- what is left -------------------------------------------------------- */

/* (1) …, 2) …, (3) …: the one without an opening half has lost it. */
static void check_series(reader *r)
{
    uint32_t whole[DL_SERIES_COUNT] = {0}, n_bare = 0;
    dl_half *bare = NULL;
    dl_series kind = DL_SERIES_DIGITS;
    const dl_token *t = r->b->doc->tokens;
    for (uint32_t i = 0; i < r->n; i++) {
        dl_half *h = &r->v[i];
        if (h->is_counted && h->partner == DL_NONE) {
            n_bare++;
            bare = h;
        } else if (h->partner < i && h->pair == DL_PAIR_PAREN &&
                   h->token - r->v[h->partner].token == 2) {
            unsigned n = dl_series_value(r->b, &t[h->token - 1], &kind);
            whole[kind] |= n ? UINT32_C(1) << n : 0;
        }
    }
    if (n_bare != 1)
        return;
    unsigned n = dl_series_value(r->b, &t[bare->token - 1], &kind);
    uint32_t neighbours = (n ? UINT32_C(1) << (n - 1) : 0) |
                          (n < 31 ? UINT32_C(1) << (n + 1) : 0);
    bare->is_loose = n && !(whole[kind] >> n & 1) && whole[kind] & neighbours;
}

static bool is_alone(const dl_half *h)
{
    return h->trust == DL_HALF_SURE && h->partner == DL_NONE;
}

/*
 * One mistake is one finding. Two quotation marks of a kind without a partner
 * are a pair written wrongly, ”so”. Two halves of different kinds, as in ‘so”,
 * are one, too: only the first is loose. And parentheses that only close, of
 * which there are several, are a way to write labels.
 */
static void find_loose(reader *r)
{
    uint32_t count[DL_PAIR_COUNT] = {0}, n_pairs = 0, n_closed = 0;
    const dl_half *last = NULL;
    for (uint32_t i = 0; i < r->n; i++) {
        const dl_half *h = &r->v[i];
        bool is_paren = h->pair == DL_PAIR_PAREN;
        count[h->pair] +=
            h->partner == DL_NONE && h->trust != DL_HALF_UNSURE;
        n_pairs += is_paren && h->partner != DL_NONE;
        n_closed += is_paren && is_alone(h) && h->side == DL_SIDE_CLOSE;
    }
    for (uint32_t i = 0; i < r->n; i++) {
        dl_half *h = &r->v[i];
        if (!is_alone(h) ||
            (dl_pair_is_quote(h->pair) && count[h->pair] % 2 == 0) ||
            (h->pair == DL_PAIR_PAREN && n_pairs == 0 && n_closed > 1))
            continue;
        bool ends_other = last && last->side == DL_SIDE_OPEN &&
                          h->side == DL_SIDE_CLOSE && last->pair != h->pair;
        h->is_loose = !ends_other;
        last = ends_other ? NULL : h;
    }
}

/* ---- the reading --------------------------------------------------------- */

bool dl_pairs_balance(const dl_block *b)
{
    uint32_t depth[DL_PAIR_COUNT] = {0};
    const dl_token *t = b->doc->tokens;
    dl_marked walk = dl_marked_in(b->doc, DL_MARK_OTHER, b->first, b->end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        dl_half h;
        if (!dl_token_is(&t[i], MARKS) ||
            !dl_shape_of(dl_mark_char(b->doc, &t[i]), &h))
            continue;
        if (h.side == DL_SIDE_CLOSE && depth[h.pair]-- == 0)
            return false;
        depth[h.pair] += h.side != DL_SIDE_CLOSE;
    }
    depth[DL_PAIR_STRAIGHT_DOUBLE] %= 2;
    for (unsigned p = 0; p < DL_PAIR_COUNT; p++)
        if (depth[p])
            return false;
    return true;
}

dl_pairs dl_pairs_read(const dl_block *b, dl_arena *arena)
{
    reader r = {.b = b};
    classify(&r, arena);
    match(&r);
    resolve(&r, DL_HALF_SURE);
    resolve(&r, DL_HALF_WEAK);
    find_loose(&r);
    check_series(&r);
    return (dl_pairs){r.v, r.n};
}

const dl_half *dl_pairs_at(const dl_pairs *pairs, uint32_t token)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, pairs->n, pairs->v[i].token < token);
    return i < pairs->n && pairs->v[i].token == token ? &pairs->v[i] : NULL;
}
