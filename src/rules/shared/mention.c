/* Judges whether a bracket is mentioned, not used. */
#include "rules/shared/mention.h"

#include "korean/lexicon.h"
#include "korean/particle.h"
#include "text/kinds.h"

bool dl_is_named_mark(const dl_block *b, uint32_t i)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    if (!before || dl_is_joined(t))
        return false;
    return (before->kind == DL_TOKEN_HANGUL &&
            dl_token_in(b->doc, before, DL_LIST_BRACKET_MARK_NAMES)) ||
           (after && after->kind == DL_TOKEN_HANGUL && !dl_is_joined(after) &&
            dl_lexicon_start(b->doc->lexicon,
                             DL_LIST_BRACKET_MARK_NAME_STARTS,
                             dl_token_text(b->doc, after)));
}

/* A word that is only a particle or what a name is before: 를, 라면, 전까지.
   After an open bracket 이 and 만 are words: (이 방법은. */
static bool is_particle(const dl_block *b, const dl_token *t, bool is_open)
{
    dl_particle_use use;
    if (!t || t->kind != DL_TOKEN_HANGUL)
        return false;
    if (dl_token_in(b->doc, t, DL_LIST_BRACKET_MENTION_TAILS))
        return true;
    if (is_open)
        return t->length == 1 && t->first != 0xC774 /* 이 */ &&
               dl_particle_at_end(dl_token_text(b->doc, t), &use);
    return dl_token_in(b->doc, t, DL_LIST_BRACKET_PARTICLES);
}

static bool is_comma(const dl_block *b, const dl_token *t)
{
    return dl_block_char(b, t) == ',' || dl_block_char(b, t) == '/';
}

/* 괄호(가 나오면 */
static bool is_named_closely(const dl_block *b, const dl_token *before,
                             const dl_token *t, const dl_token *after)
{
    return dl_is_joined(t) && before && before->kind == DL_TOKEN_HANGUL &&
           dl_is_joined(after) && is_particle(b, after, true) &&
           dl_token_in(b->doc, before, DL_LIST_BRACKET_MARK_NAMES);
}

/* "}]()[{": brackets alone between quotation marks. */
static bool is_in_row(const dl_block *b, uint32_t i)
{
    enum { FAR = 16 /* tokens */ };
    const uint32_t marks = DL_KINDS(OPEN, CLOSE, SYMBOL);
    const dl_token *first = dl_block_at(b, i), *last = first;
    uint32_t n = 0;
    for (uint32_t k = i; dl_is_joined(first) && dl_token_is(first, marks) &&
                         n < FAR; n++)
        first = dl_block_at(b, --k);
    for (uint32_t k = i; last && dl_token_is(last, marks) && n < FAR; n++) {
        last = dl_block_at(b, ++k);
        if (!dl_is_joined(last))
            return false;
    }
    return n > 2 && n < FAR && first && first->kind == DL_TOKEN_QUOTE && last &&
           last->kind == DL_TOKEN_QUOTE;
}

dl_mention dl_mention_at(const dl_block *b, uint32_t i, bool is_open)
{
    const dl_token *t = dl_block_at(b, i), *before = dl_block_at(b, i - 1);
    const dl_token *after = dl_block_at(b, i + 1);
    bool is_apart = !after || !dl_is_joined(after);
    if (is_named_closely(b, before, t, after) || is_in_row(b, i))
        return DL_MENTION_NAMED;
    if (dl_is_joined(t) &&
        !(before && dl_token_is(before, DL_KINDS(QUOTE, COMMA))))
        return DL_MENTION_USED;
    if (dl_is_named_mark(b, i) && (is_apart || is_particle(b, after, is_open)))
        return DL_MENTION_NAMED;
    if (is_open ? is_comma(b, after) : is_comma(b, before))
        return DL_MENTION_NAMED;
    if (is_particle(b, after, is_open))
        return DL_MENTION_PARTICLE;
    /* A stray `)` at the end is rather the end of a parenthesis. */
    return after && is_apart && !dl_is_joined(t) ? DL_MENTION_APART
                                                     : DL_MENTION_USED;
}

bool dl_is_mentioned_quote(const dl_block *b, uint32_t i)
{
    const dl_token *after = dl_block_at(b, i + 1);
    return !dl_is_joined(dl_block_at(b, i)) && dl_is_joined(after) &&
           is_particle(b, after, true);
}
