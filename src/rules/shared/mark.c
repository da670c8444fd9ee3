/* Judges brackets and quotation marks that are not half of a pair. */
#include "rules/shared/mark.h"

#include "base/str.h"
#include "korean/lexicon.h"
#include "text/kinds.h"

enum {
    WORD = DL_KINDS(HANGUL, LATIN, NUMBER),
    /* an opening mark does not follow these */
    BEHIND = DL_KINDS(CLOSE, STOP, COMMA, SOFT_BREAK, HARD_BREAK),
    INTERVAL = 12 /* tokens of a half-open interval, at most */
};

/* ---- characters ---------------------------------------------------------- */

/* `39`, `x27` of `&#39;`, `&#x27;`. */
static uint32_t numeric(dl_str s)
{
    bool is_hex = s.n > 0 && (s.p[0] | 0x20) == 'x';
    uint32_t value = 0;
    for (size_t i = is_hex; i < s.n && value <= UINT16_MAX; i++) {
        int digit = dl_hex_value(s.p[i]);
        if (digit < 0 || (!is_hex && digit > 9))
            return 0;
        value = value * (is_hex ? 16 : 10) + (uint32_t)digit;
    }
    return value;
}

static uint32_t named(dl_str s)
{
    static const struct {
        const char *name;
        uint16_t c;
    } names[] = {{"quot", '"'},       {"apos", '\''},    {"lpar", '('},
                 {"rpar", ')'},       {"lsqb", '['},     {"lbrack", '['},
                 {"rsqb", ']'},       {"rbrack", ']'},   {"ldquo", 0x201C},
                 {"rdquo", 0x201D},   {"lsquo", 0x2018}, {"rsquo", 0x2019},
                 {"rdquor", 0x201D},  {"rsquor", 0x2019}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_str_is(s, names[i].name))
            return names[i].c;
    return 0;
}

uint32_t dl_mark_char(const dl_doc *doc, const dl_token *t)
{
    if (t->kind != DL_TOKEN_ESCAPE)
        return t->first;
    dl_str s = dl_token_text(doc, t);
    if (s.p[0] == '\\')
        return (unsigned char)s.p[1];
    dl_str name = {s.p + 1, s.n - 2}; /* between `&` and `;` */
    return name.p[0] == '#' ? numeric(dl_str_from(name, 1)) : named(name);
}

/* ---- faces --------------------------------------------------------------- */

/* `끝났다 : )` */
static bool is_spaced_face(const dl_block *b, uint32_t i)
{
    const dl_token *eyes = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    return eyes && i > b->first + 1 && !dl_is_joined(eyes) &&
           (dl_block_char(b, eyes) == ':' || dl_block_char(b, eyes) == ';') &&
           (!dl_is_joined(after) || dl_is_line_end(b, after));
}

bool dl_mark_is_face(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *nose = dl_block_at(b, i - 1);
    if (!dl_is_joined(t) || !nose)
        return is_spaced_face(b, i);
    if (dl_block_char(b, nose) == '-')
        nose = dl_is_joined(nose) ? dl_block_at(b, i - 2) : NULL;
    char eyes = dl_block_char(b, nose);
    return eyes == ';' || eyes == ':' || eyes == '=' || eyes == '^';
}

bool dl_mark_is_sad_face(const dl_block *b, uint32_t i)
{
    const dl_token *after = dl_block_at(b, i + 1);
    return dl_mark_is_face(b, i) &&
           (!dl_is_joined(after) || after->kind == DL_TOKEN_HTML);
}

/* ㅉㅉㅉ(World: it opens. */
static bool is_before_word(const dl_block *b, uint32_t i)
{
    uint32_t k = dl_seen_after(b, i);
    return k != DL_NONE && dl_block_char(b, &b->doc->tokens[i]) == '(' &&
           dl_token_is(&b->doc->tokens[k], WORD);
}

bool dl_mark_is_laugh(const dl_block *b, uint32_t i)
{
    enum { MOST = 32 }; /* in a row: keeps long ones linear */
    const dl_token *t = dl_block_at(b, i);
    if (is_before_word(b, i))
        return false;
    for (unsigned n = 0; n < MOST && dl_is_joined(t) && i > b->first; n++) {
        const dl_token *before = &b->doc->tokens[--i];
        if (before->kind == DL_TOKEN_HANGUL)
            return before->last >= 0x3131 && before->last <= 0x3163 &&
                   before->length > 1;
        if (dl_block_char(b, before) != dl_block_char(b, t))
            return false;
        t = before;
    }
    return false;
}

/* ---- brackets ------------------------------------------------------------ */

/* Whether the word beside the brackets says that they are an interval. */
static bool is_interval_name(const dl_block *b, uint32_t i)
{
    return dl_block_at(b, i) &&
           dl_lexicon_start(b->doc->lexicon, DL_LIST_BRACKET_INTERVAL_NAMES,
                            dl_token_text(b->doc, &b->doc->tokens[i])) > 0;
}

static bool is_of(const dl_block *b, uint32_t i)
{
    return dl_block_at(b, i) &&
           dl_str_is(dl_token_text(b->doc, &b->doc->tokens[i]), "의");
}

bool dl_mark_ends_interval(const dl_block *b, uint32_t open, uint32_t i)
{
    bool has_comma = false;
    if (i - open > INTERVAL)
        return false;
    bool is_named =
        is_interval_name(b, open - 1) || is_interval_name(b, i + 1) ||
        (is_of(b, i + 1) && is_interval_name(b, i + 2));
    for (uint32_t j = open + 1; j < i; j++) {
        const dl_token *t = &b->doc->tokens[j];
        if (t->kind == DL_TOKEN_HANGUL && !is_named &&
            !dl_lexicon_has(b->doc->lexicon, DL_LIST_BRACKET_INTERVAL_WORDS,
                            dl_token_text(b->doc, t)))
            return false;
        has_comma |= dl_is_one_of(dl_block_char(b, t), ",.~");
        /* `[0,1)`: the lexer takes it for a number */
        has_comma |= t->kind == DL_TOKEN_NUMBER &&
                     memchr(b->doc->src.p + t->start, ',', t->end - t->start);
    }
    return has_comma;
}

bool dl_mark_follows_address(const dl_block *b, uint32_t i)
{
    const dl_token *before = dl_block_at(b, i - 1);
    return dl_is_joined(dl_block_at(b, i)) && before &&
           before->kind == DL_TOKEN_URL;
}

/* ---- apostrophes --------------------------------------------------------- */

bool dl_mark_is_year(const dl_block *b, uint32_t i, bool is_open)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    if (!dl_is_joined(after) || after->kind != DL_TOKEN_NUMBER ||
        after->length != 2)
        return false;
    return dl_is_joined(t) ? before->kind == DL_TOKEN_LATIN ||
                                 before->kind == DL_TOKEN_OPEN
                           : !is_open;
}

/* Seen neighbours of a mark, or NULL. */
typedef struct neighbours {
    const dl_token *before, *after;
} neighbours;

static neighbours around(const dl_block *b, uint32_t i)
{
    uint32_t before = dl_seen_before(b, i), after = dl_seen_after(b, i);
    return (neighbours){before == DL_NONE ? NULL : &b->doc->tokens[before],
                        after == DL_NONE ? NULL : &b->doc->tokens[after]};
}

bool dl_mark_is_contraction(const dl_block *b, uint32_t i)
{
    static const char *const tails[] = {"s", "t", "d", "m", "re", "ve", "ll"};
    neighbours near = around(b, i);
    if (!near.before && dl_str_is(dl_token_text(b->doc, dl_block_at(b, i)), "’"))
        near.before = dl_block_at(b, i - 1); /* Let ’s */
    if (!near.before || !near.after || near.after->kind != DL_TOKEN_LATIN ||
        !dl_token_is(near.before, WORD | DL_KINDS(CODE)))
        return false;
    dl_str tail = dl_token_text(b->doc, near.after);
    for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
        if (dl_str_is(tail, tails[k]))
            return true;
    return false;
}

bool dl_mark_is_inner(const dl_block *b, uint32_t i)
{
    neighbours near = around(b, i);
    return near.before && near.after && near.after->kind == DL_TOKEN_LATIN &&
           dl_token_is(near.before, DL_KINDS(LATIN, NUMBER));
}

static bool ends_word(const dl_token *after)
{
    return !after || dl_token_is(after, BEHIND);
}

bool dl_mark_is_possessive(const dl_block *b, uint32_t i, bool is_single)
{
    bool is_straight = b->doc->tokens[i].kind == DL_TOKEN_QUOTE;
    neighbours near = around(b, i);
    if (!near.before)
        return false;
    if (near.before->kind == DL_TOKEN_NUMBER) /* 5', 10", C2' */
        return true;
    if (!is_single || (near.after && near.after->kind == DL_TOKEN_LATIN))
        return false;
    return near.before->kind == DL_TOKEN_GREEK ||
           near.before->kind == DL_TOKEN_FORMULA ||
           (near.before->kind == DL_TOKEN_LATIN &&
            (near.before->length <= 2 ||
             b->doc->src.p[near.before->end - 1] == 's' ||
             (is_straight && ends_word(near.after))));
}

bool dl_mark_is_elision(const dl_block *b, uint32_t i)
{
    const dl_token *after = dl_block_at(b, i + 1);
    return dl_is_joined(after) &&
           (after->kind == DL_TOKEN_NUMBER || after->kind == DL_TOKEN_LATIN);
}

bool dl_mark_is_doubled(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    return (dl_is_joined(t) && before && before->first == t->first) ||
           (dl_is_joined(after) && after->first == t->first);
}

/* ---- sides --------------------------------------------------------------- */

/* Whether nothing precedes token `i` that a mark could close. */
static bool is_begun(const dl_block *b, uint32_t i)
{
    const dl_token *t = b->doc->tokens;
    uint32_t k = dl_seen_before(b, i);
    if (k != DL_NONE && t[k].kind == DL_TOKEN_QUOTE) /* ""이것 */
        k = dl_seen_before(b, k);
    return k == DL_NONE || t[k].kind == DL_TOKEN_OPEN ||
           dl_is_line_end(b, &t[k]);
}

bool dl_mark_may_open(const dl_block *b, uint32_t i)
{
    const dl_token *after = around(b, i).after;
    return is_begun(b, i) && after && !dl_is_line_end(b, after) &&
           !dl_token_is(after, DL_KINDS(COMMA, CLOSE));
}

bool dl_mark_may_close(const dl_block *b, uint32_t i)
{
    neighbours near = around(b, i);
    return near.before && !dl_token_is(near.before, DL_KINDS(OPEN)) &&
           !dl_is_line_end(b, near.before) &&
           (ends_word(near.after) || dl_is_line_end(b, near.after));
}
