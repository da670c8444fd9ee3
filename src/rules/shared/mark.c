/* Judges brackets and quotation marks that are not half of a pair. */
#include "rules/shared/mark.h"

#include "text/kinds.h"

enum {
    WORD = DL_KINDS(HANGUL, LATIN, NUMBER),
    /* an opening mark does not follow these */
    BEHIND = DL_KINDS(CLOSE, STOP, COMMA, SOFT_BREAK, HARD_BREAK),
    INTERVAL = 12 /* tokens of a half-open interval, at most */
};

bool dl_mark_is_face(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *nose = dl_block_at(b, i - 1);
    if (!dl_is_joined(t) || !nose)
        return false;
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

bool dl_mark_is_laugh(const dl_block *b, uint32_t i)
{
    enum { MOST = 32 }; /* in a row: keeps long ones linear */
    const dl_token *t = dl_block_at(b, i);
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

bool dl_mark_ends_interval(const dl_block *b, uint32_t open, uint32_t i)
{
    bool has_comma = false;
    if (i - open > INTERVAL)
        return false;
    for (uint32_t j = open + 1; j < i; j++) {
        const dl_token *t = &b->doc->tokens[j];
        if (t->kind == DL_TOKEN_HANGUL)
            return false;
        has_comma |= dl_block_char(b, t) == ',' || dl_block_char(b, t) == '.';
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

bool dl_mark_is_apostrophe(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    if (!dl_is_joined(t) || !dl_is_joined(after) || !before ||
        after->kind != DL_TOKEN_LATIN)
        return false;
    /* `Rc`’s */
    bool is_genitive = dl_block_char(b, after) == 's' &&
                       dl_token_is(before, DL_KINDS(CODE, MARKUP));
    return before->kind == DL_TOKEN_LATIN || before->kind == DL_TOKEN_NUMBER ||
           is_genitive;
}

static bool ends_word(const dl_block *b, uint32_t i)
{
    const dl_token *after = dl_block_at(b, i + 1);
    return !dl_is_joined(after) || dl_token_is(after, BEHIND);
}

bool dl_mark_is_possessive(const dl_block *b, uint32_t i, bool is_curved)
{
    const dl_token *before = dl_block_at(b, i - 1);
    if (!dl_is_joined(dl_block_at(b, i)) || !before)
        return false;
    return before->kind == DL_TOKEN_NUMBER ||
           (before->kind == DL_TOKEN_LATIN &&
            (!is_curved || before->length <= 2 ||
             b->doc->src.p[before->end - 1] == 's') &&
            ends_word(b, i));
}

bool dl_mark_is_prime(const dl_block *b, uint32_t i)
{
    const dl_token *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    return dl_is_joined(dl_block_at(b, i)) && before &&
           before->kind == DL_TOKEN_LATIN && before->length <= 2 &&
           dl_is_joined(after) && after->kind != DL_TOKEN_LATIN;
}

bool dl_mark_is_elision(const dl_block *b, uint32_t i)
{
    const dl_token *after = dl_block_at(b, i + 1);
    return dl_is_joined(after) &&
           (after->kind == DL_TOKEN_NUMBER || after->kind == DL_TOKEN_LATIN);
}

bool dl_mark_may_open(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    return (!dl_is_joined(t) || !before ||
            dl_token_is(before, DL_KINDS(OPEN, MARKUP))) &&
           dl_is_joined(after) && !dl_token_is(after, BEHIND);
}

bool dl_mark_may_close(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    return dl_is_joined(t) && before &&
           dl_token_is(before, WORD | DL_KINDS(STOP)) &&
           ends_word(b, i);
}

bool dl_mark_is_doubled(const dl_block *b, uint32_t i)
{
    const dl_token *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    return (dl_is_joined(dl_block_at(b, i)) &&
            dl_block_char(b, before) == '\'') ||
           (dl_is_joined(after) && dl_block_char(b, after) == '\'');
}
