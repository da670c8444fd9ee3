/* Classifies brackets and quotation marks from a table. */
#include "rules/shared/shape.h"

#include "korean/lexicon.h"
#include "rules/shared/mark.h"
#include "rules/shared/mention.h"
#include "text/kinds.h"

enum {
    WORD = DL_KINDS(HANGUL, LATIN, NUMBER),
    BRACKETS = DL_KINDS(OPEN, CLOSE),
    INSIDE = DL_TOKEN_IN_EMPHASIS | DL_TOKEN_IN_LINK
};

bool dl_shape_of(uint32_t c, dl_half *out)
{
    static const struct {
        uint16_t open, close;
        uint8_t pair;
    } pairs[] = {{'(', ')', DL_PAIR_PAREN},
                 {'[', ']', DL_PAIR_SQUARE},
                 {'"', '"', DL_PAIR_STRAIGHT_DOUBLE},
                 {'\'', '\'', DL_PAIR_STRAIGHT_SINGLE},
                 {0x201C, 0x201D, DL_PAIR_CURVED_DOUBLE},
                 {0x2018, 0x2019, DL_PAIR_CURVED_SINGLE},
                 {0x300C, 0x300D, DL_PAIR_CORNER},
                 {0x300E, 0x300F, DL_PAIR_WHITE_CORNER},
                 {0x300A, 0x300B, DL_PAIR_DOUBLE_ANGLE},
                 {0x3008, 0x3009, DL_PAIR_ANGLE},
                 {0x3010, 0x3011, DL_PAIR_LENTICULAR},
                 {0xFF08, 0xFF09, DL_PAIR_PAREN},
                 {0xFF3B, 0xFF3D, DL_PAIR_SQUARE}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (c != pairs[i].open && c != pairs[i].close)
            continue;
        dl_side side = c == pairs[i].open ? DL_SIDE_OPEN : DL_SIDE_CLOSE;
        out->pair = pairs[i].pair;
        out->side = (uint8_t)(pairs[i].open == pairs[i].close ? DL_SIDE_EITHER
                                                              : side);
        return true;
    }
    return false;
}

/* ---- what is only shown -------------------------------------------------- */

/* `<kbd>(</kbd>` */
static bool is_between_tags(const dl_block *b, const dl_token *before,
                            const dl_token *after)
{
    const char *src = b->doc->src.p;
    return before->kind == DL_TOKEN_HTML && after->kind == DL_TOKEN_HTML &&
           src[before->start + 1] != '/' && src[after->start + 1] == '/';
}

static bool is_mark_name(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i);
    return t && t->kind == DL_TOKEN_HANGUL &&
           dl_token_in(b->doc, t, DL_LIST_BRACKET_MARK_NAMES);
}

static bool is_quote(const dl_block *b, const dl_token *t)
{
    dl_half half;
    return dl_shape_of(dl_mark_char(b->doc, t), &half) &&
           dl_pair_is_quote(half.pair);
}

/* `"("`, `**[**`, 따옴표("), 괄호()): mentioned, not used. */
static bool is_shown(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i);
    const dl_token *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    dl_half outer, other;
    if (!dl_is_joined(t) || !before || !dl_is_joined(after))
        return false;
    if (is_between_tags(b, before, after))
        return true;
    if (before->kind == DL_TOKEN_MARKUP && after->kind == DL_TOKEN_MARKUP)
        return t->flags & INSIDE && !((before->flags | after->flags) & INSIDE);
    if (dl_block_char(b, before) == '(' && dl_block_char(b, after) == ')')
        return is_quote(b, t) || is_mark_name(b, i - 2);
    bool is_opened =
        before->kind == DL_TOKEN_OPEN ||
        (before->kind == DL_TOKEN_QUOTE && !dl_is_joined(before));
    return is_opened && after->kind != DL_TOKEN_OPEN &&
           dl_shape_of(dl_mark_char(b->doc, before), &outer) &&
           dl_pair_is_quote(outer.pair) &&
           dl_shape_of(dl_mark_char(b->doc, after), &other) &&
           other.pair == outer.pair;
}

/* ---- what a mark may be -------------------------------------------------- */

/* Whether token `i` is a Latin letter that is a word. */
static bool is_lone_letter(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *after = dl_block_at(b, i + 1);
    return t->kind == DL_TOKEN_LATIN && t->length == 1 &&
           !(dl_is_joined(after) && dl_token_is(after, WORD) &&
             after->kind != DL_TOKEN_HANGUL);
}

/* `Ctrl+]`, `c-[`, `]]`, `[s`, ` ] `: a key. `[('가', 1)`: code. `]0, 1[`: an
   open interval. */
static bool is_key(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    if (!dl_is_joined(t))
        return !dl_is_joined(after) || is_lone_letter(b, i + 1) ||
               dl_token_is(after, DL_KINDS(OPEN, QUOTE)) ||
               (t->kind == DL_TOKEN_CLOSE && after->kind == DL_TOKEN_NUMBER);
    char c = dl_block_char(b, before);
    return c == '-' || c == '+' ||
           (before && dl_token_is(before, BRACKETS)) ||
           (before && before->kind == DL_TOKEN_MARKUP && dl_is_joined(after) &&
            dl_token_is(after, BRACKETS)) ||
           (before && before->kind == DL_TOKEN_NUMBER &&
            t->kind == DL_TOKEN_OPEN &&
            (!dl_is_joined(after) || after->kind == DL_TOKEN_HANGUL));
}

/* `a(, i(`, `때문에(` at the end: nothing follows that it could enclose. */
static bool encloses_nothing(const dl_block *b, uint32_t i)
{
    uint32_t k = dl_seen_after(b, i);
    if (k != DL_NONE) {
        const dl_token *t = &b->doc->tokens[k];
        return dl_is_line_end(b, t) ||
               dl_token_is(t, DL_KINDS(CLOSE, STOP, COMMA));
    }
    if (i + 1 >= b->end || dl_is_line_end(b, &b->doc->tokens[i + 1]))
        return true;
    k = dl_seen_before(b, i);
    return k != DL_NONE && !dl_is_joined(dl_block_at(b, k)) &&
           is_lone_letter(b, k);
}

static bool is_escaped(const dl_block *b, uint32_t i)
{
    const dl_token *t = &b->doc->tokens[i];
    return t->kind == DL_TOKEN_ESCAPE && b->doc->src.p[t->start] == '\\';
}

/* `\\'`: a backslash that is shown, and what it escapes. */
static bool follows_backslash(const dl_block *b, uint32_t i)
{
    return i > b->first && dl_is_joined(dl_block_at(b, i)) &&
           is_escaped(b, i - 1) &&
           b->doc->src.p[b->doc->tokens[i - 1].start + 1] == '\\';
}

static bool is_opening_year(const dl_block *b, uint32_t i)
{
    return !dl_is_joined(dl_block_at(b, i)) && dl_mark_is_year(b, i, false);
}

static bool is_year(const dl_block *b, uint32_t i)
{
    return dl_mark_is_year(b, i, true);
}

static bool is_closing_year(const dl_block *b, uint32_t i)
{
    return dl_mark_is_year(b, i, false);
}

static bool is_inches(const dl_block *b, uint32_t i)
{
    return dl_mark_is_possessive(b, i, false);
}

static bool is_possessive(const dl_block *b, uint32_t i)
{
    return dl_mark_is_possessive(b, i, true);
}

/* `i", a"`, `"_`, `" "`, `' or '`: a mark with nothing to quote beside it. */
static bool is_stray(const dl_block *b, uint32_t i)
{
    uint32_t before = dl_seen_before(b, i), after = dl_seen_after(b, i);
    const dl_token *t = b->doc->tokens;
    bool has_after = after != DL_NONE && !dl_is_line_end(b, &t[after]);
    if (before != DL_NONE && !dl_is_line_end(b, &t[before]))
        return t[before].kind == DL_TOKEN_LATIN && t[before].length == 1 &&
               dl_seen_before(b, before) == DL_NONE;
    return !has_after || dl_token_is(&t[after], DL_KINDS(SYMBOL, COMMA, CLOSE));
}

/* `〉=`, `(〈, 〉)`: a sign of comparison. */
static bool is_comparison(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *after = dl_block_at(b, i + 1);
    uint32_t before = dl_seen_before(b, i);
    if (dl_is_joined(after) && dl_block_char(b, after) == '=')
        return true;
    return (!after || dl_is_line_end(b, after) ||
            dl_token_is(after, DL_KINDS(COMMA, CLOSE))) &&
           (before == DL_NONE || !dl_is_joined(t) ||
            dl_token_is(dl_block_at(b, before), DL_KINDS(COMMA, OPEN)));
}

/* ---- the table ----------------------------------------------------------- */

enum { NOTHING = DL_HALF_UNSURE + 1 };

#define OPENS(pair) (UINT32_C(1) << 2 * DL_PAIR_##pair)
#define CLOSES(pair) (UINT32_C(2) << 2 * DL_PAIR_##pair)
#define BOTH(pair) (OPENS(pair) | CLOSES(pair))

typedef struct reading {
    uint32_t shapes; /* to which it applies */
    uint8_t trust;
    bool is_counted; /* then the mark ends an enumerator */
    bool (*is)(const dl_block *b, uint32_t i);
} reading;

/* The first that applies decides; a mark to which none does is sure. */
static const reading readings[] = {
    {UINT32_MAX, NOTHING, false, is_shown},
    {BOTH(CURVED_SINGLE) | BOTH(STRAIGHT_SINGLE), NOTHING, false,
     dl_mark_is_contraction},
    {UINT32_MAX, DL_HALF_WEAK, false, is_escaped},
    {BOTH(STRAIGHT_SINGLE) | BOTH(STRAIGHT_DOUBLE), DL_HALF_WEAK, false,
     follows_backslash},
    {BOTH(ANGLE), DL_HALF_UNSURE, false, is_comparison},
    {BOTH(PAREN), DL_HALF_UNSURE, false, dl_mark_is_laugh},
    {OPENS(PAREN), DL_HALF_UNSURE, false, dl_mark_is_sad_face},
    {CLOSES(PAREN), DL_HALF_UNSURE, false, dl_mark_is_face},
    {CLOSES(PAREN), DL_HALF_UNSURE, false, dl_mark_follows_address},
    {CLOSES(PAREN), DL_HALF_UNSURE, true, dl_is_enumerator},
    {CLOSES(PAREN) | CLOSES(SQUARE), DL_HALF_UNSURE, false, dl_is_label},
    {CLOSES(PAREN), DL_HALF_WEAK, false, dl_is_lone_label},
    {BOTH(SQUARE), DL_HALF_WEAK, false, is_key},
    {OPENS(PAREN) | OPENS(SQUARE), DL_HALF_WEAK, false, encloses_nothing},
    {OPENS(STRAIGHT_SINGLE), DL_HALF_WEAK, false, is_opening_year},
    {OPENS(CURVED_SINGLE) | OPENS(STRAIGHT_SINGLE), DL_HALF_UNSURE, false,
     is_year},
    {CLOSES(CURVED_SINGLE), DL_HALF_UNSURE, false, is_closing_year},
    {CLOSES(CURVED_SINGLE) | OPENS(STRAIGHT_SINGLE), DL_HALF_UNSURE, false,
     dl_mark_is_doubled},
    {CLOSES(CURVED_SINGLE) | OPENS(STRAIGHT_SINGLE), DL_HALF_UNSURE, false,
     dl_mark_is_inner},
    {CLOSES(CURVED_SINGLE) | OPENS(STRAIGHT_SINGLE), DL_HALF_UNSURE, false,
     is_possessive},
    {CLOSES(CURVED_DOUBLE) | OPENS(STRAIGHT_DOUBLE), DL_HALF_UNSURE, false,
     is_inches},
    {OPENS(STRAIGHT_DOUBLE) | OPENS(STRAIGHT_SINGLE), DL_HALF_WEAK, false,
     dl_is_mentioned_quote},
    {BOTH(CURVED_DOUBLE) | BOTH(CURVED_SINGLE) | OPENS(STRAIGHT_DOUBLE) |
         OPENS(STRAIGHT_SINGLE),
     DL_HALF_WEAK, false, is_stray},
};

/* The side of a straight mark that the neighbours show. */
static dl_side side_of(const dl_block *b, uint32_t i)
{
    bool opens = dl_mark_may_open(b, i), closes = dl_mark_may_close(b, i);
    if (opens == closes)
        return DL_SIDE_EITHER;
    return opens ? DL_SIDE_OPEN : DL_SIDE_CLOSE;
}

static void read_mention(const dl_block *b, uint32_t i, dl_half *h)
{
    static const uint8_t trusts[] = {
        [DL_MENTION_USED] = DL_HALF_SURE, [DL_MENTION_APART] = DL_HALF_WEAK,
        [DL_MENTION_PARTICLE] = DL_HALF_UNSURE,
        [DL_MENTION_NAMED] = DL_HALF_UNSURE};
    dl_mention sign = dl_mention_at(b, i, h->side == DL_SIDE_OPEN);
    h->trust = trusts[sign];
    h->is_named = sign == DL_MENTION_NAMED;
}

bool dl_shape_read(const dl_block *b, uint32_t i, dl_half *out)
{
    const uint32_t singles = BOTH(CURVED_SINGLE) | BOTH(STRAIGHT_SINGLE);
    *out = (dl_half){.token = i, .partner = DL_NONE, .below = DL_NONE};
    if (!dl_shape_of(dl_mark_char(b->doc, &b->doc->tokens[i]), out))
        return false;
    uint32_t shape = UINT32_C(1)
                     << (2 * out->pair + (out->side == DL_SIDE_CLOSE));
    for (size_t k = 0; k < sizeof readings / sizeof *readings; k++) {
        if (!(readings[k].shapes & shape) || !readings[k].is(b, i))
            continue;
        out->trust = readings[k].trust;
        out->is_counted = readings[k].is_counted;
        break;
    }
    if (out->trust == NOTHING)
        return false;
    if (out->pair <= DL_PAIR_SQUARE && out->trust == DL_HALF_SURE)
        read_mention(b, i, out);
    if (out->side == DL_SIDE_EITHER)
        out->side = (uint8_t)side_of(b, i);
    /* ’90s, 'self */
    if (shape & singles && out->trust == DL_HALF_SURE &&
        out->side == DL_SIDE_OPEN && dl_mark_is_elision(b, i))
        out->trust = DL_HALF_WEAK;
    return true;
}
