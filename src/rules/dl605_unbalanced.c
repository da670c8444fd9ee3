/* DL605 unbalanced: see rules/DL605-unbalanced.md. */
#include "base/vec.h"
#include "rules/shared/enumerator.h"
#include "rules/shared/korean.h"
#include "rules/shared/mark.h"
#include "rules/shared/math.h"
#include "rules/shared/mention.h"
#include "rules_gen.h"
#include "text/kinds.h"
#include "text/utf8.h"

enum {
    PAIRED = DL_KINDS(OPEN, CLOSE, QUOTE),
    BREAK = DL_KINDS(SOFT_BREAK, HARD_BREAK),
    NEARBY = 16,      /* blocks within which a partner may be */
};

/* Kinds of pairs; the code point shows which half it is. */
typedef enum pair {
    PAREN, SQUARE, CORNER, WHITE_CORNER, DOUBLE_ANGLE, ANGLE, LENTICULAR,
    CURVED_DOUBLE, CURVED_SINGLE, STRAIGHT_DOUBLE, STRAIGHT_SINGLE,
    N_PAIRS
} pair;

/* One half of a pair. */
typedef struct half {
    uint8_t pair;
    bool is_open;
    bool has_partner;
    uint32_t token;
    uint32_t block;   /* index into dl_doc.proses */
    uint32_t section; /* number of headings before it */
    uint32_t below; /* the open half of this kind before it, or DL_NONE */
} half;

typedef DL_VEC(half) halves;

typedef struct checker {
    const dl_doc *doc;
    dl_arena *scratch;
    dl_mentions mentions; /* of the current block */
    uint32_t block, section;
    dl_block in; /* the tokens of the current block */
    uint32_t n_dollars; /* that are no part of a formula */
    halves here;           /* of the block, in order */
    uint32_t top[N_PAIRS]; /* the last open half of each kind, or DL_NONE */
    uint32_t spare[N_PAIRS]; /* closed ones that a mark of another kind may have
                                closed */
    uint32_t whole[DL_SERIES_COUNT]; /* bits: the block's (1), (2) … */
    uint32_t n_bare;     /* the number of those of the form 1) */
    half bare;           /* the last of them … */
    unsigned bare_value; /* … with its number; 0: there is none */
    dl_series bare_series;
    halves loose; /* of all blocks, in order, without a partner */
} checker;

/* ---- what a token is ----------------------------------------------------- */

static const dl_token *token_at(const checker *k, uint32_t i)
{
    return dl_block_at(&k->in, i);
}

static char char_of(const checker *k, const dl_token *t)
{
    return dl_block_char(&k->in, t);
}

static bool read_half(const checker *k, const dl_token *t, half *out)
{
    static const struct {
        uint16_t open, close;
        uint8_t pair;
    } pairs[] = {{'(', ')', PAREN},
                 {'[', ']', SQUARE},
                 {0x201C, 0x201D, CURVED_DOUBLE},
                 {0x2018, 0x2019, CURVED_SINGLE},
                 {'"', 0, STRAIGHT_DOUBLE},
                 {'\'', 0, STRAIGHT_SINGLE},
                 {0x300C, 0x300D, CORNER},
                 {0x300E, 0x300F, WHITE_CORNER},
                 {0x300A, 0x300B, DOUBLE_ANGLE},
                 {0x3008, 0x3009, ANGLE},
                 {0x3010, 0x3011, LENTICULAR},
                 {0xFF08, 0xFF09, PAREN},
                 {0xFF3B, 0xFF3D, SQUARE}};
    unsigned length;
    bool is_escape = t->kind == DL_TOKEN_ESCAPE; /* \[ */
    uint32_t c = dl_utf8_decode(k->doc->src, t->start + is_escape, &length);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (c != pairs[i].open && c != pairs[i].close)
            continue;
        out->pair = pairs[i].pair;
        out->is_open = c == pairs[i].open;
        return true;
    }
    return false;
}

/* `<kbd>(</kbd>` */
static bool is_between_tags(const checker *k, const dl_token *before,
                            const dl_token *after)
{
    const char *src = k->doc->src.p;
    return before->kind == DL_TOKEN_HTML && after->kind == DL_TOKEN_HTML &&
           src[before->start + 1] != '/' && src[after->start + 1] == '/';
}

/* `"("`, `**[**`, 따옴표("): mentioned, not used. */
static bool is_shown(const checker *k, uint32_t i)
{
    const uint32_t inside = DL_TOKEN_IN_EMPHASIS | DL_TOKEN_IN_LINK;
    const dl_token *t = token_at(k, i);
    const dl_token *before = token_at(k, i - 1), *after = token_at(k, i + 1);
    half outer, other;
    if (dl_mentions_has(&k->mentions, i))
        return true;
    if (!dl_is_joined(t) || !before || !dl_is_joined(after))
        return false;
    if (is_between_tags(k, before, after))
        return true;
    if (before->kind == DL_TOKEN_MARKUP && after->kind == DL_TOKEN_MARKUP)
        return t->flags & inside && !((before->flags | after->flags) & inside);
    if (t->kind == DL_TOKEN_QUOTE && char_of(k, before) == '(' &&
        char_of(k, after) == ')')
        return true;
    bool is_opened =
        before->kind == DL_TOKEN_OPEN ||
        (before->kind == DL_TOKEN_QUOTE && !dl_is_joined(before));
    return is_opened && after->kind != DL_TOKEN_OPEN &&
           read_half(k, before, &outer) && outer.pair >= CURVED_DOUBLE &&
           read_half(k, after, &other) && other.pair == outer.pair;
}

/* ---- pairing ------------------------------------------------------------- */

static void push(checker *k, half h)
{
    h.below = k->top[h.pair];
    k->top[h.pair] = (uint32_t)k->here.n;
    dl_vec_push(&k->here, h);
}

static void pop(checker *k, pair p)
{
    half *open = &k->here.v[k->top[p]];
    open->has_partner = true;
    k->top[p] = open->below;
}

/* Closes the last open half of the kind. `is_sure`: the mark can only be that;
   an unsure one needs no partner. */
static void close_half(checker *k, half h, bool is_sure)
{
    if (k->top[h.pair] != DL_NONE) {
        pop(k, (pair)h.pair);
        k->spare[h.pair] += !is_sure;
    } else if (is_sure && k->spare[h.pair]) {
        k->spare[h.pair]--;
    } else if (is_sure) {
        dl_vec_push(&k->here, h);
    }
}

/* Records the enumerator before the `)` at `i`, which has no opening half if
   `is_bare`. */
static void note_enumerator(checker *k, half h, uint32_t i, bool is_bare)
{
    const dl_token *word = token_at(k, i - 1);
    dl_series kind = DL_SERIES_DIGITS;
    unsigned value = word ? dl_series_value(&k->in, word, &kind) : 0;
    if (is_bare) {
        k->n_bare++;
        k->bare = h;
        k->bare_value = value;
        k->bare_series = kind;
    } else if (value && char_of(k, token_at(k, i - 2)) == '(') {
        k->whole[kind] |= UINT32_C(1) << value;
    }
}

/* (1) …, 2) …, (3) …: the one without an opening half has lost it. */
static void check_series(checker *k)
{
    unsigned n = k->bare_value;
    uint32_t whole = k->whole[k->bare_series];
    uint32_t neighbours = (n ? UINT32_C(1) << (n - 1) : 0) |
                          (n < 31 ? UINT32_C(1) << (n + 1) : 0);
    if (k->n_bare == 1 && n && !(whole >> n & 1) && whole & neighbours)
        dl_vec_push(&k->here, k->bare);
}

static void close_bracket(checker *k, half h, uint32_t i)
{
    bool is_sure = true;
    if (h.pair == PAREN || h.pair == SQUARE) {
        pair other = h.pair == PAREN ? SQUARE : PAREN;
        uint32_t top = k->top[other], own = k->top[h.pair];
        if (top != DL_NONE && (own == DL_NONE || own < top) &&
            dl_mark_ends_interval(&k->in, k->here.v[top].token, i)) {
            pop(k, other);
            return;
        }
    }
    if (h.pair == PAREN) {
        bool is_counted = dl_is_enumerator(&k->in, i);
        is_sure = !is_counted && !dl_mark_is_face(&k->in, i) &&
                  !dl_mark_follows_address(&k->in, i) &&
                  !dl_mark_is_laugh(&k->in, i) &&
                  !dl_is_label_aside(&k->in, i);
        note_enumerator(k, h, i, is_counted && k->top[PAREN] == DL_NONE);
    }
    close_half(k, h, is_sure);
}

/* ---- quotation marks ----------------------------------------------------- */

static const uint8_t other_style[N_PAIRS] = {
    [CURVED_DOUBLE] = STRAIGHT_DOUBLE, [STRAIGHT_DOUBLE] = CURVED_DOUBLE,
    [CURVED_SINGLE] = STRAIGHT_SINGLE, [STRAIGHT_SINGLE] = CURVED_SINGLE};

static bool is_possessive(const checker *k, half h, uint32_t i)
{
    return dl_mark_is_possessive(&k->in, i, h.pair == CURVED_SINGLE);
}

/* Whether a mark of this kind can only close one in the other style: “so". Not
   good style, but a pair. */
static bool is_mixed(const checker *k, pair p)
{
    return k->top[p] == DL_NONE && k->top[other_style[p]] != DL_NONE;
}

static void close_quote(checker *k, half h, bool is_sure)
{
    if (is_mixed(k, (pair)h.pair))
        h.pair = other_style[h.pair];
    close_half(k, h, is_sure);
}

/* A straight mark opens or closes depending on its neighbours and on earlier
   marks. */
static void check_straight(checker *k, half h, uint32_t i)
{
    bool is_inside = k->top[h.pair] != DL_NONE;
    h.is_open = is_inside || is_mixed(k, (pair)h.pair)
                    ? dl_mark_may_open(&k->in, i)
                    : !dl_mark_may_close(&k->in, i);
    if (h.is_open)
        push(k, h);
    else
        close_quote(k, h, !is_possessive(k, h, i));
}

/* An apostrophe, a prime, a mark of TeX. It may close what is open. */
static bool is_no_quote(const checker *k, half h, uint32_t i)
{
    bool is_closed = k->top[h.pair] == DL_NONE;
    return (is_closed && dl_mark_is_year(&k->in, i, h.is_open)) ||
           dl_mark_is_apostrophe(&k->in, i) || dl_mark_is_doubled(&k->in, i) ||
           (is_closed && k->top[other_style[h.pair]] == DL_NONE &&
            dl_mark_is_prime(&k->in, i));
}

static void check_quote(checker *k, half h, uint32_t i)
{
    bool is_double = h.pair == CURVED_DOUBLE || h.pair == STRAIGHT_DOUBLE;
    if (!is_double && is_no_quote(k, h, i))
        return;
    if (h.pair >= STRAIGHT_DOUBLE)
        check_straight(k, h, i);
    else if (h.is_open)
        push(k, h);
    else
        close_quote(k, h, is_double || !is_possessive(k, h, i));
}

/* ---- one block ----------------------------------------------------------- */

/* Brackets of a formula. One that is not opened there, as in `($f(x))$`, may
   close what was opened before the formula. */
static void match_formula(checker *k, uint32_t token)
{
    const dl_token *t = &k->doc->tokens[token];
    uint32_t depth = 0;
    for (uint32_t i = t->start; i < t->end; i++) {
        char c = k->doc->src.p[i];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && depth > 0)
            depth--;
        else if (c == ')')
            close_half(k,
                       (half){.pair = PAREN,
                              .token = token,
                              .block = k->block,
                              .section = k->section,
                              .below = DL_NONE},
                       false);
    }
}

static void check_token(checker *k, uint32_t i)
{
    half h = {.token = i,
              .block = k->block,
              .section = k->section,
              .below = DL_NONE};
    if (!read_half(k, &k->doc->tokens[i], &h))
        return;
    if (is_shown(k, i))
        return;
    if (h.pair >= CURVED_DOUBLE)
        check_quote(k, h, i);
    else if (!h.is_open)
        close_bracket(k, h, i);
    else if (h.pair != PAREN || (!dl_mark_is_sad_face(&k->in, i) &&
                                 !dl_mark_is_laugh(&k->in, i)))
        push(k, h);
}

/* Two quotation marks of a kind without a partner are a pair written wrongly:
   ”so”. */
static void drop_mistaken(uint32_t count[N_PAIRS])
{
    for (pair p = CURVED_DOUBLE; p < N_PAIRS; p++)
        if (count[p] % 2 == 0)
            count[p] = 0;
}

/* `Ctrl + ] / [`, `c-]`, `]]`: a key; `', "로 쓴다`: the mark itself. */
static bool is_named(const checker *k, const half *h)
{
    const uint32_t brackets = DL_KINDS(OPEN, CLOSE);
    const dl_token *t = token_at(k, h->token);
    const dl_token *before = token_at(k, h->token - 1);
    const dl_token *after = token_at(k, h->token + 1);
    if (h->pair >= STRAIGHT_DOUBLE)
        return !dl_is_joined(t) &&
               (!dl_is_joined(after) || after->kind == DL_TOKEN_COMMA);
    if (h->pair != SQUARE || !dl_is_joined(t))
        return h->pair == SQUARE && !dl_is_joined(after);
    return char_of(k, before) == '-' || dl_token_is(before, brackets) ||
           (before->kind == DL_TOKEN_MARKUP && dl_is_joined(after) &&
            dl_token_is(after, brackets));
}

static bool is_loose(const checker *k, const half *h)
{
    bool is_single = h->pair == CURVED_SINGLE || h->pair == STRAIGHT_SINGLE;
    return !h->has_partner && !is_named(k, h) &&
           k->doc->tokens[h->token].kind != DL_TOKEN_ESCAPE &&
           !(is_single && h->is_open && dl_mark_is_elision(&k->in, h->token));
}

static void end_block(checker *k)
{
    uint32_t count[N_PAIRS] = {0};
    check_series(k);
    for (size_t i = 0; i < k->here.n; i++)
        count[k->here.v[i].pair] += is_loose(k, &k->here.v[i]);
    drop_mistaken(count);
    if (k->n_dollars % 2 != 0) /* then it is unclear what is a formula */
        k->here.n = 0;
    for (size_t i = 0; i < k->here.n; i++)
        if (count[k->here.v[i].pair] && is_loose(k, &k->here.v[i]))
            dl_vec_push(&k->loose, k->here.v[i]);
    k->here.n = 0;
}

/* `http://[이름].github.io`: the address ends before the bracket does. */
static void match_address(checker *k, const dl_token *t)
{
    for (uint32_t i = t->start; i < t->end; i++) {
        k->spare[SQUARE] += k->doc->src.p[i] == '[';
        k->spare[PAREN] += k->doc->src.p[i] == '(';
    }
}

static void check_block(checker *k, uint32_t block)
{
    const dl_prose *prose = &k->doc->proses[block];
    const dl_token *tokens = k->doc->tokens;
    k->block = block;
    k->in = (dl_block){k->doc, prose->token, prose->token_end};
    k->mentions = dl_mentions_find(&k->in, k->scratch);
    k->n_bare = 0;
    k->n_dollars = 0;
    memset(k->whole, 0, sizeof k->whole);
    for (pair p = 0; p < N_PAIRS; p++) {
        k->top[p] = DL_NONE;
        k->spare[p] = 0;
    }
    if (dl_math_is_tex(k->doc, k->in.first, k->in.end))
        return;
    dl_marked walk =
        dl_marked_in(k->doc, DL_MARK_OTHER, k->in.first, k->in.end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        if (dl_token_is(&tokens[i], PAIRED | DL_KINDS(ESCAPE)))
            check_token(k, i);
        else if (tokens[i].kind == DL_TOKEN_URL)
            match_address(k, &tokens[i]);
        else if (tokens[i].kind == DL_TOKEN_FORMULA)
            match_formula(k, i);
        else
            k->n_dollars += tokens[i].first == '$';
    }
    end_block(k);
}

/* ---- all blocks ---------------------------------------------------------- */

/* Whether what is opened in one block may be closed in another: nearby, under
   the same heading, and not in another item of the same list. The rows of a
   table may be consecutive lines of one text. */
static bool may_be_partners(const checker *k, const half *open, const half *h)
{
    const dl_node *nodes = k->doc->nodes;
    uint32_t parent = nodes[k->doc->proses[open->block].node].parent;
    if (nodes[parent].kind == DL_NODE_TABLE_ROW)
        parent = nodes[parent].parent;
    return h->section == open->section && h->block - open->block <= NEARBY &&
           k->doc->proses[h->block].node < nodes[parent].end;
}

/* A bracket may be opened in one paragraph or item and closed in another. */
static void pair_blocks(checker *k)
{
    uint32_t top[N_PAIRS];
    for (pair p = 0; p < N_PAIRS; p++)
        top[p] = DL_NONE;
    for (uint32_t i = 0; i < k->loose.n; i++) {
        half *h = &k->loose.v[i], *open = NULL;
        if (top[h->pair] != DL_NONE)
            open = &k->loose.v[top[h->pair]];
        bool closes = !h->is_open || h->pair >= STRAIGHT_DOUBLE;
        if (closes && open && may_be_partners(k, open, h)) {
            open->has_partner = h->has_partner = true;
            top[h->pair] = open->below;
        } else if (h->is_open) {
            h->below = top[h->pair];
            top[h->pair] = i;
        }
    }
}

static void report(dl_ctx *ctx, const checker *k)
{
    for (uint32_t i = 0; i < k->loose.n; i++) {
        const half *h = &k->loose.v[i];
        const dl_token *t = &k->doc->tokens[h->token];
        if (!h->has_partner &&
            k->doc->proses[h->block].traits & DL_KINDS(HANGUL))
            dl_report(ctx, h->is_open ? DL605_OPEN : DL605_CLOSE,
                      dl_token_span(t), dl_token_text(k->doc, t));
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    checker k = {.doc = post->doc, .scratch = dl_ctx_scratch(ctx)};
    for (uint32_t i = 0; i < post->doc->n_proses; i++) {
        const dl_prose *prose = &post->doc->proses[i];
        k.section += post->doc->nodes[prose->node].kind == DL_NODE_HEADING;
        if (prose->traits & PAIRED && dl_prose_is_korean(post, prose))
            check_block(&k, i);
    }
    if (k.loose.n) {
        pair_blocks(&k);
        report(ctx, &k);
    }
    dl_vec_free(&k.here);
    dl_vec_free(&k.loose);
}

const dl_check dl_check_dl605 = {.on_post = on_post};
